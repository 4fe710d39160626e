"""A worklist as a file: who took it, when and why stands at the head of the sheet, and in each row of a CSV."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sightline.calendars.clocks import clocks
from sightline.deadlines.left import Row, days_left, why
from sightline.engine.spreadsheets import Sheet, about, workbook
from sightline.web import words
from sightline.web.account_names import full_name
from sightline.worklists.arranging import child_of
from sightline.worklists.due_list import teams_in_words
from sightline.worklists.due_words import state_in_words
from sightline.worklists.row_marks import RowMarks, said_at

HEADS = (
    "Due",
    "Working days left",
    "State",
    "Child",
    "Deadline",
    "Why that day",
    "Remark",
    "Worker",
    "Team",
    "Started",
    "Case",
    "Seen to",
    "Notes",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueFile:
    """What a file of a worklist says of itself: what it lists, who took it, why and when, and how old the data is."""

    title: str
    by: str
    reason: str
    at: datetime
    data_to: date
    age: str
    kept_back: str

    @property
    def mark(self) -> str:
        """The watermark."""
        return f"Taken by {self.by} on {words.moment(self.at)}: {self.reason}"


def due_cells(row: Row, data_to: date, teams: Mapping[str, str], marks: RowMarks) -> list:
    """A row under HEADS: days as days, numbers as numbers."""
    return [
        row["due"],
        days_left(row["due"], data_to),
        state_in_words(row, data_to),
        child_of(row),
        clocks()[row["clock"]].name,
        why(row),
        row["remark"],
        row["worker_id"] or "",
        teams_in_words(row, teams),
        row["starts"],
        row["case_id"],
        f"{full_name(marks.seen.by)}, {said_at(marks.seen.at)}" if marks.seen else "",
        "; ".join(f"{each.text} ({full_name(each.by)}, {said_at(each.at)})" for each in marks.notes),
    ]


def due_workbook(what: DueFile, lines: Sequence[list]) -> bytes:
    """All rows, as `due_cells` gives each, with a sheet that says what they are."""
    facts = [
        (what.title, ""),
        ("Taken by", what.by),
        ("Taken at", words.moment(what.at)),
        ("Reason", what.reason),
        ("Data", what.age),
        ("Rows", len(lines)),
        ("Kept back", what.kept_back),
        (
            "Mind",
            "These are children's records. Keep the file where such records are kept, and delete it when done.",
        ),
        (
            "Counted from",
            f"Working days are counted from {words.long_date(what.data_to)}. Below 0 is overdue.",
        ),
    ]
    return workbook([about(facts), Sheet("Due", HEADS, lines, above=[what.title, what.mark])])
