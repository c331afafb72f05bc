"""A value that keeps to a schema, made without chance.

The same schema always gives the same value: its own example where it has a
valid one, else the first value of its enum, else something plain of its type,
format and bounds. The module knows JSON Schema and nothing of servers.
"""

from __future__ import annotations

import math
import random
from typing import Any, Literal, TypeAlias

from generator.json_types import is_array, is_object

from ..formats import SAMPLES
from ..matching import matching
from .fits import fits, is_type
from .schemas import CHOICES, Resolve, flatten, mapping, number, sequence, types_of

Direction: TypeAlias = Literal["request", "response"]

_BUDGET = 400
"""How many values a sample may hold before optional parts are left out."""

_DEPTH = 24


def sample(
    schema: Any,
    resolve: Resolve,
    direction: Direction = "response",
    name: str = "",
    seed: int = 0,
) -> Any:
    """Build a JSON value that keeps to a schema (JSON Schema 2020-12).

    Args:
        schema: A Schema Object, or a boolean schema.
        resolve: Finds the node of a local reference such as
            ``#/components/schemas/Pet``; raises KeyError when there is none.
        direction: ``request`` leaves out readOnly properties, ``response``
            writeOnly ones.
        name: What the value is called; unbounded texts repeat it.
        seed: Which of the values that keep to the schema; 0 gives the plainest.

    Returns:
        The value. Recursive schemas end at the first place that may be left
        out, empty or null. A schema that nothing satisfies gives None.
    """
    try:
        return _Maker(resolve, direction, seed).value(schema, name or "text", ())
    except _EndlessError:
        return None


class _EndlessError(Exception):
    """No value can be built here: the schema recurs, or allows nothing."""


class _Maker:
    def __init__(self, resolve: Resolve, direction: Direction, seed: int) -> None:
        self._resolve = resolve
        self._chance = random.Random(seed) if seed else None
        self._hidden = "readOnly" if direction == "request" else "writeOnly"
        self._made = 0

    def value(self, schema: Any, name: str, above: tuple[str, ...]) -> Any:
        """A value for a schema that stands below some references."""
        if schema is False or len(above) > _DEPTH:
            raise _EndlessError
        flat, references = flatten(schema, self._resolve)
        if any(reference in above for reference in references):
            raise _EndlessError
        self._made += 1
        below = (*above, *references)
        for given in _given(flat, self._chance):
            if fits(given, schema, self._resolve):
                return self._visible(given, schema, 0)
        if CHOICES in flat:
            return self._chosen(flat, references, name, above)
        value = self._plain(flat, name, below)
        if is_object(value) and references:
            self._discriminate(value, flat, references)
        return value

    def _chosen(
        self,
        flat: dict[str, Any],
        references: tuple[str, ...],
        name: str,
        above: tuple[str, ...],
    ) -> Any:
        # The first list of variants is settled here; the next ones in turn, by
        # the call for the variant, which still has them.
        rest = {k: v for k, v in flat.items() if k not in (CHOICES, "discriminator")}
        first, *others = flat[CHOICES]
        branches = [{"anyOf": group} for group in others]
        for variant in sorted(_mixed(first, self._chance), key=_is_null):
            narrowed: dict[str, Any] = {"allOf": [variant, *branches, rest]}
            try:
                value = self.value(narrowed, name, (*above, *references))
            except _EndlessError:
                continue
            reference = mapping(variant).get("$ref")
            if is_object(value) and isinstance(reference, str):
                self._discriminate(value, flat, (reference,))
            if fits(value, variant, self._resolve):
                return value
        # A variant that extends the very schema it is a variant of leads back
        # here; what the schema itself says is then all there is.
        if types_of(rest):
            return self._plain(rest, name, (*above, *references))
        raise _EndlessError

    def _discriminate(
        self, value: dict[str, Any], flat: dict[str, Any], references: tuple[str, ...]
    ) -> None:
        discriminator = mapping(flat.get("discriminator"))
        key = discriminator.get("propertyName")
        if not isinstance(key, str):
            return
        wanted = references[0]
        short = wanted.rsplit("/", 1)[-1]
        names = [
            name
            for name, target in mapping(discriminator.get("mapping")).items()
            if target in (wanted, short)
        ]
        chosen = names[0] if names else short
        schema, _ = flatten({"$ref": wanted}, self._resolve)
        if fits(
            chosen, mapping(schema.get("properties")).get(key, True), self._resolve
        ):
            value[key] = chosen

    def _plain(self, flat: dict[str, Any], name: str, above: tuple[str, ...]) -> Any:
        types = types_of(flat)
        kind = next((t for t in types if t != "null"), "null" if types else "any")
        try:
            match kind:
                case "object":
                    return self._object(flat, above)
                case "array":
                    return self._array(flat, name, above)
                case "string":
                    return _varied_text(_text(flat, name), flat, self._chance)
                case "integer" | "number":
                    whole = kind == "integer"
                    plain = _number(flat, whole=whole)
                    return _varied_number(plain, flat, whole, self._chance)
                case "boolean":
                    return self._chance is None or self._chance.random() < 0.5
                case "null":
                    return None
                case _:
                    return name
        except _EndlessError:
            if "null" in types:
                return None
            raise

    def _object(self, flat: dict[str, Any], above: tuple[str, ...]) -> dict[str, Any]:
        value: dict[str, Any] = {}
        required = [n for n in sequence(flat.get("required")) if isinstance(n, str)]
        properties = mapping(flat.get("properties"))
        for name, schema in properties.items():
            needed = name in required
            if not needed and self._made > _BUDGET:
                continue
            if flatten(schema, self._resolve)[0].get(self._hidden) is True:
                continue
            try:
                value[name] = self.value(schema, name, above)
            except _EndlessError:
                if needed:
                    raise
        others = flat.get("additionalProperties", True)
        for name in required:
            if name not in properties:
                value[name] = self.value(others, name, above)
        count = flat.get("minProperties", 0)
        typed = isinstance(others, dict) and not properties
        wanted = max(count if isinstance(count, int) else 0, 1 if typed else 0)
        for position in range(len(value) + 1, wanted + 1):
            try:
                key = "key" if position == 1 else f"key{position}"
                value[key] = self.value(others, key, above)
            except _EndlessError:
                break
        return value

    def _array(self, flat: dict[str, Any], name: str, above: tuple[str, ...]) -> Any:
        least, most = flat.get("minItems", 0), flat.get("maxItems")
        if most == 0:
            return []
        items = flat.get("items", True)
        fixed = sequence(flat.get("prefixItems"))
        try:
            value = [self.value(schema, name, above) for schema in fixed]
            wanted = max(least if isinstance(least, int) else 0, 0 if fixed else 1)
            if self._chance is not None and not fixed and not flat.get("uniqueItems"):
                most = most if isinstance(most, int) else wanted + 2
                wanted = self._chance.randint(
                    wanted, max(wanted, min(most, wanted + 2))
                )
            while len(value) < wanted and items is not False:
                value.append(self.value(items, name, above))
        except _EndlessError:
            if least == 0:
                return []
            raise
        if flat.get("uniqueItems") is True and len(value) > 1:
            return self._distinct(value, items)
        return value

    def _distinct(self, value: list[Any], items: Any) -> list[Any]:
        flat, _ = flatten(items, self._resolve)
        pool = sequence(flat.get("enum"))
        result: list[Any] = []
        for position, item in enumerate(value):
            tries = [item, *pool]
            if is_type(item, "number"):
                tries.append(item + position)
            if isinstance(item, str):
                tries.append(f"{item[:-1]}{position}")
            if is_object(item):
                tries.append(_varied(item, position))
            result.append(next((t for t in tries if t not in result), item))
        return result

    def _visible(self, value: Any, schema: Any, depth: int) -> Any:
        """A given value without the properties that its direction hides."""
        if depth > _DEPTH or not (is_object(value) or is_array(value)):
            return value
        flat, _ = flatten(schema, self._resolve)
        if is_array(value):
            items = flat.get("items", True)
            return [self._visible(item, items, depth + 1) for item in value]
        properties = mapping(flat.get("properties"))
        kept: dict[str, Any] = {}
        for name, item in mapping(value).items():
            below = properties.get(name, True)
            if flatten(below, self._resolve)[0].get(self._hidden) is not True:
                kept[name] = self._visible(item, below, depth + 1)
        return kept


def _mixed(values: list[Any], chance: random.Random | None) -> list[Any]:
    return values if chance is None else chance.sample(values, len(values))


def _given(flat: dict[str, Any], chance: random.Random | None) -> list[Any]:
    """The values the schema itself offers, the most telling first."""
    values = [flat["example"]] if "example" in flat else []
    values += sequence(flat.get("examples"))
    values += [flat[key] for key in ("const", "default") if key in flat]
    options = _mixed(sequence(flat.get("enum")), chance)
    values += sorted(options, key=lambda value: value is None)
    return values


def _varied_text(text: str, flat: dict[str, Any], chance: random.Random | None) -> str:
    """Another text, where nothing but its length is asked for."""
    if chance is None or "pattern" in flat or "format" in flat or not text:
        return text
    most = flat.get("maxLength")
    longer = f"{text} {chance.randint(1, 999)}"
    return text if isinstance(most, int) and len(longer) > most else longer


def _varied_number(
    value: int | float, flat: dict[str, Any], whole: bool, chance: random.Random | None
) -> int | float:
    """Another number, if it keeps to the schema as well."""
    if chance is None:
        return value
    step = _bound(flat, "multipleOf") or (1 if whole else 0.5)
    for _ in range(100):
        other = value + chance.randint(-50, 50) * step
        other = int(other) if whole else other
        if fits(other, {**flat, CHOICES: []}, lambda _: {}):
            return other
    return value


def _is_null(variant: Any) -> bool:
    return mapping(variant).get("type") == "null"


def _varied(item: dict[str, Any], position: int) -> dict[str, Any]:
    varied = dict(item)
    for name, value in item.items():
        if is_type(value, "number"):
            varied[name] = value + position
        elif isinstance(value, str):
            varied[name] = f"{value[:-1]}{position}"
    return varied


def _text(flat: dict[str, Any], name: str) -> str:
    least = flat.get("minLength")
    least = least if isinstance(least, int) else 0
    most = flat.get("maxLength")
    most = most if isinstance(most, int) else None
    pattern = flat.get("pattern")
    if isinstance(pattern, str):
        found = matching(pattern, least, most)
        if found is not None:
            return found
    text = SAMPLES.get(str(flat.get("format")), name)
    if len(text) < least:
        text = (text + "a" * least)[:least]
    return text if most is None else text[:most]


def _number(flat: dict[str, Any], *, whole: bool) -> int | float:
    low, high = _bound(flat, "minimum"), _bound(flat, "maximum")
    step = _bound(flat, "multipleOf") or 0
    above, below = _bound(flat, "exclusiveMinimum"), _bound(flat, "exclusiveMaximum")
    gap = step or (1 if whole else 0.5)
    if above is not None and (low is None or low <= above):
        low = math.floor(above) + 1 if whole else above + gap
        if not whole and below is not None and low >= below:
            low = (above + below) / 2
        if not whole and high is not None and low > high:
            low = (above + high) / 2
    if below is not None and (high is None or high >= below):
        high = math.ceil(below) - 1 if whole else max(below - gap, low or below - gap)
    value: int | float = 1 if whole else 1.5
    if low is not None and value < low:
        value = math.ceil(low) if whole else low
    if high is not None and value > high:
        value = math.floor(high) if whole else high
    if step > 0:
        nearest = math.ceil(value / step) * step
        value = nearest if high is None or nearest <= high else nearest - step
    return int(value) if whole else value


def _bound(flat: dict[str, Any], keyword: str) -> int | float | None:
    return number(flat.get(keyword))
