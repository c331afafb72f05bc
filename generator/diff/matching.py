"""Which operation of one document is which of the other."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from generator.names.resources import operation_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.diff.sides import Side
    from generator.ir import Operation, Parameter

_PLACE = re.compile(r"\{[^{}]*\}")


def operations(
    old: Side, new: Side
) -> Iterator[tuple[Operation | None, Operation | None]]:
    """Pairs of operations, and those that only one document has.

    They are told by method and path, then by what the package calls them, and then by
    their operationId, which an author who moves an operation tends to keep.
    """
    left = list(old.api.operations)
    come = list(new.api.operations)
    pairs: dict[str, Operation] = {}
    marks: tuple[Callable[[Operation, Side], str | None], ...] = (
        lambda each, _: operation_key(each),
        lambda each, _: shape(each),
        lambda each, side: side.methods[each.pointer],
        lambda each, _: each.id,
    )
    for mark in marks:
        before = _alone(left, old, mark)
        now = _alone(come, new, mark)
        for key in before.keys() & now.keys():
            pairs[before[key].pointer] = now[key]
        matched = {each.pointer for each in pairs.values()}
        left = [each for each in left if each.pointer not in pairs]
        come = [each for each in come if each.pointer not in matched]
    for each in old.api.operations:
        yield each, pairs.get(each.pointer)
    for each in come:
        yield None, each


def _alone(
    listed: Sequence[Operation],
    side: Side,
    mark: Callable[[Operation, Side], str | None],
) -> dict[str, Operation]:
    """Operations by a mark that no other one has."""
    marks = [mark(each, side) for each in listed]
    counts = Counter(marks)
    return {
        key: each
        for key, each in zip(marks, listed, strict=True)
        if key is not None and counts[key] == 1
    }


Argument = tuple["Parameter", str]


def arguments(
    old: Sequence[Argument], new: Sequence[Argument]
) -> Iterator[tuple[Argument | None, Argument | None]]:
    """Pairs of arguments, and those that only one method has.

    They are told by place and name on the wire, then by what they are called. What is
    left of the path is told by its order, as callers give it.
    """
    left, come = list(old), list(new)
    marks: tuple[Callable[[Argument], str], ...] = (
        lambda each: f"{each[0].location} {each[0].name}",
        lambda each: each[1],
    )
    for mark in marks:
        now = {mark(each): each for each in come}
        for each in list(left):
            other = now.get(mark(each))
            if other is not None and other in come:
                left.remove(each)
                come.remove(other)
                yield each, other
    places = [each for each in left if each[0].location == "path"]
    others = [each for each in come if each[0].location == "path"]
    if len(places) == len(others):
        for each, other in zip(places, others, strict=True):
            left.remove(each)
            come.remove(other)
            yield each, other
    for each in left:
        yield each, None
    for each in come:
        yield None, each


def shape(operation: Operation) -> str:
    """Method and path, whatever the parameters in it are called."""
    return _PLACE.sub("{}", operation_key(operation))
