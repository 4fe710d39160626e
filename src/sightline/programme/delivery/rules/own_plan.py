"""A council's own plan in its own columns: which column is what, and its rows as the rows of our spreadsheet. Pure.

What comes out is read by `round_trip.read`, as a spreadsheet of ours that came back: so there is one list of what may be, one
page that shows it, and one service that does it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from sightline.calendars.dates import read_day
from sightline.history.round_trip import EDITION, REASON, REFERENCE
from sightline.programme.delivery.rules.round_trip import TITLES

WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "own_reference": (
            "Reference",
            "ref",
            "no",
            "number",
            "id",
            "action no",
            "action number",
            "action ref",
        ),
        "title": ("Action", "actions", "what we will do", "what will be done", "task", "activity"),
        "detail": ("What is to be done", "detail", "details", "description", "how", "how we will do it"),
        "priorities": ("Priority", "theme", "workstream", "priority area", "objective", "strand", "area"),
        "findings": ("Finding", "recommendation", "recommendations", "rec", "area for improvement", "afi"),
        "owner_post": (
            "Owner",
            "action owner",
            "action lead",
            "lead",
            "lead officer",
            "responsible",
            "responsible officer",
            "who",
            "accountable",
        ),
        "partner": ("Partner agency", "partner", "partners", "agency"),
        "starts": ("Starts", "start", "start date", "from"),
        "due": (
            "Due",
            "due date",
            "deadline",
            "target date",
            "by when",
            "timescale",
            "when",
            "end date",
            "end",
        ),
        "done_on": ("Done on", "date completed", "completed on", "completed", "actual completion date"),
        "status": ("Status", "rag", "brag", "rag status", "rag rating", "rating"),
        "report": (
            "What there is to report",
            "progress",
            "update",
            "latest update",
            "commentary",
            "comments",
        ),
        "milestones": ("Milestones", "milestone", "key milestones", "steps"),
        "impact": (
            *("How a difference would be seen", "impact", "outcome", "outcomes", "success measure"),
            *("success criteria", "measure", "measures", "kpi", "what difference"),
        ),
        "resources": ("Resources", "resource", "cost", "budget"),
    }
)
"""What a column may be: its name on our pages first, then how councils head it."""

STATUSES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "done": ("done", "complete", "completed", "closed", "blue", "delivered", "finished"),
        "paused": ("paused", "on hold", "deferred"),
        "in_progress": (
            *(
                "in progress",
                "started",
                "under way",
                "underway",
                "on track",
                "ongoing",
                "green",
                "amber",
                "red",
            ),
            *("behind", "slipping", "at risk", "delayed"),
        ),
        "not_started": ("not started", "not due", "to start", "white", "grey"),
    }
)
"""What councils write, and the status it stands for. A colour says that something runs: whether it is overdue is read from
the dates."""

_DAY_AT_THE_END = re.compile(
    r"^(?P<words>.*?)[\s,;:(–-]+(?:by |due )?(?P<day>[0-9][0-9a-zA-Z /.-]{4,20})\)?$"
)
HEADS_WITHIN = 20


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A sheet of a council's own: where its heads stand (from 0), the heads, and the rows below, each with its number."""

    heads: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def examples(self, column: int, most: int = 2) -> list[str]:
        """The first things that stand in a column."""
        return [row[column] for _, row in self.rows if row[column]][:most]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPlan:
    """What the plan has already. `own`: the council's reference → ours; `titles`: a title in small letters → ours;
    `editions` and `latest` by our reference: its edition, and what was reported last."""

    own: Mapping[str, str]
    titles: Mapping[str, str]
    editions: Mapping[str, int]
    latest: Mapping[str, str]
    priorities: Sequence[str]
    findings: Sequence[str]


@dataclass(slots=True)
class OwnPlan:
    """The rows as our spreadsheet would have them, the priorities that are new, and by row what no sheet of ours carries: the
    council's reference, the status it came with and its day, and milestones. `notes` say what was left out, and where."""

    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    priorities: list[str] = field(default_factory=list)
    references: dict[int, str] = field(default_factory=dict)
    statuses: dict[int, tuple[str, str]] = field(default_factory=dict)
    milestones: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def table_in(sheets: Iterable[Sequence[Sequence[str]]]) -> OwnTable | None:
    """The sheet and the row whose cells are most like heads of a plan; None where no sheet names an action."""
    best, best_rows = 1, None
    for rows in sheets:
        for at, row in enumerate(rows[:HEADS_WITHIN]):
            proposed = propose([cell.strip() for cell in row], {})
            if "title" in proposed.values() and len(proposed) > best:
                best, best_rows = len(proposed), (rows, at)
    if best_rows is None:
        return None
    rows, at = best_rows
    below = tuple(
        (number, tuple(cell.strip() for cell in row))
        for number, row in enumerate(rows[at + 1 :], start=at + 2)
    )
    return OwnTable(tuple(cell.strip() for cell in rows[at]), below)


def propose(heads: Sequence[str], remembered: Mapping[str, str]) -> dict[int, str]:
    """Column → what it is, each thing once: as it was kept, else as its head says. Columns of which nothing is known are not in it."""
    proposed: dict[int, str] = {}
    for likeness in (lambda head: remembered.get(head, ""), _exactly, _within):
        for column, head in enumerate(_plain(each) for each in heads):
            what = likeness(head) if head and column not in proposed else ""
            if what in WORDS and what not in proposed.values():
                proposed[column] = what
    return proposed


def kept_as(heads: Sequence[str], columns: Mapping[int, str]) -> dict[str, str]:
    """What to remember of it: head in small letters → what it is; blank for a column that is not read."""
    return {_plain(head): columns.get(column, "") for column, head in enumerate(heads) if head}


def fault_of_columns(columns: Mapping[int, str]) -> str:
    """What is wrong with a choice of columns, in a sentence; blank for nothing."""
    chosen = list(columns.values())
    if "title" not in chosen:
        return "Choose which column holds the action."
    twice = next((each for each in chosen if chosen.count(each) > 1), "")
    return f"Two columns are “{WORDS[twice][0]}”. Choose one of them." if twice else ""


def translated(table: OwnTable, columns: Mapping[int, str], plan_so_far: KnownPlan) -> OwnPlan:
    """The rows of the council's table, as rows of our spreadsheet.

    A cell of priority that is blank means the one above, as where cells are merged; a row of a single cell, no
    further right than the actions, is a priority where no column is; a row without an action adds its milestone to the action above.
    """
    plan, priority, last = OwnPlan(), "", 0
    title = next(column for column, what in columns.items() if what == "title")
    for number, row in table.rows:
        cells = {what: row[column] for column, what in columns.items()}
        if not any(row):
            continue
        filled = [column for column, cell in enumerate(row) if cell]
        if "priorities" not in columns.values() and len(filled) == 1 and filled[0] <= title:
            priority = row[filled[0]]
            continue
        priority = cells.get("priorities") or priority
        if not cells.get("title"):
            _more_milestones(plan, last, number, cells)
            continue
        last = number
        _row(plan, number, {**cells, "priorities": priority}, plan_so_far)
    return plan


def status_of(words: str) -> str:
    """The status that a council's words stand for; blank where nobody can tell."""
    plain = _plain(words)
    for status, those in STATUSES.items():
        if plain in those:
            return status
    within = [
        status
        for status, those in STATUSES.items()
        if any(re.search(rf"\b{each}\b", plain) for each in those)
    ]
    if "not_started" in within:
        return "not_started"
    return within[0] if within else ""


def milestones_in(cell: str) -> list[tuple[str, str]]:
    """The milestones of a cell, one to a line or between semicolons, each with its day as typed; blank where it has none."""
    points = []
    for line in re.split(r"[\n;]", cell):
        words = line.strip(" •-–\t\r")
        if not words:
            continue
        match = _DAY_AT_THE_END.match(words)
        if match and read_day(match["day"].strip()):
            points.append((match["words"].strip(), match["day"].strip()))
        else:
            points.append((words, ""))
    return points


def _row(plan: OwnPlan, number: int, cells: Mapping[str, str], plan_so_far: KnownPlan) -> None:
    own, title = cells.get("own_reference", ""), cells["title"]
    ours = plan_so_far.own.get(own, "") if own else plan_so_far.titles.get(title.lower(), "")
    line = {TITLES[what]: text for what, text in cells.items() if what in TITLES and what != "status"}
    line[TITLES["priorities"]] = _priority(plan, cells["priorities"], plan_so_far)
    line[TITLES["findings"]] = _findings(plan, number, cells.get("findings", ""), plan_so_far)
    line[TITLES["report"]] = _report(cells, plan_so_far.latest.get(ours, ""))
    line |= {
        REFERENCE: ours,
        EDITION: str(plan_so_far.editions[ours]) if ours else "",
        REASON: "From the council’s own plan.",
    }
    for what in ("priorities", "findings"):  # what the table does not have is not taken out of the plan
        if ours and not line[TITLES[what]]:
            del line[TITLES[what]]
    plan.rows.append((number, line))
    if not ours:
        plan.references[number] = own
        plan.statuses[number] = (status_of(cells.get("status", "")), cells.get("done_on", ""))
        plan.milestones[number] = milestones_in(cells.get("milestones", ""))


def _priority(plan: OwnPlan, text: str, plan_so_far: KnownPlan) -> str:
    """The priority as the plan writes it; a new one is kept in mind."""
    text = re.sub(r"\s+", " ", text.replace(";", ",")).strip()
    every = [*plan_so_far.priorities, *plan.priorities]
    same = next((each for each in every if each.lower() == text.lower()), "")
    if text and not same:
        plan.priorities.append(text)
    return same or text


def _findings(plan: OwnPlan, number: int, text: str, plan_so_far: KnownPlan) -> str:
    """The findings a cell names by number, of those there are; what is none of them is noted."""
    whole = text.strip()
    wanted = [whole] if whole in plan_so_far.findings else re.findall(r"[0-9]+[a-z]?|[A-Z][0-9]+", text)
    names = [each for each in plan_so_far.findings if each in wanted]
    for each in wanted:
        if each not in names:
            plan.notes.append(
                f"Row {number}: no finding has the number {each}, so the action is not linked to one."
            )
    return "; ".join(names)


def _report(cells: Mapping[str, str], latest: str) -> str:
    """What there is to report: the status in the council's words, and the progress; blank where that was reported last."""
    status, words = cells.get("status", ""), cells.get("report", "")
    report = f"Status: {status}. {words}".strip() if status else words
    return "" if report == latest else report


def _more_milestones(plan: OwnPlan, last: int, number: int, cells: Mapping[str, str]) -> None:
    if last in plan.milestones and cells.get("milestones"):
        plan.milestones[last] += milestones_in(cells["milestones"])
    elif any(cells.values()):
        plan.notes.append(f"Row {number} has no action, and is not read.")


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def _exactly(head: str) -> str:
    return next((what for what, words in WORDS.items() if head in [_plain(each) for each in words]), "")


def _within(head: str) -> str:
    """By the longest of our words that stands in a head."""
    pairs = [(len(each), what) for what, words in WORDS.items() for each in map(_plain, words)
             if len(each) > 3 and re.search(rf"\b{each}\b", head)]  # fmt: skip
    return max(pairs, default=(0, ""))[1]
