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
        "CALCO-S005",
        "a discriminator does not tell every alternative",
        "One alternative has neither a name nor a const for the property that tells"
        " them apart.",
        "The alternative that describes a value best is taken.",
        "Give each alternative a name under components/schemas, or the property a"
        " const.",
    ),
    Code(
        "CALCO-S006",
        "a discriminator maps a value to nothing",
        "The mapping names a schema that the document does not have.",
        "The entry is not used.",
        "Correct the name.",
    ),
    Code(
        "CALCO-S007",
        "a discriminator maps a value to a schema outside of the choice",
        "The mapping names a schema that is not one of the alternatives.",
        "The schema joins the alternatives.",
        "Add the schema to oneOf or anyOf.",
    ),
    Code(
        "CALCO-S010",
        "too many combinations of alternatives",
        "allOf combines several choices, and each combination would be a schema.",
        "What stands beside the choice is carried over, the choice is not.",
        "Describe the alternatives in fewer schemas.",
    ),
    Code(
        "CALCO-S011",
        "the members of an allOf exclude each other",
        "Two members that must hold at once say different things of the same keyword.",
        "The later one holds.",
        "Say it once.",
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
        "CALCO-S014",
        "a condition in a schema",
        "if, then, else, dependentSchemas and dependencies let what is allowed depend"
        " on the value.",
        "The type is made of the rest of the schema; the properties that the branches"
        " describe are optional, and the server checks when they must be there.",
        "Describe the alternatives with oneOf.",
    ),
    Code(
        "CALCO-S015",
        "a keyword that a type cannot hold",
        "not, contains, propertyNames, dependentRequired and alternatives of required"
        " properties limit the values in ways that types do not know.",
        "The type is made of the rest of the schema; the server checks.",
        "Nothing needs to be done.",
    ),
    Code(
        "CALCO-S016",
        "a pattern that is not checked",
        "The regular expression looks around or back, or is none.",
        "It is documented; values are not held to it.",
        "Write it without look-around and back-references.",
    ),
    Code(
        "CALCO-S017",
        "a const that is a list or an object",
        "Only texts, numbers, booleans and null can be the one value of a type.",
        "Any value is accepted.",
        "Describe its parts under properties or items.",
    ),
    Code(
        "CALCO-S018",
        "a discriminator without alternatives",
        "Other schemas build on this one with allOf, and the discriminator tells which"
        " of them a value is; the schema itself does not name them.",
        "Values are read as this schema; further properties are kept as they come.",
        "Name the schemas a value may be with oneOf.",
    ),
    Code(
        "CALCO-S019",
        "too many schemas in an allOf",
        "A schema combines more than 128 others, those they refer to included.",
        "The first 128 are carried over.",
        "Describe the value in fewer schemas.",
    ),
    Code(
        "CALCO-S020",
        "properties of something that is no object",
        "A schema has properties, and its type is a string, a number or an array.",
        "The type holds, and the properties are not carried over.",
        "Write type: object, or describe what the array holds under items.",
    ),
    Code(
        "CALCO-S021",
        "the type is null, and alternatives are named",
        "A schema says type: null beside oneOf or anyOf, which no value satisfies.",
        "A value is read as one of the alternatives, or null.",
        "Put null among the alternatives.",
    ),
    Code(
        "CALCO-S030",
        "a chain of schemas is too long",
        "Schemas lead to each other dozens of times without an object between them.",
        "The chain is cut; any value is accepted at the cut.",
        "Refer to the schema at the end of the chain.",
    ),
    Code(
        "CALCO-S032",
        "too many combinations of schemas",
        "allOf and the alternatives of oneOf or anyOf multiply into thousands.",
        "Any value is accepted where it becomes too much.",
        "Describe the alternatives in fewer schemas.",
    ),
    Code(
        "CALCO-S090",
        "the mock server cannot check a pattern",
        "The regular expression is not one that Python reads.",
        "Values are not checked against it.",
        "Write the pattern in the common part of ECMA-262 and Python.",
    ),
)
