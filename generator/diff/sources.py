"""What OLD and NEW on the command line are: which document, and what named it.

A file, a URL or standard input is a document. So is ``REVISION:PATH``, which git has. A
generated folder was made of one, which is recognised by the hash in its ``calco.lock``:
the document as it lies there, or the one that the package carries, or a revision of git.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator import config
from generator.config_overlays import overlays_at
from generator.diff.kept import Kept, kept
from generator.diff.revisions import Revision, history, revision
from generator.emit import manifest
from generator.problems import CalcoError, Report
from generator.read.load import SIZE_LIMIT
from generator.read.overlaying import Overlays
from generator.read.remote import is_url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.config import Options
    from generator.emit.manifest import Manifest

_MOST_REVISIONS = 200
_MOST_READ = 20


@dataclass(frozen=True, slots=True)
class Source:
    """A document to compare.

    Attributes:
        label: What the user called it.
        location: A path, a URL or ``-``.
        store: What the path is read from: a revision, or the document that a package
            carries; the disk when ``None``.
        lock: The ``calco.lock`` of the generated folder that was named.
    """

    label: str
    location: str
    store: Revision | Kept | None = None
    lock: Manifest | None = None


def find(text: str, other: str, configured: Mapping[str, Options]) -> Source:
    """The document that an argument means.

    Args:
        text: The argument.
        other: The other one, whose document a generated folder may be made of.
        configured: The SDKs of ``calco.toml``.

    Raises:
        CalcoError: It means none.
    """
    plain = _plain(text)
    if plain is not None:
        return plain
    folder = Path(text)
    lock = manifest.load(folder / manifest.FILE_NAME)
    if lock is None:
        raise CalcoError.of(
            "CALCO-R002",
            f"{text} is a directory, and none that was generated",
            hint=f"Give a document, or a folder with {manifest.FILE_NAME}.",
        )
    own = [
        options
        for options in configured.values()
        if options.directory is not None
        and options.directory.resolve() == folder.resolve()
    ]
    carried = kept(folder, lock)
    if carried is not None and (
        lock.kept or not any(one.digest() == lock.configuration for one in own)
    ):
        # What is chosen of the document has changed, or stays in the package alone; it
        # carries what was chosen and what stays.
        return Source(text, str(carried.path), carried, lock)
    candidates = [str(options.spec) for options in own]
    beside = _plain(other)
    if beside is not None and beside.location != "-" and not is_url(beside.location):
        candidates.append(beside.location)
    overlays = own[0].overlays.files if own else ()
    found = _made_of(lock, candidates, overlays, otherwise=carried)
    if found is None:
        raise CalcoError.of(
            "CALCO-D101",
            f"the document that {text} was made of is not at hand",
            hint=_missing(candidates),
        )
    return Source(text, found[0], found[1], lock)


def _missing(candidates: list[str]) -> str:
    if not candidates:
        return (
            f"Name it in {config.FILE_NAME}, or give the document in place of the"
            " folder."
        )
    return (
        f"{candidates[0]} is another one by now, and so it is in git's history; give"
        " the document in place of the folder, such as REVISION:PATH."
    )


def _plain(text: str) -> Source | None:
    """A document; ``None`` for a folder."""
    if text == "-" or is_url(text):
        return Source(text, text)
    path = Path(text)
    if path.is_dir():
        return None
    name, colon, rest = text.partition(":")
    if colon and rest and not path.exists():
        found = revision(name, Path.cwd())
        if found is None:
            raise CalcoError.of(
                "CALCO-D100",
                f"{text} is no file, and git knows no revision {name!r} here",
                hint="Write REVISION:PATH inside the repository, or the path of a file.",
            )
        return Source(text, found.path_of(rest), found)
    return Source(text, text)


def _made_of(
    lock: Manifest,
    candidates: list[str],
    overlays: tuple[str, ...],
    otherwise: Kept | None,
) -> tuple[str, Revision | Kept | None] | None:
    """The document that a lock means: on the disk, or else kept, or at some revision."""
    digest = lock.document
    if _are_overlays(lock, overlays, None):
        for candidate in candidates:
            if digest in (
                _digest_of_one(candidate, None),
                _digest_of_all(candidate, None),
            ):
                return candidate, None
    if otherwise is not None:
        return str(otherwise.path), otherwise
    for candidate in candidates:
        path = Path(candidate).absolute()
        known = history(path, _MOST_REVISIONS) if path.parent.is_dir() else ()
        revisions = [one for one in known if _are_overlays(lock, overlays, one)]
        # One file is recognised without being read, many only after it.
        for store in revisions:
            if _digest_of_one(str(path), store) == digest:
                return candidate, store
        for store in revisions[:_MOST_READ]:
            if _digest_of_all(str(path), store) == digest:
                return candidate, store
    return None


def _are_overlays(
    lock: Manifest, overlays: tuple[str, ...], store: Revision | None
) -> bool:
    """Whether overlays are what they were when a lock was written."""
    contents = [_content(str(Path(path).absolute()), store) for path in overlays]
    found = [manifest.sha256(one) for one in contents if one is not None]
    return sorted(found) == sorted(lock.overlays.values())


def _content(path: str, store: Revision | None) -> bytes | None:
    if store is not None:
        return store.read(path, SIZE_LIMIT)
    try:
        return Path(path).read_bytes()
    except OSError:
        return None


def _digest_of_one(path: str, store: Revision | None) -> str | None:
    """What the digest of a document is that has no other files."""
    content = _content(path, store)
    if content is None:
        return None
    inner = hashlib.sha256(content).digest()
    return hashlib.sha256(Path(path).name.encode() + b"\0" + inner).hexdigest()


def _digest_of_all(path: str, store: Revision | None) -> str | None:
    from generator.read import read

    try:
        return read(path, report=Report(), store=store).digest
    except CalcoError:
        return None


def options_of(old: Source, new: Source, configured: Mapping[str, Options]) -> Options:
    """What ``calco.toml`` says of the document, whichever of the two it names."""
    for source in (new, old):
        for options in configured.values():
            if options.spec is not None and _same(source.location, options.spec):
                return options
    lock = old.lock or new.lock
    return config.Options(package=lock.package if lock else None)


def _same(one: str, other: str) -> bool:
    if one == "-" or is_url(one) or is_url(other):
        return one == other
    return Path(one).resolve() == Path(other).resolve()


def past_options(options: Options, source: Source, lock: Manifest | None) -> Options:
    """Options for a document that was generated from before.

    What a lock names needs no names from ``calco.toml``: these are in it, and those
    that were given since are what shall be told. What a package carries was chosen,
    and overlays are in it.
    """
    options = replace(options, is_past=True)
    if isinstance(source.store, Kept):
        nothing = config.Selection()
        options = replace(
            options, include=nothing, exclude=nothing, overlays=Overlays()
        )
    return options if lock is None else replace(options, names={})


def overlays_for(source: Source, options: Options, more: tuple[str, ...]) -> Overlays:
    """The overlays of a document, as they were when it was as it is here.

    What a package carries has its own in it. At a revision they are those that
    ``calco.toml`` named then; without one, those of now that were there.

    Args:
        source: The document.
        options: How its package is made now.
        more: What the command line adds.
    """
    if isinstance(source.store, Kept):
        return Overlays()
    if not isinstance(source.store, Revision):
        return options.overlays.with_files(more)
    store, overlays = source.store, options.overlays
    path = config.find(Path.cwd())
    if source.lock is None and path is not None:
        text = store.read(str(path), SIZE_LIMIT)
        if text is not None:
            decoded = text.decode("utf-8", "replace")
            then = overlays_at(path, decoded, source.location, _same)
            overlays = overlays if then is None else then
    files = (*overlays.files, *more)
    there = (
        one for one in files if store.read(str(Path(one).absolute()), 0) is not None
    )
    return Overlays(tuple(there), overlays.patches)


def lock_of(source: Source, options: Options) -> Manifest | None:
    """The ``calco.lock`` that names what a document holds, if there is one."""
    if source.lock is not None:
        return source.lock
    if options.directory is None:
        return None
    path = options.directory / manifest.FILE_NAME
    if isinstance(source.store, Revision):
        text = source.store.read(str(path.absolute()), SIZE_LIMIT)
        if text is not None:
            return manifest.parse(text.decode("utf-8", "replace"), str(path))
    return manifest.load(path)
