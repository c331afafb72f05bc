"""The tree as ``openapi_pydantic`` objects, without what those refuse.

By the time a tree comes here its common mistakes are repaired. What is still
refused is found from the validator's own error locations: the field, or when
that is not optional the object around it, is taken out and reported.

Those objects know OpenAPI up to 3.1. What is new in 3.2 is shown to them in terms
they know, and stands in the tree as it was written.
"""

from __future__ import annotations

from contextlib import contextmanager
from copy import deepcopy
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.json_types import is_array, is_object

from ..problems import CalcoError
from .loose_ends import EMPTY, LooseEnds
from .notes import Notes
from .pointer import Tokens, join, path_of, resolve, tokens_of
from .structure import ENTRIES, FIELDS, Kind, Spot, children

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from openapi_pydantic import OpenAPI
    from pydantic_core import ErrorDetails

    from ..problems import Report
    from .origins import Origins

ROUNDS = 30
"""How often a tree is validated before the reader gives up."""


def typed(tree: dict[str, Any], origins: Origins, report: Report) -> OpenAPI:
    """Validate the tree, taking out what cannot be validated.

    Args:
        tree: The upgraded and repaired tree; it is changed in place.
        origins: Knows where its parts were written.
        report: Takes an error for each part taken out.

    Raises:
        CalcoError: Nothing is left, or it takes more than :data:`ROUNDS` rounds.
    """
    notes = Notes(origins, report)
    ends = LooseEnds(tree, origins, report)
    for _ in range(ROUNDS):
        with _as_of_3_1(tree) as operations:
            root, details = _validated(tree, operations)
        if root is not None and not details:
            return root
        if not _take_out(tree, details, notes):
            break
        ends.removed()
        ends.close()
    raise CalcoError.of(
        "CALCO-R061",
        "too much of the document is not what OpenAPI allows",
        place=origins.place(()),
        hint="the problems above say what was wrong",
    )


def _validated(
    tree: dict[str, Any], operations: list[Spot]
) -> tuple[OpenAPI | None, list[ErrorDetails]]:
    """The typed tree, if it is one, and what is wrong with it and the operations."""
    from openapi_pydantic import OpenAPI, Operation
    from pydantic import ValidationError

    root: OpenAPI | None = None
    details: list[ErrorDetails] = []
    try:
        root = OpenAPI.model_validate(tree)
    except ValidationError as error:
        details += error.errors(include_url=False, include_context=False)
    for spot in operations:
        try:
            Operation.model_validate(spot.holder[spot.key])
        except ValidationError as error:
            before = tokens_of(spot.path)
            for detail in error.errors(include_url=False, include_context=False):
                detail["loc"] = (*before, *detail["loc"])
                details.append(detail)
    return root, details


@contextmanager
def _as_of_3_1(tree: dict[str, Any]) -> Generator[list[Spot]]:
    """While open, the tree holds nothing that OpenAPI 3.1 forbids.

    Yields the operations that stand where 3.1 has none.
    """
    operations: list[Spot] = []
    hidden: list[dict[str, Any]] = []
    for spot in _frame(tree):
        node = spot.holder[spot.key]
        if spot.kind == "operation":
            tokens = tokens_of(spot.path)
            if tokens[-1] == "query" or tokens[-2] == "additionalOperations":
                operations.append(spot)
        elif spot.kind == "parameter" and node.get("in") == "querystring":
            node["in"] = "query"
            hidden.append(node)
    try:
        yield operations
    finally:
        for node in hidden:
            node["in"] = "querystring"


def _frame(tree: dict[str, Any]) -> Iterator[Spot]:
    """The operations and parameters of a tree, and what they stand in."""
    stack = children(tree, "openapi", None)
    while stack:
        spot = stack.pop()
        node = spot.holder[spot.key]
        if is_object(node) and spot.kind in _FRAME:
            yield spot
            if spot.kind != "parameter":
                stack += children(node, spot.kind, spot.path)


_FRAME = frozenset(
    ("components", "paths", "path_item", "operation", "callback", "parameter")
)


class _Fault(NamedTuple):
    """A part to take out: its pointer, its kind when it is an object, and why."""

    tokens: Tokens
    kind: Kind | None
    why: str


def _take_out(tree: dict[str, Any], details: list[ErrorDetails], notes: Notes) -> bool:
    faults: dict[Tokens, _Fault] = {}
    for detail in details:
        fault = _fault(tree, detail)
        if fault is not None:
            faults.setdefault(fault.tokens, fault)
    # The innermost first, and in lists the last first, so that pointers stay valid.
    for tokens in sorted(faults, key=_depth_first):
        inside = any(
            other[: len(tokens)] == tokens and other != tokens for other in faults
        )
        if not inside:
            _remove(tree, faults[tokens], notes)
    return bool(faults)


def _depth_first(tokens: Tokens) -> tuple[int, list[tuple[int, str]]]:
    return (
        -len(tokens),
        [(-int(token) if token.isdigit() else 0, token) for token in tokens],
    )


def _fault(tree: dict[str, Any], detail: ErrorDetails) -> _Fault | None:
    """The smallest part of the tree that an error is about."""
    node: Any = tree
    tokens: list[str] = []
    kinds: list[tuple[int, Kind]] = [(0, "openapi")]
    kind: Kind | None = "openapi"
    inner: Kind | None = None
    location = detail["loc"]
    for item in location:
        if is_object(node) and isinstance(item, str) and item in node:
            node = node[item]
            if kind is not None:
                kind, inner = _step(kind, item, node)
            else:
                kind, inner = inner, None
        elif is_array(node) and isinstance(item, int) and item < len(node):
            node = node[item]
            kind, inner = inner, None
        else:
            continue  # the name of a class or of a union's branch
        tokens.append(str(item))
        if kind is not None:
            kinds.append((len(tokens), kind))
    if location[-2:] == ("Reference", "$ref") and detail["type"] == "missing":
        return None  # it was never meant as a reference
    depth, owner = kinds[-1]
    # What the object around a field cannot do without takes that object with it.
    vital = depth < len(tokens) and tokens[depth] in _VITAL.get(owner, ())
    if detail["type"] == "missing" or depth == len(tokens) or vital:
        return _Fault(tuple(tokens[:depth]), owner, detail["msg"])
    # A field of the object that owns it, however deep in the field the error is.
    return _Fault(tuple(tokens[: depth + 1]), None, detail["msg"])


def _step(kind: Kind, name: str, value: Any) -> tuple[Kind | None, Kind | None]:
    """The kind of a field's value, and the kind of what that value holds."""
    entry = ENTRIES.get(kind)
    if entry is not None:
        return entry, None
    field = FIELDS[kind].get(name)
    if field is None:
        return None, None
    if field.shape == "one" or (field.shape != "map" and not is_array(value)):
        return field.kind, None
    return None, field.kind


_VITAL: dict[Kind, tuple[str, ...]] = {
    "parameter": ("name", "in"),
    "security_scheme": ("type",),
    "request_body": ("content",),
    "discriminator": ("propertyName",),
    "tag": ("name",),
    "external_documentation": ("url",),
}


def _remove(tree: dict[str, Any], fault: _Fault, notes: Notes) -> None:
    tokens = fault.tokens
    if not tokens:
        raise CalcoError.of(
            "CALCO-R061",
            f"the document cannot be understood: {fault.why}",
            place=notes.origins.place(()),
        )
    try:
        holder = resolve(tree, tokens[:-1])
        last: Any = int(tokens[-1]) if is_array(holder) else tokens[-1]
        removed = holder[last]
    except (KeyError, IndexError):
        return
    path = path_of(tokens)
    empty = EMPTY.get(fault.kind) if fault.kind is not None else None
    done = "left out"
    if empty is not None and removed != empty:
        done = "read as empty"
    notes.add(
        "CALCO-R060",
        "error",
        f"{join(tokens)} is not what OpenAPI allows ({fault.why}); {done}",
        path,
    )
    if done == "left out":
        del holder[last]
    else:
        holder[last] = deepcopy(empty)
