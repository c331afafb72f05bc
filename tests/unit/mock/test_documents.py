"""Every operation of our own documents answers a request made by the document."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest

from generator.json_types import is_array, is_object
from generator.mock.app import find
from generator.mock.fits import fits
from generator.mock.sample import sample
from generator.mock.schemas import follow, mapping, sequence
from generator.problems import Report
from generator.read import read
from generator.read.structure import METHODS
from tests.unit.mock.shop import SPECS, client

CREDENTIALS = {"Authorization": "Bearer t", "X-API-Key": "k"}


class _Requests:
    """Requests made of a document's own examples, where they are right."""

    def __init__(self, tree: dict[str, Any]) -> None:
        self._tree = tree

    def resolve(self, reference: str) -> Any:
        return find(self._tree, reference)

    def value(self, node: dict[str, Any]) -> Any:
        examples = mapping(node.get("examples")).values()
        offered = [follow(one, self.resolve).get("value") for one in examples]
        offered += [node["example"]] if "example" in node else []
        schema = node.get("schema", True)
        for value in offered:
            if fits(value, schema, self.resolve):
                return value
        return sample(schema, self.resolve, "request")

    def make(self, path: str, item: Any, operation: Any) -> dict[str, Any]:
        query: list[tuple[str, str]] = []
        nodes = sequence(operation.get("parameters")) + sequence(item.get("parameters"))
        for node in nodes:
            parameter = follow(node, self.resolve)
            name, value = parameter["name"], self.value(parameter)
            if parameter["in"] == "path":
                path = path.replace(f"{{{name}}}", quote(_text(value), safe=""))
            elif parameter["in"] == "query":
                query += _pairs(name, value, parameter)
        request: dict[str, Any] = {"url": path, "params": query, "headers": CREDENTIALS}
        body = follow(operation.get("requestBody"), self.resolve)
        for media_type, node in mapping(body.get("content")).items():
            request |= self.body(media_type, node)
            break
        return request

    def body(self, media_type: str, node: dict[str, Any]) -> dict[str, Any]:
        value = self.value(node)
        if media_type != "multipart/form-data":
            content = json.dumps(value) if "json" in media_type else value
            headers = CREDENTIALS | {"Content-Type": media_type}
            return {"content": content, "headers": headers}
        encoding = mapping(node.get("encoding"))
        parts = {
            name: (
                None,
                _text(item),
                mapping(encoding.get(name)).get("contentType", "text/plain"),
            )
            for name, item in value.items()
        }
        return {"files": parts}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _pairs(name: str, value: Any, parameter: Any) -> list[tuple[str, str]]:
    if is_object(value):
        return [(f"{name}[{key}]", _text(item)) for key, item in value.items()]
    if is_array(value) and parameter.get("explode", True):
        return [(name, _text(item)) for item in value]
    if is_array(value):
        return [(name, ",".join(map(_text, value)))]
    return [(name, _text(value))]


@pytest.mark.parametrize(
    ("name", "count"), [("bookshop.yaml", 25), ("fattureincloud.yaml", 123)]
)
def test_every_operation_answers(name: str, count: int) -> None:
    document = read(str(SPECS / name), report=Report())
    requests = _Requests(document.tree)
    mock = client(document.tree)
    refused: list[str] = []
    answered = 0
    for path, item in document.tree["paths"].items():
        for method in METHODS:
            if method in item:
                request = requests.make(path, item, item[method])
                response = mock.request(method, **request)
                answered += response.is_success
                if not response.is_success:
                    refused.append(f"{method} {path}: {response.text}")
    assert refused == []
    assert answered == count
