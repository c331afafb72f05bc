"""Models of ``webhooks``."""

from __future__ import annotations

from .._runtime.enums import OpenStrEnum
from .._runtime.models import Model


class EventType(OpenStrEnum):
    """Kind of event that a webhook is told of. The part after `webhooks.` names what
    it happened to, the last word what happened: `create`, `update`, `delete`, or
    one of these:

    * `stock_update`: the stock of a product changed
    * `status_update`: an electronic invoice moved on to another status
    * `receive`: an electronic invoice came in from a supplier
    * `email_sent`: a document was sent by email

    Kinds with `all` stand for every kind of document or subject of their group."""

    ISSUED_DOCUMENTS_INVOICES_CREATE = (
        "it.fattureincloud.webhooks.issued_documents.invoices.create"
    )
    ISSUED_DOCUMENTS_INVOICES_UPDATE = (
        "it.fattureincloud.webhooks.issued_documents.invoices.update"
    )
    ISSUED_DOCUMENTS_INVOICES_DELETE = (
        "it.fattureincloud.webhooks.issued_documents.invoices.delete"
    )
    ISSUED_DOCUMENTS_QUOTES_CREATE = (
        "it.fattureincloud.webhooks.issued_documents.quotes.create"
    )
    ISSUED_DOCUMENTS_QUOTES_UPDATE = (
        "it.fattureincloud.webhooks.issued_documents.quotes.update"
    )
    ISSUED_DOCUMENTS_QUOTES_DELETE = (
        "it.fattureincloud.webhooks.issued_documents.quotes.delete"
    )
    ISSUED_DOCUMENTS_PROFORMAS_CREATE = (
        "it.fattureincloud.webhooks.issued_documents.proformas.create"
    )
    ISSUED_DOCUMENTS_PROFORMAS_UPDATE = (
        "it.fattureincloud.webhooks.issued_documents.proformas.update"
    )
    ISSUED_DOCUMENTS_PROFORMAS_DELETE = (
        "it.fattureincloud.webhooks.issued_documents.proformas.delete"
    )
    ISSUED_DOCUMENTS_RECEIPTS_CREATE = (
        "it.fattureincloud.webhooks.issued_documents.receipts.create"
    )
    ISSUED_DOCUMENTS_RECEIPTS_UPDATE = (
        "it.fattureincloud.webhooks.issued_documents.receipts.update"
    )
    ISSUED_DOCUMENTS_RECEIPTS_DELETE = (
        "it.fattureincloud.webhooks.issued_documents.receipts.delete"
    )
    ISSUED_DOCUMENTS_DELIVERY_NOTES_CREATE = (
        "it.fattureincloud.webhooks.issued_documents.delivery_notes.create"
    )
    ISSUED_DOCUMENTS_DELIVERY_NOTES_UPDATE = (
        "it.fattureincloud.webhooks.issued_documents.delivery_notes.update"
    )
    ISSUED_DOCUMENTS_DELIVERY_NOTES_DELETE = (
        "it.fattureincloud.webhooks.issued_documents.delivery_notes.delete"
    )
    ISSUED_DOCUMENTS_CREDIT_NOTES_CREATE = (
        "it.fattureincloud.webhooks.issued_documents.credit_notes.create"
    )
    ISSUED_DOCUMENTS_CREDIT_NOTES_UPDATE = (
        "it.fattureincloud.webhooks.issued_documents.credit_notes.update"
    )
    ISSUED_DOCUMENTS_CREDIT_NOTES_DELETE = (
        "it.fattureincloud.webhooks.issued_documents.credit_notes.delete"
    )
    ISSUED_DOCUMENTS_ORDERS_CREATE = (
        "it.fattureincloud.webhooks.issued_documents.orders.create"
    )
    ISSUED_DOCUMENTS_ORDERS_UPDATE = (
        "it.fattureincloud.webhooks.issued_documents.orders.update"
    )
    ISSUED_DOCUMENTS_ORDERS_DELETE = (
        "it.fattureincloud.webhooks.issued_documents.orders.delete"
    )
    ISSUED_DOCUMENTS_WORK_REPORTS_CREATE = (
        "it.fattureincloud.webhooks.issued_documents.work_reports.create"
    )
    ISSUED_DOCUMENTS_WORK_REPORTS_UPDATE = (
        "it.fattureincloud.webhooks.issued_documents.work_reports.update"
    )
    ISSUED_DOCUMENTS_WORK_REPORTS_DELETE = (
        "it.fattureincloud.webhooks.issued_documents.work_reports.delete"
    )
    ISSUED_DOCUMENTS_SUPPLIER_ORDERS_CREATE = (
        "it.fattureincloud.webhooks.issued_documents.supplier_orders.create"
    )
    ISSUED_DOCUMENTS_SUPPLIER_ORDERS_UPDATE = (
        "it.fattureincloud.webhooks.issued_documents.supplier_orders.update"
    )
    ISSUED_DOCUMENTS_SUPPLIER_ORDERS_DELETE = (
        "it.fattureincloud.webhooks.issued_documents.supplier_orders.delete"
    )
    ISSUED_DOCUMENTS_SELF_SUPPLIER_INVOICES_CREATE = (
        "it.fattureincloud.webhooks.issued_documents.self_supplier_invoices.create"
    )
    ISSUED_DOCUMENTS_SELF_SUPPLIER_INVOICES_UPDATE = (
        "it.fattureincloud.webhooks.issued_documents.self_supplier_invoices.update"
    )
    ISSUED_DOCUMENTS_SELF_SUPPLIER_INVOICES_DELETE = (
        "it.fattureincloud.webhooks.issued_documents.self_supplier_invoices.delete"
    )
    ISSUED_DOCUMENTS_SELF_OWN_INVOICES_CREATE = (
        "it.fattureincloud.webhooks.issued_documents.self_own_invoices.create"
    )
    ISSUED_DOCUMENTS_SELF_OWN_INVOICES_UPDATE = (
        "it.fattureincloud.webhooks.issued_documents.self_own_invoices.update"
    )
    ISSUED_DOCUMENTS_SELF_OWN_INVOICES_DELETE = (
        "it.fattureincloud.webhooks.issued_documents.self_own_invoices.delete"
    )
    ISSUED_DOCUMENTS_ALL_CREATE = (
        "it.fattureincloud.webhooks.issued_documents.all.create"
    )
    ISSUED_DOCUMENTS_ALL_UPDATE = (
        "it.fattureincloud.webhooks.issued_documents.all.update"
    )
    ISSUED_DOCUMENTS_ALL_DELETE = (
        "it.fattureincloud.webhooks.issued_documents.all.delete"
    )
    RECEIVED_DOCUMENTS_CREATE = "it.fattureincloud.webhooks.received_documents.create"
    RECEIVED_DOCUMENTS_UPDATE = "it.fattureincloud.webhooks.received_documents.update"
    RECEIVED_DOCUMENTS_DELETE = "it.fattureincloud.webhooks.received_documents.delete"
    RECEIPTS_CREATE = "it.fattureincloud.webhooks.receipts.create"
    RECEIPTS_UPDATE = "it.fattureincloud.webhooks.receipts.update"
    RECEIPTS_DELETE = "it.fattureincloud.webhooks.receipts.delete"
    TAXES_CREATE = "it.fattureincloud.webhooks.taxes.create"
    TAXES_UPDATE = "it.fattureincloud.webhooks.taxes.update"
    TAXES_DELETE = "it.fattureincloud.webhooks.taxes.delete"
    ARCHIVE_DOCUMENTS_CREATE = "it.fattureincloud.webhooks.archive_documents.create"
    ARCHIVE_DOCUMENTS_UPDATE = "it.fattureincloud.webhooks.archive_documents.update"
    ARCHIVE_DOCUMENTS_DELETE = "it.fattureincloud.webhooks.archive_documents.delete"
    CASHBOOK_CREATE = "it.fattureincloud.webhooks.cashbook.create"
    CASHBOOK_UPDATE = "it.fattureincloud.webhooks.cashbook.update"
    CASHBOOK_DELETE = "it.fattureincloud.webhooks.cashbook.delete"
    PRODUCTS_CREATE = "it.fattureincloud.webhooks.products.create"
    PRODUCTS_UPDATE = "it.fattureincloud.webhooks.products.update"
    PRODUCTS_DELETE = "it.fattureincloud.webhooks.products.delete"
    PRODUCTS_STOCK_UPDATE = "it.fattureincloud.webhooks.products.stock_update"
    ENTITIES_CLIENTS_CREATE = "it.fattureincloud.webhooks.entities.clients.create"
    ENTITIES_CLIENTS_UPDATE = "it.fattureincloud.webhooks.entities.clients.update"
    ENTITIES_CLIENTS_DELETE = "it.fattureincloud.webhooks.entities.clients.delete"
    ENTITIES_SUPPLIERS_CREATE = "it.fattureincloud.webhooks.entities.suppliers.create"
    ENTITIES_SUPPLIERS_UPDATE = "it.fattureincloud.webhooks.entities.suppliers.update"
    ENTITIES_SUPPLIERS_DELETE = "it.fattureincloud.webhooks.entities.suppliers.delete"
    ENTITIES_ALL_CREATE = "it.fattureincloud.webhooks.entities.all.create"
    ENTITIES_ALL_UPDATE = "it.fattureincloud.webhooks.entities.all.update"
    ENTITIES_ALL_DELETE = "it.fattureincloud.webhooks.entities.all.delete"
    ISSUED_DOCUMENTS_E_INVOICES_STATUS_UPDATE = (
        "it.fattureincloud.webhooks.issued_documents.e_invoices.status_update"
    )
    RECEIVED_DOCUMENTS_E_INVOICES_RECEIVE = (
        "it.fattureincloud.webhooks.received_documents.e_invoices.receive"
    )
    ISSUED_DOCUMENTS_INVOICES_EMAIL_SENT = (
        "it.fattureincloud.webhooks.issued_documents.invoices.email_sent"
    )
    ISSUED_DOCUMENTS_QUOTES_EMAIL_SENT = (
        "it.fattureincloud.webhooks.issued_documents.quotes.email_sent"
    )
    ISSUED_DOCUMENTS_PROFORMAS_EMAIL_SENT = (
        "it.fattureincloud.webhooks.issued_documents.proformas.email_sent"
    )
    ISSUED_DOCUMENTS_RECEIPTS_EMAIL_SENT = (
        "it.fattureincloud.webhooks.issued_documents.receipts.email_sent"
    )
    ISSUED_DOCUMENTS_DELIVERY_NOTES_EMAIL_SENT = (
        "it.fattureincloud.webhooks.issued_documents.delivery_notes.email_sent"
    )
    ISSUED_DOCUMENTS_CREDIT_NOTES_EMAIL_SENT = (
        "it.fattureincloud.webhooks.issued_documents.credit_notes.email_sent"
    )
    ISSUED_DOCUMENTS_ORDERS_EMAIL_SENT = (
        "it.fattureincloud.webhooks.issued_documents.orders.email_sent"
    )
    ISSUED_DOCUMENTS_WORK_REPORTS_EMAIL_SENT = (
        "it.fattureincloud.webhooks.issued_documents.work_reports.email_sent"
    )
    ISSUED_DOCUMENTS_SUPPLIER_ORDERS_EMAIL_SENT = (
        "it.fattureincloud.webhooks.issued_documents.supplier_orders.email_sent"
    )
    ISSUED_DOCUMENTS_SELF_SUPPLIER_INVOICES_EMAIL_SENT = (
        "it.fattureincloud.webhooks.issued_documents.self_supplier_invoices.email_sent"
    )
    ISSUED_DOCUMENTS_SELF_OWN_INVOICES_EMAIL_SENT = (
        "it.fattureincloud.webhooks.issued_documents.self_own_invoices.email_sent"
    )
    ISSUED_DOCUMENTS_ALL_EMAIL_SENT = (
        "it.fattureincloud.webhooks.issued_documents.all.email_sent"
    )


class WebhooksSubscriptionMapping(OpenStrEnum):
    """How a CloudEvent is put in the request: its attributes in headers (`binary`),
    or all of it in the JSON body (`structured`)."""

    BINARY = "binary"
    STRUCTURED = "structured"


class WebhooksSubscriptionConfig(Model):
    """How events are sent."""

    mapping: WebhooksSubscriptionMapping | None = None
    """Where the data about the event is put."""


class WebhooksSubscriptionVerificationMethod(OpenStrEnum):
    """Where the challenge is put when an address is verified: in a header (`header`)
    or in the query string (`query`)."""

    HEADER = "header"
    QUERY = "query"


class WebhooksSubscription(Model):
    """A wish to be told of events: an address, and the kinds of event to send to it.
    Events are sent as CloudEvents."""

    id: str | None = None
    """Identifier of the subscription, made of `SUB` and a number."""
    sink: str | None = None
    """HTTPS address that events are sent to by POST. It must answer the challenge
    sent by GET when the subscription is made."""
    verified: bool | None = None
    """Whether the address answered the challenge. No event is sent before it did.
    Set by the service."""
    types: list[EventType] | None = None
    """Kinds of event to send."""
    config: WebhooksSubscriptionConfig | None = None
    """How events are sent."""
    verification_method: WebhooksSubscriptionVerificationMethod | None = None
    """Where the challenge is put when the address is called."""


class CreateWebhooksSubscriptionRequest(Model):
    """What `CreateWebhooksSubscription` takes."""

    data: WebhooksSubscription | None = None
    """The subscription to make."""


class CreateWebhooksSubscriptionResponse(Model):
    """What `CreateWebhooksSubscription` returns."""

    data: WebhooksSubscription | None = None
    """The subscription, with its identifier."""
    warnings: list[str] | None = None
    """What may keep the subscription from working, such as an address that did not
    answer."""


class GetWebhooksSubscriptionResponse(Model):
    """What `getWebhooksSubscription` returns."""

    data: WebhooksSubscription | None = None
    """The subscription."""


class ListWebhooksSubscriptionsResponse(Model):
    """What `listWebhooksSubscriptions` returns."""

    data: list[WebhooksSubscription] | None = None
    """The subscriptions."""


class ModifyWebhooksSubscriptionRequest(Model):
    """What `modifyWebhooksSubscription` takes."""

    data: WebhooksSubscription | None = None
    """The fields to change."""


class ModifyWebhooksSubscriptionResponse(Model):
    """What `modifyWebhooksSubscription` returns."""

    data: WebhooksSubscription | None = None
    """The subscription after the change."""
    warnings: list[str] | None = None
    """What may keep the subscription from working, such as an address that did not
    answer."""


class VerifyWebhooksSubscription(Model):
    """Which subscription to verify, and how."""

    id: str | None = None
    """Identifier of the subscription, made of `SUB` and a number."""
    verification_method: WebhooksSubscriptionVerificationMethod | None = None
    """Where the challenge is put when the address is called."""


class VerifyWebhooksSubscriptionRequest(Model):
    """What `verifyWebhooksSubscription` takes."""

    data: VerifyWebhooksSubscription | None = None
    """The subscription to verify."""
