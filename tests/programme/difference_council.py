"""A council whose assessments became timely in October 2024: thirty a month, of which eight or ten late before, two since."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sightline.calendars.dates import same_day_later
from sightline.calendars.working_days import add_working_days
from support import small_council

FIRST, MONTHS, FINISHED = date(2022, 1, 1), 42, 30
BETTER_FROM = date(2024, 10, 1)


def write(folder: Path, *, finished: int = FINISHED, first: date = FIRST, months: int = MONTHS) -> Path:
    """Write the council's SSD files into `folder` and give it back: so many assessments a month, for so many months."""
    folder.mkdir(parents=True, exist_ok=True)
    told = list(_stories(finished, first, months))
    for place, name in enumerate(("ssd_person", "ssd_cin_episodes", "ssd_cin_assessments")):
        small_council._write(folder / f"{name}.csv", [rows[place] for rows in told])
    team = {"dept_team_id": "T1", "dept_team_name": "North Assessment Team", **small_council.PARENT}
    small_council._write(folder / "ssd_department.csv", [team])
    return folder


def _stories(each: int, first: date, months: int) -> Iterator[tuple[dict, dict, dict]]:
    number = 0
    for month in range(months):
        finished = same_day_later(first, month).replace(day=15)
        late = 2 if finished >= BETTER_FROM else 8 + 2 * (month % 2)
        late = late * each // FINISHED
        for place in range(each):
            number += 1
            taken = 50 if place < late else 30
            yield small_council._story(number, "T1", add_working_days(finished, -taken), finished)
