"""Schemas become the modules of ``params``: what callers may pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.ir import (
    AliasSchema,
    Api,
    EnumSchema,
    ObjectSchema,
    Property,
    Schema,
)
from generator.ir.references import references
from generator.names.identifiers import is_plain_name
from generator.plan.annotations import (
    Annotator,
    params_name,
)
from generator.plan.imports import Block, Imports
from generator.plan.layout import class_head, index_lines
from generator.plan.literals import literal, string
from generator.plan.modules import Modules, mentioned, reachable
from generator.plan.schemas import SHADOWED, alias_doc, module_docstring
from generator.plan.views_types import (
    AliasView,
    ClassView,
    Entry,
    FieldView,
    FunctionalView,
    ModuleView,
)

if TYPE_CHECKING:
    from generator.names import Names


def plan_params(api: Api, names: Names, modules: Modules) -> tuple[ModuleView, ...]:
    """A module of TypedDicts for each group of schemas that callers may pass."""
    wanted = _passed_by_callers(api)
    views: list[ModuleView] = []
    for module, members in modules.members.items():
        annotator = Annotator(api, names, modules, module)
        entries: list[Entry] = []
        for identity in members:
            if identity in wanted:
                entries += _params(api.schemas[identity], names, annotator)
        if not entries:
            continue
        needed = annotator.imports
        runtime = Imports(typing=needed.typing & {"Literal", "TypeAlias"})
        if any(entry.entry in ("class", "functional") for entry in entries):
            runtime.typing.add("TypedDict")
        needed.typing -= runtime.typing
        checking = Block("..").needed(needed).lines(4)
        if checking:
            runtime.typing.add("TYPE_CHECKING")
        aliases = [e.before for e in entries if isinstance(e, AliasView) and e.before]
        defined = tuple(sorted(entry.name for entry in [*entries, *aliases]))
        views.append(
            ModuleView(
                name=module,
                docstring=module_docstring(
                    "What callers may pass for the models", module
                ),
                imports=Block("..").needed(runtime).lines(),
                checking=checking,
                entries=tuple(entries),
                names=defined,
                index=index_lines(module, defined),
            )
        )
    return tuple(views)


def _passed_by_callers(api: Api) -> set[str]:
    """What can be reached from parameters and request bodies."""
    roots: list[str] = []
    for operation in api.operations:
        for parameter in operation.parameters:
            roots.extend(references(parameter.type))
        for content in operation.body.contents if operation.body else ():
            if content.type is not None:
                roots.extend(references(content.type))
    writable = {identity: _writable(schema) for identity, schema in api.schemas.items()}
    return reachable(mentioned(writable), roots)


def _writable(schema: Schema) -> Schema:
    if not isinstance(schema, ObjectSchema):
        return schema
    kept = tuple(p for p in schema.properties if not p.read_only)
    return ObjectSchema(schema.id, schema.origin, kept, schema.additional)


def _params(schema: Schema, names: Names, annotator: Annotator) -> list[Entry]:
    name = names.schemas[schema.id]
    given = params_name(name, schema)
    imports = annotator.imports
    if isinstance(schema, EnumSchema):
        return _enum_params(schema, name, given, imports)
    if isinstance(schema, AliasSchema):
        if not annotator.needs_params_alias(schema.id):
            return []
        imports.typing.add("TypeAlias")
        # Quoted, because what it mentions may come later, or be for tools alone.
        value = string(annotator.inside_params(schema.type))
        return [AliasView(given, value, alias_doc(schema.documentation, 0))]
    writable = [p for p in schema.properties if not p.read_only]
    identifiers = all(is_plain_name(p.name) for p in writable)
    shadowed: frozenset[str] = frozenset()
    if identifiers:
        shadowed = SHADOWED & {p.name for p in writable}
    fields = tuple(_key(p, annotator, shadowed) for p in writable)
    if identifiers:
        # The words about each property stand in the model alone.
        head = class_head(given, "TypedDict", "total=False")
        return [ClassView(given, "", fields, head)]
    quoted = tuple(
        FieldView(string(f.name), string(f.annotation), None, "") for f in fields
    )
    return [
        FunctionalView(given, f"What may be passed for a ``models.{name}``.", quoted)
    ]


def _key(
    property_: Property, annotator: Annotator, shadowed: frozenset[str]
) -> FieldView:
    annotation = annotator.inside_params(property_.type, shadowed)
    if property_.required:
        annotator.imports.typing.add("Required")
        annotation = f"Required[{annotation}]"
    return FieldView(property_.name, annotation, None, "")


def _enum_params(
    schema: EnumSchema, name: str, given: str, imports: Imports
) -> list[Entry]:
    imports.typing |= {"Literal", "TypeAlias"}
    imports.models = True
    values = ", ".join(literal(entry.value) for entry in schema.values)
    listed = AliasView(f"{name}Value", f"Literal[{values}]", "")
    return [AliasView(given, f'"models.{name} | {name}Value"', "", before=listed)]
