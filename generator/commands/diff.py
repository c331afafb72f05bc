"""``calco diff``: what changes for the users of the package."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from generator.commands.common import command_errors, one_line, remote_options

if TYPE_CHECKING:
    from generator.diff import Difference
    from generator.read.remote import Remote

_FORMATS = ("text", "markdown", "json", "github")
_LIMITS = ("breaking", "feature", "any")


@click.command()
@click.argument("old")
@click.argument("new")
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
@remote_options
@command_errors
def diff(
    old: str,
    new: str,
    form: str,
    fail_on: str | None,
    package: str | None,
    *,
    as_json: bool,
    remote: Remote,
) -> int:
    """Say what changes from OLD to NEW for those who use the package.

    Each is a document (a file, a URL, or - for standard input), REVISION:PATH for one
    that git has, or a folder that was generated. What calco.toml says of the document
    holds for both, and names are those that the package has.
    """
    from generator import config
    from generator.diff.run import difference

    if old == new == "-":
        raise click.UsageError("Standard input can be only one of the two.")
    if package is not None:
        config.check_package_name(package)
    found = difference(old, new, package=package, remote=remote, remark=_remark)
    if as_json or form == "json":
        from generator.diff.formats import as_json as whole

        print(json.dumps(whole(found), indent=2))
    elif form == "github":
        from generator.diff.formats import as_github

        for line in as_github(found):
            print(line)
    elif form == "markdown":
        from generator.diff.text import as_markdown

        for line in as_markdown(found):
            print(line)
    else:
        _print_text(found, old, new)
    return int(fail_on is not None and found.fails(fail_on))


def _print_text(found: Difference, old: str, new: str) -> None:
    from generator.diff.text import as_text, counts_of, verdict_of

    for line in as_text(found):
        print(line)
    counts = counts_of(found)
    verdict = verdict_of(found)
    said = f"{counts}; {verdict}" if counts else verdict
    print(f"{one_line(old)} to {one_line(new)}: {said}")


def _remark(text: str) -> None:
    print(f"calco: {one_line(text)}", file=sys.stderr)
