"""Whatever text a document holds, the package holds it as data and nothing else."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

import pytest

from tests.behaviour.sdk import SDK, Reply, make_sdk, public

if TYPE_CHECKING:
    from pathlib import Path

_CODE = "import os; os.system('touch PWNED')"
PAYLOADS = {
    "plain": "plain",
    "triple": f'"""; {_CODE}; """',
    "single triple": f"'''; {_CODE}; '''",
    "quotes at the ends": '"""" text """""',
    "quote": f'"; {_CODE} #',
    "apostrophe": f"'; {_CODE} #",
    "both": "\"'\"'",
    "backslash": "ends with \\",
    "backslashes": '\\\\\\" + \\N{DIGIT ONE} \\x41 \\',
    "quote and backslash": f'\\"""; {_CODE}; x = """',
    "tags": f'"<b>""</b>\n{_CODE}\n"<i>""',
    "bold": f'"**"**"\n{_CODE}\n"**"**"',
    "link": f'"["](x)"\n{_CODE}\n"["](x)"',
    "newline": f"a\n{_CODE}\n",
    "carriage return": f"a\r{_CODE}\r\n",
    "separators": f"a\u2028{_CODE}\u2029b\x85c\x0bd\x0ce",
    "nul": "a\x00b\x07\x1b[31mc\x7f",
    "bidi": "a\u202eb\u2066c\u200fd\ufeff",
    "surrogate": "a\ud800b",
    "jinja": "{{ 7*7 }} {% raw %} {# x #} {% for x in y %}",
    "braces": "{x} {0} {self.__class__} %s %(x)s $x ${x}",
    "comment": "# type: ignore\n# noqa */ <!-- -->",
    "toml": f'"\nname = "evil"\n[tool.evil]\nx = """{_CODE}"""',
    "markdown": "```\n# Heading\n| a | b |\n[x](javascript:alert(1))\n`</pre><script>",
    "path": "../../x/../../../tmp/PWNED",
    "long": "x" * 300 + " " + "y " * 300,
    "call": "__import__('os').system('touch PWNED')",
    "wide": "名前 Ünïcödé ﬁ \U0001f600 \u0301",
    "keyword": "class",
    "dunder": "__class__",
    "empty": "",
    "space": " ",
    "star": "*args, **kwargs) -> None: pass #",
    "format": "%(name)s {name!r:>{width}}",
}


def _operation(text: str, index: int) -> dict[str, Any]:
    """An operation with the text wherever a document may have some."""
    schema = {"$ref": f"#/components/schemas/{_key(text, index)}"}
    thing = {
        "type": "object",
        "properties": {text: {"type": "string", "description": text}},
    }
    return {
        "operationId": f"{text} {index}",
        "tags": [text],
        "summary": text,
        "description": f"{text}\n\n{text}",
        "parameters": [
            {
                "name": text or "empty",
                "in": "query",
                "description": text,
                "example": text,
                "schema": {"type": "string", "default": text, "pattern": text},
            },
            {
                "name": "level",
                "in": "query",
                "schema": {"type": "string", "enum": [text, "other"]},
            },
        ],
        "requestBody": {
            "required": True,
            "description": text,
            "content": {
                "application/json": {"schema": schema, "example": {text: text}}
            },
        },
        "responses": {
            "200": {
                "description": text,
                "headers": {
                    text or "empty": {"description": text, "schema": {"type": "string"}}
                },
                "content": {
                    "application/json": {
                        "schema": schema,
                        "examples": {text: {"value": {}}},
                    }
                },
            },
            "404": {
                "description": text,
                "content": {"application/json": {"schema": thing}},
            },
        },
        "security": [{"oauth": [text]}, {text: []}],
    }


def _key(text: str, index: int) -> str:
    """A component's key, which a reference must be able to name."""
    return f"Thing{index}"


def _schemas(text: str, index: int) -> dict[str, Any]:
    return {
        f"Thing{index}": {
            "type": "object",
            "title": text,
            "description": text,
            "required": [text],
            "properties": {
                text: {
                    "type": "string",
                    "title": text,
                    "description": text,
                    "default": text,
                    "examples": [text],
                    "readOnly": False,
                },
                f"{text} hidden": {"type": "string", "readOnly": True},
                "constant": {"const": text},
                "choice": {"type": "string", "enum": [text, f"{text}{text}!"]},
                "union": {"oneOf": [{"type": "integer"}, {"const": f"{text}?"}]},
                "inner": {
                    "type": "object",
                    "title": text,
                    "properties": {text: {"type": "integer", "description": text}},
                },
                "pet": {
                    "oneOf": [
                        {"$ref": "#/components/schemas/Cat"},
                        {"$ref": "#/components/schemas/Dog"},
                    ],
                    "discriminator": {
                        "propertyName": text or "kind",
                        "mapping": {
                            f"{text} cat": "#/components/schemas/Cat",
                            f"{text} dog": "#/components/schemas/Dog",
                        },
                    },
                },
                "tree": {"$ref": f"#/components/schemas/Tree{index}"},
            },
        },
        f"Tree{index}": {
            "description": text,
            "oneOf": [
                {"const": text},
                {
                    "type": "array",
                    "items": {"$ref": f"#/components/schemas/Tree{index}"},
                },
            ],
        },
        f"Named{index}": {
            "description": text,
            "enum": [f"{text}:a", f"{text}:b"],
            "x-enum-varnames": [text, text],
            "x-enum-descriptions": [text, text],
        },
        text
        or "Empty": {
            "type": "object",
            "description": text,
            "properties": {"a": {"type": "string"}},
        },
    }


def document(*texts: str) -> str:
    """A document that is full of the texts, as JSON."""
    joined = " ".join(texts)
    schemas: dict[str, Any] = {
        "Cat": {"type": "object", "properties": {"lives": {"type": "integer"}}},
        "Dog": {"type": "object", "properties": {"tricks": {"type": "integer"}}},
    }
    paths: dict[str, Any] = {}
    for index, text in enumerate(texts):
        schemas.update(_schemas(text, index))
        path = text.replace("{", "(").replace("}", ")").replace("/", "|")
        paths[f"/{index}/{path}"] = {"post": _operation(text, index)}
    tree = {
        "openapi": "3.1.0",
        "info": {
            "title": joined,
            "summary": joined,
            "description": joined,
            "version": joined,
            "contact": {
                "name": joined,
                "url": f"https://x.example/{quote(joined[:20], errors='replace')}",
            },
            "license": {"name": joined, "identifier": joined},
        },
        "servers": [
            {"url": f"https://x.example/{joined}", "description": joined},
        ],
        "tags": [{"name": text, "description": text} for text in texts],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "oauth": {
                    "type": "oauth2",
                    "description": joined,
                    "flows": {
                        "clientCredentials": {
                            "tokenUrl": "https://x.example/token",
                            "scopes": {text: text for text in texts},
                        }
                    },
                },
                **{
                    text: {
                        "type": "apiKey",
                        "in": "header",
                        "name": f"X-{index}",
                        "description": text,
                    }
                    for index, text in enumerate(texts)
                },
            },
        },
    }
    return json.dumps(tree)


@pytest.fixture(scope="module", params=list(PAYLOADS))
def hostile(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, SDK]:
    """A text, and the package of a document that is full of it."""
    text = PAYLOADS[request.param]
    directory = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(directory)
        return text, make_sdk(document(text), directory)


def test_nothing_of_it_runs(hostile: tuple[str, SDK]) -> None:
    _, made = hostile
    around = made.directory.parent
    assert {path.name for path in around.iterdir()} == {"openapi.yaml", "project"}
    assert list(around.rglob("*PWNED*")) == []


def test_every_python_file_is_statements_of_known_kinds(
    hostile: tuple[str, SDK],
) -> None:
    _, made = hostile
    for path in made.directory.rglob("*.py"):
        if "_runtime" in path.parts or path.name == "conftest.py":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                assert "os" not in [alias.name for alias in node.names], path
            if isinstance(node, ast.Call):
                assert not isinstance(node.func, ast.Name) or (
                    node.func.id != "__import__"
                ), path
                assert not isinstance(node.func, ast.Attribute) or (
                    node.func.attr != "system"
                ), path


def test_files_stay_where_they_belong(hostile: tuple[str, SDK]) -> None:
    _, made = hostile
    packages = {path.parent for path in made.directory.rglob("py.typed")}
    assert packages == {made.directory / made.name}
    names = {path.name for path in made.directory.iterdir()}
    assert names == {
        "CHANGELOG.md",
        "README.md",
        "calco.base",
        "calco.lock",
        "pyproject.toml",
        "reference.md",
        "tests",
        made.name,
    }


def test_the_metadata_is_data(hostile: tuple[str, SDK]) -> None:
    _, made = hostile
    metadata = tomllib.loads(made.text("pyproject.toml"))
    assert set(metadata) == {"build-system", "project", "tool"}
    assert set(metadata["tool"]) == {"hatch", "pytest", "ruff"}
    assert metadata["project"]["name"] == made.name.replace("_", "-")
    assert "\n" not in metadata["project"]["description"]


def test_wire_names_and_values_are_the_document_s(hostile: tuple[str, SDK]) -> None:
    text, made = hostile
    # Half a surrogate pair has no form in UTF-8, so reading replaces it.
    text = text.replace("\ud800", "\ufffd")
    thing = made.models.Thing0
    fields = thing.model_fields
    names = [
        field.alias if field.alias is not None else name
        for name, field in fields.items()
    ]
    assert set(names) == {
        text,
        f"{text} hidden",
        "constant",
        "choice",
        "union",
        "inner",
        "pet",
        "tree",
    }
    body = {
        text: text,
        f"{text} hidden": "h",
        "constant": text,
        "choice": text,
        "union": f"{text}?",
        "inner": {text: 1},
        "tree": [text, [text]],
        "pet": {text or "kind": f"{text} dog", "tricks": 1},
    }
    assert thing.model_validate(body).to_dict() == body
    assert type(thing.model_validate(body).pet) is made.models.Dog
    values = [member.value for member in made.models.Named0]
    assert values == [f"{text}:a", f"{text}:b"]


def test_a_call_sends_the_document_s_names(hostile: tuple[str, SDK]) -> None:
    text, made = hostile
    text = text.replace("\ud800", "\ufffd")
    talk = made.talk(Reply({}), base_url="https://x.example", api_key="k")
    (attribute,) = public(talk.client)
    resource = getattr(talk.client, attribute)
    (method,) = public(resource)
    code = getattr(resource, method).__func__.__code__
    argument = next(
        name
        for name in code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
        if name not in ("self", "level", "request_options", "body")
    )
    body = {text: text}
    given = {"body": body} if "body" in code.co_varnames[:4] else body
    try:
        getattr(resource, method)(**{argument: "v"}, **given)
    except TypeError:
        getattr(resource, method)(**{argument: "v"}, body=body)
    url = talk.request.url
    assert url.isascii()
    assert json.loads(talk.request.content) == {text: text}
    name, _, value = url.partition("?")[2].partition("=")
    if text.isprintable():
        assert (unquote(name), value) == (text or "empty", "v")


def test_all_of_it_together_is_sound(tmp_path: Path) -> None:
    """One package that holds every text, before the tools a user would run."""
    made = make_sdk(document(*PAYLOADS.values()), tmp_path)
    assert list(tmp_path.rglob("*PWNED*")) == []
    found = subprocess.run(
        [
            *(sys.executable, "-m", "mypy", "--strict", made.name, "tests"),
        ],
        cwd=made.directory,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout[-4000:]
    checked = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--no-cache", "."],
        cwd=made.directory,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout[-4000:]
