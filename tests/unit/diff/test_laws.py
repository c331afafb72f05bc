"""What holds of every two documents, whatever they say."""

from __future__ import annotations

import ast
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, assume, given, note, settings

from generator.config import Options
from generator.diff import compare
from generator.emit.render import render
from generator.json_types import is_array
from generator.pipeline import understand
from generator.plan import plan
from generator.problems import CalcoError, Report
from generator.progress import Silent
from generator.read.yaml_tree import Remarks
from generator.read.yaml_tree import build as read_yaml
from tests.problems.mutations import changes, mutated, written

if TYPE_CHECKING:
    from generator.diff import Difference
    from generator.names import Records
    from generator.pipeline import Understood

EVERYTHING = Path(__file__).parents[2] / "problems" / "everything.yaml"
DOCUMENT = read_yaml(EVERYTHING.read_text(encoding="utf-8"), Remarks())
OPTIONS = Options(package="things", version="1.0.0")
# What is said of words and examples, which code does not see.
UNSEEN = {"CALCO-D090", "CALCO-D091"}
MIRRORED = {
    "CALCO-D001": "CALCO-D002",
    "CALCO-D007": "CALCO-D008",
    "CALCO-D010": "CALCO-D011",
    "CALCO-D040": "CALCO-D041",
    "CALCO-D070": "CALCO-D071",
    "CALCO-D082": "CALCO-D083",
}
# What comes may have to be given, or come as another kind of change.
COMING = {*MIRRORED.values(), "CALCO-D012", "CALCO-D042"}

some = settings(
    max_examples=25,
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def _understood(tree: Any, earlier: Records | None = None) -> Understood:
    stdin = io.BytesIO(written(tree))
    try:
        return understand(
            "-", OPTIONS, Report(), Silent(), earlier=earlier, stdin=stdin
        )
    except CalcoError:
        assume(False)
        raise


def _code(known: Understood) -> dict[str, str]:
    """The package without its docstrings."""
    return {
        path: ast.unparse(_Undocumented().visit(ast.parse(text)))
        for path, text in render(
            plan(known.api, known.names, OPTIONS), Silent()
        ).items()
        if path.startswith("things/") and path.endswith(".py")
    }


class _Undocumented(ast.NodeTransformer):
    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        body: Any = getattr(node, "body", None)
        if is_array(body):
            body[:] = [each for each in body if not _is_text(each)]
        return node


def _is_text(node: object) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


@some
@given(changes)
def test_no_difference_of_the_code_is_missed(wanted: list[Any]) -> None:
    changed = mutated(DOCUMENT, wanted[:2])
    old = _understood(DOCUMENT)
    new = _understood(changed, old.names.records)
    found = compare(old, new, "1.0.0")
    note(str(found.changes))
    if _code(old) != _code(new):
        assert {change.code for change in found.changes} - UNSEEN


@some
@given(changes)
def test_what_goes_one_way_comes_the_other(wanted: list[Any]) -> None:
    old = _understood(DOCUMENT)
    new = _understood(mutated(DOCUMENT, wanted[:2]), old.names.records)
    forth = compare(old, new, "1.0.0")
    back = compare(new, _understood(DOCUMENT, new.names.records), "1.0.0")
    note(f"{forth.changes}\n{back.changes}")
    for gone, come in ((forth, back), (back, forth)):
        subjects = {change.subject for change in come.changes if change.code in COMING}
        assert _gone(gone) <= subjects


def _gone(found: Difference) -> set[str]:
    return {
        change.subject
        for change in found.changes
        # Properties that are read-only now come as those of requests alone.
        if change.code in MIRRORED and change.message.startswith("is gone")
    }


@some
@given(changes)
def test_a_document_does_not_differ_from_itself(wanted: list[Any]) -> None:
    changed = mutated(DOCUMENT, wanted)
    old = _understood(changed)
    new = _understood(changed, old.names.records)
    assert compare(old, new, "1.0.0").changes == ()


def test_the_laws_see_changes() -> None:
    changed = mutated(DOCUMENT, [("replace", 6585, 4518, 9912)])
    assert _code(_understood(DOCUMENT)) != _code(_understood(changed))
