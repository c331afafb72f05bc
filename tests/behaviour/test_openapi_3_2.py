"""What OpenAPI 3.2 added."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.behaviour.sdk import Reply, openapi

if TYPE_CHECKING:
    from tests.behaviour.sdk import MakeSDK


def newer(paths: str, schemas: str = "", *, extra: str = "") -> str:
    """The text of a document of OpenAPI 3.2."""
    return openapi(paths, schemas, extra=extra).replace("3.1.0", "3.2.0", 1)


_METHODS = newer(
    """
/pets/{id}:
  parameters:
    - {name: id, in: path, required: true, schema: {type: string}}
  query:
    operationId: searchPets
    tags: [pets]
    requestBody:
      required: true
      content: {application/json: {schema: {$ref: '#/components/schemas/Search'}}}
    responses:
      '200':
        summary: What was found
        content: {application/json: {schema: {type: array, items: {type: string}}}}
  additionalOperations:
    COPY:
      operationId: copyPet
      tags: [pets]
      parameters:
        - {name: Destination, in: header, required: true, schema: {type: string}}
      responses: {'204': {description: Copied}}
    M-SEARCH:
      tags: [pets]
      responses: {'204': {description: Found}}
""",
    "Search: {type: object, properties: {name: {type: string}}}",
)


def test_a_query_operation_sends_its_body_with_the_method_query(sdk: MakeSDK) -> None:
    made = sdk(_METHODS)
    talk = made.talk(Reply(["Rex"]))
    assert talk.client.pets.search("7", name="R") == ["Rex"]
    assert talk.request.method == "QUERY"
    assert talk.target == "/pets/7"
    assert talk.json == {"name": "R"}
    assert made.codes == []


def test_an_additional_operation_sends_its_own_method(sdk: MakeSDK) -> None:
    talk = sdk(_METHODS).talk()
    talk.client.pets.copy("7", destination="/pets/8")
    assert talk.request.method == "COPY"
    assert talk.request.headers["destination"] == "/pets/8"


def test_a_method_that_is_no_identifier_names_the_call_all_the_same(
    sdk: MakeSDK,
) -> None:
    talk = sdk(_METHODS).talk()
    talk.client.pets.m_search("7")
    assert talk.request.method == "M-SEARCH"


def test_an_older_document_may_use_them_and_is_told(sdk: MakeSDK) -> None:
    made = sdk(_METHODS.replace("3.2.0", "3.1.0", 1))
    # A description of each response is asked for before 3.2 as well.
    assert made.codes == ["CALCO-R039", *["CALCO-U008"] * 3]
    talk = made.talk()
    talk.client.pets.copy("7", destination="/")
    assert talk.request.method == "COPY"


def test_what_cannot_be_a_method_is_left_out_and_told(sdk: MakeSDK) -> None:
    made = sdk(newer("""
/a:
  get: {operationId: getA, tags: [a], responses: {'204': {description: Fine}}}
  additionalOperations:
    "GET http://elsewhere.example/ HTTP/1.1\\r\\nX: y":
      responses: {'204': {description: Fine}}
"""))
    (problem,) = made.report.problems
    assert (problem.code, problem.level) == ("CALCO-O006", "error")
    assert problem.place is not None
    talk = made.talk()
    talk.client.a.get()
    assert talk.request.method == "GET"


def test_operations_are_mended_like_others(sdk: MakeSDK) -> None:
    made = sdk(newer("""
/a:
  additionalOperations:
    COPY:
      operationId: copyA
      tags: [a]
      parameters:
        - {in: query, schema: {type: string}}
        - {name: b, in: query, schema: {type: string}}
      responses: {'204': {description: Fine}}
"""))
    assert made.codes == ["CALCO-R060"]  # the parameter without a name
    talk = made.talk()
    talk.client.a.copy(b="x")
    assert talk.target == "/a?b=x"


def _querying(media_type: str, schema: str, more: str = "") -> str:
    return newer(f"""
/things:
  get:
    operationId: findThings
    tags: [things]
    parameters:
      - name: filter
        in: querystring
        required: true
        content: {{{media_type}: {{schema: {schema}}}}}
      {more}
    responses: {{'204': {{description: Done}}}}
""")


_FILTER = (
    "{type: object, properties: {status: {type: string}, tag: {type: array, "
    "items: {type: string}}, range: {type: object, properties: {from: {type: integer}}}}}"
)


def test_a_querystring_parameter_is_the_whole_query(sdk: MakeSDK) -> None:
    made = sdk(_querying("application/x-www-form-urlencoded", _FILTER))
    talk = made.talk()
    talk.client.things.find(
        filter={"status": "a&b", "tag": ["x", "y"], "range": {"from": 1}}
    )
    assert talk.target == (
        "/things?status=a%26b&tag=x&tag=y&range=%7B%22from%22%3A1%7D"
    )
    assert made.codes == []


def test_a_querystring_parameter_takes_a_model(sdk: MakeSDK) -> None:
    made = sdk(_querying("application/x-www-form-urlencoded", _FILTER))
    talk = made.talk()
    talk.client.things.find(filter=made.models.FindThingsFilter(status="new"))
    assert talk.target == "/things?status=new"


def test_a_querystring_parameter_may_be_json(sdk: MakeSDK) -> None:
    talk = sdk(_querying("application/json", _FILTER)).talk()
    talk.client.things.find(filter={"status": "a b", "tag": []})
    assert talk.target == (
        "/things?%7B%22status%22%3A%22a%20b%22%2C%22tag%22%3A%5B%5D%7D"
    )


def test_a_querystring_parameter_may_be_text(sdk: MakeSDK) -> None:
    talk = sdk(_querying("text/plain", "{type: string}")).talk()
    talk.client.things.find(filter="a=b c")
    assert talk.target == "/things?a%3Db%20c"


def test_a_value_that_cannot_be_the_query_is_refused(sdk: MakeSDK) -> None:
    talk = sdk(_querying("application/x-www-form-urlencoded", _FILTER)).talk()
    with pytest.raises(TypeError, match=r"^query parameter 'filter': expected a dict"):
        talk.client.things.find(filter="status=new")
    assert talk.wire.sent == []


def test_other_query_parameters_are_added_and_told(sdk: MakeSDK) -> None:
    other = "- {name: page, in: query, schema: {type: integer}}"
    made = sdk(_querying("application/x-www-form-urlencoded", _FILTER, other))
    assert made.codes == ["CALCO-P007"]
    talk = made.talk()
    talk.client.things.find(filter={"status": "new"}, page=2)
    assert talk.target == "/things?status=new&page=2"


def test_a_second_querystring_parameter_is_left_out_and_told(sdk: MakeSDK) -> None:
    other = "- {name: more, in: querystring, content: {text/plain: {}}}"
    made = sdk(_querying("application/x-www-form-urlencoded", _FILTER, other))
    assert made.codes == ["CALCO-P006"]
    talk = made.talk()
    talk.client.things.find(filter={"status": "new"})
    assert talk.target == "/things?status=new"


def test_a_media_type_may_be_shared(sdk: MakeSDK) -> None:
    made = sdk(
        newer(
            """
/pets:
  get:
    operationId: getPet
    tags: [pets]
    responses:
      '200':
        content: {application/json: {$ref: '#/components/mediaTypes/Pet'}}
""",
            extra="""
components:
  mediaTypes:
    Pet:
      schema: {type: object, properties: {name: {type: string}}}
""",
        )
    )
    talk = made.talk(Reply({"name": "Rex"}))
    assert talk.client.pets.get().name == "Rex"
    assert made.codes == []


def test_a_security_scheme_may_be_named_by_reference(sdk: MakeSDK) -> None:
    made = sdk(
        newer(
            """
/pets:
  get:
    operationId: getPets
    tags: [pets]
    security: [{'#/components/securitySchemes/device': [read]}]
    responses: {'204': {description: Fine}}
""",
            extra="""
components:
  securitySchemes:
    device:
      type: oauth2
      oauth2MetadataUrl: https://id.example/.well-known/oauth-authorization-server
      deprecated: true
      flows:
        deviceAuthorization:
          deviceAuthorizationUrl: https://id.example/device
          tokenUrl: https://id.example/token
          scopes: {read: Read pets}
""",
        )
    )
    talk = made.talk(access_token="secret")
    talk.client.pets.get()
    assert talk.request.headers["authorization"] == "Bearer secret"
    assert "Scopes: read." in talk.client.pets.get.__doc__
    assert "access_token: A bearer token (deprecated), a sign-in" in (
        made.package.Client.__doc__
    )
    assert made.codes == []


def test_tags_have_summaries_and_parents(sdk: MakeSDK) -> None:
    made = sdk(
        newer(
            """
/pets:
  get:
    operationId: getPets
    tags: [pets]
    responses: {'204': {description: Fine}}
""",
            extra="""
tags:
  - {name: animals, summary: All animals, kind: nav}
  - {name: pets, summary: Small animals, parent: animals, kind: nav}
""",
        )
    )
    pets = made.talk().client.animals.pets
    assert type(pets).__doc__ == "Small animals.\n\n    Part of All animals."
    assert made.codes == []


def test_what_a_parameter_says_and_is_not_used_is_told(sdk: MakeSDK) -> None:
    made = sdk(newer("""
/pets:
  get:
    operationId: getPets
    tags: [pets]
    parameters:
      - {name: ids, in: query, content: {text/plain: {itemSchema: {type: integer}}}}
    responses: {'204': {description: Fine}}
"""))
    assert made.codes == ["CALCO-P008"]
    talk = made.talk()
    talk.client.pets.get(ids="1 2")
    assert talk.target == "/pets?ids=1%202"


def test_examples_have_their_values_in_new_fields(sdk: MakeSDK) -> None:
    made = sdk(newer("""
/pets:
  get:
    operationId: getPets
    tags: [pets]
    parameters:
      - name: limit
        in: query
        schema: {type: integer}
        examples: {few: {dataValue: 3, serializedValue: '3'}}
      - name: name
        in: query
        schema: {type: string}
        examples: {one: {serializedValue: Rex}}
    responses: {'204': {description: Fine}}
"""))
    test = made.text("tests/test_pets.py")
    assert 'client.pets.get(limit=3, name="Rex")' in test
