"""Signing in; what is made here is given to clients as ``access_token``."""

from __future__ import annotations

from ._runtime.enums import OpenStrEnum
from ._runtime.oauth.browser import BrowserSignIn
from ._runtime.oauth.device import DeviceAuthorization, DeviceSignIn
from ._runtime.oauth.errors import (
    CallbackError,
    MissingScopesError,
    SignInAnswerError,
    SignInError,
    SignInRequiredError,
)
from ._runtime.oauth.provider import Provider
from ._runtime.oauth.storage import (
    FileStorage,
    KeyringStorage,
    MemoryStorage,
    TokenStorage,
)
from ._runtime.oauth.tokens import Token

__all__ = [
    "AuthorizationCode",
    "CallbackError",
    "DeviceAuthorization",
    "DeviceCode",
    "FileStorage",
    "KeyringStorage",
    "MemoryStorage",
    "MissingScopesError",
    "Scope",
    "SignInAnswerError",
    "SignInError",
    "SignInRequiredError",
    "Token",
    "TokenStorage",
]


class Scope(OpenStrEnum):
    """What a user can agree to."""

    ENTITY_CLIENTS_R = "entity.clients:r"
    """Look at clients."""
    ENTITY_CLIENTS_A = "entity.clients:a"
    """Look at clients, and add, change and delete them."""
    ENTITY_SUPPLIERS_R = "entity.suppliers:r"
    """Look at suppliers."""
    ENTITY_SUPPLIERS_A = "entity.suppliers:a"
    """Look at suppliers, and add, change and delete them."""
    PRODUCTS_R = "products:r"
    """Look at products."""
    PRODUCTS_A = "products:a"
    """Look at products, and add, change and delete them."""
    ISSUED_DOCUMENTS_INVOICES_R = "issued_documents.invoices:r"
    """Look at invoices issued by the company."""
    ISSUED_DOCUMENTS_CREDIT_NOTES_R = "issued_documents.credit_notes:r"
    """Look at credit notes issued by the company."""
    ISSUED_DOCUMENTS_RECEIPTS_R = "issued_documents.receipts:r"
    """Look at receipts (ricevute) issued by the company."""
    ISSUED_DOCUMENTS_ORDERS_R = "issued_documents.orders:r"
    """Look at orders taken from clients."""
    ISSUED_DOCUMENTS_QUOTES_R = "issued_documents.quotes:r"
    """Look at quotes."""
    ISSUED_DOCUMENTS_PROFORMAS_R = "issued_documents.proformas:r"
    """Look at proforma invoices."""
    ISSUED_DOCUMENTS_DELIVERY_NOTES_R = "issued_documents.delivery_notes:r"
    """Look at delivery notes (DDT)."""
    ISSUED_DOCUMENTS_WORK_REPORTS_R = "issued_documents.work_reports:r"
    """Look at work reports."""
    ISSUED_DOCUMENTS_SUPPLIER_ORDERS_R = "issued_documents.supplier_orders:r"
    """Look at orders placed with suppliers."""
    ISSUED_DOCUMENTS_SELF_INVOICES_R = "issued_documents.self_invoices:r"
    """Look at self-invoices (autofatture)."""
    ISSUED_DOCUMENTS_INVOICES_A = "issued_documents.invoices:a"
    """Look at invoices, and issue, change and delete them."""
    ISSUED_DOCUMENTS_CREDIT_NOTES_A = "issued_documents.credit_notes:a"
    """Look at credit notes, and issue, change and delete them."""
    ISSUED_DOCUMENTS_RECEIPTS_A = "issued_documents.receipts:a"
    """Look at receipts (ricevute), and issue, change and delete them."""
    ISSUED_DOCUMENTS_ORDERS_A = "issued_documents.orders:a"
    """Look at orders from clients, and add, change and delete them."""
    ISSUED_DOCUMENTS_QUOTES_A = "issued_documents.quotes:a"
    """Look at quotes, and add, change and delete them."""
    ISSUED_DOCUMENTS_PROFORMAS_A = "issued_documents.proformas:a"
    """Look at proforma invoices, and add, change and delete them."""
    ISSUED_DOCUMENTS_DELIVERY_NOTES_A = "issued_documents.delivery_notes:a"
    """Look at delivery notes (DDT), and add, change and delete them."""
    ISSUED_DOCUMENTS_WORK_REPORTS_A = "issued_documents.work_reports:a"
    """Look at work reports, and add, change and delete them."""
    ISSUED_DOCUMENTS_SUPPLIER_ORDERS_A = "issued_documents.supplier_orders:a"
    """Look at orders placed with suppliers, and add, change and delete them."""
    ISSUED_DOCUMENTS_SELF_INVOICES_A = "issued_documents.self_invoices:a"
    """Look at self-invoices (autofatture), and issue, change and delete them."""
    RECEIVED_DOCUMENTS_R = "received_documents:r"
    """Look at expenses and other documents from suppliers, those still to be
    recorded included."""
    RECEIVED_DOCUMENTS_A = "received_documents:a"
    """Look at documents from suppliers, and record, change and delete them."""
    STOCK_R = "stock:r"
    """Look at what goes into and out of the warehouse."""
    STOCK_A = "stock:a"
    """Look at what goes into and out of the warehouse, and record it."""
    RECEIPTS_R = "receipts:r"
    """Look at daily sales totals (corrispettivi)."""
    RECEIPTS_A = "receipts:a"
    """Look at daily sales totals (corrispettivi), and add, change and delete them."""
    CALENDAR_R = "calendar:r"
    """Look at the calendar."""
    CALENDAR_A = "calendar:a"
    """Look at the calendar and change what is in it."""
    TAXES_R = "taxes:r"
    """Look at F24 tax payments."""
    TAXES_A = "taxes:a"
    """Look at F24 tax payments, and add, change and delete them."""
    ARCHIVE_R = "archive:r"
    """Look at archived documents."""
    ARCHIVE_A = "archive:a"
    """Look at archived documents, and add, change and delete them."""
    EMAILS_R = "emails:r"
    """Look at emails sent from the company's account."""
    CASHBOOK_R = "cashbook:r"
    """Look at cashbook entries."""
    CASHBOOK_A = "cashbook:a"
    """Look at cashbook entries, and add, change and delete them."""
    SETTINGS_R = "settings:r"
    """Look at the company's settings, such as VAT types, payment methods and tax
    profile."""
    SETTINGS_A = "settings:a"
    """Look at the company's settings and change them."""
    SITUATION_R = "situation:r"
    """Look at the overview of the company's figures."""


class AuthorizationCode(BrowserSignIn):
    """Signs in a user who agrees in a browser."""

    provider = Provider(
        environment_prefix="FATTUREINCLOUD",
        base_url="https://api-v2.fattureincloud.it",
        authorization_url="https://api-v2.fattureincloud.it/oauth/authorize",
        token_url="https://api-v2.fattureincloud.it/oauth/token",
        token_request="json",
        client_authentication="post",
        scopes_needed="any",
        scope_includes=((":a", ":r"),),
    )


class DeviceCode(DeviceSignIn):
    """Signs in a user who agrees on another device, where this one has no browser."""

    provider = Provider(
        environment_prefix="FATTUREINCLOUD",
        base_url="https://api-v2.fattureincloud.it",
        token_url="https://api-v2.fattureincloud.it/oauth/token",
        device_authorization_url="https://api-v2.fattureincloud.it/oauth/device",
        token_request="json",
        client_authentication="post",
        device_answer="data",
        scopes_needed="any",
        scope_includes=((":a", ":r"),),
    )
