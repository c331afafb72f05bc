"""A local server that answers from a document and checks each request against it.

:func:`application` is the server as an ASGI application, for tests in process;
:func:`serve` runs it on a port. Both are imported when they are first used,
since Starlette and uvicorn are not cheap to import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .app import application
    from .server import serve

__all__ = ["application", "serve"]


def __getattr__(name: str) -> Any:
    if name == "application":
        from .app import application

        return application
    if name == "serve":
        from .server import serve

        return serve
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
