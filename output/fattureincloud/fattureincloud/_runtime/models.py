"""The base class of the package's models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel, ConfigDict

from .encoding import dump_json, to_wire
from .faithful import faithful

if TYPE_CHECKING:
    from typing_extensions import Self


class Model(BaseModel):
    """An object of the API.

    Properties the API's description does not name are kept and sent back. A field that
    was never given is not sent, which is different from one set to ``None``; ``given``
    tells which it is.
    """

    model_config = ConfigDict(
        extra="allow",
        populate_by_name=True,
        defer_build=True,
        protected_namespaces=(),
        ser_json_bytes="base64",
    )

    _read_only: ClassVar[frozenset[str]] = frozenset()
    """Fields that only the server sets; they are never part of a request."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        return faithful(handler(source))

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON would have it: wire names, only what was given."""
        result: dict[str, Any] = to_wire(self, type(self).__name__, read_only=True)
        return result

    def to_json(self) -> str:
        """``to_dict`` as JSON text."""
        return dump_json(self.to_dict()).decode()

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """The object in a JSON text; raises ``pydantic.ValidationError``."""
        return cls.model_validate_json(text, by_alias=True, by_name=False)


def given(model: BaseModel, field: str) -> bool:
    """Whether a field was given a value, be it ``None``, rather than left out; raises
    ``ValueError`` when the model has no such field."""
    if field not in type(model).model_fields and field not in (model.model_extra or {}):
        raise ValueError(f"{type(model).__name__} has no field {field!r}")
    return field in model.model_fields_set
