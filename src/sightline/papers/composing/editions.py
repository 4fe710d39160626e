"""For whom a paper is composed, who of them reads what is exempt, and which editions are texts of their own. Plain."""

OFFICERS, MEMBERS, PUBLIC, DFE, PARTNER = "officers", "members", "public", "dfe", "partner"
PLAIN_ENGLISH, EASY_READ = "plain_english", "easy_read"
EDITIONS: dict[str, str] = {
    OFFICERS: "Officers",
    MEMBERS: "Members",
    DFE: "DfE",
    PARTNER: "Partners",
    PUBLIC: "Public",
    PLAIN_ENGLISH: "Plain English",
    EASY_READ: "Easy read",
}
"""By key, as it is printed; the fullest first."""
SUMMARIES: dict[str, str] = {PLAIN_ENGLISH: "Plain-English summary", EASY_READ: "Easy-read edition"}
"""Editions that are written as texts of their own, and leave the paper's body to the others."""
OF_THE_BODY = tuple(each for each in EDITIONS if each not in SUMMARIES)
READS_EXEMPT = (OFFICERS, MEMBERS)
"""A grant to read what is exempt ends on a day, and a file does not: neither the DfE's edition nor a partner's has any."""
READS_EVERY_FIELD = (OFFICERS, MEMBERS, DFE)
"""Who reads the fields that a template keeps from the public."""
IN_WORDS: dict[str, str] = {
    OFFICERS: "the edition for officers",
    MEMBERS: "the edition for members",
    DFE: "the edition for the DfE",
    PARTNER: "the edition for partners",
    PUBLIC: "the edition for the public",
    PLAIN_ENGLISH: "the plain-English summary",
    EASY_READ: "the easy-read edition",
}
EXEMPT_PARAGRAPHS = range(1, 8)
"""Local Government Act 1972, Schedule 12A, part 1: the descriptions of exempt information."""
EXEMPT_BY = "Exempt by paragraph {} of Schedule 12A to the Local Government Act 1972: {}."


class NoSuchPaperEditionError(Exception):
    """There is no edition of that name, or this paper has none of it."""


def edition_named(name: str) -> str:
    """An edition's key; NoSuchPaperEditionError says which there are."""
    if name not in EDITIONS:
        raise NoSuchPaperEditionError(f"There is no edition “{name}”. Editions: {', '.join(EDITIONS)}.")
    return name
