"""Parts of a form whose encoding has a style, as the mock reads them."""

from __future__ import annotations

from typing import Any

from generator.mock.forms import Body, read_body

INTEGERS = {"type": "array", "items": {"type": "integer"}}
PROPERTIES = {
    "comma": INTEGERS,
    "pipe": INTEGERS,
    "deep": {"type": "object", "properties": {"a": {"type": "integer"}}},
    "plain": INTEGERS,
    "text": {"type": "string"},
}
ENCODING = {
    "comma": {"explode": False},
    "pipe": {"style": "pipeDelimited"},
    "deep": {"style": "deepObject"},
}


def read(*parts: tuple[str, str]) -> Any:
    content = "".join(
        f'--b\r\ncontent-disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'
        for name, text in parts
    )
    body = Body.of(f"{content}--b--\r\n".encode(), "multipart/form-data; boundary=b")
    schema = {"type": "object", "properties": PROPERTIES}
    return read_body(body, "multipart/form-data", schema, ENCODING, lambda _: None)


def test_styled_parts_are_read_as_fields_are() -> None:
    assert read(
        ("comma", "1,2"),
        ("pipe", "3|4"),
        ("deep[a]", "5"),
        ("plain", "6"),
        ("plain", "7"),
        ("text", "a,b"),
    ) == {
        "comma": [1, 2],
        "pipe": [3, 4],
        "deep": {"a": 5},
        "plain": [6, 7],
        "text": "a,b",
    }


def test_what_does_not_come_is_not_there() -> None:
    assert read(("text", "%2C")) == {"text": "%2C"}
