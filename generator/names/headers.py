"""What the fields are called that hold the headers of answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.names.identifiers import distinct, snake, spelled_out
from generator.names.reserved import HEADERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.ir import Api


def name_headers(api: Api, recorded: Mapping[str, str]) -> dict[str, str]:
    """The field of each header that some answer is said to have.

    Args:
        api: The intermediate model.
        recorded: The fields of an earlier run by header; they stay, and those of what
            is gone are given to nothing else.

    Returns:
        The fields by the names of the headers, in lower case, as these are the same
        in any (RFC 9110, 5.1).
    """
    present = {
        header.name.lower(): header.name
        for operation in api.operations
        for response in operation.responses
        for header in response.headers
    }
    found = {key: recorded[key] for key in present if key in recorded}
    taken = {*HEADERS, *recorded.values()}
    for key, name in present.items():
        if key not in found:
            plain = snake(name, fallback="header")
            if plain.startswith("model_"):
                plain = f"{plain}_"
            spelled = snake(spelled_out(name, dividers=True), fallback="header")
            found[key] = distinct(plain, taken, f"{plain}_", spelled)
            taken.add(found[key])
    return found
