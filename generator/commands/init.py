"""``calco init``: write a calco.toml."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from generator import config
from generator.commands.common import command_errors
from generator.problems import CalcoError


@click.command()
@click.argument("spec")
@click.option("--package", metavar="NAME", help="The import name of the package.")
@command_errors
def init(spec: str, package: str | None) -> int:
    """Write a calco.toml for SPEC into the current folder."""
    from generator.problems import Report
    from generator.read import read

    if spec == "-":
        raise click.UsageError("calco.toml names its document; give a file or a URL.")
    target = Path(config.FILE_NAME)
    document = read(spec, report=Report())
    title = document.tree.get("info", {}).get("title")
    name = package or package_name(title if isinstance(title, str) else "")
    config.check_package_name(name)
    text = starter(name, spec)
    try:
        with target.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise CalcoError.of(
            "CALCO-C012",
            f"{target} exists already",
            hint="Edit it, or move it away.",
        ) from error
    except OSError as error:
        raise CalcoError.of(
            "CALCO-C001", f"{target} cannot be written: {os.strerror(error.errno or 0)}"
        ) from error
    click.echo(f"{target} written; next: calco generate")
    return 0


def package_name(title: str) -> str:
    """An import name out of a title: ``Book Shop API`` gives ``book_shop``."""
    import keyword
    import re

    words = re.findall(r"[a-z0-9]+", title.lower())
    while len(words) > 1 and words[-1] in {"api", "rest", "openapi"}:
        words.pop()
    name = "_".join(words) or "client"
    if name[0].isdigit() or keyword.iskeyword(name):
        name = f"api_{name}"
    return name


def starter(name: str, spec: str) -> str:
    """The text of a new ``calco.toml``."""
    return f"""\
[sdk.{name}]
spec = {json.dumps(spec)}
output = {json.dumps(f"output/{name}")}
package = {json.dumps(name)}

# Only some of the operations: by tag, by path, by operationId or "GET /path".
# include = {{ tags = ["Books"], paths = ["/books/*"], operations = [] }}
# exclude = {{ paths = ["/internal/*"] }}

# Resources within resources, by tag.
# [sdk.{name}.resources]
# "Pull Requests" = "repos.pulls"

# Names of your own; calco.lock shows how things are written.
# [sdk.{name}.names.operations]
# "listBooks" = "books.list"
# [sdk.{name}.names.schemas]
# "book-v2" = "Book"
# [sdk.{name}.names.properties]
# "book-v2.class" = "kind"
# [sdk.{name}.names.enums]
# "Color.#fff" = "WHITE"
# [sdk.{name}.names.parameters]
# "listBooks perPage" = "size"
"""
