"""Models of ``emails``."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field

from .._runtime.enums import OpenStrEnum
from .._runtime.models import Model
from .._runtime.paging_models import PagedModel


class EmailStatus(OpenStrEnum):
    """How far an email has got: waiting (`pending`), on its way (`sending`), or
    `sent`."""

    SENDING = "sending"
    PENDING = "pending"
    SENT = "sent"


class EmailRecipientStatus(OpenStrEnum):
    """What the recipient did with an email: opened the message (`email_opened`),
    opened the document (`document_opened`), or nothing that is known (`unknown`)."""

    UNKNOWN = "unknown"
    DOCUMENT_OPENED = "document_opened"
    EMAIL_OPENED = "email_opened"


class EmailAttachment(Model):
    """A file sent with an email."""

    filename: str | None = None
    """Name of the file."""
    url: str | None = None
    """Link to download the file."""


class Email(Model):
    """An email sent from the company's account."""

    id: int | None = None
    """Identifier of the email."""
    status: EmailStatus | None = None
    """How far the message has got."""
    sent_date: str | None = None
    """When the message was sent, as `YYYY-MM-DD hh:mm:ss`."""
    errors_count: int | None = None
    """How many attempts to send it failed."""
    error_log: str | None = None
    """What the failed attempts reported."""
    from_email: str | None = None
    """Address of the sender."""
    from_name: str | None = None
    """Name of the sender."""
    to_email: str | None = None
    """Address of the recipient."""
    to_name: str | None = None
    """Name of the recipient."""
    subject: str | None = None
    """Subject of the message."""
    content: str | None = None
    """Text of the message, in HTML."""
    copy_to: str | None = None
    """Address that got a copy."""
    recipient_status: EmailRecipientStatus | None = None
    """What the recipient did with the message, as far as it is known."""
    recipient_date: dt.datetime | None = None
    """When the recipient last opened the message or the document."""
    kind: str | None = None
    """What the message was about, such as an invoice or a reminder."""
    attachments: list[EmailAttachment] | None = None
    """Files sent with the message."""


class ListEmailsResponse(PagedModel["Email"], items="data"):
    """One page of emails."""

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
    data: list[Email] | None = None
    """The emails."""
