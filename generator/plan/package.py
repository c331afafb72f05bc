"""The client, its errors and what the package says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from generator.ir import Api, NullableType, Type, UnionType
from generator.plan import answers
from generator.plan.annotations import Annotator
from generator.plan.docs import argument_lines, docstring, paragraphs, sentence
from generator.plan.imports import Block, name_key
from generator.plan.layout import annotated
from generator.plan.literals import LINE_LENGTH, string
from generator.plan.seams import RESOURCES
from generator.plan.views import (
    CredentialView,
    ExportView,
    ResourceView,
    SchemeView,
    StatusErrorView,
)
from generator.plan.views_types import HeadersView

if TYPE_CHECKING:
    from generator.names import Names
    from generator.plan.credentials import Argument, Carrier
    from generator.plan.modules import Modules

Lines: TypeAlias = tuple[str, ...]

_PHRASES = {
    400: "BadRequest",
    401: "Unauthorized",
    402: "PaymentRequired",
    403: "Forbidden",
    404: "NotFound",
    405: "MethodNotAllowed",
    406: "NotAcceptable",
    407: "ProxyAuthenticationRequired",
    408: "RequestTimeout",
    409: "Conflict",
    410: "Gone",
    411: "LengthRequired",
    412: "PreconditionFailed",
    413: "ContentTooLarge",
    414: "URITooLong",
    415: "UnsupportedMediaType",
    416: "RangeNotSatisfiable",
    417: "ExpectationFailed",
    418: "Teapot",
    421: "MisdirectedRequest",
    422: "UnprocessableContent",
    423: "Locked",
    424: "FailedDependency",
    425: "TooEarly",
    426: "UpgradeRequired",
    428: "PreconditionRequired",
    429: "TooManyRequests",
    431: "RequestHeaderFieldsTooLarge",
    451: "UnavailableForLegalReasons",
    500: "InternalServer",
    501: "NotImplemented",
    502: "BadGateway",
    503: "ServiceUnavailable",
    504: "GatewayTimeout",
    505: "HTTPVersionNotSupported",
    507: "InsufficientStorage",
    508: "LoopDetected",
    511: "NetworkAuthenticationRequired",
}
# Every package has these, whether the document names them or not: a program
# catches them by class long before a document is complete.
_ALWAYS = (400, 401, 403, 404, 409, 422, 429, 500, 503)


def plan_errors(
    api: Api, names: Names, modules: Modules
) -> tuple[tuple[StatusErrorView, ...], tuple[str, ...]]:
    """An exception class a status, and the imports their bodies need."""
    annotator = Annotator(api, names, modules)
    bodies: dict[int, list[Type]] = {status: [] for status in _ALWAYS}
    words: dict[int, set[str]] = {}
    ranges: dict[str, list[Type]] = {}
    for operation in api.operations:
        for response in answers.errors(operation):
            contents = (
                response.contents
                if answers.differs(response)
                else response.contents[:1]
            )
            found = [answers.plain_type(content) for content in contents]
            if response.status.isdigit():
                status = int(response.status)
                types = bodies.setdefault(status, [])
                words.setdefault(status, set()).add(sentence(response.description))
            else:
                types = ranges.setdefault(response.status.upper(), [])
            types += [one for one in dict.fromkeys(found) if one not in types]
    views: list[StatusErrorView] = []
    for status in sorted(bodies):
        types = list(bodies[status])
        for key in (f"{status // 100}XX", "DEFAULT"):
            types += [t for t in ranges.get(key, ()) if t not in types]
        if not 300 <= status < 600:
            continue
        body = ""
        if types:
            body = annotator.output(NullableType(UnionType(tuple(types))))
        stem = _PHRASES.get(status, f"Status{status}")
        base = {4: "ClientError", 5: "ServerError"}.get(
            status // 100, "UnexpectedStatusError"
        )
        said = words.get(status, set())
        # What is said of one status alone describes it; a sentence that serves
        # several, or an operation, does not.
        shared = any(said & other for key, other in words.items() if key != status)
        text = f"The server answered {status}."
        if len(said) == 1 and not shared:
            text = f"{status}: {next(iter(said))}"
        views.append(
            StatusErrorView(
                name=f"{stem}Error",
                base=base,
                body=annotated("body", body, "", 4) if body else "",
                status=status,
                docstring=docstring(paragraphs(text, LINE_LENGTH - 10), 4),
            )
        )
    needed = annotator.imports
    needed.typing.discard("Any")  # the module needs it in any case
    return tuple(views), Block(".").needed(needed).lines(4)


_RUNTIME_ERRORS = (
    "APIConnectionError",
    "APIError",
    "APITimeoutError",
    "ClientError",
    "DecodeError",
    "ServerError",
    "StatusError",
    "UnexpectedStatusError",
)


def error_names(errors: tuple[StatusErrorView, ...]) -> tuple[str, ...]:
    """Every name of the package's ``errors``, sorted."""
    return tuple(
        sorted([*_RUNTIME_ERRORS, *(error.name for error in errors)], key=name_key)
    )


def plan_exports(
    api: Api,
    errors: tuple[StatusErrorView, ...],
    headers: HeadersView | None,
    *,
    paging: tuple[str, ...],
) -> tuple[ExportView, ...]:
    """What ``import`` finds at the top of the package."""
    kinds = {
        found.kind
        for operation in api.operations
        for response in answers.successes(operation)
        for content in response.contents
        if isinstance(found := answers.decoded(content), answers.Stream)
    }
    homes = {
        "events": ("AsyncEventStream", "EventStream", "ServerSentEvent"),
        "items": ("AsyncItemStream", "ItemStream"),
        "parts": ("AsyncPartStream", "Part", "PartStream"),
    }
    streams = (
        *(
            ExportView(f"_runtime.{kind}", exported)
            for kind, exported in homes.items()
            if kind in kinds
        ),
        ExportView("_runtime.streams", ("AsyncByteStream", "ByteStream")),
    )
    views = (
        *([ExportView("_runtime.paging_walk", paging)] if paging else []),
        *([ExportView("headers", ("ResponseHeaders",))] if headers else []),
        ExportView("_runtime.connections", ("Connections",)),
        ExportView("_runtime.files", ("FileInput",)),
        ExportView("_runtime.hooks", ("Call", "Hooks")),
        ExportView("_runtime.mismatch", ("Mismatch", "MismatchWarning")),
        ExportView("_runtime.options", ("RequestOptions", "Timeout")),
        ExportView("_runtime.rates", ("RateLimit",)),
        ExportView("_runtime.retries", ("Retries",)),
        ExportView("_runtime.sentinels", ("NOT_GIVEN", "NotGiven")),
        *streams,
        ExportView("_runtime.telemetry", ("Telemetry",)),
        ExportView("_runtime.throttling", ("Throttle",)),
        ExportView("_runtime.validation", ("InvalidRequestError",)),
        ExportView("client", ("AsyncClient", "Client")),
        ExportView("errors", error_names(errors), whole=True),
    )
    return tuple(sorted(views, key=lambda view: view.module))


def client_checking(
    resources: tuple[ResourceView, ...],
    credentials: tuple[CredentialView, ...],
    *,
    has_checks: bool,
) -> Lines:
    """What only type checkers need of the client's module."""
    block = Block(".").name("typing_extensions", "Unpack")
    if has_checks:
        block.name("collections.abc", "Mapping")
    block.own("_runtime.client", "ClientSettings", "ErrorTable")
    block.own("_runtime.transport", "AsyncTransport", "Transport")
    kinds = {kind for each in credentials for kind in each.annotation.split(" | ")}
    block.own("_runtime.security", *(kinds - {"None"}))
    for view in resources:
        name = view.class_name
        home = RESOURCES if view.is_extended else "resources"
        block.own(f"{home}.{view.module}", f"Async{name}", name)
    return block.lines(4)


def plan_security(
    carried: tuple[Carrier, ...], *, has_auth: bool
) -> tuple[tuple[SchemeView, ...], tuple[CredentialView, ...]]:
    """The security schemes and the client's arguments for them.

    Args:
        carried: How the client sends what they ask for.
        has_auth: Whether the package has a module that signs in.
    """
    credentials: dict[str, CredentialView] = {}
    for carrier in carried:
        aged = " (deprecated)" if carrier.scheme.deprecated else ""
        for index, argument in enumerate(carrier.arguments):
            text = _PHRASES_OF_ARGUMENTS[carrier.kind][index] + ("" if index else aged)
            signs_in = has_auth and carrier.kind == "bearer"
            view = _credential(argument, text, signs_in)
            credentials.setdefault(argument.name, view)
    schemes = tuple(
        SchemeView(string(one.scheme.name), one.source, one.given) for one in carried
    )
    return schemes, tuple(credentials.values())


_PHRASES_OF_ARGUMENTS = {
    "bearer": ("A bearer token",),
    "basic": ("A user name", "The user's password"),
    "digest": ("A user name", "The user's password"),
    "api_key": ("An API key",),
}


def scheme_imports(carried: tuple[Carrier, ...]) -> Lines:
    """Imports of what the security schemes are made with."""
    block = Block(".")
    for carrier in carried:
        constructor = carrier.source.partition("(")[0]
        block.own(f"_runtime.{carrier.module}", constructor)
    return block.lines()


def _credential(argument: Argument, text: str, signs_in: bool) -> CredentialView:
    def lines(more: str) -> tuple[str, ...]:
        ways = "a sign-in of ``auth``, or" if signs_in else "or"
        said = (
            f"{text}, {ways} a function{more} that returns one; "
            f"``{argument.variable}`` in the environment when left out."
        )
        return tuple(argument_lines([(argument.name, said)], LINE_LENGTH - 4)[1:])

    return CredentialView(
        argument.name,
        argument.variable,
        "Authenticator | Credential | None" if signs_in else "Credential | None",
        lines(""),
        lines(" or coroutine function"),
    )
