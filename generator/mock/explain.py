"""Says in plain words what openapi-core found wrong with a request."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from openapi_core.templating.media_types.exceptions import MediaTypeNotFound
from openapi_core.validation.request.exceptions import (
    MissingRequiredParameter,
    MissingRequiredRequestBody,
    ParameterValidationError,
)
from openapi_core.validation.schemas.exceptions import InvalidSchemaValue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jsonschema.exceptions import ValidationError

_SHOWN = 60
"""How many characters of a value are shown."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One breach of the document.

    Args:
        location: ``query``, ``path``, ``header``, ``cookie`` or ``body``.
        name: The parameter or header; None for the body.
        pointer: JSON pointer (RFC 6901) into the value, when it is a structure.
        message: What is wrong, in words.
    """

    location: str
    name: str | None
    pointer: str | None
    message: str

    def as_json(self) -> dict[str, str]:
        """The object that stands for this breach in an answer."""
        members = {
            "in": self.location,
            "name": self.name,
            "pointer": self.pointer,
            "message": self.message,
        }
        return {key: value for key, value in members.items() if value is not None}


def explain(error: Exception, template: str) -> list[Violation]:
    """Turn an error of openapi-core into breaches of the document.

    Args:
        error: What its request validator has yielded.
        template: The path template of the operation.
    """
    if isinstance(error, MissingRequiredParameter):
        return [Violation(error.location, error.name, None, "is required")]
    if isinstance(error, MissingRequiredRequestBody):
        return [Violation("body", None, "", "a body is required")]
    cause = error.__cause__
    if isinstance(cause, MediaTypeNotFound):
        known = ", ".join(cause.availableMimetypes)
        message = f"the body is {cause.mimetype}, the operation takes {known}"
        return [Violation("header", "Content-Type", None, message)]
    parameter = error if isinstance(error, ParameterValidationError) else None
    location = parameter.location if parameter else "body"
    name = parameter.name if parameter else None
    if isinstance(cause, InvalidSchemaValue):
        found = cast("Iterable[ValidationError]", cause.schema_errors)
        leaves = [leaf for one in found for leaf in _leaves(one)]
        return [
            Violation(location, name, _pointer(leaf, parameter is None), _words(leaf))
            for leaf in leaves
        ]
    text = str(cause or error) or f"the request does not fit {template}"
    return [Violation(location, name, "" if parameter is None else None, text)]


def _pointer(error: ValidationError, is_body: bool) -> str | None:
    tokens = [str(token) for token in error.absolute_path]
    if not tokens and not is_body:
        return None
    escaped = (token.replace("~", "~0").replace("/", "~1") for token in tokens)
    return "".join(f"/{token}" for token in escaped)


def _leaves(error: ValidationError) -> list[ValidationError]:
    """The errors that matter, below ``oneOf`` and ``anyOf``.

    Of several variants the one meant is told by its constants (a discriminator
    is one); without them nothing is told, and the error stays as it is.
    """
    if error.validator not in ("oneOf", "anyOf") or not error.context:
        return [error]
    variants: dict[Any, list[ValidationError]] = {}
    for one in error.context:
        variants.setdefault(one.relative_schema_path[0], []).append(one)
    meant = [
        errors
        for errors in variants.values()
        if not any(e.validator in ("const", "enum", "type") for e in errors)
        or not any(
            e.validator in ("const", "enum") or not e.relative_path for e in errors
        )
    ]
    if len(meant) != 1:
        return [error]
    return [leaf for one in meant[0] for leaf in _leaves(one)]


def _words(error: ValidationError) -> str:
    value = cast("Any", error.validator_value)
    shown = _show(error.instance)
    match error.validator:
        case "type":
            wanted = value if isinstance(value, str) else " or ".join(value)
            return f"must be of type {wanted}, but is {shown}"
        case "enum":
            return f"must be one of {_show(value, 200)}, but is {shown}"
        case "const":
            return f"must be {_show(value)}, but is {shown}"
        case "required":
            missing = [
                name for name in value if name not in cast("Any", error.instance)
            ]
            name = next((n for n in missing if repr(n) in error.message), missing[0])
            return f"lacks the required property {_show(name)}"
        case "format":
            return f"must be in the format {value}, but is {shown}"
        case "oneOf" | "anyOf":
            return f"fits none of the variants, or too many: {shown}"
        case "minimum" | "exclusiveMinimum" | "maximum" | "exclusiveMaximum":
            return f"{shown} breaks {error.validator} {_show(value)}"
        case _:
            return _shorten(error.message, 200)


def _show(value: Any, limit: int = _SHOWN) -> str:
    return _shorten(json.dumps(value, ensure_ascii=False, default=str), limit)


def _shorten(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[:limit]}..."
