"""Were children in care visited in time?"""

from sightline.calendars import clocks
from sightline.engine.later import ibis
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure
from sightline.tables.lasting import with_lasting
from sightline.tables.phrases import again_while_undone, judged, with_deadline

FAR = "2999-12-31"
TURN = ("authority", "period_id", "child_id", "since", "begins", "type", "visit_id", "placement_id")


def _visits(data):
    """Visits at which a child was seen, with the stay they fell in: one row per child and day."""
    seen = data.care_visits.filter(data.care_visits.seen)
    named = seen.select(_a=seen.authority, _c=seen.child_id, visit_id=seen.visit_id, begins=seen.visited)
    stays = data.stays
    joined = stays.inner_join(
        named,
        [
            stays.authority == named._a,
            stays.child_id == named._c,
            named.begins >= stays.started,
            named.begins < stays.until.fill_null(ibis.date(FAR)),
        ],
    )
    days = joined.group_by("authority", "period_id", "child_id", "since", "begins").aggregate(
        type=joined.type.max(), visit_id=joined.visit_id.min()
    )
    return days.mutate(placement_id=ibis.null("string")).select(*TURN)


def _turns(data):
    """From each move to new carers and each visit to the next: `begins`, `next_visit`, `until` the child left them."""
    spells = data.carer_spells
    moves = spells.mutate(begins=spells.since, visit_id=ibis.null("string")).select(*TURN)
    turns = moves.union(_visits(data).cast(moves.schema()))
    order = ibis.window(
        group_by=[turns.authority, turns.period_id, turns.since],
        order_by=[turns.begins, turns.visit_id.notnull().cast("int32"), turns.visit_id],
    )
    linked = turns.mutate(next_visit=turns.begins.lead().over(order))
    ends = spells.select(_a=spells.authority, _p=spells.period_id, _s=spells.since, until=spells.until)
    joined = linked.inner_join(
        ends, [linked.authority == ends._a, linked.period_id == ends._p, linked.since == ends._s]
    )
    return joined.mutate(
        case=ibis.coalesce(joined.visit_id, ibis.literal("move to ") + joined.placement_id)
    ).drop("_a", "_p", "_s")


def _due(data, turns, clock):
    """Each turn with `due` and, in words, the time `allowed`."""
    with_kind = with_lasting(data, turns, on="begins")
    moved = with_kind.visit_id.isnull()
    kinds = (
        (moved, clocks.CARE_VISIT_FIRST),
        (~moved & with_kind.lasting, clocks.CARE_VISIT_SETTLED),
        (~moved & ~with_kind.lasting, clock),
    )
    parts = [
        with_deadline(data, with_kind.filter(kind), start="begins", limit=each.limit).mutate(
            allowed=ibis.literal(each.length)
        )
        for kind, each in kinds
    ]
    return ibis.union(*parts).drop("lasting")


def _due_again(data, due, clock):
    """The later days on which a visit not made fell due again: a first one too every six weeks from then, or three months."""
    undone = {"done": "next_visit", "until": "until"}
    with_kind = with_lasting(data, due, on="due")
    kinds = ((with_kind.lasting, clocks.CARE_VISIT_SETTLED), (~with_kind.lasting, clock))
    parts = [
        again_while_undone(data, with_kind.filter(kind), limit=each.limit, **undone).mutate(
            allowed=ibis.literal(each.length)
        )
        for kind, each in kinds
    ]
    return ibis.union(*parts).select(*due.columns)


def _once(turns):
    """A visit that lies in two overlapping periods of care is judged once a day: in the one that began last."""
    order = ibis.window(
        group_by=[turns.authority, turns.case, turns.day],
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
    "move to new carers, then six weeks after the visit before; after a year with the same carers, three months where it "
    "is meant to last to 18: in long-term foster care (U1, U4), or in any foster care under a care plan that names it "
    "(LTFOST18). Only visits at which the child was seen count. A visit not made is missed once its day is over, and "
    "falls due again after each interval until the child is seen, moves or leaves care. A move or leaving care on the "
    "due day or before leaves no visit due. The stricter rules for children who live with a parent or a connected person "
    "who is not yet fully approved (reg. 28(3) to (5)) are not applied here.",
    source="Care Planning, Placement and Case Review Regulations 2010, reg. 28(2). 'Intended to last to 18' is read from "
    "the placement's code and from LTFOST18 in the SSD's care plan, whatever else the plan names; that a missed visit "
    "falls due again is Sightline's own reading of 'at intervals of not more than'",
    says={"annex_a": "Annex A list 8 holds only the date of the last visit. Load the SSD with its visits."},
    headline="month",
)
def care_visits_on_time(data, clock):
    """Each visit due, on the day it was due."""
    due = _due(data, _turns(data), clock)
    due = data.once("care_visits_due", due.filter(due.until.isnull() | (due.until > due.due)))
    falls_due = due.union(_due_again(data, due, clock))
    visits = judged(data, falls_due, done="next_visit", undone="missed")
    visits = _once(
        visits.mutate(day=ibis.cases((visits.aside == "too_recent", visits.data_to), else_=visits.due))
    )
    return cases(
        visits,
        case_id="case",
        on="day",
        counted=visits.counted,
        reason=visits.aside,
        story=["begins", "next_visit", "due", "allowed", "type"],
    )
