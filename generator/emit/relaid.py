"""Whether a declaration is laid out as the planner would lay it out anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.emit.rows import bare_of, joined, width_of
from generator.plan.layout import annotated, assigned, outer, split_at, split_commas
from generator.plan.literals import LINE_LENGTH

if TYPE_CHECKING:
    from collections.abc import Sequence


def is_laid_out(rows: Sequence[str], indent: int) -> bool:
    """Whether the lines of an assignment are those that the planner makes of them.

    Its rules are black's for what they speak of: names with annotations and values.

    Args:
        rows: The lines.
        indent: Columns the statement is indented by.
    """
    text = "\n".join(rows)[indent:]
    # A comma that keeps brackets open which have room on one line is missed below.
    flat = joined(rows)[indent:]
    # A wide line with brackets would be split there, by rules that are not known here.
    wide = [bare_of(row) for row in rows if width_of(row) > LINE_LENGTH]
    if any(char in row[:-1] for row in wide for char in "([{"):
        return False
    target, *values = split_at(flat, " = ")
    name, *annotations = split_at(target, ": ")
    if len(values) > 1 or len(annotations) > 1 or not name.isidentifier():
        return False
    annotation = _bare(annotations[0]) if annotations else ""
    # Nor is it known what becomes of the rest of a statement whose name is too long, and
    # what is called is nothing that is laid out here without an annotation.
    if width_of(rows[0]) > LINE_LENGTH and (values or len(rows) > 1):
        return False
    if not annotation and "(" in flat:
        return False
    is_wrapped = rows[0].endswith(": (") and len(split_at(annotation, " | ")) == 1
    if values and is_wrapped and annotation.endswith("]"):
        return False
    if values:
        target = f"{name}: {annotation}" if annotation else name
        return assigned(target, _bare(values[0]), indent) == text
    return annotated(name, annotation, "", indent) == text


def _bare(source: str) -> str:
    """An expression without parentheses of its own, which black sets or takes away."""
    inner = source[1:-1]
    is_whole = source[:1] == "(" and [*outer(source)] == [0, len(source) - 1]
    return inner if is_whole and len(split_commas(inner)) == 1 else source
