"""A folder with a document and its package, released again and again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.cli import run

if TYPE_CHECKING:
    import pytest

_SETTINGS = '[sdk.things]\nspec = "openapi.yaml"\noutput = "made"\npackage = "{}"\n'


@dataclass
class Releases:
    """The folder.

    Attributes:
        package: The import name.
    """

    capsys: pytest.CaptureFixture[str]
    package: str = "things"

    @property
    def folder(self) -> Path:
        """Where the project lies."""
        return Path("made")

    def configure(self, more: str = "", top: str = "") -> None:
        """Write ``calco.toml``."""
        text = _SETTINGS.format(self.package) + f"{top}\n{more}\n"
        Path("calco.toml").write_text(text, encoding="utf-8")

    def document(self, text: str) -> None:
        """Write the document."""
        Path("openapi.yaml").write_text(text, encoding="utf-8")

    def run(self, *arguments: str, code: int = 0) -> tuple[str, str]:
        """What a command prints, on both ways."""
        self.capsys.readouterr()
        found = run(list(arguments))
        said = self.capsys.readouterr()
        assert found == code, said.err
        return said.out, said.err

    def generate(self, *arguments: str, code: int = 0) -> dict[str, Any]:
        """What ``calco generate --json`` says."""
        out, _ = self.run("generate", "--json", *arguments, code=code)
        found: dict[str, Any] = json.loads(out)
        return found

    def release(self, *arguments: str, code: int = 0) -> tuple[str | None, str, str]:
        """The versions before and after a release, and its verdict."""
        found = self.generate("--release", *arguments, code=code)["release"]
        return found["before"], found["version"], found["verdict"]

    def refused(self, *arguments: str) -> str:
        """The code of what stops a release; nothing has changed then."""
        before = self.content()
        found = self.generate(*arguments, code=2)
        assert self.content() == before
        code: str = found["error"]["code"]
        return code

    def text(self, path: str) -> str:
        """A file of the project."""
        return (self.folder / path).read_text(encoding="utf-8")

    def content(self) -> dict[str, bytes]:
        """Every file of the project."""
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and "__pycache__" not in path.parts
        }

    def versions(self) -> set[str]:
        """Every version that the project says it has."""
        places = {
            "pyproject.toml": '\nversion = "',
            f"{self.package}/__init__.py": '__version__ = "',
            f"{self.package}/client.py": 'version="',  # what the user agent says
            "README.md": "This is version ",
            "calco.lock": '[release]\nversion = "',
        }
        found = (
            self.text(path).partition(before)[2] for path, before in places.items()
        )
        return {rest.partition("\n")[0].split('"')[0].split(";")[0] for rest in found}
