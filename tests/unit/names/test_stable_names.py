"""What was named once keeps its name, whatever the document gains, loses or moves."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest

from generator.config import Options
from generator.ir import EnumSchema, ObjectSchema
from generator.json_types import is_array, is_object
from generator.names import Names, Records, name
from generator.parse import parse
from generator.problems import Report
from generator.read import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from generator.ir import Api

    Change = Callable[[dict[str, Any]], None]

TEXT = {"type": "string"}


def _operation(
    tag: str | None, identifier: str | None, *parameters: Any, **more: Any
) -> dict[str, Any]:
    found: dict[str, Any] = {"responses": {"204": {"description": "Done"}}, **more}
    if tag is not None:
        found["tags"] = [tag]
    if identifier is not None:
        found["operationId"] = identifier
    if parameters:
        found["parameters"] = list(parameters)
    return found


def _query(name: str, place: str = "query", **schema: Any) -> dict[str, Any]:
    return {"name": name, "in": place, "schema": schema or TEXT}


def _answer(schema: Any) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    return {"200": {"description": "Fine", "content": content}}


# Whatever competes for a name: spellings, cases, tags, titles, places, variants.
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Things", "version": "1"},
    "paths": {
        "/things": {
            "get": _operation(
                "Things",
                "listThings",
                _query("perPage"),
                _query("sort", enum=["asc", "ASC", "-asc", ""]),
                _query("Id", "header"),
                responses=_answer({"$ref": "#/components/schemas/thing_list"}),
            ),
            "post": _operation("things", "list_things"),
        },
        "/things/{id}": {
            "parameters": [{**_query("id", "path"), "required": True}],
            "get": _operation("Things", "getThing", _query("id")),
            "put": _operation(
                "Close",
                None,
                responses=_answer(
                    {
                        "type": "object",
                        "properties": {
                            "owner": {"type": "object", "properties": {"a": TEXT}},
                            "either": {
                                "oneOf": [
                                    {"type": "object", "required": ["b"]},
                                    {
                                        "type": "object",
                                        "required": ["c"],
                                        "properties": {"c": TEXT},
                                    },
                                    {"type": "string", "enum": ["x", "y"]},
                                    {"type": "object", "properties": {"m": TEXT}},
                                ]
                            },
                        },
                    }
                ),
            ),
        },
        "/other/things": {"get": _operation("Things", "get_things")},
        "/close": {"get": _operation(None, None)},
    },
    "components": {
        "schemas": {
            "foo-bar": {"type": "object", "properties": {"fooBar": TEXT, "a b": TEXT}},
            "foo_bar": {"type": "object", "properties": {"class": TEXT, "copy": TEXT}},
            "FooBarOwner": {"type": "object", "properties": {"id": TEXT, "x-y": TEXT}},
            "fooBar": {
                "type": "object",
                "properties": {
                    "owner": {
                        "type": "object",
                        "properties": {"kind": {"enum": ["a", "A", "b c", ">="]}},
                    },
                    "Owner": {"type": "object", "properties": {"k": TEXT}},
                },
            },
            "thing_list": {"type": "object", "properties": {"next": TEXT}},
        }
    },
}


def named(
    document: dict[str, Any], directory: Path, earlier: Records
) -> tuple[Api, Names]:
    """The names of a document after those of an earlier run."""
    path = directory / "openapi.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    report = Report()
    api = parse(read(str(path), report=report), report)
    return api, name(api, Options(), earlier, Report())


def everything(api: Api, names: Names) -> dict[tuple[str, ...], str]:
    """Every public name by what it names."""
    found: dict[tuple[str, ...], str] = {}
    for resource in names.resources:
        found["class", resource.dotted] = resource.class_name
        for pointer in resource.operations:
            found["method", pointer] = f"{resource.dotted}.{names.methods[pointer]}"
    for operation in api.operations:
        given = names.arguments[operation.pointer]
        for parameter, argument in zip(operation.parameters, given, strict=True):
            place = (parameter.location, parameter.name)
            found["argument", operation.pointer, *place] = argument
        assert len(set(given)) == len(given)
    for schema in api.schemas.values():
        key = schema.origin.key or schema.origin.path[0]
        found["schema", key] = names.schemas[schema.id]
        if isinstance(schema, ObjectSchema):
            for property_, attribute in names.fields[schema.id].items():
                found["field", key, property_] = attribute
        if isinstance(schema, EnumSchema):
            for entry, member in zip(
                schema.values, names.members[schema.id], strict=True
            ):
                found["member", key, str(entry.value)] = member
    assert len(set(names.schemas.values())) == len(names.schemas)
    return found


def objects(node: object) -> Iterator[dict[str, Any]]:
    """Every object in a tree."""
    if is_object(node):
        yield node
        for value in node.values():
            yield from objects(value)
    elif is_array(node):
        for item in node:
            yield from objects(item)


def _at_each_place(entries: dict[str, Any], key: str, value: Any) -> Iterator[Change]:
    """Every way to add an entry to an object of the document: by copy and position."""
    for position in range(len(entries) + 1):

        def insert(target: dict[str, Any], position: int = position) -> None:
            before = list(target.items())
            target.clear()
            target.update([*before[:position], (key, value), *before[position:]])

        yield insert


def changes() -> Iterator[tuple[str, dict[str, Any]]]:
    """The document with one thing more, of every kind and at every place."""
    additions: list[tuple[str, Callable[[dict[str, Any]], bool], str, Any]] = [
        ("path", lambda o: "/things" in o, "/a/things", {
            "get": _operation("Things", "listThings_"),
            "post": _operation("THINGS", None, _query("per_page")),
            "put": _operation("close", "close"),
        }),
        ("method", lambda o: "get" in o, "delete", _operation("Things", "list")),
        ("schema", lambda o: "foo-bar" in o, "foo bar", {"type": "object", "properties": {"q": TEXT}}),
        ("schema", lambda o: "foo-bar" in o, "FooBar", {"type": "object", "properties": {"q": TEXT}}),
        ("schema", lambda o: "foo-bar" in o, "FooBarOwnerObject", {"type": "object", "properties": {"q": TEXT}}),
        ("property", lambda o: "fooBar" in o or "class" in o, "foo_bar", TEXT),
        ("property", lambda o: "class" in o, "class_", TEXT),
        ("property", lambda o: "id" in o or "k" in o, "ID", TEXT),
        ("property", lambda o: "id" in o, "x_y", TEXT),
        ("property", lambda o: "m" in o or "c" in o, "b", TEXT),
        ("property", lambda o: "owner" in o, "OWNER", {"type": "object", "properties": {"z": TEXT}}),
    ]  # fmt: skip
    for kind, matches, key, value in additions:
        places = [i for i, o in enumerate(objects(DOCUMENT)) if matches(o)]
        for place in places:
            target = list(objects(DOCUMENT))[place]
            if key in target:
                continue
            for change in _at_each_place(target, key, value):
                document = copy.deepcopy(DOCUMENT)
                change(list(objects(document))[place])
                yield f"{kind} {key} at {place}", document
    lists: list[tuple[str, Any]] = [
        ("required", "a"),
        ("enum", "Asc"),
        ("enum", "b_c"),
        ("enum", "a-"),
        ("parameters", _query("per_page")),
        ("parameters", _query("id", "cookie")),
        ("oneOf", {"type": "object", "required": ["d"], "properties": {"d": TEXT}}),
    ]
    for keyword, value in lists:
        holders = [
            i for i, o in enumerate(objects(DOCUMENT)) if is_array(o.get(keyword))
        ]
        for place in holders:
            for position in range(len(list(objects(DOCUMENT))[place][keyword]) + 1):
                document = copy.deepcopy(DOCUMENT)
                list(objects(document))[place][keyword].insert(position, value)
                yield f"{keyword} {value} at {place}, {position}", document


@pytest.fixture(name="before", scope="module")
def _before(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[dict[tuple[str, ...], str], Records]:
    api, names = named(DOCUMENT, tmp_path_factory.mktemp("before"), Records())
    return everything(api, names), names.records


def test_nothing_new_renames_what_was_there(
    before: tuple[dict[tuple[str, ...], str], Records], tmp_path: Path
) -> None:
    old, records = before
    count = 0
    for label, document in changes():
        api, names = named(document, tmp_path, records)
        now = everything(api, names)
        # A variant that says more has another key, and still its name.
        left = {now[key] for key in now.keys() - old.keys()}
        renamed = {
            key: (called, now.get(key))
            for key, called in old.items()
            if now.get(key) != called and (key in now or called not in left)
        }
        assert not renamed, label
        assert len(now) > len(old) or label.startswith("required"), label
        count += 1
    assert count > 100


def _reversed(node: object) -> Any:
    """The same document with everything in the opposite order."""
    if is_object(node):
        return {key: _reversed(value) for key, value in reversed(node.items())}
    if is_array(node):
        return [_reversed(item) for item in reversed(node)]
    return node


def test_the_order_of_a_document_names_nothing(
    before: tuple[dict[tuple[str, ...], str], Records], tmp_path: Path
) -> None:
    old, records = before
    document = _reversed(DOCUMENT)
    for earlier in (records, Records()):
        api, names = named(document, tmp_path, earlier)
        assert everything(api, names) == old


def test_the_same_document_is_recorded_in_the_same_words(
    before: tuple[dict[tuple[str, ...], str], Records], tmp_path: Path
) -> None:
    _, records = before
    assert named(DOCUMENT, tmp_path, records)[1].records == records


def test_words_spelled_alike_everywhere_are_recorded_once(tmp_path: Path) -> None:
    document = copy.deepcopy(DOCUMENT)
    schemas = document["components"]["schemas"]
    for number in range(3):
        schemas[f"s{number}"] = {"type": "object", "properties": {"someWord": TEXT}}
    _, names = named(document, tmp_path, Records())
    assert names.records.spelled_properties["someWord"] == "some_word"
    assert not [key for key in names.records.properties if key.endswith(".someWord")]
    assert "id" not in names.records.spelled_properties


def test_names_that_mean_something_else_by_now_are_given_up(tmp_path: Path) -> None:
    records = Records(
        schemas={"thing_list": "Model"},
        operations={"GET /close": "close.models", "GET /things": "things.models"},
        spelled_parameters={"perPage": "self"},
        resources={"Things": "close"},
    )
    _, names = named(DOCUMENT, tmp_path, records)
    assert names.records.schemas["thing_list"] == "ThingList"
    assert names.records.operations["GET /things"] == "things.list"
    assert names.records.parameters["GET /things perPage"] == "per_page"


def test_what_reads_webhooks_and_callbacks_keeps_its_name(tmp_path: Path) -> None:
    posted = {
        "requestBody": {"content": {"application/json": {"schema": TEXT}}},
        "responses": {"204": {"description": "Done"}},
    }

    def with_webhooks(*names: str, callbacks: bool = False) -> dict[str, Any]:
        document = copy.deepcopy(DOCUMENT)
        document["webhooks"] = {name: {"post": posted} for name in names}
        if callbacks:
            document["paths"]["/things"]["post"]["callbacks"] = {
                "was-sold": {"{$request.query.to}": {"post": posted, "put": posted}}
            }
        return document

    _, first = named(with_webhooks("was sold"), tmp_path, Records())
    assert first.records.webhooks == {"POST was sold": "parse_was_sold"}
    _, later = named(
        with_webhooks("WasSold", "was sold", callbacks=True), tmp_path, first.records
    )
    assert later.records.webhooks["POST was sold"] == "parse_was_sold"
    assert len(set(later.records.webhooks.values())) == 4
    assert len(later.parsers) == 4
    _, reordered = named(
        with_webhooks("was sold", "WasSold", callbacks=True), tmp_path, later.records
    )
    assert reordered.records.webhooks == later.records.webhooks


def test_arguments_for_api_keys_keep_their_names(tmp_path: Path) -> None:
    def with_keys(*names: str) -> dict[str, Any]:
        key = {"type": "apiKey", "in": "header", "name": "X-Key"}
        basic = {"type": "http", "scheme": "basic"}
        schemes = {name: basic if name == "login" else key for name in names}
        document = copy.deepcopy(DOCUMENT)
        document["components"]["securitySchemes"] = schemes
        document["security"] = [{name: []} for name in names]
        return document

    _, first = named(with_keys("shopKey"), tmp_path, Records())
    assert first.records.credentials == {"shopKey": "api_key"}
    added = with_keys("password", "login", "timeout", "shopKey")
    _, later = named(added, tmp_path, first.records)
    assert later.credentials == {
        "shopKey": "api_key",
        "password": "password_key",
        "timeout": "timeout_key",
    }
    _, again = named(added, tmp_path, later.records)
    assert again.records.credentials == later.records.credentials


def test_tags_nest_resources_and_those_of_other_kinds_name_none(tmp_path: Path) -> None:
    document = copy.deepcopy(DOCUMENT)
    document["openapi"] = "3.2.0"
    document["tags"] = [
        {"name": "beta", "kind": "badge"},
        {"name": "Things", "parent": "Shop"},
        {"name": "Shop", "parent": "Things"},
        {"name": "Close", "parent": "Nowhere"},
    ]
    document["paths"]["/things"]["get"]["tags"] = ["beta", "Things"]
    document["paths"]["/close"]["get"]["tags"] = ["beta"]
    _, names = named(document, tmp_path, Records())
    # A circle of parents ends where it closes; an unknown parent is none.
    assert names.records.resources["Things"] == "shop.things"
    assert names.records.resources["Close"].count(".") == 0
    assert names.records.operations["GET /things"] == "shop.things.list"
    assert names.records.operations["GET /close"].startswith("beta.")

    # A parent that comes later moves nothing that was there.
    _, before = named(DOCUMENT, tmp_path, Records())
    _, after = named(document, tmp_path, before.records)
    assert after.records.operations["GET /other/things"].startswith("things.")
