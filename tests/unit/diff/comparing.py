"""From two inline documents to what differs between their packages."""

from __future__ import annotations

import io
import textwrap
from typing import TYPE_CHECKING

from generator.config import Options
from generator.diff import compare
from generator.pipeline import understand
from generator.problems import Report
from generator.progress import Silent
from tests.behaviour.sdk import answering, asking, openapi, posting

if TYPE_CHECKING:
    from generator.diff import Difference
    from generator.names import Records
    from generator.pipeline import Understood


def understood(text: str, earlier: Records | None = None) -> Understood:
    """A document as the comparison takes it."""
    options = Options(package="things")
    stdin = io.BytesIO(text.encode())
    return understand("-", options, Report(), Silent(), earlier=earlier, stdin=stdin)


def difference(old: str, new: str) -> Difference:
    """What differs, where the package keeps its names."""
    before = understood(old)
    return compare(before, understood(new, before.names.records), "1.0.0")


def told(old: str, new: str) -> list[str]:
    """Each change as ``level code subject message``, the code by its number."""
    return [
        f"{one.level} {one.code[-4:]} {one.subject} {one.message}"
        + (f" [{one.direction}]" if one.subject.startswith("models.") else "")
        for one in difference(old, new).changes
    ]


DONE = "responses: {'204': {description: Done}}"


def operation(inner: str = DONE, **place: str) -> str:
    """A document whose one operation, ``client.things.find``, holds this YAML."""
    path, method = place.get("path", "/things"), place.get("method", "get")
    paths = f"{path}:\n  {method}:\n    operationId: findThings\n    tags: [things]\n"
    paths += textwrap.indent(inner, "    ")
    return openapi(paths, place.get("schemas", ""), extra=place.get("extra", ""))


def answer(content: str, status: str = "200") -> str:
    """YAML of an operation's one response."""
    return f"responses: {{'{status}': {{description: Fine, content: {{{content}}}}}}}"


def query(schema: str, more: str = "") -> str:
    """A document whose one operation takes ``q`` in the query."""
    return asking(f"{{name: q, in: query, schema: {schema}{more}}}")


def given(properties: str, required: str = "", more: str = "") -> str:
    """A document whose one operation takes an object, ``models.Thing``."""
    return posting(
        "$ref: '#/components/schemas/Thing'", _thing(properties, required, more)
    )


def answered(properties: str, required: str = "", more: str = "") -> str:
    """A document whose one operation answers with an object, ``models.Thing``."""
    return answering(
        "$ref: '#/components/schemas/Thing'", _thing(properties, required, more)
    )


def _thing(properties: str, required: str, more: str) -> str:
    return (
        f"Thing:\n  type: object\n  required: [{required}]\n"
        f"  properties: {{{properties}}}\n{more}"
    )
