"""Which measures are of the same people or cases: what one of them shows of how many there are, no other may hide in vain.

Each tells a base: a share of how many, a median of how many, a count itself. Where two of them hide different parts of one base,
whoever reads both takes the one part that both hide from the rest.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what starts the application asks which measures go together, and adds nothing up
    import numpy as np

    from sightline.measuring.measure import Measure
    from sightline.measuring.sums import Columns

SAME_PEOPLE = (
    ("AD03", "AD05"),  # children who left care for adoption
    ("AS01", "AS04", "AS05"),  # assessments finished
    ("CL01", "CL04.percent", "CL05.percent", "CL06", "CL09", "CL15"),  # children in care
    ("CL02", "HE01"),  # children who came into care; those who left at once are not due a health assessment
    ("CL03", "AD04"),  # children who left care
    ("CP05", "CP08"),  # plans open
    ("CP06", "CP07"),  # plans that ended
    ("FD05", "FD06", "FD07", "FD08", "FD09"),  # referrals
    ("LV01", "LV02", "LV03"),  # care leavers
    ("MI03", "MI04"),  # children who came back from being missing
)
"""Read off the definitions, and found again in the figures of the demo: `tests/measuring/test_same_people.py`."""
COUNTS = ("count", "rate")


def of_the_same_people(measure_id: str) -> tuple[str, ...]:
    """The measures of the same people as this one, itself among them; none where it stands alone."""
    return next((group for group in SAME_PEOPLE if measure_id in group), ())


def base_of(measure: "Measure", rows: "Columns", mine: "np.ndarray") -> float:
    """How many people or cases a measure is of, in the rows that are `mine`."""
    return float(rows.added["counted" if measure.kind in COUNTS else "judged"][mine].sum())
