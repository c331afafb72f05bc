"""Text into words, and words into identifiers."""

from __future__ import annotations

import keyword

import pytest

from generator.names.identifiers import constant, distinct, pascal, snake
from generator.names.words import stem, without, words

AWKWARD = [
    "",
    " ",
    "_",
    "__class__",
    "1",
    "2fa",
    "a\x00b",
    "\u202e",
    "\ud800",
    "😀",
    "名前",
    "ß",
    "ﬁ",
    "²",
    "٣",
    "ª",
    "e\u0301",
    "İ",
    "x" * 5000,
    "a" + "\u0301" * 50,
    "class",
    "None",
    "True",
    "async",
    "$",
    "\n",
    "'",
    '"""',
    "../../x",
    "{{x}}",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("getClient", ["get", "Client"]),
        ("get_client", ["get", "client"]),
        ("Get-Client's", ["Get", "Clients"]),
        ("getHTTPResponse", ["get", "HTTP", "Response"]),
        ("HTTPServer2Go", ["HTTP", "Server2", "Go"]),
        ("OAuth2Token", ["O", "Auth2", "Token"]),
        ("v1.2", ["v1", "2"]),
        ("naïve", ["naive"]),
        ("e\u0301te\u0301", ["ete"]),
        ("a+b", ["a", "plus", "b"]),
        ("50%", ["50", "percent"]),
        ("x@y", ["x", "at", "y"]),
        ("", []),
        ("!?", []),
        ("é", ["e"]),
        ("ﬁx", ["fix"]),
        ("ДА", ["DE", "A"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize("text", AWKWARD)
def test_identifiers_are_always_legal(text: str) -> None:
    for made in (
        snake(text, fallback="value"),
        pascal(text, fallback="Model"),
        constant(text, fallback="VALUE"),
    ):
        assert made.isidentifier()
        assert made.isascii()
        assert not keyword.iskeyword(made)
        assert not made.startswith("_")


@pytest.mark.parametrize("text", AWKWARD)
def test_identifiers_can_be_names_of_files(text: str) -> None:
    assert len(snake(text, fallback="value")) <= 200


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from", "from_"),
        ("import", "import_"),
        ("None", "none"),
        ("True", "true"),
        ("match", "match"),
        ("type", "type"),
        ("fooBar", "foo_bar"),
        ("2fa", "value_2_fa"),
        ("", "value"),
    ],
)
def test_snake(text: str, expected: str) -> None:
    assert snake(text, fallback="value") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("none", "None_"), ("issued documents", "IssuedDocuments"), ("3d", "Model3D")],
)
def test_pascal(text: str, expected: str) -> None:
    assert pascal(text, fallback="Model") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("asc", "ASC"),
        ("class", "CLASS"),
        ("a-b", "A_B"),
        ("1", "VALUE_1"),
        ("", "VALUE"),
    ],
)
def test_constant(text: str, expected: str) -> None:
    assert constant(text, fallback="VALUE") == expected


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("client", "clients"),
        ("company", "companies"),
        ("address", "addresses"),
        ("box", "boxes"),
        ("branch", "branches"),
        ("tie", "ties"),
        ("response", "responses"),
        ("case", "cases"),
        ("status", "statuses"),
    ],
)
def test_a_singular_and_its_plural_have_one_stem(singular: str, plural: str) -> None:
    assert stem(singular) == stem(plural)


@pytest.mark.parametrize(
    ("haystack", "needle", "rest"),
    [
        (["list", "Issued", "Documents"], ["Issued", "Documents"], ["list"]),
        (["get", "Issued", "Document"], ["Issued", "Documents"], ["get"]),
        (["get", "Document", "Totals"], ["Documents"], ["get", "Totals"]),
        # A part of the resource's name will do, its end.
        (["list", "Documents"], ["Issued", "Documents"], ["list"]),
        (["documents"], ["Documents"], None),
        (["login"], ["Users"], None),
        (["list"], [], None),
    ],
)
def test_what_is_left_without_the_name_of_the_resource(
    haystack: list[str], needle: list[str], rest: list[str] | None
) -> None:
    assert without(haystack, needle) == rest


def test_distinct_takes_the_first_that_is_free() -> None:
    assert distinct("a", set()) == "a"
    assert distinct("a", {"a"}, "b") == "b"
    assert distinct("a", {"a"}) == "a_2"
    assert distinct("a", {"a", "b", "b_2"}, "b") == "b_3"
