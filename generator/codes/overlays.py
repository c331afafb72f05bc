"""Overlays, and patches of ``calco.toml``."""

from __future__ import annotations

from .code import Code

_STOPS = "Calco stops, after it has told of all that is wrong with the overlays."

OVERLAYS = (
    Code(
        "CALCO-L001",
        "a file that is no overlay",
        "The file does not begin with overlay and a version that is read, which is 1.0 or"
        " 1.1, or it is no file but an address.",
        "Calco stops.",
        "Name an overlay of the OpenAPI Overlay Specification; download one that is"
        " elsewhere.",
    ),
    Code(
        "CALCO-L002",
        "a part of an overlay that cannot be read",
        "An action has no target, or a field has a value of the wrong type.",
        _STOPS,
        "Correct it: an action has a target, and one of update, remove and copy.",
    ),
    Code(
        "CALCO-L003",
        "an overlay that is not complete",
        "It has no info with a title and a version, which the specification asks for, or"
        " no actions, or an action changes nothing.",
        "What is there is applied.",
        "Add what is missing, or remove the action.",
    ),
    Code(
        "CALCO-L004",
        "an expression that is no JSONPath",
        "target or copy is not an expression of RFC 9535, or it visits more nodes than"
        " five million.",
        _STOPS,
        "Correct it; names with other characters than letters, digits and underscores"
        " are quoted in brackets, $.paths['/pets'].get.",
    ),
    Code(
        "CALCO-L005",
        "an expression that selects nothing",
        "target or copy matches nothing in the document, as it is after the actions"
        " before. References are not followed.",
        "The action changes nothing.",
        "Correct it, or remove the action; the hint tells a name that is near.",
    ),
    Code(
        "CALCO-L006",
        "an action that does not fit what it selects",
        "An object is merged with what is none, nodes of several kinds are selected, copy"
        " selects several nodes, the whole document is removed, or version 1.0 is to"
        " change a single value.",
        _STOPS,
        "Select other nodes, give a value of their kind, or remove them by an action"
        " before; single values need overlay: 1.1.0.",
    ),
    Code(
        "CALCO-L007",
        "an unknown field of an overlay",
        "The version of the specification that the overlay declares does not have it, and"
        " its name does not begin with x-.",
        "It is ignored.",
        "Correct it; the hint names the nearest one.",
    ),
    Code(
        "CALCO-L008",
        "a part of an overlay that means nothing",
        "Beside remove, update and copy mean nothing; copy means nothing beside update;"
        " and null merges nothing with an object or a list.",
        "It is ignored.",
        "Remove it, or write two actions.",
    ),
    Code(
        "CALCO-L009",
        "an overlay for another document",
        "extends names another document than the one that is read.",
        "The overlay is applied all the same.",
        "Correct extends, or name the overlay for the other document.",
    ),
    Code(
        "CALCO-L010",
        "a list to append in an overlay of version 1.0",
        "In version 1.0 of the specification, update is one entry of the list that target"
        " selects; since 1.1 it may be a list of them.",
        "The entries are appended, as in 1.1.",
        "Write overlay: 1.1.0.",
    ),
)
