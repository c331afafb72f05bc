"""The command line with good and bad usage: exit codes, streams, messages."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.cli import run
from generator.config import load
from generator.read.inventory import GROUPS

ROOT = Path(__file__).parents[2]

SHOP = """\
openapi: 3.1.0
info: {title: Tiny Shop, version: 1.2.0}
servers: [{url: 'https://shop.example'}]
paths:
  /books/{book_id}:
    get:
      operationId: getBook
      tags: [Books]
      parameters:
        - {name: book_id, in: path, required: true, schema: {type: integer}}
      responses:
        '200':
          description: The book.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Book'}
              example: {id: 1, title: Emma}
components:
  schemas:
    Book:
      type: object
      required: [id]
      properties:
        id: {type: integer}
        title: {type: string}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with one document, where the commands run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shop.yaml").write_text(SHOP)
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


def refused(
    capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[str, str | None]:
    """The message and the hint of a command that exits with 2."""
    before = names(Path.cwd())
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert names(Path.cwd()) == before
    first, *rest = err.splitlines()
    assert len(rest) <= 1
    return first, (rest[0] if rest else None)


# Bad input -----------------------------------------------------------------


def test_a_missing_file(capsys: pytest.CaptureFixture[str]) -> None:
    message, hint = refused(capsys, "generate", "nothing.yaml", "-o", "out")
    assert message.startswith("calco: ")
    assert "nothing.yaml" in message
    assert hint is not None


def test_a_directory(capsys: pytest.CaptureFixture[str]) -> None:
    Path("folder").mkdir()
    message, _ = refused(capsys, "generate", "folder", "-o", "out")
    assert "folder is a directory" in message


def test_neither_yaml_nor_json(capsys: pytest.CaptureFixture[str]) -> None:
    Path("bad.yaml").write_text("openapi: 3.1.0\ninfo: [1, 2\n")
    message, _ = refused(capsys, "generate", "bad.yaml", "-o", "out")
    assert message.startswith("calco: bad.yaml:3:1: ")


def test_not_openapi(capsys: pytest.CaptureFixture[str]) -> None:
    Path("other.yaml").write_text("services:\n  web: {image: nginx}\n")
    message, hint = refused(capsys, "generate", "other.yaml", "-o", "out")
    assert message.startswith("calco: other.yaml:1:1: ")
    assert hint is not None


def test_a_directory_with_others_files(capsys: pytest.CaptureFixture[str]) -> None:
    Path("out").mkdir()
    Path("out/thesis.txt").write_text("years of work")
    message, hint = refused(capsys, "generate", "shop.yaml", "-o", "out")
    assert "holds files that are not ours, such as thesis.txt" in message
    assert hint is not None
    assert Path("out/thesis.txt").read_text() == "years of work"


def test_a_file_in_place_of_the_directory(capsys: pytest.CaptureFixture[str]) -> None:
    message, _ = refused(capsys, "generate", "shop.yaml", "-o", "shop.yaml")
    assert "shop.yaml is not a directory" in message
    assert Path("shop.yaml").read_text() == SHOP


def test_a_directory_that_cannot_be_made(capsys: pytest.CaptureFixture[str]) -> None:
    message, hint = refused(
        capsys, "generate", "shop.yaml", "--quiet", "-o", "/proc/calco/out"
    )
    assert "/proc/calco/out cannot be used: " in message
    assert "Nothing was changed" in (hint or "")


def test_debug_shows_the_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["generate", "nothing.yaml", "-o", "out", "--debug"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("Traceback (most recent call last):\n")
    assert "\ncalco: " in err


def test_a_defect_is_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise ZeroDivisionError("this \x1b[31mis\nbad")

    monkeypatch.setattr("generator.read.read", fail)
    message, hint = refused(capsys, "validate", "shop.yaml")
    assert message == ("calco: internal error: ZeroDivisionError: this \\x1b[31mis bad")
    assert "--debug" in (hint or "")


# Bad usage -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["generate", "shop.yaml"], "-o DIR"),
        (["generate"], "calco init SPEC"),
        (["generate", "shop.yaml", "-o", "out", "--nope"], "No such option"),
        (["frobnicate"], "No such command"),
        (["mock", "shop.yaml", "--port", "70000"], "70000"),
        (["init", "-"], "a file or a URL"),
    ],
)
def test_bad_usage(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert names(Path.cwd()) == ["shop.yaml"]


def test_a_package_name_that_cannot_be_imported(
    capsys: pytest.CaptureFixture[str],
) -> None:
    message, hint = refused(
        capsys, "generate", "shop.yaml", "-o", "out", "--package", "my-shop"
    )
    assert "'my-shop' cannot be the name of a package" in message
    assert hint == "hint: Try 'my_shop'."


def test_a_mistake_in_the_configuration(capsys: pytest.CaptureFixture[str]) -> None:
    Path("calco.toml").write_text('[sdk.shop]\nspec = "shop.yaml"\nouput = "out"\n')
    message, hint = refused(capsys, "generate")
    path = Path.cwd() / "calco.toml"
    assert message == f"calco: {path}:3:1: unknown key 'ouput' [CALCO-C009]"
    assert hint == "hint: Did you mean 'output'?"


# Good usage ----------------------------------------------------------------


def test_generate_prints_a_summary(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["generate", "shop.yaml", "-o", "out"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("tiny_shop: 1 of 1 operations, 1 schema, ")
    assert out.count("\n") == 1
    stages = [line.split()[0] for line in err.splitlines()]
    assert stages[:4] == ["read", "parse", "name", "plan"]
    assert stages[-1] == "write"
    assert "\r" not in err
    assert Path("out/tiny_shop/py.typed").is_file()
    assert Path("out/calco.lock").is_file()


def test_quiet_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["generate", "shop.yaml", "-o", "out", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def generated(capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    assert run(["generate", "shop.yaml", "-o", "out", "--json", *more]) == 0
    out, _ = capsys.readouterr()
    result: dict[str, Any] = json.loads(out)
    return result


def test_json_is_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    result = generated(capsys, "--package", "shop")
    count = sum(1 for path in Path("out").rglob("*") if path.is_file())
    groups = {group: result.pop(group) for group in GROUPS}
    counts = {"in_document": 1, "emitted": 1, "degraded": 0, "skipped": 0, "unused": 0}
    for group in ("operations", "parameters", "responses", "schemas"):
        assert groups.pop(group) == counts
    assert groups.pop("properties") == {**counts, "in_document": 2, "emitted": 2}
    assert all(not any(left.values()) for left in groups.values())
    assert result == {
        "problems": [],
        "files": {"written": count, "unchanged": 0, "removed": 0, "kept": 0},
        "merged": [],
        "conflicts": [],
        "package": "shop",
        "directory": "out",
    }


def test_json_is_one_object_of_errors_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["generate", "missing.yaml", "-o", "out", "--json"]) == 2
    printed = capsys.readouterr()
    error = json.loads(printed.out)["error"]
    assert (error["code"], error["level"]) == ("CALCO-R001", "error")
    assert "missing.yaml" in error["message"]
    assert "missing.yaml" in printed.err


def test_a_second_run_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    generated(capsys)
    before = {path: path.stat().st_mtime_ns for path in Path("out").rglob("*")}
    assert generated(capsys)["files"]["written"] == 0
    assert {path: path.stat().st_mtime_ns for path in Path("out").rglob("*")} == before


def test_an_edit_by_hand_is_carried_over(
    capsys: pytest.CaptureFixture[str],
) -> None:
    generated(capsys)
    client = Path("out/tiny_shop/client.py")
    client.write_text(client.read_text() + "\n\nMINE = 1\n")
    Path("shop.yaml").write_text(SHOP.replace("1.2.0", "1.3.0"))

    assert run(["generate", "shop.yaml", "-o", "out"]) == 0

    assert "  merged: tiny_shop/client.py\n" in capsys.readouterr().out
    text = client.read_text()
    assert text.endswith("\nMINE = 1\n")
    assert 'version="1.3.0"' in text
    assert run(["check", "shop.yaml", "-o", "out"]) == 0
    said = capsys.readouterr().out
    assert said == "tiny_shop: out is current, with 1 file edited by hand\n"


def test_an_edit_in_conflict_is_marked(capsys: pytest.CaptureFixture[str]) -> None:
    generated(capsys)
    Path("out/README.md").write_text("mine")
    Path("shop.yaml").write_text(
        SHOP.replace("1.2.0", "1.3.0").replace("Tiny Shop", "Shop")
    )
    command = ["generate", "shop.yaml", "-o", "out", "--package", "tiny_shop"]

    assert run(command) == 1

    printed = capsys.readouterr()
    assert "  conflict: README.md\n" in printed.out
    assert "out/README.md was edited where what is generated" in printed.err
    assert Path("out/README.md").read_text().startswith("<<<<<<< yours\nmine\n=======")
    assert run([*command, "--json"]) == 1
    result = json.loads(capsys.readouterr().out)
    assert result["conflicts"] == ["README.md"]
    (problem,) = result["problems"]
    assert (problem["code"], problem["file"]) == ("CALCO-W017", "out/README.md")
    assert (problem["line"], problem["column"]) == (1, 1)
    assert result["files"]["written"] == 0
    assert run(["check", *command[1:]]) == 1
    assert capsys.readouterr().out.splitlines()[1:] == [
        "  because generated files hold the marks of a conflict; settle what is marked,"
        " then run calco generate",
        "  README.md: edited by hand, and holds the marks of a conflict",
    ]

    assert run([*command, "--quiet", "--force"]) == 0
    assert "mine" not in Path("out/README.md").read_text()


def test_a_conflict_is_told_with_the_line_of_its_first_mark(
    capsys: pytest.CaptureFixture[str],
) -> None:
    generated(capsys, "--package", "tiny_shop")
    path = Path("out/pyproject.toml")
    edited = path.read_text().replace('version = "1.2.0"', 'version = "9.9.9"')
    path.write_text(edited)
    Path("out/README.md").write_text("mine")
    assert run(["generate", "shop.yaml", "-o", "out", "--quiet"]) == 0
    changed = SHOP.replace("1.2.0", "1.3.0")
    Path("shop.yaml").write_text(changed)
    assert run(["generate", "shop.yaml", "-o", "out"]) == 1
    said = capsys.readouterr().err
    lines = path.read_text().splitlines()
    number = lines.index("<<<<<<< yours") + 1
    assert number > 1
    assert lines[number] == 'version = "9.9.9"'
    assert (
        f"out/pyproject.toml:{number}:1: error: out/pyproject.toml was edited where what"
        " is generated has changed [CALCO-W017]\n"
    ) in said
    # One file is settled, another one edited anew: each is told what to do.
    path.write_text(edited)
    Path("out/README.md").write_text("<<<<<<< yours\nmine\n=======\n>>>>>>> calco\n")
    assert checked(capsys, 1).splitlines()[1:3] == [
        "  because generated files were edited by hand; calco generate takes that up",
        "  because generated files hold the marks of a conflict; settle what is marked,"
        " then run calco generate",
    ]


def test_an_edit_that_cannot_be_merged_is_not_overwritten(
    capsys: pytest.CaptureFixture[str],
) -> None:
    generated(capsys)
    Path("out/README.md").write_text("mine")
    Path("out/calco.base").unlink()
    Path("shop.yaml").write_text(SHOP.replace("Tiny", "Small"))

    message, hint = refused(
        capsys,
        "generate",
        "shop.yaml",
        "-o",
        "out",
        "--quiet",
        "--package",
        "tiny_shop",
    )
    assert "calco.base does not know what they were before: README.md" in message
    assert "--force" in (hint or "")
    assert Path("out/README.md").read_text() == "mine"


def test_a_lock_that_is_gone_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    generated(capsys)
    Path("out/calco.lock").unlink()

    message, hint = refused(capsys, "generate", "shop.yaml", "-o", "out")
    assert "its calco.lock is missing" in message
    assert "Restore calco.lock from version control" in (hint or "")


MANY = """\
openapi: 3.1.0
info: {title: Tiny Shop, version: 1.2.0}
paths:
  /books:
    get:
      operationId: listBooks
      tags: [Books]
      responses:
        '200':
          description: Books.
          content: {application/json: {schema: {$ref: '#/components/schemas/book-v2'}}}
  /staff:
    get: {operationId: listStaff, tags: [Staff], responses: {'204': {description: Done}}}
    put:
      operationId: putStaff
      tags: [Staff]
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/Person'}}}
      responses: {'204': {description: Done}}
components:
  schemas:
    book-v2: {type: object, properties: {class: {type: string}}}
    Person: {type: object, properties: {name: {type: string}}}
"""
CHOICES = """\
[sdk.shop]
spec = "many.yaml"
output = "out"
package = "shop"
exclude = { operations = ["putStaff"] }
[sdk.shop.resources]
"Staff" = "office.staff"
[sdk.shop.names.operations]
"GET /books" = "catalogue.books.all"
[sdk.shop.names.schemas]
"book-v2" = "Book"
[sdk.shop.names.properties]
"book-v2.class" = "kind"
"""


def test_the_configuration_chooses_and_names(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    (folder / "many.yaml").write_text(MANY)
    (folder / "calco.toml").write_text(CHOICES)
    assert run(["generate", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["operations"]["in_document"] == 2
    assert result["operations"]["excluded"] == 1
    assert result["operations"]["skipped"] == 0
    assert result["schemas"]["emitted"] == 1
    assert result["schemas"]["excluded"] == 1
    assert [problem["code"] for problem in result["problems"]] == ["CALCO-G004"]
    lock = (folder / "out/calco.lock").read_text()
    for line in (
        '"GET /books" = "catalogue.books.all"',
        '"GET /staff" = "office.staff.list"',
        '"book-v2" = "Book"',
        '"book-v2.class" = "kind"',
    ):
        assert line in lock.splitlines()
    models = [path.read_text() for path in (folder / "out/shop/models").glob("*.py")]
    assert not any("Person" in text for text in models)
    assert any("class Book(Model)" in text for text in models)
    assert run(["check"]) == 0
    capsys.readouterr()

    # What a pin said stays when it goes; what was left out comes back.
    (folder / "calco.toml").write_text(CHOICES.replace('"book-v2" = "Book"', ""))
    assert run(["generate", "--quiet"]) == 0
    assert '"book-v2" = "Book"' in (folder / "out/calco.lock").read_text()
    (folder / "calco.toml").write_text(
        CHOICES.replace('exclude = { operations = ["putStaff"] }', "")
    )
    assert run(["check"]) == 1
    assert "the configuration changed" in capsys.readouterr().out


def test_a_name_for_nothing_is_refused_with_its_place(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    (folder / "many.yaml").write_text(MANY)
    (folder / "calco.toml").write_text(CHOICES.replace("book-v2.class", "book.class"))
    message, hint = refused(capsys, "generate", "--quiet")
    assert "calco.toml:13:1: nothing is called 'book.class' among the" in message
    assert hint == "hint: Did you mean 'book-v2.class'?"


def test_the_configuration_names_the_packages(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "calco.toml").write_text(
        '[sdk.one]\nspec = "shop.yaml"\noutput = "output/one"\npackage = "one"\n'
        '[sdk.two]\nspec = "shop.yaml"\noutput = "output/two"\npackage = "two"\n'
    )
    (folder / "below").mkdir()
    monkeypatch.chdir(folder / "below")

    assert run(["generate"]) == 0
    out, err = capsys.readouterr()
    assert [line.split(":")[0] for line in out.splitlines()] == ["one", "two"]
    assert " of 2 · two (" in err
    assert (folder / "output/two/two/__init__.py").is_file()
    assert run(["check"]) == 0
    assert run(["generate", "-o", "x"]) == 2


def test_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path("shop.yaml").open() as document:
        monkeypatch.setattr(sys, "stdin", document)
        assert run(["generate", "-", "-o", "out", "--quiet"]) == 0
    assert Path("out/tiny_shop/client.py").is_file()
    assert capsys.readouterr().err == ""


def test_init_then_generate(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", "shop.yaml"]) == 0
    starter = Path("calco.toml").read_text()
    assert starter.startswith(
        '[sdk.tiny_shop]\nspec = "shop.yaml"\noutput = "output/tiny_shop"\n'
        'package = "tiny_shop"\n\n#'
    )
    assert run(["generate"]) == 0
    assert Path("output/tiny_shop/tiny_shop/__init__.py").is_file()
    assert run(["init", "shop.yaml"]) == 2
    # The same as without a configuration.
    assert run(["generate", "shop.yaml", "-o", "plain", "--quiet"]) == 0
    assert Path("plain/tiny_shop/__init__.py").is_file()
    assert "exists already" in capsys.readouterr().err
    # What stands in the comments can be used as it is.
    uncommented = re.sub(r"(?m)^# (?=.* = |\[)", "", starter)
    Path("calco.toml").write_text(uncommented)
    options = load(Path("calco.toml")).sdks["tiny_shop"]
    assert len(options.names) == 6
    assert options.include
    assert options.exclude
    assert options.overlays


# Checking ------------------------------------------------------------------


def checked(capsys: pytest.CaptureFixture[str], code: int) -> str:
    before = {p: p.lstat().st_mtime_ns for p in Path().rglob("*")}
    assert run(["check", "shop.yaml", "-o", "out"]) == code
    assert {p: p.lstat().st_mtime_ns for p in Path().rglob("*")} == before
    return capsys.readouterr().out


def test_check_before_anything_was_generated(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = checked(capsys, 1)
    assert "there is no calco.lock" in said
    assert "  tiny_shop/client.py: missing\n" in said
    assert not Path("out").exists()


def test_check_of_what_was_just_generated(capsys: pytest.CaptureFixture[str]) -> None:
    generated(capsys)
    assert checked(capsys, 0) == "tiny_shop: out is current\n"


def test_check_after_the_document_changed(capsys: pytest.CaptureFixture[str]) -> None:
    generated(capsys)
    Path("shop.yaml").write_text(SHOP.replace("{type: string}", "{type: number}"))
    said = checked(capsys, 1)
    assert "  because the document changed\n" in said
    assert ": out of date\n" in said
    assert "edited by hand" not in said


def test_check_after_an_edit(capsys: pytest.CaptureFixture[str]) -> None:
    generated(capsys)
    Path("out/README.md").write_text("mine")
    Path("out/tiny_shop/errors.py").unlink()
    said = checked(capsys, 1)
    assert said.splitlines() == [
        "tiny_shop: out is not current",
        "  because generated files were edited by hand; calco generate takes that up",
        "  because generated files were deleted",
        "  README.md: edited by hand since the last run",
        "  tiny_shop/errors.py: missing",
    ]


def test_check_after_the_configuration_changed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    generated(capsys)
    assert run(["check", "shop.yaml", "-o", "out", "--package", "shop", "--json"]) == 1
    result = json.loads(capsys.readouterr().out)
    assert result["current"] is False
    (package,) = result["packages"]
    assert package["reasons"] == ["the configuration changed"]
    assert package["files"]["tiny_shop/client.py"] == "no longer generated"
    assert package["files"]["shop/client.py"] == "not generated yet"


# The process ---------------------------------------------------------------


def python(code: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        **options,
    )


def test_help_imports_nothing_heavy() -> None:
    heavy = "black pydantic openapi_pydantic jinja2 yaml starlette uvicorn openapi_core"
    ran = python(
        "import sys; from generator.cli import run; code = run(['--help'])\n"
        f"print(code, [m for m in {heavy.split()!r} if m in sys.modules])"
    )
    assert ran.stdout.splitlines()[-1] == "0 []"
    assert "generate" in ran.stdout


def test_ctrl_c_leaves_nothing(folder: Path) -> None:
    ran = python(
        "import os, signal, sys\n"
        "from generator.cli import run\n"
        "import generator.emit.format as format\n"
        "def press(*arguments): os.kill(os.getpid(), signal.SIGINT)\n"
        "format.format_python = press\n"
        "sys.exit(run(['generate', 'shop.yaml', '-o', 'out', '--no-cache']))"
    )
    assert ran.returncode == 130
    assert ran.stderr.splitlines()[-1] == "calco: interrupted"
    assert "Traceback" not in ran.stderr
    assert names(folder) == ["shop.yaml"]


def test_a_reader_that_has_seen_enough() -> None:
    Path("bad.yaml").write_text(SHOP.replace("getBook", "getBook\n      x: {$ref: 1}"))
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "validate", "shop.yaml"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 1
    process.stderr.close()


def test_a_kill_at_random_moments_leaves_old_or_new(folder: Path) -> None:
    """The whole program, killed for real; see the unit tests for every step."""
    command = [sys.executable, "-m", "generator", "generate", "shop.yaml", "-o", "out"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    def generate() -> None:
        subprocess.run(command, env=environment, check=True, capture_output=True)

    def content() -> dict[str, bytes]:
        files = (path for path in Path("out").rglob("*") if path.is_file())
        return {str(path): path.read_bytes() for path in files}

    generate()
    old = content()
    Path("shop.yaml").write_text(SHOP.replace("Emma", "Persuasion"))
    generate()
    new = content()
    assert new != old
    Path("shop.yaml").write_text(SHOP)
    generate()
    assert content() == old
    Path("shop.yaml").write_text(SHOP.replace("Emma", "Persuasion"))
    for step in range(1, 9):
        process = subprocess.Popen(
            command,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stderr is not None
        # Each stage reports its end: killing after a number of them spreads the
        # kills over the run, whatever the speed of the machine.
        for _ in range(step % 6):
            process.stderr.readline()
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stderr.close()
        assert content() in (old, new)
    generate()
    assert content() == new
    assert names(folder) == ["out", "shop.yaml"]
