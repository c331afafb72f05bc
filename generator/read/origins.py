"""Where each part of the bundled tree was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..problems import Place
    from .parts import Parts
    from .pointer import Tokens
    from .source import Source

_MOVES = 8  # A part moves once or twice; this only stops a mistake of ours.


class Origins:
    """Maps pointers into the bundled tree to places in files.

    A part that nobody moved stands in the root document at its own pointer.

    Args:
        sources: The sources read so far, by identity; may grow later.
        root: The identity of the root document.
    """

    def __init__(self, sources: dict[str, Source], root: str) -> None:
        self._sources = sources
        self._root = root
        self._moved: dict[Tokens, tuple[str, Tokens]] = {}
        self._reordered: set[Tokens] = set()
        self._parts: Parts | None = None
        self._overlays: Mapping[str, Source] = {}

    def overlaid(self, parts: Parts, overlays: Mapping[str, Source]) -> None:
        """Note that overlays have changed the root document before all else.

        Args:
            parts: Where each part of it was written.
            overlays: The overlays, by identity.
        """
        self._parts, self._overlays = parts, overlays

    def moved(self, tokens: Tokens, file: str, origin: Tokens) -> None:
        """Note that what stands at a pointer was written elsewhere."""
        self._moved[tokens] = (file, origin)

    def shifted(self, tokens: Tokens, before: Tokens) -> None:
        """Note that what stands at a pointer stood at another one until now."""
        self._moved[tokens] = self.find(before)

    def reordered(self, tokens: Tokens, before: Tokens) -> None:
        """Note that an entry of a list stood at another index until now.

        Another entry may have taken that index since, so that what is noted of it
        later says nothing about this one.
        """
        self._moved[tokens] = self.find(before)
        self._reordered.add(tokens)

    def find(self, tokens: Tokens) -> tuple[str, Tokens]:
        """The file that a part came from, and its pointer there.

        That of the root document is one into the document as overlays left it.
        """
        file = self._root
        shortest = 0
        for _ in range(_MOVES):
            for length in range(len(tokens), shortest, -1):
                origin = self._moved.get(tokens[:length])
                if origin is not None:
                    is_final = tokens[:length] in self._reordered
                    shortest = len(origin[1]) if is_final else 0
                    file, tokens = origin[0], origin[1] + tokens[length:]
                    break
            else:
                break
            if file != self._root:
                break
        return file, tokens

    def place(self, tokens: Tokens) -> Place:
        """Where the part at a pointer was written, or its nearest known ancestor."""
        source, inside = self._written(tokens)
        return source.place(inside)

    def written(self, tokens: Tokens) -> str | None:
        """The scalar at a pointer as it was written, without its quotes."""
        source, inside = self._written(tokens)
        return source.written(inside)

    def _written(self, tokens: Tokens) -> tuple[Source, Tokens]:
        file, inside = self.find(tokens)
        if self._parts is not None and file == self._root:
            file, inside = self._parts.find(inside)
            if file in self._overlays:
                return self._overlays[file], inside
        return self._sources[file], inside
