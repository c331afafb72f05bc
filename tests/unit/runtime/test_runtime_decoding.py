"""Answers as typed values: what fits is typed, what does not is kept and reported."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal
from uuid import UUID

import pytest
from pydantic import Discriminator, Field, Tag
from typing_extensions import TypeAliasType

from generator.runtime.decoding import decode_answer, decode_json
from generator.runtime.enums import OpenStrEnum
from generator.runtime.flow import chosen
from generator.runtime.headers import Headers
from generator.runtime.mismatch import (
    Mismatch,
    MismatchWarning,
    UnreadableError,
    warn,
)
from generator.runtime.models import Model
from generator.runtime.transport import RawResponse
from generator.runtime.unions import by_property

if TYPE_CHECKING:
    from generator.runtime.operation import Answer


class Kind(OpenStrEnum):
    A = "a"


class Item(Model):
    id: int
    name: Annotated[str | None, Field(alias="theName")] = None
    kind: Kind | None = None


class Cat(Model):
    type: Literal["cat"]
    lives: int | None = None


class Dog(Model):
    type: Literal["dog"]
    bark: str | None = None


Pet = Annotated[
    Annotated[Cat, Tag("cat")] | Annotated[Dog, Tag("dog")],
    Discriminator(by_property("type")),
]


class Page(Model):
    data: list[Item]
    by_key: dict[str, Item] | None = None
    pet: Pet | None = None
    either: Cat | Item | list[Item] | None = None
    day: datetime.date | None = None


class Node(Model):
    value: int
    children: list[Node] | None = None


def decode(kind: Any, text: str) -> tuple[Any, list[tuple[str, str, str]]]:
    value, found = decode_json(kind, text.encode(), "op")
    return value, [(one.pointer, one.expected, one.value) for one in found]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (datetime.date, '"2024-01-02"', datetime.date(2024, 1, 2)),
        (
            datetime.datetime,
            '"2024-01-02T03:04:05"',
            datetime.datetime(2024, 1, 2, 3, 4, 5),
        ),
        (
            datetime.datetime,
            '"2024-01-02T03:04:05+02:00"',
            datetime.datetime(2024, 1, 2, 1, 4, 5, tzinfo=datetime.UTC),
        ),
        (datetime.timedelta, '"PT1M30S"', datetime.timedelta(seconds=90)),
        (UUID, '"00000000-0000-0000-0000-000000000003"', UUID(int=3)),
        (Decimal, '"1.10"', Decimal("1.10")),
        (float, "3", 3.0),
        (int, "9007199254740993", 9007199254740993),
        (int, "3.0", 3),
        (int | str, "3.0", 3),
        (bool, "true", True),
        (list[int] | None, "null", None),
        (str, '"\ufeffx"', "\ufeffx"),
        (Any, '{"a":[1]}', {"a": [1]}),
    ],
)
def test_what_fits_is_typed(kind: Any, text: str, value: object) -> None:
    result, found = decode(kind, text)
    assert result == value
    assert type(result) is type(value)
    assert found == []


def test_a_wrong_value_costs_nothing_but_itself() -> None:
    page, found = decode(
        Page,
        '{"data":[{"id":1,"theName":"a","kind":"new","more":[1]},'
        '{"id":"2","theName":"b"},{"theName":"c"}],'
        '"by_key":{"k/1":{"id":3.5}},"day":"yesterday","x":null}',
    )
    assert type(page) is Page
    assert [type(item) for item in page.data] == [Item, Item, Item]
    assert [item.id for item in page.data] == [1, "2", None]
    assert [item.name for item in page.data] == ["a", "b", "c"]
    assert page.data[0].kind == "new"
    assert page.data[0].model_extra == {"more": [1]}
    assert page.by_key is not None
    assert page.by_key["k/1"].id == 3.5
    assert page.day == "yesterday"
    assert page.model_extra == {"x": None}
    assert found == [
        ("/data/1/id", "int", '"2"'),
        ("/data/2/id", "int", "nothing"),
        ("/by_key/k~11/id", "int", "3.5"),
        ("/day", "date", '"yesterday"'),
    ]
    # What came is what goes back: nothing added, nothing lost.
    assert page.to_dict() == {
        "data": [
            {"id": 1, "theName": "a", "kind": "new", "more": [1]},
            {"id": "2", "theName": "b"},
            {"theName": "c"},
        ],
        "by_key": {"k/1": {"id": 3.5}},
        "day": "yesterday",
        "x": None,
    }


def test_a_wrong_shape_is_kept_whole() -> None:
    page, found = decode(Page, '{"data":{"0":[]},"by_key":[]}')
    assert (page.data, page.by_key) == ({"0": []}, [])
    assert found == [
        ("/data", "list[Item]", '{"0": []}'),
        ("/by_key", "dict[str, Item]", "[]"),
    ]
    assert decode(Item, "[1]") == ([1], [("", "Item", "[1]")])
    assert decode(list[Item], "null") == (None, [("", "list[Item]", "null")])


def test_unions_take_the_branch_that_fits_best() -> None:
    page, found = decode(Page, '{"data":[],"either":{"id":"7","theName":"n"}}')
    assert type(page.either) is Item
    assert found == [("/either/id", "int", '"7"')]
    page, found = decode(Page, '{"data":[],"either":[{"id":"7"}]}')
    assert type(page.either[0]) is Item
    assert found == [("/either/0/id", "int", '"7"')]
    page, found = decode(Page, '{"data":[],"either":{"what":1}}')
    assert page.either == {"what": 1}
    assert [pointer for pointer, _, _ in found] == ["/either"]


def test_a_discriminator_decides_and_an_unknown_one_is_kept() -> None:
    page, found = decode(Page, '{"data":[],"pet":{"type":"dog","bark":1}}')
    assert type(page.pet) is Dog
    assert page.pet.to_dict() == {"type": "dog", "bark": 1}
    assert found == [("/pet/bark", "str", "1")]
    page, found = decode(Page, '{"data":[],"pet":{"type":"emu","lives":1}}')
    assert page.pet == {"type": "emu", "lives": 1}
    assert [pointer for pointer, _, _ in found] == ["/pet"]


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        ('{"type":"hound","bark":1}', Dog, ["/bark", "/type"]),
        ('{"type":"cat","lives":"9"}', Cat, ["/lives"]),
        ('{"type":"emu","lives":1}', dict, [""]),
    ],
)
def test_a_discriminator_may_have_values_of_its_own(
    text: str, kind: type[object], places: list[str]
) -> None:
    union = Annotated[
        Annotated[Cat, Tag("cat")] | Annotated[Dog, Tag("hound")],
        Discriminator(by_property("type")),
    ]
    value, found = decode(union, text)
    assert type(value) is kind
    assert sorted(pointer for pointer, _, _ in found) == places


def test_recursive_models() -> None:
    node, found = decode(
        Node, '{"value":1,"children":[{"value":2,"children":[{"value":"x"}]}]}'
    )
    assert type(node.children[0].children[0]) is Node
    assert found == [("/children/0/children/0/value", "int", '"x"')]


def test_a_byte_order_mark_is_no_part_of_json() -> None:
    assert decode_json(Item, b'\xef\xbb\xbf{"id":1}', "op") == (Item(id=1), [])


def test_long_values_are_shortened() -> None:
    _, found = decode(int, f'"{"x" * 1000}"')
    assert len(found[0][2]) == 60


def raw(content: bytes, media_type: str | None, status: int = 200) -> RawResponse:
    pairs = [] if media_type is None else [("Content-Type", media_type)]
    return RawResponse(status, Headers(pairs), content)


JSON = "application/json; charset=utf-8"


@pytest.mark.parametrize(
    ("answer", "response", "value"),
    [
        (lambda: bytes, raw(b"%PDF", "application/pdf"), b"%PDF"),
        (lambda: bytes, raw(b"{}", JSON), b"{}"),
        (lambda: str, raw(b'"a"', JSON), "a"),
        (lambda: str, raw(b"<a>\xe9</a>", "text/xml; charset=latin-1"), "<a>é</a>"),
        (lambda: str, raw(b"<a/>", JSON), "<a/>"),
        (lambda: str, raw(b"plain", None), "plain"),
        (lambda: int, raw(b"5", "text/plain"), 5),
        (lambda: int, raw(b"5", None), 5),
        (
            lambda: str,
            raw('"é"'.encode("latin-1"), "application/json;charset=latin-1"),
            "é",
        ),
        (lambda: Item | None, raw(b"", None), None),
        (
            {"application/json": lambda: int, "text/csv": lambda: str},
            raw(b"a;b", "text/csv; header=present"),
            "a;b",
        ),
        ({"text/*": lambda: str, "*/*": lambda: bytes}, raw(b"x", "image/png"), b"x"),
        ({"application/json": lambda: int}, raw(b"7", "application/hal+json"), 7),
    ],
)
def test_the_content_type_decides(
    answer: Answer, response: RawResponse, value: object
) -> None:
    assert decode_answer(chosen(answer, response), response, "op") == (value, [])


@pytest.mark.parametrize(
    ("response", "message"),
    [
        (raw(b"<html>Bad", "text/html"), "expected JSON, got text/html"),
        (raw(b'{"id":', JSON), "the body is not JSON"),
        (raw(b"", JSON), "the body is empty"),
        (raw(b"\xff\xfe", None), "the body is not JSON"),
    ],
)
def test_what_cannot_be_read_is_said_in_words(
    response: RawResponse, message: str
) -> None:
    with pytest.raises(UnreadableError, match=message):
        decode_answer(Item, response, "op")


def test_a_type_nobody_described_is_said_in_words() -> None:
    answer: Answer = {"application/json": lambda: int, "text/csv": lambda: str}
    with pytest.raises(UnreadableError, match=r"json or text/csv, got image/png"):
        chosen(answer, raw(b"x", "image/png"))


def test_no_content_where_some_was_promised_is_reported() -> None:
    value, found = decode_answer(Item, raw(b"", None, 204), "op")
    assert value is None
    assert [(one.pointer, one.expected) for one in found] == [("", "Item")]


def test_each_place_warns_once() -> None:
    first = Mismatch("once", "/data/0/id", "int", '"1"', "/data/*/id")
    with pytest.warns(MismatchWarning, match=r"once: /data/0/id: expected int, got"):
        warn(first)
    warn(first._replace(pointer="/data/1/id"))  # warnings are errors in these tests
    with pytest.warns(MismatchWarning, match="the whole answer"):
        warn(Mismatch("once", "", "int", "x", ""))


Nested = TypeAliasType("Nested", "dict[str, Nested] | list[int]")


@pytest.mark.parametrize("kept", ["x", {"a": {"a": "x"}}])
def test_a_type_that_holds_itself_is_told_by_its_name(kept: Any) -> None:
    text = json.dumps({"b": kept})
    result, found = decode_json(dict[str, Nested], text.encode(), "get")
    assert result == {"b": kept}
    assert "Nested" in found[0].expected
