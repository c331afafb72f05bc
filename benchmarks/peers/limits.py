"""The numbers that Calco has to keep, and where another tool is ahead of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.peers.tools import OURS, TOOLS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.peers.results import Results

_JAVA = "openapi-generator"


@dataclass(frozen=True)
class Limit:
    """A number and its limit.

    Attributes:
        what: What was measured, with its unit.
        document: On which.
        found: The number.
        most: The most it may be.
    """

    what: str
    document: str
    found: float
    most: float

    @property
    def is_kept(self) -> bool:
        return self.found <= self.most


def is_complete(results: Results, tool: str, document: str) -> bool:
    """Whether a package has all operations, imports all of them, type-checks, and makes
    the call that is compared, if there is one."""
    emitted = results.value(tool, document, "generate", "operations")
    return (
        emitted is not None
        and emitted == results.value(tool, document, "generate", "in_document")
        and emitted == results.value(tool, document, "imports", "operations")
        and results.value(tool, document, "types", "errors") == 0
        and results.value(tool, document, "calls", "error") is None
        and results.value(tool, document, "calls", "call", "error") is None
    )


def limits(results: Results) -> list[Limit]:
    """Every limit for which the measurements are there."""
    return [one for document in results.documents() for one in _of(results, document)]


def _of(results: Results, document: str) -> Iterator[Limit]:
    def get(tool: str, *path: str) -> Any:
        return results.value(tool, document, *path)

    def limit(what: str, found: Any, most: float, per: Any = 1.0) -> Iterator[Limit]:
        if isinstance(found, (int, float)) and isinstance(per, (int, float)) and per:
            yield Limit(what, document, found / per, most)

    cpu = get(OURS, "generate", "cpu")
    if get(_JAVA, "generate", "exit") == 0:
        what = "generation, CPU beside OpenAPI Generator's"
        yield from limit(what, cpu, 0.5, get(_JAVA, "generate", "cpu"))
    for tool in results.tools():
        if tool != OURS and is_complete(results, tool, document):
            what = f"generation, CPU beside {tool}'s"
            yield from limit(what, cpu, 1.0, get(tool, "generate", "cpu"))
    if document == "fattureincloud":
        yield from limit("generation, CPU s", cpu, 3)
    if document == "github-845":
        yield from limit("generation, CPU s", cpu, 15)
        memory = get(OURS, "generate", "memory")
        yield from limit("generation, peak MiB", memory, 400)
    top = get(OURS, "imports", "top", "cpu")
    yield from limit("import of the top level, ms over a bare interpreter", top, 10)
    httpx2 = get(OURS, "imports", "httpx2", "cpu")
    client = get(OURS, "imports", "client", "cpu")
    yield from limit("a client made, beside importing httpx2", client, 1.1, httpx2)
    first = get(OURS, "imports", "first", "cpu")
    if document.startswith("github") and None not in (first, client):
        what = "the first call, ms beyond a client made"
        yield from limit(what, first - client, 150)
        more = get(OURS, "imports", "first", "memory")
        bare = get(OURS, "imports", "bare", "memory")
        if None not in (more, bare):
            yield from limit("the first call, MiB in all", more + bare, 45)
    for name, what, most in (
        ("call", "a small call", 1.15),
        ("decode", "100 clients decoded", 1.1),
        ("encode", "a body encoded", 1.2),
    ):
        by_hand = get(OURS, "calls", name, "by_hand")
        own = get(OURS, "calls", name, "own")
        yield from limit(f"{what}, beside the same by hand", own, most, by_hand)
    lean = [
        get(tool, "generate", "lines")
        for tool, told in TOOLS.items()
        if told.both
        and tool != OURS
        and get(tool, "generate", "operations")
        and get(tool, "generate", "operations") == get(tool, "generate", "in_document")
    ]
    if lean:
        what = "lines beside the leanest peer with sync, async and all operations"
        yield from limit(what, get(OURS, "generate", "lines"), 0.25, min(lean))


_AHEAD = {
    "generation, CPU s": ("generate", "cpu"),
    "generation, peak MiB": ("generate", "memory"),
    "files": ("generate", "files"),
    "lines": ("generate", "lines"),
    "import of the top level, ms": ("imports", "top", "cpu"),
    "a client made, ms": ("imports", "client", "cpu"),
    "import of everything, ms": ("imports", "everything", "cpu"),
    "import of everything, MiB": ("imports", "everything", "memory"),
    "a first call, ms": ("imports", "first", "cpu"),
    "a first call, MiB": ("imports", "first", "memory"),
    "a call, us": ("calls", "call", "own"),
    "a page decoded, us": ("calls", "decode", "own"),
    "a body encoded, us": ("calls", "encode", "own"),
}


@dataclass(frozen=True)
class Behind:
    """A figure in which another tool is ahead.

    Attributes:
        document: On which.
        what: The measure.
        tool: Who is ahead.
        ours: Our figure.
        theirs: Theirs.
        is_complete: Whether their package has all operations, imports and type-checks.
    """

    document: str
    what: str
    tool: str
    ours: float
    theirs: float
    is_complete: bool


def behind(results: Results) -> list[Behind]:
    """Where other generators of clients have a lower figure than ours."""
    found: list[Behind] = []
    for document in results.documents():
        for tool in results.tools():
            if tool == OURS or TOOLS[tool].models_only:
                continue
            if results.value(tool, document, "generate", "files") is None:
                continue
            broken = results.value(tool, document, "imports", "failed")
            complete = is_complete(results, tool, document)
            for what, path in _AHEAD.items():
                if broken and path[0] == "imports":
                    continue
                ours = results.value(OURS, document, *path)
                theirs = results.value(tool, document, *path)
                if ours is not None and theirs is not None and theirs < ours:
                    found.append(Behind(document, what, tool, ours, theirs, complete))
    return found
