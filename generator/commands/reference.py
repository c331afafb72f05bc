"""``calco reference``: the API reference as a site."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.collecting import uncollected
from generator.commands.common import (
    command_errors,
    jobs,
    overlay_option,
    remote_options,
)

if TYPE_CHECKING:
    from generator.commands.common import Job
    from generator.names import Records
    from generator.pipeline import Understood
    from generator.problems import Report
    from generator.progress import Progress
    from generator.read.remote import Remote
    from generator.reference import Site

_LARGEST_PORT = 65535


@click.command()
@click.argument("spec", required=False)
@click.option(
    "-o",
    "directory",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder that receives the site.",
)
@click.option(
    "--serve",
    "served",
    is_flag=True,
    help="Serve the pages on this machine instead, where calls can be sent from them.",
)
@click.option(
    "--port",
    type=click.IntRange(0, _LARGEST_PORT),
    metavar="N",
    help="Where --serve listens; 4011 by default, 0 takes any free port.",
)
@click.option(
    "--server",
    metavar="URL",
    help="Where --serve sends calls unless another is chosen, such as a calco mock.",
)
@click.option("--package", metavar="NAME", help="The import name of the package.")
@click.option(
    "--since",
    metavar="OLD",
    help="Add a page of what has changed since OLD, which is what calco diff takes.",
)
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
@overlay_option
@remote_options
@command_errors
def reference(
    spec: str | None,
    directory: Path | None,
    package: str | None,
    port: int | None,
    server: str | None,
    since: str | None,
    overlays: tuple[str, ...],
    *,
    served: bool,
    quiet: bool,
    remote: Remote,
) -> int:
    """Write the API reference of SPEC into DIR, for any web server or none, or serve it.

    What calco.toml says of SPEC holds here too, and names are those that the
    generated package has. Without SPEC: the SDK that calco.toml names.

    With --serve the address to open is printed. It opens the pages once, in one
    browser; calls are sent by the generated package, to the servers of SPEC and to
    URL only.
    """
    from generator import progress
    from generator.problems import Report

    if served == (directory is not None):
        raise click.UsageError("Give a folder, -o DIR, or --serve: one of the two.")
    if port is not None and not served:
        raise click.UsageError("--port is for --serve.")
    servers = () if server is None else (_checked(server, served=served),)
    todo = jobs(spec, None, package, overlays)
    if len(todo) > 1:
        raise click.UsageError("calco.toml names several SDKs; name a document.")
    (job,) = todo
    started = time.perf_counter()
    report = Report()
    shown = progress.for_stream(quiet=quiet)
    if directory is None:
        site, known = _made(
            job, since, report, shown, remote, served=True, servers=servers
        )
        if not quiet:
            _tell(report, job)
        _serve(site, known, job, port)
        return 0
    with uncollected(last=True):
        site, _ = _made(job, since, report, shown, remote, served=False)
        summary = _write(site, directory, shown)
    if not quiet:
        _tell(report, job)
        print(f"{summary} ({time.perf_counter() - started:.1f} s)")
    return 0


def _made(
    job: Job,
    since: str | None,
    report: Report,
    shown: Progress,
    remote: Remote,
    *,
    served: bool,
    servers: tuple[str, ...] = (),
) -> tuple[Site, Understood]:
    """The site of a document, and what was understood of it."""
    from generator.pipeline import understand
    from generator.read.guides import read_guides
    from generator.reference import build_site
    from generator.reference.guides import guide_pages

    guides = guide_pages(read_guides(job.options.guides))
    known = understand(
        job.location,
        job.options,
        report,
        shown,
        earlier=_earlier(job),
        stdin=sys.stdin.buffer if job.location == "-" else None,
        remote=remote,
    )
    since = since or job.options.since
    changes = None
    if since is not None:
        from generator.diff.run import changes_since

        with shown.stage("changes"):
            changes = changes_since(since, job.location, job.options, known, remote)
    pages = len(known.api.operations)
    with shown.stage("pages", total=pages) as advance:
        site = build_site(
            known.api,
            known.names,
            guides,
            advance,
            served=served,
            try_it=job.options.try_it,
            changes=changes,
            fills=job.options.fill,
            paging=job.options.paging,
            webhooks=job.options.webhooks,
            servers=servers,
        )
    return site, known


def _checked(server: str, *, served: bool) -> str:
    from generator.runtime.urls import checked_base_url

    if not served:
        raise click.UsageError("--server is for --serve.")
    try:
        return checked_base_url(server)
    except ValueError:
        message = f"--server: {server!r} is no address such as http://127.0.0.1:4010"
        raise click.UsageError(message) from None


def _tell(report: Report, job: Job) -> None:
    from generator.problems_text import summary_of

    for line in summary_of(report, job.location):
        print(line, file=sys.stderr)


def _write(site: Site, directory: Path, shown: Progress) -> str:
    """Write a site; returns what was done, in words."""
    from generator.problems_text import counted
    from generator.reference.write import write_site

    with shown.stage("write"):
        changes = write_site(site.files, directory)
    parts = [
        counted(site.operations, "operation"),
        f"{counted(changes.written, 'file')} written",
        f"{changes.unchanged} unchanged",
        *([f"{changes.removed} removed"] if changes.removed else []),
    ]
    return f"{directory / 'index.html'}: {', '.join(parts)}"


def _serve(site: Site, known: Understood, job: Job, port: int | None) -> None:
    from generator.reference.local import PORT, serve
    from generator.reference.package import Package

    title = "standard input" if job.location == "-" else job.location
    package = Package(known.api, known.names, job.options)
    serve(
        site,
        known.api,
        known.names,
        package,
        port=PORT if port is None else port,
        title=title,
    )


def _earlier(job: Job) -> Records | None:
    """The names of the package that lies where the configuration says."""
    from generator.emit.manifest import FILE_NAME, load

    if job.options.directory is None:
        return None
    manifest = load(job.options.directory / FILE_NAME)
    return manifest.names if manifest else None
