"""How the connections of a client are made, without having to make them oneself."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING, Any, NamedTuple

from .urls import masked_url

if TYPE_CHECKING:
    import os


class Connections(NamedTuple):
    """What a client's connections are like.

    Attributes:
        proxy: The URL of what all requests go through.
        environment: Whether ``HTTPS_PROXY`` and its like count where there is no proxy.
        verify: Whether servers have to show a certificate that is good (RFC 9110,
            4.3.4), or a file with the authorities that sign it, or a context of ``ssl``.
        http2: Whether to speak HTTP/2 where the server does; needs the package's extra
            ``http2``.
        most: How many there may be at once; ``None`` for any number.
        most_idle: How many are kept for later calls.
        idle_for: For how many seconds; ``None`` as long as the server keeps them.
    """

    proxy: str | None = None
    environment: bool = True
    verify: bool | str | os.PathLike[str] | ssl.SSLContext = True
    http2: bool = False
    most: int | None = 100
    most_idle: int | None = 20
    idle_for: float | None = 5.0

    def __repr__(self) -> str:
        proxy = None if self.proxy is None else masked_url(self.proxy)
        values = {**self._asdict(), "proxy": proxy}
        told = ", ".join(f"{name}={value!r}" for name, value in values.items())
        return f"Connections({told})"


def opened(kind: str, connections: Connections) -> Any:
    """A client of ``httpx2``, of the class of that name, that makes such connections.

    Raises:
        ImportError: HTTP/2 is not there.
        OSError: The file with authorities cannot be read.
        ValueError: The proxy has no URL that one can have.
    """
    import httpx2

    proxy, environment, verify, http2, most, most_idle, idle_for = connections
    if not isinstance(verify, (bool, ssl.SSLContext)):
        verify = ssl.create_default_context(cafile=verify)
    limits = httpx2.Limits(
        max_connections=most,
        max_keepalive_connections=most_idle,
        keepalive_expiry=idle_for,
    )
    try:
        return getattr(httpx2, kind)(
            timeout=None,
            proxy=proxy,
            trust_env=environment,
            verify=verify,
            http2=http2,
            limits=limits,
        )
    except ImportError as error:
        extra = "http2" if http2 else "of httpx2 for such proxies"
        raise ImportError(f"connections: they need the extra {extra}") from error
