"""Values and text of the document as Python source that can only be data."""

from __future__ import annotations

from typing import Any

from generator.json_types import is_array, is_object, is_tuple

LINE_LENGTH = 88

_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\"}


def string(text: str) -> str:
    """A string literal, quoted as black would quote it.

    Everything that does not print (controls, bidirectional marks, lone
    surrogates) is escaped, so what a person reads is what the program holds.
    """
    if '"' not in text and "\\" not in text and text.isprintable():
        return f'"{text}"'
    quote = "'" if '"' in text and "'" not in text else '"'
    if text.isprintable() and quote not in text and "\\" not in text:
        return quote + text + quote
    return quote + "".join(_char(char, quote) for char in text) + quote


def _char(char: str, quote: str) -> str:
    if char == quote:
        return "\\" + char
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char == " " or char.isprintable():
        return char
    code = ord(char)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def literal(value: Any) -> str:
    """A literal for a JSON value (tuples and bytes too), on one line."""
    if isinstance(value, str):
        return string(value)
    if isinstance(value, float):
        return _float(value)
    if is_array(value):
        return "[" + ", ".join(literal(item) for item in value) + "]"
    if is_object(value):
        entries = value.items()
        inner = ", ".join(f"{string(key)}: {literal(item)}" for key, item in entries)
        return "{" + inner + "}"
    if is_tuple(value):
        inner = ", ".join(literal(item) for item in value)
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if value is None or isinstance(value, bool | int):
        return repr(value)
    if isinstance(value, bytes):
        return 'b"' + "".join(_byte(byte) for byte in value) + '"'
    raise TypeError(f"not a JSON value: {type(value).__name__}")


def layout(value: Any, indent: int, used: int = 0, after: int = 1) -> str:
    """A literal for a JSON value, laid out as black lays it out.

    Args:
        value: The value.
        indent: Columns the statement is indented by.
        used: Columns taken on the first line before the value.
        after: Columns taken on the last line behind it.
    """
    flat = _flat(value, LINE_LENGTH - indent - used - after)
    if flat is not None:
        return flat
    pad = " " * (indent + 4)
    if is_array(value):
        rows = [layout(item, indent + 4) for item in value]
        return "[\n" + "".join(f"{pad}{row},\n" for row in rows) + " " * indent + "]"
    if is_tuple(value):
        rows = [layout(item, indent + 4) for item in value]
        return "(\n" + "".join(f"{pad}{row},\n" for row in rows) + " " * indent + ")"
    if is_object(value):
        lines: list[str] = []
        for key, item in value.items():
            name = string(key) + ": "
            lines.append(f"{pad}{name}{layout(item, indent + 4, len(name))},\n")
        return "{\n" + "".join(lines) + " " * indent + "}"
    return literal(value)


def _flat(value: Any, room: int) -> str | None:
    """The literal on one line, unless it is longer than the room that there is; a large
    value is then not looked at whole."""
    if not value or not (is_array(value) or is_object(value) or is_tuple(value)):
        flat = literal(value)
        return flat if len(flat) <= room or not value else None
    # Between its brackets an item takes three columns at least.
    if 3 * len(value) > room:
        return None
    opening, closing = "[]"
    if is_object(value):
        opening, closing = "{}"
    elif is_tuple(value):
        opening, closing = "(", ",)" if len(value) == 1 else ")"
    parts: list[str] = []
    left = room - len(opening) - len(closing)
    named = value.items() if is_object(value) else (("", item) for item in value)
    for key, item in named:
        name = f"{string(key)}: " if is_object(value) else ""
        inner = _flat(item, left - len(name))
        if inner is None:
            return None
        parts.append(name + inner)
        left -= len(name) + len(inner) + len(", ")
    flat = opening + ", ".join(parts) + closing
    return flat if len(flat) <= room else None


def _byte(byte: int) -> str:
    char = chr(byte)
    if char in '\\"':
        return "\\" + char
    return char if 0x20 <= byte < 0x7F else _ESCAPES.get(char, f"\\x{byte:02x}")


def _float(value: float) -> str:
    if value != value or value in (float("inf"), float("-inf")):
        return f'float("{value}")'
    return repr(value)
