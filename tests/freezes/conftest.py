"""The small council frozen once, and loaded again with what came late, what was corrected and what has gone."""

import csv
from datetime import date
from pathlib import Path

import pytest

from sightline.freezes.models import Freeze
from sightline.freezes.services import make
from sightline.people.services import add_user
from sightline.returns.load import load
from support.rows_again import made_once, rows_once
from support.small_council import AUTHORITY, DATA_TO, write

CUT_OFF = date(2025, 6, 30)


@pytest.fixture
def people(db) -> None:
    """Who makes freezes, who confirms them, and who may do neither."""
    add_people()


def add_people() -> None:
    add_user("analyst", "performance_analyst", by="tests")
    add_user("lead", "lead_analyst", by="tests")
    add_user("outsider", "scrutiny_member", by="tests")


@pytest.fixture
def frozen(request, council, db) -> Freeze:
    """The small council's first quarter of 2025-26, frozen."""
    for later in ("loaded_again", "moved_on"):
        if later in request.fixturenames:
            request.getfixturevalue(later)
            return Freeze.objects.get()
    return made_once("a freeze", freeze_the_quarter, Freeze, store=True)


def freeze_the_quarter() -> Freeze:
    """By somebody who may, with all who have to do with it."""
    add_people()
    return make_freeze()


def make_freeze() -> Freeze:
    return make(by="analyst", authority=AUTHORITY, name="Q1 2025-26", cut_off=CUT_OFF)


@pytest.fixture
def loaded_again(council, db, tmp_path, worked_out_once) -> None:
    """Loaded again after the freeze: a case of May is one of March now, one of June has gone, and another of June has come."""

    def both() -> None:
        freeze_the_quarter()
        load_again(tmp_path / "again")

    rows_once("a freeze, and another load", both, store=True)


def load_again(folder: Path) -> None:
    """The small council's files from this folder, with those three cases."""
    write(folder)
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
