"""Parameters: arguments in Python, bytes on the wire."""

from __future__ import annotations

import asyncio
import datetime as dt
import inspect
import uuid
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest

from tests.behaviour.sdk import asking, openapi

if TYPE_CHECKING:
    from tests.behaviour.sdk import MakeSDK


def test_each_location_gets_its_value(sdk: MakeSDK) -> None:
    text = asking(
        "{name: thing_id, in: path, required: true, schema: {type: integer}}",
        "{name: q, in: query, schema: {type: string}}",
        "{name: X-Trace, in: header, schema: {type: string}}",
        "{name: session, in: cookie, schema: {type: string}}",
        path="/things/{thing_id}",
    )
    talk = sdk(text).talk()
    talk.client.things.find(7, q="a b&c", x_trace="t-1", session="s-1")
    assert talk.request.method == "GET"
    assert talk.request.url == "https://api.example/v1/things/7?q=a%20b%26c"
    assert talk.request.headers["x-trace"] == "t-1"
    assert talk.request.headers["cookie"] == "session=s-1"
    assert talk.request.content is None


def test_the_asynchronous_client_sends_the_same(sdk: MakeSDK) -> None:
    text = asking("{name: q, in: query, schema: {type: string}}")
    talk = sdk(text).async_talk()
    asyncio.run(talk.client.things.find(q="a"))
    assert talk.target == "/things?q=a"


def test_what_is_not_given_is_not_sent(sdk: MakeSDK) -> None:
    text = asking(
        "{name: q, in: query, schema: {type: string}}",
        "{name: X-Trace, in: header, schema: {type: string}}",
        "{name: session, in: cookie, schema: {type: string}}",
    )
    talk = sdk(text).talk()
    talk.client.things.find()
    assert talk.target == "/things"
    assert not {"x-trace", "cookie"} & talk.request.headers.keys()


_ARRAY = "schema: {type: array, items: {type: string}}"
_OBJECT = "schema: {type: object, properties: {a: {type: integer}, b: {type: integer}}}"


@pytest.mark.parametrize(
    ("parameter", "value", "query"),
    [
        ("", ["x", "y"], "p=x&p=y"),
        ("explode: false, ", ["x", "y"], "p=x,y"),
        ("style: spaceDelimited, explode: false, ", ["x", "y"], "p=x%20y"),
        ("style: pipeDelimited, explode: false, ", ["x", "y"], "p=x%7Cy"),
        # The specification's default for every style but form.
        ("style: pipeDelimited, ", ["x", "y"], "p=x%7Cy"),
        ("allowReserved: true, explode: false, ", ["a/b", "c?"], "p=a/b,c?"),
    ],
)
def test_arrays_in_the_query(
    sdk: MakeSDK, parameter: str, value: list[str], query: str
) -> None:
    talk = sdk(asking(f"{{name: p, in: query, {parameter}{_ARRAY}}}")).talk()
    talk.client.things.find(p=value)
    assert talk.target == f"/things?{query}"


@pytest.mark.parametrize(
    ("parameter", "query"),
    [
        ("", "a=1&b=2"),
        ("explode: false, ", "p=a,1,b,2"),
        ("style: deepObject, explode: true, ", "p%5Ba%5D=1&p%5Bb%5D=2"),
        ("style: deepObject, ", "p%5Ba%5D=1&p%5Bb%5D=2"),
    ],
)
def test_objects_in_the_query(sdk: MakeSDK, parameter: str, query: str) -> None:
    made = sdk(asking(f"{{name: p, in: query, {parameter}{_OBJECT}}}"))
    talk = made.talk()
    talk.client.things.find(p={"a": 1, "b": 2})
    assert talk.target == f"/things?{query}"
    model = made.models.FindThingsP(a=1, b=2)
    again = made.talk()
    again.client.things.find(p=model)
    assert again.target == talk.target


@pytest.mark.parametrize(
    ("parameter", "path"),
    [
        ("", "/things/x,y"),
        ("style: label, ", "/things/.x,y"),
        ("style: label, explode: true, ", "/things/.x.y"),
        ("style: matrix, ", "/things/;p=x,y"),
        ("style: matrix, explode: true, ", "/things/;p=x;p=y"),
    ],
)
def test_arrays_in_the_path(sdk: MakeSDK, parameter: str, path: str) -> None:
    text = asking(
        f"{{name: p, in: path, required: true, {parameter}{_ARRAY}}}",
        path="/things/{p}",
    )
    talk = sdk(text).talk()
    talk.client.things.find(["x", "y"])
    assert talk.target == path


@pytest.mark.parametrize(
    ("explode", "text"), [("false", "a,1,b,2"), ("true", "a=1,b=2")]
)
def test_objects_in_a_header(sdk: MakeSDK, explode: str, text: str) -> None:
    document = asking(f"{{name: X-P, in: header, explode: {explode}, {_OBJECT}}}")
    talk = sdk(document).talk()
    talk.client.things.find(x_p={"a": 1, "b": 2})
    assert talk.request.headers["x-p"] == text


def test_arrays_in_a_cookie(sdk: MakeSDK) -> None:
    talk = sdk(asking(f"{{name: p, in: cookie, explode: false, {_ARRAY}}}")).talk()
    talk.client.things.find(p=["x", "y"])
    assert talk.request.headers["cookie"] == "p=x,y"


def test_a_parameter_with_content_is_sent_as_that(sdk: MakeSDK) -> None:
    text = asking(
        "{name: filter, in: query, content: {application/json: {schema: "
        "{type: object, properties: {min: {type: integer}}}}}}"
    )
    talk = sdk(text).talk()
    talk.client.things.find(filter={"min": 3})
    assert talk.target == "/things?filter=%7B%22min%22%3A3%7D"


def test_a_parameter_may_be_empty_where_the_document_says_so(sdk: MakeSDK) -> None:
    text = asking(
        "{name: flag, in: query, allowEmptyValue: true, schema: {type: string}}"
    )
    talk = sdk(text).talk()
    talk.client.things.find(flag="")
    assert talk.target == "/things?flag="


@pytest.mark.parametrize(
    ("schema", "value", "text"),
    [
        ("{type: boolean}", True, "true"),
        ("{type: number}", 0.1, "0.1"),
        ("{type: integer}", 2**63, "9223372036854775808"),
        ("{type: string, format: date}", dt.date(2026, 1, 31), "2026-01-31"),
        ("{type: string, format: date}", "2026-01-31", "2026-01-31"),
        (
            "{type: string, format: date-time}",
            dt.datetime(2026, 1, 31, 9, 30, tzinfo=dt.UTC),
            "2026-01-31T09%3A30%3A00Z",
        ),
        (
            "{type: string, format: uuid}",
            uuid.UUID(int=1),
            "00000000-0000-0000-0000-000000000001",
        ),
        ("{type: string, enum: [asc, desc]}", "asc", "asc"),
        ("{type: string, enum: [asc, desc]}", "new", "new"),
    ],
)
def test_single_values(sdk: MakeSDK, schema: str, value: object, text: str) -> None:
    talk = sdk(asking(f"{{name: p, in: query, schema: {schema}}}")).talk()
    talk.client.things.find(p=value)
    assert talk.target == f"/things?p={text}"


@pytest.mark.parametrize(
    ("name", "argument"),
    [
        ("from", "from_"),
        ("class", "class_"),
        ("fooBar", "foo_bar"),
        ("X-Rate-Limit", "x_rate_limit"),
        ("filter[name]", "filter_name"),
        ("$top", "top"),
        ("2fa", "value_2_fa"),
        ("self", "query_self"),
        ("body", "query_body"),
        ("request_options", "query_request_options"),
        ("None", "none"),
        ("__class__", "class_"),
        ("a b", "a_b"),
        ("naïve", "naive"),
        ("😀", "grinning_face"),
    ],
)
def test_names_of_arguments(sdk: MakeSDK, name: str, argument: str) -> None:
    made = sdk(asking(f"{{name: {name!r}, in: query, schema: {{type: string}}}}"))
    talk = made.talk()
    talk.client.things.find(**{argument: "v"})
    name_on_wire = talk.target.removeprefix("/things?").removesuffix("=v")
    assert unquote(name_on_wire) == name


def test_parameters_of_one_name_are_told_apart_by_location(sdk: MakeSDK) -> None:
    text = asking(
        "{name: id, in: path, required: true, schema: {type: integer}}",
        "{name: id, in: query, schema: {type: integer}}",
        "{name: ID, in: query, schema: {type: integer}}",
        path="/things/{id}",
    )
    talk = sdk(text).talk()
    names = list(inspect.signature(talk.client.things.find).parameters)
    assert names == ["id", "query_id", "id_upper", "request_options"]
    talk.client.things.find(1, query_id=2, id_upper=3)
    assert talk.target == "/things/1?id=2&ID=3"


def test_required_parameters_must_be_given(sdk: MakeSDK) -> None:
    text = asking("{name: q, in: query, required: true, schema: {type: string}}")
    talk = sdk(text).talk()
    with pytest.raises(TypeError, match="q"):
        talk.client.things.find()
    assert talk.wire.sent == []


def test_parameters_of_the_path_item_are_inherited_and_overridden(
    sdk: MakeSDK,
) -> None:
    text = openapi("""
        /things/{id}:
          parameters:
            - {name: id, in: path, required: true, schema: {type: string}}
            - {name: page, in: query, required: true, schema: {type: integer}}
          get:
            operationId: findThings
            tags: [things]
            parameters:
              - {name: page, in: query, schema: {type: integer}}
            responses: {'204': {description: Done}}
        """)
    talk = sdk(text).talk()
    talk.client.things.find("a/b")
    assert talk.target == "/things/a%2Fb"


def test_path_parameters_come_in_the_order_of_the_template(sdk: MakeSDK) -> None:
    text = asking(
        "{name: b, in: path, required: true, schema: {type: string}}",
        "{name: a, in: path, required: true, schema: {type: string}}",
        path="/x/{a}/y/{b}",
    )
    talk = sdk(text).talk()
    talk.client.things.find("1", "2")
    assert talk.target == "/x/1/y/2"


def test_a_path_parameter_nobody_described_is_a_string(sdk: MakeSDK) -> None:
    made = sdk(asking("{name: q, in: query, schema: {type: string}}", path="/t/{id}"))
    talk = made.talk()
    talk.client.things.find("x", q="y")
    assert talk.target == "/t/x?q=y"
    assert "CALCO-P001" in made.codes


def test_an_empty_placeholder_does_not_break_the_call(sdk: MakeSDK) -> None:
    text = asking("{name: q, in: query, schema: {type: string}}", path="/t/{}")
    made = sdk(text)
    talk = made.talk()
    arguments: list[Any] = ["x"] * (
        "value" in inspect.signature(talk.client.things.find).parameters
    )
    talk.client.things.find(*arguments, q="y")
    assert talk.target in ("/t/%7B%7D?q=y", "/t/x?q=y")
    assert made.codes != []


def test_a_header_the_client_owns_is_no_argument(sdk: MakeSDK) -> None:
    made = sdk(
        asking(
            "{name: Authorization, in: header, schema: {type: string}}",
            "{name: Accept, in: header, schema: {type: string}}",
        )
    )
    talk = made.talk()
    assert list(inspect.signature(talk.client.things.find).parameters) == [
        "request_options"
    ]
    assert made.codes.count("CALCO-P003") == 2


def test_a_parameter_of_several_media_types_is_sent_as_json(sdk: MakeSDK) -> None:
    made = sdk(
        asking(
            "{name: q, in: query, content: {application/xml: {schema: {type: string}},"
            " application/json: {schema: {type: object, properties: {a: {}}}}}}"
        )
    )
    talk = made.talk()
    talk.client.things.find(q={"a": 1})
    assert unquote(talk.target) == '/things?q={"a":1}'
    assert made.codes == ["CALCO-P009"]
