"""Names of what the document no longer has: nothing new gets them.

An operation that is left out for a while, or a schema that comes back, has the name
that it had. Until then its name is nobody else's, so that code written for the one
never gets the other. ``calco.toml`` may give such a name away.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.names.records import Records
from generator.names.resources import operation_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.ir import Api

# What says nothing of an operation: how the parameters of its path are called.
_PARAMETER = re.compile(r"\{[^{}]*\}")
# ``GET /things``, with which the keys of all that an operation declares begin.
_OPERATION = re.compile(r"[A-Z]+ /\S*")


def follow(api: Api, recorded: Records) -> Records:
    """The records under the keys of now, where a path's parameters are called otherwise.

    To OpenAPI ``/things/{id}`` and ``/things/{thingId}`` are one path (Paths Object).

    Args:
        api: The intermediate model.
        recorded: What an earlier run said.
    """
    present = {operation_key(operation) for operation in api.operations}
    come = _by_shape(present - recorded.operations.keys())
    gone = _by_shape(recorded.operations.keys() - present)
    moved = {
        gone[shape][0]: new[0]
        for shape, new in come.items()
        if len(new) == len(gone.get(shape, ())) == 1
    }
    if not moved:
        return recorded

    def now(key: str) -> str:
        match = _OPERATION.match(key)
        if match is None or match[0] not in moved:
            return key
        return moved[match[0]] + key[match.end() :]

    tables = recorded.tables()
    for kind in (
        "operations",
        "schemas",
        "properties",
        "enums",
        "parameters",
        "webhooks",
    ):
        tables[kind] = {now(key): name for key, name in tables[kind].items()}
    return Records(**tables)


def _by_shape(keys: Iterable[str]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key in keys:
        found[_PARAMETER.sub("{}", key)].append(key)
    return found


def keep(names: Records, recorded: Records) -> Records:
    """The names of a run, and those of what is gone.

    Args:
        names: What this run named.
        recorded: What an earlier run said; a name that something has by now, because
            ``calco.toml`` says so, is not kept for what had it.
    """
    paths = {
        path
        for dotted in (
            *names.classes,
            *(name.rpartition(".")[0] for name in names.operations.values()),
        )
        for path in within(dotted)
    }
    methods = set(names.operations.values())
    classes = {*names.classes.values(), *map("Async{}".format, names.classes.values())}
    return replace(
        names,
        resources=_reachable(
            _rest(names.resources, recorded.resources, methods), methods
        ),
        classes=_rest(names.classes, recorded.classes, classes),
        operations=_reachable(
            _rest(names.operations, recorded.operations, methods | paths), methods
        ),
        schemas=_rest(names.schemas, recorded.schemas, set(names.schemas.values())),
        webhooks=_rest(names.webhooks, recorded.webhooks, set(names.webhooks.values())),
        scopes=_rest(names.scopes, recorded.scopes, set(names.scopes.values())),
        servers=_rest(names.servers, recorded.servers, set(names.servers.values())),
    )


def _rest(
    now: Mapping[str, str], before: Mapping[str, str], used: set[str]
) -> dict[str, str]:
    old = {k: v for k, v in before.items() if k not in now and v not in used}
    return {**now, **old}


def _reachable(table: Mapping[str, str], methods: set[str]) -> dict[str, str]:
    """Without what would be within a method."""
    return {
        key: name
        for key, name in table.items()
        if methods.isdisjoint(within(name)[:-1])
    }


def within(dotted: str) -> list[str]:
    """A dotted path and those of the resources that it leads through."""
    parts = dotted.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts) + 1)]


def is_of_the_same_operation(key: str, other: str) -> bool:
    """Whether two keys are of what one operation declares."""
    one, two = _OPERATION.match(key), _OPERATION.match(other)
    return one is not None and two is not None and one[0] == two[0]
