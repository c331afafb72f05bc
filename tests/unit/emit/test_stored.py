"""The document as a file of the package."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.emit.stored import Stored, restored, stored
from generator.names.records import Records

_NAMES = Records.of({"operations": {"GET /pets": "pets.list"}})


def test_it_comes_back_as_it_was() -> None:
    document: dict[str, Any] = {
        "openapi": "3.1.1",
        "info": {"title": "Caffè \u2028 </script> \0", "x-none": None},
        "paths": {"/pets": {"get": {"x": [9007199254740993, 1.5, {}, []]}}},
        "tags": [],
    }
    guides = (("rest", "# REST\n"),)
    text = stored(Stored(document, _NAMES, guides))
    found = restored(text)
    assert found.document == document
    assert list(found.document) == list(document)
    assert found.names == _NAMES
    assert tuple(found.guides) == guides


def test_a_path_and_a_schema_have_lines_of_their_own() -> None:
    document: dict[str, Any] = {
        "paths": {"/a": {"get": {"tags": ["x"]}, "put": {}}},
        "components": {"schemas": {"A": {"type": "object"}, "B": {"type": "string"}}},
    }
    lines = stored(Stored(document, Records(), ())).splitlines()
    assert '    "get": {"tags":["x"]},' in lines
    assert '    "A": {"type":"object"},' in lines
    assert '    "B": {"type":"string"}' in lines


def test_half_a_character_survives() -> None:
    text = stored(Stored({"x": "\ud800"}, Records(), ()))
    assert restored(text.encode().decode()).document == {"x": "\ud800"}


@pytest.mark.parametrize(
    "text", ["", "[]", '{"version": 2}', '{"version": 1, "document": 1}']
)
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        restored(text)


def test_names_that_are_none_are_refused() -> None:
    value = json.loads(stored(Stored({}, _NAMES, ())))
    value["names"]["operations"]["GET /pets"] = "import os"
    with pytest.raises(ValueError, match="no identifier"):
        restored(json.dumps(value))
