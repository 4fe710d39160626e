"""What opening and unpacking a damaged or hostile zip may raise, in one list."""

import lzma
import struct
import zipfile
import zlib

BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
    KeyError,
    OverflowError,
)
"""A locked archive raises RuntimeError. Of a disk that is full or a file that cannot be opened OSError has `filename` or
an `errno` of its own: who writes while it unpacks tells them apart."""
