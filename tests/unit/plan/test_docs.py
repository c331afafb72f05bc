"""Descriptions become docstrings that cannot be anything else."""

from __future__ import annotations

import ast
import random
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ir import Documentation, ListType, NullableType, ScalarType
from generator.ir.types import Constraints
from generator.plan.docs import (
    argument_lines,
    described,
    docstring,
    inert,
    opening,
    paragraphs,
    plain,
    says_the_same,
    sentence,
    wrapped,
)

HOSTILE = [
    "",
    '"',
    '""',
    '"""',
    '""""""""',
    'a"',
    "a\\",
    "\\",
    "\\\\\\",
    '\\"""',
    '"""\n"""',
    '"<b>""</b>',
    '"**"**"',
    '"[""](x)"',
    "a\n\\\nb",
    "\\N{DIGIT ONE}\\x4\\u1",
    "a\u2028b\u2029c\x85d\x0be\x0cf",
    "\x00\x07\u202e\ud800",
    "'''",
    "{{ x }} {% y %}",
    "- a\n- b\n\n    code\n> c",
    "x" * 300,
    'x"' * 200,
    '\\" ' * 100,
    "| a | b |\n|---|---|",
]


def _value(source: str) -> str:
    """What Python makes of a docstring, having seen that it is one."""
    (statement,) = ast.parse(source).body
    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, ast.Constant)
    assert isinstance(statement.value.value, str)
    return statement.value.value


def _in_class(source: str, indent: int) -> ast.Module:
    pad = " " * indent
    head = "".join(f"{' ' * level}class A:\n" for level in range(0, indent, 4))
    return ast.parse(f"{head}{pad}{source}\n{pad}x = 1\n")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("hugging", [False, True])
def test_a_docstring_holds_the_text_and_ends_where_it_should(
    text: str, hugging: bool
) -> None:
    source = docstring(paragraphs(text, 78), 4, hugging=hugging)
    if source:
        tree = _in_class(source, 4)
        (outer,) = tree.body
        assert isinstance(outer, ast.ClassDef)
        assert len(outer.body) == 2
    field = docstring([inert(text.replace("\n", " "))], 4, hugging=hugging)
    if field:
        assert len(_in_class(field, 4).body) == 1


def test_made_up_text_never_gets_out() -> None:
    chance = random.Random(7)
    pieces = [
        '"',
        "\\",
        "'",
        "a",
        " ",
        "\n",
        "<b>",
        "</b>",
        "**",
        "[",
        "](x)",
        "`",
        "\r",
        "-",
        "\x0c",
        "#",
    ]
    for _ in range(3000):
        text = "".join(chance.choices(pieces, k=chance.randrange(1, 14)))
        for lines in (
            paragraphs(text, 40),
            [inert(sentence(text))],
            [described(Documentation(description=text), ScalarType("string"))],
        ):
            for hugging in (False, True):
                source = docstring(lines, 0, hugging=hugging)
                if source:
                    _value(source)


@pytest.mark.parametrize(
    "text", ["a \\ b", 'say "x"', '"""', "C:\\dir\\new", "\\", '"', 'a "" b', "é 名"]
)
def test_a_docstring_says_what_the_document_says(text: str) -> None:
    assert _value(docstring(paragraphs(text, 78), 0)).strip() == text


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_inert_text_prints(text: str) -> None:
    kept = inert(text).replace("\n", "").replace("\t", "")
    assert all(char == " " or char.isprintable() for char in kept)


def test_being_made_inert_comes_last() -> None:
    # What is taken out could have kept three quotes apart.
    assert '"""' not in inert(plain('"<b>""')).replace('\\"', "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A <b>bold</b> word", "A bold word"),
        ("a<br/>b", "a\nb"),
        ("**strong**", "strong"),
        ("[label](https://x.example)", "label (https://x.example)"),
        ("[label](#anchor)", "label"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("a < b, c > d", "a < b, c > d"),
        ("\r\na\rb", "a\nb"),
        (None, ""),
    ],
)
def test_plain_text(text: str | None, expected: str) -> None:
    assert plain(text) == expected


def test_paragraphs_lists_and_code_keep_their_lines() -> None:
    text = "One\ntwo.\n\n- first\n- second\n\n    code()\n\n1. x\n2. y"
    assert paragraphs(text, 60) == [
        "One two.",
        "",
        "- first",
        "- second",
        "",
        "    code()",
        "",
        "1. x",
        "2. y",
    ]


@pytest.mark.parametrize("width", [20, 40, 80])
def test_no_line_is_wider_than_it_may_be(width: int) -> None:
    text = "- some words that go on and on\n\nand more words than fit " * 5
    assert max(len(line) for line in paragraphs(text, width)) <= width


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a", "a."), ("a.", "a."), ("a?", "a?"), ("", ""), (None, ""), ("a\n b ", "a b.")],
)
def test_sentences_end(text: str | None, expected: str) -> None:
    assert sentence(text) == expected


def test_a_description_that_only_repeats_its_summary_is_told() -> None:
    assert says_the_same("Lists the clients.", "List clients")
    assert not says_the_same("Lists the clients of a company.", "List clients")


@pytest.mark.parametrize(
    ("limits", "text"),
    [
        (Constraints(minimum=1, maximum=5), "From 1 to 5."),
        (Constraints(minimum=0), "At least 0."),
        (Constraints(maximum=2**63), "At most 9223372036854775808."),
        (Constraints(exclusive_minimum=0.5), "More than 0.5."),
        (Constraints(min_length=3, max_length=3), "Exactly 3 characters."),
        (Constraints(max_length=9), "At most 9 characters."),
        (Constraints(pattern="^a$"), "Matches ^a$."),
    ],
)
def test_limits_are_told(limits: Constraints, text: str) -> None:
    documentation = Documentation(description="A number")
    scalar = ScalarType("integer", None, limits)
    assert described(documentation, scalar) == f"A number. {text}"
    assert described(documentation, NullableType(scalar)) == f"A number. {text}"


def test_limits_of_lists_count_items() -> None:
    listed = ListType(ScalarType("string"), Constraints(min_items=1, max_items=9))
    assert described(Documentation(), listed) == "1 to 9 items."


@pytest.mark.parametrize(
    ("description", "default", "text"),
    [
        ("Default: `false`", False, "Default: `false`."),
        ("How many, by default 30.", 30, "How many, by default 30."),
        ("The default is fine", "fine", "The default is fine."),
        ("Defaults to 3.5", 30, "Defaults to 3.5. Default: 30."),
        ("Not the default branch", "main", "Not the default branch. Default: main."),
        ("30 a page", 30, "30 a page. Default: 30."),
    ],
)
def test_a_default_that_is_told_already_is_not_told_again(
    description: str, default: object, text: str
) -> None:
    documentation = Documentation(
        description=description, default=default, has_default=True
    )
    assert described(documentation, ScalarType("string")) == text


def test_arguments_without_words_are_left_to_the_signature() -> None:
    assert argument_lines([("a", ""), ("b", "Some.")], 80) == ["Args:", "    b: Some."]
    assert argument_lines([("a", "")], 80) == []


def test_defaults_and_examples_are_told_once() -> None:
    documentation = Documentation(default="a", has_default=True, examples=("a",))
    assert described(documentation, ScalarType("string")) == "Default: a."
    documentation = Documentation(default=False, has_default=True, examples=(True,))
    assert (
        described(documentation, ScalarType("boolean"))
        == "Default: False. Example: True."
    )


@given(st.text("ab  \t\n\xa0\u2028-è", max_size=30), st.integers(1, 20))
def test_texts_are_wrapped_between_words(text: str, width: int) -> None:
    text = text.strip()
    assert wrapped(text, width, " ", "  ") == textwrap.wrap(
        text,
        width,
        initial_indent=" ",
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def test_words_are_one_space_apart_but_in_what_is_laid_out() -> None:
    assert paragraphs("a  b\n  c   d", 80) == ["a b c d"]
    assert paragraphs("a  b\n\n    x  =  1", 80) == ["a b", "", "    x  =  1"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (None, ""),
        ("All of it.", "All of it."),
        ("One\nline.\n\n> warn\n> Not that.", "One\nline."),
        ("# Pets\n\nWhat they are.\n\nMore.", "What they are."),
        ("- a\n- b", "- a\n- b"),
    ],
)
def test_the_opening_is_the_first_paragraph(text: str | None, first: str) -> None:
    assert opening(text) == first
