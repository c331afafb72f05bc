"""The requests that example calls make, as the SDK makes them.

The constants that the generated package has for its operations are made here as well,
and asked for the request of a call, so that what a page shows is what is sent.
"""

from __future__ import annotations
import __future__

import builtins
import datetime as dt
import decimal
import uuid
from importlib import import_module
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.plan.imports import RUNTIME_HOMES
from generator.plan.operations import CONSTRUCTOR_HOMES
from generator.plan.spellings import spellings
from generator.runtime.client import Profile
from generator.runtime.flow import Exchange, Flow
from generator.runtime.sentinels import NOT_GIVEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.ir import Api, Operation
    from generator.names import Names
    from generator.plan.calls import ExampleCall
    from generator.runtime.client import ClientSettings

_LARGEST = 65_536
_LEFT_OUT = ("user-agent", "accept-encoding", "content-length")  # the library's own
_OPERATIONS = ("Body", "Keywords", "Operation", "headers", "paths", "queries")
_FLAGS = __future__.annotations.compiler_flag


class Sent(NamedTuple):
    """A request without its credentials.

    Attributes:
        content: The body; ``None`` without one.
        file: The name of the file that is the body.
        files: The names of those that parts of it are of.
    """

    method: str
    url: str
    headers: dict[str, str]
    content: bytes | None
    file: str = ""
    files: tuple[str, ...] = ()


class Requests:
    """Makes the requests of example calls.

    Args:
        api: The intermediate model.
        names: Every public name.
        constants: The sources of the operations' constants, by pointer.
        base_url: Where the API answers.
    """

    def __init__(
        self, api: Api, names: Names, constants: Mapping[str, str], base_url: str
    ) -> None:
        self._names = names
        self._profile = Profile("", "", base_url, "")
        self._scope = _Scope(api)
        self._making = Lock()
        self._constants: dict[str, Any] = {}
        self._sources = constants

    def of(self, call: ExampleCall, base_url: str = "", media_type: str = "") -> Sent:
        """The request that a call makes.

        Args:
            call: The call.
            base_url: Where the API answers, if it is to be another place.
            media_type: The representation of the body, if it is to be chosen.

        Raises:
            ValueError: A value of the call cannot be sent, or not be shown.
            TypeError: The same.
        """
        operation = self._made(call.operation)
        if media_type:
            operation = operation.choose(content_type=media_type)
        operation = operation._replace(security=())
        settings: ClientSettings = {"base_url": base_url or None}
        flow = Flow(self._profile, settings, _NoTransport(), is_async=False)
        keywords = dict(call.keywords)
        positional = iter(call.positional)
        given = [
            (
                next(positional)
                if parameter.location == "path" and argument not in keywords
                else keywords.get(argument, NOT_GIVEN)
            )
            for parameter, argument in zip(
                call.operation.parameters,
                self._names.arguments[call.operation.pointer],
                strict=True,
            )
        ]
        body = call.body if call.has_body else NOT_GIVEN
        request = Exchange(flow, operation, tuple(given), {}, body, None).written()
        headers = {
            name: text
            for name, text in request.headers.items()
            if name not in _LEFT_OUT
        }
        return Sent(request.method, request.url, headers, _whole(request.content))

    def accept(self, operation: Operation) -> str:
        """What the requests of an operation say that they take."""
        accept: str = self._made(operation).prepared.accept
        return accept

    def _made(self, operation: Operation) -> Any:
        with self._making:
            pointer = operation.pointer
            if pointer not in self._constants:
                self._constants[pointer] = self._scope.made(self._sources[pointer])
            return self._constants[pointer]


def _whole(content: Any) -> bytes | None:
    if content is None:
        return None
    whole = content if isinstance(content, bytes) else b"".join(content)
    if len(whole) > _LARGEST:
        raise ValueError("the body is too long to be shown")
    return whole


class _NoTransport:
    """Nothing is sent."""

    def send(self, request: Any, /) -> Any:
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError


class _Anything:
    """Stands for the models, which no request needs."""

    def __getattr__(self, name: str) -> type[object]:
        return object


class _Scope(dict[str, Any]):
    """The names that the source of constants uses."""

    def __init__(self, api: Api) -> None:
        homes = dict.fromkeys(_OPERATIONS, "operation") | CONSTRUCTOR_HOMES
        homes |= RUNTIME_HOMES
        super().__init__(
            (name, getattr(import_module(f"generator.runtime.{home}"), name))
            for name, home in homes.items()
        )
        self |= {"Any": Any, "dt": dt, "uuid": uuid, "decimal": decimal}
        self["builtins"] = builtins
        self["models"] = _Anything()
        self["SPELLINGS"] = spellings(api)
        self["__annotations__"] = {}

    def __missing__(self, name: str) -> Any:
        # What several operations have in common: their errors and their security.
        return () if name.isupper() else object

    def made(self, source: str) -> Any:
        """The constant that a statement makes."""
        code = compile(source, "<operation>", "exec", _FLAGS)
        exec(code, dict(self), self)
        name = source.partition(":")[0]
        return self.pop(name)
