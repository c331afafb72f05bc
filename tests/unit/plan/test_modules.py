"""Which module a schema lives in, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.ir.references import schema_references
from generator.plan.modules import Modules, assign
from tests.unit.plan.planning import parsed

if TYPE_CHECKING:
    from pathlib import Path


def assigned(uses: dict[str, list[str]], schemas: str, directory: Path) -> Modules:
    """The modules for schemas that these resources answer with."""
    lines = ["paths:"]
    for tag, names in uses.items():
        for schema in names:
            lines.append(f"""
  /{tag}/{schema}:
    get:
      tags: [{tag}]
      responses:
        '200':
          description: Fine
          content: {{application/json: {{schema: {{$ref: '#/components/schemas/{schema}'}}}}}}
""")
    lines.append("components:\n  schemas:")
    lines += [f"    {line}" for line in schemas.strip().splitlines()]
    api, names_, _ = parsed("\n".join(lines), directory)
    modules = assign(api, names_)
    _check(
        modules,
        {identity: set(schema_references(s)) for identity, s in api.schemas.items()},
    )
    return modules


def _check(modules: Modules, references: dict[str, set[str]]) -> None:
    """What must hold for any document."""
    placed = [identity for group in modules.members.values() for identity in group]
    assert sorted(placed) == sorted(references)
    edges: dict[str, set[str]] = {module: set() for module in modules.members}
    for identity, targets in references.items():
        for target in targets:
            if modules.of[target] != modules.of[identity]:
                edges[modules.of[identity]].add(modules.of[target])
    left = dict(edges)
    while left:
        leaves = {
            module for module, targets in left.items() if not targets & left.keys()
        }
        assert leaves, f"modules import each other: {left}"
        left = {
            module: targets for module, targets in left.items() if module not in leaves
        }
    for group in modules.members.values():
        for index, identity in enumerate(group):
            later = set(group[index + 1 :]) & references[identity]
            assert all(target in modules.cyclic for target in later)


def _short(modules: Modules) -> dict[str, list[str]]:
    return {
        module: sorted(identity.rpartition("/")[2] for identity in group)
        for module, group in modules.members.items()
    }


_CHAIN = """
A: {type: object, properties: {b: {$ref: '#/components/schemas/B'}}}
B: {type: object, properties: {c: {$ref: '#/components/schemas/C'}}}
C: {type: object, properties: {x: {type: string}}}
D: {type: object, properties: {c: {$ref: '#/components/schemas/C'}}}
E: {type: object, properties: {x: {type: string}}}
"""


def test_schemas_live_with_their_only_user(tmp_path: Path) -> None:
    modules = assigned({"one": ["A"], "two": ["D"]}, _CHAIN, tmp_path)
    assert _short(modules) == {
        "common": ["C"],
        "one": ["A", "B"],
        "two": ["D"],
        "unused": ["E"],
    }


def test_dependencies_come_first(tmp_path: Path) -> None:
    modules = assigned({"one": ["A", "D", "E"]}, _CHAIN, tmp_path)
    order = [identity.rpartition("/")[2] for identity in modules.members["one"]]
    assert order.index("C") < order.index("B") < order.index("A")
    assert order.index("C") < order.index("D")


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (("common", "two"), {"common", "two", "shared_types", "unused"}),
        (("unused", "two"), {"unused", "two", "common", "unused_types"}),
    ],
)
def test_a_resource_may_be_called_as_the_shared_module(
    tags: tuple[str, str], expected: set[str], tmp_path: Path
) -> None:
    modules = assigned({tags[0]: ["A"], tags[1]: ["D"]}, _CHAIN, tmp_path)
    assert set(modules.members) == expected


def test_resources_may_take_every_name_the_shared_module_could_have(
    tmp_path: Path,
) -> None:
    modules = assigned(
        {
            "common": ["A"],
            "shared types": ["D"],
            "unused": ["A"],
            "unused types": ["D"],
        },
        _CHAIN,
        tmp_path,
    )
    (shared,) = [name for name, group in _short(modules).items() if "C" in group]
    assert shared not in ("common", "shared_types", "unused", "unused_types")


_CYCLE = """
A: {type: object, properties: {b: {$ref: '#/components/schemas/B'}}}
B: {type: array, items: {$ref: '#/components/schemas/C'}}
C: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/D'}]}
D: {type: object, properties: {d: {$ref: '#/components/schemas/D'}}}
E: {type: object, properties: {d: {$ref: '#/components/schemas/D'}}}
"""


def test_cycles_are_known(tmp_path: Path) -> None:
    modules = assigned({"one": ["A"], "two": ["E"]}, _CYCLE, tmp_path)
    assert {identity.rpartition("/")[2] for identity in modules.cyclic} == {
        "A",
        "B",
        "C",
        "D",
    }
    assert _short(modules)["common"] == ["D"]


def test_a_cycle_that_several_use_is_shared_as_a_whole(tmp_path: Path) -> None:
    modules = assigned({"one": ["A"], "two": ["B"], "three": ["C"]}, _CYCLE, tmp_path)
    assert _short(modules) == {"common": ["A", "B", "C", "D"], "unused": ["E"]}


def test_a_long_chain_is_no_recursion(tmp_path: Path) -> None:
    count = 3000
    schemas = "\n".join(
        f"S{n}: {{type: object, properties: {{n: {{$ref: '#/components/schemas/S{n + 1}'}}}}}}"
        for n in range(count)
    )
    last = f"\nS{count}: {{type: object, properties: {{x: {{type: string}}}}}}"
    modules = assigned({"one": ["S0"]}, schemas + last, tmp_path)
    first = f"#/components/schemas/S{count}"
    assert modules.members[modules.of[first]][0] == first
    assert modules.cyclic == frozenset()
