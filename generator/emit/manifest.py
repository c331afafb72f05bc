"""``calco.lock``: what the last run wrote, so that the next one knows its own.

The file is TOML, sorted, one fact a line, so that two branches merge like any
other text. It holds hashes of contents and nothing that differs between two
machines: no dates, no paths, no commit.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator import __version__
from generator.config import is_version
from generator.keeping import Grace
from generator.names.records import Records
from generator.problems import CalcoError, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FILE_NAME = "calco.lock"
FORMAT = 3
_UNRELEASED = 2  # the format of a file that tells of no release

_HASH_LENGTH = 64
_HEADER = """\
# Written by calco; commit it and do not edit it.
# It tells which files are generated, whether they are as they were written, and what
# everything was called, so that it goes on being called that.
"""
_RECOVER = "Restore it from version control, or generate into an empty folder."


@dataclass(frozen=True, slots=True)
class Release:
    """What was released last.

    Attributes:
        version: Normalized as PEP 440 has it.
        content: SHA-256 over what users install of it.
        made: Whether it was asked for. Otherwise it is what lay there before the first
            run that changed it, which counts as released.
    """

    version: str
    content: str
    made: bool = True


@dataclass(frozen=True, slots=True)
class Manifest:
    """The content of ``calco.lock``.

    Attributes:
        tool: The version of Calco.
        document: SHA-256 over every file of the document.
        configuration: SHA-256 over the options.
        package: The import name.
        files: SHA-256 of each generated file by its path, as it was written: what
            hand edits were made to.
        names: Every public name by what it names.
        remote: SHA-256 of what was fetched for references, by URL.
        edited: SHA-256 of those files that people have edited, with the edits, as the
            last run left them.
        release: The last one; ``None`` when there was none yet.
        kept: Operations that are in the package and no longer in the document, by
            method and path.
        overlays: SHA-256 of each overlay of the document, by the name of its file.
    """

    tool: str
    document: str
    configuration: str
    package: str
    files: Mapping[str, str]
    names: Records = field(default_factory=Records)
    remote: Mapping[str, str] = field(default_factory=dict[str, str])
    edited: Mapping[str, str] = field(default_factory=dict[str, str])
    release: Release | None = None
    kept: Mapping[str, Grace] = field(default_factory=dict[str, "Grace"])
    overlays: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def made(self) -> Release | None:
        """The last release that was asked for."""
        return self.release if self.release and self.release.made else None

    def render(self) -> str:
        """The text of the file."""
        lines = [
            _HEADER,
            f"format = {FORMAT if self.release else _UNRELEASED}",
            f"tool = {_quote(self.tool)}",
            f"document = {_quote(self.document)}",
            f"configuration = {_quote(self.configuration)}",
            f"package = {_quote(self.package)}",
            *(_release_lines(self.release) if self.release else ()),
            "",
            "[files]",
            *_facts(self.files),
        ]
        if self.kept:
            lines += ["", "[kept]", *_kept_lines(self.kept)]
        if self.edited:
            lines += ["", "[edited]", *_facts(self.edited)]
        if self.remote:
            lines += ["", "[remote]", *_facts(self.remote)]
        if self.overlays:
            lines += ["", "[overlays]", *_facts(self.overlays)]
        for label, table in self.names.tables().items():
            if table:
                lines += ["", f"[names.{label}]", *_facts(table)]
        return "\n".join(lines) + "\n"


def _release_lines(release: Release) -> Iterator[str]:
    yield from ("", "[release]", f"version = {_quote(release.version)}")
    yield f"content = {_quote(release.content)}"
    if not release.made:
        yield "made = false"


def _kept_lines(kept: Mapping[str, Grace]) -> Iterator[str]:
    for key in sorted(kept):
        since = _quote(kept[key].since)
        releases = kept[key].releases
        yield f"{_quote(key)} = {{ since = {since}, releases = {releases} }}"


def _facts(table: Mapping[str, str]) -> Iterator[str]:
    for key in sorted(table):
        yield f"{_quote(key)} = {_quote(table[key])}"


def manifest_of(
    files: Mapping[str, str],
    *,
    document: str,
    configuration: str,
    package: str,
    names: Records,
    remote: Mapping[str, str] | None = None,
    release: Release | None = None,
    kept: Mapping[str, Grace] | None = None,
    overlays: Mapping[str, str] | None = None,
) -> Manifest:
    """The manifest of a run that is about to write *files*.

    Args:
        files: Path to text of every generated file; files that are written
            once and then belong to whoever edits them are left out.
        document: The digest of the document.
        configuration: The digest of the options.
        package: The import name.
        names: The public names of the package by what they name.
        remote: What was fetched for references.
        release: The last one.
        kept: Operations that the document no longer has.
        overlays: The digests of the overlays.
    """
    return Manifest(
        tool=__version__,
        document=document,
        configuration=configuration,
        package=package,
        files={path: sha256(text.encode()) for path, text in files.items()},
        names=names,
        remote=dict(remote or {}),
        release=release,
        kept=dict(kept or {}),
        overlays=dict(overlays or {}),
    )


def sha256(content: bytes) -> str:
    """The hexadecimal SHA-256 of *content*."""
    return hashlib.sha256(content).hexdigest()


def load(path: Path) -> Manifest | None:
    """Read a ``calco.lock``; None when there is none.

    Raises:
        CalcoError: It is damaged, holds merge markers, or was written in a
            format this version does not know.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise CalcoError.of(
            "CALCO-W002", f"{path} cannot be read: {error}", hint=_RECOVER
        ) from error
    return parse(text, str(path))


def parse(text: str, path: str) -> Manifest:
    """Read the text of a ``calco.lock``.

    Args:
        text: Its content.
        path: What messages call it.

    Raises:
        CalcoError: As :func:`load` does.
    """
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(("<<<<<<<", ">>>>>>>")):
            raise CalcoError.of(
                "CALCO-W003",
                "the lock file holds merge markers",
                place=Place(path, number, 1),
                hint="Keep either side whole, then run calco generate again.",
            )
    try:
        return _from(tomllib.loads(text))
    except (
        tomllib.TOMLDecodeError,
        KeyError,
        AttributeError,
        TypeError,
        ValueError,
    ) as error:
        raise CalcoError.of(
            "CALCO-W002",
            f"the lock file is damaged: {error}",
            place=Place(path, 1, 1),
            hint=_RECOVER,
        ) from error
    except _NewerFormatError as error:
        raise CalcoError.of(
            "CALCO-W004",
            f"the lock file was written by calco {error}, which is newer than"
            f" this {__version__}",
            place=Place(path, 1, 1),
            hint="Upgrade calco.",
        ) from error


class _NewerFormatError(Exception):
    pass


def _from(document: dict[str, Any]) -> Manifest:
    form = int(document["format"])
    if form > FORMAT:
        raise _NewerFormatError(str(document.get("tool", "of an unknown version")))
    return Manifest(
        tool=str(document["tool"]),
        document=str(document["document"]),
        configuration=str(document["configuration"]),
        package=str(document["package"]),
        files=_hashes(document["files"]),
        edited=_hashes(document.get("edited", {})),
        # The first format listed names without saying what they name.
        names=Records.of(document.get("names", {}) if form > 1 else {}),
        remote=_texts(document.get("remote", {})),
        release=_release(document["release"]) if "release" in document else None,
        kept={
            key: _grace(key, grace) for key, grace in document.get("kept", {}).items()
        },
        overlays=_texts(document.get("overlays", {})),
    )


def _grace(key: str, table: Mapping[str, Any]) -> Grace:
    since, releases = table["since"], table["releases"]
    if not isinstance(since, str) or not is_version(since):
        raise ValueError(f"{since!r}, since which {key} is kept, is no version")
    if type(releases) is not int or releases < 1:
        raise ValueError(f"{releases!r}, how long {key} is kept, is no number")
    return Grace(since, releases)


def _release(table: Mapping[str, Any]) -> Release:
    version, content = table["version"], table["content"]
    if not isinstance(version, str) or not is_version(version):
        raise ValueError(f"{version!r}, the version of the release, is none")
    if not isinstance(content, str) or len(content) != _HASH_LENGTH:
        raise ValueError("the hash of the release is not a SHA-256")
    made = table.get("made", True)
    if type(made) is not bool:
        raise ValueError("whether the release was made is neither true nor false")
    return Release(version, content, made)


def _texts(table: Mapping[str, Any]) -> dict[str, str]:
    return {str(key): str(value) for key, value in table.items()}


def _hashes(table: Mapping[str, Any]) -> dict[str, str]:
    for path, digest in table.items():
        if not isinstance(digest, str) or len(digest) != _HASH_LENGTH:
            raise ValueError(f"the hash of {path} is not a SHA-256")
        check_relative(path)
    return dict(table)


def check_relative(path: str) -> None:
    """Refuse a path that could leave the target directory.

    A lock file is text that anyone can write; what it calls generated is
    deleted when it is generated no longer.

    Raises:
        ValueError: *path* is absolute or climbs.
    """
    parts = path.split("/")
    if not path or "\\" in path or "\0" in path or {"", ".", "..", ".git"} & set(parts):
        raise ValueError(f"{path!r} is not a path inside the package's folder")


def _quote(text: str) -> str:
    # What JSON writes is a valid TOML basic string but for DEL, and for halves of
    # surrogate pairs, which no file can hold.
    text = text.encode(errors="replace").decode()
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
