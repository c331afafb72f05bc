"""Errors: one line, no credentials, everything needed to find the request again."""

from __future__ import annotations

import copy
import email.utils
import pickle
import time

import pytest

from generator.runtime.errors import (
    AnswerError,
    APIConnectionError,
    APIError,
    APITimeoutError,
    ClientError,
    ServerError,
    StatusError,
    UnexpectedStatusError,
    fallback_class,
    message_of,
    without_secrets,
)
from generator.runtime.headers import (
    Headers,
    masked_headers,
)
from generator.runtime.rates import retry_after_of
from generator.runtime.transport import RawResponse
from generator.runtime.urls import masked_url


class NotFoundError(StatusError["list[int]"]):
    """As generated packages have them."""


def not_found() -> NotFoundError:
    headers = Headers([("X-Request-Id", "abc"), ("Set-Cookie", "session=secret")])
    response = RawResponse(404, headers, b'{"error":{"message":"no such\\nclient"}}')
    error = NotFoundError(
        message_of(response.content),
        response,
        operation="getClient",
        method="GET",
        url="https://api.example/c/1",
    )
    error.body = [1]
    error.hint = "try another"
    return error


def test_a_status_error_is_one_line() -> None:
    error = not_found()
    assert str(error) == (
        "404 Not Found: GET https://api.example/c/1 (request id abc):"
        " no such client (try another)"
    )
    assert (error.status_code, error.request_id, error.body) == (404, "abc", [1])
    assert error.text == '{"error":{"message":"no such\\nclient"}}'
    assert isinstance(error, APIError)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_errors_can_be_pickled_and_copied(protocol: int) -> None:
    error = not_found()
    for twin in (pickle.loads(pickle.dumps(error, protocol)), copy.copy(error)):
        assert type(twin) is NotFoundError
        assert str(twin) == str(error)
        assert twin.body == [1]
        assert twin.headers["set-cookie"] == "session=secret"
    timeout = APITimeoutError("ReadTimeout", operation="o", method="GET", url="u")
    twin_timeout = pickle.loads(pickle.dumps(timeout, protocol))
    assert isinstance(twin_timeout, APIConnectionError)
    assert str(twin_timeout) == "ReadTimeout: GET u"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"message":"a"}', "a"),
        (b'{"error":{"message":"a","validation":{}}}', "a"),
        (b'{"error":"x","error_description":"a"}', "a"),
        (b'{"errors":[{"detail":"a"},{"detail":"b"}]}', "a"),
        (
            b'{"message":"a","errors":[{"field":"b","code":"gone"}]}',
            'a [{"field": "b", "code": "gone"}]',
        ),
        (b'{"message":"a","errors":[]}', "a"),
        (b'{"title":"a","errors":{"b":["\xc3\xa8"]}}', 'a {"b": ["è"]}'),
        (b'"a"', "a"),
        (b'{"message":5,"title":"a"}', "a"),
        (b"[]", ""),
        (b"<html>", ""),
        (b"\xff", ""),
        (b"[" * 100_000, ""),
        (b'{"message":"' + b"x" * 300 + b'"}', "x" * 199 + "…"),
        (b'{"message":"a\\u001b[31mb"}', "a [31mb"),
    ],
)
def test_messages_are_found_under_the_usual_names(content: bytes, message: str) -> None:
    assert message_of(content) == message


def test_statuses_nobody_described() -> None:
    assert fallback_class(418) is ClientError
    assert fallback_class(599) is ServerError
    assert fallback_class(302) is UnexpectedStatusError
    assert fallback_class(700) is UnexpectedStatusError


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://u:p@host/a?b=1", "https://host/a?b=1"),
        ("https://host/a@b", "https://host/a@b"),
        ("https://h/?access_token=x&b=2", "https://h/?access_token=***&b=2"),
        ("https://h/?API-Key=x", "https://h/?API-Key=***"),
        ("https://h/?api%5Fkey=x", "https://h/?api%5Fkey=***"),
        ("https://h/?X-Own=x&monkey=1", "https://h/?X-Own=***&monkey=1"),
        ("https://h/?X-Amz-Signature=x", "https://h/?X-Amz-Signature=***"),
        ("https://h/?flag&code=1", "https://h/?flag&code=***"),
    ],
)
def test_urls_are_shown_without_credentials(url: str, shown: str) -> None:
    assert masked_url(url, {"x-own"}) == shown


def test_headers_are_shown_without_credentials() -> None:
    headers = {"Authorization": "Bearer x", "Cookie": "y", "Accept": "z"}
    shown = {"Authorization": "***", "Cookie": "***", "Accept": "z"}
    assert masked_headers(headers) == shown
    assert "Bearer" not in repr(Headers(headers.items()))


def test_echoed_secrets_are_masked() -> None:
    assert without_secrets("bad token t0ken!", ["t0ken"]) == "bad token ***!"
    assert without_secrets("abc", ["b"]) == "abc"
    assert without_secrets("longer long", ["long", "longer"]) == "*** ***"


def test_headers_ignore_case_and_keep_all_values() -> None:
    headers = Headers([("Set-Cookie", "a=1"), ("set-cookie", "b=2"), ("X", "1")])
    assert headers["SET-COOKIE"] == "a=1, b=2"
    assert headers.get_all("Set-Cookie") == ["a=1", "b=2"]
    assert "x" in headers
    assert list(headers) == ["set-cookie", "x"]
    assert pickle.loads(pickle.dumps(headers)) == headers


def test_request_ids() -> None:
    def told(headers: list[tuple[str, str]]) -> str | None:
        return AnswerError("", RawResponse(404, Headers(headers))).request_id

    assert told([("CF-Ray", "r")]) == "r"
    assert told([("cf-ray", "r"), ("Request-Id", "q")]) == "q"
    assert told([]) is None


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ([("Retry-After", "120")], 120.0),
        ([("Retry-After-Ms", "1500"), ("Retry-After", "2")], 1.5),
        ([("Retry-After", "-1")], None),
        ([("Retry-After", "soon")], None),
        ([("Retry-After", "²")], None),
        ([("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT")], 0.0),
        ([("Retry-After-Ms", "1.5s"), ("Retry-After", "2")], 2.0),
        ([("Retry-After", "Wed, 99 Oct 2015 07:28:00 GMT")], None),
        # A date is one by the server's clock, whatever that of this machine says.
        (
            [
                ("Date", "Wed, 21 Oct 2015 07:28:00 GMT"),
                ("Retry-After", "Wed, 21 Oct 2015 07:28:30 GMT"),
            ],
            30.0,
        ),
        ([], None),
    ],
)
def test_retry_after(headers: list[tuple[str, str]], seconds: float | None) -> None:
    assert retry_after_of(Headers(headers)) == seconds


def test_retry_after_may_be_a_date() -> None:
    date = email.utils.formatdate(time.time() + 3600, usegmt=True)
    seconds = retry_after_of(Headers([("Retry-After", date)]))
    assert seconds is not None
    assert 3500 < seconds <= 3600
