"""How much of a column may be unread before what needs it cannot be computed, and the sentence that says so.

A code that nobody knows counts as "not that code": a share of interim care orders would fall, and look like good news.
"""

FEW = 3
OF_CODES, OF_OTHERS = 0.02, 0.10
"""Ours: no source sets them. A day or a number that is left blank shows as one; an unknown code looks like another."""


def too_much(unread: int, filled: int, *, coded: bool) -> bool:
    """Whether so many unread cells, of those that say something, are more than a few."""
    return unread >= FEW and unread > filled * (OF_CODES if coded else OF_OTHERS)


def cause(name: str, heading: str, unread: int, filled: int) -> str:
    """Why what needs the column cannot be computed."""
    return (
        f"{unread:,} of {filled:,} values of {heading} in {name} could not be read, so what needs it is not worked out. "
        "The faults of the load list them: have the report write the national code or its words, and load again."
    )
