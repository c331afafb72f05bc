"""specs/fattureincloud.yaml states the published facts in words of its own.

The comparison needs the published document: OPENAPI_CORPUS is a folder that holds
apis/fattureincloud. What the file must hold besides is in
test_fattureincloud_content.py.
"""

from __future__ import annotations

import copy
import os
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeGuard

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).resolve().parents[2]
OURS = REPOSITORY / "specs" / "fattureincloud.yaml"
CORPUS = Path(os.environ.get("OPENAPI_CORPUS", REPOSITORY.parent / "shared" / "specs"))
PUBLISHED = CORPUS / "apis" / "fattureincloud" / "openapi.yaml"

WORDS = {"title", "summary", "description"}
EXAMPLES = {"example", "examples"}
# Keywords whose value is a map from names that the document chooses: there, a key
# such as "description" is the name of something and not a sentence.
NAMED = {
    *("callbacks", "content", "encoding", "flows", "headers", "parameters", "paths"),
    *("patternProperties", "properties", "requestBodies", "responses", "schemas"),
    *("scopes", "securitySchemes", "variables"),
}
# Names whose order readers see: arguments, attributes and choices come in it.
ORDERED = {"properties", "paths"}

ABSENT = "nothing"

Node = dict[str, Any]


def is_map(node: object) -> TypeGuard[Node]:
    return isinstance(node, dict)


def is_list(node: object) -> TypeGuard[list[Any]]:
    return isinstance(node, list)


class Source:
    """A document in one or more files, read as plain data."""

    def __init__(self, root: Path, tree: Node | None = None) -> None:
        self.root = root
        self._files: dict[Path, Any] = {} if tree is None else {root: tree}

    def file(self, path: Path) -> Any:
        if path not in self._files:
            self._files[path] = load(path)
        return self._files[path]

    @property
    def tree(self) -> Any:
        return self.file(self.root)

    def follow(self, reference: str, base: Path) -> tuple[Any, Path]:
        """What a reference in the file `base` points to, and the file it is in."""
        file, _, pointer = reference.partition("#")
        path = (base.parent / file).resolve() if file else base
        node = self.file(path)
        for token in pointer.split("/")[1:]:
            node = node[token.replace("~1", "/").replace("~0", "~")]
        return node, path


def load(path: Path) -> Any:
    """Read YAML in which dates are text, as they are in JSON."""
    return yaml.load(path.read_text("utf-8"), loader())


@cache
def loader() -> Any:
    # libyaml reads a document of this size ten times faster than Python does.
    base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    resolvers = {
        first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return type("TextDates", (base,), {"yaml_implicit_resolvers": resolvers})


@cache
def ours() -> Source:
    return Source(OURS)


@cache
def published() -> Source:
    if not PUBLISHED.is_file():
        pytest.skip(f"the published document is not at {PUBLISHED}")
    return Source(PUBLISHED)


def target_name(reference: str) -> str:
    """The name that a reference gives what it points to, in one file or in many."""
    file, _, pointer = reference.partition("#")
    return pointer.rpartition("/")[2] if pointer else Path(file).stem


class Comparison:
    """Every fact that differs between two documents, references followed in both."""

    def __init__(self, mine: Source, theirs: Source) -> None:
        self.mine, self.theirs = mine, theirs
        self.seen: set[tuple[str, str, Path]] = set()

    def run(self) -> list[str]:
        mine, theirs = self.mine, self.theirs
        return list(self.walk(mine.tree, theirs.tree, (mine.root, theirs.root)))

    def walk(
        self, mine: Any, theirs: Any, files: tuple[Path, Path], at: str = "#"
    ) -> Iterator[str]:
        key = at.rpartition("/")[2]
        if is_map(mine) and is_map(theirs):
            yield from self.references(mine, theirs, files, at)
            yield from self.members(facts(mine), facts(theirs), files, at)
        elif is_list(mine) and is_list(theirs):
            pairs = zip_longest(mine, theirs, fillvalue=ABSENT)
            for index, (a, b) in enumerate(pairs):
                yield from self.walk(a, b, files, f"{at}/{index}")
        elif type(mine) is not type(theirs) or mine != theirs:
            yield f"{at}: {key} is {mine!r} and not {theirs!r}"

    def members(
        self, mine: Node, theirs: Node, files: tuple[Path, Path], at: str
    ) -> Iterator[str]:
        for name in sorted({*mine, *theirs} - {"$ref"}):
            a, b = mine.get(name, ABSENT), theirs.get(name, ABSENT)
            below = f"{at}/{name}"
            if name not in NAMED or not (is_map(a) and is_map(b)):
                yield from self.walk(a, b, files, below)
                continue
            if name in ORDERED and list(a) != list(b):
                yield f"{below}: not the published names in the published order"
            for child in sorted({*a, *b}):
                pair = a.get(child, ABSENT), b.get(child, ABSENT)
                if name == "scopes":  # what a scope is said to mean is a sentence
                    pair = child in a, child in b
                yield from self.walk(*pair, files, f"{below}/{child}")

    def references(
        self, mine: Node, theirs: Node, files: tuple[Path, Path], at: str
    ) -> Iterator[str]:
        left, right = mine.get("$ref", ABSENT), theirs.get("$ref", ABSENT)
        if target_name(left) != target_name(right):
            yield f"{at}: refers to {left} and not to {right}"
        elif left != ABSENT and (left, right, files[1]) not in self.seen:
            self.seen.add((left, right, files[1]))
            my_node, my_file = self.mine.follow(left, files[0])
            their_node, their_file = self.theirs.follow(right, files[1])
            yield from self.walk(my_node, their_node, (my_file, their_file), left)


def facts(node: Node) -> Node:
    """A node without sentences and examples, and without lists that say nothing."""
    return {
        key: value
        for key, value in node.items()
        if key not in WORDS | EXAMPLES and not (key == "parameters" and value == [])
        # info is compared by name, and the schemas through the references to them.
        and key not in ("info", "schemas")
    }


def differences(mine: Source, theirs: Source) -> list[str]:
    return Comparison(mine, theirs).run()


def parts(node: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Each keyword with its value, names and what is in examples left out."""
    if is_map(node):
        for name, value in node.items():
            if key in NAMED:
                yield from parts(value)
            else:
                yield name, value
                if name not in EXAMPLES:
                    yield from parts(value, name)
    elif is_list(node):
        for item in node:
            yield from parts(item)


def sentences(tree: Any) -> Iterator[str]:
    for name, value in parts(tree):
        if name == "scopes":
            yield from value.values()
        # A title without spaces is the name of a schema, which is a fact.
        elif name in WORDS and isinstance(value, str) and " " in value:
            yield value


def plain(text: str) -> str:
    """Text as compared: one space between words, no emphasis, no capitals."""
    return " ".join(text.replace("*", " ").split()).casefold()


def example_blocks(tree: Any) -> Iterator[Any]:
    """Examples that hold text or numbers in an object or a list."""
    for name, value in parts(tree):
        named: Node = value if name == "examples" else {}
        blocks = [example["value"] for example in named.values()]
        for block in [value] if name == "example" else blocks:
            if (is_map(block) or is_list(block)) and any(says_something(block)):
                yield block


def says_something(node: Any) -> Iterator[bool]:
    # {"data": {"success": true}} is the only thing that some answers can be.
    if is_map(node):
        for value in node.values():
            yield from says_something(value)
    elif is_list(node):
        for value in node:
            yield from says_something(value)
    else:
        yield isinstance(node, str | int | float) and not isinstance(node, bool)


def published_files() -> list[Path]:
    return sorted((published().root.parent / "models").rglob("*.yaml"))


# ------------------------------------------------------------ against the published


@pytest.mark.corpus
def test_no_fact_differs_from_the_published_document() -> None:
    # The published document uses three tags that it does not declare; ours says
    # what they are about, after all the others.
    first = len(published().tree["tags"])
    added = [tag["name"] for tag in ours().tree["tags"][first:]]
    assert added == ["Settings", "Emails", "Webhooks"]
    found = differences(ours(), published())
    extra = tuple(f"#/tags/{first + index}" for index in range(len(added)))
    assert [text for text in found if not text.startswith(extra)] == []


@pytest.mark.corpus
def test_the_schemas_are_the_published_files() -> None:
    names = [path.stem for path in published_files()]
    assert sorted(ours().tree["components"]["schemas"]) == sorted(names)


@pytest.mark.corpus
def test_version_and_contact_are_the_published_ones() -> None:
    mine, theirs = ours().tree["info"], published().tree["info"]
    assert mine["version"] == theirs["version"]
    assert mine["contact"] == theirs["contact"]
    assert mine["license"]["name"] == theirs["license"]["name"]


@pytest.mark.corpus
def test_no_published_sentence_is_repeated() -> None:
    mine = "\n".join(plain(text) for text in sentences(ours().tree))
    trees = [published().tree, *(published().file(path) for path in published_files())]
    theirs = {
        plain(line)
        for tree in trees
        for text in sentences(tree)
        for line in [text, *text.splitlines()]
    }
    assert len(theirs) > 500
    assert sorted(text for text in theirs if len(text) > 25 and text in mine) == []


@pytest.mark.corpus
def test_no_published_example_is_repeated() -> None:
    mine = list(example_blocks(ours().tree))
    trees = [published().tree, *(published().file(path) for path in published_files())]
    theirs = [block for tree in trees for block in example_blocks(tree)]
    assert len(theirs) > 100
    assert [block for block in theirs if block in mine] == []


# --------------------------------------------- that the comparison sees a difference


CLIENTS = "paths /c/{company_id}/entities/clients"
LIST = f"{CLIENTS} get"
ERROR = "components responses ApiErrorResponse headers"
FLOW = "components securitySchemes OAuth2AuthenticationCodeFlow flows authorizationCode"
BY_TYPE = "paths /info/templates get parameters 1 schema default"
SCHEMAS = "components schemas"
DROP = object()
TURN = object()


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (CLIENTS, DROP),
        (f"{LIST} operationId", "clients"),
        (f"{LIST} tags 0", "Suppliers"),
        (f"{LIST} parameters 5", DROP),
        (f"{LIST} responses 409", DROP),
        (f"{LIST} security", []),
        ("components parameters per_page schema maximum", 101),
        ("components parameters issued_document_type required", False),
        (f"{SCHEMAS} Client properties vat_number", DROP),
        (f"{SCHEMAS} Client properties id type", "string"),
        (f"{SCHEMAS} GetClientResponse properties data nullable", DROP),
        (f"{SCHEMAS} ClientType enum", TURN),
        (f"{SCHEMAS} City properties", TURN),
        (f"{SCHEMAS} F24 properties due_date format", "date-time"),
        (f"{SCHEMAS} Product properties description type", "integer"),
        (f"{SCHEMAS} IssuedDocument properties amount_net readOnly", DROP),
        (
            f"{SCHEMAS} IssuedDocument properties entity $ref",
            "#/components/schemas/Client",
        ),
        (BY_TYPE, False),
        (f"{ERROR} Retry-After", DROP),
        (f"{FLOW} scopes stock:a", DROP),
        ("servers 0 url", "https://example.com"),
    ],
)
def test_a_changed_fact_is_seen(where: str, value: object) -> None:
    changed = copy.deepcopy(ours().tree)
    node: Any = changed
    *above, last = [int(x) if len(x) == 1 else x for x in where.split(" ")]
    for name in above:
        node = node[name]
    before = node[last]
    if value is DROP:
        del node[last]
    elif value is TURN:
        backwards = list(before)[::-1]
        node[last] = {k: before[k] for k in backwards} if is_map(before) else backwards
    else:
        node[last] = value
    assert differences(Source(OURS, changed), ours()) != []


def test_the_document_does_not_differ_from_itself() -> None:
    assert differences(ours(), ours()) == []
