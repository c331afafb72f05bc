"""Headers of answers as the types that the document gives them."""

from __future__ import annotations

import datetime as dt
import sys
import warnings
from typing import TYPE_CHECKING, Any

import pytest

from tests.behaviour.sdk import Reply, make_sdk, openapi

if TYPE_CHECKING:
    from pathlib import Path

    from tests.behaviour.sdk import SDK, MakeSDK

_HEADERS = {
    "X-Rate-Limit": "{type: integer}",
    "X-Ratio": "{type: number}",
    "X-Last": "{type: boolean}",
    "X-Until": "{type: string, format: date-time}",
    "X-Digits": "{type: string}",
    "X-Tags": "{type: array, items: {type: string}}",
    "X-Ids": "{type: array, items: {type: integer}}",
    "X-Colour": "{$ref: '#/components/schemas/Colour'}",
    "X-Kind": "{type: string, enum: [small, large]}",
    "Models": "{type: string}",
    "Of": "{type: string}",
}
_COLOUR = """
Colour:
  type: object
  properties: {r: {type: integer}, name: {type: string}}
"""


def document(headers: dict[str, str], more: str = "") -> str:
    listed = ", ".join(
        f"{name}: {{description: About {name}, schema: {schema}}}"
        for name, schema in headers.items()
    )
    return openapi(
        f"""
/things:
  get:
    operationId: getThing
    tags: [things]
    responses:
      '200': {{description: Fine, headers: {{{listed}{more}}}}}
      '429': {{description: No, headers: {{Retry-After: {{schema: {{type: integer}}}}}}}}
""",
        _COLOUR,
    )


_JSON = (
    ", X-Page: {content: {application/json: {schema: {type: object,"
    " properties: {next: {type: integer}}}}}}"
)


@pytest.fixture(scope="module")
def made(sdk: MakeSDK) -> SDK:
    return sdk(document(_HEADERS, _JSON))


def read(made: SDK, **headers: str) -> Any:
    """What is read from the headers of an answer; underscores stand for hyphens."""
    sent = {name.replace("_", "-"): text for name, text in headers.items()}
    client = made.talk(Reply({}, headers=sent)).client
    response = client.raw(client.things.get)
    return made.package.ResponseHeaders.of(response.headers)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("x_rate_limit", "59", 59),
        ("x_ratio", "2.5", 2.5),
        ("x_ratio", "2", 2.0),
        ("x_last", "true", True),
        ("x_digits", "007", "007"),
        ("x_digits", "true", "true"),
        ("x_tags", "a, 1,true", ["a", "1", "true"]),
        ("x_tags", "one", ["one"]),
        ("x_ids", "1,2", [1, 2]),
        ("x_ids", "1", [1]),
        ("models_", "a", "a"),
        ("of_", "a", "a"),
    ],
)
def test_a_text_is_read_as_its_type(
    made: SDK, name: str, text: str, value: object
) -> None:
    wire = name.rstrip("_")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = getattr(read(made, **{wire: text}), name)
    assert found == value
    assert type(found) is type(value)


def test_an_enumeration_stays_open(made: SDK) -> None:
    known, unknown = (read(made, x_kind=text).x_kind for text in ("small", "huge"))
    assert (known, known.is_known) == ("small", True)
    assert (unknown, unknown.is_known) == ("huge", False)


def test_times_are_read_in_both_forms(made: SDK) -> None:
    time = dt.datetime(2026, 2, 1, 10, tzinfo=dt.UTC)
    assert read(made, x_until="2026-02-01T10:00:00Z").x_until == time
    assert read(made, x_until="Sun, 01 Feb 2026 10:00:00 GMT").x_until == time


@pytest.mark.parametrize("text", ["r,100,name,dark", "r=100,name=dark"])
def test_an_object_is_read_in_both_forms_of_the_style(made: SDK, text: str) -> None:
    colour = read(made, x_colour=text).x_colour
    assert colour == made.models.Colour(r=100, name="dark")


def test_a_header_with_content_is_json(made: SDK) -> None:
    assert read(made, x_page='{"next": 3}').x_page.next == 3


def test_what_did_not_come_is_none(made: SDK) -> None:
    found = read(made, x_other="1")
    assert (found.x_rate_limit, found.x_tags) == (None, None)
    assert found.to_dict() == {}


def test_what_does_not_fit_is_kept_and_told(made: SDK) -> None:
    sys.modules[made.package.__name__ + "._runtime.mismatch"].__dict__[
        "_warned"
    ].clear()
    with pytest.warns(made.package.MismatchWarning, match="/X-Rate-Limit: expected"):
        found = read(made, x_rate_limit="many")
    assert found.x_rate_limit == "many"


def test_those_of_an_error(made: SDK) -> None:
    client = made.talk(Reply({}, status=429, headers={"retry-after": "7"})).client
    with pytest.raises(made.package.StatusError) as raised:
        client.things.get()
    found = made.package.ResponseHeaders.of(raised.value.headers)
    assert found.retry_after == 7


def test_a_package_without_headers_has_no_class_for_them(sdk: MakeSDK) -> None:
    made = sdk(
        openapi("/a: {get: {operationId: getA, responses: {'204': {description: A}}}}")
    )
    assert "ResponseHeaders" not in dir(made.package)


def test_a_field_keeps_its_name_when_a_header_of_that_name_comes(
    tmp_path: Path,
) -> None:
    text = "{type: string}"
    made = make_sdk(
        document({"X_Id": text, "X-Id": text}),
        tmp_path,
        earlier=document({"X-Id": text}),
    )
    found = read(made, X_Id="old")
    assert found.x_id == "old"
    assert found.to_dict() == {"X-Id": "old"}


def test_a_header_of_several_types_is_text(sdk: MakeSDK) -> None:
    made = sdk(
        openapi(
            "\n".join(
                f"/{kind}:\n"
                "  get:\n"
                f"    operationId: {kind}\n"
                "    tags: [things]\n"
                "    responses:\n"
                "      '204':\n"
                "        description: Done\n"
                f"        headers: {{{name}: {{schema: {{type: {kind}}}}}}}"
                for name, kind in (("X-Id", "integer"), ("x-id", "string"))
            )
        )
    )
    headers = made.package.ResponseHeaders.of({"X-Id": "1"})
    assert headers.x_id == "1"
