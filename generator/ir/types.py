"""Types and schemas of the intermediate model.

A *type* is what a value may be at one place of use. A *schema* is a declared
thing with an identity of its own that types refer to: an object, an
enumeration, or a named type. A schema's identity is its JSON pointer in the
document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

ScalarKind: TypeAlias = Literal["string", "integer", "number", "boolean", "null"]


@dataclass(frozen=True, slots=True)
class Documentation:
    """What the document says about a node, for people.

    Attributes:
        title: The node's ``title``.
        description: CommonMark text.
        default: The documented default, when ``has_default``.
        examples: Example values, as written.
        deprecated: Whether the author advises against it.
    """

    title: str | None = None
    description: str | None = None
    default: Any = None
    has_default: bool = False
    examples: tuple[Any, ...] = ()
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class Constraints:
    """Limits on a value (JSON Schema Validation, section 6). ``None``: no limit."""

    minimum: int | float | None = None
    maximum: int | float | None = None
    exclusive_minimum: int | float | None = None
    exclusive_maximum: int | float | None = None
    multiple_of: int | float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False

    def __bool__(self) -> bool:
        return self is not UNCONSTRAINED and self != UNCONSTRAINED


UNCONSTRAINED = Constraints()
"""No limits: nearly every value has these."""


@dataclass(frozen=True, slots=True)
class AnyType:
    """Any JSON value."""


@dataclass(frozen=True, slots=True)
class ScalarType:
    """A string, number, boolean or null, refined by ``format``."""

    kind: ScalarKind
    format: str | None = None
    constraints: Constraints = UNCONSTRAINED


@dataclass(frozen=True, slots=True)
class ConstantType:
    """One fixed value (``const``) of a scalar kind."""

    value: str | int | float | bool


@dataclass(frozen=True, slots=True)
class ListType:
    """An array whose items are all of one type."""

    items: Type
    constraints: Constraints = UNCONSTRAINED


@dataclass(frozen=True, slots=True)
class TupleType:
    """An array whose first items have a type each (``prefixItems``).

    Attributes:
        items: The types of the first items, in order.
        rest: The type of those that may follow; ``None`` when none may.
    """

    items: tuple[Type, ...]
    rest: Type | None = None


@dataclass(frozen=True, slots=True)
class MapType:
    """An object with arbitrary keys and values of one type.

    Attributes:
        constraints: ``min_items`` and ``max_items`` count its properties.
    """

    values: Type
    constraints: Constraints = UNCONSTRAINED


@dataclass(frozen=True, slots=True)
class Reference:
    """A use of the schema with this identity."""

    schema: str


@dataclass(frozen=True, slots=True)
class NullableType:
    """The inner type, or null."""

    inner: Type


@dataclass(frozen=True, slots=True)
class Discriminator:
    """Which property of a value tells its variant (OpenAPI, Discriminator Object).

    Attributes:
        property_name: The property on the wire.
        mapping: Property value to index of the variant in its union.
        default: Index of the variant for values that the mapping lacks and for
            objects without the property (``defaultMapping`` of OpenAPI 3.2).
    """

    property_name: str
    mapping: tuple[tuple[str, int], ...]
    default: int | None = None


@dataclass(frozen=True, slots=True)
class UnionType:
    """One of several types (``oneOf`` and ``anyOf``).

    Attributes:
        exclusive: Whether a value must not be of two of them (``oneOf``).
    """

    variants: tuple[Type, ...]
    discriminator: Discriminator | None = None
    exclusive: bool = False


Type: TypeAlias = (
    AnyType
    | ScalarType
    | ConstantType
    | ListType
    | TupleType
    | MapType
    | Reference
    | NullableType
    | UnionType
)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a schema came from: all that a good name is made of.

    Attributes:
        path: What leads to it, outermost first: the component's key or the
            operation, then property names, ``item``, ``value``, ``response``...
            A single entry is the name the document itself gave.
        title: The schema's own ``title``.
        key: What its name is recorded under: as exact as a pointer, but the same
            when its neighbours come, go or change places.
    """

    path: tuple[str, ...]
    title: str | None = None
    key: str = ""

    def inner(self, role: str, title: str | None = None, step: str = "") -> Origin:
        """The origin of a schema nested in this one.

        Args:
            role: Its word in the path.
            title: Its own ``title``.
            step: What follows in the key; made of the role when empty.
        """
        key = self.key or "/".join(self.path)
        return Origin((*self.path, role), title, key + (step or f".{role}"))


@dataclass(frozen=True, slots=True)
class Property:
    """A named member of an object schema."""

    name: str
    type: Type
    required: bool = False
    read_only: bool = False
    write_only: bool = False
    documentation: Documentation = Documentation()
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class PropertyTest:
    """Whether a property has one of some values; without values, whether it is there.

    Attributes:
        required: Whether an object without the property fails.
    """

    name: str
    values: tuple[Any, ...] | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """Properties that must be there where all tests pass, and where one fails."""

    tests: tuple[PropertyTest, ...]
    then: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ObjectSchema:
    """An object with named properties.

    Attributes:
        properties: All of them, those of the base included.
        additional: Type of properties that are not named; ``None`` when the
            document forbids them.
        conditions: What else must be there, which no type can say.
        base: The identity of an object schema whose properties this one has, as
            they are there, and to which it only adds (``allOf`` with a reference).
    """

    id: str
    origin: Origin
    properties: tuple[Property, ...]
    additional: Type | None
    documentation: Documentation = Documentation()
    base: str | None = None
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class EnumValue:
    """One allowed value, with the name and the words its author gave it."""

    value: str | int | float | bool
    name: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class EnumSchema:
    """A closed list of scalar values, as known when the document was written."""

    id: str
    origin: Origin
    kind: ScalarKind
    values: tuple[EnumValue, ...]
    documentation: Documentation = Documentation()


@dataclass(frozen=True, slots=True)
class AliasSchema:
    """A declared schema that is neither object nor enumeration."""

    id: str
    origin: Origin
    type: Type
    documentation: Documentation = Documentation()


Schema: TypeAlias = ObjectSchema | EnumSchema | AliasSchema
