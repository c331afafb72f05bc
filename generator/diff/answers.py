"""Two operations that are one method: what it answers with, and raises."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.ir import AnyType, UnionType
from generator.plan import answers

if TYPE_CHECKING:
    from generator.diff.ledger import At
    from generator.diff.types import Types
    from generator.ir import Operation, Response, Type


class Answers:
    """Compares what methods answer with.

    Args:
        types: Compares what bodies hold.
    """

    def __init__(self, types: Types) -> None:
        self._types = types

    def compare(self, old: Operation, new: Operation, at: At) -> None:
        """Note what differs for those who read what a method answers, or catch it."""
        place = replace(
            at,
            subject=f"{at.subject}()",
            old=_pointer(old) or at.old,
            new=_pointer(new) or at.new,
        )
        self._success(old, new, place)
        self._errors(old, new, at)

    def _success(self, old: Operation, new: Operation, at: At) -> None:
        before, now = answers.successes(old), answers.successes(new)
        statuses = [each.status for each in before], [each.status for each in now]
        if set(statuses[0]) != set(statuses[1]):
            at.note(
                "CALCO-D051",
                "fix",
                f"succeeds with {_listed(statuses[1])} now, not {_listed(statuses[0])}",
            )
        choices = answers.accepted(old), answers.accepted(new)
        for name in choices[0]:
            if name not in choices[1] and choices[0] and name not in _media_types(new):
                at.note(
                    "CALCO-D018", "breaking", f"cannot be asked for {name} any more"
                )
        for name in choices[1]:
            if name not in choices[0] and name not in _media_types(old):
                at.note("CALCO-D019", "feature", f"can be asked for {name} too")
        types = _media_types(old), _media_types(new)
        if all(types) and not any(choices) and types[0] != types[1]:
            at.note("CALCO-D052", "fix", f"asks for {_listed(types[1])} now")
        self._results(old, new, at)

    def _results(self, old: Operation, new: Operation, at: At) -> None:
        types = self._types
        before, now = _Result(old), _Result(new)
        kinds = [
            {(s.kind, s.is_typed) for s in found.streams} for found in (before, now)
        ]
        if kinds[0] != kinds[1] or bool(before.plain) != bool(now.plain):
            self._another(old, new, at)
            return
        for one, other in zip(before.streams, now.streams, strict=True):
            types.compare(one.item, other.item, at.inside("[]"))
        if before.plain and now.plain:
            if before.empty != now.empty:
                if now.empty:
                    at.note("CALCO-D034", "breaking", "may be None now")
                else:
                    at.note("CALCO-D033", "feature", "is never None now")
            types.compare(
                _one(before.plain), _one(now.plain), at, null=not before.empty
            )

    def _another(self, old: Operation, new: Operation, at: At) -> None:
        before = self._types.old.result(old)
        now = self._types.new.result(new)
        if before == "None":
            at.note(
                "CALCO-D049", "feature", f"answers with {now} now, not with nothing"
            )
        else:
            at.note("CALCO-D050", "breaking", f"answers with {now} now, not {before}")

    def _errors(self, old: Operation, new: Operation, at: At) -> None:
        before = {each.status: each for each in answers.errors(old)}
        now = {each.status: each for each in answers.errors(new)}
        for status in sorted(before.keys() | now.keys()):
            one, other = before.get(status), now.get(status)
            named = "any other status" if status == "default" else status
            if one is None and other is not None:
                replace(at, new=other.pointer).once(
                    "CALCO-D053", "fix", f"is said to answer {named} on failure now"
                )
            elif other is None and one is not None:
                replace(at, old=one.pointer).once(
                    "CALCO-D054",
                    "fix",
                    f"is not said to answer {named} on failure any more",
                )
            elif one is not None and other is not None:
                self._error(one, other, at)

    def _error(self, old: Response, new: Response, at: At) -> None:
        place = replace(
            at,
            subject=f"{at.subject}() {old.status}",
            old=old.pointer or at.old,
            new=new.pointer or at.new,
        )
        before, now = _bodies(old), _bodies(new)
        if before and now:
            self._types.compare(_one(before), _one(now), place)
        elif before:
            place.note("CALCO-D055", "breaking", "has no typed body any more")
        elif now:
            place.note("CALCO-D056", "feature", "has a typed body now")


class _Result:
    """What a method answers with."""

    def __init__(self, operation: Operation) -> None:
        found: dict[answers.Decoded, None] = {}
        self.empty = False
        for response in answers.successes(operation):
            contents = response.contents
            if not contents:
                self.empty = True
            elif answers.differs(response):
                found.update((answers.decoded(each), None) for each in contents)
            else:
                found[answers.decoded(contents[0])] = None
        self.streams = sorted(
            (each for each in found if isinstance(each, answers.Stream)),
            key=lambda stream: stream.kind,
        )
        self.plain: list[Type] = [
            each for each in found if not isinstance(each, answers.Stream)
        ]


def _one(types: list[Type]) -> Type:
    return types[0] if len(types) == 1 else UnionType(tuple(types))


def _bodies(response: Response) -> list[Type]:
    contents = response.contents
    if not answers.differs(response):
        contents = contents[:1]
    found = [answers.plain_type(each) for each in contents]
    return [each for each in dict.fromkeys(found) if not isinstance(each, AnyType)]


def _media_types(operation: Operation) -> list[str]:
    return list(
        dict.fromkeys(
            content.media_type
            for response in answers.successes(operation)
            for content in response.contents
        )
    )


def _pointer(operation: Operation) -> str | None:
    found = answers.successes(operation)
    return found[0].pointer if found else None


def _listed(names: list[str]) -> str:
    return ", ".join(names) or "nothing"
