"""The schemes of pagination in ``stainless.yml``, as rules of ``calco.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.adoption.keys_stainless import PAGES
from generator.config_paging import PagingRule
from generator.json_types import is_array, is_object
from generator.plan.paging import find_paging
from generator.plan.paging_rules import configured
from generator.problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.adoption.settings import Notes, Settings
    from generator.adoption.stainless_resources import Endpoint
    from generator.ir import Api, Operation

_PROPERTY = "x-stainless-pagination-property"
# Type of scheme: kind here, the purpose of the parameter, the purposes of fields.
_KINDS: dict[str, tuple[str, str, dict[str, str]]] = {
    "cursor": ("cursor", "next_cursor_param", {"next_cursor_field": "next"}),
    "cursor_id": ("cursor", "next_cursor_id_param", {"cursor_item_id": "last_item"}),
    "cursor_url": ("url", "", {"cursor_url_field": "url"}),
    "offset": ("offset", "offset_count_param", {"offset_total_count_field": "total"}),
    "page_number": (
        "page",
        "page_number_param",
        {"current_page_number_field": "current", "total_page_count_field": "last"},
    ),
}
_MORE = ("cursor", "page_number", "offset", "cursor_id")


@dataclass(frozen=True, slots=True)
class Scheme:
    """One way in which lists page.

    Attributes:
        texts: What a rule of ``calco.toml`` says of it.
        needed: Query parameters that the scheme speaks of.
    """

    name: str
    texts: Mapping[str, str]
    needed: frozenset[str]


def read_schemes(settings: Settings, notes: Notes) -> list[Scheme]:
    """Read ``pagination``, a list of schemes or one of them.

    Raises:
        CalcoError: What has to be a table is none.
    """
    key = "pagination"
    if key not in settings:
        return []
    notes.opened(settings, key)
    listed = settings.values[key]
    if is_array(listed):
        table = settings.items(key)
        tables = [table.table(str(number)) for number in range(len(listed))]
    else:
        tables = [settings.table(key)]
    return [one for one in (_scheme(table, notes) for table in tables) if one]


def _scheme(table: Settings, notes: Notes) -> Scheme | None:
    kind, name = table.text("type") or "", table.text("name") or "pagination"
    subject = f"pagination.{name}"
    if kind not in PAGES:
        notes.remark(
            "unknown", table, "type", subject, "no type of pages that is known"
        )
        return None
    if kind not in _KINDS:
        outcome, text = PAGES[kind]
        notes.remark(outcome, table, "type", subject, text)
        return None
    ours, purpose, wanted = _KINDS[kind]
    request, response = table.table("request"), table.table("response")
    texts = {"kind": ours}
    if purpose:
        parameter = next((n for n, p, _ in _purposes(request) if p == purpose), "")
        if not parameter or table.text("param_location") == "body":
            text = "Calco asks for the next page by a parameter of the query"
            notes.remark("absent", table, "type", subject, text)
            return None
        texts["parameter"] = parameter
    arrays: list[str] = []
    for path, told, node in _purposes(response):
        item = path.partition("[].")
        if told == "items":
            texts["items"] = path
        elif told == "has_next_page" and kind in _MORE:
            texts["more"] = path
        elif told in wanted:
            texts[wanted[told]] = item[2] if told == "cursor_item_id" else path
        elif node.get("type") == "array" and "[]" not in path:
            arrays.append(path)
    if "items" not in texts and len(arrays) == 1:
        texts["items"] = arrays[0]
    text = f"lists that page so page by {ours} here"
    notes.remark("kept", table, "type", subject, text)
    return Scheme(name, texts, frozenset(request))


def _purposes(table: Settings) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    """Each property below: its dotted path, its purpose, and what it is."""

    def walk(
        properties: Mapping[str, object], inside: str
    ) -> Iterator[tuple[str, str, Mapping[str, object]]]:
        for name, node in properties.items():
            if not is_object(node):
                continue
            told = node.get(_PROPERTY)
            purpose = told.get("purpose") if is_object(told) else None
            path = f"{inside}{name}"
            yield path, purpose if isinstance(purpose, str) else "", node
            below = node.get("properties")
            if is_object(below):
                yield from walk(below, f"{path}.")
            items = node.get("items")
            if is_object(items) and is_object(items.get("properties")):
                yield from walk(items["properties"], f"{path}[].")

    yield from walk(table.values, "")


def rules(
    api: Api,
    schemes: Sequence[Scheme],
    endpoints: Mapping[str, Endpoint],
    notes: Notes,
) -> list[PagingRule]:
    """The rules for operations that page otherwise than Calco finds by itself.

    Args:
        api: The document.
        schemes: The schemes.
        endpoints: Pointer of an operation to what the configuration says of it.
        notes: Takes what cannot be kept.
    """
    found = find_paging(api)
    chosen: list[PagingRule] = []
    for operation in api.operations:
        told = endpoints.get(operation.pointer)
        if told is None:
            continue
        label = operation.id or f"{operation.method} {operation.path}"
        if told.paginated is False:
            if operation.pointer in found:
                chosen.append(PagingRule(label))
            continue
        tried = _tried(api, operation, label, schemes, told)
        now = found.get(operation.pointer)
        rule = tried[0] if tried else None
        if rule is None:
            if told.paginated and now is None:
                text = "no scheme of the configuration fits what the document says"
                notes.add("differs", told.settings, told.name, text)
        elif now is None or (now.kind, now.parameter) != (
            rule.texts["kind"],
            rule.texts.get("parameter", ""),
        ):
            chosen.append(rule)
    return chosen


def _tried(
    api: Api,
    operation: Operation,
    label: str,
    schemes: Sequence[Scheme],
    told: Endpoint,
) -> list[PagingRule]:
    """The rules that fit an operation."""
    fitting: list[PagingRule] = []
    known = {one.name for one in operation.parameters if one.location == "query"}
    for scheme in schemes:
        if isinstance(told.paginated, str) and told.paginated != scheme.name:
            continue
        if not scheme.needed <= known:
            continue
        rule = PagingRule(label, scheme.texts)
        try:
            configured(api, [rule], {})
        except CalcoError:
            continue
        fitting.append(rule)
    return fitting
