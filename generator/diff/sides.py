"""One of the two documents that are compared, and how its package spells things."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from generator.diff.change import Spot
from generator.ir import NullableType, ObjectSchema
from generator.plan import answers
from generator.plan.annotations import Annotator
from generator.plan.modules import (
    Modules,
    mentioned,
    operation_references,
    reachable,
)
from generator.plan.schemas import inherited_fields

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.ir import Operation, Schema, Type
    from generator.pipeline import Understood

_WIDEST = 120


class Side:
    """A document as its package presents it.

    Args:
        known: The document, with the names of the package.
        is_packed: Whether a generated package carries it.
    """

    def __init__(self, known: Understood, *, is_packed: bool = False) -> None:
        self._is_packed = is_packed
        self.api = known.api
        self.names = known.names
        self._document = known.document
        # What is written here needs no imports, so it matters not where things live.
        modules = Modules(dict.fromkeys(self.api.schemas, ""), {}, frozenset())
        self.annotator = Annotator(self.api, self.names, modules)

    def schema(self, identity: str) -> Schema:
        """The schema of an identity."""
        return self.api.schemas[identity]

    def class_name(self, identity: str) -> str:
        """What a schema is called in ``models``."""
        return self.names.schemas[identity]

    def written(self, type_: Type) -> str:
        """A type as it is written in code."""
        return _short(self.annotator.output(type_))

    def spot(self, pointer: str) -> Spot:
        """The place of a pointer."""
        return Spot(pointer, self._document.place(pointer), self._is_packed)

    @cached_property
    def methods(self) -> dict[str, str]:
        """Pointer of an operation to its method, from the client."""
        return {
            pointer: f"client.{resource.dotted}.{self.names.methods[pointer]}"
            for resource in self.names.resources
            for pointer in resource.operations
        }

    @cached_property
    def classes(self) -> dict[str, str]:
        """Name of a class to the identity of its schema."""
        return {name: identity for identity, name in self.names.schemas.items()}

    def reached(self, operations: Iterable[Operation]) -> set[str]:
        """Identities of the schemas that some operations lead to."""
        roots = [one for each in operations for one in operation_references(each)]
        return reachable(self._mentions, roots)

    @cached_property
    def _mentions(self) -> dict[str, tuple[str, ...]]:
        return mentioned(self.api.schemas)

    def result(self, operation: Operation) -> str:
        """What a method answers with, as it is written in code."""
        return _short(answers.result_source(operation, self.annotator))

    def bases(self, identity: str) -> list[str]:
        """The classes that a class is made of, the nearest first."""
        found: list[str] = []
        schema = self.schema(identity)
        while isinstance(schema, ObjectSchema) and schema.base is not None:
            if not inherited_fields(schema, self.api, self.names):
                break
            found.append(self.class_name(schema.base))
            schema = self.schema(schema.base)
        return found


def _short(text: str) -> str:
    """A type that is too long to be read, without what comes last in it."""
    if len(text) <= _WIDEST:
        return text
    start = text[:_WIDEST]
    whole, divider, _ = start.rpartition(" | ")
    return f"{whole}{divider}…" if whole else f"{start}…"


def nullable(type_: Type) -> Type:
    """A type, or null."""
    return type_ if isinstance(type_, NullableType) else NullableType(type_)
