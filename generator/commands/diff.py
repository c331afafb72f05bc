"""``calco diff``: what changes for the users of the package."""

from __future__ import annotations

import functools
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.common import (
    command_errors,
    one_line,
    overlay_option,
    remote_options,
    todo,
)
from generator.commands.workspace import (
    Outcome,
    is_debugging,
    processes_option,
    told,
    workspace_options,
    worst,
)
from generator.problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.commands.common import Job
    from generator.diff import Difference
    from generator.progress import Progress
    from generator.read.remote import Remote
    from generator.workspace.selection import Choice

_FORMATS = ("text", "markdown", "json", "github")
_LIMITS = ("breaking", "feature", "any")


@click.command()
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option(
    "--since",
    metavar="REVISION",
    help="Without OLD and NEW: compare with the documents as git had them.",
)
@click.option(
    "--release",
    "released",
    is_flag=True,
    help="Without OLD and NEW: what calco generate --release is about to release.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="How the changes are printed; github is for annotations of its Actions.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option(
    "--fail-on",
    type=click.Choice(_LIMITS),
    help="Exit with 1 when there is such a change or a graver one.",
)
@click.option("--package", metavar="NAME", help="The import name of the package.")
@workspace_options
@processes_option
@overlay_option
@remote_options
@command_errors
def diff(
    old: str | None,
    new: str | None,
    since: str | None,
    form: str,
    fail_on: str | None,
    package: str | None,
    overlays: tuple[str, ...],
    *,
    released: bool,
    as_json: bool,
    choice: Choice,
    processes: int | None,
    remote: Remote,
) -> int:
    """Say what changes from OLD to NEW for those who use the package.

    Without them: in every SDK of calco.toml, from what lies generated to its document,
    which is what calco generate is about to change. With --release: from what was
    released last, with the methods that stay.

    Each is a document (a file, a URL, or - for standard input), REVISION:PATH for one
    that git has, or a folder that was generated. What calco.toml says of the document
    holds for both, and names are those that the package has.
    """
    from generator import config
    from generator.diff.run import difference

    form = "json" if as_json else form
    if old is None:
        if package is not None or overlays:
            raise click.UsageError("--package and --overlay are for OLD and NEW.")
        if since is not None and released:
            raise click.UsageError("Give --since or --release.")
        one = functools.partial(
            _outcome,
            since=since,
            released=released,
            form=form,
            fail_on=fail_on,
            remote=remote,
        )
        return _all(since, form, choice, processes, one)
    if choice:
        raise click.UsageError(
            "--only, --changed-since and --shard are not for OLD and NEW."
        )
    if new is None or since is not None or released:
        raise click.UsageError(
            "Give OLD and NEW, or neither and perhaps --since or --release."
        )
    if old == new == "-":
        raise click.UsageError("Standard input can be only one of the two.")
    if package is not None:
        config.check_package_name(package)
    found = difference(
        old, new, package=package, remote=remote, remark=_remark, overlays=overlays
    )
    if form == "json":
        from generator.diff.formats import as_json as whole

        print(json.dumps(whole(found), indent=2))
    else:
        for line in _lines(found, form, f"{one_line(old)} to {one_line(new)}"):
            print(line)
    return int(fail_on is not None and found.fails(fail_on))


def _all(
    since: str | None,
    form: str,
    choice: Choice,
    processes: int | None,
    one: Callable[[Job, Progress], Outcome],
) -> int:
    """What changes in the SDKs of the configuration."""
    from generator import config
    from generator.diff.formats import all_as_json
    from generator.diff.revisions import revision
    from generator.progress import Silent

    if config.find(Path.cwd()) is None:
        raise CalcoError.of(
            "CALCO-C001",
            f"there is no {config.FILE_NAME} here or above",
            hint="It names the SDKs that are compared; or give OLD and NEW.",
        )
    if since is not None and revision(since, Path.cwd()) is None:
        raise CalcoError.of("CALCO-D100", f"git knows no revision {since!r} here")
    jobs, is_many = todo(None, None, None, choice)
    if is_many:
        found = told(
            jobs,
            one,
            processes=processes,
            quiet=form != "text",
            silent=form == "json",
            debug=is_debugging(),
        )
    else:
        (job,) = jobs
        found = {job.label: (outcome := one(job, Silent()))}
        for line in outcome.err:
            print(line, file=sys.stderr)
        for line in outcome.out:
            print(line)
    if form == "json":
        values = {name: each.value or None for name, each in found.items()}
        print(json.dumps(all_as_json(values), indent=2))
    return worst(found)


def _outcome(
    job: Job,
    progress: Progress,
    *,
    since: str | None,
    released: bool,
    form: str,
    fail_on: str | None,
    remote: Remote,
) -> Outcome:
    """What changes in one SDK."""
    from generator.diff.formats import as_json
    from generator.diff.run import difference_of

    remarks: list[str] = []
    with progress.stage("compare"):
        found = difference_of(
            job.label,
            job.options,
            since,
            released=released,
            remote=remote,
            remark=remarks.append,
        )
    title = f"{job.label} since {one_line(since)}" if since else job.label
    lines = [f"{job.label}: is new"]
    if found is not None:
        lines = list(_lines(found, form, title))
    if form == "markdown":
        lines = [f"## {job.label}", "", *lines, ""]
    return Outcome(
        int(found is not None and fail_on is not None and found.fails(fail_on)),
        () if form == "json" else tuple(lines),
        tuple(f"calco: {one_line(remark)}" for remark in remarks),
        as_json(found) if found else {},
    )


def _lines(found: Difference, form: str, title: str) -> Iterator[str]:
    if form == "github":
        from generator.diff.formats import as_github as lines
    elif form == "markdown":
        from generator.diff.text import as_markdown as lines
    else:
        yield from _text(found, title)
        return
    yield from lines(found)


def _text(found: Difference, title: str) -> Iterator[str]:
    from generator.diff.text import as_text, counts_of, verdict_of

    yield from as_text(found)
    counts = counts_of(found)
    verdict = verdict_of(found)
    yield f"{title}: {f'{counts}; {verdict}' if counts else verdict}"


def _remark(text: str) -> None:
    print(f"calco: {one_line(text)}", file=sys.stderr)
