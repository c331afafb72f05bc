"""What the keys of Stainless mean here, where no name depends on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from generator.adoption.settings import Outcome

Keys: TypeAlias = "dict[str, tuple[Outcome, str]]"

_OTHER_TOOL = "it is for outputs that Calco does not make"
_PROJECT = "pyproject.toml says it; an edit there is merged into what comes later"
_DOCUMENT = "it is read from the document; say it there"
_README = "README.md and reference.md have an example of every operation"
_RELEASE = "calco ci writes the jobs that release packages"
_READ = "parameters are written as the document's style and explode say"

TOP: Keys = {
    "$schema": ("needless", "it is for editors"),
    "codeflow": ("differs", _RELEASE),
    "custom_casings": ("kept", "the classes of models are spelled so"),
    "diagnostics": (
        "needless",
        "calco validate tells all problems; allow in calco.toml",
    ),
    "edition": ("needless", "Calco has no editions"),
    "errors": ("differs", "every status has an error class, with the document's model"),
    "readme": ("differs", _README),
    "security": ("differs", _DOCUMENT),
    "security_schemes": ("differs", _DOCUMENT),
    "streaming": (
        "differs",
        "an answer of events is a stream where the document gives it that media type",
    ),
}

ORGANIZATION: Keys = {
    "name": ("differs", "the clients are called Client and AsyncClient"),
    "docs": ("differs", "README.md links to what externalDocs of the document says"),
    "contact": ("differs", "the contact is that of the document"),
    "github_org": ("absent", _PROJECT),
    "security_contact": ("absent", "no SECURITY.md is written; write your own"),
    "security_policy_terms": ("absent", "no SECURITY.md is written; write your own"),
    "security_policy_url": ("absent", "no SECURITY.md is written; write your own"),
    "upload_spec": ("needless", "nothing leaves this machine"),
}

PYTHON: Keys = {
    "edition": ("needless", "Calco has no editions"),
    "options": ("differs", _PROJECT),
    "production_repo": ("needless", "the package is written to a folder"),
    "readme_title": ("differs", "README.md begins with the document's title"),
    "screencast": ("absent", "README.md is yours to add to; edits are merged"),
    "skip": ("needless", "calco generate makes what it is told"),
    "staging_repo": ("needless", "the package is written to a folder"),
}

CLIENT: Keys = {
    "default_headers": ("differs", "Client(headers=...) sends headers with every call"),
    "default_retries": (
        "differs",
        "Client(retries=...) says otherwise than by default",
    ),
    "default_timeout": (
        "differs",
        "Client(timeout=...) says otherwise than by default",
    ),
}

SETTINGS: Keys = {
    "disable_mock_tests": ("needless", "the package's tests run offline"),
    "license": ("differs", "no SPDX expression; the document's licence is used"),
    "positional_params": ("differs", "parameters of the path may come first"),
    "python": ("needless", "the licence is an SPDX expression"),
    "sort_schema_properties": ("differs", "fields come in the order of the document"),
    "unwrap_response_fields": ("differs", "answers are returned whole"),
}

QUERY: Keys = {
    "array_format": ("differs", _READ),
    "nested_format": ("differs", _READ),
}

RESOURCE: Keys = {
    "deprecated": ("differs", "an operation is deprecated where the document says so"),
    "description": ("differs", "descriptions are those of the document's tags"),
    "mcp": ("needless", _OTHER_TOOL),
    "name": ("needless", _OTHER_TOOL),
    "standalone_api": ("needless", _OTHER_TOOL),
    "terraform": ("needless", _OTHER_TOOL),
    "terraform_prefix": ("needless", _OTHER_TOOL),
}

METHOD: Keys = {
    "body_param_name": ("differs", "a body that is no object is the argument body"),
    "default_request_options": (
        "differs",
        "timeouts and retries are said of a client or a call",
    ),
    "deprecated": ("differs", "an operation is deprecated where the document says so"),
    "docs": ("differs", _README),
    "mcp": ("needless", _OTHER_TOOL),
    "positional_params": ("differs", "parameters of the path may come first, in order"),
    "skip_test_reason": ("needless", "tests of every operation are written, offline"),
    "streaming": (
        "differs",
        'accept="text/event-stream" chooses a stream where an answer has other forms',
    ),
    "terraform": ("needless", _OTHER_TOOL),
    "unwrap_response": ("differs", "answers are returned whole"),
}

MODEL: Keys = {
    "deprecated": ("differs", "a model is deprecated where the document says so"),
    "terraform": ("needless", _OTHER_TOOL),
}

PAGES: Keys = {
    "cursor": ("kept", ""),
    "cursor_id": ("kept", ""),
    "cursor_url": ("kept", ""),
    "offset": ("kept", ""),
    "page_number": ("kept", ""),
    "fake_page": ("needless", "a list that comes whole is what the call returns"),
}
"""The types of pagination."""
