"""Examples: values that people learn from."""

from __future__ import annotations

from .code import Code

EXAMPLES = (
    Code(
        "CALCO-E001",
        "an example is not what its schema says",
        "An example or default has another type, lacks what is required, or goes beyond a"
        " limit of the schema that it stands beside.",
        "The reference shows it as it is; calls and tests are made with another value.",
        "Correct it, or the schema.",
    ),
)
