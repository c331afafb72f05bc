"""What callers may pass for the models of ``archive``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import TypedDict

if TYPE_CHECKING:
    import datetime as dt

    from .. import models


class ArchiveDocumentParams(TypedDict, total=False):
    id: int | None
    date: dt.date | str | None
    description: str | None
    category: str | None
    attachment_token: str | None


class CreateArchiveDocumentRequestParams(TypedDict, total=False):
    data: models.ArchiveDocument | ArchiveDocumentParams | None


class ModifyArchiveDocumentRequestParams(TypedDict, total=False):
    data: models.ArchiveDocument | ArchiveDocumentParams | None
