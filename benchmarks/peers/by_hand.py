"""The yardstick: the same calls with httpx2 and pydantic alone, written by hand.

It runs in the environments of all tools, with nothing of ours beside it.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import httpx2
from pydantic import BaseModel, TypeAdapter

if TYPE_CHECKING:
    from collections.abc import Callable

BOOKING_ID = "efdbb9d1-02c2-4bc3-afb7-6788d8782b1e"
BOOKING_PATH = f"/bookings/{BOOKING_ID}"
CLIENT_PATH = "/c/16/entities/clients/4107"
ISSUE_PATH = "/repos/octocat/Hello-World/issues/1"


class Vat(BaseModel):
    id: int | None = None
    value: float | None = None
    description: str | None = None
    notes: str | None = None
    e_invoice: bool | None = None
    ei_type: str | None = None
    ei_description: str | None = None
    editable: bool | None = None
    is_disabled: bool | None = None
    default: bool | None = None


class PaymentMethod(BaseModel):
    id: int | None = None
    name: str | None = None


class Client(BaseModel):
    id: int | None = None
    code: str | None = None
    name: str | None = None
    type: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    contact_person: str | None = None
    vat_number: str | None = None
    tax_code: str | None = None
    address_street: str | None = None
    address_postal_code: str | None = None
    address_city: str | None = None
    address_province: str | None = None
    address_extra: str | None = None
    country: str | None = None
    country_iso: str | None = None
    email: str | None = None
    certified_email: str | None = None
    phone: str | None = None
    fax: str | None = None
    notes: str | None = None
    default_vat: Vat | None = None
    default_payment_terms: int | None = None
    default_payment_terms_type: str | None = None
    default_payment_method: PaymentMethod | None = None
    bank_name: str | None = None
    bank_iban: str | None = None
    bank_swift_code: str | None = None
    shipping_address: str | None = None
    e_invoice: bool | None = None
    ei_code: str | None = None
    discount_highlight: bool | None = None
    default_discount: float | None = None
    has_intent_declaration: bool | None = None
    price_list_id: str | None = None
    created_at: str | None = None
    updated_at: str | None = None


class OneClient(BaseModel):
    data: Client


class ManyClients(BaseModel):
    current_page: int | None = None
    last_page: int | None = None
    per_page: int | None = None
    total: int | None = None
    data: list[Client]


class Booking(BaseModel):
    id: str
    trip_id: str
    passenger_name: str
    has_bicycle: bool = False
    has_dog: bool = False


class User(BaseModel):
    login: str
    id: int
    node_id: str
    avatar_url: str
    gravatar_id: str | None = None
    url: str
    html_url: str
    followers_url: str
    following_url: str
    gists_url: str
    starred_url: str
    subscriptions_url: str
    organizations_url: str
    repos_url: str
    events_url: str
    received_events_url: str
    type: str
    site_admin: bool


class Label(BaseModel):
    id: int
    node_id: str
    url: str
    name: str
    description: str | None = None
    color: str
    default: bool


class Issue(BaseModel):
    id: int
    node_id: str
    url: str
    repository_url: str
    labels_url: str
    comments_url: str
    events_url: str
    html_url: str
    number: int
    state: str
    title: str
    body: str | None = None
    user: User
    labels: list[Label]
    assignee: User | None = None
    assignees: list[User]
    locked: bool
    active_lock_reason: str | None = None
    comments: int
    closed_at: dt.datetime | None = None
    created_at: dt.datetime
    updated_at: dt.datetime
    author_association: str


CLIENT: dict[str, Any] = {
    "id": 4107,
    "code": "CLI-0041",
    "name": "Caffè Aurora S.r.l.",
    "type": "company",
    "first_name": "Elisa",
    "last_name": "Morandin",
    "contact_person": "Elisa Morandin",
    "vat_number": "99041070006",
    "tax_code": "99041070006",
    "address_street": "Via dei Lampioni, 12",
    "address_postal_code": "37122",
    "address_city": "Verona",
    "address_province": "VR",
    "address_extra": "Ingresso dal cortile",
    "country": "Italia",
    "country_iso": "IT",
    "email": "ordini@caffeaurora.example.com",
    "certified_email": "caffeaurora@pec.example.it",
    "phone": "045 0000041",
    "fax": "045 0000042",
    "notes": "Consegna solo al mattino",
    "default_vat": {"id": 2220, "value": 22, "description": "Aliquota ordinaria"},
    "default_payment_terms": 30,
    "default_payment_terms_type": "standard",
    "default_payment_method": {"id": 8201, "name": "Bonifico a 30 e 60 giorni"},
    "bank_name": "Banca Immaginaria di Verona",
    "bank_iban": "IT83G9999900016000000004107",
    "bank_swift_code": "IMMAIT00XXX",
    "shipping_address": "Piazza del Mercato, 3, 37121 Verona (VR)",
    "e_invoice": True,
    "discount_highlight": True,
    "ei_code": "A1B2C3D",
    "default_discount": 10,
    "has_intent_declaration": False,
    "price_list_id": "512",
    "created_at": "2025-10-06 11:02:37",
    "updated_at": "2026-02-20 16:45:10",
}
# What only the server sets cannot be sent.
_READ_ONLY = ("id", "created_at", "updated_at")
SENT = {"data": {k: v for k, v in CLIENT.items() if k not in _READ_ONLY}}
BOOKING = {
    "id": BOOKING_ID,
    "trip_id": "4f4e4e1f-c824-4d63-b37a-d8d698862f1d",
    "passenger_name": "Elisa Morandin",
    "has_bicycle": True,
    "has_dog": False,
}
_HOME = "https://api.example.com/users/octocat"
USER: dict[str, Any] = {
    "login": "octocat",
    "id": 1,
    "node_id": "MDQ6VXNlcjE=",
    "avatar_url": "https://example.com/images/octocat.gif",
    "gravatar_id": "",
    "url": _HOME,
    "html_url": "https://example.com/octocat",
    "followers_url": f"{_HOME}/followers",
    "following_url": f"{_HOME}/following{{/other_user}}",
    "gists_url": f"{_HOME}/gists{{/gist_id}}",
    "starred_url": f"{_HOME}/starred{{/owner}}{{/repo}}",
    "subscriptions_url": f"{_HOME}/subscriptions",
    "organizations_url": f"{_HOME}/orgs",
    "repos_url": f"{_HOME}/repos",
    "events_url": f"{_HOME}/events{{/privacy}}",
    "received_events_url": f"{_HOME}/received_events",
    "type": "User",
    "site_admin": False,
}
_REPOSITORY = "https://api.example.com/repos/octocat/Hello-World"
ISSUE: dict[str, Any] = {
    "id": 1,
    "node_id": "MDU6SXNzdWUx",
    "url": f"{_REPOSITORY}/issues/1",
    "repository_url": _REPOSITORY,
    "labels_url": f"{_REPOSITORY}/issues/1/labels{{/name}}",
    "comments_url": f"{_REPOSITORY}/issues/1/comments",
    "events_url": f"{_REPOSITORY}/issues/1/events",
    "html_url": "https://example.com/octocat/Hello-World/issues/1",
    "number": 1,
    "state": "open",
    "title": "Found a bug",
    "body": "I'm having a problem with this.",
    "user": USER,
    "labels": [
        {
            "id": 208045946,
            "node_id": "MDU6TGFiZWwyMDgwNDU5NDY=",
            "url": f"{_REPOSITORY}/labels/bug",
            "name": "bug",
            "description": "Something isn't working",
            "color": "f29513",
            "default": True,
        }
    ],
    "assignee": USER,
    "assignees": [USER],
    "milestone": None,
    "locked": True,
    "active_lock_reason": "too heated",
    "comments": 0,
    "closed_at": None,
    "created_at": "2011-04-22T13:33:48Z",
    "updated_at": "2011-04-22T13:33:48Z",
    "author_association": "COLLABORATOR",
    "reactions": {
        "url": f"{_REPOSITORY}/issues/1/reactions",
        "total_count": 3,
        "+1": 1,
        "-1": 0,
        "laugh": 0,
        "confused": 0,
        "heart": 2,
        "hooray": 0,
        "eyes": 0,
        "rocket": 0,
    },
}
PAGE = json.dumps(
    {
        "current_page": 1,
        "last_page": 1,
        "per_page": 100,
        "total": 100,
        "data": [CLIENT] * 100,
    }
)
ANSWERS = {
    CLIENT_PATH: json.dumps({"data": CLIENT}),
    BOOKING_PATH: json.dumps(BOOKING),
    ISSUE_PATH: json.dumps(ISSUE),
}
_ONE = {
    "fattureincloud": (CLIENT_PATH, OneClient),
    "small": (BOOKING_PATH, Booking),
    "github": (ISSUE_PATH, Issue),
    "github-845": (ISSUE_PATH, Issue),
}


def programs(document: str, address: str) -> dict[str, Callable[[], object]]:
    """What is compared: ``call``, and of Fatture in Cloud ``decode`` and ``encode``."""
    path, model = _ONE[document]
    client = httpx2.Client(
        base_url=address, headers={"authorization": "Bearer token"}, timeout=10
    )
    adapter = TypeAdapter[Any](model)

    def call() -> object:
        response = client.get(path)
        response.raise_for_status()
        return adapter.validate_json(response.content)

    found: dict[str, Callable[[], object]] = {"call": call}
    if document == "fattureincloud":
        page = TypeAdapter(ManyClients)
        sent = TypeAdapter(OneClient)
        body = OneClient.model_validate(SENT)
        found["decode"] = lambda: page.validate_json(PAGE)
        found["encode"] = lambda: sent.dump_json(body, exclude_unset=True)
    return found
