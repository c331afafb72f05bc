"""Links between operations (OpenAPI, Link Object)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.ir import Link
from generator.json_types import entries
from generator.parse.context import child
from generator.parse.keywords import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.parse.context import Context


def parse_links(
    pointer: str, targets: Mapping[str, str], context: Context
) -> tuple[Link, ...]:
    """The links of a response whose target is in the document.

    Args:
        pointer: The Response Object.
        targets: Pointer of every operation by its operationId and by itself.
        context: The document; receives a note for each target that is not there.
    """
    found: list[Link] = []
    for name in entries(context.at(pointer), "links"):
        raw, place = context.follow(child(pointer, "links", name))
        wanted = text_of(raw.get("operationId")) or text_of(raw.get("operationRef"))
        target = targets.get(wanted or "") or targets.get(unquote(wanted or ""))
        if target is None:
            context.problem(
                "CALCO-A003",
                "note",
                f"the link {name!r} leads to {wanted!r}, which is no operation of the "
                "document",
                place,
                "name an operationId of the document",
            )
            continue
        parameters = tuple(
            (key, str(value)) for key, value in entries(raw, "parameters").items()
        )
        if "requestBody" in raw:
            parameters += (("body", str(raw["requestBody"])),)
        said = text_of(raw.get("description"))
        found.append(Link(name, target, parameters, said, place))
    return tuple(found)
