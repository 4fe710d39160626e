"""A council of chance: thirty months of referrals and assessments in four teams, some months with next to none.

Nothing about it is round, so that small numbers stand in months, quarters, teams, ages, sources and the odd whole year.
The data stops on 30 June 2025; what is drawn is the same each time.
"""

import csv
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from sightline.calendars.dates import same_day_later
from sightline.calendars.working_days import add_working_days

AUTHORITY = "990"
DATA_TO = date(2025, 6, 30)
FIRST_MONTH, MONTHS = date(2023, 1, 1), 30
TEAMS = {
    "T1": ("North Assessment Team", "S1"),
    "T2": ("South Assessment Team", "S1"),
    "T3": ("Coast Assessment Team", "S2"),
    "T4": ("Disability Team", "S2"),
}
SERVICES = {"S1": "Inland Service", "S2": "Coast Service"}
SHARE_OF_TEAM = (0.5, 0.3, 0.15, 0.05)
SOURCES, SHARE_OF_SOURCE = ("6", "2A", "5B", "8", "1A"), (0.4, 0.3, 0.2, 0.06, 0.04)
ETHNICITIES, SHARE_OF_ETHNICITY = ("WBRI", "AIND", "BCRB", ""), (0.7, 0.2, 0.06, 0.04)
NEEDS, SHARE_OF_NEED = ("N1", "N2", "N5"), (0.8, 0.15, 0.05)


def write(folder: Path, seed: int = 3) -> Path:
    """Write the council's SSD files into `folder` and give it back."""
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(seed)
    people, referrals, assessments = [], [], []
    for month in range(MONTHS):
        first = same_day_later(FIRST_MONTH, month)
        for _ in range(random.poisson(random.choice([2, 9, 30, 45]))):
            _case(
                random,
                len(people) + 1,
                first + timedelta(days=int(random.integers(0, 28))),
                people,
                referrals,
                assessments,
            )
    teams = [
        {
            "dept_team_id": team,
            "dept_team_name": name,
            "dept_team_parent_id": service,
            "dept_team_parent_name": SERVICES[service],
        }
        for team, (name, service) in TEAMS.items()
    ]
    years = [
        {"year": year, "people": 60_000, "source": "Made up for tests"} for year in (2021, 2022, 2023, 2024)
    ]
    for name, rows in (
        ("ssd_person", people),
        ("ssd_cin_episodes", referrals),
        ("ssd_cin_assessments", assessments),
        ("ssd_department", teams),
        ("population", years),
    ):
        _write(folder / f"{name}.csv", rows)
    return folder


def _case(
    random: np.random.Generator, number: int, on: date, people: list, referrals: list, assessments: list
) -> None:
    child, referral = f"KX-{number:04d}", f"R{number:04d}"
    team = str(random.choice(list(TEAMS), p=SHARE_OF_TEAM))
    closed = random.random() < 0.15
    people.append(
        {
            "pers_person_id": child,
            "pers_sex": str(random.choice(["F", "M"])),
            "pers_ethnicity": str(random.choice(ETHNICITIES, p=SHARE_OF_ETHNICITY)),
            "pers_dob": (on - timedelta(days=int(random.integers(10, 6200)))).isoformat(),
        }
    )
    referrals.append(
        {
            "cine_referral_id": referral,
            "cine_person_id": child,
            "cine_referral_date": on.isoformat(),
            "cine_cin_primary_need_code": str(random.choice(NEEDS, p=SHARE_OF_NEED)),
            "cine_referral_source_code": str(random.choice(SOURCES, p=SHARE_OF_SOURCE)),
            "cine_referral_nfa": "Y" if closed else "N",
            "cine_referral_team": team,
        }
    )
    finished = add_working_days(on, int(random.choice([20, 35, 44, 60])))
    if not closed:
        assessments.append(
            {
                "cina_assessment_id": f"A{number:04d}",
                "cina_person_id": child,
                "cina_referral_id": referral,
                "cina_assessment_start_date": (on + timedelta(days=1)).isoformat(),
                "cina_assessment_child_seen": "Y" if random.random() < 0.9 else "N",
                "cina_assessment_auth_date": finished.isoformat() if finished <= DATA_TO else "",
                "cina_assessment_team": team,
            }
        )


def _write(path: Path, rows: list[dict]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
