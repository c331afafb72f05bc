"""Which modules of the runtime a package gets."""

from __future__ import annotations

from generator.emit.runtime import needed_modules

RUNTIME = {
    "__init__": "",
    "models": "from .encoding import dump_json\n",
    "encoding": "def f() -> None:\n    from .scalars import text\n",
    "scalars": "from .encoding import back\n",
    "unions": "from .encoding import wire_name\n",
    "files": "",
    "inner.__init__": "",
    "inner.one": "from ..files import f\nfrom .two import g\n",
    "inner.two": "",
    "inner.three": "",
}


def chosen(*texts: str) -> list[str]:
    return list(needed_modules(texts, RUNTIME))


def test_a_package_that_mentions_nothing_gets_the_package_alone() -> None:
    assert chosen("import json\n") == ["__init__"]


def test_what_is_mentioned_brings_what_it_mentions() -> None:
    assert chosen("from .._runtime.models import Model\n") == [
        "__init__",
        "encoding",
        "models",
        "scalars",
    ]


def test_lazy_exports_mention_modules_too() -> None:
    assert chosen('{"_runtime.files": ("FileInput",)}\n') == ["__init__", "files"]


def test_a_name_that_is_no_module_is_nothing() -> None:
    assert chosen("from ._runtime.nonsense import x\n") == ["__init__"]


def test_a_package_within_it_brings_what_is_beside_and_above() -> None:
    assert chosen("from ._runtime.inner.one import x\n") == [
        "__init__",
        "files",
        "inner.__init__",
        "inner.one",
        "inner.two",
    ]
