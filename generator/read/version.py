"""What kind of document a tree is, and which version it declares."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.json_types import is_array, is_object

from ..problems import CalcoError

if TYPE_CHECKING:
    from ..problems import Report
    from .origins import Origins

_HINT = "an OpenAPI document begins with a line such as: openapi: 3.1.0"
_OTHERS = {
    "asyncapi": "AsyncAPI",
    "$schema": "JSON Schema",
    "graphql": "GraphQL",
    "raml": "RAML",
    "swaggerVersion": "Swagger 1",
    "arazzo": "Arazzo",
    "overlay": "OpenAPI Overlay",
}


def declared_version(tree: object, source: Origins, report: Report) -> str:
    """The OpenAPI version a root document declares.

    Args:
        tree: The root document.
        source: Where it was written.
        report: Takes a remark when the version is missing or newer.

    Raises:
        CalcoError: It is not an OpenAPI document, or of a version that is not read.
    """
    if not is_object(tree):
        what = "a list" if is_array(tree) else "a single value"
        raise CalcoError.of(
            "CALCO-R012",
            f"not an OpenAPI document: the file holds {what}",
            place=source.place(()),
            hint=_HINT,
        )
    if "swagger" in tree and "openapi" not in tree:
        version = _written(source, "swagger", tree).strip()
        if version.startswith("2"):
            return version
        raise CalcoError.of(
            "CALCO-U001",
            f"Swagger version {version!r} is not one that is read: 2.0",
            place=source.place(("swagger",)),
            hint="convert the document to OpenAPI 3",
        )
    if tree.get("openapi") is None:
        return _assumed(source, tree, report)
    version = _written(source, "openapi", tree).strip()
    match = re.match(r"v?(\d+)(?:\.(\d+)|$)", version)
    if match is None or match.group(1) != "3":
        raise CalcoError.of(
            "CALCO-U002",
            f"OpenAPI version {version!r} is not one that is read: 3.0, 3.1 or 3.2",
            place=source.place(("openapi",)),
            hint=_HINT,
        )
    if int(match.group(2) or 0) > 2:
        report.add(
            "CALCO-U005",
            "note",
            f"OpenAPI {version} is read as 3.2; what is new in it is not used",
            place=source.place(("openapi",)),
            pointer="#/openapi",
        )
    return version


def _written(source: Origins, key: str, tree: dict[str, Any]) -> str:
    # An unquoted 3.0 is a number by now; the text still says which one it was.
    value = tree[key]
    if isinstance(value, str):
        return value
    return source.written((key,)) or str(value)


def _assumed(source: Origins, tree: dict[str, Any], report: Report) -> str:
    if is_object(tree.get("paths")):
        report.add(
            "CALCO-U006",
            "warning",
            "the document does not say which OpenAPI version it is; 3.0.3 is assumed",
            place=source.place(()),
            pointer="#",
            hint=_HINT,
        )
        return "3.0.3"
    other = next((name for key, name in _OTHERS.items() if key in tree), None)
    raise CalcoError.of(
        "CALCO-R012",
        "not an OpenAPI document" + (f": it looks like {other}" if other else ""),
        place=source.place(()),
        hint=_HINT,
    )
