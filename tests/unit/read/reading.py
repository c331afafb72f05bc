"""What the tests of the reader share: inline documents, read."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from generator.problems import CalcoError, Problem, Report
from generator.read import Document, read

HEAD = "openapi: {version}\ninfo: {{title: Shop, version: '1'}}\n"


def read_text(text: str | bytes) -> tuple[Document, list[Problem]]:
    """Read a document from standard input; what was read and reported."""
    report = Report()
    content = text.encode() if isinstance(text, str) else text
    return read("-", report=report, stdin=io.BytesIO(content)), report.problems


def read_components(
    text: str, version: str = "3.0.3"
) -> tuple[dict[str, Any], list[Problem]]:
    """Read the lines of a ``components`` object; the components and the problems."""
    lines = "".join(f"  {line}\n" for line in text.splitlines())
    head = HEAD.format(version=version)
    document, problems = read_text(f"{head}paths: {{}}\ncomponents:\n{lines}")
    components: dict[str, Any] = document.tree["components"]
    return components, problems


def read_schema(
    text: str, version: str = "3.0.3"
) -> tuple[dict[str, Any], list[Problem]]:
    """Read one schema in YAML flow style, upgraded and repaired."""
    components, problems = read_components(f"schemas:\n  S: {text}", version)
    schema: dict[str, Any] = components["schemas"]["S"]
    return schema, problems


def read_files(directory: Path, files: dict[str, str]) -> Reading:
    """Read the first of some files, which are written into a directory."""
    for name, text in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    report = Report()
    document = read(str(directory / next(iter(files))), report=report)
    return Reading(document, report.problems, directory)


class Reading(NamedTuple):
    """What was read from files."""

    document: Document
    problems: list[Problem]
    directory: Path

    def place(self, pointer: str) -> str:
        """The place of a pointer, its file relative to the directory."""
        return str(self.document.place(pointer)).removeprefix(f"{self.directory}/")


def refused(text: str | bytes) -> Problem:
    """The problem for which a document is refused."""
    with pytest.raises(CalcoError) as caught:
        read_text(text)
    return caught.value.problem


def codes(problems: list[Problem]) -> list[str]:
    """The codes of some problems, in order."""
    return [problem.code for problem in problems]
