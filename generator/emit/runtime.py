"""Which modules of the runtime a package gets: those it mentions, and those they do.

The runtime is one library for every document; a package that has no union of models,
say, has no use for the module that tells them apart. Nothing upstream keeps a list:
what the rendered modules import decides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# ``from .._runtime.models import Model`` and, inside a table of lazy exports,
# ``"_runtime.files"``. It begins with text, as such patterns are found quickest.
_MENTIONED = re.compile(r"_runtime\.([a-z_]+(?:\.[a-z_]+)*)")
_BESIDE = re.compile(r"^\s*from (\.+)([a-z_]+(?:\.[a-z_]+)*) import ", re.MULTILINE)
_PACKAGE = "__init__"


def needed_modules(texts: Iterable[str], runtime: Mapping[str, str]) -> dict[str, str]:
    """The modules of the runtime that some source files lead to.

    Args:
        texts: Source of the package's other modules.
        runtime: Name to source of every module there is; in a package within it,
            the name has dots.

    Returns:
        Name to source, sorted by name.
    """
    waiting = [_PACKAGE]
    for text in texts:
        waiting += _MENTIONED.findall(text)
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in runtime or name in found:
            continue
        found.add(name)
        above = name.split(".")[:-1]
        waiting += [
            ".".join([*above[:depth], _PACKAGE]) for depth in range(len(above) + 1)
        ]
        for dots, target in _BESIDE.findall(runtime[name]):
            within = above[: len(above) + 1 - len(dots)]
            waiting.append(".".join([*within, target]))
    return {name: runtime[name] for name in sorted(found)}
