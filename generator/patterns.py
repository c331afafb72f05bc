"""Which regular expressions of a document a generated package can hold values to."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=4096)
def is_checkable(pattern: str) -> bool:
    """Whether the validators of a package can run a ``pattern``.

    Patterns are regular expressions of ECMA-262 (JSON Schema Validation, section
    6.3.3). The packages' engine runs in time linear in the text, whatever a hostile
    document asks of it, and so has neither look-around nor back-references.
    """
    from pydantic_core import SchemaError, SchemaValidator, core_schema

    try:
        SchemaValidator(core_schema.str_schema(pattern=pattern))
    except SchemaError:
        return False
    return True
