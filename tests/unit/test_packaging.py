"""The wheel and the editable install work outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

SHOP = """\
openapi: 3.1.0
info: {title: Tiny Shop, version: 1.2.0}
servers: [{url: 'https://shop.example'}]
paths:
  /books:
    get:
      operationId: listBooks
      tags: [Books]
      responses:
        '200': {description: The books.}
"""

pytestmark = pytest.mark.packaging


def run(*command: str | Path, cwd: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    ran = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        cwd=cwd,
        env=environment,
        check=False,
    )
    assert ran.returncode == 0, f"{command}\n{ran.stdout}\n{ran.stderr}"
    return ran.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
    run(*pip, "wheel", "--no-deps", "--wheel-dir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("calco-*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty environment with the wheel and its dependencies in it."""
    folder = tmp_path_factory.mktemp("environment") / "venv"
    run(sys.executable, "-m", "venv", folder, cwd=folder.parent)
    pip = (folder / "bin/python", "-m", "pip", "--quiet", "--disable-pip-version-check")
    run(*pip, "install", wheel, cwd=folder.parent)
    return folder


def generate_and_import(environment: Path, folder: Path) -> None:
    (folder / "shop.yaml").write_text(SHOP)
    calco = environment / "bin" / "calco"

    said = run(calco, "generate", "shop.yaml", "-o", "out", cwd=folder)

    assert said.startswith("tiny_shop: 1 of 1 operations")
    code = (
        "import tiny_shop, tiny_shop._runtime as r;"
        "print(tiny_shop.__file__, tiny_shop.Client.__name__, r.__file__)"
    )
    python = environment / "bin" / "python"
    package, name, runtime = run(python, "-c", code, cwd=folder / "out").split()
    assert Path(package) == folder / "out/tiny_shop/__init__.py"
    assert name == "Client"
    assert Path(runtime).is_relative_to(folder)
    run(calco, "check", "shop.yaml", "-o", "out", cwd=folder)


def files_below(folder: Path, *, suffix: str = "") -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob(f"*{suffix}")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_templates_runtime_and_documents(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    expected = {f"generator/{name}" for name in files_below(ROOT / "generator")}
    expected |= {f"generator/_templates/{n}" for n in files_below(ROOT / "templates")}
    expected |= {f"generator/_specs/{n}" for n in files_below(ROOT / "specs")}
    assert "generator/_specs/fattureincloud.yaml" in expected
    packed = {name for name in inside if ".dist-info/" not in name}
    assert packed == expected


def test_the_wheel_works_in_an_empty_environment(
    environment: Path, tmp_path: Path
) -> None:
    generate_and_import(environment, tmp_path)
    code = (
        "from generator import resources as r;"
        "print(r.embedded_specification('fattureincloud'));"
        "print(r.templates_directory())"
    )
    specification, templates = run(
        environment / "bin/python", "-c", code, cwd=tmp_path
    ).splitlines()
    assert Path(specification).is_relative_to(environment)
    assert Path(templates).is_relative_to(environment)


def test_an_editable_install_works_from_another_folder(
    environment: Path, tmp_path: Path
) -> None:
    # The dependencies are those of the wheel; only calco itself is replaced.
    venv = tmp_path / "venv"
    run(sys.executable, "-m", "venv", venv, cwd=tmp_path)
    python = venv / "bin" / "python"
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    purelib = run(environment / "bin/python", "-c", code, cwd=tmp_path).strip()
    own = run(python, "-c", code, cwd=tmp_path).strip()
    pip = (python, "-m", "pip", "--quiet", "--disable-pip-version-check")
    run(*pip, "install", "--no-deps", "--editable", ROOT, cwd=tmp_path)
    (Path(own) / "zz_dependencies.pth").write_text(f"{purelib}\n")

    where = "import generator; print(generator.__file__)"
    found = Path(run(python, "-c", where, cwd=tmp_path).strip())
    assert found == ROOT / "generator" / "__init__.py"
    generate_and_import(venv, tmp_path)
