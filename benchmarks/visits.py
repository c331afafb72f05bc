"""A first visit to a page: when it shows an operation, and what it costs."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import TimeoutError as PageTimeoutError

from tests.reference.browser import chromium, open_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Page, Request

    from tests.reference.files import FileServer

_SEEN = (Path(__file__).parent / "seen.js").read_text(encoding="utf-8")
_QUIET = 2.0  # seconds without a new node or byte, after which a page has settled
_HOPELESS = 15.0  # the same for a page that does not show the operation

# Every node of the document: elements, texts and comments, also those in shadow roots.
_NODES = """() => {
  let count = 0;
  const roots = [document];
  while (roots.length) {
    const walker = document.createTreeWalker(roots.pop());
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      count += 1;
      if (node.shadowRoot) roots.push(node.shadowRoot);
    }
  }
  return count;
}"""


@dataclass(frozen=True)
class Visit:
    """What a visit came to.

    Attributes:
        seen: Seconds from the start of the navigation until the operation was drawn;
            None where it never was.
        nodes: Nodes of the document after settling.
        heap: Bytes of JavaScript objects then, garbage left out.
        loaded: Bytes that the server had sent by then.
        elsewhere: Requests to other hosts, none of which got an answer.
        settled: Whether it came to rest, within the limit.
    """

    seen: float | None
    nodes: int | None
    heap: int | None
    loaded: int
    elsewhere: int
    settled: bool


def seen_script(wanted: Sequence[Sequence[str]]) -> str:
    """A script that sets ``window.operationSeen`` to the milliseconds since the start of
    the navigation, when a text of each group is on screen. It reads shadow roots too.
    """
    groups = json.dumps([list(group) for group in wanted])
    return _SEEN.replace("const WANTED = []", f"const WANTED = {groups}")


def visit(
    server: FileServer, target: str, wanted: Sequence[Sequence[str]], limit: float
) -> Visit:
    """Open a page in a browser that was never used.

    Args:
        server: Where it is; counts what it sends.
        target: The page.
        wanted: Groups of texts, for :func:`seen_script`.
        limit: Seconds for everything.
    """
    deadline = time.monotonic() + limit
    elsewhere: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith((server.url, "data:", "blob:")):
            elsewhere.append(request.url)

    with chromium() as browser:
        page = open_page(browser, [])
        page.on("request", asked)
        page.add_init_script(seen_script(wanted))
        server.forget()
        page.goto(f"{server.url}{target}", wait_until="commit")
        seen = _seen(page, server, deadline)
        settled = _settle(page, server, deadline)
        nodes = _when(page, _NODES, max(deadline, time.monotonic() + 10))
        heap = None if nodes is None else _heap(page)
        return Visit(
            None if seen is None else seen / 1000,
            nodes,
            heap,
            server.sent,
            len(elsewhere),
            settled,
        )


def _when(page: Page, expression: str, deadline: float) -> Any:
    """The first value of an expression that is not nothing; None at the deadline. A page
    that is too busy to answer cannot hold this up, as ``evaluate`` would."""
    left = max(deadline - time.monotonic(), 0.001) * 1000
    try:
        return page.wait_for_function(expression, timeout=left).json_value()
    except PageTimeoutError:
        return None


def _seen(page: Page, server: FileServer, deadline: float) -> float | None:
    before = None
    while time.monotonic() < deadline:
        end = min(deadline, time.monotonic() + _HOPELESS)
        seen: float | None = _when(page, "() => window.operationSeen", end)
        now = _state(page, server, deadline)
        if seen is not None or now == before:
            return seen
        before = now
    return None


def _settle(page: Page, server: FileServer, deadline: float) -> bool:
    before = None
    while time.monotonic() < deadline:
        now = _state(page, server, deadline)
        if now == before:
            return True
        before = now
        page.wait_for_timeout(_QUIET * 1000)
    return False


def _state(page: Page, server: FileServer, deadline: float) -> tuple[Any, int]:
    return _when(page, _NODES, deadline), server.sent


def _heap(page: Page) -> int:
    session: Any = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used: int = session.send("Runtime.getHeapUsage")["usedSize"]
    return used
