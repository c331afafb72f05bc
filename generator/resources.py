"""Where the files that are not Python code lie.

In a source checkout and an editable install, ``templates`` and ``specs`` are
folders beside the ``generator`` package. A wheel carries both inside it.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    packed = _PACKAGE / f"_{name}"
    return packed if packed.is_dir() else _PACKAGE.parent / name


def templates_directory() -> Path:
    """The folder of the jinja2 templates."""
    return _folder("templates")


def runtime_directory() -> Path:
    """The folder of the SDK's own library, copied into each package as it is."""
    return _PACKAGE / "runtime"


def embedded_specification(name: str) -> Path:
    """The path of a document that comes with Calco.

    Args:
        name: The name without its extension, such as ``fattureincloud``.

    Raises:
        FileNotFoundError: No document of that name is embedded.
    """
    path = _folder("specs") / f"{name}.yaml"
    if not path.is_file():
        raise FileNotFoundError(path)
    return path
