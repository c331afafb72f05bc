"""How the Python generator of OpenAPI Generator names what it makes.

The rules are those of version 7: classes such as ``ClientsApi`` a tag, methods of the
operationId in lower case with underscores, a class a schema in capitalised words.
"""

from __future__ import annotations

import keyword
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.adoption.plans import Choice, Wish
from generator.ir import EnumSchema, ObjectSchema
from generator.names.inside import dotted, parameter_words, spaced
from generator.names.resources import operation_key
from generator.names.schemas import schema_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.adoption.settings import Notes, Settings
    from generator.config_paging import PagingRule
    from generator.ir import Api, Operation, Schema
    from generator.names import Names
    from generator.pipeline import Understood

# Words that the generator respells, whatever their case.
_RESERVED = {
    *(word.lower() for word in keyword.kwlist),
    *("base64", "date", "exec", "field", "float", "json", "print", "property"),
    *("schema", "self"),
}


# Values whose members follow from the words of their signs.
_TOLD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_. -]*")


def _nothing() -> Mapping[str, Mapping[str, str]]:
    return {}


@dataclass(frozen=True, slots=True)
class Naming:
    """What the configuration says of names.

    Attributes:
        mappings: Option to old name to new name.
        prefixes: How many parts at the front of an operationId are left out.
        delimiter: What divides them.
    """

    mappings: Mapping[str, Mapping[str, str]] = field(default_factory=_nothing)
    api_prefix: str = ""
    api_suffix: str = "Api"
    model_prefix: str = ""
    model_suffix: str = ""
    prefixes: int = 0
    delimiter: str = "_"

    def mapped(self, option: str) -> Mapping[str, str]:
        """The names that an option gives."""
        return self.mappings.get(option, {})


def sanitized(text: str) -> str:
    """Text without what no identifier may have."""
    text = re.sub(r"\[[^\]]*\]", "", text)
    text = re.sub(r"[(.\-|: /\\]", "_", text)
    return re.sub(r"[^A-Za-z0-9_]", "", text)


def camelized(text: str) -> str:
    """Words joined, each with a capital."""
    text = "".join(part[:1].upper() + part[1:] for part in re.split(r"[./]", text))
    text = re.sub(r"[_ -]+(.)", lambda found: found[1].upper(), text)
    return (text[:1].upper() + text[1:]).replace("_", "")


def underscored(text: str) -> str:
    """Words in lower case, with underscores between."""
    text = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", text)
    text = re.sub(r"([a-z\d])([A-Z])", r"\1_\2", text)
    return text.lower()


def class_name(key: str, naming: Naming) -> str:
    """The class of a schema."""
    given = naming.mapped("modelNameMappings").get(key)
    if given is not None:
        return given
    affixed = [naming.model_prefix, sanitized(key), naming.model_suffix]
    found = camelized("_".join(part for part in affixed if part))
    if found.lower() in _RESERVED or found[:1].isdigit():
        return f"Model{found}"
    return found


def field_name(text: str) -> str:
    """The field of a property."""
    text = sanitized(text)
    text = text.lower() if text.isupper() else text
    text = underscored(text).lstrip("_")
    return f"var_{text}" if text in _RESERVED or text[:1].isdigit() else text


def member_name(text: str) -> str:
    """The member of a value that has no signs but those with a word of their own."""
    text = text.replace(".", "_DOT_").replace("-", "_MINUS_")
    text = re.sub(r"\s+", "_", text).upper()
    return f"ENUM_{text}" if text[:1].isdigit() else text


def tag_class(tag: str, naming: Naming) -> str:
    """The class of a tag's operations."""
    parts = [naming.api_prefix, camelized(sanitized(tag)), naming.api_suffix]
    return camelized("_".join(part for part in parts if part))


def method_name(operation: Operation, naming: Naming) -> str:
    """The method of an operation, before others of that name are looked at."""
    given = naming.mapped("operationIdNameMappings").get(operation.id or "")
    if given is not None:
        return given
    text = operation.id or sanitized(_by_path(operation))
    for _ in range(naming.prefixes):
        _, divider, rest = text.partition(naming.delimiter)
        text = rest if divider and rest else text
    text = camelized(sanitized(text))
    head = re.match(r"[^A-Za-z]*[A-Za-z]", text)
    text = text[: head.end()].lower() + text[head.end() :] if head else text
    if text.lower() in _RESERVED or text[:1].isdigit():
        text = f"call_{text}"
    return underscored(text)


def _by_path(operation: Operation) -> str:
    parts = re.sub(r"[{}]", "", operation.path).split("/")
    first, *rest = [part for part in parts if part] or ["root"]
    spoken = [*map(camelized, rest), operation.method.lower().capitalize()]
    return first[:1].lower() + first[1:] + "".join(spoken)


class OpenAPIGeneratorRules:
    """See :class:`generator.adoption.plans.Rules`."""

    def __init__(self, settings: Settings, naming: Naming, choice: Choice) -> None:
        self.settings = settings
        self.naming = naming
        self.choice = choice

    def choose(self, known: Understood) -> Choice:
        """Only what FILTER names and the document has, and nothing internal."""
        api = known.api
        tags = {tag for operation in api.operations for tag in operation.tags}
        there: dict[str, set[str | None]] = {
            "tags": {*tags},
            "operations": {one.id for one in api.operations},
        }
        include = {
            kind: [one for one in chosen if one in there[kind]]
            for kind, chosen in self.choice.include.items()
        }
        chosen = {one for texts in include.values() for one in texts}
        return Choice(
            include,
            [
                one.id or operation_key(one)
                for one in api.operations
                if known.document.at(one.pointer).get("x-internal") is True
                and (not chosen or not chosen.isdisjoint((one.id, *one.tags)))
            ],
        )

    def calls(self, known: Understood) -> Mapping[str, Sequence[str]]:
        """``ClientsApi.list_clients``, a call for each tag of an operation."""
        found: dict[str, list[str]] = {}
        taken: set[tuple[str, str]] = set()
        for operation in known.api.operations:
            for tag in operation.tags or ("default",):
                owner = tag_class(tag, self.naming)
                plain = method = method_name(operation, self.naming)
                number = 0
                while (owner, method) in taken:
                    method = f"{plain}_{number}"
                    number += 1
                taken.add((owner, method))
                found.setdefault(operation.pointer, []).append(f"{owner}.{method}")
        return found

    def classes(self, known: Understood) -> Mapping[str, str]:
        """Those of declared objects and enumerations; of others there is no class."""
        api = known.api
        found: dict[str, str] = {}
        keys = schema_keys(api.schemas.values())
        for identity in api.declared:
            schema = api.schemas.get(identity)
            if isinstance(schema, EnumSchema) or (
                isinstance(schema, ObjectSchema) and schema.properties
            ):
                found[identity] = class_name(keys[identity], self.naming)
        return found

    def wishes(self, known: Understood, names: Names) -> Sequence[Wish]:
        """Classes as they were, and what the mappings say."""
        return [
            *self._classes(known, names),
            *self._methods(known.api, names),
            *self._arguments(known.api),
            *self._fields(known.api),
        ]

    def _classes(self, known: Understood, names: Names) -> Iterable[Wish]:
        api = known.api
        keys = schema_keys(api.schemas.values())
        for identity, called in self.classes(known).items():
            yield Wish("schemas", keys[identity], called, keys[identity])
        inline = self.naming.mapped("inlineSchemaNameMappings")
        given = {camelized(sanitized(key)): called for key, called in inline.items()}
        for identity, called in names.schemas.items():
            if identity not in api.declared and called in given:
                yield Wish("schemas", keys[identity], given[called], keys[identity])

    def _methods(self, api: Api, names: Names) -> Iterable[Wish]:
        mapped = self.naming.mapped("operationIdNameMappings")
        of = {one: r.dotted for r in names.resources for one in r.operations}
        for operation in api.operations:
            called = mapped.get(operation.id or "")
            if called is not None:
                dotted_name = f"{of[operation.pointer]}.{called}"
                key = operation_key(operation)
                yield Wish("operations", key, dotted_name, operation.id or key)

    def _arguments(self, api: Api) -> Iterable[Wish]:
        mapped = self.naming.mapped("parameterNameMappings")
        for operation in api.operations:
            key = operation_key(operation)
            words = parameter_words(operation.parameters) if mapped else []
            for parameter, word in zip(operation.parameters, words, strict=False):
                called = mapped.get(parameter.name)
                if called is not None:
                    what = spaced(operation.id or key, word.key)
                    yield Wish("parameters", spaced(key, word.key), called, what)

    def _fields(self, api: Api) -> Iterable[Wish]:
        mapped = self.naming.mapped("nameMappings")
        keys = schema_keys(api.schemas.values())
        for identity, schema in api.schemas.items() if mapped else ():
            if isinstance(schema, ObjectSchema):
                for each in schema.properties:
                    if each.name in mapped:
                        place = dotted(keys[identity], each.name)
                        yield Wish("properties", place, mapped[each.name], place)

    def paging(self, api: Api) -> Sequence[PagingRule]:
        """OpenAPI Generator knows no pages."""
        return ()

    def inside(self, schema: Schema) -> Mapping[str, str]:
        """Fields as their names are underscored; members in capitals."""
        mapped = self.naming.mapped("nameMappings")
        if isinstance(schema, ObjectSchema):
            names = [each.name for each in schema.properties]
            return {one: mapped.get(one) or field_name(one) for one in names}
        if isinstance(schema, EnumSchema) and schema.kind == "string":
            return {
                str(entry.value): entry.name or member_name(str(entry.value))
                for entry in schema.values
                if _TOLD.fullmatch(str(entry.value))
            }
        return {}

    def compare(self, known: Understood, names: Names, notes: Notes) -> None:
        """Say which mappings are about nothing in the document."""
        api = known.api
        there: dict[str, set[str | None]] = {
            "modelNameMappings": {*schema_keys(api.schemas.values()).values()},
            "operationIdNameMappings": {one.id for one in api.operations},
            "parameterNameMappings": {
                each.name for one in api.operations for each in one.parameters
            },
            "nameMappings": {
                each.name
                for schema in api.schemas.values()
                if isinstance(schema, ObjectSchema)
                for each in schema.properties
            },
        }
        for option, keys in there.items():
            for key in self.naming.mapped(option):
                if key not in keys:
                    text = "nothing in the document is called that"
                    notes.add("differs", self.settings.table(option), key, text)
