"""An overlay on the documents of Fatture in Cloud: one that a user may well write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.config import Options
from generator.pipeline import understand
from generator.problems import Report
from generator.progress import Silent
from generator.read.overlaying import Overlays
from tests.corpus.packages import OPERATIONS, document

if TYPE_CHECKING:
    from pathlib import Path

OVERLAY = """\
overlay: 1.1.0
info: {title: What the sandbox has, version: 1.0.0}
actions:
- description: A truth value that is written as a text.
  target: $.paths[*][*].parameters[?@.schema.default == 'false'].schema.default
  update: false
- description: The sandbox sends no notifications.
  target: $.paths[*][?@.tags[?@ == 'Webhooks']]
  remove: true
- target: $.servers
  remove: true
- target: $
  update:
    servers: [{url: 'https://sandbox.example.com'}]
    components:
      parameters:
        Trace: {name: X-Trace, in: header, schema: {type: string}}
- target: $.paths[*].get.parameters
  update: {$ref: '#/components/parameters/Trace'}
- description: A slip of the pen.
  target: $.paths['/c/{company_id}/entities/clents'].get
  update: {deprecated: true}
"""


@pytest.mark.parametrize(
    "label", ["ours", pytest.param("published", marks=pytest.mark.corpus)]
)
def test_an_overlay_changes_the_whole_api(label: str, tmp_path: Path) -> None:
    source = document(label)
    overlay = tmp_path / "sandbox.overlay.yaml"
    overlay.write_text(OVERLAY)
    plain, laid = Report(), Report()
    options = Options(overlays=Overlays((str(overlay),)))
    before = understand(str(source), Options(), plain, Silent())
    after = understand(str(source), options, laid, Silent())

    assert "CALCO-R055" in {problem.code for problem in plain.problems}
    told = [problem for problem in laid.problems if problem.level != "note"]
    assert [(one.code, one.hint) for one in told] == [
        ("CALCO-L005", "did you mean ['/c/{company_id}/entities/clients']?")
    ]
    assert told[0].place is not None
    assert (told[0].place.line, told[0].place.column) == (21, 3)

    gone = [one for one in before.api.operations if "Webhooks" in one.tags]
    assert len(gone) == 6
    operations = after.coverage["operations"]
    assert operations["in_document"] == OPERATIONS - len(gone)
    assert operations["emitted"] == OPERATIONS - len(gone)
    assert operations["skipped"] == 0
    assert [server.url for server in after.api.servers] == [
        "https://sandbox.example.com"
    ]
    traced = {
        operation.pointer
        for operation in after.api.operations
        if any(parameter.name == "X-Trace" for parameter in operation.parameters)
    }
    assert traced == {
        operation.pointer
        for operation in after.api.operations
        if operation.method == "GET"
        and "parameters" in before.document.at(operation.pointer)
    }
    assert len(traced) > 30
    trace = after.document.place("#/components/parameters/Trace/name")
    assert trace is not None
    assert (trace.line, trace.column) == (17, 17)
