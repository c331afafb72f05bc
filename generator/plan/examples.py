"""Values for calls: the document's examples where they fit, made ones where not."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from generator.ir import (
    AliasSchema,
    AnyType,
    Api,
    ConstantType,
    EnumSchema,
    Example,
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
from generator.ir.references import references
from generator.json_types import is_array, is_object
from generator.plan.scalars import MisfitError, checked, fit_scalar, sample_scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.ir.types import Constraints

_MOST_ITEMS = 100

Path: TypeAlias = frozenset[str]


class Examples:
    """Chooses and makes values that a caller may pass.

    Args:
        api: The intermediate model.
    """

    def __init__(self, api: Api) -> None:
        self._api = api
        self._schemas = dict(api.schemas)
        self._answering = False

    def choose(self, type_: Type, examples: Iterable[Example | Any]) -> Any:
        """The first example that fits, as the caller writes it; made if none does.

        Properties that callers must not pass are left out, and text that stands
        for binary content becomes bytes.
        """
        for example in examples:
            value = example.value if isinstance(example, Example) else example
            try:
                return self.fit(type_, value)
            except MisfitError:
                continue
        return self.sample(type_)

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
        schema = self._schemas[identity]
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
            if self._hidden(property_):
                continue
            if property_.name in given:
                fitted[property_.name] = self.fit(property_.type, given[property_.name])
            elif property_.required:
                raise MisfitError
        return fitted

    def answer(self, type_: Type) -> Any:
        """A value of the type as a server may send it, made like a sample."""
        return self._server.sample(type_)

    def received(self, type_: Type, examples: Iterable[Example]) -> Any:
        """The first example of what the API sends that fits; made if none does."""
        return self._server.choose(type_, examples)

    @cached_property
    def _server(self) -> Examples:
        server = Examples(self._api)
        server._answering = True
        return server

    def _hidden(self, property_: Property) -> bool:
        """Whether a property is for the other side alone."""
        if self._answering:
            return property_.write_only
        return property_.read_only

    def sample(self, type_: Type, inside: Path = frozenset()) -> Any:
        """A value of the type, the same in every run, and no larger than it must be.

        Args:
            type_: What to make.
            inside: The named types being made, so that one that holds itself ends.
        """
        match type_:
            case AnyType():
                return {}
            case NullableType():
                if self._again(type_.inner, inside):
                    return None
                return self.sample(type_.inner, inside)
            case ConstantType():
                return type_.value
            case ScalarType():
                return sample_scalar(type_)
            case ListType():
                least = type_.constraints.min_items or 0
                if self._again(type_.items, inside) and not least:
                    return []
                item = self.sample(type_.items, inside)
                most = type_.constraints.max_items
                count = min(
                    max(least, 1 if most is None else min(most, 1)), _MOST_ITEMS
                )
                if not type_.constraints.unique_items:
                    return [item] * count
                return [item, *self._others(type_.items, item, count - 1)]
            case TupleType():
                return tuple(self.sample(item, inside) for item in type_.items)
            case MapType():
                least = type_.constraints.min_items or 0
                if self._again(type_.values, inside) and not least:
                    return {}
                value = self.sample(type_.values, inside)
                names = [f"key {n + 1}" for n in range(1, min(least, _MOST_ITEMS))]
                return dict.fromkeys(["key", *names], value)
            case UnionType():
                variants = type_.variants
                sizes = [self._size(variant) for variant in variants]
                index = sizes.index(min(sizes))
                made = self.sample(variants[index], inside)
                if is_object(made):
                    told = {**self._telling(variants[index]), **made}
                    made = self._tagged(type_, index, told)
                return made
            case Reference():
                return self._sample_schema(type_.schema, inside)

    def _properties(self, type_: Type) -> tuple[Property, ...]:
        schema = (
            self._schemas.get(type_.schema) if isinstance(type_, Reference) else None
        )
        if isinstance(schema, AliasSchema):
            return self._properties(schema.type)
        found = schema.properties if isinstance(schema, ObjectSchema) else ()
        return tuple(one for one in found if not self._hidden(one))

    def _telling(self, type_: Type) -> dict[str, Any]:
        """The properties with one value alone, which tell a variant from others."""
        found: dict[str, Any] = {}
        for property_ in self._properties(type_):
            inner: Any = property_.type
            if isinstance(inner, NullableType):
                inner = inner.inner
            if isinstance(inner, Reference):
                inner = self._schemas[inner.schema]
            if isinstance(inner, ConstantType):
                found[property_.name] = inner.value
            elif isinstance(inner, EnumSchema) and len(inner.values) == 1:
                found[property_.name] = inner.values[0].value
        return found

    def _tagged(self, union: UnionType, index: int, made: dict[str, Any]) -> Any:
        """A value of a variant, with the property that tells which one it is."""
        if union.discriminator is None:
            return made
        name = union.discriminator.property_name
        values = [v for v, variant in union.discriminator.mapping if variant == index]
        if not values or made.get(name) in values:
            return made
        for property_ in self._properties(union.variants[index]):
            if property_.name == name:
                try:
                    self.fit(property_.type, values[0])
                except MisfitError:
                    return made  # what the variant says of itself goes first
        return {**made, name: values[0]}

    def _others(self, type_: Type, item: Any, count: int) -> list[Any]:
        """Further values of a type, each unlike the others where that can be."""
        while isinstance(type_, NullableType | Reference):
            if isinstance(type_, NullableType):
                type_ = type_.inner
                continue
            schema = self._schemas[type_.schema]
            if isinstance(schema, EnumSchema):
                return [entry.value for entry in schema.values[1 : count + 1]]
            if not isinstance(schema, AliasSchema):
                break
            type_ = schema.type
        if not isinstance(type_, ScalarType):
            return [item] * count
        return [sample_scalar(type_, number) for number in range(1, count + 1)]

    def _again(self, type_: Type, inside: Path) -> bool:
        """Whether making the type would make something that is being made."""
        return not inside.isdisjoint(references(type_))

    def _size(self, type_: Type) -> float:
        """How deep the smallest value of a type is; infinite when there is none."""
        match type_:
            case Reference():
                return self._sizes.get(type_.schema, math.inf)
            case ListType():
                return self._size(type_.items) if type_.constraints.min_items else 0
            case TupleType():
                return max((self._size(item) for item in type_.items), default=0)
            case UnionType():
                return min(self._size(variant) for variant in type_.variants)
            case _:
                return 0

    @cached_property
    def _sizes(self) -> dict[str, float]:
        """The sizes of the schemas, by going over them until nothing shrinks."""
        self.__dict__["_sizes"] = sizes = dict[str, float]()
        changed = True
        while changed:
            changed = False
            for identity, schema in reversed(self._schemas.items()):
                size = 1 + max(
                    (self._size(part) for part in self._needed(schema)), default=0
                )
                if size < sizes.get(identity, math.inf):
                    sizes[identity] = size
                    changed = True
        return sizes

    def _needed(self, schema: Schema) -> list[Type]:
        """The types of which every value of the schema holds one."""
        if isinstance(schema, ObjectSchema):
            return [
                property_.type
                for property_ in schema.properties
                if property_.required and not self._hidden(property_)
            ]
        return [schema.type] if isinstance(schema, AliasSchema) else []

    def _sample_schema(self, identity: str, inside: Path) -> Any:
        schema = self._schemas[identity]
        if identity in inside:
            return {}  # no finite value fits the type
        if isinstance(schema, AliasSchema):
            return self.sample(schema.type, inside | {identity})
        if isinstance(schema, EnumSchema):
            return schema.values[0].value
        return self._sample_object(schema, inside | {identity})

    def _sample_object(self, schema: ObjectSchema, inside: Path) -> dict[str, Any]:
        made: dict[str, Any] = {}
        outermost = len(inside) == 1
        for property_ in schema.properties:
            if self._hidden(property_) or not (property_.required or outermost):
                continue
            documented = property_.documentation
            examples = [*documented.examples]
            if documented.has_default:
                examples.append(documented.default)
            for example in examples:
                try:
                    made[property_.name] = self.fit(property_.type, example)
                    break
                except MisfitError:
                    continue
            else:
                made[property_.name] = self.sample(property_.type, inside)
        return made


def _counted(value: Any, limits: Constraints) -> bool:
    least, most = limits.min_items, limits.max_items
    if limits.unique_items and any(one in value[:n] for n, one in enumerate(value)):
        return False
    return len(value) >= (least or 0) and (most is None or len(value) <= most)


def _same_kind(value: Any, known: list[Any]) -> bool:
    return isinstance(value, bool) == isinstance(known[0], bool)
