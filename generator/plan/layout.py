"""Calls, signatures and declarations laid out as black lays them out.

Black takes ten times as long over a line as all else that makes it, so that it is best
not asked; and a template that gets its lines ready-made stays a template. Where a rule of
black is not followed here, the formatting finds that out and asks black after all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.plan.docs import wrapped
from generator.plan.literals import LINE_LENGTH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def bracketed(
    before: str, items: Sequence[str], after: str, indent: int, used: int = 0
) -> str:
    """``before`` + items + ``after``, on one line, two levels, or one line an item.

    Args:
        before: Ends with the opening bracket.
        items: Source of each item.
        after: Begins with the closing bracket.
        indent: Columns the statement is indented by; the first line's own
            indent is left to the caller.
        used: Further columns taken on the first line.
    """
    joined = ", ".join(items)
    fits = (
        "\n" not in joined
        and indent + used + len(before + joined + after) <= LINE_LENGTH
    )
    if fits or not items:
        return before + joined + after
    return _spread(_Group(before, items, after), indent)


def called(before: str, opening: str, arguments: Sequence[str], indent: int) -> str:
    """A statement that keeps what a call returns, or leaves it.

    Args:
        before: ``name = ``, or nothing.
        opening: The call up to its opening bracket.
        arguments: Source of each argument.
        indent: As for :func:`bracketed`.
    """
    laid = bracketed(before + opening, arguments, ")", indent)
    is_wide = indent + len(laid.partition("\n")[0]) > LINE_LENGTH
    if not before or not is_wide:
        return laid
    call = bracketed(opening, arguments, ")", indent + 4)
    # Parentheses help where the call has room in lines of its own, and stand anyway
    # where it has no arguments to split at.
    first, *rest = call.split("\n")
    widest = max(indent + 4 + len(first), *map(len, rest), 0)
    if arguments and widest > LINE_LENGTH:
        return laid
    return f"{before}(\n{' ' * (indent + 4)}{call}\n{' ' * indent})"


def class_head(name: str, *bases: str) -> str:
    """The head of a class, with what stands in its brackets."""
    given = [one for base in bases for one in split_commas(base)]
    return bracketed(f"class {name}(", given, "):", 0)


def index_lines(module: str, names: Sequence[str]) -> tuple[str, ...]:
    """A module and what it defines as lines of words: ``module: Name Name;``."""
    words = f"{module}: {' '.join(names)};"
    return tuple(wrapped(words, LINE_LENGTH, " " * 4, " " * 8))


def tuple_source(items: Sequence[str], indent: int) -> str:
    """A tuple display; ``indent`` is that of the line it stands on."""
    if len(items) == 1:
        return f"({items[0]},)"
    flat = f"({', '.join(items)})"
    if indent + len(flat) + 1 <= LINE_LENGTH:
        return flat
    return bracketed("(", items, ")", indent, LINE_LENGTH)


def signature(head: str, parameters: Sequence[str], result: str, indent: int) -> str:
    """A function's signature.

    Args:
        head: ``def name`` or ``async def name``.
        parameters: Source of each parameter, ``self`` and ``*`` included.
        result: The return annotation.
        indent: Columns the definition is indented by.
    """
    flat = f"{head}({', '.join(parameters)}) -> {result}:"
    if indent + len(flat) <= LINE_LENGTH:
        return flat
    pad = " " * (indent + 4)
    end = " " * indent
    if indent + len(f") -> {result}:") > LINE_LENGTH:
        group = _group(result)
        if group and indent + len(f") -> {group.opening}") <= LINE_LENGTH:
            result = _spread(group, indent)
        else:
            result = _parenthesized(result, indent)
    joined = ", ".join(parameters)
    fits = "\n" not in joined and len(pad) + len(joined) <= LINE_LENGTH
    if fits and len(parameters) > 1:
        return f"{head}(\n{pad}{joined}\n{end}) -> {result}:"
    # A comma after **arguments is fine since Python 3.6.
    rows = "".join(f"{pad}{parameter},\n" for parameter in parameters)
    return f"{head}(\n{rows}{end}) -> {result}:"


def parameter_source(name: str, annotation: str, after: str, indent: int) -> str:
    """A parameter of a function that has a line of its own.

    Args:
        name: The name.
        annotation: Its type, on one line.
        after: `` = default``, or nothing.
        indent: Columns the parameter is indented by; the first line's own indent and
            the comma behind are left to the caller.
    """
    flat = f"{name}: {annotation}{after}"
    is_atom = _group(annotation) is None and len(split_union(annotation)) == 1
    # The comma behind it takes a column as well.
    if indent + len(flat) < LINE_LENGTH or is_atom:
        return flat
    return _annotation(name, annotation, after, indent) + after


def annotated(name: str, annotation: str, after: str, indent: int) -> str:
    """An annotated name, ``name: annotation`` and what follows.

    Args:
        name: The name.
        annotation: Its type, on one line.
        after: `` = default``, or nothing.
        indent: Columns the statement is indented by; the first line's own
            indent is left to the caller.
    """
    if after:
        return assigned(f"{name}: {annotation}", after.removeprefix(" = "), indent)
    flat = f"{name}: {annotation}"
    if indent + len(flat) <= LINE_LENGTH:
        return flat
    return _annotation(name, annotation, "", indent)


def assigned(target: str, value: str, indent: int) -> str:
    """An assignment, ``target = value``.

    Args:
        target: What is assigned to: a name, or a name and its annotation.
        value: One expression: a literal, a subscript, a call or a union. It is on one
            line, or laid out already for the line that begins with the target.
        indent: As for :func:`annotated`.
    """
    head = f"{target} = "
    flat = head + value
    if indent + len(flat.partition("\n")[0]) <= LINE_LENGTH:
        return flat
    name, _, annotation = target.partition(": ")
    pad = " " * (indent + 4)
    end = " " * indent
    group = None if "\n" in value else _group(value)
    if group and indent + len(head + group.opening) <= LINE_LENGTH:
        return head + _spread(group, indent)
    if indent + len(f"{head}(") <= LINE_LENGTH and "\n" not in value:
        inner = inside(value, indent + 4)
        # An annotation keeps even the parentheses that do not help.
        fits = len(pad) + len(inner.partition("\n")[0]) <= LINE_LENGTH
        return f"{head}(\n{pad}{inner}\n{end})" if annotation or fits else flat
    if not annotation:
        return flat
    above = f"{_annotation(name, annotation, f' = {value}', indent)} = "
    first, _, last = above.partition("\n")
    room = LINE_LENGTH - len(last.rpartition("\n")[2])
    if len(split_union(value)) > 1:
        fits = len(f"({value})") <= room
        value = f"({value})" if fits else _parenthesized(value, indent)
    # Where the name alone is too long, nothing is gained by brackets left together.
    elif group and (len(value) > room or indent + len(first) > LINE_LENGTH):
        value = _spread(group, indent)
    return above + value


_DEEPEST = 100
_OPENING = frozenset("([{")
_CLOSING = frozenset(")]}")


class _Group(NamedTuple):
    """Source with a pair of brackets at its end.

    Attributes:
        opening: What comes before their content.
        items: What stands between them, by commas.
        closing: The bracket that ends it, and what follows.
    """

    opening: str
    items: Sequence[str]
    closing: str

    @property
    def is_display(self) -> bool:
        """Whether it is no call and no subscript."""
        before = self.opening[-2:-1]
        return not (before.isalnum() or before == "_")


def _annotation(name: str, annotation: str, after: str, indent: int) -> str:
    """``name: annotation``, for which one line is too short with what comes after."""
    head = f"{name}: "
    group = _group(annotation)
    if group:
        fits = indent + len(head + group.opening) <= LINE_LENGTH
        # Parentheses are for what they keep on one line.
        if fits or indent + len(annotation + after) > LINE_LENGTH:
            return head + _spread(group, indent)
    return head + _parenthesized(annotation, indent)


def _parenthesized(source: str, indent: int) -> str:
    """An expression in parentheses, if they help: a name alone gains nothing by them."""
    inner = inside(source, indent + 4)
    if source.isidentifier() and indent + 4 + len(source) > LINE_LENGTH:
        return source
    return f"(\n{' ' * (indent + 4)}{inner}\n{' ' * indent})"


def inside(source: str, indent: int, after: int = 0) -> str:
    """An expression that has a line of its own within brackets, or several.

    Args:
        source: The expression on one line; several are left as they are.
        indent: Columns it is indented by; the first line's are left to the caller.
        after: Columns taken behind it.
    """
    if indent + len(source) + after <= LINE_LENGTH or "\n" in source:
        return source
    parts = split_union(source)
    if len(parts) > 1:
        first, *middle, last = parts
        bar = len("| ")
        rows = [inside(first, indent), *(inside(part, indent, bar) for part in middle)]
        rows.append(inside(last, indent, bar + after))
        return f"\n{' ' * indent}| ".join(rows)
    group = _group(source)
    return _spread(group, indent) if group else source


def _spread(group: _Group, indent: int) -> str:
    """Brackets whose content has lines of its own."""
    pad = " " * (indent + 4)
    joined = ", ".join(group.items)
    simple = "\n" not in joined
    is_alone = len(group.items) == 1
    fits = simple and len(pad + joined) <= LINE_LENGTH
    if fits and (is_alone or not group.is_display):
        inner = f"{pad}{joined}\n"
    elif simple and is_alone:
        inner = f"{pad}{inside(joined, indent + 4)}\n"
    else:
        rows = (inside(item, indent + 4, len(",")) for item in group.items)
        inner = "".join(f"{pad}{row},\n" for row in rows)
    return f"{group.opening}\n{inner}{' ' * indent}{group.closing}"


def _group(source: str) -> _Group | None:
    """The brackets an expression ends in, where they are the only ones to split at."""
    if source[-1:] not in _CLOSING or len(split_union(source)) > 1:
        return None
    openings = [index for index in outer(source) if source[index] in _OPENING]
    if len(openings) != 1:
        return None
    start = openings[0]
    inner = source[start + 1 : -1]
    if not inner:
        return None
    return _Group(source[: start + 1], split_commas(inner), source[-1])


def union(types: Sequence[str]) -> str:
    """The source of a choice between types.

    Args:
        types: Their sources. Many are put in groups, for type checkers go only so deep
            into an expression, and each operator is a step.
    """
    groups = [
        " | ".join(types[i : i + _DEEPEST]) for i in range(0, len(types), _DEEPEST)
    ]
    if len(groups) < 2:
        return "".join(groups)
    return " | ".join(f"({one})" for one in groups)


def split_union(annotation: str) -> list[str]:
    """The operands of ``|`` at the top of an annotation."""
    return split_at(annotation, " | ")


def split_commas(arguments: str) -> list[str]:
    """The arguments between the brackets of a subscript."""
    return split_at(arguments, ", ")


def split_at(text: str, separator: str) -> list[str]:
    """The parts of a source between separators that stand in no brackets."""
    if separator not in text:
        return [text]
    parts: list[str] = []
    start = 0
    for index in outer(text):
        if index >= start and text.startswith(separator, index):
            parts.append(text[start:index])
            start = index + len(separator)
    return [*parts, text[start:]]


def outer(source: str) -> Iterator[int]:
    """The places of what stands in no brackets and no text; outer brackets do."""
    depth, quote, index = 0, "", 0
    while index < len(source):
        char = source[index]
        if quote:
            if char == "\\":
                index += 1
            elif char == quote:
                quote = ""
        elif char in "\"'":
            quote = char
        else:
            depth -= char in _CLOSING
            if depth == 0:
                yield index
            depth += char in _OPENING
        index += 1
