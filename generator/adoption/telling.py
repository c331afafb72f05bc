"""What was kept and what differs, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problems_text import counted

if TYPE_CHECKING:
    from generator.adoption.comparing import Adopted

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
    calls = [
        "" if one.same else f"{' and '.join(one.former) or 'nothing'} is {one.now}"
        for one in adopted.calls
    ]
    classes = [
        "" if one.former == one.now else f"{one.former} is {one.now}"
        for one in adopted.classes
    ]
    parts = [
        "" if one.former == one.now else f"{one.owner}.{one.former} is {one.now}"
        for one in adopted.parts
    ]
    lines += _compared("Calls", calls)
    lines += _compared("Classes of models", classes)
    lines += _compared("Fields and members", parts)
    return lines[1:] if lines[:1] == [""] else lines


_SHOWN = 5


def _compared(heading: str, names: list[str]) -> list[str]:
    """How many names are as before, and some of those that are not.

    Args:
        heading: What they are of.
        names: What there is to say of each; nothing where it is as before.
    """
    if not names:
        return []
    changed = [one for one in names if one]
    share = f"{len(names) - len(changed)} of {counted(len(names), 'name')} are"
    share = share if changed else f"all {len(names)} are"
    lines = ["", f"{heading}: {share} written as before"]
    lines += [f"  {one}" for one in changed[:_SHOWN]]
    if len(changed) > _SHOWN:
        lines.append("  ... --table FILE writes all of them")
    return lines


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
        "parts": [
            {"class": one.owner, "before": one.former, "now": one.now}
            for one in adopted.parts
        ],
    }
