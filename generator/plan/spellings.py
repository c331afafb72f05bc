"""How objects are spelled in XML, as the package's table of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.plan.literals import layout

if TYPE_CHECKING:
    from generator.ir import Api, MediaType, XmlSpelling

_USED = len("SPELLINGS: Spellings = ")


def spelling_key(content: MediaType) -> str:
    """What the spelling of a content is called in the table."""
    assert content.xml is not None
    plain = content.pointer.removeprefix("#/").replace("/", " ")
    return _key(content.xml.reference) or _unescaped(plain)


def spellings(api: Api) -> dict[str, dict[str, Any]]:
    """The table: of every schema that XML contents hold, and of those contents that are
    no schema of their own. Empty without XML."""
    found = {_key(key): _entry(one) for key, one in api.xml.items()}
    for operation in api.operations:
        contents = [
            *(operation.body.contents if operation.body else ()),
            *(content for one in operation.responses for content in one.contents),
        ]
        for content in contents:
            if content.xml is not None:
                found.setdefault(spelling_key(content), _entry(content.xml))
    return found


def spellings_source(api: Api) -> str:
    """Source of the table; empty without XML."""
    table = spellings(api)
    return layout(table, 0, _USED, after=0) if table else ""


def _key(reference: str | None) -> str:
    plain = (reference or "").removeprefix("#/components/schemas/")
    return _unescaped(plain)


def _unescaped(pointer: str) -> str:
    return pointer.replace("~1", "/").replace("~0", "~")


def _entry(spelling: XmlSpelling) -> dict[str, Any]:
    entry: dict[str, Any] = {"name": spelling.name} if spelling.name else {}
    if spelling.reference is not None:
        entry["of"] = _key(spelling.reference)
    elif spelling.kind != "string":
        entry["kind"] = spelling.kind
    if spelling.node != "element":
        entry["node"] = spelling.node
    if spelling.wrapped and spelling.kind == "array":
        entry["wrapped"] = True
    for key, value in (("namespace", spelling.namespace), ("prefix", spelling.prefix)):
        if value is not None:
            entry[key] = value
    if spelling.properties:
        entry["properties"] = {
            key: _short(key, below) for key, below in spelling.properties
        }
    if spelling.others is not None:
        entry["others"] = _entry(spelling.others)
    if spelling.items is not None:
        entry["items"] = _entry(spelling.items)
    return entry


def _short(key: str, spelling: XmlSpelling) -> dict[str, Any]:
    """A property is called as it is in JSON, unless it says otherwise."""
    entry = _entry(spelling)
    if entry.get("name") == key:
        del entry["name"]
    return entry
