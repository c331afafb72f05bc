"""What specs/fattureincloud.yaml must hold: words for everything, valid examples."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import yaml
from openapi_schema_validator import oas30_format_checker
from openapi_schema_validator.validators import (
    OAS30ReadValidator,  # pyright: ignore[reportUnknownVariableType] it has no type
    OAS30WriteValidator,  # pyright: ignore[reportUnknownVariableType] it has no type
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OURS = Path(__file__).resolve().parents[2] / "specs" / "fattureincloud.yaml"
METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")

Node = dict[str, Any]


@cache
def document() -> Any:
    # libyaml reads a document of this size ten times faster than Python does.
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(OURS.read_text("utf-8"), loader)


def operations() -> Iterator[tuple[str, Node]]:
    for path, item in document()["paths"].items():
        for method in METHODS:
            if method in item:
                yield f"{method.upper()} {path}", item[method]


def schema_nodes() -> Iterator[tuple[str, Node]]:
    """Every schema and every property of ours, with its path of names."""

    def inside(name: str, node: Node) -> Iterator[tuple[str, Node]]:
        yield name, node
        for child, sub in node.get("properties", {}).items():
            yield from inside(f"{name}.{child}", sub)
        for child, sub in node.get("items", {}).get("properties", {}).items():
            yield from inside(f"{name}[].{child}", sub)

    for name, node in document()["components"]["schemas"].items():
        yield from inside(name, node)


def test_every_operation_has_a_summary_and_a_description() -> None:
    found = list(operations())
    assert len(found) == 123
    lacking = [
        name
        for name, operation in found
        if not operation.get("summary") or not operation.get("description")
    ]
    assert lacking == []
    summaries = [operation["summary"] for _, operation in found]
    assert sorted(set(summaries)) == sorted(summaries)


def test_tags_scopes_parameters_bodies_and_answers_are_described() -> None:
    tree = document()
    components = tree["components"]
    described: dict[str, Any] = {tag["name"]: tag for tag in tree["tags"]}
    for section in ("parameters", "headers", "responses", "securitySchemes"):
        described |= components[section]
    for name, operation in operations():
        for parameter in operation.get("parameters", []):
            described[f"{name} {parameter}"] = parameter
        for status, response in operation["responses"].items():
            described[f"{name} {status}"] = response
        if "requestBody" in operation:
            described[f"{name} body"] = operation["requestBody"]
    lacking = [
        name
        for name, node in described.items()
        if "$ref" not in node and not node.get("description")
    ]
    for scheme in components["securitySchemes"].values():
        for flow in scheme["flows"].values():
            lacking += [name for name, text in flow["scopes"].items() if not text]
    assert lacking == []


def test_every_schema_and_nearly_every_property_is_described() -> None:
    lacking = [name for name, node in schema_nodes() if not node.get("description")]
    assert [name for name in lacking if "." not in name] == []
    assert len(lacking) <= 0.05 * len(list(schema_nodes()))


def test_every_reference_stays_in_the_file_and_finds_something() -> None:
    found = set(references(document()))
    assert len(found) > 300
    for reference in found:
        root, *tokens = reference.split("/")
        assert root == "#", reference
        node = document()
        for token in tokens:
            assert token in node, reference
            node = node[token]


def references(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for name, value in cast("Node", node).items():
            if name == "$ref" and isinstance(value, str):
                yield value
            yield from references(value)
    elif isinstance(node, list):
        for item in cast("Sequence[object]", node):
            yield from references(item)


def test_every_body_and_answer_with_content_has_an_example() -> None:
    bodies = {
        name: operation["requestBody"]
        for name, operation in operations()
        if "requestBody" in operation
    }
    answers = document()["components"]["responses"]
    lacking = [
        f"{name} {media_type}"
        for name, node in {**bodies, **answers}.items()
        for media_type, media in node["content"].items()
        if not media.get("examples")
    ]
    assert lacking == []


def test_every_example_is_valid_against_its_schema() -> None:
    problems: list[str] = []
    checked = 0
    for where, schema, value, validator in examples():
        problems += [f"{where}: {text}" for text in errors(schema, value, validator)]
        checked += 1
    assert problems == []
    assert checked > 150


def test_an_example_that_is_not_valid_is_seen() -> None:
    reference = {"$ref": "#/components/schemas/GetClientResponse"}
    assert list(errors(reference, {"data": {"id": 1}}, OAS30ReadValidator)) == []
    (error,) = errors(reference, {"data": {"id": "1"}}, OAS30ReadValidator)
    assert "'1' is not of type 'integer'" in error
    (error,) = errors(reference, {"data": {"default_vat": 1}}, OAS30ReadValidator)
    assert error.startswith("data/default_vat: ")


def errors(schema: Node, value: Any, validator: Any) -> Iterator[str]:
    # References inside the schema are looked up in the document around it.
    whole = {**schema, "components": document()["components"]}
    checker = validator(whole, format_checker=oas30_format_checker)
    for error in checker.iter_errors(value):
        yield f"{'/'.join(map(str, error.path))}: {error.message}"


def examples() -> Iterator[tuple[str, Node, Any, Any]]:
    """Each example with the schema it must meet, as its sender or receiver."""
    components = document()["components"]
    parameters: dict[str, Node] = dict(components["parameters"])
    for name, operation in operations():
        yield from media_examples(
            f"{name} body", operation.get("requestBody", {}), OAS30WriteValidator
        )
        for status, response in operation["responses"].items():
            at = f"{name} {status}"
            yield from media_examples(at, response, OAS30ReadValidator)
        for parameter in operation.get("parameters", []):
            parameters[f"{name} {parameter.get('name')}"] = parameter
    for path, item in document()["paths"].items():
        for parameter in item.get("parameters", []):
            parameters[f"{path} {parameter.get('name')}"] = parameter
    for name, response in components["responses"].items():
        yield from media_examples(name, response, OAS30ReadValidator)
    for name, node in {**parameters, **components["headers"]}.items():
        if "example" in node:
            yield name, node["schema"], node["example"], OAS30WriteValidator
    for name, node in schema_nodes():
        if "example" in node:
            yield name, node, node["example"], OAS30ReadValidator


def media_examples(
    where: str, node: Node, validator: Any
) -> Iterator[tuple[str, Node, Any, Any]]:
    for media in node.get("content", {}).values():
        for name, example in media.get("examples", {}).items():
            yield f"{where} {name}", media["schema"], example["value"], validator
