"""The parse stage from end to end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.ir import Api, Contact, License, Tag
from generator.parse.context import Context
from generator.parse.keywords import text_of
from generator.parse.operations import OperationParser
from generator.parse.schemas import SchemaParser
from generator.parse.security import parse_security_schemes
from generator.parse.servers import parse_servers

if TYPE_CHECKING:
    import openapi_pydantic as openapi

    from generator.problems import Report
    from generator.read import Document


def parse(document: Document, report: Report) -> Api:
    """Turn a document into the intermediate model.

    Args:
        document: What the read stage made: one tree in OpenAPI 3.1 form.
        report: Receives what could not be carried over, with its place.
    """
    context = Context(document, report)
    root = document.openapi
    schemas = SchemaParser(context)
    declared = schemas.declare_components()
    schemes = parse_security_schemes(context)
    servers = parse_servers(context)
    parser = OperationParser(context, schemas, schemes, servers)
    operations = parser.paths()
    parser.webhooks()
    table = schemas.finish()
    info = root.info
    return Api(
        title=info.title,
        version=info.version,
        summary=info.summary,
        description=info.description,
        contact=_contact(info.contact),
        license=_license(info.license),
        servers=servers,
        tags=tuple(map(_tag, root.tags or ())),
        operations=operations,
        schemas=table,
        declared=declared,
        security_schemes=schemes,
        degraded=tuple(context.degraded),
        skipped=tuple(parser.skipped),
        incoming=tuple(parser.incoming),
        xml={key: one for key, one in schemas.xml.found.items() if one is not None},
    )


def _tag(tag: openapi.Tag) -> Tag:
    newer = tag.model_extra or {}  # what OpenAPI 3.2 added
    summary, parent, kind = (
        text_of(newer.get(field)) for field in ("summary", "parent", "kind")
    )
    return Tag(tag.name, tag.description, summary, parent, kind)


def _contact(contact: openapi.Contact | None) -> Contact:
    if contact is None:
        return Contact()
    url = str(contact.url) if contact.url else None
    return Contact(contact.name, url, contact.email)


def _license(declared: openapi.License | None) -> License:
    if declared is None:
        return License()
    url = str(declared.url) if declared.url else None
    return License(declared.name, declared.identifier, url)
