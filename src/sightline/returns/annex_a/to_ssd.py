"""From Annex A lists to the SSD's tables: only the fields Annex A can fill, and never a finer code than it gave."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sightline.returns.annex_a.mapping import CHILD, MAPPING, PEOPLE, WITH_DISABILITY, ColumnLink
from sightline.returns.annex_a.people import latest_known, people
from sightline.standards import ssd
from sightline.standards.annex_a import LISTS

ONLY_WHERE = {
    (5, "ssd_initial_cp_conference"): ("date_of_initial_child_protection_conference", None),
    (8, "ssd_cla_placement"): ("start_date_of_most_recent_placement", None),
    (8, "ssd_legal_status"): ("childs_legal_status", None),
    (8, "ssd_immigration_status"): (
        "unaccompanied_asylum_seeking_child_uasc_within_the_last_12_months_y_n",
        "Y",
    ),
}
"""Which rows of a list make a row of the table: those that have this column, or have this in it."""


@dataclass(frozen=True)
class MappedTable:
    """One SSD table filled from Annex A.

    `rows` has only the fields of `fields`, typed as the store holds them. `stock_dates` are the only days on which
    "who is open" can be answered (None: any day in the window); `windows` the first complete day of each list it is
    made from, where known.
    """

    table: str
    rows: pa.Table
    from_lists: tuple[int, ...]
    stock_dates: tuple[date, ...] | None
    windows: dict[int, date]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that are filled."""
        return tuple(self.rows.column_names)


def to_ssd(
    lists: Mapping[int, pa.Table],
    windows: Mapping[int, date] | None = None,
    stock_dates: Mapping[int, tuple[date, ...]] | None = None,
) -> dict[str, MappedTable]:
    """The SSD tables that these lists fill, by name.

    `lists` are rows as `read` or `accumulate` give them; withdrawn rows are left out. `windows` says from which day
    each list is complete, `stock_dates` on which days a one-row-per-child list says who is open.
    """
    current = {number: _current_rows(number, rows) for number, rows in lists.items()}
    made: dict[str, MappedTable] = {}
    for table in dict.fromkeys(link.table for link in MAPPING):
        numbers = tuple(
            sorted({link.list for link in MAPPING if link.table == table and link.list in current})
        )
        if numbers:
            rows = _rows(table, current, windows or {})
            made[table] = _mapped(table, rows, numbers, windows or {}, stock_dates or {})
    return made


def _mapped(
    table: str,
    rows: pa.Table,
    numbers: tuple[int, ...],
    windows: Mapping[int, date],
    stocks: Mapping[int, tuple[date, ...]],
) -> MappedTable:
    once = [number for number in numbers if LISTS[number].one_row_per_child]
    limited = table not in ("ssd_person", "ssd_disability") and any(number in stocks for number in once)
    days = {day for number in once for day in stocks.get(number, ())}
    own_windows = {number: windows[number] for number in numbers if number in windows}
    return MappedTable(table, rows, numbers, tuple(sorted(days)) if limited else None, own_windows)


def _current_rows(number: int, rows: pa.Table) -> pa.Table:
    """The rows that stand: not withdrawn and, of the list of what is current, on the latest."""
    if "withdrawn" in rows.column_names:
        rows = rows.filter(pc.invert(pc.fill_null(rows.column("withdrawn"), False)))
    if not LISTS[number].months and "last_seen" in rows.column_names:
        rows = rows.filter(pc.equal(rows.column("last_seen"), pc.max(rows.column("last_seen"))))
    return rows


def _rows(table: str, lists: Mapping[int, pa.Table], windows: Mapping[int, date]) -> pa.Table:
    if table == "ssd_person":
        return people({number: rows for number, rows in lists.items() if number in PEOPLE})
    if table == "ssd_disability":
        return _disabilities({number: rows for number, rows in lists.items() if number in WITH_DISABILITY})
    if table == "ssd_cin_episodes":
        return _referrals(lists, windows)
    number = next(link.list for link in MAPPING if link.table == table)
    rows = _only(lists[number], ONLY_WHERE.get((number, table)))
    made = _plain(table, number, rows)
    return _with_period(made, rows, lists.get(8)) if table == "ssd_permanence" else made


def _only(rows: pa.Table, where: tuple[str, str | None] | None) -> pa.Table:
    if where is None:
        return rows
    column, value = where
    if column not in rows.column_names:
        return rows.slice(0, 0)
    cells = rows.column(column)
    return rows.filter(pc.is_valid(cells) if value is None else pc.fill_null(pc.equal(cells, value), False))


def _plain(table: str, number: int, rows: pa.Table) -> pa.Table:
    """The fields that come straight from one list's columns, in the map's order."""
    columns = {}
    for link in MAPPING:
        if (link.table, link.list) == (table, number) and link.how != "linked":
            values = _values(link, rows)
            if values is not None:
                columns[link.field] = values.cast(ssd.table(table).field(link.field).arrow)
    return pa.table(columns)


def _values(link: ColumnLink, rows: pa.Table) -> pa.ChunkedArray | pa.Array | None:
    if link.how == "always":
        return pa.array([link.note] * rows.num_rows, pa.string())
    if link.column not in rows.column_names:
        return None
    values = rows.column(link.column)
    if link.how != "the other way round":
        return values
    blank = pa.scalar(None, pa.string())
    return pc.if_else(pc.equal(values, "Y"), "N", pc.if_else(pc.equal(values, "N"), "Y", blank))


def _at(rows: pa.Table, columns: tuple[str, str], other: pa.Table, others: tuple[str, str]) -> pa.Array:
    """For each row, where `other` has the same child and day (the last such); blank where it has not."""
    places = {
        key: at
        for at, key in enumerate(zip(*(other.column(name).to_pylist() for name in others), strict=True))
    }
    keys = zip(*(rows.column(name).to_pylist() for name in columns), strict=True)
    return pa.array([places.get(key) for key in keys], pa.int64())


def _with_period(made: pa.Table, rows: pa.Table, care: pa.Table | None) -> pa.Table:
    """Permanence with the order's type, and the period of care that began on the day list 10 gives."""
    if "perm_permanence_order_date" in made.column_names:
        ordered = pc.is_valid(made.column("perm_permanence_order_date"))
        kind = pc.if_else(ordered, "Adoption", pa.scalar(None, pa.string()))
        made = made.append_column("perm_permanence_order_type", kind)
    if care is None:
        return made
    at = _at(rows, (CHILD, "date_the_child_entered_care"), care, (CHILD, "date_started_to_be_looked_after"))
    return made.append_column("perm_cla_id", care.column("record_id").take(at))


def _referrals(lists: Mapping[int, pa.Table], windows: Mapping[int, date]) -> pa.Table:
    """Referrals of list 3, with what list 6 knows of the same child and day, and list 6's episodes from before."""
    episodes = lists.get(6)
    if 3 not in lists:
        return _episodes(episodes) if episodes is not None else pa.table({})
    referrals = lists[3]
    made = _plain("ssd_cin_episodes", 3, referrals)
    if episodes is None:
        return made
    at = _at(referrals, (CHILD, "date_of_referral"), episodes, (CHILD, "cin_start_date"))
    from_episodes = _episodes(episodes)
    for name in ("cine_cin_primary_need_code", "cine_close_reason", "cine_close_date"):
        if name in from_episodes.column_names:
            made = made.append_column(name, from_episodes.column(name).take(at))
    begins = windows.get(3) or pc.min(referrals.column("date_of_referral")).as_py()
    if begins is None:
        return pa.concat_tables([made, from_episodes], promote_options="default")
    before = from_episodes.filter(
        pc.less(from_episodes.column("cine_referral_date"), pa.scalar(begins, pa.date32()))
    )
    columns = ("cine_person_id", "cine_referral_date")
    is_repeated = pc.is_valid(_at(before, columns, made, columns))
    return pa.concat_tables([made, before.filter(pc.invert(is_repeated))], promote_options="default")


def _episodes(rows: pa.Table) -> pa.Table:
    """List 6 as referrals: what is linked where both have it, and a row of its own where list 3 begins later."""
    links = [link for link in MAPPING if (link.list, link.table) == (6, "ssd_cin_episodes")]
    present = [link for link in links if link.column in rows.column_names]
    return pa.table({link.field: rows.column(link.column) for link in present})


def _disabilities(lists: Mapping[int, pa.Table]) -> pa.Table:
    """One row for each child whose disability is known: YES or NONE, as the latest list says."""
    column = "does_the_child_have_a_disability"
    by_list = {
        number: rows.filter(pc.is_in(rows.column(column), value_set=pa.array(["Y", "N"])))
        for number, rows in lists.items()
        if column in rows.column_names
    }
    latest = latest_known(by_list, (column,))
    children = latest.column(CHILD).to_pylist()
    ids = [f"aad-{blake2b(child.encode(), digest_size=8).hexdigest()}" for child in children]
    codes = np.where(np.array(latest.column(column).to_pylist(), dtype=object) == "Y", "YES", "NONE")
    return pa.table(
        {
            "disa_table_id": pa.array(ids, pa.string()),
            "disa_person_id": latest.column(CHILD),
            "disa_disability_code": pa.array(codes.tolist(), pa.string()),
        }
    )
