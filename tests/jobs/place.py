"""A repository with an SDK, and what runs its jobs as far as one machine can."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import yaml

from generator.cli import run
from tests.behaviour.sdk import asking
from tests.corpus.packages import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ONE = "{name: one, in: query, schema: {type: string}}"
TWO = "{name: two, in: query, schema: {type: string}}"

# What jobs install is here already.
_PYTHON = f"""#!/bin/sh
if test "$1 $2" = "-m venv"; then
  mkdir -p "$3/bin"
  printf '#!/bin/sh\\nexec {sys.executable} -m generator "$@"\\n' > "$3/bin/calco"
  printf '#!/bin/sh\\nexit 0\\n' > "$3/bin/pip"
  printf '#!/bin/sh\\nexec {sys.executable} "$@"\\n' > "$3/bin/python"
  chmod +x "$3"/bin/*
  exit 0
fi
exec {sys.executable} "$@"
"""
# Answers as GitHub's own does, of a pull request that is open or not.
_GH = """#!/bin/sh
echo "$@" >> "$STATE/gh.log"
case "$1 $2" in
  "pr list") cat "$STATE/number" 2>/dev/null || true ;;
  "pr create") echo 7 > "$STATE/number" ;;
esac
while test $# -gt 0; do
  if test "$1" = --body-file; then cp "$2" "$STATE/body.md"; fi
  shift
done
"""


class Place:
    """A clone of a repository whose ``origin`` is bare and beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "work"
        self.origin = folder / "origin.git"
        self.state = folder / "state"
        self.temporary = folder / "temporary"
        tools = folder / "tools"
        for each in (self.folder / "api", self.state, self.temporary, tools):
            each.mkdir(parents=True)
        for name, text in (
            ("python3", _PYTHON),
            ("python", _PYTHON),
            ("gh", _GH),
            ("pip", "#!/bin/sh\n"),
            ("calco", f'#!/bin/sh\nexec {sys.executable} -m generator "$@"\n'),
        ):
            (tools / name).write_text(text, encoding="utf-8")
            (tools / name).chmod(stat.S_IRWXU)
        self.environment = {
            **os.environ,
            "PATH": f"{tools}:{os.environ['PATH']}",
            "PYTHONPATH": f"{REPOSITORY}:{self.folder / 'sdk' / 'shop'}",
            "STATE": str(self.state),
            "HOME": str(self.state),
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        self.write(ONE)
        (self.folder / "calco.toml").write_text(
            "[sdk.shop]\nspec = 'api/shop.yaml'\noutput = 'sdk/shop'\n",
            encoding="utf-8",
        )
        assert run(["generate", "--release", "--quiet"]) == 0
        self.git("init", "-q", "-b", "main")
        self.commit()
        subprocess.run(
            ["git", "init", "-q", "--bare", str(self.origin)], check=True, timeout=60
        )
        self.git("remote", "add", "origin", str(self.origin))
        self.git("push", "-q", "origin", "main")

    def write(self, *parameters: str) -> None:
        """Write the document, of an operation with these parameters."""
        path = self.folder / "api" / "shop.yaml"
        path.write_text(asking(*parameters), encoding="utf-8")

    def commit(self) -> None:
        """Commit whatever there is."""
        self.git("add", "-A")
        self.git("commit", "-qm", "It is so now")

    def git(self, *arguments: str) -> str:
        """What git prints."""
        identity = ("-c", "user.name=A", "-c", "user.email=a@example.com")
        ran = subprocess.run(
            ["git", *identity, *arguments],
            cwd=self.folder,
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
            timeout=60,
        )
        return ran.stdout

    def shell(self, script: str, more: Mapping[str, str]) -> str:
        """Run a script as the runners of both do: a failure ends it."""
        ran = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.folder,
            env={**self.environment, **more},
            check=False,
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert ran.returncode == 0, f"{script}\n{ran.stdout}\n{ran.stderr}"
        return ran.stdout

    def action(self, path: str) -> dict[str, str]:
        """Run the steps of a composite action; gives its outputs."""
        text = (self.folder / path).read_text(encoding="utf-8")
        action: dict[str, Any] = yaml.safe_load(text)
        inputs = {
            name: one.get("default", "") for name, one in action["inputs"].items()
        }
        outputs: dict[str, str] = {}

        def value(found: re.Match[str]) -> str:
            kind, *_, name = found[1].split(".")
            known = {"inputs": inputs, "steps": outputs, "github": {"token": "t"}}
            return str(known[kind][name])

        for step in action["runs"]["steps"]:
            wanted = step.get("if", "'true' == 'true'")
            left, right = wanted.replace("'", "").split(" == ")
            known = outputs[left.split(".")[-1]] if "." in left else left
            if known != right:
                continue
            told = self.state / "output"
            told.write_text("", encoding="utf-8")
            more = {
                "RUNNER_TEMP": str(self.temporary),
                "GITHUB_OUTPUT": str(told),
                "GITHUB_STEP_SUMMARY": str(self.state / "summary.md"),
            }
            for name, written in step.get("env", {}).items():
                once = re.sub(r"\$\{\{ (\S+) \}\}", value, written)
                more[name] = re.sub(r"\$\{\{ (\S+) \}\}", value, once)
            assert "${{" not in step["run"]  # nobody's text becomes a part of a script
            self.shell(step["run"], more)
            for line in told.read_text(encoding="utf-8").splitlines():
                name, _, text = line.partition("=")
                outputs[name] = text
        return outputs
