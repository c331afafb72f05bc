"""Sentinels, enumerations and models."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Annotated, Any, ClassVar

import pytest
from pydantic import Field, TypeAdapter, ValidationError

from generator.runtime.enums import OpenIntEnum, OpenStrEnum
from generator.runtime.models import Model, given
from generator.runtime.sentinels import NOT_GIVEN, NotGiven


class Kind(OpenStrEnum):
    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"


class Level(OpenIntEnum):
    LOW = 1


class Client(Model):
    _read_only: ClassVar[frozenset[str]] = frozenset({"id"})

    id: int | None = None
    first_name: Annotated[str | None, Field(alias="firstName")] = None
    kind: Kind | None = None


def test_not_given_is_one_falsy_value() -> None:
    assert NotGiven() is NOT_GIVEN
    assert not NOT_GIVEN
    assert repr(NOT_GIVEN) == "NOT_GIVEN"
    assert pickle.loads(pickle.dumps(NOT_GIVEN)) is NOT_GIVEN
    assert copy.copy(NOT_GIVEN) is NOT_GIVEN
    assert copy.deepcopy([NOT_GIVEN])[0] is NOT_GIVEN


def test_known_members_are_themselves_and_their_value() -> None:
    assert Kind("invoice") is Kind.INVOICE
    assert Kind.INVOICE.is_known
    assert Kind.INVOICE == "invoice"
    by_value: dict[str, int] = {Kind.INVOICE: 1}
    assert by_value["invoice"] == 1
    assert f"{Kind.INVOICE}" == str(Kind.INVOICE) == "invoice"
    assert repr(Kind.INVOICE) == "<Kind.INVOICE: 'invoice'>"
    assert Level(1) is Level.LOW
    assert f"{Level.LOW:03}" == "001"
    assert pickle.loads(pickle.dumps(Kind.INVOICE)) is Kind.INVOICE


def test_unknown_values_are_kept_and_told_apart() -> None:
    kind, level = Kind("receipt"), Level(9)
    assert (kind.is_known, level.is_known) == (False, False)
    assert (kind.value, level.value) == ("receipt", 9)
    assert kind == "receipt" == Kind("receipt")
    assert hash(kind) == hash("receipt")
    assert kind != Kind.INVOICE
    assert repr(kind) == "<Kind: 'receipt' (unknown)>"
    assert json.dumps([kind, level]) == '["receipt", 9]'
    assert list(Kind) == [Kind.INVOICE, Kind.CREDIT_NOTE]
    for value in (kind, level):
        for twin in (pickle.loads(pickle.dumps(value)), copy.deepcopy(value)):
            assert twin == value
            assert type(twin) is type(value)
            assert not twin.is_known


@pytest.mark.parametrize("value", [3.5, None, ["invoice"]])
def test_values_of_another_type_are_no_members(value: object) -> None:
    with pytest.raises(ValueError, match="is not a valid Kind"):
        Kind(value)
    level: type[Any] = Level
    with pytest.raises(ValueError, match="is not a valid Level"):
        level(value)


def test_strict_validation_keeps_unknown_values() -> None:
    adapter = TypeAdapter(list[Kind])
    kinds = adapter.validate_json('["invoice","receipt"]', strict=True)
    assert kinds[0] is Kind.INVOICE
    assert kinds[1].value == "receipt"
    assert not kinds[1].is_known
    with pytest.raises(ValidationError):
        adapter.validate_json("[3]", strict=True)


def test_models_tell_null_from_absent() -> None:
    client = Client.from_json('{"firstName":null,"vat":"1"}')
    assert given(client, "first_name")
    assert not given(client, "kind")
    assert given(client, "vat")
    assert client.to_dict() == {"firstName": None, "vat": "1"}
    with pytest.raises(ValueError, match="Client has no field 'nope'"):
        given(client, "nope")


def test_models_take_python_names_and_write_wire_names() -> None:
    client = Client(id=1, first_name="Ada", kind=Kind("odd"))
    assert client == Client.model_validate({"id": 1, "firstName": "Ada", "kind": "odd"})
    assert client.to_json() == '{"id":1,"firstName":"Ada","kind":"odd"}'
    assert pickle.loads(pickle.dumps(client)) == client
    assert copy.deepcopy(client) == client
