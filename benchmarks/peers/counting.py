"""What generated packages hold, read from their source without running it.

An operation counts once, whatever a tool makes of it: sync and async, a method for each
tag, or variants with headers.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_REQUEST = re.compile(r"(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE) /")


@dataclass(frozen=True)
class Emitted:
    """An operation that a package has.

    Attributes:
        module: The file with what a user calls, relative to the package.
        key: What tells it from others.
    """

    module: str
    key: str


@dataclass(frozen=True)
class Size:
    """Python files, ``.py`` and ``.pyi``, without tests and mocks for tests."""

    files: int
    lines: int


def size(package: Path, left_out: tuple[str, ...] = ()) -> Size:
    """Count the files and lines of a package, without the folders of these names."""
    counts = [
        file.read_bytes().count(b"\n")
        for file in package.rglob("*.py*")
        if file.suffix in (".py", ".pyi")
        and not {*left_out, "__pycache__"} & set(file.relative_to(package).parts)
    ]
    return Size(len(counts), sum(counts))


def calco(package: Path) -> list[Emitted]:
    """Requests (``"GET /pets"``) whose constant a public method of a synchronous resource
    refers to."""
    found: list[Emitted] = []
    for module, tree in _modules(package, "resources"):
        requests = {
            target.id: each.value
            for node in tree.body
            if isinstance(node, (ast.AnnAssign, ast.Assign))
            for target in _targets(node)
            for each in ast.walk(node)
            if isinstance(each, ast.Constant)
            and isinstance(each.value, str)
            and _REQUEST.match(each.value)
        }
        found += [
            Emitted(module, requests[name.id])
            for node in tree.body
            if isinstance(node, ast.ClassDef) and _is_synchronous(node)
            for method in _methods(node)
            for name in ast.walk(method)
            if isinstance(name, ast.Name) and name.id in requests
        ]
    return _once(found)


def openapi_python_client(package: Path) -> list[Emitted]:
    """Modules below ``api`` that have a function ``sync_detailed``."""
    return [
        Emitted(module, module)
        for module, tree in _modules(package, "api")
        if any(
            isinstance(node, ast.FunctionDef) and node.name == "sync_detailed"
            for node in tree.body
        )
    ]


_SERIALIZE = re.compile(r"method='(\w+)',\s*resource_path='([^']*)'")


def openapi_generator(package: Path) -> list[Emitted]:
    """Pairs of ``method`` and ``resource_path`` in the modules of ``api``; read as text,
    because some of these modules are not Python."""
    return _once(
        Emitted(f"api/{file.name}", f"{method} {path}")
        for file in sorted((package / "api").glob("*.py"))
        for method, path in _SERIALIZE.findall(file.read_text(encoding="utf-8"))
    )


_SENT = re.compile(
    r'url = f?"([^"\n]*)"(?:(?!url = )[\s\S])*?\.request\(\s*"([A-Z]+)"', re.MULTILINE
)


def pyopenapi_gen(package: Path) -> list[Emitted]:
    """Pairs of method and URL that the classes of ``endpoints`` send; read as text."""
    return _once(
        Emitted(f"endpoints/{file.name}", f"{method} {url}")
        for file in sorted((package / "endpoints").glob("*.py"))
        for url, method in _SENT.findall(file.read_text(encoding="utf-8"))
    )


_DECORATED = re.compile(
    r'^@client\.(get|put|post|delete|options|head|patch|trace)\(\s*"([^"]*)"',
    re.MULTILINE,
)


def clientele(package: Path) -> list[Emitted]:
    """Functions under ``@client.METHOD("PATH")``; read as text."""
    file = package / "client.py"
    if not file.is_file():  # it failed before that
        return []
    text = file.read_text(encoding="utf-8")
    return _once(
        Emitted("client.py", f"{method} {path}")
        for method, path in _DECORATED.findall(text)
    )


def none(package: Path) -> list[Emitted]:
    """Of tools that write models only."""
    return []


def _modules(package: Path, folder: str) -> Iterator[tuple[str, ast.Module]]:
    for file in sorted((package / folder).rglob("*.py")):
        try:
            tree = ast.parse(file.read_bytes())
        except SyntaxError:
            continue
        yield file.relative_to(package).as_posix(), tree


def _targets(node: ast.AnnAssign | ast.Assign) -> list[ast.Name]:
    targets = [node.target] if isinstance(node, ast.AnnAssign) else node.targets
    return [each for each in targets if isinstance(each, ast.Name)]


def _is_synchronous(node: ast.ClassDef) -> bool:
    return any(isinstance(b, ast.Name) and b.id == "Resource" for b in node.bases)


def _methods(node: ast.ClassDef) -> list[ast.FunctionDef]:
    return [
        each
        for each in node.body
        if isinstance(each, ast.FunctionDef) and not each.name.startswith("_")
    ]


def _once(found: Iterator[Emitted] | list[Emitted]) -> list[Emitted]:
    return list({each.key: each for each in found}.values())
