"""What every measure is split by, joined once: team, locality, age, sex, ethnicity, disability, need, care."""

from typing import TYPE_CHECKING

import ibis
import ibis.expr.types as ir

from sightline.standards import codes
from sightline.tables.phrases import age_on

if TYPE_CHECKING:
    from sightline.tables.data import Data

SPLITS = ("team", "locality", "age", "sex", "ethnicity", "disability", "need", "care_experience")
NOT_RECORDED = "Not recorded"
ISO_DAY = len("2023-10-01")


def with_splits(data: "Data", cases: ir.Table) -> ir.Table:
    """Add the eight columns of SPLITS to cases that have authority, child_id, case_id, on and team_id."""
    met = with_team(data, cases)
    met = _with_person(data, met)
    met = _with_need(data, met)
    return _with_care(data, met)


def with_next_team(data: "Data", cases: ir.Table) -> ir.Table:
    """Add `next_team` to cases that have their `team`: the first other team their child was with on that day or later.

    Null where nothing later is on record. It is what tells where a case of a team that was split has gone.
    """
    spells = data.team_spells
    later = spells.filter(spells.team_id.notnull(), spells.started.notnull()).select(
        _a=lambda t: t.authority,
        _c=lambda t: t.child_id,
        _until=lambda t: t.ended,
        _met=lambda t: t.started.cast("string") + t.team_id,
        _team=lambda t: t.team_id,
    )
    asked = cases.select("authority", "child_id", "on", "team").distinct()
    met = asked.inner_join(
        later,
        [
            asked.authority == later._a,
            asked.child_id == later._c,
            asked.on < later._until,
            asked.team != later._team,
        ],
    )
    first = met.group_by(_e=met.authority, _f=met.child_id, _g=met.on, _h=met.team).aggregate(
        _first=met._met.min()
    )
    found = cases.left_join(
        first,
        [
            cases.authority == first._e,
            cases.child_id == first._f,
            cases.on == first._g,
            cases.team == first._h,
        ],
    )
    return found.mutate(next_team=found._first.substr(ISO_DAY)).drop("_e", "_f", "_g", "_h", "_first")


def with_team(data: "Data", cases: ir.Table) -> ir.Table:
    """Add `team` (the case's own, the Annex A row's, or the child's allocation that day) and its `locality`."""
    listed = data.annexa_teams.select(
        _a=lambda t: t.authority, _r=lambda t: t.record_id, _listed=lambda t: t.team_id
    )
    met = cases.left_join(listed, [cases.authority == listed._a, cases.case_id == listed._r]).drop("_a", "_r")
    spells = data.team_spells
    with_whom = spells.select(
        _b=spells.authority,
        _c=spells.child_id,
        _with=spells.team_id,
        _from=spells.started,
        _until=spells.ended,
    )
    met = met.left_join(
        with_whom,
        [
            met.authority == with_whom._b,
            met.child_id == with_whom._c,
            with_whom._from <= met.on,
            with_whom._until > met.on,
        ],
    ).drop("_b", "_c", "_from", "_until")
    met = met.mutate(team=ibis.coalesce(met.team_id, met._listed, met._with)).drop("_listed", "_with")
    places = data.teams.select(
        _d=lambda t: t.authority, _t=lambda t: t.team_id, locality=lambda t: t.locality_id
    )
    met = met.left_join(places, [met.authority == places._d, met.team == places._t]).drop("_d", "_t")
    return met.mutate(team=met.team.fill_null(NOT_RECORDED), locality=met.locality.fill_null(NOT_RECORDED))


def _with_person(data: "Data", cases: ir.Table) -> ir.Table:
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
    met = cases.left_join(one, [cases.authority == one._a, cases.child_id == one._c]).drop("_a", "_c")
    met = met.left_join(ill, [met.authority == ill._b, met.child_id == ill._d]).drop("_b", "_d")
    return met.mutate(
        sex=met.sex.fill_null(NOT_RECORDED),
        ethnicity=met.ethnicity.fill_null(NOT_RECORDED),
        age=_age_band(met._born, met._expected, met.on),
        disability=ibis.cases(
            (met._disabled, "Disabled"), (~met._disabled, "Not disabled"), else_=NOT_RECORDED
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
    met = rows.mutate(_said=rows[column].strip().upper())
    met = met.left_join(named, met._said == named._text)
    return met.mutate(met._group.fill_null(NOT_RECORDED).name(column)).drop("_said", "_text", "_group")


def _with_need(data: "Data", cases: ir.Table) -> ir.Table:
    spells = with_group(data, data.need_spells, "need", "primary_need")
    needs = spells.select(
        _a=spells.authority, _c=spells.child_id, need=spells.need, _from=spells.started, _until=spells.ended
    )
    met = cases.left_join(
        needs,
        [
            cases.authority == needs._a,
            cases.child_id == needs._c,
            needs._from <= cases.on,
            needs._until > cases.on,
        ],
    ).drop("_a", "_c", "_from", "_until")
    return met.mutate(need=met.need.fill_null(NOT_RECORDED))


def _with_care(data: "Data", cases: ir.Table) -> ir.Table:
    spells = data.care_spells
    firsts = spells.group_by(_a=spells.authority, _c=spells.child_id).aggregate(_first=spells.started.min())
    spans = spells.select(_b=spells.authority, _d=spells.child_id, _in=spells.started, _out=spells.ended)
    met = cases.left_join(firsts, [cases.authority == firsts._a, cases.child_id == firsts._c]).drop(
        "_a", "_c"
    )
    met = met.left_join(
        spans,
        [met.authority == spans._b, met.child_id == spans._d, spans._in <= met.on, spans._out > met.on],
    ).drop("_b", "_d", "_out")
    return met.mutate(
        care_experience=ibis.cases(
            (met._in.notnull(), "In care on the day"),
            (met._first <= met.on, "In care before"),
            else_="Never in care",
        )
    ).drop("_first", "_in")
