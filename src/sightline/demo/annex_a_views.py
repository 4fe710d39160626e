"""The views the lists of Annex A are asked of: the child as every list shows it, teams and workers, spells, windows.

Short breaks (legal status V3 and V4) and plans of other authorities are left out here, as Ofsted's counts do.
"""

from datetime import date

import duckdb
import pyarrow as pa

from sightline.calendars.dates import same_day_later

VIEWS = """
create or replace table days as select
    cast($1 as date) as today, cast($2 as date) as half_year, cast($3 as date) as year_from, cast($4 as date) as year_ago;

create or replace view disability as select disa_person_id as child, bool_or(disa_disability_code <> 'NONE') as disabled
    from ssd_disability group by 1;

create or replace view alone as select immi_person_id as child, true as recent
    from ssd_immigration_status, days
    where immi_immigration_status = 'Unaccompanied Asylum Seeking Child'
      and coalesce(immi_immigration_status_end_date, today) >= year_ago
    group by 1;

create or replace view child as select
    pers_person_id as child, pers_gender as gender, pers_ethnicity as ethnicity,
    coalesce(pers_dob, pers_expected_dob) as born,
    case when pers_dob is null and pers_expected_dob is not null then -1
         else date_sub('year', pers_dob, today) end as age,
    case when disabled then 'Y' when disabled is null then 'U' else 'N' end as disability,
    case when recent then 'Y' else 'N' end as uasc
    from ssd_person cross join days
    left join disability on disability.child = pers_person_id
    left join alone on alone.child = pers_person_id;

create or replace view team as select dept_team_id as id, dept_team_name as name from ssd_department;
create or replace view worker as select prof_professional_id as id, prof_professional_name as name from ssd_professionals;

create or replace view allocated as
    select invo_person_id as child, arg_max(team.name, invo_involvement_start_date) as team,
           arg_max(worker.name, invo_involvement_start_date) as worker
    from ssd_involvements left join team on team.id = invo_professional_team
    left join worker on worker.id = invo_professional_id
    where invo_professional_role_id = 'Allocated Case Worker' group by 1;

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
    any_value(clae_cla_primary_need_code) as need, max(clae_cla_last_iro_contact_date) as officer
    from episode group by 1;

create or replace table plan as select *, row_number() over (
        partition by cppl_person_id order by cppl_cp_plan_start_date, cppl_cp_plan_id) - 1 as earlier
    from ssd_cp_plans where coalesce(cppl_cp_plan_ola, 'N') <> 'Y';

create or replace view visited as
    select cinv_person_id as child, cinv_cin_visit_date as visited from ssd_cin_visits where cinv_cin_visit_seen = 'Y'
    union all select cppv_person_id, cppv_cp_visit_date from ssd_cp_visits where cppv_cp_visit_seen = 'Y'
    union all select clav_person_id, clav_cla_visit_date from ssd_cla_visits where clav_cla_visit_seen = 'Y';
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
    from turn where not away),
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


def connect(tables: dict[str, pa.Table], data_to: date) -> duckdb.DuckDBPyConnection:
    """A connection in which the tables and the views above can be asked; windows end on the data date."""
    con = duckdb.connect()
    for name, rows in tables.items():
        con.register(name, rows)
    days = (data_to, _day_after(data_to, 6), _day_after(data_to, 12), same_day_later(data_to, -12))
    first, *others = [part for part in (VIEWS + STAYS).split(";") if part.strip()]
    con.execute(first, list(days))
    for part in others:
        con.execute(part)
    return con


def _day_after(data_to: date, months: int) -> date:
    """The first day of a window of so many months: the day after the same day that many months ago."""
    return date.fromordinal(same_day_later(data_to, -months).toordinal() + 1)
