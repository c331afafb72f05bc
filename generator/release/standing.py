"""What was released last, as it stands in a generated folder.

The version is in ``calco.lock``. The document is the one that the package carries, until
it is generated from another one without a release: then the folder keeps the former as
``calco.released.json``, and the next release is compared with that.

A package that is there without a release counts as released. The first run that
changes it records what it was, so that the first release can tell what has changed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.config import package_version
from generator.emit import stored
from generator.emit.manifest import Release, sha256
from generator.keeping import Keeping
from generator.problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.config import Options
    from generator.emit.manifest import Manifest

FILE_NAME = "calco.released.json"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a folder tells of releases.

    Attributes:
        directory: The folder.
        before: Its ``calco.lock``; ``None`` when nothing was generated there yet.
    """

    directory: Path
    before: Manifest | None

    @property
    def release(self) -> Release | None:
        """The last release, or what counts as one."""
        return self.before.release if self.before else None

    @property
    def version(self) -> str | None:
        """The version of that."""
        return self.release.version if self.release else None

    @property
    def made(self) -> Release | None:
        """The last release that was asked for."""
        return self.before.made if self.before else None

    @property
    def content(self) -> str:
        """SHA-256 over what users had to install; of the folder as it is, before the
        first release."""
        if self.before is None:
            return ""
        if self.before.release is not None:
            return self.before.release.content
        return content_of(self.before.files, self.before.package)

    def keeping(self) -> Keeping | None:
        """What carries over the operations that stay in the package.

        Raises:
            CalcoError: The document of the package, which has them, is not as it was
                written.
        """
        if self.before is None or not self.before.kept:
            return None
        path = f"{self.before.package}/{stored.FILE_NAME}"
        text = self._text(path)
        if text is None:
            raise CalcoError.of(
                "CALCO-W024",
                f"{self.directory / path} is not as it was written; methods that stay"
                " in the package are in it alone",
                hint="Restore it from version control, as it was with calco.lock.",
            )
        return Keeping(stored.restored(text).document, self.before.kept)

    def path(self) -> str:
        """The file with the document that was released, relative to the folder.

        Raises:
            CalcoError: It is not there as it was written.
        """
        assert self.before is not None
        path = f"{self.before.package}/{stored.FILE_NAME}"
        if FILE_NAME in self.before.files:
            path = FILE_NAME
        if self._text(path) is not None:
            return path
        raise CalcoError.of(
            "CALCO-W020",
            f"{self.directory / path}, the document that was released, is not as it"
            " was written",
            hint="Restore it from version control.",
        )

    def beside(
        self, lock: Manifest, options: Options
    ) -> tuple[Manifest, dict[str, str]]:
        """What a run leaves of the release, when it makes none.

        Args:
            lock: Of the run, which knows nothing of releases.
            options: How the package is made.

        Returns:
            The manifest with the release, and the files that the folder keeps of it.
        """
        if self.before is None:
            return lock, {}
        release = self.made or self._counted(lock, options)
        if release is None:
            return lock, {}
        carried = f"{self.before.package}/{stored.FILE_NAME}"
        document = lock.files.get(f"{lock.package}/{stored.FILE_NAME}")
        if FILE_NAME in self.before.files:
            text = self._text(FILE_NAME)
        elif self.before.files.get(carried) != document:
            text = self._text(carried)
        else:
            text = None
        kept = {} if text is None else {FILE_NAME: text}
        hashes = {path: sha256(text.encode()) for path, text in kept.items()}
        files = {**lock.files, **hashes}
        return replace(lock, release=release, files=files), kept

    def _counted(self, lock: Manifest, options: Options) -> Release | None:
        """What a package counts as that was never released, once a run has changed it;
        ``None`` while it is what it was, or that again."""
        assert self.before is not None
        carried = f"{self.before.package}/{stored.FILE_NAME}"
        if self.release is not None:
            name = FILE_NAME if FILE_NAME in self.before.files else carried
            was = self.release.content, self.before.files.get(name)
        else:
            # Files that people edited stay in the records when they are generated no
            # longer.
            before = {
                path: digest
                for path, digest in self.before.files.items()
                if path in lock.files or path not in self.before.edited
            }
            was = content_of(before, self.before.package), before.get(carried)
        if was == (content_of(lock.files, lock.package), lock.files.get(carried)):
            return None
        if self.release is not None:
            return self.release
        text = self._text(carried)
        if text is None:  # nobody can tell any more what it was
            return None
        declared = stored.restored(text).document["info"]["version"]
        version = package_version(options, declared)
        return Release(version, self.content, made=False)

    def _text(self, path: str) -> str | None:
        """What a file holds, unless that is not what was written."""
        assert self.before is not None
        try:
            content = (self.directory / path).read_bytes()
        except OSError:
            return None
        return (
            content.decode() if sha256(content) == self.before.files.get(path) else None
        )


def content_of(files: Mapping[str, str], package: str) -> str:
    """SHA-256 over what users install: the package and its metadata.

    The document in it is left out: what matters of it is in the code.

    Args:
        files: SHA-256 of each generated file by its path.
        package: The import name.
    """
    whole = hashlib.sha256()
    for path in sorted(files):
        if path == f"{package}/{stored.FILE_NAME}":
            continue
        if path == "pyproject.toml" or path.startswith(f"{package}/"):
            whole.update(f"{path}\0{files[path]}\0".encode())
    return whole.hexdigest()
