"""The names that were given, by what each of them names: what ``calco.lock`` keeps.

A name that a package once had is its users' to rely on. So the names of one run are
an input of the next, which gives them to the same things again before it looks for
names for what is new.

Each thing is recorded under a key that stays when others are added, removed or
sorted: an operation under its method and path, a schema under its component's key or
the place it stands at, a property under its schema and its name on the wire.

Resources, methods and schemas are recorded one by one. Fields, arguments and members
are many, and nearly all are spelled as on the wire or as the same word is spelled
everywhere in the document. They are therefore recorded as spellings, a word once, and
one by one only where two words compete for a name. That loses nothing: a word without
a spelling is spelled as on the wire, and a newcomer gives way to it; a word with one
was alone in asking for that name, so whatever else asks for it is the newcomer.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from generator.names.identifiers import is_plain_name

if TYPE_CHECKING:
    from collections.abc import Mapping


def _nothing() -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Records:
    """Names by what they name.

    Attributes:
        resources: Tag, or ``/segment`` of the path, to dotted path on the client.
        classes: Dotted path on the client to the resource's class.
        operations: ``METHOD path`` to dotted path and method.
        schemas: Key of the schema to class.
        properties: ``schema.property`` to field.
        enums: ``schema.value`` to member.
        parameters: ``METHOD path location name`` to argument.
        credentials: Security scheme to argument of the client.
        webhooks: ``METHOD name``, after the operation of a callback, to the function
            that reads it.
        headers: Header of an answer, in lower case, to field.
        scopes: Scope to member.
        sign_ins: ``scheme flow`` to class.
        servers: Address, variables in braces, to the function that gives it.
        spelled_properties: Property to field, where only one spelling is in use.
        spelled_enums: The same of values and members.
        spelled_parameters: The same of parameters and arguments.
    """

    resources: Mapping[str, str] = field(default_factory=_nothing)
    classes: Mapping[str, str] = field(default_factory=_nothing)
    operations: Mapping[str, str] = field(default_factory=_nothing)
    schemas: Mapping[str, str] = field(default_factory=_nothing)
    properties: Mapping[str, str] = field(default_factory=_nothing)
    enums: Mapping[str, str] = field(default_factory=_nothing)
    parameters: Mapping[str, str] = field(default_factory=_nothing)
    credentials: Mapping[str, str] = field(default_factory=_nothing)
    webhooks: Mapping[str, str] = field(default_factory=_nothing)
    headers: Mapping[str, str] = field(default_factory=_nothing)
    scopes: Mapping[str, str] = field(default_factory=_nothing)
    sign_ins: Mapping[str, str] = field(default_factory=_nothing)
    servers: Mapping[str, str] = field(default_factory=_nothing)
    spelled_properties: Mapping[str, str] = field(default_factory=_nothing)
    spelled_enums: Mapping[str, str] = field(default_factory=_nothing)
    spelled_parameters: Mapping[str, str] = field(default_factory=_nothing)

    def tables(self) -> dict[str, Mapping[str, str]]:
        """Every table by its name, in the order above."""
        return {part.name: getattr(self, part.name) for part in fields(self)}

    @classmethod
    def of(cls, tables: Mapping[str, Mapping[str, str]]) -> Records:
        """The records in these tables, which anyone may have edited.

        Raises:
            ValueError: A table is unknown, or a name is none that Python has.
        """
        known = {part.name for part in fields(cls)}
        for label, table in tables.items():
            if label not in known:
                raise ValueError(f"there is no table of names called {label!r}")
            for key, name in table.items():
                if not isinstance(
                    name, str
                ):  # pyright: ignore[reportUnnecessaryIsInstance]
                    raise ValueError(f"the name of {key} is no text")
                if not all(is_plain_name(part) for part in name.split(".")):
                    raise ValueError(f"{name!r}, the name of {key}, is no identifier")
        return cls(**tables)
