"""Calls and signatures laid out as black lays them out.

Text that black leaves alone costs half as much to format, and a template that
gets its lines ready-made stays a template.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.plan.literals import LINE_LENGTH

if TYPE_CHECKING:
    from collections.abc import Sequence


def bracketed(
    before: str, items: Sequence[str], after: str, indent: int, *, comma: bool = True
) -> str:
    """``before`` + items + ``after``, on one line, two levels, or one line an item.

    Args:
        before: Ends with the opening bracket.
        items: Source of each item.
        after: Begins with the closing bracket.
        indent: Columns the statement is indented by; the first line's own
            indent is left to the caller.
        comma: Whether a comma after the last of several lines is allowed.
    """
    joined = ", ".join(items)
    simple = not any("\n" in item for item in items)
    if simple and indent + len(before) + len(joined) + len(after) <= LINE_LENGTH:
        return before + joined + after
    pad = " " * (indent + 4)
    if simple and indent + 4 + len(joined) <= LINE_LENGTH:
        return f"{before}\n{pad}{joined}\n{' ' * indent}{after}"
    tail = "," if comma else ""
    rows = ",\n".join(pad + item for item in items)
    return f"{before}\n{rows}{tail}\n{' ' * indent}{after}"


def tuple_source(items: Sequence[str]) -> str:
    """A tuple display on one line."""
    if len(items) == 1:
        return f"({items[0]},)"
    return f"({', '.join(items)})"


def signature(head: str, parameters: Sequence[str], result: str, indent: int) -> str:
    """A function's signature.

    Args:
        head: ``def name`` or ``async def name``.
        parameters: Source of each parameter, ``self`` and ``*`` included.
        result: The return annotation.
        indent: Columns the definition is indented by.
    """
    flat = f"{head}({', '.join(parameters)}) -> {result}:"
    if indent + len(flat) <= LINE_LENGTH:
        return flat
    pad = " " * (indent + 4)
    # A comma after **arguments is fine since Python 3.6.
    rows = "".join(f"{pad}{parameter},\n" for parameter in parameters)
    return f"{head}(\n{rows}{' ' * indent}) -> {result}:"
