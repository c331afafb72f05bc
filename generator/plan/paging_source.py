"""Paging as Python source: of operation constants, and of the models that are pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.ir import AliasSchema, NullableType, ObjectSchema, Reference
from generator.plan.layout import bracketed
from generator.plan.literals import string

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.ir import Api, Type
    from generator.names import Names
    from generator.plan.annotations import Annotator
    from generator.plan.paging import Paging

METHODS = frozenset({"first", "pages"})
"""What pages of a list have as methods, unless it is the name of a field."""

HOMES = {
    "ByAddress": "paging_links",
    "ByCursor": "paging_cursors",
    "ByLink": "paging_links",
    "ByNumber": "paging_numbers",
    "ByOffset": "paging_offsets",
}
"""Runtime modules of the kinds of paging."""

_KINDS = {
    "cursor": "ByCursor",
    "link": "ByLink",
    "offset": "ByOffset",
    "page": "ByNumber",
    "url": "ByAddress",
}
# What else a page tells is only looked at where the first of these are not told.
_FACTS = {
    "cursor": (("next", "last_item", "more", "done"),),
    "link": (),
    "offset": (("total",), ("more", "done"), ("url",)),
    "page": (("last",), ("more", "done"), ("url",)),
    "url": (("url",),),
}
_KEYWORDS = {"last_item": "last", "next": "cursor"}


def paging_source(paging: Paging, api: Api, names: Names) -> tuple[str, str]:
    """The constructor of an operation's ``paging``, and the source of the argument."""
    constructor = _KINDS[paging.kind]
    arguments = [string(paging.parameter)] if paging.parameter else []
    if paging.kind in ("page", "link") and paging.start != 1:
        arguments.append(f"start={paging.start}")
    facts = paging.facts
    chosen = ["current"] if paging.kind == "page" else []
    for roles in _FACTS[paging.kind]:
        if told := [role for role in roles if role in facts]:
            chosen += told
            break
    for role in chosen:
        if role in facts and paging.schema is not None:
            schema = _item_schema(paging, api) if role == "last_item" else paging.schema
            path = attributes(api, names, schema, facts[role])
            arguments.append(f"{_KEYWORDS.get(role, role)}={string(path)}")
    return constructor, bracketed(f"paging={constructor}(", arguments, ")", 4, 1)


def attributes(
    api: Api, names: Names, schema: str | None, path: tuple[str, ...]
) -> str:
    """The dotted path of attributes for a path of names on the wire."""
    found: list[str] = []
    for name in path:
        fields: Mapping[str, str] = names.fields.get(schema or "", {})
        found.append(fields.get(name, name))
        target = api.schemas.get(schema or "")
        schema = None
        if isinstance(target, ObjectSchema):
            type_ = next((p.type for p in target.properties if p.name == name), None)
            schema = _identity(api, type_)
    return ".".join(found)


def _item_schema(paging: Paging, api: Api) -> str | None:
    return _identity(api, paging.item)


def _identity(api: Api, type_: Type | None) -> str | None:
    """The identity of the object that a type means, behind its names and its null."""
    for _ in range(16):
        if isinstance(type_, NullableType):
            type_ = type_.inner
        elif isinstance(type_, Reference):
            schema = api.schemas[type_.schema]
            if not isinstance(schema, AliasSchema):
                return type_.schema
            type_ = schema.type
        else:
            break
    return None


@dataclass(frozen=True, slots=True)
class PageModel:
    """What makes a model a page of a list.

    Attributes:
        paging: How an operation that answers with it pages.
        inherits: Whether its base class is one already.
    """

    paging: Paging
    inherits: bool = False


def page_models(api: Api, paging: Mapping[str, Paging]) -> dict[str, PageModel]:
    """The schemas that are pages of lists, by identity."""
    found: dict[str, PageModel] = {}
    by_schema = {one.schema: one for one in paging.values() if one.schema is not None}
    for identity, one in by_schema.items():
        above = _above(api, identity)
        found[identity] = PageModel(one, inherits=any(a in by_schema for a in above))
    return found


def _above(api: Api, identity: str) -> list[str]:
    found: list[str] = []
    schema = api.schemas[identity]
    while isinstance(schema, ObjectSchema) and schema.base not in (None, *found):
        assert schema.base is not None
        found.append(schema.base)
        schema = api.schemas[schema.base]
    return found


def exported(
    paging: Mapping[str, Paging], pages: Mapping[str, PageModel], names: Names
) -> tuple[str, ...]:
    """What the package has at its top for paging: the error, and what does instead of
    methods where the pages have fields of their names."""
    if not paging:
        return ()
    lacking = any(METHODS & set(names.fields[one].values()) for one in pages)
    return ("Items", "Pages", "PagingError") if lacking else ("PagingError",)


def page_base(
    page: PageModel, base: str, schema: ObjectSchema, names: Names, annotator: Annotator
) -> str:
    """What stands between the parentheses of a page's class.

    Args:
        page: What it is a page of.
        base: Its base class.
        schema: The page.
        names: Every name.
        annotator: Of the module that is written.
    """
    path = attributes(annotator.api, names, schema.id, page.paging.items)
    given = [f"items={string(path)}"]
    if page.inherits:
        return ", ".join([base, *given])
    taken = METHODS & set(names.fields[schema.id].values())
    name = "IterableModel" if taken else "PagedModel"
    annotator.imports.runtime.add(name)
    bases = [f"{name}[{string(annotator.bare(page.paging.item))}]"]
    bases += [] if base == "Model" else [base]
    return ", ".join([*bases, *given])
