"""Security schemes, and what is said of those that no program can use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.config import Options
from generator.pipeline import understand
from generator.problems import Report
from generator.progress import Silent
from tests.behaviour.sdk import openapi

if TYPE_CHECKING:
    from pathlib import Path

_IMPLICIT = "implicit: {authorizationUrl: 'https://a.example', scopes: {}}"
_CREDENTIALS = "clientCredentials: {tokenUrl: 'https://a.example/t', scopes: {}}"


@pytest.mark.parametrize(
    ("flows", "told"),
    [
        (_IMPLICIT, [("CALCO-X004", "note")]),
        (f"{_IMPLICIT}, {_CREDENTIALS}", []),
        (_CREDENTIALS, []),
    ],
)
def test_the_implicit_flow_alone_is_for_no_program(
    flows: str, told: list[tuple[str, str]], tmp_path: Path
) -> None:
    path = tmp_path / "openapi.yaml"
    path.write_text(
        openapi(
            "/a: {get: {operationId: get_a, responses: {'204': {description: Done}}}}",
            extra="security: [{oauth: []}]\n"
            "components: {securitySchemes: {oauth: {type: oauth2, flows: {"
            f"{flows}}}}}}}}}\n",
        ),
        encoding="utf-8",
    )
    report = Report()
    understand(str(path), Options(), report, Silent())
    assert [(one.code, one.level) for one in report.problems] == told
