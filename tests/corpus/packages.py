"""The Fatture in Cloud packages, each generated once for all tests that use it."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

REPOSITORY = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("OPENAPI_CORPUS", REPOSITORY.parent / "shared" / "specs"))
NAME = "fattureincloud"
OPERATIONS = 123

DOCUMENTS = {
    "ours": REPOSITORY / "specs" / "fattureincloud.yaml",
    "published": CORPUS / "apis" / "fattureincloud" / "openapi.yaml",
}

# Whoever runs these tests must not decide how the processes started here behave.
_NOT_INHERITED = re.compile(r"PYTEST_|PYTHON|MYPY|TEST_API_|FATTUREINCLOUD_")


@dataclass(frozen=True)
class Package:
    """A generated project, with what ``calco generate --json`` said of it.

    Attributes:
        document: What it was generated from.
        project: The folder given with ``-o``.
        code: The exit code.
        output: What was printed on standard output.
        messages: What was printed on standard error.
    """

    document: Path
    project: Path
    code: int
    output: str
    messages: str

    @property
    def folder(self) -> Path:
        """The import package."""
        return self.project / NAME

    @cached_property
    def report(self) -> dict[str, Any]:
        """The JSON object that was printed."""
        report: dict[str, Any] = json.loads(self.output)
        return report

    @cached_property
    def examples(self) -> dict[str, dict[str, Any]]:
        """The documented answers, by operationId, that the tests compare with."""
        text = (self.project / "tests" / "examples.json").read_text(encoding="utf-8")
        examples: dict[str, dict[str, Any]] = json.loads(text)
        return examples

    def modules(self) -> list[Path]:
        """The Python files of the import package."""
        files = (*self.folder.rglob("*.py"), *self.folder.rglob("*.pyi"))
        return sorted(path for path in files if path.is_file())


def document(label: str) -> Path:
    """The document of that label; skips the test where it is absent."""
    path = DOCUMENTS[label]
    if label != "ours" and not path.is_file():
        pytest.skip(f"OPENAPI_CORPUS has no {path.relative_to(CORPUS)}: {CORPUS}")
    return path


def generated(label: str, factory: pytest.TempPathFactory) -> Package:
    """The package of a document, made by the first test that asks for it."""
    source = document(label)
    folder = shared_folder(factory) / f"package-{label}"
    with locked(folder):
        said = folder / "said.json"
        if not said.is_file():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            ran = generate(source, folder / "project", seed=1)
            said.write_text(json.dumps([ran.returncode, ran.stdout, ran.stderr]))
        code, output, messages = json.loads(said.read_text())
    return Package(source, folder / "project", code, output, messages)


def generate(
    source: Path, project: Path, *, seed: int
) -> subprocess.CompletedProcess[str]:
    """Run ``calco generate`` where no calco.toml is in sight."""
    command = ["generate", str(source), "-o", str(project), "--package", NAME]
    return run(
        [sys.executable, "-m", "generator", *command, "--json"],
        cwd=project.parent,
        environment={"PYTHONHASHSEED": str(seed), "PYTHONPATH": str(REPOSITORY)},
    )


def run(
    command: Sequence[str | Path],
    *,
    cwd: Path,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end; it leaves no byte code behind."""
    return subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        cwd=cwd,
        env=clean_environment(environment),
        check=False,
    )


def clean_environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment for a program, free of what concerns this test run."""
    inherited = {k: v for k, v in os.environ.items() if not _NOT_INHERITED.match(k)}
    return {**inherited, "PYTHONDONTWRITEBYTECODE": "1", **(more or {})}


def without_certificates(folder: Path) -> dict[str, str]:
    """The environment of clients that speak plain HTTP alone: reading the machine's
    certificates for each of hundreds took most of their time.

    Args:
        folder: One that holds no certificates.
    """
    return {"SSL_CERT_FILE": "", "SSL_CERT_DIR": str(folder)}


@dataclass(frozen=True)
class Outcome:
    """What the generated tests came to.

    Attributes:
        passed: How many passed.
        others: The names of those that did not, skipped ones included.
        output: What pytest printed.
    """

    passed: int
    others: tuple[str, ...]
    output: str


def run_tests(package: Package, folder: Path, server: str | None = None) -> Outcome:
    """Run the generated tests as a user of the package does.

    Args:
        package: Whose tests.
        folder: An empty folder for pytest's report.
        server: The base URL to run them against; without it, the examples.
    """
    results = folder / "results.xml"
    environment = {"PYTHONPATH": str(package.project)}
    if server is not None:
        environment |= {"TEST_API_BASE_URL": server, **without_certificates(folder)}
    ran = run(
        [
            *(sys.executable, "-m", "pytest", "tests", "-q", "-p", "no:cacheprovider"),
            *(f"--junitxml={results}", f"--basetemp={folder / 'temporary'}"),
        ],
        cwd=package.project,
        environment=environment,
    )
    assert results.is_file(), ran.stdout + ran.stderr
    cases = list(ElementTree.parse(results).iter("testcase"))
    others = tuple(f"{c.get('classname')}.{c.get('name')}" for c in cases if len(c))
    return Outcome(len(cases) - len(others), others, ran.stdout)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """A temporary folder that all workers of this test run have in common."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@contextmanager
def locked(path: Path) -> Generator[None]:
    """Let one process at a time work on a path, which need not exist."""
    with path.with_name(f"{path.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
