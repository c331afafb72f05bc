"""Names within a scope: fields of a model, members of an enumeration, arguments.

See :mod:`generator.names.records` for what is recorded of them and why it is enough.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.names.identifiers import distinct

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Word:
    """Something to be named within a scope.

    Attributes:
        key: What tells it from the others of its scope, and its spelling from other
            spellings: its name on the wire.
        plain: What it is called alone.
        exact: Whether it is written just like that, so that nothing else has a better
            claim to it.
        others: Makes further names, best first; few words ever need one.
    """

    key: str
    plain: str
    exact: bool
    others: Callable[[], tuple[str, ...]]


@dataclass(slots=True)
class Speller:
    """Names the words of many scopes of one kind, and remembers what to record.

    Attributes:
        pinned: Scope and word, joined, to the name that the configuration gives.
        recorded: The same, to the name that an earlier run gave.
        spelled: Word to the name that an earlier run gave it wherever it occurs.
        join: Makes the key of a record out of scope and word.
    """

    pinned: Mapping[str, str]
    recorded: Mapping[str, str]
    spelled: Mapping[str, str]
    join: Callable[[str, str], str]
    _given: list[tuple[str, Word, str]] = field(
        default_factory=list[tuple[str, Word, str]]
    )

    def name(
        self,
        scope: str,
        words: Sequence[Word],
        reserved: Collection[str],
        barred: Collection[str] = (),
    ) -> list[str]:
        """Names for the words of a scope, in their order.

        Args:
            scope: What the scope is recorded under.
            words: Their keys differ.
            reserved: Names that mean something else in the scope.
            barred: Names that no word that is new may have, but the word of that key.
        """
        chosen: dict[str, str] = {}
        taken = set(reserved)

        def give(word: Word, name: str | None) -> None:
            if name is not None and word.key not in chosen and name not in taken:
                chosen[word.key] = name
                taken.add(name)

        if self.pinned or self.recorded:
            for given in (self.pinned, self.recorded):
                for word in words:
                    give(word, given.get(self.join(scope, word.key)))
        if self.spelled:
            for word in words:
                give(word, self.spelled.get(word.key))
        for word in words:
            if word.exact:
                give(word, word.plain)
        if len(chosen) < len(words):
            wire = set(barred)
            for word in sorted(words, key=lambda word: word.key):
                if word.key not in chosen:
                    name = word.plain
                    if name in taken or (name in wire and name != word.key):
                        blocked = taken | (wire - {word.key})
                        name = distinct(name, blocked, *word.others())
                    give(word, name)
        for word in words:
            self._given.append((scope, word, chosen[word.key]))
        return [chosen[word.key] for word in words]

    def records(self) -> tuple[dict[str, str], dict[str, str]]:
        """What to record one by one, and the spellings."""
        askers: dict[str, set[str]] = {}
        asked: dict[str, set[str]] = {}
        for _, word, _ in self._given:
            alone = self._alone(word)
            askers.setdefault(alone, set()).add(word.key)
            asked.setdefault(word.key, set()).add(alone)
        single: dict[str, str] = {}
        spelled: dict[str, str] = {}
        for scope, word, name in self._given:
            alone = self._alone(word)
            alike = len(askers[alone]) == len(asked[word.key]) == 1
            if name != alone or not alike:
                single[self.join(scope, word.key)] = name
            elif not (word.exact and name == word.plain):
                spelled[word.key] = name
        return single, spelled

    def _alone(self, word: Word) -> str:
        """What the word is called where nothing competes with it."""
        return self.spelled.get(word.key, word.plain)
