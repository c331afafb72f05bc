"""What importing the runtime brings along."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import generator.runtime as runtime

LIGHT = [
    "client",
    "enums",
    "errors",
    "operation",
    "options",
    "resource",
    "security",
    "sentinels",
]


def _is_tried_at_once(variable: str) -> bool:
    """Whether a client looks at what it says as soon as it is made."""
    return variable.startswith("SSL_CERT_") or variable.lower().endswith("_proxy")


def run(code: str, directory: Path) -> str:
    result = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, '.'); {code}"],
        cwd=directory,
        capture_output=True,
        text=True,
        check=False,
        env={k: v for k, v in os.environ.items() if not _is_tried_at_once(k)},
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The runtime where a generated package has it, under another name."""
    directory = tmp_path_factory.mktemp("copied")
    package = directory / "shop"
    package.mkdir()
    (package / "__init__.py").touch()
    shutil.copytree(
        Path(runtime.__file__).parent,
        package / "_runtime",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    return directory


def test_the_light_modules_import_neither_pydantic_nor_the_library(
    copied: Path,
) -> None:
    imports = "; ".join(f"import shop._runtime.{name}" for name in LIGHT)
    heavy = (
        "{'pydantic', 'pydantic_core', 'httpx2', 'typing_extensions', 'dataclasses'}"
    )
    assert run(f"{imports}; print(sorted({heavy} & set(sys.modules)))", copied) == "[]"


_MADE = (
    "from shop._runtime.client import Profile, SyncAPIClient;"
    " from shop._runtime.security import Bearer;"
    " facts = ('p', '1', 'https://a.example', 'P', None, None, {'b': Bearer()});"
    " client = SyncAPIClient(Profile(*facts), credentials={'b': 'secret'});"
    " repr(client);"
)


def test_a_client_that_is_made_and_closed_imports_no_library(copied: Path) -> None:
    heavy = "{'httpx2', 'inspect', 'pydantic', 'pydantic_core', 'ssl'}"
    shown = run(
        f"{_MADE} client.close(); print(sorted({heavy} & set(sys.modules)))", copied
    )
    assert shown == "[]"


def test_a_call_imports_the_library_and_a_model_pydantic(copied: Path) -> None:
    shown = run(
        f"{_MADE} client._flow.transport._opened();"
        " print('httpx2' in sys.modules, 'pydantic' in sys.modules);"
        " from shop._runtime.models import Model; print('pydantic' in sys.modules)",
        copied,
    )
    assert shown.split() == ["True", "False", "True"]


def test_only_a_body_with_a_model_imports_pydantic(copied: Path) -> None:
    shown = run(
        "from shop._runtime.encoding import encode; encode({'a': [1]});"
        " print('pydantic_core' in sys.modules);"
        " from shop._runtime.models import Model;"
        " print(any(name.endswith('serializing') for name in sys.modules));"
        " encode(Model());"
        " print(any(name.endswith('serializing') for name in sys.modules))",
        copied,
    )
    assert shown.split() == ["False", "False", "True"]


def test_the_package_itself_imports_nothing(copied: Path) -> None:
    shown = run(
        "import shop._runtime; print([m for m in sys.modules if 'shop' in m])", copied
    )
    assert shown == "['shop', 'shop._runtime']"
