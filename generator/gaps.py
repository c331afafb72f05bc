"""What the package lacks, and whether its owner allows that by name.

A problem of level ``error`` is something that could not be carried over. An
allowance in ``calco.toml`` names its code, where it may occur and why; one that
matches nothing is an error itself, so that the list cannot outlive its reasons.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.config import AllowedGap
    from generator.problems import Problem, Report
    from generator.read import Document


def find_gaps(
    report: Report, allowed: Sequence[AllowedGap], document: Document
) -> tuple[Problem, ...]:
    """The gaps that nobody has allowed.

    Args:
        report: Of all stages that can leave something out.
        allowed: The allowances of the configuration.
        document: Tells the operationId of the operation a problem lies in.

    Raises:
        CalcoError: An allowance matches no problem.
    """
    used: set[int] = set()
    gaps: list[Problem] = []
    for problem in report.problems:
        if problem.level != "error":
            continue
        matching = {
            number
            for number, gap in enumerate(allowed)
            if gap.code == problem.code and _covers(gap, problem, document)
        }
        used |= matching
        if not matching:
            gaps.append(problem)
    for number, gap in enumerate(allowed):
        if number not in used:
            names = [name for name in (gap.operation, gap.pointer) if name]
            where = f" in {' and '.join(names)}" if names else ""
            raise CalcoError.of(
                "CALCO-C011",
                f"the allowed gap {gap.code}{where} does not occur",
                place=gap.place,
                hint="Remove it from the configuration.",
            )
    return tuple(gaps)


def _covers(gap: AllowedGap, problem: Problem, document: Document) -> bool:
    pointer = problem.pointer or ""
    if gap.pointer is not None and not f"{pointer}/".startswith(f"{gap.pointer}/"):
        return False
    if gap.operation is None:
        return True
    if gap.operation == pointer:
        return True
    tokens = pointer.split("/")
    if len(tokens) < 4 or tokens[:2] not in (["#", "paths"], ["#", "webhooks"]):
        return False
    try:
        identifier: object = document.at("/".join([*tokens[:4], "operationId"]))
    except KeyError:
        return False
    return identifier == gap.operation
