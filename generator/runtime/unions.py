"""Choosing the variant of a union by a property (OpenAPI, Discriminator Object)."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from .encoding import wire_name
from .shapes import is_dict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def by_property(
    name: str, tags: Mapping[str, str] | None = None, default: str | None = None
) -> Callable[[Any], Any]:
    """A function that tells which variant a decoded JSON object or a model is.

    It returns the value of the property with that name on the wire; ``None``, which is
    no variant, when there is no such property. Where several values tell one variant,
    ``tags`` holds what each stands for, and ``default`` what all others do.
    """

    def tag(value: Any) -> Any:
        found = value_of(value)
        if tags is None or not isinstance(found, str | None):
            return found
        return tags.get(found or "", default)

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
