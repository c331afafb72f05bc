"""What black is given of a module, and that the outcome is as if it had been all."""

from __future__ import annotations

import string
from textwrap import dedent
from typing import TYPE_CHECKING

import black
import pytest
from black.mode import TargetVersion
from black.strings import str_width
from hypothesis import given
from hypothesis import strategies as st

from generator.config import Options
from generator.emit.format import format_python
from generator.emit.pieces import in_pieces
from generator.emit.rows import width_of
from generator.pipeline import generate
from generator.plan.docs import docstring, paragraphs
from generator.plan.layout import annotated, bracketed, signature, tuple_source
from generator.plan.literals import layout
from generator.problems import Report
from generator.progress import Silent
from generator.resources import embedded_specification

if TYPE_CHECKING:
    from pathlib import Path

MODE = black.Mode(
    target_versions={TargetVersion.PY310, TargetVersion.PY314},
    line_length=88,
)
LONG = "a_name_that_is_as_long_as_names_of_documents_are"


def _black(text: str) -> str:
    return black.format_str(text, mode=MODE)


def _seen(text: str) -> list[str]:
    """What black is given of a module."""
    seen: list[str] = []

    def whole(source: str) -> str:
        seen.append(source)
        return _black(source)

    assert in_pieces(text, whole) == _black(text)
    return seen


# As the templates write it.
MODULE = '''\
"""Pets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._runtime.operation import Operation, queries

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .. import params

_LIST: Operation[models.Pets] = Operation(
    "listPets",
    "GET /pets",
    parameters=queries("limit", "after"),
    responses={"200": lambda: models.Pets},
    security=((("key", ("pets:read",)),), ()),
)
_NAMES = """
    pets: Pet Pets
"""


class Pets(Resource):
    """Animals that live with people."""

    name: str | None = None
    """What it is called. It may be called
    anything."""
    kind: (
        models.AKindOfAnimalThatHasAVeryLongName | models.AnotherKindOfAnimal | None
    ) = None

    def list(
        self,
        *,
        limit: int | NotGiven = NOT_GIVEN,
        after: str | NotGiven = NOT_GIVEN,
        request_options: Options = None,
    ) -> models.Pets:
        """List pets.

        Args:
            limit: How many.
            after: The last one of the page before. It is a cursor, which says nothing to
                you.
        """
        return self._call(_LIST, (limit, after), request_options)

    @overload
    def get(self, pet: int, *, accept: Literal["a/b"] = "a/b") -> models.Pet: ...
    @overload
    def get(self, pet: int, *, accept: Literal["c/d"]) -> bytes: ...

    def get(self, pet: int, *, accept: str = "a/b") -> models.Pet | bytes:
        """Get a pet."""
        return self._call(
            _GET.choose(accept=accept), (pet,), request_options, another, and_another
        )


@pytest.mark.anyio
async def test_async_list(async_client: AsyncClient) -> None:
    result = await async_client.pets.list(limit=1)
    check(result, "listPets")
'''


def test_nothing_is_given_of_a_module_that_is_settled() -> None:
    assert _seen(MODULE) == []


@pytest.mark.parametrize(
    "statement",
    [
        "x = 'say \"so\"'",
        "x = [1e-05, 2.5e10]",
        f"from .{LONG}_{LONG} import *",
        f"from .{LONG}_{LONG} import (\n    a,\n)",
        f"x = (\n    {LONG}.{LONG}()\n)",
        f"f(\n    {LONG}.{LONG}(),\n    1,\n)",
        f"async def f():\n    x = (\n        await {LONG}.{LONG}()\n    )",
        "def f():\n    x = 1\n\n    def g():\n        pass\n\n    return g(x)",
        f"def f(\n    a: (\n        S[\n            {LONG}\n            | {LONG}\n        ]\n        | None\n    ) = 1,\n):\n    pass",
        f"{LONG}: Mapping[\n    {LONG[:20]}, {LONG[:20]}\n] = {{\n    1: 2,\n}}",
        f"{LONG}: Sequence[\n    {LONG}\n    | {LONG}\n] = [\n    1,\n]",
        f"{LONG}: A[\n    {LONG},\n    {LONG},\n] = f(\n    1,\n)",
        f"{LONG}: A[\n    {LONG}\n    | {LONG},\n    {LONG},\n] = f(\n    1,\n)",
        f"{LONG}: A[\n    {LONG}\n] = f(\n    a={{\n        1: lambda: {LONG}_{LONG[:20]}\n    }},\n)",
        f"x = f(\n    a=f(1)\n    + f(\n        {LONG}, {LONG[:30]}\n    ),\n)",
    ],
)
def test_what_documents_lead_to_is_settled(statement: str) -> None:
    assert _seen(f"{statement}\n") == []


def test_what_may_change_is_given_alone() -> None:
    ugly = MODULE.replace('check(result, "listPets")', "check( result )").replace(
        "name: str | None = None", "name: str|None = None"
    )
    first, second = _seen(ugly)
    assert first.splitlines()[-3:] == [
        "async def test_async_list(async_client: AsyncClient) -> None:",
        "    result = await async_client.pets.list(limit=1)",
        "    check( result )",
    ]
    assert second.splitlines() == [
        "class _:",
        "    # piece",
        "    name: str|None = None",
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "x = {  'a':1 }",
        "x = 'a'",
        'x = "say \\"so\\""',
        "x = 0XFF",
        "x = (1)",
        "x = [1, 2,]",
        "x = f(1, 2,)",
        "x = (1,)",
        "x = f( 1)",
        "x = f()   ",
        f"x = {LONG}.{LONG}(\n    \n)",
        f"x = {LONG}.{LONG}(\n\n)",
        "x = 1; y = 2",
        "x = 1 # why",
        "x = f(\n    1\n)",
        "x = [\n    1, 2\n]",
        "x = [\n    1,\n    2\n]",
        "x = {\n    1: 2,\n    3: 4,\n}",
        f"x = [\n    {LONG}, {LONG[:30]}\n]",
        f"x = f(\n    {LONG}, {LONG[:30]}\n)",
        f"x = (\n    {LONG}.{LONG}\n)",
        f'x = (\n    "{LONG} {LONG}"\n)',
        f'x = (\n    "{LONG} {LONG[:30]}"\n)',
        f'x_{LONG} = (\n    "{LONG} {LONG[:20]}"\n)',
        f'x_{LONG} = (\n    "{LONG} {LONG}"\n)',
        f'x: TypeAlias = (\n    "{LONG} {LONG}"\n)',
        f'x_{LONG}: TypeAlias = (\n    "{LONG} {LONG[:20]}"\n)',
        f"{LONG}: {LONG} = f({LONG})",
        f"{LONG}: A[\n    {LONG}\n] = f(\n    {LONG},\n)",
        f"{LONG}: A[\n    B\n] = f(\n    {LONG},\n)",
        f"{LONG}: Operation[{LONG[:30]}] = (\n    Operation(\n        1,\n    )\n)",
        f"{LONG}: Operation[int] = (\n    Operation(\n        1,\n    )\n)",
        f"x: (\n    {LONG} | {LONG[:20]} | None\n) = None",
        f"x_of_{LONG}: (\n    {LONG[:20]} | None\n) = None",
        f"x: (\n    {LONG}\n    | {LONG[:20]}\n    | None\n) = None",
        f"x: (\n    {LONG}\n    | {LONG}\n    | None\n) = None",
        "from a import (\n    b,\n)",
        "from a import (\n    b\n)",
        f"from a import (\n    {LONG}, {LONG[:30]}\n)",
        "def f(\n    a\n):\n    pass",
        f"def f(\n    {LONG}: {LONG}\n) -> None:\n    pass",
        f"def f(\n    {LONG}: int, {LONG[:20]}: int\n) -> None:\n    pass",
        "def f():\n\n    pass",
        "def f(): pass",
        "def f(): ...",
        'def f():\n    """ A."""',
        'def f():\n    """A. """',
        'def f():\n    """A.\n    """',
        'def f():\n    """A.\n\n  B."""',
        'def f():\n    """A.\n\n        B."""',
        'def f():\n    """A "quoted\\""""',
        f'def f():\n    """A.\n\n    {"b " * 40}b."""',
        f'def f():\n    """{"a " * 40}a."""',
        "def f():\n    '''A.'''",
        'def f():\n    """A."""\n\n    return 1',
        "def f():\n    import a\n    return a",
        "def f():\n    x = 1\n\n\n    return x",
        "def f():\n    if (a):\n        return (b)",
        "def f():\n    with a as b:\n        return b",
        "@a\n@b( 1)\ndef f():\n    return 1",
        "class A( B):\n    x = 1",
        "class A:\n\n    x = 1",
        'class A:\n    """A."""\n    x = 1',
        'class A:\n    """A."""\n\n\n    x = 1',
        "class A:\n    x = 1\n    def f(self):\n        pass",
        "class A:\n    x = 1\n\n\n    y = 1",
        "class A:\n    x = 'a'\n    '''Not a docstring.'''\n    y = 1",
        "x = 1\n\n\n\n\ny = 1",
        "import a\nx = 1",
        "import a\n\n\nx = 1",
        "x = 1\n\n# Of y.\ny = 1",
        "#Of y.\ny = 1",
        "try:\n    a()\nexcept (ValueError, KeyError):\n    pass",
        'x = f"{a!r:>{w}}"',
        "x = a if b else c",
        "x = lambda a : a",
        "x = a**-b",
        "assert (a, b)",
        "del (a, b)",
        "for a in (b):\n    pass",
        'x = "è"\n' + f'y = f(\n    "{"字" * 30}", {LONG}\n)',
        "x = b'a\"b'",
        "x = F'a\"{b}'",
        "x = 'a\"b' 'c'",
        "x = 'it\\'s \"a\"'",
        "x = 1E5",
        "x = 1e5J",
        "def f():\n    def g():\n        pass\n    return g",
        "def f():\n    x = 1\n    def g():\n        pass\n\n    return g",
        "def f():\n    def g():\n        pass\n\n\n    return g",
        "def f():\n    class G:\n        pass\n    return G",
        f"def f(\n    a: (\n        S[\n            {LONG}\n        ]\n        | None\n    ),\n):\n    pass",
        f"def f(\n    a: (\n        S[\n            {LONG}\n            | {LONG[:20]}\n        ]\n        | None\n    ),\n):\n    pass",
        f"{LONG}: Mapping[\n    str, Answer\n] = {{\n    1: 2,\n}}",
        f"{LONG}: Mapping[\n    {LONG}\n] = {{\n    1: 2,\n}}",
        f"{LONG}: Mapping[\n    {LONG}\n] = [\n    1,\n]",
        f"{LONG}: A[\n    {LONG},\n    {LONG[:20]},\n] = f(\n    1,\n)",
        f"{LONG}: A[\n    {LONG[:20]},\n    {LONG[:20]},\n] = f(\n    1,\n)",
        f"{LONG}: A[\n    {LONG},\n    {LONG[:20]}\n] = f(\n    1,\n)",
        f"{LONG}: A[\n    {LONG} | {LONG}\n] = f(\n    1,\n)",
        f"x = f(\n    {LONG}\n    + f(\n        {LONG}\n    ),\n)",
        f"x = f(\n    {LONG}\n    + {LONG[:20]}(\n        {LONG[:30]}, {LONG[:30]}\n    ),\n)",
    ],
)
def test_the_outcome_is_that_of_black(statement: str) -> None:
    _seen(f"{statement}\n")
    _seen(f"a = 1\n\n\n{statement}\n\n\nb = 1\n")
    indented = "\n".join(
        f"    {line}" if line else "" for line in statement.split("\n")
    )
    _seen(f"class Z:\n    a = 1\n\n{indented}\n\n    b = 1\n")


@pytest.mark.parametrize(
    "text",
    ['"""A. """', '""" A."""', "'''A.'''", '"""A.\n\n  B."""', '"""A.\n"""', "'A.'"],
)
def test_the_docstring_of_a_module_comes_out_as_by_black(text: str) -> None:
    _seen(f"{text}\n")
    _seen(f"{text}\n\nx = 1\ny = 2\nz = 3\n")


def test_code_that_cannot_be_split_at_statements_is_formatted_whole() -> None:
    assert _seen("x  = 1\ny  = 2\nz  = 3\n") == ["x  = 1\ny  = 2\nz  = 3\n"]
    assert _seen("") == []


def test_what_is_no_python_is_refused() -> None:
    with pytest.raises(SyntaxError):
        in_pieces("def f(:\n", _black)


NAMES = st.text(string.ascii_lowercase, min_size=1, max_size=40).map(
    lambda name: f"{name}_"
)
UNIONS = st.lists(NAMES, min_size=1, max_size=4, unique=True).map(" | ".join)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("ab c'\"è字\\", max_size=40),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.text("ab c", max_size=20), inner, max_size=4),
    max_leaves=8,
)


@given(st.lists(st.tuples(NAMES, UNIONS), max_size=4), NAMES, VALUES, NAMES)
def test_what_the_planner_lays_out_comes_out_as_by_black(
    fields: list[tuple[str, str]], name: str, value: object, other: str
) -> None:
    words = docstring(paragraphs(f"{name} {other} " * 9, 80), 8, hugging=True)
    rows = [annotated(each, type_, " = None", 4) for each, type_ in fields]
    given = [annotated(each, type_, "", 8) for each, type_ in fields]
    head = signature(f"def {name}", ["self", *given], other, 4)
    names = [each for each, _ in fields] or [other]
    call = bracketed(f"return self.{name}(", [tuple_source(names, 12), other], ")", 8)
    text = "\n".join(
        [
            f"{name} = {layout(value, 0, len(name) + 3, after=0)}",
            "",
            "",
            "class A:",
            *[f"    {row}" for row in rows],
            *([""] if rows else []),
            f"    {head}",
            f"        {words}",
            f"        {call}",
            "",
        ]
    )
    assert format_python(text, "a.py") == _black(text)


def test_only_what_is_indented_by_a_class_is_given_as_its_member() -> None:
    text = dedent("""\
        class A:
            x = {  'a':1 }

            def f(self):
                return 1

            def g(self):
                return f( 1)


        a = 1
        b = 2
        c = 3
        """)
    (seen,) = _seen(text)
    assert seen.count("# piece") == 2
    assert "return 1" not in seen


@given(st.text(min_size=1))
def test_the_width_of_a_line_is_that_of_black(row: str) -> None:
    assert width_of(row) == str_width(row)


def test_the_width_of_a_character_is_that_of_black() -> None:
    for row in map(chr, [*range(0x20, 0x3000), 0x5B57, 0xFF21, 0x1F600]):
        assert width_of(f"{row}.") == str_width(f"{row}."), ascii(row)


def test_a_real_package_is_laid_out_without_black(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def unexpected(source: str, **options: object) -> str:
        raise AssertionError(f"given to black:\n{source}")

    monkeypatch.setattr("generator.emit.format._black", unexpected)
    generate(
        str(embedded_specification("fattureincloud")),
        tmp_path / "fattureincloud",
        Options(),
        Report(),
        Silent(),
    )
