"""Descriptions of the document as docstring lines that can only be text."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.ir import (
    ConstantType,
    Constraints,
    Documentation,
    ListType,
    MapType,
    NullableType,
    ScalarType,
    Type,
)
from generator.names.words import stem, words
from generator.plan.literals import LINE_LENGTH, literal

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNPRINTED = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_BREAK = re.compile(r"<br\s*/?>|</p>", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\(([^()\s]*)[^()]*\)")
_STRONG = re.compile(r"\*\*(.+?)\*\*")
# Documents say most things many times: nine of ten texts of a large one come again.
_remembered = lru_cache(maxsize=8192)
_MARKED = re.compile(r"^\s*([-*+]|\d+[.)]|#+|>|\||```)")


def inert(text: str) -> str:
    """One line of text that stays text inside a docstring.

    Backslashes and triple quotes are escaped; characters that do not print
    (controls, bidirectional marks) are dropped.
    """
    kept = text
    if not text.isprintable():
        kept = "".join(
            char
            for char in text
            if char == "\t" or unicodedata.category(char) not in _UNPRINTED
        )
    return kept.expandtabs(4).replace("\\", "\\\\").replace('"""', '\\"\\"\\"')


def plain(text: str | None) -> str:
    """CommonMark as a person would type it in plain text."""
    if not text:
        return ""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _BREAK.sub("\n", text)
    text = _TAG.sub("", text)
    text = _LINK.sub(_link, text)
    return _STRONG.sub(r"\1", text).strip()


def _link(match: re.Match[str]) -> str:
    label, target = match.group(1), match.group(2)
    if not label or label == target:
        return target
    return f"{label} ({target})" if target.startswith("http") else label


def paragraphs(text: str | None, width: int) -> list[str]:
    """Lines of about ``width`` columns, blank lines between paragraphs.

    Lists, tables and code keep their line breaks.
    """
    return list(_paragraphs(text, width)) if text else []


@_remembered
def _paragraphs(text: str, width: int) -> tuple[str, ...]:
    lines: list[str] = []
    for block in re.split(r"\n\s*\n", plain(text)):
        rows = [row.rstrip() for row in block.split("\n") if row.strip()]
        if not rows:
            continue
        if lines:
            lines.append("")
        run: list[str] = []
        for row in rows:
            if _MARKED.match(row) or row.startswith("    "):
                lines += _wrap(" ".join(run), width)
                run = []
                lines += _wrap(row, width, hanging=True)
            else:
                run += row.split()
        lines += _wrap(" ".join(run), width)
    return tuple(lines)


def _wrap(text: str, width: int, *, hanging: bool = False) -> list[str]:
    indent = text[: len(text) - len(text.lstrip())] if hanging else ""
    return wrapped(text.strip(), width, indent, indent + "  " if hanging else "")


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Lines of some columns, split between words alone.

    Args:
        text: One line, which begins and ends with a word; may be empty.
        width: The columns a line may take with its indent.
        first: What the first line is indented by.
        rest: What the others are.
    """
    if not text:
        return []
    # Most texts are short, and nothing is to be done about their spaces.
    if len(first) + len(text) <= width and text.isprintable():
        return [first + text]
    return list(_split(text, width, first, rest))


@_remembered
def _split(text: str, width: int, first: str, rest: str) -> tuple[str, ...]:
    lines = textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return tuple(lines)


@_remembered
def sentence(text: str | None) -> str:
    """Text on one line that ends as a sentence does."""
    joined = " ".join(plain(text).split())
    if joined and joined[-1] not in ".!?:;":
        joined += "."
    return joined


def opening(text: str | None) -> str:
    """The first paragraph of a text, headings, lists and quotations aside; all of it
    when there is nothing else."""
    whole = plain(text)
    blocks = re.split(r"\n\s*\n", whole)
    return next((block for block in blocks if not _MARKED.match(block)), whole)


_EMPTY_WORDS = frozenset({"a", "all", "an", "of", "the", "this"})


def says_the_same(description: str, summary: str) -> bool:
    """Whether a description only repeats its summary: *Lists the clients*."""
    return _stems(description) == _stems(summary)


def _stems(text: str) -> list[str]:
    found = (word.lower() for word in words(plain(text)))
    return [stem(word) for word in found if word not in _EMPTY_WORDS]


def docstring(lines: Iterable[str], indent: int, *, hugging: bool = False) -> str:
    """The lines of a docstring as source, quotes included.

    Args:
        lines: Plain text, the first line the summary.
        indent: Columns the docstring is indented by.
        hugging: Whether the closing quotes follow the last line when there are
            several, which is how a field's docstring is written.
    """
    # The last step before the quotes, so that nothing done to the text earlier,
    # such as taking out tags, can put quotes together again.
    rows = [inert(row).rstrip() for row in lines]
    while rows and not rows[-1]:
        rows.pop()
    while rows and not rows[0]:
        rows.pop(0)
    if not rows:
        return ""
    if rows[0].startswith('"'):
        # Four quotes in a row would be three and the beginning of the text.
        rows[0] = f" {rows[0]}"
    pad = " " * indent
    if len(rows) == 1:
        tail = " " if rows[0].endswith('"') else ""
        return f'"""{rows[0]}{tail}"""'
    # What all lines but the first begin with is no part of them (PEP 257).
    spaces = min(len(row) - len(row.lstrip()) for row in rows[1:] if row)
    body = "\n".join(f"{pad}{row[spaces:]}" if row else "" for row in rows[1:])
    fits = len(body) - body.rfind("\n") - 1 + len('"""') <= LINE_LENGTH
    if hugging and fits and not body.endswith('"'):
        return f'"""{rows[0]}\n{body}"""'
    return f'"""{rows[0]}\n{body}\n{pad}"""'


def facts(documentation: Documentation, type_: Type, text: str = "") -> str:
    """Limits, default and an example, as short sentences.

    Args:
        documentation: What is said of a value.
        type_: What it may be.
        text: What is said already; people often write of the default.
    """
    said: list[str] = []
    limits = _limits(type_)
    if limits:
        said.append(f"{limits}.")
    if documentation.has_default and documentation.default is not None:
        default = _short(documentation.default)
        told = text.lower().partition("default")[2]
        if not told or default.lower() not in re.split(r"[^\w.+-]+", told.rstrip(".")):
            said.append(f"Default: {default}.")
    examples = [value for value in documentation.examples if value is not None]
    if examples and not (
        documentation.has_default and documentation.default == examples[0]
    ):
        said.append(f"Example: {_short(examples[0])}.")
    if documentation.deprecated:
        said.append("Deprecated.")
    return " ".join(said)


def described(documentation: Documentation, type_: Type, own: str | None = None) -> str:
    """A node's description with its facts, on one line."""
    text = sentence(own if own is not None else documentation.description)
    return " ".join(part for part in (text, facts(documentation, type_, text)) if part)


def argument_lines(entries: Iterable[tuple[str, str]], width: int) -> list[str]:
    """The ``Args:`` section of a docstring; the signature says all of those without text.

    Args:
        entries: Name and text of each argument.
        width: Columns that a line may take.
    """
    lines: list[str] = []
    for name, text in entries:
        if text:
            lines += wrapped(f"{name}: {text}", width, " " * 4, " " * 8)
    return ["Args:", *lines] if lines else []


def _short(value: object) -> str:
    text = value if isinstance(value, str) else literal(value)
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:57] + "..."


def _limits(type_: Type) -> str:
    if isinstance(type_, NullableType):
        return _limits(type_.inner)
    if isinstance(type_, ConstantType):
        return f"Always {literal(type_.value)}"
    return "; ".join(limit_texts(type_))


def limit_texts(type_: Type) -> list[str]:
    """The limits on a value, a short text each."""
    if not isinstance(type_, ScalarType | ListType | MapType) or not type_.constraints:
        return []
    unit = "property" if isinstance(type_, MapType) else "item"
    return _constraint_texts(type_.constraints, unit)


def _constraint_texts(limits: Constraints, unit: str) -> list[str]:
    said: list[str] = []
    low, high = limits.minimum, limits.maximum
    if low is not None and high is not None:
        said.append(f"From {low} to {high}")
    elif low is not None:
        said.append(f"At least {low}")
    elif high is not None:
        said.append(f"At most {high}")
    if limits.exclusive_minimum is not None:
        said.append(f"More than {limits.exclusive_minimum}")
    if limits.exclusive_maximum is not None:
        said.append(f"Less than {limits.exclusive_maximum}")
    if limits.multiple_of is not None:
        said.append(f"A multiple of {limits.multiple_of}")
    said += _counted(limits.min_length, limits.max_length, "character")
    said += _counted(limits.min_items, limits.max_items, unit)
    if limits.unique_items:
        said.append("No item twice")
    if limits.pattern is not None:
        said.append(f"Matches {limits.pattern}")
    return said


def _counted(low: int | None, high: int | None, unit: str) -> list[str]:
    units = f"{unit[:-1]}ies" if unit.endswith("y") else f"{unit}s"
    if low and high is not None and low != high:
        return [f"{low} to {high} {units}"]
    count = high if high is not None else low
    if not count:
        return []
    counted = f"{count} {unit if count == 1 else units}"
    if low and high is not None:
        return [f"Exactly {counted}"]
    return [f"At least {counted}" if low else f"At most {counted}"]
