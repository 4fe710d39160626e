"""Workers and the children allocated to them."""

from typing import TYPE_CHECKING

from sightline.engine.later import ir
from sightline.tables.phrases import is_yes

if TYPE_CHECKING:
    from sightline.tables.data import Data


def workers(data: "Data") -> ir.Table:
    """worker_id, job_title, fte (full-time equivalent), agency."""
    rows = data.store("ssd_professionals")
    return rows.select(
        "authority",
        worker_id=rows.prof_professional_id,
        job_title=rows.prof_professional_job_title,
        fte=rows.prof_full_time_equivalency,
        agency=is_yes(rows.prof_agency_worker_flag),
    )


def allocations(data: "Data") -> ir.Table:
    """allocation_id, worker_id, role, team_id, child_id, referral_id, started, ended: who works with whom, when."""
    rows = data.store("ssd_involvements")
    return rows.select(
        "authority",
        allocation_id=rows.invo_involvements_id,
        worker_id=rows.invo_professional_id,
        role=rows.invo_professional_role_id,
        team_id=rows.invo_professional_team,
        child_id=rows.invo_person_id,
        referral_id=rows.invo_referral_id,
        started=rows.invo_involvement_start_date,
        ended=rows.invo_involvement_end_date,
    ).filter(lambda t: t.started.notnull())


def supervisions(data: "Data") -> ir.Table:
    """worker_id, held, kind (personal or case): supervision sessions, from the local return."""
    rows = data.store("local_supervision")
    return rows.select(
        "authority", worker_id=rows.worker_id, held=rows.supervision_date, kind=rows.kind.strip().lower()
    ).filter(lambda t: t.held.notnull())
