"""What has no room in a line is laid out as black does it, and so need not see black."""

from __future__ import annotations

import string

import black
import pytest
from black.mode import TargetVersion
from hypothesis import given
from hypothesis import strategies as st

from generator.emit.format import format_python
from generator.emit.pieces import in_pieces
from generator.plan.layout import (
    annotated,
    called,
    class_head,
    parameter_source,
    signature,
)

MODE = black.Mode(
    target_versions={TargetVersion.PY310, TargetVersion.PY314},
    line_length=88,
)


def _black(text: str) -> str:
    return black.format_str(text, mode=MODE)


def _unseen(text: str) -> str:
    """Nothing of a module is given to black."""
    return in_pieces(text, lambda source: pytest.fail(f"given to black:\n{source}"))


NAMES = st.integers(1, 100).map(lambda length: ("name_of_" * 13)[:length] + "n")
DOTTED = st.builds("{}{}".format, st.sampled_from(["", "models."]), NAMES)
TEXTS = st.text(string.ascii_letters + " [](){},|=:.", max_size=100).map('"{}"'.format)
ITEMS = DOTTED | TEXTS.map("Field(alias={})".format) | st.just("BEST_FIT")


def _subscripts(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner | ITEMS, min_size=1, max_size=3).map(", ".join)
    return st.builds("{}[{}]".format, st.sampled_from(["list", "Annotated"]), several)


def _unions(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(inner, min_size=2, max_size=3, unique=True).map(" | ".join)


SINGLE = st.recursive(
    DOTTED, lambda inner: _subscripts(inner | _unions(inner)), max_leaves=4
)
TYPES = SINGLE | _unions(SINGLE)
LITERALS = (
    st.lists(TEXTS, min_size=1, max_size=4).map(", ".join).map("Literal[{}]".format)
)
CALLS = st.builds(
    "{}({})".format, NAMES, st.lists(ITEMS, min_size=1, max_size=3).map(", ".join)
)

VALUES = st.sampled_from(["", "None"]) | TEXTS | LITERALS | CALLS


@pytest.mark.parametrize(
    "value", ["", "None", '"text"', "Literal[{long}]", "f({long})"]
)
@pytest.mark.parametrize(
    "type_",
    [
        "{long}",
        "models.{long}",
        "TypeAlias",
        "{short} | None",
        "models.{long} | {long}",
        "models.{long} | {long} | None",
        "Annotated[{short} | None, Field(alias={text})]",
        "Annotated[list[{long}] | None, Field(alias={text}, pattern={text})]",
        "Annotated[Annotated[str, Field(max_length=5000)] | {long}, BEST_FIT] | None",
        "Required[Sequence[models.{long} | {long}]]",
        "Lazy[{short}]",
    ],
)
@pytest.mark.parametrize("name", ["x", "a_name_that_is_long", "A" * 72])
@pytest.mark.parametrize("indent", [0, 4])
def test_a_name_with_an_annotation(
    name: str, type_: str, value: str, indent: int
) -> None:
    words = {
        "short": "AName" * 8,
        "long": "AName" * 15,
        "text": '"a text of [a], (b)"',
    }
    annotation, value = (each.format(**words) for each in (type_, value))
    flat = f"{name}: {annotation}" + (f" = {value}" if value else "")
    laid = annotated(name, annotation, f" = {value}" if value else "", indent)
    wanted = _black(_within(flat, indent))
    assert format_python(_within(laid, indent), "a.py") == wanted
    if "(None)" not in wanted:  # of which black is not sure itself
        assert _unseen(_within(laid, indent)) == wanted


@given(NAMES, TYPES, VALUES, st.sampled_from([0, 4]))
def test_what_is_laid_out_comes_out_as_by_black(
    name: str, type_: str, value: str, indent: int
) -> None:
    laid = _within(annotated(name, type_, value and f" = {value}", indent), indent)
    assert in_pieces(laid, _black) == _black(laid)


@given(NAMES, st.lists(SINGLE, min_size=1, max_size=3))
def test_the_head_of_a_class(name: str, bases: list[str]) -> None:
    laid = f"{class_head(name, *bases)}\n    pass\n"
    assert laid == _black(f"class {name}({', '.join(bases)}):\n    pass\n")
    assert in_pieces(laid, _black) == laid


@given(NAMES, NAMES, st.lists(NAMES | TEXTS, max_size=3), st.booleans(), st.booleans())
def test_what_a_call_gives(
    name: str, method: str, arguments: list[str], is_async: bool, is_kept: bool
) -> None:
    before = "result = " if is_kept else ""
    opening = f"{'await ' * is_async}client.{name}.{method}("
    head = f"{'async ' * is_async}def f() -> None:\n    "
    laid = f"{head}{called(before, opening, arguments, 4)}\n"
    assert in_pieces(laid, _black) == _black(laid)


@given(
    NAMES,
    st.lists(
        st.tuples(NAMES, TYPES, st.sampled_from(["", " = NOT_GIVEN"])), max_size=3
    ),
    TYPES,
)
def test_a_signature(
    name: str, parameters: list[tuple[str, str, str]], result: str
) -> None:
    unique = {one[0]: one for one in parameters}.values()
    ordered = sorted(unique, key=lambda one: one[2])
    given = [parameter_source(*one, 8) for one in ordered]
    laid = signature(f"def {name}", ["self", *given], result, 4)
    text = f"class A:\n    {laid}\n        pass\n"
    assert in_pieces(text, _black) == _black(text)


def _within(source: str, indent: int) -> str:
    return f"class A:\n    {source}\n" if indent else f"{source}\n"
