"""Differences between two documents: types, properties and their limits."""

from __future__ import annotations

from .code import Code

_BREAKING = "Counts as breaking."
_FEATURE = "Counts as a feature."
_FIX = "Counts as a fix."
_LESS = (
    "Breaking in requests, where values are refused that were taken; a"
    " feature in answers."
)
_MORE = "A feature in requests; breaking in answers, for code that knew what it reads."
_KEEP = "Bring it back, or release a version that may break code."
_NOTHING = "Nothing."
_ADAPT = "Look where the subject is used, and adapt the code."

TYPE_DIFFERENCES = (
    Code(
        "CALCO-D029",
        "variants are told apart otherwise",
        "Another property, or other values of it, tell which variant of a union a value"
        " is of.",
        _FIX,
        _NOTHING,
    ),
    Code(
        "CALCO-D030",
        "a type is another one",
        "Values that had one type have another, and neither holds all of the"
        " other's.",
        _BREAKING,
        _ADAPT,
    ),
    Code(
        "CALCO-D031",
        "a type allows less",
        "Fewer types or values are possible than were.",
        _LESS,
        _ADAPT,
    ),
    Code(
        "CALCO-D032",
        "a type allows more",
        "More types are possible than were.",
        _MORE,
        _ADAPT,
    ),
    Code(
        "CALCO-D033",
        "null is not allowed any more",
        "A value could be null and cannot be now.",
        _LESS,
        _ADAPT,
    ),
    Code(
        "CALCO-D034",
        "null is allowed",
        "A value can be null and could not be before.",
        _MORE,
        _ADAPT,
    ),
    Code(
        "CALCO-D035",
        "an enumeration has lost a value",
        "A value is not listed any more: the server may refuse it, and its"
        " member is not in the class.",
        _BREAKING,
        _KEEP,
    ),
    Code(
        "CALCO-D036",
        "an enumeration has a new value",
        "A value was added.",
        "Counts as a feature in answers too: enumerations of the package are"
        " open, so that code which does not know a value reads it all the"
        " same.",
        "Look at code that handles each value by itself.",
    ),
    Code(
        "CALCO-D037",
        "a member of an enumeration has another name",
        "The same value is called otherwise in the package.",
        _BREAKING,
        "Pin the old name under names.enums in calco.toml.",
    ),
    Code(
        "CALCO-D038",
        "a limit is tighter",
        "A bound, length, pattern, format or condition allows less.",
        "Breaking in requests; a fix in answers.",
        "Leave the limit as it was, or release a version that may break code.",
    ),
    Code(
        "CALCO-D039",
        "a limit is looser",
        "A bound, length, pattern, format or condition allows more.",
        "A feature in requests; a fix in answers.",
        _NOTHING,
    ),
    Code(
        "CALCO-D040",
        "a property is gone",
        "A property is not in the schema any more, or cannot be given because"
        " it is read-only now.",
        _BREAKING,
        _KEEP,
    ),
    Code(
        "CALCO-D041",
        "a property is new",
        "A property was added.",
        _FEATURE,
        _NOTHING,
    ),
    Code(
        "CALCO-D042",
        "a property is required",
        "A property must be given now, or is always there in answers.",
        _LESS,
        "Make it optional in requests.",
    ),
    Code(
        "CALCO-D043",
        "a property is optional",
        "A property may be left out now, or may be missing in answers.",
        _MORE,
        "Look for None where it is read.",
    ),
    Code(
        "CALCO-D044",
        "a property may be missing or null as before",
        "Whether a property is there has changed, but it could be None before"
        " and still can.",
        _FIX,
        _NOTHING,
    ),
    Code(
        "CALCO-D045",
        "a property has another name",
        "The same property is another field of the model.",
        _BREAKING,
        "Pin the old name under names.properties in calco.toml.",
    ),
    Code(
        "CALCO-D046",
        "other properties are not allowed any more",
        "additionalProperties allows nothing now, or says no type.",
        "Breaking where they had a type; a fix where no type-checked call has any.",
        _ADAPT,
    ),
    Code(
        "CALCO-D047",
        "other properties are allowed",
        "additionalProperties allows what was refused.",
        "A feature where they have a type; a fix where no type-checked call has any.",
        _NOTHING,
    ),
    Code(
        "CALCO-D048",
        "a class has lost a base class",
        "A model inherits no longer from another, so that it is not accepted"
        " in its place.",
        _BREAKING,
        _ADAPT,
    ),
)
