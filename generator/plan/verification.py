"""Verifying what the API sends by itself, and telling which event it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.ir import AliasSchema, EnumSchema, Reference
from generator.plan.docs import argument_lines, docstring
from generator.plan.layout import assigned, bracketed, signature, tuple_source, union
from generator.plan.literals import LINE_LENGTH, literal, string
from generator.plan.project import environment_prefix, fence
from generator.plan.views_beside import HandlerView, VerificationView
from generator.plan.webhook_events import candidates, find_telling
from generator.problems import CalcoError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.config_webhooks import WebhookRules
    from generator.ir import Api
    from generator.names import Names
    from generator.plan.annotations import Annotator
    from generator.plan.imports import Block

_WIDTH = LINE_LENGTH - 4
_SIGNATURES = "_runtime.webhook_signatures"
_REQUESTS = "_runtime.webhook_requests"
_ERRORS = (
    "HeaderError",
    "SecretError",
    "SignatureError",
    "TimestampError",
    "VerificationError",
)
# Senders who say in headers how they sign.
_KNOWN_HEADERS: dict[str, dict[str, str]] = {
    "webhook-signature": {"signature": "standard"},
    "svix-signature": {"signature": "standard", "prefix": "svix-"},
    "x-hub-signature-256": {
        "signature": "hmac",
        "header": "X-Hub-Signature-256",
        "prefix": "sha256=",
    },
    "stripe-signature": {
        "signature": "hmac",
        "header": "Stripe-Signature",
        "timestamp_name": "t",
        "signature_name": "v1",
    },
}
_ARGUMENTS = {
    "headers": "The headers of the request, as the web framework has them.",
    "body": "The body of the request, as it came.",
    "secret": "What the sender signs with, several while it is being replaced; "
    "``{variable}`` in the environment when left out, with spaces between several.",
    "key": "The sender's public key: PEM, its base64, a JWK or a set of these; "
    "``{variable}`` in the environment when left out.",
    "audience": "Who the token must be for; not checked when left out.",
    "verifier": "Tells the sender's requests from others, such as StandardWebhooks.",
    "tolerance": "How old the request may be, in seconds.",
    "limit": "How many bytes the body may have.",
    "strict": "Refuse a body that does not fit its description, and unknown events.",
}
_TAKEN = ("headers: HeadersInput", "body: bytes | bytearray | str", "*")


@dataclass(frozen=True, slots=True)
class _Way:
    """How the sender is verified.

    Attributes:
        kind: ``standard``, ``hmac``, ``jwt``, ``none``, or empty where it is not known.
        parameters: Of the functions, as source by name.
        verifier: Source of what verifies.
        variable: The environment variable with the secret.
    """

    kind: str
    parameters: Mapping[str, str]
    verifier: str
    variable: str


class Verification:
    """Plans what verifies and parses whole requests.

    Args:
        api: The intermediate model.
        names: Every name.
        rules: What ``calco.toml`` says of it.
        annotator: Writes types, and collects what they import.
        results: The type that each function for one event gives, by pointer.
        strict: Pointers of those that take ``strict``.
    """

    def __init__(
        self,
        api: Api,
        names: Names,
        rules: WebhookRules,
        annotator: Annotator,
        results: Mapping[str, str],
        strict: Sequence[str],
    ) -> None:
        self.api = api
        self.names = names
        self.rules = _detected(api, rules)
        self.annotator = annotator
        self.results = results
        self.strict = strict
        self.public: list[str] = []

    def view(self, block: Block) -> VerificationView:
        """What the template sees; what it imports goes into *block*."""
        way = self._way(block)
        block.own(_REQUESTS, "HeadersInput", "MAX_BODY", "verified", *_ERRORS)
        self.public += ["HeadersInput", *_ERRORS]
        event, alias, table, call = self._event(block)
        arguments = ", ".join(name for name in way.parameters)
        given = f"_verifier({arguments})" if way.verifier else "verifier"
        received = "received, content = " if "received" in call else "_, content = "
        if way.kind == "none":
            given = "None"
        limit = "limit: int = MAX_BODY"
        verify = [*_TAKEN, *way.parameters.values(), limit]
        parse = [*verify, "strict: bool = False"]
        if not way.kind:
            verify[3] = "verifier: Verifier"
        keywords = [*way.parameters, "limit"]
        view = VerificationView(
            event=alias,
            table=table,
            verifier_signature=(
                signature(
                    "def _verifier", list(way.parameters.values()), "Verifier", 0
                ).replace(" = None", "")
                if way.verifier
                else ""
            ),
            verifier=way.verifier,
            verify_signature=(
                signature("def verify", verify, "None", 0) if way.kind != "none" else ""
            ),
            verify_docstring=self._docstring(
                "Refuse a request that is not from the sender.", keywords, way
            ),
            verify_call=f"verified(headers, body, {given}, limit)",
            parse_signature=signature("def parse", parse, event, 0) if call else "",
            parse_docstring=self._docstring(
                (
                    "The event of a request whose sender is not verified."
                    if way.kind == "none"
                    else "The event of a request, which is verified first."
                ),
                [*keywords, "strict"],
                way,
            ),
            received=f"{received}verified(headers, body, {given}, limit)",
            parse_call=assigned(f"found: {event}", call, 4) if call else "",
            variable=way.variable,
            kind=way.kind,
            proves_body=way.kind != "jwt" or "body_claim" in self.rules.texts,
            handlers=(),
            fence="```",
        )
        if view.verify_signature:
            self.public.append("verify")
        if call:
            self.public.append("parse")
        incoming = candidates(self.api)
        parser = self.names.parsers[incoming[0].operation.pointer] if incoming else ""
        shown = handlers(self.names.package, view, parser)
        return replace(
            view, handlers=shown, fence=fence("\n".join(one.source for one in shown))
        )

    def _way(self, block: Block) -> _Way:
        texts, kind = self.rules.texts, self.rules.texts.get("signature", "")
        prefix = environment_prefix(self.names.package)
        variable = f"{prefix}_WEBHOOK_{'KEY' if kind == 'jwt' else 'SECRET'}"
        if kind == "none":
            return _Way(kind, {}, "", "")
        block.own(_REQUESTS, "Verifier")
        if not kind:
            block.own(_SIGNATURES, "HmacSha256", "StandardWebhooks")
            self.public += ["HmacSha256", "StandardWebhooks", "Verifier"]
            return _Way(kind, {"verifier": "verifier: Verifier | None"}, "", variable)
        given = [f"{key}={string(texts[key])}" for key in _own_texts(texts)]
        if kind == "jwt":
            block.own("_runtime.webhook_tokens", "Key", "SignedToken")
            block.own(_REQUESTS, "set_in")
            self.public += ["Key"]
            return _Way(kind, *self._token(given, variable))
        name = {"standard": "StandardWebhooks", "hmac": "HmacSha256"}[kind]
        block.own(_SIGNATURES, name).own(_REQUESTS, "Secret", "secrets_or_set")
        self.public += ["Secret"]
        seconds = self.rules.tolerance or 300
        given.insert(0, f"secrets_or_set(secret, {string(variable)})")
        parameters = {"secret": "secret: Secret | None = None"}
        if kind == "standard" or "timestamp" in "".join(texts):
            given.append("tolerance=tolerance")
            parameters["tolerance"] = f"tolerance: float = {seconds}"
        if kind == "hmac" and "signed" not in texts and "tolerance" in parameters:
            given.append("signed=" + string("{timestamp}.{body}"))
        verifier = bracketed(f"{name}(", given, ")", 4, len("return "))
        return _Way(kind, parameters, verifier, variable)

    def _token(
        self, given: list[str], variable: str
    ) -> tuple[Mapping[str, str], str, str]:
        rules = self.rules
        given.insert(0, f"set_in({string(variable)}) if key is None else key")
        given.append("audience=audience")
        if rules.algorithms:
            algorithms = [string(one) for one in rules.algorithms]
            given.append(f"algorithms={tuple_source(algorithms, 8)}")
        if rules.claims:
            given.append(f"claims={literal(dict(rules.claims))}")
        parameters = {
            "key": "key: Key | None = None",
            "audience": "audience: str | None = None",
        }
        if rules.tolerance:
            given.append("tolerance=tolerance")
            parameters["tolerance"] = f"tolerance: float = {rules.tolerance}"
        return parameters, bracketed("SignedToken(", given, ")", 4, 7), variable

    def _event(self, block: Block) -> tuple[str, str, str, str]:
        """The type of an event, its definition, a table of events, and what reads one;
        nothing where nothing tells the events apart."""
        if self.rules.texts.get("envelope"):
            return self._cloud_event(block)
        incoming = candidates(self.api)
        telling = find_telling(self.api, self.rules)
        if len(incoming) == 1 and telling is None:
            pointer = incoming[0].operation.pointer
            given = "content, strict=strict" if pointer in self.strict else "content"
            call = f"{self.names.parsers[pointer]}({given})"
            return self.results[pointer], "", "", call
        if telling is None:
            return "", "", "", ""
        block.own("_runtime.webhook_events", "Events", "UnknownEvent")
        block.name("typing", "TypeAlias")
        self.public += ["Event", "UnknownEvent"]
        results = [*dict.fromkeys(self.results[one] for one in telling.keys)]
        events = "Any" if "Any" in results else union([*results, "UnknownEvent"])
        # Models are loaded when they are used, and not for a type.
        block.name("typing", "TYPE_CHECKING")
        known = assigned("Event: TypeAlias", events, 4)
        alias = f"if TYPE_CHECKING:\n    {known}\n" "else:\n    Event = object"
        rows = [
            _row([literal(part) for part in key], self.names.parsers[pointer])
            for pointer, key in telling.keys.items()
        ]
        places = tuple_source([string(place) for place in telling.places], 4)
        table = (
            f"_EVENTS: Events[Event] = Events(\n    {places},\n"
            f"    {bracketed('{', rows, '}', 4, LINE_LENGTH)},\n)"
        )
        return "Event", alias, table, "_EVENTS.read(received, content, strict=strict)"

    def _cloud_event(self, block: Block) -> tuple[str, str, str, str]:
        texts = self.rules.texts
        block.own("_runtime.webhook_cloud_events", "CloudEvent", "read_cloud_event")
        self.public.append("CloudEvent")
        kind = "str"
        if "event_types" in texts:
            pointer = f"#/components/schemas/{texts['event_types']}"
            schema = self.api.schemas.get(pointer)
            if not isinstance(schema, (EnumSchema, AliasSchema)):
                raise CalcoError.of(
                    "CALCO-C027",
                    f"there is no enumeration {texts['event_types']!r}",
                    place=self.rules.places.get("event_types"),
                )
            kind = self.annotator.output(Reference(pointer))
        within = string(texts.get("data", ""))
        call = f"read_cloud_event({kind}, received, content, {within}, strict=strict)"
        return f"CloudEvent[{kind}]", "", "", call

    def _docstring(self, summary: str, names: Sequence[str], way: _Way) -> str:
        texts = dict(_ARGUMENTS)
        if not way.kind and "strict" in names:
            texts["verifier"] += " ``None`` verifies nothing."
        entries = [(name, texts[name]) for name in ("headers", "body", *names)]
        told = [(one, text.format(variable=way.variable)) for one, text in entries]
        errors = ["    VerificationError: It is not surely from the sender."]
        errors += ["    SecretError: There is nothing to verify with."]
        if way.kind == "none":
            errors = []
        if "strict" in names:
            errors += ["    WebhookError: It is no event."]
        lines = [summary, "", *argument_lines(told, _WIDTH), "", "Raises:", *errors]
        return docstring(lines, 4)


def _row(key: Sequence[str], parser: str) -> str:
    """What an event is told by, and what reads it."""
    flat = f"{tuple_source(key, 8)}: {parser}"
    if 8 + len(flat) < LINE_LENGTH or len(key) == 1:
        return flat
    return bracketed("(", key, f"): {parser}", 8, LINE_LENGTH)


def handlers(
    package: str, view: VerificationView, parser: str
) -> tuple[HandlerView, ...]:
    """Programs that receive requests.

    Args:
        package: The import name.
        view: How requests are verified and parsed.
        parser: The function for one event, where nothing tells which one it is.
    """
    more = "" if view.kind else ", verifier=verifier"

    def read(headers: str, body: str) -> str:
        if view.parse_call:
            return f"event = webhooks.parse({headers}, {body}{more})"
        if not view.verify_signature:
            return f"event = webhooks.{parser}({body})"
        return (
            f"body = {body}\n        webhooks.verify({headers}, body{more})\n"
            f"        event = webhooks.{parser}(body)"
        )

    first, setting = "", ""
    if more:
        # The sender is known to whoever reads this, and to nobody else.
        first = "import os\n\n"
        secret = f'os.environ["{view.variable}"]'
        setting = f"\nverifier = webhooks.StandardWebhooks({secret})\n"
    starlette = (
        f"{first}from starlette.applications import Starlette\n"
        "from starlette.requests import Request\n"
        "from starlette.responses import Response\n"
        "from starlette.routing import Route\n\n"
        f"from {package} import webhooks\n{setting}\n\n"
        "async def receive(request: Request) -> Response:\n    try:\n"
        f"        {read('request.headers', 'await request.body()')}\n"
        "    except webhooks.WebhookError as error:\n"
        "        return Response(str(error), status_code=400)\n"
        "    print(event)\n    return Response(status_code=204)\n\n\n"
        'app = Starlette(routes=[Route("/webhooks", receive, methods=["POST"])])'
    )
    flask = (
        f"{first}from flask import Flask, request\n\n"
        f"from {package} import webhooks\n{setting or chr(10)}"
        "app = Flask(__name__)\n\n\n"
        '@app.post("/webhooks")\ndef receive() -> tuple[str, int]:\n    try:\n'
        f"        {read('request.headers', 'request.get_data()')}\n"
        "    except webhooks.WebhookError as error:\n"
        "        return str(error), 400\n"
        '    print(event)\n    return "", 204'
    )
    return HandlerView("Starlette", starlette), HandlerView("Flask", flask)


def _own_texts(texts: Mapping[str, str]) -> list[str]:
    skipped = {"signature", "event_header", "event_field", "envelope", "event_types"}
    return [key for key in texts if key not in {*skipped, "data"}]


def _detected(api: Api, rules: WebhookRules) -> WebhookRules:
    """The rules, with what headers of the webhooks say where they say nothing."""
    if "signature" in rules.texts:
        return rules
    for incoming in candidates(api):
        for parameter in incoming.operation.parameters:
            known = _KNOWN_HEADERS.get(parameter.name.lower())
            if known and parameter.location == "header":
                return replace(rules, texts={**known, **rules.texts})
    return rules
