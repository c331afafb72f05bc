"""Text into words: the step before any identifier."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(
    r"[A-Z]{2,}s(?![a-z])|[A-Z]+(?=[A-Z][a-z])\d*|[A-Z]?[a-z]+\d*|[A-Z]+\d*|\d+"
)
_SPELLED = str.maketrans(
    {"+": " plus ", "&": " and ", "@": " at ", "%": " percent ", "#": " hash ", "'": ""}
)


def words(text: str) -> list[str]:
    """Split text into words, keeping their case.

    Words end at anything that is no ASCII letter or digit, and where a capital
    begins a new one: ``getEInvoiceXML2`` is ``get E Invoice XML2``, and ``listVPCs`` is
    ``list VPCs``. Accents are dropped; letters of other scripts are spelled by their Unicode names.
    """
    return list(_words(text))


# The same fields occur in schema after schema.
@lru_cache(maxsize=16_384)
def _words(text: str) -> tuple[str, ...]:
    if not text.isascii():
        text = "".join(_plain(char) for char in unicodedata.normalize("NFKD", text))
    if not text.isalnum():
        text = text.translate(_SPELLED)
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A word in the form in which its singular and plural are equal."""
    word = word.lower()
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    # *responses* and *response*, *boxes* and *box*.
    return word.removesuffix("e")


def singular(text: str) -> str:
    """One of what an English plural names; anything else as it is."""
    if text.endswith("ies") and len(text) > 4:
        return text[:-3] + "y"
    if text.endswith(("ches", "shes", "sses", "xes")):
        return text[:-2]
    if text.endswith("s") and not text.endswith(("ss", "us", "is")):
        return text[:-1]
    return text


def without(haystack: list[str], needle: list[str]) -> list[str] | None:
    """The words that are left after the longest tail of ``needle`` is taken out.

    Returns:
        ``None`` when no tail occurs, or when nothing would be left.
    """
    stems = [stem(word) for word in haystack]
    for start in range(len(needle)):
        tail = [stem(word) for word in needle[start:]]
        for index in range(len(stems) - len(tail), -1, -1):
            if stems[index : index + len(tail)] == tail:
                rest = haystack[:index] + haystack[index + len(tail) :]
                if rest:
                    return rest
    return None


def _plain(char: str) -> str:
    if char.isascii():
        return char
    if unicodedata.combining(char):
        return ""
    if char.isalnum():
        return f" {unicodedata.name(char, 'letter').rpartition(' ')[2]} "
    if unicodedata.category(char).startswith("S"):
        return f" {unicodedata.name(char, 'sign')} "
    return " "
