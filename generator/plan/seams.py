"""Modules of hand-written methods, beside the generated classes that they extend.

A resource is extended by a subclass, which the client makes instead. A model is
mentioned by others, so what is written for it becomes a base of the very class: its
fields are a class of their own then, which the module sees when types are checked and
does not import, so that neither waits for the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.ir.types import ObjectSchema
from generator.names.identifiers import snake
from generator.plan.views_types import ClassView
from generator.problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.config import Options, Pattern
    from generator.ir import Api
    from generator.names import Names
    from generator.plan.views import ResourceView
    from generator.plan.views_types import ModuleView

RESOURCES = "custom.resources"
MODELS = "custom.models"


@dataclass(frozen=True, slots=True)
class Seams:
    """What is extended.

    Attributes:
        resources: Attributes that lead to resources from the client, with dots.
        models: Names of classes.
    """

    resources: frozenset[str] = frozenset()
    models: frozenset[str] = frozenset()


def find_seams(api: Api, names: Names, options: Options) -> Seams:
    """What ``extend`` of the configuration names.

    Raises:
        CalcoError: There is nothing of that name, or the name that the fields of a model
            are to have is taken.
    """
    resources = {resource.dotted for resource in names.resources}
    models = {
        names.schemas[identity]
        for identity, schema in api.schemas.items()
        if isinstance(schema, ObjectSchema) and identity in names.schemas
    }
    taken = set(names.schemas.values())
    found = Seams(
        _known("resources", options, resources), _known("models", options, models)
    )
    for pattern in options.extend.get("models", ()):
        for name in (fields_class(pattern.text), methods_class(pattern.text)):
            if name in taken and not options.is_past:
                raise CalcoError.of(
                    "CALCO-C023",
                    f"{pattern.text} cannot be extended: {name} is a model too",
                    place=pattern.place,
                    hint="Give that one another name, under names.schemas.",
                )
    return found


def _known(kind: str, options: Options, there: Collection[str]) -> frozenset[str]:
    wanted = options.extend.get(kind, ())
    for pattern in () if options.is_past else wanted:
        if pattern.text not in there:
            raise _nothing(kind, pattern, there)
    return frozenset(pattern.text for pattern in wanted) & frozenset(there)


def _nothing(kind: str, pattern: Pattern, there: Collection[str]) -> CalcoError:
    from difflib import get_close_matches

    close = get_close_matches(pattern.text, sorted(there), 1)
    return CalcoError.of(
        "CALCO-C021",
        f"there is nothing called {pattern.text!r} among the {kind} of the package",
        place=pattern.place,
        hint=(
            f"Did you mean {close[0]!r}?"
            if close
            else "Take it out of extend; the module of its methods stays."
        ),
    )


def seam_files(
    package: str,
    resources: tuple[ResourceView, ...],
    models: tuple[ModuleView, ...],
) -> list[tuple[str, str, dict[str, object]]]:
    """The modules to begin with: path, template, and what the template sees."""
    files: list[tuple[str, str, dict[str, object]]] = []
    for view in resources:
        if view.is_extended:
            path = f"{package}/custom/resources/{view.module}.py"
            template = "package/custom/resources/resource.py"
            files.append((path, template, {"resource": view}))
    for module in models:
        for entry in module.entries:
            if isinstance(entry, ClassView) and entry.seam:
                path = f"{package}/custom/models/{entry.seam}.py"
                template = "package/custom/models/model.py"
                files.append((path, template, {"module": module, "model": entry}))
    folders = sorted({path.rpartition("/")[0] for path, _, _ in files})
    for folder in folders:
        template = f"package/custom/{folder.rpartition('/')[2]}/__init__.py"
        files.append((f"{folder}/__init__.py", template, {}))
    return files


def seam_module(model: str) -> str:
    """The module of what is written for a model."""
    return snake(model, fallback="model")


def fields_class(model: str) -> str:
    """What the class of a model's fields is called."""
    return f"{model}Fields"


def methods_class(model: str) -> str:
    """What the class of a model's hand-written methods is called."""
    return f"{model}Methods"
