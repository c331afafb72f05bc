"""The library every client in this package stands on.

Importing it is cheap: each name below is loaded on first use, pydantic with the
first model and the HTTP library with the first client.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .client import AsyncAPIClient, Profile, SyncAPIClient
    from .enums import OpenIntEnum, OpenStrEnum
    from .errors import (
        APIConnectionError,
        APIError,
        APITimeoutError,
        ClientError,
        DecodeError,
        ServerError,
        StatusError,
        UnexpectedStatusError,
    )
    from .files import FileInput
    from .headers import Headers
    from .mismatch import Mismatch, MismatchWarning
    from .models import Model, given
    from .operation import Body, Operation, cookie, header, path, query
    from .options import RequestOptions, Timeout
    from .resource import AsyncResource, Resource
    from .response import Response
    from .security import AsyncAuthenticator, Authenticator, Credential, SecurityScheme
    from .sentinels import NOT_GIVEN, NotGiven
    from .transport import AsyncTransport, RawResponse, Request, Transport

# fmt: off
__all__ = [
    "NOT_GIVEN", "APIConnectionError", "APIError", "APITimeoutError", "AsyncAPIClient",
    "AsyncAuthenticator", "AsyncResource", "AsyncTransport", "Authenticator", "Body",
    "ClientError", "Credential", "DecodeError", "FileInput", "Headers", "Mismatch",
    "MismatchWarning", "Model", "NotGiven", "OpenIntEnum", "OpenStrEnum", "Operation",
    "Profile", "RawResponse", "Request", "RequestOptions", "Resource", "Response",
    "SecurityScheme", "ServerError", "StatusError", "SyncAPIClient", "Timeout",
    "Transport", "UnexpectedStatusError", "cookie", "given", "header", "path", "query",
]
# fmt: on
_NAMES = {
    "client": "AsyncAPIClient Profile SyncAPIClient",
    "enums": "OpenIntEnum OpenStrEnum",
    "errors": "APIConnectionError APIError APITimeoutError ClientError DecodeError"
    " ServerError StatusError UnexpectedStatusError",
    "files": "FileInput",
    "headers": "Headers",
    "mismatch": "Mismatch MismatchWarning",
    "models": "Model given",
    "operation": "Body Operation cookie header path query",
    "options": "RequestOptions Timeout",
    "resource": "AsyncResource Resource",
    "response": "Response",
    "security": "AsyncAuthenticator Authenticator Credential SecurityScheme",
    "sentinels": "NOT_GIVEN NotGiven",
    "transport": "AsyncTransport RawResponse Request Transport",
}
_HOME = {name: module for module, names in _NAMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f".{_HOME[name]}", __name__), name)
    globals()[name] = value
    return value
