"""Which description of a response an answer is read by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.behaviour.sdk import Reply, asking, openapi

if TYPE_CHECKING:
    from tests.behaviour.sdk import MakeSDK


def _with(responses: str) -> str:
    return openapi(
        f"""
/things:
  get:
    operationId: getThings
    tags: [things]
    responses: {responses}
""",
        """
A: {type: object, properties: {a: {type: integer}}}
B: {type: object, properties: {b: {type: integer}}}
""",
    )


_A, _B = (
    "{description: x, content: {application/json: {schema: "
    f"{{$ref: '#/components/schemas/{name}'}}}}}}}}"
    for name in "AB"
)


@pytest.mark.parametrize("status", ["2XX", "2xx", "default", "Default"])
def test_a_range_or_a_default_describes_success(sdk: MakeSDK, status: str) -> None:
    made = sdk(_with(f"{{{status}: {_A}}}"))
    talk = made.talk(Reply({"a": 1}, 207))
    assert talk.client.things.get() == made.models.A(a=1)


def test_a_status_goes_before_its_range(sdk: MakeSDK) -> None:
    made = sdk(_with(f"{{2XX: {_A}, '201': {_B}}}"))
    assert made.talk(Reply({"a": 1}, 202)).client.things.get() == made.models.A(a=1)
    assert made.talk(Reply({"b": 1}, 201)).client.things.get() == made.models.B(b=1)


@pytest.mark.parametrize("status", ["4XX", "4xx"])
def test_a_range_describes_errors_and_default_the_others(
    sdk: MakeSDK, status: str
) -> None:
    made = sdk(_with(f"{{'204': {{description: x}}, {status}: {_A}, default: {_B}}}"))
    for code, body in ((404, made.models.A(a=1)), (500, made.models.B(b=2))):
        talk = made.talk(Reply({"a": 1} if code == 404 else {"b": 2}, code))
        with pytest.raises(made.package.StatusError) as caught:
            talk.client.things.get()
        assert caught.value.body == body
    assert made.talk(Reply(status=204)).client.things.get() is None


def test_a_default_beside_success_is_for_errors_alone(sdk: MakeSDK) -> None:
    made = sdk(_with(f"{{'200': {_A}, default: {_B}}}"))
    found = made.talk(Reply({"a": 1}, 202)).client.things.get()
    assert found == made.models.A(a=1)


def test_a_parameter_that_is_not_in_the_path_is_told_where_it_is_missed(
    sdk: MakeSDK,
) -> None:
    made = sdk(asking("{name: id, in: path, required: true, schema: {type: integer}}"))
    assert made.codes == ["CALCO-P002"]
    talk = made.talk()
    talk.client.things.find()
    assert talk.target == "/things"
    assert "Not sent, for the path has no place for it: ``id``." in (
        talk.client.things.find.__doc__
    )


def test_several_tags_make_one_method(sdk: MakeSDK) -> None:
    text = _with(f"{{'200': {_A}}}").replace("tags: [things]", "tags: [things, others]")
    talk = sdk(text).talk(Reply({"a": 1}))
    assert talk.client.things.get().a == 1
    assert not hasattr(talk.client, "others")
