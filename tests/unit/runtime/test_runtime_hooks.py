"""What takes part in calls: hooks, the log, OpenTelemetry."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import TYPE_CHECKING, Any

import pytest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from generator.runtime.errors import (
    APIConnectionError,
    MissingCredentialsError,
    ServerError,
)
from generator.runtime.hooks import Call, Hooks
from generator.runtime.operation import Body, Operation
from generator.runtime.telemetry import Telemetry
from generator.runtime.transport import RawResponse, Request, TransportError
from tests.clock import clock_of
from tests.unit.runtime.wire import (
    ITEM,
    PLAIN,
    SECURE,
    AsyncWire,
    Wire,
    async_client,
    client,
    reply,
)

if TYPE_CHECKING:
    from collections.abc import Generator

    from generator.runtime.mismatch import Mismatch


def broken(request: Request) -> RawResponse:
    raise TransportError("ReadError: reset")


class Seen(Hooks):
    """Remembers what it was asked."""

    def __init__(self, seen: list[Any], name: str = "") -> None:
        self.seen = seen
        self.name = name

    def add(self, *what: Any) -> None:
        self.seen.append((self.name, *what) if self.name else what)

    def before_request(self, call: Call, /) -> None:
        call.request.headers[f"x-seen{self.name}"] = str(call.tries)
        self.add("before", call.operation, call.tries)

    def after_response(self, call: Call, response: RawResponse, /) -> None:
        assert call.response is response
        self.add("after", response.status_code)

    def on_retry(self, call: Call, failure: Exception | None, wait: float, /) -> None:
        assert 0 <= wait <= 1
        status = call.response and call.response.status_code
        self.add("retry", status, str(failure or ""))

    def on_error(self, call: Call, error: Exception, /) -> None:
        self.add("error", type(error).__name__)

    def on_mismatch(self, call: Call, mismatch: Mismatch, /) -> None:
        self.add("mismatch", mismatch.pointer)

    def on_end(self, call: Call, /) -> None:
        self.add("end")


class AsyncSeen(Hooks):
    """The same, waiting each time."""

    def __init__(self, seen: list[Any]) -> None:
        self._seen = Seen(seen)

    async def before_request(self, call: Call, /) -> None:
        await asyncio.sleep(0)
        self._seen.before_request(call)

    async def after_response(self, call: Call, response: RawResponse, /) -> None:
        await asyncio.sleep(0)
        self._seen.after_response(call, response)

    async def on_retry(
        self, call: Call, failure: Exception | None, wait: float, /
    ) -> None:
        await asyncio.sleep(0)
        self._seen.on_retry(call, failure, wait)

    async def on_error(self, call: Call, error: Exception, /) -> None:
        await asyncio.sleep(0)
        self._seen.on_error(call, error)

    def on_mismatch(self, call: Call, mismatch: Mismatch, /) -> None:
        self._seen.on_mismatch(call, mismatch)

    def on_end(self, call: Call, /) -> None:
        self._seen.on_end(call)


_WHOLE = [
    ("before", "plain", 1),
    ("retry", None, "ReadError: reset"),
    ("before", "plain", 2),
    ("after", 503),
    ("retry", 503, ""),
    ("before", "plain", 3),
    ("after", 200),
    ("mismatch", "/name"),
    ("end",),
]
_ODD = reply(200, {"id": 1, "name": 5})


def test_a_call_is_told_from_its_beginning_to_its_end() -> None:
    seen: list[Any] = []
    found: list[Any] = []
    wire = Wire(broken, reply(503), _ODD)
    shop = client(wire, hooks=Seen(seen), on_mismatch=found.append)
    shop.call(PLAIN)
    assert seen == _WHOLE
    assert [request.headers["x-seen"] for request in wire.sent] == ["1", "2", "3"]
    assert len(found) == 1, "who asked to be told is told too"


@pytest.mark.parametrize("kind", [Seen, AsyncSeen])
def test_asynchronous_clients_await_hooks(kind: type[Seen] | type[AsyncSeen]) -> None:
    seen: list[Any] = []

    async def run() -> None:
        wire = AsyncWire(broken, reply(503), _ODD, reply(404))
        shop = async_client(wire, hooks=kind(seen), on_mismatch=str)
        await shop.call(PLAIN)
        assert seen == _WHOLE
        seen.clear()
        with pytest.raises(Exception, match="404"):
            await shop.call(PLAIN)

    asyncio.run(run())
    assert seen == [
        ("before", "plain", 1),
        ("after", 404),
        ("error", "ClientError"),
        ("end",),
    ]


def test_hooks_have_an_order() -> None:
    seen: list[Any] = []
    shop = client(Wire(ITEM), hooks=[Seen(seen, "a"), Seen(seen, "b")])
    near = shop.with_options(hooks=Seen(seen, "c")).with_options(hooks=Seen(seen, "d"))
    near.call(PLAIN, options={"hooks": [Seen(seen, "e")]})
    begun = [name for name, what, *_ in seen if what == "before"]
    # Those of a call take the place of none.
    assert begun == ["a", "b", "c", "d", "e"]
    assert [name for name, what, *_ in seen if what == "end"] == begun


def test_errors_of_all_kinds_are_told() -> None:
    seen: list[Any] = []
    shop = client(Wire(broken, reply(200, "no")), hooks=Seen(seen), retries=0)
    with pytest.raises(APIConnectionError):
        shop.call(PLAIN)
    with pytest.raises(MissingCredentialsError):
        shop.call(SECURE, body={})
    with pytest.raises(TypeError):
        shop.call(PLAIN, body={})
    assert [one[-1] for one in seen if one[0] == "error"] == [
        "APIConnectionError",
        "MissingCredentialsError",
        "TypeError",
    ]
    assert len([one for one in seen if one == ("end",)]) == 3


def test_a_hook_that_fails_ends_the_call() -> None:
    class Failing(Seen):
        def before_request(self, call: Call, /) -> None:
            raise ZeroDivisionError

    seen: list[Any] = []
    wire = Wire(ITEM)
    with pytest.raises(ZeroDivisionError):
        client(wire, hooks=Failing(seen)).call(PLAIN)
    assert (wire.sent, seen) == ([], [("error", "ZeroDivisionError"), ("end",)])


def test_a_coroutine_needs_the_asynchronous_client() -> None:
    with pytest.raises(TypeError, match="before_request: a hook that is a coroutine"):
        client(Wire(ITEM), hooks=AsyncSeen([])).call(PLAIN)


def test_a_call_that_is_cancelled_ends() -> None:
    seen: list[Any] = []

    class Stuck(AsyncWire):
        async def send(  # type: ignore[override]
            self, request: Request, /
        ) -> RawResponse:
            await asyncio.Event().wait()
            raise AssertionError

    async def run() -> None:
        call = asyncio.create_task(async_client(Stuck(), hooks=Seen(seen)).call(PLAIN))
        await asyncio.sleep(0.01)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call

    asyncio.run(run())
    assert seen == [("before", "plain", 1), ("end",)]


# ---- The log ----

_SEND: Operation[Any] = Operation(
    "send",
    "POST /x",
    body=Body("application/json"),
    responses={"200": lambda: Any},
    security=((("OAuth", ()), ("Key", ()), ("QueryKey", ()), ("CookieKey", ())),),
)
_SECRETS = {
    "OAuth": "secret-token",
    "Key": "secret-key",
    "QueryKey": "secret-query",
    "CookieKey": "secret-cookie",
}


def logged(caplog: pytest.LogCaptureFixture, level: int) -> str:
    """What is logged of a call that has secrets wherever they can be."""
    body = {
        "name": "pen",
        "password": "secret-1",
        "accessToken": "secret-2",
        "deep": [{"client_secret": "secret-3", "tokens": 5, "api-key": ["secret-4"]}],
    }
    answer = {"refresh_token": "secret-5", "echo": "got secret-token", "id": 7}
    wire = Wire(
        reply(503, {"message": "not with secret-key"}),
        reply(200, answer, set_cookie="sid=secret-6", x_session_token="secret-7"),
    )
    shop = client(wire, credentials=_SECRETS)
    options: Any = {
        "idempotency_key": True,
        "query": {"sig": "secret-8", "q": "plain"},
        "headers": {"X-Auth-Token": "secret-9", "X-Plain": "shown"},
    }
    with caplog.at_level(level, "shop"):
        shop.call(_SEND, options=options, body=body)
    return "\n".join(record.getMessage() for record in caplog.records)


def test_nothing_secret_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    text = logged(caplog, logging.DEBUG)
    assert "secret-" not in text
    assert {record.name for record in caplog.records} == {"shop"}
    lines = text.splitlines()
    assert len(lines) == 7
    assert lines[0].startswith("send, try 1: POST https://api.example/v1/x?")
    for shown in ("'x-plain': 'shown'", '"name": "pen"', "q=plain", '"tokens": "***"'):
        assert shown in text.replace('"tokens": 5', '"tokens": "***"')
    assert '"echo": "got ***"' in text
    assert '"id": 7' in text
    assert "after that the next try is in" in lines[3]


def test_what_is_logged_of_an_ordinary_call(caplog: pytest.LogCaptureFixture) -> None:
    text = logged(caplog, logging.INFO)
    url = r"https://api.example/v1/x?sig=***&q=plain&sk=***"
    assert [line.partition(" in ")[0] for line in text.splitlines()] == [
        f"send, try 1: POST {url}: 503",
        f"send, try 1: POST {url}: after that the next try is",
        f"send, try 2: POST {url}: 200",
    ]


def test_errors_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "shop"), pytest.raises(APIConnectionError):
        client(Wire(broken)).call(PLAIN)
    line, *_ = [one.getMessage() for one in caplog.records][-1:]
    assert "APIConnectionError: ReadError: reset: GET https://api.example" in line


def test_nothing_is_logged_unless_it_is_asked_for(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert logged(caplog, logging.WARNING) == ""


@pytest.mark.parametrize(
    ("media_type", "content", "shown"),
    [
        ("application/x-www-form-urlencoded", b"a=1&password=p&b=2", "password=***"),
        ("application/json", b"{password: p}", "(13 bytes that are not JSON)"),
        ("application/octet-stream", b"p" * 9, "(9 bytes of application/octet-stream)"),
        ("application/json", iter([b"p"]), "(a body in pieces)"),
    ],
)
def test_bodies_in_the_log(
    media_type: str, content: Any, shown: str, caplog: pytest.LogCaptureFixture
) -> None:
    class Plain(Body):
        def write(self, value: Any) -> tuple[Any, str]:
            return value, media_type

    class Unsized:
        length = None

        def __iter__(self) -> Generator[bytes]:
            yield b"p"

    send: Operation[Any] = Operation(
        "s", "PUT /x", body=Plain(media_type), responses={"200": lambda: Any}
    )
    given = content if isinstance(content, bytes) else Unsized()
    with caplog.at_level(logging.DEBUG, "shop"):
        client(Wire(reply(200, 1))).call(send, body=given)
    assert shown in caplog.records[0].getMessage()
    assert "=p" not in caplog.text


# ---- OpenTelemetry ----


class Exported:
    """OpenTelemetry's own SDK, which keeps what it is told."""

    def __init__(self) -> None:
        self._spans = InMemorySpanExporter()
        self._reader = InMemoryMetricReader()
        tracers = TracerProvider()
        tracers.add_span_processor(SimpleSpanProcessor(self._spans))
        meters = MeterProvider(metric_readers=[self._reader])
        self.hooks = Telemetry(tracer_provider=tracers, meter_provider=meters)

    @property
    def spans(self) -> list[Any]:
        return list(self._spans.get_finished_spans())

    @property
    def metrics(self) -> dict[str, Any]:
        data = self._reader.get_metrics_data()
        assert data is not None
        (found,) = data.resource_metrics[0].scope_metrics
        assert (found.scope.name, found.scope.version) == ("shop", "1.2.3")
        return {metric.name: metric for metric in found.metrics}


def test_spans() -> None:
    told = Exported()
    wire = Wire(broken, reply(503), ITEM)
    client(wire, hooks=told.hooks).call(PLAIN)
    common = {
        "http.request.method": "GET",
        "server.address": "api.example",
        "server.port": 443,
        "url.full": "https://api.example/v1/x",
        "url.template": "/x",
        "openapi.operation": "plain",
    }
    assert [dict(span.attributes) for span in told.spans] == [
        {**common, "error.type": "TransportError"},
        {
            **common,
            "http.request.resend_count": 1,
            "http.response.status_code": 503,
            "error.type": "503",
        },
        {**common, "http.request.resend_count": 2, "http.response.status_code": 200},
    ]
    assert {span.name for span in told.spans} == {"GET /x"}
    assert {span.kind for span in told.spans} == {SpanKind.CLIENT}
    assert {span.instrumentation_scope.name for span in told.spans} == {"shop"}
    states = [span.status.status_code for span in told.spans]
    assert states == [StatusCode.ERROR, StatusCode.ERROR, StatusCode.UNSET]
    for request, span in zip(wire.sent, told.spans, strict=True):
        _, trace, parent, _ = request.headers["traceparent"].split("-")
        assert int(trace, 16) == span.context.trace_id
        assert int(parent, 16) == span.context.span_id


def test_measures() -> None:
    told = Exported()
    shop = client(Wire(ITEM, ITEM, reply(500)), hooks=told.hooks, retries=0)
    shop.call(PLAIN)
    shop.call(PLAIN)
    with pytest.raises(ServerError):
        shop.call(PLAIN)
    metric = told.metrics["http.client.request.duration"]
    assert metric.unit == "s"
    points = {
        point.attributes["http.response.status_code"]: point
        for point in metric.data.data_points
    }
    assert {status: point.count for status, point in points.items()} == {200: 2, 500: 1}
    assert dict(points[500].attributes) == {
        "http.request.method": "GET",
        "server.address": "api.example",
        "server.port": 443,
        "url.template": "/x",
        "openapi.operation": "plain",
        "http.response.status_code": 500,
        "error.type": "500",
    }
    assert points[200].explicit_bounds[:3] == (0.005, 0.01, 0.025)
    assert len(points[200].explicit_bounds) == 14


def test_other_methods_secrets_and_the_end_of_spans() -> None:
    told = Exported()
    purge: Operation[Any] = Operation(
        "purge", "PURGE /x", responses={"200": None}, security=((("QueryKey", ()),),)
    )
    shop = client(
        Wire(reply(200), broken),
        hooks=told.hooks,
        credentials={"QueryKey": "hush-hush"},
        base_url="http://localhost:81/",
    )
    shop.call(purge)
    with pytest.raises(APIConnectionError):
        shop.call(purge)
    first, second = told.spans
    assert first.name == "HTTP /x"
    assert first.attributes["http.request.method"] == "_OTHER"
    assert first.attributes["http.request.method_original"] == "PURGE"
    assert first.attributes["url.full"] == "http://localhost:81/x?sk=***"
    assert first.attributes["server.port"] == 81
    assert second.attributes["error.type"] == "APIConnectionError"
    assert "hush" not in json.dumps([str(dict(one.attributes)) for one in told.spans])


def test_without_opentelemetry(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "opentelemetry.trace", None)
    with pytest.raises(ImportError, match="which the extra 'opentelemetry' brings"):
        Telemetry()


def test_a_plain_call_does_not_wait() -> None:
    shop = client(Wire(ITEM))
    shop.call(PLAIN)
    assert clock_of(shop).waits == []
