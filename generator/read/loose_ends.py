"""What is left of a place whose reference leads to nothing.

A schema without its reference allows any value, and a response without it has
no content: such places stay, empty. A parameter without it means nothing: it is
taken out, and whatever refers to it in turn.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from generator.json_types import is_array, is_object

from .asking import Asking
from .pointer import Path, path_of, resolve, split, tokens_of
from .structure import ENTRIES, FIELDS, SECTIONS, Kind, Spot, walk

if TYPE_CHECKING:
    from ..problems import Report
    from .origins import Origins
    from .pointer import Tokens

EMPTY: dict[Kind, dict[str, Any]] = {
    "schema": {},
    "response": {"description": ""},
    "responses": {"default": {"description": ""}},
    "info": {"title": "API", "version": "0.0.0"},
    "paths": {},
    "path_item": {},
    "request_body": {"content": {}},
    "header": {},
    "media_type": {},
    "operation": {"responses": {"default": {"description": ""}}},
}
"""Objects that still mean something when nothing is said in them."""


_LISTS = frozenset(
    name
    for fields in FIELDS.values()
    for name, field in fields.items()
    if field.shape in ("list", "one_or_list")
)


def outcome_of(kind: Kind) -> str:
    """What becomes of an object of a kind whose reference leads to nothing."""
    if kind in EMPTY:
        return "anything is allowed there"
    return f"the {kind.replace('_', ' ')} is left out"


def fits(tokens: Tokens, node: Any, spot: Spot) -> bool:
    """Whether a part of the root document may stand at a spot.

    Args:
        tokens: Its pointer.
        node: The part.
        spot: Where it is referred to.
    """
    if not is_object(node):
        is_schema = spot.kind == "schema" and isinstance(node, bool)
        return is_schema or (is_array(node) and spot.key in _LISTS)
    own = _kind_at(tokens)
    # A header is a parameter without a name and a place.
    return own in (None, spot.kind) or (own, spot.kind) == ("parameter", "header")


def _kind_at(tokens: Tokens) -> Kind | None:
    """The kind of object that a pointer into a document names by its form."""
    kind: Kind | None = "openapi"
    rest = list(reversed(tokens))
    while rest and kind is not None:
        token = rest.pop()
        entry = ENTRIES.get(kind)
        if entry is not None:
            kind = None if token.startswith("x-") else entry
            continue
        field = FIELDS[kind].get(token)
        if field is None:
            return None
        kind = field.kind
        if field.shape == "list" or field.shape == "map":
            if not rest:
                return None
            rest.pop()
        elif field.shape == "one_or_list" and rest and rest[-1].isdigit():
            rest.pop()
    return kind


class LooseEnds:
    """Empties the places whose references lead to nothing, or takes them out.

    Args:
        tree: The bundled tree.
        origins: Knows where its parts were written.
        report: Takes what else is lost by it.
    """

    def __init__(self, tree: dict[str, Any], origins: Origins, report: Report) -> None:
        self._tree = tree
        self._origins = origins
        self._report = report
        self._lost: list[Spot] = []
        self._open = False

    def lose(self, spot: Spot) -> None:
        """Empty the object at a spot of its reference; it is taken out at the end."""
        node = spot.holder[spot.key]
        if not is_object(node):
            node = spot.holder[spot.key] = {}
        node.pop("$ref", None)
        if spot.kind not in EMPTY:
            self._lost.append(spot)
            return
        for name, value in deepcopy(EMPTY[spot.kind]).items():
            node.setdefault(name, value)

    def check(self, spots: list[Spot]) -> None:
        """Empty those of some spots whose references have come to lead to nothing."""
        for spot in spots:
            node = spot.holder.get(spot.key)
            ref = node.get("$ref") if is_object(node) else None
            if isinstance(ref, str) and not is_object(self._at(ref)):
                self._asking(spot).left_out(ref)
                self.lose(spot)

    def removed(self) -> None:
        """Note that components have been taken out that may be referred to."""
        self._open = True

    def close(self) -> bool:
        """Take out what is lost, and what refers to it; whether anything was."""
        self._cut_circles()
        found = self._open or bool(self._lost)
        if found:
            self._take_out()
            self._sweep()
            self._take_out()
        self._open = False
        return found

    def _asking(self, spot: Spot) -> Asking:
        outcome = outcome_of(spot.kind)
        return Asking(spot.path, "$ref", outcome, self._origins, self._report)

    def _take_out(self) -> None:
        lists: dict[int, tuple[list[Any], Path, set[int]]] = {}
        for holder, key, _, path in self._lost:
            if is_object(holder):
                holder.pop(key, None)
            elif path is not None:
                indices = lists.setdefault(id(holder), (holder, path[0], set()))[2]
                indices.add(key)
        self._lost.clear()
        for entries, parent, indices in lists.values():
            tokens = tokens_of(parent)
            kept = [i for i in range(len(entries)) if i not in indices]
            for new, old in enumerate(kept):
                if new != old:
                    self._origins.reordered((*tokens, str(new)), (*tokens, str(old)))
            entries[:] = [entries[i] for i in kept]

    def _sweep(self) -> None:
        """Find the references that lead to nothing by now."""
        good: dict[str, bool] = {}
        for spot in list(walk(self._tree)):
            holder, key, kind, _ = spot
            node = holder[key]
            ref = node.get("$ref") if is_object(node) else None
            if not isinstance(ref, str) or kind == "example":
                continue
            if not self._leads_somewhere(ref, good):
                self._asking(spot).left_out(ref)
                self.lose(spot)

    def _leads_somewhere(self, ref: str, good: dict[str, bool]) -> bool:
        way: list[str] = []
        found = True
        while ref not in good:
            way.append(ref)
            good[ref] = True  # a circle has been cut already
            node = self._at(ref)
            if node is None:
                found = False
                break
            onward = node.get("$ref") if is_object(node) else None
            if not isinstance(onward, str):
                break
            ref = onward
        else:
            found = good[ref]
        good.update(dict.fromkeys(way, found))
        return found

    def _at(self, ref: str) -> Any:
        try:
            return resolve(self._tree, split(ref))
        except (KeyError, ValueError):
            return None

    def _cut_circles(self) -> None:
        """Cut entries that are nothing but references to each other."""
        components = self._tree.get("components")
        kinds = {section: kind for kind, section in SECTIONS.items()}
        kinds["pathItems"], kinds["mediaTypes"] = "path_item", "media_type"
        sections: list[tuple[Path, Any, Kind]] = [
            ((None, name), self._tree.get(name), "path_item")
            for name in ("paths", "webhooks")
        ]
        if is_object(components):
            top: Path = (None, "components")
            sections += [
                ((top, name), components.get(name), kind)
                for name, kind in kinds.items()
            ]
        straight: set[int] = set()
        for path, entries, kind in sections:
            for name in list(entries) if is_object(entries) else ():
                self._follow(Spot(entries, name, kind, (path, name)), straight)

    def _follow(self, spot: Spot, straight: set[int]) -> None:
        """Follow the references from an entry, and cut where they come back."""
        node = spot.holder[spot.key]
        seen: set[int] = set()
        while is_object(node) and isinstance(ref := node.get("$ref"), str):
            if id(node) in straight:
                break
            if id(node) in seen:
                self._asking(spot).circle(ref)
                self.lose(spot)
                break
            seen.add(id(node))
            tokens = split(ref)
            node = self._at(ref)
            if node is not None and tokens:
                holder: Any = resolve(self._tree, tokens[:-1])
                last = int(tokens[-1]) if is_array(holder) else tokens[-1]
                spot = Spot(holder, last, spot.kind, path_of(tokens))
        straight |= seen
