"""Dynamic references, read as plain ones (JSON Schema 2020-12, section 8.2.3.2).

A dynamic reference leads to another schema for each schema that evaluation came
through. A package has one type for each schema, so it is read as a reference to
the schema that has the anchor; where several have it, that is reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .pointer import join

if TYPE_CHECKING:
    from .asking import Asking
    from .references import Resolver


def make_static(
    node: dict[str, Any], home: str, resolver: Resolver, asking: Asking
) -> None:
    """Turn the dynamic reference of a schema, if it has one, into a plain one.

    Args:
        node: The schema; it is changed in place.
        home: Where its references are relative to.
        resolver: Knows the anchors.
        asking: Takes what is lost by it.
    """
    if "$dynamicRef" in node:
        ref = node.pop("$dynamicRef")
        if isinstance(ref, str) and _free(node, ref, asking):
            node["$ref"] = _around(ref, home, resolver, asking) or ref
            several = resolver.scopes.dynamic(ref.partition("#")[2])
            if several > 1:
                _report(ref, f"{several} schemas have its anchor", asking)
    elif "$recursiveRef" in node:
        ref = node.pop("$recursiveRef")
        if isinstance(ref, str) and _free(node, ref, asking):
            node["$ref"] = _root_of_recursion(ref, home, resolver, asking)


def _free(node: dict[str, Any], ref: str, asking: Asking) -> bool:
    if "$ref" not in node:
        return True
    _report(ref, "it stands beside a $ref, which is used", asking)
    return False


def _around(ref: str, home: str, resolver: Resolver, asking: Asking) -> str | None:
    """The pointer of the schema around a reference that has its anchor."""
    if not ref.startswith("#"):
        return None
    own, file = asking.origin(), resolver.scopes.of(home).file
    known = resolver.scopes.anchors[file].dynamic.get(ref[1:], [])
    around = [tokens for tokens in known if tokens == own[: len(tokens)]]
    return join(max(around, key=len)) if around else None


def _root_of_recursion(ref: str, home: str, resolver: Resolver, asking: Asking) -> str:
    scope = resolver.scopes.of(home)
    recursive = resolver.scopes.anchors[scope.file].recursive
    own = asking.origin()
    around = [tokens for tokens in recursive if tokens == own[: len(tokens)]]
    if around:
        return join(max(around, key=len))
    if own[:1] == ("components",) and not scope.tokens and len(own) > 3:
        # By the letter it is the whole document, which is no schema.
        _report(ref, "no schema around it has a $recursiveAnchor", asking)
        return join(own[:3])
    return ref


def _report(ref: str, reason: str, asking: Asking) -> None:
    asking.tell(
        "CALCO-R028",
        "warning",
        f"the dynamic reference {ref!r} is not followed dynamically: {reason}",
        "use $ref where one schema is meant",
    )
