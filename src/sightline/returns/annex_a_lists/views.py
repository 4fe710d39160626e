"""The views the lists are asked of: the child as every list shows it, teams and workers, spells, as at the data date.

What the store holds is `loaded_…`; under a table's own name stands what had happened by the data date: what began later
is left out, and what ended later is still open. Short breaks (legal status V3 and V4) and plans of other authorities are
left out, as Ofsted's counts leave them out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import duckdb
import pyarrow as pa

from sightline.engine.store_tables import schemas, whole
from sightline.returns.annex_a_lists.window_days import WindowDays
from sightline.standards.windows import dated
from sightline.standards.worker_roles import kind_of

MACROS = r"""
create or replace macro yes(said) as upper(trim(said)) in ('Y', 'YES', '1', 'TRUE', 'T');
create or replace macro yes_or_no(said) as
    case when yes(said) then 'Y' when upper(trim(said)) in ('N', 'NO', '0', 'FALSE', 'F') then 'N'
         when trim(said) = '' then null else said end;
create or replace macro flag(json, key) as coalesce(regexp_matches(
    replace(replace(upper(json), '"', ''), '''', ''), '(^|[,{\s])' || key || '\s*:\s*(Y|YES|TRUE|T|1)\s*([,}]|$)'), false);
"""

VIEWS = """
create or replace view disability as select disa_person_id as child,
    bool_or(upper(trim(disa_disability_code)) not in ('NONE', 'N', 'NO')) as disabled
    from ssd_disability where disa_disability_code is not null group by 1;

create or replace view unaccompanied as select * from ssd_immigration_status
    where contains(upper(immi_immigration_status), 'UNACCOMPANIED')
       or upper(trim(immi_immigration_status)) in ('UASC', '1', 'Y');

create or replace view alone as select immi_person_id as child, true as recent from unaccompanied, days
    where coalesce(immi_immigration_status_end_date, today) >= year_ago group by 1;

create or replace view child as select
    pers_person_id as child, coalesce(nullif(trim(pers_gender), ''), pers_sex) as gender, pers_ethnicity as ethnicity,
    coalesce(pers_dob, pers_expected_dob) as born,
    case when coalesce(pers_dob, pers_expected_dob) is null then null
         when pers_dob is null or pers_dob > today then -1
         else date_sub('year', pers_dob, today) end as age,
    case when disabled then 'Y' when disabled is null then 'U' else 'N' end as disability,
    case when recent then 'Y' else 'N' end as uasc
    from ssd_person cross join days
    left join disability on disability.child = pers_person_id
    left join alone on alone.child = pers_person_id
    qualify row_number() over (partition by pers_person_id order by pers_dob) = 1;

create or replace view team as select dept_team_id as id, max(coalesce(dept_team_name, dept_team_id)) as name
    from ssd_department group by 1;
create or replace view worker as
    select prof_professional_id as id, max(coalesce(prof_professional_name, prof_professional_id)) as name
    from ssd_professionals group by 1;

create or replace table allocated as
    select invo_person_id as child, coalesce(team.name, invo_professional_team) as team,
           coalesce(worker.name, invo_professional_id) as worker
    from ssd_involvements join role_kind on role = invo_professional_role_id
    left join team on team.id = invo_professional_team left join worker on worker.id = invo_professional_id
    where kind = 'case_holder'
    qualify row_number() over (partition by invo_person_id order by invo_involvement_end_date is null desc,
        invo_involvement_start_date desc, invo_involvement_end_date desc, invo_involvements_id) = 1;

create or replace view short_break as select lega_person_id as child, lega_legal_status_start_date as since,
    coalesce(lega_legal_status_end_date, date '2999-12-31') as until
    from ssd_legal_status where lega_legal_status in ('V3', 'V4');

create or replace view episode as select * from ssd_cla_episodes as e where not exists (
    select 1 from short_break as b where b.child = e.clae_person_id
    and b.since <= e.clae_cla_episode_start_date and b.until > e.clae_cla_episode_start_date);

create or replace table period as select
    clae_cla_id as period, any_value(clae_person_id) as child, min(clae_cla_episode_start_date) as began,
    case when bool_or(clae_cla_episode_ceased_date is null) then null else max(clae_cla_episode_ceased_date) end as ended,
    arg_max(clae_cla_episode_ceased_reason, clae_cla_episode_start_date) as reason,
    arg_max(clae_cla_primary_need_code, clae_cla_episode_start_date) as need,
    max(clae_cla_last_iro_contact_date) as officer
    from episode group by 1;

create or replace table plan as select *, row_number() over (
        partition by cppl_person_id order by cppl_cp_plan_start_date, cppl_cp_plan_id) - 1 as earlier
    from ssd_cp_plans where not coalesce(yes(cppl_cp_plan_ola), false);

create or replace view visited as
    select cinv_person_id as child, cinv_cin_visit_date as visited from ssd_cin_visits where yes(cinv_cin_visit_seen)
    union all select cppv_person_id, cppv_cp_visit_date from ssd_cp_visits where yes(cppv_cp_visit_seen)
    union all select clav_person_id, clav_cla_visit_date from ssd_cla_visits where yes(clav_cla_visit_seen);
"""

STAYS = """
create or replace table carers as
with start as (
    select clae_cla_placement_id as placement,
           arg_min(clae_cla_episode_start_reason, clae_cla_episode_start_date) as why
    from episode group by 1),
home as (
    select p.*, why, clap_cla_placement_type like 'T_' as away,
           concat_ws('|', clap_cla_placement_type, clap_cla_placement_provider, clap_cla_placement_urn) as home
    from ssd_cla_placement as p join period on period.period = clap_cla_id
    left join start on placement = clap_cla_placement_id),
turn as (
    select *, lag(away) over w as was_away, row_number() over k as place,
           lag(home) over k as home_before, lag(clap_cla_placement_end_date) over k as ended_before
    from home
    window w as (partition by clap_cla_id order by clap_cla_placement_start_date, clap_cla_placement_id),
           k as (partition by clap_cla_id, away order by clap_cla_placement_start_date, clap_cla_placement_id)),
stay as (
    select *, place = 1 or not (
            coalesce(why in ('T', 'U'), false) or clap_cla_placement_type in ('A3', 'A5')
            or coalesce(was_away and ended_before < clap_cla_placement_start_date and home_before = home, false)
        ) as new_carers
    from turn where not coalesce(away, false)),
numbered as (
    select *, sum(cast(new_carers as int)) over (
            partition by clap_cla_id order by clap_cla_placement_start_date, clap_cla_placement_id) as spell
    from stay)
select clap_cla_id as period, any_value(clap_person_id) as child, spell, min(clap_cla_placement_start_date) as since
from numbered group by clap_cla_id, spell;

create or replace table moves as
    select carers.*, coalesce(
        lead(since) over (partition by carers.period order by since), ended) as until
    from carers join period on period.period = carers.period;
"""
"""Time with the same carers: not ended by a temporary stay (T0 to T4), a new code for the same carer (episode reasons T
and U) or adoption by the present carer (A3, A5). DfE's count of placements in a year, as measure CL06 reads it."""


@dataclass(frozen=True)
class BesideTheSsd:
    """What the lists ask for and no table of the SSD holds, where somebody has it.

    `places`: postcode, location (In, Out), of_authority: where a placement lies. `families`: child, family: who adopts
    the child.
    """

    places: pa.Table = field(default_factory=lambda: _nothing("postcode", "location", "of_authority"))
    families: pa.Table = field(default_factory=lambda: _nothing("child", "family"))


def _nothing(*names: str) -> pa.Table:
    return pa.schema([(name, pa.string()) for name in names]).empty_table()


def connect(
    tables: Mapping[str, pa.Table], days: WindowDays, more: BesideTheSsd | None = None
) -> duckdb.DuckDBPyConnection:
    """A connection in which the lists can be asked of these tables, by their names in the SSD."""
    con = duckdb.connect()
    for name, rows in tables.items():
        con.register(f"loaded_{name}", whole(name, rows, ""))
    prepare(con, frozenset(tables), days, more)
    return con


def prepare(
    con: duckdb.DuckDBPyConnection,
    loaded: frozenset[str],
    days: WindowDays,
    more: BesideTheSsd | None = None,
) -> None:
    """Make the views over what `loaded_…` holds; SSD tables that are not among `loaded` have no rows."""
    con.execute(
        "create or replace table days as select cast($1 as date) as today, cast($2 as date) as half_year,"
        " cast($3 as date) as year_from, cast($4 as date) as year_ago",
        [days.today, days.half_year, days.year_from, days.year_ago],
    )
    for name, schema in schemas().items():
        if name.startswith("ssd_"):
            if name not in loaded:
                con.register(f"loaded_{name}", schema.empty_table())
            _as_at(con, name, days.today)
    beside = more or BesideTheSsd()
    con.register("place", beside.places)
    con.register("adoptive", beside.families)
    _run(con, MACROS)
    con.register("role_kind", _roles(con))
    _run(con, VIEWS + STAYS)


def _as_at(con: duckdb.DuckDBPyConnection, name: str, today: date) -> None:
    """The table as it was on the data date."""
    spell = dated().get(name)
    where = f"where {spell.starts} is null or cast({spell.starts} as date) <= date '{today}'" if spell else ""
    ended = (
        f"replace (case when cast({spell.ends} as date) <= date '{today}' then {spell.ends} end as {spell.ends})"
        if spell and spell.ends
        else ""
    )
    con.execute(f"create or replace view {name} as select * {ended} from loaded_{name} {where}")


def _roles(con: duckdb.DuckDBPyConnection) -> pa.Table:
    """Each role as it is written, and the kind of worker it is."""
    roles = [
        row[0]
        for row in con.execute("select distinct invo_professional_role_id from ssd_involvements").fetchall()
    ]
    written = [role for role in roles if role]
    return pa.table(
        {
            "role": pa.array(written, pa.string()),
            "kind": pa.array([kind_of(role) for role in written], pa.string()),
        }
    )


def _run(con: duckdb.DuckDBPyConnection, statements: str) -> None:
    for part in statements.split(";"):
        if part.strip():
            con.execute(part)
