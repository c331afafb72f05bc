"""Base URIs, identifiers and anchors inside the files of a document.

JSON Schema 2020-12 (sections 8.2.1 and 8.2.2) lets a schema have an identifier
of its own, ``$id``: references in it are relative to that. A schema may also
have a name without a place: ``$anchor`` and ``$dynamicAnchor``. OpenAPI 3.2
gives the whole document such an identifier, ``$self``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from generator.json_types import is_array, is_object

from .remote import is_url
from .structure import DATA

if TYPE_CHECKING:
    from .pointer import Tokens


# Every keyword that is looked for, and how a text may hide its first character.
_WORDS = ("$id", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "\\u0024", "\\x24")


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of a file whose references are relative to one URI.

    Args:
        file: The identity of the file.
        base: The URI.
        tokens: Where the part begins in the file.
    """

    file: str
    base: str
    tokens: Tokens = ()


@dataclass(slots=True)
class Anchors:
    """What the schemas of one file are called, each name with its pointers."""

    plain: dict[str, list[Tokens]] = field(default_factory=dict[str, "list[Tokens]"])
    dynamic: dict[str, list[Tokens]] = field(default_factory=dict[str, "list[Tokens]"])
    recursive: list[Tokens] = field(default_factory=list["Tokens"])


class Scopes:
    """The identifiers and anchors of all files read so far.

    Every file is itself a scope, known by the file's identity. A schema with an
    identifier is one known by that.
    """

    def __init__(self) -> None:
        self._scopes: dict[str, Scope] = {}
        self._resources: dict[str, Scope] = {}
        self._inner: dict[int, str] = {}
        self.anchors: dict[str, Anchors] = {}

    def of(self, home: str) -> Scope:
        """The scope of a file, or of a schema that has an identifier."""
        scope = self._scopes.get(home)
        if scope is None:
            scope = self._scopes[home] = Scope(home, _address(home))
        return scope

    def inside(self, node: Any, home: str) -> str:
        """The home of what an object holds, given the object's own."""
        return self._inner.get(id(node), home) if self._inner else home

    def copied(self, node: Any, copy: Any) -> None:
        """Note that an object has been copied."""
        if self._inner and id(node) in self._inner:
            self._inner[id(copy)] = self._inner[id(node)]

    def resource(self, uri: str) -> Scope | None:
        """The part of a file that an absolute URI identifies."""
        return self._resources.get(uri)

    def add(self, file: str, text: str, tree: Any) -> None:
        """Take note of the identifiers and anchors of a file.

        Args:
            file: Its identity.
            text: Its text, which tells quickly whether there are any.
            tree: Its value.
        """
        self.anchors[file] = anchors = Anchors()
        base = _address(file)
        if is_object(tree) and isinstance(own := tree.get("$self"), str):
            base = _joined(base, own)
        self._scopes[file] = whole = Scope(file, base)
        self._resources.setdefault(base, whole)
        if not any(word in text for word in _WORDS):
            return
        stack: list[tuple[Any, Tokens, str]] = [(tree, (), base)]
        while stack:
            node, tokens, base = stack.pop()
            if is_array(node):
                stack.extend(
                    (child, (*tokens, str(i)), base) for i, child in enumerate(node)
                )
            if not is_object(node):
                continue
            identifier = node.get("$id")
            if isinstance(identifier, str) and identifier.startswith("#"):
                anchors.plain.setdefault(identifier[1:], []).append(tokens)
            elif isinstance(identifier, str) and identifier:
                base = _joined(base, identifier)
                scope = Scope(file, base, tokens)
                key = f"$id {base}"
                self._scopes.setdefault(key, scope)
                self._resources.setdefault(base, scope)
                self._inner[id(node)] = key
            for field_name, table in (
                ("$anchor", anchors.plain),
                ("$dynamicAnchor", anchors.plain),
                ("$dynamicAnchor", anchors.dynamic),
            ):
                name = node.get(field_name)
                if isinstance(name, str):
                    table.setdefault(name, []).append(tokens)
            if node.get("$recursiveAnchor") is True:
                anchors.recursive.append(tokens)
            stack.extend(
                (child, (*tokens, key), base)
                for key, child in node.items()
                if key not in DATA or tokens[-1:] == ("properties",)
            )

    def anchored(self, file: str, inside: Tokens, name: str) -> Tokens | None:
        """The pointer of the schema with an anchor, those of the scope first."""
        found = self.anchors[file].plain.get(name, [])
        own = [tokens for tokens in found if tokens[: len(inside)] == inside]
        return next(iter(own or found), None)

    def dynamic(self, name: str) -> int:
        """How many schemas have a dynamic anchor of a name."""
        return sum(len(a.dynamic.get(name, ())) for a in self.anchors.values())


def _address(file: str) -> str:
    if is_url(file):
        return file
    path = Path(file) if Path(file).is_absolute() else Path.cwd() / file
    return path.as_uri()


def _joined(base: str, reference: str) -> str:
    try:
        return urljoin(base, reference).partition("#")[0]
    except ValueError:
        return base
