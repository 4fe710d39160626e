"""Every measure's cases, split and added up by the month: what a refresh asks of the engine, in one question."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import reduce
from operator import and_

import pyarrow as pa

from sightline.engine.later import ibis, ir
from sightline.measuring.all_cases import ALL_CASES, gathered
from sightline.measuring.measure import Measure
from sightline.measuring.recent_cases import NAME as RECENT_CASES
from sightline.measuring.recent_cases import recent
from sightline.measuring.refresh import (
    BETWEEN,
    CASES_SINCE,
    ONWARD,
    READ,
    READINGS,
    SPREAD,
    SPREADS,
    TEAM_BY,
    WHOLE,
)
from sightline.measuring.team_lives import lives_in
from sightline.tables.data import Data
from sightline.tables.splits import (
    NOT_RECORDED,
    SPLITS,
    TEAMS,
    next_teams,
    with_next_team,
    with_person,
    with_team,
)

NUMBERS = (
    *("measure", "authority", "month_index", "part", "superseded", "judged", "counted", "amount"),
    *("counted_amount", "too_recent", "open_late", "value"),
)
KEPT_SPLITS = (WHOLE, *SPLITS, ONWARD, TEAM_BY)


def added_up(
    data: Data, measures: Sequence[Measure], months: pa.Table, cases_since: date
) -> dict[str, ir.Table]:
    """For each split, READ and its name: rows as READINGS; SPREAD and its name: rows as SPREADS. `lives` for
    `team_lives.lives_of`; of all cases `undecided` and `doubled` for `gather.refuse_bad`; and the cases themselves from the day
    `cases_since` on, as `recent_cases.RECENT`.

    Each split is an answer of its own: DuckDB 1.5 never ends a union of many sums of a table. `measures`: those that can
    be computed of any authority; `months`: as `gather.allowed`.
    """
    cases = gathered(measures, data, months)
    queries = {name: data.engine.keep(name, rows) for name, rows in _bad(cases).items()}
    teamed = data.engine.keep("teamed_cases", with_team(data, cases).drop("team_id", "month"))
    data.engine.let_go(ALL_CASES)
    since = data.engine.day(CASES_SINCE, cases_since)
    queries[RECENT_CASES] = data.engine.keep(RECENT_CASES, recent(teamed, since))
    nexts = data.engine.keep("next_teams", next_teams(data, teamed, TEAMS))
    paired = data.engine.keep("paired_cases", paired_cases(data, teamed, nexts))
    split = with_next_team(data, with_person(data, teamed), nexts=nexts)
    marked = data.engine.keep("split_cases", _marked(split))
    data.engine.let_go("teamed_cases")
    medians = [measure.id for measure in measures if measure.kind == "median"]
    queries["lives"] = lives_in(data)
    for name in KEPT_SPLITS:
        mine = _of_split(marked, paired, name)
        queries[f"{READ} {name}"] = one_split(mine, name)
        queries[f"{SPREAD} {name}"] = spread(mine, name, medians)
    return queries


def _bad(cases: ir.Table) -> dict[str, ir.Table]:
    """By measure, how many cases are undecided or undated, and how many are listed twice on a day."""
    twice = cases.group_by("measure", "authority", "case_id", "on").aggregate(n=cases.count())
    return {
        "undecided": cases.group_by("measure").aggregate(
            undecided=(cases.counted.isnull() & cases.aside.isnull()).cast("int32").sum(),
            undated=cases.on.isnull().cast("int32").sum(),
        ),
        "doubled": twice.filter(twice.n > 1).group_by("measure").aggregate(doubled=lambda t: t.count()),
    }


def _marked(split: ir.Table) -> ir.Table:
    """What the adding up needs of each case, and no more: a million rows are held."""
    onward = split.team + BETWEEN + split.next_team.fill_null("")
    return split.select(
        *SPLITS, **numbers(split), **{ONWARD: onward, TEAM_BY: split.team + BETWEEN + split.team_by}
    )


def numbers(split: ir.Table) -> dict[str, ir.Value]:
    """What is added up of each case, by name."""
    judged, later = split.aside.isnull(), split.superseded
    counted = judged & split.counted.fill_null(False)
    amount = split.amount.fill_null(0.0)
    return {
        **{name: split[name] for name in NUMBERS[:3]},
        "part": split.part.fill_null(""),
        "superseded": (later.year() * 12 + later.month() - 1).cast("int32"),
        "judged": judged.cast("int32"),
        "counted": counted.cast("int32"),
        "amount": amount,
        "counted_amount": ibis.cases((counted, amount), else_=0.0),
        "too_recent": (split.aside == "too_recent").fill_null(False).cast("int32"),
        "open_late": (split.aside == "open_late").fill_null(False).cast("int32"),
        "value": ibis.cases((judged, split.amount)),
    }


def paired_cases(data: Data, teamed: ir.Table, nexts: ir.Table) -> ir.Table:
    """The cases of children whom two or three hold together, once more for the second team and for the third.

    `new_locality`: whether the team's locality is not that of a team before it.
    """
    rows = teamed.filter(teamed.second_team.notnull()).drop("locality")
    for team in TEAMS:
        rows = with_next_team(data, rows, team=team, name=f"next_{team}", nexts=nexts)
    locality = data.teams.select(_d=lambda t: t.authority, _t=lambda t: t.team_id, _l=lambda t: t.locality_id)
    for team in TEAMS:
        rows = rows.left_join(locality, [rows.authority == locality._d, rows[team] == locality._t])
        rows = rows.mutate(rows._l.fill_null(NOT_RECORDED).name(f"in_{team}")).drop("_d", "_t", "_l")
    return ibis.union(_again(rows, 1), _again(rows.filter(rows.third_team.notnull()), 2))


def _again(rows: ir.Table, place: int) -> ir.Table:
    """The same cases for their team of that place in TEAMS."""
    team, before = TEAMS[place], TEAMS[:place]
    onward = [rows[each] + BETWEEN + rows[f"next_{each}"].fill_null("") for each in (team, *before)]
    new = reduce(and_, (rows[f"in_{team}"] != rows[f"in_{each}"] for each in before))
    return rows.select(
        **numbers(rows),
        team=rows[team],
        locality=rows[f"in_{team}"],
        new_locality=new,
        **{ONWARD: reduce(lambda left, right: left + BETWEEN + right, onward)},
    )


def _keys(marked: ir.Table, name: str) -> Mapping[str, ir.Value]:
    keys = ("measure", "part", "authority", "month_index", "superseded")
    category = ibis.literal("") if name == WHOLE else marked[name].fill_null(NOT_RECORDED)
    return {**{key: marked[key] for key in keys}, "split": ibis.literal(name), "category": category}


def _of_split(marked: ir.Table, paired: ir.Table, name: str) -> ir.Table:
    """The cases a split counts: a child whom two teams hold together is with each, and in each of their localities."""
    if name not in ("team", "locality", ONWARD):
        return marked
    again = paired.filter(paired.new_locality) if name == "locality" else paired
    columns = [name, *NUMBERS]
    return ibis.union(marked.select(columns), again.select(columns))


def one_split(marked: ir.Table, name: str) -> ir.Table:
    """The sums of one split, as READINGS; amounts to a millionth, so that the order rows were added up in leaves no trace in the last digits."""
    whole = {each: marked[each].sum() for each in ("judged", "counted", "too_recent", "open_late")}
    exact = {each: marked[each].sum().round(6) for each in ("amount", "counted_amount")}
    return marked.group_by(**_keys(marked, name)).aggregate(**whole, **exact).select(*READINGS.names)


def spread(marked: ir.Table, name: str, measure_ids: Iterable[str]) -> ir.Table:
    """How often each amount occurs in one split, as SPREADS, for measures whose middle value is read: medians cannot be added up."""
    wanted = marked.filter(marked.measure.isin(list(measure_ids)), marked.value.notnull())
    grouped = wanted.group_by(**_keys(wanted, name), value=wanted.value).aggregate(n=wanted.count())
    return grouped.select(*SPREADS.names)
