"""No document, however wrong, does anything but give a package or a diagnostic.

Real documents are changed at random and carried through every stage but the
last. The number of documents is small enough for every day; ``CALCO_MUTATIONS``
asks for another number of each kind, and then other documents every time.
"""

from __future__ import annotations

import ast
import io
import json
import os
import warnings
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings

import generator.emit.format
from generator.config import Options
from generator.pipeline import build
from generator.problems import CalcoError, Report
from generator.progress import Silent
from generator.read.yaml_tree import Remarks
from generator.read.yaml_tree import build as read_yaml
from tests.problems.mutations import MARK, changes, mutated, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.pipeline import Product

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CORPUS = Path(os.environ.get("OPENAPI_CORPUS", ROOT.parent / "shared" / "specs"))
LARGEST = 12_000  # bytes; the same mistakes fit into small documents
WANTED = int(os.environ.get("CALCO_MUTATIONS", "0"))
NAME_LIMIT = 255  # bytes in a file's name, on every file system in use

EXAMPLES = 20

many = settings(
    derandomize=not WANTED,
    database=None,
    deadline=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    report_multiple_bugs=False,
)


def documents() -> Iterator[tuple[str, Any]]:
    text = (HERE / "everything.yaml").read_text(encoding="utf-8")
    yield "everything", read_yaml(text, Remarks())
    text = (ROOT / "specs" / "bookshop.yaml").read_text(encoding="utf-8")
    yield "bookshop", read_yaml(text, Remarks())
    found = sorted((CORPUS / "examples").glob("*/*"))
    whole = [p for p in found if p.suffix in (".yaml", ".yml", ".json")]
    small = [p for p in whole if p.stat().st_size < LARGEST]
    for path in small if WANTED else small[::16]:
        text = path.read_text(encoding="utf-8")
        if "openapi" not in text and "swagger" not in text:
            continue
        tree = (
            json.loads(text) if path.suffix == ".json" else read_yaml(text, Remarks())
        )
        yield path.stem, tree


DOCUMENTS = dict(documents())
FEW = 5
LARGE = ("bookshop",)


@pytest.fixture(autouse=True)
def _unformatted(monkeypatch: pytest.MonkeyPatch) -> None:
    # black refuses what is not Python, and takes most of the time.
    def as_rendered(files: Mapping[str, str], *_: object) -> dict[str, str]:
        return dict(files)

    monkeypatch.setattr(generator.emit.format, "format_files", as_rendered)


def carried(content: bytes) -> Product | None:
    """A document through all stages but the last; nothing when it is refused."""
    report = Report()
    try:
        return build("-", Options(), report, Silent(), stdin=io.BytesIO(content))
    except CalcoError as error:
        code = error.problem.code
        assert code in REFUSALS, f"{code} is no reason to refuse a whole document"
        return None


REFUSALS = (
    "CALCO-R008",  # nested too deep
    "CALCO-R009",  # repeats too much
    "CALCO-R012",  # no OpenAPI document
    "CALCO-U001",  # another version
    "CALCO-U002",
)


def check(product: Product) -> None:
    """The files of a package are Python, inert, and stay in their folder."""
    for path, text in {**product.files, **product.once}.items():
        parts = PurePosixPath(path).parts
        assert not path.startswith("/"), path
        assert ".." not in parts, path
        assert all(len(os.fsencode(part)) <= NAME_LIMIT for part in parts), path
        text.encode()
        if path.endswith((".py", ".pyi")):
            check_code(path, text)


def check_code(path: str, text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            tree = compile(text, path, "exec", ast.PyCF_ONLY_AST)
            compile(text, path, "exec")
        except (SyntaxError, ValueError) as error:
            pytest.fail(f"{path} is not Python: {error}\n{_around(text, error)}")
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != MARK, f"{path} calls what the document says"


def _around(text: str, error: Exception) -> str:
    line = getattr(error, "lineno", None) or 1
    return "\n".join(text.split("\n")[max(0, line - 4) : line + 3])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_changed_document_gives_a_package_or_a_diagnostic(name: str) -> None:
    @settings(many, max_examples=WANTED or (FEW if name in LARGE else EXAMPLES))
    @given(changes)
    def holds(wanted: list[Any]) -> None:
        content = written(mutated(DOCUMENTS[name], wanted))
        note(content.decode())
        product = carried(content)
        if product is not None:
            check(product)

    holds()
