"""``calco mock``: a local server that answers from the document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from generator.commands.common import (
    command_errors,
    overlay_option,
    overlays_of,
    remote_options,
)

if TYPE_CHECKING:
    from generator.read.remote import Remote

    _Times = click.ParamType[tuple[float, float]]
else:
    _Times = click.ParamType

_LARGEST_PORT = 65535
_FAULTS = ("429", "503", "drop", "cut", "slow")
_UNITS = {"ms": 0.001, "s": 1.0, "": 0.001}


class _Latency(_Times):
    """``200ms``, ``1s``, or a range: ``200ms..1s``; a bare number is milliseconds."""

    name = "latency"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[float, float]:
        found = [
            re.fullmatch(r"(\d+(?:\.\d+)?)(ms|s|)", part.strip())
            for part in str(value).split("..", 1)
        ]
        times = [float(one[1]) * _UNITS[one[2]] for one in found if one is not None]
        if len(times) < len(found) or times[0] > times[-1]:
            self.fail(f"{value!r} is no time such as 200ms or 200ms..1s", param, ctx)
        return times[0], times[-1]


@click.command()
@click.argument("spec")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS")
@click.option(
    "--port", type=click.IntRange(0, _LARGEST_PORT), default=4010, show_default=True
)
@click.option(
    "--stateful",
    is_flag=True,
    help="Keep what is created, so that it can be got, changed, listed and deleted.",
)
@click.option(
    "--items",
    type=click.IntRange(0, 1_000_000),
    metavar="N",
    help="How many items lists with pages have; as many as their example by default.",
)
@click.option(
    "--seed",
    type=click.IntRange(0),
    default=0,
    metavar="N",
    help="Which of the values that keep to a schema are made, and where chance begins.",
)
@click.option(
    "--latency",
    type=_Latency(),
    metavar="TIME",
    help="Wait before each answer: 200ms, or between two times: 200ms..1s.",
)
@click.option(
    "--chaos",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="RATE",
    help="The share of requests, from 0 to 1, that meet a fault.",
)
@click.option(
    "--fault",
    "faults",
    type=click.Choice(_FAULTS),
    multiple=True,
    help="Which faults --chaos uses; all by default. 429 and 503 come with Retry-After;"
    " drop sends nothing, cut half a body, slow a body in pieces.",
)
@click.option(
    "--watch/--no-watch",
    default=True,
    show_default=True,
    help="Take up the document when its files change.",
)
@click.option("--quiet", is_flag=True, help="Tell nothing of the requests.")
@overlay_option
@remote_options
@command_errors
def mock(
    spec: str,
    host: str,
    port: int,
    *,
    stateful: bool,
    items: int | None,
    seed: int,
    latency: tuple[float, float] | None,
    chaos: float,
    faults: tuple[str, ...],
    overlays: tuple[str, ...],
    watch: bool,
    quiet: bool,
    remote: Remote,
) -> int:
    """Serve SPEC on a local port, checking each request against it.

    A request can ask for a certain answer by the header Prefer: code=404,
    example=NAME, dynamic=true (made of the schema), size=N (of a binary body),
    fault=drop.
    """
    from generator.mock import serve
    from generator.mock.faults import Chaos
    from generator.problems import Report

    serve(
        spec,
        host=host,
        port=port,
        report=Report(),
        remote=remote,
        overlays=overlays_of(spec, overlays),
        stateful=stateful,
        items=items,
        chaos=Chaos(chaos, faults or _FAULTS, latency or (0.0, 0.0), seed),
        watch=watch,
        quiet=quiet,
    )
    return 0
