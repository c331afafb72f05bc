"""The tree of resources in ``stainless.yml``: what is called where, and which model."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.adoption.keys_stainless import METHOD, MODEL, RESOURCE
from generator.json_types import is_array
from generator.names.identifiers import snake

if TYPE_CHECKING:
    from generator.adoption.settings import Notes, Settings

SHARED = "$shared"
CLIENT = "$client"
_ENDPOINT = re.compile(r"\s*(\w+)\s+(\S+)\s*")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A method of a resource.

    Attributes:
        path: The resources that lead to it, as they are written.
        name: The method, as it is written.
        verb: The method of HTTP, in capitals.
        route: The path, with variables in braces.
        settings: The table that has the method.
        paginated: The scheme by which it pages; ``False`` when it does not, ``None``
            when any scheme may fit.
        skipped: Whether Python had no such method.
    """

    path: tuple[str, ...]
    name: str
    verb: str
    route: str
    settings: Settings
    paginated: str | bool | None = None
    skipped: bool = False

    @property
    def call(self) -> str:
        """How it is called, from the client."""
        return ".".join(("client", *self.resource, snake(self.name, fallback="call")))

    @property
    def resource(self) -> tuple[str, ...]:
        """The attributes that lead to its resource; none on the client itself."""
        parts = () if self.path == (CLIENT,) else self.path
        return tuple(snake(part, fallback="resource") for part in parts)


@dataclass(frozen=True, slots=True)
class NamedModel:
    """A model of a resource.

    Attributes:
        name: As it is written.
        schema: A component, or a pointer into the document.
        settings: The table that has the model.
    """

    name: str
    schema: str
    settings: Settings


@dataclass(slots=True)
class Tree:
    """What all resources have."""

    endpoints: list[Endpoint] = field(default_factory=list[Endpoint])
    models: list[NamedModel] = field(default_factory=list[NamedModel])


def endpoint(text: str) -> tuple[str, str] | None:
    """The method of HTTP and the path of ``get /pets``."""
    found = _ENDPOINT.fullmatch(text)
    return (found[1].upper(), found[2]) if found else None


def read_tree(settings: Settings, notes: Notes) -> Tree:
    """Read ``resources``.

    Raises:
        CalcoError: What has to be a table is none.
    """
    tree = Tree()
    _Reader(tree, notes).resources(settings.table("resources"), (), skipped=False)
    return tree


class _Reader:
    def __init__(self, tree: Tree, notes: Notes) -> None:
        self.tree = tree
        self.notes = notes

    def resources(
        self, table: Settings, path: tuple[str, ...], *, skipped: bool
    ) -> None:
        for name in table:
            self._resource(table.table(name), (*path, name), skipped=skipped)

    def _resource(
        self, table: Settings, path: tuple[str, ...], *, skipped: bool
    ) -> None:
        skipped = skipped or _is_skipped(table)
        for key in table:
            if key in RESOURCE:
                outcome, text = RESOURCE[key]
                self.notes.gather(outcome, table, key, f"resources.*.{key}", text)
            elif key in ("skip", "only"):
                text = "operations that Python had not are excluded"
                self.notes.gather("kept", table, key, f"resources.*.{key}", text)
            elif key not in ("methods", "models", "subresources"):
                self.notes.add("unknown", table, key, "Calco does not know this key")
        methods, models = table.table("methods"), table.table("models")
        for name in methods:
            self._method(methods, name, path, skipped=skipped)
        for name in models:
            self._model(models, name)
        self.resources(table.table("subresources"), path, skipped=skipped)

    def _method(
        self, table: Settings, name: str, path: tuple[str, ...], *, skipped: bool
    ) -> None:
        notes, paginated = self.notes, None
        written = table.values.get(name)
        if isinstance(written, str):
            found, kind = endpoint(written), "http"
        else:
            inner = table.table(name)
            found = endpoint(inner.text("endpoint") or "")
            kind = inner.text("type") or "http"
            skipped = skipped or _is_skipped(inner)
            paginated = _paginated(inner)
            for key in inner:
                subject = f"resources.*.methods.*.{key}"
                if key in METHOD:
                    notes.gather(METHOD[key][0], inner, key, subject, METHOD[key][1])
                elif key in ("skip", "only"):
                    text = "operations that Python had not are excluded"
                    notes.gather("kept", inner, key, subject, text)
                elif key not in ("endpoint", "type", "paginated", "to"):
                    notes.add("unknown", inner, key, "Calco does not know this key")
        if kind == "alias":
            text = (
                "an operation is one method; a seam in PACKAGE/custom may add another"
            )
            notes.add("differs", table, name, text)
        elif kind.startswith("webhook"):
            text = "PACKAGE.webhooks verifies and reads what the API sends"
            notes.add("differs", table, name, text)
        elif found is None:
            text = "it names no operation, such as get /pets"
            notes.add("unknown", table, name, text)
        else:
            verb, route = found
            self.tree.endpoints.append(
                Endpoint(path, name, verb, route, table, paginated, skipped)
            )

    def _model(self, table: Settings, name: str) -> None:
        written = table.values.get(name)
        schema = written if isinstance(written, str) else None
        if schema is None:
            inner = table.table(name)
            if inner.text("type") == "alias":
                text = "a class has one name; assign it another in a module of your own"
                self.notes.add("differs", table, name, text)
                return
            schema = inner.text("openapi_uri")
            for key in inner:
                subject = f"resources.*.models.*.{key}"
                if key in MODEL:
                    outcome, text = MODEL[key]
                    self.notes.gather(outcome, inner, key, subject, text)
                elif key in ("skip", "only"):
                    text = "all schemas that operations need have classes"
                    self.notes.gather("differs", inner, key, subject, text)
                elif key not in ("openapi_uri", "type"):
                    text = "Calco does not know this key"
                    self.notes.add("unknown", inner, key, text)
        if schema:
            self.tree.models.append(NamedModel(name, schema, table))
        else:
            self.notes.add("unknown", table, name, "it names no schema")


def _is_skipped(table: Settings) -> bool:
    """Whether Python is left out by ``skip`` or ``only``."""
    skip, only = table.values.get("skip"), table.values.get("only")
    if skip is True or (is_array(skip) and "python" in skip):
        return True
    return is_array(only) and "python" not in only


def _paginated(table: Settings) -> str | bool | None:
    value = table.values.get("paginated")
    return (
        value if isinstance(value, bool) or value is None else table.text("paginated")
    )
