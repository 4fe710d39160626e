"""Is the council in touch with its care leavers?"""

from sightline.measures.leaving_care.cohort import EARLIER, FIELDS, MONTHS, WHO, by_age, is_in_touch, leavers
from sightline.measuring.cases import cases
from sightline.measuring.measure import Figure, measure

TITLE = "Care leavers the council is in touch with"


@measure(
    id="LV01",
    title=TITLE,
    why="A parent knows how their grown-up child is.",
    better="higher",
    figures=(Figure("LV01", TITLE, "share"), *by_age("LV01", TITLE)),
    needs=[*FIELDS, "ssd_person.pers_dob"],
    reaches_back=MONTHS,
    definition=f"{WHO} Of them, those the council is in touch with. Those who refuse contact, need no services any more, "
    "or for whom nothing is recorded are not in touch.",
    source="DfE, SSDA903 care leavers' return: in touch on the birthday; its published 'not in touch' is narrower than "
    "the rest of this figure",
    compare_with="L317",
    says={"earlier": EARLIER},
    headline="R12",
)
def in_touch(data, clock):
    """Each care leaver, on their last birthday: in touch, or not."""
    rows = leavers(data)
    return cases(
        rows,
        case_id="leaver_id",
        on="birthday",
        counted=is_in_touch(rows),
        part=rows.band,
        team="team_id",
        story=["birthday", "turned", "eligibility", "in_touch"],
    )
