"""What operations and tags are called, and that no two are called alike."""

from __future__ import annotations

import ast
import asyncio
import inspect
import sys
from typing import TYPE_CHECKING, Any

import pytest

from generator.names.resolve import package_name
from tests.behaviour.sdk import Reply, openapi, posting, public

if TYPE_CHECKING:
    from tests.behaviour.sdk import MakeSDK


def operation(method: str, path: str, tag: str | None, id_: str | None) -> str:
    """YAML of one path with one operation."""
    lines = [f"{path!r}:", f"  {method}:"]
    if tag is not None:
        lines.append(f"    tags: [{tag!r}]")
    if id_ is not None:
        lines.append(f"    operationId: {id_!r}")
    lines += [
        "    responses:",
        "      '200':",
        "        description: Fine",
        "        content:",
        "          application/json: {schema: {type: array, items: {type: integer}}}",
    ]
    return "\n".join(lines)


def methods(resource: Any) -> set[str]:
    """The names of a resource's own methods."""
    return set(public(resource))


def test_operations_without_id_or_tag_are_named_by_method_and_path(
    sdk: MakeSDK,
) -> None:
    text = openapi("""
        /v1/books:
          get: {responses: {'204': {description: Done}}}
          post: {responses: {'204': {description: Done}}}
        /v1/books/{id}:
          parameters: [{name: id, in: path, required: true, schema: {type: string}}]
          get: {responses: {'204': {description: Done}}}
          put: {responses: {'204': {description: Done}}}
          patch: {responses: {'204': {description: Done}}}
          delete: {responses: {'204': {description: Done}}}
        /v1/books/{id}/reviews:
          parameters: [{name: id, in: path, required: true, schema: {type: string}}]
          get: {responses: {'204': {description: Done}}}
        """)
    talk = sdk(text).talk()
    assert methods(talk.client.books) == {
        "list",
        "create",
        "get",
        "replace",
        "update",
        "delete",
        "list_reviews",
    }
    talk.client.books.list_reviews("7")
    assert talk.target == "/v1/books/7/reviews"


def test_the_root_path_is_a_resource_too(sdk: MakeSDK) -> None:
    talk = sdk(openapi(operation("get", "/", None, None))).talk(Reply([1]))
    assert talk.client.root.list() == [1]
    assert talk.target == "/"


def test_equal_operation_ids_give_two_methods_and_a_problem(sdk: MakeSDK) -> None:
    made = sdk(
        openapi(
            operation("get", "/a", "things", "getThing")
            + "\n"
            + operation("get", "/b", "things", "getThing")
        )
    )
    talk = made.talk(Reply([1]))
    assert methods(talk.client.things) == {"get", "get_thing"}
    talk.client.things.get()
    talk.client.things.get_thing()
    assert [request.url for request in talk.wire.sent] == [
        "https://api.example/v1/a",
        "https://api.example/v1/b",
    ]
    assert made.codes == ["CALCO-O001"]


@pytest.mark.parametrize(
    "name",
    [
        "list",
        "dict",
        "int",
        "str",
        "bool",
        "float",
        "bytes",
        "type",
        "object",
        "property",
        "models",
        "params",
        "dt",
        "uuid",
        "mro",
        "builtins",
        "import",
        "None",
        "__init__",
        "_call",
        "_client",
        "raise",
        "async",
        "match",
    ],
)
def test_methods_may_be_called_as_anything(sdk: MakeSDK, name: str) -> None:
    made = sdk(
        openapi(
            operation("get", "/a", "things", name)
            + "\n"
            + operation("get", "/b", "things", "other")
            + "\n"
            + operation("get", "/c", "things", "list")
        )
    )
    talk = made.talk(Reply([1, 2]))
    for method in methods(talk.client.things):
        assert getattr(talk.client.things, method)() == [1, 2]
    assert len(talk.wire.sent) == 3
    again = made.async_talk(Reply([3]))
    assert asyncio.run(again.client.things.other()) == [3]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Things", "things"),
        ("Some Things", "some-things"),
        ("Tag", "tag!"),
    ],
)
def test_tags_that_differ_in_punctuation_are_one_resource(
    sdk: MakeSDK, first: str, second: str
) -> None:
    made = sdk(
        openapi(
            operation("get", "/a", first, "alpha")
            + "\n"
            + operation("get", "/b", second, "beta")
        )
    )
    (resource,) = (made.directory / made.name / "resources").glob("[!_]*.py")
    found = getattr(made.talk().client, resource.stem)
    assert methods(found) == {"alpha", "beta"}


@pytest.mark.parametrize(
    "tag",
    [
        "close",
        "call",
        "send",
        "raw",
        "base_url",
        "Client",
        "Async Client",
        "Resource",
        "Operation",
        "Any",
        "common",
        "unused",
        "models",
        "import",
        "__init__",
        "_shared",
        "conftest",
        "2fa",
        "日本",
        "😀",
        "!!!",
        "",
        "cached property",
        "str",
        "../../x",
        "a/b\\c",
        "con",
        "x" * 300,
    ],
)
def test_tags_may_be_called_as_anything(sdk: MakeSDK, tag: str) -> None:
    made = sdk(
        openapi(
            operation("get", "/a", tag, "alphaBeta")
            + "\n"
            + operation("get", "/b", "other", "gamma")
        )
    )
    talk = made.talk(Reply([1]))
    found = [name for name in public(talk.client) if name != "other"]
    assert len(found) == 1
    assert found[0].isidentifier()
    resource = getattr(talk.client, found[0])
    (method,) = methods(resource)
    assert getattr(resource, method)() == [1]
    talk.client.close()


@pytest.mark.parametrize(
    "tags",
    [("X", "Async X"), ("Async X", "X"), ("X", "X api"), ("common", "shared types")],
)
def test_no_two_classes_are_called_alike(sdk: MakeSDK, tags: tuple[str, str]) -> None:
    made = sdk(
        openapi(
            operation("get", "/a", tags[0], "alpha")
            + "\n"
            + operation("get", "/b", tags[1], "beta")
        )
    )
    names = [
        node.name
        for path in sorted((made.directory / made.name / "resources").glob("*.py"))
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    ]
    assert len(names) == 4
    assert len(set(names)) == 4


def test_no_two_generated_tests_are_called_alike(sdk: MakeSDK) -> None:
    made = sdk(
        openapi(
            "\n".join(
                operation("get", f"/{index}", "things", name)
                for index, name in enumerate(
                    ["search", "asyncSearch", "class", "class_"]
                )
            )
        )
    )
    tree = ast.parse(made.text("tests/test_things.py"))
    names = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert len(names) == 8
    assert len(set(names)) == 8


def test_no_two_constants_of_a_module_are_called_alike(sdk: MakeSDK) -> None:
    scopes = ", ".join(f"'things.of.every.kind:{index}'" for index in range(9))
    text = openapi(
        operation("get", "/a", "things", "get")
        + f"\n    security: [{{oauth: [{scopes}]}}]\n"
        + operation("get", "/b", "things", "getSecurity"),
        extra="""
        components:
          securitySchemes:
            oauth:
              type: oauth2
              flows:
                clientCredentials: {tokenUrl: 'https://api.example/token', scopes: {}}
        """,
    )
    made = sdk(text)
    talk = made.talk(Reply([1]), access_token="secret")
    talk.client.things.get()
    talk.client.things.get_security()
    with_token, without = talk.wire.sent
    assert with_token.url.endswith("/a")
    assert with_token.headers["authorization"] == "Bearer secret"
    assert without.url.endswith("/b")
    assert "authorization" not in without.headers


def test_schemas_that_would_share_a_name_stay_apart(sdk: MakeSDK) -> None:
    text = openapi(
        """
        /things:
          get:
            operationId: getThings
            tags: [things]
            responses:
              '200':
                description: Fine
                content:
                  application/json:
                    schema:
                      type: object
                      properties:
                        a: {$ref: '#/components/schemas/Foo-Bar'}
                        b: {$ref: '#/components/schemas/foo_bar'}
                        c: {$ref: '#/components/schemas/FooBar'}
        """,
        """
        Foo-Bar: {type: object, properties: {x: {type: integer}}}
        foo_bar: {type: object, properties: {y: {type: integer}}}
        FooBar: {type: object, properties: {z: {type: integer}}}
        """,
    )
    talk = sdk(text).talk(Reply({"a": {"x": 1}, "b": {"y": 2}, "c": {"z": 3}}))
    got = talk.client.things.get()
    assert (got.a.x, got.b.y, got.c.z) == (1, 2, 3)
    assert len({each.__class__ for each in (got.a, got.b, got.c)}) == 3
    # The one that is spelled as a class already keeps its name.
    assert type(got.c).__name__ == "FooBar"


@pytest.mark.parametrize(
    "title",
    [
        "Email API",
        "Calendar",
        "JSON",
        "The HTTP API",
        "Typing",
        "re",
        "Types",
        "Secrets",
        "Email",
        "pydantic core",
        "Typing extensions",
        "pytest",
        "anyio",
        "black",
    ],
)
def test_a_package_hides_no_module_that_it_needs(title: str) -> None:
    name = package_name(title)
    assert name.isidentifier()
    assert name not in sys.stdlib_module_names
    needed = {"pydantic_core", "pydantic", "typing_extensions", "pytest", "anyio"}
    assert name not in needed


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Fatture in Cloud API v2 - API Reference", "fatture_in_cloud"),
        ("The Book Shop", "book_shop"),
        ("Anna\u2019s Book's Shop", "anna_book_shop"),
        ("API", "api"),
        ("", "client"),
        ("!!!", "client"),
        ("Class", "class_"),
    ],
)
def test_a_title_gives_the_import_name(title: str, name: str) -> None:
    assert package_name(title) == name


def test_a_document_without_operations_or_schemas_is_a_package(sdk: MakeSDK) -> None:
    made = sdk(openapi("{}"))
    assert made.talk().client is not None
    assert inspect.ismodule(made.models)


def test_webhooks_alone_do_not_stop_the_package(sdk: MakeSDK) -> None:
    text = openapi(
        "{}",
        "Event: {type: object, properties: {id: {type: integer}}}",
        extra="""
        webhooks:
          happened:
            post:
              requestBody:
                content:
                  application/json: {schema: {$ref: '#/components/schemas/Event'}}
              responses: {'200': {description: Fine}}
        """,
    )
    assert sdk(text).models.Event(id=1).id == 1


def test_a_tag_with_a_parent_is_a_resource_within_another(sdk: MakeSDK) -> None:
    made = sdk(
        openapi(
            operation("get", "/repos", "repos", "listRepos")
            + "\n"
            + operation("get", "/repos/pulls", "pulls", "listPulls")
            + "\n"
            + operation("get", "/users/keys", "keys", "listKeys"),
            extra="tags: [{name: pulls, parent: repos}, {name: repos},"
            " {name: keys, parent: users}, {name: users, description: People.}]",
        ).replace("openapi: 3.1.0", "openapi: 3.2.0")
    )
    talk = made.talk(Reply([1]))
    assert methods(talk.client) == {"repos", "users"}
    assert methods(talk.client.repos) == {"list", "pulls"}
    assert methods(talk.client.users) == {"keys"}
    assert talk.client.repos.pulls is talk.client.repos.pulls
    assert talk.client.repos.pulls.list() == [1]
    assert talk.target == "/repos/pulls"
    again = made.async_talk(Reply([2]))
    assert asyncio.run(again.client.users.keys.list()) == [2]
    assert again.target == "/users/keys"
    assert "### `list`" in made.text("reference.md")
    assert "## `client.repos.pulls`" in made.text("reference.md")
    assert "| `client.repos.pulls` |" in made.text("README.md")
    assert "client.repos.pulls.list()" in made.text("tests/test_repos_pulls.py")


def test_a_name_may_be_longer_than_a_line(sdk: MakeSDK) -> None:
    name = "Very" * 30 + "LongName"
    schema = f"{name}: {{type: object, properties: {{a: {{type: string}}}}}}"
    made = sdk(posting(f"$ref: '#/components/schemas/{name}'", schema))
    (given,) = [name for name in dir(made.params) if name.startswith("Very")]
    assert len(given) > 80
    assert getattr(made.params, given).__annotations__.keys() == {"a"}


def test_a_resource_within_another_may_be_called_like_a_builtin(sdk: MakeSDK) -> None:
    made = sdk(
        openapi(
            operation("get", "/repos", "repos", "allRepos")
            + "\n"
            + operation("get", "/repos/list", "list", "oneList"),
            extra="tags: [{name: list, parent: repos}, {name: repos}]",
        ).replace("openapi: 3.1.0", "openapi: 3.2.0")
    )
    talk = made.talk(Reply([1]))
    assert methods(talk.client.repos) == {"all", "list"}
    assert talk.client.repos.all() == [1]
    assert "-> builtins.list[int]:" in made.text(f"{made.name}/resources/repos.py")
    assert made.talk(Reply([2])).client.repos.list.one() == [2]
