"""The errors that calls raise: one class a status.

::

    APIError
        APIConnectionError      no answer came
            APITimeoutError     not in time
        DecodeError             an answer came that cannot be understood
        StatusError             an answer came that says no
            ClientError         4xx
            ServerError         5xx
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._runtime.errors import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    ClientError,
    DecodeError,
    ServerError,
    StatusError,
    UnexpectedStatusError,
)

if TYPE_CHECKING:
    from . import models

__all__ = [
    "APIConnectionError",
    "APIError",
    "APITimeoutError",
    "BadRequestError",
    "ClientError",
    "ConflictError",
    "DecodeError",
    "ForbiddenError",
    "InternalServerError",
    "MethodNotAllowedError",
    "NotFoundError",
    "ServerError",
    "ServiceUnavailableError",
    "StatusError",
    "TooManyRequestsError",
    "UnauthorizedError",
    "UnexpectedStatusError",
    "UnprocessableContentError",
]


class BadRequestError(ClientError[Any]):
    """The server answered 400."""

    body: models.ApiErrorResponse | None


class UnauthorizedError(ClientError[Any]):
    """The server answered 401."""

    body: models.ApiErrorResponse | None


class ForbiddenError(ClientError[Any]):
    """The server answered 403."""

    body: models.ApiErrorResponse | None


class NotFoundError(ClientError[Any]):
    """The server answered 404."""

    body: models.ApiErrorResponse | None


class MethodNotAllowedError(ClientError[Any]):
    """The server answered 405."""

    body: models.ApiErrorResponse | None


class ConflictError(ClientError[Any]):
    """The server answered 409."""

    body: models.ApiErrorResponse | None


class UnprocessableContentError(ClientError[Any]):
    """The server answered 422."""

    body: models.ApiErrorResponse | models.VerifyEInvoiceXmlErrorResponse | None


class TooManyRequestsError(ClientError[Any]):
    """The server answered 429."""

    body: models.ApiErrorResponse | None


class InternalServerError(ServerError[Any]):
    """The server answered 500."""

    body: models.ApiErrorResponse | None


class ServiceUnavailableError(ServerError[Any]):
    """The server answered 503."""


BY_STATUS: dict[int, type[StatusError[Any]]] = {
    400: BadRequestError,
    401: UnauthorizedError,
    403: ForbiddenError,
    404: NotFoundError,
    405: MethodNotAllowedError,
    409: ConflictError,
    422: UnprocessableContentError,
    429: TooManyRequestsError,
    500: InternalServerError,
    503: ServiceUnavailableError,
}
