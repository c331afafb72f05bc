"""Where the parts of a document were written that overlays have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection

    from .pointer import Tokens

Origin: TypeAlias = "tuple[str, Tokens]"
"""A file, and the pointer in it."""


class _Part:
    """A part of the tree, ``origin`` being ``None`` where its parent's tells it."""

    __slots__ = ("inner", "origin")

    def __init__(self, origin: Origin | None = None) -> None:
        self.origin = origin
        self.inner: dict[str, _Part] = {}


class Parts:
    """Maps pointers into a tree to where each part of it was written.

    Args:
        root: The identity of the file that the tree was at first.
    """

    def __init__(self, root: str) -> None:
        self._root = _Part((root, ()))

    def find(self, tokens: Tokens) -> Origin:
        """The file, and the pointer in it, where the part at a pointer was written."""
        part = self._root
        assert part.origin is not None
        file, origin = part.origin
        for number, token in enumerate(tokens):
            inner = part.inner.get(token)
            if inner is None:
                return file, origin + tokens[number:]
            part = inner
            file, origin = part.origin or (file, (*origin, token))
        return file, origin

    def put(self, tokens: Tokens, origin: Origin) -> None:
        """Note that the part at a pointer, and all in it, was written elsewhere."""
        self._at(tokens[:-1]).inner[tokens[-1]] = _Part(origin)

    def removed(self, tokens: Tokens) -> None:
        """Note that the entry of an object is gone."""
        self._at(tokens[:-1]).inner.pop(tokens[-1], None)

    def shortened(self, tokens: Tokens, gone: Collection[int], length: int) -> None:
        """Note that items of a list are gone, so that others have moved up.

        Args:
            tokens: The pointer of the list.
            gone: The indices of these items.
            length: How many items there were.
        """
        file, origin = self.find(tokens)
        part = self._at(tokens)
        left = [index for index in range(length) if index not in gone]
        before, part.inner = part.inner, {}
        for new, old in enumerate(left):
            item = before.get(str(old), _Part())
            if new != old and item.origin is None:
                item.origin = (file, (*origin, str(old)))
            if item.origin is not None or item.inner:
                part.inner[str(new)] = item

    def _at(self, tokens: Tokens) -> _Part:
        part = self._root
        for token in tokens:
            part = part.inner.setdefault(token, _Part())
        return part
