"""Documents as git has them at a revision, without touching the working tree."""

from __future__ import annotations

import os
import subprocess
import weakref
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from generator.problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_SECONDS = 30
_GIT = ("git", "-C")


class Revision:
    """The files of a repository at a revision, by the paths they have when checked out.

    Args:
        name: What the user called it: ``v1.2``, ``HEAD~3``, a hash.
        commit: Its commit, in full.
        root: The top of the repository.
    """

    def __init__(self, name: str, commit: str, root: Path) -> None:
        self.name = name
        self.commit = commit
        self.root = root
        self._files: dict[str, bytes | None] = {}
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, path: str, room: int) -> bytes | None:
        """The content of a file; ``None`` when the revision has none there."""
        if path not in self._files:
            self._files[path] = self._read(path)
        content = self._files[path]
        return None if content is None else content[: room + 1]

    def shown(self, path: str) -> str:
        """The file as git is asked for it."""
        return f"{self.name}:{os.path.relpath(path, self.root)}"

    def path_of(self, written: str) -> str:
        """The path that is meant after the colon: below the top, or from here."""
        below = os.path.normpath(self.root / written)
        here = os.path.normpath(Path.cwd() / written)
        if written.startswith(("./", "../")):
            return here
        return here if self.read(below, 0) is None and self.read(here, 0) else below

    def _read(self, path: str) -> bytes | None:
        relative = os.path.relpath(path, self.root)
        if relative.startswith("..") or "\n" in relative or "\0" in relative:
            return None  # outside of the repository, or what git cannot be asked for
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        asked = f"{self.commit}:{relative}\n".encode("utf-8", "surrogateescape")
        try:
            process.stdin.write(asked)
            process.stdin.flush()
        except OSError as error:
            raise _refused(error) from None
        kind, _, size = process.stdout.readline().rstrip(b"\n").rpartition(b" ")
        if not size.isdigit():
            return None  # missing, or ambiguous
        # What follows a link may be told of instead of a file: where the link leads.
        content = process.stdout.read(int(size))
        process.stdout.read(1)
        return content if kind.endswith(b" blob") else None

    def _running(self) -> subprocess.Popen[bytes]:
        """The process that is asked for one file after the other."""
        if self._process is None:
            try:
                self._process = subprocess.Popen(
                    [*_GIT, str(self.root), "cat-file", "--batch", "--follow-symlinks"],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env=_environment(),
                )
            except OSError as error:
                raise _refused(error) from None
            weakref.finalize(self, _end, self._process)
        return self._process


def revision(name: str, start: Path) -> Revision | None:
    """The revision of a name in the repository around a folder; ``None`` for none.

    Args:
        name: As git takes it.
        start: A folder.

    Raises:
        CalcoError: The folder is in no repository, or git cannot be asked.
    """
    if not name or name.startswith("-"):
        return None
    top = _git(start, "rev-parse", "--show-toplevel").decode().rstrip("\n")
    try:
        commit = _git(
            start,
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            f"{name}^{{commit}}",
        )
    except CalcoError:
        return None
    return Revision(name, commit.decode().strip(), Path(top))


def changed_files(since: Revision) -> frozenset[Path]:
    """The files that the working tree has otherwise, in absolute paths; new ones too.

    Raises:
        CalcoError: git cannot be asked.
    """
    root = since.root
    same = ("--name-only", "--no-renames", "--ignore-submodules=none", "--no-ext-diff")
    listed = _git(root, "diff", "-z", *same, since.commit, "--")
    listed += _git(root, "ls-files", "-z", "--others", "--exclude-standard")
    return frozenset(
        Path(os.path.normpath(root / os.fsdecode(path)))
        for path in listed.split(b"\0")
        if path
    )


def ignored_files(known: Revision, paths: Collection[Path]) -> set[Path]:
    """Those of the paths that git is told to ignore, and does.

    All of them where it does not say, as of what lies in a repository within this one.

    Args:
        known: A revision of the repository.
        paths: Without links in them.
    """
    asked = b"\0".join(os.fsencode(path) for path in paths)
    command = ("check-ignore", "-z", "--stdin")
    try:
        found = _git(known.root, *command, given=asked, answers=(0, 1))
    except CalcoError:
        return set(paths)
    return {Path(os.fsdecode(path)) for path in found.split(b"\0") if path}


def history(path: Path, most: int) -> Iterator[Revision]:
    """The revisions that changed something beside or below a file, the latest first.

    Args:
        path: The file.
        most: How many revisions are looked at.
    """
    with suppress(CalcoError):
        folder = path.parent
        top = _git(folder, "rev-parse", "--show-toplevel").decode().rstrip("\n")
        listed = _git(
            folder,
            "log",
            f"--max-count={most}",
            "--format=%H",
            "--end-of-options",
            "HEAD",
            "--",
            ".",
        )
        for commit in listed.decode().split():
            yield Revision(commit[:12], commit, Path(top))


def _environment() -> dict[str, str]:
    return {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}


def _refused(error: Exception) -> CalcoError:
    return CalcoError.of(
        "CALCO-D100", f"git cannot be asked: {error}", hint="Install git."
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        with suppress(OSError):
            process.stdin.close()  # which is how it is told that nothing follows
    if process.stdout is not None:
        process.stdout.close()
    process.wait()


def _git(
    folder: Path,
    *arguments: str,
    given: bytes = b"",
    answers: tuple[int, ...] = (0,),
) -> bytes:
    """What git answers.

    Args:
        folder: Where it is asked.
        arguments: What it is asked.
        given: Its standard input.
        answers: The exit codes that are no refusal.

    Raises:
        CalcoError: There is no git, or it refuses.
    """
    try:
        done = subprocess.run(
            [*_GIT, str(folder), *arguments],
            check=False,
            capture_output=True,
            input=given,
            env=_environment(),
            timeout=_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _refused(error) from None
    if done.returncode not in answers:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise CalcoError.of("CALCO-D100", f"git refuses: {said or arguments[0]}")
    return done.stdout
