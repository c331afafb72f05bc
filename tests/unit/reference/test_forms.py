"""Forms made of parameters and bodies, and what a served page has of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from generator.config import Options
from generator.pipeline import understand
from generator.problems import Report
from generator.progress import Silent
from generator.reference import build_site
from generator.resources import embedded_specification
from tests.behaviour.sdk import asking, openapi, posting
from tests.unit.reference.made import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from generator.reference import Site


def served(text: str, folder: Path) -> Site:
    """The site of the text of a document, as it is served."""
    path = folder / "openapi.yaml"
    path.write_text(text, encoding="utf-8")
    known = understand(str(path), Options(), Report(), Silent())
    return build_site(known.api, known.names, served=True)


@pytest.mark.parametrize(
    ("parameter", "expected"),
    [
        ("schema: {type: string}", {"kind": "text", "default": "", "example": ""}),
        ("schema: {type: string, format: date}", {"kind": "date"}),
        ("schema: {type: string, format: date-time}", {"kind": "date-time"}),
        ("schema: {type: string, format: password}", {"kind": "password"}),
        ("schema: {type: integer, default: 5}", {"kind": "integer", "default": "5"}),
        ("example: 0.5, schema: {type: number}", {"kind": "number", "example": "0.5"}),
        ("schema: {type: boolean, default: false}", {"kind": "boolean", "default": "false"}),
        ("schema: {type: string, enum: [a, 'true']}", {"kind": "text", "values": ("a", "true")}),
        ("schema: {type: string, enum: [a, b], example: 'a, b'}", {"values": ("a", "b"), "example": ""}),
        ("schema: {type: string, enum: [a, b], example: b}", {"example": "b"}),
        ("schema: {type: integer, enum: [1, 2]}", {"kind": "integer", "values": ("1", "2")}),
        ("schema: {type: [string, 'null'], enum: [a, b, null]}", {"kind": "text", "values": ("a", "b")}),
        ("schema: {type: array, items: {type: integer}, example: [1, 2]}", {"kind": "list", "item": "integer", "example": "1\n2"}),
        ("schema: {type: array, items: {enum: [a, b]}}", {"kind": "list", "item": "text", "values": ("a", "b")}),
        ("schema: {type: array, items: {type: array, items: {type: string}}}", {"kind": "json"}),
        ("schema: {type: object}, example: {a: é}", {"kind": "json", "example": '{"a": "é"}'}),
        ("schema: {}", {"kind": "json"}),
        ("schema: {oneOf: [{type: string}, {type: integer}]}", {"kind": "json"}),
        ("content: {application/json: {schema: {type: string}}}", {"kind": "json"}),
        ("schema: {type: array, items: {$ref: '#/paths/~1things/get/parameters/0/schema'}}", {"kind": "json"}),
    ],
    ids=str,
)  # fmt: skip
def test_a_parameter_is_entered_as_its_schema_says(
    parameter: str, expected: dict[str, Any], tmp_path: Path
) -> None:
    site = served(asking(f"{{name: a, in: query, {parameter}}}"), tmp_path)
    (field,) = site.forms["GET /things"].fields
    assert {name: getattr(field, name) for name in expected} == expected


def test_what_is_mandatory_and_how_arguments_are_called(tmp_path: Path) -> None:
    text = asking(
        "{name: a, in: path, required: true, schema: {type: string}}",
        "{name: a, in: query, required: true, schema: {type: string}}",
        "{name: class, in: header, schema: {type: string}}",
        path="/things/{a}",
    )
    form = served(text, tmp_path).forms["GET /things/{a}"]
    assert [(one.name, one.location, one.required) for one in form.fields] == [
        ("a", "path", True),
        ("a", "query", True),
        ("class", "header", False),
    ]
    assert len({one.argument for one in form.fields}) == 3
    assert all(one.argument.isidentifier() for one in form.fields)


def test_a_body_begins_with_an_example_that_may_be_sent(tmp_path: Path) -> None:
    text = posting("""
        type: object
        properties:
          id: {type: integer, readOnly: true}
          name: {type: string}
        example: {id: 1, name: </script>}
        """)
    site = served(text, tmp_path)
    form = site.forms["POST /things"]
    assert json.loads(form.bodies[0].example) == {"name": "</script>"}
    assert form.body_required
    (page,) = [text for text in site.files.values() if "data-form>" in text]
    assert page.count("</script>") == page.count("<script")


@pytest.mark.parametrize(
    ("media_type", "is_json", "is_binary"),
    [
        ("application/json", True, False),
        ("application/vnd.a+json", True, False),
        ("application/x-www-form-urlencoded", True, False),
        ("application/jsonl", True, False),
        ("text/plain", False, False),
        ("application/octet-stream", False, True),
    ],
)
def test_how_a_body_is_written(
    media_type: str, is_json: bool, is_binary: bool, tmp_path: Path
) -> None:
    text = posting("{type: string}", media_type=media_type)
    (body,) = served(text, tmp_path).forms["POST /things"].bodies
    assert (body.is_json, body.is_binary) == (is_json, is_binary)


def _block(page: str, name: str) -> Any:
    """What a block of data in a page holds, as a browser reads it."""
    start = page.index(f'<script type="application/json" {name}>')
    text = page[page.index(">", start) + 1 :]
    return json.loads(text[: text.index("</script>")])


def test_the_pages_script_is_told_all_and_nothing_else_runs(tmp_path: Path) -> None:
    hostile = "</script><script>alert(1)</script><!--"
    text = openapi(
        f"""
        /things:
          get:
            operationId: listThings
            parameters:
              - name: a
                in: query
                schema: {{type: string, default: "{hostile}", example: "{hostile}"}}
            responses: {{'204': {{description: Done}}}}
        """,
        extra=f"""
        components:
          securitySchemes:
            "{hostile}": {{type: apiKey, in: header, name: "{hostile}"}}
        """,
    )
    site = served(text, tmp_path)
    found = 0
    for address, page in site.files.items():
        if not address.endswith(".html"):
            continue
        for element in Reader(page).elements:
            if element.tag == "script":
                source = element.attributes.get("src") or ""
                is_data = element.attributes.get("type") == "application/json"
                assert is_data != source.endswith((".js",))
        if "data-form>" in page:
            form = _block(page, "data-form")
            assert form["operation"] == "GET /things"
            assert form["fields"][0]["example"] == hostile
            found += 1
    assert found == 1
    (credential,) = _block(site.files["index.html"], "data-credentials")
    assert credential["schemes"] == [hostile]
    assert credential["argument"] == "api_key"


def test_a_site_that_is_not_to_send_has_nothing_of_it() -> None:
    path = str(embedded_specification("bookshop"))
    known = understand(path, Options(), Report(), Silent())
    static = build_site(known.api, known.names, try_it=False)
    served = build_site(known.api, known.names, served=True)
    assert not static.forms
    assert set(served.files) - set(static.files) == {
        "assets/answer.js",
        "assets/body.js",
        "assets/choices.js",
        "assets/code.js",
        "assets/calls.js",
        "assets/credentials.js",
        "assets/fields.js",
        "assets/files.js",
        "assets/form.js",
        "assets/live.js",
        "assets/json.js",
        "assets/send.css",
        "assets/send.js",
        "assets/signing.js",
        "assets/talk.js",
        "assets/tree.js",
        "assets/views.js",
    }
    for address, page in static.files.items():
        if address.endswith(".html"):
            assert "assets/send." not in page, address
            assert "application/json" not in [
                element.attributes.get("type") for element in Reader(page).elements
            ]
    assert len(served.forms) == static.operations
