"""The pages of a site: whole, linked, the same each time, and without harm."""

from __future__ import annotations

import json
import posixpath
from typing import TYPE_CHECKING

import pytest

from generator.resources import embedded_specification
from tests.behaviour.listings import LISTINGS
from tests.behaviour.sdk import openapi
from tests.unit.reference.made import Reader, made, site_of

if TYPE_CHECKING:
    from pathlib import Path

    from generator.reference import Site


@pytest.fixture(scope="module", params=["fattureincloud", "bookshop"])
def site(request: pytest.FixtureRequest) -> Site:
    return site_of(embedded_specification(request.param))


def test_every_link_leads_to_a_page_of_the_site(site: Site) -> None:
    identifiers = {
        address: {element.attributes.get("id") for element in Reader(text).elements}
        for address, text in site.files.items()
        if address.endswith(".html")
    }
    followed = 0
    for address in identifiers:
        for link in Reader(site.files[address]).links():
            if link.startswith(("https:", "http:", "mailto:")):
                continue
            path, _, fragment = link.partition("#")
            target = address
            if path:
                target = posixpath.normpath(
                    posixpath.join(posixpath.dirname(address), path)
                )
            assert target in site.files, f"{address}: {link}"
            assert not fragment or fragment in identifiers[target], f"{address}: {link}"
            followed += 1
    assert followed > len(identifiers)


def test_every_identifier_is_there_once(site: Site) -> None:
    for address, text in site.files.items():
        if address.endswith(".html"):
            found = [
                element.attributes["id"]
                for element in Reader(text).elements
                if "id" in element.attributes
            ]
            assert len(found) == len(set(found)), address


def test_nothing_is_asked_of_other_machines(site: Site) -> None:
    for address, text in site.files.items():
        if address.endswith(".html"):
            for element in Reader(text).elements:
                loaded = element.attributes.get("src") or (
                    element.attributes.get("href") if element.tag == "link" else None
                )
                assert "//" not in (loaded or ""), f"{address}: {loaded}"


def test_a_second_run_makes_the_same(tmp_path: Path) -> None:
    first = site_of(embedded_specification("bookshop"))
    assert site_of(embedded_specification("bookshop")).files == first.files


_PET = openapi(
    """
/pets/{id}:
  put:
    operationId: changePet
    summary: Change a pet
    description: "Changes *one* pet; see <b>below</b>."
    tags: [pets]
    parameters:
      - {name: id, in: path, required: true, schema: {type: integer}, example: 7}
      - name: mode
        in: query
        description: How to do it
        schema: {type: string, enum: [fast, careful], default: fast}
    requestBody:
      required: true
      content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
    responses:
      '200': {description: Fine, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      '404': {description: Not there}
      '410': {description: Not there}
      default: {description: Something else}
""",
    """
Pet:
  description: An animal
  required: [name]
  properties:
    id: {type: integer, readOnly: true}
    name: {type: string, maxLength: 20, example: Rex}
    owner_id: {type: integer, example: 16}
    secret: {type: string, writeOnly: true}
    parent: {$ref: '#/components/schemas/Pet'}
    tags: {type: array, items: {type: string}}
""",
)


def test_what_a_page_says(tmp_path: Path) -> None:
    site = made(_PET, tmp_path)
    page = Reader(site.files["operations/pets.change.html"])
    (main,) = [one for one in page.elements if one.tag == "main"]
    assert main.attributes["data-operation"] == "PUT /pets/{id}"
    for words in (
        "Change a pet",
        "Changes one pet; see below .",
        "id * integer",
        "mode string How to do it Default: fast fast careful",
        "name * string At most 20 characters Example: Rex",
        "404, 410 Not there",
        "Any other status Something else",
        "Change before you send it, as these name things in somebody's account: owner_id",
        "client.pets.change",
    ):
        assert words in page.text, words
    # What only the server sets is no part of a body; what only callers write no answer.
    body, _, answers = page.text.partition("Answers 200")
    assert "id integer read-only" not in body
    assert "secret string write-only" in body
    assert "id integer read-only" in answers
    assert "secret string" not in answers


def test_a_list_that_pages_is_said_to_be_iterated(tmp_path: Path) -> None:
    site = made(LISTINGS, tmp_path)
    page = Reader(site.files["operations/numbers.list.html"])
    assert (
        "This list pages: iterate it. for item in client.numbers.list(…)" in page.text
    )
    twin = site.files["operations/numbers.list.md"]
    assert "This list pages: `for item in client.numbers.list(...)`" in twin
    plain = made(_PET, tmp_path).files["operations/pets.change.html"]
    assert "pages: iterate" not in plain


def test_the_page_for_machines_says_the_same(tmp_path: Path) -> None:
    site = made(_PET, tmp_path)
    assert "(operations/pets.change.md): `PUT /pets/{id}`" in site.files["llms.txt"]
    twin = site.files["operations/pets.change.md"]
    assert "- `name` (mandatory): string. At most 20 characters; Example: Rex." in twin
    assert "Default: fast. One of `fast`, `careful`." in twin
    assert "client.pets.change(" in twin
    assert "<" not in twin


_ORDERS = openapi(
    """
/orders:
  post:
    operationId: addOrder
    tags: [orders]
    security: [{oauth: [write]}, {}]
    requestBody:
      content:
        application/json:
          schema:
            type: object
            properties:
              source:
                oneOf:
                  - {type: object, properties: {object: {const: card}, number: {type: string}}}
                  - {type: object, properties: {object: {const: account}, iban: {type: string}}}
                  - {type: object, properties: {other: {type: string}}}
    responses: {'200': {description: Fine, content: {application/json: {schema: {type: boolean}}}}}
""",
    extra="""
components:
  securitySchemes:
    oauth:
      type: oauth2
      flows:
        authorizationCode:
          authorizationUrl: https://auth.example/agree
          tokenUrl: https://auth.example/token
          scopes: {write: Add things}
        implicit: {authorizationUrl: 'https://auth.example/page', scopes: {}}
""",
)


def test_where_a_token_comes_from_is_told_with_the_code_that_gets_it(
    tmp_path: Path,
) -> None:
    page = Reader(made(_ORDERS, tmp_path).files["index.html"])
    assert (
        "A user agrees in the browser (authorization code) : things.auth.AuthorizationCode"
        " Authorization https://auth.example/agree Token https://auth.example/token"
    ) in page.text.replace("):", ") :")
    assert "(implicit) Authorization https://auth.example/page" in page.text
    assert "with what is in THINGS_ACCESS_TOKEN" in page.text
    assert "sign_in = AuthorizationCode(" in page.text
    assert "scopes=[Scope.WRITE]" in page.text


def test_choices_are_no_fields_and_are_called_as_a_constant_says(
    tmp_path: Path,
) -> None:
    files = made(_ORDERS, tmp_path).files
    page = Reader(files["operations/orders.add.html"])
    assert (
        "3 choices card object 2 fields object always card number string" in page.text
    )
    assert "account object 2 fields object always account iban string" in page.text
    assert "option 3 object 1 field other string" in page.text
    twin = files["operations/orders.add.md"]
    assert "Access: oauth with `write`; or nothing." in twin
    assert (
        "  - card: object.\n    - `object`: always card.\n    - `number`: string.\n"
        in twin
    )
    assert "- 200: Fine `application/json` boolean\n" in twin


def test_a_schema_says_what_uses_it(tmp_path: Path) -> None:
    page = Reader(made(_PET, tmp_path).files["schemas/Pet.html"])
    assert "../operations/pets.change.html" in page.links()
    assert "Used by PUT Change a pet" in page.text


def test_search_finds_operations_fields_and_schemas(tmp_path: Path) -> None:
    text = made(_PET, tmp_path).files["assets/search.js"]
    entries = json.loads(text.removeprefix("window.searchEntries=").rstrip(";\n"))
    assert [entry[:3] for entry in entries] == [
        ["Change a pet", "PUT /pets/{id}", "operations/pets.change.html"],
        ["Pet", "schema", "schemas/Pet.html"],
    ]
    assert {"mode", "owner_id", "client.pets.change"} <= set(entries[0][3].split())


_HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def test_what_a_document_says_can_do_no_harm(tmp_path: Path) -> None:
    quoted = json.dumps(_HOSTILE)
    link = json.dumps("[a](javascript:alert(3)) <a href='data:text/html,x'>b</a>")
    text = f"""
openapi: 3.1.0
info: {{title: {quoted}, version: {quoted}, description: {quoted}}}
servers: [{{url: "https://api.example/"}}]
tags: [{{name: {quoted}, description: {link}}}]
paths:
  "/a/{{<script>}}":
    get:
      tags: [{quoted}]
      summary: {quoted}
      description: {link}
      parameters:
        - {{name: "<script>", in: path, required: true, description: {quoted},
            schema: {{type: string, default: {quoted}, pattern: {quoted}}}}}
      security: [{{"a\\" onclick=alert(4)": []}}]
      responses:
        "200":
          description: {quoted}
          headers: {{"X-<script>": {{description: {link}, schema: {{type: string}}}}}}
          content:
            application/json:
              schema: {{$ref: "#/components/schemas/S"}}
              example: {quoted}
components:
  securitySchemes:
    "a\\" onclick=alert(4)": {{type: http, scheme: {quoted}, description: {link}}}
  schemas:
    S: {{type: object, title: {quoted}, properties: {{{quoted}: {{enum: [{quoted}]}}}}}}
"""
    site = made(text, tmp_path)
    pages = [text for name, text in site.files.items() if name.endswith(".html")]
    assert len(pages) >= 4
    for page in pages:
        for tag, attributes in Reader(page).elements:
            if tag == "script" and attributes.get("type") != "application/json":
                assert attributes["src"] == f"{posix_root(page)}assets/reference.js"
            assert tag not in ("img", "iframe", "object", "style", "base", "form")
            for name, value in attributes.items():
                assert not name.startswith("on"), (tag, attributes)
                assert not (value or "").lower().startswith(("javascript:", "data:"))
    assert "</script" not in site.files["assets/search.js"]


def posix_root(page: str) -> str:
    (body,) = [one for one in Reader(page).elements if one.tag == "body"]
    return body.attributes["data-root"] or ""


def test_a_schema_without_end_has_one(tmp_path: Path) -> None:
    many = ", ".join(f"p{number}: {{type: string}}" for number in range(5000))
    deep = "\n".join(
        f"D{number}: {{properties: {{next: {{$ref: '#/components/schemas/D{number + 1}'}},"
        f" list: {{type: array, items: {{$ref: '#/components/schemas/D{number}'}}}}}}}}"
        for number in range(60)
    )
    site = made(
        openapi(
            """
/many:
  get:
    operationId: getMany
    tags: [many]
    responses:
      '200': {description: Fine, content: {application/json: {schema: {$ref: '#/components/schemas/Many'}}}}
/deep:
  get:
    operationId: getDeep
    tags: [many]
    responses:
      '200': {description: Fine, content: {application/json: {schema: {$ref: '#/components/schemas/D0'}}}}
""",
            f"Many: {{properties: {{{many}}}}}\n{deep}\nD60: {{type: object}}",
        ),
        tmp_path,
    )
    pages = {
        path: Reader(text)
        for path in ("/many", "/deep")
        for text in site.files.values()
        if f'data-operation="GET {path}"' in text
    }
    assert "4500 more properties" in pages["/many"].text
    assert len(pages["/many"].elements) < 6000
    assert len(pages["/deep"].elements) < 600


def test_what_the_api_sends_has_pages_of_its_own(tmp_path: Path) -> None:
    schema = "{type: object, properties: {id: {type: integer, example: 7}}}"
    sent = f"content: {{application/json: {{schema: {schema}}}}}"
    site = made(
        openapi(
            f"""
/pets:
  post:
    operationId: addPet
    summary: Add a pet
    tags: [pets]
    responses: {{'204': {{description: Done}}}}
    callbacks:
      wasAdded:
        '{{$request.body#/url}}':
          post:
            requestBody: {{{sent}}}
            responses: {{'204': {{description: Heard}}}}
""",
            extra=f"""
webhooks:
  petSold:
    post:
      summary: A pet was sold
      requestBody: {{{sent}}}
      responses: {{'204': {{description: Heard}}}}
""",
        ),
        tmp_path,
    )
    page = Reader(site.files["webhooks/pet_sold.html"])
    assert "A pet was sold POST petSold A webhook:" in page.text
    assert "In Python: things.webhooks.parse_pet_sold(body)" in page.text
    assert "id integer Example: 7" in page.text
    assert "event = webhooks.parse(request.headers, request.get_data(), v" in page.text
    assert "answers 400 to whatever is not surely from the API" in page.text
    page = Reader(site.files["webhooks/was_added.html"])
    assert "It is asked for by Add a pet" in page.text
    assert "../operations/pets.add.html" in page.links()
    listed = Reader(site.files["webhooks/index.html"]).links()
    assert {"../webhooks/pet_sold.html", "../webhooks/was_added.html"} <= set(listed)
    assert '"webhook"' in site.files["assets/search.js"]
