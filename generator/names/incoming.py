"""What the functions are called that read webhooks and callbacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.names.identifiers import distinct, snake

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.ir import Api, Incoming


def parser_names(api: Api) -> Mapping[str, str]:
    """Pointer of each webhook's and callback's operation to a function name.

    Webhooks come first, and what is posted, as nearly all is. A callback that has the
    name of another one is told apart by the operation that asks for it, and by its
    method where that is the same.
    """
    taken: set[str] = set()
    chosen: dict[str, str] = {}
    operations = {operation.pointer: operation for operation in api.operations}
    for incoming in sorted(api.incoming, key=_order):
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
    return chosen


def _order(incoming: Incoming) -> tuple[bool, bool]:
    return incoming.caller is not None, incoming.operation.method != "POST"
