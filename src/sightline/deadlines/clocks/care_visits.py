"""When is a child in care next to be visited?

Reg. 28 has four kinds of child. Two can be told apart here: those who live with a parent under a full care order
(28(5)) and under an interim one (28(4)). A temporarily approved connected person (28(4)) and a parent whose assessment is
not complete (28(3)) are not recorded as such in any source: those children are held to the common rule, 28(2).
"""

from sightline.deadlines.clocks.in_care import CARE, in_care, with_home, with_order, with_reviews
from sightline.deadlines.phrases import once, with_last
from sightline.deadlines.running import NotRunning, rows, running
from sightline.engine.later import ibis
from sightline.standards import codes
from sightline.tables.coded import texts_of
from sightline.tables.lasting import with_lasting

CALLED = ("care visit", "care visits")
HOME = "ssd_cla_placement.clap_cla_placement_start_date"
TYPE = "ssd_cla_placement.clap_cla_placement_type"
VISITED = "ssd_cla_visits.clav_cla_visit_date|annexa_list_8.date_of_last_social_work_visit"
SEEN = "ssd_cla_visits.clav_cla_visit_seen|annexa_list_8.date_of_last_social_work_visit"
NEEDS = [*CARE, HOME, TYPE, VISITED, SEEN]
STOPS = ("ssd_cla_visits",)
UNASSESSED = (
    "No source says that a child was placed with a parent before the assessment was complete (reg. 19)."
)

SILENT = (
    NotRunning("care-visit-unassessed-first", UNASSESSED),
    NotRunning("care-visit-unassessed-later", UNASSESSED),
)


@once
def _visited(data):
    """Children in care with `kind` (common, interim, parent), the `last` visit that saw them, and `since`: the day they
    came to these carers or, at a parent's, the day of the order where that is later."""
    homes = with_order(data, with_home(data, in_care(data)))
    at_home = homes.type.isin(texts_of("placement", "parents")).fill_null(False)
    full = at_home & homes.status.isin(sorted(codes.FULL_CARE_ORDERS)).fill_null(False)
    interim = at_home & homes.status.isin(sorted(codes.INTERIM_CARE_ORDERS)).fill_null(False)
    kinds = ibis.cases((full, "parent"), (interim, "interim"), else_="common")
    later = ibis.cases((full | interim, ibis.greatest(homes.since, homes.ordered)), else_=homes.since)
    with_kind = homes.mutate(kind=kinds, since=later)
    visits = data.care_visits.filter(lambda t: t.seen)
    listed = data.listed_care.filter(lambda t: t.visited.notnull())
    all_visits = visits.select("authority", "child_id", "visited").union(
        listed.select("authority", "child_id", "visited")
    )
    with_visits = with_last(
        with_kind, all_visits, case="period_id", meets={"child_id": "child_id"}, day="visited", since="since"
    )
    return with_lasting(
        data, with_visits.mutate(begins=ibis.coalesce(with_visits.last, with_visits.since)), on="begins"
    )


def _of(data, kind):
    return _visited(data).filter(lambda t: t.kind == kind)


@running("care-visit-first", called=CALLED, needs=NEEDS, stops=STOPS)
def first(data):
    """Children not visited since they came to these carers."""
    children = _of(data, "common").filter(lambda t: t.last.isnull())
    return rows(children, case_id="period_id", starts="begins")


@running("care-visit", called=CALLED, needs=NEEDS)
def later(data):
    """Children visited before, in the first year with these carers or where it is not meant to last."""
    children = _of(data, "common").filter(lambda t: t.last.notnull())
    return rows(children.filter(~children.lasting), case_id="period_id", starts="begins")


@running("care-visit-settled", called=CALLED, needs=NEEDS)
def lasting_home(data):
    """Children who have been for a year with foster carers with whom they are meant to stay until 18."""
    children = _of(data, "common").filter(lambda t: t.last.notnull())
    return rows(children.filter(children.lasting), case_id="period_id", starts="begins")


def _interim(data, *, reviewed):
    children = with_reviews(data, _of(data, "interim").drop("last", "times"))
    chosen = children.filter((children.times > 0) if reviewed else (children.times == 0))
    return rows(chosen, case_id="period_id", starts="begins")


REVIEWED = "ssd_cla_reviews.clar_cla_review_date|annexa_list_8.date_of_latest_statutory_review"


@running("care-visit-interim-first", called=CALLED, needs=[*NEEDS, REVIEWED], stops=STOPS)
def interim_first(data):
    """Children with a parent under an interim care order who have not been reviewed yet: every week."""
    return _interim(data, reviewed=False)


@running("care-visit-interim-later", called=CALLED, needs=[*NEEDS, REVIEWED], stops=STOPS)
def interim_later(data):
    """The same children once they have been reviewed."""
    return _interim(data, reviewed=True)


@running("care-visit-parent-first", called=CALLED, needs=NEEDS, stops=STOPS)
def parent_first(data):
    """Children with a parent under a full care order, not visited since the order."""
    return rows(_of(data, "parent").filter(lambda t: t.last.isnull()), case_id="period_id", starts="begins")


@running("care-visit-parent-later", called=CALLED, needs=NEEDS)
def parent_later(data):
    """The same children, from the last visit."""
    return rows(_of(data, "parent").filter(lambda t: t.last.notnull()), case_id="period_id", starts="begins")
