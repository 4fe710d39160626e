"""The process that opens a PDF: `python -m sightline.inspections.aside`, a PDF in, JSON out. Its limits are its own.

With `words` after it, it gives no report but the PDF's words, as far as they can be had soon (`text.py`).
"""

import json
import sys
from dataclasses import asdict

from sightline.inspections.kept import as_values
from sightline.inspections.report import NotReadableError
from sightline.inspections.text import GIVEN_UP, words_of
from sightline.inspections.whole import report_of

MEMORY_MB = 1_000
PROCESSOR_SECONDS = 55


def main() -> int:
    """Read the PDF on standard input and print the report, or why there is none; or its words."""
    if sys.argv[1:] == ["words"]:
        limit_self(seconds=int(GIVEN_UP))
        sys.stdout.write(json.dumps(asdict(words_of(sys.stdin.buffer.read()))))
        return 0
    limit_self()
    try:
        answer = {"report": as_values(report_of(sys.stdin.buffer.read()))}
    except NotReadableError as refused:
        answer = {"refused": str(refused)}
    except (MemoryError, RecursionError):
        answer = {
            "refused": "The PDF needs more memory than a report may take. Fetch it again from reports.ofsted.gov.uk, "
            "or print its text into a new PDF."
        }
    sys.stdout.write(json.dumps(answer))
    return 0


def limit_self(*, seconds: int = PROCESSOR_SECONDS) -> None:
    """Hold this process to its memory and time, where the system can (Windows cannot; there the wait is limited)."""
    if sys.platform == "win32":
        return
    import resource

    most = MEMORY_MB * 1_000_000
    for kind, limit in (
        (resource.RLIMIT_AS, most),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        lower = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(kind, (lower, hard))


if __name__ == "__main__":
    sys.exit(main())
