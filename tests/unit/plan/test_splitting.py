"""Large modules are split by subject, and never import each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.plan.splitting import split
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
