"""How openapi-python-client names what it makes.

The rules are those of its version 0.29: a module an operation, ``api.TAG.OPERATION``,
with the functions ``sync``, ``sync_detailed`` and their asynchronous twins; a class a
schema, named after its title where it has one.
"""

from __future__ import annotations

import builtins
import keyword
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.adoption.plans import Choice, Wish
from generator.ir import EnumSchema, ObjectSchema
from generator.json_types import is_array
from generator.names.schemas import schema_keys

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.adoption.settings import Notes, Settings
    from generator.config_paging import PagingRule
    from generator.ir import Api, Operation, Schema
    from generator.names import Names
    from generator.pipeline import Understood

_RESERVED = {*dir(builtins), "self", "true", "false", "datetime"} - {"id"}
_DIVIDERS = "\\. _-"
_CHOICES = ("oneOf", "anyOf")


def _nothing() -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Naming:
    """What the configuration says of names.

    Attributes:
        overrides: Class to the class that it is called instead.
        prefix: What goes before names that are no identifiers.
        all_tags: Whether an operation is there for each of its tags.
        literal: Whether enumerations are no classes.
    """

    overrides: Mapping[str, str] = field(default_factory=_nothing)
    prefix: str = "field_"
    all_tags: bool = False
    literal: bool = False


def _words(text: str) -> list[str]:
    """The words of a text, after what no identifier has is taken out."""
    kept = "".join(
        char
        for char in text
        if char.isidentifier() or char.isdecimal() or char in _DIVIDERS
    )
    if any(char.isupper() for char in kept):
        kept = " ".join(re.split("([A-Z]?[a-z]+)", kept))
    return re.findall(rf"[^{re.escape(_DIVIDERS)}]+", kept)


def _unreserved(name: str) -> str:
    return f"{name}_" if name in _RESERVED or keyword.iskeyword(name) else name


def module_name(text: str, prefix: str) -> str:
    """An identifier in lower case with underscores."""
    name = _unreserved("_".join(_words(text)).lower())
    begins = next((c for c in text if c.isidentifier() or c.isdecimal()), "")
    return name if name.isidentifier() and begins != "_" else f"{prefix}{name}"


def class_name(text: str, naming: Naming) -> str:
    """The class of a schema."""

    def plain(one: str) -> str:
        return _unreserved(
            "".join(
                word if word.isupper() else word.capitalize() for word in _words(one)
            )
        )

    def named(one: str) -> str:
        name = plain(one)
        return name if name.isidentifier() else plain(f"{naming.prefix}{name}")

    name = named(text.rpartition("/")[2])
    override = naming.overrides.get(name)
    return name if override is None else named(override)


def kebab(title: str) -> str:
    """A title in lower case with hyphens."""
    return "-".join(_words(title)).lower()


class OpenAPIPythonClientRules:
    """See :class:`generator.adoption.plans.Rules`."""

    def __init__(self, settings: Settings, naming: Naming) -> None:
        self.settings = settings
        self.naming = naming

    def choose(self, known: Understood) -> Choice:
        """Nothing is left out."""
        return Choice()

    def calls(self, known: Understood) -> Mapping[str, Sequence[str]]:
        """``api.clients.list_clients.sync``, for the tags that count."""
        found: dict[str, list[str]] = {}
        for one in known.api.operations:
            tags = one.tags or ("default",)
            for tag in tags if self.naming.all_tags else tags[:1]:
                module = module_name(one.id or _by_path(one), self.naming.prefix)
                function = "sync" if _answers(one) else "sync_detailed"
                call = f"api.{module_name(tag, 'tag')}.{module}.{function}"
                found.setdefault(one.pointer, []).append(call)
        return found

    def classes(self, known: Understood) -> Mapping[str, str]:
        """Those of declared objects and enumerations that are nothing else besides."""
        api = known.api
        keys = schema_keys(api.schemas.values())
        found: dict[str, str] = {}
        for identity in api.declared:
            schema = api.schemas.get(identity)
            node = known.document.at(identity)
            # The class of what may be null is called after its place among the types.
            is_one = not is_array(node.get("type")) and node.keys().isdisjoint(_CHOICES)
            if isinstance(schema, ObjectSchema | EnumSchema) and is_one:
                text = schema.origin.title or keys[identity]
                found[identity] = class_name(text, self.naming)
        return found

    def wishes(self, known: Understood, names: Names) -> Sequence[Wish]:
        """Classes as they were."""
        keys = schema_keys(known.api.schemas.values())
        return [
            Wish("schemas", keys[identity], called, keys[identity])
            for identity, called in self.classes(known).items()
        ]

    def paging(self, api: Api) -> Sequence[PagingRule]:
        """openapi-python-client knows no pages."""
        return ()

    def inside(self, schema: Schema) -> Mapping[str, str]:
        """Fields as modules are named, members in capitals."""
        if isinstance(schema, ObjectSchema):
            names = [each.name for each in schema.properties]
            return {one: module_name(one, self.naming.prefix) for one in names}
        if isinstance(schema, EnumSchema) and not self.naming.literal:
            named = all(entry.name for entry in schema.values)
            return {
                str(each.value): _member(each.name if named else each.value, number)
                for number, each in enumerate(schema.values)
            }
        return {}

    def compare(self, known: Understood, names: Names, notes: Notes) -> None:
        """Say which overrides are about nothing in the document."""
        plain = Naming(prefix=self.naming.prefix)
        there = set(
            OpenAPIPythonClientRules(self.settings, plain).classes(known).values()
        )
        for name in self.naming.overrides:
            if name not in there:
                text = "no schema that the document declares has a class of that name"
                table = self.settings.table("class_overrides")
                notes.add("differs", table, name, text)


def _member(value: object, number: int) -> str:
    """The member of a value that stands at a position."""
    if isinstance(value, int):
        return f"VALUE_{f'NEGATIVE_{-value}' if value < 0 else value}"
    text = str(value)
    return "_".join(_words(text.upper() if text[:1].isalpha() else f"VALUE_{number}"))


def _by_path(operation: Operation) -> str:
    path = operation.path.replace("{", "").replace("}", "").replace("/", "_")
    return f"{operation.method.lower()}_{path.removeprefix('_').removesuffix('_')}"


def _answers(operation: Operation) -> bool:
    """Whether any answer has a type, so that there are functions that return it."""
    return any(
        content.type is not None
        for response in operation.responses
        for content in response.contents
    )
