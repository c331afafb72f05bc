"""A package that is made anew goes on calling things what its users call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.behaviour.sdk import Reply, answering, make_sdk, openapi, public

if TYPE_CHECKING:
    from pathlib import Path


def _answering(*properties: str) -> str:
    listed = ", ".join(f"{name}: {{type: string}}" for name in properties)
    schema = f"Thing: {{type: object, properties: {{{listed}}}}}"
    return answering("$ref: '#/components/schemas/Thing'", schema)


def test_a_field_keeps_its_name_when_a_property_of_that_name_comes(
    tmp_path: Path,
) -> None:
    made = make_sdk(
        _answering("foo_bar", "fooBar"), tmp_path, earlier=_answering("fooBar")
    )
    talk = made.talk(Reply({"fooBar": "old", "foo_bar": "new"}))
    thing = talk.client.things.fetch()
    assert thing.foo_bar == "old"
    assert thing.foo_underscore_bar == "new"
    assert thing.to_dict() == {"fooBar": "old", "foo_bar": "new"}
    # The newcomer alone is not taken for the field that is called like it.
    only = made.talk(Reply({"foo_bar": "new"})).client.things.fetch()
    assert only.foo_bar is None
    assert only.foo_underscore_bar == "new"
    assert only.to_dict() == {"foo_bar": "new"}


def test_a_method_keeps_its_name_when_the_operation_gets_another_id(
    tmp_path: Path,
) -> None:
    def document(*operations: tuple[str, str]) -> str:
        return openapi(
            "\n".join(
                f"{path}:\n"
                "  get:\n"
                f"    operationId: {identifier}\n"
                "    tags: [things]\n"
                "    responses: {'204': {description: Done}}"
                for path, identifier in operations
            )
        )

    made = make_sdk(
        document(("/things", "getThings"), ("/long/things", "fetchThings")),
        tmp_path,
        earlier=document(("/long/things", "getThings")),
    )
    talk = made.talk()
    assert set(public(talk.client.things)) == {"get", "get_things"}
    talk.client.things.get()
    assert talk.target == "/long/things"
