"""Fields that the specification does not have."""

from __future__ import annotations

import pytest

from generator.read.unknown import KNOWN, edits, nearest
from tests.unit.read.reading import HEAD, codes, read_schema, read_text

ROOT = HEAD.format(version="3.1.0")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("requierd", "required"),
        ("propertes", "properties"),
        ("Properties", "properties"),
        ("property", "properties"),
        ("desciption", "description"),
        ("additionalProperty", "additionalProperties"),
        ("readonly", "readOnly"),
        ("enums", "enum"),
        ("min_items", "minItems"),
        ("item", "items"),
        ("optional", None),
        ("name", None),
        ("label", None),
        ("xx", None),
        ("sortOrder", None),
    ],
)
def test_the_nearest_keyword_of_a_schema(written: str, meant: str | None) -> None:
    assert nearest(written, KNOWN["schema"]) == meant


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("abc", "xyz", 3)],
)
def test_letters_are_counted(one: str, other: str, distance: int) -> None:
    assert edits(one, other, 5) == distance
    assert edits(other, one, 5) == distance
    assert edits(one, other, 0) == min(distance, 1)


def test_fields_of_every_object_are_checked() -> None:
    _, problems = read_text(f"""{ROOT}
servrs: []
paths:
  /a:
    psot: {{}}
    get:
      requestBodies: {{}}
      x-mine: 1
      parameters: [{{name: q, in: query, requierd: true, schema: {{}}}}]
      responses: {{'200': {{description: d, contents: {{}}}}}}
components:
  schema: {{}}
""")
    assert [(p.code, p.pointer, p.hint) for p in problems] == [
        ("CALCO-R070", "#/servrs", "did you mean 'servers'?"),
        ("CALCO-R070", "#/paths/~1a/psot", "did you mean 'post'?"),
        ("CALCO-R070", "#/paths/~1a/get/requestBodies", "did you mean 'requestBody'?"),
        (
            "CALCO-R070",
            "#/paths/~1a/get/parameters/0/requierd",
            "did you mean 'required'?",
        ),
        (
            "CALCO-R070",
            "#/paths/~1a/get/responses/200/contents",
            "did you mean 'content'?",
        ),
        ("CALCO-R070", "#/components/schema", "did you mean 'schemas'?"),
    ]


def test_what_a_repair_adds_is_what_a_misspelt_field_was_meant_to_be() -> None:
    _, problems = read_text(f"""{ROOT}
paths:
  /a/{{id}}:
    parameters: [{{name: id, in: path, requierd: true, schema: {{}}}}]
    get:
      responses: {{'200': {{descripton: Fine}}}}
""")
    hints = {p.pointer: p.hint for p in problems if p.code == "CALCO-R070"}
    assert hints == {
        "#/paths/~1a~1{id}/parameters/0/requierd": "did you mean 'required'?",
        "#/paths/~1a~1{id}/get/responses/200/descripton": "did you mean 'description'?",
    }


def test_a_schema_may_have_keywords_of_its_own_since_3_1() -> None:
    text = "{type: object, label: x, properties: {requierd: {}, propertes: {}}}"
    assert codes(read_schema(text, "3.1.0")[1]) == []
    assert codes(read_schema(text, "3.0.3")[1]) == ["CALCO-R070"]
    near = "{type: object, requierd: [a]}"
    assert codes(read_schema(near, "3.1.0")[1]) == ["CALCO-R071"]


def test_what_stands_in_examples_is_data() -> None:
    text = "{type: object, example: {requierd: 1}, default: {propertes: 2}}"
    assert codes(read_schema(text, "3.1.0")[1]) == []


@pytest.mark.parametrize("key", ["ok", "2000", "6XX", "20x"])
def test_the_key_of_a_response_is_a_status(key: str) -> None:
    text = (
        f"{ROOT}paths: {{/a: {{get: {{responses: {{'{key}': {{description: d}}}}}}}}}}"
    )
    assert codes(read_text(text)[1]) == ["CALCO-R072"]
