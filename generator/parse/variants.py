"""What the variants of a union are called, told by what each of them says.

A variant that stands in place has no name of its own. Its place in the list would
be one, but lists are added to and sorted; what it says of its values stays.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from generator.json_types import entries, is_array, is_object
from generator.parse.keywords import implied_type, title_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.ir import Origin
    from generator.parse.context import Context

# The furthest a chain of references is followed to see what kind of value it ends at.
_DEEPEST = 16
# How many required properties go into a key: enough to tell, and a short line.
_KEY_WORDS = 4
_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)


def ordinal(index: int) -> str:
    """The word for a place in a list, counted from 0."""
    return _ORDINALS[index] if index < len(_ORDINALS) else str(index + 1)


def variant_origins(
    members: list[Any], origin: Origin, context: Context
) -> tuple[Origin, ...]:
    """Where each variant of a ``oneOf`` or ``anyOf`` comes from, for its name.

    Args:
        members: The schema objects of the union.
        origin: Of the union.
        context: Follows references, to see what a variant must be told from.
    """
    roles = variant_roles(members, context)
    keys = variant_keys(members, context)
    return tuple(
        origin.inner(role, title_of(member), f"|{key}")
        for member, role, key in zip(members, roles, keys, strict=True)
    )


def variant_roles(members: list[Any], context: Context) -> tuple[str, ...]:
    """A word or two for each variant of a union, all different."""
    resolved = [_resolved(member, context) for member in members]
    roles: list[str | None] = [None] * len(members)
    for tell in (_title, _constant_of, _kind, _required, _property, _format, _wording):
        _settle(roles, resolved, tell)
    # What is left need only be told from the others that are left.
    left = [
        {} if role or "$ref" in member else whole
        for role, member, whole in zip(
            roles, map(_shape, members), resolved, strict=True
        )
    ]
    for tell in (_kind, _required, _property):
        _settle(roles, left, tell)
    for index, role in enumerate(roles):
        if role is None:
            # Nothing that it says tells it from the others.
            roles[index] = f"{ordinal(index)} variant"
    return tuple(str(role) for role in roles)


def variant_keys(members: list[Any], context: Context) -> tuple[str, ...]:
    """What tells each variant in itself, whatever others there are; all different.

    A role says how a variant differs from its neighbours, so it may be another one
    when a neighbour comes. A key is for recognising the variant afterwards.
    """
    keys: list[str] = []
    for member in members:
        if is_object(member) and isinstance(member.get("$ref"), str):
            keys.append(str(member["$ref"]))
            continue
        resolved = _resolved(member, context)
        values = _values(resolved)
        key = next(_title(resolved), None)
        if key is None and not values:
            key = next(_constant_of(resolved), None)
        if key is None:
            required = resolved.get("required")
            needed = [str(name) for name in required] if is_array(required) else []
            own = values or needed or list(entries(resolved, "properties"))
            told = [*_kind(resolved), *list(_format(resolved))[:1]]
            key = " ".join([*told, *sorted(own)[:_KEY_WORDS]])
        keys.append(key)
    counted: Counter[str] = Counter()
    for index, key in enumerate(keys):
        counted[key] += 1
        if counted[key] > 1:
            keys[index] = f"{key}~{counted[key]}"
    return tuple(keys)


def _settle(
    roles: list[str | None],
    members: list[dict[str, Any]],
    tell: Callable[[dict[str, Any]], Iterator[str]],
) -> None:
    """Give those without a role the first thing told of them that no other shares."""
    told = [list(dict.fromkeys(tell(member))) for member in members]
    counted = Counter(text for texts in told for text in texts)
    taken = {role for role in roles if role is not None}
    for index, role in enumerate(roles):
        if role is None:
            roles[index] = next(
                (t for t in told[index] if counted[t] == 1 and t not in taken), None
            )
            taken |= {str(roles[index])}


def _shape(member: Any) -> dict[str, Any]:
    return member if is_object(member) else {}


def _resolved(member: Any, context: Context) -> dict[str, Any]:
    """The schema object that a reference leads to, its ``allOf`` taken in."""
    for _ in range(_DEEPEST):
        if not (is_object(member) and isinstance(member.get("$ref"), str)):
            break
        member = context.at(member["$ref"])
    if not is_object(member):
        return {}
    parts = member.get("allOf")
    if not is_array(parts):
        return member
    merged: dict[str, Any] = {}
    properties: dict[str, Any] = {}
    for part in [*parts, {k: v for k, v in member.items() if k != "allOf"}]:
        if is_object(part) and isinstance(part.get("$ref"), str):
            part = context.at(part["$ref"])
        if is_object(part):
            merged |= part
            properties |= entries(part, "properties")
    return {**merged, "properties": properties} if properties else merged


def _title(member: dict[str, Any]) -> Iterator[str]:
    title = title_of(member)
    if title:
        yield title


def _constant_of(member: dict[str, Any]) -> Iterator[str]:
    """The only value it may be, or that one of its properties may have."""
    if is_object(member):
        own = _only_value(member)
        if own is not None:
            yield own or "empty"
        for name, schema in entries(member, "properties").items():
            value = _only_value(schema)
            if value is not None:
                yield value or f"empty {name}"


def _values(member: dict[str, Any]) -> list[str]:
    """The values that it may be, as text."""
    listed: object = member.get("enum")
    values = (
        listed if is_array(listed) else [member[k] for k in ("const",) if k in member]
    )
    return [str(value) or "empty" for value in values]


def _only_value(schema: Any) -> str | None:
    if not is_object(schema):
        return None
    value = schema.get("const")
    listed: object = schema.get("enum")
    if value is None and is_array(listed) and len(listed) == 1:
        value = listed[0]
    return value if isinstance(value, str) else None


def _kind(member: dict[str, Any]) -> Iterator[str]:
    kind = member.get("type") or implied_type(member)
    if is_array(member.get("enum")):
        yield "enum"
        kind = f"{kind} enum" if isinstance(kind, str) else None
    if kind == "array":
        yield "list"
    elif isinstance(kind, str):
        yield kind


def _required(member: dict[str, Any]) -> Iterator[str]:
    required = member.get("required")
    for name in required if is_array(required) else ():
        if isinstance(name, str):
            yield f"with {name}"


def _property(member: dict[str, Any]) -> Iterator[str]:
    for name in entries(member, "properties"):
        yield f"with {name}"


def _format(member: dict[str, Any]) -> Iterator[str]:
    if isinstance(member.get("format"), str):
        yield f"of {member['format']}"
    for inner in (member.get("items"), member.get("additionalProperties")):
        if is_object(inner):
            for keyword in ("title", "format", "type"):
                if isinstance(inner.get(keyword), str):
                    yield f"of {inner[keyword]}"
            if isinstance(inner.get("$ref"), str):
                yield f"of {inner['$ref'].rpartition('/')[2]}"


def _wording(member: dict[str, Any]) -> Iterator[str]:
    """All of its required properties, where no single one is its own."""
    required = member.get("required")
    if is_array(required) and 1 < len(required) < 4:
        yield f"with {' and '.join(str(name) for name in required)}"
    elif is_object(member) and member.get("properties"):
        properties = list(entries(member, "properties"))
        if len(properties) < 4:
            yield f"with {' and '.join(properties)}"
