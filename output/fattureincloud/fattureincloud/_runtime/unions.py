"""Choosing the variant of a union by a property (OpenAPI, Discriminator Object)."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, cast

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Callable


def by_property(name: str) -> Callable[[Any], Any]:
    """A function that tells which variant a value is.

    Args:
        name: The property on the wire.

    Returns:
        Given a decoded JSON object or a model, the function returns the property's
        value; ``None``, which is no variant, when there is no such property.
    """

    def tag(value: Any) -> Any:
        if isinstance(value, dict):
            return cast("dict[str, Any]", value).get(name)
        if not isinstance(value, BaseModel):
            return None
        found: Any = (value.model_extra or {}).get(name)
        for field, info in type(value).model_fields.items():
            if (info.alias or field) == name:
                found = getattr(value, field)
        return found.value if isinstance(found, Enum) else found

    return tag
