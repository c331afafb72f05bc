"""Imports packages from where they lie; what they have in common is compiled once."""

from __future__ import annotations

import importlib.util
import sys
from functools import lru_cache
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType, ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_PREFIX = "sdk_"


def load(name: str, directory: Path) -> ModuleType:
    """Import a package without touching ``sys.path``.

    Args:
        name: Of the package; it begins as ``make_sdk`` names its packages.
        directory: Of its modules.
    """
    path = str(directory / "__init__.py")
    spec = importlib.util.spec_from_file_location(
        name,
        path,
        loader=_Loader(name, path),
        submodule_search_locations=[str(directory)],
    )
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class _Loader(SourceFileLoader):
    """Every package holds the same library: two thirds of what importing it takes
    would be compiling that again."""

    def get_code(self, fullname: str) -> CodeType:
        # No byte code is written: each package is imported but once.
        path = self.get_filename(fullname)
        return _placed(_compiled(self.get_data(path)), path)


@lru_cache(maxsize=512)
def _compiled(source: bytes) -> CodeType:
    return compile(source, "<shared>", "exec", dont_inherit=True)


def _placed(code: CodeType, path: str) -> CodeType:
    """The same code, of a file of its own: tracebacks and warnings name it."""
    constants = tuple(
        _placed(each, path) if isinstance(each, CodeType) else each
        for each in code.co_consts
    )
    return code.replace(co_filename=path, co_consts=constants)


class _Finder:
    """Finds the modules of those packages."""

    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if not name.startswith(_PREFIX) or path is None:
            return None
        found = PathFinder.find_spec(name, path, target)
        if found is not None and isinstance(found.loader, SourceFileLoader):
            found.loader = _Loader(name, found.loader.path)
        return found


sys.meta_path.insert(0, _Finder)
