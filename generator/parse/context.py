"""What every parser needs: the document, the report, and reference following."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.json_types import is_object
from generator.problems import CalcoError, Level, Report

if TYPE_CHECKING:
    from openapi_pydantic import Reference

    from generator.read import Document

M = TypeVar("M", bound=BaseModel)


def child(pointer: str, *tokens: str | int) -> str:
    """Extend a JSON pointer by reference tokens (RFC 6901, section 3)."""
    for token in tokens:
        pointer += "/" + str(token).replace("~", "~0").replace("/", "~1")
    return pointer


def last_token(pointer: str) -> str:
    """The unescaped last reference token of a JSON pointer."""
    return pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")


def place_key(pointer: str) -> str:
    """A pointer as ``calco.lock`` writes it: ``GET /books responses 200``."""
    first, *rest = [
        token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]
    ]
    if first == "paths" and len(rest) > 1:
        path, method, *inside = rest
        return " ".join([method.upper(), path, *inside])
    if first == "components" and len(rest) > 1:
        section, name, *inside = rest
        return " ".join([f"{section}/{name}", *inside])
    return " ".join([first, *rest])


@dataclass(slots=True)
class Context:
    """The document being parsed and where its problems go."""

    document: Document
    report: Report
    degraded: dict[str, None] = field(default_factory=dict[str, None])
    _typed: dict[tuple[str, type[BaseModel]], BaseModel] = field(
        default_factory=dict[tuple[str, type[BaseModel]], BaseModel]
    )

    def at(self, pointer: str) -> Any:
        """The raw node at a pointer; an error with its place when there is none."""
        try:
            return self.document.at(pointer)
        except KeyError:
            raise CalcoError.of(
                "CALCO-R021",
                f"the reference {pointer} leads to nothing",
                pointer=pointer,
            ) from None

    def problem(
        self,
        code: str,
        level: Level,
        message: str,
        pointer: str,
        hint: str | None = None,
    ) -> None:
        """Report a problem at a node."""
        self.report.add(
            code,
            level,
            message,
            place=self.document.place(pointer),
            pointer=pointer,
            hint=hint,
        )

    def degrade(
        self, code: str, message: str, pointer: str, hint: str | None = None
    ) -> None:
        """Report that a node is carried over, but not in full."""
        self.degraded[pointer] = None
        self.problem(code, "warning", message, pointer, hint)

    def resolve(
        self, node: M | Reference, model: type[M], pointer: str
    ) -> tuple[M, str]:
        """Follow references until there is a ``model``.

        Args:
            node: The typed node as found.
            model: What it should be when it is not a reference.
            pointer: Where it was found.

        Returns:
            The object and the pointer of the place it really stands at.
        """
        seen: set[str] = set()
        while not isinstance(node, model):
            pointer = str(getattr(node, "ref"))  # noqa: B009 (only Reference has it)
            if pointer in seen:
                raise CalcoError.of(
                    "CALCO-R022",
                    f"the reference {pointer} only leads back to itself",
                    place=self.document.place(pointer),
                    pointer=pointer,
                )
            seen.add(pointer)
            known = self._typed.get((pointer, model))
            if isinstance(known, model):
                return known, pointer
            raw = self.at(pointer)
            if is_object(raw) and "$ref" in raw:
                from openapi_pydantic import Reference as ReferenceModel

                node = ReferenceModel.model_validate(raw)
                continue
            try:
                node = model.model_validate(raw)
            except ValidationError as error:
                raise CalcoError.of(
                    "CALCO-R027",
                    f"{pointer} is not a {model.__name__}: "
                    f"{error.errors()[0]['msg'].lower()}",
                    place=self.document.place(pointer),
                    pointer=pointer,
                ) from error
            self._typed[pointer, model] = node
        return node, pointer
