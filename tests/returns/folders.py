"""Writing a file and loading it, in a line each."""

from datetime import date
from pathlib import Path

from sightline.returns.load import load
from sightline.returns.report import LoadReport

TODAY = date(2025, 12, 1)
PERSONS = "pers_person_id,pers_dob,pers_sex\n"
REFERRALS = "cine_referral_id,cine_person_id,cine_referral_date\n"


def put(folder: Path, name: str, content: str | bytes) -> Path:
    """A file of that name and content in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def loaded(*paths: Path, **how) -> LoadReport:
    """The report of loading these for authority 990."""
    return load(list(paths), **{"authority": "990", "today": TODAY, **how})


def counts(report: LoadReport, table: str) -> tuple[int, int, int]:
    """Read, kept, set aside."""
    found = report.tables[table]
    return found.read, found.kept, found.set_aside


def faults(report: LoadReport) -> list[tuple[int | None, str | None, str, str]]:
    """Row, column, rule, and what became of it, of every fault."""
    return [(each.row, each.column, each.rule, each.did) for each in report.faults]
