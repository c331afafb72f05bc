"""The package of a document, made and imported where only this process sees it."""

from __future__ import annotations

import importlib
import sys
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

from generator.emit.render import render
from generator.plan import plan
from generator.progress import Silent

if TYPE_CHECKING:
    from types import ModuleType

    from generator.config import Options
    from generator.ir import Api
    from generator.names import Names

# No environment variable begins like this: what the process happens to have in its
# environment is not meant for the servers of any document that is opened here.
NO_PREFIX = "="
_PATIENCE = 1.0  # seconds that the end of a process may wait
_importing = Lock()


class Packaged(Protocol):
    """A package that calls are made with."""

    @property
    def is_ready(self) -> bool:
        """Whether it is made and imported, so that asking it takes no time."""
        ...

    def client(self, **settings: Any) -> Any:
        """An asynchronous client of the API; it takes nothing from the environment.

        Args:
            settings: What the package's ``AsyncClient`` takes.
        """

    def module(self, name: str) -> Any:
        """One of the package's modules: ``_runtime.transport``."""

    def prepare(self) -> None:
        """Make or import the package, unless that was done."""

    def close(self) -> None:
        """Take away what was made."""


class Package:
    """The generated package of a document.

    It is made when it is first used, and gone when it is closed.

    Args:
        api: The intermediate model.
        names: Every public name.
        options: How the package is made.
    """

    def __init__(self, api: Api, names: Names, options: Options) -> None:
        self._api = api
        self._names = names
        self._options = options
        self._making = Lock()
        self._folder: TemporaryDirectory[str] | None = None
        self._name = ""

    def client(self, **settings: Any) -> Any:
        """As ``Packaged.client``."""
        self.prepare()
        return self.module("client").AsyncClient(**{"retries": 0, **settings})

    def module(self, name: str) -> Any:
        """As ``Packaged.module``."""
        self.prepare()
        return importlib.import_module(f"{self._name}.{name}")

    @property
    def is_ready(self) -> bool:
        """As ``Packaged.is_ready``."""
        return self._folder is not None

    def prepare(self) -> None:
        """Make and import the package, unless that was done."""
        with self._making:
            if self._folder is None:
                folder = TemporaryDirectory(prefix="calco-reference-")
                self._write(Path(folder.name))
                self._import(Path(folder.name) / self._names.package)
                self._folder = folder

    def close(self) -> None:
        """Take the package away, unless it is just being made: then the end of the
        process does."""
        if not self._making.acquire(timeout=_PATIENCE):
            return
        try:
            if self._folder is not None:
                for name in [*sys.modules]:
                    if name == self._name or name.startswith(f"{self._name}."):
                        del sys.modules[name]
                self._folder.cleanup()
                self._folder = None
        finally:
            self._making.release()

    def _write(self, folder: Path) -> None:
        planned = plan(self._api, self._names, self._options)
        # Nobody reads it, so that it need not be formatted.
        for path, text in render(planned, Silent()).items():
            if path.startswith(f"{self._names.package}/"):
                target = folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8")

    def _import(self, folder: Path) -> None:
        with _importing:
            name = self._names.package
            number = 1
            # Something of the same name may be installed, or open in another window.
            while _is_taken(name):
                number += 1
                name = f"_{self._names.package}_{number}"
            self._name = name
            _load(name, folder)
        unheard(importlib.import_module(f"{name}.client"))


def unheard(client: Any) -> None:
    """Let clients take nothing from the environment.

    Args:
        client: The package's module of clients.
    """
    client._PROFILE = client._PROFILE._replace(environment_prefix=NO_PREFIX)


def _is_taken(name: str) -> bool:
    try:
        return name in sys.modules or find_spec(name) is not None
    except (ImportError, ValueError):
        return True


def _load(name: str, folder: Path) -> ModuleType:
    """Import a package from where it lies, without touching ``sys.path``."""
    spec = spec_from_file_location(
        name, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
