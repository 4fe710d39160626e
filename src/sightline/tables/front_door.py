"""Contacts and referrals."""

from typing import TYPE_CHECKING

from sightline.engine.later import ibis, ir
from sightline.tables.json_flags import flat, says_no, says_yes
from sightline.tables.phrases import is_yes

if TYPE_CHECKING:
    from sightline.tables.data import Data

FAR = "2999-12-31"
MANY = 50
"""A column blank in every one of so many rows is taken as absent: see decision 4."""
ACTION = (
    "SINGLE_ASSESSMENT_FLAG",
    "STRATEGY_DISCUSSION_FLAG",
    "CLA_REQUEST_FLAG",
    "NON_AGENCY_ADOPTION_FLAG",
    "PRIVATE_FOSTERING_FLAG",
    "CP_TRANSFER_IN_FLAG",
    "CP_CONFERENCE_FLAG",
    "CARE_LEAVER_FLAG",
    "OTHER_OUTCOMES_EXIST_FLAG",
)
"""What a referral can lead to, as the SSD names it."""


def contacts(data: "Data") -> ir.Table:
    """contact_id, child_id, received, source (1A…10, or an Annex A group)."""
    rows = data.store("ssd_contacts")
    return rows.select(
        "authority",
        contact_id=rows.cont_contact_id,
        child_id=rows.cont_person_id,
        received=rows.cont_contact_date,
        source=rows.cont_contact_source_code,
    ).filter(lambda t: t.received.notnull())


def undecided_contacts(data: "Data") -> ir.Table:
    """contact_id, child_id, received: contacts whose outcome is blank, or says no to everything it could be."""
    rows = data.store("ssd_contacts")
    outcome = rows.cont_contact_outcome_json
    outcome_text = outcome.strip().upper().fill_null("")
    nothing = outcome_text.isin(["", "{}", "[]", "NULL"]) | (
        outcome_text.contains('"N"') & ~outcome_text.contains('"Y"')
    )
    undecided = ibis.cases((outcome.contains('"Y"'), False), else_=nothing)  # nearly all have a plain Y
    return rows.filter(undecided, rows.cont_contact_date.notnull()).select(
        "authority",
        contact_id=rows.cont_contact_id,
        child_id=rows.cont_person_id,
        received=rows.cont_contact_date,
    )


def referrals(data: "Data") -> ir.Table:
    """referral_id, child_id, received, source, need, nfa, closed, closed_because, team_id, worker_id: as recorded.

    `nfa` is the record's own flag; where that is blank, its outcome: no further action, or anything else.
    """
    rows = data.store("ssd_cin_episodes")
    return rows.select(
        "authority",
        referral_id=rows.cine_referral_id,
        child_id=rows.cine_person_id,
        received=rows.cine_referral_date,
        source=rows.cine_referral_source_code,
        need=rows.cine_cin_primary_need_code,
        nfa=ibis.coalesce(is_yes(rows.cine_referral_nfa), _came_to_nothing(rows)),
        closed=rows.cine_close_date,
        closed_because=rows.cine_close_reason,
        team_id=rows.cine_referral_team,
        worker_id=rows.cine_referral_worker_id,
    ).filter(lambda t: t.received.notnull())


def _came_to_nothing(rows: ir.Table) -> ir.Value:
    """Whether the outcome says that nothing was done, where the record's own flag says nothing; blank elsewhere."""
    unsaid = ibis.cases((rows.cine_referral_nfa.isnull(), rows.cine_referral_outcome_json), else_=None)
    outcome = flat(unsaid)  # a text asked for twice is made of every row, wanted or not
    action = says_no(outcome, "NFA_FLAG") | says_yes(outcome, *ACTION)
    return ibis.cases((says_yes(outcome, "NFA_FLAG"), True), (action, False), else_=None)


def referrals_on_open_cases(data: "Data") -> ir.Table:
    """referral_id: referrals of a child who had an open case already, from an earlier day and closed after this one.

    A referral without further action opens no case. Annex A does not say which of its referrals are cases, so that
    none of its rows is taken for an open one; nor is any of an authority that gives no closing day in MANY rows or more.
    """
    listed = ibis.union(
        *(data.store(f"annexa_list_{number}").select("authority", "record_id") for number in (3, 6))
    )
    rows = data.referrals
    with_closing = rows.anti_join(
        listed, [rows.authority == listed.authority, rows.referral_id == listed.record_id]
    )
    closing = rows.group_by(_b=rows.authority).aggregate(_closed=rows.closed.count(), _all=rows.count())
    closings = closing.filter((closing._closed > 0) | (closing._all < MANY))
    with_closing = with_closing.semi_join(closings, with_closing.authority == closings._b)
    cases = with_closing.filter(with_closing.child_id.notnull(), ~with_closing.nfa.fill_null(False))
    open_ = cases.mutate(_until=cases.closed.fill_null(ibis.date(FAR))).select(
        _a=lambda t: t.authority,
        _c=lambda t: t.child_id,
        _from=lambda t: t.received,
        _until=lambda t: t._until,
    )
    joined = rows.semi_join(
        open_,
        [
            rows.authority == open_._a,
            rows.child_id == open_._c,
            open_._from < rows.received,
            open_._until > rows.received,
        ],
    )
    return joined.select("authority", "referral_id")


def new_referrals(data: "Data") -> ir.Table:
    """referrals, without those on a case already open: the census does not hold these for referrals."""
    rows, again = data.referrals, data.referrals_on_open_cases
    return rows.anti_join(again, [rows.authority == again.authority, rows.referral_id == again.referral_id])


def referral_decisions(data: "Data") -> ir.Table:
    """referral_id, child_id, received, decided, team_id: each referral with the day a manager decided, if any.

    The local return names a referral by its reference. Where a row has none, or one that no referral has (Annex A
    gives no references), it is read by its child and day.
    """
    rows = data.store("local_referral_decisions")
    by_reference = rows.filter(rows.referral_id.notnull())
    named = by_reference.group_by(_a=by_reference.authority, _r=by_reference.referral_id).aggregate(
        _decided=by_reference.decision_date.min()
    )
    base = data.referrals
    by_day = rows.anti_join(base, [rows.authority == base.authority, rows.referral_id == base.referral_id])
    dated = by_day.group_by(_b=by_day.authority, _c=by_day.child_id, _d=by_day.referral_date).aggregate(
        _later=by_day.decision_date.min()
    )
    joined = base.left_join(named, [base.authority == named._a, base.referral_id == named._r])
    joined = joined.left_join(
        dated, [joined.authority == dated._b, joined.child_id == dated._c, joined.received == dated._d]
    )
    decided = ibis.cases((joined._r.notnull(), joined._decided), else_=joined._later)
    return joined.mutate(decided=decided).select(*base.columns, "decided")
