"""What every parser needs: the document, the report, and reference following."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.json_types import is_object
from generator.problems import CalcoError, Level, Report

if TYPE_CHECKING:
    from generator.read import Document


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
    tokens = pointer.split("/")[1:] or [""]  # the root has no token
    first, *rest = [token.replace("~1", "/").replace("~0", "~") for token in tokens]
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

    def has(self, pointer: str) -> bool:
        """Whether there is a node at a pointer."""
        try:
            self.document.at(pointer)
        except KeyError:
            return False
        return True

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

    def since_3_2(self, what: str, pointer: str) -> None:
        """Note the use of something that the declared version does not have yet."""
        version = self.document.version
        if not version.startswith("3.2"):
            self.problem(
                "CALCO-U008",
                "note",
                f"{what} came with OpenAPI 3.2, and the document says {version}; "
                "read as in 3.2",
                pointer,
            )

    def follow(self, pointer: str) -> tuple[dict[str, Any], str]:
        """The object at a pointer, and where it really stands.

        References are followed until there is none.

        Raises:
            CalcoError: They only lead back to themselves, or to nothing.
        """
        seen: set[str] = set()
        node = self.at(pointer)
        while is_object(node) and isinstance(ref := node.get("$ref"), str):
            if ref in seen:
                raise CalcoError.of(
                    "CALCO-R022",
                    f"the reference {ref} only leads back to itself",
                    place=self.document.place(ref),
                    pointer=ref,
                )
            seen.add(ref)
            node, pointer = self.at(ref), ref
        return (node if is_object(node) else {}), pointer
