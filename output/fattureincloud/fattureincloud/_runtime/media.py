"""Media types, as far as choosing a form of body needs them (RFC 9110, 8.3.1)."""

from __future__ import annotations


def essence(media_type: str) -> str:
    """The type and subtype in lower case, without parameters."""
    return media_type.partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """Whether bodies of the type are JSON texts (RFC 6839, 3.1 for ``+json``)."""
    name = essence(media_type)
    return name.endswith(("/json", "+json"))


def is_text(media_type: str) -> bool:
    """Whether bodies of the type are text for people or XML."""
    name = essence(media_type)
    return name.startswith("text/") or name.endswith(("/xml", "+xml"))


def matches(media_type: str, wanted: str) -> bool:
    """Whether a type falls under another, which may be a range such as ``text/*``."""
    name, pattern = essence(media_type), essence(wanted)
    if pattern in (name, "*/*"):
        return True
    return pattern.endswith("/*") and name.startswith(pattern[:-1])
