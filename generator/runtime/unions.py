"""Choosing the variant of a union by a property (OpenAPI, Discriminator Object)."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from .encoding import wire_name
from .shapes import is_dict

if TYPE_CHECKING:
    from collections.abc import Callable


def by_property(name: str, known: tuple[str, ...] = ()) -> Callable[[Any], Any]:
    """A function that tells which variant a decoded JSON object or a model is.

    It returns the value of the property with that name on the wire; ``None``, which is
    no variant, when there is no such property. With ``known`` values, each other one
    is told as an empty text: the variant for all the rest.
    """

    def tag(value: Any) -> Any:
        found = value_of(value)
        return found if not known or found in known else ""

    def value_of(value: Any) -> Any:
        if is_dict(value):
            return value.get(name)
        if not isinstance(value, BaseModel):
            return None
        found: Any = (value.model_extra or {}).get(name)
        for field, info in type(value).model_fields.items():
            if wire_name(field, info) == name:
                found = getattr(value, field)
        return found.value if isinstance(found, Enum) else found

    return tag
