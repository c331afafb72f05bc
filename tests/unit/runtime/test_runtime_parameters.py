"""Parameters on the wire, from the specification's own table outwards."""

from __future__ import annotations

import datetime
from decimal import Decimal
from uuid import UUID

import httpx2
import pytest

from generator.runtime.cookies import cookie
from generator.runtime.enums import OpenStrEnum
from generator.runtime.models import Model
from generator.runtime.operation import headers, paths, queries
from generator.runtime.parameters import encoder_of
from generator.runtime.sentinels import NOT_GIVEN
from generator.runtime.styles import Styled, header, query

ARRAY = ["blue", "black", "brown"]
OBJECT = {"R": 100, "G": 200, "B": 150}
PAIRS = [("R", "100"), ("G", "200"), ("B", "150")]


class Colour(OpenStrEnum):
    BLUE = "blue"


class Point(Model):
    x: int
    y: int | None = None


# OpenAPI 3.1.1, Style Examples: empty, string, array, object.
PATH_TABLE = [
    (
        "matrix",
        False,
        ";color",
        ";color=blue",
        ";color=blue,black,brown",
        ";color=R,100,G,200,B,150",
    ),
    (
        "matrix",
        True,
        ";color",
        ";color=blue",
        ";color=blue;color=black;color=brown",
        ";R=100;G=200;B=150",
    ),
    ("label", False, ".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"),
    ("label", True, ".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"),
    ("simple", False, "", "blue", "blue,black,brown", "R,100,G,200,B,150"),
    ("simple", True, "", "blue", "blue,black,brown", "R=100,G=200,B=150"),
]


@pytest.mark.parametrize(
    ("style", "explode", "empty", "text", "array", "obj"), PATH_TABLE
)
def test_path_styles_are_those_of_the_specification(
    style: str, explode: bool, empty: str, text: str, array: str, obj: str
) -> None:
    parameter = Styled("color", "path", style, explode)
    encoder = encoder_of(parameter)
    assert parameter.styled("") == empty
    assert encoder("blue") == text
    assert encoder(ARRAY) == array
    assert encoder(OBJECT) == obj


QUERY_TABLE = [
    ("form", False, "color=blue,black,brown", "color=R,100,G,200,B,150"),
    ("form", True, "color=blue&color=black&color=brown", "R=100&G=200&B=150"),
    (
        "spaceDelimited",
        False,
        "color=blue%20black%20brown",
        "color=R%20100%20G%20200%20B%20150",
    ),
    (
        "pipeDelimited",
        False,
        "color=blue%7Cblack%7Cbrown",
        "color=R%7C100%7CG%7C200%7CB%7C150",
    ),
]


@pytest.mark.parametrize(("style", "explode", "array", "obj"), QUERY_TABLE)
def test_query_styles_are_those_of_the_specification(
    style: str, explode: bool, array: str, obj: str
) -> None:
    encoder = encoder_of(Styled("color", "query", style, explode))
    assert "&".join(encoder(ARRAY)) == array
    assert "&".join(encoder(OBJECT)) == obj


@pytest.mark.parametrize("explode", [True, False])
def test_form_strings_are_those_of_the_specification(explode: bool) -> None:
    encoder = encoder_of(query("color", explode=explode))
    assert encoder("") == ["color="]
    assert encoder("blue") == ["color=blue"]


def test_deep_object_is_that_of_the_specification() -> None:
    encoder = encoder_of(query("color", style="deepObject"))
    written = "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"
    assert "&".join(encoder(OBJECT)) == written


def test_deep_objects_may_stand_in_an_array() -> None:
    encoder = encoder_of(query("f", style="deepObject"))
    assert encoder([{"a": 1}, {"a": 2, "b": [3]}]) == [
        "f%5B0%5D%5Ba%5D=1",
        "f%5B1%5D%5Ba%5D=2",
        "f%5B1%5D%5Bb%5D%5B0%5D=3",
    ]
    assert encoder(["x", "y"]) == ["f%5B0%5D=x", "f%5B1%5D=y"]
    assert encoder("x") == ["f=x"]


def test_what_no_style_can_write_is_json() -> None:
    encoder = encoder_of(*queries("f"))
    assert encoder([{"a": 1}, ["b"], "c"]) == [
        "f=%7B%22a%22%3A1%7D",
        "f=%5B%22b%22%5D",
        "f=c",
    ]
    assert encoder({"a": {"b": 1}}) == ["a=%7B%22b%22%3A1%7D"]


def test_deep_object_nests() -> None:
    encoder = encoder_of(query("f", style="deepObject"))
    value = {"a": {"b": 1}, "c": [1, 2], "d": [{"e": True}], "n": None}
    assert encoder(value) == [
        "f%5Ba%5D%5Bb%5D=1",
        "f%5Bc%5D%5B0%5D=1",
        "f%5Bc%5D%5B1%5D=2",
        "f%5Bd%5D%5B0%5D%5Be%5D=true",
    ]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, "true"),
        (False, "false"),
        (7, "7"),
        (1e-7, "0.0000001"),
        (1e22, "10000000000000000000000"),
        (2.5, "2.5"),
        (Decimal("1E+3"), "1000"),
        (Decimal("1.50"), "1.50"),
        (datetime.date(2024, 2, 29), "2024-02-29"),
        (datetime.datetime(2024, 2, 29, 1, 2, 3), "2024-02-29T01%3A02%3A03"),
        (
            datetime.datetime(2024, 2, 29, 1, 2, 3, tzinfo=datetime.UTC),
            "2024-02-29T01%3A02%3A03Z",
        ),
        (datetime.timedelta(days=1, hours=2, seconds=3.5), "P1DT2H3.5S"),
        (-datetime.timedelta(minutes=90), "-PT1H30M"),
        (datetime.timedelta(), "P0D"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (Colour.BLUE, "blue"),
        (Colour("teal & co"), "teal%20%26%20co"),
        ("a/b?c#d%e+f é", "a%2Fb%3Fc%23d%25e%2Bf%20%C3%A9"),
    ],
)
def test_single_values_are_written_as_their_formats_want(
    value: object, written: str
) -> None:
    assert encoder_of(*queries("v"))(value) == [f"v={written}"]
    assert encoder_of(*paths("v"))(value) == written


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN")])
def test_numbers_that_are_none_are_refused(value: object) -> None:
    with pytest.raises(ValueError, match="query parameter 'v': cannot send"):
        encoder_of(*queries("v"))(value)


def test_a_type_without_a_form_is_refused_by_name() -> None:
    with pytest.raises(TypeError, match=r"query parameter 'v': .* type object"):
        encoder_of(*queries("v"))(object())
    with pytest.raises(TypeError, match=r"path parameter 'v': .* type object"):
        encoder_of(*paths("v"))([object()])


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("..", "%2E%2E"),
        (".", "%2E"),
        ("a/../b", "a%2F..%2Fb"),
        ("%2e%2e", "%252e%252e"),
        ("?x#y", "%3Fx%23y"),
        ("a\\b", "a%5Cb"),
        ("naïve", "na%C3%AFve"),
        ("a;b=c,d", "a%3Bb%3Dc%2Cd"),
    ],
)
def test_a_path_value_cannot_change_the_path(value: str, written: str) -> None:
    segment = encoder_of(*paths("id"))(value)
    assert segment == written
    # The library that sends it must leave it alone too.
    sent = httpx2.URL(f"https://api.example/v1/{segment}/end?q=1")
    assert sent.raw_path == f"/v1/{written}/end?q=1".encode()


@pytest.mark.parametrize("value", ["", None, NOT_GIVEN, [], {}])
def test_a_path_value_that_leaves_nothing_is_refused(value: object) -> None:
    for style in ("simple", "label"):
        with pytest.raises(ValueError, match="path parameter 'id'"):
            encoder_of(Styled("id", "path", style, False))(value)


def test_none_and_not_given_are_left_out_of_a_query() -> None:
    encoder = encoder_of(*queries("v"))
    assert encoder(NOT_GIVEN) == encoder(None) == encoder([]) == encoder({}) == []
    assert encoder([1, None, 2]) == ["v=1", "v=2"]
    assert encoder({"a": None, "b": NOT_GIVEN, "c": 0}) == ["c=0"]
    assert encoder_of(query("v", allow_empty=True))(None) == ["v="]


def test_names_and_separators_inside_values_are_escaped() -> None:
    assert encoder_of(*queries("a[b]&c"))("1") == ["a%5Bb%5D%26c=1"]
    assert encoder_of(query("v", explode=False))(["a,b", "c"]) == ["v=a%2Cb,c"]


def test_allow_reserved_leaves_what_does_not_split_the_query() -> None:
    encoder = encoder_of(query("v", allow_reserved=True))
    assert encoder("a/b:c?d=e&f#g+h%20i%zz[j]") == [
        "v=a/b:c?d=e%26f%23g%2Bh%20i%25zz%5Bj%5D"
    ]


def test_json_content_is_one_json_text() -> None:
    encoder = encoder_of(query("v", content="application/json"))
    assert encoder({"a": [1, None]}) == ["v=%7B%22a%22%3A%5B1%2Cnull%5D%7D"]
    assert encoder("x") == ["v=%22x%22"]
    assert encoder(None) == ["v=null"]


def test_models_are_objects() -> None:
    assert encoder_of(*queries("p"))(Point(x=1, y=2)) == ["x=1", "y=2"]
    deep = encoder_of(query("p", style="deepObject"))
    assert deep(Point(x=1)) == ["p%5Bx%5D=1"]


def test_headers_are_not_percent_encoded() -> None:
    assert encoder_of(*headers("X"))(["a b", "ç"]) == "a b,ç"
    assert encoder_of(header("X", explode=True))(OBJECT) == "R=100,G=200,B=150"
    assert encoder_of(*headers("X"))(OBJECT) == "R,100,G,200,B,150"
    assert encoder_of(*headers("X"))(True) == "true"
    assert encoder_of(*headers("X"))(None) is None


@pytest.mark.parametrize("value", ["a\r\nx: y", "a\nb", "\x00"])
def test_a_header_value_cannot_start_another_header(value: str) -> None:
    with pytest.raises(ValueError, match="header parameter 'X'"):
        encoder_of(*headers("X"))(value)


def test_cookies() -> None:
    assert cookie("c").encoder()("a b;c") == ["c=a%20b%3Bc"]
    assert cookie("c").encoder()(["x", "y"]) == ["c=x", "c=y"]
    assert cookie("c", explode=False).encoder()(["x", "y"]) == ["c=x,y"]
    plain = cookie("c", style="cookie").encoder()
    assert plain("a%20b") == ["c=a%20b"]
    with pytest.raises(ValueError, match="cookie parameter 'c'"):
        plain("a; d=e")
