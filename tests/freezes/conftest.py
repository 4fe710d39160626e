"""The small council frozen once, and loaded again with what came late, what was corrected and what has gone."""

import csv
from datetime import date
from pathlib import Path

import pytest

from sightline.freezes.models import Freeze
from sightline.freezes.services import make
from sightline.people.services import add_user
from sightline.returns.load import load
from support.small_council import AUTHORITY, DATA_TO, write

CUT_OFF = date(2025, 6, 30)


@pytest.fixture
def people(db) -> None:
    """Who makes freezes, who confirms them, and who may do neither."""
    add_user("analyst", "performance_analyst", by="tests")
    add_user("lead", "lead_analyst", by="tests")
    add_user("outsider", "scrutiny_member", by="tests")


@pytest.fixture
def frozen(council, people) -> Freeze:
    """The small council's first quarter of 2025-26, frozen."""
    return make(by="analyst", authority=AUTHORITY, name="Q1 2025-26", cut_off=CUT_OFF)


@pytest.fixture
def loaded_again(frozen, tmp_path, worked_out_once) -> None:
    """Loaded again: a case of May is one of March now, one of June has gone, and another of June has come."""
    folder = write(tmp_path / "again")
    file = folder / "ssd_cin_assessments.csv"
    with file.open(newline="") as text:
        rows = list(csv.DictReader(text))
    quarter = [each for each in rows if each["cina_assessment_auth_date"][:7] in ("2025-05", "2025-06")]
    may = next(each for each in quarter if each["cina_assessment_auth_date"].startswith("2025-05"))
    june = next(each for each in quarter if each["cina_assessment_auth_date"].startswith("2025-06"))
    may["cina_assessment_auth_date"] = date.fromisoformat(may["cina_assessment_start_date"]).isoformat()
    rows.remove(june)
    rows.append({**june, "cina_assessment_id": "A9999"})
    write_rows(file, rows)
    load([folder], authority=AUTHORITY, data_to=DATA_TO)


def write_rows(file: Path, rows: list[dict[str, str]]) -> None:
    """The same file with other rows."""
    with file.open("w", newline="") as text:
        writer = csv.DictWriter(text, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
