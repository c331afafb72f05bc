"""What the coverage contract reports."""

from __future__ import annotations

from .code import Code

COVERAGE = (
    Code(
        "CALCO-G001",
        "something is missing without a reason",
        "A node of the document is not in the package, and no stage said why.",
        "The package is written without it, and the exit code is 1.",
        "Report it with the document: it is a defect of Calco.",
    ),
    Code(
        "CALCO-G002",
        "a component that nothing refers to",
        "No operation, webhook or schema leads to this component.",
        "No code is made of it.",
        "Refer to it, or remove it from the document.",
    ),
    Code(
        "CALCO-G004",
        "the configuration leaves something out",
        "include or exclude of calco.toml chooses the operations of the package.",
        "The other operations are not generated, nor are the components that only they"
        " use; the counts call them excluded.",
        "Nothing, unless something is missing.",
    ),
    Code(
        "CALCO-G005",
        "an operation stays that the document no longer has",
        "The configuration keeps methods for some releases after their operations are"
        " gone (keep_deprecated).",
        "The method is in the package, with what it needs, and warns those who call it.",
        "Nothing. It goes by itself; to be rid of it at once, take it out of calco.lock.",
    ),
)
