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
@remote_options
@command_errors
def diff(
    old: str | None,
    new: str | None,
    since: str | None,
    form: str,
    fail_on: str | None,
    package: str | None,
    *,
    released: bool,
    as_json: bool,
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
        if package is not None:
            raise click.UsageError("--package is for OLD and NEW.")
        if since is not None and released:
            raise click.UsageError("Give --since or --release.")
        return _all(since, form, fail_on, remote, released=released)
    if new is None or since is not None or released:
        raise click.UsageError(
            "Give OLD and NEW, or neither and perhaps --since or --release."
        )
    if old == new == "-":
        raise click.UsageError("Standard input can be only one of the two.")
    if package is not None:
        config.check_package_name(package)
    found = difference(old, new, package=package, remote=remote, remark=_remark)
    if form == "json":
        from generator.diff.formats import as_json as whole

        print(json.dumps(whole(found), indent=2))
    else:
        _print(found, form, f"{one_line(old)} to {one_line(new)}")
    return int(fail_on is not None and found.fails(fail_on))


def _all(
    since: str | None, form: str, fail_on: str | None, remote: Remote, *, released: bool
) -> int:
    """What changes in every SDK of the configuration."""
    from generator.diff.run import differences

    found = differences(since, released=released, remote=remote, remark=_remark)
    if form == "json":
        from generator.diff.formats import all_as_json

        print(json.dumps(all_as_json(found), indent=2))
    else:
        for name, one in found.items():
            if form == "markdown":
                print(f"## {name}\n")
            if one is None:
                print(f"{name}: is new")
            else:
                _print(one, form, f"{name} since {one_line(since)}" if since else name)
            if form == "markdown":
                print()
    graver = fail_on is not None and any(
        one and one.fails(fail_on) for one in found.values()
    )
    return int(graver)


def _print(found: Difference, form: str, title: str) -> None:
    if form == "github":
        from generator.diff.formats import as_github as lines
    elif form == "markdown":
        from generator.diff.text import as_markdown as lines
    else:
        _print_text(found, title)
        return
    for line in lines(found):
        print(line)


def _print_text(found: Difference, title: str) -> None:
    from generator.diff.text import as_text, counts_of, verdict_of

    for line in as_text(found):
        print(line)
    counts = counts_of(found)
    verdict = verdict_of(found)
    print(f"{title}: {f'{counts}; {verdict}' if counts else verdict}")


def _remark(text: str) -> None:
    print(f"calco: {one_line(text)}", file=sys.stderr)
