"""A council small enough to count on one's fingers: two teams, eighteen months of assessments, one late in four.

Everything follows from the row's number, so that a test can say what a page must show. North finishes 12 a month,
of which 3 late; South finishes 2 a month, of which 1 late. The data stops on 30 June 2025. It has 60,000 children.
"""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from sightline.calendars.dates import same_day_later
from sightline.calendars.working_days import add_working_days

AUTHORITY = "990"
DATA_TO = date(2025, 6, 30)
PERIOD = "2025-26-Q1"
CHILD = "CH-0"
"""How every child's reference begins: what must never be seen in an address, a title or a log."""
FIRST_MONTH, MONTHS = date(2024, 1, 1), 18
TEAMS = {"T1": ("North Assessment Team", 12, 4), "T2": ("South Assessment Team", 2, 2)}
PARENT = {"dept_team_parent_id": "S1", "dept_team_parent_name": "Assessment Service"}
SEXES, ETHNICITIES, NEEDS = ("F", "M"), ("WBRI", "AIND", "BCRB"), ("N1", "N2", "N5")


def write(folder: Path) -> Path:
    """Write the council's SSD files into `folder` and give it back."""
    folder.mkdir(parents=True, exist_ok=True)
    told = list(_stories())
    _write(folder / "ssd_person.csv", [person for person, _, _ in told])
    _write(folder / "ssd_cin_episodes.csv", [referral for _, referral, _ in told])
    _write(folder / "ssd_cin_assessments.csv", [assessment for _, _, assessment in told])
    teams = [{"dept_team_id": team, "dept_team_name": about[0], **PARENT} for team, about in TEAMS.items()]
    _write(folder / "ssd_department.csv", teams)
    years = [{"year": year, "people": 60_000, "source": "Made up for tests"} for year in (2022, 2023, 2024)]
    _write(folder / "population.csv", years)
    return folder


def _stories() -> Iterator[tuple[dict, dict, dict]]:
    number = 0
    for month in range(MONTHS):
        finished = same_day_later(FIRST_MONTH, month).replace(day=15)
        for team, (_, finishing, late_every) in TEAMS.items():
            for place in range(finishing):
                number += 1
                taken = 50 if place % late_every == 0 else 30
                yield _story(number, team, add_working_days(finished, -taken), finished)
    for open_since in (DATA_TO - timedelta(days=20), DATA_TO - timedelta(days=150)):
        number += 1
        yield _story(number, "T1", open_since, None)


def _story(number: int, team: str, referred: date, finished: date | None) -> tuple[dict, dict, dict]:
    child, referral = f"{CHILD}{number:03d}", f"R{number:04d}"
    born = date(2024, 1, 1) - timedelta(days=200 * (number % 30) + 100)
    person = {
        "pers_person_id": child,
        "pers_sex": SEXES[number % 2],
        "pers_ethnicity": ETHNICITIES[number % 3],
        "pers_dob": born.isoformat(),
    }
    episode = {
        "cine_referral_id": referral,
        "cine_person_id": child,
        "cine_referral_date": referred.isoformat(),
        "cine_cin_primary_need_code": NEEDS[number % 3],
        "cine_referral_source_code": "6",
        "cine_referral_nfa": "N",
        "cine_referral_team": team,
    }
    assessment = {
        "cina_assessment_id": f"A{number:04d}",
        "cina_person_id": child,
        "cina_referral_id": referral,
        "cina_assessment_start_date": (referred + timedelta(days=1)).isoformat(),
        "cina_assessment_child_seen": "Y",
        "cina_assessment_auth_date": finished.isoformat() if finished else "",
        "cina_assessment_team": team,
    }
    return person, episode, assessment


def _write(path: Path, rows: list[dict]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
