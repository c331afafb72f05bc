"""Stainless: its ``stainless.yml``, which names no document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.adoption.keys_stainless import (
    CLIENT,
    ORGANIZATION,
    PYTHON,
    QUERY,
    SETTINGS,
    TOP,
    Keys,
)
from generator.adoption.plans import Adoption
from generator.adoption.rules_stainless import StainlessRules
from generator.adoption.settings import Notes
from generator.adoption.stainless_paging import read_schemes
from generator.adoption.stainless_resources import endpoint, read_tree
from generator.config import check_package_name, spdx_expression
from generator.json_types import is_array, is_object
from generator.names.identifiers import pascal
from generator.problems import CalcoError

if TYPE_CHECKING:
    from generator.adoption.settings import Settings

_FIELD = re.compile(r"\$\.components\.schemas\.([^.\[\]]+)\.properties\.([^.\[\]]+)")


class Stainless:
    """Reads the configuration of Stainless."""

    name = "Stainless"

    def document(self, settings: Settings) -> str | None:
        """No configuration names it."""
        return None

    def adopt(
        self, settings: Settings, title: str | None, package: str | None
    ) -> Adoption:
        """Read the configuration; see :class:`generator.adoption.plans.Tool`."""
        return _Reader(settings, package).adoption()


class _Reader:
    def __init__(self, settings: Settings, package: str | None) -> None:
        self.settings = settings
        self.asked = package
        self.notes = Notes()

    def adoption(self) -> Adoption:
        settings, notes = self.settings, self.notes
        package, distribution = self._target()
        self._simple(settings, TOP)
        self._inner("organization", ORGANIZATION)
        self._inner("query_settings", QUERY)
        license_ = self._license()
        self._client()
        notes.opened(settings, "environments")
        notes.opened(settings, "resources")
        tree = read_tree(settings, notes)
        schemes = read_schemes(settings, notes)
        unspecified = self._unspecified()
        rules = StainlessRules(
            settings,
            tree,
            schemes,
            unspecified,
            self._casings(),
            self._transformations(),
            notes,
        )
        notes.leave(settings)
        owner = settings.table("organization").text("name") or package
        client = pascal(owner, fallback="Client")
        usage = (
            f"from {package} import {client}\n\n"
            f"client = {client}(...)\n"
            "client.some_resource.some_method(...)"
        )
        return Adoption(package, distribution, None, license_, usage, rules, notes)

    def _simple(self, table: Settings, keys: Keys) -> None:
        for key, (outcome, text) in keys.items():
            if key in table.values:
                self.notes.add(outcome, table, key, text)

    def _inner(self, key: str, keys: Keys) -> None:
        """A table whose keys all are simple."""
        table = self.settings.table(key)
        self.notes.opened(self.settings, key)
        self._simple(table, keys)
        self.notes.leave(table)

    def _target(self) -> tuple[str, str]:
        settings, notes = self.settings, self.notes
        targets = settings.table("targets")
        notes.opened(settings, "targets")
        if "python" not in targets:
            raise CalcoError.of(
                "CALCO-C060",
                f"{settings.source.name} has no targets.python, so there is no package",
                place=settings.place("targets"),
                hint="Give the configuration that the Python package is made by.",
            )
        for key in targets:
            if key != "python":
                text = "Calco writes nothing but Python clients"
                notes.add("needless", targets, key, text)
        python = targets.table("python")
        notes.opened(targets, "python")
        self._simple(python, PYTHON)
        package = self._package(python)
        distribution = self._distribution(python, package)
        notes.leave(python)
        return package, distribution

    def _package(self, python: Settings) -> str:
        key = "package_name"
        written = python.text(key)
        if written is None and self.asked is None:
            raise CalcoError.of(
                "CALCO-C060",
                "targets.python has no package_name",
                place=python.place(),
                hint="Say what is imported: --package NAME.",
            )
        package = self.asked or written or ""
        if written is not None and written != package:
            text = f"the import name is {package}, as --package says"
            self.notes.add("differs", python, key, text)
        elif written is not None:
            check_package_name(package, python.place(key))
            self.notes.add("kept", python, key, f"the import name is {package}")
        return package

    def _distribution(self, python: Settings, package: str) -> str:
        notes = self.notes
        found = python.text("project_name")
        publish = python.values.get("publish")
        pypi = publish.get("pypi") if is_object(publish) else None
        own = None
        if is_object(pypi):
            own = python.table("publish").table("pypi").text("package_name")
        distribution = own or found or package.replace("_", "-")
        text = f"the distribution is {distribution}"
        if own is not None:
            notes.add("kept", python, "publish", text)
        elif "publish" in python:
            notes.add(
                "needless", python, "publish", "calco ci github publishes on merge"
            )
        if found is not None:
            known = "it is published under another name" if own else text
            notes.add("needless" if own else "kept", python, "project_name", known)
        if own is None and found is None:
            text = f"{distribution}, which follows from package_name"
            notes.say("kept", "targets.python.project_name", text)
        return distribution

    def _license(self) -> str | None:
        table = self.settings.table("settings")
        self.notes.opened(self.settings, "settings")
        self._simple(table, {k: told for k, told in SETTINGS.items() if k != "license"})
        written: str | None = None
        if is_object(table.values.get("license")):
            written = table.table("license").text("name")
        else:
            written = table.text("license")
        found = spdx_expression(written) if written else None
        if found is not None:
            self.notes.add("kept", table, "license", f"the licence is {found}")
        elif "license" in table:
            self.notes.add(
                SETTINGS["license"][0], table, "license", SETTINGS["license"][1]
            )
        self.notes.leave(table)
        return found

    def _client(self) -> None:
        """The client's options; those that the document tells of come later."""
        table = self.settings.table("client_settings")
        self.notes.opened(self.settings, "client_settings")
        self._simple(table, CLIENT)
        if "idempotency" in table:
            header = table.table("idempotency").text("header") or ""
            same = header.lower() == "idempotency-key"
            text = 'request_options={"idempotency_key": True} sends Idempotency-Key'
            self.notes.add("kept" if same else "differs", table, "idempotency", text)
        for key in ("opts", "default_env_prefix"):
            self.notes.opened(table, key)
        self.notes.leave(table)

    def _unspecified(self) -> list[tuple[str, str]]:
        key = "unspecified_endpoints"
        found: list[tuple[str, str]] = []
        for number, written in enumerate(self.settings.listed(key)):
            told = endpoint(written) if isinstance(written, str) else None
            if told is None:
                table = self.settings.items(key)
                raise table.wrong(str(number), "an operation, such as get /pets")
            found.append(told)
        if found:
            text = "operations that are left out"
            self.notes.add("kept", self.settings, key, text)
        self.notes.opened(self.settings, key)
        return found

    def _casings(self) -> dict[str, str]:
        """How ``custom_casings`` writes words in classes."""
        table = self.settings.table("custom_casings")
        found: dict[str, str] = {}
        for word in table:
            value = table.values[word]
            if value == "initialism":
                found[word.lower()] = word.upper()
            elif is_object(value):
                inner = table.table(word)
                written = inner.text("pascal") if "pascal" in inner else None
                if inner.text("type") == "initialism":
                    written = word.upper()
                if written:
                    found[word.lower()] = written
        return found

    def _transformations(self) -> dict[tuple[str, str], str]:
        """Fields that are renamed for Python; every other change is one too many."""
        found: dict[tuple[str, str], str] = {}
        outer, inner = self.settings, self.settings.table("openapi")
        for table, key in (
            (outer, "openapi_transformations"),
            (inner, "transformations"),
        ):
            self.notes.opened(table, key)
            items = table.items(key)
            for number in items:
                one = items.table(number)
                renamed = _renamed(one)
                found |= renamed
                subject = f"{table.dotted(key)}.{number} ({one.text('command') or '?'})"
                if renamed:
                    text = f"the field is {next(iter(renamed.values()))}"
                    self.notes.remark("kept", items, number, subject, text)
                else:
                    text = "mend the document; Calco reads what it says"
                    self.notes.remark("absent", items, number, subject, text)
        self.notes.opened(self.settings, "openapi")
        if "code_samples" in inner:
            text = "calco reference shows the code of every call"
            self.notes.add("differs", inner, "code_samples", text)
        self.notes.leave(inner)
        return found


def _renamed(one: Settings) -> dict[tuple[str, str], str]:
    """The fields that a ``renameValue`` calls otherwise in Python."""
    if one.text("command") != "renameValue":
        return {}
    arguments = one.table("args")
    name = arguments.table("rename").table("python").text("property_name")
    only = arguments.table("filter").values.get("only")
    paths = [_FIELD.fullmatch(str(path)) for path in only] if is_array(only) else []
    if not name or not paths or not all(paths):
        return {}
    return {(found[1], found[2]): name for found in paths if found}
