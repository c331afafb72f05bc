"""The mock of the bookshop, called in process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.unit.mock.shop import SPECS, client, load

if TYPE_CHECKING:
    from starlette.testclient import TestClient

BOOK = "8b0f6c1e-5a39-4a52-9a0e-3f2d1c7b6a10"
KEY = {"X-API-Key": "k"}
TOKEN = {"Authorization": "Bearer t"}


@pytest.fixture(scope="module")
def tree() -> dict[str, Any]:
    return load((SPECS / "bookshop.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def shop(tree: dict[str, Any]) -> TestClient:
    return client(tree)


def _content(tree: dict[str, Any], path: str, method: str, status: str) -> Any:
    content = tree["paths"][path][method]["responses"][status]["content"]
    return content["application/json"]


def _errors(response: Any) -> list[dict[str, str]]:
    assert response.status_code == 422, response.text
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["title"] == "Unprocessable Entity"
    assert problem["status"] == 422
    assert "breaks the document" in problem["detail"]
    errors: list[dict[str, str]] = problem["errors"]
    return errors


def test_a_right_request_gets_the_first_example(
    shop: TestClient, tree: dict[str, Any]
) -> None:
    response = shop.get("/books?genre=fiction&genre=travel&format=printed,ebook")
    first = _content(tree, "/books", "get", "200")["examples"]["firstPage"]["value"]
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert response.json() == first


def test_the_base_path_of_the_server_may_be_there(shop: TestClient) -> None:
    assert shop.get("/v1/status").json() == shop.get("/status").json()
    assert shop.get("/v2/status").status_code == 404


def test_prefer_names_the_example(shop: TestClient) -> None:
    last = shop.get("/books", headers={"Prefer": "example=lastPage"})
    assert last.json() == {"items": [], "next_cursor": None}
    book = shop.get(f"/books/{BOOK}", headers={"Prefer": "code=200, example=ebook"})
    assert book.json()["format"] == "ebook"
    assert book.headers["etag"] == '"7-9f2c"'
    none = shop.get("/books", headers={"Prefer": "example=none"})
    assert none.status_code == 404


def test_prefer_names_the_status(shop: TestClient) -> None:
    response = shop.get(f"/books/{BOOK}", headers={"Prefer": "code=404"})
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["title"] == "Not found"
    other = shop.get(f"/books/{BOOK}", headers={"Prefer": "code=503"})
    assert (other.status_code, other.json()["title"]) == (503, "Internal error")


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("limit=0", ("limit", "0 breaks minimum 1")),
        ("limit=ten", ("limit", 'must be of type integer, but is "ten"')),
        ("inStock=yes", ("inStock", 'must be of type boolean, but is "yes"')),
        ("sort=best", ("sort", "must be one of")),
        ("genre=poetry", ("genre", "must be one of")),
        ("format=printed,scroll", ("format", 'but is "scroll"')),
        ("filter[minPrice]=cheap", ("filter", "does not match")),
        ("filter[publishedAfter]=soon", ("filter", "must be in the format date")),
        ("colour=red", ("colour", "no query parameter of this name")),
    ],
)
def test_a_query_that_breaks_the_document_is_refused(
    shop: TestClient, query: str, error: tuple[str, str]
) -> None:
    (found,) = _errors(shop.get(f"/books?{query}"))
    assert (found["in"], found["name"]) == ("query", error[0])
    assert error[1] in found["message"]


def test_unknown_query_parameters_can_be_accepted(tree: dict[str, Any]) -> None:
    assert client(tree, lenient=True).get("/status?colour=red").status_code == 200


def test_a_path_parameter_of_the_wrong_type_is_refused(shop: TestClient) -> None:
    (found,) = _errors(shop.get("/books/tide-clock"))
    assert (found["in"], found["name"]) == ("path", "bookId")
    (found,) = _errors(shop.get("/imports/0", headers=KEY))
    assert found["message"] == "0 breaks minimum 1"


def test_a_header_parameter_is_checked(shop: TestClient) -> None:
    order = _order()
    short = shop.post("/orders", json=order, headers=KEY | {"Idempotency-Key": "x"})
    (found,) = _errors(short)
    assert (found["in"], found["name"]) == ("header", "Idempotency-Key")
    right = KEY | {"Idempotency-Key": "3f1c9a70"}
    assert shop.post("/orders", json=order, headers=right).status_code == 201


def _order(**payment: str) -> dict[str, Any]:
    payment = payment or {"method": "gift_card", "code": "GIFT"}
    return {"lines": [{"bookId": BOOK, "quantity": 1}], "payment": payment}


@pytest.mark.parametrize(
    ("change", "pointer", "message"),
    [
        ({"lines": []}, "/lines", "should be non-empty"),
        ({"lines": [{"quantity": 1}]}, "/lines/0", 'lacks the required property "book'),
        (
            {"lines": [{"bookId": BOOK, "quantity": "1"}]},
            "/lines/0/quantity",
            "integer",
        ),
        ({"lines": [{"bookId": "b"}]}, "/lines/0/bookId", "in the format uuid"),
        ({"priority": 4}, "/priority", "must be one of [1, 2, 3], but is 4"),
        ({"note": 5}, "/note", "must be of type string or null, but is 5"),
        ({"extra": 1}, "", "extra"),
        ({"payment": {"method": "card", "holder": "C"}}, "/payment", '"token"'),
        ({"payment": {"method": "cash"}}, "/payment", "none of the variants"),
    ],
)
def test_a_body_that_breaks_the_document_is_refused(
    shop: TestClient, change: dict[str, Any], pointer: str, message: str
) -> None:
    (found,) = _errors(shop.post("/orders", json=_order() | change, headers=KEY))
    assert (found["in"], found["pointer"]) == ("body", pointer)
    assert message in found["message"]


def test_every_breach_is_named(shop: TestClient) -> None:
    order = _order() | {"priority": 4, "note": 5}
    found = _errors(shop.post("/orders?a=1", json=order, headers=KEY))
    assert {e.get("pointer", e.get("name")) for e in found} == {
        "/priority",
        "/note",
        "a",
    }


def test_a_body_that_is_not_json_is_refused(shop: TestClient) -> None:
    headers = KEY | {"Content-Type": "application/json"}
    for content in (b"{", b"[NaN]", b"\xff", b"[" * 100_000):
        (found,) = _errors(shop.post("/orders", content=content, headers=headers))
        assert found["in"] == "body"
        assert "not application/json" in found["message"]


def test_a_body_must_be_there_and_of_a_known_media_type(shop: TestClient) -> None:
    (found,) = _errors(shop.post("/orders", headers=KEY))
    assert (found["in"], found["message"]) == ("body", "a body is required")
    text = KEY | {"Content-Type": "text/plain"}
    (found,) = _errors(shop.post("/orders", content=b"{}", headers=text))
    assert (found["in"], found["name"]) == ("header", "Content-Type")
    assert "takes application/json" in found["message"]


def test_an_optional_body_may_be_absent(shop: TestClient) -> None:
    response = shop.post("/orders/ord-2024-0007/cancel", headers=KEY)
    assert (response.status_code, response.content) == (204, b"")
    wrong = {"reason": "bored"}
    (found,) = _errors(
        shop.post("/orders/ord-2024-0007/cancel", json=wrong, headers=KEY)
    )
    assert found["pointer"] == "/reason"


def test_a_body_where_none_is_taken_is_refused(shop: TestClient) -> None:
    (found,) = _errors(shop.request("GET", "/status", content=b"x"))
    assert found["message"] == "the operation takes no body"


def test_read_only_properties_need_not_be_sent(
    shop: TestClient, tree: dict[str, Any]
) -> None:
    body = tree["paths"]["/books"]["post"]["requestBody"]["content"]
    examples = body["application/json"]["examples"]
    for example in examples.values():
        response = shop.post("/books", json=example["value"], headers=KEY)
        assert response.status_code == 201
        assert response.headers["location"] == f"/books/{BOOK}"
    lacking = {k: v for k, v in examples["printed"]["value"].items() if k != "pages"}
    (found,) = _errors(shop.post("/books", json=lacking, headers=KEY))
    assert found["message"] == 'lacks the required property "pages"'


def test_merge_patch_is_json(shop: TestClient) -> None:
    headers = KEY | {"Content-Type": "application/merge-patch+json"}
    url = f"/books/{BOOK}"
    right = shop.patch(url, content=b'{"subtitle": null}', headers=headers)
    assert right.json()["price"] == {"amount": "16.90", "currency": "EUR"}
    (found,) = _errors(shop.patch(url, content=b'{"title": null}', headers=headers))
    assert found["pointer"] == "/title"


def _upload(
    shop: TestClient, options: Any, media_type: str = "application/json"
) -> Any:
    files: dict[str, Any] = {
        "options": (None, json.dumps(options), media_type),
        "file": ("books.csv", b"\r\n\x00\xff--\r\n", "application/octet-stream"),
    }
    return shop.post("/books/import", files=files, headers=KEY)


def test_multipart_bodies_are_checked_part_by_part(shop: TestClient) -> None:
    response = _upload(shop, {"fileFormat": "csv", "trialRun": True})
    assert response.status_code == 200
    assert response.json()["acceptedRows"] == 118
    (found,) = _errors(_upload(shop, {"fileFormat": "xls"}))
    assert found["pointer"] == "/options/fileFormat"
    (found,) = _errors(_upload(shop, {"fileFormat": "csv", "trialRun": "true"}))
    assert found["pointer"] == "/options/trialRun"
    (found,) = _errors(_upload(shop, {"fileFormat": "csv"}, "text/plain"))
    assert "a part is text/plain, not application/json" in found["message"]
    only = {"options": (None, '{"fileFormat": "csv"}', "application/json")}
    (found,) = _errors(shop.post("/books/import", files=only, headers=KEY))
    assert found["message"] == 'lacks the required property "file"'


def test_multipart_bodies_need_their_boundary(shop: TestClient) -> None:
    headers = KEY | {"Content-Type": "multipart/form-data"}
    (found,) = _errors(shop.post("/books/import", content=b"x", headers=headers))
    assert "names no boundary" in found["message"]
    headers = KEY | {"Content-Type": 'multipart/form-data; boundary="a=b"'}
    (found,) = _errors(shop.post("/books/import", content=b"--a=b", headers=headers))
    assert "last boundary is missing" in found["message"]


def test_files_go_up_and_come_down(shop: TestClient) -> None:
    binary = KEY | {"Content-Type": "application/octet-stream"}
    cover = f"/books/{BOOK}/cover"
    assert shop.put(cover, content=b"\x00\xff", headers=binary).json()["width"] == 1200
    down = shop.get(cover)
    assert down.headers["content-type"] == "application/octet-stream"
    assert b"\xff" in down.content
    invoice = shop.get("/orders/ord-2024-0007/invoice", headers=KEY)
    assert invoice.headers["content-type"] == "application/pdf"
    assert invoice.headers["content-disposition"].endswith('0007.pdf"')
    assert invoice.content.startswith(b"%PDF-")


def test_text_is_answered_as_it_stands(shop: TestClient) -> None:
    table = shop.get("/orders/export", headers=KEY)
    assert table.headers["content-type"].split(";")[0] == "text/csv"
    assert table.text.splitlines()[1] == "ord-2024-0007,paid,50.00,EUR"


def test_an_answer_that_is_not_accepted_is_refused(shop: TestClient) -> None:
    headers = KEY | {"Accept": "application/json"}
    response = shop.get("/orders/ord-2024-0007/invoice", headers=headers)
    assert response.status_code == 406
    assert "application/pdf" in response.json()["detail"]


def test_credentials_are_demanded_as_the_document_says(shop: TestClient) -> None:
    url = "/orders/ord-2024-0007"
    response = shop.get(url)
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == 'ApiKey, Bearer realm="calco mock"'
    assert "X-API-Key" in response.json()["detail"]
    assert shop.get(url, headers=KEY).status_code == 200
    assert shop.get(url, headers=TOKEN).status_code == 200
    assert shop.get(url, headers={"X-API-Key": ""}).status_code == 401
    assert shop.get(url, headers={"Authorization": "Bearer "}).status_code == 401
    assert shop.get(url, headers={"Authorization": "Basic dTpw"}).status_code == 401
    assert shop.get("/customers/me", headers=KEY).status_code == 401
    assert shop.get("/customers/me", headers=TOKEN).status_code == 200


def test_unknown_paths_and_methods_are_not_guessed(shop: TestClient) -> None:
    assert shop.get("/book").status_code == 404
    assert shop.get("/books/").status_code == 404
    assert shop.get("/").status_code == 404
    wrong = shop.put("/books")
    assert (wrong.status_code, wrong.headers["allow"]) == (405, "GET, POST")
    assert wrong.json()["title"] == "Method Not Allowed"
    assert shop.head("/status").status_code == 405
    assert shop.options("/status").status_code == 405


def test_concrete_paths_come_before_templated_ones(shop: TestClient) -> None:
    export = shop.get("/orders/export", headers=KEY)
    assert export.headers["content-type"].startswith("text/csv")
    (found,) = _errors(shop.get("/orders/exports", headers=KEY))
    assert (found["in"], found["name"]) == ("path", "orderId")
