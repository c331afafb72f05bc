"""Modules formatted statement by statement: black sees what is not settled."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple

from generator.emit.settled import Settled, first_line, is_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# A module of which black sees more is given to it whole.
_LARGEST_SHARE = 0.5
_MARK = "# piece"
_GONE = "\0"


class _Piece(NamedTuple):
    """Lines that black is to see.

    Attributes:
        start: The index of the first line.
        end: That after the last.
        depth: What they are indented by.
    """

    start: int
    end: int
    depth: int


def in_pieces(text: str, whole: Callable[[str], str]) -> str:
    """Format a module as black does.

    Args:
        text: The source.
        whole: Formats a module with black.

    Raises:
        SyntaxError: The source is not valid Python.
    """
    if not text:
        return text
    module = ast.parse(text)
    rows = text.split("\n")
    settled = Settled(rows)
    if not settled.spaced(module):
        return whole(text)
    pieces = list(_unsettled(module, settled))
    if sum(piece.end - piece.start for piece in pieces) > _LARGEST_SHARE * len(rows):
        return whole(text)
    for depth in (0, 4):
        chosen = [piece for piece in pieces if piece.depth == depth]
        if not chosen:
            continue
        formatted = _formatted(chosen, rows, depth, whole)
        if formatted is None:
            return whole(text)
        for piece, lines in zip(chosen, formatted, strict=True):
            # The first line stands for all, so that the others keep their places.
            rows[piece.start : piece.end] = [
                "\n".join(lines),
                *[_GONE] * (piece.end - piece.start - 1),
            ]
    return "\n".join(row for row in rows if row is not _GONE)


def _unsettled(module: ast.Module, settled: Settled) -> Iterator[_Piece]:
    for index, node in enumerate(module.body):
        if not isinstance(node, ast.ClassDef):
            is_docstring = index == 0 and is_text(node)
            judge = settled.docstring if is_docstring else settled.statement
            if not judge(node, 0):
                yield _piece(node, node, 0)
            continue
        members = node.body
        if not settled.class_header(node):
            last = members[0] if is_text(members[0]) else None
            if last is None:
                yield _piece(node, node, 0)
                continue
            yield _piece(node, last, 0)
        if is_text(members[0]):
            members = members[1:]
        for member in members:
            if not settled.statement(member, 4):
                yield _piece(member, member, 4)


def _piece(first: ast.stmt, last: ast.stmt, depth: int) -> _Piece:
    return _Piece(first_line(first) - 1, last.end_lineno or last.lineno, depth)


def _formatted(
    pieces: list[_Piece], rows: list[str], depth: int, whole: Callable[[str], str]
) -> list[list[str]] | None:
    """What black makes of some lines; None when that cannot be told apart."""
    mark = " " * depth + _MARK
    lines = ["class _:"] if depth else []
    for piece in pieces:
        lines += [mark, *rows[piece.start : piece.end]]
    found: list[list[str]] = []
    for row in whole("\n".join([*lines, ""])).split("\n")[1 if depth else 0 :]:
        if row == mark:
            found.append([])
        elif found:
            found[-1].append(row)
        elif row:
            return None
    if len(found) != len(pieces):
        return None
    for each in found:
        while each and not each[-1]:
            each.pop()
        while each and not each[0]:
            each.pop(0)
    return found
