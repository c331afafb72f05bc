"""Calco: from an OpenAPI document to a Python client package.

The pipeline, in the order data flows through it:

1. ``read``   the document: files into one tree, upgraded and repaired.
2. ``parse``  the tree into the intermediate model (``ir``).
3. ``names``  every public name, decided in one pass.
4. ``plan``   what the templates see: modules, annotations, docstrings.
5. ``emit``   render the templates, format, write the package atomically.
"""

from __future__ import annotations

__version__ = "0.1.0"
