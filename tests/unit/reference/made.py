"""Sites of documents that a test writes."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from generator.config import Options
from generator.pipeline import understand
from generator.problems import Report
from generator.progress import Silent
from generator.read.guides import read_guides
from generator.reference import Site, build_site
from generator.reference.guides import guide_pages

if TYPE_CHECKING:
    from pathlib import Path


def site_of(document: Path, *guides: Path) -> Site:
    """The site of a document, with guides beside it."""
    known = understand(str(document), Options(), Report(), Silent())
    return build_site(known.api, known.names, guide_pages(read_guides(guides)))


def made(text: str, folder: Path) -> Site:
    """The site of the text of a document."""
    path = folder / "openapi.yaml"
    path.write_text(text, encoding="utf-8")
    return site_of(path)


class Element(NamedTuple):
    """An element with its attributes."""

    tag: str
    attributes: dict[str, str | None]


class Reader(HTMLParser):
    """What a browser makes of a page: its elements, and the text outside of tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        """Its text, white space as single blanks."""
        return " ".join(" ".join(self.words).split())

    def links(self) -> list[str]:
        """What every link leads to."""
        return [
            each.attributes.get("href") or ""
            for each in self.elements
            if each.tag == "a"
        ]
