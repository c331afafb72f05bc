"""Hand-written additions to the package.

Everything in this folder is ours: no run of `calco generate` touches it.

`where` begins a filter for the lists of the API:

    from fattureincloud.custom import where

    client.clients.list(16, q=where("name").contains("Rossi"))
"""

from __future__ import annotations

from .filters import Field, Filter, all_of, any_of, where

__all__ = ["Field", "Filter", "all_of", "any_of", "where"]
