"""OpenAPI Generator: its configuration, and how its Python client names things.

The configuration is what ``openapi-generator-cli generate -c`` reads. Options of the
Python generator stand at the top or in ``additionalProperties``; the top goes first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.adoption.keys_openapi_generator import GLOBAL, SIMPLE
from generator.adoption.plans import Adoption, Choice
from generator.adoption.rules_openapi_generator import Naming, OpenAPIGeneratorRules
from generator.adoption.settings import Notes
from generator.config import check_package_name, is_version
from generator.problems import CalcoError

if TYPE_CHECKING:
    from generator.adoption.settings import Settings

_CLIENTS = ("python", "python-legacy", "python-prior", "python-pydantic-v1")
_PACKAGE = "openapi_client"
_VERSION = "1.0.0"
_INNER = "additionalProperties"
_MAPPINGS = {
    "modelNameMappings": "the classes that the document has are called so",
    "operationIdNameMappings": "the methods that the document has are called so",
    "parameterNameMappings": "the arguments that the document has are called so",
    "nameMappings": "the fields that the document has are called so",
    "inlineSchemaNameMappings": "the classes that can be told are called so",
}
_NAMING = {
    "apiNamePrefix": "a resource is an attribute of the client, without affixes",
    "apiNameSuffix": "a resource is an attribute of the client, without affixes",
    "modelNamePrefix": "classes of the document's schemas are called so",
    "modelNameSuffix": "classes of the document's schemas are called so",
    "removeOperationIdPrefix": "methods leave out what their resource says already",
    "removeOperationIdPrefixCount": "methods leave out what their resource says",
    "removeOperationIdPrefixDelimiter": "methods leave out what their resource says",
}


class OpenAPIGenerator:
    """Reads the configuration of OpenAPI Generator."""

    name = "OpenAPI Generator"

    def document(self, settings: Settings) -> str | None:
        """The document that the configuration names."""
        return settings.text("inputSpec")

    def adopt(
        self, settings: Settings, title: str | None, package: str | None
    ) -> Adoption:
        """Read the configuration; see :class:`generator.adoption.plans.Tool`."""
        return _Reader(settings, package).adoption()


class _Reader:
    def __init__(self, settings: Settings, package: str | None) -> None:
        self.settings = settings
        self.inner = settings.table(_INNER)
        self.notes = Notes()
        self.asked = package

    def adoption(self) -> Adoption:
        settings, notes = self.settings, self.notes
        self._generator()
        package = self._package()
        distribution = self._distribution(package)
        version = self._version()
        if "inputSpec" in settings:
            notes.add("kept", settings, "inputSpec", "the document")
        if "outputDir" in settings:
            text = "the new package gets a folder of its own, beside the old one"
            notes.add("differs", settings, "outputDir", text)
        naming = self._naming()
        choice = self._filter()
        rules = OpenAPIGeneratorRules(settings, naming, choice)
        for table in (settings, self.inner):
            for key, (outcome, text) in SIMPLE.items():
                if key in table.values:
                    notes.add(outcome, table, key, text)
        self._global()
        notes.opened(settings, _INNER)
        notes.leave(settings, self.inner)
        usage = (
            f"import {package}\n\n"
            f"with {package}.ApiClient({package}.Configuration(...)) as api_client:\n"
            f"    {package}.SomeApi(api_client).some_method(...)"
        )
        return Adoption(package, distribution, version, None, usage, rules, notes)

    def _where(self, key: str) -> Settings:
        """The table that has a key: the outer one, when both do."""
        if key in self.settings and key in self.inner:
            text = "the one at the top goes before it"
            self.notes.add("needless", self.inner, key, text)
        return self.settings if key in self.settings else self.inner

    def _generator(self) -> None:
        found = self.settings.text("generatorName")
        if found is None:
            return
        if found not in _CLIENTS:
            raise CalcoError.of(
                "CALCO-C060",
                f"generatorName is {found!r}, which makes no Python client",
                place=self.settings.place("generatorName"),
                hint=f"Calco takes over from {', '.join(_CLIENTS)}.",
            )
        if found == "python":
            text = "Calco writes nothing but Python clients"
            self.notes.add("needless", self.settings, "generatorName", text)
        else:
            text = "an older generator; old names are told by the rules of python"
            self.notes.add("differs", self.settings, "generatorName", text)

    def _package(self) -> str:
        table = self._where("packageName")
        written = table.text("packageName")
        package = self.asked or written or _PACKAGE
        if written is None:
            if self.asked is None:
                text = f"{_PACKAGE}, which OpenAPI Generator takes when none is named"
                self.notes.say("kept", "packageName", text)
        elif self.asked is not None and written != self.asked:
            text = f"the import name is {package}, as --package says"
            self.notes.add("differs", table, "packageName", text)
        else:
            check_package_name(package, table.place("packageName"))
            text = f"the import name is {package}"
            self.notes.add("kept", table, "packageName", text)
        return package

    def _distribution(self, package: str) -> str:
        table = self._where("projectName")
        written = table.text("projectName")
        if written is not None:
            text = f"the distribution is {written}"
            self.notes.add("kept", table, "projectName", text)
            return written
        before = self._where("packageName").text("packageName") or _PACKAGE
        distribution = before.replace("_", "-")
        text = f"{distribution}, which follows from packageName"
        self.notes.say("kept", "projectName", text)
        return distribution

    def _version(self) -> str | None:
        table = self._where("packageVersion")
        written = table.text("packageVersion")
        if written is None:
            text = f"{_VERSION}, which OpenAPI Generator takes when none is named"
            self.notes.say("kept", "packageVersion", text)
            return _VERSION
        if not is_version(written):
            text = "no version of PEP 440; the document's is used"
            self.notes.add("differs", table, "packageVersion", text)
            return None
        text = "the version of the next package; raise it in calco.toml"
        self.notes.add("kept", table, "packageVersion", text)
        return written

    def _naming(self) -> Naming:
        mappings: dict[str, dict[str, str]] = {}
        for key, text in _MAPPINGS.items():
            mappings[key] = self.settings.texts(key)
            if key in self.settings:
                self.notes.add("kept", self.settings, key, text)
        affixes: dict[str, str] = {}
        for key, text in _NAMING.items():
            table = self._where(key)
            affixes[key] = table.text(key) or ""
            if key in table:
                is_kept = key.startswith("model")
                self.notes.add("kept" if is_kept else "differs", table, key, text)
        count = affixes["removeOperationIdPrefixCount"]
        return Naming(
            mappings=mappings,
            api_prefix=affixes["apiNamePrefix"],
            api_suffix=affixes["apiNameSuffix"] or "Api",
            model_prefix=affixes["modelNamePrefix"],
            model_suffix=affixes["modelNameSuffix"],
            prefixes=(int(count) if count.isdigit() and len(count) < 4 else 1)
            * (affixes["removeOperationIdPrefix"] == "true"),
            delimiter=affixes["removeOperationIdPrefixDelimiter"] or "_",
        )

    def _filter(self) -> Choice:
        """What the rule FILTER of ``openapiNormalizer`` keeps."""
        table = self.settings.table("openapiNormalizer")
        self.notes.opened(self.settings, "openapiNormalizer")
        choice = Choice()
        for key in table:
            written = table.text(key) or ""
            part, _, listed = written.partition(":")
            kind = {"operationId": "operations", "tag": "tags"}.get(part.strip())
            chosen = [one.strip() for one in listed.split("|") if one.strip()]
            if key == "FILTER" and kind and chosen and ";" not in listed:
                choice = Choice({kind: chosen})
                text = "include in calco.toml chooses the same operations"
                self.notes.add("kept", table, key, text)
            elif key == "FILTER":
                text = "choose by include and exclude in calco.toml"
                self.notes.add("differs", table, key, text)
            else:
                text = "documents are not rewritten; Calco reads what they say"
                self.notes.add("absent", table, key, text)
        return choice

    def _global(self) -> None:
        table = self.settings.table("globalProperties")
        self.notes.opened(self.settings, "globalProperties")
        for key in table:
            if key in GLOBAL:
                self.notes.add(GLOBAL[key][0], table, key, GLOBAL[key][1])
        self.notes.leave(table)
