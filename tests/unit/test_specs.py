"""The documents we wrote ourselves are right, in every example too."""

from __future__ import annotations

import copy
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from generator.json_types import is_array, is_object
from generator.mock.schemas import mapping, sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

SPECS = Path(__file__).parents[2] / "specs"
METHODS = ("get", "put", "post", "patch", "delete")


class _Loader(yaml.SafeLoader):
    """Leaves dates as they are written, as JSON has none."""

    yaml_implicit_resolvers = {
        first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _load(name: str) -> dict[str, Any]:
    path = SPECS / name
    if not path.exists():
        pytest.skip(f"specs/{name} is not there")
    with path.open(encoding="utf-8") as file:
        tree: dict[str, Any] = yaml.load(file, _Loader)
    return tree


@pytest.fixture(scope="module")
def bookshop() -> dict[str, Any]:
    return _load("bookshop.yaml")


def test_the_bookshop_is_a_valid_document(bookshop: dict[str, Any]) -> None:
    errors = OpenAPIV31SpecValidator(bookshop).iter_errors()
    assert [error.message for error in errors] == []


def test_fatture_in_cloud_has_only_the_published_oddities() -> None:
    document = _load("fattureincloud.yaml")
    errors = OpenAPIV30SpecValidator(document).iter_errors()
    others = [
        error.message
        for error in errors
        if error.message not in ("'false' is not of type 'boolean'",)
    ]
    assert others == []


def _walk(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Every node with its pointer, examples left out."""
    yield "".join(f"/{_escape(token)}" for token in path), node
    if is_object(node):
        for key, value in node.items():
            if key not in ("example", "examples", "default", "enum", "mapping"):
                yield from _walk(value, (*path, str(key)))
    elif is_array(node):
        for index, value in enumerate(node):
            yield from _walk(value, (*path, str(index)))


def _escape(token: str) -> str:
    return token.replace("~", "~0").replace("/", "~1")


def _offered(node: dict[str, Any]) -> Iterator[Any]:
    """The examples of a media type, parameter or header."""
    if "example" in node:
        yield node["example"]
    for example in node.get("examples", {}).values():
        yield example["value"]


def _direction(pointer: str) -> Literal["request", "response"]:
    return "response" if "/responses/" in pointer else "request"


def _examples(tree: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Pointer of a schema, and a value that must keep to it."""
    for pointer, node in _walk(tree):
        if not is_object(node):
            continue
        if is_object(node.get("schema")):
            for value in _offered(node):
                yield f"{pointer}/schema", value
        elif "/schemas/" in pointer or pointer.endswith("/schema"):
            for keyword in ("example", "default"):
                if keyword in node and not pointer.endswith("/properties"):
                    yield pointer, node[keyword]
            for value in sequence(node.get("examples")):
                yield pointer, value


def _one_way(tree: dict[str, Any], flag: str) -> dict[str, Any]:
    """The document with the properties of the other direction forbidden."""
    view = copy.deepcopy(tree)
    for _, node in _walk(view):
        for name, schema in mapping(mapping(node).get("properties")).items():
            if schema.get(flag):
                node["properties"][name] = False
                node["required"] = [n for n in node["required"] if n != name]
    return view


def test_the_examples_of_the_bookshop_keep_to_their_schemas(
    bookshop: dict[str, Any],
) -> None:
    views = {
        "request": _one_way(bookshop, "readOnly"),
        "response": _one_way(bookshop, "writeOnly"),
    }
    wrong: list[str] = []
    count = 0
    for direction, view in views.items():
        resource: Resource[Any] = DRAFT202012.create_resource(view)
        registry: Registry[Any] = Registry[Any]().with_resource(
            "urn:bookshop", resource
        )
        for pointer, value in _examples(bookshop):
            if _direction(pointer) != direction:
                continue
            count += 1
            validator = Draft202012Validator(
                {"$ref": f"urn:bookshop#{pointer.replace('{', '%7B')}"},
                registry=registry,
                format_checker=FormatChecker(),
            )
            errors = cast("Any", validator).iter_errors(value)
            wrong += [f"{pointer}: {error.message}" for error in errors]
    assert wrong == []
    assert count > 80


def test_everything_in_the_bookshop_is_described(bookshop: dict[str, Any]) -> None:
    wanting: list[str] = []
    for pointer, node in _walk(bookshop):
        if not is_object(node):
            continue
        parent, _, last = pointer.rpartition("/")
        is_schema = (
            last in ("schema", "items", "additionalProperties")
            or parent.endswith(("/schemas", "/properties"))
        ) and "$ref" not in node
        is_parameter = "in" in node and "name" in node
        is_operation = last in METHODS
        described = is_schema or is_parameter or is_operation
        if described and not node.get("description"):
            wanting.append(pointer)
        if is_operation and not (node.get("summary") and node.get("tags")):
            wanting.append(pointer)
    assert wanting == []


def test_every_response_and_body_of_the_bookshop_has_an_example_or_is_binary(
    bookshop: dict[str, Any],
) -> None:
    wanting: list[str] = []
    for pointer, node in _walk(bookshop):
        if is_object(node) and pointer.rpartition("/")[0].endswith("/content"):
            schema = node["schema"]
            binary = schema.get("format") == "binary" or "multipart" in pointer
            if not binary and not any(True for _ in _offered(node)):
                wanting.append(pointer)
    assert wanting == []


def test_the_money_of_the_bookshop_adds_up(bookshop: dict[str, Any]) -> None:
    order = bookshop["paths"]["/orders/{orderId}"]["get"]["responses"]["200"]
    order = order["content"]["application/json"]["example"]
    lines = order["lines"]
    for line in lines:
        price = Decimal(line["unitPrice"]["amount"])
        assert price * line["quantity"] == Decimal(line["total"]["amount"])
    goods = sum(Decimal(line["total"]["amount"]) for line in lines)
    shipping = Decimal(order["shipping"]["amount"])
    assert goods + shipping == Decimal(order["total"]["amount"]) == Decimal("50.00")


def test_the_identifiers_of_the_bookshop_match(bookshop: dict[str, Any]) -> None:
    page = bookshop["paths"]["/books"]["get"]["responses"]["200"]["content"]
    books = page["application/json"]["examples"]["firstPage"]["value"]["items"]
    prices = {book["id"]: book["price"] for book in books}
    orders = bookshop["paths"]["/orders"]["post"]
    placed = orders["responses"]["201"]["content"]["application/json"]["example"]
    for line in placed["lines"]:
        assert line["unitPrice"] == prices[line["bookId"]]
    asked = orders["requestBody"]["content"]["application/json"]["examples"]["card"]
    assert [(line["bookId"], line["quantity"]) for line in placed["lines"]] == [
        (line["bookId"], line["quantity"]) for line in asked["value"]["lines"]
    ]
