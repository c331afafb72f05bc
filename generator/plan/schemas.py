"""Schemas become the modules of ``models``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.ir import (
    Api,
    Documentation,
    EnumSchema,
    ObjectSchema,
    Property,
    Reference,
    ScalarType,
    Schema,
)
from generator.names.words import words
from generator.plan.annotations import (
    Annotator,
    has_typed_extras,
    is_optional,
)
from generator.plan.docs import described, docstring, paragraphs, wrapped
from generator.plan.imports import Block, Imports
from generator.plan.layout import class_head, index_lines
from generator.plan.literals import LINE_LENGTH, literal, string
from generator.plan.modules import Modules
from generator.plan.paging_source import page_base
from generator.plan.seams import MODELS, fields_class, methods_class, seam_module
from generator.plan.views_types import (
    AliasView,
    ClassView,
    Entry,
    EnumView,
    FieldView,
    ModuleView,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.names import Names
    from generator.plan.paging_source import PageModel
    from generator.plan.seams import Seams

SHADOWED = frozenset(
    {
        "bool",
        "builtins",
        "bytes",
        "decimal",
        "dict",
        "dt",
        "float",
        "int",
        "list",
        "property",
        "str",
        "tuple",
        "uuid",
    }
)


def plan_models(
    api: Api,
    names: Names,
    modules: Modules,
    pages: Mapping[str, PageModel],
    seams: Seams,
) -> tuple[ModuleView, ...]:
    """A module of pydantic models for each group of schemas; ``pages`` are those among
    them that are pages of lists."""
    return tuple(
        _models_module(api, names, modules, module, members, pages, seams)
        for module, members in modules.members.items()
    )


def _models_module(
    api: Api,
    names: Names,
    modules: Modules,
    module: str,
    members: tuple[str, ...],
    pages: Mapping[str, PageModel],
    seams: Seams,
) -> ModuleView:
    annotator = Annotator(api, names, modules, module)
    imports = annotator.imports
    block = Block("..")
    entries: list[Entry] = []
    for identity in members:
        schema = api.schemas[identity]
        if isinstance(schema, ObjectSchema):
            view = _model(schema, names, annotator, pages.get(identity))
            if view.name in seams.models:
                view = _extended(view)
                block.own(f"{MODELS}.{view.seam}", methods_class(view.name))
            entries.append(view)
        elif isinstance(schema, EnumSchema):
            entries.append(_enum(schema, names, imports))
        else:
            cyclic = identity in modules.cyclic
            imports.typing.add("TypeAliasType" if cyclic else "TypeAlias")
            name = names.schemas[identity]
            value = annotator.model(schema.type)
            entries.append(
                AliasView(
                    name,
                    value,
                    alias_doc(schema.documentation, 0),
                    entry="recursive" if cyclic else "alias",
                )
            )
    defined = tuple(sorted(names.schemas[identity] for identity in members))
    return ModuleView(
        name=module,
        docstring=module_docstring("Models", module),
        imports=block.needed(imports).lines(),
        checking=(),
        entries=tuple(entries),
        names=defined,
        index=index_lines(module, defined),
    )


def _extended(view: ClassView) -> ClassView:
    """The same with its fields in a class of their own, which is a base of it."""
    fields = fields_class(view.name)
    base = view.head.partition("(")[2]
    flat = class_head(fields, base.removesuffix(":").removesuffix(")").strip())
    return replace(view, head=flat, seam=seam_module(view.name))


def _model(
    schema: ObjectSchema, names: Names, annotator: Annotator, page: PageModel | None
) -> ClassView:
    attributes = names.fields[schema.id]
    inherited = inherited_fields(schema, annotator.api, names)
    base = "Model"
    if inherited and schema.base is not None:
        base = annotator.model(Reference(schema.base))
    elif page is None:
        annotator.imports.runtime.add("Model")
    own = [p for p in schema.properties if p.name not in inherited]
    shadowed = SHADOWED & set(attributes.values())
    fields = [
        _field(property_, attributes[property_.name], annotator, shadowed)
        for property_ in own
    ]
    read_only = sorted(
        attributes[property_.name]
        for property_ in schema.properties
        if property_.read_only
    )
    if not any(property_.read_only for property_ in own):
        read_only = [] if inherited else read_only
    if read_only:
        annotator.imports.typing.add("ClassVar")
    name = names.schemas[schema.id]
    if page is not None:
        base = page_base(page, base, schema, names, annotator)
    if _ambiguous(attributes):
        base = f"{base}, populate_by_name=False"
    additional = "" if inherited else _additional(schema, annotator, shadowed)
    return ClassView(
        name=name,
        docstring=_class_doc(schema.documentation, schema),
        # Fields that must be given come first, as a signature has them.
        fields=tuple(sorted(fields, key=lambda field: field.default is not None)),
        read_only=_frozenset(read_only),
        head=class_head(name, base),
        additional=additional,
        decorator=annotator.builtin("property", shadowed) if additional else "",
    )


def _ambiguous(attributes: Mapping[str, str]) -> bool:
    """Whether a field is called what another property is called on the wire.

    That happens where a property comes that is spelled like the field of an older one,
    which keeps its name. Values are then told by their wire names alone.
    """
    return any(
        attribute != name and attribute in attributes
        for name, attribute in attributes.items()
    )


def inherited_fields(schema: ObjectSchema, api: Api, names: Names) -> frozenset[str]:
    """Names on the wire of the properties that a model has from its base class.

    Empty where the class stands alone: it names no base, or some property is called
    otherwise there.
    """
    base = api.schemas.get(schema.base or "")
    if not isinstance(base, ObjectSchema) or schema.base == schema.id:
        return frozenset()
    above, here = names.fields[base.id], names.fields[schema.id]
    if any(here.get(name) != attribute for name, attribute in above.items()):
        return frozenset()
    return frozenset(above)


def _additional(
    schema: ObjectSchema, annotator: Annotator, shadowed: frozenset[str]
) -> str:
    if schema.additional is None or not has_typed_extras(schema):
        return ""
    values = annotator.model(schema.additional, shadowed)
    if values == "Any":
        return ""
    annotator.imports.typing.add("TYPE_CHECKING")
    text = annotator.builtin("str", shadowed)
    return f"{annotator.builtin('dict', shadowed)}[{text}, {values}]"


def _frozenset(items: list[str]) -> str:
    if not items:
        return ""
    flat = "frozenset({" + ", ".join(string(item) for item in items) + "})"
    if len("    _read_only: ClassVar[frozenset[str]] = ") + len(flat) <= LINE_LENGTH:
        return flat
    inner = "{" + ", ".join(string(item) for item in items) + "}"
    if 8 + len(inner) <= LINE_LENGTH:
        return f"frozenset(\n        {inner}\n    )"
    rows = "".join(f"            {string(item)},\n" for item in items)
    return "frozenset(\n        {\n" + rows + "        }\n    )"


def _field(
    property_: Property, attribute: str, annotator: Annotator, shadowed: frozenset[str]
) -> FieldView:
    return plan_field(
        property_, attribute, annotator.model(property_.type, shadowed), annotator
    )


def plan_field(
    property_: Property, attribute: str, annotation: str, annotator: Annotator
) -> FieldView:
    """A field of a model, of which what a value is is written already."""
    default = None
    if not property_.required or property_.write_only:
        # What only callers write is absent from every answer.
        default = "None"
        if not is_optional(annotation):
            annotation = f"{annotation} | None"
    if attribute != property_.name:
        annotator.imports.typing.add("Annotated")
        annotator.imports.pydantic.add("Field")
        annotation = f"Annotated[{annotation}, Field(alias={string(property_.name)})]"
    return FieldView(attribute, annotation, default, _field_doc(property_, annotator))


def _field_doc(property_: Property, annotator: Annotator) -> str:
    documentation = property_.documentation
    own = documentation.description
    if own is None and isinstance(property_.type, Reference):
        own = annotator.api.schemas[property_.type.schema].documentation.description
    text = described(documentation, property_.type, own)
    return text and docstring(paragraphs_of(text, 4), 4, hugging=True)


def paragraphs_of(text: str, indent: int) -> list[str]:
    """Text on one line, wrapped for a docstring at an indent."""
    return wrapped(text.strip(), LINE_LENGTH - indent - 6)


def _enum(schema: EnumSchema, names: Names, imports: Imports) -> EnumView:
    base = "OpenIntEnum" if schema.kind == "integer" else "OpenStrEnum"
    imports.runtime.add(base)
    members = tuple(
        FieldView(
            member,
            "",
            literal(entry.value),
            docstring(
                paragraphs_of(described(_words(entry.description), _TEXT), 4),
                4,
                hugging=True,
            ),
        )
        for member, entry in zip(names.members[schema.id], schema.values, strict=True)
    )
    return EnumView(
        names.schemas[schema.id],
        class_head(names.schemas[schema.id], base),
        _class_doc(schema.documentation, schema),
        members,
    )


_TEXT = ScalarType("string")


def _words(description: str | None) -> Documentation:
    return Documentation(description=description)


def _class_doc(documentation: Documentation, schema: Schema) -> str:
    lines = paragraphs(documentation.description, LINE_LENGTH - 4 - 6)
    if not lines:
        title = documentation.title or " ".join(schema.origin.path)
        said = " ".join(word.lower() for word in words(title))
        lines = [f"{said.capitalize() or 'A value of the API'}."]
    if lines[0] and lines[0][-1] not in ".!?:":
        lines[0] += "." if len(lines) == 1 or not lines[1] else ""
    if documentation.deprecated:
        lines += ["", "Deprecated."]
    return docstring(lines, 4, hugging=True)


def alias_doc(documentation: Documentation, indent: int) -> str:
    """Source of the docstring under an alias."""
    return docstring(
        paragraphs(documentation.description, LINE_LENGTH - indent - 6), indent
    )


def module_docstring(kind: str, module: str) -> str:
    """Source of the docstring of a module of ``models`` or ``params``."""
    subject = {
        "common": "that several resources share",
        "unused": "that no operation mentions",
    }.get(module, f"of ``{module}``")
    return f'"""{kind} {subject}."""'
