"""Values for calls: the document's examples where they fit, made ones where not."""

from __future__ import annotations

import contextlib
import json
import math
from functools import cached_property
from typing import TYPE_CHECKING, Any

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
    PropertyTest,
    Reference,
    ScalarType,
    Schema,
    TupleType,
    Type,
    UnionType,
)
from generator.ir.references import references
from generator.json_types import is_object
from generator.plan.fitting import Fitter, Path
from generator.plan.scalars import MisfitError, sample_scalar

if TYPE_CHECKING:
    from collections.abc import Iterable


_MOST_ITEMS = 100


class Examples(Fitter):
    """Chooses and makes values that a caller may pass.

    Args:
        api: The intermediate model.
    """

    def __init__(self, api: Api) -> None:
        super().__init__(dict(api.schemas))
        self._api = api
        self._in_form = False

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

    def answer(self, type_: Type) -> Any:
        """A value of the type as a server may send it, made like a sample."""
        return self._server.sample(type_)

    def received(self, type_: Type, examples: Iterable[Example]) -> Any:
        """The first example of what the API sends that fits; made if none does."""
        return self._server.choose(type_, examples)

    @cached_property
    def _server(self) -> Examples:
        server = Examples(self._api)
        server.answering = True
        return server

    @cached_property
    def in_form(self) -> Examples:
        """The same for what is written as fields, where nothing says *empty object*."""
        form = Examples(self._api)
        form._in_form = True
        return form

    def sample(self, type_: Type, inside: Path = frozenset()) -> Any:
        """A value of the type, the same in every run, and no larger than it must be.

        Args:
            type_: What to make.
            inside: The named types being made, so that one that holds itself ends.
        """
        match type_:
            case AnyType():
                return "text" if self._in_form else {}
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
                return self._sample_union(type_, inside)
            case Reference():
                return self._sample_schema(type_.schema, inside)

    def _sample_union(self, union: UnionType, inside: Path) -> Any:
        """A value of a small variant; of no other one too, where that may not be."""
        sizes = [self._size(variant) for variant in union.variants]
        smallest = [n for n, size in enumerate(sizes) if size == min(sizes)]
        first: Any = None
        for index in smallest:
            variant = union.variants[index]
            made = self.sample(variant, inside)
            if is_object(made):
                told = {**self._telling(variant), **made}
                made = self._tagged(union, index, told)
            if not union.exclusive:
                return made
            readings = self._readings(made)
            others = (*union.variants[:index], *union.variants[index + 1 :])
            if not any(self.takes(other, one) for other in others for one in readings):
                return made
            if index == smallest[0]:
                first = made
        return first

    def _readings(self, made: Any) -> list[Any]:
        """What a value may be taken for: in a form ``1`` is a text, or a number."""
        if self._in_form and isinstance(made, int | float):
            return [made, json.dumps(made)]
        if self._in_form and isinstance(made, str):
            with contextlib.suppress(ValueError):
                return [made, json.loads(made)]
        return [made]

    def _properties(self, type_: Type) -> tuple[Property, ...]:
        schema = self.schema_of(type_)
        found = schema.properties if isinstance(schema, ObjectSchema) else ()
        return tuple(one for one in found if not self.hidden(one))

    def _telling(self, type_: Type) -> dict[str, Any]:
        """The properties with one value alone, which tell a variant from others."""
        found: dict[str, Any] = {}
        for property_ in self._properties(type_):
            inner: Any = property_.type
            if isinstance(inner, NullableType):
                inner = inner.inner
            if isinstance(inner, Reference):
                inner = self.schemas[inner.schema]
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
        properties = self._properties(union.variants[index])
        if name in made and name not in {one.name for one in properties}:
            return made  # it is of one of several schemas, which told already
        for property_ in properties:
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
            schema = self.schemas[type_.schema]
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
        inner = [
            (identity, self._needed(schema), not isinstance(schema, EnumSchema))
            for identity, schema in reversed(self.schemas.items())
        ]
        changed = True
        while changed:
            changed = False
            for identity, parts, deeper in inner:
                size = max(map(self._size, parts), default=0) + deeper
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
                if property_.required and not self.hidden(property_)
            ]
        return [schema.type] if isinstance(schema, AliasSchema) else []

    def _sample_schema(self, identity: str, inside: Path) -> Any:
        schema = self.schemas[identity]
        if identity in inside:
            return {}  # no finite value fits the type, or a smaller one will do
        if isinstance(schema, AliasSchema):
            return self.sample(schema.type, inside | {identity})
        if isinstance(schema, EnumSchema):
            return schema.values[0].value
        return self._sample_object(schema, inside | {identity})

    def _sample_object(self, schema: ObjectSchema, inside: Path) -> dict[str, Any]:
        made: dict[str, Any] = {}
        outermost = len(inside) == 1
        shown = {one.name: one for one in schema.properties if not self.hidden(one)}
        asked = {n for one in schema.conditions for n in (*one.then, *one.otherwise)}
        for name, property_ in shown.items():
            optional = outermost and name not in asked
            if property_.required or (optional and self._may_end(property_, inside)):
                made[name] = self._sample_property(property_, inside)
        for condition in schema.conditions:
            met = all(_passes(test, made) for test in condition.tests)
            for name in condition.then if met else condition.otherwise:
                if name in shown and name not in made:
                    made[name] = self._sample_property(shown[name], inside)
        if self._in_form and not made:
            for property_ in shown.values():
                if self._may_end(property_, inside):
                    return {property_.name: self._sample_property(property_, inside)}
        return made

    def _may_end(self, property_: Property, inside: Path) -> bool:
        """Whether an optional property has a value that does not hold it again."""
        schema = self.schema_of(property_.type)
        if schema is None or schema.id not in inside:
            return True
        return not self._in_form and not self._needed(schema)

    def _sample_property(self, property_: Property, inside: Path) -> Any:
        documented = property_.documentation
        examples = [*documented.examples]
        if documented.has_default:
            examples.append(documented.default)
        for example in examples:
            try:
                return self.fit(property_.type, example)
            except MisfitError:
                continue
        return self.sample(property_.type, inside)


def _passes(test: PropertyTest, made: dict[str, Any]) -> bool:
    if test.name not in made:
        return not test.required
    return test.values is None or made[test.name] in test.values
