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
    Code(
        "CALCO-E002",
        "a reference stands where the value of an example belongs",
        "The value is an object with nothing but a reference to an example, which as a value"
        " would be sent and answered as it is.",
        "The example that it leads to is used.",
        "Write the reference in the place of the whole example.",
    ),
)
