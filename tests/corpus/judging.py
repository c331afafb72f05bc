"""Every document called on both servers, and the table of whose fault is what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.corpus.calls import JUDGES, Called, call
from tests.corpus.documents import without_answers
from tests.corpus.judges import Blame, blame, unused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from tests.corpus.documents import Entry


REQUESTS_ALONE = frozenset({"stripe"})
"""Of which Prism is given the requests alone: with the answers, which refer to each
other a thousandfold, it has not started after ten minutes. Tests of answers fail then;
requests are judged all the same."""


class Judged(NamedTuple):
    """What one server says of one document."""

    document: str
    called: Called
    blame: Blame


def on_servers(
    entries: Iterable[Entry],
    folder: Path,
    *,
    say: Callable[[str], None] = lambda _text: None,
) -> list[Judged]:
    """Call every operation of some packages on both servers, one after the other.

    Args:
        entries: The documents.
        folder: Where their packages were made; see measure.py.
        say: Told what is being done.
    """
    found: list[Judged] = []
    for entry in sorted(entries, key=lambda entry: entry.size):
        home = folder / entry.package
        for judge in JUDGES:
            source = entry.path
            if judge == "prism" and entry.name in REQUESTS_ALONE:
                source = home / "requests.json"
                without_answers(entry.path, source)
            called = call(judge, source, home / "project", home / judge)
            result = Judged(entry.name, called, blame(entry.name, called))
            ours, others = len(result.blame.ours), len(result.blame.others)
            told = called.stopped or f"{called.calls} calls, {ours} ours, {others} not"
            say(f"{judge}: {entry.name}: {told.splitlines()[0]}")
            found.append(result)
    return found


def refused(judged: Sequence[Judged], *, known: bool) -> list[str]:
    """What is not as it must be, a line each: whatever is our fault.

    Args:
        judged: What the servers said.
        known: Whether these are the documents that the known mistakes are about.
    """
    found = [
        f"{one.document}: {one.called.judge}: {violation}"
        for one in judged
        for violation in one.blame.ours
    ]
    if known:
        found += unused((one.document, one.called.judge, one.blame) for one in judged)
    return found


def servers_table(judged: Sequence[Judged], operations: Mapping[str, int]) -> str:
    """A line a document and server, and the sums."""
    lines = [
        f"{'document':<64}{'server':<8}{'operations':>10}{'calls':>8}"
        f"{'ours':>6}{'judge':>7}{'document':>10}{'failed':>8}"
    ]
    sums: dict[str, list[int]] = {}
    for one in judged:
        called, found = one.called, one.blame
        whose = [fault.whose for fault, _ in found.others]
        counts = [
            operations[one.document],
            called.calls,
            len(found.ours),
            whose.count("judge"),
            whose.count("document"),
            len(called.failed),
        ]
        total = sums.setdefault(called.judge, [0] * len(counts))
        if called.stopped is None:
            lines.append(_row(one.document, called.judge, counts))
            total[:] = map(sum, zip(total, counts, strict=True))
        else:
            lines.append(f"{one.document:<64}{called.judge:<8}cannot load it")
    lines += [_row("all that it loads", judge, total) for judge, total in sums.items()]
    return "\n".join(lines)


def _row(document: str, judge: str, counts: Sequence[int]) -> str:
    widths = (10, 8, 6, 7, 10, 8)
    cells = "".join(f"{n:>{w}}" for n, w in zip(counts, widths, strict=True))
    return f"{document:<64}{judge:<8}{cells}"
