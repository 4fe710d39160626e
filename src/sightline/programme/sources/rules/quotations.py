"""Words that are quoted as they stand, with the page and the role of whoever said them. Pure."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from sightline.programme.sources.rules.findings import CannotMendError

DraftQuotation = dict[str, Any]
"""`words`; `said_by`, a role or blank; `page`, from 1, or None."""

WHOSE = re.compile(r"^(?:—|–|--)\s*(?P<whose>.+)$")
PAGE = re.compile(r"(?:^|,\s*)(?:page|p\.)\s*(?P<page>\d{1,4})$", re.IGNORECASE)
NAMED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Cllr)\b\.?\s+[A-Z]")
LONGEST_ROLE = 150


def quotations_in(text: str) -> list[DraftQuotation]:
    """Quotations with a blank line between; the last line of each may be `— lead inspector, page 3`.

    CannotMendError for a page or a role without words, and for somebody's name.
    """
    parts = re.split(r"\n\s*\n", text.replace("\r\n", "\n"))
    return [_one(part.strip()) for part in parts if part.strip()]


def quotations_text(quoted: Iterable[str | Mapping[str, Any]]) -> str:
    """Quotations as they are typed."""
    return "\n\n".join(_quotation_text(as_quoted(each)) for each in quoted)


def as_quoted(quotation: str | Mapping[str, Any]) -> DraftQuotation:
    """A quotation as it is kept; drafts begun before pages were asked hold words alone."""
    if isinstance(quotation, str):
        return {"words": quotation, "said_by": "", "page": None}
    return {
        "words": quotation["words"],
        "said_by": quotation.get("said_by") or "",
        "page": quotation.get("page"),
    }


def _one(part: str) -> DraftQuotation:
    *before, last = part.splitlines()
    whose = WHOSE.match(last.strip())
    if not whose:
        return as_quoted(part)
    if not before:
        raise CannotMendError(f"“{last}” says who is quoted, but not what was said.", "quotations")
    role, page = whose["whose"].strip(), None
    match = PAGE.search(role)
    if match:
        role, page = role[: match.start()].strip(" ,"), int(match["page"])
    if page == 0:
        raise CannotMendError("Pages count from 1. Look at the last line of each quotation.", "quotations")
    if NAMED.search(role):
        raise CannotMendError(
            f"“{role}” is somebody’s name. Say the role of who said it, as lead inspector.", "quotations"
        )
    if len(role) > LONGEST_ROLE:
        raise CannotMendError(
            f"The role of who said it is longer than {LONGEST_ROLE} characters.", "quotations"
        )
    return {"words": "\n".join(before).strip(), "said_by": role, "page": page}


def _quotation_text(quoted: DraftQuotation) -> str:
    page = f"page {quoted['page']}" if quoted["page"] else ""
    whose = ", ".join(filter(None, (quoted["said_by"], page)))
    return f"{quoted['words']}\n— {whose}" if whose else quoted["words"]
