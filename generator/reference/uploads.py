"""Files that were chosen in a form."""

from __future__ import annotations

import base64
import binascii
from mimetypes import guess_type
from typing import TYPE_CHECKING, Any, NoReturn

from generator.json_types import is_array, is_object
from generator.reference.mistakes import EntryError

if TYPE_CHECKING:
    from collections.abc import Mapping

FILES = "files."
"""What the fields of files begin with."""
LARGEST_UPLOAD = 16 * 1024 * 1024
"""Bytes that all files of a call may have."""


class Upload(tuple[Any, ...]):
    """A file as the package takes it: its name and content, and its media type where
    that is another than the name says."""

    __slots__ = ()

    @staticmethod
    def of(name: str, content: bytes, media_type: str) -> Upload:
        """A file.

        Args:
            name: Without folders.
            content: What is in it.
            media_type: What the browser says that it is; empty if it does not know.
        """
        told = media_type and media_type != guess_type(name)[0]
        return Upload((name, content, media_type) if told else (name, content))

    @property
    def name(self) -> str:
        """Its name."""
        found: str = self[0]
        return found

    @property
    def media_type(self) -> str:
        """Its media type, where it has to be said."""
        found: str = self[2] if len(self) > 2 else ""
        return found


def upload_of(given: object, field: str) -> Upload:
    """A file as a page's script gives it.

    Args:
        given: ``name``, ``media_type`` and ``content``, base64; without content where
            it does not matter.
        field: Where it was chosen.

    Raises:
        EntryError: It cannot be sent.
    """

    def refuse(message: str) -> NoReturn:
        raise EntryError(message, field)

    if not is_object(given):
        refuse("A file is expected.")
    name, media_type = given.get("name"), given.get("media_type", "")
    content = given.get("content", "")
    if not (isinstance(name, str) and isinstance(media_type, str)):
        refuse("A file is expected.")
    name = name.replace("\\", "/").rpartition("/")[2]
    if not name or not name.isprintable() or not media_type.isprintable():
        refuse("The name of the file cannot be sent.")
    if not isinstance(content, str):
        refuse("The content of a file is written in base64.")
    try:
        decoded = base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError):
        refuse("The content of a file is written in base64.")
    if len(decoded) > LARGEST_UPLOAD:
        refuse(f"It is longer than {LARGEST_UPLOAD} bytes.")
    return Upload.of(name, decoded, media_type)


def without_contents(asked: Mapping[str, Any]) -> dict[str, Any]:
    """What was entered, with the names of its files alone."""
    found = dict(asked)
    if "file" in found:
        found["file"] = _named(found["file"])
    if is_object(files := found.get("files")):
        found["files"] = {
            name: [_named(one) for one in several] if is_array(several) else []
            for name, several in files.items()
        }
    return found


def _named(given: object) -> object:
    if not is_object(given):
        return None
    return {key: given[key] for key in given if key != "content"}
