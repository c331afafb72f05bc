"""What tells the variants of a union apart, and that it stays when others come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generator.parse.context import Context
from generator.parse.variants import variant_keys, variant_roles
from generator.problems import Report
from generator.read import read

if TYPE_CHECKING:
    from pathlib import Path

TEXT = {"type": "string"}


@pytest.fixture(name="context")
def _context(tmp_path: Path) -> Context:
    path = tmp_path / "openapi.yaml"
    path.write_text(
        "openapi: 3.1.0\n"
        "info: {title: Pets, version: '1'}\n"
        "paths: {}\n"
        "components:\n"
        "  schemas:\n"
        "    Cat: {type: object, properties: {lives: {type: integer}}}\n",
        encoding="utf-8",
    )
    report = Report()
    return Context(read(str(path), report=report), report)


def thing(*required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required)}


@pytest.mark.parametrize(
    ("members", "roles"),
    [
        ([{**thing(), "title": "Card"}, thing()], ("Card", "object")),
        (
            [thing(kind={"const": "cat"}), thing(kind={"enum": ["dog"]})],
            ("cat", "dog"),
        ),
        ([TEXT, {"type": "array", "items": TEXT}], ("string", "list")),
        ([TEXT, {"type": "string", "enum": ["a", "b"]}], ("string", "enum")),
        ([{"enum": [""], "type": "string"}, thing(a=TEXT)], ("empty", "object")),
        (
            [thing("name", name=TEXT, id=TEXT), thing("id", name=TEXT, id=TEXT)],
            ("with name", "with id"),
        ),
        ([thing(amount=TEXT), {"$ref": "#/components/schemas/Cat"}], ("with amount",)),
        (
            [
                {"type": "array", "items": TEXT},
                {"type": "array", "items": {"type": "integer"}},
            ],
            ("of string", "of integer"),
        ),
        ([thing(a=TEXT), thing(a=TEXT)], ("first variant", "second variant")),
    ],
)
def test_a_variant_is_called_after_what_only_it_says(
    context: Context, members: list[Any], roles: tuple[str, ...]
) -> None:
    assert variant_roles(members, context)[: len(roles)] == roles


def test_what_one_refers_to_counts_as_said(context: Context) -> None:
    members = [{"$ref": "#/components/schemas/Cat"}, thing(lives=TEXT, bones=TEXT)]
    assert variant_roles(members, context)[1] == "with bones"


def test_keys_stay_when_variants_come_and_change_places(context: Context) -> None:
    members = [
        TEXT,
        thing("a", a=TEXT),
        thing(kind={"const": "cat"}),
        {"$ref": "#/components/schemas/Cat"},
    ]
    keys = variant_keys(members, context)
    assert len(set(keys)) == len(keys)
    more = [thing("z", z=TEXT), *reversed(members), {"type": "integer"}]
    assert variant_keys(more, context)[1:5] == tuple(reversed(keys))


def test_keys_of_variants_that_say_the_same_differ(context: Context) -> None:
    assert variant_keys([TEXT, TEXT], context) == ("string", "string~2")


def test_references_that_lead_round_end(context: Context) -> None:
    context.document.tree["components"]["schemas"]["Loop"] = {
        "$ref": "#/components/schemas/Loop"
    }
    members = [{"$ref": "#/components/schemas/Loop"}, thing(a=TEXT)]
    assert variant_roles(members, context)[1] == "object"
