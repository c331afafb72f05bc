"""Links: which call an answer is good for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.behaviour.sdk import openapi

if TYPE_CHECKING:
    from tests.behaviour.sdk import MakeSDK

_LINKED = openapi(
    """
/things:
  post:
    operationId: addThing
    tags: [things]
    responses:
      '201':
        description: Added
        content: {application/json: {schema: {type: object, properties: {id: {type: integer}}}}}
        links:
          get:
            operationId: getThing
            description: The thing as it was stored
            parameters:
              path.thingId: $response.body#/id
              lang: $request.query.lang
              X-Trace: $response.header.X-Trace
          remove: {$ref: '#/components/links/Remove'}
          replace:
            operationRef: '#/paths/~1things~1%7BthingId%7D/put'
            requestBody: $response.body
          gone: {operationId: forgetThing}
/things/{thingId}:
  parameters: [{name: thingId, in: path, required: true, schema: {type: integer}}]
  get:
    operationId: getThing
    tags: [things]
    parameters:
      - {name: lang, in: query, schema: {type: string}}
      - {name: X-Trace, in: header, schema: {type: string}}
    responses: {'204': {description: Fine}}
  put:
    operationId: replaceThing
    tags: [things]
    responses: {'204': {description: Fine}}
  delete:
    operationId: deleteThing
    tags: [things]
    responses: {'204': {description: Fine}}
""",
    extra="""
components:
  links:
    Remove: {operationId: deleteThing, parameters: {thingId: 7}}
""",
)


def test_the_method_tells_what_its_answer_is_good_for(sdk: MakeSDK) -> None:
    said = sdk(_LINKED).talk().client.things.add.__doc__
    _, _, said = said.partition("What the answer is good for:\n")
    assert " ".join(said.split()) == (
        "- ``things.get`` takes ``thing_id`` from ``id`` of the answer, ``lang`` from the"
        " query parameter ``lang``, ``x_trace`` from the answer's header ``X-Trace``."
        " The thing as it was stored. - ``things.delete`` takes ``thing_id`` from ``7``."
        " - ``things.replace`` takes ``body`` from the answer."
    )


def test_a_link_that_leads_nowhere_is_told(sdk: MakeSDK) -> None:
    (problem,) = sdk(_LINKED).report.problems
    assert (problem.code, problem.level) == ("CALCO-A003", "note")
    assert problem.pointer == "#/paths/~1things/post/responses/201/links/gone"
    assert "'forgetThing'" in problem.message
