"""Headers, and what those of an answer say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .rates import RateLimit

_SECRET = re.compile(
    "(?i)authorization|cookie|proxy-authorization|set-cookie|x-api-key|x-auth-token"
    "|x-amz-security-token"
)
_FORBIDDEN = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_REQUEST_IDS = (
    "x-request-id",
    "request-id",
    "x-correlation-id",
    "x-amzn-requestid",
    "cf-ray",
)


class Headers(Mapping[str, str]):
    """The headers of a response, as they came, found by name in any case.

    Several headers of one name read as one, joined by a comma (RFC 9110, 5.3);
    ``get_all`` gives them one by one, which ``Set-Cookie`` needs.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._pairs = tuple(pairs)
        self._index: dict[str, str] = {}
        for name, value in self._pairs:
            key = name.lower()
            together = f"{self._index[key]}, {value}" if key in self._index else value
            self._index[key] = together

    def __getitem__(self, name: str) -> str:
        return self._index[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._index)

    def __len__(self) -> int:
        return len(self._index)

    def get_all(self, name: str) -> list[str]:
        """Every value of the headers of that name, in order."""
        return [value for key, value in self._pairs if key.lower() == name.lower()]

    def __repr__(self) -> str:
        return f"Headers({masked_headers(self._index)!r})"


def masked_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Headers with the values of those that carry credentials masked."""
    return {
        name: "***" if _SECRET.fullmatch(name) else value
        for name, value in headers.items()
    }


def header_value(text: str, where: str) -> str:
    """The text, white space at its ends dropped; ``ValueError`` if it holds a line
    break or another control character, which no header may carry."""
    if _FORBIDDEN.search(text):
        raise ValueError(f"{where}: line breaks and control characters are not allowed")
    return text.strip()


def essence(media_type: str) -> str:
    """The type and subtype in lower case, without parameters (RFC 9110, 8.3.1)."""
    return media_type.partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """Whether bodies of the type are JSON texts (RFC 6839, 3.1 for ``+json``)."""
    return essence(media_type).endswith(("/json", "+json"))


def text_of(content: bytes, headers: Headers) -> str:
    """A body as text; bytes that its charset does not have are replaced."""
    charset = headers.get("content-type", "").lower().partition("charset=")[2]
    try:
        named = charset.partition(";")[0].strip(" \"'") or "utf-8"
        return content.decode(named, "replace")
    except (LookupError, ValueError):
        return content.decode("utf-8", "replace")


class Told:
    """What the headers of an answer tell of it."""

    headers: Headers

    @property
    def request_id(self) -> str | None:
        """The name the server gave the request, which its support will ask for."""
        return next(filter(None, map(self.headers.get, _REQUEST_IDS)), None)

    @property
    def rate_limits(self) -> Mapping[str, RateLimit]:
        """What the server says is left of its limits, by their names."""
        from .rates import rate_limits

        return rate_limits(self.headers)
