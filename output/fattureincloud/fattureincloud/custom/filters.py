"""Filters for the lists of the API: the ``q`` query language, written in Python.

    >>> from fattureincloud.custom import where
    >>> overdue = where("due_date") < date(2026, 1, 31)
    >>> print(overdue & ((where("type") == "person") | where("vat_number").is_null()))
    due_date < '2026-01-31' and (type = 'person' or vat_number is null)

A filter is a ``str``, so it goes wherever the client takes one::

    client.clients.list(16, q=where("name").contains("Rossi"))

Join conditions with ``&`` and ``|``, each comparison in brackets of its own: in Python
these two bind stronger than ``==``. Python's ``and``, ``or`` and chained comparisons
(``1 < field < 5``) cannot be made to build a filter; they keep one side and lose the
other. The language has no way to negate a joined condition.

What is written keeps to the grammar of ``fattureincloud/api-filter``, the parser that
the service has published: a single quote in a text is doubled, a backslash is an
ordinary character, patterns are texts, and numbers have neither sign nor exponent.
That parser passes over characters it does not know, so that ``-5`` would be read as
``5`` and ``Name`` as ``ame``. Such values and names are refused here.
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

    # A bool is an int, and a datetime is a date.
    Value: TypeAlias = str | int | float | Decimal | date | Enum

__all__ = ["Field", "Filter", "all_of", "any_of", "where"]

_NAME = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*")
_KEYWORDS = frozenset(
    "and or not is null true false like contains starts ends with startswith endswith"
    .split()
)


class Filter(str):
    """A condition, or several joined, in the query language.

    Comparing a field makes one. Text of one's own can be made one too; it is taken as
    it stands, and is put in brackets when it is joined by ``&``:

    >>> print(Filter("date > '2026-01-01' or id = 7") & (where("type") == "invoice"))
    (date > '2026-01-01' or id = 7) and type = 'invoice'

    Raises:
        ValueError: The text is blank.
    """

    __slots__ = ("_has_or",)

    _has_or: bool

    def __new__(cls, text: str) -> Filter:
        if not text.strip():
            raise ValueError("a filter needs a condition: leave out q to list all")
        made = super().__new__(cls, text)
        # Nothing is known of this text, so it is treated as what binds weakest.
        made._has_or = True
        return made

    def __and__(self, other: Filter) -> Filter:
        """Both conditions: ``self and other``."""
        if not isinstance(other, Filter):  # pyright: ignore[reportUnnecessaryIsInstance]  # callers may be untyped
            return NotImplemented
        return all_of(self, other)

    def __or__(self, other: Filter) -> Filter:
        """Either condition, or both: ``self or other``."""
        if not isinstance(other, Filter):  # pyright: ignore[reportUnnecessaryIsInstance]  # callers may be untyped
            return NotImplemented
        return any_of(self, other)


class Field:
    """A field of the items listed; `where` makes one.

    Each comparison and method gives a `Filter`. Enumeration members stand for their
    value. Dates and datetimes are written as the API writes them, in single quotes.

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
        if not _NAME.fullmatch(name):
            raise ValueError(
                f"not a field name: {name!r}; names are lower-case letters, digits "
                "and underscores, with dots between the parts, as in entity.id"
            )
        if name in _KEYWORDS:
            raise ValueError(f"not a field name: {name!r} is a word of the language")
        self._name = name

    # Both give a filter instead of a bool: that is what this class is for.
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
        return _single(f"{self._name} is null")

    def is_not_null(self) -> Filter:
        """The field has a value. The same as ``!= None``."""
        return _single(f"{self._name} is not null")

    def in_(self, values: Iterable[Value | None]) -> Filter:
        """The field equals one of the values.

        >>> print(where("type").in_(["person", "company"]))
        type = 'person' or type = 'company'

        Raises:
            ValueError: There are no values.
        """
        if isinstance(values, str):
            raise TypeError(f"in_ takes a list of values, not a single text: {values!r}")
        return any_of(*(self == value for value in values))

    def __bool__(self) -> NoReturn:
        raise TypeError(
            f"the field {self._name!r} is neither true nor false: compare it, and join "
            "comparisons with & and |, each in brackets"
        )

    def __repr__(self) -> str:
        return f"where({self._name!r})"

    def _compare(self, operator: str, value: Value) -> Filter:
        return _single(f"{self._name} {operator} {_literal(value)}")

    def _match(self, operator: str, text: str) -> Filter:
        if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]  # callers may be untyped
            raise TypeError(f"{operator!r} takes a text, not {type(text).__name__}")
        return self._compare(operator, text)


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
        ValueError: There are none. To list everything, leave out ``q``.
    """
    if len(filters) == 1:
        return filters[0]
    return _single(" and ".join(f"({f})" if f._has_or else f for f in filters))


def any_of(*filters: Filter) -> Filter:
    """At least one of the conditions: joined by ``or``.

    Raises:
        ValueError: There are none. To list everything, leave out ``q``.
    """
    return filters[0] if len(filters) == 1 else Filter(" or ".join(filters))


def _single(text: str) -> Filter:
    """A filter that needs no brackets."""
    made = Filter(text)
    made._has_or = False
    return made


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
