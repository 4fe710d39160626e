"""Files that leave Sightline: a kind, a name made plain, saved and never opened in the page, kept by no browser or proxy.

What a workbook holds is written by `engine.spreadsheets`; both make text that would run as a formula harmless. That children's
records or a plan leave is written into the trail by the service that gathers them, before there is anything to send.
"""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import add_never_cache_headers
from django.utils.http import content_disposition_header

from sightline.engine.exports import csv_text

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "yaml": "application/yaml; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes a CSV for the code page of the machine."""
Answer = TypeVar("Answer", bound=HttpResponseBase)


def file_out(content: str | bytes, name: str) -> HttpResponse:
    """The content as a file to be saved. KeyError for an ending of a name that is not among KINDS."""
    return _sent(content, name, "attachment")


def csv_out(heads: Sequence[str], rows: Iterable[Sequence[Any]], name: str) -> HttpResponse:
    """Rows under their heads as a CSV that Excel reads as what it is. ValueError where a row is not as long as the heads."""
    text = csv_text(heads, [dict(zip(heads, row, strict=True)) for row in rows])
    return file_out(BYTE_ORDER_MARK + text, name)


def calendar_out(text: str | bytes, name: str) -> HttpResponse:
    """A calendar, as a program fetches it from an address that is a secret and must be told to nobody."""
    answer = _sent(text, name, "inline")
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def given_out(file: Path, name: str) -> FileResponse:
    """A file that somebody gave, piece by piece, under the name it was given with; of a kind that nothing opens by itself.

    FileNotFoundError where it is gone.
    """
    answer = FileResponse(file.open("rb"), content_type="application/octet-stream")
    return _guarded(answer, content_disposition_header(True, name) or "attachment")


def zipped(files: Mapping[str, bytes], made: datetime) -> bytes:
    """Files by their names as one zip, all of them of the moment `made`; two whose plain names are one are numbered."""
    buffer, taken = io.BytesIO(), set()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for wanted, content in files.items():
            stem, _, ending = plain_name(wanted).rpartition(".")
            name, again = f"{stem}.{ending}", 2
            while name.lower() in taken:
                name, again = f"{stem} {again}.{ending}", again + 1
            taken.add(name.lower())
            entry = zipfile.ZipInfo(name, made.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()


def plain_name(text: str) -> str:
    """A file's name of letters, figures and .-_ alone: what a header and any disk takes."""
    return "".join(
        letter if letter.isascii() and (letter.isalnum() or letter in " .-_") else "-" for letter in text
    )


def _sent(content: str | bytes, name: str, disposition: str) -> HttpResponse:
    answer = HttpResponse(
        content.encode() if isinstance(content, str) else content,
        content_type=KINDS[name.rpartition(".")[2]],
    )
    return _guarded(answer, f'{disposition}; filename="{plain_name(name)}"')


def _guarded(answer: Answer, disposition: str) -> Answer:
    answer["Content-Disposition"] = disposition
    answer["X-Content-Type-Options"] = "nosniff"
    add_never_cache_headers(answer)
    return answer
