"""The intermediate model: what an API is, free of OpenAPI and of Python text.

Everything here is frozen data. Schemas are nodes in a table
(:attr:`~generator.ir.api.Api.schemas`) and refer to each other by identity, so
recursion is no special case.
"""

from generator.ir.api import Api, Contact, License, Server, ServerVariable, Tag
from generator.ir.incoming import Incoming
from generator.ir.links import Link
from generator.ir.operation import (
    Body,
    Example,
    Header,
    Location,
    MediaType,
    Operation,
    Parameter,
    PartEncoding,
    Response,
)
from generator.ir.security import OAuthFlow, Requirement, SecurityScheme
from generator.ir.types import (
    UNCONSTRAINED,
    AliasSchema,
    AnyType,
    Condition,
    ConstantType,
    Constraints,
    Discriminator,
    Documentation,
    EnumSchema,
    EnumValue,
    ListType,
    MapType,
    NullableType,
    ObjectSchema,
    Origin,
    Property,
    PropertyTest,
    Reference,
    ScalarKind,
    ScalarType,
    Schema,
    TupleType,
    Type,
    UnionType,
)
from generator.ir.xml import XmlSpelling

__all__ = [
    "UNCONSTRAINED",
    "AliasSchema",
    "AnyType",
    "Api",
    "Body",
    "Condition",
    "ConstantType",
    "Constraints",
    "Contact",
    "Discriminator",
    "Documentation",
    "EnumSchema",
    "EnumValue",
    "Example",
    "Header",
    "Incoming",
    "License",
    "Link",
    "ListType",
    "Location",
    "MapType",
    "MediaType",
    "NullableType",
    "OAuthFlow",
    "ObjectSchema",
    "Operation",
    "Origin",
    "Parameter",
    "PartEncoding",
    "Property",
    "PropertyTest",
    "Reference",
    "Requirement",
    "Response",
    "ScalarKind",
    "ScalarType",
    "Schema",
    "SecurityScheme",
    "Server",
    "ServerVariable",
    "Tag",
    "TupleType",
    "Type",
    "UnionType",
    "XmlSpelling",
]
