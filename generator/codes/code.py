"""What is known about one code, whatever document it was met in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem.

    Args:
        code: The stable identifier, such as ``CALCO-S012``.
        title: What it is, in a few words.
        meaning: When it is reported.
        outcome: What Calco does then.
        remedy: How to mend the document, the configuration or the folder.
    """

    code: str
    title: str
    meaning: str
    outcome: str
    remedy: str
