"""The whole way from another tool's configuration to a ``calco.toml``."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.adoption.comparing import Adopted, calls, classes, parts
from generator.adoption.fitting import fit
from generator.adoption.openapi_generator import OpenAPIGenerator
from generator.adoption.openapi_python_client import OpenAPIPythonClient
from generator.adoption.settings import read_settings
from generator.adoption.stainless import Stainless
from generator.adoption.writing import configuration
from generator.config import Options, Pattern, Selection, check_package_name
from generator.problems import CalcoError, Report
from generator.progress import Silent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.adoption.fitting import Refusal
    from generator.adoption.plans import Adoption, Choice, Tool
    from generator.adoption.settings import Settings
    from generator.pipeline import Understood

TOOLS: Mapping[str, Tool] = {
    "openapi-generator": OpenAPIGenerator(),
    "openapi-python-client": OpenAPIPythonClient(),
    "stainless": Stainless(),
}
"""What may stand after ``--from``."""


def adopt(name: str, location: str, spec: str | None, package: str | None) -> Adopted:
    """Take over from another tool.

    Args:
        name: A key of :data:`TOOLS`.
        location: The configuration of that tool.
        spec: The document; the one that the configuration names when ``None``.
        package: The import name; what the configuration says when ``None``.

    Raises:
        CalcoError: The configuration cannot be used, or the document cannot be read.
    """
    tool = TOOLS[name]
    settings = read_settings(location)
    if package is not None:
        check_package_name(package)
    named, why = spec, f"{settings.source.name} names a document that is not there"
    spec, is_there = _document(tool, settings, location, spec)
    try:
        known = _read(spec, Options()) if is_there else None
    except CalcoError as error:
        # An address that only the configuration names may be out of reach from here.
        if named is not None or "://" not in spec:
            raise
        known, why = None, error.problem.message
    adoption = tool.adopt(settings, known.api.title if known else None, package)
    options = Options(
        package=adoption.package,
        distribution=adoption.distribution,
        version=adoption.version,
        license=adoption.license,
        spec=spec,
    )
    if known is None:
        text = f"no names could be compared, as {why}; give it by --spec"
        adoption.notes.say("differs", "document", text)
        return Adopted(
            tool=tool.name,
            options=options,
            text=configuration(options, location, {}),
            usage=adoption.usage,
            notes=tuple(adoption.notes.found),
        )
    before = adoption.rules.classes(known)
    options, known = _chosen(options, adoption.rules.choose(known), known)
    gone = [called for identity, called in before.items() if _is_gone(identity, known)]
    if gone:
        text = f"only operations that are left out used {_some(gone)}; they are gone"
        adoption.notes.say("differs", "models", text)
    if options.exclude:
        left = _some([pattern.text for pattern in options.exclude.operations])
        text = f"exclude in calco.toml leaves out {left}, as {tool.name} did"
        adoption.notes.say("kept", "operations", text)
    return _compared(tool, location, options, adoption, known)


def _is_gone(identity: str, known: Understood) -> bool:
    return identity not in known.api.schemas


def _some(names: Sequence[str]) -> str:
    """Some names, and how many more there are."""
    shown = ", ".join(names[:3])
    return shown if len(names) <= 3 else f"{shown} and {len(names) - 3} more"


def _document(
    tool: Tool, settings: Settings, location: str, spec: str | None
) -> tuple[str, bool]:
    """The document as ``calco.toml`` names it, and whether it can be read."""
    if spec is not None:
        return spec, True
    named = tool.document(settings)
    if not named:
        raise CalcoError.of(
            "CALCO-C061",
            f"{settings.source.name} names no document",
            hint="Give it: --spec FILE.",
        )
    if "://" in named:
        return named, True
    beside = Path(location).parent / named
    for path in (beside, Path(named)):
        if path.is_file():
            return (str(path) if path.is_absolute() else os.path.relpath(path)), True
    return named if beside.is_absolute() else os.path.relpath(beside), False


def _read(spec: str, options: Options) -> Understood:
    from generator.pipeline import understand

    return understand(spec, options, Report(), Silent())


def _chosen(
    options: Options, choice: Choice, known: Understood
) -> tuple[Options, Understood]:
    """The options with the choice, and what the document is by it."""

    def patterns(texts: Sequence[str]) -> tuple[Pattern, ...]:
        return tuple(map(Pattern, texts))

    include, exclude = choice.include, choice.exclude
    options = replace(
        options,
        include=Selection(
            tags=patterns(include.get("tags", ())),
            operations=patterns(include.get("operations", ())),
        ),
        exclude=Selection(operations=patterns(exclude)),
    )
    if not options.include and not options.exclude:
        return options, known
    return options, _read(options.spec or "", options)


def _compared(
    tool: Tool,
    location: str,
    options: Options,
    adoption: Adoption,
    known: Understood,
) -> Adopted:
    """The end of the way, where there is a document."""
    rules, notes, api = adoption.rules, adoption.notes, known.api
    plain = fit(api, options, ()).names
    fitted = fit(api, options, rules.wishes(known, plain))
    options = replace(options, paging=tuple(rules.paging(api)))
    for refusal in fitted.refused:
        notes.say("differs", refusal.wish.what, _refusal(refusal))
    names = fitted.names
    rules.compare(known, names, notes)
    return Adopted(
        tool=tool.name,
        options=options,
        text=configuration(options, location, fitted.pins),
        usage=adoption.usage,
        notes=tuple(notes.found),
        calls=calls(known, names, rules),
        classes=classes(known, names, rules),
        parts=parts(known, names, rules),
    )


def _refusal(refusal: Refusal) -> str:
    instead = f"; it is {refusal.now}" if refusal.now else ""
    return f"cannot be called {refusal.wish.name}: {refusal.reason}{instead}"
