"""Request bodies of several parts: forms with files (RFC 7578)."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from .bodies import Encoded, fields, joined
from .encoding import encode
from .files import File, FileContent, as_file, is_content
from .headers import essence, header_value, is_json
from .operation import Body
from .scalars import UnsendableError, scalar_text
from .shapes import is_list, is_tuple


class Multipart(Body):
    """A dict or model as parts.

    Files become file parts, objects JSON parts, single values plain text; an array
    repeats its part.

    Args:
        media_type: ``multipart/form-data`` or another one.
        required: Whether there must be a body.
        parts: Content types by name, where they are other than these.
    """

    def __init__(
        self,
        media_type: str,
        *,
        required: bool = False,
        parts: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(media_type, required=required)
        self._parts = parts or {}

    def write(self, value: Any) -> Encoded:
        """The parts, between boundaries that occur in none of them."""
        return self.bounded(value, secrets.token_hex(16))

    def bounded(self, value: Any, boundary: str) -> Encoded:
        """The parts, between boundaries of one's own."""
        pieces: list[FileContent] = []
        for name, field in fields(value):
            wanted = self._parts.get(name)
            for item in field if is_list(field) else [field]:
                part = _part(name, item, wanted)
                disposition = f'form-data; name="{_quoted(name)}"'
                if part.name is not None:
                    disposition += f'; filename="{_quoted(part.name)}"'
                lines = [f"--{boundary}", f"content-disposition: {disposition}"]
                headers = {"content-type": part.content_type, **part.headers}
                lines += [
                    f"{header_value(key, name)}: {header_value(text, name)}"
                    for key, text in headers.items()
                    if text
                ]
                head = "\r\n".join([*lines, "", ""])
                pieces += [head.encode(), part.content, b"\r\n"]
        pieces.append(f"--{boundary}--\r\n".encode())
        content_type = f"{essence(self.media_type)}; boundary={boundary}"
        return joined(pieces), content_type


def _part(name: str, item: Any, wanted: str | None) -> File:
    where = f"body.{name}"
    # The first of several alternatives in an encoding's contentType will do.
    wanted = wanted.partition(",")[0].strip() if wanted else None
    if is_tuple(item) or is_content(item):
        file = as_file(item, where)
        explicit = is_tuple(item) and len(item) > 2
        if wanted and not explicit and "*" not in wanted:
            file = file._replace(content_type=wanted)
        return file
    if not (wanted and is_json(wanted)):
        try:
            return File(None, scalar_text(item).encode(), wanted or "")
        except UnsendableError:
            pass
    return File(None, encode(item, where), wanted or "application/json")


def _quoted(text: str) -> str:
    """A name in a part's header, escaped as browsers do (WHATWG HTML, 4.10.21.8)."""
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
