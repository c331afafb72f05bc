"""Models of ``archive``."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar, TypeAlias

from pydantic import Field

from .._runtime.models import Model
from .._runtime.paging_models import PagedModel
from .common import Attachment, AttachmentData


class ArchiveDocument(Model):
    """A document kept for reference in the archive."""

    _read_only: ClassVar[frozenset[str]] = frozenset({"attachment_url"})

    id: int | None = None
    """Identifier of the archived document."""
    date: dt.date | None = None
    """Date of the document. Today when left out."""
    description: str | None = None
    """What the document is, in a few words."""
    attachment_url: str | None = None
    """Link to download the file. It works for a limited time."""
    category: str | None = None
    """Category to find the document by, in the company's own words."""
    attachment_token: str | None = None
    """Token of an uploaded file, as returned by `uploadArchiveDocumentAttachment`.
    Needed on creation; on a change it replaces the file."""


class CreateArchiveDocumentRequest(Model):
    """What `createArchiveDocument` takes."""

    data: ArchiveDocument | None = None
    """The document to archive."""


class CreateArchiveDocumentResponse(Model):
    """What `createArchiveDocument` returns."""

    data: ArchiveDocument | None = None
    """The archived document, with its identifier."""


class GetArchiveDocumentResponse(Model):
    """What `getArchiveDocument` returns."""

    data: ArchiveDocument | None = None
    """The archived document."""


class ListArchiveDocumentsResponse(PagedModel["ArchiveDocument"], items="data"):
    """One page of archived documents."""

    current_page: int | None = None
    """Number of this page, counted from 1."""
    first_page_url: str | None = None
    """Link to the first page."""
    from_: Annotated[int | None, Field(alias="from")] = None
    """Position in the whole list of the first item on this page, counted from 1.
    Null when the page is empty."""
    last_page: int | None = None
    """Number of the last page."""
    last_page_url: str | None = None
    """Link to the last page."""
    next_page_url: str | None = None
    """Link to the next page. Null on the last one."""
    path: str | None = None
    """Address of the list without page and size."""
    per_page: int | None = None
    """How many items a page holds."""
    prev_page_url: str | None = None
    """Link to the page before. Null on the first one."""
    to: int | None = None
    """Position in the whole list of the last item on this page, counted from 1. Null
    when the page is empty."""
    total: int | None = None
    """How many items there are on all pages."""
    data: list[ArchiveDocument] | None = None
    """The archived documents."""


class ModifyArchiveDocumentRequest(Model):
    """What `modifyArchiveDocument` takes."""

    data: ArchiveDocument | None = None
    """The fields to change."""


class ModifyArchiveDocumentResponse(Model):
    """What `modifyArchiveDocument` returns."""

    data: ArchiveDocument | None = None
    """The archived document after the change."""


class UploadArchiveAttachmentResponse(Model):
    """What `uploadArchiveDocumentAttachment` returns."""

    data: AttachmentData | None = None
    """The token of the file."""


UploadArchiveDocumentAttachmentRequest: TypeAlias = Attachment
"""What `uploadArchiveDocumentAttachment` takes: a multipart form with one file."""
