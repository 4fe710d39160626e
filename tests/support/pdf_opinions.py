"""Two opinions on a PDF, ours and an independent validator's, for readers (PDF/UA-1) and for archives (PDF/A-2a)."""

import page

from sightline.papers.render.pdf_checks.checking import pdf_faults

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)


def ours(content: bytes) -> set[str]:
    """The rules that our own checks find broken."""
    return {each.rule for each in pdf_faults(content)}


def independent(content: bytes) -> set[str]:
    """The rules that the independent validator finds broken."""
    reports = [page.validate_pdf_bytes(content, profile=each) for each in PROFILES]
    return {each.rule_id for report in reports for each in report.failures}


def both(content: bytes) -> list[str]:
    """Everything that either says against the file, in words."""
    reports = [page.validate_pdf_bytes(content, profile=each) for each in PROFILES]
    theirs = [f"{each.rule_id}: {each.message}" for report in reports for each in report.failures]
    return [*theirs, *(f"{each.rule}: {each.says}" for each in pdf_faults(content))]
