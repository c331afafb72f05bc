"""Swagger 2.0 in the form of OpenAPI 3.0.

In two steps around bundling. First the sections of the root document move to
``components``, so that references are resolved and new components named as in
any other document. Once the tree is whole, body and form parameters become
request bodies, the media types of ``consumes`` and ``produces`` become
``content``, and ``host`` becomes ``servers``.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from generator.json_types import entries, is_array, is_object

from .pointer import Tokens, path_of, resolve, split
from .structure import METHODS, walk
from .tables import names

if TYPE_CHECKING:
    from .notes import Notes
    from .origins import Origins

OLD_SECTIONS = {
    "definitions": "schemas",
    "parameters": "parameters",
    "responses": "responses",
    "securityDefinitions": "securitySchemes",
}
"""Sections of a Swagger 2.0 document and where they are kept in OpenAPI 3."""

_SCHEMA_KEYWORDS = names("""
    type format items default maximum exclusiveMaximum minimum exclusiveMinimum
    maxLength minLength pattern maxItems minItems uniqueItems enum multipleOf
    x-nullable x-enum-varnames x-enum-descriptions x-enumNames x-ms-enum
""")
_FLOWS = {
    "implicit": "implicit",
    "password": "password",
    "application": "clientCredentials",
    "accessCode": "authorizationCode",
}
_SEPARATED = {
    "ssv": "spaceDelimited",
    "tsv": "tabDelimited",
    "pipes": "pipeDelimited",
}
_MULTIPART = "multipart/form-data"
_FORM = "application/x-www-form-urlencoded"
_JSON = "application/json"


def move_sections(tree: dict[str, Any], origins: Origins) -> None:
    """Move the sections of a root document to where OpenAPI 3 keeps them."""
    components = tree.get("components")
    if not is_object(components):
        components = tree["components"] = {}
    for old, new in OLD_SECTIONS.items():
        if is_object(tree.get(old)):
            components[new] = tree.pop(old)
            origins.shifted(("components", new), (old,))


def convert(tree: dict[str, Any], notes: Notes) -> None:
    """Turn a bundled Swagger 2.0 tree whose sections have moved into OpenAPI 3.0."""
    _Converter(tree, notes).run()


class _Converter:
    def __init__(self, tree: dict[str, Any], notes: Notes) -> None:
        self._tree = tree
        self._notes = notes
        self._consumes = _texts(tree.pop("consumes", None))
        self._produces = _texts(tree.pop("produces", None))
        self._components: dict[str, Any] = tree["components"]

    def run(self) -> None:
        self._servers()
        for spot in walk(self._tree):
            node = spot.holder[spot.key]
            if spot.kind == "schema" and is_object(node):
                _schema(node)
        for section in ("paths", "webhooks"):
            for name, item in entries(self._tree, section).items():
                if is_object(item):
                    self._path_item(item, (section, name))
        self._shared_parameters()
        responses = self._components.get("responses")
        for name, response in (responses if is_object(responses) else {}).items():
            tokens = ("components", "responses", name)
            self._response(response, self._produces, tokens)
        schemes = self._components.get("securitySchemes")
        for scheme in (schemes if is_object(schemes) else {}).values():
            if is_object(scheme):
                _security_scheme(scheme)
        self._tree.pop("swagger", None)

    def _servers(self) -> None:
        host = self._tree.pop("host", None)
        base = self._tree.pop("basePath", None)
        schemes = self._tree.pop("schemes", None)
        path = base if isinstance(base, str) else ""
        if path and not path.startswith("/"):
            path = f"/{path}"
        if isinstance(host, str) and host:
            chosen = _texts(schemes)
            chosen.sort(key=lambda scheme: scheme != "https")
            self._tree["servers"] = [
                {"url": f"{scheme}://{host}{path}"} for scheme in chosen or ["https"]
            ]
            self._notes.origins.shifted(("servers",), ("host",))
        elif path:
            self._tree["servers"] = [{"url": path}]
            self._notes.origins.shifted(("servers",), ("basePath",))

    def _path_item(self, item: dict[str, Any], tokens: Tokens) -> None:
        shared = item.get("parameters")
        bodies: list[tuple[dict[str, Any], Tokens]] = []
        if is_array(shared):
            at = (*tokens, "parameters")
            item["parameters"], bodies = self._split(shared, at)
        for method in METHODS:
            operation = item.get(method)
            if is_object(operation):
                self._operation(operation, bodies, (*tokens, method))

    def _operation(
        self,
        operation: dict[str, Any],
        shared: list[tuple[dict[str, Any], Tokens]],
        tokens: Tokens,
    ) -> None:
        consumes = _texts(operation.pop("consumes", None)) or self._consumes
        produces = _texts(operation.pop("produces", None)) or self._produces
        parameters = operation.get("parameters")
        bodies: list[tuple[dict[str, Any], Tokens]] = []
        if is_array(parameters):
            at = (*tokens, "parameters")
            operation["parameters"], bodies = self._split(parameters, at)
        if operation.pop("schemes", None):
            self._notes.count(
                "CALCO-U007",
                "schemes of single operations are not used; those of the document are"
                " ({times})",
                path_of(tokens),
            )
        own = {str(parameter.get("name")) for parameter, _ in bodies}
        bodies += [b for b in shared if str(b[0].get("name")) not in own]
        if bodies:
            operation["requestBody"] = _request_body(
                [parameter for parameter, _ in bodies], consumes
            )
            at = (*tokens, "requestBody")
            self._notes.origins.shifted(at, bodies[0][1])
        responses = operation.get("responses")
        for name, response in (responses if is_object(responses) else {}).items():
            self._response(response, produces, (*tokens, "responses", name))

    def _split(
        self, parameters: list[Any], tokens: Tokens
    ) -> tuple[list[Any], list[tuple[dict[str, Any], Tokens]]]:
        """The parameters that stay, in their new form, and those of the body."""
        kept: list[Any] = []
        bodies: list[tuple[dict[str, Any], Tokens]] = []
        for index, parameter in enumerate(parameters):
            at = (*tokens, str(index))
            meant = self._followed(parameter)
            if is_object(meant) and meant.get("in") in ("body", "formData"):
                self._inner_formats(meant, at)
                # A shared one stays where it is for other operations.
                bodies.append((deepcopy(meant), at))
                continue
            if len(kept) != index:
                self._notes.origins.reordered((*tokens, str(len(kept))), at)
            kept.append(parameter)
            if is_object(parameter) and "$ref" not in parameter:
                self._parameter(parameter, (*tokens, str(len(kept) - 1)))
        return kept, bodies

    def _followed(self, node: Any) -> Any:
        for _ in range(8):
            if not (is_object(node) and isinstance(ref := node.get("$ref"), str)):
                break
            try:
                node = resolve(self._tree, split(ref))
            except (KeyError, ValueError):
                break
        return node

    def _shared_parameters(self) -> None:
        parameters = self._components.get("parameters")
        if not is_object(parameters):
            return
        for name, parameter in list(parameters.items()):
            meant = self._followed(parameter)
            if not is_object(meant):
                continue
            if meant.get("in") in ("body", "formData"):
                del parameters[name]
            elif "$ref" not in parameter:
                self._parameter(parameter, ("components", "parameters", name))

    def _response(self, response: Any, produces: list[str], tokens: Tokens) -> None:
        if not is_object(response) or "$ref" in response:
            return
        schema = response.pop("schema", None)
        examples = response.pop("examples", None)
        by_type: dict[str, Any] = examples if is_object(examples) else {}
        binary = is_object(schema) and schema.get("format") == "binary"
        fallback = "application/octet-stream" if binary else _JSON
        types = list(dict.fromkeys([*(produces or [fallback]), *by_type]))
        if schema is not None or by_type:
            content: dict[str, Any] = {}
            for media_type in types:
                content[media_type] = media = {}
                if schema is not None:
                    media["schema"] = schema if len(content) == 1 else deepcopy(schema)
                    at = (*tokens, "content", media_type, "schema")
                    self._notes.origins.shifted(at, (*tokens, "schema"))
                if media_type in by_type:
                    media["example"] = by_type[media_type]
            response["content"] = content
        headers = response.get("headers")
        for name, header in (headers if is_object(headers) else {}).items():
            if is_object(header):
                self._parameter(header, (*tokens, "headers", name))

    def _inner_formats(self, parameter: dict[str, Any], tokens: Tokens) -> None:
        """Tell the collection formats of arrays in an array, which has but its own."""
        inner = parameter.get("items")
        while is_object(inner):
            if inner.get("collectionFormat") is not None:
                self._notes.add(
                    "CALCO-U009",
                    "warning",
                    f"the collection format {inner['collectionFormat']!r} of an array in"
                    " an array is not used",
                    path_of(tokens),
                )
            inner = inner.get("items")

    def _parameter(self, parameter: dict[str, Any], tokens: Tokens) -> None:
        """Bring a parameter or header that is not of the body to its new form."""
        self._inner_formats(parameter, tokens)
        form = parameter.pop("collectionFormat", None)
        if "schema" not in parameter:
            parameter["schema"] = _own_schema(parameter)
            self._notes.origins.shifted((*tokens, "schema"), tokens)
        schema = parameter["schema"]
        if is_object(schema) and schema.get("type") == "array":
            if parameter.get("in") == "query":
                parameter.update(_style(form))
            elif form not in (None, "csv"):
                self._notes.add(
                    "CALCO-U009",
                    "warning",
                    f"the collection format {form!r} is for queries and forms only; "
                    "commas are used",
                    path_of(tokens),
                )
        example = parameter.pop("x-example", None)
        if example is not None:
            parameter.setdefault("example", example)


def _texts(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if is_array(value) else []


def _schema(node: dict[str, Any]) -> None:
    if node.pop("x-nullable", None) is True:
        node["nullable"] = True
    if node.get("type") == "file":
        node["type"], node["format"] = "string", "binary"


def _own_schema(parameter: dict[str, Any]) -> dict[str, Any]:
    """The schema made of the keywords that stand beside a parameter's name."""
    schema = {
        name: parameter.pop(name)
        for name in list(parameter)
        if name in _SCHEMA_KEYWORDS
    }
    inner: Any = schema
    while is_object(inner):
        _schema(inner)
        inner.pop("collectionFormat", None)
        inner = inner.get("items")
    return schema


def _style(form: Any) -> dict[str, Any]:
    """How an array is written, which was by commas unless said otherwise."""
    if form == "multi":
        return {"style": "form", "explode": True}
    return {"style": _SEPARATED.get(str(form), "form"), "explode": False}


def _request_body(
    parameters: list[dict[str, Any]], consumes: list[str]
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    body = next((p for p in parameters if p.get("in") == "body"), None)
    if body is not None:
        if isinstance(body.get("description"), str):
            found["description"] = body["description"]
        schema = body.get("schema", {})
        found["content"] = {
            media_type: {"schema": deepcopy(schema)}
            for media_type in consumes or [_JSON]
        }
        if body.get("required") is True:
            found["required"] = True
        return found
    properties: dict[str, Any] = {}
    required: list[str] = []
    encoding: dict[str, Any] = {}
    files = False
    for parameter in parameters:
        name = str(parameter.get("name", ""))
        files = files or parameter.get("type") == "file"
        form = parameter.get("collectionFormat")
        schema = _own_schema(parameter)
        if isinstance(parameter.get("description"), str):
            schema["description"] = parameter["description"]
        properties[name] = schema
        if parameter.get("required") is True:
            required.append(name)
        if schema.get("type") == "array":
            encoding[name] = _style(form)
    schema = {"type": "object", "properties": properties}
    if required:
        schema |= {"required": required}
    media: dict[str, Any] = {"schema": schema}
    if encoding:
        media["encoding"] = encoding
    forms = [media_type for media_type in consumes if media_type in (_MULTIPART, _FORM)]
    if files:
        forms = [_MULTIPART]
    found["content"] = {media_type: deepcopy(media) for media_type in forms or [_FORM]}
    if required:
        found["required"] = True
    return found


def _security_scheme(scheme: dict[str, Any]) -> None:
    if scheme.get("type") == "basic":
        scheme["type"], scheme["scheme"] = "http", "basic"
    if scheme.get("type") != "oauth2" or "flows" in scheme:
        return
    flow = {
        name: scheme.pop(name)
        for name in ("authorizationUrl", "tokenUrl", "scopes")
        if name in scheme
    }
    flow.setdefault("scopes", {})
    name = _FLOWS.get(str(scheme.pop("flow", "")), "implicit")
    scheme["flows"] = {name: flow}
