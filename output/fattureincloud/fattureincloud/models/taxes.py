"""Models of ``taxes``."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar, TypeAlias

from pydantic import Field

from .._runtime.enums import OpenStrEnum
from .._runtime.models import Model
from .._runtime.paging_models import PagedModel
from .common import Attachment, AttachmentData, PaymentAccount


class F24Status(OpenStrEnum):
    """State of an F24: `paid`, `not_paid` yet, or `reversed`, when a payment was
    undone."""

    PAID = "paid"
    NOT_PAID = "not_paid"
    REVERSED = "reversed"


class F24(Model):
    """An F24, the single form with which taxes and social contributions are paid in
    Italy."""

    _read_only: ClassVar[frozenset[str]] = frozenset({"attachment_url"})

    id: int | None = None
    """Identifier of the F24."""
    due_date: dt.date | None = None
    """Last day for paying."""
    status: F24Status | None = None
    """Whether the form is paid."""
    payment_account: PaymentAccount | None = None
    """Account it is paid from. Needed when `status` is `paid`."""
    amount: float | None = None
    """Euro to pay."""
    attachment_url: str | None = None
    """Link to download the file. It works for a limited time."""
    attachment_token: str | None = None
    """Token of an uploaded file, as returned by `uploadF24Attachment`."""
    description: str | None = None
    """What is paid, such as the tax and the period."""


class CreateF24Request(Model):
    """What `createF24` takes."""

    data: F24 | None = None
    """The F24 to record."""


class CreateF24Response(Model):
    """What `createF24` returns."""

    data: F24 | None = None
    """The F24, with its identifier."""


class GetF24Response(Model):
    """What `getF24` returns."""

    data: F24 | None = None
    """The F24."""


class ListF24ResponseAggregatedData(Model):
    """Figures over all F24 forms that match, not those of the page alone."""

    amount: float | None = None
    """Euro they add up to."""


class ListF24Response(PagedModel["F24"], items="data"):
    """One page of F24 forms, with the amount of all that match."""

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
    data: list[F24] | None = None
    """The F24 forms."""
    aggregated_data: ListF24ResponseAggregatedData | None = None
    """Figures over all F24 forms that match."""


class ModifyF24Request(Model):
    """What `modifyF24` takes."""

    data: F24 | None = None
    """The fields to change."""


class ModifyF24Response(Model):
    """What `modifyF24` returns."""

    data: F24 | None = None
    """The F24 after the change."""


UploadF24AttachmentRequest: TypeAlias = Attachment
"""What `uploadF24Attachment` takes: a multipart form with one file."""


class UploadF24AttachmentResponse(Model):
    """What `uploadF24Attachment` returns."""

    data: AttachmentData | None = None
    """The token of the file."""
