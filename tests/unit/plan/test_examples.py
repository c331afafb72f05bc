"""Values for calls: taken where they fit, made where they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generator.ir import Reference
from generator.plan.examples import Examples
from generator.plan.scalars import MisfitError
from tests.unit.plan.planning import parsed

if TYPE_CHECKING:
    from pathlib import Path


def examples(schemas: str, directory: Path) -> Examples:
    """What can be chosen or made for these components."""
    body = "\n".join(f"    {line}" for line in schemas.strip().splitlines())
    api, _, _ = parsed(f"paths: {{}}\ncomponents:\n  schemas:\n{body}\n", directory)
    return Examples(api)


THING = Reference("#/components/schemas/Thing")


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ("{type: string}", "x"),
        ("{type: integer}", 1),
        ("{type: number}", 1),
        ("{type: number}", 1.5),
        ("{type: boolean}", False),
        ("{oneOf: [{type: string}, {type: 'null'}]}", None),
        ("{enum: [a, b]}", "b"),
        ("{type: array, items: {type: integer}}", [1, 2]),
        ("{type: object, additionalProperties: {type: integer}}", {"a": 1}),
        ("{oneOf: [{type: string}, {type: integer}]}", 3),
        ("{const: x}", "x"),
        ("{}", {"any": [None]}),
    ],
)
def test_a_value_that_fits_is_taken(schema: str, value: Any, tmp_path: Path) -> None:
    assert examples(f"Thing: {schema}", tmp_path).fit(THING, value) == value


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ("{type: string}", 1),
        ("{type: integer}", True),
        ("{type: integer}", "1"),
        ("{type: number}", False),
        ("{type: boolean}", 0),
        ("{type: string}", None),
        ("{enum: [a, b]}", "c"),
        ("{enum: [1, 2]}", True),
        ("{type: array, items: {type: integer}}", [1, "2"]),
        ("{type: array, items: {type: integer}}", {"a": 1}),
        ("{type: object, additionalProperties: {type: integer}}", {"a": "1"}),
        ("{type: object, required: [a], properties: {a: {type: string}}}", {}),
        ("{oneOf: [{type: string}, {type: integer}]}", []),
        ("{const: 1}", True),
        ("{type: string, format: byte}", "not base64!"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(
    schema: str, value: Any, tmp_path: Path
) -> None:
    with pytest.raises(MisfitError):
        examples(f"Thing: {schema}", tmp_path).fit(THING, value)


def test_what_callers_must_not_pass_is_left_out(tmp_path: Path) -> None:
    chosen = examples(
        """
Thing:
  type: object
  required: [id, name]
  properties:
    id: {type: integer, readOnly: true}
    name: {type: string}
    other: {type: string}
""",
        tmp_path,
    )
    assert chosen.fit(THING, {"id": 1, "name": "x", "unknown": 1}) == {"name": "x"}
    assert chosen.choose(THING, [{"id": 1}, {"name": "second"}]) == {"name": "second"}
    assert chosen.sample(THING) == {"name": "text", "other": "text"}


def test_binary_content_becomes_bytes(tmp_path: Path) -> None:
    schemas = """
Thing:
  type: object
  properties: {a: {type: string, format: byte}, b: {type: string, format: binary}}
"""
    value = {"a": "/wA=", "b": "é"}
    assert examples(schemas, tmp_path).fit(THING, value) == {
        "a": b"\xff\x00",
        "b": "é".encode(),
    }


@pytest.mark.parametrize(
    ("schema", "sample"),
    [
        ("{type: integer, minimum: 5}", 5),
        ("{type: integer, exclusiveMinimum: 5}", 6),
        ("{type: integer, maximum: -5}", -5),
        ("{type: integer, exclusiveMaximum: 0}", -1),
        ("{type: integer, minimum: 7, multipleOf: 5}", 10),
        ("{type: integer, maximum: 0, multipleOf: 5}", 0),
        ("{type: integer, maximum: -7, multipleOf: 5}", -10),
        ("{type: integer, minimum: 1.5}", 2),
        ("{type: number, minimum: 0.5, maximum: 0.75}", 0.75),
        ("{type: string, minLength: 10}", "textxxxxxx"),
        ("{type: string, maxLength: 2}", "te"),
        ("{type: string, maxLength: 0}", ""),
        ("{type: array, items: {type: boolean}, minItems: 2}", [True, True]),
        ("{type: array, items: {type: boolean}, maxItems: 0}", []),
        ("{enum: [b, a]}", "b"),
        ("{type: [integer, 'null']}", 1),
    ],
)
def test_samples_keep_within_the_limits(
    schema: str, sample: Any, tmp_path: Path
) -> None:
    made = examples(f"Thing: {schema}", tmp_path).sample(THING)
    assert made == sample
    assert type(made) is type(sample)


def test_a_default_and_an_example_of_a_property_are_used(tmp_path: Path) -> None:
    schemas = """
Thing:
  type: object
  properties:
    a: {type: string, default: d, examples: [e]}
    b: {type: integer, default: 'no', examples: [x, 4]}
    c: {type: string, default: d}
"""
    assert examples(schemas, tmp_path).sample(THING) == {"a": "e", "b": 4, "c": "d"}


@pytest.mark.parametrize(
    "schemas",
    [
        "Thing: {type: object, required: [t], properties: {t: {$ref: '#/components/schemas/Thing'}}}",
        "Thing: {type: array, minItems: 1, items: {$ref: '#/components/schemas/Thing'}}",
        "Thing: {oneOf: [{type: array, minItems: 1, items: {$ref: '#/components/schemas/Thing'}}, {type: string}]}",
    ],
)
def test_sampling_ends(schemas: str, tmp_path: Path) -> None:
    chosen = examples(schemas, tmp_path)
    assert chosen.sample(THING) == chosen.sample(THING)


def test_a_union_is_sampled_by_a_variant_that_can_end(tmp_path: Path) -> None:
    schemas = """
Thing: {oneOf: [{$ref: '#/components/schemas/Both'}, {$ref: '#/components/schemas/Leaf'}]}
Both:
  type: object
  required: [left]
  properties: {left: {$ref: '#/components/schemas/Thing'}}
Leaf: {type: object, required: [v], properties: {v: {type: integer}}}
"""
    chosen = examples(schemas, tmp_path)
    made = chosen.sample(THING)
    assert chosen.fit(THING, made) == made


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ("{type: string, format: uuid}", "4f4e4e1-c824-4d63-b37a-d8d698862f1d"),
        ("{type: string, format: date-time}", "yesterday"),
        ("{type: string, format: time}", "9 o'clock"),
        ("{type: string, format: json-pointer}", "#/a"),
        ("{type: string, pattern: '^[0-9]+$'}", "one"),
        ("{type: string, minLength: 2}", "a"),
        ("{type: string, maxLength: 2}", "abc"),
        ("{type: integer, minimum: 2}", 1),
        ("{type: integer, maximum: 2}", 3),
        ("{type: number, exclusiveMinimum: 1}", 1),
        ("{type: number, exclusiveMaximum: 1}", 1),
        ("{type: number, multipleOf: 0.1}", 0.25),
        ("{type: array, items: {type: integer}, maxItems: 1}", [1, 2]),
        ("{type: array, items: {type: integer}, minItems: 1}", []),
        ("{type: array, items: {type: integer}, uniqueItems: true}", [1, 1]),
    ],
)
def test_what_breaks_a_limit_or_a_format_is_passed_over(
    schema: str, value: Any, tmp_path: Path
) -> None:
    chooser = examples(f"Thing: {schema}", tmp_path)
    with pytest.raises(MisfitError):
        chooser.fit(THING, value)
    made = chooser.choose(THING, [value])
    assert made != value
    assert chooser.fit(THING, made) == made


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ("{type: string, pattern: '^(0|[1-9][0-9]*)$'}", "0"),
        ("{type: string, pattern: '^[A-Z]{3}$'}", "AAA"),
        ("{type: string, pattern: '(?!)'}", "text"),
        (
            "{type: array, minItems: 2, uniqueItems: true, items: {type: string}}",
            ["text", "text1"],
        ),
        (
            "{type: array, minItems: 2, uniqueItems: true, items: {type: integer}}",
            [1, 2],
        ),
        (
            "{type: array, minItems: 2, uniqueItems: true, items: {enum: [b, a, c]}}",
            ["b", "a"],
        ),
        (
            "{type: array, minItems: 2, uniqueItems: true,"
            " items: {type: string, pattern: '^(0|[1-9][0-9]*)$'}}",
            ["0", "10"],
        ),
    ],
)
def test_made_values_keep_to_patterns_and_differ_where_they_must(
    schema: str, value: Any, tmp_path: Path
) -> None:
    assert examples(f"Thing: {schema}", tmp_path).sample(THING) == value


def test_a_variant_is_made_with_what_tells_it_from_the_others(tmp_path: Path) -> None:
    made = examples(
        "Thing: {type: object, properties: {part: {oneOf: ["
        "{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}}}\n"
        "A: {type: object, properties: {type: {enum: [a]}, x: {type: string}}}\n"
        "B: {type: object, properties: {type: {enum: [b]}, x: {type: string}}}\n",
        tmp_path,
    )
    assert made.sample(THING) == {"part": {"type": "a"}}


def test_a_discriminator_that_the_variant_contradicts_is_left_out(
    tmp_path: Path,
) -> None:
    made = examples(
        "Thing: {discriminator: {propertyName: type}, oneOf: ["
        "{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}\n"
        "A: {type: object, required: [type], properties: {type: {const: a_item}}}\n"
        "B: {type: object, required: [type, x],"
        " properties: {type: {type: string}, x: {type: string}}}\n",
        tmp_path,
    )
    assert made.sample(THING) == {"type": "a_item"}


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ("{oneOf: [{type: integer}, {type: number}, {type: string}]}", "text"),
        ("{oneOf: [{type: integer}, {type: number}]}", 1),
        ("{anyOf: [{type: integer}, {type: number}, {type: string}]}", 1),
        ("{oneOf: [{type: string}, {enum: [text]}, {type: boolean}]}", True),
        (
            "{oneOf: [{type: object, additionalProperties: {type: string}},"
            " {type: object, required: [a], properties: {a: {type: integer}}}]}",
            {"key": "text"},
        ),
        (
            "{oneOf: [{type: object, required: [a], properties: {a: {type: integer}}},"
            " {type: object, required: [b], additionalProperties: false,"
            " properties: {a: {type: integer}, b: {type: integer}}},"
            " {type: object, required: [a], additionalProperties: false,"
            " properties: {a: {type: integer}}}]}",
            {"b": 1},
        ),
    ],
)
def test_a_choice_is_sampled_by_what_one_variant_alone_takes(
    schema: str, value: Any, tmp_path: Path
) -> None:
    assert examples(f"Thing: {schema}", tmp_path).sample(THING) == value


def test_what_would_not_end_is_left_out_where_it_may_be(tmp_path: Path) -> None:
    schemas = """
Thing:
  type: object
  required: [name]
  properties:
    name: {type: string}
    parent: {$ref: '#/components/schemas/Thing'}
    children: {type: array, items: {$ref: '#/components/schemas/Thing'}}
"""
    made = examples(schemas, tmp_path).sample(THING)
    assert made == {"name": "text", "children": []}


def test_objects_in_forms_are_not_empty(tmp_path: Path) -> None:
    schemas = """
Thing:
  type: object
  properties:
    any: {}
    address:
      type: object
      properties:
        self: {$ref: '#/components/schemas/Thing'}
        street: {type: string}
        town: {type: string}
    tags: {type: object}
"""
    chosen = examples(schemas, tmp_path)
    assert chosen.sample(THING) == {"any": {}, "address": {}, "tags": {"key": {}}}
    assert chosen.in_form.sample(THING) == {
        "any": "text",
        "address": {"street": "text"},
        "tags": {"key": "text"},
    }


def test_a_variant_that_is_a_choice_keeps_what_its_own_variant_says(
    tmp_path: Path,
) -> None:
    schemas = """
Thing:
  oneOf: [{$ref: '#/components/schemas/Plain'}, {$ref: '#/components/schemas/Item'}]
  discriminator: {propertyName: type}
Plain: {type: object, required: [type, self], properties: {type: {const: plain}, self: {$ref: '#/components/schemas/Plain'}}}
Item:
  oneOf: [{$ref: '#/components/schemas/Call'}, {$ref: '#/components/schemas/Text'}]
Call: {type: object, required: [type], properties: {type: {const: call}}}
Text: {type: object, required: [type], properties: {type: {const: text}}}
"""
    assert examples(schemas, tmp_path).sample(THING) == {"type": "call"}


def test_a_choice_in_a_form_is_told_by_its_text(tmp_path: Path) -> None:
    chosen = examples("Thing: {oneOf: [{type: integer}, {type: string}]}", tmp_path)
    assert chosen.sample(THING) == 1
    assert chosen.in_form.sample(THING) == "text"
    switch = "Thing: {oneOf: [{type: boolean}, {enum: ['false', 'true']}, {enum: [x]}]}"
    assert examples(switch, tmp_path).in_form.sample(THING) == "x"
    plain = "Thing: {oneOf: [{type: integer}, {enum: [all]}]}"
    assert examples(plain, tmp_path).in_form.sample(THING) == 1
    either = "Thing: {anyOf: [{type: integer}, {type: string}]}"
    assert examples(either, tmp_path).in_form.sample(THING) == 1


def test_what_a_condition_asks_for_is_made(tmp_path: Path) -> None:
    schemas = """
Thing:
  type: object
  properties:
    note: {$ref: '#/components/schemas/Either'}
    metric:
      allOf:
        - {$ref: '#/components/schemas/Either'}
        - {properties: {kind: {const: metric}}}
    payment:
      type: object
      required: [card, phone]
      properties: {card: {type: string}, phone: {type: string}}
      dependentRequired: {phone: [prefix], other: [more]}
      dependentSchemas:
        card: {required: [bill], properties: {bill: {type: integer}}}
        name: {required: [more], properties: {prefix: {type: string}, more: {}}}
Either:
  type: object
  required: [kind]
  properties: {kind: {enum: [note, metric]}}
  if: {properties: {kind: {const: metric}}, required: [kind]}
  then: {required: [value], properties: {value: {type: integer}}}
  else: {required: [text], properties: {text: {type: string}}}
"""
    chosen = examples(schemas, tmp_path)
    assert chosen.sample(THING) == {
        "note": {"kind": "note", "text": "text"},
        "metric": {"kind": "metric", "value": 1},
        "payment": {"card": "text", "phone": "text", "bill": 1, "prefix": "text"},
    }
    either = Reference("#/components/schemas/Either")
    assert chosen.sample(either) == {"kind": "note", "text": "text"}
