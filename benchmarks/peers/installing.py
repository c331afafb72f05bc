"""Each tool in a virtual environment of its own, in the cache."""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.documents import REPOSITORY
from benchmarks.peers.tools import TOOLS, Tool

# What calls are compared with, and what all measured programs have.
_YARDSTICK = ("httpx2>=2.10,<3", "pydantic>=2.10,<3")

# Without it, YAML of more than three million characters is refused.
_JAVA_OPTIONS = "-DmaxYamlCodePoints=99999999"


class NotRunError(Exception):
    """A tool cannot be run here; the message says why."""


@dataclass(frozen=True)
class Installed:
    """A tool that is ready.

    Attributes:
        tool: Which.
        python: The interpreter of its environment.
        version: Of its distribution.
    """

    tool: Tool
    python: Path
    version: str

    def command(self, document: Path, out: Path, package: str) -> list[str]:
        """The command that generates."""
        filled = [
            part.format(document=document, out=out, package=package)
            for part in self.tool.command
        ]
        beside = self.python.parent / filled[0]
        return [str(beside) if beside.exists() else filled[0], *filled[1:]]

    def environment(self) -> dict[str, str]:
        """What its programs need to find each other."""
        path = f"{self.python.parent}{os.pathsep}{os.environ['PATH']}"
        own = {} if self.tool.distribution else {"PYTHONPATH": str(REPOSITORY)}
        java = {"JAVA_TOOL_OPTIONS": _JAVA_OPTIONS} if self.tool.java else {}
        return {"PATH": path, **own, **java}


def default_cache() -> Path:
    """Where environments and documents are kept, outside the repository."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "calco-peers"


def install(name: str, cache: Path) -> Installed:
    """Make a tool ready, from the registries where it is not yet.

    Raises:
        NotRunError: Its Python or Java is not there, or it could not be installed.
    """
    tool = TOOLS[name]
    if not tool.distribution:
        compileall.compile_dir(REPOSITORY / "generator", quiet=1)
        return Installed(tool, Path(sys.executable), _revision())
    home = cache / "venvs" / name
    python = home / "bin" / "python"
    if not (home / "ready").is_file():
        _ran([_interpreter(tool), "-m", "venv", "--clear", str(home)])
        wanted = (tool.distribution, *_YARDSTICK, *tool.needs)
        _ran([str(python), "-m", "pip", "install", "--quiet", *wanted])
        (home / "ready").touch()
    if tool.java:
        _java()
    bare = tool.distribution.partition("[")[0]
    program = f"import importlib.metadata as m; print(m.version({bare!r}))"
    return Installed(tool, python, _ran([str(python), "-c", program]).strip())


def _revision() -> str:
    try:
        return _ran(
            ["git", "-C", str(REPOSITORY), "rev-parse", "--short", "HEAD"]
        ).strip()
    except NotRunError:
        return "not in git"


def _interpreter(tool: Tool) -> str:
    """A Python that the tool runs on: this one, or one of pyenv's or the system's."""
    if sys.version_info[:2] >= tool.python:
        return sys.executable
    major, minor = tool.python
    roots = [Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))]
    pattern = f"versions/{major}.{minor}*/bin/python"
    found = [str(each) for root in roots for each in sorted(root.glob(pattern))]
    found += filter(None, [shutil.which(f"python{major}.{minor}")])
    for each in found:
        if subprocess.run([each, "-c", ""], capture_output=True).returncode == 0:
            return each
    raise NotRunError(f"needs Python {major}.{minor}, which is not here")


def _java() -> None:
    if shutil.which("java"):
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        _ran(["apt-get", "update", "-qq"])
        _ran(["apt-get", "install", "-qq", "-y", "default-jre-headless"])
    if not shutil.which("java"):
        raise NotRunError("needs Java, which is not here and could not be installed")


def _ran(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        last = " ".join((done.stderr or done.stdout).strip().splitlines()[-2:])
        raise NotRunError(f"{Path(command[0]).name} failed: {last}")
    return done.stdout
