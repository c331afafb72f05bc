"""Texts that are read and written again: as they came, or as an equal time."""

from __future__ import annotations

import copy
import datetime as dt
import json
import pickle
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import pytest
from pydantic import Field

from generator.runtime.decoding import decode_json
from generator.runtime.encoding import to_wire
from generator.runtime.models import Model

if TYPE_CHECKING:
    from generator.runtime.mismatch import Mismatch

UTC = dt.UTC
ONE_DAY = dt.timedelta(days=1)


class Thing(Model):
    moment: dt.datetime | None = None
    day: dt.date | None = None
    clock: dt.time | None = None
    lasts: dt.timedelta | None = None
    amount: Decimal | None = None
    data: bytes | None = None
    parts: list[bytes] | None = None
    name: Annotated[str | None, Field(alias="theName")] = None


def turned(kind: Any, value: object) -> tuple[Any, Any, list[Mismatch]]:
    """The decoded value, what is sent of it, and what did not fit."""
    decoded, found = decode_json(kind, json.dumps(value).encode(), "get")
    return decoded, to_wire(decoded, "get", read_only=True), found


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (
            dt.datetime,
            "2020-01-31T09:30:00Z",
            dt.datetime(2020, 1, 31, 9, 30, tzinfo=UTC),
        ),
        (dt.datetime, "2020-01-31T09:30:00", dt.datetime(2020, 1, 31, 9, 30)),
        (
            dt.datetime,
            "2020-01-31T09:30:00.123456789Z",  # finer than Python's
            dt.datetime(2020, 1, 31, 9, 30, 0, 123456, tzinfo=UTC),
        ),
        (dt.time, "09:30:00Z", dt.time(9, 30, tzinfo=UTC)),
        (dt.time, "09:30:00.1234567", dt.time(9, 30, 0, 123456)),
        (dt.timedelta, "P7D", 7 * ONE_DAY),
        (dt.timedelta, "P1W", 7 * ONE_DAY),
        (dt.timedelta, "PT36H", 1.5 * ONE_DAY),
        (dt.timedelta, "-PT90S", dt.timedelta(seconds=-90)),
        (dt.timedelta, "PT0S", dt.timedelta()),
        (Decimal, "1.50", Decimal("1.50")),
        (Decimal, "1.5E3", Decimal(1500)),
        (Decimal, "+01.5", Decimal("1.5")),
        (bytes, "aGk=", b"hi"),
        (bytes, "aGk", b"hi"),
        (bytes, "a-_w", b"k\xef\xf0"),
        (bytes, "aG\nk=\n", b"hi"),
        (bytes, "", b""),
    ],
)
@pytest.mark.parametrize("as_field", [False, True])
def test_texts_come_back_as_they_came(
    kind: Any, text: str, value: object, *, as_field: bool
) -> None:
    if as_field:
        names = {dt.datetime: "moment", dt.time: "clock", dt.timedelta: "lasts"}
        name = names.get(kind) or {Decimal: "amount", bytes: "data"}[kind]
        thing, sent, found = turned(Thing, {name: text})
        decoded, sent = getattr(thing, name), sent[name]
    else:
        decoded, sent, found = turned(kind, text)
    assert found == []
    assert isinstance(decoded, kind)
    assert decoded == value
    assert sent == text


@pytest.mark.parametrize(
    ("kind", "text", "sent"),
    [
        (dt.datetime, "2020-01-01T00:00:00.000Z", "2020-01-01T00:00:00Z"),
        (dt.datetime, "2020-01-01T00:00:00+0000", "2020-01-01T00:00:00Z"),
        (dt.datetime, "2020-01-01 00:00:00", "2020-01-01T00:00:00"),
        (dt.datetime, "2020-01-01t00:00:00.5z", "2020-01-01T00:00:00.500000Z"),
        (dt.time, "09:30", "09:30:00"),
    ],
)
def test_times_come_back_as_equal_times(kind: Any, text: str, sent: str) -> None:
    assert turned(kind, text)[1:] == (sent, [])


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (dt.datetime, "1577836800"),
        (dt.datetime, "20200101"),
        (dt.datetime, "-1.5"),
        (dt.datetime, 1577836800),
        (dt.datetime, "2020-01-01T23:59:60Z"),
        (dt.date, "1577836800"),
        (dt.date, "20200101"),
        (dt.time, "34200"),
        (dt.timedelta, "P1Y"),
        (dt.timedelta, "P1M"),
        (dt.timedelta, "1:00:00"),
        (dt.timedelta, "1 day, 00:00:00"),
        (Decimal, 1.5),
        (Decimal, "1_000"),
        (Decimal, "NaN"),
        (bytes, "%%%"),
        (bytes, "aGk...="),
        (bytes, "é"),
    ],
)
def test_what_is_no_text_of_the_format_is_kept_and_told(
    kind: Any, value: object
) -> None:
    decoded, sent, found = turned(list[kind], [value])
    assert decoded == sent == [value]
    assert [one.pointer for one in found] == ["/0"]


def test_lists_of_bytes_are_decoded_wherever_they_are() -> None:
    assert turned(list[bytes], ["aGk=", "eW8="])[0] == [b"hi", b"yo"]
    assert turned(dict[str, tuple[bytes, int]], {"a": ["aGk=", 1]})[0] == {
        "a": (b"hi", 1)
    }
    assert turned(Thing, {"parts": ["aGk="]})[0].parts == [b"hi"]
    assert turned(bytes | int, "aGk=")[0] == b"hi"


def test_a_property_called_as_a_field_in_python_is_another() -> None:
    thing, sent, found = turned(Thing, {"name": "a", "theName": "b"})
    assert (thing.name, sent, found) == ("b", {"theName": "b", "name": "a"}, [])
    thing, sent, found = turned(Thing, {"name": "a", "day": 5})
    assert (thing.name, sent) == (None, {"name": "a", "day": 5})
    assert [one.pointer for one in found] == ["/day"]
    assert Thing.from_json('{"name": "a"}').to_dict() == {"name": "a"}


@pytest.mark.parametrize("value", [2**53 + 1, -(2**70), 10**30])
@pytest.mark.parametrize("kind", [int, Any, dict[str, Any]])
def test_large_integers_come_back_exactly(kind: Any, value: int) -> None:
    given = {"a": value} if kind == dict[str, Any] else value
    assert turned(kind, given)[1:] == (given, [])


def test_values_with_a_text_of_their_own_are_what_they_seem() -> None:
    text = "2020-01-31T09:30:00.123456789Z"
    moment = turned(dt.datetime, text)[0]
    for same in (
        copy.copy(moment),
        copy.deepcopy(moment),
        pickle.loads(pickle.dumps(moment)),
    ):
        assert to_wire(same, "") == text
    later = moment + ONE_DAY
    assert to_wire(later, "") == "2020-02-01T09:30:00.123456Z"
    assert to_wire(moment.replace(microsecond=0), "") == "2020-01-31T09:30:00Z"
    assert hash(moment) == hash(dt.datetime(2020, 1, 31, 9, 30, 0, 123456, tzinfo=UTC))
    for kind, short in ((Decimal, "1e3"), (bytes, "aGk"), (dt.timedelta, "P1W")):
        value = turned(kind, short)[0]
        assert to_wire(pickle.loads(pickle.dumps(value)), "") == short
        assert pickle.loads(pickle.dumps(value)) == value


def test_callers_give_models_what_they_always_could() -> None:
    thing = Thing(moment=dt.datetime(2020, 1, 1), data=b"hi", name="a")
    assert thing.to_dict() == {
        "moment": "2020-01-01T00:00:00",
        "data": "aGk=",
        "theName": "a",
    }
