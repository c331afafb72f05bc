"""What the templates see of types: models, enumerations, aliases, typed dicts."""

from __future__ import annotations

from dataclasses import dataclass

from generator.plan.layout import annotated, assigned, bracketed
from generator.plan.literals import string


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a model, or a key of a TypedDict.

    Attributes:
        name: The attribute, or the key on the wire.
        annotation: Its type.
        default: Source of the default; ``None`` when it must be given.
        docstring: Source, quotes included; may be empty.
    """

    name: str
    annotation: str
    default: str | None
    docstring: str

    @property
    def source(self) -> str:
        """The declaration, laid out."""
        after = f" = {self.default}" if self.default is not None else ""
        return annotated(self.name, self.annotation, after, 4)

    @property
    def assignment(self) -> str:
        """The declaration of an enumeration's member, laid out."""
        return assigned(self.name, self.default or "None", 4)


@dataclass(frozen=True, slots=True)
class ClassView:
    """A model or a TypedDict.

    Attributes:
        entry: ``class``.
        head: Source of its head.
        read_only: Source of the read-only field names, for models.
        additional: The type of the values of properties that are not fields, for
            models where the document gives one; empty otherwise.
        decorator: What makes a method one of these properties, as the class spells it.
        seam: The module of its hand-written methods, for models that have one.
    """

    name: str
    docstring: str
    fields: tuple[FieldView, ...]
    head: str
    read_only: str = ""
    additional: str = ""
    decorator: str = ""
    seam: str = ""
    entry: str = "class"


@dataclass(frozen=True, slots=True)
class FunctionalView:
    """A TypedDict whose keys are no identifiers, written as a call."""

    name: str
    comment: str
    fields: tuple[FieldView, ...]
    entry: str = "functional"


@dataclass(frozen=True, slots=True)
class EnumView:
    """An open enumeration."""

    name: str
    head: str
    docstring: str
    members: tuple[FieldView, ...]
    entry: str = "enum"


@dataclass(frozen=True, slots=True)
class AliasView:
    """A named type.

    Attributes:
        before: Another one that only this one mentions.
    """

    name: str
    value: str
    docstring: str
    entry: str = "alias"
    before: AliasView | None = None

    @property
    def source(self) -> str:
        """The declaration, laid out, under the one it builds on."""
        above = f"{self.before.source}\n" if self.before else ""
        if self.entry == "recursive":
            given = [string(self.name), string(self.value)]
            return bracketed(f"{self.name} = TypeAliasType(", given, ")", 0)
        return above + assigned(f"{self.name}: TypeAlias", self.value, 0)


Entry = ClassView | FunctionalView | EnumView | AliasView


@dataclass(frozen=True, slots=True)
class ModuleView:
    """A module of ``models`` or ``params``.

    Attributes:
        imports: Statements in order; an empty string is a blank line.
        checking: Imports that only type checkers need.
        names: What the module defines for the package's index.
        index: Its own name and these as lines of words.
    """

    name: str
    docstring: str
    imports: tuple[str, ...]
    checking: tuple[str, ...]
    entries: tuple[Entry, ...]
    names: tuple[str, ...]
    index: tuple[str, ...]

    @property
    def begins_with_class(self) -> bool:
        """Whether two empty lines end its imports, which classes have before them."""
        return bool(self.entries) and self.entries[0].entry in ("class", "enum")


@dataclass(frozen=True, slots=True)
class HeadersView:
    """The class that holds the headers of answers."""

    imports: tuple[str, ...]
    fields: tuple[FieldView, ...]
