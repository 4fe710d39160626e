"""How much is due as tables to read: by team and by deadline; with what cannot be worked out, and why."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from sightline.calendars.clocks import clocks
from sightline.calendars.dates import in_words
from sightline.deadlines.discover import everything
from sightline.deadlines.forecast import Forecast, Scenario
from sightline.deadlines.keep import DueList
from sightline.deadlines.left import SOON, Row, State, mark, state
from sightline.measuring.discover import measures
from sightline.statistics.amounts import several
from sightline.tables.splits import teams_of
from sightline.web import words
from sightline.web.components import Cell, Column, Table

STATES: tuple[State, ...] = ("late", "that day", "open")
CHECKPOINT = "Checkpoint: nothing says whether it was done, so it is not counted as due or overdue"
STOCK = {"AS01": "AS06"}
"""The measure of what is open late on a day, beside the one of what was completed."""


def counts_table(
    rows: Iterable[Row], data_to: date, teams: Mapping[str, str], address: Callable[[str], str]
) -> Table:
    """How many by team: overdue, on their last day, due within five working days, and all that run, checkpoints too.

    A child whom two teams hold together is counted with each.
    """
    columns = [
        Column("Team"),
        *(
            Column(title, number=True)
            for title in ("Overdue", "Last day", f"Next {SOON} working days", "All")
        ),
    ]
    by_team: dict[str, list[int]] = {}
    for row in rows:
        now = mark(row, data_to)
        for team in teams_of(row):
            mine = by_team.setdefault(team, [0, 0, 0, 0])
            for place, is_in_column in enumerate((now == "late", now == "that day", now == "soon", True)):
                mine[place] += is_in_column
    listed = [
        [Cell(title, href=address(team)), *(Cell(words.number(n)) for n in by_team[team])]
        for team, title in teams.items()
        if team in by_team
    ]
    return Table("By team", columns, listed)


def deadlines_table(
    rows: Iterable[Row],
    data_to: date,
    beside: Mapping[str, str] = {},
    address: Callable[[str], str] = lambda _: "",
) -> Table:
    """How many by deadline: overdue, on their last day, and not due yet.

    `beside`: what stands under a deadline's name, by clock: see `counted_elsewhere`. `address`: where each leads.
    """
    sums: dict[str, list[int]] = {}
    for row in rows:
        sums.setdefault(row["clock"], [0, 0, 0])[STATES.index(state(row["due"], data_to))] += 1
    columns = [
        Column("Deadline"),
        Column("Overdue", number=True),
        Column("Last day", number=True),
        Column("Not due yet", number=True),
    ]
    order = list(clocks())
    listed = [
        [
            Cell(clocks()[clock].name, address(clock), under=_under(clock, beside)),
            *(Cell(words.number(n)) for n in numbers),
        ]
        for clock, numbers in sorted(sums.items(), key=lambda pair: order.index(pair[0]))
    ]
    return Table("By deadline", columns, listed)


def _under(clock: str, beside: Mapping[str, str]) -> str:
    return beside.get(clock, CHECKPOINT if everything()[clock].reminder else "")


def counted_elsewhere(
    rows: Iterable[Row],
    data_to: date,
    forecasts: Mapping[str, Forecast],
    not_listed: Iterable[tuple[str, str, int]],
) -> dict[str, str]:
    """By clock, why fewer are overdue here than its measure counts as open late, in a sentence; none where they agree.

    `not_listed`: clock, reason and number of what is not listed, as `Kept.asides` has it.
    """
    late = Counter(row["clock"] for row in rows if state(row["due"], data_to) == "late")
    reasons: dict[str, list[str]] = {}
    for clock, reason, _ in not_listed:
        reasons.setdefault(clock, []).append(reason)
    by_clock = {}
    for figure, each in forecasts.items():
        clock = measures()[figure].clock
        if clock and clock.id in reasons and each.open_late > late[clock.id]:
            more = each.open_late - late[clock.id]
            where = f"{figure} and {STOCK[figure]}" if figure in STOCK else figure
            by_clock[clock.id] = (
                f"{words.number(late[clock.id])} overdue here; {words.number(each.open_late)} open and overdue in {where}, which also "
                f"{'count' if figure in STOCK else 'counts'} {words.number(more)} {', or '.join(reasons[clock.id])}"
            )
    return by_clock


def silent_table(dues: DueList, authority: str) -> Table:
    """The deadlines that cannot be worked out from what is loaded, each with why."""
    off = dues.switched_off(authority)
    causes = {clock: cause for clock, cause in dues.causes(authority).items() if clock not in off}
    rows = [[Cell(clocks()[clock].name), Cell(cause)] for clock, cause in causes.items()]
    return Table(
        "Deadlines that cannot be worked out from what is loaded",
        [Column("Deadline"), Column("Why")],
        rows,
        caption_hidden=True,
    )


def asides(dues: DueList, authority: str) -> list[str]:
    """What runs, or may, and is not listed: 21 assessments under a referral that has been closed.

    First what this council has switched off, with why.
    """
    off = [
        f"{clocks()[clock].name}: switched off by this council from {in_words(each.starts)}"
        + (f" ({each.why})" if each.why else "")
        for clock, each in dues.switched_off(authority).items()
    ]
    return off + [
        f"{several(number, *everything()[clock].called)} {reason}"
        for clock, reason, number in dues.asides(authority)
    ]


def forecast_table(forecasts: Mapping[str, Forecast]) -> Table | None:
    """Each figure of completed work in the month under way: so far, and what it can still become.

    A figure of which nothing is done, due or overdue is left out: there is nothing to foresee.
    """
    forecasts = {figure: each for figure, each in forecasts.items() if _says_something(each)}
    if not forecasts:
        return None
    titles = ("So far", "At best", "At the recent pace", "At worst")
    columns = [Column("Measure"), *(Column(title, number=True) for title in titles)]
    rows = [
        [
            Cell(measures()[figure].title, under=_open_now(each)),
            *(_scenario(one) for one in (each.so_far, each.best, each.pace, each.worst)),
        ]
        for figure, each in forecasts.items()
    ]
    month = words.month(f"{next(iter(forecasts.values())).month_end:%Y-%m}")
    return Table(f"What {month} can still become", columns, rows)


def _says_something(each: Forecast) -> bool:
    return bool(each.so_far.in_time + each.so_far.late or each.due_in_month or each.open_late)


def _open_now(each: Forecast) -> str:
    return (
        f"{words.number(each.due_in_month)} due in the month, {words.number(each.open_late)} open and overdue"
    )


def _scenario(each: Scenario | None) -> Cell:
    if each is None:
        return Cell("no figure", under="too few before")
    if each.percent is None:
        return Cell("no figure", under="nothing done")
    done = round(each.in_time + each.late)
    return Cell(words.percent(each.percent), under=words.out_of(round(each.in_time), done))
