"""From what was released last, and what is generated now, to the next release."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.config import package_version
from generator.diff.change import following
from generator.diff.kept import kept
from generator.diff.sources import Source, past_options
from generator.diff.text import counts_of
from generator.emit import manifest
from generator.emit.amend import with_entry
from generator.emit.manifest import Release
from generator.emit.stored import restored
from generator.keeping import with_graces
from generator.pipeline import make, understand
from generator.problems import Report
from generator.progress import Silent
from generator.read.remote import locked
from generator.release.changelog import entry
from generator.release.drafts import Drafts, is_step
from generator.release.request import Outcome
from generator.release.standing import FILE_NAME, Standing, content_of
from generator.release.versions import first_version, next_version

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.cache import Cache
    from generator.config import Options
    from generator.diff.change import Difference
    from generator.keeping import Keeping
    from generator.pipeline import Product, Understood
    from generator.progress import Progress
    from generator.read.remote import Remote
    from generator.release.drafts import Draft
    from generator.release.request import Request

CHANGELOG = "CHANGELOG.md"

_SAME = "Nothing of what is generated has changed."
_REMADE = """\
### Changed

- The package was generated anew, from a document that says the same."""


def release(
    understood: Callable[[Keeping | None, Report], Understood],
    options: Options,
    report: Report,
    progress: Progress,
    request: Request,
    *,
    standing: Standing,
    cache: Cache | None = None,
) -> tuple[Product, Outcome]:
    """Make the files of a document as the next release.

    Args:
        understood: Reads the document, with what is to be kept in it, and reports.
        options: How the package is made.
        report: Receives what was reported, and what there is to say of the version.
        progress: Told about each stage.
        request: What is asked for.
        standing: What was released last.
        cache: Holds files that were formatted before.

    Returns:
        The files, and what came of the release. When nothing has changed, they are the
        files of the last one.

    Raises:
        CalcoError: The document cannot be understood, the version that is asked for
            cannot be the next one, or what was released last is not known.
    """
    if standing.before is None:
        return _first(
            understood(None, report), options, report, progress, request, cache
        )
    old = _released(standing, options)
    before = standing.version or package_version(options, old.api.version)
    drafts = Drafts(understood, old, before, standing.before.kept)
    draft = drafts.first(options.release.keep_deprecated)
    product: Product | None = None

    def decided(draft: Draft, report: Report) -> tuple[str, str]:
        """How much of a step the release is, and its version."""
        nonlocal product
        step, after = draft.difference.verdict, draft.difference.next_version
        if step == "none":
            product = make(
                draft.known,
                options,
                draft.report,
                progress,
                version=before,
                cache=cache,
                standing=standing,
            )
            files, package = product.manifest.files, product.plan.package
            if content_of(files, package) != standing.content:
                step, after = "patch", following(before, "patch")
        declared = draft.known.api.version
        return step, next_version(before, after, request, options, declared, report)

    step, version = decided(draft, Report())
    if is_step(before, version):
        draft = drafts.second(draft)
    said = Report()
    step, version = decided(draft, said)
    report.problems += [*draft.report.problems, *said.problems]
    outcome = Outcome(before, version, step, counts_of(draft.difference), {})
    if product is not None and not outcome.released:
        if standing.made is None:  # what lies there is the release from now on
            product = _as_release(product, version)
        return product, outcome
    body = entry(draft.difference) or (_SAME if step == "none" else _REMADE)
    known = draft.as_of(version)
    product = make(known, options, report, progress, version=version, cache=cache)
    return _as_release(product, version), _told(outcome, request, body)


def next_difference(options: Options, remote: Remote | None) -> Difference | None:
    """What the next release of a package brings; ``None`` for the first one.

    Args:
        options: How the package is made, and where.
        remote: What may be fetched.

    Raises:
        CalcoError: The document cannot be understood, or what was released last is not
            known.
    """
    assert options.directory is not None
    lock = manifest.load(options.directory / manifest.FILE_NAME)
    if lock is None:
        return None
    standing = Standing(options.directory, lock)
    old = _released(standing, options)
    before = standing.version or package_version(options, old.api.version)

    def understood(keeping: Keeping | None, report: Report) -> Understood:
        return understand(
            str(options.spec),
            options,
            report,
            Silent(),
            earlier=lock.names,
            remote=locked(remote, lock.remote),
            keeping=keeping,
        )

    drafts = Drafts(understood, old, before, lock.kept)
    draft = drafts.first(options.release.keep_deprecated)
    if is_step(before, draft.difference.next_version):
        draft = drafts.second(draft)
    return draft.difference


def _first(
    known: Understood,
    options: Options,
    report: Report,
    progress: Progress,
    request: Request,
    cache: Cache | None,
) -> tuple[Product, Outcome]:
    version = first_version(request, options, known.api.version)
    product = make(known, options, report, progress, version=version, cache=cache)
    outcome = Outcome(None, version, "none", "", {})
    return _as_release(product, version), _told(outcome, request, "First release.")


def _released(standing: Standing, options: Options) -> Understood:
    """The document that was released last, with the names that it had."""
    lock = standing.before
    assert lock is not None
    path = standing.path()
    carried = kept(standing.directory, lock, path)
    assert carried is not None
    source = Source(str(carried.path), str(carried.path), carried, lock)
    text = (standing.directory / path).read_text(encoding="utf-8")
    known = understand(
        source.location,
        past_options(options, source, lock),
        Report(),
        Silent(),
        earlier=restored(text).names,
        store=carried,
    )
    return with_graces(known, lock.kept)


def _as_release(product: Product, version: str) -> Product:
    content = content_of(product.manifest.files, product.plan.package)
    # The package carries the document that is released.
    files, hashes = dict(product.files), dict(product.manifest.files)
    files.pop(FILE_NAME, None)
    hashes.pop(FILE_NAME, None)
    lock = replace(product.manifest, files=hashes, release=Release(version, content))
    return replace(product, files=files, manifest=lock)


def _told(outcome: Outcome, request: Request, body: str) -> Outcome:
    """An outcome with its entry in the changelog."""
    heading = outcome.version
    if request.date is not None:
        heading = f"{heading} - {request.date}"
    amendment = with_entry(outcome.version, heading, body)
    return replace(outcome, amendments={CHANGELOG: amendment})
