"""What type the fields of each OpenAPI object have, for those that get it wrong.

After the Fixed Fields of OpenAPI 3.1 (section 4.8) and JSON Schema 2020-12.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .structure import FIELDS, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

Types: TypeAlias = frozenset[type]

TEXT: Types = frozenset((str,))
FLAG: Types = frozenset((bool,))
COUNT: Types = frozenset((int,))
NUMBER: Types = frozenset((int, float))
LIST: Types = frozenset((list,))
MAP: Types = frozenset((dict,))
_BOUND: Types = frozenset((int, float, bool))
_TYPE: Types = frozenset((str, list))
_SCHEMA: Types = frozenset((dict, bool))


def _fields(types: Types, names: str) -> dict[str, Types]:
    return dict.fromkeys(names.split(), types)


_OWN: dict[Kind, dict[str, Types]] = {
    "openapi": _fields(TEXT, "jsonSchemaDialect $self"),
    "info": _fields(TEXT, "title summary description termsOfService version"),
    "contact": _fields(TEXT, "name url email"),
    "license": _fields(TEXT, "name identifier url"),
    "server": _fields(TEXT, "url description name"),
    "server_variable": {
        **_fields(TEXT, "default description"),
        **_fields(LIST, "enum"),
    },
    "tag": _fields(TEXT, "name summary description parent kind"),
    "external_documentation": _fields(TEXT, "url description"),
    "path_item": _fields(TEXT, "summary description"),
    "operation": {
        **_fields(TEXT, "summary description operationId"),
        **_fields(LIST, "tags"),
        **_fields(FLAG, "deprecated"),
    },
    "parameter": {
        **_fields(TEXT, "name in description style"),
        **_fields(FLAG, "required deprecated allowEmptyValue explode allowReserved"),
    },
    "header": {
        **_fields(TEXT, "description style"),
        **_fields(FLAG, "required deprecated explode"),
    },
    "request_body": {**_fields(TEXT, "description"), **_fields(FLAG, "required")},
    "response": _fields(TEXT, "summary description"),
    "encoding": {
        **_fields(TEXT, "contentType style"),
        **_fields(FLAG, "explode allowReserved"),
    },
    "example": _fields(TEXT, "summary description externalValue serializedValue"),
    "link": {
        **_fields(TEXT, "operationRef operationId description"),
        **_fields(MAP, "parameters"),
    },
    "security_scheme": {
        **_fields(TEXT, "type description name in scheme bearerFormat"),
        **_fields(TEXT, "openIdConnectUrl oauth2MetadataUrl"),
        **_fields(FLAG, "deprecated"),
    },
    "oauth_flow": {
        **_fields(TEXT, "authorizationUrl tokenUrl refreshUrl deviceAuthorizationUrl"),
        **_fields(MAP, "scopes"),
    },
    "discriminator": {
        **_fields(TEXT, "propertyName defaultMapping"),
        **_fields(MAP, "mapping"),
    },
    "xml": {
        **_fields(TEXT, "name namespace prefix nodeType"),
        **_fields(FLAG, "attribute wrapped"),
    },
    "schema": {
        **_fields(TEXT, "title description format pattern $anchor $id $schema"),
        **_fields(TEXT, "contentEncoding contentMediaType $comment"),
        **_fields(FLAG, "deprecated readOnly writeOnly nullable uniqueItems"),
        **_fields(COUNT, "minLength maxLength minItems maxItems"),
        **_fields(COUNT, "minProperties maxProperties minContains maxContains"),
        **_fields(NUMBER, "minimum maximum multipleOf"),
        **_fields(_BOUND, "exclusiveMinimum exclusiveMaximum"),
        **_fields(LIST, "required enum examples"),
        **_fields(MAP, "dependentRequired"),
        "type": _TYPE,
    },
}


def _all_fields() -> dict[Kind, dict[str, Types]]:
    found: dict[Kind, dict[str, Types]] = {}
    for kind, fields in FIELDS.items():
        types = dict(_OWN.get(kind, {}))
        for name, field in fields.items():
            if field.shape == "list":
                types[name] = LIST
            elif field.shape == "map" or field.kind != "schema":
                types[name] = MAP
        types["$ref"] = TEXT
        found[kind] = types
    return found


FIELD_TYPES: Mapping[Kind, Mapping[str, Types]] = _all_fields()
"""The types a field may have, by kind and name. Schemas are looked at apart."""

NULL_DATA = frozenset(("example", "default", "const", "value", "dataValue"))
"""Fields in which null is a value like any other."""
