"""What the module of a tool finds out: the intermediate form of every configuration."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from generator.adoption.settings import Notes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.adoption.settings import Settings
    from generator.config_paging import PagingRule
    from generator.ir import Api, Schema
    from generator.names import Names
    from generator.pipeline import Understood


@dataclass(frozen=True, slots=True)
class Wish:
    """A name that something is to have.

    Attributes:
        kind: The kind of name: a table of ``names`` in ``calco.toml``, or
            ``resources``.
        key: What it is recorded under.
        name: What it is to be called.
        what: What ``calco.toml`` calls it.
    """

    kind: str
    key: str
    name: str
    what: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Which operations a package is made of, as ``include`` and ``exclude`` have it.

    Attributes:
        include: The kinds ``tags`` and ``operations`` to what is chosen.
        exclude: Operations that are left out.
    """

    include: Mapping[str, Sequence[str]] = field(
        default_factory=dict[str, "Sequence[str]"]
    )
    exclude: Sequence[str] = ()


class Rules(Protocol):
    """By which rules a tool names what it makes of a document."""

    def choose(self, known: Understood) -> Choice:
        """Which operations the tool was told to leave out."""
        ...

    def wishes(self, known: Understood, names: Names) -> Sequence[Wish]:
        """The names that the published package has and ``calco.toml`` can keep.

        Args:
            known: The document.
            names: What everything would be called without wishes.
        """
        ...

    def paging(self, api: Api) -> Sequence[PagingRule]:
        """How operations page, as the tool was told."""
        ...

    def calls(self, known: Understood) -> Mapping[str, Sequence[str]]:
        """What called each operation, by its pointer."""
        ...

    def classes(self, known: Understood) -> Mapping[str, str]:
        """What the class of each schema was called, by its identity."""
        ...

    def inside(self, schema: Schema) -> Mapping[str, str]:
        """What each property or value of a schema was called, where that is known."""
        ...

    def compare(self, known: Understood, names: Names, notes: Notes) -> None:
        """Say what the document tells of options that were read before it.

        Args:
            known: The document.
            names: What everything is called in the end.
            notes: Takes what there is to say.
        """
        ...


@dataclass(frozen=True, slots=True)
class Adoption:
    """What a configuration comes to, before the document is looked at.

    Attributes:
        package: The import name.
        distribution: The name on a package index.
        version: The version of the package; the document's when ``None``.
        license: An SPDX expression; the document's when ``None``.
        usage: How the old client is made and called, in Python.
        rules: How the tool names things.
        notes: What became of each key.
    """

    package: str
    distribution: str | None
    version: str | None
    license: str | None
    usage: str
    rules: Rules
    notes: Notes


class Tool(Protocol):
    """A tool that Calco can take over from."""

    name: str

    def document(self, settings: Settings) -> str | None:
        """The document that the configuration names."""
        ...

    def adopt(
        self, settings: Settings, title: str | None, package: str | None
    ) -> Adoption:
        """Read the configuration.

        Args:
            settings: The configuration.
            title: The document's title, where it can be read.
            package: The import name that was asked for, which goes before what the
                configuration says.

        Raises:
            CalcoError: It cannot be used.
        """
        ...
