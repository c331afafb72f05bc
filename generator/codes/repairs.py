"""Repairs: what documents get wrong, and how it is read."""

from __future__ import annotations

from .code import Code

REPAIRS = (
    Code(
        "CALCO-R031",
        "something else stands where an object belongs",
        "A bare text, null or an empty list stands in the place of an object.",
        "It is read as the object that its author most likely meant.",
        "Write the object out.",
    ),
    Code(
        "CALCO-R032",
        "a field is null",
        "A field that cannot be null is.",
        "It is read as if it were not there.",
        "Remove the field, or give it a value.",
    ),
    Code(
        "CALCO-R033",
        "a field has a value it cannot have",
        "The value is of a type that the field cannot have, and has no plain reading"
        " as one that it can.",
        "The field is left out.",
        "Give it a value of the type that the specification names.",
    ),
    Code(
        "CALCO-R034",
        "a field is written as another type",
        "A number where a text belongs, 'true' in quotes where a boolean does, one"
        " value where a list does, and the like.",
        "It is read as the value that was meant.",
        "Quote texts; leave numbers and booleans unquoted; write lists as lists.",
    ),
    Code(
        "CALCO-R035",
        "something that the specification requires is missing",
        "The title or version of info, the address of a server or the default of a"
        " server variable is not given.",
        "A plain value is assumed.",
        "Add the field.",
    ),
    Code(
        "CALCO-R036",
        "a path does not begin with a slash",
        "OpenAPI requires each key of paths to begin with one.",
        "The path is read with a slash before it.",
        "Begin the path with a slash.",
    ),
    Code(
        "CALCO-R037",
        "an operation has no responses",
        "The operation does not say what it answers.",
        "Any answer is accepted and handed over as it came.",
        "Describe at least one response.",
    ),
    Code(
        "CALCO-R038",
        "the status of a response is spelled otherwise",
        "A range such as 4xx or a key with spaces around it.",
        "It is read as the specification spells it.",
        "Write 4XX, 200 or default.",
    ),
    Code(
        "CALCO-R039",
        "responses have no description",
        "OpenAPI requires one for every response.",
        "It is read as empty.",
        "Add a description.",
    ),
    Code(
        "CALCO-R040",
        "a path parameter is not marked as required",
        "A parameter in a path cannot be left out.",
        "It is required.",
        "Add required: true.",
    ),
    Code(
        "CALCO-R041",
        "something is written as in Swagger 2.0",
        "The type stands beside the parameter and not in a schema, or a security"
        " scheme is of the type basic.",
        "It is read in its new form.",
        "Move the type into a schema; write type: http with scheme: basic.",
    ),
    Code(
        "CALCO-R042",
        "an example is not in a field called value",
        "An entry of examples is the value itself, not an Example Object.",
        "It is read as the value of the example.",
        "Put it into a field called value.",
    ),
    Code(
        "CALCO-R043",
        "a request body has no content",
        "The request body names no media type.",
        "It is taken as empty: nothing is sent.",
        "Add content with a media type and its schema.",
    ),
    Code(
        "CALCO-R050",
        "a word stands where a schema belongs",
        "A schema is written as string, integer or another bare word.",
        "It is read as a schema of that type.",
        "Write {type: string}.",
    ),
    Code(
        "CALCO-R051",
        "something that is no schema stands where one belongs",
        "null, a number or a text that names no type.",
        "Any value is allowed there.",
        "Write a schema, or {} for any value.",
    ),
    Code(
        "CALCO-R052",
        "a list of a schema is empty",
        "enum, allOf, oneOf or anyOf has no entry.",
        "The keyword is left out.",
        "Remove the keyword, or fill the list.",
    ),
    Code(
        "CALCO-R053",
        "there is no such type",
        "A schema names a type that JSON Schema does not have, such as int or date.",
        "It is read as the type that was meant, or as any value.",
        "Use string, number, integer, boolean, array, object or null, and format.",
    ),
    Code(
        "CALCO-R054",
        "items is a list",
        "A list of schemas under items describes a tuple, as it did before JSON"
        " Schema 2020-12.",
        "It is read as prefixItems.",
        "In OpenAPI 3.1 and later write prefixItems. OpenAPI 3.0 has no tuples: give"
        " items one schema, with oneOf for the kinds of entries.",
    ),
    Code(
        "CALCO-R055",
        "a value is not of the schema's type",
        "A default or an entry of enum is of another type than its schema, often for"
        " quotes that are missing or too many.",
        "It is read as a value of the schema's type.",
        "Quote strings, and leave other values unquoted.",
    ),
    Code(
        "CALCO-R056",
        "a limit cannot have its value",
        "A length or a count is negative, or multipleOf is zero.",
        "The limit is left out.",
        "Give a value that the keyword allows.",
    ),
    Code(
        "CALCO-R060",
        "a part is not what OpenAPI allows",
        "After all repairs the part still does not have the form that the"
        " specification gives it.",
        "The part is left out, or read as empty where one is needed.",
        "Give it the form that the message names.",
    ),
    Code(
        "CALCO-R061",
        "too much is not what OpenAPI allows",
        "So many parts have a wrong form that nothing usable is left.",
        "Calco stops.",
        "Mend the problems that are listed before this one.",
    ),
    Code(
        "CALCO-R070",
        "a field that the object does not have",
        "The specification names the fields of each object, and this is none of them;"
        " often it is misspelt.",
        "The field is not used.",
        "Correct its name; the hint names the nearest one. Fields of your own begin"
        " with x-.",
    ),
    Code(
        "CALCO-R071",
        "a keyword that is nearly one of JSON Schema",
        "Schemas may have keywords of their own, but this one looks misspelt.",
        "The keyword is not used.",
        "Correct its name.",
    ),
    Code(
        "CALCO-R072",
        "the key of a response is no status",
        "Responses are named by a status such as 404, a range such as 4XX, or default.",
        "No answer is read by it.",
        "Write the three digits of the status in quotes.",
    ),
)
