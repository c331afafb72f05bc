"""What a folder holds after a site was written into it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from generator.problems import CalcoError
from generator.reference.write import RECORD, write_site

if TYPE_CHECKING:
    from pathlib import Path


def test_files_are_written_once_and_taken_away_when_they_are_gone(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "site"
    assert write_site({"a.html": "1", "b/c.html": "2"}, folder) == (2, 0, 0)
    assert write_site({"a.html": "1", "b/c.html": "3"}, folder) == (1, 1, 0)
    assert write_site({"a.html": "1"}, folder) == (0, 1, 1)
    assert (folder / "a.html").read_text() == "1"
    assert not (folder / "b/c.html").exists()


def test_a_file_of_ones_own_stays(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_site({"a.html": "1"}, folder)
    (folder / "CNAME").write_text("api.example")
    write_site({"b.html": "1"}, folder)
    assert (folder / "CNAME").read_text() == "api.example"


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(CalcoError) as refused:
        write_site({"a.html": "1"}, tmp_path)
    assert refused.value.problem.code == "CALCO-W011"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(CalcoError) as refused:
        write_site({"a.html": "1"}, tmp_path / "site")
    assert refused.value.problem.code == "CALCO-W010"
    assert (tmp_path / "site").read_text() == "mine"


@pytest.mark.parametrize("name", ["../mine.txt", "/etc/hosts", "b/../../mine.txt"])
def test_a_record_that_was_changed_takes_nothing_away(
    tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "site"
    write_site({"a.html": "1"}, folder)
    (tmp_path / "mine.txt").write_text("mine")
    (folder / RECORD).write_text(json.dumps({"files": [name, 5]}))
    write_site({"a.html": "1"}, folder)
    assert (tmp_path / "mine.txt").read_text() == "mine"
