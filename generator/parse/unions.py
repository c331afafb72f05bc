"""``oneOf`` and ``anyOf`` become unions, and how their variants are told apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from generator.ir import (
    AliasSchema,
    AnyType,
    ConstantType,
    Discriminator,
    NullableType,
    Origin,
    Reference,
    ScalarType,
    Type,
    UnionType,
)
from generator.json_types import entries, is_array, is_object
from generator.parse.context import Context, child, last_token
from generator.parse.keywords import RawSchema, documentation, is_null
from generator.parse.variants import variant_origins

if TYPE_CHECKING:
    from generator.parse.schemas import SchemaParser

VariantParser: TypeAlias = Callable[[Any, int, Origin], Type]
"""Parses one alternative: the schema, its index, and what a name can be made of."""

_SECTION = "#/components/schemas"


def union(
    raw: RawSchema,
    keyword: str,
    parser: SchemaParser,
    pointer: str,
    origin: Origin,
    variant: VariantParser,
) -> Type:
    """The type of a choice (OpenAPI, Schema Object; JSON Schema core, 10.2.1).

    Args:
        raw: The schema object that holds the choice and its discriminator.
        keyword: ``oneOf`` or ``anyOf``.
        parser: Takes the union when it needs a name of its own.
        pointer: The identity of what is declared.
        origin: What a name for it can be made of.
        variant: Parses one alternative.
    """
    context = parser.context
    members: list[Any] = list(raw[keyword])
    targets = _targets(raw, members, pointer, context)
    single = len([m for m in members if not is_null(m)]) == 1
    origins = variant_origins(members, origin, context)
    types = [
        variant(member, index, origin if single else origins[index])
        for index, member in enumerate(members)
    ]
    nullable = ScalarType("null") in types or any(
        isinstance(one, NullableType) for one in types
    )
    plain = [one.inner if isinstance(one, NullableType) else one for one in types]
    kept = [index for index, one in enumerate(plain) if one != ScalarType("null")]
    discriminator = _discriminator(raw, members, kept, targets, pointer, context)
    variants = [plain[index] for index in kept]
    if discriminator is None:
        variants = sorted(dict.fromkeys(variants), key=_generality)
    exclusive = keyword == "oneOf"
    found: Type
    if not variants:
        found = ScalarType("null")
    elif len(variants) == 1:
        found = variants[0]
    elif discriminator is not None or sum(map(_has_structure, variants)) > 1:
        # It needs a name: only inside models can it say how it is told apart.
        found = UnionType(tuple(variants), discriminator, exclusive)
        parser.table[pointer] = AliasSchema(pointer, origin, found, documentation(raw))
        found = Reference(pointer)
    else:
        found = UnionType(tuple(variants), exclusive=exclusive)
    if nullable and found != ScalarType("null") and not isinstance(found, AnyType):
        return NullableType(found)
    return found


def _has_structure(type_: Type) -> bool:
    return not isinstance(type_, AnyType | ConstantType | ScalarType)


def _generality(type_: Type) -> int:
    """Text that may be anything comes after text of a kind: the first that fits is
    taken where several fit equally well."""
    if isinstance(type_, AnyType):
        return 2
    return int(type_ == ScalarType("string"))


def _targets(
    raw: RawSchema, members: list[Any], pointer: str, context: Context
) -> dict[str, int]:
    """Discriminator values to the alternatives that the document maps them to.

    A schema that is mapped to and is not among the alternatives joins them.
    """
    index_of = {
        member["$ref"]: index
        for index, member in reversed(list(enumerate(members)))
        if is_object(member) and isinstance(member.get("$ref"), str)
    }
    declared = raw.get("discriminator")
    found: dict[str, int] = {}
    for value, target in entries(declared, "mapping").items():
        if not isinstance(target, str):
            continue
        identity = _identity(target, index_of, context)
        place = child(pointer, "discriminator", "mapping", value)
        if identity is None:
            context.degrade(
                "CALCO-S006",
                f"the discriminator maps {value!r} to {target!r}, which is no schema",
                place,
                "map it to the name of a schema or to a reference",
            )
        elif identity in index_of:
            found[value] = index_of[identity]
        else:
            context.problem(
                "CALCO-S007",
                "note",
                f"the discriminator maps {value!r} to a schema that is not among the"
                " alternatives; it is read as one of them",
                place,
                "add it to the alternatives",
            )
            index_of[identity] = found[value] = len(members)
            members.append({"$ref": identity})
    return found


def _identity(target: str, known: dict[str, int], context: Context) -> str | None:
    """The schema a mapping names, by a reference or by its name alone."""
    name = target.rpartition("/")[2].partition(".")[0]
    for identity in (
        target,
        child(_SECTION, target),
        child(_SECTION, last_token(target)),
        child(_SECTION, name),
    ):
        if identity in known:
            return identity
        if identity.startswith(f"{_SECTION}/") and context.has(identity):
            return identity
    return None


def _discriminator(
    raw: RawSchema,
    members: list[Any],
    kept: list[int],
    targets: dict[str, int],
    pointer: str,
    context: Context,
) -> Discriminator | None:
    """How the value of a property tells the variant (OpenAPI, Discriminator Object)."""
    declared = raw.get("discriminator")
    if not is_object(declared) or "propertyName" not in declared or len(kept) < 2:
        return None
    name = str(declared["propertyName"])
    position = {index: place for place, index in enumerate(kept)}
    mapping = {value: position[i] for value, i in targets.items() if i in position}
    mapped = set(mapping.values())
    for index in kept:
        member = members[index]
        named = is_object(member) and isinstance(member.get("$ref"), str)
        if position[index] in mapped:
            continue
        # The schema's name is the value; what the property itself may be is what
        # servers send where the two differ.
        values = constants_of(member, name, context)
        if named:
            values.append(last_token(member["$ref"]))
        if not values:
            context.problem(
                "CALCO-S005",
                "note",
                "the discriminator does not tell every alternative; the one that fits"
                " best is taken",
                child(pointer, "discriminator"),
                f"give each alternative a name, or a const for {name!r}",
            )
            return None
        for value in values:
            mapping.setdefault(value, position[index])
    default = declared.get("defaultMapping")
    index_of = {m["$ref"]: i for i, m in enumerate(members) if "$ref" in m}
    fallback = _identity(default, index_of, context) if isinstance(default, str) else ""
    return Discriminator(
        name, tuple(mapping.items()), position.get(index_of.get(fallback or "", -1))
    )


def constants_of(schema: Any, name: str, context: Context) -> list[str]:
    """The texts a schema, through its ``allOf``, allows for a property."""
    waiting, seen = [schema], set[str]()
    while waiting:
        raw = waiting.pop(0)
        if not is_object(raw):
            continue
        reference = raw.get("$ref")
        if isinstance(reference, str) and reference not in seen:
            seen.add(reference)
            waiting.append(context.at(reference))
        members = raw.get("allOf")
        waiting += members if is_array(members) else []
        found = entries(entries(raw, "properties"), name)
        while isinstance(found.get("$ref"), str) and found["$ref"] not in seen:
            seen.add(found["$ref"])
            target = context.at(found["$ref"])
            found = target if is_object(target) else {}
        values = [found["const"]] if "const" in found else found.get("enum")
        if is_array(values):
            return [value for value in values if isinstance(value, str)]
    return []
