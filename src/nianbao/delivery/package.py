"""The .docx package: opened from the base parts, packed so that equal content gives equal bytes."""

from __future__ import annotations

import io
import zipfile
from importlib import resources
from typing import TYPE_CHECKING

import docx

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from docx.document import Document as WordDocument

_NEVER = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can name: the file does not say when it was made."""
_UNIX = 3


def base_document() -> WordDocument:
    """A new, empty Word document in the house style: its sources are the XML parts under `base/`."""
    packed = _zipped(_parts(resources.files(__package__).joinpath("base")))
    return docx.Document(io.BytesIO(packed))


def packed(document: WordDocument) -> bytes:
    """The document as the bytes of a .docx file, without any time of writing."""
    stamped = io.BytesIO()
    document.save(stamped)
    with zipfile.ZipFile(stamped) as package:
        return _zipped((name, package.read(name)) for name in package.namelist())


def _parts(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _parts(entry, f"{prefix}{entry.name}/")
        else:
            # A checkout on Windows may have turned the line ends; the bytes written must not depend on it.
            yield f"{prefix}{entry.name}", entry.read_bytes().replace(b"\r\n", b"\n")


def _zipped(parts: Iterator[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts:
            member = zipfile.ZipInfo(name, _NEVER)
            member.create_system = _UNIX
            member.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(member, content)
    return buffer.getvalue()
