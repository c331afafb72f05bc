"""Where each page of the site is: addresses that stay when the document changes.

An operation's page is called as its method on the client, a schema's as its class;
both are recorded in the package's lock and never given to anything else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.ir import Api
    from generator.names import Names

_RESERVED = {"index"}


@dataclass(frozen=True, slots=True)
class Addresses:
    """The pages, as paths below the site.

    Attributes:
        operations: By pointer of the operation.
        tags: By dotted path of the resource.
        schemas: By identity of the declared schema.
        webhooks: By pointer of the operation of the webhook or callback.
    """

    operations: Mapping[str, str]
    tags: Mapping[str, str]
    schemas: Mapping[str, str]
    webhooks: Mapping[str, str]


def addresses(api: Api, names: Names) -> Addresses:
    """The address of every page that a site has."""
    of = {
        pointer: resource.dotted
        for resource in names.resources
        for pointer in resource.operations
    }
    operations = [
        (each.pointer, f"{of[each.pointer]}.{names.methods[each.pointer]}")
        for each in api.operations
    ]
    tags = [(resource.dotted, resource.dotted) for resource in names.resources]
    schemas = [
        (identity, names.schemas[identity])
        for identity in api.declared
        if identity in names.schemas
    ]
    webhooks = [
        (pointer, parser.removeprefix("parse_"))
        for one in api.incoming
        if (parser := names.parsers.get(pointer := one.operation.pointer))
    ]
    return Addresses(
        operations=_placed("operations", operations),
        tags=_placed("tags", tags),
        schemas=_placed("schemas", schemas),
        webhooks=_placed("webhooks", webhooks),
    )


def _placed(folder: str, named: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    # Some file systems do not tell capital letters from small ones.
    taken = set(_RESERVED)
    for key, name in named:
        plain = re.sub(r"[^A-Za-z0-9_.-]", "-", name).strip(".") or "page"
        slug, number = plain, 1
        while slug.lower() in taken:
            number += 1
            slug = f"{plain}-{number}"
        taken.add(slug.lower())
        found[key] = f"{folder}/{slug}.html"
    return found
