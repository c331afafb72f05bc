"""The second stage: the document becomes the intermediate model.

Paths, operations, parameters, bodies, responses and security are read from the
typed objects of openapi-pydantic; schemas from the raw tree, which alone keeps
the order of keys and exact numbers. Later stages see neither.
"""

from generator.parse.parse import parse

__all__ = ["parse"]
