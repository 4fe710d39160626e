"""Were children in care reviewed in time?"""

from sightline.calendars import clocks
from sightline.engine.later import ibis
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure
from sightline.tables.phrases import again_while_undone, judged, with_deadline

FAR = "2999-12-31"


def _turns(data):
    """From the start of each period, and each review held, to the next: `nth` is 0 for the start, 1 after the first."""
    periods = data.care_periods.select("authority", "period_id", "child_id", "started", "ended")
    reviews = data.care_reviews.filter(lambda t: t.held.notnull())
    named = reviews.select(
        _a=reviews.authority, _p=reviews.period_id, begins=reviews.held, _review=reviews.review_id
    )
    joined = periods.inner_join(
        named,
        [
            periods.authority == named._a,
            periods.period_id == named._p,
            named.begins >= periods.started,
            named.begins <= periods.ended.fill_null(ibis.date(FAR)),
        ],
    )
    days = joined.group_by(*periods.columns, "begins").aggregate(review_id=joined._review.min())
    starts = periods.mutate(begins=periods.started, review_id=ibis.null("string"))
    both = starts.union(days.select(*starts.columns).cast(starts.schema()))
    order = ibis.window(
        group_by=[both.authority, both.period_id],
        order_by=[both.begins, both.review_id.notnull().cast("int32")],
    )
    return both.mutate(
        nth=ibis.row_number().over(order),
        next_review=both.begins.lead().over(order),
        case=ibis.coalesce(both.review_id, ibis.literal("start of care ") + both.period_id),
    )


def _due(data, turns, clock):
    """Each turn with `due` and, in words, the time `allowed`."""
    kinds = (
        (turns.nth == 0, clocks.FIRST_CARE_REVIEW),
        (turns.nth == 1, clocks.SECOND_CARE_REVIEW),
        (turns.nth > 1, clock),
    )
    parts = [
        with_deadline(data, turns.filter(kind), start="begins", limit=each.limit).mutate(
            allowed=ibis.literal(each.said)
        )
        for kind, each in kinds
    ]
    return ibis.union(*parts)


def _due_again(data, due, clock):
    """The later days on which a review not held fell due again: three months after the first, else six months on."""
    undone = {"done": "next_review", "until": "ended"}
    first, second = due.nth == 0, clocks.SECOND_CARE_REVIEW
    again = again_while_undone(data, due.filter(first), limit=second.limit, most=1, **undone)
    again = again.mutate(allowed=ibis.literal(second.said))
    later = again_while_undone(data, again.union(due.filter(~first)), limit=clock.limit, **undone)
    return again.union(later.mutate(allowed=ibis.literal(clock.said)))


@measure(
    id="CL19",
    title="Reviews of children in care on time",
    why="A review asks whether the plan still fits the child; until it is held nobody has asked.",
    better="higher",
    needs=[
        "ssd_cla_reviews.clar_cla_review_date",
        "ssd_cla_reviews.clar_cla_review_cancelled",
        "ssd_cla_reviews.clar_cla_id",
        "ssd_cla_episodes.clae_cla_episode_start_date",
        "ssd_cla_episodes.clae_cla_episode_ceased_date",
        "ssd_legal_status.lega_legal_status",
    ],
    clock=clocks.LATER_CARE_REVIEW,
    looks_back=12,
    definition="Of reviews that fell due in the period to children then in care, those held in time: within 20 working "
    "days of coming into care, then within three months of the first, then six months of the one before. The day due "
    "is worked out from these rules, not taken from the record. Cancelled reviews are not held. A review not held is "
    "missed once its day is over, and the next falls due as if it had been held that day, until one is held or the child "
    "leaves care. Leaving care on the due day or before leaves no review due.",
    source="Care Planning, Placement and Case Review Regulations 2010, reg. 33; not published nationally, so the figure "
    "by review due is Sightline's own",
    says={
        "annex_a": "Annex A list 8 holds only the date of the latest review. Load the SSD with its reviews."
    },
    headline="R12",
)
def care_reviews_on_time(data, clock):
    """Each review due, on the day it was due."""
    due = _due(data, _turns(data), clock)
    due = due.filter(due.ended.isnull() | (due.ended > due.due))
    falls_due = due.union(_due_again(data, due, clock))
    reviews = judged(data, falls_due, done="next_review", undone="missed")
    reviews = reviews.mutate(
        day=ibis.cases((reviews.aside == "too_recent", reviews.data_to), else_=reviews.due)
    )
    return cases(
        reviews,
        case_id="case",
        on="day",
        counted=reviews.counted,
        reason=reviews.aside,
        story=["started", "begins", "next_review", "due", "allowed"],
    )
