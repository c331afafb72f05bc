"""The documents of a folder, and what a reader that knows nothing of Calco counts.

The folder is either described by a ``manifest.csv`` or holds documents anywhere
below it: every JSON and YAML file that says which version of OpenAPI it follows.
"""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeGuard

import yaml

from tests.corpus.test_fattureincloud_document import loader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")

_VERSION = re.compile(
    r"""(?:^|[{,])\s*["']?(?:openapi|swagger)["']?\s*:\s*["']?[123]\.""", re.M
)


@dataclass(frozen=True)
class Entry:
    """A document to try.

    Attributes:
        name: What it is called, unlike any other.
        path: Its root file.
        group: ``apis`` or ``examples`` where a manifest says so.
        operations: How many the manifest says there are, when it says so.
    """

    name: str
    path: Path
    group: str = ""
    operations: int | None = None

    @property
    def package(self) -> str:
        """The import name of its package."""
        return f"corpus_{re.sub(r'[^a-z0-9]+', '_', self.name.lower())}"

    @property
    def size(self) -> int:
        """Bytes of its root file."""
        return self.path.stat().st_size


def entries_of(folder: Path) -> list[Entry]:
    """The documents of a folder, the largest first."""
    manifest = folder / "manifest.csv"
    found = _listed(folder, manifest) if manifest.is_file() else _found(folder)
    return sorted(found, key=lambda entry: (-entry.size, entry.name))


def _listed(folder: Path, manifest: Path) -> list[Entry]:
    with manifest.open(encoding="utf-8", newline="") as rows:
        return [
            Entry(
                row["name"],
                folder / row["path"],
                row["set"],
                int(row["operations"]) if row["operations"] else None,
            )
            for row in csv.DictReader(rows)
        ]


def _found(folder: Path) -> list[Entry]:
    paths = [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".json", ".yaml", ".yml")
        and path.is_file()
        and _VERSION.search(path.read_text("utf-8", errors="replace"))
    ]
    found: list[Entry] = []
    taken: set[str] = set()
    for path in paths:
        name = str(path.relative_to(folder).with_suffix("")).replace("/", "-")
        while Entry(name, path).package in taken:
            name += "-again"
        taken.add(Entry(name, path).package)
        found.append(Entry(name, path))
    return found


def smaller(entries: Iterable[Entry]) -> list[Entry]:
    """Every example, and the ten smallest APIs."""
    ordered = sorted(entries, key=lambda entry: entry.size)
    apis = [entry for entry in ordered if entry.group == "apis"][:10]
    return [entry for entry in ordered if entry.group != "apis" or entry in apis]


def operations_of(path: Path) -> list[tuple[str, str]] | None:
    """Method and path of every operation; nothing when it cannot be read."""
    try:
        return _operations(path)
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        return None


def _operations(path: Path) -> list[tuple[str, str]]:
    root = _load(path)
    paths = root.get("paths") if _is_map(root) else None
    found: list[tuple[str, str]] = []
    for template, item in paths.items() if _is_map(paths) else ():
        if str(template).startswith("x-"):
            continue
        methods: dict[str, None] = {}
        file, seen = path, 0
        while _is_map(item) and seen < 10:
            seen += 1
            for method in METHODS:
                if _is_map(item.get(method)):
                    methods[method.upper()] = None
            more = item.get("additionalOperations")
            if _is_map(more):
                methods.update(dict.fromkeys(str(method) for method in more))
            reference = item.get("$ref")
            if not isinstance(reference, str):
                break
            item, file = _follow(reference, file)
        found += [(method, str(template)) for method in methods]
    return found


def _follow(reference: str, base: Path) -> tuple[Any, Path]:
    name, _, pointer = reference.partition("#")
    file = base.parent / name if name else base
    node = _load(file)
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        if not _is_map(node) or key not in node:
            return None, file
        node = node[key]
    return node, file


def _load(path: Path) -> Any:
    content = path.read_bytes()
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = content.decode(encoding)
    if path.suffix == ".json" or text.lstrip().startswith("{"):
        try:
            return json.loads(text)
        except ValueError:
            pass  # YAML allows what JSON does not
    return yaml.load(text, loader())


def _is_list(node: object) -> TypeGuard[list[Any]]:
    return isinstance(node, list)


def _is_map(node: object) -> TypeGuard[dict[Any, Any]]:
    return isinstance(node, dict)


def without_answers(source: Path, target: Path) -> None:
    """Write a document anew with its requests alone: no answer has content.

    Args:
        source: A document in one file.
        target: Where to write it, as JSON.
    """
    root = _load(source)
    for item in root["paths"].values():
        for method in METHODS:
            if method in item:
                item[method]["responses"] = {"204": {"description": "Done"}}
    components = root.pop("components", {})
    kept: dict[str, dict[str, Any]] = {
        "securitySchemes": components.get("securitySchemes", {})
    }
    waiting, seen = [*_references({**root, "components": kept})], set[str]()
    while waiting:
        pointer = waiting.pop()
        if pointer not in seen:
            seen.add(pointer)
            _, _, section, name = pointer.split("/", 3)
            kept.setdefault(section, {})[name] = components[section][name]
            waiting += _references(components[section][name])
    target.write_text(json.dumps({**root, "components": kept}), encoding="utf-8")


def _references(node: Any) -> Iterator[str]:
    if _is_map(node):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for value in node.values():
            yield from _references(value)
    elif _is_list(node):
        for value in node:
            yield from _references(value)
