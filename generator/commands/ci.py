"""``calco ci``: the jobs that keep generated packages in step."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import asdict, dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from generator import __version__, config
from generator.commands.common import command_errors
from generator.problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.config import Options

_FILES = {
    "github": {
        ".github/actions/calco/action.yml": "action.yml",
        ".github/workflows/sdk.yml": "sdk.yml",
        ".github/workflows/publish-sdk.yml": "publish.yml",
    },
    "gitlab": {".gitlab/calco.yml": "gitlab.yml"},
    "make": {"calco.mk": "calco.mk"},
}
_CHECKS = {".github/workflows/check-sdk.yml": "check.yml"}
MOST_JOBS = 200
"""What GitLab allows of one job; GitHub allows 256."""

_NEXT = {
    "github": "let Actions create pull requests (Settings > Actions > General), and"
    " name publish-sdk.yml as a trusted publisher of each project.",
    "gitlab": "include it from .gitlab-ci.yml, and give the project's jobs CALCO_TOKEN.",
    "make": "include calco.mk in the Makefile.",
}


@dataclass(frozen=True, slots=True)
class JobView:
    """What the templates of jobs see.

    Attributes:
        requirement: Which Calco the jobs install.
        branches: Those on whose changes packages are generated anew.
        paths: What they are made of, as patterns of files.
        locks: What changes with every package that is generated anew.
        folders: Where the packages lie.
        pattern: A regular expression of all files that a check concerns.
        shards: The parts of the SDKs that are checked by jobs of their own.
    """

    requirement: str
    branches: tuple[str, ...]
    paths: tuple[str, ...]
    locks: tuple[str, ...]
    folders: tuple[str, ...]
    pattern: str
    shards: tuple[str, ...] = ()


@click.command()
@click.argument("kind", type=click.Choice([*_FILES, "pre-commit"]))
@click.option("--force", is_flag=True, help="Overwrite files that are there.")
@click.option(
    "--shards",
    type=click.IntRange(2, MOST_JOBS),
    metavar="N",
    help="For github and gitlab: check the SDKs in this many jobs at the same time.",
)
@command_errors
def ci(kind: str, *, force: bool, shards: int | None) -> int:
    """Write the jobs that keep the SDKs of calco.toml in step with their documents.

    github: an action and two workflows. They generate when a document changes, test
    what was generated, open or update a pull request that says what changes for users,
    and publish what was merged. gitlab: the same as a template, which checks merge
    requests too; with --shards, github has a workflow for that. make: targets for a
    Makefile. pre-commit: a hook, which is printed.
    """
    found = config.find(Path.cwd())
    if found is None or found.parent != Path.cwd():
        raise CalcoError.of(
            "CALCO-C001",
            f"there is no {config.FILE_NAME} here",
            hint="Jobs are written beside it, at the top of the repository.",
        )
    if shards is not None and kind not in ("github", "gitlab"):
        raise click.UsageError("--shards is for github and gitlab.")
    view = replace(_view(config.load(found).sdks), shards=_shards(shards))
    if kind == "pre-commit":
        click.echo(_rendered("pre-commit.yaml", view), nl=False)
        return 0
    files = _FILES[kind] | (_CHECKS if shards and kind == "github" else {})
    texts = {path: _rendered(template, view) for path, template in files.items()}
    if not force:
        _check_free(texts)
    for path, text in texts.items():
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            Path(path).write_text(text, encoding="utf-8")
        except OSError as error:
            raise CalcoError.of(
                "CALCO-C001",
                f"{path} cannot be written: {os.strerror(error.errno or 0)}",
            ) from error
        click.echo(f"{path} written")
    click.echo(f"next: {_NEXT[kind]}")
    return 0


def _check_free(texts: Mapping[str, str]) -> None:
    """Nothing that somebody has written or changed is overwritten."""
    for path, text in texts.items():
        place = Path(path)
        if place.exists() and place.read_text(encoding="utf-8") != text:
            raise CalcoError.of(
                "CALCO-C012",
                f"{path} exists already",
                hint="Edit it, move it away, or overwrite it with --force.",
            )


def _view(sdks: Mapping[str, Options]) -> JobView:
    folders = sorted(_within(str(one.directory)) for one in sdks.values())
    documents = [str(one.spec) for one in sdks.values() if "://" not in str(one.spec)]
    around = {_around(_within(path)) for path in documents}
    around |= {_within(file) for one in sdks.values() for file in one.overlays.files}
    paths = (config.FILE_NAME, *sorted(around))
    concerned = [*(_expression(path) for path in paths), *map(re.escape, folders)]
    return JobView(
        requirement=f"calco=={__version__}",
        branches=(_branch(),),
        paths=paths,
        locks=tuple(f"{folder}/calco.lock" for folder in folders),
        folders=tuple(folders),
        pattern=f"^({'|'.join(concerned)})",
    )


def _shards(count: int | None) -> tuple[str, ...]:
    return tuple(f"{number + 1}/{count}" for number in range(count or 0))


def _within(path: str) -> str:
    """A path below the top of the repository, as jobs write it.

    Raises:
        CalcoError: It is outside of it.
    """
    relative = os.path.relpath(path)
    if relative.startswith(".."):
        raise CalcoError.of(
            "CALCO-C001",
            f"{path} is not below the folder of {config.FILE_NAME}",
            hint="Jobs see the repository alone: move it there.",
        )
    return Path(relative).as_posix()


def _around(path: str) -> str:
    """The files that a document may refer to: those of its folder."""
    folder = PurePosixPath(path).parent
    return path if folder == PurePosixPath() else f"{folder}/**"


def _expression(path: str) -> str:
    return re.escape(path.removesuffix("**")) + ("" if path.endswith("**") else "$")


def _branch() -> str:
    """The branch of the repository, which is the main one where jobs are set up."""
    try:
        ran = subprocess.run(
            ["git", "branch", "--show-current"],
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )
    except OSError:
        return "main"
    return ran.stdout.strip() or "main"


def _rendered(template: str, view: JobView) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from generator.resources import templates_directory

    environment = Environment(
        loader=FileSystemLoader(templates_directory() / "ci"),
        undefined=StrictUndefined,
        # Those of jinja mean something in the files themselves.
        variable_start_string="[[",
        variable_end_string="]]",
        keep_trailing_newline=True,
    )
    return environment.get_template(f"{template}.jinja").render(asdict(view))
