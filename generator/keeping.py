"""Operations that a document no longer has, and that stay for some releases.

They are carried over from the document that was released, with all that they refer to,
into the tree of the new one, before anything is made of it: to the stages that follow
they are deprecated operations like any other.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from generator.json_types import entries, is_array, is_object
from generator.problems_text import counted
from generator.read.pointer import join, resolve, split
from generator.read.structure import METHODS
from generator.select import component_targets, operation_places, share_nothing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.ir import Api
    from generator.pipeline import Understood
    from generator.problems import Report
    from generator.read import Document

    Component = tuple[str, str]  # its section and its name

_PARAMETER = re.compile(r"\{[^{}]*\}")
_INHERITED = ("servers", "summary", "description")


@dataclass(frozen=True, slots=True)
class Grace:
    """How long an operation stays.

    Attributes:
        since: The release that deprecated it.
        releases: How many major or minor releases are left: with the last it goes.
    """

    since: str
    releases: int


def marked(api: Api, graces: Mapping[str, Grace]) -> Api:
    """The model, in which operations that were kept say since when.

    Args:
        api: The model.
        graces: The operations, by method and path.
    """
    if not graces:
        return api
    operations = tuple(
        (
            replace(one, gone_since=graces[key].since)
            if (key := f"{one.method} {one.path}") in graces
            else one
        )
        for one in api.operations
    )
    return replace(api, operations=operations)


def with_graces(known: Understood, graces: Mapping[str, Grace]) -> Understood:
    """A document, where it is told how long those of its operations stay that were kept.

    Args:
        known: The document.
        graces: Operations by method and path, which it need not have.
    """
    present = {f"{one.method} {one.path}" for one in known.api.operations}
    kept = {key: grace for key, grace in graces.items() if key in present}
    return replace(known, api=marked(known.api, kept), kept=kept)


class Keeping:
    """Carries operations over.

    Args:
        source: The document that has them, in the form of OpenAPI 3.1, repaired.
        graces: The operations that stay, by method and path as in ``GET /pets``.
        own: Those among them that do not share schemas with the new document where
            that has other ones by the same name.
    """

    def __init__(
        self,
        source: Mapping[str, Any],
        graces: Mapping[str, Grace],
        own: Iterable[str] = (),
    ) -> None:
        self._source: dict[str, Any] = {**source, "paths": {**entries(source, "paths")}}
        share_nothing(self._source)
        self._graces = graces
        self._own = frozenset(own)
        self.present: frozenset[str] = frozenset()
        self._ids: frozenset[object] = frozenset()

    def look(self, document: Document) -> None:
        """Note what the document has, before the configuration leaves any of it out.

        What is left out was taken away on purpose, and does not stay.
        """
        tree = {"paths": {**entries(document.tree, "paths")}}
        share_nothing({**document.tree, **tree})
        places = list(operation_places(tree))
        self.present = frozenset(
            _shape(f"{place.method.upper()} {place.path}") for place in places
        )
        self._ids = frozenset(
            name
            for place in places
            if isinstance(name := place.value.get("operationId"), str)
        )

    def has(self, key: str) -> bool:
        """Whether the document has an operation, whatever its parameters are called."""
        return _shape(key) in self.present

    def carry(self, document: Document, report: Report) -> dict[str, Grace]:
        """Add the operations to a document that has them no more.

        Args:
            document: Its tree is changed.
            report: Receives a note for each of them.

        Returns:
            The operations that were added, by method and path.
        """
        missing = {key: one for key in sorted(self._graces) for one in self._find(key)}
        if not missing:
            return {}
        share_nothing(document.tree)
        security = self._source.get("security")
        if security != document.tree.get("security"):
            for _, _, node in missing.values():
                node.setdefault("security", security or [])
        names = self._components(document.tree, missing)
        for key, (method, path, node) in missing.items():
            if key in self._own:
                node = _renamed(node, names)
            self._tags(document.tree, node)
            pointer = self._add(document.tree, method, path, node)
            left = self._graces[key].releases
            report.add(
                "CALCO-G005",
                "note",
                f"the document no longer has {key}; its method stays for"
                f" {counted(left, 'release')}, deprecated",
                pointer=pointer,
            )
        return {key: self._graces[key] for key in missing}

    def _find(self, key: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """An operation that stays, by itself, unless the document has it."""
        method, _, path = key.partition(" ")
        item = entries(self._source, "paths").get(path)
        if self.has(key) or not is_object(item):
            return
        further = entries(item, "additionalOperations")
        node = item.get(method.lower(), further.get(method))
        if is_object(node):
            whole = _by_itself(self._source, item, node)
            whole["deprecated"] = True
            if whole.get("operationId") in self._ids:  # it has moved, and is another
                del whole["operationId"]
            yield method, path, whole

    def _components(
        self,
        tree: dict[str, Any],
        missing: Mapping[str, tuple[str, str, dict[str, Any]]],
    ) -> dict[Component, str]:
        """Add the components that the operations refer to.

        Returns:
            Those that some operations have for themselves, by their names in the tree.
        """
        source = entries(self._source, "components")
        components = cast("dict[str, Any]", tree.setdefault("components", {}))
        private: set[Component] = set()
        for key, (_, _, node) in missing.items():
            reached = _closure(source, [node])
            for section, name in reached:
                place = components.setdefault(section, {})
                if name not in place:
                    place[name] = deepcopy(source[section][name])
            if key in self._own:
                private |= _differing(source, components, reached)
        names = {
            (section, name): _free(name, components[section], source[section])
            for section, name in sorted(private)
        }
        for (section, name), given in names.items():
            components[section][given] = _renamed(source[section][name], names)
        return names

    def _tags(self, tree: dict[str, Any], node: Mapping[str, Any]) -> None:
        """Describe the tags of an operation that no other one has any more."""
        wanted: object = node.get("tags")
        described: object = self._source.get("tags")
        if not is_array(wanted) or not is_array(described):
            return
        listed = cast("list[Any]", tree.setdefault("tags", []))
        known = [one.get("name") for one in listed if is_object(one)]
        listed += [
            deepcopy(one)
            for one in described
            if is_object(one) and one.get("name") in wanted
            if one.get("name") not in known
        ]

    def _add(
        self, tree: dict[str, Any], method: str, path: str, node: dict[str, Any]
    ) -> str:
        """Put an operation into the tree; its pointer."""
        paths = cast("dict[str, Any]", tree.setdefault("paths", {}))
        item = paths.setdefault(path, {})
        if {"parameters", *_INHERITED} & item.keys():
            # What holds for the others of the path is not meant for this one.
            for place in list(operation_places({"paths": {path: item}})):
                place.holder[place.key] = _by_itself(
                    tree, item, place.holder[place.key]
                )
            for field in ("parameters", *_INHERITED):
                item.pop(field, None)
        if method.lower() in METHODS:
            item[method.lower()] = node
            return join(("paths", path, method.lower()))
        item.setdefault("additionalOperations", {})[method] = node
        return join(("paths", path, "additionalOperations", method))


def _shape(key: str) -> str:
    return _PARAMETER.sub("{}", key)


def _by_itself(
    tree: Mapping[str, Any], item: Mapping[str, Any], node: Mapping[str, Any]
) -> dict[str, Any]:
    """An operation with what its path item says for all."""
    whole: dict[str, Any] = deepcopy({**node})
    own = _parameters(tree, node)
    shared = _parameters(tree, item)
    both = [one for key, one in shared.items() if key not in own]
    if both:
        whole["parameters"] = deepcopy([*both, *own.values()])
    for field in _INHERITED:
        if field in item and field not in node:
            whole[field] = deepcopy(item[field])
    return whole


def _parameters(
    tree: Mapping[str, Any], holder: Mapping[str, Any]
) -> dict[tuple[object, object], Any]:
    """Parameters by what tells them apart, references followed."""
    listed: object = holder.get("parameters")
    found: dict[tuple[object, object], Any] = {}
    for one in listed if is_array(listed) else []:
        node: Any = one
        for _ in range(10):
            if not (is_object(node) and isinstance(node.get("$ref"), str)):
                break
            try:
                node = resolve(tree, split(node["$ref"]))
            except (KeyError, ValueError):
                break
        if is_object(node):
            found[node.get("name"), node.get("in")] = one
    return found


def _closure(
    components: Mapping[str, Any], nodes: Iterable[Any]
) -> dict[Component, set[Component]]:
    """The components that some nodes lead to, each with those that it refers to."""
    reached: dict[Component, set[Component]] = {}
    waiting = list(_referred(components, nodes))
    while waiting:
        section, name = component = waiting.pop()
        if component not in reached:
            found = _referred(components, [components[section][name]])
            if section == "schemas":
                found |= _variants(components, name)
            reached[component] = found
            waiting += found
    return reached


def _referred(components: Mapping[str, Any], nodes: Iterable[Any]) -> set[Component]:
    """The components that nodes refer to themselves."""
    found: set[Component] = set()
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if is_array(node):
            waiting += node
        elif is_object(node):
            waiting += node.values()
            found.update(component_targets(node))
            found.update(_schemes(node.get("security")))
    return {one for one in found if one[1] in entries(components, one[0])}


def _schemes(requirements: object) -> Iterator[Component]:
    for requirement in requirements if is_array(requirements) else []:
        if is_object(requirement):
            yield from (("securitySchemes", name) for name in requirement)


def _variants(components: Mapping[str, Any], name: str) -> set[Component]:
    """The schemas that a discriminator finds by what they are all of."""
    schemas = entries(components, "schemas")
    if not entries(schemas, name).get("discriminator"):
        return set()
    found: set[Component] = set()
    for other, node in schemas.items():
        parts: object = node.get("allOf") if is_object(node) else None
        for part in parts if is_array(parts) else []:
            if is_object(part) and ("schemas", name) in component_targets(part):
                found.add(("schemas", other))
    return found


def _differing(
    source: Mapping[str, Any],
    components: Mapping[str, Any],
    reached: Mapping[Component, set[Component]],
) -> set[Component]:
    """Components that the two documents have by the same name and otherwise."""
    found = {
        (section, name)
        for section, name in reached
        if section != "securitySchemes"
        and components[section][name] != source[section][name]
    }
    while True:
        more = {one for one, others in reached.items() if others & found} - found
        if not more:
            return found
        found |= more


def _free(name: str, *taken: Mapping[str, Any]) -> str:
    given, number = f"{name}_before", 2
    while any(given in names for names in taken):
        given, number = f"{name}_before_{number}", number + 1
    return given


def _renamed(node: Any, names: Mapping[Component, str]) -> Any:
    """A copy of a node whose references to some components have other names."""
    if is_array(node):
        return [_renamed(one, names) for one in node]
    if not is_object(node):
        return node
    made = {key: _renamed(value, names) for key, value in node.items()}
    if isinstance(made.get("$ref"), str):
        made["$ref"] = _reference(made["$ref"], names)
    mapping = entries(entries(made, "discriminator"), "mapping")
    for key, value in mapping.items():
        if isinstance(value, str):
            mapping[key] = _reference(value, names)
    return made


def _reference(text: str, names: Mapping[Component, str]) -> str:
    if "/" not in text:
        given = names.get(("schemas", text))
        return text if given is None else f"#/components/schemas/{given}"
    tokens = split(text) if text.startswith("#/components/") else ()
    if len(tokens) < 3:
        return text
    section, name, *rest = tokens[1:]
    given = names.get((section, name))
    return text if given is None else join(("components", section, given, *rest))
