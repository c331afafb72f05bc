"""``calco init``: write a calco.toml."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import config
from generator.commands.common import command_errors, one_line
from generator.problems import CalcoError

if TYPE_CHECKING:
    from generator.adoption import Adopted

# The keys of generator.adoption.TOOLS, which loads more than --help needs.
_TOOLS = ("openapi-generator", "openapi-python-client", "stainless")


@click.command()
@click.argument("spec")
@click.option("--package", metavar="NAME", help="The import name of the package.")
@click.option(
    "--from",
    "tool",
    type=click.Choice(_TOOLS),
    help="SPEC is the configuration of this tool; keep the names it gave, and list"
    " what differs.",
)
@click.option(
    "--spec",
    "document",
    metavar="FILE",
    help="With --from: the document, where the configuration does not name it.",
)
@click.option(
    "--table",
    metavar="FILE",
    help="With --from: write what each call was and is, in Markdown.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@command_errors
def init(
    spec: str,
    package: str | None,
    tool: str | None,
    document: str | None,
    table: str | None,
    as_json: bool,
) -> int:
    """Write a calco.toml for SPEC into the current folder."""
    target = Path(config.FILE_NAME)
    if tool is not None:
        return _take_over(tool, spec, package, document, table, as_json)
    if document is not None or table is not None:
        raise click.UsageError("--spec and --table go with --from.")
    from generator.names.resolve import package_name
    from generator.problems import Report
    from generator.read import read

    if spec == "-":
        raise click.UsageError("calco.toml names its document; give a file or a URL.")
    read_document = read(spec, report=Report())
    title = read_document.tree.get("info", {}).get("title")
    name = package or package_name(title if isinstance(title, str) else "")
    config.check_package_name(name)
    _write(target, starter(name, spec))
    if as_json:
        print(json.dumps({"file": str(target), "package": name, "spec": spec}))
    else:
        click.echo(f"{target} written; next: calco generate")
    return 0


def _take_over(
    tool: str,
    location: str,
    package: str | None,
    document: str | None,
    table: str | None,
    as_json: bool,
) -> int:
    """Write a calco.toml from the configuration of another tool."""
    from generator.adoption import adopt, telling
    from generator.adoption.table import page

    if document == "-":
        raise click.UsageError("calco.toml names its document; give a file or a URL.")
    target = Path(config.FILE_NAME)
    if target.exists():
        raise _exists(target)
    adopted: Adopted = adopt(tool, location, document, package)
    if table is not None:
        if not adopted.calls:
            raise CalcoError.of(
                "CALCO-C061",
                "without the document there are no calls to compare",
                hint="Give it: --spec FILE.",
            )
        _write(Path(table), page(adopted))
    _write(target, adopted.text)
    if as_json:
        print(json.dumps(telling.as_json(adopted, str(target)), indent=2))
        return 0
    for line in telling.report(adopted):
        click.echo(_printable(line))
    click.echo(f"\n{target} written; next: calco generate")
    return 0


def _printable(line: str) -> str:
    """The line as it is aligned, without what a terminal would obey."""
    indent = len(line) - len(line.lstrip(" "))
    return line if line.isprintable() else " " * indent + one_line(line)


def _exists(path: Path) -> CalcoError:
    return CalcoError.of(
        "CALCO-C012", f"{path} exists already", hint="Edit it, or move it away."
    )


def _write(path: Path, text: str) -> None:
    """Write a file that is not there yet."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise _exists(path) from error
    except OSError as error:
        raise CalcoError.of(
            "CALCO-C001", f"{path} cannot be written: {os.strerror(error.errno or 0)}"
        ) from error


def starter(name: str, spec: str) -> str:
    """The text of a new ``calco.toml``."""
    return f"""\
[sdk.{name}]
spec = {json.dumps(spec)}
output = {json.dumps(f"output/{name}")}
package = {json.dumps(name)}

# What changes the document before anything is made of it: OpenAPI Overlays.
# overlays = ["{name}.overlay.yaml"]

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
