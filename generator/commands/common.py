"""What the commands share: options, errors, and finding what to work on."""

from __future__ import annotations

import functools
import json
import os
import sys
import traceback
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, ParamSpec, cast

import click

from generator import config
from generator.problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.config import Options
    from generator.problems import Problem
    from generator.read.overlaying import Overlays
    from generator.workspace.selection import Choice

UNUSABLE = 2

_P = ParamSpec("_P")


@dataclass(frozen=True, slots=True)
class Job:
    """One package to make.

    Attributes:
        label: What to call it in messages.
        location: The document.
        options: How it is made; ``directory`` is set where one is needed.
    """

    label: str
    location: str
    options: Options


def command_errors(function: Callable[_P, int]) -> Callable[_P, int]:
    """Add ``--debug`` and turn exceptions into one line and an exit code."""

    @click.option("--debug", is_flag=True, help="Show tracebacks.")
    @functools.wraps(function)
    def wrapped(*args: _P.args, **kwargs: _P.kwargs) -> int:
        debug = bool(kwargs.pop("debug"))
        try:
            return function(*args, **kwargs)
        except CalcoError as error:
            if debug:
                traceback.print_exc()
            show_error(error.problem)
            if kwargs.get("as_json"):
                print(json.dumps({"error": error.problem.as_json()}, indent=2))
            return UNUSABLE
        except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
            raise
        except Exception as error:
            if debug:
                traceback.print_exc()
            print(*internal_error(error), sep="\n", file=sys.stderr)
            return UNUSABLE

    return wrapped


def remote_options(function: Callable[_P, int]) -> Callable[..., int]:
    """Add ``--allow-remote``, and pass what it allows as ``remote``."""

    @click.option(
        "--allow-remote",
        "hosts",
        multiple=True,
        metavar="HOST",
        help="A host that references may lead to; may be given several times.",
    )
    @functools.wraps(function)
    def wrapped(*args: _P.args, **kwargs: _P.kwargs) -> int:
        from generator.read.remote import Remote

        hosts = cast("tuple[str, ...]", kwargs.pop("hosts"))
        kwargs["remote"] = Remote(frozenset(host.lower() for host in hosts))
        return function(*args, **kwargs)

    return wrapped


def overlay_option(function: Callable[_P, int]) -> Callable[_P, int]:
    """Add ``--overlay``, and pass the files it names as ``overlays``."""
    return click.option(
        "--overlay",
        "overlays",
        multiple=True,
        metavar="FILE",
        help="An OpenAPI Overlay to apply to the document, after those of calco.toml;"
        " may be given several times.",
    )(function)


def cache_option(function: Callable[_P, int]) -> Callable[_P, int]:
    """Add ``--no-cache``, and pass as ``cached`` that it was not given."""
    return click.option(
        "--no-cache",
        "cached",
        is_flag=True,
        flag_value=False,
        default=True,
        help="Use nothing that earlier runs have kept.",
    )(function)


def show_error(problem: Problem) -> None:
    """Print what stopped the run: one line, and the hint on another."""
    print(*error_lines(problem), sep="\n", file=sys.stderr)


def error_lines(problem: Problem, label: str = "") -> list[str]:
    """What stopped the run, or one SDK of several, in lines."""
    where = f"{problem.place}: " if problem.place else ""
    name = f"{one_line(label)}: " if label else ""
    lines = [f"calco: {name}{where}{one_line(problem.message)} [{problem.code}]"]
    return [*lines, f"hint: {one_line(problem.hint)}"] if problem.hint else lines


def internal_error(error: Exception, label: str = "") -> tuple[str, str]:
    """What is said of an exception that nobody has thought of, and the hint."""
    name = f"{one_line(label)}: " if label else ""
    return (
        f"calco: {name}internal error: {type(error).__name__}: {one_line(error)}",
        "hint: This is a defect of Calco; run with --debug and report it.",
    )


def one_line(value: object) -> str:
    """The text without line breaks and control characters.

    Messages quote the document, which may hold terminal escapes.
    """
    text = " ".join(str(value).split())
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


class Todo(NamedTuple):
    """What a run is about.

    Attributes:
        jobs: The packages, in the order of ``calco.toml``.
        is_many: Whether it is about all SDKs, or those chosen, of a ``calco.toml`` with
            several, however many these are.
    """

    jobs: list[Job]
    is_many: bool


def jobs(
    location: str | None,
    directory: Path | None,
    package: str | None,
    overlays: tuple[str, ...] = (),
) -> list[Job]:
    """What the command line and ``calco.toml`` ask for; see :func:`todo`."""
    return todo(location, directory, package, overlays=overlays).jobs


def todo(
    location: str | None,
    directory: Path | None,
    package: str | None,
    choice: Choice | None = None,
    overlays: tuple[str, ...] = (),
) -> Todo:
    """What the command line and ``calco.toml`` ask for.

    Args:
        location: The SPEC argument. Without it, every SDK of ``calco.toml``;
            without that too, the document that comes with Calco.
        directory: The ``-o`` option.
        package: The ``--package`` option.
        choice: Which SDKs of ``calco.toml``; all when ``None``.
        overlays: What ``--overlay`` names.

    Raises:
        CalcoError: The configuration is wrong.
        click.UsageError: It does not follow what to write where.
    """
    if package is not None:
        config.check_package_name(package)
    found = config.find(Path.cwd())
    configured: Mapping[str, Options] = config.load(found).sdks if found else {}
    if choice and (location is not None or found is None):
        raise click.UsageError(
            "--only, --changed-since and --shard choose among the SDKs of"
            f" {config.FILE_NAME}; they are not for a document that is named."
        )
    if location is not None:
        chosen = [_for_location(location, configured)]
    elif configured:
        chosen = [
            Job(name, _shown(str(options.spec)), options)
            for name, options in _chosen(choice, found, configured).items()
        ]
    elif directory is not None:
        from generator.resources import embedded_specification

        default = embedded_specification("fattureincloud")
        chosen = [Job("fattureincloud", str(default), config.Options())]
    else:
        raise click.UsageError(
            f"There is no {config.FILE_NAME} here or above. Name a document and a"
            " folder: calco generate SPEC -o DIR, or write the file: calco init SPEC."
        )
    if len(chosen) > 1 and (directory is not None or package is not None):
        raise click.UsageError(
            f"-o and --package are for one package; {found} names {len(chosen)}."
        )
    if overlays and location is None and len(configured) > 1:
        raise click.UsageError("--overlay is for one document; name it.")
    is_many = location is None and (len(configured) > 1 or bool(choice))
    return Todo(
        [
            replace(
                job,
                options=config.with_overrides(
                    job.options,
                    directory=directory,
                    package=package,
                    overlays=job.options.overlays.with_files(overlays),
                ),
            )
            for job in chosen
        ],
        is_many,
    )


def _chosen(
    choice: Choice | None, found: Path | None, configured: Mapping[str, Options]
) -> Mapping[str, Options]:
    if not choice or found is None:
        return configured
    from generator.workspace.selection import choose

    return choose(choice, found, configured, remark)


def remark(text: str) -> None:
    """Tell on stderr what is no problem, and should be known."""
    print(f"calco: {one_line(text)}", file=sys.stderr)


def overlays_of(location: str, overlays: tuple[str, ...]) -> Overlays:
    """What changes a document: as ``calco.toml`` says, and the command line.

    Args:
        location: The SPEC argument.
        overlays: What ``--overlay`` names.

    Raises:
        CalcoError: The configuration is wrong.
    """
    (job,) = jobs(location, None, None, overlays)
    return job.options.overlays


def _for_location(location: str, configured: Mapping[str, Options]) -> Job:
    """The job of a document; what ``calco.toml`` says of it holds everywhere."""
    for name, options in configured.items():
        if options.spec is not None and _same_document(location, options.spec):
            return Job(name, location, options)
    return Job(location, location, config.Options())


def _shown(location: str) -> str:
    """A path as a person standing here would write it, where that is shorter."""
    if "://" in location or location == "-":
        return location
    relative = os.path.relpath(location)
    return location if relative.startswith("..") else relative


def _same_document(one: str, other: str) -> bool:
    if "://" in one or "://" in other or one == "-":
        return one == other
    return Path(one).resolve() == Path(other).resolve()


def target_of(job: Job) -> Path:
    """Where the job's package lies.

    Raises:
        click.UsageError: Nobody said.
    """
    if job.options.directory is None:
        raise click.UsageError(f"Where to? Give a folder: {job.location} -o DIR.")
    return job.options.directory
