"""Lists that page, against a server that counts what it is asked for."""

from __future__ import annotations

import asyncio
import copy
import gc
import inspect
import pickle
import re
import threading
import tracemalloc
from typing import TYPE_CHECKING, Any

import pytest

from tests.behaviour.listings import LISTINGS, things
from tests.behaviour.sdk import Reply
from tests.servers.paged import Query, paged

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.behaviour.sdk import SDK, MakeSDK
    from tests.servers.paged import Answer, Paged

SIZE = 3


@pytest.fixture(scope="module")
def made(sdk: MakeSDK) -> SDK:
    return sdk(LISTINGS)


def first_of(query: Query, name: str, default: int) -> int:
    return int(query.get(name, [str(default)])[0])


def numbered(last: int, size: int = SIZE) -> Callable[[str, Query], Answer]:
    """Pages of things, by number."""

    def answer(_: str, query: Query) -> Answer:
        number = first_of(query, "page", 1)
        listed = things((number - 1) * size, size) if number <= last else []
        return 200, {}, {"current_page": number, "last_page": last, "data": listed}

    return answer


def ids(items: Any) -> list[int]:
    return [item.id for item in items]


async def async_ids(items: Any) -> list[int]:
    return [item.id async for item in items]


def test_a_page_is_the_answer_that_it_was(made: SDK) -> None:
    with paged(numbered(5)) as server, made.package.Client(base_url=server.url) as sent:
        page = sent.numbers.list()
        assert page.last_page == 5
        assert ids(page.data) == [0, 1, 2]
        assert repr(page).startswith("Numbered(current_page=1, last_page=5, data=[")
        assert page.to_dict() == numbered(5)("", {})[2]
        assert page == made.models.Numbered.from_json(page.to_json())
        assert server.asked == ["/numbers"]


def test_items_and_pages_are_read_to_the_end(made: SDK) -> None:
    with paged(numbered(5)) as server, made.package.Client(base_url=server.url) as sent:
        page = sent.numbers.list(per_page=3, q="a b")
        assert ids(page) == list(range(15))
        assert server.asked == ["/numbers?per_page=3&q=a%20b"] + [
            f"/numbers?page={number}&per_page=3&q=a%20b" for number in range(2, 6)
        ]
        assert [one.current_page for one in page.pages()] == [1, 2, 3, 4, 5]
        assert ids(page) == list(range(15))  # as often as one likes


def test_the_asynchronous_client_reads_them_too(made: SDK) -> None:
    async def main(server: Paged) -> None:
        async with made.package.AsyncClient(base_url=server.url) as sent:
            page = await sent.numbers.list(page=2)
            assert await async_ids(page) == list(range(3, 15))
            assert [one.current_page async for one in page.pages()] == [2, 3, 4, 5]
            assert await async_ids(page.first(4)) == [3, 4, 5, 6]
            with pytest.raises(TypeError, match="iterated with 'async for'"):
                list(page)

    with paged(numbered(5)) as server:
        asyncio.run(main(server))
        with (
            made.package.Client(base_url=server.url) as sent,
            pytest.raises(TypeError, match="iterated with 'for'"),
        ):
            asyncio.run(async_ids(sent.numbers.list()))


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (3, 1), (4, 2), (99, 5)])
@pytest.mark.parametrize("prefetch", [False, True])
def test_the_first_items_take_no_more_pages_than_they_are_on(
    count: int, pages: int, prefetch: bool, made: SDK
) -> None:
    with paged(numbered(5)) as server, made.package.Client(base_url=server.url) as sent:
        page = sent.numbers.list(request_options={"prefetch": prefetch})
        assert ids(page.first(count)) == list(range(min(count, 15)))
        assert len(server.asked) == pages
        with pytest.raises(ValueError, match="-1"):
            page.first(-1)


def test_copies_and_pickles_are_pages_without_the_call(made: SDK) -> None:
    with paged(numbered(5)) as server, made.package.Client(base_url=server.url) as sent:
        page = sent.numbers.list()
        for same in (
            copy.copy(page),
            copy.deepcopy(page),
            page.model_copy(),
            pickle.loads(pickle.dumps(page)),
            made.models.Numbered.from_json(page.to_json()),
        ):
            assert same == page
            assert ids(same) == [0, 1, 2]
        assert len(server.asked) == 1


def test_what_the_server_adds_is_never_taken_for_the_call(made: SDK) -> None:
    text = '{"data": [{"id": 1}], "_turn": {"a": 1}, "_items": "x"}'
    page = made.models.Numbered.from_json(text)
    assert ids(page) == [1]
    assert page.to_dict()["_turn"] == {"a": 1}


def test_every_page_is_asked_for_with_the_settings_of_the_call(made: SDK) -> None:
    with paged(numbered(3)) as server, made.package.Client(base_url=server.url) as sent:
        page = sent.raw(
            sent.numbers.list,
            request_options={"headers": {"x-shop": "1"}, "query": {"lang": "it"}},
        ).body
        assert len(ids(page)) == 9
        assert [one["x-shop"] for one in server.headers] == ["1", "1", "1"]
        assert server.asked[-1] == "/numbers?page=3&lang=it"


def test_a_client_lives_as_long_as_its_pages_are_read(made: SDK) -> None:
    with paged(numbered(4)) as server:
        items = iter(made.package.Client(base_url=server.url).numbers.list())
        gc.collect()
        assert ids(items) == list(range(12))


def test_a_page_given_by_the_query_of_the_options_is_where_one_goes_on(
    made: SDK,
) -> None:
    with paged(numbered(4)) as server, made.package.Client(base_url=server.url) as sent:
        page = sent.numbers.list(request_options={"query": {"page": 3}})
        assert ids(page) == list(range(6, 12))
        assert server.asked == ["/numbers?page=3", "/numbers?page=4"]


def test_an_error_is_raised_where_its_page_would_begin(made: SDK) -> None:
    def answer(path: str, query: Query) -> Answer:
        if query.get("page") == ["3"]:
            return 503, {}, {"message": "later"}
        return numbered(5)(path, query)

    seen: list[int] = []

    def read(server: Paged, prefetch: bool) -> None:
        with made.package.Client(base_url=server.url) as sent:
            page = sent.numbers.list(request_options={"prefetch": prefetch})
            seen.extend(item.id for item in page)

    async def read_async(server: Paged, prefetch: bool) -> None:
        async with made.package.AsyncClient(base_url=server.url) as sent:
            page = await sent.numbers.list(request_options={"prefetch": prefetch})
            async for item in page:
                seen.append(item.id)

    with paged(answer) as server:
        for prefetch in (False, True):
            with pytest.raises(made.package.ServiceUnavailableError, match="page=3"):
                read(server, prefetch)
            with pytest.raises(made.package.ServiceUnavailableError, match="page=3"):
                asyncio.run(read_async(server, prefetch))
            assert seen == [*range(6), *range(6)]
            seen.clear()


def test_what_is_printed_beside_the_package_says_so(made: SDK) -> None:
    readme, reference = made.text("README.md"), made.text("reference.md")
    assert re.search(r"\n    for item in client\.\w+\.list\(\):\n        print", readme)
    assert f"`{made.name}.Pages(answer)`" in readme
    assert "Iterate the answer for the items of all pages." in reference


@pytest.mark.parametrize(
    ("description", "said"),
    [
        (
            "Those of all.",
            "Those of all. Iterate the answer for the items of all pages.",
        ),
        ("Auth is optional", "Auth is optional\n\nIterate the answer for the items"),
        ('"Those:\\n- one.\\n- two."', "- two.\n\nIterate the answer for the items"),
    ],
)
def test_what_is_said_of_iterating_begins_a_sentence(
    sdk: MakeSDK, description: str, said: str
) -> None:
    own = f"operationId: listNumbers\n      summary: Numbers\n      description: {description}"
    made = sdk(LISTINGS.replace("operationId: listNumbers", own))
    documented = inspect.getdoc(made.module("resources.numbers").Numbers.list)
    assert documented is not None
    assert said in documented


def test_a_growing_and_a_shrinking_list_are_read_to_their_ends(made: SDK) -> None:
    lasts = {1: 2, 2: 4, 3: 3}

    def answer(_: str, query: Query) -> Answer:
        number = first_of(query, "page", 1)
        told = {"current_page": number, "last_page": lasts[number]}
        return 200, {}, {**told, "data": things(number, 1)}

    with paged(answer) as server, made.package.Client(base_url=server.url) as sent:
        assert ids(sent.numbers.list()) == [1, 2, 3]


def test_without_a_last_page_an_empty_one_is_the_end(made: SDK) -> None:
    def answer(_: str, query: Query) -> Answer:
        number = first_of(query, "page", 1)
        return 200, {}, {"items": things(number, 1) if number < 4 else None}

    with paged(answer) as server, made.package.Client(base_url=server.url) as sent:
        assert ids(sent.plain.list()) == [1, 2, 3]
        assert len(server.asked) == 4


def test_a_model_with_fields_called_as_the_methods_keeps_them(made: SDK) -> None:
    def answer(_: str, query: Query) -> Answer:
        number = first_of(query, "page", 1)
        return 200, {}, {"pages": 3, "results": things(number, 2)}

    package = made.package
    with paged(answer) as server, package.Client(base_url=server.url) as sent:
        page = sent.counted.list()
        assert page.pages == 3
        assert ids(page) == [1, 2, 2, 3, 3, 4]
        assert ids(package.Items(page, 3)) == [1, 2, 2]
        assert [len(one.results) for one in package.Pages(page)] == [2, 2, 2]


def test_offsets_go_on_by_what_came(made: SDK) -> None:
    def answer(_: str, query: Query) -> Answer:
        offset = first_of(query, "offset", 0)
        # Fewer than the limit may come on any page.
        return 200, {}, {"total": 7, "items": things(offset, min(2, 7 - offset))}

    with paged(answer) as server, made.package.Client(base_url=server.url) as sent:
        assert ids(sent.offsets.list(limit=3)) == list(range(7))
        assert server.asked == ["/offsets?limit=3"] + [
            f"/offsets?offset={offset}&limit=3" for offset in (2, 4, 6)
        ]


def test_cursors_are_sent_as_they_came(made: SDK) -> None:
    cursors = {"": "a b", "a b": "c&=/+", "c&=/+": None}

    def answer(_: str, query: Query) -> Answer:
        cursor = query.get("cursor", [""])[0]
        number = list(cursors).index(cursor)
        # A page in the middle may be empty.
        listed = [] if number == 1 else things(number, 1)
        return 200, {}, {"items": listed, "meta": {"next_cursor": cursors[cursor]}}

    with paged(answer) as server, made.package.Client(base_url=server.url) as sent:
        assert ids(sent.cursors.list(limit=1)) == [0, 2]
        assert server.asked[1:] == [
            "/cursors?cursor=a%20b&limit=1",
            "/cursors?cursor=c%26%3D%2F%2B&limit=1",
        ]


def test_the_last_item_is_the_cursor_where_pages_only_say_that_there_are_more(
    made: SDK,
) -> None:
    def answer(_: str, query: Query) -> Answer:
        after = first_of(query, "starting_after", 0)
        return 200, {}, {"data": things(after + 1, 2), "has_more": after < 4}

    with paged(answer) as server, made.package.Client(base_url=server.url) as sent:
        assert ids(sent.charges.list()) == [1, 2, 3, 4, 5, 6]
        assert server.asked[1:] == [
            "/charges?starting_after=2",
            "/charges?starting_after=4",
        ]


def endless(path: str, query: Query) -> Answer:
    """Lists that have no end, each in a way of its own."""
    match path, query.get("q"):
        case "/numbers", ["same"]:
            return 200, {}, {"data": things(0, 2), "current_page": 1, "last_page": 9}
        case "/numbers", _:
            return 200, {}, {"data": [], "last_page": 10**9}
        case "/plain", _:
            return 200, {}, {"items": things(0, 2)}
        case "/offsets", _:
            return 200, {}, {"items": [], "total": 5}
        case "/charges", _:
            return 200, {}, {"data": [], "has_more": True}
        case _:
            number = first_of(query, "cursor", 0)
            following = str(number % 5 + 1)
            listed = things(number, 1)
            return 200, {}, {"items": listed, "meta": {"next_cursor": following}}


@pytest.mark.parametrize(
    ("resource", "given", "message", "most"),
    [
        ("numbers", {"q": "same"}, "the same page came again", 2),
        ("numbers", {}, "100 pages in a row are empty", 101),
        ("plain", {}, "the same page came again", 2),
        ("offsets", {}, "the pages go round in a circle, at offset=0", 2),
        ("charges", {}, "another page is said to follow, but not which", 1),
        ("cursors", {}, "the pages go round in a circle, at cursor=1", 6),
        ("cursors", {"cursor": "3"}, "the pages go round in a circle, at cursor=4", 6),
    ],
)
def test_a_list_without_an_end_is_an_error(
    resource: str, given: dict[str, Any], message: str, most: int, made: SDK
) -> None:
    package = made.package
    with paged(endless) as server, package.Client(base_url=server.url) as sent:
        with pytest.raises(package.PagingError, match=message) as caught:
            list(getattr(sent, resource).list(**given))
        assert isinstance(caught.value, package.APIError)
        assert caught.value.operation == f"list{resource.title()}"
        assert f"GET {server.url}/{resource}" in str(caught.value)
        assert len(server.asked) <= most


def test_prefetching_fetches_one_page_ahead_and_no_more(made: SDK) -> None:
    with paged(numbered(9)) as server, made.package.Client(base_url=server.url) as sent:
        before = threading.active_count()
        seen: list[int] = []
        for item in sent.numbers.list(request_options={"prefetch": True}):
            seen.append(item.id)
            assert len(server.asked) <= item.id // SIZE + 2
            if item.id == 6:
                break
        assert len(server.asked) == 4  # what was being fetched has come
        assert [one for one in threading.enumerate() if "next-page" in one.name] == []
        assert threading.active_count() <= before + 1  # the server's connection

    async def main(server: Paged) -> None:
        async with made.package.AsyncClient(base_url=server.url) as sent:
            page = await sent.numbers.list(request_options={"prefetch": True})
            async for item in page:
                if item.id == 6:
                    break
            async with asyncio.timeout(20):
                while asyncio.all_tasks() != {asyncio.current_task()}:
                    await asyncio.sleep(0)
            assert await async_ids(page) == list(range(27))

    with paged(numbered(9)) as server:
        asyncio.run(main(server))


def peak(read: Callable[[], Any]) -> int:
    gc.collect()
    tracemalloc.start()
    try:
        read()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("prefetch", [False, True])
@pytest.mark.parametrize("is_async", [False, True])
def test_a_hundred_thousand_items_come_once_in_the_memory_of_a_few_pages(
    is_async: bool, prefetch: bool, made: SDK
) -> None:
    pages = 1000

    class Wire:
        """Answers at once, so that nothing but the package takes memory."""

        last = pages

        def send(self, request: Any, /) -> Any:
            _, _, query = str(request.url).partition("page=")
            body = numbered(self.last, 100)("", {"page": [query or "1"]})[2]
            return Reply(body).response(made.module("_runtime"))

        def close(self) -> None:
            pass

    class AsyncWire(Wire):
        async def send(self, request: Any, /) -> Any:
            return super().send(request)

        async def aclose(self) -> None:
            pass

    options = {"prefetch": prefetch}

    def read(last: int) -> None:
        count, total = 0, 0
        if is_async:
            wire: Any = AsyncWire()
            wire.last = last

            async def main() -> None:
                nonlocal count, total
                sent = made.package.AsyncClient(transport=wire)
                async for item in await sent.numbers.list(request_options=options):
                    assert item.id == count
                    count, total = count + 1, total + item.id

            asyncio.run(main())
        else:
            wire = Wire()
            wire.last = last
            sent = made.package.Client(transport=wire)
            for item in sent.numbers.list(request_options=options):
                assert item.id == count
                count, total = count + 1, total + item.id
        assert count == last * 100
        assert total == count * (count - 1) // 2

    read(2)
    few = peak(lambda: read(10))
    assert peak(lambda: read(pages)) < few * 1.5
