"""Where tokens are kept between two runs of a program."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING, Any, Protocol

from ..shapes import is_dict
from .errors import SignInError
from .tokens import Token, token_of

if TYPE_CHECKING:
    from collections.abc import Awaitable


class TokenStorage(Protocol):
    """Keeps the token of one sign-in.

    For asynchronous clients the methods may be coroutine functions.
    """

    def load(self) -> Token | Awaitable[Token | None] | None:
        """What was saved last."""
        ...

    def save(self, token: Token | None, /) -> object:
        """Keep a token in place of the last one; ``None`` forgets it."""
        ...


class MemoryStorage:
    """Keeps a token as long as the program runs."""

    def __init__(self) -> None:
        self._token: Token | None = None

    def load(self) -> Token | None:
        """What was saved last."""
        return self._token

    def save(self, token: Token | None, /) -> None:
        """Keep a token in place of the last one."""
        self._token = token


class FileStorage:
    """Keeps a token in a file that nobody else can read.

    Args:
        path: The file; the folder it is in must exist.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = Path(path)

    def load(self) -> Token | None:
        """The token in the file, if there is one.

        Raises:
            SignInError: The file holds something else.
        """
        try:
            text = self._path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        except UnicodeDecodeError:
            text = ""
        return _read(text, str(self._path))

    def save(self, token: Token | None, /) -> None:
        """Write the file anew, whole or not at all (mode 0600)."""
        if token is None:
            self._path.unlink(missing_ok=True)
            return
        # Made with that mode: there is no moment at which others can read it.
        handle, name = mkstemp(dir=self._path.parent, prefix=f".{self._path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(token.as_json(), file)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, self._path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise


class KeyringStorage:
    """Keeps a token where the operating system keeps passwords.

    Needs the package's extra ``keyring``.

    Args:
        service: What the system calls the program.
        username: Tells several sign-ins of a program apart.
    """

    def __init__(self, service: str, username: str = "token") -> None:
        self._keyring: Any = import_module("keyring")
        self._names = (service, username)

    def load(self) -> Token | None:
        """What was saved last."""
        text = self._keyring.get_password(*self._names)
        return None if text is None else _read(text, "the keyring")

    def save(self, token: Token | None, /) -> None:
        """Keep a token in place of the last one."""
        if token is not None:
            self._keyring.set_password(*self._names, json.dumps(token.as_json()))
        elif self._keyring.get_password(*self._names) is not None:
            self._keyring.delete_password(*self._names)


def _read(text: str, where: str) -> Token:
    try:
        kept: Any = json.loads(text)
        if is_dict(kept):
            return token_of(kept)
    except (ValueError, RecursionError, SignInError):
        pass
    raise SignInError(f"{where} holds no token that can be read; remove it") from None
