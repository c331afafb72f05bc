"""Where a judge refuses a request that is right, or that nothing could make right.

Each entry is shown at work by a test in test_judges.py, on the smallest document that
does. What no entry matches is ours; an entry that matches nothing is an error.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.corpus.calls import Called, Judge, Violation


class Fault(NamedTuple):
    """A mistake that is not ours.

    Attributes:
        name: What the test of the entry is called.
        whose: The judge's, or the document's: then no request would be right.
        judge: Who says so; nothing where both do.
        says: Matches all that is said, ``place: message``.
        reason: Why the request is right all the same.
        requests: Matches the requests that it is about, ``METHOD target``.
        documents: The documents in which it is met.
    """

    name: str
    whose: Literal["judge", "document"]
    judge: Judge | None
    says: str
    reason: str
    documents: tuple[str, ...]
    requests: str = ".*"

    def explains(self, document: str, judge: Judge, violation: Violation) -> bool:
        """Whether a violation is this mistake."""
        return (
            document in self.documents
            and self.judge in (None, judge)
            and re.fullmatch(self.requests, violation.request) is not None
            and re.fullmatch(self.says, f"{violation.place}: {violation.message}")
            is not None
        )


FAULTS: tuple[Fault, ...] = (
    Fault(
        "no response",
        "judge",
        "prism",
        ": No response defined for the selected operation: ",
        "an operation need not have responses (OpenAPI 3.1, Operation Object); Prism"
        " answers 500 as it has nothing to answer",
        (
            "oai-schematest-3.1-path_no_response",
            "oai-schematest-3.1-non-oauth-scopes",
            "oai-schematest-3.2-non-oauth-scopes",
            "oai-schematest-3.1-mega",
            "oai-3.2-3.2-tags-example",
            "readme-3.0-openapi-workshop-post",
        ),
    ),
    Fault(
        "range of media types",
        "judge",
        "prism",
        ": The server cannot produce a representation for your accept header: .*",
        "the answer is described as */*, which covers the media type that is accepted"
        " (OpenAPI 3.1, Response Object, content); Prism compares the texts",
        (
            "oai-schematest-3.1-path-item-object-example",
            "oai-schematest-3.2-path-item-object-example",
            "keycloak",
        ),
    ),
    Fault(
        "unknown method",
        "judge",
        "prism",
        ": Route resolved, but no method matched: .*",
        "OpenAPI 3.2 has query operations and additionalOperations; Prism knows 3.1",
        ("oai-schematest-3.2-path-item-object-example",),
        "(QUERY|COPY) .*",
    ),
    Fault(
        "no serializer",
        "judge",
        "prism",
        ": Cannot find serializer for .*: ",
        "Prism cannot write an answer of that media type; the request was accepted",
        ("matrix-content-repo", "dmcg-item_schema_31"),
    ),
    Fault(
        "too complex",
        "judge",
        "prism",
        ": Schema too complex: .*",
        "Prism cannot make an answer of that schema; the request was accepted",
        ("keycloak",),
    ),
    Fault(
        "no consumes",
        "judge",
        "prism",
        ": (Invalid content type: )?No supported content types, but request included a"
        " non-empty body",
        "a document of Swagger 2.0 need not say what it consumes; Prism then refuses"
        " every body",
        ("readme-2.0-petstore",),
    ),
    Fault(
        "circular parameter",
        "judge",
        "prism",
        ": no answer: .*",
        "Prism ends at a parameter whose schema refers to itself, and no later request is"
        " answered",
        ("readme-3.0-circular-paths",),
    ),
    Fault(
        "content type as a parameter",
        "judge",
        "prism",
        "header/content-type: .*",
        "a header parameter called Content-Type is to be ignored (OpenAPI 3.0, Parameter"
        " Object); the media type is among those that the operation consumes",
        ("docker-engine",),
    ),
    Fault(
        "accept as a parameter",
        "judge",
        "prism",
        "header/accept: .*",
        "a header parameter called Accept is to be ignored (OpenAPI 3.0, Parameter"
        " Object); the request accepts the media types of all answers",
        ("intercom",),
        "GET /download/reporting_data/.*",
    ),
    Fault(
        "part that is JSON",
        "judge",
        "prism",
        r"body/\w+: Request body property \w+ must be (object|array)",
        "a part of multipart/form-data that is an object is JSON (OpenAPI 3.0, Encoding"
        " Object, contentType); Prism takes every part for text",
        ("box", "openai", "netbox"),
        r"POST /files/(\d+/)?content\?.*|POST /files|\w+ /api/dcim/device-types/.*",
    ),
    Fault(
        "array in a form",
        "judge",
        "prism",
        r"body/\w+: Request body property \w+ must be array",
        "an array in a form is a field an item (OpenAPI 3.0, Encoding Object, explode);"
        " Prism keeps the last of them, where no style is given",
        ("twilio-api-v2010",),
        "POST /2010-04-01/Accounts/.*",
    ),
    Fault(
        "array of parts",
        "judge",
        "prism",
        r"body/\w+: Request body property \w+ must be array",
        "an array in multipart/form-data is a part an item (OpenAPI 3.0, Special"
        " Considerations for multipart Content); Prism keeps the last of them",
        ("openai",),
        "POST /audio/transcriptions",
    ),
    Fault(
        "read-only under a condition",
        "judge",
        "prism",
        r"body[\w/]*: Request body( property [\w.]+)? must (have required property '\w+'"
        r'|match "(else|then)" schema)',
        "what is readOnly is required of answers alone (OpenAPI 3.0, Schema Object);"
        " Prism does not look for it below then and else",
        ("dmcg-read_only_write_only_variant_graph",),
        "POST /conditional",
    ),
    Fault(
        "absent objects in deepObject",
        "judge",
        "prism",
        r"(body|query)/[\w/]+: Request (body property|query parameter) [\w.]+ must have"
        r" required property '\w+'",
        "an object of which no field came is absent; Prism takes every object in style"
        " deepObject for present, and misses what it requires",
        ("stripe",),
    ),
    Fault(
        "array of objects in deepObject",
        "judge",
        "prism",
        ": Invalid content type: Cannot deserialize JSON object array in form data.*",
        "the items of an array in style deepObject have fields of their own; Prism puts"
        " them together and then reads each as JSON",
        ("stripe",),
    ),
    Fault(
        "transfer coding of its own",
        "judge",
        "prism",
        ": no answer: RemoteProtocolError.*Transfer-Encoding.*",
        "the answer is described with a header Transfer-Encoding, for which Prism makes"
        " up a text that is none; the request was accepted",
        ("openai",),
        "POST /audio/speech",
    ),
    Fault(
        "alternatives in a query",
        "judge",
        "prism",
        "query/filter: Request query parameter filter must (have required property"
        r" '\w+'|match exactly one schema in oneOf)",
        "the properties of an exploded object are parameters of their own; Prism looks"
        " for those beside oneOf, and finds none of the alternatives'",
        ("intercom",),
        r"GET /events\?.*",
    ),
    Fault(
        "switching protocols",
        "judge",
        "prism",
        ": no answer: RemoteProtocolError.*UPGRADE.*",
        "Prism answers 101, which a server may only to a request that asks for it (RFC"
        " 9110, section 7.8)",
        ("docker-engine",),
    ),
    Fault(
        "parameter without a place",
        "document",
        None,
        r"path/petId: is required|path: Request path must have required property 'petid'",
        "the path has no {petId} where the parameter could be sent",
        (
            "oai-schematest-3.1-operation-object-example",
            "oai-schematest-3.2-operation-object-example",
        ),
    ),
    Fault(
        "one header for two credentials",
        "document",
        None,
        ": (Unauthorized: The operation needs the header 'Authorization: Basic ...'.*"
        "|Invalid security scheme used.*)",
        "basic authentication and a bearer token are asked for at once, and both are the"
        " header Authorization",
        ("readme-3.0-security-multiple",),
        "POST /anything/and",
    ),
    Fault(
        "two paths that are one",
        "document",
        None,
        r"path/\w+: (must be in the format uuid, but is .*"
        r"|Request path parameter \w+ must (match format \"uuid\"|be integer))",
        "paths that differ in the names of their parameters alone are the same, and"
        " invalid (OpenAPI 3.1, Paths Object); the judge takes the other one",
        ("xero-accounting",),
        r"GET /.*/Attachments/xero-dev\.jpg|GET /(Journals|PurchaseOrders|Contacts)/[^/]*",
    ),
    Fault(
        "required and not described",
        "document",
        None,
        r'body.*: (lacks the required property "\w+"'
        r"|Request body.* must have required property '\w+')",
        "the schema requires a property that it does not describe, which is reported when"
        " the package is made; no argument could be for it",
        ("box", "digitalocean"),
        r"POST /oauth2/revoke|PUT /files/\d+\?.*|POST /invites\?.*"
        r"|POST /v2/uptime/checks",
    ),
    Fault(
        "example that its schema refuses",
        "document",
        None,
        "body.*: (fits none of the variants, or too many: .*|Request body.* must "
        "(match exactly one schema in oneOf|match a schema in anyOf"
        r"|have required property '\w+'))",
        "the call sends the example that the document gives for it; it breaks alternatives"
        " that no type can hold, which is reported when the package is made",
        ("intercom",),
        r"PUT /data_attributes/\d+|POST /visitors/convert",
    ),
    Fault(
        "alternatives of which one takes all",
        "document",
        None,
        "body: (fits none of the variants, or too many: .*"
        "|Request body must match exactly one schema in oneOf)",
        "what fits the one alternative of oneOf fits the other, which it only extends, so"
        " that none fits exactly one; the discriminator tells which is meant",
        ("digitalocean",),
        "POST /v2/droplets/actions.*",
    ),
    Fault(
        "format and length that exclude each other",
        "document",
        None,
        r"body//?id: must be in the format uuid, but is .*|body//from/id: must be in the "
        r'format uuid, but is .*|body/(from/)?id: .* must match format "uuid"',
        "a UUID has 36 characters, and the schema allows 24",
        ("intercom",),
        "POST /conversations",
    ),
    Fault(
        "path with a query",
        "document",
        "mock",
        "query/(fields|beta): the operation has no query parameter of this name",
        "a path has no query (OpenAPI 3.1, Path Templating); it is sent as written, and"
        " meets the operation of the path without it",
        ("box", "openai"),
    ),
    Fault(
        "path with a fragment",
        "document",
        None,
        ": (Method Not Allowed: .*|Route resolved, but no method matched: .*)",
        "what follows # in a path is never sent (RFC 9110, section 7.1)",
        ("box",),
        "PUT /metadata_templates/enterprise/securityClassification-.*",
    ),
    Fault(
        "bodies told apart by a fragment",
        "document",
        None,
        r"body//?\w+: (must be of type object, but is null"
        r"|Request body property \w+ must be object)",
        "what follows # in a path is never sent; the body meets the operation of the"
        " path without it",
        ("box",),
        r"PUT /(folders|web_links)/\d+\?fields=shared_link",
    ),
)


class Blame(NamedTuple):
    """Whose fault the violations of one document are, by one judge."""

    ours: list[Violation]
    others: list[tuple[Fault, Violation]]


def blame(document: str, called: Called, faults: Sequence[Fault] = FAULTS) -> Blame:
    """Sort what a judge said.

    Args:
        document: The name of the document.
        called: What it said.
        faults: The mistakes that are known.
    """
    found = Blame([], [])
    for violation in called.violations:
        known = (f for f in faults if f.explains(document, called.judge, violation))
        fault = next(known, None)
        if fault is None:
            found.ours.append(violation)
        else:
            found.others.append((fault, violation))
    return found


def unused(
    judged: Iterable[tuple[str, Judge, Blame]], faults: Sequence[Fault] = FAULTS
) -> list[str]:
    """What the entries name and no judge said, for the documents that were called.

    Args:
        judged: Document, judge and result of each.
        faults: The mistakes that are known.
    """
    called: set[tuple[str, str]] = set()
    met: set[tuple[str, str, str]] = set()
    for document, judge, found in judged:
        called.add((document, judge))
        met |= {(document, judge, fault.name) for fault, _ in found.others}
    return [
        f"{fault.name}: no judge says so any longer of {document}"
        for fault in faults
        for document in fault.documents
        if any(
            (document, judge) in called
            for judge in ((fault.judge,) if fault.judge else ("mock", "prism"))
        )
        and not any(one[0] == document and one[2] == fault.name for one in met)
    ]
