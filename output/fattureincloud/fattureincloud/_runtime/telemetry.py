"""Spans and metrics of OpenTelemetry, for programs that have its SDK.

They follow the semantic conventions for HTTP clients (1.23 and later, stable): a span and
a measure of duration for each request, further tries included; ``openapi.operation`` is
the operation's name.
"""

from __future__ import annotations

import time
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from .hooks import Hooks

if TYPE_CHECKING:
    from .hooks import Call
    from .transport import RawResponse

_METRIC = "http.client.request.duration"
_BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10)
_PORTS = {"http": 80, "https": 443}
_METHODS = frozenset(
    ("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE")
)


class _Open(NamedTuple):
    span: Any
    started: float
    attributes: dict[str, Any]


class Telemetry(Hooks):
    """Hooks that tell OpenTelemetry of each request; what calls the API goes on with
    the trace, by the headers of the propagator that is set.

    Args:
        tracer_provider: Makes the spans; the global one when left out.
        meter_provider: Takes the measures; the global one when left out.

    Raises:
        ImportError: OpenTelemetry is not there.
    """

    def __init__(
        self,
        *,
        tracer_provider: Any = None,
        meter_provider: Any = None,
    ) -> None:
        # It need not be there for type checkers, nor for who does not use this.
        self._trace = _part("trace")
        self._metrics = _part("metrics")
        self._propagate = _part("propagate")
        self._providers = tracer_provider, meter_provider
        self._made: tuple[Any, Any] | None = None

    def _instruments(self, call: Call) -> tuple[Any, Any]:
        if self._made is None:
            tracers, meters = self._providers
            tracer = self._trace.get_tracer(call.package, call.version, tracers)
            meter = self._metrics.get_meter(call.package, call.version, meters)
            self._made = tracer, meter.create_histogram(
                _METRIC,
                unit="s",
                description="Duration of HTTP client requests.",
                explicit_bucket_boundaries_advisory=_BOUNDS,
            )
        return self._made

    def before_request(self, call: Call, /) -> None:
        """Begin a span."""
        request, parts = call.request, urlsplit(call.url)
        method = request.method if request.method in _METHODS else "_OTHER"
        attributes: dict[str, Any] = {
            "http.request.method": method,
            "server.address": parts.hostname or "",
            "server.port": parts.port or _PORTS.get(parts.scheme, 0),
            "url.template": call.path,
            "openapi.operation": call.operation,
        }
        own = {"url.full": call.url}
        if method == "_OTHER":
            own["http.request.method_original"] = request.method
        again = {"http.request.resend_count": call.tries - 1} if call.tries > 1 else {}
        tracer, _ = self._instruments(call)
        span = tracer.start_span(
            f"{'HTTP' if method == '_OTHER' else method} {call.path}",
            kind=self._trace.SpanKind.CLIENT,
            attributes={**attributes, **own, **again},
        )
        context = self._trace.set_span_in_context(span)
        self._propagate.inject(request.headers, context)
        call.state[self] = _Open(span, time.perf_counter(), attributes)

    def after_response(self, call: Call, response: RawResponse, /) -> None:
        """End it, with the status."""
        status = response.status_code
        error = str(status) if status >= 400 else ""
        self._end(call, error, {"http.response.status_code": status})

    def on_retry(self, call: Call, failure: Exception | None, wait: float, /) -> None:
        """End the one to which no answer came."""
        self._end(call, type(failure).__name__, {})

    def on_error(self, call: Call, error: Exception, /) -> None:
        """The same for the last try."""
        self._end(call, type(error).__name__, {})

    def on_end(self, call: Call, /) -> None:
        """The same for a call that was cancelled."""
        self._end(call, "cancelled", {})

    def _end(self, call: Call, error: str, more: dict[str, Any]) -> None:
        begun: _Open | None = call.state.pop(self, None)
        if begun is None:
            return
        more = {**more, "error.type": error} if error else more
        begun.span.set_attributes(more)
        if error:
            begun.span.set_status(self._trace.StatusCode.ERROR)
        begun.span.end()
        _, histogram = self._instruments(call)
        seconds = time.perf_counter() - begun.started
        histogram.record(seconds, {**begun.attributes, **more})


def _part(name: str) -> Any:
    try:
        return import_module(f"opentelemetry.{name}")
    except ModuleNotFoundError as error:
        told = "it needs OpenTelemetry, which the extra 'opentelemetry' brings"
        raise ImportError(told) from error
