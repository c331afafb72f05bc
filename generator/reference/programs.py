"""The programs of a page: of the documented example, and of what was entered instead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.json_types import is_object
from generator.reference import code
from generator.reference.mistakes import MissingError
from generator.reference.uploads import FILES, Upload

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.ir import Operation
    from generator.plan.calls import ExampleCall
    from generator.plan.credentials import Carrier
    from generator.reference.forms import Form
    from generator.reference.requests import Requests, Sent
    from generator.reference.values import Entries

_MARK = "tobefilledin{}x"


class Programs:
    """Writes programs.

    Args:
        package: The import name of the generated package.
        requests: Makes the requests of calls.
        carried: How requests carry credentials.
        base_url: Where the API answers.
        is_known: Whether the package knows that as well.
    """

    def __init__(
        self,
        package: str,
        requests: Requests,
        carried: Iterable[Carrier],
        base_url: str,
        *,
        is_known: bool,
    ) -> None:
        self._package = package
        self._requests = requests
        self._carried = tuple(carried)
        self._base_url = base_url
        self._is_known = is_known

    def of(self, call: ExampleCall) -> tuple[code.Program, ...]:
        """The programs of a documented example.

        Those that know nothing of the package are missing where the example cannot be
        sent as it is, or is too long.
        """
        given = "" if self._is_known or call.operation.server else self._base_url
        found = self._sdk(call, given)
        try:
            sent = self._requests.of(call)
        except (TypeError, ValueError):
            return found
        return (*found, *self._others(call.operation, sent))

    def entered(
        self, example: ExampleCall, form: Form, entries: Entries, address: str
    ) -> dict[str, str]:
        """The programs of what was entered, by key.

        What is mandatory and missing is marked in them.

        Args:
            example: The documented example of the same call.
            form: What was filled in.
            entries: What was entered; nothing in it is wrong, but for what is missing.
            address: The server that was chosen.
        """
        call = _entered(example, form, entries)
        missing = [one.field.removeprefix(FILES) for one in entries.mistakes]
        usual = example.operation.server or (self._base_url if self._is_known else "")
        elsewhere = "" if address in ("", usual) else address
        programs = {one.key: one.source for one in self._sdk(call, elsewhere)}
        programs |= self._of_request(call, form, missing, entries.media_type, address)
        if missing:
            head = f"# To be filled in: {', '.join(missing)}\n"
            programs = {key: head + source for key, source in programs.items()}
        return programs

    def _sdk(self, call: ExampleCall, base_url: str) -> tuple[code.Program, ...]:
        return tuple(
            code.Program(
                key,
                title,
                "python",
                code.sdk(call, self._package, asynchronous=waits, base_url=base_url),
            )
            for key, title, waits in (
                ("python", "Python", False),
                ("async", "Python, async", True),
            )
        )

    def _others(self, operation: Operation, sent: Sent) -> tuple[code.Program, ...]:
        given = code.credentials(operation, self._carried)
        return (
            code.Program("curl", "curl", "shell", code.curl(sent, given)),
            code.Program("httpx2", "httpx2", "python", code.httpx2(sent, given)),
        )

    def _of_request(
        self,
        call: ExampleCall,
        form: Form,
        missing: list[str],
        media_type: str,
        address: str,
    ) -> dict[str, str]:
        # Letters and digits are the same in every part of a request.
        marks = {name: _MARK.format(number) for number, name in enumerate(missing)}
        keywords = tuple(
            (name, marks[name] if value is ... else value)
            for name, value in call.keywords
        )
        try:
            sent = self._requests.of(
                replace(call, keywords=keywords, body=_given(call.body)),
                address,
                media_type if form.choice else "",
            )
        except (TypeError, ValueError) as error:
            reason = "" if missing else f"# There is no such program: {_line(error)}.\n"
            return {"curl": reason, "httpx2": reason}
        names = tuple(one.name for one in code.uploads_in(call.body))
        is_file = isinstance(call.body, Upload)
        sent = sent._replace(file=names[0]) if is_file else sent._replace(files=names)
        programs = {one.key: one.source for one in self._others(call.operation, sent)}
        for name, mark in marks.items():
            programs = {
                key: source.replace(mark, f"{{{name}}}")
                for key, source in programs.items()
            }
        return programs


def _entered(example: ExampleCall, form: Form, entries: Entries) -> ExampleCall:
    """The call that is made of what was entered, with an ellipsis for what is missing."""
    missing = {one.field for one in entries.mistakes if isinstance(one, MissingError)}
    parameters = [
        (
            field,
            ... if field.argument in missing else entries.parameters[field.argument],
        )
        for field in form.fields
        if field.argument in missing or field.argument in entries.parameters
    ]
    in_path = [(one, value) for one, value in parameters if one.location == "path"]
    others = [(one, value) for one, value in parameters if one.location != "path"]
    # Once a place is empty, names tell which one it is.
    named = any(value is ... for _, value in in_path)
    keywords: list[tuple[str, Any]] = [
        (one.argument, value) for one, value in [*(in_path if named else []), *others]
    ]
    if form.choice and entries.has_body:
        keywords.append((form.choice, entries.media_type))
    # Methods that take a body's properties make one of none of them, too.
    has_body = entries.has_body or (example.unpacked and "body" not in missing)
    return replace(
        example,
        positional=() if named else tuple(value for _, value in in_path),
        keywords=tuple(keywords),
        body=_with_places(entries) if entries.has_body else {},
        has_body=has_body,
    )


def _with_places(entries: Entries) -> Any:
    """The body with an ellipsis for each file that is missing."""
    files = [one.field for one in entries.mistakes if one.field.startswith(FILES)]
    if not files:
        return entries.body
    return {**entries.body, **{name.removeprefix(FILES): ... for name in files}}


def _given(body: Any) -> Any:
    if not is_object(body):
        return body
    return {name: value for name, value in body.items() if value is not ...}


def _line(error: Exception) -> str:
    text = " ".join(str(error).split())
    return text if text.isprintable() else ascii(text)
