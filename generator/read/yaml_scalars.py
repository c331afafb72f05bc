"""Scalars of YAML by the core schema of YAML 1.2 (section 10.3.2).

In it ``no`` is a string and so is a date. Numbers that JSON does not have stay the
text that was written, because nothing that an API sends could be one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .yaml_tree import Remarks

_WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_SPECIAL_START = frozenset("0123456789+-.")
_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_OCTAL = re.compile(r"0o[0-7]+\Z")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_INFINITY = re.compile(r"[-+]?\.(inf|Inf|INF)\Z")
_NOT_A_NUMBER = frozenset((".nan", ".NaN", ".NAN"))
_DIGITS = 4000  # Python refuses to convert longer integers by default.


def plain(text: str) -> Any:
    """The value of a plain scalar by the core schema of YAML 1.2."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _SPECIAL_START:
        return text
    if len(text) > _DIGITS:
        return text
    if _INTEGER.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    if _OCTAL.match(text):
        return int(text[2:], 8)
    if _HEXADECIMAL.match(text):
        return int(text[2:], 16)
    if _INFINITY.match(text):
        return float(text.replace(".", ""))
    if text in _NOT_A_NUMBER:
        return float("nan")
    return text


_STANDARD = "tag:yaml.org,2002:"
_TAGS = frozenset(
    _STANDARD + name
    for name in (
        *("str", "int", "float", "bool", "null", "map", "seq", "set", "omap"),
        *("binary", "timestamp", "merge", "value", "pairs"),
    )
)
_OCTAL_DIGITS = re.compile(r"[-+]?0[0-7]+\Z")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]+\Z")


def scalar(event: Any, remarks: Remarks) -> Any:
    """The value of a scalar.

    Args:
        event: The scalar as the parser gives it.
        remarks: Takes what is odd about it.
    """
    if event.implicit[0]:
        value = plain(event.value)
        if value.__class__ in _NUMBERS:
            return _checked(value, event, remarks)
        if len(event.value) > _DIGITS and _INTEGER.match(event.value):
            _report_number(event, remarks)
        return value
    tag = event.tag
    if tag is None:
        return event.value
    check_tag(event, remarks)
    if tag.startswith(_STANDARD):
        kind = tag.rpartition(":")[2]
        if kind in {"int", "bool", "null"}:
            return plain(event.value)
        if kind == "float":
            value = plain(event.value)
            value = float(value) if type(value) is int else value
            return _checked(value, event, remarks)
    return event.value


_NUMBERS: frozenset[type] = frozenset((int, float))


def check_tag(event: Any, remarks: Remarks) -> None:
    """Remark a tag that means nothing in a description of an API."""
    tag = event.tag
    if tag is not None and tag != "!" and tag not in _TAGS:
        remarks.add(
            "CALCO-R017",
            f"the tag {tag!r} is not known; its value is read without it",
            event.start_mark.index,
        )


def is_set(event: Any) -> bool:
    """Whether a mapping is a set, whose values are its keys."""
    return bool(event.tag == f"{_STANDARD}set")


def _checked(value: Any, event: Any, remarks: Remarks) -> Any:
    if value.__class__ is float and value - value != 0:
        _report_number(event, remarks)
        return event.value
    if _LEADING_ZERO.match(event.value):
        octal = (
            "older versions of YAML take it for an octal one, and "
            if _OCTAL_DIGITS.match(event.value)
            else ""
        )
        remarks.add(
            "CALCO-R016",
            f"{event.value} is read as the number {value}; {octal}a text in quotes would"
            " keep its zero",
            event.start_mark.index,
        )
    return value


def _report_number(event: Any, remarks: Remarks) -> None:
    remarks.add(
        "CALCO-R015",
        f"the number {event.value:.20} is none that JSON can hold; read as a text",
        event.start_mark.index,
    )
