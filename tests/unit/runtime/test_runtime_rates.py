"""What headers tell of limits, as servers write them."""

from __future__ import annotations

import pytest

from generator.runtime.errors import StatusError
from generator.runtime.headers import Headers
from generator.runtime.rates import RateLimit, rate_limits
from generator.runtime.transport import RawResponse
from tests.unit.runtime.wire import PLAIN, Wire, client, reply

_DATE = "Wed, 21 Oct 2015 07:28:00 GMT"
_THEN = 1_445_412_480


@pytest.mark.parametrize(
    ("headers", "limits"),
    [
        (
            {
                "RateLimit-HourlyRemaining": "999",
                "RateLimit-HourlyLimit": "1000",
                "RateLimit-MonthlyRemaining": "39000",
                "RateLimit-MonthlyLimit": "40000",
            },
            {"hourly": RateLimit(1000, 999), "monthly": RateLimit(40_000, 39_000)},
        ),
        (
            {
                "X-RateLimit-Limit": "60",
                "X-RateLimit-Remaining": "0",
                "X-RateLimit-Reset": str(_THEN + 90),
                "X-RateLimit-Used": "60",
                "X-RateLimit-Resource": "core",
            },
            {"default": RateLimit(60, 0, 90.0)},
        ),
        (
            {"X-Rate-Limit-Remaining": "4", "X-Rate-Limit-Reset": f"{_THEN + 5}000"},
            {"default": RateLimit(None, 4, 5.0)},
        ),
        (
            {"x-ratelimit-reset-after": "0.65", "x-ratelimit-limit": "5"},
            {"default": RateLimit(5, None, 0.65)},
        ),
        (
            {
                "x-ratelimit-remaining-tokens": "149984",
                "x-ratelimit-reset-tokens": "6m0s",
                "x-ratelimit-limit-requests": "60",
                "x-ratelimit-reset-requests": "20ms",
            },
            {
                "tokens": RateLimit(None, 149_984, 360.0),
                "requests": RateLimit(60, None, 0.02),
            },
        ),
        (
            {"anthropic-ratelimit-requests-limit": "50"},
            {"requests": RateLimit(50)},
        ),
        # The structured fields of the last draft, with several policies,
        (
            {
                "RateLimit": '"default";r=50;t=30, "daily;1" ; r=7',
                "RateLimit-Policy": '"default";q=100;w=60,"daily;1";q=1000;w=86400',
            },
            {
                "default": RateLimit(100, 50, 30.0, 60.0),
                "daily;1": RateLimit(1000, 7, None, 86_400.0),
            },
        ),
        # and those of the ones before.
        (
            {
                "RateLimit": "limit=100, remaining=50, reset=30",
                "RateLimit-Policy": "100;w=60",
            },
            {"default": RateLimit(100, 50, 30.0, 60.0)},
        ),
        (
            {
                "RateLimit-Limit": "10, 10;w=1, 50;w=60",
                "RateLimit-Remaining": "9",
                "RateLimit-Reset": "Wed, 21 Oct 2015 07:28:45 GMT",
            },
            {"default": RateLimit(10, 9, 45.0)},
        ),
        # What means nothing is not told, and never fails.
        (
            {
                "RateLimit-Limit": "many",
                "X-RateLimit-Remaining": "-1",
                "RateLimit-Reset": "later",
                "RateLimit": '";;==,,"; r=x',
                "RateLimit-Policy": "",
            },
            {},
        ),
        ({"RateLimit-Limit": "9" * 30, "RateLimit-Reset": "9" * 30}, {}),
        ({"Content-Type": "text/plain"}, {}),
    ],
)
def test_limits(headers: dict[str, str], limits: dict[str, RateLimit]) -> None:
    dated = Headers([*headers.items(), ("Date", _DATE)])
    assert rate_limits(dated) == limits


def test_answers_and_errors_tell_them() -> None:
    told = {"ratelimit_hourlyremaining": "3"}
    shop = client(Wire(reply(200, {"id": 1}, **told), reply(404, None, **told)))
    assert shop.send(PLAIN).rate_limits == {"hourly": RateLimit(remaining=3)}
    with pytest.raises(StatusError) as caught:
        shop.call(PLAIN)
    assert caught.value.rate_limits == {"hourly": RateLimit(remaining=3)}
    assert StatusError("", RawResponse(500, Headers())).rate_limits == {}
