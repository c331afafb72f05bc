"""What differs in the functions that give the addresses of servers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diff.ledger import Note
from generator.names.servers import offered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diff.change import Level
    from generator.diff.sides import Side
    from generator.ir import Server, ServerVariable

_SERVERS = "#/servers"


def server_notes(old: Side, new: Side) -> Iterator[Note]:
    """What those notice who name a server."""
    before, now = _named(old), _named(new)
    for name, one in before.items():
        subject = f"servers.{name}"
        if name not in now:
            yield _note("CALCO-D074", "breaking", subject, "is gone")
        else:
            yield from _variables(subject, one, now[name])
    for name in now:
        if name not in before:
            yield _note("CALCO-D075", "feature", f"servers.{name}", "is new")


def _variables(subject: str, old: Server, new: Server) -> Iterator[Note]:
    before, now = _by_name(old), _by_name(new)
    for name, one in before.items():
        argument = f"{subject}({name}=)"
        if name not in now:
            yield _note("CALCO-D074", "breaking", argument, "is gone")
            continue
        other = now[name]
        if gone := _less(one, other):
            yield _note("CALCO-D074", "breaking", argument, f"takes {gone} no longer")
        if come := _less(other, one):
            yield _note("CALCO-D075", "feature", argument, f"takes {come}, too")
        if one.default != other.default:
            message = f"is {other.default!r} by default, not {one.default!r}"
            yield _note("CALCO-D076", "fix", argument, message)
    for name in now:
        if name not in before:
            yield _note("CALCO-D075", "feature", f"{subject}({name}=)", "is new")


def _less(one: ServerVariable, other: ServerVariable) -> str:
    """What the first takes and the second does not, in words."""
    if not other.values:
        return ""
    if not one.values:
        return "any text"
    return ", ".join(repr(each) for each in one.values if each not in other.values)


def _named(side: Side) -> dict[str, Server]:
    return {side.names.servers[one.template]: one for one in offered(side.api)}


def _by_name(server: Server) -> dict[str, ServerVariable]:
    return {one.name: one for one in server.variables}


def _note(code: str, level: Level, subject: str, message: str) -> Note:
    return Note(code, level, subject, message, None, _SERVERS, _SERVERS)
