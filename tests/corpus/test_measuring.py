"""That what measures the documents sees what is wrong with a package."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.corpus.checkers import Checked, check
from tests.corpus.documents import (
    Entry,
    entries_of,
    operations_of,
    without_answers,
)
from tests.corpus.expected import judge
from tests.corpus.measure import measure, unsent
from tests.corpus.roundtrip import differences

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = """\
openapi: 3.1.0
info: {title: Things, version: 1.0.0}
paths:
  /things/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {204: {description: Done}}
    put:
      responses:
        200:
          description: Changed
          content:
            application/json:
              schema:
                type: object
                properties:
                  at: {type: string, format: date-time, example: '2020-01-01 00:00:00'}
              example: {at: '2020-01-01T00:00:00.123456789Z', more: null}
  /shared: {$ref: 'more.yaml#/items/shared'}
  x-no-path: {get: {}}
"""
MORE = "items: {shared: {post: {responses: {204: {description: Done}}}}}"
OPERATIONS = [("GET", "/things/{id}"), ("PUT", "/things/{id}"), ("POST", "/shared")]


@pytest.fixture
def entry(tmp_path: Path) -> Entry:
    folder = tmp_path / "documents" / "nested"
    folder.mkdir(parents=True)
    (folder / "more.yaml").write_text(MORE)
    (folder / "things.yaml").write_text(DOCUMENT)
    (entry,) = entries_of(tmp_path / "documents")
    return entry


def test_documents_are_found_and_counted(entry: Entry) -> None:
    assert entry.name == "nested-things"
    assert entry.package == "corpus_nested_things"
    assert operations_of(entry.path) == OPERATIONS


def test_a_good_document(entry: Entry, tmp_path: Path) -> None:
    (result,) = measure([entry], tmp_path / "made", types=lambda _: False)
    assert judge(result, known=False) == []
    assert (result.code, result.emitted, result.expected) == (0, 3, 3)
    assert result.calls == 6
    assert result.examples == 2
    assert min(result.files, result.lines, result.modules, result.mebibytes) > 0


def test_a_document_that_cannot_be_read(entry: Entry, tmp_path: Path) -> None:
    entry.path.write_text("openapi: 3.1.0\npaths: [")
    (result,) = measure([entry], tmp_path / "made", types=lambda _: False)
    assert result.code == 2
    assert result.stopped is not None
    (failure,) = judge(result, known=False)
    assert "generate: exit code 2" in failure


def test_each_request_stands_for_one_operation() -> None:
    operations = [("GET", "/u/{name}"), ("GET", "/u/me"), ("PUT", "/u/me")]
    me = ("GET", "http://api.invalid/u/me")
    other = ("GET", "http://api.invalid/v2/u/a%2Fb")
    put = ("PUT", "http://api.invalid/u/me?x=1")
    assert unsent(operations, [me, other, put]) == []
    assert unsent(operations, [me, put]) == [("GET", "/u/{name}")]
    assert unsent(operations, [other, other, put]) == [("GET", "/u/me")]
    assert unsent(operations, [me, other, me]) == [("PUT", "/u/me")]
    assert unsent([("GET", "/u/{name}")], [("GET", "http://api.invalid/u/a/b")]) != []
    assert unsent([("GET", "/u/{name}")] * 2, [me, other]) == []


@pytest.mark.parametrize(
    ("before", "after", "places"),
    [
        ({"a": [1, 2.0, None], "b": "c"}, {"b": "c", "a": [1.0, 2, None]}, []),
        ("2020-01-01T00:00:00.50+01:00", "2019-12-31T23:00:00.5Z", []),
        ("2020-01-01T00:00:00.1234567Z", "2020-01-01T00:00:00.123456Z", [""]),
        ("2020-01-01T00:00:00", "2020-01-01T00:00:00Z", [""]),
        ("PT60S", "PT1M", [""]),
        ({"a": None}, {}, ["/a"]),
        ({}, {"a": None}, ["/a"]),
        ({"a": [True, 0]}, {"a": [1, False]}, ["/a/0", "/a/1"]),
        ([1], [1, 2], [""]),
        ({"a": "1.0"}, {"a": 1.0}, ["/a"]),
        ({"a": 2**53 + 1}, {"a": 2.0**53}, ["/a"]),
    ],
)
def test_examples_are_compared(before: Any, after: Any, places: list[str]) -> None:
    assert [found.pointer for found in differences(before, after)] == places


def test_types_are_checked_in_the_package_and_in_its_tests(tmp_path: Path) -> None:
    packages: list[Checked] = []
    for name, source, test in (
        ("good", "A: int = 1\n", "from good import A\n\nB: int = A\n"),
        ("wrong", "A: int = ''\n", "from good import A\n\nB: str = A\n"),
        ("broken", "A: int = \n", ""),
    ):
        project = tmp_path / name
        for folder, text in ((name, source), ("tests", test)):
            (project / folder).mkdir(parents=True)
            (project / folder / "__init__.py").write_text(text)
        packages.append(Checked(name, project))
    for found in check(packages, tmp_path / "types", jobs=2):
        assert found["good"] == []
        assert [message.split(":")[:2] for message in found["wrong"]] == [
            ["wrong/__init__.py", "1"],
            ["wrong_tests/__init__.py", "3"],
        ]
        assert [message.split(":")[0] for message in found["broken"]] == [
            "broken/__init__.py"
        ] * len(found["broken"])
        assert found["broken"] != []


def test_a_runtime_is_checked_once_in_each_of_its_forms(tmp_path: Path) -> None:
    packages: list[Checked] = []
    for name, runtime in (("one", "''"), ("two", "''"), ("three", "b''")):
        project = tmp_path / name
        for path, text in (
            (f"{name}/__init__.py", "from ._runtime.a import A\n\nB: str = A\n"),
            (f"{name}/_runtime/__init__.py", ""),
            (f"{name}/_runtime/a.py", f"A: int = {runtime}\n"),
            ("tests/__init__.py", ""),
        ):
            (project / path).parent.mkdir(parents=True, exist_ok=True)
            (project / path).write_text(text)
        packages.append(Checked(name, project))
    mypy, pyright = check(packages, tmp_path / "types", jobs=2)
    places = {
        name: sorted(message.split(":")[0] for message in said)
        for name, said in pyright.items()
    }
    assert places == {
        "one": ["one/__init__.py", "one/_runtime/a.py"],
        "two": ["two/__init__.py"],
        "three": ["three/__init__.py", "three/_runtime/a.py"],
    }
    assert [len(said) for said in mypy.values()] == [2, 2, 2]


def test_a_document_without_answers_keeps_what_its_requests_need(
    tmp_path: Path,
) -> None:
    source, target = tmp_path / "things.yaml", tmp_path / "requests.json"
    source.write_text("""\
openapi: 3.1.0
info: {title: Things, version: 1.0.0}
paths:
  /things:
    parameters: [{$ref: '#/components/parameters/P'}]
    post:
      requestBody: {$ref: '#/components/requestBodies/B'}
      responses:
        200: {description: Made, content: {text/plain: {schema: {$ref: '#/components/schemas/C'}}}}
components:
  parameters: {P: {name: p, in: query, schema: {$ref: '#/components/schemas/A'}}}
  requestBodies: {B: {content: {text/plain: {schema: {type: string}}}}}
  schemas: {A: {items: {$ref: '#/components/schemas/A'}}, C: {type: string}}
  securitySchemes: {key: {type: http, scheme: basic}}
""")
    without_answers(source, target)
    made = json.loads(target.read_text())
    assert made["paths"]["/things"]["post"]["responses"] == {
        "204": {"description": "Done"}
    }
    assert {section: [*named] for section, named in made["components"].items()} == {
        "parameters": ["P"],
        "requestBodies": ["B"],
        "schemas": ["A"],
        "securitySchemes": ["key"],
    }
    assert made["paths"]["/things"]["parameters"] == [
        {"$ref": "#/components/parameters/P"}
    ]
