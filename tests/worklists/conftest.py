"""Four children in two teams, loaded once; each test gets a copy of the store, so that its trail is its own."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from sightline.deadlines.keep import DEADLINE_RESULTS
from sightline.engine.places import data_folder
from sightline.engine.snapshots import open_snapshot
from sightline.returns.load import load
from support.clock import THE_DAY, on_day

FILES = {
    "ssd_person": """pers_person_id,pers_sex,pers_dob
KID-Asha,F,2015-01-02
KID-Ben,M,2010-05-01
KID-Cai,M,2012-03-04
KID-Dee,F,2012-03-04
""",
    "ssd_cin_episodes": """cine_referral_id,cine_person_id,cine_referral_date,cine_referral_nfa,cine_referral_team
r1,KID-Asha,2025-03-03,N,T1
r2,KID-Ben,2025-04-28,N,T1
r3,KID-Cai,2025-06-02,N,T2
r4,KID-Dee,2025-03-03,N,T1
""",
    "ssd_cin_assessments": """cina_assessment_id,cina_person_id,cina_referral_id,cina_assessment_start_date,cina_assessment_child_seen,cina_assessment_auth_date,cina_assessment_team,cina_assessment_worker_id
a1,KID-Asha,r1,2025-03-04,Y,,T1,W1
a2,KID-Ben,r2,2025-04-28,Y,,T1,W2
a3,KID-Cai,r3,2025-06-02,Y,,T2,W3
a4,KID-Dee,r4,2025-03-04,Y,2025-05-08,T1,W1
""",
    "ssd_department": """dept_team_id,dept_team_name
T1,North Assessment Team
T2,South Assessment Team
""",
}


@pytest.fixture(scope="session")
def due_store(tmp_path_factory) -> Path:
    """The store, loaded and worked out. The data stops on 30 June 2025."""
    folder = tmp_path_factory.mktemp("due")
    (folder / "ssd").mkdir()
    for name, text in FILES.items():
        (folder / "ssd" / f"{name}.csv").write_text(text, encoding="utf-8")
    with on_day(THE_DAY), pytest.MonkeyPatch.context() as environment:
        environment.setenv("SIGHTLINE_DATA", str(folder / "var"))
        load([folder / "ssd"], authority="990", data_to=date(2025, 6, 30))
        DEADLINE_RESULTS.of(open_snapshot())
    return folder / "var" / "store"


@pytest.fixture
def council(due_store) -> Path:
    """The four children, in this test's own data folder."""
    return shutil.copytree(due_store, data_folder() / "store")
