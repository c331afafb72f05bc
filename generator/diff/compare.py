"""Two documents as their packages present them: everything that differs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.diff import matching
from generator.diff.change import Difference
from generator.diff.ledger import Ledger, Note, named
from generator.diff.operations import Operations
from generator.diff.outside import compare_client, compare_headers, compare_incoming
from generator.diff.sides import Side
from generator.diff.types import Types

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.diff.change import Age
    from generator.ir import Operation
    from generator.pipeline import Understood


def compare(
    old: Understood,
    new: Understood,
    version: str,
    *,
    packed: tuple[Age, ...] = (),
) -> Difference:
    """Everything that differs for those who write code with the package.

    Args:
        old: The old document, with the names of the package.
        new: The new one, named with the records of the old.
        version: Of the package that is made of the old one.
        packed: Which of the two a generated package carries.
    """
    before = Side(old, is_packed="old" in packed)
    now = Side(new, is_packed="new" in packed)
    return _Comparison(before, now).difference(version)


class _Comparison:
    def __init__(self, old: Side, new: Side) -> None:
        self.old = old
        self.new = new
        self.ledger = Ledger()
        self.types = Types(old, new, self.ledger)
        self.operations = Operations(self.types)

    def difference(self, version: str) -> Difference:
        gone: list[Operation] = []
        come: list[Operation] = []
        pairs: list[tuple[Operation, Operation]] = []
        for one, other in matching.operations(self.old, self.new):
            if one is not None and other is not None:
                pairs.append((one, other))
            elif one is not None:
                gone.append(one)
            elif other is not None:
                come.append(other)
        self._listed(self.old, self.new, gone)
        self._listed(self.new, self.old, come)
        for one, other in pairs:
            self.operations.compare(one, other)
        compare_client(self.old, self.new, self.ledger)
        compare_headers(self.types)
        incoming = compare_incoming(self.types)
        self.types.finish()
        self.types.unused()
        self.types.finish()
        self._classes(self.old, self.new, [*gone, *incoming[0]])
        self._classes(self.new, self.old, [*come, *incoming[1]])
        self._documentation()
        changes = self.ledger.changes(self.old.spot, self.new.spot)
        if not changes and replace(self.old.api, version="") != replace(
            self.new.api, version=""
        ):
            message = "differs in what code does not see"
            note = Note("CALCO-D091", "fix", self.new.names.package, message)
            self.ledger.whole.notes.append(note)
            changes = self.ledger.changes(self.old.spot, self.new.spot)
        return Difference(changes, version)

    def _listed(self, side: Side, other: Side, alone: Sequence[Operation]) -> None:
        """Tell of the methods that only one side has: by resource where that goes."""
        is_gone = side is self.old
        pointers = {each.pointer for each in alone}
        kept = {resource.dotted for resource in other.names.resources}
        for resource in side.names.resources:
            own = [pointer for pointer in resource.operations if pointer in pointers]
            if not own:
                continue
            if resource.dotted not in kept and len(own) == len(resource.operations) > 1:
                subject = f"client.{resource.dotted}"
                methods = sorted(side.methods[pointer] for pointer in own)
                count = f"with its {len(own)} methods"
                scope = self.ledger.group(methods)
                scope.notes.append(
                    _alone("CALCO-D007", "is gone", subject, own[0], f" {count}")
                    if is_gone
                    else _alone("CALCO-D008", "is new", subject, own[0], f" {count}")
                )
                continue
            for pointer in own:
                method = side.methods[pointer]
                self.ledger.whole.notes.append(
                    _alone("CALCO-D001", "is gone", method, pointer, "")
                    if is_gone
                    else _alone("CALCO-D002", "is new", method, pointer, "")
                )

    def _classes(self, side: Side, other: Side, alone: Sequence[Operation]) -> None:
        """Tell of the classes that only one side has.

        Those that came or went with methods are told of together.
        """
        is_gone = side is self.old
        renamed = self.types.renamed
        known = set(renamed) if is_gone else set(renamed.values())
        names = side.classes.keys() - other.classes.keys() - known
        if not names:
            return
        alone_pointers = {each.pointer for each in alone}
        shared = side.reached(
            [
                each
                for each in (
                    *side.api.operations,
                    *(one.operation for one in side.api.incoming),
                )
                if each.pointer not in alone_pointers
            ]
        )
        with_methods = side.reached(alone) - shared
        together: list[str] = []
        for name in sorted(names):
            identity = side.classes[name]
            if identity in with_methods:
                together.append(f"models.{name}")
                continue
            self.ledger.whole.notes.append(
                _alone("CALCO-D070", "is gone", f"models.{name}", identity, "")
                if is_gone
                else _alone("CALCO-D071", "is new", f"models.{name}", identity, "")
            )
        if together:
            listed = named(together)
            self.ledger.whole.notes.append(
                Note("CALCO-D070", "breaking", listed, "went with what is gone")
                if is_gone
                else Note("CALCO-D071", "feature", listed, "came with what is new")
            )

    def _documentation(self) -> None:
        for before, now in sorted(self.types.renamed.items()):
            one, other = self.old.classes[before], self.new.classes[now]
            self.ledger.whole.notes.append(
                Note(
                    "CALCO-D072",
                    "breaking",
                    f"models.{before}",
                    f"is called models.{now} now",
                    None,
                    one,
                    other,
                )
            )
        methods = set(self.operations.documented)
        words: defaultdict[str, list[str]] = defaultdict(list)
        for subject in sorted(methods | self.types.documented):
            words["method" if subject in methods else "class"].append(subject)
        if words:
            listed = named([*words["method"], *words["class"]])
            self.ledger.whole.notes.append(
                Note("CALCO-D090", "fix", "docstrings", f"of {listed} differ")
            )


def _alone(code: str, what: str, subject: str, pointer: str, more: str) -> Note:
    """What only one document has."""
    if what == "is gone":
        return Note(code, "breaking", subject, f"{what}{more}", old=pointer)
    return Note(code, "feature", subject, f"{what}{more}", new=pointer)
