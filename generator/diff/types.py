"""Two types at the same place: what may be given or answered there, and may no longer.

What is given has to be taken by the new package as it was by the old one; what is
answered is read by code that was written for the old one. So a type that allows less
breaks requests, and one that allows more breaks those who read answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diff.ledger import NARROWED, WIDENED, At, Note
from generator.diff.limits import format_limit, limits
from generator.diff.objects import Objects
from generator.diff.shapes import (
    Alternative,
    Shape,
    Values,
    enumerated,
    kind_of,
    label,
    object_of,
    shape,
    typed,
    unfolded,
    written,
)
from generator.ir import (
    AliasSchema,
    AnyType,
    ListType,
    MapType,
    NullableType,
    Reference,
    ScalarType,
    TupleType,
    UnionType,
)
from generator.ir.references import references

if TYPE_CHECKING:
    from generator.diff.ledger import Ledger, Scope, Way
    from generator.diff.limits import Limit
    from generator.diff.sides import Side
    from generator.ir import Constraints, Discriminator, EnumSchema, Type

_PLAIN = frozenset({"str", "int", "float", "bool"})


class Types:
    """Compares types, and the schemas that they lead to once each.

    Args:
        old: The old document.
        new: The new one.
        ledger: Receives what is found.
    """

    def __init__(self, old: Side, new: Side, ledger: Ledger) -> None:
        self.old = old
        self.new = new
        self.ledger = ledger
        self.renamed: dict[str, str] = {}
        self.documented: set[str] = set()
        self._unfolding: set[tuple[Alternative, Alternative, Way]] = set()
        self._waiting: list[tuple[str, str, At]] = []
        self._objects = Objects(self)

    def compare(self, old: Type, new: Type, at: At, *, null: bool = True) -> None:
        """Note what differs between two types, and in the schemas they lead to.

        Args:
            old: The type in the old document.
            new: The type in the new one.
            at: Where they are.
            null: Whether it counts that only one of them allows null.
        """
        if old == new and not any(references(old)):
            return
        if isinstance(old, Reference) and isinstance(new, Reference):
            one, other = self.old.schema(old.schema), self.new.schema(new.schema)
            alike = isinstance(one, AliasSchema) and isinstance(other, AliasSchema)
            if alike and self._called_alike(one.id, other.id):
                self._pair(one.id, other.id, at)
                return
        told = _discriminator(old), _discriminator(new)
        if told[0] != told[1]:
            at.note("CALCO-D029", "fix", "tells its variants apart otherwise")
        before, now = shape(old, self.old), shape(new, self.new)
        if null and before.nullable != now.nullable and not before.is_any | now.is_any:
            self._null(at, allowed=now.nullable)
        self._alternatives(before, now, at)

    def finish(self) -> None:
        """Compare the pairs of schemas that were met, and those that these lead to."""
        while self._waiting:
            old, new, at = self._waiting.pop()
            one, other = self.old.schema(old), self.new.schema(new)
            if isinstance(one, AliasSchema) and isinstance(other, AliasSchema):
                self.compare(one.type, other.type, at)
            else:
                self._objects.compare(old, new, at)

    def keywords(self, old: str, new: str, at: At) -> None:
        """Compare two objects whose properties are keyword arguments of a method."""
        self._pair(old, new, at).is_keywords = True

    def are_one(self, old: str, new: str, at: At) -> bool:
        """Whether two objects are one class; then they are compared as that."""
        if not self._called_alike(old, new):
            return False
        self._pair(old, new, at)
        return True

    def unused(self) -> None:
        """Compare the classes of both that no method leads to: they can be imported."""
        met = {(old, new) for old, new, _ in self.ledger.schemas}
        for name, old in self.old.classes.items():
            new = self.new.classes.get(self.renamed.get(name, name))
            if new is None or (old, new) in met:
                continue
            at = At(self.ledger.whole, "response", f"models.{name}", old, new)
            kinds = kind_of(self.old.schema(old)), kind_of(self.new.schema(new))
            if kinds[0] != kinds[1]:
                message = f"is {kinds[1]} now, not {kinds[0]}"
                self.ledger.whole.notes.append(
                    Note("CALCO-D030", "breaking", at.subject, message, None, old, new)
                )
            else:
                self.compare(Reference(old), Reference(new), at)

    def _called_alike(self, old: str, new: str) -> bool:
        """Whether two schemas have one class name, or one was renamed to the other."""
        before, now = self.old.class_name(old), self.new.class_name(new)
        if before == now:
            return True
        if before not in self.new.classes and now not in self.old.classes:
            known = self.renamed.setdefault(before, now)
            return known == now
        return False

    def _pair(self, old: str, new: str, at: At) -> Scope:
        scope, is_new = self.ledger.schema((old, new, at.way), at.scope)
        if is_new:
            subject = f"models.{self.new.class_name(new)}"
            self._waiting.append((old, new, At(scope, at.way, subject, old, new)))
        return scope

    def _null(self, at: At, *, allowed: bool) -> None:
        if allowed:
            at.note("CALCO-D034", WIDENED[at.way], "may be None now")
        elif at.way == "request":
            at.note("CALCO-D033", "breaking", "must not be None any more")
        else:
            at.note("CALCO-D033", "feature", "is never None now")

    def _alternatives(self, before: Shape, now: Shape, at: At) -> None:
        if before.is_any or now.is_any:
            if before.is_any != now.is_any:
                self._any(before, now, at)
            return
        old, new = list(before.alternatives), list(now.alternatives)
        pairs: list[tuple[Alternative, Alternative]] = []
        for one in before.alternatives:
            mark = label(one, self.old)
            for other in new:
                if label(other, self.new) == mark:
                    pairs.append((one, other))
                    old.remove(one)
                    new.remove(other)
                    break
        if len(old) == len(new) == 1:
            pairs.append((old.pop(), new.pop()))
        for one, other in pairs:
            self._one(one, other, at)
        if old and new and not pairs:
            self._another(typed(old), typed(new), at)
            return
        if old:
            self._narrowed(self.old.written(typed(old)), at)
        if new:
            self._widened(self.new.written(typed(new)), at)

    def _any(self, before: Shape, now: Shape, at: At) -> None:
        old = self.old.written(typed(before.alternatives))
        new = self.new.written(typed(now.alternatives))
        if now.is_any:
            at.note(
                "CALCO-D032", WIDENED[at.way], f"may be anything now, not only {old}"
            )
        elif at.way == "request":
            at.note(
                "CALCO-D031", "breaking", f"must be {new} now, and could be anything"
            )
        elif all(self._reads_alike(one) for one in now.alternatives):
            at.note("CALCO-D031", "feature", f"is known to be {new} now")
        else:
            # It was a plain dict, list or text before.
            at.note(
                "CALCO-D030", "breaking", f"is {new} now, and was what JSON has for it"
            )

    def _reads_alike(self, one: Alternative) -> bool:
        """Whether values are decoded to what JSON itself has for them."""
        if isinstance(one, ScalarType):
            return label(one, self.new) in _PLAIN
        return enumerated(one, self.new) is not None

    def _one(self, old: Alternative, new: Alternative, at: At) -> None:
        match old, new:
            case Reference(), Reference() if self._pairs_up(old, new, at):
                return
            case _ if self._unfolds(old, new, at):
                return
            case ScalarType(), ScalarType():
                self._scalars(old, new, at)
            case ListType(), ListType():
                self._limits(old.constraints, new.constraints, at)
                self.compare(old.items, new.items, at.inside("[]"))
            case MapType(), MapType():
                self._limits(old.constraints, new.constraints, at)
                self.compare(old.values, new.values, at.inside("[key]"))
            case TupleType(), TupleType() if len(old.items) == len(new.items):
                for index, (one, other) in enumerate(
                    zip(old.items, new.items, strict=True)
                ):
                    self.compare(one, other, at.inside(f"[{index}]"))
                if old.rest != new.rest:
                    rest = at.inside(f"[{len(old.items)}:]")
                    self.compare(old.rest or AnyType(), new.rest or AnyType(), rest)
            case _:
                self._values(old, new, at)

    def _pairs_up(self, old: Reference, new: Reference, at: At) -> bool:
        """Whether two references lead to schemas that are compared as a pair."""
        one, other = self.old.schema(old.schema), self.new.schema(new.schema)
        alike = one.__class__ is other.__class__
        if alike and self._called_alike(one.id, other.id):
            self._pair(one.id, other.id, at)
            return True
        return False

    def _unfolds(self, old: Alternative, new: Alternative, at: At) -> bool:
        """Compare what aliases stand for, where only one side has a name for it."""
        before, now = unfolded(old, self.old), unfolded(new, self.new)
        if before is None and now is None:
            return False
        key = (old, new, at.way)
        if key not in self._unfolding:  # else they lead back to themselves
            self._unfolding.add(key)
            self.compare(before or typed([old]), now or typed([new]), at)
            self._unfolding.discard(key)
        return True

    def _scalars(self, old: ScalarType, new: ScalarType, at: At) -> None:
        before, now = label(old, self.old), label(new, self.new)
        if before == now:
            self._limits(old.constraints, new.constraints, at)
            limit = format_limit(old.format, new.format)
            if limit is not None:
                self._limit(limit, at)
        elif (before, now) == ("int", "float"):
            self._widened(now, at, before)
        elif (before, now) == ("float", "int"):
            self._narrowed(before, at, now)
        else:
            self._another(old, new, at)

    def _values(self, old: Alternative, new: Alternative, at: At) -> None:
        """Compare what lists its values with such another, or with a plain type."""
        before, now = enumerated(old, self.old), enumerated(new, self.new)
        if before is not None and now is not None and before[0] == now[0]:
            literal = isinstance(old, Values), isinstance(new, Values)
            # Callers may write the values themselves wherever there is a class.
            is_one = literal == (True, True) or (
                at.way == "request" and literal == (True, False)
            )
            if is_one or at.way == "request":
                self.listed(before[1], now[1], at)
            if not is_one:
                self._another(typed([old]), typed([new]), at)
        elif before is not None and label(new, self.new) == before[0]:
            self._widened(written(new, self.new), at, written(old, self.old))
        elif now is not None and label(old, self.old) == now[0]:
            self._narrowed(written(old, self.old), at, written(new, self.new))
        elif at.way == "response" and self._is_subclass(old, new):
            at.note("CALCO-D031", "feature", f"is {written(new, self.new)} now")
        else:
            self._another(typed([old]), typed([new]), at)

    def _is_subclass(self, old: Alternative, new: Alternative) -> bool:
        above, below = object_of(old, self.old), object_of(new, self.new)
        if above is None or below is None:
            return False
        return self.old.class_name(above.id) in self.new.bases(below.id)

    def listed(self, old: set[object], new: set[object], at: At) -> None:
        """Compare the values of an enumeration."""
        gone, come = sorted(map(repr, old - new)), sorted(map(repr, new - old))
        for value in gone:
            verb = "is not taken" if at.way == "request" else "is not listed"
            at.note(
                "CALCO-D035", "breaking", f"has lost {value}, which {verb} any more"
            )
        for value in come:
            at.note("CALCO-D036", "feature", f"has the new value {value}")

    def enumerations(self, old: EnumSchema, new: EnumSchema, at: At) -> None:
        """Compare two classes of enumerations."""
        gone = [
            one for one in old.values if all(one.value != o.value for o in new.values)
        ]
        come = [
            one for one in new.values if all(one.value != o.value for o in old.values)
        ]
        members = dict(zip(old.values, self.old.names.members[old.id], strict=True))
        now = dict(zip(new.values, self.new.names.members[new.id], strict=True))
        for entry in gone:
            at.inside(f".{members[entry]}").note(
                "CALCO-D035", "breaking", f"is gone ({entry.value!r})"
            )
        for entry in come:
            at.inside(f".{now[entry]}").note(
                "CALCO-D036", "feature", f"is new ({entry.value!r})"
            )
        by_value = {one.value: member for one, member in now.items()}
        for entry, member in members.items():
            name = by_value.get(entry.value, member)
            if name != member:
                at.inside(f".{member}").note(
                    "CALCO-D037", "breaking", f"is called {name} now"
                )

    def _limits(self, old: Constraints, new: Constraints, at: At) -> None:
        for limit in limits(old, new):
            self._limit(limit, at)

    def _limit(self, limit: Limit, at: At) -> None:
        code = "CALCO-D038" if limit.turn == "tighter" else "CALCO-D039"
        if at.way == "response":
            at.note(code, "fix", limit.message)
        elif limit.turn == "tighter":
            at.note(code, "breaking", limit.message)
        else:
            at.note(code, "feature", limit.message)

    def _narrowed(self, gone: str, at: At, left: str = "") -> None:
        verb = "must be" if at.way == "request" else "is always"
        message = (
            f"{verb} {left} now, not {gone}" if left else f"may not be {gone} any more"
        )
        if not left and at.way == "response":
            message = f"is never {gone} now"
        at.note("CALCO-D031", NARROWED[at.way], message)

    def _widened(self, come: str, at: At, before: str = "") -> None:
        message = (
            f"may be {come} now, not only {before}" if before else f"may be {come} too"
        )
        at.note("CALCO-D032", WIDENED[at.way], message)

    def _another(self, old: Type, new: Type, at: At) -> None:
        before, now = self.old.written(old), self.new.written(new)
        verb = "must be" if at.way == "request" else "is"
        at.note("CALCO-D030", "breaking", f"{verb} {now} now, not {before}")


def _discriminator(type_: Type) -> Discriminator | None:
    inner = type_.inner if isinstance(type_, NullableType) else type_
    return inner.discriminator if isinstance(inner, UnionType) else None
