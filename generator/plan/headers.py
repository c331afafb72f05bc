"""The class that holds what the headers of answers say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.ir import Property, ScalarType
from generator.plan.annotations import Annotator
from generator.plan.imports import Block
from generator.plan.schemas import SHADOWED, plan_field
from generator.plan.views_types import HeadersView

if TYPE_CHECKING:
    from generator.ir import Api, Header
    from generator.names import Names
    from generator.plan.modules import Modules


def plan_headers(api: Api, names: Names, modules: Modules) -> HeadersView | None:
    """A field for each header that the answers of the API have; ``None`` when no answer
    is said to have any. One that has several types is left as text."""
    headers: dict[str, Header] = {}
    for operation in api.operations:
        for response in operation.responses:
            for header in response.headers:
                key = header.name.lower()
                known = headers.setdefault(key, header)
                if known.type != header.type:
                    headers[key] = replace(known, type=ScalarType("string"))
    if not headers:
        return None
    annotator = Annotator(api, names, modules)
    annotator.imports.runtime.add("DocumentedHeaders")
    shadowed = SHADOWED & set(names.headers.values())
    fields = [
        # Which answers have it depends on much else than the description.
        plan_field(
            Property(header.name, header.type, documentation=header.documentation),
            names.headers[key],
            annotator.output(header.type, shadowed),
            annotator,
        )
        for key, header in headers.items()
    ]
    block = Block(".").needed(annotator.imports)
    return HeadersView(imports=block.lines(), fields=tuple(fields))
