"""Limits on values: which of two allow more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.ir import Constraints

Turn: TypeAlias = Literal["tighter", "looser"]

# Formats without a class in Python which a server may well hold texts to.
_HELD = frozenset(
    {
        *("email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "regex"),
        *("uri", "url", "iri", "uri-reference", "uri-template", "json-pointer"),
    }
)
# Pairs of formats of which the second takes all that the first does.
_WIDER = frozenset(
    {
        ("email", "idn-email"),
        ("hostname", "idn-hostname"),
        ("uri", "iri"),
        ("uri", "uri-reference"),
        ("url", "uri"),
    }
)
_WIDTHS = {"int8": 8, "int16": 16, "int32": 32, "int64": 64}


class Limit(NamedTuple):
    """One limit that has changed."""

    turn: Turn
    message: str


_UPPER = {
    "maximum": "at most {}",
    "exclusive_maximum": "less than {}",
    "max_length": "at most {} characters",
    "max_items": "at most {} items",
}
_LOWER = {
    "minimum": "at least {}",
    "exclusive_minimum": "more than {}",
    "min_length": "at least {} characters",
    "min_items": "at least {} items",
}


def limits(old: Constraints, new: Constraints) -> Iterator[Limit]:
    """What has changed between the limits of a value (JSON Schema Validation, 6)."""
    if old == new:
        return
    for table, sign in ((_UPPER, 1), (_LOWER, -1)):
        for name, words in table.items():
            before, now = getattr(old, name), getattr(new, name)
            if before == now:
                continue
            if now is None:
                yield Limit(
                    "looser", f"is not limited to {_limit(words, before)} any more"
                )
                continue
            turn: Turn = "tighter"
            if before is not None and sign * now > sign * before:
                turn = "looser"
            was = "" if before is None else f", not {before}"
            yield Limit(turn, f"must be {_limit(words, now)} now{was}")
    if old.pattern != new.pattern:
        if new.pattern is None:
            yield Limit("looser", f"need not match {old.pattern!r} any more")
        else:
            was = "" if old.pattern is None else f", not {old.pattern!r}"
            yield Limit("tighter", f"must match {new.pattern!r} now{was}")
    if old.multiple_of != new.multiple_of:
        yield _step(old.multiple_of, new.multiple_of)
    if old.unique_items != new.unique_items:
        if new.unique_items:
            yield Limit("tighter", "must not hold an item twice now")
        else:
            yield Limit("looser", "may hold an item twice now")


def _limit(words: str, bound: float) -> str:
    text = words.format(bound)
    return text.removesuffix("s") if bound == 1 else text


def _step(old: float | None, new: float | None) -> Limit:
    if new is None:
        return Limit("looser", f"is not limited to multiples of {old} any more")
    finer = old is not None and new != 0 and old % new == 0
    was = "" if old is None else f", not of {old}"
    return Limit(
        "looser" if finer else "tighter", f"must be a multiple of {new} now{was}"
    )


def format_limit(old: str | None, new: str | None) -> Limit | None:
    """What a format that no class of Python stands for changes; mostly nothing.

    ``format: int32`` where nothing was said before tells what always was, so that only
    a change from one width to another counts.
    """
    if old in _WIDTHS and new in _WIDTHS and old != new:
        turn: Turn = "tighter" if _WIDTHS[new] < _WIDTHS[old] else "looser"
        return Limit(turn, f"has {_WIDTHS[new]} bits now, not {_WIDTHS[old]}")
    if old == new or not {old, new} & _HELD:
        return None
    if (old, new) in _WIDER:
        return Limit("looser", f"may be of the format {new} now, not only {old}")
    if new in _HELD:
        return Limit("tighter", f"must be of the format {new} now")
    return Limit("looser", f"need not be of the format {old} any more")
