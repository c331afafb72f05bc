"""Documents on other machines: who may be asked, and what they may answer.

Nothing is fetched because a document says so. The hosts that may be asked are
named on the command line or in ``calco.toml``; what they answered is recorded
by its hash, and kept in a cache by that hash, so that a later run uses the same
bytes or says that they have changed.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from .. import cache
from ..problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Remote:
    """What may be fetched, and which content is expected.

    Args:
        hosts: Hosts that references may lead to, each with or without a port.
        locked: SHA-256 of what each URL answered before.
        update: Whether an answer may differ from the locked one.
        from_cache: Whether locked content is taken from the cache without asking.
    """

    hosts: frozenset[str] = frozenset()
    locked: Mapping[str, str] = field(default_factory=dict[str, str])
    update: bool = False
    from_cache: bool = False

    def allows(self, url: str) -> bool:
        """Whether a reference to a URL may be followed."""
        host = host_of(url)
        return bool(host) and (host in self.hosts or host.split(":")[0] in self.hosts)


def allowing(remote: Remote | None, hosts: Iterable[str]) -> Remote:
    """The same, with more hosts."""
    remote = remote or Remote()
    return replace(remote, hosts=remote.hosts | {host.lower() for host in hosts})


def locked(remote: Remote | None, known: Mapping[str, str]) -> Remote:
    """The same, with what ``calco.lock`` recorded."""
    return replace(remote or Remote(), locked=known)


def host_of(url: str) -> str:
    """The host of an ``http(s)`` URL with its port, if any; empty for others."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in url:
        return ""
    return f"{parts.hostname}:{port}" if port else parts.hostname


def is_url(text: str) -> bool:
    """Whether a location is an ``http(s)`` URL."""
    return text.startswith(("http://", "https://"))


class Fetcher:
    """Fetches what references name, and remembers what it was.

    Args:
        remote: What may be fetched.
    """

    def __init__(self, remote: Remote) -> None:
        self.remote = remote
        self.found: dict[str, str] = {}

    def get(self, url: str, room: int) -> bytes:
        """The content of a URL whose host is allowed.

        Args:
            url: Without a fragment.
            room: How many bytes it may have; one more is read to tell.

        Raises:
            CalcoError: It cannot be fetched, or is not what it was.
        """
        from .fetching import fetch

        locked = None if self.remote.update else self.remote.locked.get(url)
        content = _cached(locked) if locked and self.remote.from_cache else None
        if content is None:
            try:
                content = fetch(url, room, self.remote.allows)
            except CalcoError:
                content = _cached(locked) if locked else None
                if content is None:
                    raise
        digest = hashlib.sha256(content).hexdigest()
        if locked and digest != locked:
            raise CalcoError.of(
                "CALCO-R030",
                f"{url} has changed: its SHA-256 was {locked[:12]}… and is"
                f" {digest[:12]}…",
                hint="look at what has changed; --update-remote accepts it",
            )
        if digest != locked:
            _keep(digest, content)
        self.found[url] = digest
        return content


def _folder() -> Path:
    return cache.folder() / "remote"


def _cached(digest: str) -> bytes | None:
    """Content by its hash; a file that was tampered with is not that content."""
    try:
        content = (_folder() / digest).read_bytes()
    except (OSError, RuntimeError):
        return None
    return content if hashlib.sha256(content).hexdigest() == digest else None


def _keep(digest: str, content: bytes) -> None:
    """Put content into the cache; a cache that cannot be written is no error."""
    try:
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f"{digest}.{os.getpid()}"
        draft.write_bytes(content)
        draft.replace(folder / digest)
    except (OSError, RuntimeError):
        return
