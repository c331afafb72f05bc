"""Which statements black would leave as they are.

Black takes ten times as long over a module as everything that comes before it, and
changes one statement in a hundred: the planner lays out what it can. What is known to
be settled is left alone, and all else is for black. The rules here are narrower than
black's: a statement that no rule speaks of is not settled.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, TypeAlias

from generator.emit.relaid import is_laid_out
from generator.emit.rows import Layout, indent_of, is_plain, is_spelled, width_of
from generator.plan.literals import LINE_LENGTH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_QUOTES = '"""'
_COMMENT = re.compile(r" *# \S(?:.*\S)?")
_SIMPLE = (
    ast.AnnAssign,
    ast.Assert,
    ast.Assign,
    ast.AugAssign,
    ast.Expr,
    ast.Import,
    ast.ImportFrom,
    ast.Pass,
    ast.Raise,
    ast.Return,
)
_WITHS = (ast.With, ast.AsyncWith)
_Compound: TypeAlias = (
    ast.With | ast.AsyncWith | ast.If | ast.For | ast.AsyncFor | ast.While | ast.Try
)
_IMPORTS = (ast.Import, ast.ImportFrom)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class Settled:
    """Knows the statements of a module.

    Args:
        rows: The lines of the module.
    """

    def __init__(self, rows: Sequence[str]) -> None:
        self._rows = rows

    def statement(self, node: ast.stmt, depth: int) -> bool:
        """Whether black would leave a statement and all that is in it."""
        if isinstance(node, _SIMPLE):
            return self._simple(node, depth)
        if isinstance(node, _FUNCTIONS):
            return self._function(node, depth)
        if isinstance(node, _Compound):
            return self._compound(node, depth)
        return False

    def _compound(self, node: _Compound, depth: int) -> bool:
        """Whether black would leave a statement that has blocks of its own."""
        line = node.lineno
        for header, body in _blocks(node):
            if header and self._row(line) != " " * depth + header:
                return False
            if not (self._block(line, body, depth) and self._suite(body, depth + 4)):
                return False
            line = _last_line(body[-1]) + 1
        rest = node.orelse if isinstance(node, ast.If) else []
        if not _is_elif(rest):
            return True
        # The same tree has an ``else`` with nothing but an ``if`` in it.
        is_elif = self._row(line).startswith("elif ", depth)
        return is_elif and line == rest[0].lineno and self.statement(rest[0], depth)

    def class_header(self, node: ast.ClassDef) -> bool:
        """Whether black would leave what stands before the members of a class."""
        said = node.body[0]
        return (
            all(self._one_row(each.lineno) for each in node.decorator_list)
            and self._block(node.lineno, node.body, 0)
            and (not is_text(said) or self.docstring(said, 4))
        )

    def spaced(self, module: ast.Module) -> bool:
        """Whether black would leave the empty lines between the statements."""
        rows = self._rows
        body = module.body
        if not body or first_line(body[0]) != 1 or rows[-1] or not rows[-2]:
            return False
        before = body[0]
        for node in body[1:]:
            gap = self._gap(before, node)
            if isinstance(node, _DEFINITIONS) or isinstance(before, _DEFINITIONS):
                fits = gap == 2
            elif (before is body[0] and is_text(before)) or _ends_imports(before, node):
                fits = gap == 1
            else:
                fits = gap in (0, 1, 2)
            if not fits:
                return False
            before = node
        classes = (node for node in body if isinstance(node, ast.ClassDef))
        return before.end_lineno == len(rows) - 1 and all(map(self._spaced, classes))

    def _spaced(self, node: ast.ClassDef) -> bool:
        before = node.body[0]
        for member in node.body[1:]:
            gap = self._gap(before, member)
            if (before is node.body[0] and is_text(before)) or _ends_imports(
                before, member
            ):
                fits = gap == 1
            elif isinstance(member, _DEFINITIONS) or isinstance(before, _DEFINITIONS):
                fits = gap == 1 or (gap == 0 and self._is_overload(before, member))
            else:
                fits = gap in (0, 1)
            if not fits:
                return False
            before = member
        return True

    def _is_overload(self, before: ast.stmt, after: ast.stmt) -> bool:
        """Whether two statements are overloads of one function, and the first no more
        than its header."""
        return (
            isinstance(before, _FUNCTIONS)
            and isinstance(after, _FUNCTIONS)
            and before.name == after.name
            and self._row(_last_line(before)).endswith(": ...")
        )

    def _gap(self, before: ast.stmt, after: ast.stmt) -> int:
        """The empty lines between two statements; -1 where there is more there than a
        comment on the second."""
        start, end = _last_line(before), first_line(after) - 1
        if not isinstance(after, _DEFINITIONS):
            while end > start and _COMMENT.fullmatch(self._rows[end - 1]):
                end -= 1
        return -1 if any(self._rows[start:end]) else end - start

    def _simple(self, node: ast.stmt, depth: int) -> bool:
        if is_text(node) and self._row(node.lineno).lstrip().startswith(_QUOTES):
            # Black takes no part of it for a docstring, so that it stays.
            return True
        if node.lineno == node.end_lineno and self._one_row(node.lineno):
            return True
        value = getattr(node, "value", None)
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            rows = self._rows[node.lineno - 1 : _last_line(node)]
            if rows[0].endswith(f" = {_QUOTES}") and rows[-1] == _QUOTES:
                return is_plain(rows[0][: -len(_QUOTES)] + '""')
        is_import = isinstance(node, ast.ImportFrom)
        if self._laid_out(node.lineno, _last_line(node), depth, explodes=is_import):
            return True
        if not isinstance(node, (ast.AnnAssign, ast.Assign)):
            return False
        rows = self._rows[node.lineno - 1 : _last_line(node)]
        return all(map(is_spelled, rows)) and is_laid_out(rows, depth)

    def _function(
        self, node: ast.FunctionDef | ast.AsyncFunctionDef, depth: int
    ) -> bool:
        first = node.body[0]
        start = node.lineno
        if not all(
            each.lineno == each.end_lineno and self._one_row(each.lineno)
            for each in node.decorator_list
        ):
            return False
        if self._row(first.lineno)[: first.col_offset].strip():
            # Nothing but an ellipsis stays on the line of the header.
            is_stub = isinstance(first, ast.Expr) and self._row(
                _last_line(node)
            ).endswith(": ...")
            return is_stub and self._laid_out(
                start, _last_line(node), depth, is_def=True
            )
        if not self._block(start, node.body, depth, is_def=True):
            return False
        rest = node.body
        if is_text(first):
            if not self.docstring(first, depth + 4):
                return False
            rest = node.body[1:]
            if rest and self._gap(first, rest[0]):
                return False
        return self._suite(rest, depth + 4)

    def _block(
        self, start: int, body: list[ast.stmt], depth: int, *, is_def: bool = False
    ) -> bool:
        """The header of a block, which ends in the line before its first statement."""
        end = first_line(body[0]) - 1
        while end > start and self._is_comment(end, depth + 4):
            end -= 1
        if end < start or not self._row(end).endswith(":"):
            return False
        return self._laid_out(start, end, depth, is_def=is_def)

    def _is_comment(self, line: int, depth: int) -> bool:
        row = self._row(line)
        return indent_of(row) == depth and _COMMENT.fullmatch(row) is not None

    def _suite(self, body: list[ast.stmt], depth: int) -> bool:
        before: ast.stmt | None = None
        for node in body:
            if isinstance(node, ast.ClassDef) or not self.statement(node, depth):
                return False
            if before is not None:
                is_apart = isinstance(before, _FUNCTIONS) or isinstance(
                    node, _FUNCTIONS
                )
                least = int(is_apart or _ends_imports(before, node))
                if self._gap(before, node) not in (least, 1):
                    return False
            before = node
        return True

    def docstring(self, node: ast.stmt, indent: int) -> bool:
        """Whether a docstring is indented, begun and ended as black does it."""
        rows = self._rows[node.lineno - 1 : node.end_lineno]
        text = rows[0].lstrip()
        if not text.startswith(_QUOTES) or not rows[-1].endswith(_QUOTES):
            return False
        if any(row != row.rstrip() or "\t" in row or row[-1:] == "\\" for row in rows):
            return False
        if text[3:4] in ('"', " ", "", "\\"):
            return False
        if len(rows) > 1 and width_of(rows[-1]) > LINE_LENGTH:
            return False
        if rows[-1].strip() == _QUOTES:
            return (
                len(rows) > 2
                and rows[-1] == " " * indent + _QUOTES
                and rows[-2].strip() != ""
                and _least_indent(rows[1:-1]) in (indent, None)
            )
        return rows[-1][-4] not in '" \\' and _least_indent(rows[1:]) in (indent, None)

    def _one_row(self, line: int) -> bool:
        return is_plain(self._row(line))

    def _row(self, line: int) -> str:
        return self._rows[line - 1]

    def _laid_out(
        self,
        start: int,
        end: int,
        depth: int,
        *,
        is_def: bool = False,
        explodes: bool = False,
    ) -> bool:
        """Whether black would leave the lines of a statement, brackets and all.

        Args:
            start: The first line.
            end: The last line.
            depth: What it is indented by.
            is_def: Whether it is the header of a function.
            explodes: Whether what is in brackets always has lines of its own.
        """
        if start == end:
            return self._one_row(start)
        laid = Layout(self._rows[start - 1 : end], is_def=is_def, explodes=explodes)
        return laid.element(0, depth) == end - start + 1


_DEFINITIONS = (*_FUNCTIONS, ast.ClassDef)


def _blocks(node: _Compound) -> Iterator[tuple[str, list[ast.stmt]]]:
    """The blocks of a statement in their order, each with its header where that is
    always the same."""
    yield "", node.body
    if isinstance(node, ast.Try):
        for handler in node.handlers:
            yield "", handler.body
    rest = [] if isinstance(node, _WITHS) else node.orelse
    if rest and not (isinstance(node, ast.If) and _is_elif(rest)):
        yield "else:", rest
    if isinstance(node, ast.Try) and node.finalbody:
        yield "finally:", node.finalbody


def _is_elif(rest: list[ast.stmt]) -> bool:
    return len(rest) == 1 and isinstance(rest[0], ast.If)


def is_text(node: ast.stmt) -> bool:
    """Whether a statement is a text alone, as docstrings are."""
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def first_line(node: ast.stmt) -> int:
    """The first line of a statement, decorators included."""
    decorators = getattr(node, "decorator_list", None)
    return decorators[0].lineno if decorators else node.lineno


def _ends_imports(before: ast.stmt, after: ast.stmt) -> bool:
    return isinstance(before, _IMPORTS) and not isinstance(after, _IMPORTS)


def _last_line(node: ast.stmt) -> int:
    return node.end_lineno or node.lineno


def _least_indent(rows: Sequence[str]) -> int | None:
    return min((indent_of(row) for row in rows if row), default=None)
