"""A server that answers each request with what a function makes of it."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

Query = dict[str, list[str]]
Answer = tuple[int, dict[str, str], Any]


@dataclass
class Paged:
    """What is asked of the server, and how it answers.

    Attributes:
        answer: Makes status, headers and body of a path and a query.
        asked: Path and query of each request, in order.
        headers: The headers of each request, names in lower case.
    """

    answer: Callable[[str, Query], Answer]
    url: str = ""
    asked: list[str] = field(default_factory=list[str])
    headers: list[dict[str, str]] = field(default_factory=list[dict[str, str]])


@contextmanager
def paged(answer: Callable[[str, Query], Answer]) -> Generator[Paged]:
    """Run the server on a free port of this machine."""
    found = Paged(answer)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            found.asked.append(self.path)
            found.headers.append({k.lower(): v for k, v in self.headers.items()})
            parts = urlsplit(self.path)
            query = parse_qs(parts.query, keep_blank_values=True)
            status, headers, body = found.answer(parts.path, query)
            content = json.dumps(body).encode()
            self.send_response(status)
            sent = {"content-type": "application/json", **headers}
            for name, value in {**sent, "content-length": str(len(content))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_request(self, code: object = "-", size: object = "-") -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        found.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield found
        finally:
            server.shutdown()
            thread.join()
