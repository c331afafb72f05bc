"""Models that several resources share."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, ClassVar, TypeAlias

from pydantic import Field

from .._runtime.enums import OpenStrEnum
from .._runtime.models import Model


class Fieldset(OpenStrEnum):
    """Fieldset."""

    BASIC = "basic"
    DETAILED = "detailed"
    FIC_VIEW = "fic_view"


ApiErrorResponse: TypeAlias = dict[str, Any]
"""The body of every answer with an error status. It holds `error`, an object whose
`message` says in a sentence what went wrong and whose `validation_result`, for
status 422, lists the reasons field by field. Other members depend on the error.
"""


class Attachment(Model):
    """A file to upload, sent as a multipart form."""

    filename: str | None = None
    """Name of the file with its extension, as it will be shown."""
    attachment: bytes | None = None
    """The bytes of the file: an image (png, jpg, gif), a PDF, a zip archive, or an
    Excel or Word file (xls, xlsx, doc, docx)."""


class AttachmentData(Model):
    """What an upload returns."""

    attachment_token: str | None = None
    """Token to put in the document the file is for."""


class PaymentAccountType(OpenStrEnum):
    """Kind of account: `bank` for a bank account, `standard` for any other, such as
    cash."""

    STANDARD = "standard"
    BANK = "bank"


class PaymentAccount(Model):
    """An account on which money comes in and goes out."""

    id: int | None = None
    """Identifier of the account."""
    name: str | None = None
    """Name of the account, in the company's own words."""
    type: PaymentAccountType | None = None
    """Whether it is a bank account."""
    iban: str | None = None
    """IBAN of a bank account."""
    sia: str | None = None
    """SIA code that a bank gave the company for sending RiBa collections, 5
    characters."""
    cuc: str | None = None
    """CUC code that the company has in the interbank network (CBI), 8 characters."""
    virtual: bool | None = None
    """Whether the account stands for no real one, for example for setting off
    amounts."""


class ClientType(OpenStrEnum):
    """What kind of subject a client is.

    * `company`: a company or a professional
    * `person`: a private person
    * `pa`: an office of the public administration
    * `condo`: a condominium"""

    COMPANY = "company"
    PERSON = "person"
    PA = "pa"
    CONDO = "condo"


class VatType(Model):
    """A VAT rate, or a reason for charging none."""

    _read_only: ClassVar[frozenset[str]] = frozenset({"editable"})

    id: int | None = None
    """Identifier of the VAT type, which lines refer to. 0 is the ordinary rate."""
    value: float | None = None
    """Percentage of VAT. 0 for exemptions."""
    description: str | None = None
    """What the rate or exemption is, printed on documents."""
    notes: str | None = None
    """Text printed at the foot of documents that use it, such as the law an
    exemption follows from."""
    e_invoice: bool | None = None
    """Whether it can be used on electronic invoices."""
    ei_type: str | None = None
    """Code of the reason for charging no VAT (natura) in the FatturaPA format, such
    as `N2.2` or `N4`. Needed at rate 0."""
    ei_description: str | None = None
    """Law or rule the exemption follows from, put on electronic invoices."""
    editable: bool | None = None
    """Whether the company added it and can change it."""
    is_disabled: bool | None = None
    """Whether it is hidden from the choices."""
    default: bool | None = None
    """Whether lines start with it."""


class PaymentTermsType(OpenStrEnum):
    """How days for paying are counted: from the date of the document (`standard`),
    or from the end of its month (`end_of_month`)."""

    STANDARD = "standard"
    END_OF_MONTH = "end_of_month"


class PaymentMethodType(OpenStrEnum):
    """Kind of payment method: `riba` for collection by RiBa (ricevuta bancaria),
    which the company's bank presents to the client's, `standard` for all others."""

    STANDARD = "standard"
    RIBA = "riba"


class PaymentMethodDetails(Model):
    """A line that documents print about a payment method."""

    title: str | None = None
    """What the line is about, such as `IBAN`."""
    description: str | None = None
    """What the line says."""


class PaymentMethod(Model):
    """A way of paying, with the text that documents print about it."""

    id: int | None = None
    """Identifier of the payment method."""
    name: str | None = None
    """Name of the payment method, in the company's own words."""
    type: PaymentMethodType | None = None
    """Whether payments are collected by RiBa."""
    is_default: bool | None = None
    """Whether new documents start with this payment method."""
    default_payment_account: PaymentAccount | None = None
    """Account that payments of this kind usually come in on."""
    details: Annotated[list[PaymentMethodDetails], Field(max_length=5)] | None = None
    """Up to five lines to print, such as the IBAN. At most 5 items."""
    bank_iban: str | None = None
    """IBAN to pay to, put on electronic invoices."""
    bank_name: str | None = None
    """Bank to pay to, put on electronic invoices."""
    bank_beneficiary: str | None = None
    """Holder of the account to pay to, put on electronic invoices."""
    ei_payment_method: str | None = None
    """Code of the way of paying in the FatturaPA format, from `MP01` (cash) to
    `MP23` (PagoPA)."""


class CompanyType(OpenStrEnum):
    """What a company record stands for: a `company`, or an `accountant` that looks
    after several."""

    COMPANY = "company"
    ACCOUNTANT = "accountant"


class FattureInCloudPlanType(OpenStrEnum):
    """Plan that a company pays for, from the smallest (`standard`) to the largest
    (`complete`). `trial` is the free period at the start."""

    TRIAL = "trial"
    STANDARD = "standard"
    PREMIUM = "premium"
    PREMIUM_PLUS = "premium_plus"
    COMPLETE = "complete"


EntityType: TypeAlias = ClientType
"""What kind of subject a client or supplier is.

* `company`: a company or a professional
* `person`: a private person
* `pa`: an office of the public administration
* `condo`: a condominium
"""


class Entity(Model):
    """The client or supplier of a document, as it was when the document was written.
    Give the `id` of a record, the data, or both: the data on the document does
    not follow later changes of the record."""

    id: int | None = None
    """Identifier of the client or supplier in the registry. Null for one that is
    only on this document."""
    code: str | None = None
    """Code that the company gives for its own use. Free text."""
    name: str | None = None
    """Full name: the registered name of a company, or first and last name of a
    person."""
    type: EntityType | None = None
    """What kind of subject it is, which decides the rules for its electronic
    invoices."""
    first_name: str | None = None
    """First name, for persons."""
    last_name: str | None = None
    """Last name, for persons."""
    contact_person: str | None = None
    """Whom to speak to."""
    vat_number: str | None = None
    """VAT number (partita IVA): 11 digits for Italy, with the country code in front
    for other countries."""
    tax_code: str | None = None
    """Tax code (codice fiscale): 16 characters for a person, 11 digits for most
    others."""
    address_street: str | None = None
    """Street and house number."""
    address_postal_code: str | None = None
    """Postal code. Five digits for Italy."""
    address_city: str | None = None
    """City."""
    address_province: str | None = None
    """Two-letter code of the Italian province, such as `MI`. Empty outside Italy."""
    address_extra: str | None = None
    """A second line of the address, such as floor or staircase."""
    country: str | None = None
    """Name of the country in Italian, one of `listCountries`."""
    country_iso: str | None = None
    """Two-letter ISO 3166 code of the country, such as `IT`."""
    email: str | None = None
    """Email address. Documents are sent to it."""
    certified_email: str | None = None
    """Certified email address (PEC), which has the weight of a registered letter and
    can receive electronic invoices."""
    phone: str | None = None
    """Phone number. Free text."""
    fax: str | None = None
    """Fax number. Free text."""
    notes: str | None = None
    """Notes for the company's own use. They are not printed."""
    default_payment_terms: int | None = None
    """Days the client has for paying. Not for suppliers."""
    default_vat: VatType | None = None
    """VAT type proposed for the lines. Not for suppliers."""
    default_payment_terms_type: PaymentTermsType | None = None
    """How the days for paying are counted. Not for suppliers."""
    default_payment_method: PaymentMethod | None = None
    """Payment method proposed for documents. Not for suppliers."""
    bank_name: str | None = None
    """Name of the bank."""
    bank_iban: str | None = None
    """IBAN of the account."""
    bank_swift_code: str | None = None
    """BIC of the bank, 8 or 11 characters. Not for suppliers."""
    shipping_address: str | None = None
    """Where goods go, when not to the address of the client. Not for suppliers."""
    e_invoice: bool | None = None
    """Whether the client receives electronic invoices. Not for suppliers."""
    ei_code: str | None = None
    """Recipient code (codice destinatario): 7 characters, or 6 for an office of the
    public administration. Not for suppliers."""
    has_intent_declaration: bool | None = None
    """Whether the client gave a declaration of intent and buys without VAT. Not for
    suppliers."""
    intent_declaration_protocol_number: str | None = None
    """Protocol number of the declaration of intent. Not for suppliers."""
    intent_declaration_protocol_date: dt.date | None = None
    """Date of that protocol number. Not for suppliers."""
    created_at: str | None = None
    """When the record was made, as `YYYY-MM-DD hh:mm:ss`."""
    updated_at: str | None = None
    """When the record last changed, as `YYYY-MM-DD hh:mm:ss`."""


class Currency(Model):
    """A currency that a document can be issued in. The amounts of the document are
    in this currency."""

    id: str | None = None
    """Three-letter ISO 4217 code, such as `EUR`."""
    symbol: str | None = None
    """Sign of the currency."""
    exchange_rate: str | None = None
    """Exchange rate against the euro, as a decimal number in text."""
    html_symbol: str | None = None
    """Sign of the currency as an HTML entity."""


class Language(Model):
    """A language that a document can be printed in."""

    code: str | None = None
    """Two-letter code of the language, such as `it`."""
    name: str | None = None
    """Name of the language in that language."""


class TemplateType(OpenStrEnum):
    """What a template prints: a document (`standard`), its delivery note
    (`delivery_note`), or an invoice that travels with goods
    (`accompanying_invoice`)."""

    STANDARD = "standard"
    DELIVERY_NOTE = "delivery_note"
    ACCOMPANYING_INVOICE = "accompanying_invoice"


class DocumentTemplate(Model):
    """A layout that PDF files are printed with."""

    id: int | None = None
    """Identifier of the template."""
    privacy: str | None = None
    """Who can use the template: `public` for everyone, `private` for the company."""
    type: TemplateType | None = None
    """What the template prints."""
    name: str | None = None
    """Name of the template."""
    can_disable_watermark: bool | None = None
    """Whether the mark of the service can be left out of the PDF."""
    author: str | None = None
    """Who made the template."""
    content: str | None = None
    """The template itself, in the language of the service's PDF engine."""
    supports_custom_taxable: bool | None = None
    """Whether the template can print a taxable amount set by hand."""


class PriceListPricesType(OpenStrEnum):
    """Whether prices of a list leave out VAT (`net`) or include it (`gross`)."""

    NET = "net"
    GROSS = "gross"


class PriceListType(OpenStrEnum):
    """What a price list is for: sales (`sell`) or purchases (`purchase`)."""

    SELL = "sell"
    PURCHASE = "purchase"


class PriceList(Model):
    """A named set of prices."""

    id: str | None = None
    """Identifier of the price list. Text, unlike most others."""
    name: str | None = None
    """Name of the price list."""
    prices_type: PriceListPricesType | None = None
    """Whether its prices include VAT."""
    is_default: bool | None = None
    """Whether it applies to clients that have none of their own."""
    valid_from: str | None = None
    """First day it applies, as `YYYY-MM-DD`. Null for no limit."""
    valid_to: str | None = None
    """Last day it applies, as `YYYY-MM-DD`. Null for no limit."""
    type: PriceListType | None = None
    """Whether it is for sales or for purchases."""


NumerationItem: TypeAlias = dict[str, int]
"""Next free numbers of one year, by numeration: the keys are suffixes such as `/A`,
and the empty text for the main series.
"""


Numeration: TypeAlias = dict[str, NumerationItem]
"""Next free numbers, by year: the keys are years in four digits."""


class ListTemplatesResponse(Model):
    """What `listTemplates` and `listDefaultTemplates` return."""

    data: list[DocumentTemplate] | None = None
    """The templates."""
