"""Sentences by which a report says that a list of its own has nothing in it."""

import re

_SAYS_NO = re.compile(r"\b(no|not|none|nil|never|neither|nothing|n/a)\b", re.IGNORECASE)
_A_LIST = re.compile(r"\b(areas?|actions?|priorit(?:y|ies)|recommendations?|improvements?)\b", re.IGNORECASE)
_BARE = re.compile(
    r"(none|nil|n/a|nothing|not applicable)( (were|was|have been))?"
    r"( (identified|found|made|noted|required|needed|to report|applicable))?",
    re.IGNORECASE,
)
_ITS_WORDS = frozenset(
    re.findall(
        r"\S+",
        """
    a about additional all and any are areas area action actions applicable arising as at been before by carried
    concerning current currently did do does during equally existing find finding findings following for formal found from further
    general had has have hmi identified identify identifying immediate immediately improvement improvements in inspection
    inspections inspectorate inspectors is it its key letter local made make matters matter mean means necessary need
    needed needing needs neither new no none nor not note noted nothing of ofsted on or other our out point points
    present priorities priority raised recommendation recommendations recommended relating relation report require
    required requires requiring result review says specific such team that the their there these they this those time to under
    urgent us visit was we were where which with within
    authority board council councils county city borough partnership partners lscb lscp services service children's
    children safeguarding agencies agency authorities area's police health
    """,
    )
)
"""Every word such sentences are made of. One that is not here says something of its own, and is a finding."""
_OTHERS = re.compile(
    r"\b(authority|authorities|board|council|partners?|partnership|lscb|lscp|services?|agency|agencies|police|health|children)\b",
    re.IGNORECASE,
)
"""Whoever, named before the "no", has not done something: that is a finding, and no empty list."""
_NAME = re.compile(r"(?<=[a-z] )[A-Z][\w'-]*")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z])|\n")


def says_none(text: str) -> bool:
    """Whether a text begins by saying that there is nothing: "There are no areas for priority action".

    "Ensure that no child waits" is no such sentence: beside the "no" it holds words of its own.
    """
    first = _SENTENCE.split(text.replace("’", "'").strip())[0].strip(" .;:•–-")
    if _BARE.fullmatch(first):
        return True
    no = _SAYS_NO.search(first)
    if not no or not _A_LIST.search(first) or _OTHERS.search(first, 0, no.start()):
        return False
    plain = _NAME.sub(" ", first)  # whose list it is: "for Westmere"
    return all(word in _ITS_WORDS for word in re.findall(r"[a-z'/]+", plain.lower()))
