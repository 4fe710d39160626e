"""Are care leavers learning or working?"""

from sightline.measures.leaving_care.cohort import EARLIER, FIELDS, MONTHS, WHO, by_age, is_in_touch, leavers
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure
from sightline.tables.coded import texts_of

TITLE = "Care leavers in education, employment or training"


@measure(
    id="LV03",
    title=TITLE,
    why="Learning and work give young people an income, people around them and a future.",
    better="higher",
    figures=by_age("LV03", TITLE),
    needs=[*FIELDS, "ssd_care_leavers.clea_care_leaver_activity", "ssd_person.pers_dob"],
    reaches_back=MONTHS,
    definition=f"{WHO} Of them, those in education, employment or training (F1 to F5, P1 to P5). Illness or disability (G4) "
    "and pregnancy or parenting (G6) are not. Those the council is not recorded as in touch with, who refuse "
    "contact or need no services any more, and those whose activity is not recorded stay in and are not, whatever else is "
    "recorded.",
    source="DfE, Children looked after in England: care leavers in education, employment or training",
    compare_with="L113",
    seeds=["CE15:56"],
    says={"earlier": EARLIER},
    headline="R12",
)
def learning_or_working(data, clock):
    """Each care leaver, on their last birthday: in education, employment or training, or not."""
    rows = leavers(data)
    return cases(
        rows,
        case_id="leaver_id",
        on="birthday",
        counted=is_in_touch(rows) & rows.activity.fill_null("").isin(texts_of("activity", "eet")),
        part=rows.band,
        team="team_id",
        story=["birthday", "turned", "in_touch", "activity"],
    )
