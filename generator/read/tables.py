"""Tables of names, written as a person would."""

from __future__ import annotations


def names(text: str) -> frozenset[str]:
    """The words of a text, for tables of names."""
    return frozenset(text.split())
