"""What type checkers and linters say of packages whose names are awkward."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.behaviour.sdk import asking, openapi, posting

if TYPE_CHECKING:
    from tests.behaviour.sdk import SDK, MakeSDK

_NAMES = (
    *("Model", "Any", "Tag", "Field", "Annotated", "Discriminator", "ClassVar"),
    *("Literal", "TypeAlias", "TypeAliasType", "OpenStrEnum", "OpenIntEnum"),
    *("Mapping", "Sequence", "TypedDict", "Required", "FileInput", "NotGiven"),
    *("Resource", "AsyncResource", "Operation", "Body", "Client", "AsyncClient"),
    *("Unpack", "RequestOptions", "Answer", "Transport", "Timeout", "Callable"),
    *("Credential", "Mismatch", "StatusError", "Profile", "SecurityScheme"),
)
_FIELDS = (
    "uuid",
    "dt",
    "decimal",
    "list",
    "dict",
    "str",
    "int",
    "bool",
    "bytes",
    "float",
)


def _schema(name: str) -> str:
    fields = "\n".join(
        f"    {field}: {{type: string, format: {kind}}}"
        for field, kind in zip(
            _FIELDS,
            ("uuid", "date-time", "decimal", "byte", "date", "time", "uuid", "byte"),
            strict=False,
        )
    )
    return f"""{name}:
  type: object
  required: [kindOf, from]
  properties:
    kindOf: {{type: string, readOnly: true}}
    from: {{type: string}}
    any: {{}}
    only: {{const: x}}
    level: {{type: string, enum: [a, b, {name}]}}
    number: {{type: integer, enum: [1, 2, {len(name)}]}}
    all: {{type: array, items: {{$ref: '#/components/schemas/{name}'}}}}
    map: {{type: object, additionalProperties: {{type: array, items: {{type: string}}}}}}
    models: {{$ref: '#/components/schemas/Pet'}}
    params: {{type: string, format: uuid}}
    builtins: {{type: array, items: {{type: integer}}}}
    whole: {{type: array, items: {{type: integer}}}}
    truth: {{type: boolean}}
    amount: {{type: number}}
{fields}
"""


_PETS = """
Cat: {type: object, required: [kind], properties: {kind: {type: string}}}
Dog: {type: object, required: [kind], properties: {kind: {type: string}}}
Pet:
  oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
  discriminator: {propertyName: kind}
Tree: {oneOf: [{const: a}, {type: array, items: {$ref: '#/components/schemas/Tree'}}]}
Forest: {type: array, items: {$ref: '#/components/schemas/Forest'}}
Animal: {type: object, required: [kind], properties: {kind: {type: string}}}
Bird:
  allOf: [{$ref: '#/components/schemas/Animal'}]
  required: [wings]
  properties:
    wings: {type: integer, minimum: 0, maximum: 2}
    tuple: {type: array, prefixItems: [{type: string}, {$ref: '#/components/schemas/Animal'}], items: false}
    pairs: {type: array, maxItems: 3, items: {type: array, prefixItems: [{type: string, pattern: '^a"'}, {type: string}]}}
    dict: {type: object, additionalProperties: {type: integer, multipleOf: 2}}
    either: {oneOf: [{$ref: '#/components/schemas/Animal'}, {$ref: '#/components/schemas/Counted'}, {type: 'null'}]}
    level: {oneOf: [{const: 1, title: Low}, {const: 2, title: High}]}
    loose: {anyOf: [{$ref: '#/components/schemas/Unused'}, {}]}
Unused: {type: object, properties: {a: {type: string}}}
Counted:
  type: object
  required: [name]
  properties: {name: {type: string, maxLength: 5}, str: {type: string}, self: {type: string}}
  additionalProperties: {type: array, items: {$ref: '#/components/schemas/Bird'}}
Shape:
  required: [id]
  properties: {id: {type: integer}}
  anyOf:
    - {type: object, required: [side], properties: {side: {type: number}}}
    - {$ref: '#/components/schemas/Bird'}
"""


def _operations(name: str, method_names: tuple[str, ...]) -> str:
    lines: list[str] = []
    for method in method_names:
        lines.append(f"""
/{name}/{method}/{{id}}:
  post:
    tags: [{name}]
    operationId: {method}
    parameters:
      - {{name: id, in: path, required: true, schema: {{type: string, format: uuid}}}}
      - {{name: dt, in: query, schema: {{type: string, format: date}}}}
      - {{name: list, in: query, schema: {{type: array, items: {{type: string}}}}}}
    requestBody:
      required: true
      content: {{application/json: {{schema: {{$ref: '#/components/schemas/{name}'}}}}}}
    responses:
      '200':
        description: Fine
        content:
          application/json:
            schema: {{type: array, items: {{$ref: '#/components/schemas/{name}'}}}}
      '404':
        description: Missing
        content: {{application/json: {{schema: {{$ref: '#/components/schemas/Tree'}}}}}}
""")
    return "".join(lines)


_WEBHOOKS = """
webhooks:
  birdSeen:
    post:
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/Bird'}}}
      responses: {'204': {description: Done}}
"""
_METHODS = ("list", "dict", "int", "str", "bool", "type", "property", "models", "dt")
_TEXT = openapi(
    "".join(_operations(name, _METHODS[:2]) for name in _NAMES)
    + _operations(
        "Pet", (*_METHODS, "float", "bytes", "object", "search", "asyncSearch")
    )
    + _operations("Tree", ("list", "get"))
    + _operations("Forest", ("list", "get"))
    + "".join(_operations(name, ("list",)) for name in ("Bird", "Counted", "Shape")),
    _PETS + "".join(_schema(name) for name in _NAMES),
    extra=_WEBHOOKS,
)


@pytest.fixture(scope="module")
def awkward(sdk: MakeSDK) -> SDK:
    """A package whose names are those that its modules import."""
    return sdk(_TEXT)


def _run(made: SDK, *command: str) -> str:
    done = subprocess.run(
        command, cwd=made.directory, capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else (done.stdout + done.stderr)[-6000:]


def test_mypy_has_nothing_to_say(awkward: SDK) -> None:
    command = (sys.executable, "-m", "mypy", "--strict")
    assert _run(awkward, *command, awkward.name, "tests") == ""


def test_pyright_has_nothing_to_say(awkward: SDK) -> None:
    (awkward.directory / "pyrightconfig.json").write_text(
        '{"typeCheckingMode": "strict", "pythonVersion": "3.11"}', encoding="utf-8"
    )
    command = (sys.executable, "-m", "pyright", "--pythonpath", sys.executable)
    found = _run(awkward, *command, awkward.name, "tests")
    assert found == ""


def test_ruff_has_nothing_to_say(awkward: SDK) -> None:
    assert _run(awkward, sys.executable, "-m", "ruff", "check", "--no-cache", ".") == ""


def test_black_has_nothing_to_change(awkward: SDK) -> None:
    command = (sys.executable, "-m", "black", "--check", "-q", "--diff")
    assert _run(awkward, *command, awkward.name, "tests") == ""


_EVENTS = "\n".join(
    f"    Event{number}: {{type: object, required: [type], properties:"
    f" {{type: {{const: event {number}}}}}}}"
    for number in range(270)
)
_MANY = openapi(
    """
/events:
  get:
    operationId: listEvents
    responses:
      '200':
        description: Fine
        content:
          application/json:
            schema: {oneOf: [REFERENCES]}
  post:
    operationId: makeEvents
    requestBody:
      content:
        application/json:
          schema: {type: [array, 'null'], maxItems: 5, items: {type: string}}
    responses: {'204': {description: Fine}}
""".replace(
        "REFERENCES",
        ", ".join(f"{{$ref: '#/components/schemas/Event{n}'}}" for n in range(270)),
    ),
    extra="components:\n  schemas:\n"
    + _EVENTS
    + "\nwebhooks:\n"
    + "\n".join(
        f"  event{n}: {{post: {{requestBody: {{content: {{application/json:"
        f" {{schema: {{$ref: '#/components/schemas/Event{n}'}}}}}}}}, responses:"
        " {'204': {description: Done}}}}"
        for n in range(270)
    ),
)


def test_a_choice_between_hundreds_has_a_type(sdk: MakeSDK) -> None:
    made = sdk(_MANY)
    assert "    | UnknownEvent" in made.text(f"{made.name}/webhooks.py")
    (made.directory / "pyrightconfig.json").write_text(
        '{"typeCheckingMode": "strict", "pythonVersion": "3.10"}', encoding="utf-8"
    )
    (made.directory / "program.py").write_text(
        f"from typing_extensions import assert_type\n"
        f"from {made.name} import Client, models, webhooks\n"
        "def look(found: webhooks.Event) -> None:\n"
        "    if isinstance(found, models.Event7):\n"
        "        assert_type(found, models.Event7)\n"
        "    assert not isinstance(found, str)\n"
        "listed = Client().events.list()\n"
        "if isinstance(listed, models.Event7):\n"
        "    assert_type(listed, models.Event7)\n"
    )
    files = ("program.py", f"{made.name}/webhooks.py", f"{made.name}/_checks.py")
    command = (sys.executable, "-m", "pyright", "--pythonpath", sys.executable)
    assert _run(made, *command, *files, f"{made.name}/models") == ""
    black = (sys.executable, "-m", "black", "--check", "-q", "--diff", made.name)
    assert _run(made, *black) == ""


@pytest.mark.parametrize("text", [openapi("{}"), asking()])
def test_what_a_small_package_does_not_need_is_not_imported(
    text: str, sdk: MakeSDK
) -> None:
    made = sdk(text)
    command = ("ruff", "check", "--no-cache", "--isolated", "--select=F401")
    assert _run(made, sys.executable, "-m", *command, "--exclude=__init__.py") == ""
    assert not (made.directory / made.name / "resources" / "_shared.py").exists()


def test_lists_to_choose_from_are_checked_as_one(sdk: MakeSDK) -> None:
    made = sdk(
        posting(
            "anyOf: [{$ref: '#/components/schemas/One'},"
            " {$ref: '#/components/schemas/Many'}]\n"
            "example: {by: all, value: [{by: x, value: y}]}",
            """
            One: {type: object, properties: {by: {type: string}, value: {type: string}}}
            Many:
              type: object
              properties:
                by: {type: string, enum: [all, any]}
                value:
                  anyOf:
                    - {type: array, items: {$ref: '#/components/schemas/Many'}}
                    - {type: array, items: {$ref: '#/components/schemas/One'}}
            """,
        )
    )
    command = (sys.executable, "-m", "mypy", "--strict")
    assert _run(made, *command, made.name, "tests") == ""
