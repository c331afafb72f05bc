"""Which operations a package is made of: ``include`` and ``exclude`` of ``calco.toml``.

What is left out is taken out of the document before anything is made of it, with the
components that nothing else refers to: it is no gap, and no problem in it concerns
the package.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from generator.json_types import entries, is_array, is_object
from generator.problems import CalcoError
from generator.problems_text import counted
from generator.read.pointer import join, resolve, split
from generator.read.structure import METHODS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.config import Options, Pattern, Selection
    from generator.problems import Report
    from generator.read import Document


@dataclass(frozen=True, slots=True)
class Place:
    """An operation in the tree: ``holder[key]``."""

    holder: dict[str, Any]
    key: str
    path: str
    method: str
    pointer: str

    @property
    def value(self) -> Mapping[str, Any]:
        found = self.holder.get(self.key)
        return found if is_object(found) else {}


def select(document: Document, options: Options, report: Report) -> Mapping[str, int]:
    """Take out of the document what the configuration leaves out.

    Args:
        document: Its tree is changed.
        options: What to include and to exclude.
        report: Receives a note with the counts; problems of what is left out are
            taken out of it.

    Returns:
        How many operations and schemas were left out.

    Raises:
        CalcoError: A pattern matches nothing.
    """
    if not options.include and not options.exclude:
        return {}
    share_nothing(document.tree)
    places = list(operation_places(document.tree))
    used: set[int] = set()
    left = [
        place
        for place in places
        if not _is_kept(place, options.include, options.exclude, used)
    ]
    for selection in (options.include, options.exclude):
        for pattern in selection.patterns():
            if id(pattern) not in used and not options.is_past:
                raise CalcoError.of(
                    "CALCO-C024",
                    f"nothing in the document matches {pattern.text!r}",
                    place=pattern.place,
                    hint="Remove it, or correct it.",
                )
    gone = [place.pointer for place in left]
    for place in left:
        del place.holder[place.key]
    _drop_empty(document.tree)
    components = _unreferred(document.tree)
    for section, name in components:
        del document.tree["components"][section][name]
        gone.append(join(("components", section, name)))
    below = tuple(f"{pointer}/" for pointer in gone)
    exactly = set(gone)
    report.problems[:] = [
        problem
        for problem in report.problems
        if problem.pointer is None
        or not (problem.pointer in exactly or problem.pointer.startswith(below))
    ]
    schemas = sum(section == "schemas" for section, _ in components)
    report.add(
        "CALCO-G004",
        "note",
        f"the configuration leaves out {len(left)} of {len(places)} operations, and"
        f" {counted(schemas, 'schema')} that only they use",
    )
    return {"operations": len(left), "schemas": schemas}


def operation_places(tree: dict[str, Any]) -> Iterator[Place]:
    for section in ("paths", "webhooks"):
        for path, item in entries(tree, section).items():
            if not is_object(item):
                continue
            pointer = (section, path)
            for method in METHODS:
                if is_object(item.get(method)):
                    yield Place(item, method, path, method, join((*pointer, method)))
            further = entries(item, "additionalOperations")
            for method in further:
                place = (*pointer, "additionalOperations", method)
                yield Place(further, method, path, method, join(place))


def share_nothing(tree: dict[str, Any]) -> None:
    """Give each path that shares a path item one of its own, to take things out of."""
    for section in ("paths", "webhooks"):
        items = entries(tree, section)
        for path, item in items.items():
            reference: object = item.get("$ref") if is_object(item) else None
            if isinstance(reference, str):
                try:
                    target = resolve(tree, split(reference))
                except (KeyError, ValueError):
                    continue
                if is_object(target) and "$ref" not in target:
                    items[path] = {
                        **target,
                        **{k: v for k, v in item.items() if k != "$ref"},
                    }


def _is_kept(
    place: Place, include: Selection, exclude: Selection, used: set[int]
) -> bool:
    # Both are asked in any case, so that every pattern is seen to be of use.
    wanted = _matches(place, include, used)
    unwanted = _matches(place, exclude, used)
    return (wanted or not include) and not unwanted


def _matches(place: Place, selection: Selection, used: set[int]) -> bool:
    tags: object = place.value.get("tags")
    listed = [str(tag) for tag in tags] if is_array(tags) else []
    key = f"{place.method.upper()} {place.path}"
    identifiers = [key, str(place.value.get("operationId", key))]
    hits: list[Pattern] = [
        *(p for p in selection.tags if p.text in listed),
        *(p for p in selection.paths if fnmatchcase(place.path, p.text)),
        *(p for p in selection.operations if p.text in identifiers),
    ]
    used.update(id(pattern) for pattern in hits)
    return bool(hits)


def _drop_empty(tree: dict[str, Any]) -> None:
    """Take out paths without operations, and the descriptions of tags without any."""
    for section in ("paths", "webhooks"):
        items = entries(tree, section)
        kept = {place.path for place in operation_places({section: items})}
        for path in [p for p, item in items.items() if is_object(item)]:
            if path not in kept and "$ref" not in items[path]:
                del items[path]


def _unreferred(tree: dict[str, Any]) -> list[tuple[str, str]]:
    """Components that can no longer be reached, security schemes aside."""
    components = entries(tree, "components")
    reached: set[tuple[str, str]] = set()
    waiting: list[Any] = [value for key, value in tree.items() if key != "components"]
    while waiting:
        node = waiting.pop()
        if is_array(node):
            waiting.extend(node)
        elif is_object(node):
            waiting.extend(node.values())
            for target in component_targets(node):
                if target not in reached and target[1] in entries(
                    components, target[0]
                ):
                    reached.add(target)
                    waiting.append(components[target[0]][target[1]])
    return [
        (section, name)
        for section in components
        if section != "securitySchemes" and not section.startswith("x-")
        for name in entries(components, section)
        if (section, name) not in reached
    ]


def component_targets(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The components that a node refers to."""
    mapping = entries(entries(node, "discriminator"), "mapping")
    for reference in (node.get("$ref"), *mapping.values()):
        if not isinstance(reference, str):
            continue
        tokens = reference.split("/")
        if reference.startswith("#/components/") and len(tokens) > 3:
            section, name = (
                t.replace("~1", "/").replace("~0", "~") for t in tokens[2:4]
            )
            yield section, name
        elif "/" not in reference:
            yield "schemas", reference
