"""The phrases measures are written in: who is open, what is due, was it done in time.

All of them take a table and give it back with columns added. Dates go through the calendar table, so that one
phrase means the same on every engine. Nothing here knows a measure.
"""

from typing import TYPE_CHECKING, Literal

from sightline.calendars.limits import Limit
from sightline.calendars.local_clocks import DatedLimit
from sightline.engine.later import ibis, ir

if TYPE_CHECKING:
    from sightline.tables.data import Data

MOMENT = "timestamp(0)"


def is_yes(column: ir.StringValue) -> ir.BooleanValue:
    """True for Y, Yes, 1, True; false for anything else said; blank where nothing is said."""
    text = column.strip().upper()
    otherwise = (text == "Y") | (text == "YES") | (text == "1") | (text == "TRUE") | (text == "T")
    quick = ibis.cases(
        (column == "Y", True), (column == "N", False), else_=otherwise
    )  # nearly all say Y or N
    return quick.cast("boolean")


def with_deadline(
    data: "Data", rows: ir.Table, *, start: str, limit: Limit | DatedLimit, name: str = "due"
) -> ir.Table:
    """Add `name`: the last day (for hours, the last moment) that is in time, counted from `start`.

    Of a limit that a council has changed, the one in force on the day of `start` applies.
    """
    if isinstance(limit, DatedLimit):
        return _dated_deadline(data, rows, start, limit, name)
    if limit.unit == "wd":
        return _working_deadline(data, rows, start, limit.amount, name)
    if limit.unit == "h":
        return _hours_deadline(data, rows, start, limit.amount, name)
    step = {
        "d": lambda n: ibis.interval(days=n),
        "w": lambda n: ibis.interval(days=7 * n),
        "m": lambda n: ibis.interval(months=n),
    }[limit.unit](limit.amount)
    return rows.mutate((rows[start].cast("date") + step).cast("date").name(name))


def _hours_deadline(data: "Data", rows: ir.Table, start: str, amount: int, name: str) -> ir.Table:
    """Hours gone by, as `calendars.hours` has them: by Greenwich and back. A midnight is a day of which no time is known."""
    begins = rows.mutate(_began=rows[start].cast(MOMENT), _day=rows[start].cast("date"))
    with_start = _with_ahead(data, begins, "_day", (begins._began.hour() >= 2).fill_null(False))
    hour, length = ibis.interval(hours=1), ibis.interval(hours=amount)
    began = with_start._began
    ends = with_start.mutate(
        _ends=(ibis.cases((with_start._ahead == 1, began - hour), else_=began) + length).cast(MOMENT)
    )
    ends = ends.mutate(_day=ends._ends.cast("date")).drop("_ahead")
    with_end = _with_ahead(data, ends, "_day", (ends._ends.hour() >= 1).fill_null(False))
    bare = (with_end._began.hour() == 0) & (with_end._began.minute() == 0) & (with_end._began.second() == 0)
    due = ibis.cases(
        (bare, with_end._began + length), (with_end._ahead == 1, with_end._ends + hour), else_=with_end._ends
    )
    return with_end.mutate(due.cast(MOMENT).name(name)).drop("_began", "_day", "_ends", "_ahead")


def _with_ahead(data: "Data", rows: ir.Table, day: str, changed: ir.BooleanValue) -> ir.Table:
    """Add `_ahead`: hours the clocks are ahead on that day, as it ends where `changed`, else as it begins."""
    days = data.calendar.select(
        _at=data.calendar.day, _before=data.calendar.hours_ahead, _after=data.calendar.hours_ahead_after
    )
    marked = rows.mutate(_changed=changed)
    joined = marked.left_join(days, marked[day] == days._at)
    ahead = ibis.cases((joined._changed, joined._after), else_=joined._before)
    return joined.mutate(_ahead=ahead).drop("_at", "_before", "_after", "_changed")


def _dated_deadline(data: "Data", rows: ir.Table, start: str, limit: DatedLimit, name: str) -> ir.Table:
    with_lengths = with_deadline(data, rows, start=start, limit=limit.first, name="_length_0")
    for number, (_, later) in enumerate(limit.later, start=1):
        with_lengths = with_deadline(data, with_lengths, start=start, limit=later, name=f"_length_{number}")
    begun = with_lengths[start].cast("date")
    since = [
        (begun >= ibis.date(day.isoformat()), with_lengths[f"_length_{number}"])
        for number, (day, _) in reversed(list(enumerate(limit.later, start=1)))
    ]
    with_due = with_lengths.mutate(ibis.cases(*since, else_=with_lengths["_length_0"]).name(name))
    return with_due.drop(*(f"_length_{number}" for number in range(len(limit.later) + 1)))


def _working_deadline(data: "Data", rows: ir.Table, start: str, amount: int, name: str) -> ir.Table:
    wanted = (data.calendar.working_days_to + amount).cast("int32")
    begins = data.calendar.select(_begins=data.calendar.day, _wanted=wanted)
    days = data.calendar.filter(data.calendar.is_working == 1)
    ends = days.select(_reached=days.working_days_to, **{name: days.day})
    deadlines = begins.inner_join(ends, begins._wanted == ends._reached).select("_begins", name)
    return rows.left_join(deadlines, rows[start] == deadlines._begins).drop("_begins")


def again_while_undone(
    data: "Data",
    rows: ir.Table,
    *,
    done: str,
    until: str,
    limit: Limit | DatedLimit,
    due: str = "due",
    most: int | None = None,
) -> ir.Table:
    """The rows of what was not done by `due`, once for each later day up to the data date on which it fell due again.

    One limit after another from the first `due`, as if each had been done on its last day, for as long as `done` has not
    come and `until` (blank: it has no end) lies ahead. Same columns as `rows`, with `due` the later day. At most
    `most` times each, where that is said. Of a limit that a council has changed, the one in force on the first `due`.
    """
    counts = data.numbers if most is None else data.numbers.filter(lambda t: t.n <= most)
    parts = _by_length(rows, due, limit) if isinstance(limit, DatedLimit) else [(rows, limit)]
    turns = [_again(data, part, counts, done, until, each, due) for part, each in parts]
    return ibis.union(*turns) if len(turns) > 1 else turns[0]


def _by_length(rows: ir.Table, day: str, limit: DatedLimit) -> list[tuple[ir.Table, Limit]]:
    """The rows apart by the length in force on `day`."""
    starts = [None, *(ibis.date(begins.isoformat()) for begins, _ in limit.later)]
    parts = []
    for place, length in enumerate([limit.first, *(each for _, each in limit.later)]):
        mine = rows if starts[place] is None else rows.filter(rows[day] >= starts[place])
        last = place + 1 == len(starts)
        parts.append((mine if last else mine.filter(mine[day] < starts[place + 1]), length))
    return parts


def _again(
    data: "Data", rows: ir.Table, counts: ir.Table, done: str, until: str, limit: Limit, due: str
) -> ir.Table:
    dated = rows if "data_to" in rows.columns else with_data_date(data, rows)
    far = ibis.date("2999-12-31")
    stop = ibis.least(
        dated.data_to, dated[done].cast("date").fill_null(far), dated[until].cast("date").fill_null(far)
    )
    late = dated.mutate(_first=dated[due], _stop=stop).filter(lambda t: t._first < t._stop)
    days = late._stop.delta(late._first, unit="day")
    shortest = {"wd": 1, "cd": 1, "d": 1, "w": 7, "m": 28}[limit.unit] * limit.amount
    joined = late.inner_join(counts, [counts.n * shortest <= days])
    if limit.unit in ("wd", "cd"):
        each = _working_days_on(data, joined, limit.amount, due)
    else:
        step = (joined.n * limit.amount * (7 if limit.unit == "w" else 1)).as_interval(
            "M" if limit.unit == "m" else "D"
        )
        each = joined.mutate((joined._first + step).cast("date").name(due))
    return each.filter(each[due] < each._stop).select(*rows.columns)


def _working_days_on(data: "Data", rows: ir.Table, amount: int, due: str) -> ir.Table:
    """`due` as the day that many working days, times `n`, after `_first`."""
    days = data.calendar
    begins = days.select(_begins=days.day, _from=days.working_days_to)
    working = days.filter(days.is_working == 1)
    ends = working.select(_reached=working.working_days_to, _later=working.day)
    from_here = rows.inner_join(begins, rows._first == begins._begins)
    from_here = from_here.mutate(_wanted=(from_here._from + from_here.n * amount).cast("int32"))
    reached = from_here.inner_join(ends, from_here._wanted == ends._reached)
    return reached.mutate(reached._later.name(due))


def with_working_days(data: "Data", rows: ir.Table, *, start: str, end: str, name: str) -> ir.Table:
    """Add `name`: how many working days from `start` to `end`, day 1 being the working day after the start."""
    begins = data.calendar.select(_begins=data.calendar.day, _from=data.calendar.working_days_to)
    ends = data.calendar.select(_ends=data.calendar.day, _until=data.calendar.working_day_of)
    both = rows.left_join(begins, rows[start] == begins._begins).drop("_begins")
    both = both.left_join(ends, both[end] == ends._ends).drop("_ends")
    has_both = both._until.notnull() & both._from.notnull()
    taken = ibis.cases((has_both, ibis.greatest(both._until - both._from, 0)), else_=None)
    return both.mutate(taken.name(name)).drop("_from", "_until")


def with_data_date(data: "Data", rows: ir.Table) -> ir.Table:
    """Add `data_to`: the day the row's authority's data is complete to."""
    dates = data.data_dates.select(_code=data.data_dates.authority, data_to=data.data_dates.data_to)
    return rows.inner_join(dates, rows.authority == dates._code).drop("_code")


def judged(
    data: "Data",
    rows: ir.Table,
    *,
    done: str,
    due: str = "due",
    undone: Literal["missed", "open_late"],
) -> ir.Table:
    """Add `counted` and `aside`: done in time, done late, or, by the rule of contracts.md, not yet to be judged.

    Not done and still inside the limit is set aside as too_recent. Not done and past it is missed where the
    denominator is what was due; otherwise set aside as open_late. "Past" is judged on the data date.
    """
    dated = rows if "data_to" in rows.columns else with_data_date(data, rows)
    finished = dated[done].notnull() & (dated[done].cast("date") <= dated.data_to)
    past = dated[due].cast("date") < dated.data_to
    late = ibis.null("boolean") if undone == "open_late" else ibis.cases((past, False), else_=None)
    reason = ibis.cases(
        (finished, None), (past, None if undone == "missed" else "open_late"), else_="too_recent"
    )
    return dated.mutate(
        counted=ibis.cases((finished, dated[done] <= dated[due]), else_=late),
        aside=reason.cast("string"),
    )


def open_at(data: "Data", rows: ir.Table, *, started: str, ended: str) -> ir.Table:
    """Everyone open at each month end: one row per case and month, with `month_end` and `month` added.

    A case is open on the day it starts and no longer on the day it ends, as the DfE counts children at 31 March.
    """
    ends = data.month_ends.select(
        _code=data.month_ends.authority, month=data.month_ends.month, month_end=data.month_ends.month_end
    )
    joined = rows.inner_join(
        ends,
        [
            rows.authority == ends._code,
            rows[started].cast("date") <= ends.month_end,
            rows[ended].cast("date").fill_null(ibis.date("2999-12-31")) > ends.month_end,
        ],
    )
    return joined.drop("_code")


def still_open(data: "Data", rows: ir.Table, *, started: str, ended: str, due: str = "due") -> ir.Table:
    """Work begun and undone on the data date, with `data_to` and `aside`: open_late past its limit, too_recent inside it."""
    dated = with_data_date(data, rows)
    begun = dated[started].cast("date") <= dated.data_to
    running = dated.filter(
        begun, dated[ended].cast("date").fill_null(ibis.date("2999-12-31")) > dated.data_to
    )
    late = running[due].cast("date") < running.data_to
    return running.mutate(
        aside=ibis.cases((late, "open_late"), else_="too_recent"), counted=ibis.null("boolean")
    )


def age_on(born: ir.DateValue, day: ir.DateValue) -> ir.IntegerValue:
    """Whole years from `born` to `day`; a child born on 29 February has a birthday on 1 March in other years."""
    before = (day.month() < born.month()) | ((day.month() == born.month()) & (day.day() < born.day()))
    return (day.year() - born.year() - before.cast("int32")).cast("int32")
