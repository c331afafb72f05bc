"""Checks requests with openapi-core, an implementation that is not ours.

Routing, credentials and the taking apart of values are done here; whether what
came is what the document asks for is openapi-core's judgement. The import of
this module is not cheap, so the application does it with the first request.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import unquote

from openapi_core import Config, OpenAPI
from openapi_core.casting.schemas import oas31_schema_casters_factory
from openapi_core.datatypes import RequestParameters
from openapi_core.deserializing.exceptions import DeserializeError
from openapi_core.deserializing.media_types.factories import (
    MediaTypeDeserializersFactory,
)
from openapi_core.deserializing.styles.factories import StyleDeserializersFactory
from openapi_core.templating.datatypes import TemplateResult
from openapi_core.templating.paths.datatypes import PathOperationServer
from openapi_core.validation.request.validators import V31RequestValidator
from openapi_core.validation.schemas import oas31_schema_validators_factory
from openapi_core.validation.schemas.factories import SchemaValidatorsFactory

from ..formats import matches_format
from ..problems import CalcoError
from .explain import Violation, explain
from .forms import FORM, Body, essence, read_body
from .routes import parameters
from .schemas import Resolve, mapping
from .values import Fields, Shape, read_path, read_query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jsonschema_path import SchemaPath

    from .routes import Match


@dataclass(slots=True)
class Incoming:
    """A request, as it came.

    Args:
        match: The operation it is for.
        query: The query, percent-encoded.
        headers: The headers; looked up in any case.
        cookies: The cookies.
        body: The body.
    """

    match: Match
    query: str
    headers: Mapping[str, str]
    cookies: Mapping[str, str]
    body: bytes


class Checker:
    """Checks requests against a document.

    Args:
        view: The document as :func:`~generator.mock.view.request_view` gives it.
        resolve: Finds the node of a local reference.

    Raises:
        CalcoError: openapi-core cannot load the document.
    """

    def __init__(self, view: dict[str, Any], resolve: Resolve) -> None:
        self._resolve = resolve
        config = Config(
            # What it makes of the document as such is not the question.
            spec_validator_cls=cast("Any", None),
            request_validator_cls=V31RequestValidator,
            path_finder_cls=cast("Any", _Finder),
            style_deserializers_factory=_Styles(resolve),
            media_type_deserializers_factory=_MediaTypes(resolve),
            schema_validators_factory=_Validators(),
            # Its own refuses the offset that RFC 3339 asks for.
            extra_format_validators={"time": lambda text: matches_format(text, "time")},
        )
        try:
            self._validator = OpenAPI.from_dict(view, config=config).request_validator
        except Exception as error:  # whatever it trips over is the document's
            raise _unusable(error) from error

    def check(
        self, request: Incoming, *, more_query: frozenset[str] | None = frozenset()
    ) -> list[Violation]:
        """Judge a request.

        Args:
            request: The request.
            more_query: Query parameters to accept beside those of the operation;
                None accepts all.

        Returns:
            What is wrong with it; empty when nothing is.
        """
        fields = Fields.of_query(request.query)
        adapted = _Request(request, fields, self._whole(request))
        found: list[Violation] = []
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            try:
                for error in self._validator.iter_errors(adapted):
                    found += explain(error, request.match.route.template)
            except CalcoError:
                raise
            except Exception as error:  # a schema it cannot apply, for example
                raise _unusable(error, request.match) from error
        if more_query is not None:
            found += self._unknown(request.match, fields, more_query)
        if request.body and "requestBody" not in request.match.operation:
            found.append(Violation("body", None, "", "the operation takes no body"))
        return found

    def _whole(self, request: Incoming) -> dict[str, str]:
        """What the query is as one value, by the name of that parameter.

        An OpenAPI 3.2 Parameter Object with ``in: querystring`` has content. A form
        is percent-encoded by itself, anything else as a whole.
        """
        if not request.query:
            return {}
        return {
            str(parameter.get("name")): (
                request.query
                if essence(next(iter(mapping(parameter.get("content"))), "")) == FORM
                else unquote(request.query)
            )
            for parameter in parameters(request.match, self._resolve)
            if parameter.get("in") == "querystring"
        }

    def _unknown(
        self, match: Match, fields: Fields, more: frozenset[str]
    ) -> Iterator[Violation]:
        known = set(more)
        for parameter in parameters(match, self._resolve):
            if parameter.get("in") == "querystring":
                return
            if parameter.get("in") != "query":
                continue
            name = str(parameter.get("name"))
            known.add(name)
            shape = Shape(parameter.get("schema"), self._resolve)
            style = parameter.get("style", "form")
            if style == "deepObject":
                known.update(key for key in fields if key.startswith(f"{name}["))
            elif shape.kind == "object" and parameter.get("explode", style == "form"):
                if shape.free():
                    return
                known.update(shape.properties())
        for name in fields:
            if name not in known:
                message = "the operation has no query parameter of this name"
                yield Violation("query", name, None, message)


def _unusable(error: Exception, match: Match | None = None) -> CalcoError:
    where = f" for {match.method.upper()} {match.route.template}" if match else ""
    text = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return CalcoError.of(
        "CALCO-O090",
        f"requests{where} cannot be checked against the document: {text}",
        hint="Run `calco validate` to see what is wrong with the document.",
    )


class _Request:
    """A request as openapi-core wants to see it."""

    host_url = ""

    def __init__(
        self, request: Incoming, fields: Fields, whole: dict[str, str]
    ) -> None:
        content_type = request.headers.get("content-type", "")
        self.path = self.path_pattern = request.match.route.template
        self.method = request.match.method
        self.body = Body.of(request.body, content_type)
        self.content_type = essence(content_type) or "application/octet-stream"
        self.parameters = RequestParameters(
            query=_Query(fields, whole),
            header=request.headers,
            cookie=Fields(list(request.cookies.items()), plus=False),
            # Empty fields would be taken for fields still to be filled.
            path=Fields(list(request.match.values.items()) or [("", "")], plus=False),
        )


class _Query(Fields):
    """The fields of a query, and the query itself under the names it goes by."""

    def __init__(self, fields: Fields, whole: dict[str, str]) -> None:
        super().__init__(fields.pairs, plus=True)
        self._whole = whole

    def __getitem__(self, name: str) -> str:
        return self._whole[name] if name in self._whole else super().__getitem__(name)


class _Finder:
    """Gives openapi-core the operation that has been found already."""

    def __init__(self, spec: SchemaPath, base_url: str | None = None) -> None:
        self._paths = spec / "paths"

    @cache  # noqa: B019  one finder lives as long as its document
    def find(self, method: str, name: str) -> PathOperationServer:
        item = self._paths / name
        result = TemplateResult(name, {})
        return PathOperationServer(item, item / method, None, result, {})


class _Validators(SchemaValidatorsFactory):
    """Keeps the validator of each schema."""

    def __init__(self) -> None:
        self._kept: dict[SchemaPath, Any] = {}

    def create(self, spec: Any, schema: SchemaPath, *args: Any, **options: Any) -> Any:
        if schema not in self._kept:
            self._kept[schema] = oas31_schema_validators_factory.create(
                spec, schema, *args, **options
            )
        return self._kept[schema]


class _Styles(StyleDeserializersFactory):
    """Reads parameters by their style, all of them and percent-encoded."""

    def __init__(self, resolve: Resolve) -> None:
        super().__init__(oas31_schema_casters_factory)
        self._resolve = resolve

    def create(
        self, spec: Any, schema: SchemaPath, style: str, explode: bool, name: str
    ) -> Any:
        shape = Shape(schema.read_value(), self._resolve)
        return _Deserializer(partial(_read, shape, style, explode, name))


def _read(shape: Shape, style: str, explode: bool, name: str, location: Any) -> Any:
    try:
        decode: Callable[[str], str]
        if not isinstance(location, Fields):
            raw, decode = location[name], str  # headers are not percent-encoded
        elif style not in ("simple", "label", "matrix"):
            return shape.cast(read_query(location, name, style, explode, shape))
        else:
            raw, decode = location.raw(name), unquote
        return shape.cast(read_path(raw, name, style, explode, shape.kind, decode))
    except ValueError as error:
        raise UnreadableError(str(error)) from error


class _MediaTypes(MediaTypeDeserializersFactory):
    """Reads bodies by their media type."""

    def __init__(self, resolve: Resolve) -> None:
        super().__init__(_Styles(resolve))
        self._resolve = resolve

    def create(
        self,
        spec: Any,
        mimetype: str,
        schema: SchemaPath | None = None,
        schema_validator: Any = None,
        parameters: Any = None,
        encoding: SchemaPath | None = None,
        extra_media_type_deserializers: Any = None,
    ) -> Any:
        plain_schema = None if schema is None else schema.read_value()
        plain_encoding = None if encoding is None else encoding.read_value()

        def read(value: Any) -> Any:
            actual = essence(getattr(value, "content_type", "")) or mimetype
            try:
                return read_body(
                    value,
                    actual,
                    plain_schema,
                    mapping(plain_encoding),
                    self._resolve,
                )
            except ValueError as error:
                raise UnreadableError(f"not {actual}: {error}") from error

        return _Deserializer(read)


class UnreadableError(DeserializeError):
    """What came is not in the style or the media type it should be in."""


@dataclass(slots=True)
class _Deserializer:
    deserialize: Any
