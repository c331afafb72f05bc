"""What a caller chooses between: media types of the body and of the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.plan import answers
from generator.plan.layout import parameter_source
from generator.plan.literals import string

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.ir import Operation

_BODY = "How the body is sent."
_ANSWER = "What the answer is to be; the result depends on it."


class Choices:
    """The media types that an operation leaves to its caller; mostly none.

    Args:
        operation: The operation.
    """

    def __init__(self, operation: Operation) -> None:
        contents = operation.body.contents if operation.body else ()
        several = len(contents) > 1
        self.content_types = (
            tuple(one.media_type for one in contents) if several else ()
        )
        self.accepted = answers.accepted(operation)

    def __bool__(self) -> bool:
        return bool(self.content_types or self.accepted)

    def source(self, constant: str, names: tuple[str, str]) -> str:
        """The operation as the caller chose it.

        Args:
            constant: The operation constant.
            names: What the arguments for body and answer are called.
        """
        given: list[str] = []
        if self.content_types:
            given.append(f"content_type={names[0]}")
        if self.accepted:
            given.append(f"accept={names[1]}")
        return f"{constant}.choose({', '.join(given)})" if given else constant

    def entries(self, names: tuple[str, str]) -> list[tuple[str, str]]:
        """The arguments and what their documentation says."""
        found: list[tuple[str, str]] = []
        if self.content_types:
            found.append((names[0], _BODY))
        if self.accepted:
            found.append((names[1], _ANSWER))
        return found


def one_of(
    argument: str, media_types: Sequence[str], indent: int, *, default: bool = True
) -> str:
    """Source of a parameter that takes one of some media types.

    Args:
        argument: Its name.
        media_types: What it takes, the default first.
        indent: Columns it is indented by.
        default: Whether it may be left out.
    """
    values = [string(media_type) for media_type in media_types]
    after = f" = {values[0]}" if default else ""
    return parameter_source(argument, f"Literal[{', '.join(values)}]", after, indent)
