"""Request bodies: keyword properties, models and dicts, files, forms."""

from __future__ import annotations

import asyncio
import datetime as dt
import inspect
import io
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.behaviour.sdk import NOTHING, openapi, posting

if TYPE_CHECKING:
    from tests.behaviour.sdk import MakeSDK

_THING = """
Thing:
  type: object
  required: [name]
  properties:
    id: {type: integer, readOnly: true}
    name: {type: string}
    firstSeen: {type: string, format: date}
    note: {type: [string, 'null']}
    parent: {$ref: '#/components/schemas/Thing'}
    parts: {type: array, items: {$ref: '#/components/schemas/Thing'}}
"""
_SEND = posting("$ref: '#/components/schemas/Thing'", _THING)


def test_properties_are_keyword_arguments(sdk: MakeSDK) -> None:
    talk = sdk(_SEND).talk()
    talk.client.things.send(name="x", firstSeen=dt.date(2026, 1, 31))
    assert talk.request.method == "POST"
    assert talk.request.content == b'{"name":"x","firstSeen":"2026-01-31"}'
    assert talk.request.headers["content-type"] == "application/json"


def test_the_asynchronous_client_sends_the_same_body(sdk: MakeSDK) -> None:
    talk = sdk(_SEND).async_talk()
    asyncio.run(talk.client.things.send(name="x", note=None))
    assert talk.request.content == b'{"name":"x","note":null}'


def test_it_is_told_where_the_properties_of_a_whole_body_are_described(
    sdk: MakeSDK,
) -> None:
    text = _SEND.replace("note:", "body:")
    said = inspect.getdoc(sdk(text).module("resources.things").Things.send)
    assert said is not None
    assert said.endswith("Args:\n    body: See ``models.Thing``.")


def test_none_is_sent_and_not_given_is_not(sdk: MakeSDK) -> None:
    made = sdk(_SEND)
    talk = made.talk()
    talk.client.things.send(name="x", note=None, parent=made.package.NOT_GIVEN)
    assert talk.json == {"name": "x", "note": None}


def test_models_are_accepted_wherever_their_dicts_are(sdk: MakeSDK) -> None:
    made = sdk(_SEND)
    thing = made.models.Thing
    talk = made.talk()
    talk.client.things.send(
        name="x",
        parent=thing(id=1, name="p", first_seen=dt.date(2026, 2, 1)),
        parts=[
            thing(name="a", parent={"id": 3, "name": "b"}),
            {"name": "c", "parts": [thing(id=4, name="d", note=None)]},
        ],
    )
    assert talk.json == {
        "name": "x",
        # What only the server sets is never sent.
        "parent": {"name": "p", "firstSeen": "2026-02-01"},
        "parts": [
            {"name": "a", "parent": {"name": "b"}},
            {"name": "c", "parts": [{"name": "d", "note": None}]},
        ],
    }


def test_what_an_answer_held_beyond_the_document_is_sent_back(sdk: MakeSDK) -> None:
    made = sdk(_SEND)
    parent = made.models.Thing.model_validate({"id": 1, "name": "p", "colour": "red"})
    talk = made.talk()
    talk.client.things.send(name="x", parent=parent)
    assert talk.json == {"name": "x", "parent": {"name": "p", "colour": "red"}}


@pytest.mark.parametrize("name", ["id", "body", "self", "request_options"])
def test_a_property_that_clashes_makes_the_body_one_argument(
    sdk: MakeSDK, name: str
) -> None:
    text = openapi(f"""
        /things/{{id}}:
          put:
            operationId: putThings
            tags: [things]
            parameters:
              - {{name: id, in: path, required: true, schema: {{type: integer}}}}
            requestBody:
              required: true
              content:
                application/json:
                  schema: {{type: object, properties: {{{name}: {{type: string}}}}}}
            responses: {{'204': {{description: Done}}}}
        """)
    talk = sdk(text).talk()
    talk.client.things.put(3, body={name: "v"})
    assert talk.target == "/things/3"
    assert talk.json == {name: "v"}


@pytest.mark.parametrize("name", ["from", "class", "a b", "2fa", "x-y", "😀", "", "ﬁ"])
def test_a_property_that_is_no_keyword_makes_the_body_one_argument(
    sdk: MakeSDK, name: str
) -> None:
    made = sdk(posting(f"{{type: object, properties: {{{name!r}: {{type: string}}}}}}"))
    talk = made.talk()
    talk.client.things.send(body={name: "v"})
    assert talk.json == {name: "v"}
    params = made.params.SendThingsRequestParams
    assert list(params.__annotations__) == [name]


@pytest.mark.parametrize("name", ["__secret", "__class__", "_x", "fooBar", "models"])
def test_properties_keep_their_spelling_as_keywords(sdk: MakeSDK, name: str) -> None:
    made = sdk(posting(f"{{type: object, properties: {{{name}: {{type: integer}}}}}}"))
    params = made.params.SendThingsRequestParams
    assert list(params.__annotations__) == [name]
    talk = made.talk()
    parameters = inspect.signature(talk.client.things.send).parameters
    if (
        "body" in parameters
        and parameters["body"].kind is not inspect.Parameter.VAR_KEYWORD
    ):
        talk.client.things.send(body={name: 1})
    else:
        talk.client.things.send(**{name: 1})
    assert talk.json == {name: 1}


@pytest.mark.parametrize(
    ("schema", "value", "content"),
    [
        ("{type: array, items: {type: integer}}", [1, 2], b"[1,2]"),
        ("{type: array, items: {type: integer}}", (1, 2), b"[1,2]"),
        ("{type: string}", "x", b'"x"'),
        ("{type: string, format: date}", dt.date(2026, 1, 31), b'"2026-01-31"'),
        ("{type: string, format: byte}", b"\xff\x00", b'"/wA="'),
        ("{type: integer}", 2**63, b"9223372036854775808"),
        ("{type: number}", 0.1, b"0.1"),
        ("{type: boolean}", False, b"false"),
        ("{type: [string, 'null']}", None, b"null"),
        ("{oneOf: [{type: string}, {type: integer}]}", 3, b"3"),
        ("{type: object, additionalProperties: {type: integer}}", {"k": 1}, b'{"k":1}'),
        ("{}", {"any": [1, None]}, b'{"any":[1,null]}'),
        ("{type: object}", {"x": "é"}, '{"x":"é"}'.encode()),
    ],
)
def test_bodies_that_are_no_objects(
    sdk: MakeSDK, schema: str, value: object, content: bytes
) -> None:
    talk = sdk(posting(schema)).talk()
    talk.client.things.send(body=value)
    assert talk.request.content == content


def test_a_number_in_decimal_format_is_sent_as_a_number(sdk: MakeSDK) -> None:
    schema = "{type: object, properties: {price: {type: number, format: decimal}}}"
    talk = sdk(posting(schema)).talk()
    talk.client.things.send(price=1.5)
    assert talk.request.content == b'{"price":1.5}'


def test_a_union_of_objects_takes_models_and_dicts(sdk: MakeSDK) -> None:
    made = sdk(
        posting(
            "oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]",
            """
            A: {type: object, required: [a], properties: {a: {type: string}}}
            B: {type: object, required: [b], properties: {b: {type: string}}}
            """,
        )
    )
    talk = made.talk()
    talk.client.things.send(body=made.models.B(b="x"))
    talk.client.things.send(body={"a": "y"})
    assert [request.content for request in talk.wire.sent] == [
        b'{"b":"x"}',
        b'{"a":"y"}',
    ]


def _optional(schema: str) -> str:
    return openapi(f"""
        /things:
          post:
            operationId: sendThings
            tags: [things]
            requestBody:
              content:
                application/json:
                  schema: {schema}
            responses: {{'204': {{description: Done}}}}
        """)


def test_an_optional_body_can_be_left_out(sdk: MakeSDK) -> None:
    talk = sdk(_optional("{type: array, items: {type: integer}}")).talk()
    talk.client.things.send()
    assert talk.request.content is None
    assert "content-type" not in talk.request.headers


def test_an_optional_object_without_properties_given_is_no_body(sdk: MakeSDK) -> None:
    schema = "{type: object, required: [a], properties: {a: {type: string}}}"
    talk = sdk(_optional(schema)).talk()
    talk.client.things.send()
    assert talk.request.content is None
    assert "content-type" not in talk.request.headers


def test_a_required_object_without_properties_given_is_an_empty_object(
    sdk: MakeSDK,
) -> None:
    talk = sdk(posting("{type: object, properties: {a: {type: string}}}")).talk()
    talk.client.things.send()
    assert talk.request.content == b"{}"


def test_a_required_body_must_be_given(sdk: MakeSDK) -> None:
    talk = sdk(posting("{type: array, items: {type: integer}}")).talk()
    with pytest.raises(TypeError, match="body"):
        talk.client.things.send()
    assert talk.wire.sent == []


def test_json_is_preferred_among_several_content_types(sdk: MakeSDK) -> None:
    text = openapi("""
        /things:
          post:
            operationId: sendThings
            tags: [things]
            requestBody:
              required: true
              content:
                text/csv: {schema: {type: string}}
                application/vnd.things+json:
                  schema: {type: object, properties: {a: {type: string}}}
            responses: {'204': {description: Done}}
        """)
    talk = sdk(text).talk()
    talk.client.things.send(body={"a": "x"})
    assert talk.request.headers["content-type"] == "application/vnd.things+json"
    assert talk.request.content == b'{"a":"x"}'


def test_a_form_is_urlencoded(sdk: MakeSDK) -> None:
    schema = """
    type: object
    properties:
      a: {type: string}
      tags: {type: array, items: {type: string}}
    """
    talk = sdk(posting(schema, media_type="application/x-www-form-urlencoded")).talk()
    talk.client.things.send(a="x y&z", tags=["p", "q"])
    assert talk.request.headers["content-type"] == "application/x-www-form-urlencoded"
    assert talk.request.content == b"a=x%20y%26z&tags=p&tags=q"


def test_the_encoding_object_decides_how_a_form_field_is_styled(sdk: MakeSDK) -> None:
    text = openapi("""
        /things:
          post:
            operationId: sendThings
            tags: [things]
            requestBody:
              required: true
              content:
                application/x-www-form-urlencoded:
                  schema:
                    type: object
                    properties:
                      tags: {type: array, items: {type: string}}
                      at: {type: object, additionalProperties: {type: integer}}
                      url: {type: string}
                      names: {type: array, items: {type: string}}
                  encoding:
                    tags: {style: form, explode: false}
                    at: {style: deepObject, explode: true}
                    url: {allowReserved: true}
                    names: {contentType: application/json}
            responses: {'204': {description: Done}}
        """)
    made = sdk(text)
    talk = made.talk()
    talk.client.things.send(tags=["p", "q"], at={"x": 1})
    assert talk.request.content == b"tags=p,q&at%5Bx%5D=1"
    talk = made.talk()
    talk.client.things.send(url="x/y:z&", names=["p", "q"])
    assert talk.request.content == b"url=x/y:z%26&names=%5B%22p%22%2C%22q%22%5D"


_UPLOAD = openapi("""
    /things:
      post:
        operationId: uploadThings
        tags: [things]
        requestBody:
          required: true
          content:
            multipart/form-data:
              schema:
                type: object
                required: [file]
                properties:
                  file: {type: string, format: binary}
                  note: {type: string}
                  meta: {type: object, properties: {a: {type: integer}}}
                  more: {type: array, items: {type: string, format: binary}}
              encoding:
                meta: {contentType: application/json}
        responses: {'204': {description: Done}}
    """)


def _parts(request: Any) -> list[bytes]:
    kind, _, boundary = request.headers["content-type"].partition("; boundary=")
    assert kind == "multipart/form-data"
    content = request.content
    whole = content if isinstance(content, bytes) else b"".join(content)
    pieces: list[bytes] = whole.split(f"--{boundary}".encode())
    assert pieces[0] == b""
    assert pieces[-1] == b"--\r\n"
    return [piece.removeprefix(b"\r\n").removesuffix(b"\r\n") for piece in pieces[1:-1]]


def test_a_multipart_upload(sdk: MakeSDK) -> None:
    talk = sdk(_UPLOAD).talk()
    talk.client.things.upload(
        file=("a.txt", b"one"),
        note="é",
        meta={"a": 1},
        more=[("b.bin", io.BytesIO(b"\x00\xff"), "x/y")],
    )
    assert _parts(talk.request) == [
        b'content-disposition: form-data; name="file"; filename="a.txt"\r\n'
        b"content-type: text/plain\r\n\r\none",
        'content-disposition: form-data; name="note"\r\n\r\né'.encode(),
        b'content-disposition: form-data; name="meta"\r\n'
        b'content-type: application/json\r\n\r\n{"a":1}',
        b'content-disposition: form-data; name="more"; filename="b.bin"\r\n'
        b"content-type: x/y\r\n\r\n\x00\xff",
    ]


_STYLED_UPLOAD = openapi("""
    /things:
      post:
        operationId: uploadThings
        tags: [things]
        requestBody:
          content:
            multipart/form-data:
              schema:
                type: object
                properties:
                  file: {type: string, format: binary}
                  comma: {type: array, items: {type: string}}
                  space: {type: array, items: {type: integer}}
                  pipe: {type: array, items: {type: integer}}
                  deep: {type: object, properties: {a: {type: integer}, é: {type: string}}}
                  plain: {type: array, items: {type: integer}}
              encoding:
                comma: {style: form, explode: false}
                space: {style: spaceDelimited, explode: false}
                pipe: {style: pipeDelimited, explode: false}
                deep: {style: deepObject, explode: true}
        responses: {'204': {description: Done}}
    """)


def test_parts_whose_encoding_has_a_style(sdk: MakeSDK) -> None:
    talk = sdk(_STYLED_UPLOAD).talk()
    talk.client.things.upload(
        file=b"1",
        comma=["a&b", "é"],
        space=[1, 2],
        pipe=[3, 4],
        deep={"a": 5, "é": "=%"},
        plain=[6, 7],
    )
    found = [part.partition(b"\r\n\r\n") for part in _parts(talk.request)]
    names = [re.findall(rb'; name="([^"]+)"', head)[0] for head, _, _ in found]
    assert [
        (name.decode(), text.decode())
        for name, (_, _, text) in zip(names, found, strict=True)
    ] == [
        ("file", "1"),
        ("comma", "a&b,é"),
        ("space", "1 2"),
        ("pipe", "3|4"),
        ("deep[a]", "5"),
        ("deep[é]", "=%"),
        ("plain", "6"),
        ("plain", "7"),
    ]


@pytest.mark.parametrize("media_type", ["application/octet-stream", "image/png"])
def test_a_binary_body_is_sent_as_it_is(sdk: MakeSDK, media_type: str) -> None:
    talk = sdk(posting("{type: string, format: binary}", media_type=media_type)).talk()
    talk.client.things.send(body=b"\x00\xff")
    assert talk.request.content == b"\x00\xff"
    assert talk.request.headers["content-type"] == media_type


def test_a_text_body_is_sent_as_text(sdk: MakeSDK) -> None:
    talk = sdk(posting("{type: string}", media_type="text/csv")).talk()
    talk.client.things.send(body="a,é\n")
    assert talk.request.content == "a,é\n".encode()
    assert talk.request.headers["content-type"] == "text/csv; charset=utf-8"


def test_a_body_without_schema_can_be_sent(sdk: MakeSDK) -> None:
    text = openapi("""
        /things:
          post:
            operationId: sendThings
            tags: [things]
            requestBody: {required: true, content: {application/pdf: {}}}
            responses: {'204': {description: Done}}
        """)
    talk = sdk(text).talk(NOTHING)
    talk.client.things.send(body=b"%PDF")
    assert talk.request.content == b"%PDF"


def test_the_whole_of_an_all_of_is_the_body(sdk: MakeSDK) -> None:
    made = sdk(
        posting(
            "$ref: '#/components/schemas/Full'",
            """
            Base:
              type: object
              required: [id]
              properties: {id: {type: integer, readOnly: true}, a: {type: string}}
            Full:
              allOf:
                - $ref: '#/components/schemas/Base'
                - {type: object, required: [b], properties: {b: {type: string}}}
            """,
        )
    )
    talk = made.talk()
    talk.client.things.send(a="1", b="2")
    assert talk.json == {"a": "1", "b": "2"}
    required = made.params.FullParams.__required_keys__
    assert "id" not in made.params.FullParams.__annotations__
    assert required <= {"b"}


def test_a_body_of_bytes_takes_no_text(sdk: MakeSDK) -> None:
    made = sdk(posting("{type: string, format: base64}", media_type="image/jpeg"))
    talk = made.talk()
    talk.client.things.send(body=b"\xff\xd8")
    assert talk.request.content == b"\xff\xd8"
    tests = (made.directory / "tests" / "test_things.py").read_text()
    assert 'SEND_BODY: FileInput = b"text"' in tests
