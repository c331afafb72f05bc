"""Names that mean something already in the scope where a name is to be given."""

from __future__ import annotations

# Attributes of the client classes.
CLIENT_ATTRIBUTES = frozenset(
    {
        "aclose",
        "base_url",
        "call",
        "close",
        "profile",
        "raw",
        "send",
        "stream",
        "with_options",
    }
)

# Attributes of the resource classes, and what annotations in them refer to. The
# builtin types are not here: where a method hides one, annotations spell it
# ``builtins.list``.
METHODS = frozenset(
    {"builtins", "decimal", "dt", "models", "mro", "params", "uuid", "object"}
)

# Arguments every method has of its own.
ARGUMENTS = frozenset({"self", "body", "request_options"})

# Attributes of pydantic's BaseModel and of the runtime's Model. Everything that
# begins with ``model_`` is reserved as well.
MODEL_ATTRIBUTES = frozenset(
    {
        "construct",
        "copy",
        "dict",
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

# Import names a package must not hide.
MODULES = frozenset(
    {"calco", "generator", "httpx2", "models", "params", "pydantic", "test", "tests"}
)

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
