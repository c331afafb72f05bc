"""From inline schemas to the intermediate model, for tests of the plan."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from generator.config import Options
from generator.names import Records, name
from generator.parse import parse
from generator.problems import Report
from generator.read import read

if TYPE_CHECKING:
    from pathlib import Path

    from generator.ir import Api
    from generator.names import Names


def parsed(text: str, directory: Path) -> tuple[Api, Names, Report]:
    """What the stages before the plan make of a document.

    Args:
        text: YAML of ``paths`` and ``components``.
        directory: Receives the document.
    """
    source = directory / "openapi.yaml"
    head = "openapi: 3.1.0\ninfo: {title: Things, version: 1.0.0}\n"
    source.write_text(head + textwrap.dedent(text), encoding="utf-8")
    report = Report()
    api = parse(read(str(source), report=report), report)
    return api, name(api, Options(), Records(), report), report
