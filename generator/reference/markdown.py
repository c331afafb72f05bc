"""CommonMark of the document as HTML that can do no harm."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_TAGS = frozenset(
    {"a", "b", "blockquote", "br", "code", "dd", "del", "dl", "dt", "em", "h3", "h4"}
    | {"h5", "h6", "hr", "i", "kbd", "li", "ol", "p", "pre", "s", "strong", "sub"}
    | {"sup", "table", "tbody", "td", "th", "thead", "tr", "ul"}
)
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
_SCHEMES = frozenset({"http", "https", "mailto"})
# A page has its own headings above those of a description.
_HEADINGS = {"h1": "h3", "h2": "h4", "h3": "h5", "h4": "h6", "h5": "h6", "h6": "h6"}

_parser = MarkdownIt("commonmark", {"html": True}).enable("table")


@lru_cache(maxsize=20_000)
def block(text: str | None) -> Markup:
    """A description. Scripts, styles, pictures and links that are not to the web or to
    mail are left out."""
    if not text or not text.strip():
        return Markup("")
    if _is_plain(text):
        return Markup("<p>{}</p>").format(text.strip())
    tokens = _parser.parse(text)
    _lower_headings(tokens)
    rendered = _parser.renderer.render(tokens, _parser.options, {})
    return Markup(_clean(rendered))


def guide(text: str) -> tuple[str | None, Markup]:
    """A guide: its title, which is its first heading, and the rest. Links to other
    guides (``paging.md``) lead to their pages."""
    tokens = _parser.parse(text)
    title: str | None = None
    if len(tokens) > 2 and tokens[0].tag == "h1":
        title = plain(tokens[1].content)
        del tokens[:3]
    for token in tokens:
        # The title is the page's h1, so that what follows may begin with h2.
        if token.tag == "h1":
            token.tag = "h2"
        for inner in token.children or ():
            href = inner.attrGet("href")
            if isinstance(href, str) and re.fullmatch(r"[\w.-]+\.md(#.*)?", href):
                inner.attrSet("href", href.replace(".md", ".html", 1))
    rendered = _parser.renderer.render(tokens, _parser.options, {})
    return title, Markup(_clean(rendered, more=("h2",)))


@lru_cache(maxsize=20_000)
def inline(text: str | None) -> Markup:
    """A description on one line: its first paragraph, without blocks."""
    if not text or not text.strip():
        return Markup("")
    first = " ".join(text.strip().partition("\n\n")[0].split())
    if _is_plain(first):
        return escape(first)
    return Markup(_clean(_parser.renderInline(first)))


def plain(text: str | None) -> str:
    """A description as text alone, on one line."""
    return " ".join(inline(text).striptags().split())


def _is_plain(text: str) -> bool:
    """Whether nothing in a text means anything to CommonMark; most have nothing."""
    stripped = text.strip()
    marks = set("\\`*_{}[]<>#|&~\n")
    return (
        not (marks & set(stripped))
        and not stripped[0].isdigit()
        and (stripped[0] not in "-+=")
    )


def _lower_headings(tokens: Sequence[Token]) -> None:
    for token in tokens:
        if token.tag in _HEADINGS:
            token.tag = _HEADINGS[token.tag]


def _clean(text: str, more: tuple[str, ...] = ()) -> str:
    found = nh3.clean(
        text,
        tags={*_TAGS, *more},
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes=set(_SCHEMES),
        link_rel="noopener noreferrer nofollow",
    )
    # What is wider than the page is moved by keys, too.
    for tag in ("pre", "table"):
        found = found.replace(f"<{tag}>", f'<{tag} tabindex="0">')
    return found
