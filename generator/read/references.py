"""From the text of a ``$ref`` to the object it names (OpenAPI 3.1, section 4.6)."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.json_types import is_array, is_object

from ..problems import CalcoError
from .pointer import Tokens, join, resolve, split, step
from .swagger import OLD_SECTIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..problems import Place, Report
    from .load import Files

_SCHEME = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]+:|//)")
_HOPS = 64


class Target(NamedTuple):
    """What a reference leads to: a node, its file, and its pointer there."""

    file: str
    tokens: Tokens
    node: Any

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Target) and self[:2] == other[:2]

    def __hash__(self) -> int:
        return hash(self[:2])


class Resolver:
    """Finds the targets of references, reading files as they are named.

    Args:
        tree: The root document.
        root: Its identity in ``files``.
        files: Reads the files that references name.
        rewritten: Ids of the objects whose reference is already one into the
            bundled tree, whichever file they came from.
        report: Takes what was refused or repaired.
    """

    def __init__(
        self,
        tree: dict[str, Any],
        root: str,
        files: Files,
        rewritten: set[int],
        report: Report,
    ) -> None:
        self._trees: dict[str, Any] = {root: tree}
        self._root = root
        self._files = files
        self._rewritten = rewritten
        self._report = report
        self.base = files.root_directory or ""

    def find(self, ref: str, home: str, place: Callable[[], Place]) -> Target | None:
        """The target of a reference.

        Args:
            ref: The text of the reference.
            home: Identity of the file it was written in.
            place: Gives its place, when a problem needs one.

        Returns:
            The target, or ``None`` for a remote one, which is reported.

        Raises:
            CalcoError: It leads nowhere.
        """
        return self._find(ref, home, place, 0)

    def local(self, ref: str) -> Any:
        """The node of a reference into the bundled tree, ``None`` without one."""
        try:
            return resolve(self._trees[self._root], split(ref))
        except (KeyError, ValueError):
            return None

    def replace(self, target: Target, node: Any) -> None:
        """Put another node where a target stands in its own file."""
        if not target.tokens:
            self._trees[target.file] = node
            return
        holder = resolve(self._trees[target.file], target.tokens[:-1])
        last = target.tokens[-1]
        if is_array(holder):
            holder[int(last)] = node
        else:
            holder[last] = node

    def _find(
        self, ref: str, home: str, place: Callable[[], Place], hops: int
    ) -> Target | None:
        if hops > _HOPS:
            raise CalcoError.of(
                "CALCO-R022",
                f"the reference {ref!r} only leads round in a circle",
                place=place(),
            )
        name, _, fragment = ref.partition("#")
        if "%" in ref:
            from urllib.parse import unquote

            name, fragment = unquote(name), unquote(fragment)
        file = home
        if name.strip():
            if _SCHEME.match(name) or not (home == "-" or self._files.is_local(home)):
                self._refuse_remote(ref, place)
                return None
            file = self._file(name.strip(), home)
        tree = self._tree(file, name, place)
        if fragment and not fragment.startswith("/"):
            tokens = _anchored(tree, fragment)
            if tokens is None:
                raise _nothing(ref, place, None)
        else:
            tokens = split(fragment)
        if file == self._root:
            tokens = self._in_components(ref, tokens, place)
        return self._descend(ref, file, tokens, place, hops)

    def _in_components(
        self, ref: str, tokens: Tokens, place: Callable[[], Place]
    ) -> Tokens:
        """Where a section of Swagger 2.0 is kept in the root document by now."""
        tree = self._trees[self._root]
        if not tokens or tokens[0] not in OLD_SECTIONS or tokens[0] in tree:
            return tokens
        moved = ("components", OLD_SECTIONS[tokens[0]], *tokens[1:])
        if "swagger" not in tree:
            self._report.add(
                "CALCO-R024",
                "warning",
                f"the reference {ref!r} is one of Swagger 2.0; read as {join(moved)!r}",
                place=place(),
            )
        return moved

    def _file(self, name: str, home: str) -> str:
        directory = Path(self.base) if home == "-" else Path(home).parent
        return os.path.normpath(directory / name)

    def _tree(self, file: str, name: str, place: Callable[[], Place]) -> Any:
        if file not in self._trees:
            self._trees[file] = self._files.get(file, place).tree
        return self._trees[file]

    def _refuse_remote(self, ref: str, place: Callable[[], Place]) -> None:
        self._report.add(
            "CALCO-R020",
            "error",
            f"the remote reference {ref!r} is not followed; anything is allowed there",
            place=place(),
            hint="download the file and refer to it by a relative path",
        )

    def _descend(
        self,
        ref: str,
        file: str,
        tokens: Tokens,
        place: Callable[[], Place],
        hops: int,
    ) -> Target | None:
        node = self._trees[file]
        for index, token in enumerate(tokens):
            try:
                node = step(node, token)
            except KeyError:
                onward = node.get("$ref") if is_object(node) else None
                if not isinstance(onward, str):
                    raise _nothing(ref, place, node, tokens[:index]) from None
                home = self._root if id(node) in self._rewritten else file
                through = self._find(onward, home, place, hops + 1)
                if through is None:
                    return None
                rest = through.tokens + tokens[index:]
                return self._descend(ref, through.file, rest, place, hops + 1)
        return Target(file, tokens, node)


def _anchored(tree: Any, name: str) -> Tokens | None:
    """Pointer of the schema that has an anchor (JSON Schema 2020-12, 8.2.2)."""
    stack: list[tuple[Any, Tokens]] = [(tree, ())]
    while stack:
        node, tokens = stack.pop()
        if is_object(node):
            if name in (node.get("$anchor"), node.get("$dynamicAnchor")):
                return tokens
            stack.extend((child, (*tokens, key)) for key, child in node.items())
        elif is_array(node):
            stack.extend((child, (*tokens, str(i))) for i, child in enumerate(node))
    return None


def _nothing(
    ref: str, place: Callable[[], Place], near: Any, tokens: Tokens = ()
) -> CalcoError:
    hint = None
    if is_object(near) and near:
        from difflib import get_close_matches

        wanted = ref.rpartition("/")[2]
        close = get_close_matches(wanted, list(near), 1, 0.5)
        if close:
            file = ref.partition("#")[0]
            hint = f"did you mean {file}{join((*tokens, close[0]))}?"
    return CalcoError.of(
        "CALCO-R021",
        f"the reference {ref!r} leads to nothing",
        place=place(),
        hint=hint or "check the reference, or add what it names",
    )
