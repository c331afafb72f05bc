"""What the functions are called that read webhooks and callbacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.names.identifiers import distinct, snake
from generator.names.resources import operation_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.ir import Api, Incoming, Operation


# What the module calls by these names itself: a record can be edited by hand.
_RESERVED = frozenset(
    {"models", "parse", "read_bytes", "read_cloud_event", "read_form", "read_json"}
    | {"read_text", "secrets_or_set", "set_in", "verified", "verify"}
)


def incoming_key(incoming: Incoming, callers: Mapping[str, Operation]) -> str:
    """What the name of a webhook or a callback is recorded under."""
    caller = callers.get(incoming.caller or "")
    before = [] if caller is None else [operation_key(caller)]
    where = [] if incoming.expression is None else [incoming.expression]
    return " ".join([*before, incoming.operation.method, incoming.name, *where])


def parser_names(
    api: Api, recorded: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """What the function is called that reads each webhook and callback.

    Args:
        api: The intermediate model.
        recorded: The names of an earlier run by key; they stay, and those of what is
            gone are given to nothing else.

    Webhooks come first, and what is posted, as nearly all is. A callback that has the
    name of another one is told apart by the operation that asks for it, and by its
    method where that is the same.

    Returns:
        The names by the pointer of the operation, and by key.
    """
    taken = set(_RESERVED)
    chosen: dict[str, str] = {}
    operations = {operation.pointer: operation for operation in api.operations}
    keys = {
        one.operation.pointer: incoming_key(one, operations) for one in api.incoming
    }
    for pointer, key in keys.items():
        name = recorded.get(key)
        if name is not None and name not in taken:
            chosen[pointer] = name
            taken.add(name)
    # What is new does not get the name of what is gone.
    present = set(keys.values())
    taken.update(name for key, name in recorded.items() if key not in present)
    left = [one for one in api.incoming if one.operation.pointer not in chosen]
    for incoming in sorted(left, key=_order):
        caller = operations.get(incoming.caller or "")
        by = (caller.id or f"{caller.method} {caller.path}") if caller else ""
        method = incoming.operation.method
        name = distinct(
            snake(f"parse {incoming.name}", fallback="parse"),
            taken,
            snake(f"parse {by} {incoming.name}", fallback="parse"),
            snake(f"parse {by} {incoming.name} {method}", fallback="parse"),
        )
        taken.add(name)
        chosen[incoming.operation.pointer] = name
    return chosen, {keys[pointer]: name for pointer, name in chosen.items()}


def _order(incoming: Incoming) -> tuple[bool, bool]:
    return incoming.caller is not None, incoming.operation.method != "POST"
