"""The first stage: from a location to one tree in one form.

``load`` the files, lay ``overlay`` files over the first, ``bundle`` all into one tree,
then ``repair`` and ``upgrade`` each object of it in a single walk. The result is a
:class:`Document`.
"""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING, Any

from generator.json_types import is_object

from .document import Document

if TYPE_CHECKING:
    from ..problems import Report
    from .load import Store
    from .notes import Notes
    from .overlaying import Overlays
    from .remote import Remote
    from .structure import Spot

__all__ = ["Document", "read"]


def read(
    location: str,
    *,
    report: Report,
    stdin: IO[bytes] | None = None,
    remote: Remote | None = None,
    store: Store | None = None,
    overlays: Overlays | None = None,
) -> Document:
    """Read a document and all the files it refers to.

    Args:
        location: A path, an ``http(s)`` URL, or ``-`` for standard input.
        report: Takes what was repaired or refused on the way.
        stdin: Read instead of ``sys.stdin`` when the location is ``-``.
        remote: What may be fetched for references; nothing by default.
        store: Where the files are kept; the disk by default.
        overlays: What changes the document, before references are followed.

    Raises:
        CalcoError: The document cannot be understood.
    """
    from .bundle import bundle
    from .load import Files
    from .notes import Notes
    from .origins import Origins
    from .overlaying import lay_over
    from .swagger import convert, move_sections
    from .upgrade import adopt_webhooks
    from .version import declared_version

    files = Files(report, remote, store)
    root, source = files.root(location, stdin)
    tree: dict[str, Any] = source.tree
    origins = Origins(files.sources, root)
    if overlays and is_object(tree):
        lay_over(tree, root, overlays, files, origins, report)
    version = declared_version(tree, origins, report)
    notes = Notes(origins, report)
    is_swagger = version.startswith("2")
    if is_swagger:
        move_sections(tree, origins)
    adopt_webhooks(tree, origins)
    bundle(tree, root, files, origins, report)
    if is_swagger:
        convert(tree, notes)
    _bring_to_one_form(tree, version, notes, report)
    notes.close()
    return Document(
        tree,
        version,
        files.paths,
        files.digest(),
        origins,
        report,
        files.fetched,
        files.hashes,
        files.overlay_hashes,
    )


def _bring_to_one_form(
    tree: dict[str, Any], version: str, notes: Notes, report: Report
) -> None:
    from .loose_ends import LooseEnds
    from .repair import Repair
    from .structure import walk
    from .unknown import report_unknown
    from .upgrade import UPGRADED, upgrade_schema

    repair = Repair(notes)
    declares_3_0 = version.startswith("2") or bool(
        re.match(r"\s*v?3(\.0|\s*$)", version)
    )
    paths: list[Spot] = []
    for spot in walk(tree):
        node = spot.holder[spot.key]
        written = frozenset[str](node) if is_object(node) else frozenset[str]()
        repair.visit(spot)
        node = spot.holder[spot.key]
        if is_object(node):
            report_unknown(
                node,
                spot.kind,
                spot.path,
                notes,
                written=written,
                any_keyword=not declares_3_0,
            )
            if spot.kind == "schema":
                upgrade_schema(node, spot.path, notes, declares_3_0)
            elif spot.kind == "path_item" and "$ref" in node:
                paths.append(spot)
    # A path item may stand anywhere, so that a repair can have moved it.
    LooseEnds(tree, notes.origins, report).check(paths)
    tree["openapi"] = UPGRADED
