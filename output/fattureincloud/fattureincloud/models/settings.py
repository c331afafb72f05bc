"""Models of ``settings``."""

from __future__ import annotations

from .._runtime.models import Model
from .common import DocumentTemplate, PaymentAccount, PaymentMethod, VatType


class CreatePaymentAccountRequest(Model):
    """What `createPaymentAccount` takes."""

    data: PaymentAccount | None = None
    """The account to add."""


class CreatePaymentAccountResponse(Model):
    """What `createPaymentAccount` returns."""

    data: PaymentAccount | None = None
    """The account, with its identifier."""


class CreatePaymentMethodRequest(Model):
    """What `createPaymentMethod` takes."""

    data: PaymentMethod | None = None
    """The payment method to add."""


class CreatePaymentMethodResponse(Model):
    """What `createPaymentMethod` returns."""

    data: PaymentMethod | None = None
    """The payment method, with its identifier."""


class CreateVatTypeRequest(Model):
    """What `createVatType` takes."""

    data: VatType | None = None
    """The VAT type to add."""


class CreateVatTypeResponse(Model):
    """What `createVatType` returns."""

    data: VatType | None = None
    """The VAT type, with its identifier."""


class GetPaymentAccountResponse(Model):
    """What `getPaymentAccount` returns."""

    data: PaymentAccount | None = None
    """The account."""


class GetPaymentMethodResponse(Model):
    """What `getPaymentMethod` returns."""

    data: PaymentMethod | None = None
    """The payment method."""


class TaxProfile(Model):
    """Tax regime of the company, and the percentages that new documents start with."""

    company_type: str | None = None
    """Legal form of the company, such as a sole trader or a limited company."""
    company_subtype: str | None = None
    """A finer division of the legal form."""
    profession: str | None = None
    """Profession, for freelance professionals."""
    regime: str | None = None
    """Tax regime, such as the ordinary or the flat-rate one (forfettario)."""
    rivalsa_name: str | None = None
    """Name under which the INPS recharge is printed."""
    default_rivalsa: float | None = None
    """Percentage of the INPS recharge."""
    cassa_name: str | None = None
    """Name under which the pension fund contribution is printed."""
    default_cassa: float | None = None
    """Percentage of the pension fund contribution."""
    default_cassa_taxable: float | None = None
    """Percentage of the net amount that the contribution is worked out on."""
    cassa2_name: str | None = None
    """Name under which the second pension fund contribution is printed."""
    default_cassa2: float | None = None
    """Percentage of the second pension fund contribution."""
    default_cassa2_taxable: float | None = None
    """Percentage of the net amount that the second contribution is worked out on."""
    default_withholding_tax: float | None = None
    """Percentage withheld on account of income tax."""
    default_withholding_tax_taxable: float | None = None
    """Percentage of the net amount that is subject to withholding."""
    default_other_withholding_tax: float | None = None
    """Percentage of the second withholding."""
    enasarco: bool | None = None
    """Whether the company is an agent that pays contributions to ENASARCO."""
    enasarco_type: str | None = None
    """Kind of agency mandate, with one principal or several, which sets the ceiling
    of the contributions."""
    contributions_percentage: float | None = None
    """Percentage of income that goes to social security."""
    profit_coefficient: float | None = None
    """Percentage of revenue that counts as income under the flat-rate regime."""
    med: bool | None = None
    """Whether the company gives health services and reports them to the Sistema
    Tessera Sanitaria."""
    default_vat: VatType | None = None
    """VAT type that lines start with."""


class GetTaxProfileResponse(Model):
    """What `getTaxProfile` returns."""

    data: TaxProfile | None = None
    """The tax profile."""


class GetTemplatesResponse(Model):
    """What `getTemplate` returns."""

    data: DocumentTemplate | None = None
    """The template."""


class GetVatTypeResponse(Model):
    """What `getVatType` returns."""

    data: VatType | None = None
    """The VAT type."""


class ModifyPaymentAccountRequest(Model):
    """What `modifyPaymentAccount` takes."""

    data: PaymentAccount | None = None
    """The fields to change."""


class ModifyPaymentAccountResponse(Model):
    """What `modifyPaymentAccount` returns."""

    data: PaymentAccount | None = None
    """The account after the change."""


class ModifyPaymentMethodRequest(Model):
    """What `modifyPaymentMethod` takes."""

    data: PaymentMethod | None = None
    """The fields to change."""


class ModifyPaymentMethodResponse(Model):
    """What `modifyPaymentMethod` returns."""

    data: PaymentMethod | None = None
    """The payment method after the change."""


class ModifyVatTypeRequest(Model):
    """What `modifyVatType` takes."""

    data: VatType | None = None
    """The fields to change."""


class ModifyVatTypeResponse(Model):
    """What `modifyVatType` returns."""

    data: VatType | None = None
    """The VAT type after the change."""
