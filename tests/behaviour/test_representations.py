"""Bodies and answers that can be written in several ways."""

from __future__ import annotations

import asyncio
import inspect
from typing import TYPE_CHECKING, Any

import pytest

from tests.behaviour.sdk import NOTHING, Reply, openapi

if TYPE_CHECKING:
    from tests.behaviour.sdk import MakeSDK

_SCHEMAS = """
Thing: {type: object, required: [name], properties: {name: {type: string}}}
Upload:
  type: object
  properties:
    name: {type: string}
    file: {type: string, format: binary}
"""


def taking(content: str, required: str = "true") -> str:
    """A document whose one operation, ``things.add``, takes this content."""
    return openapi(
        f"""
/things:
  post:
    operationId: addThing
    tags: [things]
    requestBody: {{required: {required}, content: {content}}}
    responses: {{'204': {{description: Done}}}}
""",
        _SCHEMAS,
    )


def giving(content: str, more: str = "") -> str:
    """A document whose one operation, ``things.get``, answers with this content."""
    return openapi(
        f"""
/things:
  get:
    operationId: getThing
    tags: [things]
    responses:
      '200': {{description: Fine, content: {content}}}
      {more}
""",
        _SCHEMAS,
    )


_THING = "{schema: {$ref: '#/components/schemas/Thing'}}"
_UPLOAD = "{schema: {$ref: '#/components/schemas/Upload'}}"
_SENT = taking(
    f"{{multipart/form-data: {_UPLOAD}, application/json: {_THING}, "
    "text/csv: {schema: {type: string}}, application/zip: {}}"
)


def _parameters(method: Any) -> dict[str, inspect.Parameter]:
    return dict(inspect.signature(method).parameters)


def test_a_body_is_json_unless_told_otherwise(sdk: MakeSDK) -> None:
    made = sdk(_SENT)
    talk = made.talk()
    talk.client.things.add(body={"name": "x"})
    assert talk.json == {"name": "x"}
    assert made.codes == []


def test_a_body_may_be_sent_as_a_form(sdk: MakeSDK) -> None:
    talk = sdk(_SENT).talk()
    talk.client.things.add(
        body={"name": "x", "file": b"123"}, content_type="multipart/form-data"
    )
    kind = talk.request.headers["content-type"]
    assert kind.startswith("multipart/form-data; boundary=")
    boundary = kind.rpartition("=")[2].encode()
    parts = talk.request.content.split(b"--" + boundary)
    assert b'name="name"\r\n\r\nx\r\n' in parts[1]
    assert parts[2].endswith(b"\r\n\r\n123\r\n")


def test_a_body_may_be_sent_as_text_or_bytes(sdk: MakeSDK) -> None:
    talk = sdk(_SENT).async_talk()
    asyncio.run(talk.client.things.add(body="a,b", content_type="text/csv"))
    assert talk.request.headers["content-type"] == "text/csv; charset=utf-8"
    assert talk.request.content == b"a,b"
    talk = sdk(_SENT).talk()
    talk.client.things.add(body=b"PK", content_type="application/zip")
    assert talk.request.headers["content-type"] == "application/zip"
    assert talk.request.content == b"PK"


def test_the_signature_lists_the_media_types(sdk: MakeSDK) -> None:
    parameters = _parameters(sdk(_SENT).talk().client.things.add)
    assert parameters["content_type"].default == "application/json"
    assert parameters["content_type"].annotation.split() == [
        "Literal['application/json',",
        "'multipart/form-data',",
        "'text/csv',",
        "'application/zip']",
    ]


def test_another_media_type_is_refused(sdk: MakeSDK) -> None:
    talk = sdk(_SENT).talk()
    with pytest.raises(ValueError, match="content_type is 'application/json' or"):
        talk.client.things.add(body=b"", content_type="image/png")
    assert talk.wire.sent == []


def test_a_body_in_several_ways_may_be_left_out(sdk: MakeSDK) -> None:
    text = taking(f"{{application/json: {_THING}, text/csv: {{}}}}", "false")
    talk = sdk(text).talk()
    talk.client.things.add()
    assert talk.request.content is None


@pytest.mark.parametrize(
    "content",
    [
        f"{{text/json: {_THING}, application/*+json: {_THING}, application/json: {_THING}}}",
        f"{{application/xml: {_THING}, application/json: {_THING}}}",
        f"{{application/json: {_THING}, application/x-www-form-urlencoded: {_THING}}}",
        f"{{'*/*': {_THING}, application/json: {_THING}}}",
    ],
)
def test_what_says_the_same_needs_no_choice(sdk: MakeSDK, content: str) -> None:
    made = sdk(taking(content))
    assert set(made.codes) == {"CALCO-B001"}
    assert {problem.level for problem in made.report.problems} == {"note"}
    talk = made.talk()
    assert "content_type" not in _parameters(talk.client.things.add)
    talk.client.things.add(name="x")
    assert talk.json == {"name": "x"}


def test_files_need_a_form_that_can_carry_them(sdk: MakeSDK) -> None:
    text = taking(f"{{application/json: {_UPLOAD}, multipart/form-data: {_UPLOAD}}}")
    talk = sdk(text).talk()
    talk.client.things.add(file=b"123")
    assert talk.request.headers["content-type"].startswith("multipart/form-data")
    assert b"\r\n\r\n123\r\n" in talk.request.content


def test_xml_alone_is_written_as_the_model_it_is(sdk: MakeSDK) -> None:
    talk = sdk(taking(f"{{application/xml: {_THING}}}")).talk()
    talk.client.things.add(name="x")
    assert talk.request.headers["content-type"] == "application/xml"
    assert talk.request.content.endswith(b"<Thing><name>x</name></Thing>")


def test_any_media_type_with_a_schema_is_json(sdk: MakeSDK) -> None:
    made = sdk(taking(f"{{'*/*': {_THING}}}"))
    talk = made.talk()
    talk.client.things.add(name="x")
    assert talk.json == {"name": "x"}
    made = sdk(giving(f"{{'*/*': {_THING}}}"))
    assert made.talk(Reply({"name": "x"})).client.things.get().name == "x"


def test_an_argument_of_the_same_name_goes_first(sdk: MakeSDK) -> None:
    text = _SENT.replace(
        "tags: [things]",
        "tags: [things]\n      parameters: "
        "[{name: content_type, in: query, schema: {type: string}}]",
    )
    talk = sdk(text).talk()
    talk.client.things.add(content_type="q", body="a", body_content_type="text/csv")
    assert talk.target == "/things?content_type=q"
    assert talk.request.content == b"a"


_GIVEN = giving(
    f"{{text/csv: {{schema: {{type: string}}}}, application/json: {_THING}, "
    "application/pdf: {}}",
    "'202': {description: Later}",
)


def test_an_answer_is_json_unless_told_otherwise(sdk: MakeSDK) -> None:
    made = sdk(_GIVEN)
    talk = made.talk(Reply({"name": "x"}))
    thing = talk.client.things.get()
    assert thing == made.models.Thing(name="x")
    assert talk.request.headers["accept"] == "application/json"
    assert made.codes == []


def test_an_answer_is_what_was_asked_for(sdk: MakeSDK) -> None:
    talk = sdk(_GIVEN).talk(Reply(b"a,b", content_type="text/csv"))
    assert talk.client.things.get(accept="text/csv") == "a,b"
    assert talk.request.headers["accept"] == "text/csv, application/json;q=0.5"
    talk = sdk(_GIVEN).async_talk(Reply(b"%PDF", content_type="application/pdf"))
    found = asyncio.run(talk.client.things.get(accept="application/pdf"))
    assert asyncio.run(found.read()) == b"%PDF"
    talk = sdk(_GIVEN).talk(Reply(status=202))
    assert talk.client.things.get(accept="text/csv") is None


def test_an_answer_that_was_not_asked_for_is_told(sdk: MakeSDK) -> None:
    made = sdk(_GIVEN)
    talk = made.talk(Reply(b"a,b", content_type="text/csv"))
    with pytest.raises(made.package.DecodeError, match="expected JSON, got text/csv"):
        talk.client.things.get()
    with pytest.raises(ValueError, match="accept is 'application/json' or 'text/csv'"):
        talk.client.things.get(accept="image/png")


def test_answers_of_one_type_need_no_choice(sdk: MakeSDK) -> None:
    made = sdk(giving("{image/png: {}, image/jpeg: {}}"))
    talk = made.talk(Reply(b"\x89PNG", content_type="image/png"))
    assert "accept" not in _parameters(talk.client.things.get)
    assert talk.client.things.get().read() == b"\x89PNG"


def test_representations_of_one_schema_need_no_choice(sdk: MakeSDK) -> None:
    made = sdk(giving(f"{{application/xml: {_THING}, application/json: {_THING}}}"))
    assert made.codes == ["CALCO-A001"]
    talk = made.talk(Reply({"name": "x"}))
    assert talk.client.things.get().name == "x"
    assert talk.request.headers["accept"] == "application/json"


def test_errors_are_decoded_by_their_media_type(sdk: MakeSDK) -> None:
    made = sdk(
        giving(
            f"{{application/json: {_THING}}}",
            f"'409': {{description: No, content: {{application/problem+json: {_THING}, "
            "text/plain: {schema: {type: string}}}}",
        )
    )
    for body, kind, wanted in (
        (b'{"name":"x"}', "application/problem+json", made.models.Thing(name="x")),
        (b"no", "text/plain", "no"),
    ):
        talk = made.talk(Reply(body, 409, kind))
        with pytest.raises(made.package.ConflictError) as caught:
            talk.client.things.get()
        assert caught.value.body == wanted


_LINES = [
    "application/jsonl",
    "application/x-ndjson",
    "application/json-seq",
]


@pytest.mark.parametrize("media_type", _LINES)
@pytest.mark.parametrize(
    "item",
    [
        "itemSchema: {$ref: '#/components/schemas/Thing'}",
        "schema: {type: array, items: {$ref: '#/components/schemas/Thing'}}",
        "schema: {$ref: '#/components/schemas/Thing'}",
    ],
)
def test_json_lines_are_models(sdk: MakeSDK, media_type: str, item: str) -> None:
    made = sdk(giving(f"{{{media_type}: {{{item}}}}}"))
    start = b"\x1e" if media_type.endswith("-seq") else b""
    body = start + b'{"name":"x"}\n' + start + b'{"name":"y"}\n'
    talk = made.talk(Reply(body, content_type=media_type))
    found = list(talk.client.things.get())
    assert talk.request.headers["accept"].startswith(media_type)
    assert found == [made.models.Thing(name="x"), made.models.Thing(name="y")]
    assert talk.mismatches == []


def test_a_wrong_line_is_kept_and_told(sdk: MakeSDK) -> None:
    made = sdk(giving("{application/jsonl: {itemSchema: {type: integer}}}"))
    talk = made.talk(Reply(b"1\n\n{\n3", content_type="application/jsonl"))
    assert list(talk.client.things.get()) == [1, "{", 3]
    assert [one.pointer for one in talk.mismatches] == ["/1"]


def test_a_body_of_json_lines_takes_a_list(sdk: MakeSDK) -> None:
    made = sdk(
        taking(
            "{application/jsonl: {itemSchema: {$ref: '#/components/schemas/Thing'}}}"
        )
    )
    talk = made.talk()
    talk.client.things.add(body=[{"name": "x"}, made.models.Thing(name="y")])
    assert talk.request.headers["content-type"] == "application/jsonl"
    assert talk.request.content == b'{"name":"x"}\n{"name":"y"}\n'
    talk = made.talk()
    talk.client.things.add(body=b'{"name":"x"}\n')
    assert talk.request.content == b'{"name":"x"}\n'
    with pytest.raises(TypeError, match="body: expected a list of items, got dict"):
        talk.client.things.add(body={"name": "x"})
    with pytest.raises(TypeError, match=r"body\[1\]"):
        talk.client.things.add(body=[{"name": "x"}, object()])


def test_a_body_that_is_a_json_sequence_marks_each_record(sdk: MakeSDK) -> None:
    talk = sdk(taking("{application/json-seq: {itemSchema: {type: integer}}}")).talk()
    talk.client.things.add(body=[1, 2])
    assert talk.request.content == b"\x1e1\n\x1e2\n"


_STREAM = b"""\xef\xbb\xbf: a comment
data: {"name": "x"}
id: 7

event: added\r
data: {"name":\r
data: "y"}\r
retry: 250\r
retry: soon\r
\r
data

data: [DONE]

data: {"name": "unfinished"}
"""


@pytest.mark.parametrize(
    "content",
    [
        "{text/event-stream: {schema: {$ref: '#/components/schemas/Thing'}}}",
        "{text/event-stream: {itemSchema: {properties: {event: {type: string}, data: "
        "{type: string, contentMediaType: application/json, "
        "contentSchema: {$ref: '#/components/schemas/Thing'}}}}}}",
    ],
)
def test_server_sent_events_are_a_list_of_typed_events(
    sdk: MakeSDK, content: str
) -> None:
    made = sdk(giving(content))
    talk = made.talk(Reply(_STREAM, content_type="text/event-stream"))
    first, second, third = talk.client.things.get()
    thing = made.models.Thing
    assert (first.data, first.event, first.id) == (thing(name="x"), "message", "7")
    assert (second.data, second.event, second.id) == (thing(name="y"), "added", "7")
    assert (first.retry, second.retry) == (None, 250)
    assert third.data == ""  # kept as it came
    assert [one.pointer for one in talk.mismatches] == ["/2/data"]


def test_events_of_several_kinds_have_a_union_of_data(sdk: MakeSDK) -> None:
    made = sdk(
        giving(
            "{text/event-stream: {itemSchema: {type: object, required: [event], "
            "properties: {event: {type: string}, data: {type: string}}, oneOf: ["
            "{properties: {event: {const: thing}, data: {contentMediaType: "
            "application/json, contentSchema: {$ref: '#/components/schemas/Thing'}}}}, "
            "{properties: {event: {const: note}, data: {type: string}}}]}}}"
        )
    )
    body = b'event: thing\ndata: {"name":"x"}\n\nevent: note\ndata: hello\n\n'
    talk = made.talk(Reply(body, content_type="text/event-stream"))
    found = talk.client.things.get()
    assert [one.data for one in found] == [made.models.Thing(name="x"), "hello"]
    assert talk.mismatches == []


def test_events_of_text_are_text(sdk: MakeSDK) -> None:
    made = sdk(giving("{text/event-stream: {}}"))
    body = b"data: 1\ndata:  2\n\n"
    talk = made.talk(Reply(body, content_type="text/event-stream"))
    assert [one.data for one in talk.client.things.get()] == ["1\n 2"]


def test_events_beside_json_are_asked_for(sdk: MakeSDK) -> None:
    made = sdk(giving(f"{{application/json: {_THING}, text/event-stream: {_THING}}}"))
    talk = made.talk(Reply({"name": "x"}))
    assert talk.client.things.get().name == "x"
    body = b'data: {"name":"y"}\n\n'
    talk = made.talk(Reply(body, content_type="text/event-stream"))
    (event,) = talk.client.things.get(accept="text/event-stream")
    assert event.data.name == "y"
    assert talk.request.headers["accept"].startswith("text/event-stream")


def test_what_is_said_of_parts_and_not_used_is_told(sdk: MakeSDK) -> None:
    made = sdk(
        taking(
            "{multipart/mixed: {itemSchema: {type: object}, encoding: "
            "{a: {headers: {X-A: {schema: {type: string}}}}}}}"
        )
    )
    assert made.codes == ["CALCO-B002", "CALCO-B003"]
    talk = made.talk(NOTHING)
    talk.client.things.add(body={"a": "x"})
    assert b'name="a"\r\n\r\nx\r\n' in talk.request.content
