"""Descriptions as HTML."""

from __future__ import annotations

import pytest

from generator.reference import markdown


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Plain words.", "<p>Plain words.</p>"),
        ("a < b", "<p>a &lt; b</p>\n"),
        ("# Title", "<h3>Title</h3>\n"),
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>\n"),
        ("1. one\n2. two", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n"),
        ("a<br>b", "<p>a<br>b</p>\n"),
        ("```\nx\n```", '<pre tabindex="0"><code>x\n</code></pre>\n'),
        ("![x](https://a.example/x.png)", "<p></p>\n"),
        (
            "[x](https://a.example)",
            '<p><a href="https://a.example" rel="noopener noreferrer nofollow">x</a></p>\n',
        ),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"),
        (
            "<a href='javascript:alert(1)'>x</a>",
            '<p><a rel="noopener noreferrer nofollow">x</a></p>\n',
        ),
        ("<style>p {}</style>", ""),
        (None, ""),
        (" \n", ""),
    ],
)
def test_blocks(text: str | None, html: str) -> None:
    assert markdown.block(text) == html


def test_tables_are_kept() -> None:
    found = markdown.block("| a | b |\n| --- | --- |\n| 1 | 2 |")
    assert "<td>1</td>" in found


@pytest.mark.parametrize("text", ["Words, and more (really).", "Ü, 5 % of it"])
def test_the_short_way_for_plain_words_gives_the_same(text: str) -> None:
    assert markdown.block(f"{text}\n\n*x*").startswith(markdown.block(text))


def test_a_line_is_the_first_paragraph_alone() -> None:
    assert markdown.inline("One `a`\nline.\n\nMore.") == "One <code>a</code> line."
    assert markdown.plain("One `a` & <b>b</b>.") == "One a & b."
