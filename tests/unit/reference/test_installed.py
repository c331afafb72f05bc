"""The reference that comes with a package."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

from generator.config import Options
from generator.emit.stored import FILE_NAME
from generator.pipeline import generate
from generator.problems import Report
from generator.progress import Silent
from tests.unit.reference.pets import GET, PETS
from tests.unit.reference.serving import told_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.reference.pets import Api


@pytest.fixture
def project(api: Api, tmp_path: Path) -> Path:
    """A project with a package whose API is a server of ours."""
    text = PETS.replace("https://api.example/v1", api.url)
    (tmp_path / "pets.yaml").write_text(text, encoding="utf-8")
    guide = tmp_path / "first-steps.md"
    guide.write_text("# First steps\n\nOne at a time.\n", encoding="utf-8")
    options = Options(package="petstore", guides=(guide,))
    target = tmp_path / "project"
    generate(str(tmp_path / "pets.yaml"), target, options, Report(), Silent())
    return target


def _started(project: Path, *words: str, **environment: str) -> Any:
    given = {**os.environ, "PYTHONPATH": str(project), **environment}
    return subprocess.Popen(
        [sys.executable, "-m", "petstore", "reference", "--port", "0", *words],
        env=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_it_is_served_by_the_package_itself(project: Path, api: Api) -> None:
    secrets = {"PETSTORE_ACCESS_TOKEN": "secret-1", "PETSTORE_BASE_URL": "http://a.b"}
    with _started(project, **secrets) as process:
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found is not None, process.stderr.read()
        base = found[0].partition("?")[0]
        with httpx2.Client(follow_redirects=True) as client:
            start = client.get(found[0]).text
            page = client.get(f"{base}operations/pets.get.html").text
            guide = client.get(f"{base}guides/first-steps.html").text
            asked = {"operation": GET, "arguments": {"id": "7"}}
            own = {"origin": base.rstrip("/"), "x-calco": "1"}
            told = told_of(client.post(f"{base}send", json=asked, headers=own))
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
    assert "guides/first-steps.html" in start
    assert "One at a time." in guide
    assert "from petstore import Client" in page
    assert told["answer"]["status"] == 200
    (received,) = api.received
    assert received.line == "GET /pets/7"
    assert received.headers["user-agent"].startswith("petstore/")
    # The environment is for the user's own programs.
    assert "authorization" not in received.headers


@pytest.mark.parametrize("text", ["", "[]", '{"version": 99}', None])
def test_what_it_is_made_of_may_be_damaged(project: Path, text: str | None) -> None:
    path = project / "petstore" / FILE_NAME
    path.unlink()
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with _started(project) as process:
        out, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert out == ""
    assert err.startswith(f"error: petstore/{FILE_NAME}: ")
    assert "Traceback" not in err
