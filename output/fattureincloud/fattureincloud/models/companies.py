"""Models of ``companies``."""

from __future__ import annotations

import datetime as dt

from .._runtime.enums import OpenStrEnum
from .._runtime.models import Model
from .common import CompanyType, FattureInCloudPlanType


class GetCompanyPlanUsageCategory(OpenStrEnum):
    """Get company plan usage category."""

    CLIENTS = "clients"
    SUPPLIERS = "suppliers"
    PRODUCTS = "products"
    DOCUMENTS = "documents"


class UserCompanyRole(OpenStrEnum):
    """Part a user plays in a company: its owner (`master`), a user it added
    (`subaccount`), or a member of its staff (`employee`)."""

    MASTER = "master"
    SUBACCOUNT = "subaccount"
    EMPLOYEE = "employee"


class PermissionLevel(OpenStrEnum):
    """What the user may do in one area: nothing (`none`), look (`read`), look and
    change (`write`), or what a finer list says (`detailed`)."""

    NONE = "none"
    READ = "read"
    WRITE = "write"
    DETAILED = "detailed"


class PermissionsFicIssuedDocumentsDetailed(Model):
    """What the user may do with each kind of issued document."""

    quotes: PermissionLevel | None = None
    """Quotes."""
    proformas: PermissionLevel | None = None
    """Proforma invoices."""
    invoices: PermissionLevel | None = None
    """Invoices."""
    receipts: PermissionLevel | None = None
    """Receipts (ricevute)."""
    delivery_notes: PermissionLevel | None = None
    """Delivery notes."""
    credit_notes: PermissionLevel | None = None
    """Credit notes."""
    orders: PermissionLevel | None = None
    """Orders from clients."""
    work_reports: PermissionLevel | None = None
    """Work reports."""
    supplier_orders: PermissionLevel | None = None
    """Orders to suppliers."""
    self_invoices: PermissionLevel | None = None
    """Self-invoices."""


class Permissions(Model):
    """What the user may do in each area of the application. Names that start with
    `fic_` belong to Fatture in Cloud, names that start with `dic_` to its sister
    for staff, Dipendenti in Cloud."""

    fic_situation: PermissionLevel | None = None
    """Overview of the company's figures."""
    fic_clients: PermissionLevel | None = None
    """Clients."""
    fic_suppliers: PermissionLevel | None = None
    """Suppliers."""
    fic_products: PermissionLevel | None = None
    """Products."""
    fic_issued_documents: PermissionLevel | None = None
    """Issued documents. When it is `detailed`, see `fic_issued_documents_detailed`."""
    fic_received_documents: PermissionLevel | None = None
    """Received documents."""
    fic_receipts: PermissionLevel | None = None
    """Daily sales totals (corrispettivi)."""
    fic_calendar: PermissionLevel | None = None
    """Calendar."""
    fic_archive: PermissionLevel | None = None
    """Archive."""
    fic_taxes: PermissionLevel | None = None
    """F24 tax payments."""
    fic_stock: PermissionLevel | None = None
    """Warehouse."""
    fic_cashbook: PermissionLevel | None = None
    """Cashbook."""
    fic_settings: PermissionLevel | None = None
    """Settings."""
    fic_emails: PermissionLevel | None = None
    """Emails sent."""
    fic_export: PermissionLevel | None = None
    """Export of data."""
    fic_import_bankstatements: PermissionLevel | None = None
    """Import of bank statements."""
    fic_import_clients_suppliers: PermissionLevel | None = None
    """Import of clients and suppliers."""
    fic_import_issued_documents: PermissionLevel | None = None
    """Import of issued documents."""
    fic_import_products: PermissionLevel | None = None
    """Import of products."""
    fic_recurring: PermissionLevel | None = None
    """Documents issued again at regular times."""
    fic_riba: PermissionLevel | None = None
    """RiBa collections."""
    dic_employees: PermissionLevel | None = None
    """Employees, in Dipendenti in Cloud."""
    dic_settings: PermissionLevel | None = None
    """Settings of Dipendenti in Cloud."""
    dic_timesheet: PermissionLevel | None = None
    """Time sheets, in Dipendenti in Cloud."""
    fic_issued_documents_detailed: PermissionsFicIssuedDocumentsDetailed | None = None
    """What the user may do with each kind of issued document."""


class CompanyInfoAccessInfo(Model):
    """What the user may do in the company."""

    role: UserCompanyRole | None = None
    """Part the user plays in the company."""
    permissions: Permissions | None = None
    """Level of access to each area of the application."""
    through_accountant: bool | None = None
    """Whether the user reaches the company as its accountant."""


class CompanyInfoPlanInfoLimits(Model):
    """How many items of each kind the plan allows."""

    clients: int | None = None
    """Largest number of clients."""
    suppliers: int | None = None
    """Largest number of suppliers."""
    products: int | None = None
    """Largest number of products."""
    documents: int | None = None
    """Largest number of documents."""


class CompanyInfoPlanInfoFunctions(Model):
    """Which functions the plan includes."""

    archive: bool | None = None
    """Archive of documents."""
    cerved: bool | None = None
    """Look-up of company data at the business register provider Cerved."""
    document_attachments: bool | None = None
    """Files attached to documents."""
    e_invoice: bool | None = None
    """Electronic invoices."""
    genius: bool | None = None
    """The Genius services."""
    mail_tracking: bool | None = None
    """Knowing whether emails were opened."""
    payment_notifications: bool | None = None
    """Notices about payments that are due."""
    paypal: bool | None = None
    """Payment of documents by PayPal."""
    receipts: bool | None = None
    """Daily sales totals (corrispettivi)."""
    recurring: bool | None = None
    """Documents issued again at regular times."""
    smtp: bool | None = None
    """Sending email through a mail server of the company's own."""
    stock: bool | None = None
    """Warehouse."""
    subaccounts: bool | None = None
    """Further users with permissions of their own."""
    tessera_sanitaria: bool | None = None
    """Sending of health expenses to the Sistema Tessera Sanitaria."""
    ts_digital: bool | None = None
    """Electronic invoices and their legal storage through TeamSystem Digital."""
    ts_invoice_trading: bool | None = None
    """Sale of unpaid invoices through TeamSystem Invoice Trading."""
    ts_pay: bool | None = None
    """Payments through TS Pay."""


class FunctionStatus(Model):
    """State of a function that must be switched on."""

    active: bool | None = None
    """Whether the function is on."""


class CompanyInfoPlanInfoFunctionsStatus(Model):
    """Whether functions that must be switched on are on."""

    ts_digital: FunctionStatus | None = None
    """State of TeamSystem Digital."""
    ts_pay: FunctionStatus | None = None
    """State of TS Pay."""


class CompanyInfoPlanInfo(Model):
    """What the plan allows."""

    limits: CompanyInfoPlanInfoLimits | None = None
    """How many items of each kind the plan allows."""
    functions: CompanyInfoPlanInfoFunctions | None = None
    """Which functions the plan includes."""
    functions_status: CompanyInfoPlanInfoFunctionsStatus | None = None
    """Whether functions that must be switched on are on."""


class CompanyInfo(Model):
    """A company, the plan it pays for and what the user may do in it."""

    id: int | None = None
    """Identifier of the company, used in the path of nearly every call."""
    name: str | None = None
    """Name of the company."""
    email: str | None = None
    """Email address of the company's account."""
    type: CompanyType | None = None
    """Whether this is a company or an accountant's office."""
    access_info: CompanyInfoAccessInfo | None = None
    """What the user may do in the company."""
    fic_license_expire: dt.date | None = None
    """Last day that is paid for."""
    fic_plan_name: FattureInCloudPlanType | None = None
    """Plan the company pays for."""
    plan_info: CompanyInfoPlanInfo | None = None
    """What the plan allows."""
    accountant_id: int | None = None
    """Identifier of the accountant's office that looks after the company. Null when
    there is none."""
    is_accountant: bool | None = None
    """Whether this is an accountant's office."""


class CompanyPlanUsage(Model):
    """How much of a limit of the plan is used."""

    limit: float | None = None
    """How many items the plan allows."""
    usage: float | None = None
    """How many items there are."""


class GetCompanyInfoResponse(Model):
    """What `getCompanyInfo` returns."""

    data: CompanyInfo | None = None
    """The company."""


class GetCompanyPlanUsageResponse(Model):
    """What `getCompanyPlanUsage` returns."""

    data: CompanyPlanUsage | None = None
    """The limit and its use."""
