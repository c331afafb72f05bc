"""``calco validate``: every problem of a document."""

from __future__ import annotations

import json
import sys

import click

from generator.commands.common import command_errors


@click.command()
@click.argument("spec")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@command_errors
def validate(spec: str, *, as_json: bool) -> int:
    """Show every problem of SPEC with its place.

    Exit code 1 when something cannot be carried over into a package.
    """
    from generator.parse import parse
    from generator.problems import Report
    from generator.problems_text import Excerpts, count_of
    from generator.read import read

    report = Report()
    document = read(
        spec, report=report, stdin=sys.stdin.buffer if spec == "-" else None
    )
    api = parse(document, report)
    failed = any(problem.level == "error" for problem in report.problems)
    if as_json:
        content = {
            "valid": not failed,
            "openapi": document.version,
            "operations": len(api.operations),
            "problems": [problem.as_json() for problem in report.problems],
        }
        print(json.dumps(content, indent=2))
        return int(failed)
    excerpts = Excerpts()
    for problem in report.problems:
        for line in excerpts.lines(problem):
            print(line)
    print(
        f"{spec}: OpenAPI {document.version}, {len(api.operations)} operations,"
        f" {count_of(report.problems) or 'no problems'}"
    )
    return int(failed)
