"""What every measure is split by, joined once: team, locality, age, sex, ethnicity, disability, need, care."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sightline.engine.later import ibis, ir
from sightline.standards import codes
from sightline.tables.phrases import age_on

if TYPE_CHECKING:
    from sightline.tables.data import Data

SPLITS = ("team", "locality", "age", "sex", "ethnicity", "disability", "need", "care_experience")
NOT_RECORDED = "Not recorded"
TEAMS = ("team", "second_team", "third_team")
"""The columns that name whose a case is: two who hold a child together have the child both."""
OWN_TEAM = "the record's own team"
ISO_DAY = len("2023-10-01")


def teams_of(row: Mapping[str, Any]) -> tuple[str, ...]:
    """The teams whose a row is: its `team`, and those of others who hold the child with it."""
    return tuple(row[name] for name in TEAMS if row.get(name))


def with_person(data: "Data", cases: ir.Table) -> ir.Table:
    """Add the columns of SPLITS that are of the child and the day to cases that have authority, child_id and on."""
    return _with_care(data, _with_need(data, _with_child(data, cases)))


def with_next_team(
    data: "Data",
    cases: ir.Table,
    *,
    team: str = "team",
    name: str = "next_team",
    nexts: ir.Table | None = None,
) -> ir.Table:
    """Add `name` to cases that have their `team`: the first other team their child was with on that day or later.

    Null where nothing later is on record. It is what tells where a case of a team that was split has gone. `nexts` is
    `next_teams` of these cases and more, where that has been worked out.
    """
    first = next_teams(data, cases, (team,)) if nexts is None else nexts
    with_next = cases.left_join(
        first,
        [
            cases.authority == first._e,
            cases.child_id == first._f,
            cases.on == first._g,
            cases[team] == first._h,
        ],
    )
    return with_next.mutate(with_next._first.substr(ISO_DAY).name(name)).drop(
        "_e", "_f", "_g", "_h", "_first"
    )


def next_teams(data: "Data", cases: ir.Table, teams: Sequence[str]) -> ir.Table:
    """For `with_next_team`: of each child, day and team in these columns, the first other team with its first day before it."""
    spells = data.team_spells
    each = [spells.mutate(_team=spells[column]) for column in ("team_id", *TEAMS[1:])]
    later = ibis.union(
        *(
            rows.filter(rows._team.notnull()).select(
                _a=rows.authority,
                _c=rows.child_id,
                _until=rows.ended,
                _met=rows.started.cast("string") + rows._team,
                _team=rows._team,
            )
            for rows in each
        )
    )
    own_teams = [cases.select("authority", "child_id", "on", _own=cases[team]) for team in teams]
    questions = ibis.union(*own_teams, distinct=True) if len(teams) > 1 else own_teams[0].distinct()
    joined = questions.inner_join(
        later,
        [
            questions.authority == later._a,
            questions.child_id == later._c,
            questions.on < later._until,
            questions._own != later._team,
        ],
    )
    return joined.group_by(_e=joined.authority, _f=joined.child_id, _g=joined.on, _h=joined._own).aggregate(
        _first=joined._met.min()
    )


def with_team(data: "Data", cases: ir.Table) -> ir.Table:
    """Add `team`: the case's own, the Annex A row's, or the case holder's that day; and its `locality`.

    Where two hold the child together, `second_team` and `third_team` are the others' teams. `team_by` says whose team it
    is: the record's own, or what the child's worker is there (`case_teams.team_spells`); NOT_RECORDED where `team` is.
    """
    listed = data.annexa_teams.select(
        _a=lambda t: t.authority, _r=lambda t: t.record_id, _listed=lambda t: t.team_id
    )
    joined = cases.left_join(listed, [cases.authority == listed._a, cases.case_id == listed._r]).drop(
        "_a", "_r"
    )
    joined = joined.mutate(_own=ibis.coalesce(joined.team_id, joined._listed))
    spells = data.team_spells
    with_whom = spells.select(
        _b=spells.authority,
        _c=spells.child_id,
        _with=spells.team_id,
        _second=spells.second_team,
        _third=spells.third_team,
        _by=spells.by,
        _from=spells.started,
        _until=spells.ended,
    )
    joined = joined.left_join(
        with_whom,
        [
            joined.authority == with_whom._b,
            joined.child_id == with_whom._c,
            with_whom._from <= joined.on,
            with_whom._until > joined.on,
        ],
    ).drop("_b", "_c", "_from", "_until")
    own = joined._own.notnull()
    joined = joined.mutate(
        team=ibis.coalesce(joined._own, joined._with),
        second_team=ibis.cases((own, None), else_=joined._second),
        third_team=ibis.cases((own, None), else_=joined._third),
        team_by=ibis.cases((own, OWN_TEAM), (joined._with.notnull(), joined._by), else_=NOT_RECORDED),
    ).drop("_listed", "_own", "_with", "_second", "_third", "_by")
    return _with_locality(data, joined).mutate(team=lambda t: t.team.fill_null(NOT_RECORDED))


def _with_locality(data: "Data", cases: ir.Table) -> ir.Table:
    places = data.teams.select(
        _d=lambda t: t.authority, _t=lambda t: t.team_id, locality=lambda t: t.locality_id
    )
    joined = cases.left_join(places, [cases.authority == places._d, cases.team == places._t]).drop("_d", "_t")
    return joined.mutate(locality=joined.locality.fill_null(NOT_RECORDED))


def _with_child(data: "Data", cases: ir.Table) -> ir.Table:
    people = data.children
    one = people.group_by(_a=people.authority, _c=people.child_id).aggregate(
        sex=people.sex.max(),
        ethnicity=people.ethnicity.max(),
        _born=people.born.max(),
        _expected=people.expected.max(),
    )
    one = with_group(data, with_group(data, one, "sex", "sex"), "ethnicity", "ethnicity")
    ill = data.disabilities.select(
        _b=lambda t: t.authority, _d=lambda t: t.child_id, _disabled=lambda t: t.disabled
    )
    joined = cases.left_join(one, [cases.authority == one._a, cases.child_id == one._c]).drop("_a", "_c")
    joined = joined.left_join(ill, [joined.authority == ill._b, joined.child_id == ill._d]).drop("_b", "_d")
    return joined.mutate(
        sex=joined.sex.fill_null(NOT_RECORDED),
        ethnicity=joined.ethnicity.fill_null(NOT_RECORDED),
        age=_age_band(joined._born, joined._expected, joined.on),
        disability=ibis.cases(
            (joined._disabled, "Disabled"), (~joined._disabled, "Not disabled"), else_=NOT_RECORDED
        ),
    ).drop("_born", "_expected", "_disabled")


def _age_band(born: ir.DateValue, expected: ir.DateValue, day: ir.DateValue) -> ir.Value:
    age = age_on(born, day)
    unborn, *born_bands = codes.AGE_BANDS
    waiting = (born.isnull() & expected.notnull()) | (born > day)
    bands = [(age < band.under, band.label) for band in born_bands]
    return ibis.cases((waiting, unborn.label), *bands, else_=NOT_RECORDED)


def with_group(data: "Data", rows: ir.Table, column: str, set_name: str) -> ir.Table:
    """Replace a coded column by the group its code is counted in; NOT_RECORDED where it is blank or unknown."""
    groups = data.code_groups.filter(data.code_groups.set == set_name)
    named = groups.select(_text=groups.text, _group=groups.group)
    with_text = rows.mutate(_said=rows[column].strip().upper())
    with_text = with_text.left_join(named, with_text._said == named._text)
    return with_text.mutate(with_text._group.fill_null(NOT_RECORDED).name(column)).drop(
        "_said", "_text", "_group"
    )


def _with_need(data: "Data", cases: ir.Table) -> ir.Table:
    spells = with_group(data, data.need_spells, "need", "primary_need")
    needs = spells.select(
        _a=spells.authority, _c=spells.child_id, need=spells.need, _from=spells.started, _until=spells.ended
    )
    joined = cases.left_join(
        needs,
        [
            cases.authority == needs._a,
            cases.child_id == needs._c,
            needs._from <= cases.on,
            needs._until > cases.on,
        ],
    ).drop("_a", "_c", "_from", "_until")
    return joined.mutate(need=joined.need.fill_null(NOT_RECORDED))


def _with_care(data: "Data", cases: ir.Table) -> ir.Table:
    spells = data.care_spells
    firsts = spells.group_by(_a=spells.authority, _c=spells.child_id).aggregate(_first=spells.started.min())
    spans = spells.select(_b=spells.authority, _d=spells.child_id, _in=spells.started, _out=spells.ended)
    joined = cases.left_join(firsts, [cases.authority == firsts._a, cases.child_id == firsts._c]).drop(
        "_a", "_c"
    )
    joined = joined.left_join(
        spans,
        [
            joined.authority == spans._b,
            joined.child_id == spans._d,
            spans._in <= joined.on,
            spans._out > joined.on,
        ],
    ).drop("_b", "_d", "_out")
    return joined.mutate(
        care_experience=ibis.cases(
            (joined._in.notnull(), "In care on the day"),
            (joined._first <= joined.on, "In care before"),
            else_="Never in care",
        )
    ).drop("_first", "_in")
