"""The main job, a line a stage.

Every stage is imported when it is reached, so that the commands that need only
some of them start quickly.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING

from generator.cache import Cache
from generator.collecting import uncollected
from generator.runs import Run, Runs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.config import Options
    from generator.emit.changes import FileChanges
    from generator.emit.manifest import Manifest
    from generator.ir import Api
    from generator.keeping import Grace, Keeping
    from generator.names import Names, Records
    from generator.plan import Plan
    from generator.problems import Problem, Report
    from generator.progress import Progress
    from generator.read import Document
    from generator.read.load import Store
    from generator.read.remote import Remote
    from generator.release import Outcome, Request
    from generator.release.standing import Standing


@dataclass(frozen=True, slots=True)
class Understood:
    """A document, when every problem of it is known.

    Attributes:
        document: As it was read and repaired.
        api: What was made of it.
        names: What everything is called.
        coverage: How much of the document is in it, by kind of node.
        kept: Operations that were carried over into it, by method and path.
    """

    document: Document
    api: Api
    names: Names
    coverage: Mapping[str, Mapping[str, int]]
    kept: Mapping[str, Grace] = field(default_factory=dict[str, "Grace"])


@dataclass(frozen=True, slots=True)
class Product:
    """Everything that is to be on disk, before a byte of it is.

    Attributes:
        plan: What was rendered.
        files: Path relative to the target directory to text.
        once: The same for files written only where there is none yet.
        manifest: What ``calco.lock`` records of this run.
        coverage: How much of the document is in it, by kind of node.
        gaps: What was left out and is not allowed to be.
        sources: SHA-256 of the files read; empty when some are not on the disk.
    """

    plan: Plan
    files: Mapping[str, str]
    once: Mapping[str, str]
    manifest: Manifest
    coverage: Mapping[str, Mapping[str, int]]
    gaps: tuple[Problem, ...]
    sources: Mapping[Path, str]


@dataclass(frozen=True, slots=True)
class Result:
    """What :func:`generate` did.

    Attributes:
        package: The import name.
        coverage: How much of the document is in it, by kind of node.
        gaps: What was left out and is not allowed to be.
        changes: What happened to the files.
        directory: That received them.
        sources: The files of the document.
        release: What came of the release that was asked for.
    """

    package: str
    coverage: Mapping[str, Mapping[str, int]]
    gaps: tuple[Problem, ...]
    changes: FileChanges
    directory: Path
    sources: tuple[Path, ...]
    release: Outcome | None = None


@uncollected()
def understand(
    location: str,
    options: Options,
    report: Report,
    progress: Progress,
    *,
    earlier: Records | None = None,
    stdin: IO[bytes] | None = None,
    remote: Remote | None = None,
    store: Store | None = None,
    keeping: Keeping | None = None,
) -> Understood:
    """Carry a document through every stage that reports problems.

    Args:
        location: A path, a URL or ``-`` for *stdin*.
        options: How the package is made.
        report: Receives everything that was repaired or left out.
        progress: Told about each stage.
        earlier: The names that the last run gave.
        stdin: Where ``-`` reads from.
        remote: What may be fetched, beside what *options* allow.
        store: Where the files are kept; the disk when ``None``.
        keeping: Carries over what the document no longer has.

    Raises:
        CalcoError: The document cannot be understood.
    """
    from generator.coverage import measure
    from generator.fills import check_fills
    from generator.keeping import marked
    from generator.misfits import tell_misfits
    from generator.names import Records, name
    from generator.parse import parse
    from generator.read import read
    from generator.read.inventory import take
    from generator.read.remote import allowing
    from generator.select import select

    with progress.stage("read"):
        document = read(
            location,
            report=report,
            stdin=stdin,
            remote=allowing(remote, options.allow_remote),
            store=store,
            overlays=options.overlays,
        )
        if keeping is not None:
            keeping.look(document)
        excluded = select(document, options, report)
        kept = keeping.carry(document, report) if keeping is not None else {}
        inventory = take(document.tree)
    with progress.stage("parse"):
        api = parse(document, report)
        if not options.is_past:
            check_fills(api, options)
            tell_misfits(api, document, report)
    with progress.stage("name"):
        names = name(api, options, earlier or Records(), report)
        coverage = measure(inventory, document, api, names, report, excluded)
        report.locate(document.place)
    return Understood(document, marked(api, kept), names, coverage, kept)


@uncollected()
def build(
    location: str,
    options: Options,
    report: Report,
    progress: Progress,
    *,
    earlier: Records | None = None,
    stdin: IO[bytes] | None = None,
    remote: Remote | None = None,
    cache: Cache | None = None,
    standing: Standing | None = None,
) -> Product:
    """Carry a document through every stage but the last.

    Args and errors are those of :func:`understand`; *cache* holds files that were
    formatted before, and *standing* is what of the package was released.
    """
    known = understand(
        location,
        options,
        report,
        progress,
        earlier=earlier,
        stdin=stdin,
        remote=remote,
        keeping=standing.keeping() if standing else None,
    )
    return make(known, options, report, progress, cache=cache, standing=standing)


@uncollected()
def make(
    known: Understood,
    options: Options,
    report: Report,
    progress: Progress,
    *,
    version: str | None = None,
    cache: Cache | None = None,
    standing: Standing | None = None,
) -> Product:
    """Make the files of a document that is understood.

    Args:
        known: The document.
        options: How the package is made.
        report: Tells what was left out.
        progress: Told about each stage.
        version: Of the package, where it is being released.
        cache: Holds files that were formatted before.
        standing: What of the package was released.
    """
    from generator.config import package_version
    from generator.emit.format import format_files
    from generator.emit.manifest import manifest_of
    from generator.emit.render import render
    from generator.emit.stored import FILE_NAME, Stored, stored
    from generator.gaps import find_gaps
    from generator.plan import plan
    from generator.read.guides import read_guides

    document, names = known.document, known.names
    made = standing.made if standing else None
    released = made.version if made else None
    version = version or package_version(options, known.api.version, released)
    with progress.stage("plan"):
        planned = plan(known.api, names, replace(options, version=version))
    gaps = find_gaps(report, options.allow, document)
    files = format_files(render(planned, progress), progress, cache)
    guides = read_guides(options.guides)
    kept = Stored(document.tree, names.records, guides, options.fill)
    files[f"{planned.package}/{FILE_NAME}"] = stored(kept)
    once = {path: files.pop(path) for path in planned.once}
    manifest = manifest_of(
        files,
        document=document.digest,
        configuration=options.digest(),
        package=planned.package,
        names=names.records,
        remote=document.fetched,
        kept=known.kept,
        overlays=document.overlays,
    )
    if standing is not None:
        manifest, beside = standing.beside(manifest, options)
        files |= beside
    return Product(
        planned, files, once, manifest, known.coverage, gaps, document.hashes
    )


def generate(
    location: str,
    directory: Path,
    options: Options,
    report: Report,
    progress: Progress,
    *,
    stdin: IO[bytes] | None = None,
    force: bool = False,
    remote: Remote | None = None,
    cached: bool = False,
    request: Request | None = None,
) -> Result:
    """Turn a document into a project on disk; all of it or nothing.

    Args:
        location: A path, a URL or ``-`` for *stdin*.
        directory: Receives the project; see :mod:`generator.emit.write`.
        options: How the package is made.
        report: Receives everything that was repaired or left out.
        progress: Told about each stage.
        stdin: Where ``-`` reads from.
        force: Overwrite generated files that were edited by hand.
        remote: What may be fetched; ``calco.lock`` tells what it was before.
        cached: Whether what earlier runs came to is used, and kept.
        request: The release that is to be made.

    Raises:
        CalcoError: The document cannot be understood, *directory* cannot be written,
            or no release can be made as asked; nothing is written then.
    """
    runs = Runs(location, directory, options) if cached else None
    asked = force or request is not None
    if runs is not None and not asked and (run := unchanged(runs, directory)):
        report.problems.extend(run.problems)
        return _as_before(run, directory)
    from generator.emit.compare import known
    from generator.emit.merge import marked
    from generator.emit.write import write
    from generator.read.remote import locked
    from generator.release.standing import Standing

    before = known(directory)  # refuse early what would be refused in the end
    remote = locked(remote, before.remote if before else {})
    earlier = before.names if before else None
    cache = Cache("formatted") if cached else None
    standing = Standing(directory, before)
    outcome: Outcome | None = None
    if request is None:
        product = build(
            location,
            options,
            report,
            progress,
            earlier=earlier,
            stdin=stdin,
            remote=remote,
            cache=cache,
            standing=standing,
        )
    else:
        from generator.release.run import release

        given = stdin.read() if stdin is not None else b""
        product, outcome = release(
            lambda keeping, report: understand(
                location,
                options,
                report,
                progress,
                earlier=earlier,
                stdin=BytesIO(given),
                remote=remote,
                keeping=keeping,
            ),
            options,
            report,
            progress,
            request,
            cache=cache,
            standing=standing,
        )
    with progress.stage("write"):
        changes = write(
            directory,
            product.files,
            product.once,
            product.manifest,
            force=force,
            amendments=outcome.amendments if outcome else None,
        )
    report.problems += marked(directory, changes.conflicts)
    sources = product.sources
    # What a file lacks that could not be read may come without a change of others.
    is_whole = not any(
        problem.code in ("CALCO-R001", "CALCO-R002") for problem in report.problems
    )
    if runs is not None and sources and is_whole and not changes.conflicts:
        runs.remember(_remembered(product, changes, report))
    return Result(
        product.plan.package,
        product.coverage,
        product.gaps,
        changes,
        directory,
        tuple(sources),
        outcome,
    )


def unchanged(runs: Runs, directory: Path) -> Run | None:
    """The run before this one, when this one would change nothing."""
    from generator.emit.traces import interrupted

    return None if interrupted(directory.resolve()) else runs.recall()


def _remembered(product: Product, changes: FileChanges, report: Report) -> Run:
    return Run(
        package=product.plan.package,
        sources={str(path): digest for path, digest in product.sources.items()},
        files=changes.left,
        generated=len(product.files),
        kept=tuple(sorted({*product.once, *changes.orphaned})),
        orphaned=changes.orphaned,
        edited=changes.edited,
        coverage=product.coverage,
        problems=tuple(report.problems),
        gaps=product.gaps,
    )


def _as_before(run: Run, directory: Path) -> Result:
    from generator.emit.changes import FileChanges

    ours = set(run.files) - set(run.orphaned) - {"calco.lock", "calco.base"}
    changes = FileChanges(
        written=(),
        unchanged=tuple(sorted(ours)),
        removed=(),
        kept=run.kept,
        orphaned=run.orphaned,
        edited=run.edited,
        left=run.files,
    )
    sources = tuple(Path(path) for path in run.sources)
    return Result(run.package, run.coverage, run.gaps, changes, directory, sources)
