"""Contacts and referrals."""

from typing import TYPE_CHECKING

import ibis
import ibis.expr.types as ir

from sightline.tables.phrases import is_yes

if TYPE_CHECKING:
    from sightline.tables.data import Data


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
    said = outcome.strip().upper().fill_null("")
    nothing = said.isin(["", "{}", "[]", "NULL"]) | (said.contains('"N"') & ~said.contains('"Y"'))
    undecided = ibis.cases((outcome.contains('"Y"'), False), else_=nothing)  # nearly all have a plain Y
    return rows.filter(undecided, rows.cont_contact_date.notnull()).select(
        "authority",
        contact_id=rows.cont_contact_id,
        child_id=rows.cont_person_id,
        received=rows.cont_contact_date,
    )


def referrals(data: "Data") -> ir.Table:
    """referral_id, child_id, received, source, need, nfa, closed, closed_because, team_id, worker_id."""
    rows = data.store("ssd_cin_episodes")
    return rows.select(
        "authority",
        referral_id=rows.cine_referral_id,
        child_id=rows.cine_person_id,
        received=rows.cine_referral_date,
        source=rows.cine_referral_source_code,
        need=rows.cine_cin_primary_need_code,
        nfa=is_yes(rows.cine_referral_nfa),
        closed=rows.cine_close_date,
        closed_because=rows.cine_close_reason,
        team_id=rows.cine_referral_team,
        worker_id=rows.cine_referral_worker_id,
    ).filter(lambda t: t.received.notnull())


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
    met = base.left_join(named, [base.authority == named._a, base.referral_id == named._r])
    met = met.left_join(
        dated, [met.authority == dated._b, met.child_id == dated._c, met.received == dated._d]
    )
    decided = ibis.cases((met._r.notnull(), met._decided), else_=met._later)
    return met.mutate(decided=decided).select(*base.columns, "decided")
