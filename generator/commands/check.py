"""``calco check``: is what lies on disk what generate would write?"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.common import command_errors, jobs, remote_options, target_of

if TYPE_CHECKING:
    from generator.read.remote import Remote


@click.command()
@click.argument("spec", required=False)
@click.option(
    "-o",
    "directory",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder that holds the project.",
)
@click.option("--package", metavar="NAME", help="The import name of the package.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@remote_options
@command_errors
def check(
    spec: str | None,
    directory: Path | None,
    package: str | None,
    *,
    as_json: bool,
    remote: Remote,
) -> int:
    """Say whether DIR is what SPEC makes of it; touches nothing.

    Exit code 1 when a file differs, is missing or should not be there.
    """
    from generator.emit import manifest
    from generator.emit.difference import differences
    from generator.pipeline import build
    from generator.problems import Report
    from generator.problems_text import counted
    from generator.progress import Silent

    results: list[dict[str, object]] = []
    failed = False
    for job in jobs(spec, directory, package):
        report = Report()
        target = target_of(job)
        before = manifest.load(target / manifest.FILE_NAME)
        product = build(
            job.location,
            job.options,
            report,
            Silent(),
            earlier=before.names if before else None,
            stdin=sys.stdin.buffer if job.location == "-" else None,
            # What was fetched is taken from the cache, so that this needs no network.
            remote=replace(
                remote, locked=before.remote if before else {}, from_cache=True
            ),
        )
        found = differences(target, product.files, product.once, product.manifest)
        current = not found.files and not found.interrupted
        failed = failed or not current or bool(product.gaps)
        results.append(
            {
                "package": product.plan.package,
                "directory": str(target),
                "current": current,
                "reasons": list(found.reasons),
                "files": found.files,
                "edited": list(found.edited),
                "problems": [problem.as_json() for problem in product.gaps],
            }
        )
        if as_json:
            continue
        if current:
            edits = counted(len(found.edited), "file") + " edited by hand"
            more = f", with {edits}" if found.edited else ""
            print(f"{product.plan.package}: {target} is current{more}")
        else:
            print(f"{product.plan.package}: {target} is not current")
            for reason in found.reasons:
                print(f"  because {reason}")
            for path, state in found.files.items():
                print(f"  {path}: {state}")
        for problem in product.gaps:
            print(f"  {problem}")
    if as_json:
        print(json.dumps({"current": not failed, "packages": results}, indent=2))
    return int(failed)
