"""Names that mean something already in the scope where a name is to be given."""

from __future__ import annotations

import builtins
import sys

# Attributes of the client classes.
CLIENT_ATTRIBUTES = frozenset(
    {
        "aclose",
        "base_url",
        "cached_property",
        "call",
        "close",
        "profile",
        "raw",
        "send",
        "stream",
        "with_options",
    }
)

# What the modules of the client and of its resources call by these names.
RESOURCE_CLASSES = frozenset(
    {
        "Answer",
        "Any",
        "AsyncAPIClient",
        "APIKey",
        "AsyncByteStream",
        "AsyncClient",
        "AsyncEventStream",
        "AsyncItemStream",
        "AsyncPartStream",
        "AsyncNestingResource",
        "AsyncResource",
        "AsyncTransport",
        "Authenticator",
        "Basic",
        "Bearer",
        "Body",
        "ByteStream",
        "Callable",
        "Client",
        "ClientSettings",
        "Content",
        "Credential",
        "Digest",
        "Either",
        "ErrorTable",
        "EventStream",
        "FileInput",
        "ItemStream",
        "ByAddress",
        "ByCursor",
        "ByLink",
        "ByNumber",
        "ByOffset",
        "Lazy",
        "Literal",
        "Mapping",
        "Mismatch",
        "Multipart",
        "NestingResource",
        "NotGiven",
        "Operation",
        "Options",
        "PagedList",
        "PartStream",
        "Profile",
        "RequestOptions",
        "Resource",
        "Sequence",
        "ServerSentEvent",
        "SPELLINGS",
        "StatusError",
        "StreamingOperation",
        "SyncAPIClient",
        "Timeout",
        "Transport",
        "URLEncoded",
        "Unpack",
        "VersatileOperation",
        "XML",
        "XMLAnswer",
    }
)

# What the modules of models call by these names.
MODEL_CLASSES = frozenset(
    {
        "Annotated",
        "Any",
        "ClassVar",
        "Discriminator",
        "Field",
        "IterableModel",
        "Literal",
        "Model",
        "OpenIntEnum",
        "OpenStrEnum",
        "PagedModel",
        "Tag",
        "TypeAlias",
        "TypeAliasType",
    }
)

# What ``calco.toml`` may not call a class: it stands in the modules of models, or people
# and annotations mean Python's own by it.
CLASSES = (
    MODEL_CLASSES
    | {name for name in dir(builtins) if not name.startswith("_")}
    | {"BEST_FIT", "TYPE_CHECKING"}
)

# The client's own arguments, which those for credentials stand beside.
CLIENT_ARGUMENTS = frozenset(
    {
        "base_url",
        "headers",
        "connections",
        "hooks",
        "on_mismatch",
        "retries",
        "throttle",
        "self",
        "strict",
        "timeout",
        "transport",
        "validate_requests",
    }
)

# Its arguments for credentials of the kinds of which one serves all.
CREDENTIALS = frozenset({"access_token", "password", "username"})

# Attributes of the resource classes, and what annotations in them refer to. The
# builtin types are not here: where a method hides one, annotations spell it
# ``builtins.list``.
METHODS = frozenset(
    {"builtins", "decimal", "dt", "models", "mro", "params", "uuid", "object"}
)

# What a resource that holds others needs besides.
RESOURCE_ATTRIBUTES = frozenset({"cached_property"})

# Arguments every method has of its own.
ARGUMENTS = frozenset({"self", "body", "request_options"})

# Attributes of pydantic's BaseModel and of the runtime's Model. Everything that
# begins with ``model_`` is reserved as well.
MODEL_ATTRIBUTES = frozenset(
    {
        "additional_properties",
        "construct",
        "copy",
        "dict",
        "from_json",
        "from_orm",
        "given",
        "json",
        "parse_file",
        "parse_obj",
        "parse_raw",
        "schema",
        "schema_json",
        "to_dict",
        "to_json",
        "update_forward_refs",
        "validate",
    }
)

# Nor a field: the class would lose an attribute, or what its annotations refer to.
FIELDS = MODEL_ATTRIBUTES | MODEL_CLASSES | {"BEST_FIT", "TYPE_CHECKING", "by_property"}

# The same of the class that holds the headers of answers.
HEADERS = FIELDS | {"DocumentedHeaders", "models", "of"}

# What the module that signs in calls by these names itself.
AUTH = frozenset(
    {
        "BrowserSignIn",
        "CallbackError",
        "DeviceAuthorization",
        "DeviceSignIn",
        "FileStorage",
        "KeyringStorage",
        "MemoryStorage",
        "MissingScopesError",
        "OpenStrEnum",
        "PasswordSignIn",
        "ProgramSignIn",
        "Provider",
        "Scope",
        "SignInAnswerError",
        "SignInError",
        "SignInRequiredError",
        "Token",
        "TokenStorage",
    }
)

# Nor a member: attributes of every enumeration, which no word in capitals is. Numbers
# have ``is_integer`` in later versions of Python.
MEMBERS = frozenset(
    {"is_integer", "is_known", "mro", "name", "value", *dir(str), *dir(int)}
)

# Import names a package must not hide: the standard library's, and what the package
# and its tests import.
MODULES = sys.stdlib_module_names | {
    "annotated_types",
    "anyio",
    "calco",
    "generator",
    "httpcore2",
    "httpx2",
    "pydantic",
    "pydantic_core",
    "pytest",
    "tests",
    "typing_extensions",
    "typing_inspection",
}

# Words of a title that say what the document is, not what the API is about.
TITLE_WORDS = frozenset(
    {
        "api",
        "apis",
        "definition",
        "description",
        "docs",
        "documentation",
        "openapi",
        "public",
        "reference",
        "rest",
        "restful",
        "spec",
        "specification",
        "swagger",
        "the",
    }
)

# Words of a title after which only a remark follows.
TITLE_ENDS = frozenset({"by", "for", "from", "powered", "provided", "with"})
