"""Which names ``calco.toml`` has to give so that things go on being called as they were.

The naming stage itself is the judge: wishes are tried, those that it refuses are given
up, and what a granted wish displaced is wished for as well.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.config import Pin
from generator.names import Records, name
from generator.names.given import by_kind
from generator.names.schemas import schema_keys
from generator.problems import CalcoError, Place, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.adoption.plans import Wish
    from generator.config import Options
    from generator.ir import Api
    from generator.names import Names

KINDS = ("resources", "operations", "schemas", "properties", "enums", "parameters")
# Where a pin says it stands, so that a refusal tells which one it is about.
_FILE = "wishes"
_ROUNDS = 5
# Kinds of which no two things have the same name.
_UNIQUE = ("operations", "schemas")
_UNFITTING = "it does not fit beside the others"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A wish that cannot be had, why, and what the thing is called instead."""

    wish: Wish
    reason: str
    now: str


@dataclass(frozen=True, slots=True)
class Fitted:
    """What became of the wishes.

    Attributes:
        names: What everything is called.
        pins: The wishes that ``calco.toml`` has to speak of, by kind.
        refused: The wishes that cannot be had.
    """

    names: Names
    pins: Mapping[str, Sequence[Wish]]
    refused: Sequence[Refusal]


def fit(api: Api, options: Options, wishes: Iterable[Wish]) -> Fitted:
    """Find the names that grant as many wishes as can be.

    Args:
        api: The document.
        options: How the package is made, without names.
        wishes: Of several for one thing the first counts.
    """
    return _Fitting(api, options, wishes).fitted()


class _Fitting:
    def __init__(self, api: Api, options: Options, wishes: Iterable[Wish]) -> None:
        self.api = api
        self.options = options
        self.keys = schema_keys(api.schemas.values())
        self.wishes: dict[tuple[str, str], Wish] = {}
        for wish in wishes:
            self.wishes.setdefault((wish.kind, wish.key), wish)
        self.refused: dict[tuple[str, str], str] = {}
        owners: dict[tuple[str, str], Wish] = {}
        for wish in self.wishes.values():
            owner = owners.setdefault((wish.kind, wish.name), wish)
            if owner is not wish and wish.kind in _UNIQUE:
                self.refused[wish.kind, wish.key] = f"{owner.what} is called that"

    def fitted(self) -> Fitted:
        plain = name(self.api, self.options, Records(), Report())
        pins, names = self._try(list(self._of_resources(plain)))
        for _ in range(_ROUNDS):
            given = by_kind(self.api, self.keys, names)
            missing = [
                wish
                for key, wish in self.wishes.items()
                if key not in self.refused and given.get(key) != wish.name
            ]
            known = {(pin.kind, pin.key) for pin in pins}
            missing = [wish for wish in missing if (wish.kind, wish.key) not in known]
            if not missing:
                break
            pins, names = self._try([*pins, *missing])
        given = by_kind(self.api, self.keys, names)
        refused = [
            Refusal(wish, self.refused.get(key, _UNFITTING), given.get(key, ""))
            for key, wish in self.wishes.items()
            if given.get(key) != wish.name
        ]
        by_name: dict[str, list[Wish]] = {kind: [] for kind in KINDS}
        for pin in pins:
            by_name[pin.kind].append(pin)
        return Fitted(names, by_name, refused)

    def _of_resources(self, plain: Names) -> Iterable[Wish]:
        """Wishes for whole resources, where all operations of one are to move."""
        from generator.adoption.plans import Wish
        from generator.names.resources import operation_key

        wanted = {
            wish.key: wish.name.rpartition(".")[0]
            for wish in self.wishes.values()
            if wish.kind == "operations"
        }
        keys = {one.pointer: operation_key(one) for one in self.api.operations}
        for resource in plain.resources:
            targets = {wanted.get(keys[pointer]) for pointer in resource.operations}
            targets.discard(None)
            target = targets.pop() if len(targets) == 1 else None
            if target is None or target == resource.dotted:
                continue
            for label, dotted in plain.records.resources.items():
                if dotted == resource.dotted:
                    yield Wish("resources", label, target, label)

    def _try(self, pins: list[Wish]) -> tuple[list[Wish], Names]:
        """Name everything by these pins, without those that are refused."""
        while True:
            names: dict[str, list[Pin]] = {}
            for number, wish in enumerate(pins):
                pin = Pin(wish.what, wish.name, Place(_FILE, number + 1, 1))
                names.setdefault(wish.kind, []).append(pin)
            options = replace(
                self.options, names={kind: tuple(told) for kind, told in names.items()}
            )
            try:
                return pins, name(self.api, options, Records(), Report())
            except CalcoError as error:
                place = error.problem.place
                if place is None or place.file != _FILE:
                    raise
                wish = pins.pop(place.line - 1)
                message = error.problem.message
                # The message begins with what the wish says already.
                _, divider, why = message.partition(f"{wish.name!r}: ")
                self.refused[wish.kind, wish.key] = why if divider else message
