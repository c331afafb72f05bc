"""What operations take over from their path items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.behaviour.sdk import Reply, openapi

if TYPE_CHECKING:
    from pathlib import Path

    from tests.behaviour.sdk import MakeSDK

_SHARED = """
components:
  pathItems:
    Thing:
      summary: A thing of any kind
      parameters:
        - {name: id, in: path, required: true, schema: {type: integer}}
        - {name: lang, in: query, schema: {type: string}}
      get:
        operationId: getThing
        tags: [things]
        responses:
          '200':
            description: Fine
            content:
              application/json:
                schema: {type: object, properties: {name: {type: string}}}
"""


def test_parameters_of_a_path_item_are_those_of_its_operations(sdk: MakeSDK) -> None:
    text = openapi("""
/things/{id}:
  parameters:
    - {name: id, in: path, required: true, schema: {type: integer}}
    - {name: lang, in: query, schema: {type: string}}
    - {name: lang, in: header, schema: {type: string}}
  get:
    operationId: getThing
    tags: [things]
    parameters:
      - {name: lang, in: query, required: true, style: pipeDelimited, explode: false,
         schema: {type: array, items: {type: string}}}
    responses: {'204': {description: Fine}}
  delete:
    operationId: deleteThing
    tags: [things]
    responses: {'204': {description: Fine}}
""")
    talk = sdk(text).talk()
    talk.client.things.get(7, lang=["en", "it"], header_lang="de")
    assert talk.target == "/things/7?lang=en%7Cit"
    assert talk.request.headers["lang"] == "de"
    talk = sdk(text).talk()
    talk.client.things.delete(7, lang="en")
    assert talk.target == "/things/7?lang=en"


def test_paths_may_share_one_path_item(sdk: MakeSDK) -> None:
    made = sdk(
        openapi(
            """
/boxes/{id}: {$ref: '#/components/pathItems/Thing'}
/crates/{id}: {$ref: '#/components/pathItems/Thing'}
""",
            extra=_SHARED,
        )
    )
    talk = made.talk(Reply({"name": "x"}))
    names = sorted(name for name in dir(talk.client.things) if name[0] != "_")
    assert len(names) == 2
    found = [getattr(talk.client.things, name)(7) for name in names]
    assert [one.name for one in found] == ["x", "x"]
    assert sorted(request.url for request in talk.wire.sent) == [
        "https://api.example/v1/boxes/7",
        "https://api.example/v1/crates/7",
    ]


def test_what_stands_beside_a_reference_is_added_to_the_path_item(
    sdk: MakeSDK,
) -> None:
    made = sdk(
        openapi(
            """
/boxes/{id}: {$ref: '#/components/pathItems/Thing'}
/crates/{id}:
  $ref: '#/components/pathItems/Thing'
  summary: A crate
  parameters: [{name: lang, in: query, required: true, schema: {type: integer}}]
  get:
    operationId: getCrate
    tags: [crates]
    responses: {'204': {description: Fine}}
  delete:
    operationId: deleteCrate
    tags: [crates]
    responses: {'204': {description: Fine}}
""",
            extra=_SHARED,
        )
    )
    talk = made.talk()
    talk.client.crates.get(7, lang=1)
    assert talk.target == "/crates/7?lang=1"
    assert talk.client.crates.get.__doc__.startswith("A crate.")
    talk = made.talk()
    talk.client.crates.delete(7, lang=2)
    assert (talk.request.method, talk.target) == ("DELETE", "/crates/7?lang=2")
    talk = made.talk(Reply({"name": "x"}))
    assert talk.client.things.get(7, lang="en").name == "x"
    assert talk.target == "/boxes/7?lang=en"


def test_a_path_item_may_be_in_another_file(tmp_path: Path) -> None:
    from tests.behaviour.sdk import make_sdk

    (tmp_path / "thing.yaml").write_text("""
parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
get:
  operationId: getThing
  tags: [things]
  responses:
    '200':
      description: Fine
      content:
        application/json: {schema: {$ref: 'schemas.yaml#/Thing'}}
""")
    (tmp_path / "schemas.yaml").write_text(
        "Thing: {type: object, properties: {at: {type: string, format: date}}}"
    )
    made = make_sdk(openapi("/things/{id}: {$ref: thing.yaml}"), tmp_path)
    talk = made.talk(Reply({"at": "2026-01-31"}))
    assert talk.client.things.get(7).at.isoformat() == "2026-01-31"
    assert talk.target == "/things/7"


def test_a_fragment_of_a_path_is_not_sent(sdk: MakeSDK) -> None:
    made = sdk(openapi("""
/things:
  get:
    operationId: getThing
    tags: [things]
    responses:
      '200':
        description: Fine
        content: {application/json: {schema: {type: integer}, example: 1}}
'/things#count':
  get:
    operationId: countThings
    tags: [things]
    parameters: [{name: kind, in: query, schema: {type: string}}]
    responses:
      '200':
        description: Fine
        content: {application/json: {schema: {type: string}, example: many}}
"""))
    assert made.codes == ["CALCO-O008"]
    talk = made.talk(Reply("many"))
    assert talk.client.things.count(kind="a") == "many"
    assert talk.request.url == "https://api.example/v1/things?kind=a"
    # What answers the generated tests cannot tell the two apart.
    test = made.text("tests/test_things.py")
    assert test.count("check(result") == 2


def test_a_path_may_have_a_query(sdk: MakeSDK) -> None:
    talk = sdk(openapi("""
'/things?kind=a':
  get:
    operationId: getThings
    tags: [things]
    parameters: [{name: page, in: query, schema: {type: integer}}]
    responses: {'204': {description: Fine}}
""")).talk()
    talk.client.things.get(page=2)
    assert talk.request.url == "https://api.example/v1/things?kind=a&page=2"
