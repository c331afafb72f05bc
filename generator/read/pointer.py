"""JSON pointers (RFC 6901) and the paths a walk over a tree leaves behind.

A pointer is written in its URI fragment form, ``#/paths/~1pets/get``: the form
``$ref`` uses. Inside the reader a place in a tree is either a tuple of tokens
or a :data:`Path`, a linked list that costs one small tuple a step however deep
the walk is.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from generator.json_types import is_array, is_object

Token: TypeAlias = str | int
Tokens: TypeAlias = tuple[str, ...]
Path: TypeAlias = "tuple[Path, Token] | None"


def escape(token: str) -> str:
    """Escape one token of a pointer (RFC 6901, section 3)."""
    if "~" in token:
        token = token.replace("~", "~0")
    if "/" in token:
        token = token.replace("/", "~1")
    return token


def split(pointer: str) -> Tokens:
    """The tokens of a pointer, with or without its leading ``#``.

    Raises:
        ValueError: The text is not a pointer.
    """
    text = pointer.removeprefix("#")
    if not text:
        return ()
    if not text.startswith("/"):
        raise ValueError(f"not a JSON pointer: {pointer!r}")
    tokens = text[1:].split("/")
    if "~" in text:
        tokens = [token.replace("~1", "/").replace("~0", "~") for token in tokens]
    return tuple(tokens)


def join(tokens: Tokens) -> str:
    """The pointer of some tokens, in fragment form."""
    return "".join(["#", *("/" + escape(token) for token in tokens)])


def tokens_of(path: Path) -> Tokens:
    """The tokens of a walk's path, from the root down."""
    found: list[str] = []
    while path is not None:
        path, token = path
        found.append(str(token))
    found.reverse()
    return tuple(found)


def path_of(tokens: Tokens) -> Path:
    """The path of some tokens."""
    path: Path = None
    for token in tokens:
        path = (path, token)
    return path


def step(node: Any, token: str) -> Any:
    """The child of a node that a token names.

    Raises:
        KeyError: There is no such child.
    """
    if is_object(node):
        return node[token]
    if is_array(node) and token.isascii() and token.isdigit():
        index = int(token)
        if index < len(node):
            return node[index]
    raise KeyError(token)


def resolve(tree: Any, tokens: Tokens) -> Any:
    """The node at some tokens.

    Raises:
        KeyError: There is no such node.
    """
    for token in tokens:
        tree = step(tree, token)
    return tree
