"""An example body a webhook or callback: for its test, the README and the reference."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.ir import AnyType, ScalarType
from generator.json_types import is_array, is_object
from generator.media_types import way
from generator.names.identifiers import distinct
from generator.plan.calls import wire
from generator.plan.docs import sentence
from generator.plan.imports import Block
from generator.plan.layout import assigned, bracketed, called, signature
from generator.plan.literals import layout, literal, string
from generator.plan.project import fence, markdown_line
from generator.plan.views_beside import (
    ReceivedView,
    ReferenceEntry,
    ReferenceSection,
    WebhookTestModuleView,
    WebhookTestView,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.ir import Api, Incoming, MediaType
    from generator.names import Names
    from generator.plan.examples import Examples

_READ_AS_TEXT = ("text", "raw", "lines", "events")
"""What the functions hand on as it came, as text or bytes."""

_LONGEST_SHOWN = 1_000
"""Characters of JSON that a page with every function has room for."""


def plan_received(
    api: Api, names: Names, examples: Examples, modules: Collection[str]
) -> ReceivedView | None:
    """What shows and tests the functions that read webhooks and callbacks.

    Args:
        api: The intermediate model.
        names: Every name.
        examples: Chooses the bodies.
        modules: Names of the other test modules.

    Returns:
        ``None`` when there are no such functions.
    """
    entries: list[ReferenceEntry] = []
    bodies: list[_Example] = []
    tests: list[WebhookTestView] = []
    data: dict[str, Any] = {}
    for incoming in api.incoming:
        if incoming.operation.body is None:
            continue
        function = names.parsers[incoming.operation.pointer]
        content = incoming.operation.body.contents[0]
        body = _body(content, examples)
        bodies.append(_Example(function, body, content, len(repr(body))))
        entries.append(_entry(incoming, bodies[-1]))
        tests.append(_test(function, body, content))
        if not tests[-1].constant:
            data[function] = body
    if not entries:
        return None
    block = Block(names.package).own("", "webhooks")
    if any(test.decodes for test in tests):
        block.own("_runtime.encoding", "to_wire").name(".conftest", "plain")
    if data:
        block.standard("json").name("pathlib", "Path").name("typing", "Any")
    # The first that is easily read, or the one that is most easily.
    first = min(bodies, key=lambda each: each.length if each.is_long else 0)
    is_long = any(each.is_long for each in bodies)
    return ReceivedView(
        start=f"from {names.package} import webhooks\n\n"
        f"event = {first.call()}\nprint(event)",
        reference=ReferenceSection(
            "webhooks",
            "What the API sends by itself: each function reads the body of a request, "
            f"after `from {names.package} import webhooks`."
            + (" A long one is called `body`." if is_long else ""),
            tuple(entries),
        ),
        tests=WebhookTestModuleView(
            module=distinct("test_webhooks", modules, "test_received"),
            imports=block.lines(),
            tests=tuple(tests),
            data=data,
        ),
    )


def _body(content: MediaType, examples: Examples) -> Any:
    """A body as a web framework would have parsed it; text and bytes as they came."""
    manner = way(content.media_type)
    if manner in _READ_AS_TEXT:
        given = [one.value for one in content.examples if isinstance(one.value, str)]
        text = given[0] if given else "content"
        return text if manner == "text" else text.encode()
    type_ = AnyType() if content.type is None else content.type
    body: Any = json.loads(json.dumps(wire(examples.received(type_, content.examples))))
    # A form has fields, whatever its schema says.
    return {} if manner == "form" and not is_object(body) else body


def _given(body: Any, content: MediaType) -> Any:
    """What the function is handed in examples: parsed, where JSON can be that."""
    is_scalar = not (is_object(body) or is_array(body))
    return json.dumps(body) if is_scalar and _is_json(content) else body


def _is_json(content: MediaType) -> bool:
    return way(content.media_type) == "json"


def _is_bytes(content: MediaType) -> bool:
    """Whether the whole of a body is bytes, which JSON has no way of its own to say."""
    type_ = content.type
    return isinstance(type_, ScalarType) and type_.format in ("binary", "byte")


class _Example(NamedTuple):
    """A body that a function reads.

    Attributes:
        function: Its name.
        body: As :func:`_body` makes it.
        content: What it is an example of.
        length: Of its source, about.
    """

    function: str
    body: Any
    content: MediaType
    length: int

    @property
    def is_long(self) -> bool:
        return self.length > _LONGEST_SHOWN

    def call(self) -> str:
        """Source of the function being called with it."""
        given = layout(_given(self.body, self.content), 4)
        return bracketed(f"webhooks.{self.function}(", [given], ")", 0, len("event = "))


def _entry(incoming: Incoming, example: _Example) -> ReferenceEntry:
    operation = incoming.operation
    kind = "webhook" if incoming.caller is None else "callback"
    function = example.function
    call = f"webhooks.{function}(body)" if example.is_long else example.call()
    return ReferenceEntry(
        title=function,
        request=" ".join(f"{kind} {incoming.name}".split()).replace("`", "%60"),
        summary=markdown_line(sentence(operation.summary or operation.description)),
        example=call,
        fence=fence(call),
    )


def _test(function: str, body: Any, content: MediaType) -> WebhookTestView:
    manner = way(content.media_type)
    is_kept = manner in _READ_AS_TEXT
    is_compared = is_kept or not _is_bytes(content)
    before = "result = " if is_compared else ""
    # What is long stands beside the module, as answers do.
    constant = f"{function.upper()}_BODY" if is_kept else ""
    annotation = "str" if manner == "text" else "bytes"
    given = constant or f"BODIES[{string(function)}]"
    argument = f"json.dumps({given})" if _is_json(content) else given
    checks: tuple[str, ...] = ()
    if is_kept:
        checks = (f"assert result == {given}",)
    elif is_compared:
        made = ["result", string(function), "read_only=True"]
        checks = (
            bracketed("made = to_wire(", made, ")", 4),
            bracketed("assert plain(made) == plain(", [given], ")", 4),
        )
    return WebhookTestView(
        constant=(
            assigned(f"{constant}: {annotation}", literal(body), 0) if is_kept else ""
        ),
        signature=signature(f"def test_{function}", [], "None", 0),
        call=called(before, f"webhooks.{function}(", [argument], 4),
        checks=checks,
        decodes=is_compared and not is_kept,
    )
