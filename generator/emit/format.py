"""Formatting of the rendered Python with black.

The templates and the planner lay out lines as black would, so that black has little
left to change; it is given what may change, and no more.
"""

from __future__ import annotations

import gc
import hashlib
import sys
from contextlib import contextmanager
from functools import lru_cache
from importlib import metadata
from typing import TYPE_CHECKING

from generator import __version__
from generator.emit.pieces import in_pieces
from generator.plan.literals import LINE_LENGTH
from generator.problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping

    from generator.cache import Cache
    from generator.progress import Progress

_FILES_A_COLLECTION = 16
_LONGEST_REMEMBERED = 8192

# Copied as they are: they are formatted where they are written.
VERBATIM_FOLDER = "_runtime"


def format_files(
    files: Mapping[str, str], progress: Progress, cache: Cache | None = None
) -> dict[str, str]:
    """Format the Python among *files*; the rest passes through.

    Args:
        files: Path relative to the target directory (POSIX) to text.
        progress: Told about each formatted file.
        cache: Holds files that were formatted before.

    Raises:
        CalcoError: A rendered file is not valid Python, which is a defect of
            Calco and not of the document.
    """
    result = dict(files)
    todo: list[str] = []
    keys: dict[str, str] = {}
    for path in filter(_is_ours_to_format, files):
        known = None
        if cache is not None:
            keys[path] = _key(files[path], path)
            known = cache.get(keys[path])
        if known is None:
            todo.append(path)
        else:
            result[path] = known.decode()
    if not todo:
        return result
    with (
        progress.stage("format", total=len(todo)) as advance,
        _paused_collector() as done,
    ):
        for path in todo:
            result[path] = format_python(files[path], path)
            if cache is not None:
                cache.put(keys[path], result[path].encode())
            done()
            advance()
    if cache is not None:
        cache.prune()
    return result


def _key(text: str, path: str) -> str:
    """What a formatted text is kept by."""
    mode = (*_tools(), LINE_LENGTH, path[-4:] == ".pyi")
    return hashlib.sha256(f"{mode}\0{text}".encode()).hexdigest()


@lru_cache(maxsize=1)
def _tools() -> tuple[object, ...]:
    return __version__, metadata.version("black"), sys.version_info[:2]


def format_python(text: str, path: str, *, keep_commas: bool = True) -> str:
    """Format one module or stub as black does.

    Args:
        text: The source.
        path: Its path, for the message; ``.pyi`` selects the rules for stubs.
        keep_commas: Whether a trailing comma keeps what it ends on lines of its own.
    """
    is_pyi = path.endswith(".pyi")

    def whole(source: str) -> str:
        short = len(source) <= _LONGEST_REMEMBERED
        see = _black if short else _black.__wrapped__
        return see(source, is_pyi=is_pyi, keep_commas=keep_commas)

    try:
        if is_pyi or not keep_commas:
            return whole(text)
        return in_pieces(text, whole)
    except (SyntaxError, ValueError) as error:  # black.InvalidInput is a ValueError
        raise CalcoError.of(
            "CALCO-W001",
            f"the code rendered for {path} is not valid Python: {error}",
            hint="This is a defect of Calco; please report it with the document.",
        ) from error


@lru_cache(maxsize=256)
def _black(source: str, *, is_pyi: bool, keep_commas: bool) -> str:
    """What black makes of a text. Much of it is what templates say, so that one package
    after the other asks for the same."""
    import black
    from black.mode import TargetVersion

    mode = black.Mode(
        target_versions={
            TargetVersion.PY310,
            TargetVersion.PY311,
            TargetVersion.PY312,
            TargetVersion.PY313,
            TargetVersion.PY314,
        },
        line_length=LINE_LENGTH,
        is_pyi=is_pyi,
        magic_trailing_comma=keep_commas,
    )
    return black.format_str(source, mode=mode)


def _is_ours_to_format(path: str) -> bool:
    return path.endswith((".py", ".pyi")) and VERBATIM_FOLDER not in path.split("/")


@contextmanager
def _paused_collector() -> Generator[Callable[[], object]]:
    """Keep the cycle collector off black's short-lived trees.

    A tree is garbage as soon as its file is done: one collection then finds what a
    thousand during it look for in vain. What was there before is frozen, so that
    those collections need not look at it.

    Yields:
        What to call when a file is done.
    """
    enabled = gc.isenabled()
    gc.disable()
    gc.freeze()
    files = 0

    def done() -> None:
        nonlocal files
        files += 1
        if files % _FILES_A_COLLECTION == 0:
            gc.collect()

    try:
        yield done
    finally:
        gc.unfreeze()
        if enabled:
            gc.enable()
