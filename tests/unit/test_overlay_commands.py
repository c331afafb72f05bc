"""Overlays and patches as users meet them: calco.toml, and every command."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

import generator.pipeline
from generator import config
from generator.cli import run
from generator.commands.watching import Watched
from generator.problems import CalcoError, Report
from generator.read import Document, read
from generator.workspace.changed import unchanged

DOCUMENT = """\
openapi: 3.1.0
info: {title: Shop, version: 1.2.0}
paths:
  /books:
    get:
      operationId: getAllTheBooks
      tags: [Books]
      parameters:
        - {name: shelf, in: query, schema: {type: string}}
      responses:
        "204": {description: ok}
  /internal:
    get:
      operationId: audit
      tags: [Internal]
      responses: {"204": {description: ok}}
"""
OVERLAY = """\
overlay: 1.1.0
info: {title: Better names, version: 1.0.0}
actions:
  - target: $.paths['/books'].get
    update: {operationId: listBooks}
  - target: $.paths['/internal']
    remove: true
"""
TOML = """\
# The shop.
[sdk.shop]
spec = "shop.yaml"
output = "out"
overlays = ["over/names.overlay.yaml"]
"""
PATCHES = """
[[sdk.shop.patch]]
target = "$.info"
description = "What people call it."
update = { title = "Book Shop" }

[[sdk.shop.patch]]
target = "$.paths['/books'].get.parameters[?@.name == 'shelf']"
[sdk.shop.patch.update]
required = "yes"
schema.description = "In the room."
schema.maxLength = "2"
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a document, an overlay and a calco.toml that names both."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "here"
    (folder / "over").mkdir(parents=True)
    monkeypatch.chdir(folder)
    Path("shop.yaml").write_text(DOCUMENT)
    Path("over/names.overlay.yaml").write_text(OVERLAY)
    Path("calco.toml").write_text(TOML)
    return folder


def _generated() -> dict[str, Any]:
    (path,) = Path("out").glob("*/_document.json")
    text = path.read_text()
    found: dict[str, Any] = json.loads(text)["document"]
    return found


def _json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    capsys.readouterr()
    run([*arguments, "--json"])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_the_package_is_that_of_the_document_as_it_is_changed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = _json(capsys, "generate")
    assert found["problems"] == []
    # What an overlay removes is not in the document, and nothing that is missing.
    assert found["operations"] == {
        "in_document": 1,
        "emitted": 1,
        "degraded": 0,
        "skipped": 0,
        "unused": 0,
    }
    assert list(_generated()["paths"]) == ["/books"]
    assert "def list(" in Path("out/shop/resources/books.py").read_text()
    lock = Path("out/calco.lock").read_text()
    assert '\n[overlays]\n"names.overlay.yaml" = "' in lock


def test_patches_are_applied_after_overlays_and_tell_their_lines(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("calco.toml").write_text(TOML + PATCHES)
    found = _json(capsys, "generate")
    assert _generated()["info"]["title"] == "Book Shop"
    places = [
        (
            problem["code"],
            problem["file"],
            problem["line"],
            problem["column"],
        )
        for problem in found["problems"]
    ]
    assert places == [
        ("CALCO-R034", "calco.toml", 15, 1),
        ("CALCO-R034", "calco.toml", 17, 8),
    ], found["problems"]


def test_validate_shows_the_line_of_the_patch(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("calco.toml").write_text(TOML + PATCHES)
    assert run(["validate", "shop.yaml"]) == 0
    said = capsys.readouterr().out
    assert "calco.toml:15:1: warning: " in said
    assert '15 | required = "yes"' in said
    assert "shop.yaml: OpenAPI 3.1.0, 1 operation, 2 warnings" in said


def test_what_is_wrong_with_overlays_is_all_told_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("over/names.overlay.yaml").write_text(
        OVERLAY + "  - {target: books, remove: true}\n  - {remove: true}\n"
    )
    Path("calco.toml").write_text(
        TOML + '[[sdk.shop.patch]]\ntarget = "$.info"\nupdate = "a text"\n'
    )
    assert run(["generate"]) == 2
    assert "over/names.overlay.yaml:8:6: 'books' is not a JSONPath" in (
        capsys.readouterr().err
    )
    assert not Path("out").exists()
    assert run(["validate", "shop.yaml"]) == 2
    said = capsys.readouterr().out
    for place in ("names.overlay.yaml:8:6", "names.overlay.yaml:9:5", "calco.toml:8:1"):
        assert f"{place}: error: " in said, said


def test_a_warning_is_told_with_the_summary(capsys: pytest.CaptureFixture[str]) -> None:
    text = OVERLAY.replace("['/books']", "['/book']")
    Path("over/names.overlay.yaml").write_text(text)
    assert run(["generate"]) == 0
    assert (
        "over/names.overlay.yaml:4:5: warning: \"$.paths['/book'].get\" selects nothing"
    ) in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "code", "line", "message"),
    [
        ('overlays = "a.yaml"', "C004", 5, "sdk.shop.overlays is not a list of files"),
        ("patch = 1", "C004", 5, "sdk.shop.patch is not a list of tables"),
        ("patch = [1]", "C004", 5, "a patch is a table"),
        ("[[sdk.shop.patch]]\nupdate = {}", "C005", 5, "a patch needs a target"),
        ('[[sdk.shop.patch]]\ntarget = "$"', "C005", 5, "a patch needs one of update, copy and remove"),
        ('[[sdk.shop.patch]]\ntarget = "$"\nupdate = {}\nremove = true', "C005", 8, "a patch needs one of update, copy and remove"),
        ('[[sdk.shop.patch]]\ntarget = "$"\nremove = false', "C004", 7, "sdk.shop.patch.remove is not true"),
        ('[[sdk.shop.patch]]\ntarget = 1\nremove = true', "C004", 6, "sdk.shop.patch.target is not a text"),
        ('[[sdk.shop.patch]]\ntarget = "$"\nupdat = {}', "C009", 7, "unknown key 'updat'"),
        ('[[sdk.shop.patch]]\ntarget = "$"\nupdate = { a = 1979-05-27 }', "C004", 7, "sdk.shop.patch.update holds a date or a number that JSON does not have"),
        ('[[sdk.shop.patch]]\ntarget = "$"\nupdate = { a = [nan] }', "C004", 7, "sdk.shop.patch.update holds a date or a number that JSON does not have"),
    ],
)  # fmt: skip
def test_a_mistake_in_calco_toml_is_an_error_at_its_place(
    text: str, code: str, line: int, message: str
) -> None:
    head = TOML[: TOML.index("overlays")]
    Path("calco.toml").write_text(f"{head}{text}\n")
    with pytest.raises(CalcoError) as caught:
        config.load(Path("calco.toml"))
    problem = caught.value.problem
    assert problem.place is not None
    assert (problem.code, problem.place.line, problem.message) == (
        f"CALCO-{code}",
        line,
        message,
    )


def test_an_overlay_that_is_not_there_is_an_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("over/names.overlay.yaml").rename("over/name.overlay.yaml")
    assert run(["generate"]) == 2
    assert capsys.readouterr().err.splitlines()[-2:] == [
        "calco: there is no file over/names.overlay.yaml [CALCO-R001]",
        "hint: did you mean over/name.overlay.yaml?",
    ]


def test_check_says_which_overlay_changed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["generate", "--quiet"]) == 0
    assert run(["check"]) == 0
    Path("over/names.overlay.yaml").write_text(
        OVERLAY.replace("listBooks", "findBooks")
    )
    found = _json(capsys, "check")
    assert not found["current"]
    assert found["packages"][0]["reasons"] == ["the overlay names.overlay.yaml changed"]
    assert run(["generate", "--quiet"]) == 0

    Path("more.yaml").write_text(OVERLAY)
    found = _json(capsys, "check", "shop.yaml", "--overlay", "more.yaml")
    assert found["packages"][0]["reasons"] == [
        "the overlay more.yaml is new",
        "the configuration changed",
    ]
    Path("calco.toml").write_text(TOML[: TOML.index("overlays")])
    found = _json(capsys, "check")
    assert found["packages"][0]["reasons"] == [
        "the overlay names.overlay.yaml is no longer applied",
        "the configuration changed",
    ]
    Path("calco.toml").write_text(TOML + PATCHES)
    found = _json(capsys, "check")
    assert found["packages"][0]["reasons"] == ["the configuration changed"]


def test_a_comment_in_an_overlay_changes_the_lock_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["generate", "--quiet"]) == 0
    Path("over/names.overlay.yaml").write_text("# Better.\n" + OVERLAY)
    found = _json(capsys, "check")
    assert found["packages"][0]["files"] == {"calco.lock": "out of date"}


def test_a_run_is_not_made_again_until_an_overlay_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    built: list[str] = []
    build = generator.pipeline.build

    def counting(location: str, *rest: object, **more: object) -> object:
        built.append(location)
        return build(location, *rest, **more)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(generator.pipeline, "build", counting)
    for expected, text in ((1, None), (1, None), (2, "findBooks"), (2, None)):
        if text:
            changed = OVERLAY.replace("listBooks", text)
            Path("over/names.overlay.yaml").write_text(changed)
        assert run(["generate", "--quiet"]) == 0
        assert len(built) == expected
    assert _generated()["paths"]["/books"]["get"]["operationId"] == "findBooks"
    Path("calco.toml").write_text(TOML + PATCHES.replace("title =", "summary ="))
    assert run(["generate", "--quiet"]) == 0
    assert len(built) == 3


def test_what_is_told_again_is_where_it_stands_now(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for text in (TOML + PATCHES, "# Another line.\n" + TOML + PATCHES):
        Path("calco.toml").write_text(text)
        line = 1 + text[: text.index("required")].count("\n")
        found = _json(capsys, "generate")
        assert found["problems"][0]["line"] == line


def test_overlays_of_the_command_line_follow_those_of_the_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, operation in (("a", "oneBook"), ("b", "twoBooks")):
        Path(f"{name}.yaml").write_text(OVERLAY.replace("listBooks", operation))
    more = ["--overlay", "a.yaml", "--overlay", "b.yaml"]
    assert run(["generate", "shop.yaml", *more]) == 0
    get = _generated()["paths"]["/books"]["get"]
    assert get["operationId"] == "twoBooks"
    # The path is gone by then.
    assert capsys.readouterr().err.count("selects nothing") == 2
    assert run(["check", "shop.yaml", *more]) == 0
    assert run(["check"]) == 1

    Path("calco.toml").write_text(
        TOML + '[sdk.other]\nspec = "other.yaml"\noutput = "o"\n'
    )
    assert run(["generate", *more]) == 2
    assert "--overlay is for one document; name it." in capsys.readouterr().err


def test_watching_sees_overlays(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[set[str]] = []

    def look(self: Watched, _: object) -> None:
        seen.append({path.name for path in self.files})
        raise KeyboardInterrupt

    monkeypatch.setattr(Watched, "wait", look)
    Path("over/names.overlay.yaml").write_text("overlay: 1.1.0\n")
    assert run(["generate", "--watch"]) == 0  # not generated, and watched all the same
    Path("over/names.overlay.yaml").write_text(OVERLAY)
    assert run(["generate", "--watch", "--no-cache"]) == 0
    assert run(["generate", "--watch"]) == 0  # nothing is read this time
    files = {"calco.toml", "shop.yaml", "names.overlay.yaml"}
    assert seen == [files] * 3


def test_the_mock_answers_for_the_document_as_it_is_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    called: dict[str, Any] = {}

    def application(document: Document, **_: object) -> None:
        called.update(tree=document.tree, files=document.files)

    def listen(*_: object) -> None:
        raise CalcoError.of("CALCO-C090", "nothing listens in this test")

    monkeypatch.setattr("generator.mock.server.application", application)
    monkeypatch.setattr("generator.mock.server.listen", listen)
    assert run(["mock", "shop.yaml"]) == 2
    assert list(called["tree"]["paths"]) == ["/books"]
    assert [path.name for path in called["files"]] == [
        "shop.yaml",
        "names.overlay.yaml",
    ]


def test_the_reference_shows_the_document_as_it_is_changed() -> None:
    assert run(["reference", "shop.yaml", "-o", "site", "--quiet"]) == 0
    assert "audit" not in Path("site/llms.txt").read_text()


def _subjects(found: dict[str, Any]) -> list[str]:
    return [f"{one['subject']} {one['message']}" for one in found["changes"]]


def test_differences_are_those_of_the_documents_as_they_are_changed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["generate", "--quiet"]) == 0
    found = _json(capsys, "diff")["sdks"]["shop"]
    assert _subjects(found) == []
    Path("over/names.overlay.yaml").write_text(
        OVERLAY[: OVERLAY.index("  - target: $.paths['/internal")]
    )
    found = _json(capsys, "diff")["sdks"]["shop"]
    assert _subjects(found) == ["client.internal.audit is new"]
    patch = """
[[sdk.shop.patch]]
target = "$.paths['/books'].get.parameters"
update = { name = "floor", in = "query", required = true, schema = {} }
"""
    Path("calco.toml").write_text(TOML + patch)
    found = _json(capsys, "diff")["sdks"]["shop"]
    assert _subjects(found) == [
        "client.books.list(floor=) is new and must be given",
        "client.internal.audit is new",
    ]
    place = found["changes"][0]["new"]
    assert (Path(place["file"]).name, place["line"], place["column"]) == (
        "calco.toml",
        9,
        1,
    )


def _git(*arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@b.test", *arguments],
        check=True,
        capture_output=True,
    )


def test_a_revision_has_the_overlays_that_it_had(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _git("init", "-q")
    _git("add", "-A")
    _git("commit", "-qm", "one")
    # Another overlay, by another name, in another calco.toml.
    Path("over/names.overlay.yaml").rename("new.overlay.yaml")
    Path("new.overlay.yaml").write_text(
        OVERLAY[: OVERLAY.index("  - target: $.paths['/internal")]
    )
    Path("calco.toml").write_text(TOML.replace("over/names", "new"))
    found = _json(capsys, "diff", "--since", "HEAD")["sdks"]["shop"]
    assert _subjects(found) == ["client.internal.audit is new"]
    found = _json(capsys, "diff", "HEAD:./shop.yaml", "shop.yaml")
    assert _subjects(found) == ["client.internal.audit is new"]


def test_a_revision_without_a_configuration_has_the_overlays_of_now(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _git("init", "-q")
    _git("add", "shop.yaml")
    _git("commit", "-qm", "one")
    found = _json(capsys, "diff", "--since", "HEAD")["sdks"]["shop"]
    assert "client.internal.audit is gone" in _subjects(found)  # there was none
    _git("add", "over")
    _git("commit", "-qm", "two")
    found = _json(capsys, "diff", "--since", "HEAD")["sdks"]["shop"]
    assert _subjects(found) == []


def test_a_package_is_recognised_with_its_overlays(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["generate", "--quiet"]) == 0
    stored = Path("out/shop/_document.json")
    stored.write_text("{}")  # it does not carry its document any more
    assert _subjects(_json(capsys, "diff", "out", "shop.yaml")) == []
    Path("over/names.overlay.yaml").write_text("# Changed.\n" + OVERLAY)
    assert run(["diff", "out", "shop.yaml"]) == 2
    assert "the document that out was made of is not at hand" in capsys.readouterr().err


def test_two_documents_are_compared_with_an_overlay(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("calco.toml").unlink()
    Path("new.yaml").write_text(DOCUMENT.replace("audit", "inspect"))
    assert _subjects(_json(capsys, "diff", "shop.yaml", "new.yaml")) != []
    more = ["--overlay", "over/names.overlay.yaml"]
    assert _subjects(_json(capsys, "diff", "shop.yaml", "new.yaml", *more)) == []


def test_an_sdk_has_changed_with_its_overlays_and_what_these_refer_to() -> None:
    refers = '    update: {summary: {$ref: "parts/NAME.md"}}\n'
    more = "  - target: $.info\n" + refers.replace("NAME", "one")
    Path("over/names.overlay.yaml").write_text(OVERLAY + more)
    patch = '[[sdk.shop.patch]]\ntarget = "$.info"\n'
    patch += 'update = { description = { "$ref" = "parts/two.md" } }\n'
    Path("calco.toml").write_text(TOML + patch)
    Path("parts").mkdir()
    for name in ("one", "two"):
        Path(f"parts/{name}.md").write_text("A shop.\n")
    assert run(["generate", "--quiet"]) == 0
    _git("init", "-q")
    _git("add", "-A")
    _git("commit", "-qm", "one")
    configuration = Path("calco.toml").absolute()
    sdks = config.load(configuration).sdks
    assert unchanged("HEAD", configuration, sdks) == {"shop"}
    for name in ("over/names.overlay.yaml", "parts/one.md", "parts/two.md"):
        before = Path(name).read_text()
        Path(name).write_text(before + "\n")
        assert unchanged("HEAD", configuration, sdks) == set(), name
        Path(name).write_text(before)
    assert unchanged("HEAD", configuration, sdks) == {"shop"}


def test_a_release_tells_what_an_overlay_changes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    appends = OVERLAY + "  - target: $.paths['/books'].get.tags\n    update: New\n"
    Path("over/names.overlay.yaml").write_text(appends)
    assert run(["generate", "--quiet", "--release"]) == 0
    Path("over/names.overlay.yaml").write_text(
        appends.split("  - target: $.paths['/int")[0]
    )
    assert run(["generate", "--quiet", "--release"]) == 0
    said = Path("out/CHANGELOG.md").read_text()
    assert "client.internal.audit" in said
    assert "1.3.0" in said


def test_jobs_run_when_an_overlay_changes() -> None:
    assert run(["ci", "gitlab"]) == 0
    assert '"over/names.overlay.yaml"' in Path(".gitlab/calco.yml").read_text()


def test_overlays_of_one_name_are_told_apart() -> None:
    Path("names.overlay.yaml").write_text(OVERLAY)
    options = config.load(Path("calco.toml")).sdks["shop"]
    overlays = options.overlays.with_files(("names.overlay.yaml",))
    document = read("shop.yaml", report=Report(), overlays=overlays)
    assert list(document.overlays) == ["names.overlay.yaml", "names.overlay.yaml (2)"]
