"""The document that a package was made of, as a file of the package.

With it the package has its API reference, and can be compared with another.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.config import Fill
from generator.json_types import is_array, is_object
from generator.names.records import Records

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FILE_NAME = "_document.json"
_VERSION = 1
_DEPTH = 3  # a path, a schema: what is changed together stands on a line


class Stored(NamedTuple):
    """What the file holds.

    Attributes:
        document: As it was read, selected and repaired.
        names: What everything is called in the package.
        guides: Pages that the owner wrote, name and text.
        fills: Where values of parameters are found.
    """

    document: Mapping[str, Any]
    names: Records
    guides: Sequence[tuple[str, str]]
    fills: Sequence[Fill] = ()


def stored(given: Stored) -> str:
    """The text of the file; the same for the same document."""
    value: dict[str, Any] = {
        "version": _VERSION,
        "document": given.document,
        "names": {
            name: dict(sorted(table.items()))
            for name, table in given.names.tables().items()
        },
        "guides": [list(guide) for guide in given.guides],
    }
    if given.fills:
        value["fills"] = [
            [one.parameter, one.operation, one.items, one.value, one.label]
            for one in given.fills
        ]
    text = "".join(_written(value, 0, ensure_ascii=False)) + "\n"
    try:
        text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, which only an escape can carry
        text = "".join(_written(value, 0, ensure_ascii=True)) + "\n"
    return text


def restored(text: str) -> Stored:
    """What the text of a file holds.

    Raises:
        ValueError: It is none that this version can read.
    """
    found = json.loads(text)
    if not is_object(found) or found.get("version") != _VERSION:
        raise ValueError("it was made by another version of Calco")
    document, names, guides = found["document"], found["names"], found["guides"]
    return Stored(
        document,
        Records.of(names),
        [(name, words) for name, words in guides],
        [Fill(*one) for one in found.get("fills", [])],
    )


def _written(value: Any, depth: int, *, ensure_ascii: bool) -> list[str]:
    """A value of JSON, in lines as far as that makes differences readable."""
    if depth > _DEPTH or not (is_object(value) or is_array(value)) or not value:
        compact = (",", ":")
        return [json.dumps(value, ensure_ascii=ensure_ascii, separators=compact)]
    pieces: list[str] = []
    margin = " " * (depth + 1)
    if is_object(value):
        for name, inner in value.items():
            key = json.dumps(name, ensure_ascii=ensure_ascii)
            pieces += [",\n" if pieces else "{\n", margin, key, ": "]
            pieces += _written(inner, depth + 1, ensure_ascii=ensure_ascii)
        return [*pieces, "\n", margin[1:], "}"]
    for inner in value:
        pieces += [",\n" if pieces else "[\n", margin]
        pieces += _written(inner, depth + 1, ensure_ascii=ensure_ascii)
    return [*pieces, "\n", margin[1:], "]"]
