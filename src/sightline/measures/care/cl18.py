"""Were children in care visited in time?"""

import ibis

from sightline.calendars import clocks
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure
from sightline.tables.phrases import judged, with_deadline

MEANT_TO_LAST = ("U1", "U4")
FAR = "2999-12-31"
TURN = ("authority", "period_id", "child_id", "since", "begins", "type", "visit_id", "placement_id")


def _visits(data):
    """Visits at which a child was seen, with the stay they fell in: one row per child and day."""
    seen = data.care_visits.filter(data.care_visits.seen)
    named = seen.select(_a=seen.authority, _c=seen.child_id, visit_id=seen.visit_id, begins=seen.visited)
    stays = data.stays
    met = stays.inner_join(
        named,
        [
            stays.authority == named._a,
            stays.child_id == named._c,
            named.begins >= stays.started,
            named.begins < stays.until.fill_null(ibis.date(FAR)),
        ],
    )
    days = met.group_by("authority", "period_id", "child_id", "since", "begins").aggregate(
        type=met.type.max(), visit_id=met.visit_id.min()
    )
    return days.mutate(placement_id=ibis.null("string")).select(*TURN)


def _turns(data):
    """From each move to new carers and each visit to the next: `begins`, `next_visit`, `until` the child left them."""
    spells = data.carer_spells
    moves = spells.mutate(begins=spells.since, visit_id=ibis.null("string")).select(*TURN)
    turns = moves.union(_visits(data).cast(moves.schema()))
    order = ibis.window(
        group_by=[turns.authority, turns.period_id, turns.since],
        order_by=[turns.begins, turns.visit_id.notnull().cast("int32")],
    )
    linked = turns.mutate(next_visit=turns.begins.lead().over(order))
    ends = spells.select(_a=spells.authority, _p=spells.period_id, _s=spells.since, until=spells.until)
    met = linked.inner_join(
        ends, [linked.authority == ends._a, linked.period_id == ends._p, linked.since == ends._s]
    )
    return met.mutate(case=ibis.coalesce(met.visit_id, ibis.literal("move to ") + met.placement_id)).drop(
        "_a", "_p", "_s"
    )


def _due(data, turns, clock):
    """Each turn with `due` and, in words, the time `allowed`."""
    year = turns.begins.cast("date") >= (turns.since + ibis.interval(months=12)).cast("date")
    lasting = turns.type.isin(MEANT_TO_LAST).fill_null(False) & year
    moved = turns.visit_id.isnull()
    kinds = (
        (moved, clocks.CARE_VISIT_FIRST),
        (~moved & lasting, clocks.CARE_VISIT_SETTLED),
        (~moved & ~lasting, clock),
    )
    parts = [
        with_deadline(data, turns.filter(kind), start="begins", limit=each.limit).mutate(
            allowed=ibis.literal(each.length)
        )
        for kind, each in kinds
    ]
    return ibis.union(*parts)


def _once(turns):
    """A visit that lies in two overlapping periods of care falls due once a day: in the one that began last."""
    order = ibis.window(
        group_by=[turns.authority, turns.case, turns.due],
        order_by=[turns.since.desc(), turns.period_id.desc()],
    )
    ranked = turns.mutate(_rank=ibis.row_number().over(order))
    return ranked.filter(ranked._rank == 0).drop("_rank")


@measure(
    id="CL18",
    title="Visits to children in care on time",
    why="A child who is visited can say what is wrong before it goes wrong.",
    better="higher",
    needs=[
        "ssd_cla_visits.clav_cla_visit_date",
        "ssd_cla_visits.clav_cla_visit_seen",
        "ssd_cla_placement.clap_cla_placement_start_date",
        "ssd_cla_placement.clap_cla_placement_type",
        "ssd_cla_episodes.clae_cla_episode_start_reason",
        "ssd_cla_episodes.clae_cla_episode_ceased_date",
    ],
    clock=clocks.CARE_VISIT,
    other_clocks=(clocks.CARE_VISIT_FIRST, clocks.CARE_VISIT_SETTLED),
    looks_back=3,
    definition="Of visits that fell due in the period to children then in care, those made in time: within a week of the "
    "move to new carers, then six weeks after the visit before; after a year with the same carers in long-term foster "
    "care (U1, U4) three months. Only visits at which the child was seen count. A move or leaving care on the due day "
    "or before leaves no visit due. The stricter rules for children who live with a parent or a connected person who "
    "is not yet fully approved (reg. 28(3) to (5)) are not applied here.",
    source="Care Planning, Placement and Case Review Regulations 2010, reg. 28(2); reading 'intended to last to 18' as "
    "long-term foster care is Sightline's own: the SSD does not say it otherwise",
    says={"annex_a": "Annex A list 8 holds only the date of the last visit. Load the SSD with its visits."},
    headline="month",
)
def care_visits_on_time(data, clock):
    """Each visit due, on the day it was due."""
    due = _due(data, _turns(data), clock)
    falls_due = _once(due.filter(due.until.isnull() | (due.until > due.due)))
    told = judged(data, falls_due, done="next_visit", undone="missed")
    return cases(
        told,
        case_id="case",
        on="due",
        counted=told.counted,
        aside=told.aside,
        story=["begins", "next_visit", "due", "allowed", "type"],
    )
