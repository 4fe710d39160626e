"""Young person came into care at 18 or older."""

from sightline.checks.check import check
from sightline.checks.faults import faults, when_said
from sightline.checks.national import ssda903
from sightline.checks.people.births import with_birth
from sightline.tables.phrases import age_on


@check(
    id="came_into_care_grown_up",
    title="Young person came into care at 18 or older",
    remedy="Correct the date of birth, or the start of the period of care: nobody comes into care at 18.",
    needs=["ssd_cla_episodes.clae_cla_episode_start_date", "ssd_person.pers_dob"],
    breaks=["CL01", "CL02"],
    rules=[ssda903("352", "Child who started to be looked after was aged 18 or over.")],
)
def came_into_care_grown_up(data):
    """Every period of care that starts on or after the 18th birthday."""
    rows = with_birth(data, data.care_periods)
    wrong = rows.filter(age_on(rows.born, rows.started) >= 18)
    return faults(
        wrong,
        table="ssd_cla_episodes",
        record_id="period_id",
        field="clae_cla_episode_start_date",
        value=when_said(wrong.started),
        expected="a day before the 18th birthday",
        on="started",
    )
