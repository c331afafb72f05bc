"""The ``calco.toml`` that an adoption comes to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.adoption.fitting import KINDS
from generator.plan.project import toml_string

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.adoption.plans import Wish
    from generator.config import Options
    from generator.config_paging import PagingRule

_HEADINGS = {
    "resources": "Where the operations of a tag are: client.NAME.method(...).",
    "operations": "What methods are called.",
    "schemas": "What classes are called.",
    "properties": "What fields are called.",
    "enums": "What members of enumerations are called.",
    "parameters": "What arguments are called.",
}


def configuration(
    options: Options, origin: str, pins: Mapping[str, Sequence[Wish]]
) -> str:
    """The text of ``calco.toml``.

    Args:
        options: How the package is made; its ``directory`` is not looked at.
        origin: The file that it comes from, for the comment at the top.
        pins: The names that are given, by kind.
    """
    name = options.package or ""
    lines = [f"# Taken over from {_comment(origin)}.", "", f"[sdk.{name}]"]
    texts = {
        "spec": options.spec,
        "output": f"output/{name}",
        "package": name,
        "distribution": options.distribution,
        "version": options.version,
        "license": options.license,
    }
    lines += [f"{key} = {toml_string(text)}" for key, text in texts.items() if text]
    for key, selection in (("include", options.include), ("exclude", options.exclude)):
        tables = [
            f"{part} = {_list(pattern.text for pattern in patterns)}"
            for part in ("tags", "operations")
            if (patterns := getattr(selection, part))
        ]
        if tables:
            lines.append(f"{key} = {{ {', '.join(tables)} }}")
    for kind in KINDS:
        if pins.get(kind):
            table = "resources" if kind == "resources" else f"names.{kind}"
            lines += ["", f"# {_HEADINGS[kind]}", f"[sdk.{name}.{table}]"]
            lines += [
                f"{toml_string(wish.what)} = {toml_string(wish.name)}"
                for wish in pins[kind]
            ]
    if options.paging:
        lines += ["", "# Which lists page, and how.", f"[sdk.{name}.paging]"]
        lines += [_paging(rule) for rule in options.paging]
    return "\n".join(lines) + "\n"


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(toml_string, texts))}]"


def _paging(rule: PagingRule) -> str:
    values = [f"{key} = {toml_string(text)}" for key, text in rule.texts.items()]
    told = f"{{ {', '.join(values)} }}" if values else '"off"'
    return f"{toml_string(rule.operations)} = {told}"


def _comment(text: str) -> str:
    """Text that ends neither its comment nor its line."""
    return re.sub(r"\s+", " ", "".join(c if c.isprintable() else " " for c in text))
