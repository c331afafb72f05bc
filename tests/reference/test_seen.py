"""What the benchmark takes for an operation that is on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.visits import seen_script

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

_WANTED = [["/pets/{pet_id}", "Get a pet"]]
_FRAMES = """count => new Promise(done => {
  const step = () => count-- > 0 ? requestAnimationFrame(step) : done();
  step();
})"""


def seen(page: Page, body: str) -> bool:
    """Whether the operation is noticed in a document with such a body."""
    page.set_content(f"<!doctype html><body>{body}</body>")
    page.evaluate(seen_script(_WANTED))
    page.evaluate(_FRAMES, 20)
    return page.evaluate("() => window.operationSeen !== undefined") is True


SEEN = {
    "a heading": "<h1>Get a pet</h1>",
    "a badge after it": "<li><a href='#'>Get a pet<span>GET</span></a></li>",
    "a badge before it": "<li><a href='#'><b>GET</b> Get a pet</a></li>",
    "its path in pieces": "<code>/pets<wbr>/<span>{pet_id}</span></code>",
    "its path with the method": "<p>GET /\u200bpets/\u200b{pet_id}</p>",
    "an element without a box": "<div style='display: contents'><p> GET A\n PET </div>",
    "a shadow root": """<x-y></x-y><script>
        document.querySelector("x-y").attachShadow({mode: "open"}).innerHTML =
          "<div><p>Get a pet</p></div>"
        </script>""",
}
UNSEEN = {
    "another text": "<h1>Get a pet or two</h1>",
    "a script": "<script type='text/plain'>Get a pet</script>",
    "not displayed": "<p style='display: none'>Get a pet</p>",
    "hidden": "<p style='visibility: hidden'>Get a pet</p>",
    "transparent": "<div style='opacity: 0'><p>Get a pet</p></div>",
    "further down": "<p style='margin-top: 2000px'>Get a pet</p>",
    "to the left": "<p style='position: absolute; left: -500px'>Get a pet</p>",
    "covered": "<p>Get a pet</p><div style='position: fixed; inset: 0'></div>",
}


def test_an_operation_on_screen_is_seen(page: Page) -> None:
    assert [name for name, body in SEEN.items() if not seen(page, body)] == []


def test_an_operation_that_nobody_sees_is_not_seen(page: Page) -> None:
    assert [name for name, body in UNSEEN.items() if seen(page, body)] == []


def test_each_group_must_be_on_screen(page: Page) -> None:
    page.set_content("<!doctype html><body><p>Get a pet</p>")
    page.evaluate(seen_script([["Get a pet"], ["/pets"]]))
    page.evaluate(_FRAMES, 20)
    assert page.evaluate("() => window.operationSeen") is None
    page.evaluate("() => document.body.insertAdjacentHTML('beforeend', '<p>/pets</p>')")
    page.wait_for_function("() => window.operationSeen > 0")
