"""Schema objects that hold at once (``allOf``, and what stands beside a choice).

A conjunction is a list of *parts*. Parts that describe objects become one object,
or a class that adds to another one; parts among which there is a choice become a
choice between conjunctions; other parts become the one schema that says what all
of them say (JSON Schema core, section 10.2.1.1).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.ir import NullableType
from generator.json_types import entries, is_array, is_object
from generator.parse.conditions import conditional_properties, conditions
from generator.parse.context import Context, child, last_token
from generator.parse.enumerations import listed_constants
from generator.parse.intersection import intersected
from generator.parse.keywords import (
    NOTES,
    RawSchema,
    implied_type,
    is_null,
    names_of,
    says_what,
    split_null,
)

if TYPE_CHECKING:
    from generator.ir import Condition, Origin, Type
    from generator.parse.schemas import SchemaParser

_OBJECT_KEYWORDS = frozenset(
    {
        "properties",
        "required",
        "additionalProperties",
        "patternProperties",
        "unevaluatedProperties",
        "discriminator",
        "minProperties",
        "maxProperties",
    }
)
_CHOICES = ("oneOf", "anyOf")
_MOST_COMBINATIONS = 64
MOST_PARTS = 128
"""How many schema objects one ``allOf`` may combine, those it refers to included."""


class Part(NamedTuple):
    """One schema object of a conjunction.

    Attributes:
        schema: The object, without ``allOf`` and ``$ref``.
        place: Where it stands.
        named: Whether it was reached through a reference to just that place.
    """

    schema: RawSchema
    place: str
    named: bool = False


@dataclass(slots=True)
class Merged:
    """An object put together from parts.

    Attributes:
        properties: Name to what the parts say of the property, in order.
        additional: What the last part that mentions further properties says.
        patterns: The schemas of ``patternProperties``.
        base: The identity of the object that the others only add to.
        adds_nothing: Whether there is nothing in the whole but that object.
        conditions: What else must be there.
    """

    properties: dict[str, list[Part]] = field(default_factory=dict[str, "list[Part]"])
    required: set[str] = field(default_factory=set[str])
    additional: Part | None = None
    patterns: list[Part] = field(default_factory=list["Part"])
    base: str | None = None
    adds_nothing: bool = False
    conditions: list[Condition] = field(default_factory=list["Condition"])

    def add(self, part: Part) -> None:
        """Take over what one part says of an object."""
        raw, pointer = part.schema, part.place
        for name, schema in entries(raw, "properties").items():
            place = child(pointer, "properties", name)
            self.properties.setdefault(name, []).append(Part(schema, place))
        for name, (schema, place) in conditional_properties(raw, pointer).items():
            self.properties.setdefault(name, []).append(Part(schema, place))
        self.conditions += conditions(raw)
        for name, schema in entries(raw, "patternProperties").items():
            self.patterns.append(
                Part(schema, child(pointer, "patternProperties", name))
            )
        # What no keyword evaluates is, once all parts are one, what is additional.
        for keyword in ("unevaluatedProperties", "additionalProperties"):
            if keyword in raw:
                self.additional = Part(raw[keyword], child(pointer, keyword))
        self.required.update(names_of(raw.get("required")))


def parts_of(start: Any, place: str, context: Context) -> list[Part]:
    """The parts of a schema object in order, without recursion: chains are long."""
    found: list[Part] = []
    seen: set[str] = set()
    is_cut = False
    waiting: list[tuple[Any, str, bool] | Part] = [(start, place, False)]
    while waiting and len(found) < MOST_PARTS:
        step = waiting.pop()
        if isinstance(step, Part):
            found.append(step)
            continue
        member, where, named = step
        if not is_object(member):
            continue
        if isinstance(member.get("$ref"), str):
            target: str = member["$ref"]
            beside = {key: value for key, value in member.items() if key != "$ref"}
            if telling(beside):
                waiting.append(Part(beside, where))
            if len(seen) >= MOST_PARTS:
                is_cut = True
            elif target not in seen:
                seen.add(target)
                waiting.append((context.at(target), target, True))
        elif is_array(member.get("allOf")):
            own = {key: value for key, value in member.items() if key != "allOf"}
            if telling(own) and own != {"type": "object"}:
                waiting.append(Part(own, where))
            members: list[Any] = member["allOf"]
            waiting += [
                (members[index], child(where, "allOf", index), False)
                for index in reversed(range(len(members)))
            ]
        else:
            found.append(Part(member, where, named))
    if waiting or is_cut:
        context.degrade(
            "CALCO-S019",
            f"allOf combines more than {MOST_PARTS} schemas; the rest is left out",
            place,
            "describe the value in fewer schemas",
        )
    return found


def conjunction(
    parts: list[Part],
    parser: SchemaParser,
    pointer: str,
    origin: Origin,
    raw: RawSchema,
) -> Type:
    """The type of what satisfies every part.

    Args:
        parts: At least one that says what a value is.
        parser: Parses what the parts hold.
        pointer: The identity of what the conjunction declares.
        origin: What a name for it can be made of.
        raw: The schema object that holds the conjunction: its description.
    """
    return parser.merging.merge(
        [part.schema for part in parts],
        pointer,
        origin,
        lambda: _conjunction(parts, parser, pointer, origin, raw),
    )


def _conjunction(
    parts: list[Part],
    parser: SchemaParser,
    pointer: str,
    origin: Origin,
    raw: RawSchema,
) -> Type:
    parts = [
        part._replace(schema=listed_constants(part.schema) or part.schema)
        for part in parts
        if telling(part.schema)
    ]
    for part in parts:
        parser.unchecked.tell(part.schema, part.place)
    for position, part in enumerate(parts):
        for keyword in _CHOICES:
            members = part.schema.get(keyword)
            if not (is_array(members) and any(says_what(m) for m in members)):
                continue
            rest = {k: v for k, v in part.schema.items() if k != keyword}
            others = [*parts[:position], Part(rest, part.place), *parts[position + 1 :]]
            others = [each for each in others if narrows(each.schema)]
            if others:
                choice = Part(part.schema, part.place)
                return _distributed(
                    others, choice, keyword, parser, pointer, origin, raw
                )
    if all(_is_object(part.schema) for part in parts):
        merged = Merged()
        for part in parts:
            merged.add(part)
        _find_base(raw, merged, parser.context)
        return parser.object_from(merged, raw, pointer, origin)
    return _combined(parts, parser, pointer, origin)


def narrows(schema: RawSchema) -> bool:
    """Whether a part says more than its choice, of which it may be the rest."""
    rest = {key for key in schema if key not in NOTES and not key.startswith("x-")}
    return bool(rest - {"discriminator", "type", "required", *_CHOICES}) or any(
        is_array(schema.get(keyword)) and any(map(says_what, schema[keyword]))
        for keyword in _CHOICES
    )


def _distributed(
    others: list[Part],
    choice: Part,
    keyword: str,
    parser: SchemaParser,
    pointer: str,
    origin: Origin,
    raw: RawSchema,
) -> Type:
    """A choice between conjunctions of each alternative with the other parts."""
    context = parser.context
    members: list[Any] = choice.schema[keyword]
    if len(members) ** _choices_in(others) > _MOST_COMBINATIONS:
        context.degrade(
            "CALCO-S010",
            f"{keyword} is combined with further choices, {_MOST_COMBINATIONS} or more"
            " in all; only what stands beside it is carried over",
            child(choice.place, keyword),
            "describe the alternatives in fewer schemas",
        )
        return conjunction(others, parser, pointer, origin, raw)

    def variant(member: Any, index: int, of: Origin) -> Type:
        place = child(choice.place, keyword, index)
        if is_null(member):
            return parser.type_of(member, place, of)
        # The alternative comes last: it says more than what all have in common.
        parts = [*others, *parts_of(member, place, context)]
        described = member if is_object(member) and "$ref" not in member else {}
        if is_object(member) and isinstance(member.get("$ref"), str):
            target: str = member["$ref"]
            of = origin.inner(last_token(target), None, f"|{target}")
        identity = child(pointer, keyword, index)
        found = conjunction(parts, parser, identity, of, described)
        null = is_object(member) and split_null(member)[1]
        return NullableType(found) if null else found

    declared = {**raw, **choice.schema}
    return parser.choice(declared, keyword, pointer, origin, variant)


def _choices_in(parts: list[Part]) -> int:
    return 1 + sum(
        is_array(part.schema.get(keyword)) for part in parts for keyword in _CHOICES
    )


def _find_base(raw: RawSchema, merged: Merged, context: Context) -> None:
    """Note the object that an ``allOf`` names and to which it only adds properties."""
    members = raw.get("allOf")
    if not is_array(members) or not telling_members(raw):
        return
    named = [m for m in members if is_object(m) and isinstance(m.get("$ref"), str)]
    if len(named) != 1 or set(named[0]) - {"$ref", *NOTES}:
        return
    identity: str = named[0]["$ref"]
    target = context.at(identity)
    if not is_object(target) or "$ref" in target or split_null(target)[1]:
        return
    parts = parts_of(target, identity, context)
    choices = any(key in part.schema for part in parts for key in _CHOICES)
    if not parts or choices or len(parts) >= MOST_PARTS - 1:
        return
    below = Merged()
    for part in parts:
        below.add(part)
    inherited = below.properties.keys()
    plain = (
        bool(inherited)
        and all(
            len(merged.properties.get(name, ())) == len(below.properties[name])
            for name in inherited
        )
        and not (merged.required - below.required) & inherited
        and merged.additional == below.additional
        and merged.patterns == below.patterns
    )
    if plain:
        merged.base = identity
        merged.adds_nothing = (
            merged.properties.keys() == inherited and merged.required == below.required
        )


def telling_members(raw: RawSchema) -> bool:
    """Whether there is more to an ``allOf`` than one reference."""
    members: list[Any] = raw["allOf"]
    own = {key: value for key, value in raw.items() if key != "allOf"}
    return len(members) > 1 or (telling(own) and own.keys() - NOTES != {"type"})


def _combined(
    parts: list[Part], parser: SchemaParser, pointer: str, origin: Origin
) -> Type:
    """The type of parts that are not all objects."""
    for part in parts:
        # One part may say it all: a named enumeration beside `type: string`.
        if all(_within(other.schema, part.schema) for other in parts):
            if part.named:
                return parser.reference(part.place)
            return parser.type_of(part.schema, part.place, origin)
    whole: RawSchema = {}
    for part in parts:
        whole = intersected(whole, part.schema, part.place, parser.context)
    return parser.type_of(whole, pointer, origin)


def _within(other: RawSchema, whole: RawSchema) -> bool:
    return all(
        whole.get(key) == value
        or (key == "type" and value == implied_or_declared(whole))
        for key, value in other.items()
        if key not in NOTES and not key.startswith("x-")
    )


def implied_or_declared(schema: RawSchema) -> object:
    """The type of a schema, or the one that its keywords speak of."""
    return schema.get("type") or implied_type(schema)


def telling(schema: Any) -> bool:
    """Whether a schema says anything of the value itself."""
    return is_object(schema) and any(
        key not in NOTES and not key.startswith("x-") for key in schema
    )


def _is_object(schema: RawSchema) -> bool:
    if any(
        is_array(schema.get(keyword)) and any(map(says_what, schema[keyword]))
        for keyword in _CHOICES
    ):
        return False  # it is one of several objects, if any
    kinds: object = schema.get("type")
    if kinds is not None:
        return kinds in ("object", ["object", "null"])
    return bool(schema.keys() & _OBJECT_KEYWORDS or conditional_properties(schema, ""))
