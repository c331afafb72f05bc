"""What is told of a call while somebody fills it in: its code, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.reference.accounts import unchanged
from generator.reference.bodies import MOST_UNCHANGED
from generator.reference.mistakes import MissingError
from generator.reference.positions import place_in_words, place_of
from generator.reference.uploads import FILES
from generator.reference.values import (
    address_of,
    entries_of,
    form_of,
    parsed,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.plan.calls import ExampleCall
    from generator.reference.bodies import BodyField
    from generator.reference.forms import Form
    from generator.reference.package import Packaged
    from generator.reference.programs import Programs
    from generator.reference.values import Entries

_MOST_PLACES = 50
_NOWHERE = "https://api.example.com"


@dataclass(frozen=True, slots=True)
class Breach:
    """Something that the document forbids.

    Attributes:
        where: The parameter, or the place in the body, in words.
        field: The argument; ``body`` for the body.
        line: In the text of the body, counted from 1.
        column: The same.
    """

    where: str
    message: str
    field: str
    line: int | None = None
    column: int | None = None

    def told(self) -> dict[str, Any]:
        """What the page's script sees."""
        return {
            "where": self.where,
            "message": self.message,
            "field": self.field,
            "line": self.line,
            "column": self.column,
        }


class Filling:
    """Says what becomes of what is filled in, before it is sent.

    Args:
        package: The generated package, which knows what the document forbids.
        forms: What can be called, by ``METHOD /path``.
        examples: The documented examples of the calls, the same way.
        programs: Writes the programs.
    """

    def __init__(
        self,
        package: Packaged,
        forms: Mapping[str, Form],
        examples: Mapping[str, ExampleCall],
        programs: Programs,
    ) -> None:
        self._package = package
        self._forms = forms
        self._examples = examples
        self._programs = programs

    def told(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """The programs, what is wrong, and what is yet to be changed.

        Args:
            asked: As for a call that is sent.

        Raises:
            EntryError: There is no such operation or server.
        """
        form = form_of(self._forms, asked.get("operation"))
        address = address_of(form, asked.get("server", 0)) if form.servers else ""
        entries = entries_of(form, asked)
        wrong = [one for one in entries.mistakes if not isinstance(one, MissingError)]
        found: dict[str, Any] = {
            "missing": [
                one.field for one in entries.mistakes if isinstance(one, MissingError)
            ],
            "mistakes": [one.told() for one in wrong],
            "breaches": [],
            "unchanged": _unchanged(form, entries, asked),
            "programs": None,
        }
        if not wrong:
            example = self._examples[form.operation]
            found["programs"] = self._programs.entered(example, form, entries, address)
        if not entries.mistakes and asked.get("validate", True) is not False:
            breaches = self._breaches(form, entries)
            found["breaches"] = [one.told() for one in placed(form, asked, breaches)]
        return found

    def _breaches(self, form: Form, entries: Entries) -> Iterable[Any]:
        """What the package finds; nothing as long as it is being made."""
        if not self._package.is_ready:
            return ()
        self._package.prepare()
        validation: Any = self._package.module("_runtime.validation")
        resource: Any = self._package.module("_runtime.resource")
        client: Any = self._package.module("client").Client(base_url=_NOWHERE)
        method: Any = client
        for name in form.call:
            method = getattr(method, name)

        flow: Any = self._package.module("_runtime.flow")

        def check(operation: Any, arguments: Any, options: Any, *body: Any) -> None:
            given = body[0] if body else flow.NOT_GIVEN
            call = (client._flow, operation, arguments, options, given, None)
            flow.Exchange(*call).written()

        positional, keywords = entries.arguments(form)
        keywords["request_options"] = {"validate_requests": True}
        try:
            resource.rebound(method, check)(*positional, **keywords)
        except validation.InvalidRequestError as error:
            found: tuple[Any, ...] = tuple(error.breaches)
            return found
        except (TypeError, ValueError):  # it is told when it is sent
            return ()
        finally:
            client.close()
        return ()


def placed(
    form: Form, asked: Mapping[str, Any], breaches: Iterable[Any]
) -> list[Breach]:
    """Breaches that the package found, each at its field.

    Args:
        form: What was filled in.
        asked: What was entered.
        breaches: The package's own.
    """
    return [_placed(form, asked, one) for one in [*breaches][:_MOST_PLACES]]


def _placed(form: Form, asked: Mapping[str, Any], breach: Any) -> Breach:
    message = f"{breach.expected}, got {breach.value}"
    for field in form.fields:
        # As the package calls parameters.
        if breach.where.startswith(f"{field.location} parameter {field.name!r}"):
            return Breach(breach.where, message, field.argument)
    content = _chosen(form, asked)
    for file in content.files if content else ():
        if breach.where.startswith(f"body.{file.name}"):
            return Breach(breach.where, message, f"{FILES}{file.name}")
    text = asked.get("body")
    if (
        not isinstance(text, str)
        or not text.strip()
        or not (content and content.is_json)
    ):
        return Breach(breach.where, message, "body")
    line, column = place_in_words(text, breach.where.removeprefix("body"))
    return Breach(breach.where, message, "body", line, column)


def _chosen(form: Form, asked: Mapping[str, Any]) -> BodyField | None:
    """The representation of the body, whether or not there is one."""
    wanted = asked.get("media_type")
    return next((one for one in form.bodies if wanted in (None, one.media_type)), None)


def _unchanged(
    form: Form, entries: Entries, asked: Mapping[str, Any]
) -> list[tuple[str, int]]:
    """The values of the example that name things in somebody's account, with lines."""
    chosen = _chosen(form, asked)
    text: str = asked.get("body") or ""
    if not entries.has_body or not text.strip():
        return []
    if chosen is None or not chosen.is_json or not chosen.example:
        return []
    found = unchanged(parsed(chosen.example, "body"), entries.body)
    return [(name, place_of(text, steps)[0]) for steps, name in found.items()][
        :MOST_UNCHANGED
    ]
