"""Calls and signatures laid out as black lays them out.

Text that black leaves alone costs half as much to format, and a template that
gets its lines ready-made stays a template.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from generator.plan.literals import LINE_LENGTH

if TYPE_CHECKING:
    from collections.abc import Sequence


def bracketed(
    before: str, items: Sequence[str], after: str, indent: int, used: int = 0
) -> str:
    """``before`` + items + ``after``, on one line, two levels, or one line an item.

    Args:
        before: Ends with the opening bracket.
        items: Source of each item.
        after: Begins with the closing bracket.
        indent: Columns the statement is indented by; the first line's own
            indent is left to the caller.
        used: Further columns taken on the first line.
    """
    joined = ", ".join(items)
    simple = not any("\n" in item for item in items)
    fits = simple and indent + used + len(before + joined + after) <= LINE_LENGTH
    if fits or not items:
        return before + joined + after
    pad = " " * (indent + 4)
    # What is no call has a line for each of its items.
    is_call = before[-2:-1].isalnum() or before[-2:-1] == "_"
    fits = simple and indent + 4 + len(joined) <= LINE_LENGTH
    if fits and (is_call or len(items) == 1):
        return f"{before}\n{pad}{joined}\n{' ' * indent}{after}"
    rows = "".join(f"{pad}{item},\n" for item in items)
    return f"{before}\n{rows}{' ' * indent}{after}"


def index_lines(module: str, names: Sequence[str]) -> tuple[str, ...]:
    """A module and what it defines as lines of words: ``module: Name Name;``."""
    return tuple(
        textwrap.wrap(
            f"{module}: {' '.join(names)};",
            LINE_LENGTH,
            initial_indent="    ",
            subsequent_indent="        ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    )


def tuple_source(items: Sequence[str], indent: int) -> str:
    """A tuple display; ``indent`` is that of the line it stands on."""
    if len(items) == 1:
        return f"({items[0]},)"
    flat = f"({', '.join(items)})"
    if indent + len(flat) + 1 <= LINE_LENGTH:
        return flat
    return bracketed("(", items, ")", indent, LINE_LENGTH)


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
    joined = ", ".join(parameters)
    fits = "\n" not in joined and len(pad) + len(joined) <= LINE_LENGTH
    if fits and len(parameters) > 1:
        return f"{head}(\n{pad}{joined}\n{' ' * indent}) -> {result}:"
    # A comma after **arguments is fine since Python 3.6.
    rows = "".join(f"{pad}{parameter},\n" for parameter in parameters)
    return f"{head}(\n{rows}{' ' * indent}) -> {result}:"


def annotated(name: str, annotation: str, after: str, indent: int) -> str:
    """An annotated name, ``name: annotation`` and what follows.

    Args:
        name: The name.
        annotation: Its type, on one line.
        after: `` = default``, or nothing.
        indent: Columns the statement is indented by; the first line's own
            indent is left to the caller.
    """
    flat = f"{name}: {annotation}{after}"
    parts = split_union(annotation)
    if indent + len(flat) <= LINE_LENGTH or len(parts) == 1:
        return flat
    pad = " " * (indent + 4)
    joined = " | ".join(parts)
    if len(pad) + len(joined) > LINE_LENGTH:
        joined = f"\n{pad}| ".join(parts)
    return f"{name}: (\n{pad}{joined}\n{' ' * indent}){after}"


def assigned(target: str, value: str, indent: int) -> str:
    """An assignment, ``target = value``.

    Args:
        target: What is assigned to.
        value: One expression on one line: a literal, a subscript or a union.
        indent: As for :func:`annotated`.
    """
    flat = f"{target} = {value}"
    if indent + len(flat) <= LINE_LENGTH:
        return flat
    pad = " " * (indent + 4)
    end = " " * indent
    head, bracket, rest = value.partition("[")
    if bracket and head.isidentifier() and len(split_union(value)) == 1:
        items = split_commas(rest[:-1])
        joined = ", ".join(items)
        if len(pad) + len(joined) <= LINE_LENGTH and len(items) > 0:
            return f"{target} = {head}[\n{pad}{joined}\n{end}]"
        rows = "".join(f"{pad}{item},\n" for item in items)
        return f"{target} = {head}[\n{rows}{end}]"
    if indent + len(f"{target} = (") > LINE_LENGTH:
        return flat
    parts = split_union(value)
    joined = value
    if len(parts) > 1 and len(pad) + len(value) > LINE_LENGTH:
        joined = f"\n{pad}| ".join(parts)
    return f"{target} = (\n{pad}{joined}\n{end})"


def split_union(annotation: str) -> list[str]:
    """The operands of ``|`` at the top of an annotation."""
    return _split(annotation, " | ")


def split_commas(arguments: str) -> list[str]:
    """The arguments between the brackets of a subscript."""
    return _split(arguments, ", ")


def _split(text: str, separator: str) -> list[str]:
    parts: list[str] = []
    depth, quote, start, index = 0, "", 0, 0
    while index < len(text):
        char = text[index]
        if quote:
            if char == "\\":
                index += 1
            elif char == quote:
                quote = ""
        elif char in "\"'":
            quote = char
        elif char in "[({":
            depth += 1
        elif char in "])}":
            depth -= 1
        elif depth == 0 and text.startswith(separator, index):
            parts.append(text[start:index])
            index += len(separator)
            start = index
            continue
        index += 1
    return [*parts, text[start:]]
