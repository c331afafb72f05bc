"""Webhooks and callbacks: what the API sends by itself."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
import warnings
from typing import TYPE_CHECKING

import pytest

from tests.behaviour.sdk import openapi
from tests.behaviour.test_generated_tests import run_tests

if TYPE_CHECKING:
    from tests.behaviour.sdk import SDK, MakeSDK

_PETS = """
webhooks:
  newPet:
    post:
      summary: A pet was added
      description: Sent once for each pet.
      parameters:
        - {name: X-Signature, in: header, description: Proves the sender, schema: {type: string}}
        - {name: X-Time, in: header, description: When it was sent, schema: {type: string}}
        - {name: X-Id, in: header, schema: {type: string}}
        - {name: X-Try, in: header, schema: {type: string}}
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
      responses: {'204': {description: Understood}, 4XX: {description: Try again}}
  class:
    $ref: '#/components/pathItems/Form'
  note:
    post:
      requestBody: {content: {text/plain: {schema: {type: string}}}}
      responses: {'200': {description: Fine}}
    put:
      requestBody: {content: {image/png: {}}}
      responses: {'200': {description: Fine}}
  ping:
    post: {responses: {'200': {description: Fine}}}
components:
  pathItems:
    Form:
      post:
        requestBody:
          content:
            application/x-www-form-urlencoded:
              schema: {$ref: '#/components/schemas/Pet'}
        responses: {'200': {description: Fine}}
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: {type: string}
        age: {type: integer}
        born: {type: string, format: date}
"""
_GET = """
/things:
  get: {operationId: getThings, tags: [things], responses: {'204': {description: Fine}}}
"""
_WEBHOOKS = openapi(_GET, extra=_PETS)


def functions(made: SDK) -> list[str]:
    """The functions for one event each."""
    return sorted(one for one in made.package.webhooks.__all__ if one[:6] == "parse_")


@pytest.mark.parametrize(
    "body",
    [
        b'{"name":"Rex","born":"2026-01-31"}',
        bytearray(b'{"name":"Rex","born":"2026-01-31"}'),
        '{"name":"Rex","born":"2026-01-31"}',
        {"name": "Rex", "born": "2026-01-31"},
    ],
)
def test_a_webhook_is_read_into_its_model(sdk: MakeSDK, body: object) -> None:
    made = sdk(_WEBHOOKS)
    pet = made.package.webhooks.parse_new_pet(body)
    assert type(pet) is made.models.Pet
    assert (pet.name, pet.age, pet.born.isoformat()) == ("Rex", None, "2026-01-31")


def test_the_function_tells_what_the_document_does(sdk: MakeSDK) -> None:
    parse = sdk(_WEBHOOKS).package.webhooks.parse_new_pet
    assert inspect.getdoc(parse) == """\
A pet was added.

Sent once for each pet.

- header ``X-Signature``: Proves the sender.
- header ``X-Time``: When it was sent.

Comes with the headers ``X-Id``, ``X-Try``.

Answers that are understood: 204 (Understood), 4XX (Try again).

Args:
    body: The body of the request, as it came or as a web framework parsed it.
    strict: Refuse a body that does not fit its description.

Raises:
    WebhookError: The body cannot be read."""


def test_what_does_not_fit_is_kept_and_told(sdk: MakeSDK) -> None:
    made = sdk(_WEBHOOKS)
    webhooks = made.package.webhooks
    with pytest.warns(made.package.MismatchWarning, match="newPet: /age"):
        pet = webhooks.parse_new_pet(b'{"name":"Rex","age":"old"}')
    assert pet.age == "old"
    with pytest.raises(webhooks.WebhookError, match="newPet: /age"):
        webhooks.parse_new_pet(b'{"name":"Rex","age":"old"}', strict=True)
    with pytest.raises(webhooks.WebhookError, match="newPet: the body is not JSON"):
        webhooks.parse_new_pet(b"<pet/>")
    assert issubclass(webhooks.WebhookError, ValueError)


def test_a_form_s_texts_become_what_they_stand_for(sdk: MakeSDK) -> None:
    webhooks = sdk(_WEBHOOKS).package.webhooks
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for body in (b"name=Rex&age=3", {"name": "Rex", "age": "3"}):
            pet = webhooks.parse_class(body)
            assert (pet.name, pet.age) == ("Rex", 3)


def test_text_and_bytes_are_read_as_such(sdk: MakeSDK) -> None:
    webhooks = sdk(_WEBHOOKS).package.webhooks
    assert webhooks.parse_note("è".encode()) == "è"
    assert webhooks.parse_note_put(b"\x89PNG") == b"\x89PNG"
    with pytest.raises(TypeError, match="expected text or bytes, got dict"):
        webhooks.parse_note({"a": 1})


def test_a_webhook_without_a_body_needs_no_function_and_is_told(sdk: MakeSDK) -> None:
    made = sdk(_WEBHOOKS)
    assert functions(made) == [
        "parse_class",
        "parse_new_pet",
        "parse_note",
        "parse_note_put",
    ]
    problems = [p for p in made.report.problems if p.code == "CALCO-O003"]
    assert [(p.pointer, p.level) for p in problems] == [
        ("#/webhooks/ping/post", "note")
    ]
    assert set(made.codes) == {"CALCO-O003"}


def test_a_package_without_webhooks_has_no_such_module(sdk: MakeSDK) -> None:
    made = sdk(openapi(_GET))
    assert not (made.directory / made.name / "webhooks.py").exists()
    assert not (made.directory / made.name / "_runtime" / "incoming.py").exists()
    with pytest.raises(AttributeError):
        made.package.webhooks  # noqa: B018 (looking is what is tested)


def test_webhooks_of_redoc_are_webhooks(sdk: MakeSDK) -> None:
    text = openapi(_GET, extra=_PETS.replace("webhooks:", "x-webhooks:"))
    pet = sdk(text).package.webhooks.parse_new_pet(b'{"name":"Rex"}')
    assert pet.name == "Rex"


def test_webhooks_of_swagger_are_webhooks(sdk: MakeSDK) -> None:
    made = sdk("""
swagger: '2.0'
info: {title: Things, version: '1'}
host: api.example
paths: {}
x-webhooks:
  newPet:
    post:
      parameters:
        - {in: body, name: body, required: true, schema: {$ref: '#/definitions/Pet'}}
      responses: {200: {description: Fine}}
definitions:
  Pet: {type: object, properties: {born: {type: string, format: date}}}
""")
    pet = made.package.webhooks.parse_new_pet(b'{"born":"2026-01-31"}')
    assert pet.born.isoformat() == "2026-01-31"


_CALLBACKS = openapi(
    """
/streams:
  post:
    operationId: addStream
    tags: [streams]
    requestBody:
      content:
        application/json:
          schema: {type: object, properties: {url: {type: string}}}
    callbacks:
      onData: {$ref: '#/components/callbacks/Data'}
      finished:
        '{$request.body#/url}/done':
          post:
            summary: Nothing follows
            requestBody:
              content:
                application/json:
                  schema: {type: object, properties: {at: {type: string, format: date}}}
            responses: {'204': {description: Fine}}
    responses: {'204': {description: Added}}
/others:
  post:
    operationId: addOther
    tags: [others]
    callbacks:
      onData: {$ref: '#/components/callbacks/Data'}
      finished:
        '{$request.query.url}':
          post:
            requestBody: {content: {application/json: {schema: {type: integer}}}}
            responses: {'204': {description: Fine}}
    responses: {'204': {description: Added}}
""",
    extra="""
components:
  callbacks:
    Data:
      '{$request.body#/url}':
        post:
          requestBody:
            content:
              application/json: {schema: {$ref: '#/components/schemas/Data'}}
          responses: {'204': {description: Fine}}
  schemas:
    Data: {type: object, properties: {value: {type: number}}}
""",
)


def test_a_callback_is_read_into_its_model(sdk: MakeSDK) -> None:
    made = sdk(_CALLBACKS)
    webhooks = made.package.webhooks
    assert webhooks.parse_on_data(b'{"value":1.5}') == made.models.Data(value=1.5)
    assert webhooks.parse_finished({"at": "2026-01-31"}).at.isoformat() == "2026-01-31"
    assert made.codes == []


def test_callbacks_of_one_name_are_told_apart_by_who_asks(sdk: MakeSDK) -> None:
    assert sdk(_CALLBACKS).package.webhooks.parse_add_other_finished("7") == 7


def test_where_a_callback_is_sent_is_told(sdk: MakeSDK) -> None:
    parse = sdk(_CALLBACKS).package.webhooks.parse_finished
    assert "Nothing follows." in parse.__doc__
    assert (
        "Sent to {$request.body#/url}/done, as ``streams.add`` asks for."
        in parse.__doc__
    )


def test_hostile_text_stays_text(sdk: MakeSDK) -> None:
    evil = '"""; import os; os.abort()  # \\\\'
    quoted = evil.replace("'", "''")
    made = sdk(openapi(f"""
/things:
  post:
    operationId: addThing
    tags: [things]
    requestBody:
      content:
        '{quoted}/json': {{schema: {{type: integer}}}}
        '{quoted}': {{schema: {{type: string}}}}
    callbacks:
      '{quoted}':
        '{quoted}':
          post:
            summary: '{quoted}'
            description: '{quoted}'
            parameters: [{{name: '{quoted}', in: header, description: '{quoted}'}}]
            requestBody: {{content: {{application/json: {{schema: {{type: integer}}}}}}}}
            responses: {{'204': {{description: '{quoted}'}}}}
    responses:
      '200':
        description: Fine
        content:
          '{quoted}/json': {{schema: {{type: integer}}}}
          '{quoted}': {{schema: {{type: string}}}}
        links:
          '{quoted}':
            operationId: addThing
            description: '{quoted}'
            parameters: {{'{quoted}': '{quoted}'}}
"""))
    webhooks = made.package.webhooks
    (name,) = functions(made)
    assert name.isidentifier()
    assert getattr(webhooks, name)(b"7") == 7
    assert "os.abort()" in getattr(webhooks, name).__doc__
    assert "os.abort()" in made.talk().client.things.add.__doc__


_ALONE = """
openapi: 3.1.0
info: {title: Hooks, version: '1'}
webhooks:
  newPet:
    post:
      requestBody:
        content:
          application/json:
            schema: {$ref: '#/components/schemas/Pet'}
            example: {name: Rex, born: '2026-01-31', tags: [], secret: s}
  note:
    post: {requestBody: {content: {text/plain: {schema: {type: string}}}}}
    put: {requestBody: {content: {image/png: {}}}}
    patch: {requestBody: {content: {application/x-ndjson: {schema: {type: object}}}}}
  count:
    post: {requestBody: {content: {application/json: {schema: {type: integer}}}}}
    put: {requestBody: {content: {application/json: {schema: {type: string, format: byte}}}}}
  form:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: {properties: {file: {type: string, format: binary}}}
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: {type: string}
        born: {type: string, format: date}
        tags: {type: array, items: {type: string}}
        secret: {type: string, writeOnly: true}
"""


def run_block(made: SDK, heading: str) -> str:
    """What the first Python block of a part of the README prints."""
    part = made.text("README.md").partition(f"## {heading}\n")[2]
    block = re.search(r"```python\n(.*?)```", part, re.DOTALL)
    assert block is not None
    return subprocess.run(
        [sys.executable, "-c", block[1]],
        cwd=made.directory,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


@pytest.mark.parametrize("text", [_WEBHOOKS, _ALONE])
def test_each_function_has_a_test_that_passes(sdk: MakeSDK, text: str) -> None:
    made = sdk(text)
    tests = re.findall(r"^def test_(\w+)", made.text("tests/test_webhooks.py"), re.M)
    assert sorted(tests) == functions(made)
    assert run_tests(made) == ""


def test_lines_are_handed_on_as_bytes_and_say_so(sdk: MakeSDK) -> None:
    parse = sdk(_ALONE).package.webhooks.parse_note_patch
    assert parse.__annotations__["return"] == "bytes"
    assert parse('{"a":1}\n') == b'{"a":1}\n'


def test_a_generated_test_sees_what_is_lost(sdk: MakeSDK) -> None:
    made = sdk(_ALONE.replace("Rex", "Max"))
    path = made.directory / made.name / "webhooks.py"
    path.write_text(
        path.read_text().replace(
            "    return found", '    found.name = "Rex"\n    return found', 1
        )
    )
    assert "test_parse_new_pet - AssertionError" in run_tests(made)


def test_the_readme_shows_a_body_being_read(sdk: MakeSDK) -> None:
    for text in (_WEBHOOKS, _ALONE):
        made = sdk(text)
        assert "name=" in run_block(made, "Webhooks")
        reference = made.text("reference.md")
        assert "## `webhooks`" in reference
        assert "### `parse_note_put`\n\n`webhook note`" in reference
    assert "name='Rex'" in run_block(sdk(_ALONE), "Webhooks")
    assert "secret" not in reference


def test_a_body_that_is_too_long_for_a_page_has_a_name_there(sdk: MakeSDK) -> None:
    long = f"name: {{type: string, example: {'x' * 999}}}"
    made = sdk(_WEBHOOKS.replace("name: {type: string}", long))
    reference = made.text("reference.md")
    assert "webhooks.parse_new_pet(body)\n" in reference
    assert "A long one is called `body`." in reference
    # The page that one begins with shows one that can be read, and be run.
    assert run_block(made, "Webhooks") == "b'content'\n"
    assert "called `body`" not in sdk(_WEBHOOKS).text("reference.md")


def test_a_package_of_webhooks_alone_shows_no_client(sdk: MakeSDK) -> None:
    made = sdk(_ALONE)
    for page in ("README.md", "reference.md"):
        assert "Client" not in made.text(page)
        assert "| --- |" not in made.text(page)


def test_a_package_with_operations_alone_speaks_of_no_webhooks(sdk: MakeSDK) -> None:
    made = sdk(openapi(_GET))
    for page in ("README.md", "reference.md"):
        assert "ebhook" not in made.text(page)
    assert not (made.directory / "tests" / "test_webhooks.py").exists()


def test_a_resource_called_webhooks_keeps_its_tests(sdk: MakeSDK) -> None:
    made = sdk(openapi(_GET.replace("[things]", "[webhooks]"), extra=_PETS))
    assert "client.webhooks.get_things()" in made.text("tests/test_webhooks.py")
    assert "webhooks.parse_new_pet(" in made.text("tests/test_received.py")
    assert run_tests(made) == ""


def test_the_quick_start_names_an_address_where_the_document_has_none(
    sdk: MakeSDK,
) -> None:
    text = openapi(_GET)
    assert "Client() as client" in sdk(text).text("README.md")
    assert "description names no credentials" in sdk(text).text("README.md")
    readme = sdk(text.replace("servers:", "x-servers:")).text("README.md")
    assert 'with Client(base_url="https://api.example.com") as client' in readme
    assert 'AsyncClient(base_url="https://api.example.com") as client' in readme
