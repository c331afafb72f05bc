"""What tells the events of an API apart when all are sent to one address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.ir import (
    AliasSchema,
    ConstantType,
    EnumSchema,
    ObjectSchema,
    Reference,
    UnionType,
)
from generator.media_types import way
from generator.problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.config_webhooks import WebhookRules
    from generator.ir import Api, Incoming, Parameter, Type

_FIRST = ("type", "event", "event_type", "eventType", "topic", "kind", "action")
_TELLING = ("event", "type", "topic", "kind", "action")
"""What the name of a header has in it whose example is a value of its event."""

Key = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """What tells events apart.

    Attributes:
        places: Headers, and properties of the body with a slash before their name.
        keys: The values in these places by the pointer of the event's operation;
            ``None`` stands for any.
    """

    places: tuple[str, ...]
    keys: Mapping[str, Key]


def candidates(api: Api) -> list[Incoming]:
    """What may come to one address: the webhooks, or else the callbacks."""
    with_body = [one for one in api.incoming if one.operation.body]
    return [one for one in with_body if one.caller is None] or with_body


def find_telling(api: Api, rules: WebhookRules) -> Telling | None:
    """What tells the events apart; ``None`` where nothing does.

    Args:
        api: The intermediate model.
        rules: What ``calco.toml`` says of it.

    Raises:
        CalcoError: What it says does not tell them apart.
    """
    known = [_Event(api, one) for one in candidates(api)]
    events = [one for one in known if one.is_json]
    _check_names(events, rules)
    header, field = (rules.texts.get(f"event_{one}", "") for one in ("header", "field"))
    if header or field:
        return _configured(events, rules, header, field)
    if len(events) != len(known):
        return None
    properties = _common([one.properties for one in events], _FIRST)
    headers = _common([one.headers for one in events], ())
    for name in (*properties, *headers):
        places = (f"/{_escaped(name)}" if name in properties else name,)
        keys = [(one.properties.get(name, one.headers.get(name)),) for one in events]
        if len(set(keys)) == len(keys):
            return _telling(places, events, keys)
    some = dict.fromkeys(name for one in events for name in one.properties)
    for name in headers:
        for inner in sorted(some, key=_order):
            pairs = [(one.headers[name], one.properties.get(inner)) for one in events]
            if len(set(pairs)) == len(pairs):
                return _telling((name, f"/{_escaped(inner)}"), events, pairs)
    return None


def _configured(
    events: Sequence[_Event], rules: WebhookRules, header: str, field: str
) -> Telling:
    own = dict(rules.events)
    keys: list[Key] = []
    for event in events:
        name = event.incoming.name
        values: list[str | None] = []
        if header:
            values.append(own.get(name, event.headers.get(header.lower(), name)))
        if field:
            found = event.properties.get(field)
            # Where a header tells already, a property need not.
            values.append(found if header else own.get(name, found or name))
        keys.append(tuple(values))
    pointer = field if field.startswith("/") else f"/{_escaped(field)}"
    places = (*((header,) if header else ()), *((pointer,) if field else ()))
    for index, key in enumerate(keys):
        if key in keys[:index]:
            names = [events[keys.index(key)].incoming.name, events[index].incoming.name]
            raise CalcoError.of(
                "CALCO-C027",
                f"nothing tells {names[0]!r} from {names[1]!r}",
                place=rules.places.get("event_header", rules.places.get("event_field")),
                hint="Give each a value of its own in webhooks.events.",
            )
    return _telling(places, events, keys)


def _check_names(events: Sequence[_Event], rules: WebhookRules) -> None:
    known = {one.incoming.name for one in events}
    for name, _ in rules.events:
        if name not in known:
            raise CalcoError.of(
                "CALCO-C027",
                f"there is no webhook {name!r}",
                place=rules.places.get("events"),
                hint=f"There are: {', '.join(sorted(known)[:10]) or 'none'}.",
            )


def _telling(
    places: tuple[str, ...], events: Sequence[_Event], keys: Sequence[Key]
) -> Telling:
    pointers = [one.incoming.operation.pointer for one in events]
    return Telling(places, dict(zip(pointers, keys, strict=True)))


def _common(found: Sequence[Mapping[str, str]], first: tuple[str, ...]) -> list[str]:
    """What all of them have, the likeliest first."""
    if not found:
        return []
    names = set(found[0]).intersection(*found[1:])
    return sorted(names, key=_order) if first else sorted(names)


def _order(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


class _Event:
    """A webhook, and what in it has one value only.

    Attributes:
        is_json: Whether its body is JSON.
        properties: Properties of the body by name.
        headers: Headers by name, in lower case.
    """

    def __init__(self, api: Api, incoming: Incoming) -> None:
        self.incoming = incoming
        self._api = api
        body = incoming.operation.body
        assert body is not None
        content = body.contents[0]
        self.is_json = way(content.media_type) == "json"
        self.properties = self._properties(content.type) if self.is_json else {}
        self.headers = {
            parameter.name.lower(): value
            for parameter in incoming.operation.parameters
            if parameter.location == "header"
            and (value := self._value(parameter)) is not None
        }

    def _properties(self, type_: Type | None, depth: int = 0) -> dict[str, str]:
        if depth > 8:
            return {}
        if isinstance(type_, UnionType):
            found = [self._properties(one, depth + 1) for one in type_.variants]
            return {
                name: value
                for name, value in found[0].items()
                if all(one.get(name) == value for one in found)
            }
        if not isinstance(type_, Reference):
            return {}
        schema = self._api.schemas[type_.schema]
        if isinstance(schema, AliasSchema):
            return self._properties(schema.type, depth + 1)
        if not isinstance(schema, ObjectSchema):
            return {}
        constants = ((one.name, self._constant(one.type)) for one in schema.properties)
        return {name: value for name, value in constants if value is not None}

    def _constant(self, type_: Type) -> str | None:
        """The only text that a value may be."""
        value: object = None
        if isinstance(type_, ConstantType):
            value = type_.value
        elif isinstance(type_, Reference):
            schema = self._api.schemas[type_.schema]
            if isinstance(schema, EnumSchema) and len(schema.values) == 1:
                value = schema.values[0].value
            elif isinstance(schema, AliasSchema):
                return self._constant(schema.type)
        return value if isinstance(value, str) and value else None

    def _value(self, parameter: Parameter) -> str | None:
        constant = self._constant(parameter.type)
        if constant is not None:
            return constant
        if not any(word in parameter.name.lower() for word in _TELLING):
            return None
        given = [one.value for one in parameter.examples]
        given += parameter.documentation.examples
        texts = {one for one in given if isinstance(one, str) and one}
        return texts.pop() if len(texts) == 1 else None
