"""Templates that a process has compiled before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import DictLoader, Environment

from generator.compiled import Compiled

if TYPE_CHECKING:
    import pytest


def test_a_template_is_compiled_once_for_all_environments(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compiled: list[object] = []
    real: Any = Environment.compile

    def count(self: Environment, source: str, *rest: str) -> object:
        compiled.append(source)
        return real(self, source, *rest)

    monkeypatch.setattr(Environment, "compile", count)
    kept = Compiled()
    texts = {"a": "{{ x }}!", "b": "{{ x }}?"}
    for number in (1, 2):
        around = Environment(loader=DictLoader(texts), bytecode_cache=kept)
        assert around.get_template("a").render(x=number) == f"{number}!"
    assert compiled == ["{{ x }}!"]
    # Another template is another one, and so is the same with another text.
    around = Environment(loader=DictLoader(texts), bytecode_cache=kept)
    assert around.get_template("b").render(x=3) == "3?"
    around = Environment(loader=DictLoader({"a": "{{ x }}."}), bytecode_cache=kept)
    assert around.get_template("a").render(x=4) == "4."
    assert compiled == ["{{ x }}!", "{{ x }}?", "{{ x }}."]
