"""The coverage contract: what of a document is in the package, and what is not.

Every node that :mod:`generator.read.inventory` lists is one of these:

``emitted``
    It is in the package; ``degraded`` counts those of them that are not carried
    over in full.
``skipped``
    It is not, and a problem at it, or at what it is part of, says so. Where no
    problem does, this module adds one of level error: nothing is left out in
    silence, whichever stage forgot it.

``in_document`` is the sum of the two. Components that nothing refers to are no part
of the API; they are counted as ``unused``, each with a note. What the configuration
leaves out is counted as ``excluded``, where it leaves out anything.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, Any

from generator.ir import AliasSchema, NullableType, ObjectSchema, Reference
from generator.json_types import entries, is_array, is_object
from generator.parse.context import child, last_token
from generator.read.inventory import GROUPS
from generator.read.pointer import step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.ir import Api, Type
    from generator.names import Names
    from generator.problems import Report
    from generator.read import Document
    from generator.read.inventory import Inventory, Node

_TELL_OF_ALL_BELOW = frozenset(
    {"CALCO-A001", "CALCO-A002", "CALCO-B001", "CALCO-O003", "CALCO-O004"}
)
"""Notes that something is left out together with everything it holds."""

_UNCHECKED = frozenset({"CALCO-S014", "CALCO-S015"})
"""Problems that stand at one keyword of a schema and tell of others beside it."""

_CONDITIONS = frozenset(
    {
        *("if", "then", "else", "not", "contains", "propertyNames", "contentSchema"),
        *("dependentSchemas", "dependencies"),
    }
)
_CHOICE = re.compile(r"/(?:anyOf|oneOf)/\d+$")
_ALL_OF = re.compile(r"/allOf/\d+")


def measure(
    inventory: Inventory,
    document: Document,
    api: Api,
    names: Names,
    report: Report,
    excluded: Mapping[str, int] | None = None,
) -> Mapping[str, Mapping[str, int]]:
    """Count what became of each node, and report what nobody has explained.

    Args:
        inventory: What the document held before it was parsed.
        document: The document.
        api: What was made of it.
        names: The operations that are given to the templates.
        report: Receives an error for each node that is missing without a reason.
        excluded: By group, how many nodes the configuration leaves out; they are no
            part of *inventory*.

    Returns:
        The counts that ``--json`` prints, by group.
    """
    made = _Made(document, api, names)
    degraded = _Pointers(
        [
            *api.degraded,
            *(p.pointer or "" for p in report.problems if p.level == "error"),
        ]
    )
    told = _Told(api, report)
    counts: dict[str, Mapping[str, int]] = {}
    missing: list[tuple[str, Node]] = []
    for group in GROUPS:
        nodes = inventory.groups[group]
        emitted = [node for node in nodes if made.holds(group, node)]
        kept = {node.pointer for node in emitted}
        missing += [(group, node) for node in nodes if node.pointer not in kept]
        counts[group] = {
            "in_document": len(nodes),
            "emitted": len(emitted),
            "degraded": sum(degraded.any_in(node.pointer) for node in emitted),
            "skipped": len(nodes) - len(emitted),
            "unused": len(inventory.unused.get(group, ())),
        }
    for group, count in (excluded or {}).items():
        counts[group] = {**counts[group], "excluded": count}
    for group, node in sorted(missing, key=lambda each: each[1].pointer):
        if told.of(node.pointer):
            continue
        told.below.add(node.pointer)
        report.add(
            "CALCO-G001",
            "error",
            f"this is not in the package: {_WORDS[group]} "
            f"{last_token(node.pointer)!r}",
            place=document.place(node.pointer),
            pointer=node.pointer,
            hint="this is a defect of Calco; please report it with the document",
        )
    for group, nodes in inventory.unused.items():
        for node in nodes:
            report.add(
                "CALCO-G002",
                "note",
                f"nothing refers to {_WORDS[group]} {last_token(node.pointer)!r}; "
                "no code is made of it",
                place=document.place(node.pointer),
                pointer=node.pointer,
            )
    return counts


_WORDS = {
    "operations": "the operation",
    "parameters": "the parameter",
    "bodies": "the request body",
    "responses": "the response",
    "headers": "the header",
    "schemas": "the schema",
    "properties": "the property",
    "security_schemes": "the security scheme",
    "webhooks": "the webhook",
    "callbacks": "the callback",
    "links": "the link",
}


class _Made:
    """What the package holds, by where it stands in the document."""

    def __init__(self, document: Document, api: Api, names: Names) -> None:
        self._document = document
        self._holders: dict[str, Any] = {}
        given = {pointer for group in names.resources for pointer in group.operations}
        operations = [each for each in api.operations if each.pointer in given]
        operations += [each.operation for each in api.incoming]
        responses = [each for operation in operations for each in operation.responses]
        objects = [
            schema
            for schema in api.schemas.values()
            if isinstance(schema, ObjectSchema)
        ]
        self._aliases = {
            _ALL_OF.sub("", schema.id): _ALL_OF.sub("", schema.type.schema)
            for schema in api.schemas.values()
            if isinstance(schema, AliasSchema) and isinstance(schema.type, Reference)
        }
        # What equal parts of two schemas make up is made once, for the first of them.
        self._aliases |= {
            child(f"{owner}/properties", each.name): _ALL_OF.sub("", type_.schema)
            for schema in objects
            for owner in _owners(schema.id)
            for each in schema.properties
            if isinstance(type_ := _without_null(each.type), Reference)
        }
        self._arguments = {
            operation.pointer: {
                (each.location, each.name) for each in operation.parameters
            }
            for operation in operations
        }
        self._members = {
            (owner, each.name)
            for schema in objects
            for owner in _owners(schema.id)
            for each in schema.properties
        }
        self._pointers: dict[str, set[str]] = {
            "operations": given,
            "parameters": {p.pointer for each in operations for p in each.parameters},
            "bodies": {each.body.pointer for each in operations if each.body},
            "responses": {each.pointer for each in responses},
            "links": {link.pointer for each in responses for link in each.links},
            "headers": {h.pointer for each in responses for h in each.headers},
            "schemas": set(api.schemas),
            "properties": {p.pointer for each in objects for p in each.properties},
            "webhooks": {each.holder for each in api.incoming if not each.caller},
            "callbacks": {each.holder for each in api.incoming if each.caller},
            "security_schemes": {
                child("#/components/securitySchemes", scheme.name)
                for scheme in api.security_schemes
            },
        }
        # Reading may have taken an item out of a list since the inventory was
        # taken: the objects themselves tell which is which.
        self._objects = {
            group: self._identities(pointers)
            for group, pointers in self._pointers.items()
        }

    def _identities(self, pointers: Iterable[str]) -> set[int]:
        found: set[int] = set()
        for pointer in pointers:
            node = self._at(pointer)
            if is_object(node):
                found.add(id(node))
        return found

    def _at(self, pointer: str) -> Any:
        """The node at a pointer; nothing for the identity of what several make up."""
        holder = pointer.rpartition("/")[0]
        try:
            if holder not in self._holders:
                self._holders[holder] = self._document.at(holder)
            return step(self._holders[holder], last_token(pointer))
        except KeyError:
            return None

    def holds(self, group: str, node: Node) -> bool:
        """Whether something was made of a node."""
        if group == "operations" or not is_object(node.value):
            found = node.pointer in self._pointers.get(group, ())
        else:
            found = id(node.value) in self._objects.get(group, ())
        if found:
            return True
        if group == "parameters":
            return self._replaced(node)
        return group == "properties" and (
            self._merged(node.pointer)
            or self._repeated(node.pointer)
            or self._inherited(node.pointer)
            or _tail(node.pointer) in self._combined
        )

    def _replaced(self, node: Node) -> bool:
        """Whether the operation's own parameter stands where this one would.

        OpenAPI, Operation Object: it overrides that of the path item.
        """
        key = (node.value.get("in"), node.value.get("name"))
        holder, _, _ = node.pointer.rpartition("/parameters/")
        concerned = [
            arguments
            for pointer, arguments in self._arguments.items()
            if holder == "#/components" or f"{pointer}/".startswith(f"{holder}/")
        ]
        return bool(concerned) and any(key in arguments for arguments in concerned)

    def _merged(self, pointer: str) -> bool:
        """Whether a property has become one of a schema that several make up."""
        owner, _, name = _ALL_OF.sub("", pointer).rpartition("/properties/")
        while True:
            # What adds nothing to a schema is another name for it.
            for schema in (owner, self._aliases.get(owner, owner)):
                if (schema, last_token(f"/{name}")) in self._members:
                    return True
            match = _CHOICE.search(owner)
            if match is None:
                return False
            owner = owner[: match.start()]

    def _inherited(self, pointer: str) -> bool:
        """Whether an ``allOf`` adds to a named schema what that has already."""
        holder, _, inside = pointer.rpartition("/allOf/")
        _, properties, name = inside.partition("/properties/")
        schema = self._at(holder) if properties else None
        members = schema.get("allOf") if is_object(schema) else None
        targets = [
            member.get("$ref")
            for member in (members if is_array(members) else ())
            if is_object(member)
        ]
        return any(
            (_ALL_OF.sub("", target), last_token(f"/{name}")) in self._members
            for target in targets
            if isinstance(target, str)
        )

    def _repeated(self, pointer: str) -> bool:
        """Whether the schema around a property is word for word one that is there.

        What says the same twice in an ``allOf`` is read once.
        """
        schema = self._at(pointer.rpartition("/properties/")[0])
        return schema in self._schemas.get(frozenset(entries(schema, "properties")), ())

    @cached_property
    def _combined(self) -> set[str | None]:
        """The ends of the pointers of what is written at no single place.

        A property that several schemas describe has such pointers below it, and the
        schemas that describe it may be met elsewhere alone.
        """
        return {
            _tail(pointer)
            for pointer in self._pointers["properties"]
            if self._at(pointer) is None
        } - {None}

    @cached_property
    def _schemas(self) -> dict[frozenset[str], list[Any]]:
        """The schemas whose properties are in the package, by these properties."""
        found: dict[frozenset[str], list[Any]] = {}
        seen: set[str] = set()
        for pointer in self._pointers["properties"]:
            place = pointer.rpartition("/properties/")[0]
            if place not in seen:
                seen.add(place)
                schema = self._at(place)
                names = frozenset(entries(schema, "properties"))
                found.setdefault(names, []).append(schema)
        return found


def _without_null(type_: Type) -> Type:
    return type_.inner if isinstance(type_, NullableType) else type_


def _tail(pointer: str) -> str | None:
    """The part of a property's pointer from the property around it on."""
    parts = pointer.rsplit("/properties/", 2)
    return "/properties/".join(parts[1:]) if len(parts) == 3 else None


def _owners(identity: str) -> Iterator[str]:
    """The schema that an object's properties may stand in, and those around it.

    What stands beside a choice has become part of each alternative.
    """
    owner = _ALL_OF.sub("", identity)
    yield owner
    while (match := _CHOICE.search(owner)) is not None:
        owner = owner[: match.start()]
        yield owner


class _Pointers:
    """Finds whether something lies at or below a node."""

    def __init__(self, pointers: Iterable[str]) -> None:
        self._all = set(pointers)
        self._sorted = sorted(self._all)

    def any_in(self, pointer: str) -> bool:
        below = f"{pointer}/"
        index = bisect_left(self._sorted, below)
        following = self._sorted[index : index + 1]
        return pointer in self._all or any(p.startswith(below) for p in following)


class _Told:
    """Which missing nodes a problem speaks of."""

    def __init__(self, api: Api, report: Report) -> None:
        self._at = {problem.pointer for problem in report.problems}
        self.below = {
            problem.pointer or ""
            for problem in report.problems
            if problem.level == "error" or problem.code in _TELL_OF_ALL_BELOW
        } | set(api.degraded)
        self._conditions = {
            (problem.pointer or "").rpartition("/")[0]
            for problem in report.problems
            if problem.code in _UNCHECKED
        }

    def of(self, pointer: str) -> bool:
        """Whether a problem is about the node, or about all that it is part of."""
        if pointer in self._at:
            return True
        while pointer:
            if pointer in self.below:
                return True
            pointer, _, key = pointer.rpartition("/")
            if key in _CONDITIONS and pointer in self._conditions:
                return True
        return False
