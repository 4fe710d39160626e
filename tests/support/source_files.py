"""Small files of every kind that may be given, and of kinds that may not, made here byte by byte."""

import io
import struct
import zipfile
import zlib

from support.printed_reports import Printed

PNG_HEAD = b"\x89PNG\r\n\x1a\n"
TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
MACROS = b"application/vnd.ms-word.document.macroEnabled.main+xml"
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 40 + b"\xff\xd9"


def printed_pdf(*words: str) -> bytes:
    """A PDF that can be read, a paragraph for each of these."""
    printed = Printed()
    for each in words:
        printed.paragraph(each)
    return printed.pdf()


def png() -> bytes:
    """One white dot."""
    dot = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", dot), (b"IDAT", zlib.compress(b"\x00\xff\xff\xff")), (b"IEND", b""))
    return PNG_HEAD + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


def archive(*names: str, types: bytes = TYPES, **contents: bytes) -> bytes:
    """An archive with these members; `[Content_Types].xml` among them unless `types` is empty."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        if types:
            made.writestr("[Content_Types].xml", types)
        for name in names:
            made.writestr(name, contents.get(name, b"<x/>"))
    return out.getvalue()


def word(*more: str) -> bytes:
    """A Word document, with these parts besides."""
    return archive("word/document.xml", *more)
