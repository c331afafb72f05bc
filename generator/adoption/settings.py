"""The configuration of another tool: a YAML or JSON file that anyone may have written.

It is read like a document, with the same bounds. Whatever key is asked for has its
place, and :class:`Notes` knows which keys nothing was said of.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from generator.json_types import is_array, is_object
from generator.problems import CalcoError, Report
from generator.read.load import Files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.problems import Place
    from generator.read.pointer import Tokens
    from generator.read.source import Source

Outcome: TypeAlias = Literal["kept", "differs", "needless", "absent", "unknown"]
"""What became of a key: it is kept, something differs, nothing needs it, nothing here
does what it does, or it is not known."""


@dataclass(frozen=True, slots=True)
class Note:
    """What became of one thing that the other tool was told, or did by itself.

    Attributes:
        subject: The key, with dots, or a word for what no key speaks of.
        place: Where the key is written.
    """

    outcome: Outcome
    subject: str
    text: str
    place: Place | None = None


class Settings:
    """One table of the configuration.

    Args:
        source: The file.
        tokens: The keys that lead to the table.
        values: The table.
    """

    def __init__(
        self, source: Source, tokens: Tokens, values: Mapping[str, object]
    ) -> None:
        self.source = source
        self.tokens = tokens
        self.values = values

    def __contains__(self, key: str) -> bool:
        return self.values.get(key) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self.values)

    def place(self, key: str = "") -> Place:
        """Where a key is written, or the table."""
        return self.source.place((*self.tokens, key) if key else self.tokens)

    def dotted(self, key: str) -> str:
        """A key as people call it."""
        return ".".join((*self.tokens, key))

    def text(self, key: str) -> str | None:
        """A text; of a number, what is written.

        Raises:
            CalcoError: It is a table or a list.
        """
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, str):
            return value
        if is_object(value) or is_array(value):
            raise self.wrong(key, "a text")
        if isinstance(value, bool):
            return "true" if value else "false"
        written = self.source.written((*self.tokens, key))
        return str(value) if written is None else written

    def flag(self, key: str) -> bool:
        """Whether a key is set, be it by a text that says so."""
        return (self.text(key) or "").lower() == "true"

    def table(self, key: str) -> Settings:
        """A table within this one, empty when it is absent.

        Raises:
            CalcoError: It is something else.
        """
        value = self.values.get(key)
        tokens = (*self.tokens, key)
        if value is None:
            return Settings(self.source, tokens, {})
        if not is_object(value):
            raise self.wrong(key, "a table")
        return Settings(self.source, tokens, value)

    def texts(self, key: str) -> dict[str, str]:
        """A table of texts.

        Raises:
            CalcoError: It is something else.
        """
        table = self.table(key)
        return {name: table.text(name) or "" for name in table}

    def listed(self, key: str) -> list[object]:
        """A list, empty when it is absent.

        Raises:
            CalcoError: It is something else.
        """
        value = self.values.get(key)
        if value is None:
            return []
        if not is_array(value):
            raise self.wrong(key, "a list")
        return list(value)

    def items(self, key: str) -> Settings:
        """A list as a table, by its positions.

        Raises:
            CalcoError: It is something else.
        """
        values = {str(number): one for number, one in enumerate(self.listed(key))}
        return Settings(self.source, (*self.tokens, key), values)

    def wrong(self, key: str, wanted: str) -> CalcoError:
        """The error for a key that is not what it has to be."""
        return CalcoError.of(
            "CALCO-C060",
            f"{self.dotted(key)} is not {wanted}",
            place=self.place(key),
            hint="Correct it; the tool that it is for would not take it either.",
        )


def read_settings(location: str) -> Settings:
    """Read the configuration of another tool.

    Raises:
        CalcoError: It cannot be read, or is no table.
    """
    if location == "-" or "://" in location:
        raise CalcoError.of(
            "CALCO-C060",
            "the configuration of another tool is a file",
            hint="Give its path; --spec takes the address of the document.",
        )
    _, source = Files(Report()).root(location, None)
    if not is_object(source.tree):
        raise CalcoError.of(
            "CALCO-C060",
            f"{source.name} holds no table of options",
            place=source.place(()),
            hint="Give the configuration of the tool that --from names.",
        )
    return Settings(source, (), source.tree)


class Notes:
    """Collects what became of each key."""

    def __init__(self) -> None:
        self._found: list[Note] = []
        self._known: set[Tokens] = set()
        self._times: dict[tuple[Outcome, str, str], int] = {}

    def add(self, outcome: Outcome, settings: Settings, key: str, text: str) -> None:
        """Say what became of a key, and of all that is in it."""
        self._known.add((*settings.tokens, key))
        note = Note(outcome, settings.dotted(key), text, settings.place(key))
        self._found.append(note)

    def gather(
        self, outcome: Outcome, settings: Settings, key: str, subject: str, text: str
    ) -> None:
        """Say what became of a key that stands in many tables, once for all."""
        self._known.add((*settings.tokens, key))
        told = (outcome, subject, text)
        if told not in self._times:
            self._found.append(Note(*told, settings.place(key)))
        self._times[told] = self._times.get(told, 0) + 1

    def remark(
        self, outcome: Outcome, settings: Settings, key: str, subject: str, text: str
    ) -> None:
        """Say something of a key under another name."""
        self._known.add((*settings.tokens, key))
        self._found.append(Note(outcome, subject, text, settings.place(key)))

    def say(self, outcome: Outcome, subject: str, text: str) -> None:
        """Say something that no key speaks of."""
        self._found.append(Note(outcome, subject, text))

    @property
    def found(self) -> list[Note]:
        """All of them, as they were said."""
        return [self._counted(note) for note in self._found]

    def _counted(self, note: Note) -> Note:
        times = self._times.get((note.outcome, note.subject, note.text), 1)
        more = f" ({times} times, the first here)" if times > 1 else ""
        return replace(note, text=note.text + more)

    def leave(self, *tables: Settings) -> None:
        """Say of each key of these tables that it is not known, unless it was."""
        for table in tables:
            for key in table:
                if (*table.tokens, key) not in self._known:
                    self.add("unknown", table, key, "Calco does not know this key")

    def opened(self, settings: Settings, key: str) -> None:
        """Leave it to the keys in a table to say what became of it."""
        self._known.add((*settings.tokens, key))
