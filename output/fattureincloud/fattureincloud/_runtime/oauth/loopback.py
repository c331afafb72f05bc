"""A server on this machine that waits for a browser to come back (RFC 8252, 7.3)."""

from __future__ import annotations

import sys
from concurrent.futures import Future
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

    from typing_extensions import Self

_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>{title}</title>
<style>
body {{ font: 1.1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 20vh auto;
padding: 0 1rem; color-scheme: light dark }}
</style>
<h1>{title}</h1><p>{text}</p></html>
"""
_AWAY = "Go back to the program; this window can be closed."
_PAGES = {
    200: ("You have agreed", _AWAY),
    403: ("You are not signed in", f"The server did not let you in. {_AWAY}"),
    400: ("This is not the sign-in that was begun", "Begin it again in the program."),
    404: ("There is nothing here", "This server waits for a sign-in to finish."),
}


class Loopback:
    """The server; in a ``with`` block.

    Args:
        host: The address to listen on.
        port: The port; 0 is any that is free.
        path: The path that the browser comes back to.
        expects: Whether an address belongs to the sign-in; others do not end it.

    Attributes:
        callback: The address that the browser comes back to, once it does.
        redirect_uri: Where it comes back to.
    """

    def __init__(
        self, host: str, port: int, path: str, expects: Callable[[str], bool]
    ) -> None:
        found: Future[str] = Future()
        found.set_running_or_notify_cancel()

        class Handler(BaseHTTPRequestHandler):
            timeout = 10  # seconds for a browser that connects and says nothing

            def do_GET(self) -> None:
                status = 404
                if urlsplit(self.path).path == path:
                    status = 200 if expects(self.path) else 400
                    query = parse_qs(urlsplit(self.path).query)
                    refused = status == 200 and "error" in query
                    status = 403 if refused else status
                title, text = _PAGES[status]
                content = _PAGE.format(title=title, text=text).encode()
                self.send_response(status)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(content)))
                self.send_header("Cache-Control", "no-store")
                self.send_header("Referrer-Policy", "no-referrer")
                policy = "default-src 'none'; style-src 'unsafe-inline'"
                self.send_header("Content-Security-Policy", policy)
                self.end_headers()
                self.wfile.write(content)
                if status in (200, 403) and not found.done():
                    found.set_result(self.path)

            def log_request(self, code: object = "-", size: object = "-") -> None:
                """Nothing: the address has the code in it."""

        self.callback = found
        self._server = ThreadingHTTPServer((host, port), Handler)
        shown = f"[{host}]" if ":" in host else host
        self.redirect_uri = f"http://{shown}:{self._server.server_port}{path}"

    def show(self, url: str, open_browser: Callable[[str], object] | None) -> None:
        """Bring an address before the user."""
        if open_browser is not None:
            open_browser(url)
            return
        import webbrowser

        if not webbrowser.open(url):
            print(f"Open this address to sign in:\n{url}", file=sys.stderr, flush=True)

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, args=(0.1,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
