"""``calco generate --release``: a version and a changelog for what has changed.

What was released last is compared with what is generated now, as ``calco diff`` does;
the version follows from that, and what changed is written down for users.
"""

from .request import Outcome, Request

__all__ = ["Outcome", "Request"]
