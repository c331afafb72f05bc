"""The judges of pages, judged: each finds what is wrong and nothing else."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import httpx2
import pytest

from tests.reference.browser import PHONE
from tests.reference.needs import MissingError, chromium_path, without

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.reference.axe import Violation
    from tests.reference.conftest import NewPage, Screenshot, Serve

GOOD = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Pets</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'self'"></head>
<body><main><h1>Pets</h1><label>Name <input></label></main></body>
</html>
"""
BAD = GOOD.replace("<label>Name <input></label>", "<input>")


@pytest.mark.browser
def test_axe_finds_nothing_on_a_good_page(
    page: Page, axe: Callable[[Page], list[Violation]]
) -> None:
    page.set_content(GOOD)
    assert axe(page) == []


@pytest.mark.browser
def test_axe_finds_a_field_without_a_label_and_its_place(
    page: Page, axe: Callable[[Page], list[Violation]]
) -> None:
    page.set_content(BAD)
    (found,) = axe(page)
    assert found.rule == "label"
    assert len(found.places) == 1
    assert "<input>" in str(found)


@pytest.mark.browser
def test_axe_finds_text_that_is_too_pale_in_one_theme_only(
    new_page: NewPage, axe: Callable[[Page], list[Violation]]
) -> None:
    style = "<style>@media (prefers-color-scheme: dark) {h1 {color: #ddd}}</style>"
    text = GOOD.replace(" content=\"default-src 'self'\"", "") + style
    found: dict[str, list[str]] = {}
    for scheme in ("light", "dark"):
        page = new_page(color_scheme=scheme)
        page.set_content(text)
        found[scheme] = [one.rule for one in axe(page)]
    assert found == {"light": [], "dark": ["color-contrast"]}


@pytest.mark.browser
def test_a_served_folder_is_read_by_the_browser(
    page: Page, serve: Serve, tmp_path: Path
) -> None:
    (tmp_path / "operations").mkdir()
    (tmp_path / "operations" / "list-pets.html").write_text(GOOD, encoding="utf-8")
    answer = page.goto(f"{serve(tmp_path)}/operations/list-pets.html")
    assert answer is not None
    assert answer.status == 200
    assert page.locator("h1").inner_text() == "Pets"


def test_the_file_server_sends_plain_bytes_and_404(
    serve: Serve, tmp_path: Path
) -> None:
    (tmp_path / "app.js").write_bytes(b"let pets = 1;\n" * 1000)
    url = serve(tmp_path)
    answer = httpx2.get(f"{url}/app.js", headers={"accept-encoding": "gzip"})
    assert answer.content == b"let pets = 1;\n" * 1000
    assert "content-encoding" not in answer.headers
    assert answer.headers["content-type"].startswith(("text/javascript", "application"))
    assert httpx2.get(f"{url}/missing.js").status_code == 404


@pytest.mark.browser
def test_a_picture_shows_the_whole_page_at_the_width_asked_for(
    new_page: NewPage, screenshot: Screenshot
) -> None:
    page = new_page(viewport=PHONE)
    page.set_content("<!doctype html><body style='margin: 0; height: 1500px'>")
    content = screenshot(page, "helpers-phone").read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == (PHONE["width"], 1500)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("<img src='http://pets.example/cat.png'>", "elsewhere: http://pets.example"),
        ("<script>pets()</script>", "a script failed: pets is not defined"),
    ],
    ids=["a request", "an error"],
)
def test_what_a_page_must_not_do_is_noticed(
    new_page: NewPage,
    complaints: list[str],
    serve: Serve,
    tmp_path: Path,
    text: str,
    complaint: str,
) -> None:
    (tmp_path / "index.html").write_text(f"<!doctype html>{text}", encoding="utf-8")
    new_page().goto(f"{serve(tmp_path)}/")
    (found,) = complaints
    complaints.clear()
    assert complaint in found


@pytest.mark.browser
def test_a_breach_of_the_content_security_policy_is_noticed(
    new_page: NewPage, complaints: list[str], serve: Serve, tmp_path: Path
) -> None:
    text = GOOD.replace("<h1>", "<script>document.title = 'x'</script><h1>")
    (tmp_path / "index.html").write_text(text, encoding="utf-8")
    page = new_page()
    page.goto(f"{serve(tmp_path)}/")
    assert page.title() == "Pets"
    (found,) = complaints
    complaints.clear()
    assert "script-src" in found


def test_a_missing_browser_fails_continuous_integration_and_skips_elsewhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingError, match="Chromium is not installed") as missing:
        chromium_path()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="must install it"):
        without(missing.value)
    monkeypatch.delenv("CI")
    with pytest.raises(pytest.skip.Exception, match="Chromium is not installed"):
        without(missing.value)
