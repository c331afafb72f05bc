"""The tests that come with a package pass on what documents have for examples."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.behaviour.sdk import openapi

if TYPE_CHECKING:
    from tests.behaviour.sdk import SDK, MakeSDK


def run_tests(made: SDK) -> str:
    """What the package's own tests print; empty when all pass."""
    command = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests")
    done = subprocess.run(
        command, cwd=made.directory, capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else (done.stdout + done.stderr)[-6000:]


def answering_with(path: str, schema: str, example: str, identifier: str) -> str:
    return f"""
{path}:
  get:
    operationId: {identifier}
    tags: [things]
    responses:
      '200':
        description: Fine
        content: {{application/json: {{schema: {schema}, {example}}}}}
"""


def test_values_that_can_be_written_in_several_ways(sdk: MakeSDK) -> None:
    schema = """{properties: {
        nanoseconds: {type: string, format: date-time},
        milliseconds: {type: string, format: date-time},
        zone: {type: string, format: date-time},
        at: {type: array, items: {type: string, format: time}},
        id: {type: string, format: uuid},
        content: {type: string, format: byte}}}"""
    example = """example: {
        nanoseconds: '2015-01-06T15:47:32.080254511Z',
        milliseconds: '2020-01-08t23:48:37.000-08:00',
        zone: '2020-01-08 23:48:37.120+00:00',
        at: ['10:00:00.500Z'],
        id: 'C0A8012E-1F4B-4C3D-9E2A-8B7C6D5E4F30',
        content: YWJj}"""
    text = openapi(answering_with("/things", schema, example, "getThings"))
    assert run_tests(sdk(text)) == ""


def test_content_that_no_example_gives(sdk: MakeSDK) -> None:
    schema = "{properties: {content: {type: string, format: byte}}}"
    text = openapi(answering_with("/things", schema, "x-none: 1", "getThings"))
    assert run_tests(sdk(text)) == ""


def test_content_in_json(sdk: MakeSDK) -> None:
    schema = "{type: string, format: binary}"
    text = openapi(answering_with("/things", schema, "x-none: 1", "getThings"))
    assert run_tests(sdk(text)) == ""


def test_a_path_that_says_more_is_meant(sdk: MakeSDK) -> None:
    text = openapi(
        answering_with("/things/{id}", "{type: integer}", "example: 1", "getThing")
        + answering_with(
            "/things/{id}.{kind}", "{type: string}", "example: a", "getFile"
        )
        + answering_with("/things/{id}:go", "{type: boolean}", "example: true", "goOn")
    )
    assert run_tests(sdk(text)) == ""


def test_what_differs_is_seen(sdk: MakeSDK) -> None:
    made = sdk(
        openapi(answering_with("/things", "{type: integer}", "example: 1", "getIt"))
    )
    pairs = {
        "2015-01-06T15:47:32.1Z": "2015-01-06T15:47:32.2Z",
        "2015-01-06T15:47:32Z": "2015-01-06T15:47:32-08:00",
        "10:00:00": "10:00:01",
        "Abc": "abc",
        "C0A8012E-1F4B-4C3D-9E2A-8B7C6D5E4F30": "C0A8012E-1F4B-4C3D-9E2A-8B7C6D5E4F31",
    }
    program = f"""
from tests.conftest import plain
for one, other in {pairs!r}.items():
    assert plain({{"a": [one]}}) == plain({{"a": [one]}}), one
    assert plain({{"a": [one]}}) != plain({{"a": [other]}}), one
"""
    subprocess.run([sys.executable, "-c", program], cwd=made.directory, check=True)


_SEVERAL_ANSWERS = openapi(
    """
/things:
  post:
    operationId: addThing
    tags: [things]
    responses:
      '200':
        description: There already
        content:
          application/json: {schema: {$ref: '#/components/schemas/Thing'}}
          text/csv: {schema: {type: string}, example: "name\\nA"}
      '202':
        description: Later
        content: {text/plain: {schema: {type: string}, example: "queue 7"}}
      '204': {description: Nothing to do}
      '404':
        description: No
        content:
          application/json:
            schema: {type: object, properties: {reason: {type: string}}}
            example: {reason: Lost}
      default: {description: No}
""",
    "Thing: {type: object, properties: {name: {type: string}}, example: {name: A}}",
)


def other_tests(made: SDK) -> list[str]:
    """The lines that say how each test of a further answer went."""
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-vv"),
            "--no-summary",
            "tests/test_other_answers.py",
        ],
        cwd=made.directory,
        capture_output=True,
        text=True,
        check=False,
    )
    found = [line.partition("::")[2] for line in ran.stdout.splitlines()]
    return sorted(
        " ".join(line.split("[")[:2]).partition("]")[0] + line.partition("]")[2][:7]
        for line in found
        if line.startswith("test_")
    )


def test_every_further_answer_and_an_error_are_tried(sdk: MakeSDK) -> None:
    made = sdk(_SEVERAL_ANSWERS)
    answers = ("200 text/csv", "202 text/plain", "204 None", "404 application/json")
    assert other_tests(made) == [
        f"{test} addThing {answer} PASSED"
        for test in ("test_async_other_answer", "test_other_answer")
        for answer in answers
    ]
    assert run_tests(made) == ""


def test_an_error_that_might_pass_is_asked_for_once(sdk: MakeSDK) -> None:
    made = sdk(_SEVERAL_ANSWERS.replace("'404'", "'429'").replace("  post:", "  get:"))
    clock = made.directory / made.package.__name__ / "_runtime" / "clock.py"
    text = clock.read_text(encoding="utf-8")
    first = "        if not is_async:\n"
    assert text.count(first) == 1
    clock.write_text(
        text.replace(first, f"        assert not seconds\n{first}"), "utf-8"
    )
    assert [line for line in other_tests(made) if "429" in line] == [
        f"{test} addThing 429 application/json PASSED"
        for test in ("test_async_other_answer", "test_other_answer")
    ]


def test_a_further_answer_that_differs_is_seen(sdk: MakeSDK) -> None:
    made = sdk(_SEVERAL_ANSWERS)
    conftest = made.directory / "tests" / "conftest.py"
    text = conftest.read_text(encoding="utf-8")
    answer = 'return RawResponse(answer["status"], headers, content'
    assert text.count(answer) == 1
    changed = f'{answer}.replace(b"7", b"8").replace(b"Lost", b"Found")'
    conftest.write_text(text.replace(answer, changed), encoding="utf-8")
    assert [line for line in other_tests(made) if "PASSED" not in line] == [
        f"{test} addThing {answer} FAILED"
        for test in ("test_async_other_answer", "test_other_answer")
        for answer in ("202 text/plain", "404 application/json")
    ]
