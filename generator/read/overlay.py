"""Overlays: changes of a document that are written in other files.

They are applied to the tree of the entry document as it was written, before anything
else becomes of it, in order, each action to what the one before it left (OpenAPI
Overlay Specification, section 4.4).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from generator.json_types import is_array, is_object

from ..problems import CalcoError
from .overlay_query import QueryError
from .pointer import join, resolve
from .yaml_tree import DEPTH_LIMIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .overlay_actions import Action
    from .overlay_query import Match, Query
    from .parts import Origin, Parts
    from .pointer import Tokens

ADDED_LIMIT = 1_000_000
"""How many nodes the overlays of a document may put into it, all together."""

_Kind = Literal["object", "array", "value"]


def apply(tree: dict[str, Any], parts: Parts, actions: Sequence[Action]) -> None:
    """Change a tree as actions say, in place.

    Args:
        tree: The document.
        parts: Is told where everything comes from.
        actions: In their order. What is wrong with one is reported to its report.

    Raises:
        CalcoError: The document goes over a bound.
    """
    overlay = _Overlay(tree, parts)
    for action in actions:
        overlay.apply(action)


class _Overlay:
    def __init__(self, tree: dict[str, Any], parts: Parts) -> None:
        self._tree = tree
        self._parts = parts
        self._left = ADDED_LIMIT

    def apply(self, action: Action) -> None:
        matches = self._matches(action, action.target, "target")
        if matches is None:
            return
        if not matches:
            self._nothing(action, action.target, "target")
        elif action.removes:
            self._remove(action, matches)
        elif action.copy is None:
            value, at = action.update, (*action.at, "update")
            self._merge_all(action, matches, value, (action.file, at), "update")
        else:
            found = self._matches(action, action.copy, "copy")
            if found is None:
                return
            if not found:
                self._nothing(action, action.copy, "copy")
            elif len(found) > 1:
                message = f"{action.copy.text!r} selects {len(found)} nodes"
                self._refuse(action, f"{message}; one is copied", "copy")
            else:
                origin = (action.file, (*action.at, "copy"))
                # It may be changed by being merged into itself.
                value = self._copied(action, found[0].value)
                self._merge_all(action, matches, value, origin, "copy")

    def _matches(self, action: Action, query: Query, key: str) -> list[Match] | None:
        try:
            return query.matches(self._tree)
        except QueryError as error:
            action.tell("CALCO-L004", "error", f"{query.text!r}: {error}", key)
            return None

    def _nothing(self, action: Action, query: Query, key: str) -> None:
        message = f"{query.text!r} selects nothing in the document"
        hint = query.hint(self._tree)
        action.tell("CALCO-L005", "warning", message, key, hint=hint)

    def _refuse(
        self, action: Action, message: str, *more: str, hint: str | None = None
    ) -> None:
        action.tell("CALCO-L006", "error", message, *more, hint=hint)

    def _remove(self, action: Action, matches: list[Match]) -> None:
        holders: dict[Tokens, list[str]] = {}
        for tokens, value in matches:
            if not tokens:
                self._refuse(action, "the whole document cannot be removed", "target")
                return
            if action.is_1_0 and _kind(value) == "value":
                self._refuse(
                    action,
                    f"{join(tokens)} is {_named(value)}; version 1.0 removes objects"
                    " and arrays",
                    "target",
                    hint="write overlay: 1.1.0",
                )
                return
            holders.setdefault(tokens[:-1], []).append(tokens[-1])
        # What is inside goes first, so that nothing above it has moved.
        for tokens in sorted(holders, key=len, reverse=True):
            holder = resolve(self._tree, tokens)
            if is_array(holder):
                gone = {int(token) for token in holders[tokens]}
                self._parts.shortened(tokens, gone, len(holder))
                holder[:] = [one for i, one in enumerate(holder) if i not in gone]
                continue
            for token in holders[tokens]:
                del holder[token]
                self._parts.removed((*tokens, token))

    def _merge_all(
        self,
        action: Action,
        matches: list[Match],
        value: Any,
        origin: Origin,
        key: str,
    ) -> None:
        kinds = {_kind(match.value) for match in matches}
        if len(kinds) > 1:
            told = " and ".join(sorted(f"{kind}s" for kind in kinds))
            message = f"{action.target.text!r} selects {told}, which differ"
            self._refuse(action, message, "target")
            return
        if "value" in kinds and action.is_1_0:
            message = f"{join(matches[0].tokens)} is {_named(matches[0].value)}"
            self._refuse(
                action,
                f"{message}; version 1.0 updates objects and arrays",
                "target",
                hint="select what holds it, or write overlay: 1.1.0",
            )
            return
        given = _kind(value)
        is_empty = all(match.value is None for match in matches)
        if kinds not in ({"array"}, {given}) and not is_empty:
            self._unlike(action, matches[0].tokens, matches[0].value, value, (key,))
            return
        deepest = max(len(match.tokens) for match in matches) + _depth(value)
        if deepest > DEPTH_LIMIT:
            raise CalcoError.of(
                "CALCO-R008",
                f"mappings and lists are nested more than {DEPTH_LIMIT} deep",
                place=action.place(key),
            )
        if given == "array" and action.is_1_0 and key == "update":
            action.tell(
                "CALCO-L010",
                "note",
                "version 1.0 speaks of one entry to append; the entries of this list"
                " are appended",
                key,
            )
        for tokens, target in matches:
            if is_object(target):
                self._merge(action, target, value, tokens, origin, (key,))
            elif is_array(target):
                self._append(action, target, value, tokens, origin)
            else:
                holder = resolve(self._tree, tokens[:-1])
                self._put(holder, tokens, self._copied(action, value), origin)

    def _merge(
        self,
        action: Action,
        target: dict[str, Any],
        value: dict[str, Any],
        tokens: Tokens,
        origin: Origin,
        inside: Tokens,
    ) -> None:
        """Merge an object with another, by the steps of version 1.1."""
        file, at = origin
        for name, new in value.items():
            inner, where = (*tokens, name), (*inside, name)
            from_ = (file, (*at, name))
            if name not in target:
                self._put(target, inner, self._copied(action, new), from_)
                continue
            old = target[name]
            if is_object(old) and is_object(new):
                self._merge(action, old, new, inner, from_, where)
            elif is_array(old) and is_array(new):
                self._append(action, old, new, inner, from_)
            elif old is None or _kind(old) == _kind(new):
                self._put(target, inner, self._copied(action, new), from_)
            elif new is None:
                message = f"nothing is merged with {join(inner)}, which is"
                action.tell("CALCO-L008", "warning", f"{message} {_named(old)}", *where)
            else:
                self._unlike(action, inner, old, new, where)

    def _append(
        self,
        action: Action,
        target: list[Any],
        value: Any,
        tokens: Tokens,
        origin: Origin,
    ) -> None:
        file, at = origin
        if not is_array(value):
            entries = [(value, origin)]
        else:
            entries = [(one, (file, (*at, str(i)))) for i, one in enumerate(value)]
        for entry, from_ in entries:
            target.append(self._copied(action, entry))
            self._parts.put((*tokens, str(len(target) - 1)), from_)

    def _put(self, holder: Any, tokens: Tokens, value: Any, origin: Origin) -> None:
        holder[int(tokens[-1]) if is_array(holder) else tokens[-1]] = value
        self._parts.put(tokens, origin)

    def _unlike(
        self, action: Action, tokens: Tokens, old: Any, new: Any, inside: Tokens
    ) -> None:
        self._refuse(
            action,
            f"{join(tokens)} is {_named(old)}; {_named(new)} cannot be merged with it",
            *inside,
            hint="remove it by an action before, to replace it",
        )

    def _copied(self, action: Action, value: Any) -> Any:
        self._left -= 1
        if self._left < 0:
            raise CalcoError.of(
                "CALCO-R009",
                f"overlays put more than {ADDED_LIMIT:,} nodes into the document",
                place=action.place(),
                hint="select fewer nodes, or put what is repeated into components",
            )
        if is_object(value):
            return {name: self._copied(action, one) for name, one in value.items()}
        if is_array(value):
            return [self._copied(action, one) for one in value]
        return value


def _kind(value: Any) -> _Kind:
    if is_object(value):
        return "object"
    return "array" if is_array(value) else "value"


def _named(value: Any) -> str:
    if value is None:
        return "null"
    return {"object": "an object", "array": "a list", "value": "a single value"}[
        _kind(value)
    ]


def _depth(value: Any) -> int:
    """How deep objects and lists are nested in a value."""
    depth = 0
    level = [value]
    while level := [one for one in level if is_object(one) or is_array(one)]:
        depth += 1
        level = [
            inner
            for one in level
            for inner in (one.values() if is_object(one) else one)
        ]
    return depth
