"""The document as the later stages see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .pointer import resolve, split

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from openapi_pydantic import OpenAPI

    from ..problems import Place, Report
    from .origins import Origins


@dataclass
class Document:
    """An OpenAPI document, whole and in one form.

    Args:
        tree: The document bundled, in the form of OpenAPI 3.1, repaired. Every
            ``$ref`` in it is local. The authority for order and exact numbers.
        version: The version it declares, e.g. ``3.0.3``.
        files: Every local file read, the root document first.
        digest: SHA-256 over the contents of all its files, without overlays.
        fetched: SHA-256 of each file fetched for a reference, by URL.
        hashes: SHA-256 of every file; empty when one does not lie on the disk.
        overlays: SHA-256 of the overlays, by the names of their files.
    """

    tree: dict[str, Any]
    version: str
    files: tuple[Path, ...]
    digest: str
    origins: Origins = field(repr=False)
    report: Report = field(repr=False)
    fetched: Mapping[str, str] = field(default_factory=dict[str, str])
    hashes: Mapping[Path, str] = field(default_factory=dict["Path", str])
    overlays: Mapping[str, str] = field(default_factory=dict[str, str])

    @cached_property
    def openapi(self) -> OpenAPI:
        """The tree as typed objects.

        What those objects cannot hold is taken out of the tree and reported.

        Raises:
            CalcoError: Nothing usable is left.
        """
        from .typed import typed

        return typed(self.tree, self.origins, self.report)

    def at(self, pointer: str) -> Any:
        """The node at a JSON pointer such as ``#/paths/~1pets``.

        Raises:
            KeyError: There is none.
        """
        try:
            return resolve(self.tree, split(pointer))
        except ValueError:
            raise KeyError(pointer) from None

    def place(self, pointer: str) -> Place | None:
        """Where the node at a pointer was written, or its nearest known ancestor.

        ``None`` when the text is not a pointer.
        """
        try:
            return self.origins.place(split(pointer))
        except ValueError:
            return None
