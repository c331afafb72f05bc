"""Lines of code that black would leave as they are, and how brackets spread on them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.plan.literals import LINE_LENGTH

if TYPE_CHECKING:
    from collections.abc import Sequence

# Single quotes stay where they save the text from escapes.
_TEXT = re.compile(r""""(?:[^"\\]|\\.)*"|(?<!\w)'(?=[^'\\]*")[^'\\]*'(?!')""")
# Spelled otherwise by black, or not known here: single quotes, comments, escapes outside
# of text, commas before brackets, spaces where there are none and the other way round,
# needless parentheses.
_ODD = re.compile(
    r"['#;\\\t]|  | $|,[)\]}]|[(\[{] | [)\]},:]"
    r"|\b\d[\d_.]*(?!e[-+]?\d+\b)[a-zA-Z]|\b(?![bfr]\"\")[a-zA-Z]+\"\""
    r"|,(?=[^ ])|(?<!\[\d):(?=[^ =])|(?<=[^ ])\||\|(?=[^ ])|(?<=[^ ])->|->(?=[^ ])|\*\*(?=-)"
    r"|(?:=|\b(?:return|in|if|while|not|await|and|or|else|del|assert|yield)) \((?!$)"
)
# Tuples, which are no calls: the comma in those of one item is not one to be split at.
_TUPLE = re.compile(r"(?<![\w)\]])\([^()]*\)")
# Calls without a comma at their end, which are items of such tuples.
_CALLED = re.compile(r"\w\((?:[^(),]|, (?=\S))*\)")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
_EMPTY_CALL = re.compile(r"(?:await )?\w+(?:\.\w+)+\(\)")
# What has no place where it could be split: a text or a name, and what is before it.
_ENTRY = re.compile(
    r'(?:"": )?(?:""|(?:lambda: )?\w+(?:\.\w+)?),|""|\w+\.\w+'
    rf"|{_EMPTY_CALL.pattern},?"
)
_DELIMITERS = re.compile(r" (?:\||and|or|if|else|in|is|==|!=|<|>|\+|-|\*|/|for) ")
_NAME = re.compile(r"\w+(?:\.\w+)*")
_OPERATORS = ("+ ", "| ", "for ", "if ")
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_AFTER_NAMES = frozenset(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_)]"
)
_CALL = re.compile(r"(?:await )?\w+(?:\.\w+)*\(")
# What stays too long as nothing comes of brackets around it.
_UNHELPED = re.compile(
    r"(?:\w+ = |return )?((?:await )?\w+(?:\.\w+)+\()|class \w+\(|from [.\w]+ import \("
)
# Latin, Greek and Cyrillic, punctuation, signs of currencies, letter-like signs, arrows.
_NARROW = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e"
    "\u20a0-\u20c0\u2100-\u214f\u2190-\u21ff]+"
)
_STAR = re.compile(r" *from [.\w]+ import \*")
_CHAINED = re.compile(r"\] = (?:\w+\(|[\[{])")
_AFTER_OPENING = re.compile(r"([(\[{])\n *")
_BEFORE_CLOSING = re.compile(r",?\n *([)\]}])")
_BREAK = re.compile(r"\n *")


class Layout:
    """The lines of one statement, of which those in brackets are indented.

    Args:
        rows: The lines.
        is_def: Whether they are the header of a function.
        explodes: Whether what is in their first brackets always has lines of its own.
    """

    def __init__(self, rows: Sequence[str], *, is_def: bool, explodes: bool) -> None:
        self._rows = rows
        self._is_def = is_def
        self._explodes = explodes

    def element(self, index: int, indent: int) -> int | None:
        """The index after the element that begins at one; None when it may change."""
        rows = self._rows
        after = self._operand(index, indent)
        if after is None or index == 0:
            return after
        starts = [index]
        while after < len(rows) and rows[after].startswith(_OPERATORS, indent):
            starts.append(after)
            after = self._operand(after, indent)
            if after is None:
                return None
        if len(starts) == 1 or len(starts) != after - index:
            return after
        # Operands are split where they have no room together.
        flat = " ".join(row.lstrip() for row in rows[index:after])
        return after if indent + width_of(flat) > LINE_LENGTH else None

    def _operand(self, index: int, indent: int) -> int | None:
        """The same for what stands between two operators."""
        rows = self._rows
        head = rows[index]
        if not head.strip() or indent_of(head) != indent:
            return None
        is_first = index == 0
        if not is_plain(head, anywhere=is_first) and not (
            is_first and self._is_unhelped(head, indent)
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
        return place + 1 if self._is_hugged(head, inner, closing, is_first) else None

    def _is_unhelped(self, head: str, indent: int) -> bool:
        """Whether a statement begins with a line that stays too long."""
        found = _UNHELPED.fullmatch(head, indent)
        if found is None or width_of(head) <= LINE_LENGTH:
            return False
        call = found[1]
        return not call or found[0] == call or indent + 4 + width_of(call) > LINE_LENGTH

    def _chain(self, head: str, inner: list[tuple[int, int]], place: int) -> int | None:
        """The same, where ``name: A[`` is followed by ``] = B(``, or ``name: (`` by
        ``) = {``, or the arguments of a function by ``) -> (``."""
        closing = self._rows[place]
        if self._is_def and closing.lstrip() == ") -> (":
            is_long = all(self._rows[after - 1][-1] == "," for _, after in inner)
            return self._returned(place) if is_long else None
        if head.endswith(": (") and closing in (") = {", ") = ["):
            lines = self._lines(inner)
            before = width_of(f"{head[:-1]}{' '.join(lines)} = (")
            rest = Layout(self._rows[place:], is_def=False, explodes=True)
            after = rest.element(0, 0) if _is_union(lines) else None
            return None if after is None or before <= LINE_LENGTH else place + after
        if not _CHAINED.fullmatch(closing) or self._rows[0] != head:
            return None
        body = joined(self._rows[1:place]).lstrip()
        # With room for the annotation in one line it would not be split, nor with room
        # for all that is in it would that be.
        if width_of(f"{head}{body}] = (") <= LINE_LENGTH:
            return None
        if (place > 2 or body[-1] == ",") and 4 + width_of(body) <= LINE_LENGTH:
            return None
        is_listed = all(self._rows[after - 1][-1] == "," for _, after in inner)
        if not is_listed and len(inner) > 1:
            return None
        rest = Layout(self._rows[place:], is_def=False, explodes=True)
        after = rest.element(0, 0)
        return None if after is None else place + after

    def _returned(self, place: int) -> int | None:
        """The index after what a function returns, in parentheses for want of room."""
        rows = self._rows
        lines = self._lines([(place + 1, len(rows) - 1)])
        indent = indent_of(rows[place])
        if rows[-1] != f"{' ' * indent}):" or not _is_union(lines):
            return None
        if indent + width_of(f") -> {' '.join(lines)}:") <= LINE_LENGTH:
            return None
        apart = len(lines) > 1 and indent + 4 + width_of(" ".join(lines)) <= LINE_LENGTH
        return None if apart or not lines else len(rows)

    def _lines(self, inner: list[tuple[int, int]]) -> list[str]:
        """The lines between brackets; none when some have lines of their own."""
        rows = self._rows[inner[0][0] : inner[-1][1]]
        indent = indent_of(rows[0]) if rows else 0
        if any(
            indent_of(row) != indent or not is_plain(row, anywhere=False)
            for row in rows
        ):
            return []
        return [row.lstrip() for row in rows]

    def _is_hugged(
        self, head: str, inner: list[tuple[int, int]], closing: str, is_first: bool
    ) -> bool:
        """Whether one line between brackets stays one, and apart from them."""
        lines = self._lines(inner)
        if not lines:
            is_parameter = self._is_def and head.endswith(": (") and not is_first
            spread = self._is_spread if is_parameter else self._is_put_apart
            return len(inner) == 1 and spread(head, *inner[0])
        body = " ".join(lines)
        if width_of(head) + width_of(body) + width_of(closing.lstrip()) <= LINE_LENGTH:
            return False
        bare = bare_of(body)
        explodes = self._explodes and is_first
        if head.endswith(": (") and not (is_first and self._is_def):
            outside = _without_brackets(bare)
            if " | " not in outside or ", " in outside:
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
            apart = len(lines) == outside.count(" | ") + 1
            return apart and whole > LINE_LENGTH
        if len(lines) != 1:
            is_subscript = head[-1] == "[" and head[-2] in _AFTER_NAMES
            is_one = len(inner) == 1 and not explodes
            return is_one and (is_subscript or lines[1].startswith("for "))
        if head.endswith(" = ("):
            # Without an annotation a text too long for a line loses its parentheses.
            fits = indent_of(head) + 4 + width_of(body) <= LINE_LENGTH
            if _EMPTY_CALL.fullmatch(bare):
                return ": " not in head
            return bare == '""' and (fits or ": " in head)
        has_commas = ", " in _without_brackets(bare)
        if is_first and self._is_def:
            return has_commas
        if explodes or _DELIMITERS.search(bare_of(head.lstrip() + closing)):
            return False
        # What is no call and no subscript has a line for each of its items.
        is_display = len(head.strip()) == 1 or head[-2] not in _AFTER_NAMES
        return not (is_display and has_commas) and not (is_display and head[-1] == "(")

    def _is_spread(self, head: str, start: int, after: int) -> bool:
        """Whether the type of a parameter is a union of which some have more than a
        line."""
        indent = indent_of(head) + 4
        rows = self._rows[start:after]
        types = [
            row for row in rows if indent_of(row) == indent and row.lstrip() != "]"
        ]
        is_union = len(types) > 1 and all(
            row.startswith("| ", indent) for row in types[1:]
        )
        return is_union and width_of(joined(rows)) > LINE_LENGTH

    def _is_put_apart(self, head: str, start: int, after: int) -> bool:
        """Whether a call is in parentheses as there is no room for its name."""
        first = self._rows[start].lstrip()
        return (
            head.endswith(" = (")
            and _CALL.fullmatch(first) is not None
            and all(width_of(row) <= LINE_LENGTH for row in self._rows[start:after])
            and self._rows[after - 1].lstrip() == ")"
            and width_of(head) - 1 + width_of(first) > LINE_LENGTH
        )


def joined(rows: Sequence[str]) -> str:
    """Some lines as one, without the commas before closing brackets."""
    text = _AFTER_OPENING.sub(r"\1", "\n".join(rows))
    return _BREAK.sub(" ", _BEFORE_CLOSING.sub(r"\1", text))


def _is_union(lines: Sequence[str]) -> bool:
    """Whether some lines are the operands of ``|``, or a name."""
    first, *rest = lines or [""]
    is_name = _NAME.fullmatch(first) is not None
    return (is_name or bool(rest) or " | " in first) and all(
        line.startswith("| ") for line in rest
    )


def is_plain(row: str, *, anywhere: bool = True) -> bool:
    """Whether a line of code is as black writes it, taken by itself."""
    if width_of(row) > LINE_LENGTH and not _STAR.fullmatch(row):
        bare = bare_of(row.lstrip())
        if anywhere or not _ENTRY.fullmatch(bare):
            return False
    return is_spelled(row)


# Both clients of an operation have the same lines, two thirds of all.
@lru_cache(maxsize=4096)
def is_spelled(row: str) -> bool:
    """Whether the words of a line stand in it as black has them, however long it is."""
    bare = bare_of(row.lstrip())
    if ",)" in bare:
        bare = _replaced(_TUPLE, "0", _CALLED.sub("0", bare))
    return '\\"' not in row and not _ODD.search(bare)


def bare_of(row: str) -> str:
    """A line of code whose texts are empty, and so nothing that looks like code."""
    return _TEXT.sub('""', row)


def width_of(row: str) -> int:
    """The columns that a line takes, of which some characters take two."""
    if row.isascii() or _NARROW.fullmatch(row):
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
