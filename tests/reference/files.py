"""A server of plain files on a free port, for pages to be looked at in a browser."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from _typeshed import ReadableBuffer


class FileServer(ThreadingHTTPServer):
    """Sends the files of a folder, uncompressed, and counts what it sends.

    Attributes:
        sent: Bytes of answers so far, heads included.
        asked: The targets that were asked for, in order.
    """

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
        self.sent = 0
        self.asked: list[str] = []
        self._counting = threading.Lock()

    @property
    def url(self) -> str:
        """Its base URL, without a slash at the end."""
        return f"http://127.0.0.1:{self.server_port}"

    def count(self, size: int) -> None:
        """Take note of bytes that were sent."""
        with self._counting:
            self.sent += size

    def forget(self) -> None:
        """Count from nothing again."""
        with self._counting:
            self.sent = 0
            self.asked.clear()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves in the middle of an answer is no error."""


class _Counted(BufferedIOBase):
    """The writing end of a connection, which reports to the server."""

    def __init__(self, inner: BufferedIOBase, server: FileServer) -> None:
        super().__init__()
        self._inner = inner
        self._server = server

    def write(self, buffer: ReadableBuffer, /) -> int:
        written = self._inner.write(buffer)
        self._server.count(written)
        return written


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def setup(self) -> None:
        super().setup()
        self.files = cast("FileServer", self.server)
        self.wfile = _Counted(self.wfile, self.files)

    def send_head(self) -> Any:
        self.files.asked.append(self.path)
        return super().send_head()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Print nothing."""


@contextmanager
def file_server(folder: Path) -> Generator[FileServer]:
    """Serve a folder from threads of this process, as long as the block runs."""
    with FileServer(folder) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
