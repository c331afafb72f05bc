"""``calco reference``: the API reference as a site."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.common import command_errors, jobs, remote_options

if TYPE_CHECKING:
    from generator.commands.common import Job
    from generator.names import Records
    from generator.read.remote import Remote


@click.command()
@click.argument("spec", required=False)
@click.option(
    "-o",
    "directory",
    type=click.Path(path_type=Path),
    metavar="DIR",
    required=True,
    help="The folder that receives the site.",
)
@click.option("--package", metavar="NAME", help="The import name of the package.")
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
@remote_options
@command_errors
def reference(
    spec: str | None,
    directory: Path,
    package: str | None,
    *,
    quiet: bool,
    remote: Remote,
) -> int:
    """Write the API reference of SPEC into DIR, for any web server or none.

    What calco.toml says of SPEC holds here too, and names are those that the
    generated package has. Without SPEC: the SDK that calco.toml names.
    """
    from generator import progress
    from generator.pipeline import understand
    from generator.problems import Report
    from generator.problems_text import counted, summary_of
    from generator.reference import build_site
    from generator.reference.guides import guide_pages
    from generator.reference.write import write_site

    todo = jobs(spec, None, package)
    if len(todo) > 1:
        raise click.UsageError("calco.toml names several SDKs; name a document.")
    (job,) = todo
    guides = guide_pages(job.options.guides)
    started = time.perf_counter()
    report = Report()
    shown = progress.for_stream(quiet=quiet)
    known = understand(
        job.location,
        job.options,
        report,
        shown,
        earlier=_earlier(job),
        stdin=sys.stdin.buffer if job.location == "-" else None,
        remote=remote,
    )
    pages = len(known.api.operations)
    with shown.stage("pages", total=pages) as advance:
        site = build_site(known.api, known.names, guides, advance)
    with shown.stage("write"):
        changes = write_site(site.files, directory)
    if not quiet:
        for line in summary_of(report, job.location):
            print(line, file=sys.stderr)
        parts = [
            counted(site.operations, "operation"),
            f"{counted(changes.written, 'file')} written",
            f"{changes.unchanged} unchanged",
            *([f"{changes.removed} removed"] if changes.removed else []),
        ]
        seconds = time.perf_counter() - started
        print(f"{directory / 'index.html'}: {', '.join(parts)} ({seconds:.1f} s)")
    return 0


def _earlier(job: Job) -> Records | None:
    """The names of the package that lies where the configuration says."""
    from generator.emit.manifest import FILE_NAME, load

    if job.options.directory is None:
        return None
    manifest = load(job.options.directory / FILE_NAME)
    return manifest.names if manifest else None
