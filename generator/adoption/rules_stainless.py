"""How Stainless names what it makes of a document, by the tree in ``stainless.yml``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.adoption.plans import Choice, Wish
from generator.adoption.stainless_paging import Scheme, rules
from generator.names.inside import dotted
from generator.names.resources import operation_key
from generator.names.schemas import schema_keys
from generator.names.words import words
from generator.plan.credentials import carriers
from generator.plan.project import environment_prefix

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.adoption.settings import Notes, Settings
    from generator.adoption.stainless_resources import Endpoint, NamedModel, Tree
    from generator.config_paging import PagingRule
    from generator.ir import Api, Operation, Schema
    from generator.names import Names
    from generator.pipeline import Understood

_INITIALISMS = {"api": "API", "openai": "OpenAI"}


def class_name(key: str, schema: str, casings: Mapping[str, str]) -> str:
    """The class of a model: the words of its key, with the capitals that they have.

    Args:
        key: As the configuration writes it.
        schema: The component, which may know capitals that the key has lost.
        casings: Words to how they are written.
    """
    known = {
        word.lower(): word for word in words(schema) if word[1:] != word[1:].lower()
    }
    known |= _INITIALISMS | dict(casings)
    return "".join(
        known.get(word.lower()) or word[:1].upper() + word[1:] for word in words(key)
    )


def route(path: str) -> str:
    """A path without what its variables are called."""
    return re.sub(r"\{[^}]*\}", "{}", path)


class StainlessRules:
    """See :class:`generator.adoption.plans.Rules`.

    Args:
        settings: The whole configuration.
        tree: What its resources have.
        schemes: How lists page.
        unspecified: Operations that are left out, as ``METHOD /path``.
        casings: Words to how they are written in classes.
        fields: Schema and property to the field that it is called.
        notes: Takes what the document tells.
    """

    def __init__(
        self,
        settings: Settings,
        tree: Tree,
        schemes: Sequence[Scheme],
        unspecified: Sequence[tuple[str, str]],
        casings: Mapping[str, str],
        fields: Mapping[tuple[str, str], str],
        notes: Notes,
    ) -> None:
        self.settings = settings
        self.tree = tree
        # Of several methods of an operation, beta.pets.list say, the plain one is kept.
        self.endpoints = sorted(tree.endpoints, key=lambda one: len(one.resource) or 99)
        self.schemes = schemes
        self.unspecified = unspecified
        self.casings = casings
        self.fields = fields
        self.notes = notes

    def choose(self, known: Understood) -> Choice:
        """Without what is unspecified, and what is skipped and nowhere else."""
        there = _operations(known.api)
        taken = {self._of(one, there) for one in self.tree.endpoints if not one.skipped}
        left: dict[str, None] = {}
        for number, (verb, path) in enumerate(self.unspecified):
            operation = there.get((verb, route(path)))
            if operation is None:
                table = self.settings.items("unspecified_endpoints")
                text = f"the document has no {verb} {path}"
                self.notes.add("differs", table, str(number), text)
            elif operation_key(operation) in taken:
                table = self.settings.items("unspecified_endpoints")
                text = "it is a method of a resource, and stays one"
                self.notes.add("differs", table, str(number), text)
            else:
                left[operation_key(operation)] = None
        for one in self.tree.endpoints:
            key = self._of(one, there)
            if one.skipped and key is not None and key not in taken:
                left[key] = None
        return Choice(exclude=tuple(left))

    def _of(
        self, one: Endpoint, there: Mapping[tuple[str, str], Operation]
    ) -> str | None:
        operation = there.get((one.verb, route(one.route)))
        return None if operation is None else operation_key(operation)

    def calls(self, known: Understood) -> Mapping[str, Sequence[str]]:
        """``client.pets.list``, and every other method of the same operation."""
        there = _operations(known.api)
        found: dict[str, list[str]] = {}
        for one in self.endpoints:
            operation = there.get((one.verb, route(one.route)))
            if operation is not None and not one.skipped:
                found.setdefault(operation.pointer, []).append(one.call)
        return found

    def classes(self, known: Understood) -> Mapping[str, str]:
        """Those of models that the document has."""
        found: dict[str, str] = {}
        for model in self.tree.models:
            identity = _schema(model, known.api)
            if identity is not None:
                name = class_name(model.name, model.schema, self.casings)
                found.setdefault(identity, name)
        return found

    def wishes(self, known: Understood, names: Names) -> Sequence[Wish]:
        """Methods where they were, classes and fields as they were."""
        api = known.api
        there, keys = _operations(api), schema_keys(api.schemas.values())
        found: list[Wish] = []
        for one in self.endpoints:
            operation = there.get((one.verb, route(one.route)))
            if operation is None:
                text = f"the document has no {one.verb} {one.route}"
                self.notes.add("differs", one.settings, one.name, text)
            elif one.resource and not one.skipped:
                key = operation_key(operation)
                name = one.call.removeprefix("client.")
                found.append(Wish("operations", key, name, operation.id or key))
        for model in self.tree.models:
            if _schema(model, api) is None:
                text = f"the document has no schema {model.schema}"
                self.notes.add("differs", model.settings, model.name, text)
        for identity, name in self.classes(known).items():
            found.append(Wish("schemas", keys[identity], name, keys[identity]))
        found += [
            Wish("properties", dotted(*place), name, dotted(*place))
            for place, name in self.fields.items()
        ]
        return found

    def paging(self, api: Api) -> Sequence[PagingRule]:
        """By the schemes, where Calco does not find the same by itself."""
        there = _operations(api)
        told: dict[str, Endpoint] = {}
        for one in self.tree.endpoints:
            operation = there.get((one.verb, route(one.route)))
            if operation is not None:
                told.setdefault(operation.pointer, one)
        return rules(api, self.schemes, told, self.notes)

    def inside(self, schema: Schema) -> Mapping[str, str]:
        """Nothing that would be known; in models it is spelled as on the wire."""
        return {}

    def compare(self, known: Understood, names: Names, notes: Notes) -> None:
        """Say what of methods, environments and credentials is not as it was."""
        api, calls = known.api, self.calls(known)
        now = {
            pointer: f"client.{resource.dotted}.{names.methods[pointer]}"
            for resource in names.resources
            for pointer in resource.operations
        }
        there = _operations(api)
        for one in self.tree.endpoints:
            operation = there.get((one.verb, route(one.route)))
            if operation is None or one.skipped:
                continue
            called = now[operation.pointer]
            if called != one.call:
                text = f"{one.call} is {called}"
                if one.call != calls[operation.pointer][0]:
                    text += ": an operation is one method"
                elif not one.resource:
                    text += ": the client itself has no methods of the API"
                notes.add("differs", one.settings, one.name, text)
        kept = sum(now[pointer] in former for pointer, former in calls.items())
        if kept:
            text = f"{kept} methods are where they were"
            notes.remark("kept", self.settings, "resources", "resources", text)
        further = [call for pointer, call in now.items() if pointer not in calls]
        if further:
            shown = ", ".join(further[:3]) + (", ..." if further[3:] else "")
            text = f"{len(further)} more operations are methods: {shown}"
            notes.remark("differs", self.settings, "resources", "resources", text)
        self._environments(api, names)
        self._options(api, names)

    def _environments(self, api: Api, names: Names) -> None:
        table = self.settings.table("environments")
        urls = {one.template.rstrip("/"): one for one in api.servers}
        urls |= {one.url.rstrip("/"): one for one in api.servers}
        for name in table:
            url = (table.text(name) or "").rstrip("/")
            server = urls.get(url)
            if server is None:
                text = "servers of the document do not have it; base_url takes any"
                self.notes.add("differs", table, name, text)
            elif server is api.servers[0]:
                text = "the client calls it when it is given no base_url"
                self.notes.add("kept", table, name, text)
            else:
                function = names.servers.get(server.template)
                text = f"base_url={url!r} calls it"
                if function is not None:
                    text = f"base_url=PACKAGE.servers.{function}() calls it"
                self.notes.add("kept", table, name, text)

    def _options(self, api: Api, names: Names) -> None:
        client = self.settings.table("client_settings")
        options = client.table("opts")
        own = {one.scheme.name: one for one in carriers(api, names)}
        for name in options:
            option = options.table(name)
            auth = option.table("auth")
            carrier = own.get(auth.text("security_scheme") or "")
            variable = option.text("read_env") or ""
            before = f"{name}{f' ({variable})' if variable else ''}"
            if carrier is None:
                text = f"the client has no argument {before}; send headers or base_url"
                self.notes.add("differs", options, name, text)
                continue
            is_second = auth.text("role") in ("password", "client_secret")
            argument = carrier.arguments[-1 if is_second else 0]
            same = argument.name == name and variable in ("", argument.variable)
            text = f"{before} is {argument.name} ({argument.variable})"
            self.notes.add("kept" if same else "differs", options, name, text)
        key = "default_env_prefix"
        if key in client:
            prefix = environment_prefix(names.package)
            same = client.text(key) == prefix
            text = f"variables of the environment begin with {prefix}"
            self.notes.add("kept" if same else "differs", client, key, text)


def _operations(api: Api) -> dict[tuple[str, str], Operation]:
    return {(one.method, route(one.path)): one for one in api.operations}


def _schema(model: NamedModel, api: Api) -> str | None:
    """The identity of the schema that a model is about."""
    for identity in (f"#/components/schemas/{model.schema}", model.schema):
        if identity in api.schemas:
            return identity
    return None
