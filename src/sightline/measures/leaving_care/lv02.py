"""Do care leavers live somewhere suitable?"""

from sightline.measures.leaving_care.cohort import EARLIER, FIELDS, MONTHS, WHO, by_age, is_in_touch, leavers
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure
from sightline.tables.coded import texts_of

TITLE = "Care leavers in suitable accommodation"


@measure(
    id="LV02",
    title=TITLE,
    why="Without a safe home nothing else holds.",
    better="higher",
    figures=by_age("LV02", TITLE),
    needs=[
        *FIELDS,
        "ssd_care_leavers.clea_care_leaver_accommodation",
        "ssd_care_leavers.clea_care_leaver_accom_suitable",
        "ssd_person.pers_dob",
    ],
    reaches_back=MONTHS,
    definition=f"{WHO} Those who have gone abroad (G), been deported (H) or whose residence is not known (R) are left out "
    "too. Of the rest, those judged to be in suitable accommodation; those the council is not recorded as in touch with, "
    "who refuse contact or need no services any more, and those for whom no judgement is recorded, are not, whatever else "
    "is recorded.",
    source="DfE, Children looked after in England: care leavers in suitable accommodation",
    compare_with="L112",
    says={"earlier": EARLIER},
    headline="R12",
)
def suitable_accommodation(data, clock):
    """Each care leaver, on their last birthday: in suitable accommodation, or not."""
    every = leavers(data)
    elsewhere = every.accommodation.fill_null("").isin(texts_of("accommodation", "left_out"))
    rows = every.filter(~elsewhere)
    suitable = texts_of("suitability", "suitable")
    return cases(
        rows,
        case_id="leaver_id",
        on="birthday",
        counted=is_in_touch(rows) & rows.suitable.fill_null("").upper().isin(suitable),
        part=rows.band,
        team="team_id",
        story=["birthday", "turned", "in_touch", "accommodation", "suitable"],
    )
