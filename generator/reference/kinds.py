"""Types in words, as a reader of the reference meets them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.ir import (
    AliasSchema,
    AnyType,
    ConstantType,
    EnumSchema,
    ListType,
    MapType,
    NullableType,
    ObjectSchema,
    Reference,
    ScalarType,
    TupleType,
    UnionType,
)
from generator.plan.docs import limit_texts

if TYPE_CHECKING:
    from generator.ir import Api, Documentation, EnumValue, Type


class Words(NamedTuple):
    """What a type is called.

    Attributes:
        before: Words before the name: ``array of``.
        name: The type, or the declared schema.
        schema: Identity of the declared schema that the name stands for.
        nullable: Whether null is allowed too.
    """

    before: str
    name: str
    schema: str | None = None
    nullable: bool = False

    @property
    def text(self) -> str:
        """Both as plain text."""
        return f"{self.before} {self.name}".strip()


class Kinds:
    """Says types in words.

    Args:
        api: The intermediate model.
        titles: What the declared schemas are called, by identity.
    """

    def __init__(self, api: Api, titles: dict[str, str]) -> None:
        self.api = api
        self.titles = titles

    def words(self, type_: Type, through: frozenset[str] = frozenset()) -> Words:
        """A type in words.

        Args:
            type_: The type.
            through: Schemas that led here, so that one that names itself ends.
        """
        match type_:
            case AnyType():
                return Words("", "any")
            case ScalarType():
                form = f" ({type_.format})" if type_.format else ""
                return Words("", f"{type_.kind}{form}")
            case ConstantType():
                return Words("", f"always {shown(type_.value)}")
            case NullableType():
                return self.words(type_.inner, through)._replace(nullable=True)
            case ListType():
                return self._holder("array of", type_.items, through)
            case MapType():
                return self._holder("map of", type_.values, through)
            case TupleType():
                return Words("", "array of fixed items")
            case UnionType():
                parts = [self.words(one, through) for one in type_.variants]
                names = dict.fromkeys(
                    f"{one.before} {one.name}".strip() for one in parts
                )
                said = " or ".join(names)
                return Words(
                    "", said if len(said) <= 60 else f"one of {len(parts)} types"
                )
            case Reference():
                return self._reference(type_.schema, through)

    def _holder(self, before: str, inner: Type, through: frozenset[str]) -> Words:
        found = self.words(inner, through)
        joined = f"{before} {found.before}".strip()
        return Words(joined, found.name, found.schema)

    def _reference(self, identity: str, through: frozenset[str]) -> Words:
        if identity in self.titles:
            return Words("", self.titles[identity], identity)
        schema = self.api.schemas[identity]
        if isinstance(schema, ObjectSchema):
            return Words("", "object")
        if isinstance(schema, EnumSchema):
            return Words("", schema.kind)
        if identity in through:
            return Words("", "any")
        return self.words(schema.type, through | {identity})

    def resolved(self, type_: Type) -> Type:
        """The type behind null and the aliases around it."""
        seen: set[str] = set()
        while True:
            if isinstance(type_, NullableType):
                type_ = type_.inner
                continue
            if isinstance(type_, Reference) and type_.schema not in seen:
                seen.add(type_.schema)
                schema = self.api.schemas[type_.schema]
                if isinstance(schema, AliasSchema):
                    type_ = schema.type
                    continue
            return type_

    def content(self, type_: Type) -> Type:
        """What arrays and maps around a type hold in the end."""
        found = self.resolved(type_)
        for _ in range(8):
            if isinstance(found, ListType):
                found = self.resolved(found.items)
            elif isinstance(found, MapType):
                found = self.resolved(found.values)
            else:
                break
        return found

    def values(self, type_: Type) -> tuple[EnumValue, ...]:
        """The allowed values of an enumeration, or of the items of an array of one."""
        found = self.content(type_)
        if isinstance(found, Reference):
            schema = self.api.schemas[found.schema]
            if isinstance(schema, EnumSchema):
                return schema.values
        return ()

    def facts(self, type_: Type, documentation: Documentation) -> tuple[str, ...]:
        """Limits, default and example, a short text each."""
        found = list(limit_texts(self.resolved(type_)))
        if documentation.has_default and documentation.default is not None:
            found.append(f"Default: {shown(documentation.default)}")
        examples = [one for one in documentation.examples if one is not None]
        if examples:
            found.append(f"Example: {shown(examples[0])}")
        return tuple(found)

    def described(self, type_: Type, documentation: Documentation) -> str | None:
        """What is said of a place, or else of what it refers to."""
        if documentation.description or not isinstance(type_, Reference):
            return documentation.description
        return self.api.schemas[type_.schema].documentation.description


def shown(value: Any, longest: int = 80) -> str:
    """A JSON value on one line, cut where it is long."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
