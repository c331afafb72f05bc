"""Which scripts pages have that send calls, in the order in which they need each other."""

from __future__ import annotations

LOCAL = (
    "talk.js",
    "answer.js",
    "fields.js",
    "credentials.js",
    "signing.js",
    "files.js",
    "json.js",
    "tree.js",
    "views.js",
    "body.js",
    "choices.js",
    "form.js",
    "code.js",
    "live.js",
    "calls.js",
    "send.js",
)
"""Of pages that the local server serves, which makes the calls."""

DIRECT = (
    "answer.js",
    "fields.js",
    "json.js",
    "wire.js",
    "keys.js",
    "came.js",
    "direct.js",
    "files.js",
    "tree.js",
    "views.js",
    "body.js",
    "choices.js",
    "form.js",
    "live.js",
    "calls.js",
    "send.js",
)
"""Of pages that send calls by themselves; they are loaded when somebody wants to."""
