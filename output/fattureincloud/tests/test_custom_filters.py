"""The filters of `fattureincloud.custom`: what they write, and what they refuse."""

from __future__ import annotations

import copy
import doctest
import pickle
import re
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from fattureincloud import AsyncClient, Client, models
from fattureincloud._runtime.encoding import encode
from fattureincloud._runtime.operation import Parameter
from fattureincloud._runtime.parameters import query_encoder
from fattureincloud._runtime.scalars import scalar_text
from fattureincloud._runtime.transport import RawResponse, Request
from fattureincloud.custom import Field, Filter, all_of, any_of, filters, where

from .conftest import Examples

A = where("a") == 1
B = where("b") == 2
C = where("c") == 3
D = where("d") == 4

# The texts of the published grammar, and nothing but one: '' or '...' with '' inside.
ONE_TEXT = re.compile(r"name = '((?:[^']|'')*)'", re.DOTALL)


class Level(Enum):
    LOW = 1
    START = date(2026, 1, 31)


class Recorder(Examples):
    """Answers with the examples and keeps the URLs that were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    def send(self, request: Request, /) -> RawResponse:
        self.urls.append(request.url)
        return super().send(request)


class AsyncRecorder:
    def __init__(self) -> None:
        self.inner = Recorder()

    async def send(self, request: Request, /) -> RawResponse:
        return self.inner.send(request)

    async def aclose(self) -> None:
        """There is nothing to let go of."""


def test_examples_in_the_documentation() -> None:
    result = doctest.testmod(filters)
    assert (result.failed, result.attempted) == (0, 8)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (where("name") == "Rossi", "name = 'Rossi'"),
        (where("name") != "Rossi", "name <> 'Rossi'"),
        (where("id") > 7, "id > 7"),
        (where("id") >= 7, "id >= 7"),
        (where("id") < 7, "id < 7"),
        (where("id") <= 7, "id <= 7"),
        (where("name").like("%rossi_"), "name like '%rossi_'"),
        (where("name").not_like("%rossi%"), "name not like '%rossi%'"),
        (where("name").contains("oss"), "name contains 'oss'"),
        (where("name").not_contains("oss"), "name not contains 'oss'"),
        (where("name").starts_with("Ro"), "name starts with 'Ro'"),
        (where("name").ends_with("si"), "name ends with 'si'"),
        (where("name").is_null(), "name is null"),
        (where("name").is_not_null(), "name is not null"),
        (where("entity.default_vat.id") == 0, "entity.default_vat.id = 0"),
        (where("amount_cassa2") == 0, "amount_cassa2 = 0"),
    ],
)
def test_operators(made: Filter, expected: str) -> None:
    assert made == expected
    assert type(made) is Filter
    assert str(made) == expected


def test_comparing_with_none_asks_for_null() -> None:
    nothing: str | None = None
    assert (where("name") == nothing) == "name is null"
    assert (where("name") != nothing) == "name is not null"


def test_a_value_on_the_left_turns_the_comparison_around() -> None:
    name: Any = "Rossi"
    assert (7 < where("id")) == "id > 7"
    assert (name == where("name")) == "name = 'Rossi'"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("", "''"),
        ("7", "'7'"),
        ("null", "'null'"),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (10**30, "1" + "0" * 30),
        (1.0, "1.0"),
        (0.1, "0.1"),
        (1e22, "10000000000000000000000"),
        (1e-7, "0.0000001"),
        (-0.0, "0.0"),
        (Decimal("10.50"), "10.50"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0"), "0"),
        (date(2026, 1, 31), "'2026-01-31'"),
        (datetime(2026, 1, 31, 9, 5), "'2026-01-31T09:05:00'"),
        (datetime(2026, 1, 31, 9, 5, tzinfo=timezone.utc), "'2026-01-31T09:05:00Z'"),
        (
            datetime(2026, 1, 31, tzinfo=timezone(timedelta(hours=1))),
            "'2026-01-31T00:00:00+01:00'",
        ),
        (models.ClientType.PERSON, "'person'"),
        (models.ClientType("l'altro"), "'l''altro'"),
        (Level.LOW, "1"),
        (Level.START, "'2026-01-31'"),
    ],
)
def test_values(value: Any, written: str) -> None:
    assert (where("x") == value) == f"x = {written}"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("L'Angolo", "name = 'L''Angolo'"),
        ("'", "name = ''''"),
        ("''", "name = ''''''"),
        ("\\'", "name = '\\'''"),
        ("\\", "name = '\\'"),
        ("' or 1 = 1 or '", "name = ''' or 1 = 1 or '''"),
        ("x') or (id > 0", "name = 'x'') or (id > 0'"),
        ('"x" -- %_;\n&q=', "name = '\"x\" -- %_;\n&q='"),
        ("Caffè ’20‘ 🍋", "name = 'Caffè ’20‘ 🍋'"),
    ],
)
def test_a_text_stays_one_text(text: str, written: str) -> None:
    made = where("name") == text
    assert made == written
    read = ONE_TEXT.fullmatch(made)
    assert read is not None
    assert read[1].replace("''", "'") == text


def test_patterns_are_escaped_as_other_texts_are() -> None:
    assert where("name").contains("D'A") == "name contains 'D''A'"
    assert where("name").like("' or 1 = 1 or name like '") == (
        "name like ''' or 1 = 1 or name like '''"
    )


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (A & B, "a = 1 and b = 2"),
        (A | B, "a = 1 or b = 2"),
        (A & B & C & D, "a = 1 and b = 2 and c = 3 and d = 4"),
        (A & (B & (C & D)), "a = 1 and b = 2 and c = 3 and d = 4"),
        (A | (B | (C | D)), "a = 1 or b = 2 or c = 3 or d = 4"),
        (A & B | C & D, "a = 1 and b = 2 or c = 3 and d = 4"),
        (A | B & C | D, "a = 1 or b = 2 and c = 3 or d = 4"),
        ((A | B) & C, "(a = 1 or b = 2) and c = 3"),
        (A & (B | C), "a = 1 and (b = 2 or c = 3)"),
        ((A | B) & (C | D), "(a = 1 or b = 2) and (c = 3 or d = 4)"),
        ((A & (B | C)) & D, "a = 1 and (b = 2 or c = 3) and d = 4"),
        ((A & (B | C)) | D, "a = 1 and (b = 2 or c = 3) or d = 4"),
        (((A & B) | C) & D, "(a = 1 and b = 2 or c = 3) and d = 4"),
        (all_of(A), "a = 1"),
        (any_of(A), "a = 1"),
        (all_of(A, B | C, D), "a = 1 and (b = 2 or c = 3) and d = 4"),
        (any_of(A, B & C, D), "a = 1 or b = 2 and c = 3 or d = 4"),
        (all_of(any_of(A)) & B, "a = 1 and b = 2"),
        (all_of(any_of(A, B)) & C, "(a = 1 or b = 2) and c = 3"),
        (Filter("x = 1 or y = 2") & A, "(x = 1 or y = 2) and a = 1"),
        (Filter("x = 1 or y = 2") | A, "x = 1 or y = 2 or a = 1"),
        (where("a").in_([1, 2]) & B, "(a = 1 or a = 2) and b = 2"),
        (where("a").in_([1]) & B, "a = 1 and b = 2"),
        (where("a").in_(x for x in ("p", None)), "a = 'p' or a is null"),
    ],
)
def test_joining_brackets_only_what_needs_it(made: Filter, expected: str) -> None:
    assert made == expected


def test_a_copy_is_joined_as_the_filter_itself() -> None:
    for made, expected in (
        (A, "a = 1 and b = 2"),
        (A | C, "(a = 1 or c = 3) and b = 2"),
    ):
        assert copy.copy(made) & B == expected
        assert copy.deepcopy(made) & B == expected
        assert pickle.loads(pickle.dumps(made)) & B == expected


@pytest.mark.parametrize(
    "name",
    ["", " ", "a b", "a'", "a = 1 or b", "a)", "a\n", "a\nb", ".a", "a.", "a..b", "-a"]
    + [
        "Name",
        "a-b",
        "1a",
        "_a",
        "a.1",
        "è",
        "a\x00",
        "٣",
        "a;",
        "and",
        "null",
        "with",
    ],
)
def test_what_is_not_a_field_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not a field name"):
        where(name)


def test_a_field_name_may_begin_with_a_word_of_the_language() -> None:
    assert (where("order_id") == 1) == "order_id = 1"
    assert (where("is.null") == 1) == "is.null = 1"


@pytest.mark.parametrize("number", ["nan", "-nan", "inf", "-inf"])
def test_numbers_that_are_none_are_refused(number: str) -> None:
    for value in (float(number), Decimal(number)):
        with pytest.raises(ValueError, match="not a finite number"):
            assert where("x") >= value


@pytest.mark.parametrize("value", [-5, -0.5, Decimal("-0.01"), -(10**30)])
def test_negative_numbers_are_refused(value: float | Decimal) -> None:
    with pytest.raises(ValueError, match="numbers here have no sign"):
        assert where("x") > value


@pytest.mark.parametrize("value", [b"x", [1], {"a": 1}, object(), where("b"), A, 1j])
def test_values_of_other_types_are_refused(value: Any) -> None:
    with pytest.raises(TypeError, match="cannot compare with a value of type"):
        assert where("a") == value


def test_only_equality_takes_none() -> None:
    with pytest.raises(TypeError, match="NoneType"):
        assert where("a") < None  # type: ignore[operator]  # the point of the test


def test_patterns_take_texts_only() -> None:
    with pytest.raises(TypeError, match="'contains' takes a text, not int"):
        where("a").contains(5)  # type: ignore[arg-type]  # the point of the test
    with pytest.raises(TypeError, match="in_ takes a list of values"):
        where("a").in_("abc")


def test_nothing_to_join_is_refused() -> None:
    for empty in (all_of, any_of):
        with pytest.raises(ValueError, match="a filter needs a condition"):
            empty()
    with pytest.raises(ValueError, match="a filter needs a condition"):
        where("a").in_([])
    with pytest.raises(ValueError, match="a filter needs a condition"):
        Filter(" \n")


def test_plain_text_is_not_joined() -> None:
    text: Any = "b = 2 or c = 3"
    for join in (lambda: A & text, lambda: A | text, lambda: all_of(A, text)):
        with pytest.raises(TypeError, match="it is no filter"):
            join()
    with pytest.raises(TypeError):
        assert text & A


def test_forgotten_brackets_are_noticed() -> None:
    one: Any = 1
    field: Any = where("a")
    with pytest.raises(TypeError):
        assert where("a") == one & where("b") == 2
    with pytest.raises(TypeError, match="compare it, and join comparisons with & and"):
        assert field and B
    with pytest.raises(TypeError, match="it is no filter"):
        all_of(A, where("b"))  # type: ignore[arg-type]  # the point of the test


def test_what_would_drop_a_side_is_refused() -> None:
    field: Any = where("id")
    one: Any = A
    for drop in (
        lambda: one and B,
        lambda: one or B,
        lambda: not one,
        lambda: 1 < field < 5,
        lambda: bool(A & B),
    ):
        with pytest.raises(TypeError, match="neither true nor false: join .* & and"):
            drop()


def test_fields_are_no_keys() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(where("a"))
    assert repr(Field("entity.id")) == "where('entity.id')"


def test_filters_are_keys_and_compare_as_their_text() -> None:
    names: dict[str, str] = {A: "first"}
    assert names["a = 1"] == "first"


WANTED = where("name").contains("D'Angelo & figli + 50%") & (
    where("vat_number").is_not_null() | (where("type") == "person")
)
QUERY = (
    "q=name%20contains%20%27D%27%27Angelo%20%26%20figli%20%2B%2050%25%27%20and%20%28"
    "vat_number%20is%20not%20null%20or%20type%20%3D%20%27person%27%29"
)


def test_on_the_wire() -> None:
    recorder = Recorder()
    with Client(
        base_url="http://api.invalid", access_token="test", transport=recorder
    ) as client:
        result = client.clients.list(16, q=WANTED)
        client.clients.list(16, per_page=50, q=where("name") == "Caffè 🍋")
    assert isinstance(result, models.ListClientsResponse)
    first, second = (urlsplit(url) for url in recorder.urls)
    assert first.path == "/c/16/entities/clients"
    assert first.query == QUERY
    assert parse_qs(first.query) == {"q": [str(WANTED)]}
    assert second.query == (
        "per_page=50&q=name%20%3D%20%27Caff%C3%A8%20%F0%9F%8D%8B%27"
    )


def test_a_filter_in_a_list_or_a_body_is_sent_as_its_text() -> None:
    assert query_encoder(Parameter("q", "query"))([A, B]) == ["q=a%20%3D%201", "q=b%20%3D%202"]
    assert encode({"q": A, "all": [B]}) == b'{"q":"a = 1","all":["b = 2"]}'
    assert type(scalar_text(A)) is str
    assert quote(scalar_text(A | B), safe="") == "a%20%3D%201%20or%20b%20%3D%202"


@pytest.mark.anyio
async def test_on_the_wire_of_the_asynchronous_client() -> None:
    recorder = AsyncRecorder()
    async with AsyncClient(
        base_url="http://api.invalid", access_token="test", transport=recorder
    ) as client:
        await client.issued_documents.list(16, type="invoice", q=WANTED)
    (url,) = recorder.inner.urls
    assert urlsplit(url).query == f"type=invoice&{QUERY}"
