"""Problems in the forms that other programs read."""

from __future__ import annotations

import json
from typing import Any

import jsonschema

from generator.problems import Place, Problem
from generator.problems_formats import as_github, as_sarif

PROBLEM = Problem(
    "CALCO-R021",
    "error",
    "100% odd:\nreally,\r no",
    Place("a b,c:d.yaml", 3, 7),
    "#/paths/~1a",
    "mend it",
)

# The required properties of the objects that are written, and the types of their
# values, after the schema of SARIF 2.1.0 (OASIS, errata 01).
_TEXT = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string"}},
}
SARIF: dict[str, Any] = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"enum": ["2.1.0"]},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "additionalProperties": False,
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "properties": {
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "required": ["id"],
                                            "properties": {
                                                "id": {"type": "string"},
                                                "shortDescription": _TEXT,
                                                "fullDescription": _TEXT,
                                                "help": _TEXT,
                                            },
                                            "additionalProperties": False,
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message"],
                            "additionalProperties": False,
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": _TEXT,
                                "locations": {
                                    "type": "array",
                                    "items": {
                                        "type": "object",
                                        "additionalProperties": False,
                                        "properties": {
                                            "physicalLocation": {
                                                "type": "object",
                                                "required": ["artifactLocation"],
                                            },
                                            "logicalLocations": {"type": "array"},
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


def test_a_log_has_what_sarif_requires() -> None:
    bare = Problem("CALCO-N001", "note", "odd")
    log = as_sarif([PROBLEM, bare, PROBLEM])
    jsonschema.validate(log, SARIF)
    run = log["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [
        "CALCO-R021",
        "CALCO-N001",
    ]
    first, second, third = run["results"]
    assert [r["ruleIndex"] for r in (first, second, third)] == [0, 1, 0]
    assert first["level"] == "error"
    assert "locations" not in second
    physical = first["locations"][0]["physicalLocation"]
    assert physical["region"] == {"startLine": 3, "startColumn": 7}
    assert physical["artifactLocation"]["uri"] == "a%20b%2Cc%3Ad.yaml"


def test_places_become_uris() -> None:
    def uri(file: str) -> str:
        log = as_sarif([Problem("CALCO-R021", "error", "odd", Place(file, 1, 1))])
        place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
        return str(place["artifactLocation"]["uri"])

    assert uri("/a b/c.yaml") == "file:///a%20b/c.yaml"
    assert uri("../specs/a.yaml") == "../specs/a.yaml"
    assert uri("https://e.com/a?b=c d") == "https://e.com/a?b=c%20d"
    assert uri("<stdin>") == "%3Cstdin%3E"


def test_a_log_without_problems_is_one() -> None:
    jsonschema.validate(as_sarif([]), SARIF)


def test_text_cannot_end_a_workflow_command() -> None:
    (line,) = as_github([PROBLEM])
    assert line == (
        "::error file=a b%2Cc%3Ad.yaml,line=3,col=7,"
        "title=CALCO-R021 a reference leads to nothing"
        "::100%25 odd:%0Areally,%0D no%0Ahint: mend it"
    )


def test_a_note_is_a_notice_and_escapes_are_shown() -> None:
    (line,) = as_github([Problem("CALCO-N001", "note", "\x1b[31m::error::x")])
    assert line.startswith("::notice title=CALCO-N001 ")
    assert line.endswith("::\\x1b[31m::error::x")


def test_everything_is_json() -> None:
    assert json.loads(json.dumps(as_sarif([PROBLEM])))["version"] == "2.1.0"
