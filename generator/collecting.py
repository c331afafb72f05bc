"""The work of a command without looking for garbage meanwhile."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator


@contextmanager
def uncollected(*, last: bool = False) -> Generator[None]:
    """Let nothing look for cycles of garbage as long as the block runs.

    Documents make millions of objects and next to no garbage among them: looking for it
    would take up to half of the time.

    Args:
        last: Whether little is done after the block: what is left is kept for good then
            and not looked through once more.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if last:
            gc.freeze()
        if enabled:
            gc.enable()
