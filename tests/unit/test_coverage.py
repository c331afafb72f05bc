"""The coverage contract: each node of a document is in the package, or told of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pytest

from generator.config import Options
from generator.coverage import measure
from generator.names import Records, name
from generator.parse import parse
from generator.problems import Problem, Report
from generator.read import read
from generator.read.inventory import take

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.ir import Api

HEAD = """\
openapi: 3.1.0
info: {title: Things, version: 1.0.0}
"""
WHOLE = """\
paths:
  /things/{id}:
    parameters:
      - {$ref: '#/components/parameters/Id'}
      - {name: trace, in: header, schema: {type: string}}
    get:
      operationId: getThing
      parameters:
        - {name: trace, in: header, schema: {type: integer}}
        - {name: filter, in: query, schema: {type: object, properties: {a: {}}}}
      responses:
        '200':
          description: Fine
          headers: {X-Left: {schema: {type: integer}}}
          content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
        default: {$ref: '#/components/responses/Wrong'}
    put:
      operationId: putThing
      requestBody:
        content:
          application/json: {schema: {properties: {size: {type: integer}}}}
      responses: {default: {$ref: '#/components/responses/Wrong'}}
  /other/{id}: {$ref: '#/paths/~1things~1{id}'}
components:
  parameters:
    Id: {name: id, in: path, required: true, schema: {type: string}}
    Never: {name: never, in: query, schema: {type: string}}
  responses:
    Wrong: {description: Wrong, headers: {X-Why: {$ref: '#/components/headers/Why'}}}
    Unheard: {description: Unheard}
  headers: {Why: {schema: {type: string}}}
  schemas:
    Thing:
      allOf:
        - {$ref: '#/components/schemas/Base'}
        - {properties: {name: {type: string}}}
      properties: {parent: {$ref: '#/components/schemas/Thing'}}
    Base: {type: object, properties: {id: {type: string}}}
    Free: {type: string}
  securitySchemes: {token: {type: http, scheme: bearer}}
"""


class Covered(NamedTuple):
    """What the contract says of a document."""

    counts: dict[str, tuple[int, ...]]
    problems: list[Problem]

    def codes(self) -> list[tuple[str, str | None]]:
        """Code and pointer of what the contract itself reports."""
        return [
            (problem.code, problem.pointer)
            for problem in self.problems
            if problem.code.startswith("CALCO-G")
        ]


def covered(
    text: str, folder: Path, forget: Callable[[Api], Api] = lambda api: api
) -> Covered:
    """Counts of a document whose parser forgets something.

    The counts are those of ``--json``: in the document, emitted, degraded, skipped,
    unused; groups without any are left out.
    """
    source = folder / "openapi.yaml"
    source.write_text(HEAD + text, encoding="utf-8")
    report = Report()
    document = read(str(source), report=report)
    inventory = take(document.tree)
    api = forget(parse(document, report))
    counts = measure(
        inventory, document, api, name(api, Options(), Records(), report), report
    ).items()
    return Covered(
        {group: tuple(each.values()) for group, each in counts if any(each.values())},
        report.problems,
    )


def test_everything_is_counted_once(tmp_path: Path) -> None:
    found = covered(WHOLE, tmp_path)
    assert found.counts == {
        "operations": (4, 4, 0, 0, 0),
        # Id and both called trace; filter. The unused one is counted apart.
        "parameters": (4, 4, 0, 0, 1),
        "bodies": (1, 1, 0, 0, 0),
        "responses": (2, 2, 0, 0, 1),
        "headers": (2, 2, 0, 0, 0),
        "schemas": (3, 3, 0, 0, 0),
        # id, name, parent, size, and a of the filter.
        "properties": (5, 5, 0, 0, 0),
        "security_schemes": (1, 1, 0, 0, 0),
    }
    assert found.codes() == [
        ("CALCO-G002", "#/components/parameters/Never"),
        ("CALCO-G002", "#/components/responses/Unheard"),
    ]
    assert [problem.level for problem in found.problems] == ["note", "note"]


def without_parameters(api: Api) -> Api:
    operations = (replace(each, parameters=()) for each in api.operations)
    return replace(api, operations=tuple(operations))


def without_responses(api: Api) -> Api:
    operations = (replace(each, responses=()) for each in api.operations)
    return replace(api, operations=tuple(operations))


def without_schemes(api: Api) -> Api:
    return replace(api, security_schemes=())


def without_the_last_operation(api: Api) -> Api:
    return replace(api, operations=api.operations[:-1])


@pytest.mark.parametrize(
    ("forget", "group", "pointers"),
    [
        (
            without_responses,
            "responses",
            [
                "#/components/responses/Wrong",
                "#/paths/~1things~1{id}/get/responses/200",
            ],
        ),
        (
            without_schemes,
            "security_schemes",
            ["#/components/securitySchemes/token"],
        ),
        (without_the_last_operation, "operations", ["#/paths/~1other~1{id}/put"]),
    ],
)
def test_what_a_stage_forgets_is_an_error(
    forget: Callable[[Api], Api], group: str, pointers: list[str], tmp_path: Path
) -> None:
    found = covered(WHOLE, tmp_path, forget)
    in_document, emitted, _, skipped, _ = found.counts[group]
    assert skipped == len(pointers)
    assert in_document == emitted + skipped
    missing = [p for p in found.problems if p.code == "CALCO-G001"]
    assert {p.level for p in missing} == {"error"}
    assert all(p.place is not None and p.place.line > 1 for p in missing)
    assert {*pointers} <= {p.pointer for p in missing}


def test_what_lies_in_something_missing_is_told_once(tmp_path: Path) -> None:
    found = covered(WHOLE, tmp_path, without_responses)
    assert found.counts["headers"][3] == 2
    # The header in the missing response is told with it; the shared one is not in it.
    assert [pointer for code, pointer in found.codes() if code == "CALCO-G001"] == [
        "#/components/headers/Why",
        "#/components/responses/Wrong",
        "#/paths/~1things~1{id}/get/responses/200",
    ]


def test_all_parameters_may_be_missing(tmp_path: Path) -> None:
    found = covered(WHOLE, tmp_path, without_parameters)
    assert found.counts["parameters"] == (4, 0, 0, 4, 1)
    told = [pointer for code, pointer in found.codes() if code == "CALCO-G001"]
    assert len(told) == 4


def test_what_a_problem_tells_of_needs_no_other(tmp_path: Path) -> None:
    text = """\
paths:
  /things:
    get:
      parameters:
        - {name: Accept, in: header, schema: {type: string}}
      responses: {204: {description: Done}}
components:
  securitySchemes: {odd: {type: http, scheme: hobbit}}
"""
    found = covered(text, tmp_path)
    assert found.counts["parameters"] == (1, 0, 0, 1, 0)
    assert found.counts["security_schemes"] == (1, 0, 0, 1, 0)
    assert {problem.code for problem in found.problems} == {"CALCO-P003", "CALCO-X003"}
    assert found.codes() == []


def test_what_is_not_carried_over_in_full_is_degraded(tmp_path: Path) -> None:
    text = """\
paths:
  /things:
    get:
      parameters:
        - {name: q, in: query, style: matrix, schema: {type: string}}
        - {name: r, in: query, schema: {type: string}}
      responses: {204: {description: Done}}
"""
    found = covered(text, tmp_path)
    assert found.counts["operations"] == (1, 1, 1, 0, 0)
    assert found.counts["parameters"] == (2, 2, 1, 0, 0)
    assert found.counts["responses"] == (1, 1, 0, 0, 0)


def test_reading_may_take_out_what_stands_before(tmp_path: Path) -> None:
    # The first of the list is refused, and the others move up.
    text = """\
paths:
  /things:
    get:
      parameters:
        - {name: a, in: nowhere, schema: {type: string}}
        - {name: b, in: query, schema: {type: string}}
        - {name: c, in: query, schema: {type: string}}
      responses: {204: {description: Done}}
"""
    found = covered(text, tmp_path)
    assert found.counts["parameters"] == (3, 2, 0, 1, 0)
    assert found.codes() == []


def test_a_path_item_without_operations_has_no_parameters(tmp_path: Path) -> None:
    text = """\
paths:
  /things:
    parameters: [{name: a, in: query, schema: {type: string}}]
"""
    assert "parameters" not in covered(text, tmp_path).counts


def test_links_are_told(tmp_path: Path) -> None:
    text = """\
paths:
  /things:
    get:
      operationId: getThings
      responses:
        '200':
          description: Fine
          links: {again: {operationId: getThings}, gone: {operationId: getNothing}}
"""
    found = covered(text, tmp_path)
    assert found.counts["links"] == (2, 1, 0, 1, 0)
    assert found.codes() == []  # CALCO-A003 has told of the other one


def test_schemas_that_hold_at_once_share_their_properties(tmp_path: Path) -> None:
    text = """\
paths: {}
components:
  schemas:
    Base: {type: object, properties: {id: {type: string}, deep: {properties: {a: {}}}}}
    Beside:
      properties: {shared: {type: string}}
      oneOf:
        - {properties: {one: {type: string}}}
        - {properties: {two: {type: string}}}
    Both:
      allOf:
        - properties: {deep: {properties: {b: {}}}}
        - properties: {deep: {properties: {c: {}}}}
    Thrice:
      type: array
      items:
        allOf:
          - {$ref: '#/components/schemas/Base'}
          - properties: {id: {description: Text}}
    Again:
      allOf:
        - {$ref: '#/components/schemas/Base'}
        - properties: {deep: {properties: {a: {}}}}
"""
    found = covered(text, tmp_path)
    assert found.counts["schemas"] == (5, 5, 0, 0, 0)
    assert found.counts["properties"] == (13, 13, 0, 0, 0)
    assert found.codes() == []


def test_what_equal_parts_make_up_is_there_for_all_of_them(tmp_path: Path) -> None:
    # No part is word for word one that is in the package: two make up what is.
    whole = """{allOf: [{properties: {seen: {properties: {by: {type: string}}}}}, \
{properties: {seen: {nullable: true, required: [by], properties: {by: {}}}}}]}"""
    text = f"""\
paths: {{}}
components:
  schemas:
    One: {whole}
    Two: {whole}
"""
    found = covered(text, tmp_path)
    assert found.counts["properties"] == (8, 8, 0, 0, 0)
    assert found.codes() == []


def test_conditions_are_told_together(tmp_path: Path) -> None:
    text = """\
paths: {}
components:
  schemas:
    Thing:
      properties: {kind: {type: string}}
      if: {properties: {kind: {const: a}}}
      then: {properties: {size: {type: integer}}}
      not: {properties: {weight: {type: integer}}}
"""
    found = covered(text, tmp_path)
    assert found.counts["properties"] == (4, 2, 0, 2, 0)
    assert found.codes() == []
