"""What pages are told that send calls by themselves, and which calls they leave alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.config import Options
from generator.config_file import load
from generator.pipeline import understand
from generator.problems import CalcoError, Report
from generator.progress import Silent
from generator.reference import build_site
from generator.reference.direct import Key, Writing
from tests.behaviour.sdk import openapi

if TYPE_CHECKING:
    from pathlib import Path

    from generator.reference.direct import Direct

_SECURITY = """
components:
  securitySchemes:
    token: {type: http, scheme: bearer}
    other: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.example/t', scopes: {}}}}
    key: {type: apiKey, in: header, name: X-Key}
    agent: {type: apiKey, in: header, name: Sec-Key}
    cookie: {type: apiKey, in: cookie, name: c}
    pair: {type: http, scheme: basic}
"""


_SERVERS = "servers: [{url: 'https://api.example/v1'}]"


def direct_of(
    operation: str, folder: Path, method: str = "get", servers: str = _SERVERS
) -> Direct:
    """What the page of an operation is told."""
    text = openapi(
        f"""
/things/{{id}}:
  {method}:
    operationId: callIt
    {operation}
    responses: {{'204': {{description: Done}}}}
""",
        extra=_SECURITY,
    )
    path = folder / "openapi.yaml"
    assert _SERVERS in text
    path.write_text(text.replace(_SERVERS, servers), encoding="utf-8")
    known = understand(str(path), Options(), Report(), Silent())
    (form,) = build_site(known.api, known.names).forms.values()
    assert form.direct is not None
    return form.direct


@pytest.mark.parametrize(
    ("method", "operation", "reason"),
    [
        ("trace", "summary: x", "browsers send no TRACE."),
        ("get", "requestBody: {required: true, content: {application/json: {}}}", "browsers send no body with GET."),
        ("get", "parameters: [{name: s, in: cookie, required: true, schema: {type: string}}]", "a page may not set the cookie s."),
        ("get", "parameters: [{name: Sec-A, in: header, required: true, schema: {type: string}}]", "a page may not set the header Sec-A."),
        ("post", "requestBody: {required: true, content: {multipart/form-data: {schema: {type: object}}}}", "a page does not write multipart/form-data."),
        ("get", "security: [{pair: []}, {cookie: []}]", "the credential it needs (pair, cookie) has no place in a page."),
        ("get", "security: [{token: [], pair: []}]", "the credential it needs (token, pair) has no place in a page."),
        ("get", "security: [{agent: []}]", "the credential it needs (agent) has no place in a page."),
        ("get", "security: [{pair: []}, {}]", ""),
        ("get", "security: [{pair: []}, {key: []}]", ""),
        ("get", "parameters: [{name: s, in: cookie, schema: {type: string}}]", ""),
        ("get", "requestBody: {content: {application/json: {}}}", ""),
    ],
)  # fmt: skip
def test_what_a_browser_cannot_do_is_known_before(
    method: str, operation: str, reason: str, tmp_path: Path
) -> None:
    assert direct_of(operation, tmp_path, method).reason == reason


def test_there_must_be_somewhere_to_send_it(tmp_path: Path) -> None:
    found = direct_of("summary: x", tmp_path, servers="servers: [{url: /v1}]")
    assert found.reason == "the document names no whole address to send it to."
    assert found.accept == ""


def test_keys_are_those_of_ways_that_a_page_can_go(tmp_path: Path) -> None:
    given = "security: [{pair: []}, {token: [], key: []}, {other: []}, {token: []}]"
    bearer = ("access_token", "Bearer token", "token", "header", "Authorization")
    token = Key(*bearer, "Bearer ")
    key = Key("api_key", "API key (header X-Key)", "key", "header", "X-Key", "")
    found = direct_of(given, tmp_path).keys
    assert found[0] == (token, key)
    assert [keys[0].scheme for keys in found[1:]] == ["other", "token"]


def test_only_what_is_not_usual_is_told_of_parameters(tmp_path: Path) -> None:
    given = (
        "parameters: [{name: a, in: query, schema: {type: string}},"
        " {name: b, in: query, style: pipeDelimited, explode: false, schema: {type: array}},"
        " {name: c, in: header, schema: {type: string}},"
        " {name: d, in: query, content: {application/json: {}}},"
        " {name: e, in: query, allowReserved: true, allowEmptyValue: true, schema: {type: string}}]"
    )
    assert direct_of(given, tmp_path).parameters == {
        "b": Writing("pipeDelimited", explode=False),
        "d": Writing(json=True),
        "e": Writing(reserved=True, empty=True),
    }


def test_a_configuration_can_do_without(tmp_path: Path) -> None:
    path = tmp_path / "calco.toml"
    head = "[sdk.shop]\nspec = 'openapi.yaml'\noutput = 'out'\n[sdk.shop.reference]\n"
    path.write_text(head + "try_it = false\n", encoding="utf-8")
    assert [one.try_it for one in load(path).sdks.values()] == [False]
    path.write_text(head, encoding="utf-8")
    assert [one.try_it for one in load(path).sdks.values()] == [True]
    path.write_text(head + "try_it = 'no'\n", encoding="utf-8")
    with pytest.raises(CalcoError, match="neither true nor false"):
        load(path)
