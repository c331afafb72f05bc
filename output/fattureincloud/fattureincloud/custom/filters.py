"""Filters for the lists of the API: the ``q`` query language, written in Python.

    >>> from fattureincloud.custom import where
    >>> overdue = where("due_date") < date(2026, 1, 31)
    >>> print(overdue & ((where("type") == "person") | where("vat_number").is_null()))
    due_date < '2026-01-31' and (type = 'person' or vat_number is null)

A filter is a ``str``, so it goes wherever the client takes one::

    client.clients.list(16, q=where("name").contains("Rossi"))

Join conditions with ``&`` and ``|``, each comparison in brackets of its own: in Python
these two bind stronger than ``==``. Joining them with ``and`` or ``or``, or chaining
comparisons as in ``1 < field < 5``, would drop one side, and raises ``TypeError``. The
language has no way to negate what is joined.

What is written keeps to the grammar of ``fattureincloud/api-filter``, the parser that
the service has published: a single quote in a text is doubled, a backslash is an
ordinary character, patterns are texts, and numbers have neither sign nor exponent. Its
lexer skips characters it does not know, so that ``-5`` would be read as ``5`` and
``Name`` as ``ame``: negative numbers and names with capitals are refused here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from .._runtime.scalars import scalar_text

if TYPE_CHECKING:
    from typing import NoReturn, TypeAlias

    from typing_extensions import Self

    # A bool is an int, and a datetime is a date.
    Value: TypeAlias = str | int | float | Decimal | date | Enum

__all__ = ["Field", "Filter", "all_of", "any_of", "where"]

_NAME = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*")
_KEYWORDS = frozenset(
    {"and", "or", "not", "is", "null", "true", "false", "like", "contains"}
    | {"starts", "ends", "with", "startswith", "endswith"}
)


class Filter(str):
    """A condition, or several joined, in the query language.

    Comparing a field makes one. Text of one's own can be made one too; it is taken as
    it stands, and is put in brackets when it is joined by ``&``:

    >>> print(Filter("date > '2026-01-01' or id = 7") & (where("type") == "invoice"))
    (date > '2026-01-01' or id = 7) and type = 'invoice'

    Args:
        text: The condition.
        has_or: Whether an ``or`` may stand in it outside brackets.

    Raises:
        ValueError: The text is blank.
    """

    __slots__ = ("has_or",)

    has_or: bool

    def __new__(cls, text: str, *, has_or: bool = True) -> Self:
        if not text.strip():
            raise ValueError("a filter needs a condition: leave out q to list all")
        made = super().__new__(cls, text)
        made.has_or = has_or
        return made

    def __and__(self, other: Filter) -> Filter:
        return all_of(self, other)

    def __or__(self, other: Filter) -> Filter:
        return any_of(self, other)

    def __bool__(self) -> NoReturn:
        raise TypeError(
            f"the filter {str(self)!r} is neither true nor false: join filters with & "
            "and |, each comparison in brackets, and leave out q to list all"
        )


class Field:
    """A field of the items listed; `where` makes one.

    Each comparison and method gives a `Filter`. Enumeration members stand for their
    value. Dates and datetimes are written by ISO 8601, in single quotes as texts are.

    >>> print(where("amount_net") >= Decimal("10.50"))
    amount_net >= 10.50
    >>> print(where("name") != "L'Angolo")
    name <> 'L''Angolo'

    Raises:
        TypeError: The value is of a type the language has no form for, or, for the
            methods that take a text, no text.
        ValueError: The number is negative, infinite or undefined.
    """

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        if name in _KEYWORDS or not _NAME.fullmatch(name):
            raise ValueError(
                f"not a field name: {name!r}; names are lower-case letters, digits and "
                "underscores with dots between, as in entity.id, and no keywords"
            )
        self._name = name

    def __eq__(self, value: Value | None) -> Filter:  # type: ignore[override]  # makes a filter
        return self.is_null() if value is None else self._compare("=", value)

    def __ne__(self, value: Value | None) -> Filter:  # type: ignore[override]  # makes a filter
        return self.is_not_null() if value is None else self._compare("<>", value)

    __hash__ = None  # type: ignore[assignment]  # equality does not tell fields apart

    def __gt__(self, value: Value) -> Filter:
        return self._compare(">", value)

    def __ge__(self, value: Value) -> Filter:
        return self._compare(">=", value)

    def __lt__(self, value: Value) -> Filter:
        return self._compare("<", value)

    def __le__(self, value: Value) -> Filter:
        return self._compare("<=", value)

    def like(self, pattern: str) -> Filter:
        """The field fits a pattern, in which ``%`` stands for any characters."""
        return self._match("like", pattern)

    def not_like(self, pattern: str) -> Filter:
        """The field does not fit a pattern."""
        return self._match("not like", pattern)

    def contains(self, text: str) -> Filter:
        """The text is somewhere in the field."""
        return self._match("contains", text)

    def not_contains(self, text: str) -> Filter:
        """The text is nowhere in the field."""
        return self._match("not contains", text)

    def starts_with(self, text: str) -> Filter:
        """The field begins with the text."""
        return self._match("starts with", text)

    def ends_with(self, text: str) -> Filter:
        """The field ends with the text."""
        return self._match("ends with", text)

    def is_null(self) -> Filter:
        """The field has no value. The same as ``== None``."""
        return Filter(f"{self._name} is null", has_or=False)

    def is_not_null(self) -> Filter:
        """The field has a value. The same as ``!= None``."""
        return Filter(f"{self._name} is not null", has_or=False)

    def in_(self, values: Iterable[Value | None]) -> Filter:
        """The field equals one of the values, of which there must be one.

        >>> print(where("type").in_(["person", "company"]))
        type = 'person' or type = 'company'
        """
        if isinstance(values, str):
            raise TypeError(
                f"in_ takes a list of values, not a single text: {values!r}"
            )
        return any_of(*(self == value for value in values))

    def __bool__(self) -> NoReturn:
        raise TypeError(
            f"the field {self._name!r} is neither true nor false: compare it, and join "
            "comparisons with & and |, each in brackets"
        )

    def __repr__(self) -> str:
        return f"where({self._name!r})"

    def _compare(self, operator: str, value: Value) -> Filter:
        return Filter(f"{self._name} {operator} {_literal(value)}", has_or=False)

    def _match(self, operator: str, text: object) -> Filter:
        if isinstance(text, str):
            return self._compare(operator, text)
        raise TypeError(f"{operator!r} takes a text, not {type(text).__name__}")


def where(name: str) -> Field:
    """A field to compare, by the name it has in the API.

    >>> print((where("entity.id") == 4107) & where("numeration").starts_with("/A"))
    entity.id = 4107 and numeration starts with '/A'

    Raises:
        ValueError: This cannot be the name of a field.
    """
    return Field(name)


def all_of(*filters: Filter) -> Filter:
    """All the conditions, joined by ``and``.

    Raises:
        TypeError: One of them is not a filter but plain text, say.
        ValueError: There are none. To list everything, leave out ``q``.
    """
    parts = [_checked(part) for part in filters]
    if len(parts) == 1:
        return parts[0]
    text = " and ".join(f"({part})" if part.has_or else part for part in parts)
    return Filter(text, has_or=False)


def any_of(*filters: Filter) -> Filter:
    """At least one of the conditions: joined by ``or``. Refuses as `all_of` does."""
    parts = [_checked(part) for part in filters]
    return parts[0] if len(parts) == 1 else Filter(" or ".join(parts))


def _checked(part: object) -> Filter:
    if isinstance(part, Filter):
        return part
    raise TypeError(
        f"cannot join {part!r}: it is no filter; compare a field, in brackets, or make "
        "text of your own one with Filter(text)"
    )


def _literal(value: object) -> str:
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str) and not isinstance(value, Filter):
        return "'" + value.replace("'", "''") + "'"
    if isinstance(value, date):
        return f"'{scalar_text(value)}'"
    if not isinstance(value, (int, float, Decimal)):
        raise TypeError(f"cannot compare with a value of type {type(value).__name__}")
    text = scalar_text(value)
    if text.startswith("-") and value:
        raise ValueError(f"cannot compare with {text}: numbers here have no sign")
    return text.lstrip("-")
