"""Import statements, collected and written in the order isort gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.plan.literals import LINE_LENGTH

_STANDARD = frozenset(
    {"builtins", "collections.abc", "datetime", "decimal", "functools", "pathlib"}
    | {"typing", "uuid"}
)
_FROM_TYPING = frozenset(
    {
        "Annotated",
        "Any",
        "ClassVar",
        "Literal",
        "TYPE_CHECKING",
        "TypeAlias",
        "overload",
    }
)
_FROM_COLLECTIONS = frozenset({"Mapping", "Sequence"})
_AS_MODULES = {
    "builtins": "import builtins",
    "decimal": "import decimal",
    "dt": "import datetime as dt",
    "uuid": "import uuid",
    # For classes with a field of the module's name.
    "_builtins": "import builtins as _builtins",
    "_decimal": "import decimal as _decimal",
    "_dt": "import datetime as _dt",
    "_uuid": "import uuid as _uuid",
}
RUNTIME_HOMES = {
    "Answer": "operation",
    "AsyncByteStream": "streams",
    "AsyncEventStream": "events",
    "AsyncItemStream": "items",
    "AsyncPartStream": "parts",
    "BEST_FIT": "fitting",
    "BYTES": "streams",
    "ByteStream": "streams",
    "DocumentedHeaders": "documented",
    "EventStream": "events",
    "FileInput": "files",
    "ItemStream": "items",
    "IterableModel": "paging_models",
    "Model": "models",
    "NotGiven": "sentinels",
    "OpenIntEnum": "enums",
    "OpenStrEnum": "enums",
    "PARTS": "parts",
    "PagedList": "paging_walk",
    "PagedModel": "paging_models",
    "PartStream": "parts",
    "Options": "resource",
    "XMLAnswer": "markup",
    "by_property": "unions",
    "events": "events",
    "json_lines": "items",
}


@dataclass(slots=True)
class Imports:
    """What the annotations of one module turned out to need.

    Attributes:
        modules: Standard modules by the name annotations use (``dt``).
        typing: Names of ``typing``, ``typing_extensions`` and ``collections.abc``.
        pydantic: Names of ``pydantic``.
        runtime: Names of the package's runtime.
        siblings: Module to names, for modules beside the one being written.
        models: Whether the package's ``models`` is mentioned.
        params: Whether the package's ``params`` is mentioned.
    """

    modules: set[str] = field(default_factory=set[str])
    typing: set[str] = field(default_factory=set[str])
    pydantic: set[str] = field(default_factory=set[str])
    runtime: set[str] = field(default_factory=set[str])
    siblings: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    models: bool = False
    params: bool = False

    def sibling(self, module: str, name: str) -> None:
        """A name that another module of the same folder defines."""
        self.siblings.setdefault(module, set()).add(name)


class Block:
    """A block of imports.

    Args:
        root: The package, as seen from the module: ``.``, ``..`` or its name.
    """

    def __init__(self, root: str) -> None:
        self._root = root
        self._plain: set[str] = set()
        self._third: set[str] = set()
        self._names: dict[str, set[str]] = {}

    def name(self, module: str, *names: str) -> Block:
        """``from module import names``."""
        if names:
            self._names.setdefault(module, set()).update(names)
        return self

    def own(self, module: str, *names: str) -> Block:
        """The same for a module of the package, named without it."""
        root = self._root
        if module:
            root += module if root.endswith(".") else f".{module}"
        return self.name(root, *names)

    def standard(self, module: str) -> Block:
        """``import module`` for a module of Python's own."""
        self._plain.add(f"import {module}")
        return self

    def third(self, module: str) -> Block:
        """``import module`` for a third-party module."""
        self._third.add(f"import {module}")
        return self

    def needed(self, imports: Imports) -> Block:
        """Everything the annotations need."""
        self._plain |= {_AS_MODULES[module] for module in imports.modules}
        for name in imports.typing:
            if name in _FROM_COLLECTIONS:
                self.name("collections.abc", name)
            elif name in _FROM_TYPING:
                self.name("typing", name)
            else:
                self.name("typing_extensions", name)
        self.name("pydantic", *imports.pydantic)
        if imports.models:
            self.own("", "models")
        if imports.params:
            self.own("", "params")
        for name in imports.runtime:
            home = "_xml" if name == "SPELLINGS" else f"_runtime.{RUNTIME_HOMES[name]}"
            self.own(home, name)
        for module, names in imports.siblings.items():
            self.name(f".{module}", *names)
        return self

    def lines(self, indent: int = 0) -> tuple[str, ...]:
        """The statements, indented, a blank line between sections."""
        sections: list[list[str]] = [[], [], [], []]
        sections[0] += sorted(self._plain)
        sections[1] += sorted(self._third)
        for module in sorted(self._names, key=module_key):
            section = self._section(module)
            names = sorted(self._names[module], key=name_key)
            sections[section].append(_statement(module, names, indent))
        pad = " " * indent
        lines: list[str] = []
        for section_lines in sections:
            if section_lines:
                lines += [""] if lines else []
                lines += [pad + line for line in section_lines]
        return tuple(lines)

    def _section(self, module: str) -> int:
        if module in _STANDARD:
            return 0
        if module.startswith("."):
            return 3
        top = module.partition(".")[0]
        return 2 if top == self._root.partition(".")[0] else 1


def _statement(module: str, names: list[str], indent: int) -> str:
    flat = f"from {module} import {', '.join(names)}"
    if indent + len(flat) <= LINE_LENGTH:
        return flat
    pad = " " * indent
    rows = "".join(f"{pad}    {name},\n" for name in names)
    return f"from {module} import (\n{rows}{pad})"


def module_key(module: str) -> tuple[int, list[tuple[int, int | str]]]:
    """Sorts modules as isort does: parents first, digits as numbers."""
    dots = len(module) - len(module.lstrip("."))
    return (-dots, _natural(module.lstrip(".")))


def name_key(name: str) -> tuple[int, list[tuple[int, int | str]], str]:
    """Sorts names as isort does: constants, classes, then the rest."""
    kind = 0 if len(name) > 1 and name.isupper() else 1 if name[0].isupper() else 2
    return (kind, _natural(name.lower()), name)


def _natural(text: str) -> list[tuple[int, int | str]]:
    """Digits compare as numbers: ``F2`` before ``F24``."""
    return [
        (0, int(part)) if part.isdigit() else (1, part)
        for part in re.findall(r"\d+|\D", text)
    ]
