"""Versions of the specification, and what differs between them."""

from __future__ import annotations

from .code import Code

VERSIONS = (
    Code(
        "CALCO-U001",
        "a version of Swagger that is not read",
        "Swagger 2.0 is read; earlier versions are not.",
        "Calco stops.",
        "Convert the document to OpenAPI 3.",
    ),
    Code(
        "CALCO-U002",
        "a version of OpenAPI that is not read",
        "OpenAPI 3.0, 3.1 and 3.2 are read.",
        "Calco stops.",
        "Check the line openapi: at the beginning of the document.",
    ),
    Code(
        "CALCO-U003",
        "something stands beside a $ref",
        "OpenAPI 3.0 tells tools to ignore it.",
        "It is read as in OpenAPI 3.1, as its author meant it.",
        "Declare OpenAPI 3.1, or put the reference into an allOf.",
    ),
    Code(
        "CALCO-U004",
        "nullable in a version that does not have it",
        "OpenAPI 3.1 says that a value may be null with type: [string, 'null'].",
        "It is read as in 3.0.",
        "Add 'null' to the type.",
    ),
    Code(
        "CALCO-U005",
        "a newer version of OpenAPI",
        "The document declares a version that Calco does not know in full.",
        "It is read as the newest version that is known.",
        "Nothing needs to be done where no new feature is used.",
    ),
    Code(
        "CALCO-U006",
        "the document declares no version",
        "There are paths, and no line openapi: or swagger:.",
        "OpenAPI 3.0.3 is assumed.",
        "Begin the document with a line such as openapi: 3.0.3.",
    ),
    Code(
        "CALCO-U007",
        "single operations name schemes of their own",
        "Swagger 2.0 lets an operation replace the document's http or https.",
        "The schemes of the document are used.",
        "Nothing, unless the operation really answers under another scheme only.",
    ),
    Code(
        "CALCO-U009",
        "a collection format that is not one for this place",
        "Swagger 2.0 lets headers and paths separate values by spaces, tabs and bars;"
        " OpenAPI 3 has commas there, and nothing for arrays in arrays.",
        "The values are separated by commas.",
        "Nothing, unless the server insists.",
    ),
    Code(
        "CALCO-U008",
        "something that came with a later version",
        "The document declares a version that does not have it yet.",
        "It is read as in the version that has it.",
        "Declare that version, such as openapi: 3.2.0.",
    ),
)
