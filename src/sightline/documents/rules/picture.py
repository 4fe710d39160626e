"""One page of a PDF as a picture. Trusts the PDF: for `run_limited`."""

import struct
import zlib

import numpy as np

SCALE = 1.6
"""Pixels for each point: a page of A4 is about 950 wide."""
WIDEST_POINTS = 2_000
MARKS = ((1.0, 0.95, 0.62), (1.0, 0.83, 0.2))
"""What a marked line's white becomes: a finding of the page, and the one that is looked at."""


def drawn(pdf: str, page: int, boxes: list[list[float]], strong: int) -> bytes:
    """One page, from 1, as a PNG; each box as [left, top, right, bottom] in points from the top left corner."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    sheet = document[page - 1]
    wide, high = sheet.get_size()
    scale = SCALE if max(wide, high) <= WIDEST_POINTS else SCALE * WIDEST_POINTS / max(wide, high)
    drawing = sheet.render(scale=scale, rev_byteorder=True)  # pyright: ignore[reportArgumentType]
    seen = drawing.to_numpy()[:, :, :3].copy()
    for place, box in enumerate(boxes):
        _mark(seen, [edge * scale for edge in box], MARKS[place < strong])
    return png(seen)


def _mark(seen: np.ndarray, box: list[float], colour: tuple[float, float, float]) -> None:
    left, top, right, bottom = (max(0, round(edge)) for edge in box)
    part = seen[max(0, top - 2) : bottom + 2, max(0, left - 3) : right + 3]
    part[:] = (part * np.array(colour)).astype(np.uint8)


def png(seen: np.ndarray) -> bytes:
    """Rows of red, green and blue as a PNG."""
    high, wide, _ = seen.shape
    rows = np.concatenate([np.zeros((high, 1), np.uint8), seen.reshape(high, wide * 3)], axis=1)
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows.tobytes(), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(name, data) for name, data in parts)


def _part(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
