"""The actions of an overlay: what to change in a document, and where that is written.

OpenAPI Overlay Specification 1.0 and 1.1, section 4.4. Patches of ``calco.toml`` are
the same actions in another notation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from generator.json_types import is_array, is_object

from ..problems import CalcoError
from .overlay_query import Query, QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..problems import Level, Place, Report
    from .pointer import Tokens
    from .source import Source

_OVERLAY_KEYS = ("overlay", "info", "extends", "actions")
_INFO_KEYS = ("title", "version")
_ACTION_KEYS = ("target", "description", "update", "remove")


@dataclass(frozen=True, slots=True)
class Action:
    """One change of a document.

    Attributes:
        file: The identity of the file that asks for it.
        source: That file.
        at: The pointer of the action in it.
        target: Selects the nodes to change.
        has_update: Whether there is something to merge with them.
        update: What to merge with them.
        copy: Selects the node to merge with them.
        removes: Whether they are taken out.
        is_1_0: Whether version 1.0 of the specification holds for it.
        report: Takes what is wrong with it.
    """

    file: str
    source: Source
    at: Tokens
    target: Query
    has_update: bool
    update: Any
    copy: Query | None
    removes: bool
    is_1_0: bool
    report: Report

    def place(self, *more: str) -> Place:
        """Where the action is written, or what is in it."""
        return self.source.place((*self.at, *more))

    def tell(
        self,
        code: str,
        level: Level,
        message: str,
        *more: str,
        hint: str | None = None,
    ) -> None:
        """Report something about the action, or about what is in it."""
        self.report.add(code, level, message, place=self.place(*more), hint=hint)


def overlay_actions(
    file: str, source: Source, report: Report
) -> tuple[list[Action], str | None]:
    """The actions of an overlay, and the document it says it is for.

    Args:
        file: The identity of the overlay.
        source: The overlay.
        report: Takes what is wrong with it; an action that is wrong is left out.

    Raises:
        CalcoError: It is no overlay, or of a version that is not read.
    """
    return _Reader(file, source, report).overlay()


def patch_actions(
    file: str,
    source: Source,
    at: Tokens,
    tables: Sequence[Mapping[str, Any]],
    report: Report,
) -> list[Action]:
    """The actions that are patches of ``calco.toml``.

    Args:
        file: The identity of the file.
        source: The file.
        at: The pointer of the patches in it.
        tables: The patches.
        report: Takes what is wrong with them.
    """
    reader = _Reader(file, source, report)
    keys = (*_ACTION_KEYS, "copy")
    made = (
        reader.action((*at, str(index)), table, keys)
        for index, table in enumerate(tables)
    )
    return [action for action in made if action is not None]


class _Reader:
    def __init__(self, file: str, source: Source, report: Report) -> None:
        self._file = file
        self._source = source
        self._report = report
        self._is_1_0 = False

    def overlay(self) -> tuple[list[Action], str | None]:
        tree = self._source.tree
        if not is_object(tree) or "overlay" not in tree:
            raise CalcoError.of(
                "CALCO-L001",
                f"{self._source.name} is not an overlay",
                place=self._source.place(()),
                hint="an overlay begins with a line such as: overlay: 1.1.0",
            )
        self._check_version(tree["overlay"])
        more = () if self._is_1_0 else ("copy",)
        self._only_known(tree, _OVERLAY_KEYS, ())
        self._check_info(tree)
        extends = tree.get("extends")
        if extends is not None and not isinstance(extends, str):
            self._wrong("extends is not the address of a document", "extends")
            extends = None
        actions = list(self._actions(tree, (*_ACTION_KEYS, *more)))
        return actions, extends

    def _check_version(self, given: object) -> None:
        # An unquoted 1.0 is a number by now; the text still says which one it was.
        version = self._source.written(("overlay",)) or str(given)
        found = re.fullmatch(r"\s*1\.([01])(\.\d+)?\s*", version)
        if found is None:
            raise CalcoError.of(
                "CALCO-L001",
                f"Overlay version {version!r} is not one that is read: 1.0 or 1.1",
                place=self._source.place(("overlay",)),
            )
        self._is_1_0 = found[1] == "0"

    def _check_info(self, tree: dict[str, Any]) -> None:
        info = tree.get("info")
        if not is_object(info):
            self._incomplete("the overlay has no info with a title and a version")
            return
        more = () if self._is_1_0 else ("description",)
        self._only_known(info, (*_INFO_KEYS, *more), ("info",))
        for key in _INFO_KEYS:
            if info.get(key) is None:
                self._incomplete(f"the info of the overlay has no {key}", "info")

    def _actions(self, tree: dict[str, Any], keys: tuple[str, ...]) -> Iterator[Action]:
        actions = tree.get("actions")
        if not is_array(actions):
            self._wrong("the overlay has no list of actions", *_if(tree, "actions"))
            return
        if not actions:
            self._incomplete("the overlay has no actions", "actions")
        for index, node in enumerate(actions):
            at = ("actions", str(index))
            if not is_object(node):
                self._wrong("an action is an object", *at)
                continue
            self._only_known(node, keys, at)
            action = self.action(at, node, keys)
            if action is not None:
                yield action

    def action(
        self, at: Tokens, node: Mapping[str, Any], keys: tuple[str, ...]
    ) -> Action | None:
        """One action; ``None`` when it cannot be taken, which is reported."""
        removes = node.get("remove", False)
        if not isinstance(removes, bool):
            self._wrong("remove is neither true nor false", *at, "remove")
            return None
        if "target" not in node:
            self._wrong("the action has no target", *at)
            return None
        target = self._query(node["target"], (*at, "target"))
        has_update = "update" in node and not removes
        copy: Query | None = None
        has_copy = "copy" in node and "copy" in keys and not removes
        if has_copy and not has_update:
            copy = self._query(node["copy"], (*at, "copy"))
            if copy is None:
                return None
        if target is None:
            return None
        for key in ("update", "copy"):
            if key in node and key in keys and removes:
                self._useless(f"{key} means nothing beside remove", *at, key)
        if has_copy and has_update:
            self._useless("copy means nothing beside update", *at, "copy")
        if not (removes or has_update or has_copy):
            self._incomplete("the action changes nothing", *at)
            return None
        return Action(
            self._file,
            self._source,
            at,
            target,
            has_update,
            node.get("update"),
            copy,
            removes,
            self._is_1_0,
            self._report,
        )

    def _query(self, text: object, at: Tokens) -> Query | None:
        if not isinstance(text, str):
            self._wrong(f"{at[-1]} is not a text", *at)
            return None
        try:
            return Query(text)
        except QueryError as error:
            self._tell(
                "CALCO-L004",
                "error",
                f"{text[:80]!r} is not a JSONPath: {error}",
                at,
                "names are written as in $.paths['/pets'].get",
            )
            return None

    def _only_known(
        self, node: Mapping[str, Any], known: tuple[str, ...], at: Tokens
    ) -> None:
        for key in node:
            if key in known or key.startswith("x-"):
                continue
            near = get_close_matches(key, known, 1)
            hint = f"did you mean {near[0]!r}?" if near else None
            if key in ("copy", "description") and self._is_1_0:
                hint = "it came with version 1.1; write overlay: 1.1.0"
            message = f"{key!r} means nothing here and is ignored"
            self._tell("CALCO-L007", "warning", message, (*at, key), hint)

    def _wrong(self, message: str, *at: str) -> None:
        self._tell("CALCO-L002", "error", message, at)

    def _incomplete(self, message: str, *at: str) -> None:
        self._tell("CALCO-L003", "warning", message, at)

    def _useless(self, message: str, *at: str) -> None:
        self._tell("CALCO-L008", "warning", message, at)

    def _tell(
        self,
        code: str,
        level: Level,
        message: str,
        at: Tokens,
        hint: str | None = None,
    ) -> None:
        place = self._source.place(at)
        self._report.add(code, level, message, place=place, hint=hint)


def _if(tree: Mapping[str, Any], key: str) -> Tokens:
    return (key,) if key in tree else ()
