"""Names for objects that become components because something refers to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.json_types import is_object

from .tables import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .pointer import Tokens
    from .references import Target

_GENERIC = names("""
    schemas schema models model definitions definition components component
    responses response parameters parameter headers header examples example
    requestbodies request_bodies requests request enums enum types type common
    shared index resources properties items paths path openapi specification spec
    api v1 v2 v3 src docs content defs
""")
_KEYWORDS = names("""
    paths responses content schema components schemas properties items allOf anyOf
    oneOf additionalProperties patternProperties prefixItems not parameters headers
    requestBody requestBodies callbacks $defs definitions examples if then else
    webhooks
""")


def name_for(
    target: Target,
    kind: str,
    base: str,
    taken: dict[str, Any],
) -> str:
    """A name for a target that no component of its section has.

    The name of its file or the last token of its pointer; else its title; else
    the first with a folder or an outer token before it. A number is added only
    when nothing else is left.

    Args:
        target: What becomes a component.
        kind: Its kind.
        base: Directory of the root document.
        taken: The components of its section.
    """
    last = ""
    for candidate in _candidates(target, kind, base):
        name = re.sub(r"[^A-Za-z0-9._-]+", "_", candidate).strip("_.")
        if not name:
            continue
        if name not in taken:
            return name
        last = name
    last = last or kind
    number = 2
    while f"{last}_{number}" in taken:
        number += 1
    return f"{last}_{number}"


def _candidates(target: Target, kind: str, base: str) -> Iterator[str]:
    outer = _folders(target.file, base)
    words = _words(target.tokens)
    if not words:
        words = [outer.pop()] if outer else [kind]
    # What an object is called inside another says little without that other.
    inner = len(target.tokens) > 1 and (
        target.tokens[-1] in _KEYWORDS or target.tokens[-2] == "properties"
    )
    used = 2 if inner else 1
    simple = "_".join(words[-used:])
    yield simple
    title = target.node.get("title") if is_object(target.node) else None
    if isinstance(title, str) and 0 < len(title) <= 60:
        yield "".join(word[:1].upper() + word[1:] for word in re.findall(r"\w+", title))
    before = [word for word in outer if word.lower() not in _GENERIC] + words[:-used]
    for word in reversed(before):
        yield f"{word}_{simple}"
    yield "_".join([*before, simple])
    yield f"{simple}_{kind}"


def _folders(file: str, base: str) -> list[str]:
    """The file's folders below the root document's, then its own name."""
    relative = file
    if base and file.startswith(base):
        relative = file[len(base) :]
    parts = [part for part in re.split(r"[/\\]", relative) if part not in ("", "..")]
    if parts:
        stem = parts[-1]
        for ending in (".yaml", ".yml", ".json"):
            stem = stem.removesuffix(ending)
        parts[-1] = stem
    while len(parts) > 1 and parts[-1].lower().strip("_") == "index":
        parts.pop()
    return parts


def _words(tokens: Tokens) -> list[str]:
    """The tokens of a pointer that say what the object is about, as words."""
    found: list[str] = []
    for index, token in enumerate(tokens):
        outer = tokens[index - 1] if index else ""
        last = index == len(tokens) - 1
        if token in _KEYWORDS and outer != "properties":
            if last and found:
                found.append({"items": "item", "schema": "body"}.get(token, token))
        elif not (token.isdigit() or (outer == "content" and not last)):
            found.append("_".join(re.findall(r"[\w.-]+", token)))
    return [word for word in found if word]
