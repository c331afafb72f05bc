"""The part of a form in which a body is written."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.ir import ListType, ObjectSchema, Reference, ScalarType
from generator.json_types import is_object
from generator.media_types import essence, way
from generator.plan.bodies import takes_file
from generator.plan.calls import wire
from generator.reference.accounts import account_values
from generator.reference.positions import place_of

if TYPE_CHECKING:
    from generator.ir import MediaType, Property, Type
    from generator.plan.examples import Examples
    from generator.reference.nodes import Nodes

MOST_UNCHANGED = 20
"""How many values that are to be changed are named."""


@dataclass(frozen=True, slots=True)
class FileField:
    """A property that is a file.

    Attributes:
        several: Whether it may be any number of files.
    """

    name: str
    required: bool
    several: bool


@dataclass(frozen=True, slots=True)
class BodyField:
    """A representation of the body to be written.

    Attributes:
        is_json: Whether it is entered as JSON, whatever it is sent as; text otherwise.
        is_binary: Whether it is a file; a text is sent as it is, as bytes.
        example: What is there to begin with.
        unchanged: The values in it that are to be changed before it is sent, each with
            its name and line.
        files: The properties that are files; the others are entered.
        tree: What is to be entered, as nodes; nothing where text alone will do.
    """

    media_type: str
    is_json: bool
    is_binary: bool
    example: str
    unchanged: tuple[tuple[str, int], ...] = ()
    files: tuple[FileField, ...] = ()
    tree: dict[str, Any] | None = None


class Bodies:
    """Makes the fields of bodies.

    Args:
        nodes: Say what is to be entered where.
        examples: Makes values where the document has none.
    """

    def __init__(self, nodes: Nodes, examples: Examples) -> None:
        self._nodes = nodes
        self._kinds = nodes.kinds
        self._examples = examples

    def of(self, content: MediaType) -> BodyField:
        """The field of a representation."""
        manner = way(content.media_type)
        is_binary = manner == "raw"
        is_json = manner in ("json", "lines", "form") or content.xml is not None
        is_json = is_json or not (takes_file(content) or manner == "text")
        value = content.examples[0].value if content.examples else None
        if not is_json:
            text = value if isinstance(value, str) and not is_binary else ""
            return BodyField(content.media_type, False, is_binary, text)
        if content.type is not None:
            value = wire(self._examples.choose(content.type, content.examples))
        files = self._files(content)
        if is_object(value):
            names = {one.name for one in files}
            value = {key: one for key, one in value.items() if key not in names}
        text = "" if value is None else _json(value)
        return BodyField(
            content.media_type,
            True,
            False,
            text,
            tuple(
                (name, place_of(text, steps)[0])
                for steps, name in account_values(value).items()
            )[:MOST_UNCHANGED],
            files,
            self._tree(content),
        )

    def _tree(self, content: MediaType) -> dict[str, Any] | None:
        if content.type is None or way(content.media_type) == "lines":
            return None
        node = self._nodes.of(content.type)
        return node if node["kind"] in ("object", "list", "choice") else None

    def _files(self, content: MediaType) -> tuple[FileField, ...]:
        """The properties of a form of several parts that are files."""
        if not essence(content.media_type).startswith("multipart/"):
            return ()
        found = self._kinds.resolved(content.type) if content.type else None
        if not isinstance(found, Reference):
            return ()
        schema = self._kinds.api.schemas[found.schema]
        if not isinstance(schema, ObjectSchema):
            return ()
        fields = (self._file(one) for one in schema.properties if not one.read_only)
        return tuple(one for one in fields if one is not None)

    def _file(self, property_: Property) -> FileField | None:
        found = self._kinds.resolved(property_.type)
        several = isinstance(found, ListType)
        if isinstance(found, ListType):
            found = self._kinds.resolved(found.items)
        if not _is_file(found):
            return None
        return FileField(property_.name, property_.required, several)


def _is_file(type_: Type) -> bool:
    return isinstance(type_, ScalarType) and type_.format == "binary"


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)
