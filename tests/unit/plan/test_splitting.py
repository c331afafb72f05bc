"""Large modules are split by subject, and never import each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.plan.splitting import split, split_by_users
from tests.unit.plan.planning import parsed

if TYPE_CHECKING:
    from pathlib import Path

_SCHEMAS = """
paths: {}
components:
  schemas:
    EventIssueOpened:
      type: object
      properties:
        issue: {$ref: '#/components/schemas/EventIssue'}
        by: {type: object, properties: {id: {type: integer}}}
    EventIssueClosed: {type: object, properties: {by: {$ref: '#/components/schemas/EventUser'}}}
    EventIssue: {type: object, properties: {a: {type: string}}}
    EventUser: {type: object, properties: {a: {type: string}}}
    EventPullOpened: {type: object, properties: {issue: {$ref: '#/components/schemas/EventIssue'}}}
    EventRing: {type: object, properties: {next: {$ref: '#/components/schemas/EventChain'}}}
    EventChain: {type: object, properties: {next: {$ref: '#/components/schemas/EventRing'}}}
    Event: {type: object, properties: {a: {type: string}}}
"""


def test_subjects_are_the_first_words_that_tell(tmp_path: Path) -> None:
    api, _, _ = parsed(_SCHEMAS, tmp_path)
    of = dict.fromkeys(api.schemas, "events")
    found = split(of, api.schemas, {"events"}, most=3)
    short = {
        identity.rpartition("schemas/")[2]: name for identity, name in found.items()
    }
    # What is referred to comes first; small subjects share a module.
    assert short == {
        "EventIssue": "events_user",
        "EventUser": "events_user",
        "EventIssueOpened": "events_issue_opened",
        "EventIssueOpened/properties/by": "events_issue_opened",
        "EventIssueClosed": "events_issue_opened",
        "EventPullOpened": "events_user",
        "EventRing": "events_ring",
        "EventChain": "events_ring",
        "Event": "events_ring",
    }


def test_modules_that_are_small_enough_stay_whole(tmp_path: Path) -> None:
    api, _, _ = parsed(_SCHEMAS, tmp_path)
    of = dict.fromkeys(api.schemas, "events")
    assert split(of, api.schemas, {"events"}, most=9) == of


def test_names_of_other_modules_are_left_to_them(tmp_path: Path) -> None:
    api, _, _ = parsed(_SCHEMAS, tmp_path)
    of = dict.fromkeys(api.schemas, "events")
    found = split(of, api.schemas, {"events", "events_user"}, most=3)
    assert found["#/components/schemas/EventUser"] == "events_user_models"


_SHARED = """
paths: {}
components:
  schemas:
    Order: {type: object, properties: {item: {$ref: '#/components/schemas/Item'}}}
    OrderPart: {type: object, properties: {a: {type: string}}}
    Cart: {type: object, properties: {item: {$ref: '#/components/schemas/Item'}}}
    Item: {type: object, properties: {colour: {$ref: '#/components/schemas/Colour'}}}
    Colour: {type: string, enum: [red, green]}
"""
_USERS = {
    "Order": "ab",
    "OrderPart": "ab",
    "Cart": "bc",
    "Item": "abc",
    "Colour": "abc",
}


def _by_users(tmp_path: Path, most: int, *taken: str) -> dict[str, str]:
    api, _, _ = parsed(_SHARED, tmp_path)
    users = {
        identity: [*_USERS[identity.rpartition("/")[2]]] for identity in api.schemas
    }
    of = dict.fromkeys(api.schemas, "common")
    found = split_by_users(of, users, api.schemas, "common", taken, most)
    return {identity.rpartition("/")[2]: name for identity, name in found.items()}


def test_what_the_same_resources_share_shares_a_module(tmp_path: Path) -> None:
    assert _by_users(tmp_path, 4) == {
        "Order": "common_order",
        "OrderPart": "common_order",
        "Cart": "common_cart",
        "Item": "common_item",
        "Colour": "common_item",
    }


def test_a_few_that_are_shared_stay_together(tmp_path: Path) -> None:
    assert set(_by_users(tmp_path, 5).values()) == {"common"}


def test_a_module_of_users_takes_no_name_of_another(tmp_path: Path) -> None:
    found = _by_users(tmp_path, 4, "common_order")
    assert found["Order"] == "common_order_models"
    assert found["Cart"] == "common_cart"
