"""The clients: one attribute a group of operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.client import AsyncAPIClient, Profile, SyncAPIClient
from ._runtime.resource import Lazy
from ._runtime.security import Bearer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from typing_extensions import Unpack

    from ._runtime.client import ClientSettings, ErrorTable
    from ._runtime.security import Authenticator, Credential
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


def _checks() -> Mapping[str, object]:
    from ._checks import CHECKS

    return CHECKS


_PROFILE = Profile(
    package="fattureincloud",
    version="2.1.8",
    base_url="https://api-v2.fattureincloud.it",
    environment_prefix="FATTUREINCLOUD",
    errors=_errors,
    checks=_checks,
    schemes={
        "OAuth2AuthenticationCodeFlow": Bearer(),
    },
)


class Client(SyncAPIClient):
    """A client for Fatture in Cloud.

    Use it in a ``with`` block, or call ``close()``. Threads may share one client.

    Args:
        access_token: A bearer token, a sign-in of ``auth``, or a function that returns
            one; ``FATTUREINCLOUD_ACCESS_TOKEN`` in the environment when left out.
        transport: Sends the requests, instead of the one that comes with the package.
        base_url: Where the API is; ``FATTUREINCLOUD_BASE_URL`` in the environment
            or the address in the API's description when left out.
        timeout: Seconds for each step of a call, or a ``Timeout``; ``None`` waits
            for ever. By default 60, and 10 to connect.
        retries: How often a call is made again that failed for the moment and may be
            sent twice, or ``Retries``; by default 2 times.
        throttle: Sends no more calls than it allows.
        headers: Sent with every request.
        strict: Raise ``DecodeError`` for an answer that does not fit its description.
        validate_requests: Raise ``InvalidRequestError`` for a call that the API's
            description forbids, instead of sending it.
        on_mismatch: Called with each value that does not fit; by default they are
            reported through ``warnings``.
        hooks: ``Hooks``, or several, that take part in calls.
        connections: Proxies, TLS, HTTP/2 and how many there may be: ``Connections``.
    """

    user: Lazy[User] = Lazy("user.User")
    """The person the token belongs to, and the companies that person can reach."""
    companies: Lazy[Companies] = Lazy("companies.Companies")
    """Facts about a company: the plan it pays for, what the user may do in it, how
    much of each limit is used."""
    clients: Lazy[Clients] = Lazy("clients.Clients")
    """The people and companies that documents are issued to."""
    suppliers: Lazy[Suppliers] = Lazy("suppliers.Suppliers")
    """The people and companies that expenses come from."""
    products: Lazy[Products] = Lazy("products.Products")
    """Goods and services with prices, costs, VAT and stock."""
    issued_documents: Lazy[IssuedDocuments] = Lazy("issued_documents.IssuedDocuments")
    """Everything the company issues: invoices, credit notes, quotes, proformas,
    orders, delivery notes, receipts, work reports, self-invoices."""
    issued_e_invoices: Lazy[IssuedEInvoices] = Lazy("issued_e_invoices.IssuedEInvoices")
    """Electronic invoices in the FatturaPA format: check them, send them to the
    exchange system, fetch the XML, learn why one was refused."""
    received_documents: Lazy[ReceivedDocuments] = Lazy(
        "received_documents.ReceivedDocuments"
    )
    """What the company receives: expenses, credit notes and delivery notes from
    suppliers, and those that wait to be recorded."""
    receipts: Lazy[Receipts] = Lazy("receipts.Receipts")
    """Totals of a day's sales as recorded by a till or in a receipt book
    (corrispettivi)."""
    taxes: Lazy[Taxes] = Lazy("taxes.Taxes")
    """F24 forms, the single form with which taxes and social contributions are paid in
    Italy."""
    archive: Lazy[Archive] = Lazy("archive.Archive")
    """Documents kept for reference, such as contracts and certificates, each with a
    date, a category and a file."""
    cashbook: Lazy[Cashbook] = Lazy("cashbook.Cashbook")
    """Money that came in and went out, entered by hand or following from the payments
    of documents."""
    info: Lazy[Info] = Lazy("info.Info")
    """Lists to choose values from: countries, cities, languages, currencies, VAT
    types, payment methods, categories and more. Most change rarely, so they are
    worth keeping for a while."""
    settings: Lazy[Settings] = Lazy("settings.Settings")
    """What a company sets up once: payment methods and accounts, VAT types, document
    templates and the tax profile."""
    emails: Lazy[Emails] = Lazy("emails.Emails")
    """The emails sent from a company, with what became of each."""
    webhooks: Lazy[Webhooks] = Lazy("webhooks.Webhooks")
    """Subscriptions to events: the service calls an address of yours when something
    changes."""
    price_lists: Lazy[PriceLists] = Lazy("price_lists.PriceLists")
    """Named sets of prices that can be given to clients."""

    def __init__(
        self,
        *,
        access_token: Authenticator | Credential | None = None,
        transport: Transport | None = None,
        **settings: Unpack[ClientSettings],
    ) -> None:
        super().__init__(
            _PROFILE,
            credentials={
                "OAuth2AuthenticationCodeFlow": access_token,
            },
            transport=transport,
            **settings,
        )


class AsyncClient(AsyncAPIClient):
    """A client for Fatture in Cloud.

    Use it in an ``async with`` block, or await ``aclose()``. Tasks may share one client.

    Args:
        access_token: A bearer token, a sign-in of ``auth``, or a function or coroutine
            function that returns one; ``FATTUREINCLOUD_ACCESS_TOKEN`` in the
            environment when left out.
        transport: This and the settings are as for ``Client``.
    """

    user: Lazy[AsyncUser] = Lazy("user.AsyncUser")
    companies: Lazy[AsyncCompanies] = Lazy("companies.AsyncCompanies")
    clients: Lazy[AsyncClients] = Lazy("clients.AsyncClients")
    suppliers: Lazy[AsyncSuppliers] = Lazy("suppliers.AsyncSuppliers")
    products: Lazy[AsyncProducts] = Lazy("products.AsyncProducts")
    issued_documents: Lazy[AsyncIssuedDocuments] = Lazy(
        "issued_documents.AsyncIssuedDocuments"
    )
    issued_e_invoices: Lazy[AsyncIssuedEInvoices] = Lazy(
        "issued_e_invoices.AsyncIssuedEInvoices"
    )
    received_documents: Lazy[AsyncReceivedDocuments] = Lazy(
        "received_documents.AsyncReceivedDocuments"
    )
    receipts: Lazy[AsyncReceipts] = Lazy("receipts.AsyncReceipts")
    taxes: Lazy[AsyncTaxes] = Lazy("taxes.AsyncTaxes")
    archive: Lazy[AsyncArchive] = Lazy("archive.AsyncArchive")
    cashbook: Lazy[AsyncCashbook] = Lazy("cashbook.AsyncCashbook")
    info: Lazy[AsyncInfo] = Lazy("info.AsyncInfo")
    settings: Lazy[AsyncSettings] = Lazy("settings.AsyncSettings")
    emails: Lazy[AsyncEmails] = Lazy("emails.AsyncEmails")
    webhooks: Lazy[AsyncWebhooks] = Lazy("webhooks.AsyncWebhooks")
    price_lists: Lazy[AsyncPriceLists] = Lazy("price_lists.AsyncPriceLists")

    def __init__(
        self,
        *,
        access_token: Authenticator | Credential | None = None,
        transport: AsyncTransport | None = None,
        **settings: Unpack[ClientSettings],
    ) -> None:
        super().__init__(
            _PROFILE,
            credentials={
                "OAuth2AuthenticationCodeFlow": access_token,
            },
            transport=transport,
            **settings,
        )
