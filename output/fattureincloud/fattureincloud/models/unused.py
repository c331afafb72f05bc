"""Models that no operation mentions."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model
from .archive import ArchiveDocument
from .clients import Client
from .emails import Email
from .issued_documents import IssuedDocument
from .products import Product
from .receipts import Receipt
from .received_documents import PendingReceivedDocument, ReceivedDocument
from .suppliers import Supplier
from .taxes import F24, ListF24ResponseAggregatedData


class ListArchiveDocumentsResponsePage(Model):
    """The items of a page of archived documents."""

    data: list[ArchiveDocument] | None = None
    """The archived documents."""


class ListClientsResponsePage(Model):
    """The items of a page of clients."""

    data: list[Client] | None = None
    """The clients."""


class ListEmailsResponsePage(Model):
    """The items of a page of emails."""

    data: list[Email] | None = None
    """The emails."""


class ListF24ResponseAggregation(Model):
    """The part of a list of F24 forms that adds them up."""

    aggregated_data: ListF24ResponseAggregatedData | None = None
    """Figures over all F24 forms that match."""


class ListF24ResponsePage(Model):
    """The items of a page of F24 forms."""

    data: list[F24] | None = None
    """The F24 forms."""


class ListIssuedDocumentsResponsePage(Model):
    """The items of a page of issued documents."""

    data: list[IssuedDocument] | None = None
    """The documents."""


class ListPendingReceivedDocumentsResponsePage(Model):
    """The items of a page of waiting documents."""

    data: list[PendingReceivedDocument] | None = None
    """The waiting documents."""


class ListProductsResponsePage(Model):
    """The items of a page of products."""

    data: list[Product] | None = None
    """The products."""


class ListReceiptsResponsePage(Model):
    """The items of a page of receipts."""

    data: list[Receipt] | None = None
    """The receipts."""


class ListReceivedDocumentsResponsePage(Model):
    """The items of a page of received documents."""

    data: list[ReceivedDocument] | None = None
    """The documents."""


class ListSuppliersResponsePage(Model):
    """The items of a page of suppliers."""

    data: list[Supplier] | None = None
    """The suppliers."""


class Pagination(Model):
    """Where a page of a list stands among the others."""

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
