"""Schemas as a form shows them, one level at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.behaviour.sdk import posting
from tests.unit.reference.serving import local_server
from tests.unit.reference.test_forms import served

if TYPE_CHECKING:
    from pathlib import Path

    from generator.reference import Site


def _tree(site: Site) -> dict[str, Any] | None:
    return site.forms["POST /things"].bodies[0].tree


def _fields(site: Site, node: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found = site.nodes.fields(node["at"])
    assert found is not None
    return {one["name"]: one for one in found["fields"]}


_THING = """
type: object
required: [name]
properties:
  id: {type: integer, readOnly: true}
  secret: {type: string, writeOnly: true, format: password}
  name: {type: string, description: 'Its **name**'}
  colour: {type: [string, 'null'], enum: [red, null]}
  big: {type: integer, enum: [9007199254740993]}
  always: {const: x}
  when: {type: string, format: date-time}
  raw: {type: string, format: binary}
  list: {type: array, items: {type: array, items: {type: boolean}}}
  map: {type: object, additionalProperties: {type: string}}
  inner: {type: object, properties: {a: {type: number}}}
  either: {oneOf: [{type: string}, {type: integer}]}
"""


def test_each_kind_of_value(tmp_path: Path) -> None:
    site = served(posting(_THING), tmp_path)
    tree = _tree(site)
    assert tree is not None
    fields = _fields(site, tree)
    assert "id" not in fields
    assert fields["name"]["required"]
    assert fields["name"]["description"] == "Its name"
    nodes = {name: one["node"] for name, one in fields.items()}
    assert {name: one["kind"] for name, one in nodes.items()} == {
        "secret": "password",
        "name": "text",
        "colour": "enum",
        "big": "enum",
        "always": "enum",
        "when": "date-time",
        "raw": "json",
        "list": "list",
        "map": "json",
        "inner": "object",
        "either": "choice",
    }
    assert nodes["colour"]["nullable"]
    assert nodes["colour"]["values"] == [('"red"', "")]
    # A number of that size would be another one in a browser.
    assert nodes["big"]["values"] == [("9007199254740993", "")]
    assert nodes["always"]["values"] == [('"x"', "")]
    assert nodes["list"]["items"]["items"]["kind"] == "boolean"
    assert [one["title"] for one in nodes["either"]["options"]] == ["integer", "string"]
    assert list(_fields(site, nodes["inner"])) == ["a"]


def test_recursion_and_size_have_an_end(tmp_path: Path) -> None:
    many = ", ".join(f"p{number}: {{type: string}}" for number in range(2000))
    text = posting(
        "{$ref: '#/components/schemas/Node'}",
        f"""
        Node: {{type: object, properties: {{next: {{$ref: '#/components/schemas/Node'}}, all: {{$ref: '#/components/schemas/All'}}, deep: {{$ref: '#/components/schemas/Deep'}}}}}}
        Deep: {{type: array, items: {{$ref: '#/components/schemas/Deep'}}}}
        All: {{type: object, properties: {{{many}}}}}
        """,
    )
    site = served(text, tmp_path)
    tree = _tree(site)
    assert tree is not None
    fields = _fields(site, tree)
    assert fields["next"]["node"]["at"] == tree["at"]
    assert len(_fields(site, fields["all"]["node"])) == 500
    assert len(str(fields["deep"])) < 1000


def test_bodies_that_are_entered_as_text_have_none(tmp_path: Path) -> None:
    assert _tree(served(posting("{type: string}"), tmp_path)) is None
    plain = posting("{type: object}", media_type="text/plain")
    assert _tree(served(plain, tmp_path)) is None


def test_objects_are_asked_for_by_number(tmp_path: Path) -> None:
    with local_server(posting(_THING), tmp_path) as client:
        found = [client.get(f"/fields/{number}") for number in range(4)]
        assert any(answer.status_code == 200 for answer in found)
        assert client.get("/fields/99999").status_code == 404
        assert client.get("/fields/-1").status_code == 404
