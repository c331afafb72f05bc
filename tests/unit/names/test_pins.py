"""Names that the configuration gives, and what it may not say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from generator.config import Options, Pin
from generator.names import Names, Records, name
from generator.names.reserved import FIELDS, MEMBERS
from generator.parse import parse
from generator.problems import CalcoError, Place, Report
from generator.read import read
from generator.runtime.enums import OpenIntEnum, OpenStrEnum
from generator.runtime.models import Model
from tests.unit.names.test_stable_names import DOCUMENT, everything

if TYPE_CHECKING:
    from pathlib import Path

    from generator.ir import Api

PLACE = Place("calco.toml", 3, 1)


def pinned(
    directory: Path,
    kind: str,
    pins: dict[str, str],
    earlier: Records | None = None,
) -> tuple[Api, Names]:
    """The names of the document that competes for names, with some of them given."""
    path = directory / "openapi.json"
    path.write_text(json.dumps(DOCUMENT), encoding="utf-8")
    report = Report()
    api = parse(read(str(path), report=report), report)
    given = tuple(Pin(what, called, PLACE) for what, called in pins.items())
    options = Options(names={kind: given})
    return api, name(api, options, earlier or Records(), Report())


@pytest.mark.parametrize(
    ("kind", "what", "called", "key", "expected"),
    [
        ("operations", "listThings", "things.all", ("method", "get"), "things.all"),
        ("operations", "GET /things", "a.b.c", ("method", "get"), "a.b.c"),
        ("schemas", "foo-bar", "Dashed", ("schema", "foo-bar"), "Dashed"),
        ("schemas", "fooBar.owner", "Holder", ("schema", "fooBar.owner"), "Holder"),
        (
            "properties",
            "foo_bar.class",
            "kind",
            ("field", "foo_bar", "class"),
            "kind",
        ),
        (
            "enums",
            "fooBar.owner.kind.>=",
            "AT_LEAST",
            ("member", "fooBar.owner.kind", ">="),
            "AT_LEAST",
        ),
        (
            "parameters",
            "listThings perPage",
            "size",
            ("argument", "get", "query", "perPage"),
            "size",
        ),
        (
            "parameters",
            "GET /things header Id",
            "sender",
            ("argument", "get", "header", "Id"),
            "sender",
        ),
    ],
)
def test_a_pin_gives_the_name_and_it_is_kept(
    tmp_path: Path,
    kind: str,
    what: str,
    called: str,
    key: tuple[str, ...],
    expected: str,
) -> None:
    key = tuple("#/paths/~1things/get" if part == "get" else part for part in key)
    api, names = pinned(tmp_path, kind, {what: called})
    assert everything(api, names)[key] == expected
    # Without the pin the name stays: it was given once.
    api, after = pinned(tmp_path, kind, {}, names.records)
    assert everything(api, after)[key] == expected
    # A pin wins over what was recorded.
    _, before = pinned(tmp_path, kind, {})
    api, names = pinned(tmp_path, kind, {what: called}, before.records)
    assert everything(api, names)[key] == expected
    changed = {
        k for k, v in everything(api, before).items()
        if everything(api, names).get(k) != v and k[0] != "class"
    }  # fmt: skip
    assert changed == {key}


def test_a_tag_is_moved_with_all_its_operations(tmp_path: Path) -> None:
    _, before = pinned(tmp_path, "resources", {})
    for earlier in (None, before.records):
        _, names = pinned(
            tmp_path, "resources", {"Close": "things.doors", "/close": "door"}, earlier
        )
        methods = names.records.operations
        assert methods["PUT /things/{id}"].startswith("things.doors.")
        assert methods["GET /close"] == "door.list"
        assert methods["GET /things"] == "things.list"
        assert {r.dotted: r.children for r in names.resources}["things"] == (
            ("things", "doors"),
        )


@pytest.mark.parametrize(
    ("kind", "what", "called", "code", "words"),
    [
        ("operations", "listThing", "things.all", "C021", "'listThing'"),
        ("schemas", "foo", "Foo", "C021", "among the schemas"),
        ("properties", "foo-bar.q", "q", "C021", "among the properties"),
        ("resources", "Nothing", "q", "C021", "among the resources"),
        ("operations", "listThings", "all", "C022", "'all' cannot be the name"),
        ("operations", "listThings", "things.import", "C022", "cannot be the name"),
        ("schemas", "foo-bar", "Foo Bar", "C022", "cannot be the name"),
        ("properties", "foo_bar.class", "_kind", "C022", "cannot be the name"),
        ("enums", "fooBar.owner.kind.a", "1", "C022", "cannot be the name"),
        ("schemas", "foo-bar", "Model", "C023", "the name is taken"),
        ("schemas", "foo-bar", "FooBarOwner", "C023", "FooBarOwner is called that"),
        ("operations", "listThings", "things.get", "C023", "is called that"),
        ("operations", "listThings", "things.models", "C023", "is taken"),
        ("properties", "foo_bar.class", "copy_", "C023", "foo_bar.copy is called"),
        ("resources", "Close", "close", "C023", "is taken"),
        ("resources", "Close", "things.models", "C023", "is taken"),
        ("operations", "listThings", "raw.list", "C023", "is taken"),
        ("parameters", "listThings perPage", "sort", "C023", "is called that"),
        ("parameters", "listThings perPage", "body", "C023", "is taken"),
        ("schemas", "foo-bar", "list", "C023", "the name is taken"),
        ("schemas", "foo-bar", "property", "C023", "the name is taken"),
        ("schemas", "foo-bar", "TimeoutError", "C023", "the name is taken"),
        ("schemas", "foo-bar", "TYPE_CHECKING", "C023", "the name is taken"),
        ("schemas", "foo-bar", "things", "C022", "cannot be the name"),
        ("schemas", "foo-bar", "Owner", "C023", "fooBar.Owner is called that"),
        ("properties", "foo_bar.class", "copy", "C023", "the name is taken"),
        ("properties", "foo_bar.class", "model_config", "C023", "the name is taken"),
        ("properties", "foo_bar.class", "model_mine", "C023", "the name is taken"),
        ("properties", "foo_bar.class", "Annotated", "C023", "the name is taken"),
        ("properties", "foo_bar.class", "ThingList", "C023", "thing_list is called"),
        ("operations", "listThings", "things.Any", "C023", "the name is taken"),
        ("resources", "Close", "Timeout", "C023", "the name is taken"),
        ("resources", "Close", "things.Sequence", "C023", "the name is taken"),
        ("enums", "fooBar.owner.kind.a", "mro", "C023", "the name is taken"),
        ("enums", "fooBar.owner.kind.a", "value", "C023", "the name is taken"),
        ("enums", "fooBar.owner.kind.a", "is_known", "C023", "the name is taken"),
        ("enums", "fooBar.owner.kind.a", "upper", "C023", "the name is taken"),
        ("enums", "fooBar.owner.kind.a", "bit_length", "C023", "the name is taken"),
        ("resources", "Close", "things.list", "C023", "GET /things is called things.l"),
        ("resources", "Close", "things.get.a", "C023", "/other/things is called thin"),
        (
            "operations",
            "GET /close",
            "things.list.x",
            "C023",
            "GET /things is called thi",
        ),
    ],
)
def test_a_pin_that_cannot_hold_is_an_error_with_its_place(
    tmp_path: Path, kind: str, what: str, called: str, code: str, words: str
) -> None:
    with pytest.raises(CalcoError) as caught:
        pinned(tmp_path, kind, {what: called})
    problem = caught.value.problem
    assert problem.code == f"CALCO-{code}"
    assert problem.place == PLACE
    assert words in problem.message


@pytest.mark.parametrize(
    ("kind", "what", "called"),
    [
        ("resources", "Close", "things.list"),
        ("operations", "GET /close", "things.list.x"),
    ],
)
def test_a_recorded_method_gives_way_to_no_resource(
    tmp_path: Path, kind: str, what: str, called: str
) -> None:
    _, before = pinned(tmp_path, kind, {})
    with pytest.raises(CalcoError) as caught:
        pinned(tmp_path, kind, {what: called}, before.records)
    assert caught.value.problem.code == "CALCO-C023"
    assert "GET /things is called things.list" in caught.value.problem.message


def test_a_method_gives_way_that_is_pinned_as_well(tmp_path: Path) -> None:
    pins = {"GET /close": "things.list.x", "listThings": "things.all"}
    _, names = pinned(tmp_path, "operations", pins)
    assert names.records.operations["GET /things"] == "things.all"
    assert "things.list.x" in names.records.operations.values()


def test_nothing_that_classes_have_may_be_pinned() -> None:
    public = {name for name in dir(Model) if not name.startswith(("_", "model_"))}
    assert public <= FIELDS
    for enumeration in (OpenStrEnum, OpenIntEnum):
        assert {n for n in dir(enumeration) if not n.startswith("_")} <= MEMBERS
    assert {*dir(str), *dir(int)} <= MEMBERS


def test_two_things_may_exchange_their_names(tmp_path: Path) -> None:
    _, before = pinned(tmp_path, "schemas", {})
    given = before.records.schemas
    swapped = {"foo-bar": given["foo_bar"], "foo_bar": given["foo-bar"]}
    _, names = pinned(tmp_path, "schemas", swapped, before.records)
    assert names.records.schemas["foo-bar"] == given["foo_bar"]
    assert names.records.schemas["foo_bar"] == given["foo-bar"]
