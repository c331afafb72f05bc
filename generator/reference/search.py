"""What search looks through: a script that pages load when somebody searches."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.reference.views import (
        ChangesPage,
        OperationPage,
        SchemaPage,
        WebhookPage,
    )


def search_index(
    operations: list[OperationPage],
    schemas: list[SchemaPage],
    webhooks: list[WebhookPage],
    changed: ChangesPage | None,
) -> str:
    """Every page with the words that it is found by.

    It is a script rather than JSON, so that pages opened from a disk find it too."""
    entries = [
        [
            page.title,
            f"{page.method} {page.path}",
            page.address,
            " ".join(
                [
                    page.call,
                    *(each.field.name for _, _, group in page.groups for each in group),
                    *(row.field.name for body in page.body for row in body.rows),
                ]
            ),
        ]
        for page in operations
    ]
    entries += [
        [
            page.title,
            "schema",
            page.address,
            " ".join(row.field.name for row in page.rows if row.field.is_property),
        ]
        for page in schemas
    ]
    entries += [
        [page.title, page.kind, page.address, f"{page.name} {page.parser}"]
        for page in webhooks
    ]
    if changed is not None:
        entries.append([changed.title, "changes", changed.address, changed.words])
    text = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("<", "\\u003c")  # wherever somebody may put it
    return f"window.searchEntries={text};\n"
