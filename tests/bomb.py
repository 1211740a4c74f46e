"""A file that is small until it is unpacked."""

from __future__ import annotations

import io
import zipfile


def bomb() -> bytes:
    """A workbook whose one sheet unpacks to 60 MB."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    return file.getvalue()
