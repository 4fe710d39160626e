"""Words that are quoted as they stand, with the page and the role of whoever said them. Pure."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from sightline.programme.sources.rules.findings import CannotMendError

Quoted = dict[str, Any]
"""`words`; `said_by`, a role or blank; `page`, from 1, or None."""

WHOSE = re.compile(r"^(?:—|–|--)\s*(?P<whose>.+)$")
PAGE = re.compile(r"(?:^|,\s*)(?:page|p\.)\s*(?P<page>\d{1,4})$", re.IGNORECASE)
NAMED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Cllr)\b\.?\s+[A-Z]")
LONGEST_ROLE = 150


def quotations_in(typed: str) -> list[Quoted]:
    """Quotations with a blank line between; the last line of each may be `— lead inspector, page 3`.

    CannotMendError for a page or a role without words, and for somebody's name.
    """
    parts = re.split(r"\n\s*\n", typed.replace("\r\n", "\n"))
    return [_one(part.strip()) for part in parts if part.strip()]


def quotations_text(quoted: Iterable[str | Mapping[str, Any]]) -> str:
    """Quotations as they are typed."""
    return "\n\n".join(_typed(as_quoted(each)) for each in quoted)


def as_quoted(kept: str | Mapping[str, Any]) -> Quoted:
    """A quotation as it is kept; drafts begun before pages were asked hold words alone."""
    if isinstance(kept, str):
        return {"words": kept, "said_by": "", "page": None}
    return {"words": kept["words"], "said_by": kept.get("said_by") or "", "page": kept.get("page")}


def _one(part: str) -> Quoted:
    *before, last = part.splitlines()
    whose = WHOSE.match(last.strip())
    if not whose:
        return as_quoted(part)
    if not before:
        raise CannotMendError(f"“{last}” says who is quoted, but not what was said.", "quotations")
    role, page = whose["whose"].strip(), None
    found = PAGE.search(role)
    if found:
        role, page = role[: found.start()].strip(" ,"), int(found["page"])
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


def _typed(quoted: Quoted) -> str:
    page = f"page {quoted['page']}" if quoted["page"] else ""
    whose = ", ".join(filter(None, (quoted["said_by"], page)))
    return f"{quoted['words']}\n— {whose}" if whose else quoted["words"]
