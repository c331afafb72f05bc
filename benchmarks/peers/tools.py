"""The generators that are compared: how each is installed, run and counted."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.peers import counting

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.peers.counting import Emitted

OURS = "calco"
PACKAGE = "peer"


@dataclass(frozen=True)
class Tool:
    """A generator.

    Attributes:
        name: As reports call it.
        distribution: What is installed from PyPI; its version is reported. Empty for
            ours, which runs from this repository.
        command: Arguments after ``python -m`` or the program's name; ``{document}``,
            ``{out}`` and ``{package}`` are filled in. The working folder is ``{out}``.
        package: Where the package is below ``out``.
        count: The operations that a package has.
        counted: How these are counted, for the report.
        formatted: What formats the output, as part of the measured run; empty when
            nothing does.
        client: A statement that makes one client, empty where there is none.
        needs: Further distributions that generated packages or type checkers need.
        python: The oldest Python it runs on.
        left_out: Folders of the package that are not counted: they are for tests.
        java: Whether it runs on Java.
        models_only: Whether it makes no operations.
        both: Whether its clients are synchronous and asynchronous.
    """

    name: str
    distribution: str
    command: tuple[str, ...]
    count: Callable[[Path], list[Emitted]]
    counted: str
    formatted: str = ""
    client: str = ""
    needs: tuple[str, ...] = ()
    python: tuple[int, int] = (3, 11)
    left_out: tuple[str, ...] = ()
    java: bool = False
    models_only: bool = False
    both: bool = False

    def package(self, out: Path) -> Path:
        """The folder of the generated package."""
        fixed = out / PACKAGE
        if fixed.is_dir():
            return fixed
        found = sorted(each.parent for each in out.glob("*/__init__.py"))
        return found[0] if found else fixed


TOOLS = {
    one.name: one
    for one in (
        Tool(
            OURS,
            "",
            (
                *(sys.executable, "-m", "generator", "generate", "{document}"),
                *("-o", "{out}", "--package", "{package}", "--no-cache"),
            ),
            counting.calco,
            "the requests that public methods of synchronous resources send",
            formatted="black",
            client="from peer import Client; Client(base_url='http://localhost')",
            both=True,
        ),
        Tool(
            "openapi-python-client",
            "openapi-python-client",
            (
                *("openapi-python-client", "generate", "--path", "{document}"),
                *("--output-path", "{out}", "--overwrite"),
            ),
            counting.openapi_python_client,
            "the modules of `api` that have `sync_detailed`",
            formatted="ruff",
            client=(
                "from {package} import Client;"
                "Client(base_url='http://localhost').get_httpx_client()"
            ),
            needs=("ruff", "types-python-dateutil"),
            both=True,
        ),
        Tool(
            "openapi-generator",
            "openapi-generator-cli",
            (
                *("openapi-generator-cli", "generate", "-i", "{document}"),
                *("-g", "python", "-o", "{out}", "--skip-validate-spec"),
                "--additional-properties=packageName={package}",
            ),
            counting.openapi_generator,
            "the pairs of method and path that its API classes send; it does not validate, "
            "and may read large YAML, as it would else refuse most of these documents",
            client=(
                "import peer; next(getattr(peer, n) for n in sorted(dir(peer))"
                " if n.endswith('Api'))()"
            ),
            needs=(
                *("urllib3>=2.7,<3", "python_dateutil>=2.8.2", "pydantic>=2.11"),
                *("typing-extensions>=4.7.1", "types-python-dateutil"),
            ),
            java=True,
        ),
        Tool(
            "pyopenapi-gen",
            "pyopenapi-gen",
            (
                *("pyopenapi-gen", "{document}", "--project-root", "{out}"),
                *("--output-package", "{package}", "--force"),
            ),
            counting.pyopenapi_gen,
            "the pairs of method and URL that its endpoint classes send; async only",
            formatted="ruff",
            client=(
                "from peer import APIClient, ClientConfig;"
                "APIClient(ClientConfig(base_url='http://localhost'))"
            ),
            needs=("ruff", "black"),
            python=(3, 12),
            left_out=("mocks",),
        ),
        Tool(
            "clientele",
            "clientele[cli]",
            ("clientele", "start-api", "-f", "{document}", "-o", PACKAGE, "--regen"),
            counting.clientele,
            "the functions decorated with a method and a path; sync only",
            formatted="ruff",
            client="import peer.client",
        ),
        Tool(
            "datamodel-code-generator",
            "datamodel-code-generator",
            (
                *("datamodel-codegen", "--input", "{document}"),
                *("--input-file-type", "openapi", "--openapi-scopes", "schemas"),
                *("paths", "--output-model-type"),
                *("pydantic_v2.BaseModel", "--output", "{out}/{package}/__init__.py"),
            ),
            counting.none,
            "none: it makes models only, of components and of paths",
            formatted="black and isort",
            needs=("email-validator",),
            models_only=True,
        ),
    )
}
