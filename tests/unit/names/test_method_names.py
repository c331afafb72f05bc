"""What methods are called, on shapes that real documents have."""

from __future__ import annotations

import pytest

from generator.config import Options
from generator.ir import (
    Api,
    Contact,
    EnumSchema,
    EnumValue,
    License,
    ObjectSchema,
    Operation,
    Origin,
    Property,
    ScalarType,
)
from generator.names import Names, Records, name
from generator.problems import Report


def operation(
    id_: str | None, tag: str | None, method: str = "GET", path: str = "/x"
) -> Operation:
    """An operation of which only what names it is told."""
    return Operation(
        id=id_,
        method=method,
        path=path,
        tags=(tag,) if tag is not None else (),
        summary=None,
        description=None,
        deprecated=False,
        parameters=(),
        body=None,
        responses=(),
        security=(),
        pointer=f"#/paths/{path.replace('/', '~1')}/{method.lower()}/{id_}",
    )


def named(*operations: Operation, **schemas: ObjectSchema | EnumSchema) -> Names:
    """The names of an API that is made of these."""
    api = Api(
        title="Things",
        version="1",
        summary=None,
        description=None,
        contact=Contact(),
        license=License(),
        servers=(),
        tags=(),
        operations=operations,
        schemas={schema.id: schema for schema in schemas.values()},
        declared=tuple(schema.id for schema in schemas.values()),
        security_schemes=(),
        degraded=(),
        skipped=(),
    )
    return name(api, Options(), Records(), Report())


@pytest.mark.parametrize(
    ("tag", "id_", "expected"),
    [
        ("Issued Documents", "listIssuedDocuments", "issued_documents.list"),
        ("Issued Documents", "getIssuedDocumentTotals", "issued_documents.get_totals"),
        ("Clients", "createClient", "clients.create"),
        ("repos", "repos/list-for-org", "repos.list_for_org"),
        ("pet", "findPetsByStatus", "pet.find_by_status"),
        ("pet", "getPetById", "pet.get_by_id"),
        ("User", "loginUser", "user.login"),
        ("user", "login", "user.login"),
        ("Users", "users", "users.users"),
        ("Users", "UsersController_findAll", "users.controller_find_all"),
        ("charges", "PostCharges", "charges.post"),
        ("Responses", "createResponse", "responses.create"),
        ("Chat", "createChatCompletion", "chat.create_completion"),
        ("Completions", "createCompletion", "completions.create"),
        ("Issue comments", "Issue.comments.delete", "issue_comments.delete"),
        ("Settings", "import", "settings.import_"),
        ("Settings", "self", "settings.self"),
        ("API Keys", "list_api_keys", "api_keys.list"),
        ("APIKeys", "listAPIKeys", "api_keys.list"),
        ("v2", "get_v2_account", "v2.get_account"),
        ("Endpoint", "v1.endpoint.get-secret", "endpoint.get_secret"),
        ("Endpoint", "v1", "endpoint.v1"),
        ("Artists", "get-an-artist", "artists.get"),
        ("Things", "getA", "things.get_a"),
        ("VPCs", "vpcs_patch", "vpcs.patch"),
        (
            "actions",
            "actions/get-github-actions-cache",
            "actions.get_github_actions_cache",
        ),
        (
            "private-registries",
            "private-registries/delete-org-private-registry",
            "private_registries.delete_org_private_registry",
        ),
        ("Charges", "getChargeTotals", "charges.get_totals"),
    ],
)
def test_the_verb_is_what_the_resource_leaves(
    tag: str, id_: str, expected: str
) -> None:
    found = named(operation(id_, tag))
    (resource,) = found.resources
    (method,) = found.methods.values()
    assert f"{resource.dotted}.{method}" == expected


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/books", "books.list"),
        ("POST", "/books", "books.create"),
        ("GET", "/books/{id}", "books.get"),
        ("PUT", "/books/{id}", "books.replace"),
        ("PATCH", "/books/{id}", "books.update"),
        ("DELETE", "/books/{id}", "books.delete"),
        ("HEAD", "/books/{id}", "books.head"),
        ("POST", "/books/{id}/lend", "books.create_lend"),
        ("GET", "/api/v1/books", "books.list"),
        ("GET", "/", "root.list"),
        ("GET", "/{tenant}/books", "books.list"),
    ],
)
def test_without_an_id_method_and_path_tell(
    method: str, path: str, expected: str
) -> None:
    found = named(operation(None, None, method, path))
    (resource,) = found.resources
    (given,) = found.methods.values()
    assert f"{resource.dotted}.{given}" == expected


def test_methods_of_one_resource_are_told_apart() -> None:
    found = named(
        operation("listBooks", "books", path="/a"),
        operation("list", "books", path="/b"),
        operation("booksList", "books", path="/c"),
        operation("list_books", "books", "POST", path="/d"),
    )
    given = list(found.methods.values())
    assert given[0] == "list"
    assert len(set(given)) == 4


def test_names_do_not_depend_on_what_comes_later() -> None:
    few = named(operation("listBooks", "books", path="/a"))
    more = named(
        operation("listBooks", "books", path="/a"),
        operation("list", "books", path="/b"),
        operation("list", "other", path="/c"),
    )
    assert few.methods.items() <= more.methods.items()


def _object(*names: str) -> ObjectSchema:
    properties = tuple(Property(text, ScalarType("string")) for text in names)
    return ObjectSchema("#/x", Origin(("X",)), properties, None)


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        (("a", "b"), ("a", "b")),
        (("fooBar", "foo_bar"), ("fooBar", "foo_bar")),
        (("class", "class_"), ("class__2", "class_")),
        (("model_x", "copy", "json"), ("model_x_", "copy_", "json_")),
        (("copy", "copy_"), ("copy__2", "copy_")),
        (("", "!"), ("field", "not_")),
        (("_id", "id"), ("underscore_id", "id")),
    ],
)
def test_a_field_whose_name_needs_no_change_keeps_it(
    properties: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    found = named(x=_object(*properties))
    given = found.fields["#/x"]
    assert tuple(given[text] for text in properties) == expected


def _enum(*values: str | int | float) -> EnumSchema:
    kinds = {str: "string", int: "integer", float: "number"}
    kind = kinds[type(values[0])]
    entries = tuple(EnumValue(value) for value in values)
    return EnumSchema("#/e", Origin(("E",)), kind, entries)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # one of the literals


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("ASC", "asc", "Asc"), ("ASC_UPPER", "ASC", "ASC_MIXED")),
        (("a b", "a-b", "a_b"), ("A_B_LOWER", "A_MINUS_B", "A_B")),
        (("", " "), ("EMPTY", "SPACE")),
        ((1, -1, 0), ("VALUE_1", "MINUS_1", "VALUE_0")),
        ((0.5, -0.5), ("VALUE_0_POINT_5", "MINUS_0_POINT_5")),
        (("+1", "-1", "1"), ("PLUS_1", "MINUS_1", "VALUE_1")),
        (("class", "None", "mro"), ("CLASS", "NONE", "MRO")),
        (
            ("=", "!=", ">=", "~", "like"),
            ("EQUAL", "NOT_EQUAL", "GREATER_THAN_EQUAL", "TILDE", "LIKE"),
        ),
        (("red", "red*"), ("RED", "RED_STAR")),
        (("created", "-created"), ("CREATED", "MINUS_CREATED")),
        (("\U0001f600", "\U0001f44d"), ("GRINNING_FACE", "THUMBS_UP_SIGN")),
        (("name", "value", "_value_", "é"), ("NAME", "VALUE", "VALUE_LOWER", "E")),
    ],
)
def test_members_of_enumerations(
    values: tuple[str | int | float, ...], expected: tuple[str, ...]
) -> None:
    found = named(e=_enum(*values))
    given = found.members["#/e"]
    assert len(given) == len(set(given))
    if "=" not in values:
        assert given == expected


@pytest.mark.parametrize(
    ("tag", "id_", "path", "expected"),
    [
        # PUT /me/tracks is about the tracks themselves; no user is saved.
        ("Tracks", "saveTracksUser", "/me/tracks", "tracks.save_tracks_user"),
        ("Shows", "get-a-shows-episodes", "/shows/{id}/episodes", "shows.get_episodes"),
        ("Pet", "findPetsByStatus", "/pets", "pet.find_by_status"),
        (
            "Playlists",
            "remove-tracks-playlist",
            "/p/{id}/tracks",
            "playlists.remove_tracks",
        ),
    ],
)
def test_a_verb_keeps_its_object(tag: str, id_: str, path: str, expected: str) -> None:
    found = named(operation(id_, tag, "PUT", path))
    (resource,) = found.resources
    (method,) = found.methods.values()
    assert f"{resource.dotted}.{method}" == expected


def test_identifiers_that_a_tool_made_of_paths_are_passed_over() -> None:
    rows = [
        ("GET", "/v1/charges", "GetCharges", "list"),
        ("POST", "/v1/charges", "PostCharges", "create"),
        ("GET", "/v1/charges/{charge}", "GetChargesCharge", "get"),
        ("POST", "/v1/charges/{charge}", "PostChargesCharge", "update"),
        ("DELETE", "/v1/charges/{charge}", "DeleteChargesCharge", "delete"),
        ("POST", "/v1/charges/{charge}/capture", "PostChargesChargeCapture", "capture"),
        ("GET", "/v1/charges/{charge}/refunds", "GetChargesChargeRefunds", "list_refunds"),
        (
            "POST",
            "/v1/charges/{charge}/refunds",
            "PostChargesChargeRefunds",
            "create_refund",
        ),
        (
            "GET",
            "/v1/charges/{charge}/refunds/{refund}",
            "GetChargesChargeRefundsRefund",
            "get_refund",
        ),
        ("GET", "/v1/charges/search", "GetChargesSearch", "search"),
        ("POST", "/v1/charges/{charge}/dispute", "PostChargesChargeDispute", "create_dispute"),
    ]  # fmt: skip
    found = named(*(operation(i, None, method, path) for method, path, i, _ in rows))
    assert found.records.operations == {
        f"{method} {path}": f"charges.{expected}" for method, path, _, expected in rows
    }
    few = named(*(operation(i, None, method, path) for method, path, i, _ in rows[:3]))
    assert set(few.methods.values()) == {"get", "post", "get_charges"}


def test_operations_that_differ_in_their_owner_say_it() -> None:
    found = named(
        operation(None, "roles", "GET", "/realms/{realm}/roles"),
        operation(None, "roles", "GET", "/realms/{realm}/clients/{id}/roles"),
        operation(None, "roles", "GET", "/realms/{realm}/clients/{id}/roles/{name}"),
        operation(None, "roles", "GET", "/realms/{realm}/roles/{name}"),
    )
    assert set(found.records.operations.items()) == {
        ("GET /realms/{realm}/roles", "roles.list"),
        ("GET /realms/{realm}/clients/{id}/roles", "roles.list_clients"),
        ("GET /realms/{realm}/clients/{id}/roles/{name}", "roles.get_client"),
        ("GET /realms/{realm}/roles/{name}", "roles.get"),
    }


def test_answers_of_two_statuses_are_told_apart() -> None:
    def body(status: str, *place: str) -> ObjectSchema:
        key = ".".join([f"POST /x responses {status} application/json", *place])
        origin = Origin(("addThing", "response", *place), key=key)
        return ObjectSchema(f"#/{status}{place}", origin, (), None)

    found = named(a=body("200"), b=body("202"), c=body("202", "owner"))
    assert found.schemas == {
        "#/200()": "AddThingResponse",
        "#/202()": "AddThingAcceptedResponse",
        "#/202('owner',)": "AddThingResponseOwner",
    }
