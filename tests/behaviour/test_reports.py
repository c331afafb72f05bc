"""What the package does not hold is told, with a code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.behaviour.sdk import openapi, public

if TYPE_CHECKING:
    from tests.behaviour.sdk import MakeSDK

_GET = """
/things:
  get:
    operationId: getThings
    tags: [things]
    responses: {'200': {description: Fine, content: CONTENT}}
"""


def _answering(content: str) -> str:
    return openapi(_GET.replace("CONTENT", content))


def test_webhooks_without_a_body_are_told(sdk: MakeSDK) -> None:
    text = openapi(
        _GET.replace("CONTENT", "{}"),
        extra="webhooks: {shipped: {post: {responses: {'204': {description: Ok}}}}}",
    )
    problems = [p for p in sdk(text).report.problems if p.code == "CALCO-O003"]
    assert [p.pointer for p in problems] == ["#/webhooks/shipped/post"]
    assert problems[0].place is not None


def test_callbacks_without_a_body_are_told(sdk: MakeSDK) -> None:
    text = openapi("""
/things:
  post:
    operationId: addThing
    tags: [things]
    callbacks:
      done: {'{$request.body#/url}': {post: {responses: {'204': {description: Ok}}}}}
    responses: {'204': {description: Done}}
""")
    assert sdk(text).codes == ["CALCO-O004"]


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        ("{application/json: {schema: {type: string}}}", []),
        (
            "{text/json: {schema: {type: string}}, "
            "application/json: {schema: {type: string}}}",
            ["CALCO-A001"],
        ),
    ],
)
def test_representations_that_are_not_asked_for_are_told(
    sdk: MakeSDK, content: str, codes: list[str]
) -> None:
    assert sdk(_answering(content)).codes == codes


def test_a_body_sends_one_of_its_representations_and_tells(sdk: MakeSDK) -> None:
    made = sdk(openapi("""
/things:
  post:
    operationId: addThing
    tags: [things]
    requestBody:
      required: true
      content:
        application/xml: {schema: {type: object, properties: {a: {type: string}}}}
        application/json: {schema: {type: object, properties: {a: {type: string}}}}
    responses: {'204': {description: Done}}
"""))
    assert made.codes == ["CALCO-B001"]
    talk = made.talk()
    talk.client.things.add(a="x")
    assert talk.request.content == b'{"a":"x"}'


def test_a_query_parameter_may_be_sent_empty(sdk: MakeSDK) -> None:
    made = sdk(openapi("""
/things:
  get:
    operationId: getThings
    tags: [things]
    parameters:
      - {name: a, in: query, allowEmptyValue: true, schema: {type: string}}
      - {name: b, in: query, schema: {type: string}}
    responses: {'204': {description: Done}}
"""))
    talk = made.talk()
    talk.client.things.get(a=None, b=None)
    assert talk.target == "/things?a="


def test_a_document_without_operations_is_told(sdk: MakeSDK) -> None:
    assert sdk(openapi("{}")).codes == ["CALCO-O005"]


def test_an_extension_among_the_paths_is_no_path(sdk: MakeSDK) -> None:
    made = sdk(openapi(_GET.replace("CONTENT", "{}") + "\nx-internal: {post: {}}"))
    assert public(made.talk().client.things) == ["get"]
    assert public(made.talk().client) == ["things"]
