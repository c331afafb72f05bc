"""The errors that calls raise.

Each message names the method, the URL, the status and the request id, on one line and
without credentials. All of them can be pickled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic

from .headers import Told, text_of
from .shapes import is_dict, is_list

if TYPE_CHECKING:
    from collections.abc import Collection

    from typing_extensions import TypeVar

    from .transport import RawResponse

    # ``except StatusError`` without a type of body is then as good as any.
    B = TypeVar("B", default=Any)
else:
    from typing import TypeVar

    B = TypeVar("B")

_SHOWN = 200
_MESSAGE_NAMES = ("message", "error_description", "detail", "error", "errors", "title")


class APIError(Exception):
    """Whatever goes wrong with a call: a message of one line, the operation's name,
    the request's method and its URL, credentials masked, and how often it was sent."""

    tries = 1

    def __init__(
        self, message: str, *, operation: str = "", method: str = "", url: str = ""
    ) -> None:
        super().__init__(message)
        self.message = message
        self.operation = operation
        self.method = method
        self.url = url

    def __str__(self) -> str:
        return f"{self.message}: {self.method} {self.url}{self._times()}"

    def _times(self) -> str:
        return f", tried {self.tries} times" if self.tries > 1 else ""

    def __reduce__(self) -> Any:
        return Exception.__new__, (type(self), self.message), self.__dict__


class MissingCredentialsError(APIError):
    """The call needs credentials that the client was not given; nothing was sent."""


class APIConnectionError(APIError):
    """No answer came: the host is unknown, refused, or broke off."""


class APITimeoutError(APIConnectionError):
    """No answer came in time."""


class AnswerError(Told, APIError):
    """An error about an answer that came; ``content`` is its body as it came."""

    def __init__(self, message: str, response: RawResponse, **request: str) -> None:
        super().__init__(message, **request)
        self.status_code = response.status_code
        self.headers = response.headers
        self.content = response.content

    @property
    def text(self) -> str:
        """The body as text, by the charset of its content type."""
        return text_of(self.content, self.headers)

    def __str__(self) -> str:
        from http import HTTPStatus

        phrases = {status.value: status.phrase for status in HTTPStatus}
        text = f"{self.status_code} {phrases.get(self.status_code, '')}".rstrip()
        text = f"{text}: {self.method} {self.url}{self._times()}"
        if self.request_id:
            text = f"{text} (request id {one_line(self.request_id)})"
        return f"{text}: {self.message}" if self.message else text


class DecodeError(AnswerError):
    """An answer came that is not what the API's description says."""


class StatusError(AnswerError, Generic[B]):
    """An answer came with a status that is not success.

    Attributes:
        body: The decoded body, or ``None`` when it is empty or cannot be decoded;
            ``content`` and ``text`` always have it as it came.
        hint: What the caller may try, if that is known.
    """

    body: B | None = None
    hint: str | None = None

    @property
    def retry_after(self) -> float | None:
        """Seconds to wait before trying again, if the server names a time."""
        from .rates import retry_after_of

        return retry_after_of(self.headers)

    def __str__(self) -> str:
        return f"{super().__str__()}{f' ({self.hint})' if self.hint else ''}"


class ClientError(StatusError[B]):
    """A 4xx status the API's description does not name."""


class ServerError(StatusError[B]):
    """A 5xx status the API's description does not name."""


class UnexpectedStatusError(StatusError[B]):
    """A status that is neither success nor an error, such as a redirection."""


def fallback_class(status_code: int) -> type[StatusError[Any]]:
    """The error class of a status for which the description has none."""
    classes: dict[int, type[StatusError[Any]]] = {4: ClientError, 5: ServerError}
    return classes.get(status_code // 100, UnexpectedStatusError)


def message_of(content: bytes) -> str:
    """The message in an error's body, where the usual names have one."""
    import json

    try:
        value = json.loads(content)
        said, more = _message_in(value, 0), is_dict(value) and value.get("errors")
        told = json.dumps(more, ensure_ascii=False) if more else said
        return one_line(said if said in told else f"{said} {told}")
    except (ValueError, RecursionError):
        return ""


def _message_in(value: Any, depth: int) -> str:
    if isinstance(value, str):
        return value
    if depth < 4 and is_list(value):
        return _message_in(value[0], depth + 1) if value else ""
    if depth < 4 and is_dict(value):
        found = (_message_in(value.get(name), depth + 1) for name in _MESSAGE_NAMES)
        return next(filter(None, found), "")
    return ""


def one_line(text: str) -> str:
    """The start of a text, white space and control characters made single blanks."""
    start = (c if c.isprintable() else " " for c in text[: 4 * _SHOWN])
    line = " ".join("".join(start).split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def without_secrets(text: str, secrets: Collection[str]) -> str:
    """A text in which no credential occurs, as when a server echoes one."""
    for secret in sorted(secrets, key=len, reverse=True):
        # A secret of a letter or two would mask half of every message.
        if len(secret) >= 4:
            text = text.replace(secret, "***")
    return text
