"""For whom a paper is composed, and who of them reads what is exempt. Plain."""

OFFICERS, MEMBERS, PUBLIC = "officers", "members", "public"
EDITIONS: dict[str, str] = {OFFICERS: "Officers", MEMBERS: "Members", PUBLIC: "Public"}
"""By key, as it is printed."""
READS_EXEMPT = (OFFICERS, MEMBERS)
EXEMPT_PARAGRAPHS = range(1, 8)
"""Local Government Act 1972, Schedule 12A, part 1: the descriptions of exempt information."""
EXEMPT_BY = "Exempt by paragraph {} of Schedule 12A to the Local Government Act 1972: {}."


class NoSuchPaperEditionError(Exception):
    """There is no edition of that name."""


def edition_named(name: str) -> str:
    """An edition's key; NoSuchPaperEditionError says which there are."""
    if name not in EDITIONS:
        raise NoSuchPaperEditionError(f"There is no edition “{name}”. Editions: {', '.join(EDITIONS)}.")
    return name
