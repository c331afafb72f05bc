"""Documents with something wrong in them: small changes to good ones.

A change picks a node by a number, so that the same numbers make the same
document and a failure shrinks to few and small changes.
"""

from __future__ import annotations

import copy
import json
from typing import Any, TypeAlias

from hypothesis import strategies as st

from generator.json_types import is_array, is_object

Way: TypeAlias = tuple[str | int, ...]
Change: TypeAlias = tuple[str, int, int, int]

MARK = "calco_was_here"
"""The name of a function that hostile texts call."""

HOSTILE: tuple[str, ...] = (
    f'"""; import os; {MARK}()',
    f"'''\n{MARK}()\n",
    f"\n{MARK}()\n#",
    f"{{{{ {MARK}() }}}}",
    "{% for x in y %}",
    "{#",
    f"\\\n{MARK}()",
    f'\\"""\n{MARK}()\n"""',
    f"{{{MARK}()}}",
    f"a]\n{MARK}()",
    f"x: int = {MARK}()",
    "\\",
    "\\N{BULLET}",
    "a\x00b",
    "\x1b[31mred",
    "\u202eabc\u202c",
    "\u2028" + f"{MARK}()",
    "\x0c\x0b\x85\x1c",
    "\r\n",
    "../../x",
    "/etc/passwd",
    "..",
    "C:\\x",
    "x" * 5000,
    "y/" * 400,
    "__class__",
    "__init__",
    "model_config",
    "model_fields",
    "model_dump",
    "self",
    "cls",
    "None",
    "class",
    "print",
    "list",
    "type",
    "dt",
    "BaseModel",
    "_",
    "",
    " ",
    "1",
    "200",
    "-",
    "é",
    "e\u0301",
    "ﬁ",
    "🐈",
    "中文",
    "ß",
    "İ",
    "%s%n{0}",
    "a\tb",
    "$ref",
    "*/*",
    "application/json; charset=utf-8",
    "multipart/form-data",
    "text/event-stream",
    "application/x-www-form-urlencoded",
    "deepObject",
    "date-time",
    "binary",
    "#",
    "#/",
    "#/paths",
    "http://[",
    "other.yaml#/x",
)
_VALUES: list[Any] = [
    None,
    True,
    False,
    0,
    -1,
    1.5,
    2**63 + 1,
    10**400,
    1e308,
    [],
    {},
    [[]],
    [None],
    [{}],
    ["null"],
    {"": None},
    {"$ref": ""},
    {"$ref": "#"},
    {"$ref": None},
    {"$ref": {"$ref": "#"}},
    {"$dynamicRef": "#node"},
    {"type": "object"},
    {"type": "array"},
    {"type": []},
    {"type": ["string", "null"]},
    {"not": {}},
    {"enum": [None]},
    {"enum": [1, "1", True, None, 1.0]},
    {"const": {"a": 1}},
    {"allOf": [{}]},
    {"oneOf": [{"type": "null"}]},
    {"anyOf": [{"required": ["a"]}, {"required": ["b"]}]},
    {"properties": {"a": {"type": "string"}}, "oneOf": [{"type": "string"}]},
    {"type": "string", "pattern": "(", "default": 5},
    {"type": "integer", "minimum": "a", "maximum": 10**30, "multipleOf": 0},
    {"additionalProperties": {"type": "string"}, "properties": {"x": {}}},
    *HOSTILE,
]
KINDS = (
    "delete",
    "replace",
    "rename",
    "insert",
    "copy",
    "move",
    "swap",
    "refer",
    "append",
    "wrap",
)
KEYS = (*HOSTILE, "x-calco", "type", "properties", "allOf", "items", "schema", "get")

changes: st.SearchStrategy[list[Change]] = st.lists(
    st.tuples(
        st.sampled_from(KINDS),
        st.integers(0, 10_000),
        st.integers(0, 10_000),
        st.integers(0, 10_000),
    ),
    min_size=1,
    max_size=8,
)


def ways(node: Any) -> list[Way]:
    """The way to every node of a tree, the root's first."""
    found: list[Way] = []
    stack: list[tuple[Any, Way]] = [(node, ())]
    while stack:
        here, way = stack.pop()
        found.append(way)
        if is_object(here):
            stack.extend((child, (*way, key)) for key, child in here.items())
        elif is_array(here):
            stack.extend((child, (*way, i)) for i, child in enumerate(here))
    return found


def mutated(document: Any, wanted: list[Change]) -> Any:
    """A copy of a document with some changes, one after the other."""
    tree = copy.deepcopy(document)
    for kind, first, second, third in wanted:
        known = ways(tree)[1:]
        if not known:
            break
        way = known[first % len(known)]
        other = known[second % len(known)]
        _change(tree, kind, way, other, second, third)
    return tree


def _at(tree: Any, way: Way) -> Any:
    for step in way:
        tree = tree[step]
    return tree


def _change(
    tree: Any, kind: str, way: Way, other: Way, second: int, third: int
) -> None:
    holder, key = _at(tree, way[:-1]), way[-1]
    value = _VALUES[second % len(_VALUES)]
    name = KEYS[third % len(KEYS)]
    if kind == "delete":
        del holder[key]
    elif kind == "replace":
        holder[key] = copy.deepcopy(value)
    elif kind == "rename" and is_object(holder):
        pairs = [(name if k == key else k, v) for k, v in holder.items()]
        holder.clear()
        holder.update(pairs)
    elif kind == "insert" and is_object(holder[key]):
        holder[key][name] = copy.deepcopy(value)
    elif kind in ("copy", "move"):
        taken = copy.deepcopy(_at(tree, other))
        if kind == "move" and way[: len(other)] != other:
            gone = _at(tree, other[:-1])
            holder[key] = taken
            if other[: len(way)] != way:
                del gone[other[-1]]
        else:
            holder[key] = taken
    elif kind == "swap":
        related = way[: len(other)] == other or other[: len(way)] == way
        if not related:
            there = _at(tree, other[:-1])
            holder[key], there[other[-1]] = there[other[-1]], holder[key]
    elif kind == "refer":
        steps = (str(s).replace("~", "~0").replace("/", "~1") for s in other)
        holder[key] = {"$ref": "/".join(["#", *steps])}
    elif kind == "append" and is_array(holder[key]):
        holder[key].append(copy.deepcopy(value))
    elif kind == "wrap":
        holder[key] = [holder[key]] if third % 2 else {name: holder[key]}


def written(tree: Any) -> bytes:
    """A document as JSON, which holds every text that Python does."""
    return json.dumps(tree).encode()
