"""What callers may pass for the models of ``webhooks``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from typing_extensions import TypedDict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .. import models

EventTypeValue: TypeAlias = Literal[
    "it.fattureincloud.webhooks.issued_documents.invoices.create",
    "it.fattureincloud.webhooks.issued_documents.invoices.update",
    "it.fattureincloud.webhooks.issued_documents.invoices.delete",
    "it.fattureincloud.webhooks.issued_documents.quotes.create",
    "it.fattureincloud.webhooks.issued_documents.quotes.update",
    "it.fattureincloud.webhooks.issued_documents.quotes.delete",
    "it.fattureincloud.webhooks.issued_documents.proformas.create",
    "it.fattureincloud.webhooks.issued_documents.proformas.update",
    "it.fattureincloud.webhooks.issued_documents.proformas.delete",
    "it.fattureincloud.webhooks.issued_documents.receipts.create",
    "it.fattureincloud.webhooks.issued_documents.receipts.update",
    "it.fattureincloud.webhooks.issued_documents.receipts.delete",
    "it.fattureincloud.webhooks.issued_documents.delivery_notes.create",
    "it.fattureincloud.webhooks.issued_documents.delivery_notes.update",
    "it.fattureincloud.webhooks.issued_documents.delivery_notes.delete",
    "it.fattureincloud.webhooks.issued_documents.credit_notes.create",
    "it.fattureincloud.webhooks.issued_documents.credit_notes.update",
    "it.fattureincloud.webhooks.issued_documents.credit_notes.delete",
    "it.fattureincloud.webhooks.issued_documents.orders.create",
    "it.fattureincloud.webhooks.issued_documents.orders.update",
    "it.fattureincloud.webhooks.issued_documents.orders.delete",
    "it.fattureincloud.webhooks.issued_documents.work_reports.create",
    "it.fattureincloud.webhooks.issued_documents.work_reports.update",
    "it.fattureincloud.webhooks.issued_documents.work_reports.delete",
    "it.fattureincloud.webhooks.issued_documents.supplier_orders.create",
    "it.fattureincloud.webhooks.issued_documents.supplier_orders.update",
    "it.fattureincloud.webhooks.issued_documents.supplier_orders.delete",
    "it.fattureincloud.webhooks.issued_documents.self_supplier_invoices.create",
    "it.fattureincloud.webhooks.issued_documents.self_supplier_invoices.update",
    "it.fattureincloud.webhooks.issued_documents.self_supplier_invoices.delete",
    "it.fattureincloud.webhooks.issued_documents.self_own_invoices.create",
    "it.fattureincloud.webhooks.issued_documents.self_own_invoices.update",
    "it.fattureincloud.webhooks.issued_documents.self_own_invoices.delete",
    "it.fattureincloud.webhooks.issued_documents.all.create",
    "it.fattureincloud.webhooks.issued_documents.all.update",
    "it.fattureincloud.webhooks.issued_documents.all.delete",
    "it.fattureincloud.webhooks.received_documents.create",
    "it.fattureincloud.webhooks.received_documents.update",
    "it.fattureincloud.webhooks.received_documents.delete",
    "it.fattureincloud.webhooks.receipts.create",
    "it.fattureincloud.webhooks.receipts.update",
    "it.fattureincloud.webhooks.receipts.delete",
    "it.fattureincloud.webhooks.taxes.create",
    "it.fattureincloud.webhooks.taxes.update",
    "it.fattureincloud.webhooks.taxes.delete",
    "it.fattureincloud.webhooks.archive_documents.create",
    "it.fattureincloud.webhooks.archive_documents.update",
    "it.fattureincloud.webhooks.archive_documents.delete",
    "it.fattureincloud.webhooks.cashbook.create",
    "it.fattureincloud.webhooks.cashbook.update",
    "it.fattureincloud.webhooks.cashbook.delete",
    "it.fattureincloud.webhooks.products.create",
    "it.fattureincloud.webhooks.products.update",
    "it.fattureincloud.webhooks.products.delete",
    "it.fattureincloud.webhooks.products.stock_update",
    "it.fattureincloud.webhooks.entities.clients.create",
    "it.fattureincloud.webhooks.entities.clients.update",
    "it.fattureincloud.webhooks.entities.clients.delete",
    "it.fattureincloud.webhooks.entities.suppliers.create",
    "it.fattureincloud.webhooks.entities.suppliers.update",
    "it.fattureincloud.webhooks.entities.suppliers.delete",
    "it.fattureincloud.webhooks.entities.all.create",
    "it.fattureincloud.webhooks.entities.all.update",
    "it.fattureincloud.webhooks.entities.all.delete",
    "it.fattureincloud.webhooks.issued_documents.e_invoices.status_update",
    "it.fattureincloud.webhooks.received_documents.e_invoices.receive",
    "it.fattureincloud.webhooks.issued_documents.invoices.email_sent",
    "it.fattureincloud.webhooks.issued_documents.quotes.email_sent",
    "it.fattureincloud.webhooks.issued_documents.proformas.email_sent",
    "it.fattureincloud.webhooks.issued_documents.receipts.email_sent",
    "it.fattureincloud.webhooks.issued_documents.delivery_notes.email_sent",
    "it.fattureincloud.webhooks.issued_documents.credit_notes.email_sent",
    "it.fattureincloud.webhooks.issued_documents.orders.email_sent",
    "it.fattureincloud.webhooks.issued_documents.work_reports.email_sent",
    "it.fattureincloud.webhooks.issued_documents.supplier_orders.email_sent",
    "it.fattureincloud.webhooks.issued_documents.self_supplier_invoices.email_sent",
    "it.fattureincloud.webhooks.issued_documents.self_own_invoices.email_sent",
    "it.fattureincloud.webhooks.issued_documents.all.email_sent",
]
EventTypeParam: TypeAlias = "models.EventType | EventTypeValue"


WebhooksSubscriptionMappingValue: TypeAlias = Literal["binary", "structured"]
WebhooksSubscriptionMappingParam: TypeAlias = (
    "models.WebhooksSubscriptionMapping | WebhooksSubscriptionMappingValue"
)


class WebhooksSubscriptionConfigParams(TypedDict, total=False):
    mapping: WebhooksSubscriptionMappingParam


WebhooksSubscriptionVerificationMethodValue: TypeAlias = Literal["header", "query"]
WebhooksSubscriptionVerificationMethodParam: TypeAlias = (
    "models.WebhooksSubscriptionVerificationMethod | WebhooksSubscriptionVerificationMethodValue"
)


class WebhooksSubscriptionParams(TypedDict, total=False):
    id: str | None
    sink: str | None
    verified: bool | None
    types: Sequence[EventTypeParam] | None
    config: models.WebhooksSubscriptionConfig | WebhooksSubscriptionConfigParams
    verification_method: WebhooksSubscriptionVerificationMethodParam


class CreateWebhooksSubscriptionRequestParams(TypedDict, total=False):
    data: models.WebhooksSubscription | WebhooksSubscriptionParams


class ModifyWebhooksSubscriptionRequestParams(TypedDict, total=False):
    data: models.WebhooksSubscription | WebhooksSubscriptionParams


class VerifyWebhooksSubscriptionParams(TypedDict, total=False):
    id: str | None
    verification_method: WebhooksSubscriptionVerificationMethodParam


class VerifyWebhooksSubscriptionRequestParams(TypedDict, total=False):
    data: models.VerifyWebhooksSubscription | VerifyWebhooksSubscriptionParams
