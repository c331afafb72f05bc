"""Several files into one tree in which every reference is local.

A referenced object that is not yet a component of the root document becomes
one: ``$ref: ../models/Pet.yaml`` is rewritten to ``#/components/schemas/Pet``
and the object moves there. Objects that have no section in ``components``
(operations, media types and the like) are put in the place of the reference.

Where everything came from is kept in :class:`Origins`, so that a place in the
bundled tree can always be named in the file it was written in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.json_types import is_array, is_object

from ..problems import CalcoError
from .asking import Asking
from .component_names import name_for
from .dynamic import make_static
from .loose_ends import LooseEnds, fits, outcome_of
from .pointer import Path, Token, Tokens, join, path_of, tokens_of
from .references import Resolver, Target
from .structure import FIELDS, SECTIONS, Kind, Spot, children

if TYPE_CHECKING:
    from ..problems import Report
    from .load import Files
    from .origins import Origins

COPY_LIMIT = 1_000_000
"""How many nodes may be put in the place of references, all together."""

_WITH_TEXT = frozenset(
    ("info", "tag", "operation", "parameter", "response", "server", "path_item")
)


def bundle(
    tree: dict[str, Any], root: str, files: Files, origins: Origins, report: Report
) -> None:
    """Make every reference of the tree local, in place.

    Args:
        tree: The root document.
        root: Its identity in ``files``.
        files: Reads the files that references name.
        origins: Is told where each part that moved came from.
        report: Takes what was refused or repaired.

    A reference that leads to nothing is reported, and what holds it is read as if
    anything were allowed there; what means nothing then is left out.

    Raises:
        CalcoError: The document goes over a bound.
    """
    _Bundler(tree, root, files, origins, report).run()


class _Bundler:
    def __init__(
        self,
        tree: dict[str, Any],
        root: str,
        files: Files,
        origins: Origins,
        report: Report,
    ) -> None:
        self._tree = tree
        self._root = root
        self._report = report
        self._origins = origins
        self._rewritten: set[int] = set()
        self._resolver = Resolver(tree, root, files, self._rewritten, report)
        self._homes: dict[int, str] = {}
        self._named: dict[tuple[str, Tokens], str] = {}
        self._pending: list[tuple[Spot, str]] = []
        self._kept: set[tuple[Kind, str]] = set()
        self._copies_left = COPY_LIMIT
        self._ends = LooseEnds(tree, origins, report)

    def run(self) -> None:
        self._adopt_components()
        self._walk(children(self._tree, "openapi", None), self._root)
        while self._pending:
            spot, home = self._pending.pop(0)
            self._walk([spot], home)
        self._ends.close()

    def _walk(self, spots: list[Spot], home: str) -> None:
        """Rewrite the references in some objects and all they hold."""
        stack: list[tuple[Spot, str, tuple[Target, ...]]] = []
        stack.extend((spot, home, ()) for spot in reversed(spots))
        homes, root, rewritten = self._homes, self._root, self._rewritten
        kept = self._kept
        inside = self._resolver.scopes.inside
        while stack:
            spot, home, inlined = stack.pop()
            holder, key, kind, path = spot
            node = holder[key]
            if not is_object(node):
                if key == "$ref" and isinstance(node, str):
                    stack.extend(
                        (entry, home, inlined)
                        for entry, home, inlined in self._splice(spot, home, inlined)
                    )
                continue
            home = inside(node, homes.get(id(node), home))
            if kind == "schema":
                make_static(node, home, self._resolver, self._asking(path))
            while is_object(node) and isinstance(ref := node.get("$ref"), str):
                if id(node) in rewritten or (home == root and (kind, ref) in kept):
                    break
                target = self._reference(spot, node, ref, home)
                if target is None:
                    break
                if target in inlined:
                    self._asking(path, kind=kind).circle(ref)
                    self._ends.lose(spot)
                    break
                inlined = (*inlined, target)
                node = holder[key]
                home = inside(node, target.file)
            if is_array(node):
                entries = [Spot(node, i, kind, (path, i)) for i in range(len(node))]
                stack.extend((entry, home, inlined) for entry in reversed(entries))
                continue
            if not is_object(node):
                continue
            if "$ref" in node and not isinstance(node["$ref"], str):
                self._asking(path, kind=kind).no_text(node["$ref"])
                self._ends.lose(spot)
            if kind == "discriminator":
                self._mapping(node, path, home)
            elif kind in _WITH_TEXT:
                self._text(node, path, home)
            inner = children(node, kind, path)
            inner.reverse()
            for child in inner:
                stack.append((child, home, inlined))

    def _reference(
        self, spot: Spot, node: dict[str, Any], ref: str, home: str
    ) -> Target | None:
        """Make one reference local; the target when it was put in its place."""
        kind, path = spot.kind, spot.path
        target = self._find(ref, home, path, kind)
        if target is None:
            self._ends.lose(spot)
            return None
        if target.file == self._root:
            if _is_frame(target.tokens):
                self._asking(path, kind=kind).frame(ref)
                self._ends.lose(spot)
                return None
            if not fits(target.tokens, target.node, spot):
                self._other_kind(spot, node, ref, join(target.tokens))
                return None
            if _is_component(target.tokens, kind):
                pointer = join(target.tokens)
                if home == self._root and pointer == ref:
                    self._kept.add((kind, ref))
                else:
                    self._point(node, pointer)
                return None
        if kind in SECTIONS and not is_array(target.node):
            self._point(node, self._component(target, kind))
            return None
        named = self._named.get((target.file, target.tokens))
        if named is not None:
            self._point(node, named)
            return None
        content = self._copy(target.node)
        if is_object(content):
            content.update((k, v) for k, v in node.items() if k != "$ref")
        tokens = tokens_of(path)
        if kind == "path_item":
            self._named[target.file, target.tokens] = join(tokens)
        spot.holder[spot.key] = content
        self._origins.moved(tokens, target.file, target.tokens)
        return target

    def _other_kind(
        self, spot: Spot, node: dict[str, Any], ref: str, pointer: str
    ) -> None:
        """A reference to a component of another kind; to a schema, it is a body."""
        kind = spot.kind
        asking = self._asking(spot.path, kind=kind)
        if kind in ("response", "request_body") and pointer.startswith(_SCHEMAS):
            schema: dict[str, Any] = {"$ref": pointer}
            self._rewritten.add(id(schema))
            del node["$ref"]
            if kind == "response" and "swagger" in self._tree:
                node["schema"] = schema
            else:
                node["content"] = {"application/json": {"schema": schema}}
            asking.tell(
                "CALCO-R027",
                "warning",
                f"the reference {ref!r} leads to a schema where a"
                f" {kind.replace('_', ' ')} belongs; read as its JSON content",
                "write content with a media type and the reference as its schema",
            )
            return
        asking.other(ref, kind)
        self._ends.lose(spot)

    def _point(self, node: dict[str, Any], pointer: str) -> None:
        node["$ref"] = pointer
        self._rewritten.add(id(node))

    def _asking(
        self, path: Path, name: Token = "$ref", kind: Kind = "schema"
    ) -> Asking:
        return Asking(path, name, outcome_of(kind), self._origins, self._report)

    def _find(
        self, ref: str, home: str, path: Path, kind: Kind = "schema"
    ) -> Target | None:
        return self._resolver.find(ref, home, self._asking(path, kind=kind))

    def _component(self, target: Target, kind: str) -> str:
        """The pointer of the component that a target is or becomes."""
        identity = (target.file, target.tokens)
        pointer = self._named.get(identity)
        if pointer is not None:
            return pointer
        section = SECTIONS[kind]
        entries = self._section(section)
        name = name_for(target, kind, self._resolver.base, entries)
        return self._adopt(target, kind, section, name, entries)

    def _section(self, section: str) -> dict[str, Any]:
        components = self._tree.get("components")
        if not is_object(components):
            components = self._tree["components"] = {}
        entries = components.get(section)
        if not is_object(entries):
            entries = components[section] = {}
        return entries

    def _adopt(
        self,
        target: Target,
        kind: str,
        section: str,
        name: str,
        entries: dict[str, Any],
    ) -> str:
        """Move a target into ``components``, a reference taking its old place."""
        tokens = ("components", section, name)
        pointer = join(tokens)
        self._named[target.file, target.tokens] = pointer
        left = {"$ref": pointer}
        self._rewritten.add(id(left))
        self._resolver.replace(target, left)
        entries[name] = target.node
        if is_object(target.node):
            self._homes[id(target.node)] = target.file
        self._origins.moved(tokens, target.file, target.tokens)
        self._pending.append((Spot(entries, name, kind, path_of(tokens)), target.file))
        return pointer

    def _adopt_components(self) -> None:
        """Give files that a component merely refers to that component's name."""
        components = self._tree.get("components")
        if not is_object(components):
            return
        kinds = {section: kind for kind, section in SECTIONS.items()}
        for section, kind in kinds.items():
            entries = components.get(section)
            if not is_object(entries):
                continue
            for name, node in list(entries.items()):
                if not is_object(node) or len(node) != 1:
                    continue
                ref = node.get("$ref")
                if not isinstance(ref, str) or ref.startswith("#"):
                    continue
                tokens = ("components", section, name)
                path = path_of(tokens)
                target = self._find(ref, self._root, path, kind)
                if target is None:
                    self._ends.lose(Spot(entries, name, kind, path))
                elif (
                    target.file != self._root
                    and (target.file, target.tokens) not in self._named
                    and target.node is not node
                ):
                    self._adopt(target, kind, section, name, entries)

    def _splice(
        self, spot: Spot, home: str, inlined: tuple[Target, ...]
    ) -> list[tuple[Spot, str, tuple[Target, ...]]]:
        """Put the entries of a map that is itself a reference in its place."""
        holder, _, kind, path = spot
        assert path is not None
        target = self._find(holder["$ref"], home, path[0])
        del holder["$ref"]
        if target is None or not is_object(target.node):
            return []
        if target in inlined:
            self._asking(path[0]).circle(join(target.tokens))
            return []
        parent = tokens_of(path[0])
        found: list[tuple[Spot, str, tuple[Target, ...]]] = []
        for name, value in target.node.items():
            if name in holder:
                continue
            holder[name] = self._copy(value)
            self._origins.moved((*parent, name), target.file, (*target.tokens, name))
            entry = Spot(holder, name, kind, (path[0], name))
            found.append((entry, target.file, (*inlined, target)))
        return found

    def _mapping(self, node: dict[str, Any], path: Path, home: str) -> None:
        """Make the references in ``discriminator.mapping`` local."""
        mapping = node.get("mapping")
        if not is_object(mapping):
            return
        for value, ref in mapping.items():
            # A bare word is the name of a schema, not a reference.
            if not isinstance(ref, str) or not ("/" in ref or "#" in ref or "." in ref):
                continue
            if id(node) in self._rewritten:
                return
            if home == self._root and ("schema", ref) in self._kept:
                continue
            if "/" not in ref and "#" not in ref and self._is_schema(ref):
                continue
            asking = self._asking((path, "mapping"), value)
            target = self._resolver.find(ref, home, asking)
            if target is not None:
                if target.file == self._root and _is_component(target.tokens, "schema"):
                    mapping[value] = join(target.tokens)
                else:
                    mapping[value] = self._component(target, "schema")
        self._rewritten.add(id(node))

    def _is_schema(self, name: str) -> bool:
        return name in self._section("schemas")

    def _text(self, node: dict[str, Any], path: Path, home: str) -> None:
        """Put a text that is kept in a file of its own in its place."""
        text = node.get("description")
        if is_object(text) and isinstance(ref := text.get("$ref"), str):
            target = self._find(ref, home, (path, "description"))
            if target is not None and isinstance(target.node, str):
                node["description"] = target.node
                tokens = (*tokens_of(path), "description")
                self._origins.moved(tokens, target.file, target.tokens)

    def _copy(self, value: Any) -> Any:
        self._copies_left -= 1
        if self._copies_left < 0:
            raise CalcoError.of(
                "CALCO-R009",
                f"references repeat more than {COPY_LIMIT:,} nodes outside components",
                hint="move what is repeated to components",
            )
        if is_object(value):
            copied: Any = {key: self._copy(item) for key, item in value.items()}
            if id(value) in self._rewritten:
                self._rewritten.add(id(copied))
            self._resolver.scopes.copied(value, copied)
            return copied
        if is_array(value):
            return [self._copy(item) for item in value]
        return value


_SCHEMAS = "#/components/schemas/"


def _is_frame(tokens: Tokens) -> bool:
    """Whether a pointer names a part that holds the document together."""
    if len(tokens) == 2:
        return tokens[0] == "components"
    return not tokens or (len(tokens) == 1 and tokens[0] in FIELDS["openapi"])


def _is_component(tokens: Tokens, kind: str) -> bool:
    """Whether a pointer into the root document may stay as it is."""
    if kind == "path_item":
        return True
    return len(tokens) == 3 and tokens[0] == "components"
