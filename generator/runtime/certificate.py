"""Transports that show a client's certificate (mutual TLS, RFC 8446, 4.4.2)."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

from .connections import Connections
from .transport import AsyncHTTPX2Transport, HTTPX2Transport

if TYPE_CHECKING:
    import os

    Path = str | os.PathLike[str]


def certificate_transport(
    certificate: Path,
    key: Path | None = None,
    *,
    password: str | None = None,
    authority: Path | None = None,
    connections: Connections | None = None,
) -> HTTPX2Transport:
    """A client's ``transport`` that shows a certificate.

    Args:
        certificate: A file of PEM with the certificate, and those up to its authority.
        key: A file with its private key; in the same file when left out.
        password: What the key is encrypted with.
        authority: A file with the authorities that servers are checked by; those of
            the system when left out.
        connections: What they are like otherwise.

    Raises:
        OSError: A file cannot be read, or (``ssl.SSLError``) holds something else.
    """
    context = _context(certificate, key, password, authority)
    used = (connections or Connections())._replace(verify=context)
    return HTTPX2Transport(connections=used)


def async_certificate_transport(
    certificate: Path,
    key: Path | None = None,
    *,
    password: str | None = None,
    authority: Path | None = None,
    connections: Connections | None = None,
) -> AsyncHTTPX2Transport:
    """The same for asynchronous clients."""
    context = _context(certificate, key, password, authority)
    used = (connections or Connections())._replace(verify=context)
    return AsyncHTTPX2Transport(connections=used)


def _context(
    certificate: Path, key: Path | None, password: str | None, authority: Path | None
) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=authority)
    # Without a password OpenSSL would ask for one on the terminal.
    context.load_cert_chain(certificate, key, password=password or "")
    return context
