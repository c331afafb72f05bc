"""A client for Fatture in Cloud.

Fatture in Cloud is an Italian invoicing service. Through this API a program keeps a
company's clients, suppliers and products, issues invoices and the other sales
documents, sends electronic invoices to the tax authority's exchange system (Sistema di
Interscambio, SdI), records expenses, till receipts and F24 tax payments, follows the
cashbook, and is told of changes by webhooks.

Companies. Nearly every path starts with `/c/{company_id}`. The identifiers a token may
use come from `GET /user/companies`. Amounts are in euro unless the document states
another currency, percentages are plain numbers (`22` is 22 %), and dates are written
`YYYY-MM-DD`.

Signing in. Send a bearer token in the `Authorization` header. An app obtains it through
the OAuth 2.0 authorization code flow, or the device code flow where there is no browser
to redirect; both give an access token that lasts a day and a refresh token that lasts a
year. For a company of your own, a token that does not expire can be made by hand in the
developer pages of the web application. Each operation lists the scopes it needs: `:r`
reads, `:a` reads and writes.

Paging. Lists take `page`, counted from 1, and `per_page`, from 1 to 100 (5 when left
out). The answer says which page it is (`current_page`, `last_page`), how many items
there are (`total`), and links to its neighbours.

Sorting. `sort` names one or more fields, separated by commas; a minus sign before a
name reverses its order, as in `-date,number`.

Choosing fields. `fieldset` picks a ready-made selection, `basic` or `detailed`;
`fields` names the wanted fields one by one, separated by commas. Fewer fields make
faster answers.

Filtering. `q` holds conditions such as `name like '%rossi%' and (vat_number is not null
or type = 'person')`. Operators are `=`, `<>`, `>`, `>=`, `<`, `<=`, `like`, `not like`,
`contains`, `not contains`, `starts with`, `ends with`, `is null` and `is not null`, in
conditions joined by `and` and `or`, grouped with brackets. Text stands in single
quotes, numbers and `true` or `false` do not.

Changing things. A `PUT` changes only the first-level fields that are in the body: a
field left out keeps its value, a field sent as `null` is emptied, and a list is
replaced as a whole.

Limits. A company may receive 300 requests in five minutes from all apps together, and
each app may send it 1,000 an hour and 40,000 a month. Answers tell what is left in the
`RateLimit-*` headers. Beyond a limit the answer is 429, or 403 for the hourly and
monthly ones, and `Retry-After` says how many seconds to wait.
"""

from __future__ import annotations

from importlib import import_module

# Type checkers take it for true; to import it would load typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import errors as errors
    from . import models as models
    from . import params as params
    from . import webhooks as webhooks
    from ._runtime.connections import Connections as Connections
    from ._runtime.files import FileInput as FileInput
    from ._runtime.hooks import Call as Call
    from ._runtime.hooks import Hooks as Hooks
    from ._runtime.mismatch import Mismatch as Mismatch
    from ._runtime.mismatch import MismatchWarning as MismatchWarning
    from ._runtime.options import RequestOptions as RequestOptions
    from ._runtime.options import Timeout as Timeout
    from ._runtime.paging_walk import PagingError as PagingError
    from ._runtime.rates import RateLimit as RateLimit
    from ._runtime.retries import Retries as Retries
    from ._runtime.sentinels import NOT_GIVEN as NOT_GIVEN
    from ._runtime.sentinels import NotGiven as NotGiven
    from ._runtime.streams import AsyncByteStream as AsyncByteStream
    from ._runtime.streams import ByteStream as ByteStream
    from ._runtime.telemetry import Telemetry as Telemetry
    from ._runtime.throttling import Throttle as Throttle
    from ._runtime.validation import InvalidRequestError as InvalidRequestError
    from .client import AsyncClient as AsyncClient
    from .client import Client as Client
    from .errors import *
    from .headers import ResponseHeaders as ResponseHeaders

__version__ = "2.1.8"

# Where each name is defined; loaded when it is first asked for, so that importing
# the package loads nothing else.
_INDEX = """
    _runtime.connections: Connections;
    _runtime.files: FileInput;
    _runtime.hooks: Call Hooks;
    _runtime.mismatch: Mismatch MismatchWarning;
    _runtime.options: RequestOptions Timeout;
    _runtime.paging_walk: PagingError;
    _runtime.rates: RateLimit;
    _runtime.retries: Retries;
    _runtime.sentinels: NOT_GIVEN NotGiven;
    _runtime.streams: AsyncByteStream ByteStream;
    _runtime.telemetry: Telemetry;
    _runtime.throttling: Throttle;
    _runtime.validation: InvalidRequestError;
    client: AsyncClient Client;
    errors: APIConnectionError APIError APITimeoutError BadRequestError ClientError
        ConflictError DecodeError ForbiddenError InternalServerError
        MethodNotAllowedError NotFoundError ServerError ServiceUnavailableError
        StatusError TooManyRequestsError UnauthorizedError UnexpectedStatusError
        UnprocessableContentError;
    headers: ResponseHeaders;
"""
_HOME = {
    name: module.strip()
    for part in _INDEX.split(";")
    for module, _, names in [part.partition(":")]
    for name in names.split()
}
_SUBMODULES = frozenset({"errors", "models", "params", "webhooks"})


def __getattr__(name: str) -> object:
    value: object
    if name in _SUBMODULES:
        value = import_module(f".{name}", __name__)
    elif name in _HOME:
        value = getattr(import_module(f".{_HOME[name]}", __name__), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({"__version__", *_HOME, *_SUBMODULES})
