"""What differs beside the methods: the client itself, headers, errors and webhooks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.diff.ledger import At, Note
from generator.diff.servers import server_notes
from generator.ir import AnyType, ScalarType
from generator.media_types import way
from generator.plan.credentials import carriers
from generator.plan.modules import Modules
from generator.plan.package import plan_errors
from generator.plan.project import base_url
from generator.plan.spellings import spellings_source
from generator.read.pointer import join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diff.ledger import Ledger
    from generator.diff.sides import Side
    from generator.diff.types import Types
    from generator.ir import Header, Incoming, Operation
    from generator.plan.credentials import Carrier

_ROOT = "#/info"
_SERVERS = "#/servers"
_SCHEMES = "#/components/securitySchemes"


def compare_client(old: Side, new: Side, ledger: Ledger) -> None:
    """Note what differs in the package's name, its client and its error classes."""
    notes = ledger.whole.notes
    before, now = old.names.package, new.names.package
    if before != now:
        message = f"is called {now} now"
        notes.append(
            Note("CALCO-D066", "breaking", before, message, None, _ROOT, _ROOT)
        )
    if base_url(old.api) != base_url(new.api):
        was = base_url(old.api) or "no address"
        is_ = base_url(new.api) or "no address"
        message = f"goes to {is_} by default, not {was}"
        notes.append(
            Note("CALCO-D065", "fix", "client", message, None, _SERVERS, _SERVERS)
        )
    if spellings_source(old.api) != spellings_source(new.api):
        message = "writes or reads XML otherwise"
        notes.append(Note("CALCO-D068", "fix", "client", message))
    notes.extend(server_notes(old, new))
    carried = carriers(old.api, old.names), carriers(new.api, new.names)
    notes.extend(_sent_otherwise(*carried))
    given = [_credentials(each) for each in carried]
    for name in given[0]:
        if name not in given[1]:
            subject = f"Client({name}=)"
            notes.append(
                Note("CALCO-D063", "breaking", subject, "is gone", old=_SCHEMES)
            )
    for name in given[1]:
        if name not in given[0]:
            subject = f"Client({name}=)"
            notes.append(Note("CALCO-D064", "feature", subject, "is new", new=_SCHEMES))
    errors = [_errors(side) for side in (old, new)]
    for name in sorted(errors[0] - errors[1]):
        notes.append(Note("CALCO-D057", "breaking", f"errors.{name}", "is gone"))
    for name in sorted(errors[1] - errors[0]):
        notes.append(Note("CALCO-D058", "feature", f"errors.{name}", "is new"))


def _credentials(carried: tuple[Carrier, ...]) -> list[str]:
    names = (argument.name for one in carried for argument in one.arguments)
    return list(dict.fromkeys(names))


def _sent_otherwise(
    old: tuple[Carrier, ...], new: tuple[Carrier, ...]
) -> Iterator[Note]:
    """Credentials that are given as before, and reach the server otherwise."""
    before = {one.scheme.name: one for one in old}
    for one in new:
        was = before.get(one.scheme.name)
        if was is None or was.arguments != one.arguments:
            continue
        if (was.location, was.name, was.word) != (one.location, one.name, one.word):
            given = " and ".join(f"{argument.name}=" for argument in one.arguments)
            pointer = join(("components", "securitySchemes", one.scheme.name))
            message = f"is sent in the {one.location} {one.name} now"
            subject = f"Client({given})"
            yield Note("CALCO-D069", "fix", subject, message, None, pointer, pointer)


def _errors(side: Side) -> set[str]:
    modules = Modules(dict.fromkeys(side.api.schemas, ""), {}, frozenset())
    return {view.name for view in plan_errors(side.api, side.names, modules)[0]}


def compare_headers(types: Types) -> None:
    """Note what differs in the class that reads the headers of answers."""
    before, now = _headers(types.old), _headers(types.new)
    for key in sorted(before.keys() | now.keys()):
        one, other = before.get(key), now.get(key)
        side = types.new if one is None else types.old
        at = At(
            types.ledger.whole,
            "response",
            f"ResponseHeaders.{side.names.headers[key]}",
            one.pointer if one else None,
            other.pointer if other else None,
        )
        if one is None:
            at.note("CALCO-D081", "feature", "is new")
        elif other is None:
            at.note("CALCO-D080", "breaking", "is gone")
        else:
            types.compare(one.type, other.type, at, null=False)


def _headers(side: Side) -> dict[str, Header]:
    found: dict[str, Header] = {}
    for operation in side.api.operations:
        for response in operation.responses:
            for header in response.headers:
                key = header.name.lower()
                known = found.setdefault(key, header)
                if known.type != header.type:  # the package leaves it as text
                    found[key] = replace(known, type=ScalarType("string"))
    return found


def compare_incoming(types: Types) -> tuple[list[Operation], list[Operation]]:
    """Note what differs in the functions that read webhooks and callbacks.

    Returns:
        What only the old document sends, and what only the new one does.
    """
    before, now = _incoming(types.old), _incoming(types.new)
    gone: list[Operation] = []
    come: list[Operation] = []
    for name in (*before, *(name for name in now if name not in before)):
        one, other = before.get(name), now.get(name)
        subject = f"webhooks.{name}"
        at = At(
            types.ledger.method(subject),
            "response",
            subject,
            one.operation.pointer if one else None,
            other.operation.pointer if other else None,
        )
        if one is None and other is not None:
            at.note("CALCO-D083", "feature", "is new")
            come.append(other.operation)
        elif other is None and one is not None:
            at.note("CALCO-D082", "breaking", "is gone")
            gone.append(one.operation)
        elif one is not None and other is not None:
            bodies = one.operation.body, other.operation.body
            if bodies[0] and bodies[1]:
                old, new = bodies[0].contents[0], bodies[1].contents[0]
                place = replace(at, subject=f"{subject}()")
                if way(old.media_type) != way(new.media_type):
                    message = f"reads {new.media_type} now, not {old.media_type}"
                    place.note("CALCO-D030", "breaking", message)
                types.compare(old.type or AnyType(), new.type or AnyType(), place)
    return gone, come


def _incoming(side: Side) -> dict[str, Incoming]:
    return {
        side.names.parsers[one.operation.pointer]: one
        for one in side.api.incoming
        if one.operation.body
    }
