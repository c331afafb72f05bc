"""What is filled in, as the request that the generated package makes of it."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.behaviour.sdk import openapi
from tests.unit.reference.pets import GET
from tests.unit.reference.serving import OWN, lines, local_server, send

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

    from tests.unit.reference.pets import Api


def test_values_arrive_as_their_schemas_say(api: Api, pets: TestClient) -> None:
    entered = {
        "id": "7",
        "mode": "fast",
        "limit": "9007199254740993",
        "exact": "false",
        "tags": "a b\nc&d",
        "born": "2026-02-28",
        "share": "0.5",
        "where": '{"a": [1]}',
        "x_trace": "t-1",
    }
    told = send(pets, GET, arguments=entered)
    (received,) = api.received
    assert received.line == (
        "GET /pets/7?mode=fast&limit=9007199254740993&exact=false&tags=a%20b&tags=c%26d"
        "&born=2026-02-28&share=0.5&where=%7B%22a%22%3A%5B1%5D%7D"
    )
    assert received.headers["x-trace"] == "t-1"
    assert told["answer"]["status"] == 200
    assert told["answer"]["size"] == 9
    assert told["answer"]["elapsed"] > 0
    assert told["answer"]["body"]["text"] == '{"id": 1}'
    assert ["content-type", "application/json"] in told["answer"]["headers"]
    (request,) = told["requests"]
    assert request["url"] == api.url + received.line.removeprefix("GET ")
    assert {name.lower(): text for name, text in request["headers"]} == received.headers


def test_what_is_not_given_is_not_sent(api: Api, pets: TestClient) -> None:
    send(pets, GET, arguments={"id": "7", "mode": "", "tags": []})
    assert api.received[0].line == "GET /pets/7"


def test_a_body_is_sent_as_it_was_written(api: Api, pets: TestClient) -> None:
    body = '{"name": "Réx",\n "weight": 1.50}'
    told = send(pets, "PUT /pets/{id}", arguments={"id": "7"}, body=body)
    assert json.loads(api.received[0].body) == {"name": "Réx", "weight": 1.5}
    assert told["requests"][0]["body"].encode() == api.received[0].body


@pytest.mark.parametrize(
    ("media_type", "body", "sent"),
    [
        ("text/plain", "[1, 2", b"[1, 2"),
        ("application/json", "[1, 2]", b"[1,2]"),
        ("application/octet-stream", "\u00e9", b"\xc3\xa9"),
    ],
)
def test_a_body_in_the_representation_that_was_chosen(
    api: Api, pets: TestClient, media_type: str, body: str, sent: bytes
) -> None:
    send(pets, "POST /notes", body=body, media_type=media_type)
    (received,) = api.received
    assert received.body == sent
    assert received.headers["content-type"].startswith(media_type)


def test_an_optional_body_may_be_left_out(api: Api, pets: TestClient) -> None:
    send(pets, "POST /notes", body=" \n")
    assert api.received[0].body == b""


@pytest.mark.parametrize(
    ("asked", "field", "message"),
    [
        ({"arguments": {}}, "id", "id is mandatory."),
        ({"arguments": {"id": "x"}}, "id", "It is no whole number."),
        ({"arguments": {"id": 7}}, "id", "A text is expected."),
        ({"arguments": {"id": "7", "share": "true"}}, "share", "It is no number."),
        ({"arguments": {"id": "7", "share": "NaN"}}, "share", "NaN is no value of JSON."),
        ({"arguments": {"id": "7", "exact": "yes"}}, "exact", "It is neither true nor false."),
        ({"arguments": {"id": "7", "url": "x"}}, "url", "The operation has no such parameter."),
        ({"arguments": {"id": "7", "request_options": "x"}}, "request_options", "The operation has no such parameter."),
        ({"arguments": {"id": "7"}, "body": "{}"}, "body", "The operation takes no such body."),
        ({"arguments": []}, "arguments", "An object is expected."),
        ({"arguments": {"id": "7"}, "server": 1}, "server", "The document has no such server."),
        ({"arguments": {"id": "7"}, "server": -1}, "server", "The document has no such server."),
        ({"arguments": {"id": "7"}, "server": "http://evil.example"}, "server", "The document has no such server."),
        ({"operation": "GET http://evil.example/"}, "operation", "The document has no such operation."),
        ({"operation": ["GET"]}, "operation", "The document has no such operation."),
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_sent_is_said_at_its_field(
    api: Api, pets: TestClient, asked: dict[str, Any], field: str, message: str
) -> None:
    asked = {"operation": GET, **asked}
    answer = pets.post("/send", json=asked, headers=OWN)
    assert answer.status_code == 422
    error = answer.json()["error"]
    assert (error["field"], error["message"]) == (field, message)
    assert api.received == []


@pytest.mark.parametrize(
    ("body", "message", "place"),
    [
        ("", "The body is mandatory.", (None, None)),
        ('{"name": "Rex",\n  "weight" 1}', "Expecting ':' delimiter.", (2, 12)),
        ('{"name": 1, "name": 2}', "'name' is there twice.", (None, None)),
        ("[1]", "An object is expected: { … }", (None, None)),
        ('{"name": "a", "id": "8"}', "The body has no property 'id'.", (1, 21)),
        ('{"request_options": {}}', "The body has no property 'request_options'.", (1, 21)),
        ("[" * 100_000, "It is too long or too deep.", (None, None)),
    ],
    ids=lambda value: str(value)[:30],
)  # fmt: skip
def test_a_mistake_in_the_body_is_told_with_its_line(
    api: Api,
    pets: TestClient,
    body: str,
    message: str,
    place: tuple[int | None, int | None],
) -> None:
    told = send(pets, "PUT /pets/{id}", arguments={"id": "7"}, body=body)
    error = told["error"]
    assert error["field"] == "body"
    assert error["message"] == message
    assert (error["line"], error["column"]) == place
    assert api.received == []


def test_what_the_document_forbids_is_sent_only_when_asked_to(
    api: Api, pets: TestClient
) -> None:
    asked = {"arguments": {"id": "7"}, "body": json.dumps({"name": "x" * 21})}
    told = send(pets, "PUT /pets/{id}", **asked)
    assert told["error"]["kind"] == "validation"
    (place,) = told["error"]["places"]
    assert (place["where"], place["field"]) == ("body.name", "body")
    assert (place["line"], place["column"]) == (1, 10)
    assert api.received == []
    told = send(pets, "PUT /pets/{id}", **asked, validate=False)
    assert told["answer"]["status"] == 200
    assert len(api.received) == 1


def test_an_answer_that_is_not_as_described_is_marked(
    api: Api, pets: TestClient
) -> None:
    api.body = b'{"id": "one", "name": "Rex"}'
    told = send(pets, GET, arguments={"id": "7"})
    (mismatch,) = told["mismatches"]
    assert mismatch["pointer"] == "/id"
    assert told["answer"]["body"]["text"] == api.body.decode()


def test_an_error_of_the_api_is_an_answer(api: Api, pets: TestClient) -> None:
    api.status, api.body = 404, b'{"message": "<b>no</b>"}'
    told = send(pets, GET, arguments={"id": "7"})
    assert "error" not in told
    assert told["answer"]["status"] == 404
    assert told["answer"]["reason"] == "Not Found"
    assert told["answer"]["body"]["text"] == api.body.decode()


def test_an_unreadable_answer_is_shown_as_it_came(api: Api, pets: TestClient) -> None:
    api.body = b"{nothing"
    told = send(pets, GET, arguments={"id": "7"})
    assert told["answer"]["body"]["text"] == "{nothing"
    assert told["notes"][0].startswith("The package cannot read it: ")


def test_binary_content_comes_whole_or_not_at_all(api: Api, pets: TestClient) -> None:
    api.headers, api.body = {"content-type": "image/png"}, b"\x89PNG\r\n\0\xff"
    body = send(pets, "POST /notes")["answer"]["body"]
    assert base64.b64decode(body["base64"]) == api.body
    assert (body["media_type"], body["cut"]) == ("image/png", False)
    api.body = b"\0" * (2 * 1024 * 1024 + 1)
    answer = send(pets, "POST /notes")["answer"]
    assert (answer["body"]["base64"], answer["body"]["cut"]) == ("", True)
    assert answer["size"] > 2 * 1024 * 1024


_FEED = openapi("""
/feed:
  get:
    operationId: readFeed
    tags: [feed]
    responses:
      '200': {description: Fine, content: {application/jsonl: {schema: {type: integer}}}}
/file:
  get:
    operationId: readFile
    tags: [feed]
    responses:
      '200': {description: Fine, content: {application/octet-stream: {}}}
""")


def test_streams_are_read_as_far_as_is_shown(api: Api, tmp_path: Path) -> None:
    text = _FEED.replace("https://api.example/v1", api.url)
    with local_server(text, tmp_path) as client:
        api.headers, api.body = {"content-type": "application/jsonl"}, b"1\n2\n"
        *first, last = lines(client, "GET /feed")
        told = last["told"]
        assert first == [
            {"head": {"status": 200, "reason": "OK"}},
            {"item": {"text": "1"}},
            {"item": {"text": "2"}},
        ]
        assert told["answer"]["body"]["text"] == "1\n2\n"
        assert told["notes"] == []
        kind = {"content-type": "application/octet-stream"}
        api.headers, api.body = kind, b"\0" * (5 * 1024 * 1024)
        told = send(client, "GET /file")
        assert told["answer"]["body"]["cut"] is True
        assert told["notes"] == ["The answer goes on; this is its beginning."]


_EVENTS = openapi(
    """
/events:
  get:
    operationId: listen
    tags: [feed]
    responses:
      '200': {description: Fine, content: {text/event-stream: {itemSchema: {
        type: object, properties: {data: {type: string,
        contentMediaType: application/json, contentSchema: {type: integer}}}}}}}
""",
    extra="security: [{token: []}]\ncomponents: {securitySchemes: {token: {type: http, scheme: bearer}}}",
).replace("openapi: 3.1.0", "openapi: 3.2.0")


def test_events_are_told_one_by_one_and_judged(api: Api, tmp_path: Path) -> None:
    text = _EVENTS.replace("https://api.example/v1", api.url)
    api.headers = {"content-type": "text/event-stream"}
    api.body = b'id: a\nevent: up\ndata: 1\n\ndata: "one"\n\ndata: secret-1\n\n'
    with local_server(text, tmp_path) as client:
        client.post("/credentials", json={"access_token": "secret-1"}, headers=OWN)
        *first, last = lines(client, "GET /events")
    assert [line["item"] for line in first[1:]] == [
        {"id": "a", "event": "up", "text": "1"},
        {"id": "a", "text": '"one"'},
        {"id": "a", "text": "***"},
    ]
    told = last["told"]
    assert [one["pointer"] for one in told["mismatches"]][:1] == ["/1/data"]
    assert told["answer"]["body"]["text"].startswith("id: a\nevent: up\ndata: 1\n\n")


@pytest.mark.parametrize(
    ("content", "shows"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "image/png"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"%PDF-1.7\n\0", "application/pdf"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>\0", ""),
        (b"\0<html>", ""),
    ],
)
def test_what_a_browser_may_show_is_told_by_what_it_is(
    api: Api, pets: TestClient, content: bytes, shows: str
) -> None:
    api.headers, api.body = {"content-type": "image/svg+png"}, content
    body = send(pets, "POST /notes")["answer"]["body"]
    assert base64.b64decode(body["base64"]) == content
    assert body["shows"] == shows


def test_calls_are_kept_with_what_was_entered(api: Api, pets: TestClient) -> None:
    send(pets, GET, arguments={"id": "7", "mode": "fast"})
    api.status = 404
    send(pets, GET, arguments={"id": "8"})
    later, earlier = pets.get("/calls").json()
    assert [later["status"], earlier["status"]] == [404, 200]
    assert [later["number"], earlier["number"]] == [2, 1]
    kept = pets.get("/calls/1").json()
    assert kept["asked"]["arguments"] == {"id": "7", "mode": "fast"}
    assert kept["told"]["answer"]["status"] == 200
    assert pets.get("/calls/3").status_code == 404
    assert pets.delete("/calls", headers=OWN).json() == []
    assert pets.get("/calls").json() == []


def test_the_latest_calls_are_kept(api: Api, pets: TestClient) -> None:
    for _ in range(103):
        send(pets, GET, arguments={"id": "0"}, validate=True)
    numbers = [line["number"] for line in pets.get("/calls").json()]
    assert numbers == list(range(103, 3, -1))


def test_a_server_that_does_not_answer_is_said_in_words(
    api: Api, pets: TestClient
) -> None:
    api.shutdown()
    api.server_close()
    told = send(pets, GET, arguments={"id": "7"})
    assert told["error"]["kind"] == "connection"
    assert "ConnectError" in told["error"]["message"]
    assert "Traceback" not in json.dumps(told)


def test_no_other_origin_gets_anything_by_a_redirection(
    api: Api, pets: TestClient
) -> None:
    pets.post("/credentials", json={"access_token": "secret-1"}, headers=OWN)
    api.status, api.headers = 302, {"location": "http://127.0.0.1:1/steal"}
    told = send(pets, GET, arguments={"id": "7"})
    assert told["answer"]["status"] == 302
    assert len(told["requests"]) == len(api.received) == 1


def test_an_answer_without_end_is_shown_in_part(api: Api, pets: TestClient) -> None:
    api.body = b'"' + b"a" * (3 * 1024 * 1024) + b'"'
    body = send(pets, GET, arguments={"id": "7"})["answer"]["body"]
    assert body["cut"] is True
    assert len(body["text"]) == 2 * 1024 * 1024
