"""Schemas: what becomes of them in types."""

from __future__ import annotations

from .code import Code

SCHEMAS = (
    Code(
        "CALCO-S001",
        "a schema has a type that does not exist",
        "The type is none of JSON Schema's.",
        "Any value is accepted.",
        "Use string, number, integer, boolean, array, object or null.",
    ),
    Code(
        "CALCO-S002",
        "a required property is not described",
        "required names a property that properties does not have.",
        "It is kept when it occurs, without a type of its own.",
        "Describe it under properties, or take it out of required.",
    ),
    Code(
        "CALCO-S003",
        "an enumeration holds lists or objects",
        "Only texts, numbers, booleans and null can be named values.",
        "Any value is accepted.",
        "Describe the alternatives with oneOf.",
    ),
    Code(
        "CALCO-S004",
        "oneOf or anyOf stands beside properties",
        "The schema has properties of its own and alternatives as well.",
        "The properties are carried over, the alternatives are not.",
        "Move the shared properties into each alternative with allOf.",
    ),
    Code(
        "CALCO-S005",
        "a discriminator over schemas without a name",
        "A discriminator tells schemas apart by their names, and one of them is"
        " written in place.",
        "The alternatives are told apart by their content.",
        "Give each alternative a name under components/schemas.",
    ),
    Code(
        "CALCO-S006",
        "a discriminator maps a value to no alternative",
        "The mapping names a schema that is not one of the alternatives.",
        "The entry is not used.",
        "Correct the name, or add the schema to oneOf.",
    ),
    Code(
        "CALCO-S010",
        "allOf combines schemas that are not all objects",
        "A value cannot be merged from an object and something else.",
        "The first schema that says what the value is holds.",
        "Describe the value in one schema.",
    ),
    Code(
        "CALCO-S011",
        "allOf gives a property two types",
        "Two members describe the same property in ways that exclude each other.",
        "The later one holds.",
        "Describe the property once.",
    ),
    Code(
        "CALCO-S012",
        "a schema refers only to itself",
        "Following the references comes back to the schema, and no value is"
        " described on the way.",
        "The part that leads back is left out; any value is accepted if nothing else"
        " is left.",
        "Describe a value, or remove the reference.",
    ),
    Code(
        "CALCO-S013",
        "additionalProperties beside properties",
        "The schema names properties and describes further ones by a schema.",
        "Further values are kept as they come, not by their schema.",
        "Nothing needs to be done, unless the further values must be typed.",
    ),
    Code(
        "CALCO-S090",
        "the mock server cannot check a pattern",
        "The regular expression is not one that Python reads.",
        "Values are not checked against it.",
        "Write the pattern in the common part of ECMA-262 and Python.",
    ),
)
