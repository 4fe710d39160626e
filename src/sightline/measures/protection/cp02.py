"""Was the initial conference held within 15 working days of the strategy discussion?"""

from sightline.calendars import clocks
from sightline.engine.later import ibis
from sightline.measuring.cases import cases, together
from sightline.measuring.measure import measure
from sightline.tables.phrases import judged, still_open, with_deadline, with_working_days


def _past_conferences(data, clock):
    """Conferences that were held, judged against the strategy discussion."""
    rows = data.conferences
    ours = rows.filter(rows.held.notnull(), rows.strategy.notnull(), ~rows.transfer_in.fill_null(False))
    due = with_deadline(data, ours, start="strategy", limit=clock.limit)
    taken = with_working_days(data, due, start="strategy", end="held", name="working_days_taken")
    conferences = judged(data, taken, done="held", undone="open_late").filter(lambda t: t.aside.isnull())
    return cases(
        conferences,
        case_id="conference_id",
        on="held",
        counted=conferences.counted,
        team="team_id",
        story=["strategy", "due", "held", "working_days_taken"],
    )


def _waiting(data, clock):
    """Enquiries that are to have a conference and have had none by the data date."""
    rows = data.conferences.filter(~data.conferences.transfer_in.fill_null(False))
    booked = rows.group_by(_code=rows.authority, _enquiry=rows.enquiry_id).aggregate(held=rows.held.min())
    enquiries = data.enquiries.filter(data.enquiries.started.notnull())
    joined = enquiries.left_join(
        booked, [enquiries.authority == booked._code, enquiries.enquiry_id == booked._enquiry]
    )
    ruled_out = joined.no_further_action
    needed = joined._enquiry.notnull() | (joined.ended.isnull() & ~ruled_out.fill_null(True))
    wanted = joined.filter(needed, ~ruled_out.fill_null(False)).mutate(
        case=ibis.literal("enquiry ") + joined.enquiry_id, strategy=joined.started
    )
    due = with_deadline(data, wanted, start="strategy", limit=clock.limit)
    open_ = still_open(data, due, started="strategy", ended="held")
    return cases(
        open_,
        case_id="case",
        on="data_to",
        counted=open_.counted,
        reason=open_.aside,
        team="team_id",
        story=["strategy", "due"],
    )


@measure(
    id="CP02",
    title="Initial conferences held within 15 working days of the strategy discussion",
    why="A child thought to be at risk should not wait for a plan to be kept safe.",
    better="higher",
    needs=[
        "ssd_initial_cp_conference.icpc_icpc_date",
        "ssd_initial_cp_conference.icpc_s47_enquiry_id",
        "ssd_s47_enquiry.s47e_s47_start_date",
    ],
    clock=clocks.INITIAL_CONFERENCE,
    definition="Of initial child protection conferences held in the period, those held within 15 working days of the "
    "strategy discussion that led to the enquiry. Transfers in and conferences that link to no strategy discussion are "
    "left out. Enquiries that are to have a conference and have had none on the data date are shown beside, as open late past the limit; an "
    "open enquiry that does not say whether it needs one is not.",
    source="DfE, Children in need census: initial conferences within 15 working days; Working Together",
    compare_with="L218",
    headline="R12",
    open_work="data date",
)
def conferences_within_15_working_days(data, clock):
    """Judge each conference held; show the enquiries still waiting for theirs."""
    return together(_past_conferences(data, clock), _waiting(data, clock))
