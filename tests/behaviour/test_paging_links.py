"""Lists whose pages have the address of the next one, which may lead anywhere."""

from __future__ import annotations

import asyncio
import copy
import json
import pickle
from typing import TYPE_CHECKING, Any

import pytest

from tests.behaviour.listings import LISTINGS, things
from tests.behaviour.sdk import openapi
from tests.servers.paged import Query, paged

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.behaviour.sdk import SDK, MakeSDK
    from tests.servers.paged import Answer


@pytest.fixture(scope="module")
def made(sdk: MakeSDK) -> SDK:
    return sdk(LISTINGS)


def ids(items: Any) -> list[int]:
    return [item.id for item in items]


def linked(*headers: str) -> Callable[[str, Query], Answer]:
    """One thing a page, each page with the next of some ``Link`` headers."""
    count = 0

    def answer(_: str, __: Query) -> Answer:
        nonlocal count
        count += 1
        told = headers[count - 1 : count]
        return 200, {"link": told[0]} if told else {}, things(count, 1)

    return answer


def addressed(*addresses: str) -> Callable[[str, Query], Answer]:
    """The same with addresses in the body."""
    count = 0

    def answer(_: str, __: Query) -> Answer:
        nonlocal count
        count += 1
        told = (
            dict.fromkeys(["next_url"], addresses[count - 1])
            if count <= len(addresses)
            else {}
        )
        return 200, {}, {**told, "value": things(count, 1)}

    return answer


_TOLD = openapi("""
/told:
  get:
    operationId: listTold
    tags: [told]
    parameters:
      - {name: page, in: query, schema: {type: integer, default: 1}}
      - {name: per_page, in: query, schema: {type: integer, default: 30}}
    responses:
      '200':
        description: A page
        headers: {Link: {schema: {type: string}}}
        content: {application/json: {schema: ITEMS}}
""")


@pytest.mark.parametrize(
    ("schema", "body"),
    [
        ("{type: array, items: {type: integer}}", "[{}]"),
        (
            "{type: object, properties: {items: {type: array, items: {type: integer}}}}",
            '{{"items": [{}]}}',
        ),
    ],
)
def test_without_the_header_that_a_document_speaks_of_there_is_no_further_page(
    schema: str, body: str, sdk: MakeSDK
) -> None:
    made = sdk(_TOLD.replace("ITEMS", schema))
    links = ['</told?page=2>; rel="next"', '</told?page=1>; rel="prev"', ""]

    def answer(_: str, __: Query) -> Answer:
        told = links[len(server.asked) - 1]
        found = json.loads(body.format(len(server.asked)))
        return 200, {"link": told} if told else {}, found

    with paged(answer) as server, made.package.Client(base_url=server.url) as sent:
        assert list(sent.told.list()) == [1, 2]
        assert server.asked == ["/told", "/told?page=2"]
        assert list(sent.told.list().first(9)) == [3]
        assert len(server.asked) == 3


def test_a_page_that_is_a_list_stays_one(made: SDK) -> None:
    with (
        paged(linked('</links?since=5>; rel="next"')) as server,
        made.package.Client(base_url=server.url) as sent,
    ):
        page: Any = sent.links.list()
        thing = made.models.Thing(id=1)
        assert issubclass(type(page), list)
        assert page == [thing]
        assert page[0] == thing
        assert len(page) == 1
        assert page[:] == [thing]
        assert repr(page) == "[Thing(id=1)]"
        assert made.module("_runtime.encoding").encode(page) == b'[{"id":1}]'
        for same in (
            copy.copy(page),
            copy.deepcopy(page),
            pickle.loads(pickle.dumps(page)),
        ):
            assert type(same) is list
            assert same == page
        assert len(server.asked) == 1
        assert ids(page) == [1, 2]
        assert [len(one) for one in page.pages()] == [1, 1]


@pytest.mark.parametrize(
    ("header", "asked"),
    [
        ('<?since=7&q=a>; rel="next"', "/links?q=a&since=7"),
        (
            '<{url}/links?q=a&since=7>;rel=next, <{url}/links>; rel="first"',
            "/links?q=a&since=7",
        ),
        ('</links?since=a%20b%26c&q=a>; rel="NEXT last"', "/links?q=a&since=a%20b%26c"),
        (
            '</links>; rel=prev; title="a, b; rel=next", </links?since=3>; rel="next"',
            "/links?q=a&since=3",
        ),
        # Whatever else it asks for is asked for, too.
        (
            '</links?q=a&token=t&part=1&part=2>; rel="next"',
            "/links?q=a&token=t&part=1&part=2",
        ),
        # The same list under another name.
        ('</numbers/17/links?since=9&q=a&x=1>; rel="next"', "/links?q=a&since=9&x=1"),
        ('</numbers/17/links?after=ABC&q=a>; rel="next"', "/links?q=a&after=ABC"),
        ('</things?since=9&after=ABC>; rel="next"', "/links?q=a&since=9&after=ABC"),
    ],
)
def test_what_a_link_asks_for_is_asked_for_by_the_same_call(
    header: str, asked: str, made: SDK
) -> None:
    async def main(url: str) -> list[int]:
        async with made.package.AsyncClient(base_url=url) as sent:
            page = await sent.links.list(q="a")
            return [item.id async for item in page]

    with paged(linked()) as server:
        for is_async in (False, True):
            server.asked.clear()
            server.answer = linked(header.replace("{url}", server.url))
            if is_async:
                assert asyncio.run(main(server.url)) == [1, 2]
            else:
                with made.package.Client(base_url=server.url) as sent:
                    page = sent.links.list(
                        q="a", request_options={"validate_requests": True}
                    )
                    assert ids(page) == [1, 2]
            assert server.asked == ["/links?q=a", asked]


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("<https://elsewhere.example/links?since=2>; rel=next", "another origin"),
        ("<//elsewhere.example/links?since=2>; rel=next", "another origin"),
        ("<http://[links>; rel=next", "another origin"),
        ("</users?x=1>; rel=next", "another list"),
        ("</links>; rel=next", "go round in a circle"),
        ("/links?since=2; rel=next", "Link header cannot be read"),
        ("</links?since=2>; rel=next, <broken", "Link header cannot be read"),
    ],
)
def test_a_link_that_leads_elsewhere_or_nowhere_is_refused(
    header: str, message: str, made: SDK
) -> None:
    package = made.package
    with paged(linked(header)) as server, package.Client(base_url=server.url) as sent:
        page = sent.links.list()
        with pytest.raises(package.PagingError, match=message):
            list(page)
        assert len(server.asked) == 1


def test_credentials_in_a_refused_link_are_not_shown(made: SDK) -> None:
    header = "<https://user:word@elsewhere.example/a?access_token=hidden>; rel=next"
    package = made.package
    with paged(linked(header)) as server, package.Client(base_url=server.url) as sent:
        with pytest.raises(package.PagingError) as caught:
            list(sent.links.list())
        assert "hidden" not in str(caught.value)
        assert "word" not in str(caught.value)


@pytest.mark.parametrize("header", ['</links>; rel="prev"', "", "  "])
def test_a_page_without_a_link_to_the_next_is_the_last(header: str, made: SDK) -> None:
    with (
        paged(linked(header)) as server,
        made.package.Client(base_url=server.url) as sent,
    ):
        assert ids(sent.links.list()) == [1]
        assert len(server.asked) == 1


def test_lists_that_have_no_links_are_read_by_number(made: SDK) -> None:
    def answer(_: str, query: Query) -> Answer:
        number = int(query.get("page", ["1"])[0])
        return 200, {}, things(number, 1) if number < 4 else []

    with paged(answer) as server, made.package.Client(base_url=server.url) as sent:
        assert ids(sent.rows.list()) == [1, 2, 3]
        assert server.asked[1:] == [f"/rows?page={number}" for number in (2, 3, 4)]
        server.asked.clear()
        assert ids(sent.rows.list(page=3).first(9)) == [3]
        assert server.asked == ["/rows?page=3", "/rows?page=4"]


def test_addresses_in_the_body_are_never_gone_to(made: SDK) -> None:
    package = made.package
    with paged(addressed()) as server:
        server.answer = addressed("/addresses?after=2", "?after=3&x=y", "")
        with package.Client(base_url=server.url) as sent:
            assert ids(sent.addresses.list(limit=1)) == [1, 2, 3]
        assert server.asked[1:] == [
            "/addresses?limit=1&after=2",
            "/addresses?limit=1&after=3&x=y",
        ]
        with paged(addressed()) as other:
            server.answer = addressed(f"{other.url}/addresses?after=2")
            with (
                package.Client(base_url=server.url) as sent,
                pytest.raises(package.PagingError, match="another origin"),
            ):
                list(sent.addresses.list())
            assert other.asked == []


def test_the_same_address_again_is_an_error(made: SDK) -> None:
    package = made.package
    served = addressed("?after=2", "?after=3", "?after=2", "?after=3")
    with paged(served) as server, package.Client(base_url=server.url) as sent:
        with pytest.raises(package.PagingError, match="round in a circle, at after=2"):
            list(sent.addresses.list())
        assert len(server.asked) == 3
