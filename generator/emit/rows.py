"""Lines of code that black would leave as they are, and how brackets spread on them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LINE_LENGTH = 88

_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"')
# Spelled otherwise by black, or not known here: single quotes, comments, escapes outside
# of text, commas before brackets, spaces where there are none and the other way round,
# needless parentheses.
_ODD = re.compile(
    r"['#;\\\t]|  | $|,[)\]}]|[(\[{] | [)\]},:]|\b\d[\d_.]*[a-zA-Z]|\b[a-zA-Z]+\"\""
    r"|,(?=[^ ])|:(?=[^ =])|(?<=[^ ])\||\|(?=[^ ])|(?<=[^ ])->|->(?=[^ ])|\*\*(?=-)"
    r"|(?:=|\b(?:return|in|if|while|not|await|and|or|else|del|assert|yield)) \((?!$)"
)
# Tuples, which are no calls: the comma in those of one item is not one to be split at.
_TUPLE = re.compile(r"(?<![\w)\]])\([^()]*\)")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
# A text has no place where it could be split.
_ENTRY = re.compile(r'(?:"": )?(?:""|\w+(?:\.\w+)?),|""')
_DELIMITERS = re.compile(r" (?:\||and|or|if|else|in|is|==|!=|<|>|\+|-|\*|/|for) ")
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_AFTER_NAMES = frozenset(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_)]"
)


_CALL = re.compile(r"\w+\(")
_CHAINED = re.compile(r"\] = \w+\(")


class Layout:
    """The lines of one statement, of which those in brackets are indented.

    Args:
        rows: The lines.
        is_def: Whether they are the header of a function.
        explodes: Whether what is in brackets always has lines of its own.
    """

    def __init__(self, rows: Sequence[str], *, is_def: bool, explodes: bool) -> None:
        self._rows = rows
        self._is_def = is_def
        self._explodes = explodes

    def element(self, index: int, indent: int) -> int | None:
        """The index after the element that begins at one; None when it may change."""
        rows = self._rows
        head = rows[index]
        if (
            not head
            or indent_of(head) != indent
            or not is_plain(head, anywhere=index == 0)
        ):
            return None
        if head[-1] not in _PAIRS:
            return index + 1
        inner: list[tuple[int, int]] = []
        place = index + 1
        while place < len(rows) and indent_of(rows[place]) > indent:
            after = self.element(place, indent + 4)
            if after is None:
                return None
            inner.append((place, after))
            place = after
        if not inner or place >= len(rows):
            return None
        closing = rows[place]
        if (
            indent_of(closing) != indent
            or closing[indent] != _PAIRS[head[-1]]
            or not is_plain(closing)
        ):
            return None
        if closing[-1] in _PAIRS:
            return self._chain(head, inner, place)
        if all(rows[after - 1][-1] == "," for _, after in inner):
            return place + 1
        is_first = index == 0
        return place + 1 if self._is_hugged(head, inner, closing, is_first) else None

    def _chain(self, head: str, inner: list[tuple[int, int]], place: int) -> int | None:
        """The same, where ``name: A[`` is followed by ``] = B(``."""
        closing = self._rows[place]
        if inner != [(1, 2)] or not _CHAINED.fullmatch(closing):
            return None
        body = self._rows[1].lstrip()
        # With room for the annotation in one line it would not be split.
        if body[-1] == "," or width_of(f"{head}{body}] = (") <= LINE_LENGTH:
            return None
        rest = Layout(self._rows[place:], is_def=False, explodes=True)
        after = rest.element(0, 0)
        return None if after is None else place + after

    def _is_hugged(
        self, head: str, inner: list[tuple[int, int]], closing: str, is_first: bool
    ) -> bool:
        """Whether one line between brackets stays one, and apart from them."""
        if any(after - start != 1 for start, after in inner):
            return len(inner) == 1 and self._is_put_apart(head, *inner[0])
        lines = [self._rows[start].lstrip() for start, _ in inner]
        body = " ".join(lines)
        if width_of(head) + width_of(body) + width_of(closing.lstrip()) <= LINE_LENGTH:
            return False
        bare = _TEXT.sub('""', body)
        if head.endswith(": (") and not (is_first and self._is_def):
            if " | " not in bare or ", " in _without_brackets(bare):
                return False
            # A value of a statement would rather have lines of its own.
            has_value = closing.lstrip().startswith(") = ") and closing[-1] != ","
            before = width_of(head) - 1 + width_of(body) + len(" = (")
            if has_value and before <= LINE_LENGTH:
                return False
            if len(lines) == 1:
                return True
            # A union that has no room is split before each of its types.
            whole = indent_of(head) + 4 + width_of(body)
            apart = len(lines) == _without_brackets(bare).count(" | ") + 1
            return apart and whole > LINE_LENGTH
        if len(lines) != 1:
            return False
        if head.endswith(" = ("):
            # Without an annotation a text too long for a line loses its parentheses.
            fits = indent_of(head) + 4 + width_of(body) <= LINE_LENGTH
            return bare == '""' and (fits or ": " in head)
        has_commas = ", " in _without_brackets(bare)
        if is_first and self._is_def:
            return has_commas
        if self._explodes or _DELIMITERS.search(_TEXT.sub('""', head + closing)):
            return False
        # What is no call and no subscript has a line for each of its items.
        is_display = len(head.strip()) == 1 or head[-2] not in _AFTER_NAMES
        return not (is_display and has_commas) and not (is_display and head[-1] == "(")

    def _is_put_apart(self, head: str, start: int, after: int) -> bool:
        """Whether a call is in parentheses as there is no room for its name."""
        first = self._rows[start].lstrip()
        return (
            head.endswith(" = (")
            and _CALL.fullmatch(first) is not None
            and self._rows[after - 1].lstrip() == ")"
            and width_of(head) - 1 + width_of(first) > LINE_LENGTH
        )


def is_plain(row: str, *, anywhere: bool = True) -> bool:
    """Whether a line of code is as black writes it, taken by itself."""
    bare = _TEXT.sub('""', row.lstrip())
    if width_of(row) > LINE_LENGTH and (anywhere or not _ENTRY.fullmatch(bare)):
        return False
    if ",)" in bare:
        bare = _replaced(_TUPLE, "0", bare)
    return '\\"' not in row and not _ODD.search(bare)


def width_of(row: str) -> int:
    """The columns that a line takes, of which some characters take two."""
    if row.isascii():
        return len(row)
    from black.strings import str_width

    return str_width(row)


def indent_of(row: str) -> int:
    """The spaces before a line of code."""
    return len(row) - len(row.lstrip(" "))


def _without_brackets(text: str) -> str:
    """A line of code without what stands in brackets."""
    return _replaced(_BRACKETS, "", text)


def _replaced(pattern: re.Pattern[str], by: str, text: str) -> str:
    """A text in which a pattern is replaced from the innermost place outwards."""
    while (shorter := pattern.sub(by, text)) != text:
        text = shorter
    return text
