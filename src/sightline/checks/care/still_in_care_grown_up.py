"""Young person still in care after their 18th birthday."""

from sightline.checks.check import check
from sightline.checks.faults import faults
from sightline.checks.national import ssda903
from sightline.checks.people.births import with_birth
from sightline.tables.phrases import age_on, with_data_date


@check(
    id="still_in_care_grown_up",
    title="Young person still in care after their 18th birthday",
    remedy="End the period of care on the 18th birthday, or correct the date of birth.",
    needs=[
        "ssd_cla_episodes.clae_cla_episode_ceased_date",
        "ssd_cla_episodes.clae_cla_episode_start_date",
        "ssd_person.pers_dob",
    ],
    breaks=["CL01", "CL03", "CL07", "CL09", "HE03"],
    rules=[
        ssda903(
            "359",
            "Child being looked after following 18th birthday must be accommodated under section 20(5) of the Children "
            "Act 1989 in a community home.",
            nearest=True,
        )
    ],
)
def still_in_care_grown_up(data):
    """Every period of care that is open on the data date although the child turned 18 before it."""
    rows = with_birth(data, with_data_date(data, data.care_periods))
    running = rows.filter(rows.ended.isnull(), rows.started <= rows.data_to)
    wrong = running.filter(age_on(running.born, running.data_to) >= 18)
    return faults(
        wrong,
        table="ssd_cla_episodes",
        record_id="period_id",
        field="clae_cla_episode_ceased_date",
        value="blank",
        expected="the 18th birthday, or an earlier day",
        on="started",
    )
