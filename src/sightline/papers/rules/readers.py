"""Which editions of a published paper a role reads, and who reads a paper as it is written. Pure.

From the matrix of people and permissions, 5.2 and 5.3: a partner and a regulator read what is shared with them; whoever may not read
exempt parts, or small numbers, reads an edition that has none.
"""

from sightline.papers.composing.editions import (
    DFE,
    EASY_READ,
    MEMBERS,
    OFFICERS,
    PARTNER,
    PLAIN_ENGLISH,
    PUBLIC,
)

FOR_EVERYBODY = (PUBLIC, PLAIN_ENGLISH, EASY_READ)
A_PARTNER, YOUNG_ADVISOR = "partner", "young_advisor"
REGULATORS = frozenset({"dfe_adviser", "ofsted_inspector"})
READ_WHAT_IS_SHARED = frozenset({A_PARTNER, YOUNG_ADVISOR, *REGULATORS})
"""Roles that read what was published, in their edition, and never a paper as it is written."""


def editions_read(
    role: str, *, has_exempt: bool, reads_exempt: bool, small_numbers: bool, sits_on_it: bool, works: bool
) -> tuple[str, ...]:
    """The editions, the fullest first. `has_exempt`: the paper has a part that is exempt; `reads_exempt` and `small_numbers`: what this
    person may read of it now, by a grant too; `sits_on_it`: on the body it went to; `works`: writes or publishes papers.
    """
    if role == A_PARTNER:
        return ((PARTNER,) if sits_on_it else ()) + FOR_EVERYBODY
    if role == YOUNG_ADVISOR:
        return FOR_EVERYBODY[::-1]
    regulator = role in REGULATORS
    whole = reads_exempt or (not has_exempt and not regulator)
    officers = (OFFICERS,) if whole and small_numbers else ()
    members = (MEMBERS,) if whole else ()
    dfe = (DFE,) if regulator or works else ()
    partners = (PARTNER,) if works else ()
    return (*officers, *members, *dfe, *partners, *FOR_EVERYBODY)
