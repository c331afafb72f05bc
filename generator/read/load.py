"""From a location to the sources of a document: bytes, encoding, bounds."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal, Protocol

from ..problems import CalcoError, Place
from .remote import Fetcher, Remote, is_url
from .source import Source, parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..problems import Report

SIZE_LIMIT = 100_000_000
"""How many bytes all the files of a document may have together."""


class Store(Protocol):
    """Files that are kept elsewhere than on the disk, by the paths they would have."""

    def read(self, path: str, room: int) -> bytes | None:
        """The content of a file, ``None`` when there is none.

        Args:
            path: Absolute and normalised.
            room: How many bytes it may have; one more is read to tell.

        Raises:
            CalcoError: The store itself cannot be read.
        """
        ...

    def shown(self, path: str) -> str:
        """A path as a person would write it."""
        ...


class Files:
    """The files of one document, each read once.

    A file's identity is its normalised absolute path; the root document may
    also be standard input or a URL, which have none.

    Args:
        report: Takes the remarks about single files.
        remote: What may be fetched for references.
        store: Where files are kept; the disk when ``None``.
    """

    def __init__(
        self,
        report: Report,
        remote: Remote | None = None,
        store: Store | None = None,
    ) -> None:
        self._report = report
        self._store = store
        self._fetcher = Fetcher(remote or Remote())
        self.sources: dict[str, Source] = {}
        self.overlays: dict[str, Source] = {}
        self._overlay_digests: dict[str, str] = {}
        self._digests: list[tuple[str, bytes]] = []
        self._size = 0
        self.root_directory: str | None = None
        self._shown_directory = ""

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every local file read, the root document first."""
        read = (*self.sources, *self.overlays)
        return tuple(Path(key) for key in read if self.is_local(key))

    def is_local(self, key: str) -> bool:
        """Whether a file's identity is a path."""
        return Path(key).is_absolute()

    def allows(self, url: str) -> bool:
        """Whether a reference to a URL may be followed."""
        return self._fetcher.remote.allows(url)

    @property
    def fetched(self) -> dict[str, str]:
        """SHA-256 of what was fetched for references, by URL."""
        return dict(self._fetcher.found)

    def shown(self, key: str) -> str:
        """A file's identity as a person would write it where the user stands."""
        if not self.is_local(key):
            return key
        if self._store is not None:
            return self._store.shown(key)
        relative = os.path.relpath(key, self.root_directory)
        return os.path.normpath(Path(self._shown_directory, relative))

    @property
    def hashes(self) -> dict[Path, str]:
        """SHA-256 of every file read from the disk; empty when others were read too."""
        if self._store is not None or not all(map(self.is_local, self.sources)):
            return {}
        folder = self.root_directory or ""
        return {
            **{
                Path(os.path.normpath(Path(folder, name))): content.hex()
                for name, content in self._digests
            },
            **{Path(key): digest for key, digest in self._overlay_digests.items()},
        }

    @property
    def overlay_hashes(self) -> dict[str, str]:
        """SHA-256 of the overlays, by the names of their files."""
        found: dict[str, str] = {}
        for key, digest in self._overlay_digests.items():
            name, number = Path(key).name, 1
            while name in found:
                number += 1
                name = f"{Path(key).name} ({number})"
            found[name] = digest
        return found

    def digest(self) -> str:
        """SHA-256 over names and contents, whatever the order of reading.

        Overlays take no part, so that what changes is told apart.
        """
        whole = hashlib.sha256()
        for name, content in sorted(self._digests):
            whole.update(name.encode("utf-8", "surrogateescape") + b"\0" + content)
        return whole.hexdigest()

    def root(self, location: str, stdin: IO[bytes] | None) -> tuple[str, Source]:
        """Read the root document; its identity and its source.

        Raises:
            CalcoError: It cannot be read.
        """
        if location == "-":
            return self._from_stdin(stdin)
        if not location.strip():
            raise CalcoError.of(
                "CALCO-R001",
                "no document was named",
                hint="give a file, a URL or - for standard input",
            )
        if is_url(location):
            from .fetching import fetch

            content = fetch(location, self._room(), is_url)
            _check_size(content, self._room(), location)
            source = self._take("", location, content)
            self.sources[location] = source
            return location, source
        key = os.path.normpath(Path.cwd() / location)
        self.root_directory = str(Path(key).parent)
        self._shown_directory = str(Path(location).parent)
        shown = location if self._store is None else self._store.shown(key)
        source = self._take(Path(key).name, shown, self._content(key, shown, None))
        self.sources[key] = source
        return key, source

    def overlay(self, location: str) -> tuple[str, Source]:
        """Read an overlay; its identity and its source.

        Args:
            location: Its path. Overlays are not fetched.

        Raises:
            CalcoError: It cannot be read.
        """
        if is_url(location):
            raise CalcoError.of(
                "CALCO-L001",
                f"the overlay {location} is not a file",
                hint="overlays are not fetched; give the path of a file",
            )
        key = os.path.normpath(Path.cwd() / location)
        shown = from_here(key) if self._store is None else self._store.shown(key)
        content = self._content(key, shown, None)
        self._overlay_digests[key] = hashlib.sha256(content).hexdigest()
        source = self.overlays[key] = self._parsed(shown, content)
        return key, source

    def get(self, key: str, asked_at: Callable[[], Place]) -> Source:
        """The source of a file that a reference names.

        Args:
            key: The file's normalised absolute path, or its URL.
            asked_at: Gives the place of the reference, when it is needed.

        Raises:
            CalcoError: It cannot be read.
        """
        source = self.sources.get(key)
        if source is None:
            shown = self.shown(key)
            if self.is_local(key):
                relative = os.path.relpath(key, self.root_directory)
                content = self._content(key, shown, asked_at)
            else:
                relative = key
                content = self._fetcher.get(key, self._room())
                _check_size(content, self._room(), shown)
            source = self.sources[key] = self._take(relative, shown, content)
        return source

    def is_file(self, path: str) -> bool:
        """Whether there is a file of this path."""
        if self._store is not None:
            return self._store.read(path, 0) is not None
        return kind_of_file(path) == "file"

    def _content(
        self, path: str, shown: str, asked_at: Callable[[], Place] | None
    ) -> bytes:
        if self._store is None:
            return _read(path, shown, self._room(), asked_at)
        content = self._store.read(path, self._room())
        if content is None:
            raise CalcoError.of(
                "CALCO-R001",
                f"there is no file {shown}",
                place=asked_at and asked_at(),
                hint="check the path",
            )
        _check_size(content, self._room(), shown)
        return content

    def _room(self) -> int:
        return SIZE_LIMIT - self._size

    def _from_stdin(self, stdin: IO[bytes] | None) -> tuple[str, Source]:
        import sys

        shown = "<stdin>"
        content = (stdin or sys.stdin.buffer).read(self._room() + 1)
        _check_size(content, self._room(), shown)
        self.root_directory = str(Path.cwd())
        source = self.sources["-"] = self._take("", shown, content)
        return "-", source

    def _take(self, relative: str, shown: str, content: bytes) -> Source:
        name = relative.replace(os.sep, "/")
        self._digests.append((name, hashlib.sha256(content).digest()))
        return self._parsed(shown, content)

    def _parsed(self, shown: str, content: bytes) -> Source:
        self._size += len(content)
        text = _decode(content, shown)
        if not text.strip():
            raise CalcoError.of(
                "CALCO-R003",
                f"{shown} is empty",
                hint="give the file that holds the OpenAPI document",
            )
        self._report.texts[shown] = text
        return parse(shown, text, self._report)


def from_here(path: str) -> str:
    """A path as a person standing here would write it, where that is shorter."""
    relative = os.path.relpath(path)
    return path if relative.startswith("..") else relative


def _read(
    path: str, shown: str, room: int, asked_at: Callable[[], Place] | None
) -> bytes:
    try:
        # Reading a file or a directory ends; a document may name a pipe or a device.
        if asked_at is not None and kind_of_file(path) == "other":
            raise OSError(0, "it is neither a file nor a directory")
        with Path(path).open("rb") as file:
            if os.fstat(file.fileno()).st_size > room:
                raise _too_big(shown)
            content = file.read(room + 1)
    except OSError as error:
        raise _unopened(path, shown, error, asked_at) from None
    except ValueError:
        raise CalcoError.of(
            "CALCO-R001", f"not a file name: {shown!r}", place=asked_at and asked_at()
        ) from None
    _check_size(content, room, shown)
    return content


def kind_of_file(path: str) -> Literal["file", "directory", "other", "none"]:
    """What stands at a path, which may be none that the system could have."""
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError):
        return "none"
    if stat.S_ISREG(mode):
        return "file"
    return "directory" if stat.S_ISDIR(mode) else "other"


def _check_size(content: bytes, room: int, shown: str) -> None:
    if len(content) > room:
        raise _too_big(shown)


def _too_big(shown: str) -> CalcoError:
    return CalcoError.of(
        "CALCO-R004",
        f"{shown} takes the document over {SIZE_LIMIT // 1_000_000} MB",
        hint="split the API or drop embedded examples",
    )


def _unopened(
    path: str, shown: str, error: OSError, asked_at: Callable[[], Place] | None
) -> CalcoError:
    if isinstance(error, IsADirectoryError) or kind_of_file(path) == "directory":
        return CalcoError.of(
            "CALCO-R002",
            f"{shown} is a directory, not a document",
            place=asked_at and asked_at(),
            hint=_document_in(path, shown),
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        message = (
            f"there is no file {shown}"
            if asked_at is None
            else f"the reference leads to {shown}, and there is no such file"
        )
        return CalcoError.of(
            "CALCO-R001",
            message,
            place=asked_at and asked_at(),
            hint=_nearest(path, shown),
        )
    reason = (error.strerror or str(error)).lower()
    return CalcoError.of(
        "CALCO-R001", f"{shown} cannot be read: {reason}", place=asked_at and asked_at()
    )


def _document_in(path: str, shown: str) -> str | None:
    try:
        names = sorted(entry.name for entry in Path(path).iterdir())
    except OSError:
        return None
    documents = [name for name in names if name.endswith((".yaml", ".yml", ".json"))]
    documents.sort(key=lambda name: not name.startswith(("openapi.", "swagger.")))
    return f"did you mean {Path(shown, documents[0])}?" if documents else None


def _nearest(path: str, shown: str) -> str | None:
    from difflib import get_close_matches

    try:
        names = sorted(entry.name for entry in Path(path).parent.iterdir())
    except OSError:
        return None
    close = get_close_matches(Path(path).name, names, 1)
    if not close:
        return "check the path"
    return f"did you mean {Path(shown).with_name(close[0])}?"


_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


def _decode(content: bytes, shown: str) -> str:
    """Text of a file by its byte order mark, else UTF-8 (YAML 1.2, section 5.2)."""
    encoding, start = "utf-8", 0
    for mark, name in _MARKS:
        if content.startswith(mark):
            encoding, start = name, len(mark)
            break
    else:
        if content[1:2] == b"\0" and content[:1] != b"\0":
            encoding = "utf-16-le"
        elif content[:1] == b"\0" and content[1:2] != b"\0":
            encoding = "utf-16-be"
    try:
        return content[start:].decode(encoding)
    except UnicodeDecodeError as error:
        before = content[start : start + error.start].decode(encoding, "replace")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        raise CalcoError.of(
            "CALCO-R005",
            f"the text is not {encoding.upper()}",
            place=Place(shown, line, column),
            hint="save the file as UTF-8",
        ) from None
