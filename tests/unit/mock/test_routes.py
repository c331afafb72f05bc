"""Which operation a path is for."""

from __future__ import annotations

from typing import Any

import pytest

from generator.mock.routes import Match, Routes


def _routes(*templates: str, servers: list[Any] | None = None) -> Routes:
    paths = {t: {"get": {"operationId": t}} for t in templates}
    return Routes({"paths": paths, "servers": servers or []}, lambda reference: {})


def _find(routes: Routes, path: str) -> tuple[str, dict[str, str]] | None:
    found = routes.find("GET", path)
    if not isinstance(found, Match):
        assert found == ()
        return None
    assert found.operation["operationId"] == found.route.template
    return found.route.template, found.values


_NONE: dict[str, str] = {}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/a/mine", ("/a/mine", _NONE)),
        ("/a/other", ("/a/{id}", {"id": "other"})),
        ("/a/b%2Fc", ("/a/{id}", {"id": "b%2Fc"})),
        ("/a/%2e%2E", ("/a/{id}", {"id": ".."})),
        ("/%61/mine", ("/a/mine", _NONE)),
        ("/a/", None),
        ("/a", None),
        ("/a/b/c", None),
        ("/A/mine", None),
        ("/a/mine/", None),
        ("//a/mine", None),
        ("/f/x.json", ("/f/{name}.json", {"name": "x"})),
        ("/f/x.xml", ("/f/{name}", {"name": "x.xml"})),
        ("/r/1,2", ("/r/{from},{to}", {"from": "1", "to": "2"})),
        ("/s%20p", ("/s p", _NONE)),
        ("/q(1)", ("/q(1)", _NONE)),
    ],
)
def test_paths_are_matched_as_they_came(path: str, found: Any) -> None:
    routes = _routes(
        "/a/{id}",
        "/a/mine",
        "/f/{name}",
        "/f/{name}.json",
        "/r/{from},{to}",
        "/s p",
        "/q(1)",
    )
    assert _find(routes, path) == found


def test_a_path_that_is_concrete_for_longer_comes_first() -> None:
    routes = _routes("/{a}/x", "/b/{c}")
    assert _find(routes, "/b/x") == ("/b/{c}", {"c": "x"})


def test_a_concrete_path_is_not_replaced_for_its_missing_method() -> None:
    paths: dict[str, Any] = {
        "/a/{id}": {"delete": {}},
        "/a/mine": {"get": {}, "put": {}},
    }
    routes = Routes({"paths": paths}, lambda reference: {})
    assert routes.find("DELETE", "/a/mine") == ("GET", "PUT")


def test_templates_of_the_same_shape_share_their_methods() -> None:
    paths: dict[str, Any] = {"/a/{id}": {"get": {}}, "/a/{name}": {"delete": {}}}
    routes = Routes({"paths": paths}, lambda reference: {})
    found = routes.find("DELETE", "/a/1")
    assert isinstance(found, Match)
    assert found.values == {"name": "1"}
    assert routes.find("PUT", "/a/1") == ("GET", "DELETE")


def test_base_paths_of_the_servers_may_be_there() -> None:
    servers = [
        {"url": "https://x.example/{v}", "variables": {"v": {"default": "v1"}}},
        {"url": "/api/"},
        {"url": "https://[broken"},
    ]
    routes = _routes("/a", "/v1/b", servers=servers)
    for path in ("/a", "/v1/a", "/api/a"):
        assert _find(routes, path) == ("/a", {})
    assert _find(routes, "/v1/b") == ("/v1/b", {})
    assert _find(routes, "/v2/a") is None
    assert _find(routes, "/v1a") is None


def test_a_path_item_may_be_a_reference() -> None:
    tree = {"paths": {"/a": {"$ref": "#/components/pathItems/A"}}}
    routes = Routes(tree, {"#/components/pathItems/A": {"get": {}}}.__getitem__)
    assert isinstance(routes.find("get", "/a"), Match)


def test_every_method_of_a_path_is_found() -> None:
    item = {
        "query": {"operationId": "q"},
        "additionalOperations": {"COPY": {"operationId": "c"}},
    }
    routes = Routes({"paths": {"/a": item}}, lambda reference: {})
    for method, operation in (("QUERY", "q"), ("COPY", "c")):
        found = routes.find(method, "/a")
        assert isinstance(found, Match)
        assert found.operation["operationId"] == operation
    assert routes.find("GET", "/a") == ("QUERY", "COPY")
