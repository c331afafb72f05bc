"""The documents that truly have an error, and why it is theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tests.corpus.measure import Measured


class Known(NamedTuple):
    """An error that a document has.

    Attributes:
        codes: Of the problems, all of them.
        reason: What is wrong with the document.
    """

    codes: tuple[str, ...]
    reason: str


ERRORS: dict[str, Known] = {
    "dmcg-no_components": Known(
        ("CALCO-R021",), "its responses refer to schemas that are not in it"
    ),
    "ga4gh-wes": Known(
        ("CALCO-R020",),
        "it refers to a schema on another machine, raw.githubusercontent.com",
    ),
    "oai-schematest-3.2-security-scheme-object-examples": Known(
        ("CALCO-R020",), "it refers to a document on another machine, example.com"
    ),
}
"""Documents of the corpus that give a package, and exit code 1, by name."""

UNREADABLE: dict[str, Known] = {}
"""Documents of the corpus that give no package, by name; at most three."""


def judge(result: Measured, *, known: bool) -> list[str]:
    """What is not as it must be with a document, a line each.

    Args:
        result: What was measured.
        known: Whether it is a document of the corpus, whose errors are named here.
    """
    excused = UNREADABLE if result.stopped is not None else ERRORS
    entry = excused.get(result.name) if known else None
    failures = [
        f"{result.name}: {failure}"
        for failure in result.failures
        if entry is None or not failure.startswith("generate: exit code 2")
    ]
    codes = tuple(result.errors)
    expected = entry.codes if entry else ()
    if known and codes != expected:
        failures.append(f"{result.name}: its errors are {codes} and not {expected}")
    return failures
