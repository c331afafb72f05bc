"""What each call was and is: a page for the users of the published package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.plan.project import markdown_line

if TYPE_CHECKING:
    from generator.adoption.comparing import Adopted


def page(adopted: Adopted) -> str:
    """The page, in Markdown."""
    package = adopted.options.package or ""
    lines = [
        f"# From the old {package} to the new one",
        "",
        f"The package was made by {adopted.tool}, and is made by Calco from now on.",
        "It was used like this:",
        "",
        "```python",
        *adopted.usage.splitlines(),
        "```",
        "",
        "Now it is",
        "",
        "```python",
        f"from {package} import Client",
        "",
        "with Client(...) as client:",
        "    client.some_resource.some_method(...)",
        "```",
        "",
        "and the same with `AsyncClient`, `async with` and `await`. Arguments of the path"
        " come first, all others by keyword, and so do the properties of a body. An answer"
        " is what the call returns; `client.raw(method, ...)` has its status and headers.",
        "",
        "## Calls",
        "",
        "| it was | it is |",
        "| --- | --- |",
    ]
    lines += [
        f"| {', '.join(map(_code, one.former)) or 'nothing'} | {_code(one.now)} |"
        for one in adopted.calls
    ]
    changed = [one for one in adopted.classes if one.former != one.now]
    same = len(adopted.classes) - len(changed)
    lines += ["", "## Models", ""]
    if same:
        lines += [f"{same} classes of `{package}.models` are called as before.", ""]
    if changed:
        lines += ["| it was | it is |", "| --- | --- |"]
        lines += [f"| {_code(one.former)} | {_code(one.now)} |" for one in changed]
        lines.append("")
    renamed = [one for one in adopted.parts if one.former != one.now]
    if renamed:
        lines += ["## Fields and members of enumerations", ""]
        lines += ["| it was | it is |", "| --- | --- |"]
        lines += [
            f"| {_code(f'{one.owner}.{one.former}')} | {_code(f'{one.owner}.{one.now}')} |"
            for one in renamed
        ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _code(name: str) -> str:
    """A name as code; one that anyone may have written is made inert instead."""
    plain = all(part.isidentifier() for part in name.split("."))
    return f"`{name}`" if plain else markdown_line(name)
