"""Where differences are noted while they are found, and made into changes at the end.

A schema that a hundred methods use is compared once for each direction. What is found
there is noted in a scope of its own, and scopes know which others they lead to, so that
each difference is told once, with the methods that it reaches.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from generator.diff.change import LEVELS, Change

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from generator.diff.change import Level, Spot

Way: TypeAlias = Literal["request", "response"]
SchemaPair: TypeAlias = tuple[str, str, Way]
"""The identities of two schemas, and the direction that they are compared in."""

NARROWED: dict[Way, Level] = {"request": "breaking", "response": "feature"}
"""How grave it is that fewer values are allowed."""

WIDENED: dict[Way, Level] = {"request": "feature", "response": "breaking"}
"""How grave it is that more values are allowed."""


_OPEN = "code that does not know a value reads it all the same"


@dataclass(frozen=True, slots=True)
class Note:
    """A difference as it was found.

    Attributes:
        old: Pointer in the old document.
        new: Pointer in the new one.
        keyword: The subject as an argument of the method whose body it is part of.
        is_common: Whether all methods that have it are told of in one change.
    """

    code: str
    level: Level
    subject: str
    message: str
    direction: Way | None = None
    old: str | None = None
    new: str | None = None
    keyword: str = ""
    is_common: bool = False


@dataclass(eq=False, slots=True)
class Scope:
    """A method, or a pair of schemas in one direction, and what was found there.

    Attributes:
        method: From the client; ``None`` for schemas.
        uses: The schemas that it leads to.
        is_keywords: Whether a method takes its properties as keyword arguments.
    """

    method: str | None = None
    notes: list[Note] = field(default_factory=list[Note])
    uses: dict[SchemaPair, Scope] = field(default_factory=dict[SchemaPair, "Scope"])
    is_keywords: bool = False


@dataclass(frozen=True, slots=True)
class At:
    """The place that a comparison has come to.

    Attributes:
        way: Whether values are given there, or answered.
        subject: What is there, as it is written in code.
        keyword: The same as an argument of a method, without the method.
    """

    scope: Scope
    way: Way
    subject: str
    old: str | None
    new: str | None
    keyword: str = ""

    def inside(self, step: str) -> At:
        """The place of a part, such as the items of a list."""
        keyword = self.keyword and f"{self.keyword}{step}"
        return replace(self, subject=f"{self.subject}{step}", keyword=keyword)

    def note(self, code: str, level: Level, message: str) -> None:
        """Note a difference."""
        self.scope.notes.append(
            Note(
                code,
                level,
                self.subject,
                message,
                self.way,
                self.old,
                self.new,
                self.keyword,
            )
        )

    def once(self, code: str, level: Level, message: str) -> None:
        """Note a difference that many methods may share."""
        self.scope.notes.append(
            Note(
                code,
                level,
                "client",
                message,
                None,
                self.old,
                self.new,
                is_common=True,
            )
        )


class Ledger:
    """All scopes of a comparison."""

    def __init__(self) -> None:
        self.whole = Scope()
        self.methods: list[Scope] = []
        self.schemas: dict[SchemaPair, Scope] = {}
        self._groups: list[Scope] = []

    def method(self, name: str) -> Scope:
        """A scope for a method."""
        scope = Scope(name)
        self.methods.append(scope)
        return scope

    def group(self, names: Iterable[str]) -> Scope:
        """A scope for what is told of several methods at once."""
        scope = Scope()
        self._groups.append(scope)
        for name in names:
            self.method(name).uses[name, name, "response"] = scope
        return scope

    def schema(self, key: SchemaPair, user: Scope) -> tuple[Scope, bool]:
        """The scope of a pair of schemas, and whether it is new."""
        known = self.schemas.get(key)
        scope = known or self.schemas.setdefault(key, Scope())
        user.uses[key] = scope
        return scope, known is None

    def changes(
        self, old: Callable[[str], Spot], new: Callable[[str], Spot]
    ) -> tuple[Change, ...]:
        """Everything that was noted, each told once, the gravest first.

        Args:
            old: Gives the place of a pointer in the old document.
            new: The same for the new one.
        """
        reach = self._reach()
        found: dict[Hashable, Change] = {}
        keywords: dict[Hashable, str] = {}
        for scope in (self.whole, *self._scopes()):
            methods = reach.get(scope, ())
            for note in scope.notes:
                change = Change(
                    note.code,
                    note.level,
                    note.subject,
                    note.message,
                    note.direction,
                    methods if scope.method is None or note.is_common else (),
                    old(note.old) if note.old is not None else None,
                    new(note.new) if note.new is not None else None,
                )
                key = _take(found, change, is_common=note.is_common)
                if scope.is_keywords:
                    keywords[key] = note.keyword
        told = (_told(change, keywords.get(key, "")) for key, change in found.items())
        return tuple(
            sorted(
                told, key=lambda one: (LEVELS.index(one.level), _rank(one), one.code)
            )
        )

    def _scopes(self) -> list[Scope]:
        return [*self.methods, *self._groups, *self.schemas.values()]

    def _reach(self) -> dict[Scope, tuple[str, ...]]:
        """The methods that lead to each scope with something in it."""
        found: dict[Scope, dict[str, None]] = {}
        users: dict[Scope, list[Scope]] = {}
        for scope in self._scopes():
            for used in scope.uses.values():
                users.setdefault(used, []).append(scope)
        for scope in self._scopes():
            if not scope.notes:
                continue
            methods = found.setdefault(scope, {})
            seen = {scope}
            waiting = [scope]
            while waiting:
                one = waiting.pop()
                if one.method is not None:
                    methods[one.method] = None
                for user in users.get(one, ()):
                    if user not in seen:
                        seen.add(user)
                        waiting.append(user)
        return {scope: tuple(sorted(methods)) for scope, methods in found.items()}


def _take(
    found: dict[Hashable, Change], change: Change, *, is_common: bool
) -> Hashable:
    """Add a change, or see that it is one that is known already; returns its key."""
    spots = () if is_common else (change.old, change.new)
    key = (change.code, change.level, change.subject, change.message, *spots)
    known = found.setdefault(key, change)
    if known is not change:
        direction = known.direction if known.direction == change.direction else "both"
        methods = tuple(sorted({*known.methods, *change.methods}))
        found[key] = replace(known, direction=direction, methods=methods)
    return key


def _told(change: Change, keyword: str) -> Change:
    """A change as it is told: what is about one method names that as its subject."""
    if len(change.methods) == 1 and change.direction in (None, "request"):
        (method,) = change.methods
        if keyword:
            return replace(change, subject=f"{method}{keyword}", methods=())
        if change.subject == "client":
            return replace(change, subject=method, methods=())
    if change.code == "CALCO-D036" and change.direction != "request":
        return replace(change, remark=_OPEN)
    return change


def _rank(change: Change) -> tuple[int, str]:
    """Methods first, then what they share."""
    first = 0 if change.subject.startswith("client") else 1
    return first, change.subject


def named(names: Iterable[str], most: int = 3) -> str:
    """Some of many names, in words."""
    listed = list(names)
    shown = listed if len(listed) <= most + 1 else listed[:most]
    if len(listed) > len(shown):
        return f"{', '.join(shown)} and {len(listed) - len(shown)} more"
    return " and ".join(_parts(shown))


def _parts(shown: list[str]) -> Iterator[str]:
    if len(shown) > 1:
        yield ", ".join(shown[:-1])
    yield from shown[-1:]
