"""The calls that were made since the local server was started; in its memory only."""

from __future__ import annotations

import json
import time
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST_CALLS = 100
_MOST_CHARACTERS = 64 * 1024 * 1024


@dataclass(slots=True)
class _Entry:
    """A call; ``line`` tells it from the others in a list."""

    line: dict[str, Any]
    asked: Mapping[str, Any]
    told: dict[str, Any]
    length: int


class History:
    """Keeps calls, the latest of them when they are many or large."""

    def __init__(self) -> None:
        self._entries: OrderedDict[int, _Entry] = OrderedDict()
        self._number = 0
        self._lock = Lock()

    def begin(self, asked: Mapping[str, Any]) -> int:
        """Keep a call that is made now; returns its number.

        Args:
            asked: What was entered.
        """
        with self._lock:
            self._number += 1
            line = {
                "number": self._number,
                "operation": asked["operation"],
                "at": time.time(),
                "state": "under way",
                "status": None,
                "elapsed": None,
            }
            length = len(json.dumps(asked))
            self._entries[self._number] = _Entry(line, asked, {}, length)
            self._make_room()
            return self._number

    def end(self, number: int, told: dict[str, Any], *, stopped: bool) -> None:
        """Keep what became of a call.

        Args:
            number: The call's.
            told: What became of it, without what is secret.
            stopped: Whether somebody would not wait for the end of it.
        """
        answer = told.get("answer", {})
        with self._lock:
            entry = self._entries.get(number)
            if entry is None:
                return
            entry.line = {
                **entry.line,
                "state": "stopped" if stopped else "ended",
                "status": answer.get("status"),
                "elapsed": answer.get("elapsed"),
            }
            entry.told = told
            entry.length += len(json.dumps(told))
            self._make_room()

    def _make_room(self) -> None:
        while len(self._entries) > 1 and self._is_full():
            self._entries.popitem(last=False)

    def _is_full(self) -> bool:
        characters = sum(entry.length for entry in self._entries.values())
        return len(self._entries) > _MOST_CALLS or characters > _MOST_CHARACTERS

    def lines(self) -> list[dict[str, Any]]:
        """All calls in short, the latest first."""
        with self._lock:
            return [entry.line for entry in reversed(self._entries.values())]

    def call(self, number: int) -> dict[str, Any] | None:
        """What was ``asked`` and ``told`` in a call; nothing if it is not kept."""
        with self._lock:
            entry = self._entries.get(number)
        return {"asked": entry.asked, "told": entry.told} if entry else None

    def forget(self) -> None:
        """Forget all calls."""
        with self._lock:
            self._entries.clear()
