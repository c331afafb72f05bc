"""From the text of a ``$ref`` to the object it names (OpenAPI 3.1, section 4.6)."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from generator.json_types import is_array, is_object

from ..problems import CalcoError
from .pointer import Tokens, join, resolve, split, step
from .remote import host_of, is_url
from .scopes import Scopes
from .swagger import OLD_SECTIONS

if TYPE_CHECKING:
    from ..problems import Report
    from .asking import Asking
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
        self._unreadable: set[str] = set()
        self._root = root
        self._files = files
        self._rewritten = rewritten
        self._report = report
        self.base = files.root_directory or ""
        self.scopes = Scopes()
        overlays = (source.text for source in files.overlays.values())
        self.scopes.add(root, "".join((files.sources[root].text, *overlays)), tree)

    def find(self, ref: str, home: str, asking: Asking) -> Target | None:
        """The target of a reference.

        Args:
            ref: The text of the reference.
            home: Where it is relative to: a file, or a schema with an identifier.
            asking: Where it was written; takes what is wrong with it.

        Returns:
            The target, or ``None`` when there is none, which is reported.

        Raises:
            CalcoError: A file takes the document over its bounds.
        """
        return self._find(ref, home, asking, 0)

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

    def _find(self, ref: str, home: str, asking: Asking, hops: int) -> Target | None:
        if hops > _HOPS:
            asking.circle(ref)
            return None
        name, _, fragment = ref.partition("#")
        if "%" in ref:
            name, fragment = unquote(name), unquote(fragment)
        scope = self.scopes.of(home)
        file, inside = scope.file, scope.tokens
        if name.strip():
            place = self._place(name.strip(), scope.base, file, asking)
            if place is None:
                return None
            file, inside = place
        tree = self._trees[file]
        if fragment and not fragment.startswith("/"):
            found = self.scopes.anchored(file, inside, fragment)
            if found is None:
                asking.nothing(ref, None)
                return None
            tokens = found
        else:
            tokens = split(fragment)
            if inside and not (tokens and _is_outer(tree, inside, tokens[0])):
                tokens = (*inside, *tokens)
        if file == self._root:
            tokens = self._in_components(ref, tokens, asking)
        return self._descend(ref, file, tokens, asking, hops)

    def _place(
        self, name: str, base: str, file: str, asking: Asking
    ) -> tuple[str, Tokens] | None:
        """The file, and the part of it, that a reference without fragment names."""
        try:
            uri = urljoin(base, name)
        except ValueError:
            uri = name
        known = self.scopes.resource(uri)
        if known is not None:
            return known.file, known.tokens
        if is_url(file):
            address = uri
        elif _SCHEME.match(name):
            # What has the address of a neighbour may lie beside this file.
            neighbour = _neighbour(uri, base)
            path = self._file(neighbour, file) if neighbour else ""
            address = path if path and self._files.is_file(path) else uri
        else:
            address = self._file(name, file)
        if not Path(address).is_absolute() and not self._files.allows(address):
            asking.remote(name, host_of(address))
            return None
        return (address, ()) if self._load(address, asking) else None

    def _in_components(self, ref: str, tokens: Tokens, asking: Asking) -> Tokens:
        """Where a section of Swagger 2.0 is kept in the root document by now."""
        tree = self._trees[self._root]
        if not tokens or tokens[0] not in OLD_SECTIONS or tokens[0] in tree:
            return tokens
        moved = ("components", OLD_SECTIONS[tokens[0]], *tokens[1:])
        if "swagger" not in tree:
            asking.tell(
                "CALCO-R024",
                "warning",
                f"the reference {ref!r} is one of Swagger 2.0; read as {join(moved)!r}",
            )
        return moved

    def _file(self, name: str, file: str) -> str:
        directory = Path(file).parent if Path(file).is_absolute() else Path(self.base)
        return os.path.normpath(directory / name)

    def _load(self, file: str, asking: Asking) -> bool:
        """Read a file unless that is done; whether it could be read."""
        if file in self._trees:
            return True
        if file not in self._unreadable:
            try:
                source = self._files.get(file, asking.place)
            except CalcoError as error:
                if error.problem.code in _FATAL:
                    raise
                self._unreadable.add(file)
                asking.unreadable(error.problem)
                return False
            self._trees[file] = source.tree
            self.scopes.add(file, source.text, source.tree)
            return True
        asking.unread(self._files.shown(file))
        return False

    def _descend(
        self, ref: str, file: str, tokens: Tokens, asking: Asking, hops: int
    ) -> Target | None:
        node = self._trees[file]
        for index, token in enumerate(tokens):
            try:
                node = step(node, token)
            except KeyError:
                onward = node.get("$ref") if is_object(node) else None
                if not isinstance(onward, str):
                    asking.nothing(ref, node, tokens[:index])
                    return None
                home = self._root if id(node) in self._rewritten else file
                through = self._find(onward, home, asking, hops + 1)
                if through is None:
                    return None
                rest = through.tokens + tokens[index:]
                return self._descend(ref, through.file, rest, asking, hops + 1)
        return Target(file, tokens, node)


_FATAL = frozenset(("CALCO-R004", "CALCO-R030"))
"""What is wrong with a file and not to be passed over: its size, its hash."""


def _is_outer(tree: Any, inside: Tokens, token: str) -> bool:
    """Whether a pointer written in a part of a file is meant from the file's root.

    Strictly it never is, but that is how most authors of OpenAPI write it.
    """
    try:
        step(resolve(tree, inside), token)
    except KeyError:
        return is_object(tree) and token in tree
    return False


def _neighbour(uri: str, base: str) -> str | None:
    """The relative path from one URI to another of the same host."""
    try:
        wanted, own = urlsplit(uri), urlsplit(base)
    except ValueError:
        return None
    if wanted[:2] != own[:2] or not wanted.path or not wanted.netloc:
        return None
    return os.path.relpath(unquote(wanted.path), Path(unquote(own.path)).parent)
