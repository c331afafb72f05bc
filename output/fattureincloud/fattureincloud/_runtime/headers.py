"""Response headers: a mapping whose keys ignore case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .masking import masked_headers


class Headers(Mapping[str, str]):
    """The headers of a response, as they came, found by name in any case.

    Several headers of one name read as one, joined by a comma (RFC 9110, 5.3);
    ``get_all`` gives them one by one, which ``Set-Cookie`` needs.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._pairs = tuple(pairs)
        index: dict[str, str] = {}
        for name, value in self._pairs:
            key = name.lower()
            index[key] = f"{index[key]}, {value}" if key in index else value
        self._index = index

    def __getitem__(self, name: str) -> str:
        return self._index[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._index)

    def __len__(self) -> int:
        return len(self._index)

    def get_all(self, name: str) -> list[str]:
        """Every value of the headers of that name, in order."""
        return [value for key, value in self._pairs if key.lower() == name.lower()]

    def __repr__(self) -> str:
        return f"Headers({masked_headers(self._index)!r})"
