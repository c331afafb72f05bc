"""openapi-python-client: its ``config.yml``, which names no document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.adoption.plans import Adoption
from generator.adoption.rules_openapi_python_client import (
    Naming,
    OpenAPIPythonClientRules,
    kebab,
)
from generator.adoption.settings import Notes
from generator.config import check_package_name, is_version
from generator.problems import CalcoError

if TYPE_CHECKING:
    from generator.adoption.settings import Outcome, Settings

_SIMPLE: dict[str, tuple[Outcome, str]] = {
    "content_type_overrides": (
        "needless",
        "the media types of the document are sent as they are, whatever they are",
    ),
    "docstrings_on_attributes": (
        "kept",
        "fields of models have their descriptions beside them",
    ),
    "field_prefix": ("differs", "names that begin with a digit are spelled otherwise"),
    "generate_all_tags": (
        "differs",
        "an operation is a method of one resource, after its first tag",
    ),
    "http_timeout": (
        "needless",
        "a document is read from its file, or from an address within a minute",
    ),
    "literal_enums": (
        "differs",
        "enumerations are classes of texts that compare equal to plain ones",
    ),
    "post_hooks": (
        "needless",
        "what is written is formatted, sorted and checked already",
    ),
    "use_path_prefixes_for_title_model_names": (
        "differs",
        "schemas that have no name are named after where they stand",
    ),
}


class OpenAPIPythonClient:
    """Reads the configuration of openapi-python-client."""

    name = "openapi-python-client"

    def document(self, settings: Settings) -> str | None:
        """No configuration names it."""
        return None

    def adopt(
        self, settings: Settings, title: str | None, package: str | None
    ) -> Adoption:
        """Read the configuration; see :class:`generator.adoption.plans.Tool`."""
        notes = Notes()
        distribution = _distribution(settings, title, notes)
        package = _package(settings, distribution, package, notes)
        for key, (outcome, text) in _SIMPLE.items():
            if key in settings.values:
                notes.add(outcome, settings, key, text)
        naming = Naming(
            _overrides(settings, notes),
            settings.text("field_prefix") or "field_",
            settings.flag("generate_all_tags"),
            settings.flag("literal_enums"),
        )
        version = _version(settings, notes)
        notes.leave(settings)
        usage = (
            f"from {package} import AuthenticatedClient\n"
            f"from {package}.api.some_tag import some_operation\n\n"
            "client = AuthenticatedClient(base_url=..., token=...)\n"
            "some_operation.sync(client=client, ...)"
        )
        rules = OpenAPIPythonClientRules(settings, naming)
        return Adoption(package, distribution, version, None, usage, rules, notes)


def _distribution(settings: Settings, title: str | None, notes: Notes) -> str:
    written = settings.text("project_name_override")
    if written is not None:
        text = f"the distribution is {written}"
        notes.add("kept", settings, "project_name_override", text)
        return written
    if title is None:
        raise CalcoError.of(
            "CALCO-C061",
            "the project is called after the document's title, and it is not there",
            hint="Name the document that is there: --spec FILE.",
        )
    found = f"{kebab(title)}-client"
    notes.say("kept", "project_name_override", f"{found}, after the document's title")
    return found


def _package(
    settings: Settings, distribution: str, asked: str | None, notes: Notes
) -> str:
    key = "package_name_override"
    written = settings.text(key)
    package = asked or written or distribution.replace("-", "_")
    if written is None:
        if asked is None:
            check_package_name(package)
            notes.say("kept", key, f"{package}, after the project")
    elif asked is not None and asked != written:
        text = f"the import name is {package}, as --package says"
        notes.add("differs", settings, key, text)
    else:
        check_package_name(package, settings.place(key))
        notes.add("kept", settings, key, f"the import name is {package}")
    return package


def _version(settings: Settings, notes: Notes) -> str | None:
    key = "package_version_override"
    written = settings.text(key)
    if written is None:
        return None
    if is_version(written):
        text = "the version of the next package; raise it in calco.toml"
        notes.add("kept", settings, key, text)
        return written
    text = "no version of PEP 440; the document's is used"
    notes.add("differs", settings, key, text)
    return None


def _overrides(settings: Settings, notes: Notes) -> dict[str, str]:
    """What ``class_overrides`` calls classes; modules are not named one by one."""
    table = settings.table("class_overrides")
    notes.opened(settings, "class_overrides")
    found: dict[str, str] = {}
    for name in table:
        override = table.table(name)
        notes.opened(table, name)
        called = override.text("class_name")
        if called is not None:
            found[name] = called
            notes.add(
                "kept",
                override,
                "class_name",
                f"{called}, where a schema has the class",
            )
        if "module_name" in override:
            text = "classes are imported from PACKAGE.models, whatever module has them"
            notes.add("differs", override, "module_name", text)
        notes.leave(override)
    return found
