"""API references that others wrote, and ours, as pages of one static site."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tests.reference.needs import npm_package

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.documents import Document, Operation

OURS = "calco"
_PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width"></head>
<body>
{body}
</body>
</html>
"""
_OPERATION = re.compile(r'<main\b[^>]*\bdata-operation="([^"]+)"')


class Viewer(Protocol):
    """An API reference."""

    @property
    def name(self) -> str:
        """As the table shows it."""
        ...

    def start(self, site: Path, document: Document) -> str:
        """Put what it needs into a site; gives the target of its start page."""
        ...

    def link(self, site: Path, document: Document, operation: Operation) -> str:
        """The target that leads to an operation, after :meth:`start`."""
        ...


@dataclass(frozen=True)
class Peer:
    """A viewer from npm, with the settings it has from the start, on a page as its
    makers show it.

    Attributes:
        package: Its name at npm.
        version: The exact one.
        body: The page's content; ``{home}`` and ``{url}`` are where its files and the
            document are.
        fragment: Makes the part of an operation's link after ``#``.
    """

    package: str
    version: str
    body: str
    fragment: Callable[[Operation], str]

    @property
    def name(self) -> str:
        return f"{self.package} {self.version}"

    def start(self, site: Path, document: Document) -> str:
        home = self.package.replace("/", "-")
        if not (site / home).exists():
            (site / home).symlink_to(npm_package(self.package, self.version))
        body = self.body.format(home=f"/{home}", url=f"/{document.name}.json")
        page = site / f"{home}-{document.name}.html"
        page.write_text(_PAGE.format(title=self.package, body=body), encoding="utf-8")
        return f"/{page.name}"

    def link(self, site: Path, document: Document, operation: Operation) -> str:
        return f"{self.start(site, document)}#{self.fragment(operation)}"


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


PEERS = (
    Peer(
        "rapidoc",
        "9.3.8",
        '<script type="module" src="{home}/dist/rapidoc-min.js"></script>\n'
        '<rapi-doc spec-url="{url}"></rapi-doc>',
        lambda one: one.method + "-" + re.sub(r"[\s#:?&={}]", "-", one.path),
    ),
    Peer(
        "swagger-ui-dist",
        "5.35.0",
        '<link rel="stylesheet" href="{home}/swagger-ui.css">\n'
        '<div id="app"></div>\n'
        '<script src="{home}/swagger-ui-bundle.js"></script>\n'
        "<script>SwaggerUIBundle({{url: '{url}', dom_id: '#app', deepLinking: true}})"
        "</script>",
        lambda one: f"/{one.tag.replace(' ', '%20')}/{one.identifier}",
    ),
    Peer(
        "@scalar/api-reference",
        "1.76.0",
        '<div id="app"></div>\n'
        '<script src="{home}/dist/browser/standalone.js"></script>\n'
        "<script>Scalar.createApiReference('#app', {{url: '{url}'}})</script>",
        lambda one: f"tag/{_slug(one.tag)}/{one.method.upper()}{one.path}",
    ),
    Peer(
        "redoc",
        "3.0.1",
        '<redoc spec-url="{url}"></redoc>\n'
        '<script type="module" src="{home}/bundles/redoc.standalone.js"></script>',
        lambda one: f"/{_slug(one.tag)}/{one.identifier.lower()}",
    ),
)


@dataclass(frozen=True)
class Ours:
    """What ``calco reference`` wrote.

    Attributes:
        folders: By the documents' names.
    """

    folders: dict[str, Path]
    name: str = OURS

    def start(self, site: Path, document: Document) -> str:
        home = site / f"{OURS}-{document.name}"
        if not home.exists():
            home.symlink_to(self.folders[document.name].resolve())
        return f"/{home.name}/index.html"

    def link(self, site: Path, document: Document, operation: Operation) -> str:
        wanted = f"{operation.method.upper()} {operation.path}"
        home = site / f"{OURS}-{document.name}"
        for page in sorted((home / "operations").glob("*.html")):
            found = _OPERATION.search(page.read_text(encoding="utf-8"))
            if found is not None and html.unescape(found[1]) == wanted:
                return f"/{home.name}/operations/{page.name}"
        raise LookupError(f"{home.resolve()} has no page of {wanted}")
