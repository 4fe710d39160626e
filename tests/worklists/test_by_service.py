"""My day of a service or locality: its teams counted, what two of them hold together once, and nobody else's."""

from datetime import date
from pathlib import Path

import pytest

from sightline.deadlines.keep import DEADLINE_RESULTS
from sightline.engine.snapshots import open_snapshot
from sightline.returns.load import load
from sightline.trail.models import Line
from sightline.worklists.queries import current
from sightline.worklists.services import WorklistChoice, narrowed
from support.figure_pages import addresses, row_of, words
from support.people import signed_in

pytestmark = pytest.mark.django_db
REASON = {"reason": "Planning the week"}
FILES = {
    "ssd_person": """pers_person_id,pers_sex,pers_dob
KID-Asha,F,2015-01-02
KID-Ben,M,2010-05-01
KID-Cai,M,2012-03-04
""",
    "ssd_cin_episodes": """cine_referral_id,cine_person_id,cine_referral_date,cine_referral_nfa,cine_referral_team
r1,KID-Asha,2025-03-03,N,T1
r2,KID-Ben,2025-04-28,N,T2
r3,KID-Cai,2025-06-02,N,T3
""",
    "ssd_cin_assessments": """cina_assessment_id,cina_person_id,cina_referral_id,cina_assessment_start_date,cina_assessment_child_seen,cina_assessment_auth_date,cina_assessment_team,cina_assessment_worker_id
a1,KID-Asha,r1,2025-03-04,Y,,,W1
a2,KID-Ben,r2,2025-04-28,Y,,,W2
a3,KID-Cai,r3,2025-06-02,Y,,,W3
""",
    "ssd_involvements": """invo_involvements_id,invo_person_id,invo_referral_id,invo_professional_id,invo_professional_role_id,invo_professional_team,invo_involvement_start_date,invo_involvement_end_date
i1,KID-Asha,r1,W1,Allocated Case Worker,T1,2025-03-04,
i2,KID-Ben,r2,W2,Allocated Case Worker,T2,2025-04-28,
i4,KID-Asha,r1,W2,Allocated Case Worker,T2,2025-03-04,
i3,KID-Cai,r3,W3,Allocated Case Worker,T3,2025-06-02,
""",
    "ssd_department": """dept_team_id,dept_team_name,dept_team_parent_id,dept_team_parent_name
T1,North Assessment Team,S1,Assessment Service
T2,South Assessment Team,S1,Assessment Service
T3,Short Breaks Team,S2,Disability Service
S1,Assessment Service,L1,East Locality
""",
}


@pytest.fixture
def three_teams(tmp_path) -> Path:
    """Two teams of one service, in a locality, and one of another. The data stops on 30 June 2025."""
    (tmp_path / "ssd").mkdir()
    for name, text in FILES.items():
        (tmp_path / "ssd" / f"{name}.csv").write_text(text, encoding="utf-8")
    load([tmp_path / "ssd"], authority="990", data_to=date(2025, 6, 30))
    DEADLINE_RESULTS.of(open_snapshot())
    return tmp_path


def test_an_outsider_is_sent_to_sign_in(client, three_teams):
    assert client.get("/my-day?team=S1")["Location"].startswith("/sign-in")


@pytest.mark.parametrize(("unit", "named"), [("S1", "Assessment Service"), ("L1", "East Locality")])
def test_a_service_is_counted_team_by_team(client, three_teams, unit, named):
    signed_in(client, "performance_analyst")
    page = client.get(f"/my-day?team={unit}&within=all")
    assert named in words(page) and f'<option value="{unit}" selected>' in page.text
    assert row_of(page, "North Assessment Team") and row_of(page, "South Assessment Team")
    assert "Short Breaks Team 0" not in words(page) and "team=T3" not in " ".join(addresses(page))
    assert f"My day: {named}" in page.text and "KID-" not in page.text


def cases(unit: str) -> list[str]:
    """The cases whose assessment is due of a unit, as pages narrow the list."""
    due = current().kept
    rows = narrowed(due.rows("990"), due, WorklistChoice("990", team=unit, clock="assessment"))
    return sorted(row["case_id"] for row in rows)


def test_a_child_whom_two_teams_hold_is_the_services_once(three_teams):
    assert (cases("T1"), cases("T2"), cases("T3")) == (["a1"], ["a1", "a2"], ["a3"])
    assert cases("S1") == cases("L1") == ["a1", "a2"] and cases("S2") == ["a3"]


def test_a_head_sees_their_own_service_and_is_refused_anothers(client, three_teams):
    signed_in(client, "head_of_service", teams=["S1"])
    page = client.get("/my-day?within=all")
    assert "/my-day?within=all&team=T2" in addresses(page)
    assert "Short Breaks Team 0" not in words(page) and "team=T3" not in " ".join(addresses(page))
    assert client.get("/my-day?team=S1").status_code == 200
    for other in ("S2", "T3", "L1"):  # a locality reaches beyond the service, or may
        assert client.get(f"/my-day?team={other}").status_code == 403
    assert Line.objects.filter(action="refused").count() == 3


def test_a_service_that_is_not_there_is_not_found(client, three_teams):
    signed_in(client, "performance_analyst")
    assert client.get("/my-day?team=S9").status_code == 404


def test_one_worker_of_a_service_is_a_list(client, three_teams):
    signed_in(client, "head_of_service", teams=["S1"])
    client.post("/my-day?team=S1&worker=W2", REASON)
    page = client.get("/my-day?team=S1&worker=W2&within=all")
    assert "KID-Ben" in page.text and "KID-Asha" not in page.text and 'value="W3"' not in page.text
    assert Line.objects.filter(action="looked_at_due").latest("number").what == "due 990 team S1 worker W2"


def test_a_service_has_a_forecast_of_its_own(three_teams):
    forecasts = DEADLINE_RESULTS.of(open_snapshot()).forecasts
    late = {unit: forecasts["990", unit, "AS01"].open_late for unit in ("T1", "S1", "L1", "")}
    assert late["S1"] == late["L1"] >= late["T1"] > 0 and late[""] >= late["S1"]
