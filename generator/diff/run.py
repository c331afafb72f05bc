"""From two arguments to their difference, a line a step."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator import config
from generator.collecting import uncollected
from generator.diff.compare import compare
from generator.diff.kept import Kept
from generator.diff.revisions import revision
from generator.diff.sources import (
    find,
    lock_of,
    options_of,
    overlays_for,
    past_options,
)
from generator.emit import manifest
from generator.keeping import Keeping, with_graces
from generator.pipeline import understand
from generator.problems import CalcoError, Report
from generator.progress import Silent
from generator.read.remote import is_url, locked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.config import Options
    from generator.diff.change import Age, Difference
    from generator.diff.sources import Source
    from generator.names import Records
    from generator.pipeline import Understood
    from generator.read.remote import Remote
    from generator.reference.changes import Changes


def difference(
    old: str,
    new: str,
    *,
    package: str | None = None,
    remote: Remote | None = None,
    remark: Callable[[str], None] = lambda _: None,
    overlays: tuple[str, ...] = (),
) -> Difference:
    """What changes from one document to another.

    Args:
        old: A file, a URL, ``-``, ``REVISION:PATH`` or a generated folder.
        new: The same.
        package: The import name; as configured or recorded, or else by the title.
        remote: What may be fetched.
        remark: Told of what limits the answer.
        overlays: What is applied to both besides.

    Raises:
        CalcoError: One of the two cannot be understood.
    """
    found = config.find(Path.cwd())
    configured: Mapping[str, Options] = config.load(found).sdks if found else {}
    with uncollected():
        return _difference(old, new, package, remote, remark, configured, overlays)


def _difference(
    old: str,
    new: str,
    package: str | None,
    remote: Remote | None,
    remark: Callable[[str], None],
    configured: Mapping[str, Options],
    overlays: tuple[str, ...] = (),
) -> Difference:
    before, now = find(old, new, configured), find(new, old, configured)
    options = config.with_overrides(
        options_of(before, now, configured), package=package
    )
    lock = lock_of(before, options)
    past = past_options(options, before, lock)
    records = lock.names if lock else None
    one = _understood(before, past, records, remote, remark, overlays=overlays)
    one = with_graces(one, before.lock.kept) if before.lock else one
    if now.lock is not None:  # what was generated is called as it is
        options = past_options(options, now, now.lock)
        records = now.lock.names
    else:
        records = one.names.records
    keeping = _keeping(before, now, one)
    other = _understood(
        now, options, records, remote, remark, keeping, overlays=overlays
    )
    other = with_graces(other, now.lock.kept) if now.lock else other
    made = lock.made if lock else None
    released = made.version if made else None
    version = config.package_version(past, one.api.version, released)
    sources: dict[Age, Source] = {"old": before, "new": now}
    packed: tuple[Age, ...] = tuple(
        age for age, each in sources.items() if isinstance(each.store, Kept)
    )
    return compare(one, other, version, packed=packed)


def difference_of(
    name: str,
    options: Options,
    since: str | None,
    *,
    released: bool = False,
    remote: Remote | None = None,
    remark: Callable[[str], None] = lambda _: None,
) -> Difference | None:
    """What changes in an SDK of ``calco.toml``; ``None`` for one that is new.

    Args:
        name: What it is called there.
        options: What is said of it.
        since: The revision of git whose document is compared; ``None`` for the one that
            the package on disk was generated from.
        released: Whether the package that was released last is compared, with what the
            next release keeps of it.
        remote: What may be fetched.
        remark: Told of what limits the answer.

    Raises:
        CalcoError: There is no such revision, or a document cannot be understood.
    """
    if released:
        from generator.release.run import next_difference

        return next_difference(options, remote)
    spec = str(options.spec)
    old = _generated(options) if since is None else _past(since, name, spec)
    if old is None:
        return None
    with uncollected():
        return _difference(old, spec, None, remote, remark, {name: options})


def _generated(options: Options) -> str | None:
    """The folder of an SDK, if it was ever generated."""
    folder = options.directory
    known = folder is not None and (folder / manifest.FILE_NAME).is_file()
    return str(folder) if known else None


def _past(since: str, name: str, spec: str) -> str | None:
    """The document of an SDK at a revision, if it was there."""
    at = revision(since, Path.cwd())
    if at is None:
        raise CalcoError.of("CALCO-D100", f"git knows no revision {since!r} here")
    if is_url(spec):
        raise CalcoError.of(
            "CALCO-D100",
            f"the document of {name} is at a URL, whose past git does not have",
        )
    if at.read(str(Path.cwd() / spec), 0) is None:
        return None
    # A path after a revision that begins so is not one from the top.
    here = os.path.relpath(spec)
    return f"{since}:{here if here.startswith('..') else f'./{here}'}"


def changes_since(
    old: str,
    location: str,
    options: Options,
    known: Understood,
    remote: Remote | None = None,
) -> Changes:
    """What has changed since an earlier document, under the names of now.

    Args:
        old: The earlier document, as :func:`difference` takes it.
        location: The document of now.
        options: How its package is made.
        known: The document of now.
        remote: What may be fetched.

    Raises:
        CalcoError: The earlier document cannot be understood.
    """
    from generator.reference.changes import Changes

    found = config.find(Path.cwd())
    configured: Mapping[str, Options] = config.load(found).sdks if found else {}
    before = find(old, location, configured)
    lock = lock_of(before, options)
    past = past_options(options, before, lock)
    records = lock.names if lock else known.names.records
    one = _understood(before, past, records, remote, lambda _: None)
    version = config.package_version(past, one.api.version)
    return Changes(compare(one, known, version), one.api.version)


def _keeping(old: Source, new: Source, known: Understood) -> Keeping | None:
    """What stays in a package whatever document it is generated from."""
    if old.lock is None or new.lock is not None or not old.lock.kept:
        return None
    return Keeping(known.document.tree, old.lock.kept)


def _understood(
    source: Source,
    options: Options,
    records: Records | None,
    remote: Remote | None,
    remark: Callable[[str], None],
    keeping: Keeping | None = None,
    *,
    overlays: tuple[str, ...] = (),
) -> Understood:
    report = Report()
    options = replace(options, overlays=overlays_for(source, options, overlays))
    known = understand(
        source.location,
        options,
        report,
        Silent(),
        earlier=records,
        stdin=sys.stdin.buffer if source.location == "-" else None,
        remote=locked(remote, source.lock.remote) if source.lock else remote,
        store=source.store,
        keeping=keeping,
    )
    if known.api.skipped:
        count = len(known.api.skipped)
        verb = "is not compared" if count == 1 else "are not compared"
        word = "operation that cannot" if count == 1 else "operations that cannot"
        remark(f"{source.label}: {count} {word} be carried over {verb}")
    return known
