"""The documents that API references are compared on, as one file of JSON each."""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import yaml

REPOSITORY = Path(__file__).resolve().parents[1]
CORPUS = Path(os.environ.get("OPENAPI_CORPUS", REPOSITORY.parent / "shared" / "specs"))
SOURCES = {
    "fattureincloud": CORPUS / "apis" / "fattureincloud" / "openapi.yaml",
    "github": CORPUS / "apis" / "github" / "api.github.com.json",
}
_Tree: TypeAlias = "dict[Any, _Tree] | list[_Tree] | str | float | None"
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@dataclass(frozen=True)
class Operation:
    """What viewers show of an operation, and what their links are made of."""

    method: str
    path: str
    identifier: str
    summary: str
    tag: str


@dataclass(frozen=True)
class Document:
    """A document to look at.

    Attributes:
        name: A key of :data:`SOURCES`.
        source: As it was published.
        content: The same as one JSON document.
        operations: In the order of the document's tags.
    """

    name: str
    source: Path
    content: bytes
    operations: tuple[Operation, ...]

    @property
    def middle(self) -> Operation:
        """The operation for the deep link: from the middle on, the first whose path and
        summary are no other operation's."""
        paths = Counter(one.path for one in self.operations)
        summaries = Counter(one.summary for one in self.operations)
        return next(
            one
            for one in self.operations[len(self.operations) // 2 :]
            if paths[one.path] == summaries[one.summary] == 1
        )


def load(name: str) -> Document:
    """Read a document; YAML of several files becomes one of JSON, for all viewers."""
    source = SOURCES[name]
    if source.suffix == ".json":
        content = source.read_bytes()
        tree = json.loads(content)
    else:
        tree = _bundled(source)
        content = json.dumps(tree, default=str).encode()
    return Document(name, source, content, tuple(_operations(tree)))


def _operations(tree: dict[str, Any]) -> list[Operation]:
    tags = [tag["name"] for tag in tree["tags"]]
    found = [
        Operation(method, path, told["operationId"], told["summary"], told["tags"][0])
        for path, item in tree["paths"].items()
        for method, told in item.items()
        if method in _METHODS
    ]
    last = len(tags)
    return sorted(
        found, key=lambda one: tags.index(one.tag) if one.tag in tags else last
    )


def _bundled(source: Path) -> dict[str, Any]:
    """The document with every other file as a component named after it."""
    components: dict[Path, str] = {}
    schemas: dict[str, _Tree] = {}

    def walk(node: _Tree, folder: Path) -> _Tree:
        if isinstance(node, list):
            return [walk(item, folder) for item in node]
        if not isinstance(node, dict):
            return node
        reference = node.get("$ref")
        if isinstance(reference, str) and not reference.startswith("#"):
            return {"$ref": f"#/components/schemas/{component(folder / reference)}"}
        return {str(key): walk(value, folder) for key, value in node.items()}

    def component(path: Path) -> str:
        path = path.resolve()
        if path not in components:
            components[path] = path.stem
            schemas[path.stem] = walk(_yaml(path), path.parent)
        return components[path]

    tree: Any = walk(_yaml(source), source.parent)
    tree["components"].setdefault("schemas", {}).update(schemas)
    assert len(schemas) == len(components), "two files of one name"
    bundled: dict[str, Any] = tree
    return bundled


def _yaml(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
