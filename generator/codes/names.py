"""Names: what things are called in the package."""

from __future__ import annotations

from .code import Code

NAMES = (
    Code(
        "CALCO-N001",
        "several schemas would have the same name",
        "Two schemas lead to one class name.",
        "One of them gets a longer name.",
        "Give the schema a name of its own under components/schemas.",
    ),
)
