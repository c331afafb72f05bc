"""Reading ``calco.toml``: strict, and every mistake with its place."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from generator.config import (
    AllowedGap,
    Configuration,
    Options,
    Pattern,
    Pin,
    Selection,
    check_package_name,
    is_version,
    spdx_expression,
)
from generator.config_fills import read_fills
from generator.config_oauth import read_oauth
from generator.config_overlays import read_overlays
from generator.config_paging import read_paging
from generator.config_release import read_release
from generator.config_tables import Table
from generator.config_webhooks import read_webhooks
from generator.config_workspace import sdk_tables
from generator.problems import CalcoError, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


def load(path: Path) -> Configuration:
    """Read a ``calco.toml``; see :func:`generator.config.load`."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CalcoError.of(
            "CALCO-C001", f"{path} cannot be read: {_reason(error)}"
        ) from error
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(path, text, error) from error
    return _configuration(Table(path, text, document))


def _reason(error: OSError | UnicodeDecodeError) -> str:
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    return "it is not UTF-8"


def _not_toml(path: Path, text: str, error: tomllib.TOMLDecodeError) -> CalcoError:
    message = str(error)
    found = re.search(r"\(at line (\d+), column (\d+)\)", message)
    if found:
        place = Place(str(path), int(found[1]), int(found[2]))
        message = message[: found.start()].strip()
    else:
        place = Place(str(path), max(1, text.count("\n")), 1)
    return CalcoError.of(
        "CALCO-C002", f"this is not valid TOML: {message}", place=place
    )


_TEXTS = ("package", "distribution", "version", "license", "author")
_SDK_KEYS = (
    "spec",
    "output",
    *_TEXTS,
    "allow",
    "allow_remote",
    "extend",
    "guides",
    "names",
    "oauth",
    "reference",
    "overlays",
    "paging",
    "patch",
    "release",
    "resources",
    "since",
    "webhooks",
    "include",
    "exclude",
)
_NAME_KEYS = ("operations", "schemas", "properties", "enums", "parameters", "scopes")
_SELECTION_KEYS = ("tags", "paths", "operations")
_EXTEND_KEYS = ("resources", "models")
_ALLOW_KEYS = ("code", "reason", "operation", "pointer")


def _configuration(document: Table) -> Configuration:
    document.only_known(("sdk", "defaults", "workspace"))
    is_usable = isinstance(document.values.get("sdk", {}), dict)
    tables = sdk_tables(document, _SDK_KEYS) if is_usable else {}
    if not tables:
        raise CalcoError.of(
            "CALCO-C003",
            "no SDK is configured",
            place=Place(str(document.path), 1, 1),
            hint="Add a table such as [sdk.bookshop] with spec and output.",
        )
    found = {name: _sdk(name, table) for name, table in tables.items()}
    _no_shared_output(found, tables)
    return Configuration(document.path, found)


def _sdk(name: str, table: Table) -> Options:
    table.only_known(_SDK_KEYS)
    spec, output = table.text("spec"), table.text("output")
    if spec is None or output is None:
        missing = "spec" if spec is None else "output"
        raise table.error("CALCO-C005", f"sdk.{name} has no {missing!r}")
    texts = {key: table.text(key) for key in _TEXTS}
    _check(texts, table)
    folder = table.path.parent
    reference = table.table("reference")
    reference.only_known(("fill", "try_it"))
    return Options(
        **texts,
        spec=spec if "://" in spec else str(folder / spec),
        directory=folder / output,
        allow=tuple(_gaps(table)),
        allow_remote=table.texts("allow_remote", "hosts"),
        guides=tuple(folder / name for name in table.texts("guides", "files")),
        fill=read_fills(reference.table("fill")),
        try_it=_tries_it(reference),
        names=_names(table),
        oauth=read_oauth(table.table("oauth")),
        overlays=read_overlays(table),
        paging=tuple(read_paging(table.table("paging"))),
        extend=_extend(table.table("extend")),
        include=_selection(table.table("include")),
        exclude=_selection(table.table("exclude")),
        since=_since(table),
        is_past=False,
        release=read_release(table.table("release")),
        webhooks=read_webhooks(table.table("webhooks")),
    )


def _check(values: Mapping[str, str | None], table: Table) -> None:
    package = values["package"]
    if package is not None:
        check_package_name(package, table.place("package"))
    license_ = values["license"]
    if license_ is not None and spdx_expression(license_) is None:
        raise table.error(
            "CALCO-C006",
            f"{license_!r} is not an SPDX licence expression",
            "license",
            "Examples: MIT, Apache-2.0, LicenseRef-Proprietary.",
        )
    version = values["version"]
    if version is not None and not is_version(version):
        message = f"{version!r} is not a version in the sense of PEP 440"
        raise table.error("CALCO-C007", message, "version")


def _extend(table: Table) -> dict[str, tuple[Pattern, ...]]:
    table.only_known(_EXTEND_KEYS)
    return {
        kind: tuple(
            Pattern(name, table.place(kind)) for name in table.texts(kind, "names")
        )
        for kind in _EXTEND_KEYS
        if kind in table
    }


def _since(table: Table) -> str | None:
    """A file beside the configuration, or what else ``calco diff`` takes."""
    since = table.text("since")
    if since is None or "://" in since:
        return since
    path = table.path.parent / since
    return str(path) if path.exists() else since


def _tries_it(reference: Table) -> bool:
    """What ``reference.try_it`` says of pages that are not served."""
    found = reference.values.get("try_it", True)
    if not isinstance(found, bool):
        message = f"{reference.dotted('try_it')} is neither true nor false"
        raise reference.error("CALCO-C004", message, "try_it")
    return found


def _names(table: Table) -> dict[str, tuple[Pin, ...]]:
    """What ``names`` and ``resources`` call things, by kind."""
    kinds = table.table("names")
    kinds.only_known(_NAME_KEYS)
    found = {"resources": _pins(table.table("resources"))}
    for kind in _NAME_KEYS:
        found[kind] = _pins(kinds.table(kind))
    return {kind: pins for kind, pins in found.items() if pins}


def _pins(table: Table) -> tuple[Pin, ...]:
    return tuple(Pin(what, table.text(what) or "", table.place(what)) for what in table)


def _selection(table: Table) -> Selection:
    table.only_known(_SELECTION_KEYS)
    return Selection(
        **{
            part: tuple(
                Pattern(text, table.place(part)) for text in table.texts(part, "texts")
            )
            for part in table
        }
    )


def _gaps(table: Table) -> Iterator[AllowedGap]:
    for gap in table.tables("allow", "an allowed gap"):
        gap.only_known(_ALLOW_KEYS)
        code, reason = gap.text("code"), gap.text("reason")
        if not code or not reason or not reason.strip():
            missing = "code" if not code else "reason"
            raise gap.error("CALCO-C005", f"an allowed gap needs a {missing}")
        operation, pointer = gap.text("operation"), gap.text("pointer")
        yield AllowedGap(code, reason, operation, gap.place(), pointer)


def _no_shared_output(sdks: Mapping[str, Options], tables: Mapping[str, Table]) -> None:
    seen: dict[Path, str] = {}
    for name, options in sdks.items():
        assert options.directory is not None
        target = options.directory.resolve()
        if target in seen:
            message = f"sdk.{seen[target]} and sdk.{name} have the same output"
            raise tables[name].error("CALCO-C008", message, "output")
        seen[target] = name
