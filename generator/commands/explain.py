"""``calco explain``: what a code means and how to mend the document."""

from __future__ import annotations

import json
import textwrap
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from generator.commands.common import command_errors, one_line

if TYPE_CHECKING:
    from generator.codes import Code

_WIDTH = 79


@click.command()
@click.argument("code", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@command_errors
def explain(code: str | None, *, as_json: bool) -> int:
    """Say what CODE means; without CODE, list them all."""
    from generator.codes import CODES, find, near

    if code is None:
        known = list(CODES.values())
        if as_json:
            print(json.dumps([asdict(each) for each in known], indent=2))
        else:
            for each in known:
                print(f"{each.code}  {each.title}")
        return 0
    found = find(code)
    if found is None:
        similar = near(code)
        raise click.UsageError(
            f"There is no code {one_line(code)!r}."
            + (f" Did you mean {' or '.join(similar)}?" if similar else "")
            + " calco explain lists all codes."
        )
    print(json.dumps(asdict(found), indent=2) if as_json else _text(found))
    return 0


def _text(code: Code) -> str:
    paragraphs = [
        f"{code.code}: {code.title}",
        *(
            textwrap.fill(text, _WIDTH)
            for text in (
                code.meaning,
                f"What Calco does: {code.outcome}",
                f"What to do: {code.remedy}",
            )
        ),
    ]
    return "\n\n".join(paragraphs)
