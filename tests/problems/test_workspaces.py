"""``calco.toml`` with several SDKs: all are done, whatever becomes of one."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator.cli import run

if TYPE_CHECKING:
    from collections.abc import Iterator

SHOP = """\
openapi: 3.1.0
info: {title: NAME, version: 1.2.0}
paths:
  /books:
    get:
      operationId: listBooks
      tags: [Books]
      responses:
        "200":
          description: ok
          content: {application/json: {schema: {$ref: "NAME.parts.yaml#/Book"}}}
"""
PARTS = "Book: {title: Book, type: object, properties: {name: {type: string}}}\n"
NAMES = ("cairo", "accra", "berne", "delhi")
REPOSITORY = Path(__file__).parents[2]


def _add(name: str, document: str = SHOP) -> None:
    Path(f"{name}.yaml").write_text(document.replace("NAME", name))
    Path(f"{name}.parts.yaml").write_text(PARTS)
    with Path("calco.toml").open("a") as file:
        file.write(f'[sdk.{name}]\nspec = "{name}.yaml"\noutput = "out/{name}"\n\n')


@pytest.fixture(autouse=True)
def folder(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Four SDKs, of which the third is much the largest."""
    folder = tmp_path_factory.mktemp("workspace")
    monkeypatch.chdir(folder)
    for name in NAMES:
        _add(name)
    Path("berne.yaml").write_text(Path("berne.yaml").read_text() + "#" * 5000)
    return folder


def _content(folder: str | Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file()
    }


def _packages(text: str) -> list[str]:
    return [line.partition(":")[0] for line in text.splitlines()]


def test_several_at_once_make_what_one_after_the_other_makes(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert run(["generate", "--no-cache", "--jobs", "1"]) == 0
    one = capsys.readouterr()
    apart = folder / "one"
    Path("out").rename(apart)
    assert run(["generate", "--no-cache", "--jobs", "3"]) == 0
    three = capsys.readouterr()
    assert _content("out") == _content(apart)
    assert _packages(one.out) == _packages(three.out) == list(NAMES)
    assert sorted(_content("out")) != []

    for name in NAMES:  # and each for itself
        assert run(["generate", f"{name}.yaml", "-o", f"alone/{name}", "--quiet"]) == 0
    assert _content("alone") == _content(apart)


def test_the_costliest_is_begun_first_and_told_in_order(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["generate", "--jobs", "1"]) == 0
    out, err = capsys.readouterr()
    done = [line.split()[4] for line in err.splitlines()[:4]]
    assert done == ["berne", "cairo", "accra", "delhi"]
    assert err.splitlines()[0].startswith("1 of 4 · berne (")
    assert re.fullmatch(r"calco: 4 of 4 SDKs done \(\d+\.\d s\)", err.splitlines()[-1])
    assert _packages(out) == list(NAMES)
    assert run(["check"]) == 0
    assert _packages(capsys.readouterr().out) == list(NAMES)


def test_one_that_fails_stops_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    Path("accra.yaml").write_text("openapi: 3.1.0\npaths: {")
    assert run(["generate"]) == 2
    out, err = capsys.readouterr()
    assert _packages(out) == ["cairo", "berne", "delhi"]
    assert "calco: accra: accra.yaml:2:9: " in err
    assert err.splitlines()[-1].endswith("; failed: accra")
    assert sorted(os.listdir("out")) == ["berne", "cairo", "delhi"]
    assert run(["check"]) == 2
    out, err = capsys.readouterr()
    assert _packages(out) == ["cairo", "berne", "delhi"]
    assert "calco: accra: accra.yaml:2:9: " in err


def test_the_worst_exit_code_is_that_of_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["generate", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")
    Path("accra.yaml").write_text(SHOP.replace("NAME", "accra") + "x-new: 1\n")
    Path("accra.yaml").write_text(
        Path("accra.yaml").read_text().replace("listBooks", "getBooks")
    )
    assert run(["check"]) == 1
    out, _ = capsys.readouterr()
    current = [line for line in out.splitlines() if line.endswith(" is current")]
    assert _packages("\n".join(current)) == ["cairo", "berne", "delhi"]
    Path("delhi.yaml").unlink()
    assert run(["check"]) == 2
    assert "calco: delhi: there is no file delhi.yaml" in capsys.readouterr().err


def test_a_defect_is_told_with_the_name(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(location: str, *arguments: object, **options: object) -> None:
        raise ZeroDivisionError(location)

    monkeypatch.setattr("generator.pipeline.generate", fail)
    monkeypatch.setattr("generator.workspace.pool.METHOD", "fork")
    assert run(["generate", "--debug"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "calco: berne: internal error: ZeroDivisionError: berne.yaml\n" in err
    assert err.count("Traceback (most recent call last):") == 4


# What is printed for programs ------------------------------------------------


def _json(capsys: pytest.CaptureFixture[str], code: int, *arguments: str) -> Any:
    assert run([*arguments, "--json"]) == code
    out, _ = capsys.readouterr()
    return json.loads(out)


def test_json_has_an_entry_for_each(capsys: pytest.CaptureFixture[str]) -> None:
    Path("accra.yaml").unlink()
    found = _json(capsys, 2, "generate")
    assert list(found) == ["code", "sdks"]
    assert found["code"] == 2
    assert list(found["sdks"]) == list(NAMES)
    assert found["sdks"]["accra"]["code"] == 2
    assert found["sdks"]["accra"]["error"]["code"] == "CALCO-R001"
    cairo = found["sdks"]["cairo"]
    alone = _json(capsys, 0, "generate", "cairo.yaml", "-o", "alone")
    for each in (cairo, alone):
        assert each.pop("directory")
    assert cairo == {"code": 0, **alone}

    checked = _json(capsys, 2, "check")
    assert checked["current"] is False
    assert [each["sdk"] for each in checked["packages"]] == list(NAMES)
    assert [each.get("current") for each in checked["packages"]] == [
        True,
        None,
        True,
        True,
    ]
    assert checked["packages"][1]["error"]["code"] == "CALCO-R001"


def test_json_is_of_many_however_few_are_chosen(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert list(_json(capsys, 0, "generate", "--only", "delhi")["sdks"]) == ["delhi"]
    assert _json(capsys, 0, "generate", "--shard", "8/8") == {"code": 0, "sdks": {}}


# Which of them ---------------------------------------------------------------


def _chosen(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    return list(_json(capsys, 0, "generate", *arguments)["sdks"])


def test_names_and_globs(capsys: pytest.CaptureFixture[str]) -> None:
    assert _chosen(capsys, "--only", "delhi", "--only", "cairo") == ["cairo", "delhi"]
    assert _chosen(capsys, "--only", "*r[an]*") == ["accra", "berne"]
    assert sorted(os.listdir("out")) == ["accra", "berne", "cairo", "delhi"]


@pytest.mark.parametrize(
    ("given", "hint"),
    [("berna", "Did you mean 'berne'?"), ("x*", "It has cairo, accra, berne, delhi.")],
)
def test_an_unknown_name(
    capsys: pytest.CaptureFixture[str], given: str, hint: str
) -> None:
    assert run(["generate", "--only", "cairo", "--only", given]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"calco: calco.toml has no SDK '{given}' [CALCO-C040]\nhint: {hint}\n"
    assert not Path("out").exists()


def test_shards_are_the_whole(capsys: pytest.CaptureFixture[str]) -> None:
    parts = [_chosen(capsys, "--shard", f"{n}/3") for n in (1, 2, 3)]
    assert sorted(name for part in parts for name in part) == sorted(NAMES)
    assert [len(part) for part in parts] == [1, 2, 1]
    assert parts[0] == ["berne"]
    apart = _content("out")
    assert run(["generate", "--no-cache", "--quiet"]) == 0
    assert _content("out") == apart
    # The selection comes first.
    assert _chosen(capsys, "--only", "[cd]*", "--shard", "1/2") == ["cairo"]
    assert _chosen(capsys, "--only", "[cd]*", "--shard", "2/2") == ["delhi"]


def test_an_empty_shard_is_fine(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["generate", "--shard", "7/8"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "calco: shard 7/8: 0 of 4 SDKs\ncalco: no SDK to do\n"
    assert run(["check", "--shard", "7/8"]) == 0


@pytest.mark.parametrize("command", ["generate", "check"])
@pytest.mark.parametrize("given", ["0/8", "9/8", "a/b", "3", ""])
def test_what_is_no_shard(
    capsys: pytest.CaptureFixture[str], command: str, given: str
) -> None:
    assert run([command, "--shard", given]) == 2
    assert "Invalid value for '--shard'" in capsys.readouterr().err


@pytest.mark.parametrize(
    "given", [["--only", "cairo"], ["--shard", "1/2"], ["--changed-since", "HEAD"]]
)
def test_choosing_is_for_the_configuration(
    capsys: pytest.CaptureFixture[str], given: list[str]
) -> None:
    assert run(["generate", "cairo.yaml", "-o", "x", *given]) == 2
    assert "they are not for a document that is named" in capsys.readouterr().err
    assert run(["generate", "--watch", *given]) == 2
    assert "--watch" in capsys.readouterr().err


@pytest.mark.parametrize("given", ["0", "-1", "x"])
def test_bad_numbers_of_jobs(capsys: pytest.CaptureFixture[str], given: str) -> None:
    assert run(["generate", "--jobs", given]) == 2
    assert "--jobs" in capsys.readouterr().err


# Other commands ---------------------------------------------------------------


def test_problems_of_each_document(capsys: pytest.CaptureFixture[str]) -> None:
    Path("accra.yaml").write_text("openapi: 3.1.0\npaths: {")
    Path("berne.yaml").write_text(SHOP.replace("NAME", "berne") + "x: {$ref: 1}\n")
    assert run(["validate", "--jobs", "2"]) == 2
    out, err = capsys.readouterr()
    summaries = [line for line in out.splitlines() if ": OpenAPI 3.1.0, 1 " in line]
    assert _packages("\n".join(summaries)) == ["cairo.yaml", "berne.yaml", "delhi.yaml"]
    assert out.index("cairo.yaml: ") < out.index("accra.yaml:2:9: error: ")
    assert out.index("accra.yaml:2:9: error: ") < out.index("berne.yaml: ")
    assert err.splitlines()[-1].endswith("; failed: accra")

    assert run(["validate", "--only", "[ab]*", "--json"]) == 2
    found = json.loads(capsys.readouterr().out)
    assert {name: one["code"] for name, one in found["sdks"].items()} == {
        "accra": 2,
        "berne": 0,
    }
    assert found["sdks"]["accra"]["valid"] is False
    assert found["sdks"]["berne"]["operations"] == 1
    assert run(["validate", "--format", "github"]) == 2
    assert "::error file=accra.yaml," in capsys.readouterr().out
    assert run(["validate", "--format", "sarif"]) == 2
    assert "is for one document" in capsys.readouterr().err
    assert run(["validate", "cairo.yaml", "--only", "cairo"]) == 2


def test_validate_says_what_it_needs(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["validate"]) == 2
    assert "Name a document" in capsys.readouterr().err


def test_what_changes_in_those_that_are_chosen(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["generate", "--quiet", "--only", "cairo", "--only", "accra"]) == 0
    Path("accra.yaml").write_text(SHOP.replace("NAME", "accra").replace("ooks", "ells"))
    assert run(["diff", "--fail-on", "breaking"]) == 1
    out, _ = capsys.readouterr()
    told = [line for line in out.splitlines() if re.match("[a-z]+: ", line)]
    assert _packages("\n".join(told)) == list(NAMES)
    assert told[2] == "berne: is new"
    assert run(["diff", "--only", "[cb]*", "--fail-on", "breaking"]) == 0
    capsys.readouterr()
    found = _json(capsys, 0, "diff", "--only", "[ab]*")
    assert found["level"] == "breaking"
    assert list(found["sdks"]) == ["accra", "berne"]
    assert found["sdks"]["accra"]["breaking"] == 1
    assert found["sdks"]["berne"] is None

    Path("cairo.yaml").unlink()
    assert run(["diff", "--format", "markdown"]) == 2
    out, err = capsys.readouterr()
    assert [line for line in out.splitlines() if line.startswith("## ")] == [
        "## accra",
        "## berne",
        "## delhi",
    ]
    assert err.startswith("calco: cairo: there is no file ")
    assert run(["diff", "accra.yaml", "berne.yaml", "--shard", "1/2"]) == 2
    assert "are not for OLD and NEW" in capsys.readouterr().err


# Processes -------------------------------------------------------------------


@pytest.fixture
def stuck(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A run of two SDKs, one of which waits for ever for its document."""
    Path("cairo.yaml").unlink()
    os.mkfifo("cairo.yaml")
    only = ["--only", "cairo", "--only", "delhi"]
    with subprocess.Popen(
        [sys.executable, "-m", "generator", "generate", "--jobs", "2", *only],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline().startswith("1 of 2 · delhi (")
        yield process
        process.kill()


def _worker_of(process: int) -> int:
    """The one that is left: that of the other SDK goes in its own time."""
    children = Path(f"/proc/{process}/task/{process}/children")
    while len(listed := children.read_text().split()) != 1:
        time.sleep(0.01)
    return int(listed[0])


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_killed_worker_is_told(stuck: subprocess.Popen[str]) -> None:
    worker = _worker_of(stuck.pid)
    os.kill(worker, signal.SIGKILL)
    out, err = stuck.communicate(timeout=30)
    assert stuck.returncode == 2
    assert _packages(out) == ["delhi"]
    assert err.splitlines()[0].startswith("2 of 2 · cairo failed (")
    assert err.splitlines()[1:3] == [
        "calco: cairo: the process that made it was killed by SIGKILL [CALCO-C041]",
        "hint: Was there enough memory? --jobs 1 takes the least.",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize(
    ("number", "code", "said"),
    [(signal.SIGINT, 130, "calco: interrupted\n"), (signal.SIGTERM, 143, "")],
)
def test_whoever_stops_the_run_stops_its_workers(
    stuck: subprocess.Popen[str], number: signal.Signals, code: int, said: str
) -> None:
    worker = _worker_of(stuck.pid)
    stuck.send_signal(number)
    out, err = stuck.communicate(timeout=30)
    assert (stuck.returncode, out, err.lstrip()) == (code, "", said)
    assert not Path(f"/proc/{worker}").exists()
    assert sorted(os.listdir("out")) == ["delhi"]
