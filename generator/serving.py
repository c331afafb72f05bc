"""Servers of this machine: a port, and a line once requests are taken."""

from __future__ import annotations

import socket
import sys
from typing import TYPE_CHECKING

import uvicorn

from .problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp


def listen(host: str, port: int) -> socket.socket:
    """A socket that is bound to an address.

    Args:
        host: The address to listen on.
        port: The port to listen on; 0 takes any free one.

    Raises:
        CalcoError: The address cannot be used.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        listener = socket.socket(family, kind, protocol)
    except (OSError, OverflowError, UnicodeError) as error:
        raise _unusable(host, port, error) from error
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except (OSError, OverflowError) as error:
        listener.close()
        raise _unusable(host, port, error) from error
    return listener


def _unusable(host: str, port: int, error: Exception) -> CalcoError:
    reason = getattr(error, "strerror", None) or str(error)
    return CalcoError.of(
        "CALCO-C090",
        f"cannot listen on {host}, port {port}: {reason}",
        hint="Choose another port; 0 takes any free one.",
    )


class Server(uvicorn.Server):
    """Says where it listens, once it does.

    Args:
        app: What answers.
        line: What is printed on standard output.
        stop: Ends what would go on for ever, when the server is to end.
    """

    def __init__(
        self, app: ASGIApp, line: str, stop: Callable[[], object] | None = None
    ) -> None:
        super().__init__(
            uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off")
        )
        self._line = line
        self._stop = stop

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen."""
        await super().startup(sockets=sockets)
        if self.started:
            print(self._line, file=sys.stdout, flush=True)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let go of everything."""
        if self._stop is not None:
            self._stop()
        await super().shutdown(sockets=sockets)
