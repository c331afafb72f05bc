"""Keywords that say which values are allowed in ways a type cannot.

They are left to the server; each is reported, once for a place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.json_types import is_array, is_object
from generator.parse.context import Context, child
from generator.parse.keywords import RawSchema, forbids_all, says_what
from generator.patterns import is_checkable

if TYPE_CHECKING:
    from collections.abc import Iterator

# These may hold schemas of values, of which no type is made.
_CONDITIONS = ("if", "then", "else", "dependentSchemas", "dependencies")
_ASSERTIONS = (
    "not",
    "contains",
    "minContains",
    "maxContains",
    "propertyNames",
    "dependentRequired",
    "contentSchema",
)
_CHOICES = ("oneOf", "anyOf")


class Unchecked:
    """Tells of such keywords.

    Args:
        context: Takes the problems.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._told: set[str] = set()

    def tell(self, raw: RawSchema, pointer: str) -> None:
        """Report what a schema object says beyond its type.

        Args:
            raw: The schema object.
            pointer: Where it stands; it is looked at once.
        """
        if pointer in self._told:
            return
        conditions = [key for key in _CONDITIONS if key in raw]
        assertions = list(_unchecked(raw))
        pattern = raw.get("pattern")
        unchecked = isinstance(pattern, str) and not is_checkable(pattern)
        unused = _is_base(raw)
        if not (conditions or assertions or unchecked or unused):
            return
        self._told.add(pointer)
        if conditions:
            self._context.degrade(
                "CALCO-S014",
                f"{_listed(conditions)} cannot be part of a type: what depends on a"
                " condition is left to the server to check",
                child(pointer, conditions[0]),
                "describe the alternatives with oneOf",
            )
        if assertions:
            self._context.problem(
                "CALCO-S015",
                "note",
                f"{_listed(assertions)} cannot be part of a type and is left to the"
                " server to check",
                child(pointer, assertions[0]),
            )
        if unused:
            self._context.problem(
                "CALCO-S018",
                "note",
                "the discriminator stands in a schema without alternatives; values are"
                " read as this schema and their further properties kept",
                child(pointer, "discriminator"),
                "name the schemas it may be with oneOf",
            )
        if unchecked:
            self._context.problem(
                "CALCO-S016",
                "note",
                f"the pattern {pattern!r} looks around or back; it is documented and"
                " not checked",
                child(pointer, "pattern"),
                "write it without look-around and back-references",
            )


def _is_base(raw: RawSchema) -> bool:
    """Whether a discriminator speaks of schemas that only refer to this one."""
    return is_object(raw.get("discriminator")) and not any(
        is_array(raw.get(key)) and raw[key] for key in _CHOICES
    )


def _unchecked(raw: RawSchema) -> Iterator[str]:
    for key in _ASSERTIONS:
        if key in raw and not (key == "not" and forbids_all(raw)):
            yield key
    for key in _CHOICES:
        members = raw.get(key)
        # Only which properties go together: types are none of their business.
        if (
            is_array(members)
            and members
            and not any(map(says_what, members))
            and all(is_object(member) and "required" in member for member in members)
        ):
            yield key


def _listed(words: list[str]) -> str:
    return (
        " and ".join(words)
        if len(words) < 3
        else f"{', '.join(words[:-1])} and {words[-1]}"
    )
