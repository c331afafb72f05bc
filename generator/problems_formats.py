"""Problems for other programs: SARIF 2.1.0, and annotations of GitHub Actions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from generator import __version__
from generator.codes import CODES
from generator.problems_text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.problems import Place, Problem

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_INFORMATION = "https://pypi.org/project/calco/"
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def as_sarif(problems: Sequence[Problem]) -> dict[str, Any]:
    """The log of one run (SARIF 2.1.0, section 3.13).

    Args:
        problems: Of the run, in the order to show them.
    """
    rules = list(dict.fromkeys(problem.code for problem in problems))
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "calco",
                        "version": __version__,
                        "informationUri": _INFORMATION,
                        "rules": [_rule(code) for code in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [
                    _result(problem, rules.index(problem.code)) for problem in problems
                ],
            }
        ],
    }


def _rule(code: str) -> dict[str, Any]:
    known = CODES[code]
    return {
        "id": code,
        "shortDescription": {"text": known.title},
        "fullDescription": {"text": f"{known.meaning} {known.outcome}"},
        "help": {"text": known.remedy},
    }


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    text = printable(problem.message)
    if problem.hint:
        text += f" (hint: {printable(problem.hint)})"
    found: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.level,
        "message": {"text": text},
    }
    location: dict[str, Any] = {}
    if problem.place is not None:
        location["physicalLocation"] = {
            "artifactLocation": {"uri": _uri(problem.place)},
            "region": {
                "startLine": problem.place.line,
                "startColumn": problem.place.column,
            },
        }
    if problem.pointer is not None:
        location["logicalLocations"] = [
            {"fullyQualifiedName": printable(problem.pointer)}
        ]
    if location:
        found["locations"] = [location]
    return found


def _uri(place: Place) -> str:
    if "://" in place.file:
        return quote(place.file, safe=":/?&=%~@+,;")
    if Path(place.file).is_absolute():
        return Path(place.file).as_uri()
    return quote(place.file, safe="/~", errors="surrogateescape")


def as_github(problems: Iterable[Problem]) -> Iterator[str]:
    """One workflow command a problem, for annotations of GitHub Actions."""
    for problem in problems:
        properties = {"title": f"{problem.code} {CODES[problem.code].title}"}
        if problem.place is not None:
            properties = {
                "file": problem.place.file,
                "line": str(problem.place.line),
                "col": str(problem.place.column),
                **properties,
            }
        text = problem.message + (f"\nhint: {problem.hint}" if problem.hint else "")
        yield workflow_command(_COMMANDS[problem.level], properties, text)


def workflow_command(command: str, properties: Mapping[str, str], text: str) -> str:
    """A command of GitHub Actions, such as one that annotates a line."""
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{command} {told}::{_data(text)}"


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return printable(escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
