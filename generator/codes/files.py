"""Files of a document: whether they can be read, and as what."""

from __future__ import annotations

from .code import Code

FILES = (
    Code(
        "CALCO-R001",
        "a file cannot be read",
        "The document, or a file that it refers to, is not there, may not be read, or"
        " its address does not answer.",
        "Without the document itself Calco stops. A file that a reference names is"
        " read as if any value were allowed there.",
        "Check the path or the address; the hint names the nearest file there is.",
    ),
    Code(
        "CALCO-R002",
        "a directory stands where a document belongs",
        "The location, or the file part of a reference, is a directory.",
        "As for a file that is not there.",
        "Name the file in it that begins with the line openapi: or swagger:.",
    ),
    Code(
        "CALCO-R003",
        "a file is empty",
        "The file holds nothing but white space.",
        "As for a file that is not there.",
        "Give the file that holds the OpenAPI document.",
    ),
    Code(
        "CALCO-R004",
        "the document is too big",
        "All the files of a document together are bigger than the bound that keeps"
        " memory and time within limits.",
        "Nothing is read.",
        "Split the API, or move large examples out of the document.",
    ),
    Code(
        "CALCO-R005",
        "the text is not of a readable encoding",
        "Bytes that are not of the encoding that the byte order mark names (UTF-8"
        " without one), or a control character that YAML does not allow.",
        "The file is not read.",
        "Save the file as UTF-8; write control characters as escapes in double quotes.",
    ),
    Code(
        "CALCO-R006",
        "a tab is used for indentation",
        "YAML indents with spaces only (YAML 1.2, section 6.1).",
        "The file is not read.",
        "Replace the tab by spaces.",
    ),
    Code(
        "CALCO-R007",
        "the text is neither JSON nor YAML",
        "The syntax is broken: a bracket that is not closed, a quote too few, an"
        " indentation that fits nowhere, or a key that is itself a mapping or a list.",
        "The file is not read.",
        "Mend the place that is shown; the fault may lie in the line before it.",
    ),
    Code(
        "CALCO-R008",
        "the text is nested too deep",
        "Mappings and lists stand in each other deeper than any real document has"
        " them.",
        "The file is not read.",
        "Move inner parts to components and refer to them with $ref.",
    ),
    Code(
        "CALCO-R009",
        "parts are repeated too often",
        "YAML aliases, or references to what has no place in components, would copy"
        " more than a million nodes.",
        "The document is not read.",
        "Move what is repeated to components and refer to it with $ref.",
    ),
    Code(
        "CALCO-R010",
        "a key occurs twice",
        "Two entries of one mapping have the same key, which YAML and JSON leave"
        " without a meaning.",
        "The last entry counts, the earlier one is not read.",
        "Remove one of the two, or merge them.",
    ),
    Code(
        "CALCO-R011",
        "the file holds several YAML documents",
        "A line --- begins another document in the same file.",
        "The first document is read, the rest is not.",
        "Give each document a file of its own.",
    ),
    Code(
        "CALCO-R012",
        "this is not an OpenAPI document",
        "The root has neither openapi, nor swagger, nor paths.",
        "Nothing is read.",
        "Begin the document with a line such as openapi: 3.1.0, or name another file.",
    ),
    Code(
        "CALCO-R013",
        "JSON with what JSON does not allow",
        "A comma before a closing bracket, a comment, or single quotes.",
        "The file is read as YAML, which allows these.",
        "Write plain JSON, or call the file .yaml.",
    ),
    Code(
        "CALCO-R014",
        "an alias leads nowhere",
        "A YAML alias has no anchor before it, or stands inside its own anchor.",
        "The file is not read.",
        "Put the anchor before its alias, or use $ref.",
    ),
    Code(
        "CALCO-R015",
        "a number that JSON cannot hold",
        "A number is infinite, not a number, too big for a floating-point number, or"
        " has thousands of digits.",
        "It is read as a text.",
        "Write a number that can be sent, or quote it.",
    ),
    Code(
        "CALCO-R016",
        "a number with a leading zero",
        "Versions of YAML differ: 0755 is 755 since YAML 1.2 and was 493 before.",
        "It is read as YAML 1.2 has it; where its schema says string, as the text.",
        "Quote a text, write 0o755 for an octal number, or leave the zero out.",
    ),
    Code(
        "CALCO-R017",
        "a YAML tag that is not known",
        "A tag such as !include or !ruby/object asks for what a document of data"
        " cannot do.",
        "The value is read without the tag; nothing is executed or included.",
        "Remove the tag; use $ref to include another file.",
    ),
)
