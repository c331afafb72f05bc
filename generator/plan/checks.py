"""What requests are held to beyond their Python types, when a caller asks for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.ir import (
    AliasSchema,
    ConstantType,
    EnumSchema,
    ListType,
    MapType,
    NullableType,
    Reference,
    ScalarType,
    Type,
    UnionType,
)
from generator.media_types import way
from generator.plan.annotations import Annotator
from generator.plan.bodies import takes_file
from generator.plan.imports import Block
from generator.plan.layout import inside, split_union
from generator.plan.limits import field_arguments
from generator.plan.literals import string
from generator.plan.views import ChecksView

if TYPE_CHECKING:
    from generator.ir import Api
    from generator.names import Names
    from generator.plan.modules import Modules

_DEPTH = 20


def plan_checks(api: Api, names: Names, modules: Modules) -> ChecksView | None:
    """The types by name; ``None`` when there is nothing to check."""
    annotator = Annotator(api, names, modules)
    by_name: dict[str, dict[str, str]] = {}
    entries: dict[str, str] = {}
    for operation in api.operations:
        label = operation.id or f"{operation.method} {operation.path}"
        for parameter in operation.parameters:
            checked = _is_checked(api, parameter.type, 0)
            source = _value(parameter.type, annotator) if checked else ""
            by_name.setdefault(parameter.name, {})[label] = source
        contents = operation.body.contents if operation.body else ()
        for content in contents:
            if content.type is None or takes_file(content):
                continue
            if way(content.media_type) in ("lines", "events"):
                continue
            chosen = "body" if len(contents) == 1 else content.media_type
            entries[f"{label} {chosen}"] = _value(content.type, annotator)
    for name, sources in by_name.items():
        distinct = set(sources.values())
        if len(distinct) == 1:
            entries[name] = distinct.pop()
        else:
            entries |= {f"{label} {name}": one for label, one in sources.items()}
    kept = {key: source for key, source in entries.items() if source not in ("", "Any")}
    if not kept:
        return None
    annotator.imports.typing.add("Any")
    return ChecksView(
        imports=Block(".").needed(annotator.imports).lines(),
        entries=tuple(
            inside(f"{string(key)}: {source}", 4, len(","))
            for key, source in sorted(kept.items())
        ),
    )


def _value(type_: Type, annotator: Annotator) -> str:
    """A type as the value of an expression."""
    source = annotator.checked(type_)
    first, *others = split_union(source)
    if others == ["None"] and first.startswith("Annotated["):
        # It may be null only where a type is expected, or pyright does not see it.
        return f"Annotated[{source}, Field()]"
    return source


def _is_checked(api: Api, type_: Type, depth: int) -> bool:
    """Whether values of a type can be wrong although Python's type is right."""
    if depth > _DEPTH:
        return False
    match type_:
        case ScalarType():
            return bool(field_arguments(type_))
        case ConstantType():
            return True
        case ListType():
            limits = bool(field_arguments(type_))
            return limits or _is_checked(api, type_.items, depth + 1)
        case MapType():
            limits = bool(field_arguments(type_))
            return limits or _is_checked(api, type_.values, depth + 1)
        case NullableType():
            return _is_checked(api, type_.inner, depth + 1)
        case UnionType():
            return all(_is_checked(api, one, depth + 1) for one in type_.variants)
        case Reference():
            schema = api.schemas[type_.schema]
            if isinstance(schema, AliasSchema):
                return _is_checked(api, schema.type, depth + 1)
            return isinstance(schema, EnumSchema)
        case _:
            return False
