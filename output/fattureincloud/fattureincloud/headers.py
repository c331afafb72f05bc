"""What the headers of answers say."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ._runtime.documented import DocumentedHeaders


class ResponseHeaders(DocumentedHeaders):
    """The headers that the API's description names; see ``of``."""

    rate_limit_hourly_remaining: Annotated[
        int | None, Field(alias="RateLimit-HourlyRemaining")
    ] = None
    """Requests this app may still send to the company before the hour is over."""
    rate_limit_hourly_limit: Annotated[
        int | None, Field(alias="RateLimit-HourlyLimit")
    ] = None
    """Requests this app may send to the company in an hour."""
    rate_limit_monthly_remaining: Annotated[
        int | None, Field(alias="RateLimit-MonthlyRemaining")
    ] = None
    """Requests this app may still send to the company before the month is over."""
    rate_limit_monthly_limit: Annotated[
        int | None, Field(alias="RateLimit-MonthlyLimit")
    ] = None
    """Requests this app may send to the company in a calendar month."""
    retry_after: Annotated[int | None, Field(alias="Retry-After")] = None
    """Seconds to wait before sending again. Present when a limit was reached."""
