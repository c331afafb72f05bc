"""``calco mock``: a local server that answers from the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.commands.common import command_errors, remote_options

if TYPE_CHECKING:
    from generator.read.remote import Remote

_LARGEST_PORT = 65535


@click.command()
@click.argument("spec")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS")
@click.option(
    "--port", type=click.IntRange(0, _LARGEST_PORT), default=4010, show_default=True
)
@remote_options
@command_errors
def mock(spec: str, host: str, port: int, *, remote: Remote) -> int:
    """Serve SPEC on a local port, checking each request against it."""
    from generator.mock import serve
    from generator.problems import Report

    serve(spec, host=host, port=port, report=Report(), remote=remote)
    return 0
