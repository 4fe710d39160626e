"""Has somebody decided what happens with a contact, and with a referral?"""

from sightline.deadlines.phrases import not_done
from sightline.deadlines.running import rows, running
from sightline.engine.later import ibis
from sightline.tables.phrases import with_data_date

ON_OPEN_CASE = "recorded on a case that was already open"


@running(
    "contact-decision",
    called=("contact decision", "contact decisions"),
    needs=["ssd_contacts.cont_contact_date", "ssd_contacts.cont_contact_outcome_json"],
    says={"annex_a": "Annex A list 1 holds contacts without what was decided. Load the SSD."},
)
def contact_decision(data):
    """Contacts whose record does not say what they led to: the SSD writes that once it is decided."""
    return rows(data.undecided_contacts, case_id="contact_id", starts="received")


@running(
    "referral-decision",
    called=("referral decision", "referral decisions"),
    needs=["local_referral_decisions.decision_date", "ssd_cin_episodes.cine_referral_date"],
    says={
        "annex_a": "Annex A does not say when a referral was decided. Load the local return referral_decisions.csv.",
        "ssd": "The SSD does not say when a referral was decided. Load the local return referral_decisions.csv.",
    },
    stops=("local_referral_decisions",),
)
def referral_decision(data):
    """Referrals that no manager has decided on. One that is closed, or that led to nothing, has been."""
    referrals = with_data_date(data, data.referral_decisions)
    waiting = referrals.filter(
        not_done(referrals, "decided"), not_done(referrals, "closed"), ~referrals.nfa.fill_null(False)
    )
    again = data.referrals_on_open_cases.select(_a=lambda t: t.authority, _r=lambda t: t.referral_id)
    joined = waiting.left_join(again, [waiting.authority == again._a, waiting.referral_id == again._r])
    return rows(
        joined,
        case_id="referral_id",
        starts="received",
        team="team_id",
        worker="worker_id",
        reason=ibis.cases((joined._r.notnull(), ON_OPEN_CASE)),
    )
