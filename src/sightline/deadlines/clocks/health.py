"""When is the health of a child in care next to be assessed?"""

from sightline.deadlines.clocks.in_care import CARE, in_care
from sightline.deadlines.phrases import once, with_last
from sightline.deadlines.running import rows, running
from sightline.engine.later import ibis
from sightline.tables.phrases import age_on

ASSESSED = (
    "ssd_cla_health.clah_health_check_date|annexa_list_8.date_of_last_health_assessment|"
    "local_initial_health_assessments.assessment_date"
)
CHECKED = "ssd_cla_health.clah_health_check_date|annexa_list_8.date_of_last_health_assessment"
STATUS = "ssd_cla_health.clah_health_check_status|annexa_list_8.date_of_last_health_assessment"
BORN = "ssd_person.pers_dob"


@once
def _checked(data):
    """Children in care with the `last` health assessment completed since they came in."""
    checks, listed = data.health_assessments, data.listed_care.filter(lambda t: t.assessed.notnull())
    initial = data.initial_health_assessments.filter(lambda t: t.assessed.notnull())
    assessments = ibis.union(
        checks.select("authority", "child_id", done=checks.done),
        listed.select("authority", "child_id", done=listed.assessed),
        initial.select("authority", "child_id", done=initial.assessed),
    )
    care = in_care(data).drop("visited", "reviewed", "assessed", "permanence")
    return with_last(
        care, assessments, case="period_id", meets={"child_id": "child_id"}, day="done", since="started"
    )


@running(
    "initial-health-assessment",
    called=("initial health assessment", "initial health assessments"),
    needs=[*CARE, ASSESSED],
    stops=("ssd_cla_health", "local_initial_health_assessments"),
)
def initial(data):
    """Children who have had none since they came into care."""
    return rows(_checked(data).filter(lambda t: t.last.isnull()), case_id="period_id", starts="started")


def _again(data, *, young):
    """Children assessed before: under 5 while half a year after the last one comes before their fifth birthday."""
    children = _checked(data).filter(lambda t: t.last.notnull())
    people = data.children
    births = people.group_by(_a=people.authority, _c=people.child_id).aggregate(_born=people.born.max())
    joined = children.left_join(births, [children.authority == births._a, children.child_id == births._c])
    then = (joined.last + ibis.interval(months=6)).cast("date")
    under_5 = (age_on(joined._born, then) < 5).fill_null(False)
    return rows(joined.filter(under_5 if young else ~under_5), case_id="period_id", starts="last")


@running(
    "health-under-5",
    called=("health assessment", "health assessments"),
    needs=[*CARE, CHECKED, STATUS, BORN],
)
def under_5(data):
    """Children under 5, from the last assessment."""
    return _again(data, young=True)


@running(
    "health-5-and-over",
    called=("health assessment", "health assessments"),
    needs=[*CARE, CHECKED, STATUS, BORN],
)
def five_and_over(data):
    """Children of 5 and over, from the last assessment. One whose birth is not known is taken for older."""
    return _again(data, young=False)
