"""Values as JSON."""

from __future__ import annotations

import datetime
import enum
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, ClassVar
from uuid import UUID

import pytest
from pydantic import Field

from generator.runtime.encoding import encode
from generator.runtime.enums import OpenStrEnum
from generator.runtime.models import Model
from generator.runtime.sentinels import NOT_GIVEN


class Kind(OpenStrEnum):
    A = "a"


class Item(Model):
    _read_only: ClassVar[frozenset[str]] = frozenset({"id"})

    id: int | None = None
    net_price: Annotated[Decimal | None, Field(alias="netPrice")] = None


class Order(Model):
    items: list[Item] | None = None
    kind: Kind | None = None


class Size(enum.IntEnum):
    SMALL = 1


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({"a": 1, "b": [True, None, "é"]}, '{"a":1,"b":[true,null,"é"]}'),
        ({"a": NOT_GIVEN, "b": {"c": NOT_GIVEN}}, '{"b":{}}'),
        ((1, 2), "[1,2]"),
        ({3}, "[3]"),
        (Kind.A, '"a"'),
        (Kind("new"), '"new"'),
        ({Kind.A: Size.SMALL}, '{"a":1}'),
        (datetime.date(2024, 1, 2), '"2024-01-02"'),
        (datetime.datetime(2024, 1, 2, 3, 4, 5), '"2024-01-02T03:04:05"'),
        (
            datetime.datetime(2024, 1, 2, 3, tzinfo=datetime.UTC),
            '"2024-01-02T03:00:00Z"',
        ),
        (datetime.time(3, 4), '"03:04:00"'),
        (datetime.timedelta(hours=36), '"P1DT12H"'),
        (UUID(int=2), '"00000000-0000-0000-0000-000000000002"'),
        (Decimal("1.10"), '"1.10"'),
        (b"\xfb\xff", '"+/8="'),
        (2**63, "9223372036854775808"),
        (1.5, "1.5"),
        (["\ud800", "é"], '["\\ud800","\\u00e9"]'),
        ("\u2028</script>", '"\u2028</script>"'),
    ],
)
def test_values(value: object, written: str) -> None:
    assert encode(value) == written.encode()


def test_models_send_what_was_given_without_what_only_the_server_sets() -> None:
    order = Order.model_validate(
        {"items": [{"id": 7, "netPrice": "2.50", "note": "x"}], "extra": {"id": 1}}
    )
    assert encode(order) == (
        b'{"items":[{"netPrice":"2.50","note":"x"}],"extra":{"id":1}}'
    )
    assert encode({"data": order.items}) == b'{"data":[{"netPrice":"2.50","note":"x"}]}'


def test_a_model_sends_none_but_not_what_was_left_out() -> None:
    assert encode(Order(kind=None)) == b'{"kind":null}'
    assert encode(Order()) == b"{}"


@pytest.mark.parametrize(
    ("value", "error", "message"),
    [
        (
            {"items": [1, {"price": object()}]},
            TypeError,
            r"^data\.items\[1\]\.price: cannot send a value of type object$",
        ),
        ({"a": Path("x")}, TypeError, r"^data\.a: cannot send a value of type \w*Path"),
        ({"a": float("nan")}, ValueError, r"^data\.a: cannot send nan"),
        ([float("inf")], ValueError, r"^data\[0\]: cannot send inf"),
        ([Decimal("inf")], ValueError, r"^data\[0\]: cannot send Infinity"),
        ({1: 2}, TypeError, r"^data\.1: a key of type int, not str$"),
        (Order, TypeError, "cannot send a value of type"),
    ],
)
def test_what_json_does_not_have_is_refused_with_its_place(
    value: object, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        encode(value, "data")


def test_a_value_that_contains_itself_is_refused() -> None:
    loop: list[Any] = []
    loop.append(loop)
    with pytest.raises(ValueError, match="body: the value contains itself"):
        encode(loop)
