"""A small SSD folder whose every row carries the version it came in, so that a mixture of two versions shows."""

import csv
from pathlib import Path

TABLES = {
    "ssd_person": ("pers_person_id", "pers_dob", "pers_legacy_id"),
    "ssd_cin_episodes": ("cine_referral_id", "cine_referral_date", "cine_person_id", "cine_referral_team"),
    "ssd_cin_assessments": (
        "cina_assessment_id", "cina_assessment_start_date", "cina_person_id", "cina_assessment_auth_date",
        "cina_assessment_team",
    ),
}  # fmt: skip
MARKED = {name: columns[-1] for name, columns in TABLES.items()}


def write(folder: Path, version: int, rows: int = 40) -> Path:
    """The folder with one CSV per table; the last column of every row says the version."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, columns in TABLES.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file)
            out.writerow(columns)
            for number in range(rows):
                days = [f"2025-0{1 + number % 9}-10", f"C{number}", f"2025-0{1 + number % 9}-20"][
                    : len(columns) - 2
                ]
                out.writerow([f"{name}-{number}", *days, f"v{version}"])
    return folder
