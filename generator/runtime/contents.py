"""Request bodies that are sent as they are given: text, files, anything."""

from __future__ import annotations

from typing import Any

from .bodies import Encoded, joined
from .encoding import encode
from .files import as_file, is_content
from .headers import essence
from .operation import Body
from .scalars import UnsendableError, scalar_text
from .shapes import is_tuple


class Content(Body):
    """Text, bytes, a binary file, a path, or an iterable of bytes.

    For a range of media types the value decides which of them it is.
    """

    def write(self, value: Any) -> Encoded:
        """The content and its type."""
        name = essence(self.media_type)
        is_file = is_content(value)
        if name.endswith("/*"):
            if is_file or is_tuple(value):
                file = as_file(value, "body")
                return joined([file.content]), file.content_type
            if not isinstance(value, str):
                return encode(value), "application/json"
            return Content("text/plain").write(value)
        is_text = name.startswith("text/") or name.endswith(("/xml", "+xml"))
        if is_text and not is_file:
            charset = "" if "charset" in self.media_type else "; charset=utf-8"
            try:
                return scalar_text(value).encode(), f"{self.media_type}{charset}"
            except UnsendableError as error:
                raise TypeError(f"body: {error} as {name}") from None
        return joined([as_file(value, "body").content]), self.media_type
