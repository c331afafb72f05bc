"""``calco.toml``: which SDKs there are and how each is made.

::

    [sdk.bookshop]
    spec = "specs/bookshop.yaml"
    output = "output/bookshop"
    package = "bookshop"

    [[sdk.bookshop.allow]]
    code = "CALCO-O004"
    operation = "streamOrders"
    reason = "The shop's own apps read this stream; the SDK does not."

The file is read strictly: an unknown key is an error with its place, because a
misspelt option that does nothing is worse than none.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.config_oauth import OAuth
from generator.config_release import ReleaseRules
from generator.config_webhooks import WebhookRules
from generator.problems import CalcoError, Place
from generator.read.overlaying import Overlays

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.config_paging import PagingRule

FILE_NAME = "calco.toml"

_LONGEST_VERSION = 100  # characters; Python reads no number of thousands of digits


@dataclass(frozen=True, slots=True)
class AllowedGap:
    """Something of the document that may be missing from the package.

    Attributes:
        code: The code of the problem that is allowed.
        reason: Why, in the words of whoever allows it.
        operation: The operationId, or the pointer of the node, it is allowed
            for; everywhere when None.
        place: Where the allowance is written.
        pointer: The node it is allowed at and below, such as
            ``#/components/schemas/Money``; everywhere when None.
    """

    code: str
    reason: str
    operation: str | None = None
    place: Place | None = field(default=None, compare=False)
    pointer: str | None = None


@dataclass(frozen=True, slots=True)
class Pin:
    """A name that something is to have.

    Attributes:
        what: What is named, as the document or ``calco.lock`` calls it.
        name: Its name; dotted for resources and operations.
        place: Where that is written.
    """

    what: str
    name: str
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Fill:
    """Where values of a parameter are found.

    Attributes:
        parameter: Its name, in whatever operation.
        operation: The operationId of what answers with them.
        items: JSON Pointer to the array of them, in the answer.
        value: JSON Pointer to the value, in an item.
        label: The same of what people know it by.
        place: Where that is written.
    """

    parameter: str
    operation: str
    items: str
    value: str
    label: str
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Pattern:
    """What is chosen: by a tag, a glob of paths, an operationId, or a name.

    Attributes:
        place: Where it is written.
    """

    text: str
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Selection:
    """Operations that match any of these; nothing is chosen when there are none."""

    tags: tuple[Pattern, ...] = ()
    paths: tuple[Pattern, ...] = ()
    operations: tuple[Pattern, ...] = ()

    def patterns(self) -> tuple[Pattern, ...]:
        """All of them."""
        return (*self.tags, *self.paths, *self.operations)

    def __bool__(self) -> bool:
        return bool(self.patterns())


@dataclass(frozen=True, slots=True)
class Options:
    """How one package is made.

    Attributes:
        package: The import name; from the title when None.
        distribution: The name on a package index; from the import name when None.
        version: The package's version; from the document when None.
        license: An SPDX expression; from the document when None.
        author: Whose name goes into the package's metadata.
        allow: The gaps that do not count.
        names: Names that are given, by kind: ``resources``, ``operations``,
            ``schemas``, ``properties``, ``enums``, ``parameters`` and ``scopes``.
        include: The operations that the package is made of; all when there are none.
        exclude: The operations that are left out.
        spec: The document, as the configuration names it.
        directory: Where the project is written.
        allow_remote: Hosts that references of the document may lead to.
        guides: Markdown files that become pages of the reference, in order.
        since: The earlier document that the reference tells the changes since.
        fill: Where values of parameters are found, for the pages of the reference.
        try_it: Whether pages that no local server serves send calls by themselves.
        is_past: Whether the document is an earlier one, which need not have all that
            names and patterns speak of.
        oauth: How users sign in, beside what the document says.
        overlays: What changes the document before anything is made of it.
        paging: How operations page, where the document leaves it open.
        webhooks: How requests of the API prove their sender, and what tells them apart.
        extend: The ``resources`` and ``models`` that have modules of hand-written
            methods, by their names in Python.
        release: Which version ``--release`` comes to.
    """

    package: str | None = None
    distribution: str | None = None
    version: str | None = None
    license: str | None = None
    author: str | None = None
    allow: tuple[AllowedGap, ...] = ()
    names: Mapping[str, tuple[Pin, ...]] = field(
        default_factory=dict[str, tuple[Pin, ...]]
    )
    include: Selection = Selection()
    exclude: Selection = Selection()
    spec: str | None = None
    directory: Path | None = None
    allow_remote: tuple[str, ...] = ()
    guides: tuple[Path, ...] = ()
    since: str | None = None
    fill: tuple[Fill, ...] = ()
    try_it: bool = True
    is_past: bool = False
    oauth: OAuth = field(default_factory=OAuth)
    overlays: Overlays = field(default_factory=Overlays)
    paging: tuple[PagingRule, ...] = ()
    webhooks: WebhookRules = field(default_factory=WebhookRules)
    extend: Mapping[str, tuple[Pattern, ...]] = field(
        default_factory=dict[str, tuple[Pattern, ...]]
    )
    release: ReleaseRules = field(default_factory=ReleaseRules)

    def digest(self) -> str:
        """SHA-256 (hexadecimal) of what decides the content of the package.

        Where the document and the package lie does not take part, so that two
        checkouts in different places agree.
        """
        content: dict[str, object] = {
            "package": self.package,
            "distribution": self.distribution,
            "version": self.version,
            "license": self.license,
            "author": self.author,
        }
        # What is not used takes no part, so that adding an ability changes no digest.
        if self.names:
            content["names"] = {
                kind: sorted((pin.what, pin.name) for pin in pins)
                for kind, pins in self.names.items()
            }
        for key, selection in (("include", self.include), ("exclude", self.exclude)):
            if selection:
                content[key] = sorted(
                    (part, pattern.text)
                    for part in ("tags", "paths", "operations")
                    for pattern in getattr(selection, part)
                )
        if self.oauth != OAuth():
            content["oauth"] = asdict(self.oauth)
        if self.overlays.files:
            # What they hold is not told here, but in what order they are applied.
            content["overlays"] = [Path(file).name for file in self.overlays.files]
        if self.overlays.patches is not None:
            content["patches"] = self.overlays.patches.content
        if self.paging:
            content["paging"] = [
                (rule.operations, sorted(rule.texts.items()), rule.start)
                for rule in self.paging
            ]
        if self.webhooks.content:
            content["webhooks"] = self.webhooks.content
        if any(self.extend.values()):
            content["extend"] = {
                kind: sorted(pattern.text for pattern in patterns)
                for kind, patterns in self.extend.items()
            }
        text = json.dumps(content, sort_keys=True, ensure_ascii=True)
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Configuration:
    """A whole ``calco.toml``.

    Attributes:
        path: The file.
        sdks: Options by the name of the SDK, in the order of the file.
    """

    path: Path
    sdks: Mapping[str, Options]


def package_version(
    options: Options, declared: str | None, released: str | None = None
) -> str:
    """The version of the generated package.

    Args:
        options: An explicit version wins.
        declared: ``info.version`` of the document, used when it is a version in
            the sense of PEP 440.
        released: The version of the last release, which stays until the next one,
            unless the explicit version is a higher one.

    Returns:
        A normalized version; ``0.1.0`` when the document gives none.
    """
    from packaging.version import Version

    if released is not None:
        higher = [released] if options.version is None else [released, options.version]
        return str(max(map(Version, higher)))
    for candidate in (options.version, declared):
        if candidate is not None and is_version(candidate):
            return str(Version(candidate))
    return "0.1.0"


def is_version(text: str) -> bool:
    """Whether *text* is a version in the sense of PEP 440."""
    from packaging.version import InvalidVersion, Version

    if len(text) > _LONGEST_VERSION:
        return False
    try:
        Version(text)
    except InvalidVersion:
        return False
    return True


def package_license(options: Options, *declared: str | None) -> str:
    """The SPDX expression of the generated package.

    Args:
        options: An explicit licence wins.
        declared: What the document says (``info.license.identifier`` and
            ``name``), used when SPDX knows it.

    Returns:
        A valid expression; ``MIT`` when the document gives none.
    """
    for candidate in (options.license, *declared):
        expression = spdx_expression(candidate) if candidate else None
        if expression is not None:
            return expression
    return "MIT"


def spdx_expression(text: str) -> str | None:
    """*text* as a canonical SPDX expression, or None when it is not one."""
    from packaging.licenses import (
        InvalidLicenseExpression,
        canonicalize_license_expression,
    )

    # The word people write for the identifier of the licence.
    words = {"apache 2.0": "Apache-2.0", "apache license 2.0": "Apache-2.0"}
    text = words.get(text.strip().lower(), text.strip())
    try:
        return str(canonicalize_license_expression(text))
    except InvalidLicenseExpression:
        return None


def find(start: Path) -> Path | None:
    """The nearest ``calco.toml`` in *start* or a folder above it."""
    for folder in (start, *start.parents):
        candidate = folder / FILE_NAME
        if candidate.is_file():
            return candidate
    return None


def load(path: Path) -> Configuration:
    """Read a ``calco.toml``.

    Args:
        path: The file. Paths in it are relative to its folder.

    Raises:
        CalcoError: It cannot be read, is not TOML, or says something unknown.
    """
    from generator.config_file import load as load_file

    return load_file(path)


def with_overrides(options: Options, **given: Any) -> Options:
    """*options* with the command line's answers in place of the file's."""
    return replace(options, **{k: v for k, v in given.items() if v is not None})


def check_package_name(name: str, place: Place | None = None) -> None:
    """Refuse a name that cannot be imported.

    Raises:
        CalcoError: *name* is not an identifier, or is a keyword.
    """
    import keyword

    if name.isidentifier() and name.isascii() and not keyword.iskeyword(name):
        return
    near = re.sub(r"\W+", "_", name, flags=re.ASCII).strip("_").lower()
    usable = near.isidentifier() and not keyword.iskeyword(near)
    raise CalcoError.of(
        "CALCO-C010",
        f"{name!r} cannot be the name of a package",
        place=place,
        hint=f"Try {near!r}." if usable else "Use letters, digits and underscores.",
    )
