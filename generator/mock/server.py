"""Runs the mock on a port."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from ..problems import Report
from ..serving import Server, listen
from .app import application
from .faults import Chaos, Faults
from .log import Log
from .watch import Reloading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from starlette.types import ASGIApp

    from ..read.overlaying import Overlays
    from ..read.remote import Remote


def serve(
    location: str,
    *,
    host: str = "127.0.0.1",
    port: int = 4010,
    report: Report,
    remote: Remote | None = None,
    overlays: Overlays | None = None,
    stateful: bool = False,
    items: int | None = None,
    chaos: Chaos | None = None,
    watch: bool = False,
    quiet: bool = True,
) -> None:
    """Answer for a document until the process is interrupted.

    Prints one line on standard output once requests are taken.

    Args:
        location: A path, a URL or ``-``, as :func:`generator.read.read` takes it.
        host: The address to listen on.
        port: The port to listen on; 0 takes any free one.
        report: Receives the problems of the document.
        remote: What may be fetched for references; nothing by default.
        overlays: What changes the document.
        stateful: Keep what is created, changed and deleted.
        items: How many items lists that have pages have.
        chaos: What goes wrong without being asked for.
        watch: Take up the document when its files change.
        quiet: Print no line a request.

    Raises:
        CalcoError: The document cannot be read, or the address cannot be used.
    """
    from ..read import read

    used = chaos or Chaos()

    def build() -> tuple[ASGIApp, Sequence[Path]]:
        document = read(location, report=report, remote=remote, overlays=overlays)
        made = application(
            document,
            report=report,
            prepare=True,
            seed=used.seed,
            stateful=stateful,
            items=items,
        )
        return made, document.files

    # What is not made of files stays as it is.
    reloading = Reloading(build)
    app: ASGIApp = Faults(reloading, used)
    listener = listen(host, port)
    with listener:
        shown, bound = listener.getsockname()[:2]
        if ":" in shown:
            shown = f"[{shown}]"
        title = "standard input" if location == "-" else location
        line = f"calco mock: http://{shown}:{bound} answers for {title}"
        if watch:
            reloading.start()
        with contextlib.suppress(KeyboardInterrupt):
            Server(app if quiet else Log(app), line).run(sockets=[listener])
