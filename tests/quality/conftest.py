"""A hundred and twenty children in two teams with gaps in their records, loaded and checked once.

North has KID-001 to KID-110, all without an ethnicity; South KID-111 to KID-120, the first three without one. KID-001
and KID-002 have no sex. So 113 things are wrong of ethnicity (110 and 3) and 2 of sex, a small number. The data stops
on 30 June 2025.
"""

import shutil
from datetime import date
from pathlib import Path

import pytest

from sightline.checks.checked import CHECK_RESULTS
from sightline.engine.places import data_folder
from sightline.engine.snapshots import open_snapshot
from sightline.returns.load import load
from support.clock import THE_DAY, on_day

NORTH, SOUTH = range(1, 111), range(111, 121)
CHILD = "KID-"
"""How every child's reference begins: what must never be seen in an address, a title or a log."""


def write(folder: Path) -> Path:
    """The council's SSD files, in `folder`."""
    folder.mkdir(parents=True)
    people = ["pers_person_id,pers_sex,pers_ethnicity,pers_dob"]
    referrals = [
        "cine_referral_id,cine_person_id,cine_referral_date,cine_referral_nfa,cine_referral_team,cine_referral_source_code"
    ]
    allocations = [
        "invo_involvements_id,invo_person_id,invo_professional_id,invo_professional_team,invo_involvement_start_date"
    ]
    for number in [*NORTH, *SOUTH]:
        child, sex = f"{CHILD}{number:03d}", "" if number <= 2 else "FM"[number % 2]
        ethnicity = "WBRI" if number > 113 else ""
        people.append(f"{child},{sex},{ethnicity},2015-01-{number % 28 + 1:02d}")
        team = "T1" if number in NORTH else "T2"
        referrals.append(f"r{number},{child},2025-{number % 6 + 1:02d}-{number % 28 + 1:02d},N,{team},6")
        allocations.append(f"i{number},{child},W1,{team},2024-12-01")
    teams = ["dept_team_id,dept_team_name", "T1,North Assessment Team", "T2,South Assessment Team"]
    for name, lines in (
        ("ssd_person", people),
        ("ssd_cin_episodes", referrals),
        ("ssd_department", teams),
        ("ssd_involvements", allocations),
    ):
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def checked_store(tmp_path_factory) -> Path:
    """The store, loaded and checked."""
    folder = tmp_path_factory.mktemp("quality")
    with on_day(THE_DAY), pytest.MonkeyPatch.context() as environment:
        environment.setenv("SIGHTLINE_DATA", str(folder / "var"))
        load([write(folder / "ssd")], authority="990", data_to=date(2025, 6, 30))
        CHECK_RESULTS.make(open_snapshot())
    return folder / "var" / "store"


@pytest.fixture
def council(checked_store) -> Path:
    """The children, checked, in this test's own data folder."""
    return shutil.copytree(checked_store, data_folder() / "store")
