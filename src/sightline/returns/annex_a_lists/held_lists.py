"""A list from itself: the rows of it that workbooks brought, as they stand on the data date."""

from sightline.returns.annex_a_lists.window_days import WindowDays
from sightline.standards.annex_a import LISTS, ListColumn, ListSpec


def rows_sql(number: int, year: str, days: WindowDays) -> str:
    """The rows of `loaded_annexa_list_N` that belong on the list as at the data date: not withdrawn, in the window, and one a
    child where the list shows each child once. Columns in the template's order."""
    spec = LISTS[number]
    columns = ", ".join(_column(each, days) for each in spec.shape(year))
    once = (
        f"qualify row_number() over (partition by {spec.person} order by {spec.happened or 'last_seen'} desc, record_id desc) = 1"
        if spec.one_row_per_child
        else ""
    )
    return (
        f"with standing as (select * from loaded_{spec.table} where not coalesce(withdrawn, false) and {_in_window(spec, days)}"
        f" {once}) select {columns} from standing order by {spec.happened or spec.person}, record_id"
    )


def _in_window(spec: ListSpec, days: WindowDays) -> str:
    table = f"loaded_{spec.table}"
    if not spec.months:
        return f"last_seen = (select max(last_seen) from {table})"
    since, today = f"date '{days.since(spec.number)}'", f"date '{days.today}'"
    begun = f"({spec.happened} is null or {spec.happened} <= {today})"
    if not spec.shows_open:
        return f"{spec.happened} between {since} and {today}"
    ended = spec.ended[0] if len(spec.ended) == 1 else f"least({', '.join(spec.ended)})"
    return f"{begun} and ({ended} is null or {ended} >= {since})"


def _column(column: ListColumn, days: WindowDays) -> str:
    """The column; an age as it is on the data date where the birth is held. Who was unborn is until a list says otherwise."""
    if column.kind != "age":
        return column.name
    return (
        f"case when date_of_birth is null or {column.name} = -1 then {column.name} "
        f"when date_of_birth > date '{days.today}' then -1 else date_sub('year', date_of_birth, date '{days.today}') end "
        f"as {column.name}"
    )
