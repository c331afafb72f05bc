"""Reading ``calco.toml``: strict, and every mistake with its place."""

from __future__ import annotations

import difflib
import re
import tomllib
from typing import TYPE_CHECKING, cast

from generator import config_webhooks
from generator.config import (
    AllowedGap,
    Configuration,
    Fill,
    OAuth,
    Options,
    Pattern,
    Pin,
    Selection,
    check_package_name,
    is_version,
    spdx_expression,
)
from generator.config_paging import KEYS, KINDS, TEXTS, PagingRule
from generator.config_webhooks import WebhookRules
from generator.problems import CalcoError, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
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
    return _Reader(path, text).configuration(document)


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
_SELECTIONS = ("include", "exclude")
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
    "paging",
    "resources",
    "since",
    "webhooks",
    *_SELECTIONS,
)
_NAME_KEYS = ("operations", "schemas", "properties", "enums", "parameters", "scopes")
_OAUTH_WORDS = {
    "token_request": ("form", "json"),
    "client_authentication": ("basic", "post", "none"),
    "scopes_needed": ("all", "any"),
}
_OAUTH_KEYS = (
    "authorization_url",
    "token_url",
    "device_authorization_url",
    "issuer",
    "device_answer",
    *_OAUTH_WORDS,
)
_SELECTION_KEYS = ("tags", "paths", "operations")
_EXTEND_KEYS = ("resources", "models")
_FILL_KEYS = ("operation", "items", "value", "label")
_ALLOW_KEYS = ("code", "reason", "operation", "pointer")


class _Reader:
    """Turns the parsed TOML into options, and complains with places."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._lines = text.splitlines()

    def configuration(self, document: dict[str, object]) -> Configuration:
        self._only_known(document, ("sdk",), table=())
        tables = _table(document.get("sdk"))
        if not tables:
            raise CalcoError.of(
                "CALCO-C003",
                "no SDK is configured",
                place=Place(str(self._path), 1, 1),
                hint="Add a table such as [sdk.bookshop] with spec and output.",
            )
        sdks: dict[str, Options] = {}
        for name, table in tables.items():
            sdks[name] = self._sdk(name, table)
        self._no_shared_output(sdks)
        return Configuration(self._path, sdks)

    def _sdk(self, name: str, value: object) -> Options:
        where = ("sdk", name)
        table = _table(value)
        if table is None:
            raise self._error("CALCO-C004", f"sdk.{name} is not a table", where)
        self._only_known(table, _SDK_KEYS, table=where)
        spec, output = (self._text(table, key, where) for key in ("spec", "output"))
        if spec is None or output is None:
            missing = "spec" if spec is None else "output"
            raise self._error("CALCO-C005", f"sdk.{name} has no {missing!r}", where)
        texts = {key: self._text(table, key, where) for key in _TEXTS}
        self._check(texts, where)
        return Options(
            **texts,
            spec=self._location(spec),
            directory=self._path.parent / output,
            allow=tuple(self._gaps(table.get("allow", []), where)),
            allow_remote=self._texts(table, where, "allow_remote", "hosts"),
            guides=tuple(
                self._path.parent / name
                for name in self._texts(table, where, "guides", "files")
            ),
            fill=self._fills(table, where),
            try_it=self._tries_it(table, where),
            names=self._names(table, where),
            oauth=self._oauth(table, where),
            paging=tuple(self._paging(table, where)),
            extend=self._extend(table, where),
            include=self._selection(table, where, "include"),
            exclude=self._selection(table, where, "exclude"),
            since=self._since(table, where),
            is_past=False,
            webhooks=self._webhooks(table, where),
        )

    def _extend(
        self, table: Mapping[str, object], where: tuple[str, ...]
    ) -> dict[str, tuple[Pattern, ...]]:
        header = (*where, "extend")
        given = self._inner(table, where, "extend")
        self._only_known(given, _EXTEND_KEYS, table=header)
        return {
            kind: tuple(
                Pattern(name, self._place(header, kind))
                for name in self._texts(given, header, kind, "names")
            )
            for kind in _EXTEND_KEYS
            if kind in given
        }

    def _since(self, table: Mapping[str, object], where: tuple[str, ...]) -> str | None:
        """A file beside the configuration, or what else ``calco diff`` takes."""
        since = self._text(table, "since", where)
        if since is None or "://" in since:
            return since
        path = self._path.parent / since
        return str(path) if path.exists() else since

    def _paging(
        self, table: Mapping[str, object], where: tuple[str, ...]
    ) -> Iterable[PagingRule]:
        header = (*where, "paging")
        rules = self._inner(table, where, "paging")
        for name, value in rules.items():
            place = self._place(header, name)
            if value == "off":
                yield PagingRule(name, place=place)
                continue
            told, inner = self._inner(rules, header, name), (*header, name)
            self._only_known(told, KEYS, table=inner)
            texts = {key: self._text(told, key, inner) or "" for key in TEXTS}
            texts = {key: text for key, text in texts.items() if text}
            kind = texts.get("kind", "")
            if kind not in KINDS:
                code = "CALCO-C004" if kind else "CALCO-C005"
                message = f"paging of {name!r} needs a kind: {', '.join(KINDS)}"
                raise self._error(code, message, inner, "kind")
            for key in texts.keys() - {"kind", "parameter", "items", *KINDS[kind]}:
                message = f"paging by {kind} has no use for {key!r}"
                raise self._error("CALCO-C009", message, inner, key)
            needed = {"url": "url", "link": ""}.get(kind, "parameter")
            if needed and needed not in texts:
                message = f"paging by {kind} needs {needed!r}"
                raise self._error("CALCO-C005", message, inner)
            start = told.get("start")
            if start is not None and type(start) is not int:
                message = f"{'.'.join(inner)}.start is not a whole number"
                raise self._error("CALCO-C004", message, inner, "start")
            places = {key: self._place(inner, key) for key in texts}
            yield PagingRule(name, texts, start, place, places)

    def _webhooks(
        self, table: Mapping[str, object], where: tuple[str, ...]
    ) -> WebhookRules:
        header = (*where, "webhooks")
        given = self._inner(table, where, "webhooks")
        self._only_known(given, config_webhooks.KEYS, table=header)
        texts = {key: self._text(given, key, header) for key in config_webhooks.TEXTS}
        told = {key: text for key, text in texts.items() if text}
        for key, words in config_webhooks.WORDS.items():
            if key in told and told[key] not in words:
                message = f"{'.'.join((*header, key))} is not {' or '.join(words)}"
                raise self._error("CALCO-C004", message, header, key)
        signature = told.get("signature", "")
        known = ("signature", "events", *config_webhooks.EVENT_TEXTS)
        for key in given.keys() - {
            *known,
            *config_webhooks.SIGNATURES.get(signature, ()),
        }:
            message = f"signature {signature!r} has no use for {key!r}"
            raise self._error("CALCO-C009", message, header, key)
        if signature == "hmac" and "header" not in told:
            message = "signature 'hmac' needs 'header'"
            raise self._error("CALCO-C005", message, header)
        algorithms = self._texts(given, header, "algorithms", "algorithms")
        for one in algorithms:
            if one not in config_webhooks.ALGORITHMS:
                message = f"{one!r} is none of {', '.join(config_webhooks.ALGORITHMS)}"
                raise self._error("CALCO-C004", message, header, "algorithms")
        tolerance = given.get("tolerance")
        if tolerance is not None and (type(tolerance) is not int or tolerance <= 0):
            message = f"{'.'.join(header)}.tolerance is not a number of seconds"
            raise self._error("CALCO-C004", message, header, "tolerance")
        pairs: dict[str, tuple[tuple[str, str], ...]] = {}
        for key in ("claims", "events"):
            inner, inside = self._inner(given, header, key), (*header, key)
            found = ((name, self._text(inner, name, inside) or "") for name in inner)
            pairs[key] = tuple(sorted(found))
        places = {key: self._place(header, key) for key in given}
        return WebhookRules(
            told, algorithms, pairs["claims"], pairs["events"], tolerance, places
        )

    def _oauth(self, table: Mapping[str, object], where: tuple[str, ...]) -> OAuth:
        header = (*where, "oauth")
        given = self._inner(table, where, "oauth")
        self._only_known(given, (*_OAUTH_KEYS, "scope_includes"), table=header)
        texts = {key: self._text(given, key, header) or "" for key in _OAUTH_KEYS}
        for key, words in _OAUTH_WORDS.items():
            if texts[key] and texts[key] not in words:
                raise CalcoError.of(
                    "CALCO-C004",
                    f"{'.'.join((*header, key))} is not {' or '.join(words)}",
                    place=self._place(header, key),
                )
        endings = self._inner(given, header, "scope_includes")
        inside = (*header, "scope_includes")
        includes = [(key, self._text(endings, key, inside) or "") for key in endings]
        return OAuth(**texts, scope_includes=tuple(sorted(includes)))

    def _fills(
        self, table: Mapping[str, object], where: tuple[str, ...]
    ) -> tuple[Fill, ...]:
        """What ``reference.fill`` says of parameters."""
        header = (*where, "reference")
        reference = self._inner(table, where, "reference")
        self._only_known(reference, ("fill", "try_it"), table=header)
        return tuple(
            self._fill(name, value, (*header, "fill"))
            for name, value in self._inner(reference, header, "fill").items()
        )

    def _tries_it(self, table: Mapping[str, object], where: tuple[str, ...]) -> bool:
        """What ``reference.try_it`` says of pages that are not served."""
        header = (*where, "reference")
        found = self._inner(table, where, "reference").get("try_it", True)
        if not isinstance(found, bool):
            told = f"{'.'.join((*header, 'try_it'))} is neither true nor false"
            raise self._error("CALCO-C004", told, header, "try_it")
        return found

    def _fill(self, name: str, value: object, header: tuple[str, ...]) -> Fill:
        place = self._place(header, name)
        dotted = ".".join((*header, name))
        table = _table(value)
        if table is None:
            raise self._error("CALCO-C004", f"{dotted} is not a table", header, name)
        for key in table:
            if key not in _FILL_KEYS:
                raise CalcoError.of(
                    "CALCO-C009",
                    f"unknown key {key!r}",
                    place=place,
                    hint=f"Known keys here: {', '.join(_FILL_KEYS)}.",
                )
        texts = {key: one for key, one in table.items() if isinstance(one, str) and one}
        for key in _FILL_KEYS:
            if key not in texts and key in table and table[key] != "":
                raise self._error(
                    "CALCO-C004", f"{dotted}.{key} is not a text", header, name
                )
            if key not in texts and key in ("operation", "value"):
                raise self._error(
                    "CALCO-C005", f"{dotted} has no {key!r}", header, name
                )
        return Fill(
            name,
            texts["operation"],
            _pointer(texts.get("items", "")),
            _pointer(texts["value"]),
            _pointer(texts.get("label", texts["value"])),
            place,
        )

    def _names(
        self, table: Mapping[str, object], where: tuple[str, ...]
    ) -> dict[str, tuple[Pin, ...]]:
        """What ``names`` and ``resources`` call things, by kind."""
        kinds = self._inner(table, where, "names")
        self._only_known(kinds, _NAME_KEYS, table=(*where, "names"))
        found = {"resources": self._pins(table, where, "resources")}
        for kind in _NAME_KEYS:
            found[kind] = self._pins(kinds, (*where, "names"), kind)
        return {kind: pins for kind, pins in found.items() if pins}

    def _pins(
        self, table: Mapping[str, object], where: tuple[str, ...], kind: str
    ) -> tuple[Pin, ...]:
        header = (*where, kind)
        given = self._inner(table, where, kind)
        return tuple(
            Pin(what, self._text(given, what, header) or "", self._place(header, what))
            for what in given
        )

    def _selection(
        self, table: Mapping[str, object], where: tuple[str, ...], key: str
    ) -> Selection:
        header = (*where, key)
        given = self._inner(table, where, key)
        self._only_known(given, _SELECTION_KEYS, table=header)
        return Selection(
            **{
                part: self._patterns(given.get(part, []), header, part)
                for part in given
            }
        )

    def _patterns(
        self, listed: object, where: tuple[str, ...], key: str
    ) -> tuple[Pattern, ...]:
        place = self._place(where, key)
        values = cast("list[object]", listed) if isinstance(listed, list) else [None]
        if not all(isinstance(value, str) and value for value in values):
            raise CalcoError.of(
                "CALCO-C004",
                f"{'.'.join((*where, key))} is not a list of texts",
                place=place,
            )
        return tuple(Pattern(str(value), place) for value in values)

    def _inner(
        self, table: Mapping[str, object], where: tuple[str, ...], key: str
    ) -> dict[str, object]:
        """A table within a table; empty when there is none."""
        inner = _table(table.get(key, {}))
        if inner is None:
            raise self._error(
                "CALCO-C004", f"{'.'.join((*where, key))} is not a table", where, key
            )
        return inner

    def _location(self, spec: str) -> str:
        return spec if "://" in spec else str(self._path.parent / spec)

    def _check(self, values: Mapping[str, str | None], where: tuple[str, ...]) -> None:
        package = values["package"]
        if package is not None:
            check_package_name(package, self._place(where, "package"))
        license_ = values["license"]
        if license_ is not None and spdx_expression(license_) is None:
            raise CalcoError.of(
                "CALCO-C006",
                f"{license_!r} is not an SPDX licence expression",
                place=self._place(where, "license"),
                hint="Examples: MIT, Apache-2.0, LicenseRef-Proprietary.",
            )
        version = values["version"]
        if version is not None and not is_version(version):
            raise CalcoError.of(
                "CALCO-C007",
                f"{version!r} is not a version in the sense of PEP 440",
                place=self._place(where, "version"),
            )

    def _texts(
        self, table: Mapping[str, object], where: tuple[str, ...], key: str, what: str
    ) -> tuple[str, ...]:
        """A list of texts, which are *what* to people."""
        given = table.get(key, [])
        listed = cast("list[object]", given) if isinstance(given, list) else [None]
        found = [one for one in listed if isinstance(one, str) and one]
        if len(found) != len(listed):
            raise self._error(
                "CALCO-C004",
                f"{'.'.join((*where, key))} is not a list of {what}",
                where,
                key=key,
            )
        return tuple(found)

    def _gaps(self, tables: object, where: tuple[str, ...]) -> Iterable[AllowedGap]:
        header = (*where, "allow")
        if not isinstance(tables, list):
            raise self._error(
                "CALCO-C004",
                f"{'.'.join(header)} is not a list of tables",
                where,
                key="allow",
            )
        for index, value in enumerate(cast("list[object]", tables)):
            place = self._place(header, index=index)
            table = _table(value)
            if table is None:
                raise CalcoError.of(
                    "CALCO-C004", "an allowed gap is a table", place=place
                )
            self._only_known(table, _ALLOW_KEYS, table=header, index=index)
            code = self._text(table, "code", header, index=index)
            reason = self._text(table, "reason", header, index=index)
            if not code or not reason or not reason.strip():
                missing = "code" if not code else "reason"
                raise CalcoError.of(
                    "CALCO-C005", f"an allowed gap needs a {missing}", place=place
                )
            operation = self._text(table, "operation", header, index=index)
            pointer = self._text(table, "pointer", header, index=index)
            yield AllowedGap(code, reason, operation, place, pointer)

    def _no_shared_output(self, sdks: Mapping[str, Options]) -> None:
        seen: dict[Path, str] = {}
        for name, options in sdks.items():
            assert options.directory is not None
            target = options.directory.resolve()
            if target in seen:
                raise self._error(
                    "CALCO-C008",
                    f"sdk.{seen[target]} and sdk.{name} have the same output",
                    ("sdk", name),
                    key="output",
                )
            seen[target] = name

    def _text(
        self,
        table: Mapping[str, object],
        key: str,
        where: tuple[str, ...],
        index: int = 0,
    ) -> str | None:
        value = table.get(key)
        if value is None or (isinstance(value, str) and value):
            return value
        raise CalcoError.of(
            "CALCO-C004",
            f"{'.'.join((*where, key))} is not a text",
            place=self._place(where, key, index),
        )

    def _only_known(
        self,
        given: Mapping[str, object],
        known: tuple[str, ...],
        *,
        table: tuple[str, ...],
        index: int = 0,
    ) -> None:
        for key in given:
            if key in known:
                continue
            near = difflib.get_close_matches(key, known, n=1)
            raise CalcoError.of(
                "CALCO-C009",
                f"unknown key {key!r}",
                place=self._place(table, key, index),
                hint=(
                    f"Did you mean {near[0]!r}?"
                    if near
                    else f"Known keys here: {', '.join(known)}."
                ),
            )

    def _error(
        self, code: str, message: str, where: tuple[str, ...], key: str | None = None
    ) -> CalcoError:
        return CalcoError.of(code, message, place=self._place(where, key))

    def _headers(self, table: tuple[str, ...]) -> list[int]:
        """The lines, from 0, with the header of a table."""
        header = re.compile(
            r"^\s*\[\[?\s*" + r"\s*\.\s*".join(_spelling(p) for p in table) + r"\s*\]"
        )
        return [n for n, line in enumerate(self._lines) if header.match(line)]

    def _place(
        self, table: tuple[str, ...], key: str | None = None, index: int = 0
    ) -> Place:
        """Where a key is written, or the header of its table when that is unclear.

        tomllib gives no places; the usual spellings are found by looking for
        the header and then for the key below it.
        """
        start = 0
        if table:
            found = self._headers(table)
            if not found:
                # A table may be there by the headers of what is in it alone.
                inner = self._headers((*table, key)) if key is not None else []
                if inner:
                    return Place(str(self._path), inner[0] + 1, 1)
                return self._place(table[:-1], table[-1])
            start = found[min(index, len(found) - 1)]
        if key is None:
            return Place(str(self._path), start + 1, 1)
        wanted = re.compile(
            rf"^(\s*(?:\[\[?\s*(?:.*\.\s*)?)?){_spelling(key)}\s*[=.\]]"
        )
        for number in range(start if not table else start + 1, len(self._lines)):
            line = self._lines[number]
            match = wanted.match(line)
            if match:
                return Place(str(self._path), number + 1, len(match[1]) + 1)
            if table and line.lstrip().startswith("["):
                break
        return Place(str(self._path), start + 1, 1)


def _table(value: object) -> dict[str, object] | None:
    return cast("dict[str, object]", value) if isinstance(value, dict) else None


def _pointer(text: str) -> str:
    """A JSON Pointer; a name alone is that of a property."""
    return text if text == "" or text.startswith("/") else f"/{text}"


def _spelling(key: str) -> str:
    return rf"[\"']?{re.escape(key)}[\"']?"
