"""What people do with clients, answers and errors beside calling: share, copy, print."""

from __future__ import annotations

import copy
import pickle
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest

from tests.behaviour.sdk import SDK, Reply, make_sdk, openapi

if TYPE_CHECKING:
    from collections.abc import Callable

_SECRET = "s3cret-of-the-user"
_DOCUMENT = openapi(
    """
/things/{id}:
  get:
    operationId: getThing
    tags: [things]
    security: [{token: []}, {key: []}, {basic: []}]
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    responses:
      '200': {description: Fine, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
      '404': {description: None, content: {application/json: {schema: {$ref: '#/components/schemas/Fault'}}}}
/boxes/{id}:
  get:
    operationId: getBox
    tags: [boxes]
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    responses:
      '200': {description: Fine, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
""",
    extra="""
components:
  securitySchemes:
    token: {type: http, scheme: bearer}
    key: {type: apiKey, in: query, name: key}
    basic: {type: http, scheme: basic}
  schemas:
    Kind: {type: string, enum: [big, small]}
    Part: {type: object, properties: {size: {type: number}}}
    Fault: {type: object, properties: {code: {type: string}}}
    Thing:
      type: object
      required: [id]
      properties:
        id: {type: integer}
        kind: {$ref: '#/components/schemas/Kind'}
        made: {type: string, format: date}
        parts: {type: array, items: {$ref: '#/components/schemas/Part'}}
""",
)
_THING = {
    "id": 7,
    "kind": "huge",
    "made": "soon",
    "parts": [{"size": 1.5, "colour": "red"}],
    "other": {"a": [1]},
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> SDK:
    return make_sdk(_DOCUMENT, tmp_path_factory.mktemp("shared"))


def pickled(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))


@pytest.mark.parametrize("again", [pickled, copy.copy, copy.deepcopy])
def test_an_answer_stays_itself_with_all_that_did_not_fit(
    made: SDK, again: Callable[[Any], Any]
) -> None:
    talk = made.talk(Reply(_THING), access_token="t")
    answer = talk.client.things.get(7)
    assert talk.mismatches
    twin = again(answer)
    assert type(twin) is made.models.Thing
    assert twin == answer
    assert (twin.kind, twin.kind.is_known, twin.made) == ("huge", False, "soon")
    assert twin.parts[0].model_extra == {"colour": "red"}
    assert twin.model_extra == {"other": {"a": [1]}}
    assert twin.model_fields_set == answer.model_fields_set


@pytest.mark.parametrize("again", [pickled, copy.copy, copy.deepcopy])
def test_an_error_stays_itself(made: SDK, again: Callable[[Any], Any]) -> None:
    headers = {"x-request-id": "r1", "retry-after": "3"}
    talk = made.talk(
        Reply({"code": "gone"}, status=404, headers=headers), access_token="t"
    )
    with pytest.raises(made.package.NotFoundError) as caught:
        talk.client.things.get(7)
    twin = again(caught.value)
    assert type(twin) is made.package.NotFoundError
    assert str(twin) == str(caught.value)
    assert (twin.status_code, twin.request_id, twin.retry_after) == (404, "r1", 3)
    assert type(twin.body) is made.models.Fault
    assert twin.body == caught.value.body


@pytest.mark.parametrize(
    "credentials",
    [
        {"access_token": _SECRET},
        {"api_key": _SECRET},
        {"username": "me", "password": _SECRET},
    ],
    ids=["bearer", "key", "basic"],
)
def test_nothing_that_is_printed_has_a_secret(
    made: SDK, credentials: dict[str, str]
) -> None:
    for talk in (made.talk, made.async_talk):
        client = talk(Reply({}, status=404), **credentials).client
        for thing in (client, client.things):
            assert _SECRET not in f"{thing!r} {thing}"
    talk_ = made.talk(Reply({}, status=404), **credentials)
    with pytest.raises(made.package.NotFoundError) as caught:
        talk_.client.things.get(7)
    sent = talk_.request
    assert _SECRET in f"{sent.url} {sent.headers}" or "password" in credentials
    # What is printed is masked, and not the request itself.
    for thing in (sent, caught.value):
        assert _SECRET not in f"{thing!r} {thing}"


def test_threads_share_a_client(made: SDK) -> None:
    runtime = made.module("_runtime.transport")
    headers = made.module("_runtime.headers").Headers

    class Echo:
        """Answers with the number in the address."""

        def send(self, request: Any) -> Any:
            number = re.findall(r"/(\d+)", request.url)[-1]
            kind = [("content-type", "application/json")]
            return runtime.RawResponse(
                200, headers(kind), b'{"id": %s}' % number.encode()
            )

        def close(self) -> None:
            pass

    threads, calls = 50, 20
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        for _ in range(5):  # resources are made by the first who asks for them
            client = made.package.Client(transport=Echo(), access_token="t")
            ready = Barrier(threads)

            def work(
                first: int, client: Any = client, ready: Barrier = ready
            ) -> list[tuple[int, int]]:
                ready.wait()
                numbers = range(first, first + calls)
                return [
                    (client.things.get(one).id, client.boxes.get(one).id)
                    for one in numbers
                ]

            with ThreadPoolExecutor(threads) as pool:
                firsts = [index * calls for index in range(threads)]
                found = list(pool.map(work, firsts))
            assert found == [
                [(one, one) for one in range(first, first + calls)] for first in firsts
            ]
    finally:
        sys.setswitchinterval(interval)


def test_servers_are_told_who_asks(made: SDK) -> None:
    talk = made.talk(Reply({"id": 7}), access_token="t")
    talk.client.things.get(7)
    python = ".".join(map(str, sys.version_info[:3]))
    assert talk.request.headers["user-agent"] == f"{made.name}/1.0.0 (python/{python})"
