"""Names of what is gone: no newcomer gets them, and their owners get them back."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest

from generator.config import Options, Pattern, Pin, Selection
from generator.emit import manifest
from generator.names import Names, Records, name
from generator.parse import parse
from generator.pipeline import build, generate
from generator.problems import Report
from generator.progress import Silent
from generator.read import read
from generator.release.standing import Standing
from tests.unit.names.test_stable_names import DOCUMENT, everything, named

if TYPE_CHECKING:
    from pathlib import Path

    from generator.ir import Api

TEXT = {"type": "string"}
DONE = {"responses": {"204": {"description": "Done"}}}


def _document(*paths: str, **schemas: Any) -> dict[str, Any]:
    """A document with an operation, tagged ``Things``, for each of the paths."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "paths": {path: {"get": {"tags": ["Things"], **DONE}} for path in paths},
        "components": {"schemas": schemas},
    }


def _pinned(
    document: dict[str, Any], directory: Path, earlier: Records, kind: str, pin: Pin
) -> tuple[Api, Names]:
    path = directory / "openapi.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    report = Report()
    api = parse(read(str(path), report=report), report)
    return api, name(api, Options(names={kind: (pin,)}), earlier, Report())


def test_what_comes_back_has_the_name_that_it_had(tmp_path: Path) -> None:
    api, before = named(DOCUMENT, tmp_path, Records())
    fewer = copy.deepcopy(DOCUMENT)
    del fewer["paths"]["/things"]
    del fewer["paths"]["/things/{id}"]
    for key in ("foo-bar", "fooBar"):
        del fewer["components"]["schemas"][key]
    _, without = named(fewer, tmp_path, before.records)
    assert without.records.operations == before.records.operations
    assert without.records.schemas == before.records.schemas
    assert without.records.resources == before.records.resources
    assert without.records.classes == before.records.classes
    _, later = named(fewer, tmp_path, without.records)
    assert later.records == without.records
    again, after = named(DOCUMENT, tmp_path, without.records)
    kinds = ("method", "schema", "class")
    old, new = everything(api, before), everything(again, after)
    assert {k: v for k, v in new.items() if k[0] in kinds} == {
        k: v for k, v in old.items() if k[0] in kinds
    }


def test_a_new_operation_does_not_get_the_name_of_one_that_is_gone(
    tmp_path: Path,
) -> None:
    _, first = named(_document("/things", "/things/{id}"), tmp_path, Records())
    assert first.records.operations["GET /things"] == "things.list"
    _, second = named(_document("/v2/things"), tmp_path, first.records)
    assert second.records.operations["GET /v2/things"] != "things.list"
    _, third = named(_document("/v2/things", "/things"), tmp_path, second.records)
    assert third.records.operations["GET /things"] == "things.list"
    assert third.records.operations == second.records.operations


def test_a_new_method_does_not_get_the_name_of_a_resource_that_is_gone(
    tmp_path: Path,
) -> None:
    records = Records(
        resources={"Doors": "things.list"},
        operations={"GET /doors": "things.list.all"},
        classes={"things.list": "Things"},
    )
    document = _document("/things")
    _, names = named(document, tmp_path, records)
    assert names.records.operations["GET /things"] not in ("things.list", "things.all")
    assert names.records.classes["things"] == "ThingsApi"
    document["paths"]["/doors"] = {"get": {"tags": ["Doors"], **DONE}}
    _, after = named(document, tmp_path, names.records)
    assert after.records == names.records


def test_a_new_schema_does_not_get_the_name_of_one_that_is_gone(
    tmp_path: Path,
) -> None:
    empty = {"type": "object", "properties": {"q": TEXT}}
    _, first = named(_document("/a", **{"foo-bar": empty}), tmp_path, Records())
    assert first.records.schemas == {"foo-bar": "FooBar"}
    _, second = named(_document("/a", FooBar=empty), tmp_path, first.records)
    assert second.records.schemas["FooBar"] == "FooBarSchema"
    both = _document("/a", FooBar=empty, **{"foo-bar": empty})
    _, third = named(both, tmp_path, second.records)
    assert third.records.schemas == {"foo-bar": "FooBar", "FooBar": "FooBarSchema"}


def test_a_new_webhook_does_not_get_the_name_of_one_that_is_gone(
    tmp_path: Path,
) -> None:
    posted = {"requestBody": {"content": {"application/json": {"schema": TEXT}}}}

    def with_webhook(called: str) -> dict[str, Any]:
        return {**_document("/a"), "webhooks": {called: {"post": {**posted, **DONE}}}}

    _, first = named(with_webhook("was sold"), tmp_path, Records())
    _, second = named(with_webhook("WasSold"), tmp_path, first.records)
    assert second.records.webhooks["POST was sold"] == "parse_was_sold"
    assert second.records.webhooks["POST WasSold"] != "parse_was_sold"
    _, third = named(with_webhook("was sold"), tmp_path, second.records)
    assert third.records.webhooks == second.records.webhooks


def test_a_path_whose_parameter_is_called_otherwise_is_the_same(
    tmp_path: Path,
) -> None:
    _, before = named(DOCUMENT, tmp_path, Records())
    text = json.dumps(DOCUMENT).replace("/things/{id}", "/things/{thing}")
    _, after = named(json.loads(text), tmp_path, before.records)
    expected = {
        key.replace("{id}", "{thing}"): called
        for key, called in before.records.operations.items()
    }
    assert after.records.operations == expected
    assert set(after.records.schemas.values()) == set(before.records.schemas.values())


def test_what_an_operation_answers_keeps_its_class_under_another_status(
    tmp_path: Path,
) -> None:
    def answering(status: str) -> dict[str, Any]:
        schema = {"type": "object", "properties": {"q": TEXT}}
        content = {"application/json": {"schema": schema}}
        document = _document("/a")
        document["paths"]["/a"]["get"]["responses"] = {
            status: {"description": "Fine", "content": content}
        }
        return document

    _, first = named(answering("200"), tmp_path, Records())
    _, second = named(answering("201"), tmp_path, first.records)
    assert len(first.schemas) == len(second.schemas) == 1
    assert [*second.schemas.values()] == [*first.schemas.values()]
    assert len(second.records.schemas) == 1


@pytest.mark.parametrize(
    ("kind", "what", "called", "owner"),
    [
        ("operations", "GET /v2/things", "things.list", "GET /things"),
        ("operations", "GET /v2/things", "things.list.x", "GET /things"),
        ("resources", "Things", "things.list", "GET /things"),
        ("schemas", "Other", "FooBar", "foo-bar"),
    ],
)
def test_a_pin_may_take_the_name_of_what_is_gone(
    tmp_path: Path, kind: str, what: str, called: str, owner: str
) -> None:
    empty = {"type": "object", "properties": {"q": TEXT}}
    _, first = named(_document("/things", **{"foo-bar": empty}), tmp_path, Records())
    document = _document("/v2/things", Other=empty)
    _, names = _pinned(document, tmp_path, first.records, kind, Pin(what, called))
    table = "operations" if kind == "resources" else kind
    assert names.records.tables()[kind][what] == called
    assert owner not in names.records.tables()[table]
    # And keeps it, when the owner comes back.
    document = _document("/v2/things", "/things", **{"foo-bar": empty, "Other": empty})
    _, after = named(document, tmp_path, names.records)
    assert after.records.tables()[kind][what] == called


def test_the_lock_keeps_what_is_excluded_and_goes_on_as_it_is(tmp_path: Path) -> None:
    document = _document("/things", "/things/{id}")
    document["paths"]["/doors"] = {"get": {"tags": ["Doors"], **DONE}}
    path, target = tmp_path / "openapi.json", tmp_path / "out"
    path.write_text(json.dumps(document), encoding="utf-8")

    def locked() -> Records:
        found = manifest.load(target / manifest.FILE_NAME)
        assert found is not None
        return found.names

    generate(str(path), target, Options(package="things"), Report(), Silent())
    whole = locked()
    excluding = Options(package="things", exclude=Selection(tags=(Pattern("Doors"),)))
    generate(str(path), target, excluding, Report(), Silent())
    assert not (target / "things" / "resources" / "doors.py").exists()
    assert locked() == whole
    standing = Standing(target, manifest.load(target / manifest.FILE_NAME))
    product = build(
        str(path), excluding, Report(), Silent(), earlier=whole, standing=standing
    )
    text = (target / manifest.FILE_NAME).read_text(encoding="utf-8")
    assert product.manifest.render() == text
