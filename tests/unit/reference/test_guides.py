"""Guides of the owner's own, as pages beside the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import config
from generator.problems import CalcoError
from generator.read.guides import read_guides
from generator.reference.guides import guide_pages

ROOT = Path(__file__).resolve().parents[3]


def guide(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_guide_is_called_as_its_file_and_titled_as_its_heading(
    tmp_path: Path,
) -> None:
    text = "# First *steps*\n\n## Then\n\nSee [paging](paging.md#size).\n"
    (page,) = guide_pages(read_guides([guide(tmp_path, "first steps.md", text)]))
    assert (page.address, page.title) == ("guides/first-steps.html", "First steps")
    assert page.text.startswith("<h2>Then</h2>")
    assert 'href="paging.html#size"' in page.text


def test_a_guide_without_a_heading_is_titled_as_its_file(tmp_path: Path) -> None:
    (page,) = guide_pages(
        read_guides([guide(tmp_path, "limits.md", "Words <script>x</script>\n")])
    )
    assert (page.title, page.text) == ("limits", "<p>Words </p>\n")


def test_a_guide_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CalcoError, match="no such file") as raised:
        read_guides([tmp_path / "none.md"])
    assert raised.value.problem.code == "CALCO-C013"


def test_two_guides_of_one_name(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    paths = [guide(tmp_path, "a.md", "x"), guide(tmp_path / "more", "A.md", "y")]
    with pytest.raises(CalcoError, match="another guide"):
        read_guides(paths)


def test_the_configuration_names_guides_beside_itself() -> None:
    options = config.load(ROOT / "calco.toml").sdks["fattureincloud"]
    pages = guide_pages(read_guides(options.guides))
    assert [page.title for page in pages] == [
        "REST in a page",
        "Authentication",
        "Paging and filtering",
        "Errors and limits",
        "Notifications",
    ]
    addresses = {page.address.removeprefix("guides/") for page in pages}
    for page in pages:
        for link in page.text.split('href="')[1:]:
            target = link.partition('"')[0]
            assert target.startswith("https:") or target in addresses


def test_guides_that_are_no_list_of_files(tmp_path: Path) -> None:
    path = tmp_path / "calco.toml"
    path.write_text('[sdk.a]\nspec = "a"\noutput = "b"\nguides = "rest.md"\n')
    with pytest.raises(CalcoError, match=r"sdk\.a\.guides is not a list of files"):
        config.load(path)
