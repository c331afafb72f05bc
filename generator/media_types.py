"""What media types say about how content is written (RFC 6838, RFC 6839)."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, TypeAlias

Way: TypeAlias = Literal["json", "lines", "events", "form", "text", "raw"]
"""``lines`` are JSON texts one after the other, ``events`` server-sent events."""

_LINES = frozenset(
    {
        "application/jsonl",
        "application/x-jsonl",
        "application/jsonlines",
        "application/x-jsonlines",
        "application/ndjson",
        "application/x-ndjson",
        "application/json-seq",
        "application/stream+json",
        "application/x-json-stream",
    }
)


@lru_cache(maxsize=1024)
def essence(media_type: str) -> str:
    """A media type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


@lru_cache(maxsize=1024)
def way(media_type: str) -> Way:
    """How content of a media type is written."""
    name = essence(media_type)
    if name in _LINES or name.endswith("+json-seq"):
        return "lines"
    if name == "text/event-stream":
        return "events"
    if name.endswith(("/json", "+json")):
        return "json"
    if name == "application/x-www-form-urlencoded" or name.startswith("multipart/"):
        return "form"
    if name.startswith("text/") or name.endswith(("/xml", "+xml")):
        return "text"
    return "raw"


def is_json(media_type: str) -> bool:
    """Whether a media type is JSON or built on it."""
    return way(media_type) == "json"


def is_xml(media_type: str) -> bool:
    """Whether a media type is XML or built on it."""
    return essence(media_type).endswith(("/xml", "+xml"))


def is_wildcard(media_type: str) -> bool:
    """Whether a media type stands for several: ``*/*``, ``application/*``."""
    return "*" in essence(media_type)
