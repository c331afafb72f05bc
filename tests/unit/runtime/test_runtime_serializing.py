"""Models that pydantic's own serializers write, as the walk would write them."""

from __future__ import annotations

import datetime as dt
import enum
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, Field, RootModel

from generator.runtime import encoding, serializing
from generator.runtime.encoding import dump_json, encode, to_wire
from generator.runtime.enums import OpenIntEnum, OpenStrEnum
from generator.runtime.fitting import BEST_FIT
from generator.runtime.models import Model
from generator.runtime.sentinels import NOT_GIVEN
from generator.runtime.shapes import is_dict, is_list


class Color(OpenStrEnum):
    RED = "red"


class Level(OpenIntEnum):
    LOW = 1


class Size(enum.StrEnum):
    BIG = "big"


class Skewed(enum.StrEnum):
    """Its members are one text and stand for another."""

    A = "a"

    def __new__(cls, value: str) -> Skewed:
        made = str.__new__(cls, f"not {value}")
        made._value_ = value
        return made


class Odd(enum.Enum):
    TEXT = "text"
    NUMBER = 1e30
    DAY = dt.date(2024, 1, 2)


class Leaf(Model):
    _read_only: ClassVar[frozenset[str]] = frozenset({"id"})

    id: int | None = None
    name: str | None = None
    count: int = 3
    is_new: Annotated[bool | None, Field(alias="isNew")] = None
    ratio: float | None = None
    price: Annotated[Decimal | None, Field(alias="")] = None
    color: Color | None = None
    level: Level | None = None
    size: Size | None = None
    skewed: Skewed | None = None
    odd: Odd | None = None
    kind: Literal["a", "b"] | None = None
    number: Literal[1, True] | None = None
    day: dt.date | None = None
    at: dt.datetime | None = None
    hour: dt.time | None = None
    lasts: dt.timedelta | None = None
    blob: bytes | None = None
    key: UUID | None = None
    both: int | str | None = None


class Wide(Leaf):
    """A subclass, whose own field is sent wherever it stands."""

    wide: str | None = None
    day: dt.date | None = None


class Other(BaseModel):
    """A model that is not of ours."""

    name: str = "unset"
    leaf: Leaf | None = None


class Names(RootModel[list[str]]):
    pass


class Tree(Model):
    needed: str
    leaf: Leaf | None = None
    leaves: list[Leaf] | None = None
    trees: Annotated[list[Tree] | None, Field(alias="sub-trees")] = None
    texts: list[str] | None = None
    rows: list[list[int | None]] | None = None
    by_name: dict[str, Leaf] | None = None
    names: Names | None = None
    anything: Any = None
    choice: Annotated[Leaf | Other | None, BEST_FIT] = None
    several: Leaf | Other | list[Leaf] | None = None
    other: Other | None = None
    pair: tuple[int, str] | None = None
    unique: set[int] | None = None


class Page(list[Any]):
    """A list of a class of its own, as lists that page are."""


MODELS: list[type[BaseModel]] = [Leaf, Wide, Other, Tree]
TEXTS = st.text(max_size=5) | st.just('"\\\n\x00\x7f\u2028😀')
FLOATS = st.floats() | st.sampled_from([0.0, -0.0, 1e-4, 9.9e-5, 1e15, 1e16, -1e16])
SINGLE: st.SearchStrategy[Any] = st.one_of(
    TEXTS,
    FLOATS,
    st.integers(),
    st.booleans(),
    st.decimals(),
    st.dates(),
    st.datetimes(timezones=st.none() | st.just(dt.UTC)),
    st.times(),
    st.timedeltas(),
    st.uuids(),
    st.binary(max_size=5),
    st.sampled_from([*Color, Color("new"), *Level, Level(9), *Size, *Odd]),
    st.sampled_from(
        [None, "\ud800", NOT_GIVEN, Path("x"), 1j, object(), Leaf, NotImplemented]
    ),
)


def containers(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    lists = st.lists(inner, max_size=3)
    keys = TEXTS | st.sampled_from([None, 1, Color.RED, *Odd])
    return st.one_of(
        lists,
        lists.map(Page),
        lists.map(tuple),
        st.dictionaries(keys, inner, max_size=3),
        st.sampled_from(MODELS).flatmap(lambda kind: constructed(kind, inner)),
    )


@st.composite
def constructed(
    draw: st.DrawFn, kind: type[BaseModel], inner: st.SearchStrategy[Any]
) -> BaseModel:
    """A model of which nothing was validated, changed after it was made."""
    known = st.sampled_from([*kind.model_fields, "id", "isNew", "more", "sub-trees"])
    values = st.dictionaries(known, inner, max_size=4)
    made = kind.model_construct(**draw(values))
    for name, value in draw(values).items():
        if kind is not Other or name in kind.model_fields:
            setattr(made, name, value)
    made.model_fields_set.difference_update(draw(st.sets(known, max_size=2)))
    vars(made).pop(draw(known), None)
    return made


VALUES = st.recursive(SINGLE, containers, max_leaves=12)


def outcome(program: Any) -> object:
    try:
        return program()
    except Exception as error:
        return type(error), str(error)


def walked(value: object) -> bytes:
    return dump_json(to_wire(value, "body"))


@settings(max_examples=300)
@given(st.sampled_from(MODELS).flatmap(lambda kind: constructed(kind, VALUES)))
def test_what_does_not_fit_is_written_as_the_walk_does(value: BaseModel) -> None:
    assert outcome(lambda: encode(value)) == outcome(lambda: walked(value))


LEAVES = st.fixed_dictionaries(
    {},
    optional={
        "id": st.integers(),
        "name": st.none() | TEXTS,
        "count": st.integers(),
        "isNew": st.none() | st.booleans(),
        "ratio": st.none() | FLOATS,
        "": st.decimals(allow_nan=False, allow_infinity=False),
        "color": st.none() | st.sampled_from(["red", "blue"]),
        "level": st.sampled_from([1, 2]),
        "size": st.just("big"),
        "odd": st.sampled_from(Odd),
        "kind": st.sampled_from(["a", "b"]),
        "number": st.sampled_from([1, True]),
        "day": st.dates(),
        "at": st.datetimes(timezones=st.none() | st.just(dt.UTC)),
        "hour": st.times(),
        "lasts": st.timedeltas(),
        "blob": st.binary(max_size=5),
        "key": st.uuids(),
        "both": st.integers() | TEXTS,
    },
)


@st.composite
def trees(draw: st.DrawFn, depth: int = 2) -> dict[str, Any]:
    leaf = LEAVES | LEAVES.map(
        lambda given: Wide.model_validate({**given, "wide": "w"})
    )
    inner = st.lists(trees(depth - 1), max_size=2) if depth else st.none()
    return draw(
        st.fixed_dictionaries(
            {"needed": TEXTS},
            optional={
                "leaf": st.none() | leaf,
                "leaves": st.lists(leaf, max_size=3),
                "sub-trees": inner,
                "texts": st.lists(TEXTS, max_size=3),
                "rows": st.lists(st.lists(st.none() | st.integers(), max_size=2)),
                "by_name": st.dictionaries(TEXTS, leaf, max_size=2),
                "names": st.lists(TEXTS, max_size=2),
                "anything": VALUES,
                "choice": leaf,
                "several": leaf | st.lists(leaf, max_size=2),
                "other": st.fixed_dictionaries({}, optional={"leaf": leaf}),
                "pair": st.tuples(st.integers(), TEXTS),
                "unique": st.sets(st.integers(), max_size=2),
            },
        )
    )


@given(trees().map(Tree.model_validate))
def test_what_fits_is_written_as_the_walk_does(value: Tree) -> None:
    assert outcome(lambda: encode(value)) == outcome(lambda: walked(value))


def changed(kind: type[BaseModel], **values: Any) -> Any:
    """A model with values that were assigned, so that nobody looked at them."""
    made = kind.model_construct()
    for name, value in values.items():
        setattr(made, name, value)
    return made


LOCAL = dt.datetime(2024, 1, 2, 3, 4, 5, 60)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (changed(Leaf, name=LOCAL), '{"name":"2024-01-02T03:04:05.000060"}'),
        (changed(Leaf, name=Decimal("1E+2")), '{"name":"100"}'),
        (changed(Leaf, name=b"\xfb"), '{"name":"+w=="}'),
        (changed(Leaf, name=1e22), '{"name":1e+22}'),
        (changed(Leaf, id=1, count=True), '{"count":true}'),
        (changed(Leaf, count=5.0), '{"count":5.0}'),
        (changed(Leaf, is_new=1), '{"isNew":1}'),
        (changed(Leaf, ratio=5), '{"ratio":5}'),
        (changed(Leaf, ratio=True), '{"ratio":true}'),
        (changed(Leaf, ratio=Decimal("0.5")), '{"ratio":"0.5"}'),
        (changed(Leaf, ratio=1e16), '{"ratio":1e+16}'),
        (changed(Leaf, ratio=-1e-05), '{"ratio":-1e-05}'),
        (changed(Leaf, ratio=5e-05), '{"ratio":5e-05}'),
        (changed(Leaf, ratio=-0.0), '{"ratio":-0.0}'),
        (changed(Leaf, ratio=1e16 - 2), '{"ratio":9999999999999998.0}'),
        (changed(Leaf, odd=Odd.NUMBER), '{"odd":1e+30}'),
        (changed(Leaf, skewed=Skewed.A), '{"skewed":"a"}'),
        (changed(Leaf, size="small", color=7), '{"color":7,"size":"small"}'),
        (changed(Leaf, name=NOT_GIVEN, count=1), '{"count":1}'),
        (changed(Tree, leaf=Wide(id=1, wide="w")), '{"leaf":{"wide":"w"}}'),
        (changed(Tree, leaf=Other(name="o")), '{"leaf":{"name":"o"}}'),
        (changed(Tree, leaf={"id": 1}), '{"leaf":{"id":1}}'),
        (changed(Tree, leaf=changed(Leaf, more=1)), '{"leaf":{"more":1}}'),
        (changed(Tree, leaves=(Leaf(id=1),)), '{"leaves":[{}]}'),
        (changed(Tree, leaves=Page([Leaf(id=1)])), '{"leaves":[{}]}'),
        (changed(Tree, texts="ab"), '{"texts":"ab"}'),
        (
            changed(Tree, other=Other(leaf=Wide(wide="w"))),
            '{"other":{"leaf":{"wide":"w"}}}',
        ),
        (changed(Tree, texts=["\ud800", "é"]), '{"texts":["\\ud800","\\u00e9"]}'),
        (Tree.from_json('{"needed":"","trees":1}'), '{"needed":"","trees":1}'),
        (
            Tree.from_json('{"needed":"","sub-trees":[{"needed":"","trees":1}]}'),
            '{"needed":"","sub-trees":[{"needed":"","trees":1}]}',
        ),
        (Names(["a"]), '["a"]'),
        (changed(Tree, needed="n", texts=[]), '{"texts":[],"needed":"n"}'),
    ],
)
def test_what_pydantic_would_write_otherwise(value: Any, written: str) -> None:
    assert encode(value).decode() == written


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (changed(Leaf, name=Path("x")), r"^body\.name: cannot send a value of type"),
        (changed(Leaf, name=float("nan")), r"^body\.name: cannot send nan"),
        (changed(Leaf, ratio=float("inf")), r"^body\.ratio: cannot send inf"),
        (changed(Leaf, both=[object()]), r"^body\.both\[0\]: cannot send a value"),
        (changed(Tree, texts=["", 1j]), r"^body\.texts\[1\]: cannot send a value"),
        (
            changed(Tree, by_name={None: 1}),
            r"^body\.by_name\.None: a key of type NoneType",
        ),
    ],
)
def test_what_is_refused_is_refused_with_its_place(value: Any, message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=message):
        encode(value)


def test_a_model_that_contains_itself_is_refused() -> None:
    tree = Tree(needed="")
    tree.trees = [tree]
    with pytest.raises(ValueError, match="body: the value contains itself"):
        encode(tree)


def without_the_walk(value: BaseModel, monkeypatch: pytest.MonkeyPatch) -> bytes:
    with monkeypatch.context() as patch:
        patch.delattr(encoding, "to_wire")
        return encode(value)


def test_what_fits_is_left_to_pydantic(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: dict[str, Any] = {
        "needed": "é\u2028",
        "leaf": {"id": 1, "name": None, "isNew": True, "ratio": 0.5, "color": "blue"},
        "leaves": [{"day": "2024-01-02", "": "1.10", "level": 9, "both": 1}, {}],
        "sub-trees": [{"needed": "", "texts": ["a"], "rows": [[1, None]]}],
        "by_name": {"a": {"id": 2, "count": 2**70}},
        "anything": {"a": [1.5], "b": NOT_GIVEN},
        "choice": {"name": "c", "kind": "a"},
        "unique": {1},
    }
    written = without_the_walk(Tree.model_validate(sent), monkeypatch)
    assert written.decode() == (
        '{"needed":"é\u2028",'
        '"leaf":{"name":null,"isNew":true,"ratio":0.5,"color":"blue"},'
        '"leaves":[{"":"1.10","level":9,"day":"2024-01-02","both":1},{}],'
        '"sub-trees":[{"needed":"","texts":["a"],"rows":[[1,null]]}],'
        '"by_name":{"a":{"count":1180591620717411303424}},'
        '"anything":{"a":[1.5]},"choice":{"name":"c","kind":"a"},"unique":[1]}'
    )


@pytest.mark.parametrize("gone", ["definitions", "fields", "type"])
def test_what_is_not_known_of_pydantic_is_left_to_the_walk(
    gone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Changed(Leaf):
        leaf: Leaf | None = None

    def without(node: Any) -> Any:
        if is_list(node):
            return [without(one) for one in node]
        if is_dict(node):
            return {key: without(one) for key, one in node.items() if key != gone}
        return node

    Changed.model_rebuild()
    schema = without(Changed.__pydantic_core_schema__)
    monkeypatch.setattr(Changed, "__pydantic_core_schema__", schema)
    assert encode(Changed(leaf=Leaf(id=1, count=2))) == b'{"leaf":{"count":2}}'


def test_a_serializer_that_would_write_half_a_pair_is_not_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert serializing.serializer(Leaf) is not None
    monkeypatch.setattr(serializing, "_FAILS", "written")
    assert serializing.serializer(Leaf) is None
