"""Lists whose pages have the address of the next one: in the body, or in a header.

No address is ever gone to. What its query asks for besides is asked for by the same
call, with the same parameters, credentials and settings; an address of another origin
is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from .paging import told
from .paging_numbers import ByNumber
from .paging_walk import error_of
from .redirects import within_origin
from .urls import masked_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .paging import Changes, Turn

_LINK = re.compile(
    r"""\s*<([^<>]*)>((?:\s*;\s*[^\s;,=]+\s*(?:=\s*(?:"[^"]*"|[^\s;,"]*))?)*)\s*(?:,|$)"""
)
_RELATION = re.compile(r"""(?i);\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))""")


class ByAddress(ByNumber):
    """Pages that have the address of the next one at ``url``, a dotted path."""

    is_text = True

    def __init__(self, url: str) -> None:
        super().__init__("", url=url)

    def following(self, page: Any, items: list[Any], turn: Turn) -> Changes:
        address = told(page, self._url)
        return _asked(turn, address) if address and isinstance(address, str) else None


class ByLink(ByNumber):
    """Pages that have the address of the next one in their ``Link`` header (RFC 8288).

    Args:
        parameter: The query parameter for the number of the page; what answers without
            the header is read on by it until a page is empty.
        kinds: See ``ByNumber``.
    """

    is_text = True

    def following(self, page: Any, items: list[Any], turn: Turn) -> Changes:
        if turn.link:
            address = dict(_links(turn)).get("next")
            return None if address is None else _asked(turn, address)
        changes = super().following(page, items, turn) if self.parameter else None
        return changes and {name: str(value) for name, value in changes.items()}


def _links(turn: Turn) -> Iterator[tuple[str, str]]:
    """Relation and target of each link of a header, the first of a relation last."""
    position, found = 0, list[tuple[str, str]]()
    while position < len(turn.link):
        match = _LINK.match(turn.link, position)
        if match is None:
            message = f"the Link header cannot be read: {turn.link[position:][:100]}"
            raise error_of(turn, message)
        position = match.end()
        relations = _RELATION.search(match[2])
        told = (relations[1] or relations[2] or "") if relations else ""
        found += [(relation.lower(), match[1]) for relation in told.split()]
    return reversed(found)


def _asked(turn: Turn, address: str) -> dict[str, object]:
    """What an address asks for that the call did not."""
    target = within_origin(turn.exchange.sent.url, address)
    if target is None:
        shown = masked_url(address)[:200]
        raise error_of(turn, f"the next page is said to be at another origin, {shown}")
    before, after = urlsplit(turn.exchange.sent.url), urlsplit(target)
    given = parse_qs(before.query, keep_blank_values=True)
    secret = turn.exchange.flow.security.secret_parameters
    changed = {
        name: values
        for name, values in parse_qs(after.query, keep_blank_values=True).items()
        if values != given.get(name) and name.lower() not in secret
    }
    # The same list under another name ends as its path does, or asks for what this one
    # can be asked for. All that it asks for is needed then: it may be a cursor that no
    # description speaks of.
    names = (path.rpartition("/")[2] for path in (before.path, after.path))
    known = any(turn.position(name) is not None for name in changed)
    if before.path != after.path and not known and len({*names}) > 1:
        shown = masked_url(target)[:200]
        raise error_of(turn, f"the next page is said to be another list, {shown}")
    return {
        n: values[0] if len(values) == 1 else values for n, values in changed.items()
    }
