"""How many enquiries end without a conference?"""

from sightline.calendars import clocks
from sightline.engine.later import ibis
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure
from sightline.tables.phrases import with_data_date, with_deadline

VARIANT = "dated by the strategy discussion, where the source has no end date"


def _with_conference(data):
    """Enquiries with `conference`, the day of the first one held, and `has_ends`: whether the source dates ends."""
    rows = data.conferences.filter(data.conferences.held.notnull())
    firsts = rows.group_by(_code=rows.authority, _enquiry=rows.enquiry_id).aggregate(
        conference=rows.held.min()
    )
    enquiries = data.enquiries
    dated = enquiries.group_by(_who=enquiries.authority).aggregate(has_ends=enquiries.ended.count() > 0)
    joined = enquiries.left_join(
        firsts, [enquiries.authority == firsts._code, enquiries.enquiry_id == firsts._enquiry]
    )
    return joined.inner_join(dated, joined.authority == dated._who)


def _decided(enquiries):
    """Ended; or, where the source has no end dates, decided: for a conference, or that none is needed."""
    has_answer = enquiries.conference.notnull() | enquiries.no_further_action.notnull()
    rows = enquiries.filter(ibis.cases((enquiries.has_ends, enquiries.ended.notnull()), else_=has_answer))
    return rows.mutate(
        decided=ibis.coalesce(rows.ended, rows.started),
        dated_by=ibis.cases((rows.has_ends, "end of the enquiry"), else_="strategy discussion"),
    ).filter(lambda t: t.decided.notnull())


@measure(
    id="CP03",
    title="Section 47 enquiries ending without a conference",
    why="Many may mean that enquiries are started too readily, or that children at risk are turned away.",
    better="neither",
    needs=[
        "ssd_s47_enquiry.s47e_s47_start_date",
        "ssd_s47_enquiry.s47e_s47_end_date|ssd_s47_enquiry.s47e_s47_nfa|ssd_s47_enquiry.s47e_s47_outcome_json",
    ],
    clock=clocks.INITIAL_CONFERENCE,
    definition="Of section 47 enquiries that ended in the period, those that led to no initial conference. One that ended "
    "less than 15 working days ago without saying, in its flag or its outcome, that no conference is needed is too recent. Where the source has no "
    "end dates, enquiries decided either way are dated by their strategy discussion; those that are to have a conference "
    "and have had none are left out.",
    source="Ofsted, Annex A list 5: whether a conference was deemed unnecessary. The end date is Sightline's own: no "
    "published definition was found",
    headline="R12",
    dated_at_start=True,
    variants=[VARIANT],
)
def ended_without_conference(data, clock):
    """Judge each enquiry that ended by whether a conference was held for it."""
    rows = with_deadline(data, _decided(_with_conference(data)), start="decided", limit=clock.limit)
    dated = with_data_date(data, rows)
    undecided = dated.conference.isnull() & ~dated.no_further_action.fill_null(False)
    reason = ibis.cases(
        (undecided & (dated.due >= dated.data_to), "too_recent"),
        (undecided & ~dated.has_ends, "open_late"),
        else_=ibis.null("string"),
    )
    judged = dated.mutate(_aside=reason)
    counted = ibis.cases((judged._aside.isnull(), judged.conference.isnull()), else_=ibis.null("boolean"))
    return cases(
        judged,
        case_id="enquiry_id",
        on="decided",
        counted=counted,
        reason=judged._aside,
        team="team_id",
        story=["started", "ended", "conference", "no_further_action", "dated_by"],
    )
