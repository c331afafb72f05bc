"""From an inline document to a package that talks to a transport of ours."""

from __future__ import annotations

import hashlib
import importlib
import json
import sys
import textwrap
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from generator.config import Options, load
from generator.pipeline import generate
from generator.problems import Report
from generator.progress import Silent
from tests.behaviour.importing import load as load_package
from tests.clock import clock_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    MakeSDK = Callable[[str], "SDK"]


def openapi(paths: str, schemas: str = "", *, extra: str = "") -> str:
    """The text of a document.

    Args:
        paths: YAML of the Paths Object.
        schemas: YAML of ``components/schemas``.
        extra: YAML at the root, such as ``security``; it may hold ``components``
            when *schemas* is empty.
    """
    parts = [
        "openapi: 3.1.0",
        "info: {title: Things, version: 1.0.0}",
        "servers: [{url: 'https://api.example/v1'}]",
        "paths:",
        _indented(paths, 2),
    ]
    if schemas:
        parts += ["components:", "  schemas:", _indented(schemas, 4)]
    parts.append(_indented(extra, 0))
    return "\n".join(parts)


def posting(
    schema: str, schemas: str = "", media_type: str = "application/json"
) -> str:
    """A document whose one operation, ``things.send``, takes a required body."""
    body = f"""
    /things:
      post:
        operationId: sendThings
        tags: [things]
        requestBody:
          required: true
          content:
            {media_type}:
              schema:
    """
    return openapi(
        _indented(body, 0)
        + "\n"
        + _indented(schema, 12)
        + "\n    responses: {'204': {description: Done}}",
        schemas,
    )


def answering(
    schema: str, schemas: str = "", media_type: str = "application/json"
) -> str:
    """A document whose one operation, ``things.fetch``, answers with a schema."""
    answer = f"""
    /things:
      get:
        operationId: fetchThings
        tags: [things]
        responses:
          '200':
            description: Fine
            content:
              {media_type}:
                schema:
    """
    return openapi(_indented(answer, 0) + "\n" + _indented(schema, 14), schemas)


def asking(*parameters: str, path: str = "/things") -> str:
    """A document whose one operation, ``things.find``, takes these parameters."""
    listed = "\n".join(f"      - {parameter}" for parameter in parameters)
    return openapi(
        f"{path}:\n"
        "  get:\n"
        "    operationId: findThings\n"
        "    tags: [things]\n"
        "    parameters:\n"
        f"{listed}\n"
        "    responses: {'204': {description: Done}}"
    )


def _indented(text: str, columns: int) -> str:
    return textwrap.indent(textwrap.dedent(text).strip("\n").rstrip(), " " * columns)


@dataclass(frozen=True)
class Reply:
    """What the transport answers.

    Attributes:
        body: Sent as JSON, unless it is bytes or ``None`` (no body at all).
        content_type: Of the body; ``None`` goes by the body.
    """

    body: Any = None
    status: int = 200
    content_type: str | None = None
    headers: dict[str, str] = field(default_factory=dict[str, str])

    def response(self, runtime: Any) -> Any:
        headers = dict(self.headers)
        content = b""
        if isinstance(self.body, bytes):
            content = self.body
            headers["content-type"] = self.content_type or "application/octet-stream"
        elif self.body is not None:
            content = json.dumps(self.body).encode()
            headers["content-type"] = self.content_type or "application/json"
        return runtime.transport.RawResponse(
            self.status, runtime.headers.Headers(headers.items()), content
        )


NOTHING = Reply(status=204)


def public(thing: Any) -> list[str]:
    """The public names that the class of a client or resource defines itself."""
    names: dict[str, Any] = thing.__class__.__dict__
    return [name for name in names if not name.startswith("_")]


class Wire:
    """A transport that remembers what it was given to send."""

    def __init__(self, response: Any) -> None:
        self.sent: list[Any] = []
        self._response = response

    def send(self, request: Any, /) -> Any:
        self.sent.append(request)
        return self._response

    def close(self) -> None:
        pass


class AsyncWire(Wire):
    async def send(self, request: Any, /) -> Any:
        return super().send(request)

    async def aclose(self) -> None:
        pass


@dataclass
class Talk:
    """A client, and what it said and heard.

    Attributes:
        mismatches: What did not fit in the answers, as text.
    """

    client: Any
    wire: Wire
    mismatches: list[Any]

    @property
    def request(self) -> Any:
        """The only request that was sent."""
        (request,) = self.wire.sent
        return request

    @property
    def target(self) -> str:
        """Path and query of the only request, without the server's own path."""
        parts = urlsplit(str(self.request.url))
        path = parts.path.removeprefix("/v1")
        return f"{path}?{parts.query}" if parts.query else path

    @property
    def json(self) -> Any:
        """The body of the only request, parsed."""
        assert self.request.headers["content-type"] == "application/json"
        return json.loads(self.request.content)


@dataclass(frozen=True)
class SDK:
    """A generated project, its package imported."""

    directory: Path
    name: str
    report: Report

    @property
    def package(self) -> Any:
        """The package."""
        return sys.modules[self.name]

    @property
    def models(self) -> Any:
        """The package's models."""
        return self.package.models

    @property
    def params(self) -> Any:
        """The package's inputs."""
        return self.package.params

    @property
    def codes(self) -> list[str]:
        """Codes of the problems that generating reported."""
        return [problem.code for problem in self.report.problems]

    def module(self, name: str) -> Any:
        """One of the package's modules."""
        return importlib.import_module(f"{self.name}.{name}")

    def text(self, path: str) -> str:
        """A file of the project."""
        return (self.directory / path).read_text(encoding="utf-8")

    def talk(self, reply: Reply = NOTHING, **settings: Any) -> Talk:
        """A synchronous client to which every request is answered alike."""
        mismatches: list[Any] = []
        wire = Wire(reply.response(self.module("_runtime")))
        client = self.package.Client(
            **{"transport": wire, "on_mismatch": mismatches.append, **settings}
        )
        clock_of(client)
        return Talk(client, wire, mismatches)

    def async_talk(self, reply: Reply = NOTHING, **settings: Any) -> Talk:
        """The same for the asynchronous client."""
        mismatches: list[Any] = []
        wire = AsyncWire(reply.response(self.module("_runtime")))
        client = self.package.AsyncClient(
            **{"transport": wire, "on_mismatch": mismatches.append, **settings}
        )
        clock_of(client)
        return Talk(client, wire, mismatches)


def make_sdk(
    text: str, directory: Path, *, earlier: str | None = None, settings: str = ""
) -> SDK:
    """Generate the package of a document and import every module of it.

    Args:
        text: The document, YAML or JSON.
        directory: Receives the document and the project.
        earlier: What the document was when the package was generated before.
        settings: What ``calco.toml`` says besides, under ``[sdk.things]``.
    """
    name = f"sdk_{hashlib.sha256((text + settings).encode()).hexdigest()[:12]}"
    options = Options(package=name)
    if settings:
        given = directory / "calco.toml"
        header = '[sdk.things]\nspec = "openapi.yaml"\noutput = "project"\n'
        given.write_text(header + settings, encoding="utf-8")
        options = replace(load(given).sdks["things"], package=name)
    source = directory / "openapi.yaml"
    project = directory / "project"
    if earlier is not None:
        source.write_text(earlier, encoding="utf-8")
        generate(str(source), project, Options(package=name), Report(), Silent())
    source.write_text(text, encoding="utf-8")
    report = Report()
    generate(str(source), project, options, report, Silent())
    load_package(name, project / name)
    found = SDK(project, name, report)
    for path in sorted((project / name).rglob("*.py")):
        parts = path.relative_to(project / name).with_suffix("").parts
        found.module(".".join(part for part in parts if part != "__init__") or "client")
    return found
