"""The clients: one attribute a group of operations."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._runtime.client import AsyncAPIClient, Profile, SyncAPIClient
from ._runtime.options import Timeout
from ._runtime.security import Bearer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ._runtime.client import ErrorTable
    from ._runtime.mismatch import Mismatch
    from ._runtime.security import Credential
    from ._runtime.transport import AsyncTransport, Transport
    from .resources.archive import Archive, AsyncArchive
    from .resources.cashbook import AsyncCashbook, Cashbook
    from .resources.clients import AsyncClients, Clients
    from .resources.companies import AsyncCompanies, Companies
    from .resources.emails import AsyncEmails, Emails
    from .resources.info import AsyncInfo, Info
    from .resources.issued_documents import AsyncIssuedDocuments, IssuedDocuments
    from .resources.issued_e_invoices import AsyncIssuedEInvoices, IssuedEInvoices
    from .resources.price_lists import AsyncPriceLists, PriceLists
    from .resources.products import AsyncProducts, Products
    from .resources.receipts import AsyncReceipts, Receipts
    from .resources.received_documents import AsyncReceivedDocuments, ReceivedDocuments
    from .resources.settings import AsyncSettings, Settings
    from .resources.suppliers import AsyncSuppliers, Suppliers
    from .resources.taxes import AsyncTaxes, Taxes
    from .resources.user import AsyncUser, User
    from .resources.webhooks import AsyncWebhooks, Webhooks


def _errors() -> ErrorTable:
    from .errors import BY_STATUS
    from .resources._shared import ERRORS

    return BY_STATUS, ERRORS


_TIMEOUT = Timeout()
_PROFILE = Profile(
    package="fattureincloud",
    version="2.1.8",
    base_url="https://api-v2.fattureincloud.it",
    environment_prefix="FATTUREINCLOUD",
    errors=_errors,
    schemes={
        "OAuth2AuthenticationCodeFlow": Bearer(),
    },
)


class Client(SyncAPIClient):
    """A client for Fatture in Cloud.

    Use it in a ``with`` block, or call ``close()``. Threads may share one client.

    Args:
        access_token: A bearer token, or a function that returns one;
            ``FATTUREINCLOUD_ACCESS_TOKEN`` in the environment when left out.
        base_url: Where the API is; ``FATTUREINCLOUD_BASE_URL`` in the environment
            or the address in the API's description when left out.
        timeout: Seconds for each step of a call, or a ``Timeout``; ``None`` waits
            for ever. By default 60, and 10 to connect.
        headers: Sent with every request.
        strict: Raise ``DecodeError`` for an answer that does not fit its description.
        on_mismatch: Called with each value that does not fit; by default they are
            reported through ``warnings``.
        transport: Sends the requests, instead of the one that comes with the package.
    """

    def __init__(
        self,
        *,
        access_token: Credential | None = None,
        base_url: str | None = None,
        timeout: float | Timeout | None = _TIMEOUT,
        headers: Mapping[str, str] | None = None,
        strict: bool = False,
        on_mismatch: Callable[[Mismatch], None] | None = None,
        transport: Transport | None = None,
    ) -> None:
        super().__init__(
            _PROFILE,
            credentials={
                "OAuth2AuthenticationCodeFlow": access_token,
            },
            base_url=base_url,
            timeout=timeout,
            headers=headers,
            strict=strict,
            on_mismatch=on_mismatch,
            transport=transport,
        )

    @cached_property
    def user(self) -> User:
        """The person the token belongs to, and the companies that person can reach."""
        from .resources.user import User

        return User(self)

    @cached_property
    def companies(self) -> Companies:
        """Facts about a company: the plan it pays for, what the user may do in it,
        how much of each limit is used.
        """
        from .resources.companies import Companies

        return Companies(self)

    @cached_property
    def clients(self) -> Clients:
        """The people and companies that documents are issued to."""
        from .resources.clients import Clients

        return Clients(self)

    @cached_property
    def suppliers(self) -> Suppliers:
        """The people and companies that expenses come from."""
        from .resources.suppliers import Suppliers

        return Suppliers(self)

    @cached_property
    def products(self) -> Products:
        """Goods and services with prices, costs, VAT and stock."""
        from .resources.products import Products

        return Products(self)

    @cached_property
    def issued_documents(self) -> IssuedDocuments:
        """Everything the company issues: invoices, credit notes, quotes, proformas,
        orders, delivery notes, receipts, work reports, self-invoices.
        """
        from .resources.issued_documents import IssuedDocuments

        return IssuedDocuments(self)

    @cached_property
    def issued_e_invoices(self) -> IssuedEInvoices:
        """Electronic invoices in the FatturaPA format: check them, send them to the
        exchange system, fetch the XML, learn why one was refused.
        """
        from .resources.issued_e_invoices import IssuedEInvoices

        return IssuedEInvoices(self)

    @cached_property
    def received_documents(self) -> ReceivedDocuments:
        """What the company receives: expenses, credit notes and delivery notes from
        suppliers, and those that wait to be recorded.
        """
        from .resources.received_documents import ReceivedDocuments

        return ReceivedDocuments(self)

    @cached_property
    def receipts(self) -> Receipts:
        """Totals of a day's sales as recorded by a till or in a receipt book
        (corrispettivi).
        """
        from .resources.receipts import Receipts

        return Receipts(self)

    @cached_property
    def taxes(self) -> Taxes:
        """F24 forms, the single form with which taxes and social contributions are
        paid in Italy.
        """
        from .resources.taxes import Taxes

        return Taxes(self)

    @cached_property
    def archive(self) -> Archive:
        """Documents kept for reference, such as contracts and certificates, each
        with a date, a category and a file.
        """
        from .resources.archive import Archive

        return Archive(self)

    @cached_property
    def cashbook(self) -> Cashbook:
        """Money that came in and went out, entered by hand or following from the
        payments of documents.
        """
        from .resources.cashbook import Cashbook

        return Cashbook(self)

    @cached_property
    def info(self) -> Info:
        """Lists to choose values from: countries, cities, languages, currencies, VAT
        types, payment methods, categories and more. Most change rarely, so they
        are worth keeping for a while.
        """
        from .resources.info import Info

        return Info(self)

    @cached_property
    def settings(self) -> Settings:
        """What a company sets up once: payment methods and accounts, VAT types,
        document templates and the tax profile.
        """
        from .resources.settings import Settings

        return Settings(self)

    @cached_property
    def emails(self) -> Emails:
        """The emails sent from a company, with what became of each."""
        from .resources.emails import Emails

        return Emails(self)

    @cached_property
    def webhooks(self) -> Webhooks:
        """Subscriptions to events: the service calls an address of yours when
        something changes.
        """
        from .resources.webhooks import Webhooks

        return Webhooks(self)

    @cached_property
    def price_lists(self) -> PriceLists:
        """Named sets of prices that can be given to clients."""
        from .resources.price_lists import PriceLists

        return PriceLists(self)


class AsyncClient(AsyncAPIClient):
    """A client for Fatture in Cloud.

    Use it in an ``async with`` block, or await ``aclose()``. Tasks may share one client.

    Args:
        access_token: A bearer token, or a function or coroutine function that returns
            one; ``FATTUREINCLOUD_ACCESS_TOKEN`` in the environment when left out.
        base_url: Where the API is; ``FATTUREINCLOUD_BASE_URL`` in the environment
            or the address in the API's description when left out.
        timeout: Seconds for each step of a call, or a ``Timeout``; ``None`` waits
            for ever. By default 60, and 10 to connect.
        headers: Sent with every request.
        strict: Raise ``DecodeError`` for an answer that does not fit its description.
        on_mismatch: Called with each value that does not fit; by default they are
            reported through ``warnings``.
        transport: Sends the requests, instead of the one that comes with the package.
    """

    def __init__(
        self,
        *,
        access_token: Credential | None = None,
        base_url: str | None = None,
        timeout: float | Timeout | None = _TIMEOUT,
        headers: Mapping[str, str] | None = None,
        strict: bool = False,
        on_mismatch: Callable[[Mismatch], None] | None = None,
        transport: AsyncTransport | None = None,
    ) -> None:
        super().__init__(
            _PROFILE,
            credentials={
                "OAuth2AuthenticationCodeFlow": access_token,
            },
            base_url=base_url,
            timeout=timeout,
            headers=headers,
            strict=strict,
            on_mismatch=on_mismatch,
            transport=transport,
        )

    @cached_property
    def user(self) -> AsyncUser:
        """The person the token belongs to, and the companies that person can reach."""
        from .resources.user import AsyncUser

        return AsyncUser(self)

    @cached_property
    def companies(self) -> AsyncCompanies:
        """Facts about a company: the plan it pays for, what the user may do in it,
        how much of each limit is used.
        """
        from .resources.companies import AsyncCompanies

        return AsyncCompanies(self)

    @cached_property
    def clients(self) -> AsyncClients:
        """The people and companies that documents are issued to."""
        from .resources.clients import AsyncClients

        return AsyncClients(self)

    @cached_property
    def suppliers(self) -> AsyncSuppliers:
        """The people and companies that expenses come from."""
        from .resources.suppliers import AsyncSuppliers

        return AsyncSuppliers(self)

    @cached_property
    def products(self) -> AsyncProducts:
        """Goods and services with prices, costs, VAT and stock."""
        from .resources.products import AsyncProducts

        return AsyncProducts(self)

    @cached_property
    def issued_documents(self) -> AsyncIssuedDocuments:
        """Everything the company issues: invoices, credit notes, quotes, proformas,
        orders, delivery notes, receipts, work reports, self-invoices.
        """
        from .resources.issued_documents import AsyncIssuedDocuments

        return AsyncIssuedDocuments(self)

    @cached_property
    def issued_e_invoices(self) -> AsyncIssuedEInvoices:
        """Electronic invoices in the FatturaPA format: check them, send them to the
        exchange system, fetch the XML, learn why one was refused.
        """
        from .resources.issued_e_invoices import AsyncIssuedEInvoices

        return AsyncIssuedEInvoices(self)

    @cached_property
    def received_documents(self) -> AsyncReceivedDocuments:
        """What the company receives: expenses, credit notes and delivery notes from
        suppliers, and those that wait to be recorded.
        """
        from .resources.received_documents import AsyncReceivedDocuments

        return AsyncReceivedDocuments(self)

    @cached_property
    def receipts(self) -> AsyncReceipts:
        """Totals of a day's sales as recorded by a till or in a receipt book
        (corrispettivi).
        """
        from .resources.receipts import AsyncReceipts

        return AsyncReceipts(self)

    @cached_property
    def taxes(self) -> AsyncTaxes:
        """F24 forms, the single form with which taxes and social contributions are
        paid in Italy.
        """
        from .resources.taxes import AsyncTaxes

        return AsyncTaxes(self)

    @cached_property
    def archive(self) -> AsyncArchive:
        """Documents kept for reference, such as contracts and certificates, each
        with a date, a category and a file.
        """
        from .resources.archive import AsyncArchive

        return AsyncArchive(self)

    @cached_property
    def cashbook(self) -> AsyncCashbook:
        """Money that came in and went out, entered by hand or following from the
        payments of documents.
        """
        from .resources.cashbook import AsyncCashbook

        return AsyncCashbook(self)

    @cached_property
    def info(self) -> AsyncInfo:
        """Lists to choose values from: countries, cities, languages, currencies, VAT
        types, payment methods, categories and more. Most change rarely, so they
        are worth keeping for a while.
        """
        from .resources.info import AsyncInfo

        return AsyncInfo(self)

    @cached_property
    def settings(self) -> AsyncSettings:
        """What a company sets up once: payment methods and accounts, VAT types,
        document templates and the tax profile.
        """
        from .resources.settings import AsyncSettings

        return AsyncSettings(self)

    @cached_property
    def emails(self) -> AsyncEmails:
        """The emails sent from a company, with what became of each."""
        from .resources.emails import AsyncEmails

        return AsyncEmails(self)

    @cached_property
    def webhooks(self) -> AsyncWebhooks:
        """Subscriptions to events: the service calls an address of yours when
        something changes.
        """
        from .resources.webhooks import AsyncWebhooks

        return AsyncWebhooks(self)

    @cached_property
    def price_lists(self) -> AsyncPriceLists:
        """Named sets of prices that can be given to clients."""
        from .resources.price_lists import AsyncPriceLists

        return AsyncPriceLists(self)
