"""Which resource an operation belongs to, and what both are called."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.names.identifiers import distinct, pascal, snake
from generator.names.methods import VERSION, candidates, only_spell_paths
from generator.names.reserved import (
    CLIENT_ATTRIBUTES,
    METHODS,
    RESOURCE_ATTRIBUTES,
    RESOURCE_CLASSES,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.ir import Api, Operation, Tag
    from generator.names.records import Records

Path = tuple[str, ...]

# How far resources may lie within each other.
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class ResourceName:
    """The names of one group of operations.

    Attributes:
        tag: The tag that groups them; ``None`` when the path does, or nothing.
        path: The attributes that lead to it from the client.
        module: Of the package's ``resources``.
        class_name: The asynchronous one is this with ``Async`` before it.
        operations: Pointers of its operations, in document order.
        children: Paths of the resources within it, in order.
    """

    tag: str | None
    path: Path
    module: str
    class_name: str
    operations: tuple[str, ...]
    children: tuple[Path, ...] = ()

    @property
    def dotted(self) -> str:
        """How it is reached from the client."""
        return ".".join(self.path)


@dataclass(slots=True)
class _Group:
    """A resource in the making."""

    label: str
    tag: str | None
    operations: list[Operation] = field(default_factory=list["Operation"])


def operation_key(operation: Operation) -> str:
    """What the name of an operation is recorded under."""
    return f"{operation.method} {operation.path}"


@dataclass(frozen=True, slots=True)
class ResourceNames:
    """What :func:`name_resources` decides.

    Attributes:
        resources: In the order of the document, each after the one it is in.
        methods: Operation pointer to method.
        labels: Tag or ``/segment`` to the path of its resource.
    """

    resources: tuple[ResourceName, ...]
    methods: Mapping[str, str]
    labels: Mapping[str, Path]


def name_resources(api: Api, pinned: Records, recorded: Records) -> ResourceNames:
    """Group the operations and name the groups and the methods.

    Args:
        api: The intermediate model.
        pinned: What the configuration says of resources and operations.
        recorded: What an earlier run said.
    """
    tags = {tag.name: tag for tag in api.tags}
    labels = _labels(api, tags, pinned, recorded)
    groups: dict[Path, _Group] = {}
    for operation in api.operations:
        tag, label = _label(operation, tags)
        path = _path_of(operation, tag or f"/{label}", labels, pinned, recorded)
        for depth in range(1, len(path)):
            # Resources between may hold nothing but other resources.
            groups.setdefault(path[:depth], _Group(path[depth - 1], None))
        group = groups.setdefault(path, _Group(label, tag))
        if not group.operations:
            group.label, group.tag = label, tag
        group.operations.append(operation)
    classes = _classes(groups, pinned, recorded)
    modules = _modules(groups)
    by_path = only_spell_paths(api.operations)
    held = _retired(api, labels, recorded)
    methods: dict[str, str] = {}
    for path, group in groups.items():
        inside = {other[-1] for other in groups if other[:-1] == path}
        methods.update(
            _methods(
                path,
                group,
                inside,
                api,
                pinned,
                recorded,
                held=held.get(path, set()),
                by_path=by_path,
            )
        )
    return ResourceNames(
        tuple(
            ResourceName(
                group.tag,
                path,
                modules[path],
                classes[path],
                tuple(operation.pointer for operation in group.operations),
                tuple(other for other in groups if other[:-1] == path),
            )
            for path, group in groups.items()
        ),
        methods,
        labels,
    )


def _label(operation: Operation, tags: Mapping[str, Tag]) -> tuple[str | None, str]:
    """The tag that names the resource of an operation, and what it is called after."""
    if operation.tags:
        # Tags of other kinds than for navigation say something else (OpenAPI 3.2,
        # Tag Object).
        for name in operation.tags:
            if name not in tags or tags[name].kind in (None, "nav"):
                return name, name
        return operation.tags[0], operation.tags[0]
    for segment in operation.path.split("/"):
        if segment and segment[0] != "{" and not VERSION.fullmatch(segment):
            return None, segment
    return None, "root"


def is_free(dotted: str) -> bool:
    """Whether the names that lead to a resource mean nothing else already."""
    first, *within = dotted.split(".")
    return first not in {"", *CLIENT_ATTRIBUTES} and not (
        (METHODS | RESOURCE_ATTRIBUTES).intersection(within)
    )


def _labels(
    api: Api, tags: Mapping[str, Tag], pinned: Records, recorded: Records
) -> dict[str, Path]:
    """Where the resource of each tag and each first segment is."""
    found: dict[str, Path] = {}
    held = {*pinned.operations.values(), *recorded.operations.values()}

    def place(key: str, label: str, inside: tuple[str, ...]) -> Path:
        given = pinned.resources.get(key) or recorded.resources.get(key)
        if given is not None and is_free(given):
            found[key] = tuple(given.split("."))
        if key not in found:
            parent = tags[key].parent if key in tags else None
            within: Path = ()
            if (
                parent is not None
                and parent in tags
                and parent not in inside
                and len(inside) < _DEEPEST
            ):
                within = place(parent, parent, (*inside, key))
            # Tags that differ in case or punctuation only are one resource.
            plain = snake(label, fallback="resource")
            reserved = METHODS | RESOURCE_ATTRIBUTES if within else CLIENT_ATTRIBUTES
            name = f"{plain}_api" if plain in reserved else plain
            if ".".join((*within, name)) in held:
                name = f"{plain}_api"
            found[key] = (*within, name)
        return found[key]

    for operation in api.operations:
        tag, label = _label(operation, tags)
        place(tag or f"/{label}", label, ())
    return found


def _path_of(
    operation: Operation,
    label: str,
    labels: Mapping[str, Path],
    pinned: Records,
    recorded: Records,
) -> Path:
    key = operation_key(operation)
    given = pinned.operations.get(key)
    if given is None and label not in pinned.resources:
        given = recorded.operations.get(key)
    resource = (given or "").rpartition(".")[0]
    return tuple(resource.split(".")) if is_free(resource) else labels[label]


def _classes(
    groups: Mapping[Path, _Group], pinned: Records, recorded: Records
) -> dict[Path, str]:
    """A class name a resource; the one with ``Async`` before it is free as well."""
    chosen: dict[Path, str] = {}
    taken: set[str] = set(RESOURCE_CLASSES)

    def blocked() -> set[str]:
        return taken | {name.removeprefix("Async") for name in taken}

    def give(path: Path, name: str) -> None:
        chosen[path] = name
        taken.update((name, f"Async{name}"))

    for path in groups:
        name = recorded.classes.get(".".join(path))
        if name is not None and name not in blocked():
            give(path, name)
    for dotted, name in recorded.classes.items():
        if tuple(dotted.split(".")) not in groups:
            taken.update((name, f"Async{name}"))
    for path in sorted(groups):
        if path in chosen:
            continue
        label = groups[path].label
        # A tag may know capitals that its attribute has lost.
        last = label if snake(label, fallback="resource") == path[-1] else path[-1]
        plain = pascal(" ".join([*path[:-1], last]), fallback="Resource")
        give(path, distinct(plain, blocked(), f"{plain}Api"))
    return chosen


def _modules(groups: Mapping[Path, _Group]) -> dict[Path, str]:
    chosen: dict[Path, str] = {}
    taken: set[str] = set()
    for path in sorted(groups, key=lambda path: (len(path), path)):
        plain = "_".join(path)
        chosen[path] = distinct(plain, taken, f"{plain}_nested")
        taken.add(chosen[path])
    return chosen


def _retired(
    api: Api, labels: Mapping[str, Path], recorded: Records
) -> dict[Path, set[str]]:
    """Attributes that operations and resources had which are gone, by resource."""
    present = {operation_key(operation) for operation in api.operations}
    gone = [name for key, name in recorded.operations.items() if key not in present] + [
        name for key, name in recorded.resources.items() if key not in labels
    ]
    found: dict[Path, set[str]] = {}
    for name in gone:
        parts = tuple(name.split("."))
        for length, attribute in enumerate(parts):
            found.setdefault(parts[:length], set()).add(attribute)
    return found


def _methods(
    path: Path,
    group: _Group,
    inside: set[str],
    api: Api,
    pinned: Records,
    recorded: Records,
    *,
    held: set[str],
    by_path: bool,
) -> dict[str, str]:
    chosen: dict[str, str] = {}
    taken: set[str] = {*METHODS, *inside}
    if inside:
        taken |= RESOURCE_ATTRIBUTES
    for given in (pinned.operations, recorded.operations):
        for operation in group.operations if given else ():
            name = given.get(operation_key(operation), "").rpartition(".")[2]
            if name and operation.pointer not in chosen and name not in taken:
                chosen[operation.pointer] = name
                taken.add(name)
    # What is new does not get the name of what is gone.
    taken |= held
    common = _common(group.operations)
    # The plain name goes to the shortest path: the collection before what is in it.
    for operation in sorted(group.operations, key=_plainness):
        if operation.pointer not in chosen:
            names = candidates(operation, group.label, common, api, by_path=by_path)
            name = distinct(names[0], taken, *names[1:])
            chosen[operation.pointer] = name
            taken.add(name)
    return chosen


def _plainness(operation: Operation) -> tuple[int, str, str]:
    return operation.path.count("/"), operation.path, operation.method


def _common(operations: list[Operation]) -> int:
    """How many segments all paths begin with, the last of each aside."""
    split = [
        [part for part in operation.path.split("/") if part] for operation in operations
    ]
    shared = 0
    for parts in zip(*split, strict=False):
        if len(set(parts)) > 1:
            break
        shared += 1
    return min([shared, *(len(parts) - 1 for parts in split)])
