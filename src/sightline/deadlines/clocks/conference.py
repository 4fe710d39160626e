"""Is a child waiting for an initial conference, and is its first core group to come?"""

from sightline.deadlines.phrases import not_done, open_now
from sightline.deadlines.running import NotRunning, rows, running
from sightline.engine.later import ibis
from sightline.tables.phrases import with_data_date

UNDECIDED = "The enquiry does not yet say whether a conference is needed."
UNSAID = "No source says whether the core group met: it is shown until its day, and never as overdue."

TRANSFERRED = NotRunning(
    "initial-conference-transfer-in",
    "No source holds the day another authority told this one of a plan to be taken over.",
)


def _held_since(data, enquiries):
    """Enquiries for whose child no conference has been held, and no plan made, since the strategy discussion."""
    conferences = data.conferences.filter(data.conferences.held.notnull())
    plans = data.plans
    answers = conferences.select(
        _a=conferences.authority, _c=conferences.child_id, _on=conferences.held
    ).union(plans.select(_a=plans.authority, _c=plans.child_id, _on=plans.started))
    return enquiries.anti_join(
        answers,
        [
            enquiries.authority == answers._a,
            enquiries.child_id == answers._c,
            answers._on >= enquiries.started,
            answers._on <= enquiries.data_to,
        ],
    )


@running(
    "initial-conference",
    called=("initial conference", "initial conferences"),
    needs=[
        "ssd_s47_enquiry.s47e_s47_start_date",
        "ssd_s47_enquiry.s47e_s47_nfa",
        "ssd_initial_cp_conference.icpc_icpc_date",
    ],
)
def initial_conference(data):
    """Enquiries that are to have a conference, or may yet, and have had none.

    One that says no conference is needed is over; so is one that ended without saying that it is.
    """
    dated = with_data_date(data, data.enquiries.filter(data.enquiries.started.notnull()))
    booked = data.conferences.filter(~data.conferences.transfer_in.fill_null(False))
    targets = booked.group_by(_a=booked.authority, _e=booked.enquiry_id).aggregate(
        recorded=booked.target.min()
    )
    joined = dated.left_join(targets, [dated.authority == targets._a, dated.enquiry_id == targets._e])
    wanted = joined._e.notnull() | (~joined.no_further_action).fill_null(False)
    undecided = joined.no_further_action.isnull() & not_done(joined, "ended")
    waiting = joined.filter(wanted | undecided, ~joined.no_further_action.fill_null(False))
    waiting = waiting.mutate(
        said=ibis.cases((waiting._e.isnull() & waiting.no_further_action.isnull(), UNDECIDED))
    )
    without_conference = _held_since(data, waiting.drop("_a", "_e"))
    return rows(
        without_conference,
        case_id="enquiry_id",
        starts="started",
        team="team_id",
        worker="worker_id",
        recorded="recorded",
        remark=without_conference.said,
    )


@running(
    "first-core-group",
    called=("first core group", "first core groups"),
    needs=[
        "ssd_initial_cp_conference.icpc_icpc_date",
        "ssd_cp_plans.cppl_cp_plan_start_date",
        "ssd_cp_plans.cppl_cp_plan_end_date",
        "ssd_cp_plans.cppl_icpc_id",
    ],
    says={"annex_a": "Annex A does not say which conference a plan came from. Load the SSD."},
    reminder=True,
    remark=UNSAID,
)
def first_core_group(data):
    """Plans that are open, from the conference that made them."""
    plans = open_now(data, data.plans, started="started", ended="ended")
    conferences = data.conferences.filter(data.conferences.held.notnull())
    named = conferences.select(
        _a=conferences.authority, _i=conferences.conference_id, conference=conferences.held
    )
    joined = plans.inner_join(named, [plans.authority == named._a, plans.conference_id == named._i])
    return rows(joined, case_id="plan_id", starts="conference")
