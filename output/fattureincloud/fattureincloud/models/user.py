"""Models of ``user``."""

from __future__ import annotations

import datetime as dt

from .._runtime.models import Model
from .common import CompanyType, FattureInCloudPlanType


class ControlledCompany(Model):
    """A company that an accountant looks after."""

    id: int | None = None
    """Identifier of the company, used in the path of nearly every call."""
    name: str | None = None
    """Name of the company."""
    type: CompanyType | None = None
    """Always `company` in practice."""
    access_token: str | None = None
    """Token for this company alone."""
    fic_license_expire: dt.date | None = None
    """Last day that is paid for."""
    fic_plan: FattureInCloudPlanType | None = None
    """Plan the company pays for."""
    connection_id: float | None = None
    """Identifier of the link between the accountant and the company."""
    tax_code: str | None = None
    """Tax code (codice fiscale) of the company."""


class Company(Model):
    """A company or an accountant's office that the user can reach."""

    id: int | None = None
    """Identifier of the company, used in the path of nearly every call."""
    name: str | None = None
    """Name of the company."""
    type: CompanyType | None = None
    """Whether this is a company or an accountant's office."""
    access_token: str | None = None
    """Token for this company alone. Present for companies, not for accountants."""
    controlled_companies: list[ControlledCompany] | None = None
    """Companies that the accountant looks after. Present for accountants only."""
    fic_license_expire: dt.date | None = None
    """Last day that is paid for."""
    fic_plan: FattureInCloudPlanType | None = None
    """Plan the company pays for."""
    connection_id: int | None = None
    """Identifier of the link between the user and the company."""
    tax_code: str | None = None
    """Tax code (codice fiscale) of the company."""
    vat_number: str | None = None
    """VAT number (partita IVA) of the company."""


class GetUserInfoResponseInfo(Model):
    """What the user is asked to do at the next sign-in."""

    need_marketing_consents_confirmation: bool | None = None
    """Whether the user has to say yes or no to marketing messages."""
    need_password_change: bool | None = None
    """Whether the user has to choose a new password."""
    need_terms_of_service_confirmation: bool | None = None
    """Whether the user has to accept new terms of service."""


class GetUserInfoResponseEmailConfirmationState(Model):
    """Whether the email address is confirmed."""

    need_confirmation: bool | None = None
    """Whether the user still has to confirm the address."""


class User(Model):
    """A person who uses the service."""

    id: int | None = None
    """Identifier of the user."""
    name: str | None = None
    """Name of the user as shown to others."""
    first_name: str | None = None
    """First name."""
    last_name: str | None = None
    """Last name."""
    email: str | None = None
    """Address the user signs in with."""
    hash: str | None = None
    """Opaque text that stands for the user in the web application."""
    picture: str | None = None
    """Link to a picture of the user."""


class GetUserInfoResponse(Model):
    """The user, and what that user still has to confirm."""

    data: User | None = None
    """The user the token belongs to."""
    info: GetUserInfoResponseInfo | None = None
    """What the user is asked to do at the next sign-in."""
    email_confirmation_state: GetUserInfoResponseEmailConfirmationState | None = None
    """Whether the email address is confirmed."""


class ListUserCompaniesResponseData(Model):
    """What the user can reach."""

    companies: list[Company] | None = None
    """The companies and accountant's offices."""


class ListUserCompaniesResponse(Model):
    """What `listUserCompanies` returns."""

    data: ListUserCompaniesResponseData | None = None
    """What the user can reach."""
