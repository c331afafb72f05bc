"""Everything that is measured on a document, and what of it is not as it must be."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from tests.corpus.checkers import Checked, check
from tests.corpus.documents import Entry, operations_of
from tests.corpus.workers import Outcome, Task, perform

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

LEVELS = ("error", "warning", "note")


@dataclass
class Measured:
    """What was measured on a document.

    Attributes:
        name: The document.
        code: The exit code of ``calco generate``.
        expected: Operations the document has, as an independent reader counts.
        counts: What ``--json`` says of each kind of node.
        errors: The codes of the problems of level error.
        problems: How many problems there are of each level.
        files: Of the package and its project.
        lines: Of the package's Python.
        cpu: Seconds to generate, Python's own start not counted.
        mebibytes: The most memory generating took.
        modules: How many modules were imported.
        import_seconds: To import every module of the package, once what it
            depends on is loaded.
        calls: Requests that the generated tests sent.
        examples: Examples of JSON in the document; all came back as they were,
            decoded and encoded, or there is a failure.
        mypy: What it says.
        pyright: What it says.
        failures: What is not as it must be, a line each.
        stopped: What ended the generation, when it gave no package.
    """

    name: str
    code: int = -1
    expected: int | None = None
    counts: dict[str, dict[str, int]] = field(default_factory=dict[str, dict[str, int]])
    errors: list[str] = field(default_factory=list[str])
    problems: dict[str, int] = field(default_factory=dict[str, int])
    files: int = 0
    lines: int = 0
    cpu: float = 0.0
    mebibytes: float = 0.0
    modules: int = 0
    import_seconds: float = 0.0
    calls: int = 0
    examples: int = 0
    mypy: list[str] = field(default_factory=list[str])
    pyright: list[str] = field(default_factory=list[str])
    failures: list[str] = field(default_factory=list[str])
    stopped: str | None = None

    @property
    def emitted(self) -> int:
        """Operations in the package."""
        return self.counts.get("operations", {}).get("emitted", 0)

    def as_json(self) -> dict[str, Any]:
        """For a file."""
        return asdict(self)


def measure(
    entries: Sequence[Entry],
    folder: Path,
    *,
    jobs: int = 2,
    types: Callable[[Entry], bool] = lambda _entry: True,
    say: Callable[[str], None] = lambda _text: None,
) -> list[Measured]:
    """Generate, generate again, import, call and type-check.

    Args:
        entries: The documents.
        folder: An empty folder for all that is made.
        jobs: How many processes at a time.
        types: Which of them are type-checked.
        say: Told what is being done.
    """
    homes = {entry.name: folder / entry.package for entry in entries}
    for home in homes.values():
        home.mkdir(parents=True)
    found = {entry.name: Measured(entry.name) for entry in entries}

    def run(kind: str, chosen: Sequence[Entry], seed: int, label: str) -> Any:
        say(f"{label}: {len(chosen)} documents")
        tasks = [
            Task(entry.name, _arguments(kind, entry, seed), homes[entry.name], label)
            for entry in chosen
        ]
        return perform(kind, tasks, jobs=jobs, seed=seed)

    first: dict[str, Outcome] = run("generate", entries, 1, "generate")
    made: list[Entry] = []
    for entry in entries:
        _generated(found[entry.name], entry, homes[entry.name], first[entry.name])
        if found[entry.name].stopped is None:
            made.append(entry)
    run("generate", made, 4242, "again")
    for entry in made:
        _repeated(found[entry.name], homes[entry.name])
    for name, outcome in run("import", made, 0, "import").items():
        _imported(found[name], outcome)
    for entry in made:
        if not (homes[entry.name] / "project" / "tests").is_dir():
            found[entry.name].failures.append("there are no generated tests")
    called: dict[str, Outcome] = run("call", made, 0, "call")
    for entry in made:
        _called(found[entry.name], entry, homes[entry.name], called[entry.name])
    for name, outcome in run("examples", made, 0, "examples").items():
        _turned(found[name], outcome)
    checked = [entry for entry in made if types(entry)]
    say(f"types: {len(checked)} packages")
    packages = [Checked(e.package, homes[e.name] / "project") for e in checked]
    mypy, pyright = check(packages, folder / "types", jobs=jobs, done=say)
    for entry in checked:
        result = found[entry.name]
        result.mypy, result.pyright = mypy[entry.package], pyright[entry.package]
        for checker, messages in (("mypy", result.mypy), ("pyright", result.pyright)):
            if messages:
                result.failures.append(f"{checker}: {len(messages)}: {messages[0]}")
    return list(found.values())


def _arguments(kind: str, entry: Entry, seed: int) -> tuple[str, ...]:
    match kind:
        case "generate":
            project = "project" if seed == 1 else "again"
            return (
                *(str(entry.path.resolve()), "-o", project),
                *("--package", entry.package, "--json"),
            )
        case "import":
            return ("project", entry.package)
        case "examples":
            return (str(entry.path.resolve()), "project", entry.package)
        case _:
            return ("project", "../calls.json")


def _generated(result: Measured, entry: Entry, home: Path, outcome: Outcome) -> None:
    result.code = outcome.code
    result.cpu = outcome.cpu
    result.mebibytes = outcome.mebibytes
    fail = result.failures.append
    if outcome.late:
        fail("generate: it took too long")
    if "Traceback" in outcome.messages or "internal error" in outcome.messages:
        fail(f"generate: a traceback: {_end(outcome.messages)}")
    try:
        report: dict[str, Any] = json.loads(outcome.output)
    except ValueError:
        report = {}
    if "operations" not in report:
        problem = report.get("error", {})
        result.errors = [problem["code"]] if problem else []
        said = problem.get("message", _end(outcome.messages))
        result.stopped = f"{problem.get('code', 'no code')}: {said}"
        fail(f"generate: exit code {outcome.code}: {result.stopped}")
        return
    result.counts = {
        kind: counts
        for kind, counts in report.items()
        if isinstance(counts, dict) and "in_document" in counts
    }
    levels = [problem["level"] for problem in report["problems"]]
    result.problems = {level: levels.count(level) for level in LEVELS}
    result.errors = sorted(
        {
            problem["code"]
            for problem in report["problems"]
            if problem["level"] == "error"
        }
    )
    package = home / "project" / entry.package
    modules = [*package.rglob("*.py"), *package.rglob("*.pyi")]
    result.lines = sum(path.read_bytes().count(b"\n") for path in modules)
    result.files = sum(path.is_file() for path in (home / "project").rglob("*"))
    if outcome.code != (1 if result.errors else 0):
        fail(f"generate: exit code {outcome.code} with errors {result.errors}")
    _counted(result, entry)


def _counted(result: Measured, entry: Entry) -> None:
    """Are the operations all there, whoever counts?"""
    fail = result.failures.append
    operations = operations_of(entry.path)
    if operations is not None:
        result.expected = len(operations)
        if result.emitted != len(operations):
            fail(f"operations: {result.emitted} of {len(operations)}")
    for kind, counts in result.counts.items():
        if counts["skipped"] + counts["degraded"] and not any(result.problems.values()):
            fail(f"{kind}: something is not told: {counts}")
        total = counts["emitted"] + counts["skipped"]
        if counts["in_document"] != total or counts["degraded"] > counts["emitted"]:
            fail(f"{kind}: the sums are wrong: {counts}")
    if result.counts["operations"]["skipped"]:
        fail(f"operations: {result.counts['operations']['skipped']} skipped")


def _repeated(result: Measured, home: Path) -> None:
    first, second = (_digests(home / name) for name in ("project", "again"))
    different = sorted(
        k for k in first.keys() | second if first.get(k) != second.get(k)
    )
    if different:
        result.failures.append(f"not the same twice: {different[:3]}")
    shutil.rmtree(home / "again", ignore_errors=True)


def _digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _imported(result: Measured, outcome: Outcome) -> None:
    if outcome.code == 0:
        told = json.loads(outcome.output)
        result.modules, result.import_seconds = told["modules"], told["seconds"]
    else:
        why = "too slow" if outcome.late else _end(outcome.messages)
        result.failures.append(f"import: {why}")


def _called(result: Measured, entry: Entry, home: Path, outcome: Outcome) -> None:
    fail = result.failures.append
    report = home / "calls.json"
    if not report.is_file():
        why = "too slow" if outcome.late else _end(outcome.messages + outcome.output)
        fail(f"call: {why}")
        return
    told = json.loads(report.read_text())
    result.calls = len(told["sent"])
    if told["failed"]:
        reasons = re.findall(r"^E  +(.*)$", outcome.output, re.M)
        why = reasons[0] if reasons else _end(outcome.output)
        fail(f"call: {len(told['failed'])}: {told['failed'][0]}: {why}")
    operations = operations_of(entry.path)
    if operations is None:
        return
    missing = unsent(operations * 2, [(sent[0], sent[1]) for sent in told["sent"]])
    if missing:
        fail(f"call: {len(missing)} were not sent: {missing[0]}")


def _turned(result: Measured, outcome: Outcome) -> None:
    if outcome.code != 0:
        why = "too slow" if outcome.late else _end(outcome.messages)
        result.failures.append(f"examples: {why}")
        return
    told = json.loads(outcome.output)
    result.examples = told["tried"]
    if told["changed"]:
        count, first = len(told["changed"]), told["changed"][0]
        result.failures.append(f"examples: {count} are not the same: {first}")


def unsent(
    operations: Sequence[tuple[str, str]], sent: Sequence[tuple[str, str]]
) -> list[tuple[str, str]]:
    """The operations to which no request of their own belongs.

    A request may fit several templates (``/users/{name}`` and ``/users/me``), so
    the two sides are matched: each request stands for one operation at most.

    Args:
        operations: Method and path template, once for each request there must be.
        sent: Method and URL of the requests.
    """
    paths = [(method, _segments(urlsplit(url).path)) for method, url in sent]
    fitting: dict[tuple[str, str], list[int]] = {}
    for method, template in set(operations):
        # A server of its own may put an address of several parts before the path.
        ends = re.compile(f"{_pattern(template)}$")
        fitting[method, template] = [
            number
            for number, (used, path) in enumerate(paths)
            if used == method and ends.search(path)
        ]
    owner: dict[int, int] = {}
    # Templates with little left open choose first: they have the fewest requests.
    order = sorted(
        range(len(operations)),
        key=lambda i: (operations[i][1].count("{"), len(fitting[operations[i]])),
    )

    def assign(index: int, tried: set[int]) -> bool:
        for number in fitting[operations[index]]:
            if number not in tried:
                tried.add(number)
                if number not in owner or assign(owner[number], tried):
                    owner[number] = index
                    return True
        return False

    return [operations[index] for index in order if not assign(index, set())]


def _segments(path: str) -> str:
    """A path without percent encoding; a slash inside a value stays apart."""
    return unquote(re.sub("%2[fF]", "\0", path))


def _pattern(template: str) -> str:
    """What a path with values in its placeholders looks like."""
    path = unquote(template.partition("?")[0].partition("#")[0])
    parts = [re.escape(part) for part in re.split(r"\{[^{}]*\}", path)]
    return "[^/]*".join(parts)


def _end(text: str) -> str:
    lines = [line for line in text.strip().splitlines() if line.strip()]
    return " | ".join(lines[-3:])[-600:]
