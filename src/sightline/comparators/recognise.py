"""What a file of comparators is, by what stands in it and never by its name."""

from pathlib import Path

from sightline.comparators import lait, lists, meta
from sightline.comparators.places import MANDATORY
from sightline.comparators.text import header

TIDY, LAIT_TABLE, LAIT_MEASURES, NEIGHBOURS, AUTHORITIES, META = (
    "published figures",
    "the DfE's interactive tool",
    "measures of the DfE's interactive tool",
    "statistical neighbours",
    "table of authorities",
    "meta file",
)
MOST = 3
"""Of the five columns every tidy file has, so many say that it is meant to be one: what is missing is then said."""


def recognise(path: Path) -> str:
    """One of the kinds above; blank for anything else."""
    names = set(header(path))
    if len(names & set(MANDATORY)) >= MOST:
        return TIDY
    for kind, columns in (
        (LAIT_TABLE, lait.TABLE),
        (LAIT_MEASURES, lait.MEASURES),
        (NEIGHBOURS, lists.NEIGHBOURS),
        (AUTHORITIES, lists.AUTHORITIES),
        (META, meta.COLUMNS),
    ):
        if names >= set(columns):
            return kind
    return ""
