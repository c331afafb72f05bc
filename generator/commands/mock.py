"""``calco mock``: a local server that answers from the document."""

from __future__ import annotations

import click

from generator.commands.common import command_errors

_LARGEST_PORT = 65535


@click.command()
@click.argument("spec")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS")
@click.option(
    "--port", type=click.IntRange(0, _LARGEST_PORT), default=4010, show_default=True
)
@command_errors
def mock(spec: str, host: str, port: int) -> int:
    """Serve SPEC on a local port, checking each request against it."""
    from generator.mock import serve
    from generator.problems import Report

    serve(spec, host=host, port=port, report=Report())
    return 0
