"""One file of a document: its text, its tree, and the places in it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from generator.json_types import is_array, is_object

from ..problems import CalcoError, Level, Place, Report
from .positions import JsonLookup, Lines, Lookup, YamlLookup
from .yaml_tree import DEPTH_LIMIT, Remarks, UnreadableError, build, too_deep

if TYPE_CHECKING:
    from .pointer import Tokens

# A comma before a closing bracket, a comment, single quotes.
_ALLOWED_IN_YAML = (
    "Expecting property name",
    "Expecting value",
    "Illegal trailing comma",
)

_NOTES = frozenset(("CALCO-R016", "CALCO-R017"))
_HUGE = re.compile(r"[-+]?\d[\d.]*[eE]\+?\d{3,}")

# An escape for half of a surrogate pair without the other half beside it.
_LONE_SURROGATE = re.compile(
    r"\\u(?:[dD][89abAB][\da-fA-F]{2}(?!\\u[dD][c-fC-F])"
    r"|(?<!\\u[dD][89abAB][\da-fA-F]{2}\\u)[dD][c-fC-F])"
)

_HOLDERS: frozenset[type] = frozenset((dict, list))

Notation = Literal["json", "toml", "yaml"]


class Source:
    """A file that has been read.

    Args:
        name: How places show the file: relative where the user's own location was.
        text: Its text, without a byte order mark.
        tree: Its value: plain dicts with string keys, lists and scalars.
        notation: What it is written in.
    """

    def __init__(self, name: str, text: str, tree: Any, notation: Notation) -> None:
        self.name = name
        self.text = text
        self.tree = tree
        self.notation = notation

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)

    @cached_property
    def _lookup(self) -> Lookup:
        if self.notation == "toml":
            from .toml_positions import TomlLookup

            return TomlLookup(self.text)
        return (
            JsonLookup(self.text) if self.notation == "json" else YamlLookup(self.text)
        )

    def place(self, tokens: Tokens) -> Place:
        """Where the node at a pointer into this file stands, or its nearest ancestor."""
        return self.place_at(self._lookup.offset(tokens))

    def place_at(self, offset: int) -> Place:
        """The place of a character of the text."""
        line, column = self._lines.at(offset)
        return Place(self.name, line, column)

    def written(self, tokens: Tokens) -> str | None:
        """The scalar at a pointer as it was written, without its quotes."""
        return self._lookup.text(tokens)


def parse(name: str, text: str, report: Report) -> Source:
    """Read the text of one file, JSON when it can be and YAML otherwise.

    Raises:
        CalcoError: The text is neither, is empty, or goes over a bound.
    """
    as_json: UnreadableError | None = None
    called_yaml = name.endswith((".yaml", ".yml"))
    if text.lstrip()[:1] in {"{", "["}:
        try:
            return _from_json(name, text, report)
        except UnreadableError as error:
            as_json = error
            # YAML would take a number and all up to the next comma as one text.
            if error.code != "CALCO-R013" and not called_yaml:
                raise _refused(name, text, error) from None
    remarks = Remarks()
    try:
        tree = build(text, remarks)
    except UnreadableError as error:
        meant = as_json if as_json and not called_yaml else error
        raise _refused(name, text, meant) from None
    source = Source(name, text, tree, "yaml")
    if as_json is not None and not called_yaml:
        report.add(
            "CALCO-R013",
            "note",
            f"{as_json.message}; read as YAML, which allows it",
            place=source.place_at(as_json.offset),
        )
    for code, message, offset in remarks.found:
        level: Level = "note" if code in _NOTES else "warning"
        report.add(code, level, message, place=source.place_at(offset))
    return source


def _refused(name: str, text: str, error: UnreadableError) -> CalcoError:
    line, column = Lines(text).at(error.offset)
    return CalcoError.of(
        error.code, error.message, place=Place(name, line, column), hint=error.hint
    )


def _from_json(name: str, text: str, report: Report) -> Source:
    import json

    doubled = False

    def gather(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal doubled
        found = dict(pairs)
        doubled = doubled or len(found) != len(pairs)
        return found

    def refuse(constant: str) -> Any:
        raise ValueError(f"{constant} is not JSON")

    huge: list[str] = []

    def number(digits: str) -> Any:
        value = float(digits)
        if value - value == 0:
            return value
        huge.append(digits)
        return digits

    try:
        tree = json.loads(
            text,
            object_pairs_hook=gather,
            parse_constant=refuse,
            # A function in place of the decoder's own costs time.
            parse_float=number if _HUGE.search(text) else None,
            strict=False,
        )
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg[0].lower()}{error.msg[1:]}"
        code = "CALCO-R013" if error.msg.startswith(_ALLOWED_IN_YAML) else "CALCO-R007"
        raise UnreadableError(code, message, error.pos, None) from None
    except ValueError as error:
        raise UnreadableError("CALCO-R013", f"not JSON: {error}", 0, None) from None
    except RecursionError:
        raise too_deep(0) from None
    if _deeper_than(tree, DEPTH_LIMIT):
        raise too_deep(0)
    if _may_have_lone_surrogates(text):
        # Half a surrogate pair is JSON, but no text that could ever be written.
        tree = _without_surrogates(tree)
    source = Source(name, text, tree, "json")
    for digits in dict.fromkeys(huge):
        report.add(
            "CALCO-R015",
            "warning",
            f"the number {digits:.20} is none that JSON can hold; read as a text",
            place=source.place_at(text.index(digits)),
        )
    if doubled:
        for key, offset in JsonLookup(text).duplicates():
            report.add(
                "CALCO-R010",
                "warning",
                f"the key {key!r} occurs twice in one object; the last counts",
                place=source.place_at(offset),
            )
    return source


def _may_have_lone_surrogates(text: str) -> bool:
    # Behind an escaped backslash stands no escape that could be one half of a pair.
    return bool(_LONE_SURROGATE.search(text)) or any(
        escaped in text for escaped in ("\\\\ud", "\\\\uD")
    )


def _without_surrogates(node: Any) -> Any:
    if isinstance(node, str):
        return node.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if is_object(node):
        return {
            _without_surrogates(key): _without_surrogates(value)
            for key, value in node.items()
        }
    if is_array(node):
        return [_without_surrogates(item) for item in node]
    return node


def _deeper_than(tree: Any, limit: int) -> bool:
    level: list[Any] = [tree] if isinstance(tree, dict | list) else []
    for _ in range(limit):
        if not level:
            return False
        level = [
            child
            for node in level
            for child in (node.values() if is_object(node) else node)
            if child.__class__ in _HOLDERS
        ]
    return bool(level)
