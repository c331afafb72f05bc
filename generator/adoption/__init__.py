"""Coming from another tool: its configuration becomes a ``calco.toml``.

A module a tool reads what its configuration says, and knows by which rules that tool
names things (:mod:`openapi_generator`, :mod:`openapi_python_client`,
:mod:`stainless`). :mod:`fitting` finds the names in ``calco.toml`` that keep those
names, :mod:`writing` writes the file, :mod:`telling` says what was kept and what
differs, and :mod:`table` what each call was and is.
"""

from __future__ import annotations

from generator.adoption.adopt import TOOLS, adopt
from generator.adoption.comparing import Adopted

__all__ = ["TOOLS", "Adopted", "adopt"]
