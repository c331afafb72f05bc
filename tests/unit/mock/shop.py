"""What the tests of the mock share: documents, and a client for their mocks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from starlette.testclient import TestClient

from generator.mock import application

if TYPE_CHECKING:
    from generator.problems import Report

SPECS = Path(__file__).parents[3] / "specs"


@dataclass
class Inline:
    """A document that is nothing but its tree."""

    tree: dict[str, Any]


class _Loader(yaml.SafeLoader):
    """Leaves dates as they are written, as JSON has none."""

    yaml_implicit_resolvers = {
        first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def load(text: str) -> dict[str, Any]:
    """The tree of a document in YAML."""
    tree: dict[str, Any] = yaml.load(text, _Loader)
    return tree


def client(
    tree: dict[str, Any], *, report: Report | None = None, lenient: bool = False
) -> TestClient:
    """A client that calls the mock of a tree in process."""
    app = application(Inline(tree), report=report, allow_unknown_query=lenient)
    return TestClient(app, follow_redirects=False)


def operation(
    *,
    path: str = "/things",
    method: str = "get",
    parameters: list[dict[str, Any]] | None = None,
    body: dict[str, Any] | None = None,
    responses: dict[str, Any] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """A document with one operation.

    ``body`` is the content of its request body, by media type; ``more`` goes to
    the root of the document.
    """
    found: dict[str, Any] = {"responses": responses or {"204": {"description": "ok"}}}
    if parameters is not None:
        found["parameters"] = parameters
    if body is not None:
        found["requestBody"] = {"required": True, "content": body}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "paths": {path: {method: found}},
        **more,
    }
