"""What the method of an operation is called, best first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.ir import AliasSchema, ListType, NullableType, ObjectSchema, Reference
from generator.names.identifiers import snake
from generator.names.words import singular, stem, without, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.ir import Api, Operation, Type

VERSION = re.compile(r"v\d+(\.\d+)?|api")
_VERBS = {
    "POST": "create",
    "PUT": "replace",
    "PATCH": "update",
    "DELETE": "delete",
    "HEAD": "head",
    "OPTIONS": "options",
    "TRACE": "trace",
    "QUERY": "query",
}
# What the last segment of a path begins with when it says what is done rather than
# what it is done to: POST /charges/{id}/capture.
_ACTIONS = frozenset(
    {
        "accept",
        "activate",
        "add",
        "apply",
        "approve",
        "archive",
        "attach",
        "cancel",
        "capture",
        "check",
        "clear",
        "clone",
        "close",
        "complete",
        "confirm",
        "copy",
        "decline",
        "decrement",
        "deliver",
        "detach",
        "disable",
        "dismiss",
        "enable",
        "execute",
        "expire",
        "export",
        "fail",
        "finalize",
        "fund",
        "generate",
        "import",
        "increment",
        "invite",
        "join",
        "leave",
        "lock",
        "logout",
        "mark",
        "merge",
        "move",
        "pause",
        "pay",
        "post",
        "publish",
        "push",
        "reactivate",
        "refresh",
        "refund",
        "reject",
        "release",
        "remove",
        "rename",
        "reopen",
        "replay",
        "reset",
        "resend",
        "restart",
        "restore",
        "resume",
        "retry",
        "return",
        "reverse",
        "revoke",
        "rotate",
        "run",
        "search",
        "send",
        "share",
        "ship",
        "simulate",
        "start",
        "stop",
        "submit",
        "suspend",
        "sync",
        "test",
        "transfer",
        "trigger",
        "unarchive",
        "unlock",
        "unpublish",
        "update",
        "upload",
        "validate",
        "verify",
        "void",
    }
)
# The same of what is read: GET /charges/search.
_QUESTIONS = frozenset({"check", "download", "export", "preview", "search", "verify"})
# The share of operationIds from which on they are taken for a tool's work.
_MECHANICAL = 0.9
# In a short document listBooks of /books is what a person would say.
_FEW = 10
_ARTICLES = frozenset({"a", "an", "the"})
# After these comes a remark, not the object of the verb.
_PREPOSITIONS = frozenset(
    {"after", "and", "as", "at", "before", "by", "for", "from", "in", "into", "of"}
    | {"on", "or", "to", "under", "using", "via", "with", "without"}
)


def candidates(
    operation: Operation, label: str, common: int, api: Api, *, by_path: bool
) -> tuple[str, ...]:
    """Names for the method of an operation.

    Args:
        operation: The operation.
        label: The tag, or the segment of the path, that its resource is called after.
        common: How many segments the paths of the resource's operations all begin with.
        api: Tells what it answers.
        by_path: Whether operationIds are to be passed over.
    """
    described = _described(operation, label, common, api)
    if operation.id is None or by_path:
        return (*described, _prefixed(operation, described[-1]))
    *before, last = words(operation.id) or [""]
    whole = [*(word for word in before if word.lower() not in _ARTICLES), last]
    # A version at the front, v1.books.list, says the same of every operation.
    plain = whole[1:] if len(whole) > 1 and VERSION.fullmatch(whole[0]) else whole
    verb = _without_subject(plain, operation, label)
    full = snake(" ".join(plain), fallback="call")
    return (
        snake(" ".join(verb), fallback="call"),
        full,
        snake(" ".join(whole), fallback="call"),
        _prefixed(operation, full),
        described[-1],
    )


def _prefixed(operation: Operation, name: str) -> str:
    return snake(f"{operation.method} {name}", fallback="call")


def only_spell_paths(operations: Sequence[Operation]) -> bool:
    """Whether operationIds are made of methods and paths, as some tools make them.

    ``GetChargesChargeRefunds`` says less to a person than what the path itself gives.
    """
    identified = [operation for operation in operations if operation.id]
    mechanical = sum(map(_is_mechanical, identified))
    return len(identified) > _FEW and mechanical > _MECHANICAL * len(identified)


def _is_mechanical(operation: Operation) -> bool:
    found = [stem(word) for word in words(operation.id or "")]
    parts = [part for part in _segments(operation.path) if not VERSION.fullmatch(part)]
    return any(
        len(found) > 1
        and found
        == [
            stem(word)
            for part in (operation.method, *parts)
            for word in words(parameter if parameter and part[0] == "{" else part)
        ]
        for parameter in ("", "id")
    )


def _without_subject(whole: list[str], operation: Operation, label: str) -> list[str]:
    """The words of an operationId without those that its resource says already.

    They are left out where they come first (``repos/list``), last (``listRepos``), or
    right after the verb when what follows is about them (``getRepoTotals``). Anywhere
    else they may be what the verb needs.
    """
    subject = words(label)
    stems = [stem(word) for word in whole]
    for start in range(len(subject)):
        needle = [stem(word) for word in subject[start:]]
        size = len(needle)
        if stems[:size] == needle and len(stems) > size and start == 0:
            return whole[size:]
        if stems[-size:] == needle and len(stems) > size:
            return whole[:-size]
        for index in range(1, len(stems) - size):
            if stems[index : index + size] == needle:
                rest = whole[:index] + whole[index + size :]
                last = whole[index + size - 1]
                plural = last.lower() != singular(last.lower())
                if plural and _about_itself(whole[index + size :], operation, needle):
                    return whole
                return rest
    return without(whole, subject[-1:]) or whole


def _about_itself(rest: list[str], operation: Operation, needle: list[str]) -> bool:
    """Whether the path ends with the resource, so that the rest is no part of it.

    ``PUT /me/tracks`` saves tracks, and ``saveTracksUser`` does not save a user.
    """
    if not rest or rest[0].lower() in _PREPOSITIONS:
        return False
    last = next(
        (part for part in reversed(_segments(operation.path)) if part[0] != "{"), ""
    )
    return [stem(word) for word in words(last)] == needle and stem(rest[-1]) not in {
        stem(word) for part in _segments(operation.path) for word in words(part)
    }


def _described(
    operation: Operation, label: str, common: int, api: Api
) -> tuple[str, ...]:
    """What an operation does, told by method and path: short, longer, in full."""
    segments = _segments(operation.path)
    names = [stem(word) for word in words(label)]
    plain = [
        (index, part)
        for index, part in enumerate(segments)
        if part[0] != "{" and not VERSION.fullmatch(part)
    ]
    owner = max(
        (i for i, part in plain if [stem(w) for w in words(part)] == names), default=-1
    )
    after = [part for index, part in plain if index > max(owner, common - 1)]
    beside = [part for index, part in plain if index >= common and index != owner]
    everything = [part for index, part in plain if index != owner]
    parameters = [part.strip("{}") for part in segments if part[0] == "{"]
    texts: list[str] = []
    for subject in (after, beside, everything):
        texts.append(" ".join(_with_verb(operation, subject, api)))
    if parameters:
        texts.append(f"{texts[0]} by {parameters[-1]}")
        texts.append(f"{texts[-2]} by {' and '.join(parameters)}")
    return tuple(dict.fromkeys(snake(text, fallback="call") for text in texts))


def _with_verb(operation: Operation, subject: Sequence[str], api: Api) -> list[str]:
    segments = _segments(operation.path)
    on_item = bool(segments) and segments[-1][0] == "{"
    verb = _VERBS.get(operation.method, operation.method)
    if operation.method == "POST":
        if on_item:
            verb = "update"
        elif subject and words(subject[-1])[:1]:
            first = words(subject[-1])[0].lower()
            if first in _ACTIONS:
                return [subject[-1], *subject[:-1]]
    if verb == "GET" and subject and subject[-1].lower() in _QUESTIONS:
        return [subject[-1], *subject[:-1]]
    if verb == "GET":
        verb = "get" if on_item or not _lists(operation, api) else "list"
    if subject and (on_item or verb == "create"):
        return [verb, *subject[:-1], singular(subject[-1])]
    return [verb, *subject]


def _lists(operation: Operation, api: Api) -> bool:
    """Whether an answer may be a list, be it in a page."""
    types = [
        content.type
        for response in operation.responses
        if response.status.startswith("2")
        for content in response.contents
        if content.type is not None
    ]
    return not types or any(_may_list(type_, api) for type_ in types)


def _may_list(type_: Type, api: Api, depth: int = 0) -> bool:
    if isinstance(type_, NullableType):
        return _may_list(type_.inner, api, depth)
    if isinstance(type_, Reference) and depth < 2:
        schema = api.schemas[type_.schema]
        if isinstance(schema, AliasSchema):
            return _may_list(schema.type, api, depth + 1)
        return isinstance(schema, ObjectSchema) and any(
            isinstance(property_.type, ListType) for property_ in schema.properties
        )
    return isinstance(type_, ListType)


def _segments(path: str) -> list[str]:
    return [part for part in path.split("/") if part]
