"""What else the API answers: every other kind of success, and an error.

The tests of the operations make the calls. A server is asked for the answer by the header
``Prefer``; one that does not know it answers as usual, and the test is skipped.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest

from fattureincloud import StatusError
from fattureincloud._runtime.encoding import to_wire

from .conftest import EXAMPLES, SERVER, make_async_client, make_client, plain

Answer = dict[str, Any]
CASES = [
    pytest.param(key, other, id=f"{key} {other['status']} {other['media_type']}")
    for key, example in EXAMPLES.items()
    for other in example.get("others", ())
]


@pytest.fixture(autouse=True)
def answered(key: str, other: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer is given in place of the operation's own."""
    monkeypatch.setitem(EXAMPLES, key, {**EXAMPLES[key], "text": None, **other})


def headers(answer: Answer) -> dict[str, str]:
    wanted = {"prefer": f"code={answer['status']}"}
    if answer["status"] < 400 and answer["media_type"]:
        wanted["accept"] = answer["media_type"]
    return wanted


def call_of(key: str, prefix: str) -> Any:
    """The test that calls the operation."""
    module, name = EXAMPLES[key]["test"]
    return getattr(import_module(f".{module}", __package__), f"test_{prefix}{name}")


def check_error(error: StatusError | None, answer: Answer) -> None:
    """The error that was raised is the one that was asked for."""
    if error is None or error.status_code != answer["status"]:
        assert SERVER, error
        pytest.skip("the server does not know the header Prefer")
    # A server makes up an answer of its own where the document gives none.
    if SERVER and not answer["documented"]:
        return
    if isinstance(error.body, bytes):
        assert error.text == answer["body"]
    else:
        made = to_wire(error.body, "error", read_only=True)
        assert plain(made) == plain(answer["body"])


@pytest.mark.parametrize(("key", "other"), CASES)
def test_other_answer(key: str, other: Answer) -> None:
    call = call_of(key, "")
    with make_client(headers(other)) as client:
        if other["status"] < 400:
            call(client)
            return
        error: StatusError | None = None
        try:
            call(client)
        except StatusError as raised:
            error = raised
    check_error(error, other)


@pytest.mark.anyio
@pytest.mark.parametrize(("key", "other"), CASES)
async def test_async_other_answer(key: str, other: Answer) -> None:
    call = call_of(key, "async_")
    async with make_async_client(headers(other)) as client:
        if other["status"] < 400:
            await call(client)
            return
        error: StatusError | None = None
        try:
            await call(client)
        except StatusError as raised:
            error = raised
    check_error(error, other)
