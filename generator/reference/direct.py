"""Calls that a page sends by itself, without the local server: how they are written.

The browser has no Python in it, so a script of the page writes the request. It is
told here, parameter by parameter, how the generated package writes the same; what a
page cannot do (Fetch, forbidden request-headers) is found out before anybody tries.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.media_types import essence, is_json, is_wildcard, way

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.ir import MediaType, Operation, Parameter, PartEncoding
    from generator.plan.credentials import Carrier
    from generator.reference.forms import Form
    from generator.reference.requests import Requests

_METHODS = {"TRACE", "CONNECT", "TRACK"}
_WITHOUT_BODY = {"GET", "HEAD"}
_HEADERS = {
    "accept-charset",
    "accept-encoding",
    "access-control-request-headers",
    "access-control-request-method",
    "access-control-request-private-network",
    "connection",
    "content-length",
    "cookie",
    "cookie2",
    "date",
    "dnt",
    "expect",
    "host",
    "keep-alive",
    "origin",
    "referer",
    "set-cookie",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "via",
}
_HEADERS_BEGIN = ("proxy-", "sec-", "x-http-method", "x-method-override")
# A key or a token that somebody holds already. Passwords and secrets of clients have
# no place in a page that anybody may host.
_KEYS = {"bearer", "api_key"}


@dataclass(frozen=True, slots=True)
class Writing:
    """How a value is written (OpenAPI 3.1, Parameter Object and Encoding Object).

    Attributes:
        empty: Whether null is sent as an empty value.
        json: Whether it is sent as one text of JSON.
    """

    style: str = "form"
    explode: bool = True
    reserved: bool = False
    empty: bool = False
    json: bool = False


_SIMPLE = Writing("simple", explode=False)
_USUAL = {"path": _SIMPLE, "header": _SIMPLE, "query": Writing()}


@dataclass(frozen=True, slots=True)
class Key:
    """A token or key that a request carries.

    Attributes:
        argument: The client's argument for it; one entry serves all that share it.
        location: ``header`` or ``query``.
        name: The name of that header or parameter.
        word: What goes before it there.
    """

    argument: str
    title: str
    scheme: str
    location: str
    name: str
    word: str


@dataclass(frozen=True, slots=True)
class Direct:
    """What a page has to know to send a call by itself.

    Attributes:
        reason: Why it cannot; empty where it can.
        accept: The value of that header.
        parameters: How each that is not written as usual is, by argument.
        left_out: Those that a page cannot send, by their names.
        bodies: For each representation how its fields are written that are not
            written as usual; empty where it has no fields.
        keys: Alternatives, each of what is needed together.
    """

    reason: str
    accept: str
    parameters: dict[str, Writing]
    left_out: tuple[str, ...]
    bodies: tuple[dict[str, Writing], ...]
    keys: tuple[tuple[Key, ...], ...]


class Directs:
    """Tells pages how to send calls by themselves.

    Args:
        carried: How each security scheme is carried out.
        requests: Makes requests as the package makes them.
    """

    def __init__(self, carried: Iterable[Carrier], requests: Requests) -> None:
        self._carried = {one.scheme.name: one for one in carried}
        self._requests = requests

    def of(self, operation: Operation, form: Form) -> Form:
        """A form of which the page itself sends what is filled in.

        Args:
            operation: What is called.
            form: Of all that it takes; what a page cannot send is taken out.
        """
        sent = [_is_sendable(one) for one in operation.parameters]
        pairs = list(zip(operation.parameters, form.fields, strict=True))
        known = [pair for pair, can in zip(pairs, sent, strict=True) if can]
        lost = [
            one for one, can in zip(operation.parameters, sent, strict=True) if not can
        ]
        contents = operation.body.contents if operation.body else ()
        bodies = [
            (content, body)
            for content, body in zip(contents, form.bodies, strict=True)
            if operation.method not in _WITHOUT_BODY and _is_writable(content)
        ]
        keys = self._keys(operation)
        reason = self._reason(operation, form, lost, has_body=bool(bodies))
        if not reason and not keys and form.needs_credentials:
            reason = _needing(operation)
        direct = Direct(
            reason=reason,
            accept="" if reason else self._requests.accept(operation),
            parameters={
                field.argument: writing
                for one, field in known
                if (writing := _writing(one)) != _USUAL[one.location]
            },
            left_out=tuple(one.name for one in lost),
            bodies=tuple(_fields(content) for content, _ in bodies),
            keys=keys,
        )
        if reason:
            return replace(
                form,
                fields=(),
                bodies=(),
                body_required=False,
                body_offered=False,
                direct=direct,
            )
        fields = tuple(replace(field, fillers=()) for _, field in known)
        return replace(
            form, fields=fields, bodies=tuple(body for _, body in bodies), direct=direct
        )

    def _keys(self, operation: Operation) -> tuple[tuple[Key, ...], ...]:
        found: dict[tuple[Key, ...], None] = {}
        for way_in in operation.security:
            carried = [self._carried.get(each.scheme) for each in way_in]
            if all(_is_key(one) for one in carried):
                keys = tuple(_key(one) for one in carried if one is not None)
                if keys:
                    found[keys] = None
        return tuple(found)

    def _reason(
        self,
        operation: Operation,
        form: Form,
        lost: list[Parameter],
        *,
        has_body: bool,
    ) -> str:
        if not form.servers:
            return "the document names no whole address to send it to."
        if operation.method in _METHODS:
            return f"browsers send no {operation.method}."
        for one in lost:
            if one.required:
                return f"a page may not set the {one.location} {one.name}."
        if operation.body and operation.body.required and not has_body:
            if operation.method in _WITHOUT_BODY:
                return f"browsers send no body with {operation.method}."
            names = " or ".join(one.media_type for one in operation.body.contents)
            return f"a page does not write {names}."
        return ""


def _needing(operation: Operation) -> str:
    names = dict.fromkeys(
        each.scheme for way_in in operation.security for each in way_in
    )
    return f"the credential it needs ({', '.join(names)}) has no place in a page."


def _is_key(carrier: Carrier | None) -> bool:
    return (
        carrier is not None
        and carrier.kind in _KEYS
        and carrier.location in ("header", "query")
        and not _is_forbidden(carrier.name if carrier.location == "header" else "")
    )


def _key(carrier: Carrier) -> Key:
    (argument,) = carrier.arguments
    return Key(
        argument.name,
        argument.title,
        carrier.scheme.name,
        carrier.location,
        carrier.name,
        carrier.word,
    )


def _is_forbidden(header: str) -> bool:
    name = header.lower()
    return name in _HEADERS or name.startswith(_HEADERS_BEGIN)


def _is_sendable(parameter: Parameter) -> bool:
    if parameter.location in ("cookie", "querystring"):
        return False
    return parameter.location != "header" or not _is_forbidden(parameter.name)


def _is_writable(content: MediaType) -> bool:
    if content.xml is not None or essence(content.media_type).startswith("multipart/"):
        return False
    # What a file is of, its sender knows; a text of any type has to be told.
    return way(content.media_type) == "raw" or not is_wildcard(content.media_type)


def _writing(parameter: Parameter) -> Writing:
    return Writing(
        parameter.style,
        parameter.explode,
        parameter.allow_reserved,
        parameter.allow_empty,
        is_json(parameter.media_type or ""),
    )


def _fields(content: MediaType) -> dict[str, Writing]:
    if way(content.media_type) != "form":
        return {}
    return {
        one.name: _part(one)
        for one in content.encodings
        if one.is_styled or is_json(one.content_type or "")
    }


def _part(encoding: PartEncoding) -> Writing:
    return Writing(*encoding.manner) if encoding.is_styled else Writing(json=True)
