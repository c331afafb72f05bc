"""Values of examples that name things in somebody's account, and are to be changed."""

from __future__ import annotations

import re
from typing import Any

from generator.json_types import is_array, is_object

_IDENTIFIER = re.compile(r"(?:^|[_-])(?:id|ids|uuid|token|key|secret)$|[a-z]Ids?$")

Steps = tuple[str | int, ...]


def account_values(value: Any) -> dict[Steps, str]:
    """The names of the properties that hold such values, by what leads to each value.

    Args:
        value: An example, as JSON has it.
    """
    found: dict[Steps, str] = {}
    _gather(value, "", (), found)
    return found


def unchanged(example: Any, value: Any) -> dict[Steps, str]:
    """Those of an example that are still in a value that was made of it."""
    now = account_values(value)
    return {
        steps: name
        for steps, name in account_values(example).items()
        if steps in now and _at(value, steps) == _at(example, steps)
    }


def _gather(value: Any, name: str, steps: Steps, found: dict[Steps, str]) -> None:
    if is_object(value):
        for key, inner in value.items():
            _gather(inner, key, (*steps, key), found)
    elif is_array(value):
        for index, inner in enumerate(value):
            _gather(inner, name, (*steps, index), found)
    elif value is not None and _IDENTIFIER.search(name):
        found[steps] = name


def _at(value: Any, steps: Steps) -> Any:
    for step in steps:
        value = value[step]
    return value
