"""What is read piece by piece of one answer, held to the answer's description."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from .decoding import decode_json
from .encoding import dump_json
from .mismatch import Mismatch, UnreadableError

if TYPE_CHECKING:
    from .flow import Exchange
    from .transport import RawResponse

T = TypeVar("T")
MOST_BYTES = 64 * 1024 * 1024
"""How long one piece may be: of what has no end there would be no end."""


class Settler:
    """Reads the pieces of an answer.

    Args:
        exchange: The call.
        raw: Its answer.
    """

    def __init__(self, exchange: Exchange, raw: RawResponse) -> None:
        self.exchange = exchange
        self._raw = raw

    def read(self, read: Callable[[], T], content: bytes) -> T:
        """What is read of some content; ``DecodeError`` where that cannot be."""
        raw = self._raw._replace(content=content)
        found: T = self.exchange.settled(lambda: (read(), []), raw)
        return found

    def decode(self, kind: Any, text: bytes, index: int, below: str = "") -> Any:
        """A JSON text as a value of a type, mismatches reported.

        Args:
            kind: The type.
            text: The text.
            index: Which of the pieces it is.
            below: Where in its piece it stands (RFC 6901).
        """
        raw = self._raw._replace(content=text)
        return self.exchange.settled(
            lambda: self._decoded(kind, text, index, below), raw
        )

    def _decoded(
        self, kind: Any, text: bytes, index: int, below: str
    ) -> tuple[Any, list[Mismatch]]:
        name = self.exchange.operation.name
        try:
            value, found = decode_json(kind, text, name)
        except UnreadableError:
            # What is not JSON is kept as text, which does not fit its type.
            plain = dump_json(text.decode("utf-8", "replace"))
            value, found = decode_json(kind, plain, name)
        return value, [
            one._replace(
                pointer=f"/{index}{below}{one.pointer}", place=f"/*{below}{one.place}"
            )
            for one in found
        ]
