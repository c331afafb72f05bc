"""Addresses (OpenAPI, Server Object)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from generator.ir import Server, ServerVariable
from generator.json_types import entries, is_array, is_object
from generator.parse.context import child
from generator.parse.keywords import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.parse.context import Context


def parse_servers(context: Context) -> tuple[Server, ...]:
    """The servers of the document, the defaults of their variables filled in."""
    declared = context.document.tree.get("servers")
    return tuple(
        Server(
            url=_url(node),
            description=text_of(node.get("description")) or text_of(node.get("name")),
            name=text_of(node.get("name")),
            template=str(node.get("url", "")),
            variables=tuple(_variables(node)),
        )
        for node in (declared if is_array(declared) else ())
        if is_object(node)
    )


def own_server(
    holders: tuple[str, ...], servers: tuple[Server, ...], context: Context
) -> str | None:
    """Where an operation is, when that is not where the others are.

    Args:
        holders: Pointers of the operation and its path items, the nearest first.
        servers: Those of the document.
        context: The document; receives a problem for an address that cannot be used.
    """
    base = servers[0].url.rstrip("/") if servers else ""
    for holder in holders:
        declared = context.at(holder).get("servers")
        if not is_array(declared) or not declared or not is_object(declared[0]):
            continue
        url, found = _url(declared[0]), ""
        try:
            # A relative address is so to where the API is.
            found = urljoin(f"{base}/", url).rstrip("/")
            parts = urlsplit(found)
            usable = parts.scheme in ("http", "https") and bool(parts.hostname)
            usable = usable and not (parts.query or parts.fragment or "{" in found)
        except ValueError:
            usable = False
        if not usable:
            context.degrade(
                "CALCO-O002",
                f"{url!r} is no address by itself; that of the client is used",
                child(holder, "servers"),
                "name the whole address, such as https://api.example.com/v1",
            )
            return None
        return None if found == base else found
    return None


def _variables(server: dict[str, Any]) -> Iterator[ServerVariable]:
    """Those that have a place in the address."""
    for name, variable in entries(server, "variables").items():
        if is_object(variable) and "{" + name + "}" in str(server.get("url", "")):
            listed = variable.get("enum")
            yield ServerVariable(
                name,
                str(variable.get("default", "")),
                tuple(map(str, listed)) if is_array(listed) else (),
                text_of(variable.get("description")),
            )


def _url(server: dict[str, Any]) -> str:
    url = str(server.get("url", ""))
    for name, variable in entries(server, "variables").items():
        if is_object(variable):
            url = url.replace("{" + name + "}", str(variable.get("default", "")))
    return url
