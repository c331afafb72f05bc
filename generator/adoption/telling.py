"""What was kept and what differs, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problems_text import counted

if TYPE_CHECKING:
    from generator.adoption.adopt import Adopted

_HEADINGS = {
    "kept": "Kept",
    "differs": "Differs",
    "needless": "Not needed",
    "absent": "Nothing here does that",
    "unknown": "Not known",
}


def report(adopted: Adopted) -> list[str]:
    """The lines of the report."""
    lines: list[str] = []
    for outcome, heading in _HEADINGS.items():
        notes = [note for note in adopted.notes if note.outcome == outcome]
        if not notes:
            continue
        notes.sort(
            key=lambda note: (note.place is None, note.place and note.place.line)
        )
        lines += ["", f"{heading}:"]
        width = min(max(len(note.subject) for note in notes), 44)
        for note in notes:
            line = str(note.place.line) if note.place else "-"
            lines.append(f"{line:>6}  {note.subject:<{width}}  {note.text}")
    if adopted.calls:
        same = sum(len(one.former) == 1 and one.same for one in adopted.calls)
        lines += ["", f"Calls: {_share(same, len(adopted.calls))}"]
        lines += [
            f"  {' and '.join(one.former)} is {one.now}"
            for one in adopted.calls[:_SHOWN]
            if not one.same
        ]
        if len(adopted.calls) > _SHOWN:
            lines.append("  ... --table FILE writes all of them")
    if adopted.classes:
        same = sum(one.former == one.now for one in adopted.classes)
        lines += ["", f"Classes of models: {_share(same, len(adopted.classes))}"]
        lines += [
            f"  {one.former} is {one.now}"
            for one in adopted.classes
            if one.former != one.now
        ][:_SHOWN]
    return lines[1:] if lines[:1] == [""] else lines


_SHOWN = 5


def _share(same: int, count: int) -> str:
    if same == count:
        return f"all {count} are written as before"
    return f"{same} of {counted(count, 'name')} are written as before"


def as_json(adopted: Adopted, file: str) -> dict[str, object]:
    """The object that ``--json`` prints."""
    options = adopted.options
    return {
        "file": file,
        "tool": adopted.tool,
        "package": options.package,
        "distribution": options.distribution,
        "version": options.version,
        "spec": options.spec,
        "keys": [
            {
                "outcome": note.outcome,
                "key": note.subject,
                "text": note.text,
                "file": note.place.file if note.place else None,
                "line": note.place.line if note.place else None,
                "column": note.place.column if note.place else None,
            }
            for note in adopted.notes
        ],
        "calls": [
            {"operation": one.operation, "before": list(one.former), "now": one.now}
            for one in adopted.calls
        ],
        "classes": [
            {"schema": one.schema, "before": one.former, "now": one.now}
            for one in adopted.classes
        ],
    }
