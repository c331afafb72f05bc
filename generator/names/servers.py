"""What the servers of a document are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.names.identifiers import distinct, snake
from generator.names.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.ir import Api, Server

_MOST_WORDS = 3
# Words that every server could be called by.
_EMPTY = {
    "the",
    "a",
    "an",
    "server",
    "servers",
    "environment",
    "api",
    "url",
    "endpoint",
}
_TAKEN = {"annotations", "filled", "Literal"}
_EVERYWHERE = {"www", "api", "com", "org", "net", "io", "co", "dev", "example"}


def offered(api: Api) -> tuple[Server, ...]:
    """The servers that are told apart by name: where there are several of them, or one
    with variables, those whose address is a whole one."""
    found = {
        one.template: one
        for one in api.servers
        if one.template.startswith(("http://", "https://", "{"))
    }
    several = len(found) > 1 or any(one.variables for one in found.values())
    return tuple(found.values()) if several else ()


def name_servers(api: Api, recorded: Mapping[str, str]) -> dict[str, str]:
    """The function of each server that has one, by its address with variables in braces.

    Args:
        api: The intermediate model.
        recorded: The functions of an earlier run; they stay.
    """
    servers = offered(api)
    taken = set(_TAKEN)
    found: dict[str, str] = {}
    for one in servers:
        name = recorded.get(one.template)
        if name is not None and name not in taken:
            found[one.template] = name
            taken.add(name)
    taken |= set(recorded.values())
    for one in servers:
        if one.template not in found:
            host = _of_host(one)
            name = distinct(_of_words(one) or host or "server", taken, host or "server")
            found[one.template] = name
            taken.add(name)
    # In the order of the document, whichever were named before.
    return {one.template: found[one.template] for one in servers}


def _of_words(server: Server) -> str:
    """What the document calls it, if that is short enough to be a name."""
    for text in (server.name, server.description):
        said = [one for one in words(text or "") if one.lower() not in _EMPTY]
        if said and len(said) <= _MOST_WORDS:
            return snake(" ".join(said), fallback="server")
    return ""


def _of_host(server: Server) -> str:
    """What tells its host from others: ``sandbox`` of sandbox.api.example.com."""
    host, _, path = server.template.partition("://")[2].partition("/")
    labels = [one for one in host.partition(":")[0].split(".") if "{" not in one]
    telling = [one for one in labels[:-1] or labels if one not in _EVERYWHERE]
    said = " ".join(telling[:1]) or " ".join(words(path)[:_MOST_WORDS])
    return snake(said, fallback="server") if words(said) else ""
