"""Whether a value is one of a type, and how a caller writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from generator.ir import (
    AliasSchema,
    AnyType,
    ConstantType,
    EnumSchema,
    ListType,
    MapType,
    NullableType,
    ObjectSchema,
    Property,
    Reference,
    ScalarType,
    Schema,
    TupleType,
    Type,
    UnionType,
)
from generator.json_types import is_array, is_object
from generator.plan.scalars import MisfitError, checked, fit_scalar

if TYPE_CHECKING:
    from generator.ir.types import Constraints

Path: TypeAlias = frozenset[str]


class Fitter:
    """Tells whether values are of their types.

    Args:
        schemas: Every schema by identity.

    Attributes:
        answering: Whether a server writes the values, and not a caller.
    """

    def __init__(self, schemas: dict[str, Schema]) -> None:
        self.schemas = schemas
        self.answering = False

    def fit(self, type_: Type, value: Any, through: Path = frozenset()) -> Any:
        """The value as a caller writes it.

        Args:
            type_: What the value should be.
            value: As JSON has it.
            through: Named types that led here without taking the value apart.

        Raises:
            MisfitError: The value is not one of the type.
        """
        match type_:
            case AnyType():
                return value
            case NullableType():
                return None if value is None else self.fit(type_.inner, value, through)
            case ConstantType():
                same = value == type_.value and type(value) is type(type_.value)
                return checked(value, same)
            case ScalarType():
                return fit_scalar(type_, value)
            case ListType():
                checked(value, is_array(value) and _counted(value, type_.constraints))
                return [self.fit(type_.items, item) for item in value]
            case TupleType():
                return self._fit_tuple(type_, value)
            case MapType():
                checked(value, is_object(value) and _counted(value, type_.constraints))
                return {k: self.fit(type_.values, item) for k, item in value.items()}
            case UnionType():
                for variant in type_.variants:
                    try:
                        return self.fit(variant, value, through)
                    except MisfitError:
                        continue
                raise MisfitError
            case Reference():
                return self._fit_schema(type_.schema, value, through)

    def _fit_tuple(self, type_: TupleType, value: Any) -> Any:
        if not is_array(value) or len(value) < len(type_.items):
            raise MisfitError
        more = value[len(type_.items) :]
        if more and type_.rest is None:
            raise MisfitError
        found = [
            self.fit(one, item) for one, item in zip(type_.items, value, strict=False)
        ]
        return (*found, *(self.fit(type_.rest or AnyType(), item) for item in more))

    def _fit_schema(self, identity: str, value: Any, through: Path) -> Any:
        schema = self.schemas[identity]
        if isinstance(schema, AliasSchema):
            if identity in through:
                raise MisfitError  # it would only ask itself again
            return self.fit(schema.type, value, through | {identity})
        if isinstance(schema, EnumSchema):
            known = [entry.value for entry in schema.values]
            return checked(value, value in known and _same_kind(value, known))
        checked(value, is_object(value))
        given = value
        fitted: dict[str, Any] = {}
        for property_ in schema.properties:
            if self.hidden(property_):
                continue
            if property_.name in given:
                fitted[property_.name] = self.fit(property_.type, given[property_.name])
            elif property_.required:
                raise MisfitError
        return fitted

    def takes(self, type_: Type, made: Any) -> bool:
        """Whether a made value is one of a type as well."""
        schema = self.schema_of(type_)
        if (
            isinstance(schema, ObjectSchema)
            and schema.additional is None
            and is_object(made)
            and made.keys() - {property_.name for property_ in schema.properties}
        ):
            return False
        return self.fits(type_, made)

    def fits(self, type_: Type, value: Any) -> bool:
        """Whether a value is one of a type."""
        try:
            self.fit(type_, value)
        except MisfitError:
            return False
        return True

    def schema_of(self, type_: Type) -> Schema | None:
        """The schema that a type refers to, other names for it left out."""
        schema = (
            self.schemas.get(type_.schema) if isinstance(type_, Reference) else None
        )
        if isinstance(schema, AliasSchema):
            return self.schema_of(schema.type)
        return schema

    def hidden(self, property_: Property) -> bool:
        """Whether a property is for the other side alone."""
        if self.answering:
            return property_.write_only
        return property_.read_only


def _counted(value: Any, limits: Constraints) -> bool:
    least, most = limits.min_items, limits.max_items
    if limits.unique_items and any(one in value[:n] for n, one in enumerate(value)):
        return False
    return len(value) >= (least or 0) and (most is None or len(value) <= most)


def _same_kind(value: Any, known: list[Any]) -> bool:
    return isinstance(value, bool) == isinstance(known[0], bool)
