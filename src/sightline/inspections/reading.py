"""`read_report`: from a file to what a report says, without trusting the file."""

from pathlib import Path
from typing import Any

from sightline.files.limited import (
    GB,
    BusyError,
    RunLimits,
    StoppedError,
    TooLongError,
    TooMuchMemoryError,
    run_limited,
)
from sightline.inspections.report import NotReadableError, Report
from sightline.inspections.report_values import as_values, report_from

LARGEST_MB = 50
BROKEN_OFF = (
    "The PDF broke off its reading: it is damaged, needs more memory than a report may take, or is made to break readers. "
    "Fetch it again from reports.ofsted.gov.uk, or type the findings in."
)
LONGEST_SECONDS = 60
"""The sector's longest reports are read in some five seconds on a slow machine."""


def read_report(source: Path | str | bytes) -> Report:
    """Read an inspection report or letter.

    The file is opened by a process of its own with limits on time and memory (`files/limited.py`), so that one made to harm
    whoever opens it ends that process and no other. NotReadableError says in a sentence what is wrong with a file
    that is no PDF, is locked, damaged, scanned, too large or too slow, or is no inspection report.
    """
    pdf = source if isinstance(source, bytes) else _bytes_of(Path(source))
    refuse_by_its_first_bytes(pdf)
    limits = RunLimits(seconds=LONGEST_SECONDS, memory=GB, patience=LONGEST_SECONDS)
    try:
        return report_from(run_limited(values_of, pdf, limits=limits, raises=(NotReadableError,)))
    except StoppedError as stopped:
        raise NotReadableError(_why(stopped)) from stopped
    except (ValueError, KeyError, TypeError) as fault:
        if isinstance(fault, NotReadableError):
            raise
        raise NotReadableError(BROKEN_OFF) from fault


def values_of(pdf: bytes) -> dict[str, Any]:
    """The report as plain values. NotReadableError if it cannot be read as one. Trusts the bytes: for `run_limited`."""
    from sightline.inspections.whole import report_of

    return as_values(report_of(pdf))


def _why(stopped: StoppedError) -> str:
    if isinstance(stopped, TooLongError):
        return (
            f"The PDF could not be read within {LONGEST_SECONDS:g} seconds and was given up; it may be made to do so. "
            "Fetch it again from reports.ofsted.gov.uk, or type the findings in."
        )
    if isinstance(stopped, TooMuchMemoryError):
        return (
            "The PDF needs more memory than a report may take. Fetch it again from reports.ofsted.gov.uk, or print its "
            "text into a new PDF."
        )
    return stopped.sentence("The PDF") if isinstance(stopped, BusyError) else BROKEN_OFF


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_MB * 1_000_000:
            raise NotReadableError(_too_large(path.stat().st_size))
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise NotReadableError(f"There is no file {path}. Look at its name and try again.") from fault
    except OSError as fault:
        raise NotReadableError(
            f"The file {path} cannot be opened ({fault.strerror}). Look at what it is and who may read it."
        ) from fault


def _too_large(size: int) -> str:
    return (
        f"The file has {size / 1_000_000:.0f} MB, and Sightline reads reports of at most {LARGEST_MB} MB (Ofsted's have "
        "less than one). Fetch it again from reports.ofsted.gov.uk, or print its text into a new PDF."
    )


def refuse_by_its_first_bytes(pdf: bytes) -> None:
    """Say what a file is that cannot be a PDF, before anything opens it."""
    begins = pdf[:1024].lstrip()
    if len(pdf) > LARGEST_MB * 1_000_000:
        raise NotReadableError(_too_large(len(pdf)))
    if not begins:
        raise NotReadableError("The file is empty. Fetch it again from reports.ofsted.gov.uk.")
    if b"%PDF-" in begins:
        return
    if begins[:1] == b"<" or b"<html" in begins.lower():
        kind = (
            "a web page saved under the name of a PDF, as when a site answers 'not found' or asks to sign in"
        )
    elif begins[:2] == b"PK":
        kind = "a Word or other Office file, or a zip; if it is the report, save it as a PDF first"
    elif begins[:4] in (b"\xd0\xcf\x11\xe0", b"{\\rt"):
        kind = "an old Word file; if it is the report, save it as a PDF first"
    elif begins[:3] == b"\xff\xd8\xff" or begins[:4] == b"\x89PNG":
        kind = "a picture; if it is a page of the report, get the report itself"
    else:
        kind = "something else"
    raise NotReadableError(
        f"The file is not a PDF: it is {kind}. Fetch the report from reports.ofsted.gov.uk, or type the findings in."
    )
