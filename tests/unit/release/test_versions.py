"""Which version a release has."""

from __future__ import annotations

import pytest

from generator.config import Options
from generator.config_release import ReleaseRules
from generator.problems import CalcoError, Report
from generator.release import Request
from generator.release.versions import first_version, next_version

_FOLLOWING = Options()
_FIXED = Options(version="3.0.0")
_DOCUMENT = Options(release=ReleaseRules("document"))


def _next(
    released: str, following: str, asked: str | None, options: Options, declared: str
) -> tuple[str, list[str]]:
    report = Report()
    version = next_version(
        released, following, Request(asked), options, declared, report
    )
    return version, [problem.code for problem in report.problems]


@pytest.mark.parametrize(
    ("released", "following", "asked", "options", "declared", "version", "codes"),
    [
        ("1.0.0", "1.1.0", None, _FOLLOWING, "9.0.0", "1.1.0", []),
        ("1.0.0", "1.0.0", None, _FOLLOWING, "9.0.0", "1.0.0", []),
        # A version that calco.toml gives is the least that there is.
        ("1.0.0", "1.1.0", None, _FIXED, "", "3.0.0", []),
        ("1.0.0", "1.0.0", None, _FIXED, "", "3.0.0", []),
        ("3.0.0", "3.0.1", None, _FIXED, "", "3.0.1", []),
        # What is asked for wins, and is told where it says too little.
        ("1.0.0", "1.1.0", "1.1", _FIXED, "", "1.1", []),
        ("1.0.0", "2.0.0", "1.1.0", _FOLLOWING, "", "1.1.0", ["CALCO-W023"]),
        ("1.0.0", "2.0.0", "2.0.0-RC.1", _FOLLOWING, "", "2.0.0rc1", ["CALCO-W023"]),
        ("1.0.0", "1.0.0", "1.0.1", _FOLLOWING, "", "1.0.1", []),
        ("1.0.0", "1.0.0", "1.0.0", _FOLLOWING, "", "1.0.0", []),
        # So it is with the version of the document.
        ("1.0.0", "1.0.1", None, _DOCUMENT, "v1.4", "1.4", []),
        ("1.0.0", "2.0.0", None, _DOCUMENT, "1.4", "1.4", ["CALCO-W023"]),
        ("1.0.0", "1.0.0", None, _DOCUMENT, "1.0.0", "1.0.0", []),
        ("1.0.0", "1.0.0", None, _DOCUMENT, "0.9.0", "1.0.0", []),
        ("1.0.0", "1.0.0", None, _DOCUMENT, "1.0.1", "1.0.1", []),
        ("1.0.0", "1.0.1", "1.2.0", _DOCUMENT, "0.1", "1.2.0", []),
    ],
)
def test_the_next_version(
    released: str,
    following: str,
    asked: str | None,
    options: Options,
    declared: str,
    version: str,
    codes: list[str],
) -> None:
    assert _next(released, following, asked, options, declared) == (version, codes)


@pytest.mark.parametrize(
    ("following", "asked", "options", "declared", "code", "hint"),
    [
        ("1.3.0", "1.2.0", _FOLLOWING, "", "CALCO-W021", "Give a higher version"),
        ("1.2.0", "1.1.9", _FOLLOWING, "", "CALCO-W021", "Give a higher version"),
        ("1.2.0", "one", _FOLLOWING, "", "CALCO-C007", "1.2.0rc1"),
        ("1.2.0", "9" * 200, _FOLLOWING, "", "CALCO-C007", "1.2.0rc1"),
        ("1.3.0", None, _DOCUMENT, "1.2.0", "CALCO-W022", "to 1.3.0 or higher"),
        ("1.3.0", None, _DOCUMENT, "1.1.0", "CALCO-W022", "to 1.3.0 or higher"),
        ("1.3.0", None, _DOCUMENT, "2026-11-27", "CALCO-W022", "Correct info.version"),
        ("1.2.0", None, _DOCUMENT, "", "CALCO-W022", "Correct info.version"),
    ],
)
def test_a_version_that_cannot_be_the_next(
    following: str,
    asked: str | None,
    options: Options,
    declared: str,
    code: str,
    hint: str,
) -> None:
    with pytest.raises(CalcoError) as caught:
        _next("1.2.0", following, asked, options, declared)
    assert caught.value.problem.code == code
    assert hint in (caught.value.problem.hint or "")


@pytest.mark.parametrize(
    ("asked", "options", "declared", "version"),
    [
        (None, _FOLLOWING, "1.2", "1.2"),
        (None, _FOLLOWING, "2026-11-27", "0.1.0"),
        (None, _FIXED, "1.2", "3.0.0"),
        ("0.5", _FIXED, "1.2", "0.5"),
        (None, _DOCUMENT, "1.2", "1.2"),
    ],
)
def test_the_first_version(
    asked: str | None, options: Options, declared: str, version: str
) -> None:
    assert first_version(Request(asked), options, declared) == version
