"""The lists of Ofsted's Annex A (August 2019; list 9 in its later, wider shape), asked of the demo's tables.

Windows as in the template: lists 1 to 5 six months; 6, 7 and 8 what is open and what ended in six months, one row per
child; 9 what is current; 10 and 11 twelve months. Codes are still codes here; `annex_a_workbook` spells them out.
"""

from datetime import date

import pyarrow as pa

from sightline.demo.annex_a_adopters import adopters
from sightline.demo.annex_a_views import connect

WHO = "c.child, c.gender, c.ethnicity, c.born, c.age"
PLANS = """case when j like '%"RETURN6M": "Y"%' or j like '%"REMAINSUP": "Y"%' then 'Return to family'
    when j like '%"ADOPTION": "Y"%' then 'Adoption' when j like '%"LTRELFR": "Y"%' then 'SGO/CAO'
    when j like '%"SUPPLIV": "Y"%' then 'Supported living in the community'
    when j like '%"RESPLMT": "Y"%' then 'Long-term residential placement'
    when j like '%"LTFOST18": "Y"%' then 'Long-term fostering' when j is not null then 'Other' end"""

LIST_1 = f"""
select {WHO}, cont_contact_date, cont_contact_source_code
from ssd_contacts join child as c on c.child = cont_person_id, days
where cont_contact_date between half_year and today order by cont_contact_date, cont_contact_id"""

LIST_2 = f"""
select {WHO}, earl_episode_start_date, earl_episode_end_date, earl_episode_organisation
from ssd_early_help_episodes join child as c on c.child = earl_person_id, days
where earl_episode_start_date >= half_year or earl_episode_end_date is null or earl_episode_end_date >= half_year
order by earl_episode_start_date, earl_episode_id"""

LIST_3 = f"""
with latest as (select cine_person_id as child, max(cine_referral_date) as last from ssd_cin_episodes group by 1),
counted as (select latest.child, count(cine_referral_id) as before from latest left join ssd_cin_episodes
    on cine_person_id = latest.child and cine_referral_date < last
    and cine_referral_date >= last - interval 12 month group by 1)
select {WHO}, cine_referral_date, cine_referral_source_code, cine_referral_nfa, before, team.name, worker.name
from ssd_cin_episodes join child as c on c.child = cine_person_id join counted on counted.child = cine_person_id
left join team on team.id = cine_referral_team left join worker on worker.id = cine_referral_worker_id, days
where cine_referral_date between half_year and today order by cine_referral_date, cine_referral_id"""

LIST_4 = f"""
select {WHO}, disability, cina_assessment_start_date, cina_assessment_child_seen, cina_assessment_auth_date,
    case cina_assessment_outcome_nfa when 'Y' then 'N' when 'N' then 'Y' end, team.name, worker.name
from ssd_cin_assessments join child as c on c.child = cina_person_id
left join team on team.id = cina_assessment_team left join worker on worker.id = cina_assessment_worker_id, days
where cina_assessment_start_date >= half_year or cina_assessment_auth_date is null
   or cina_assessment_auth_date >= half_year
order by cina_assessment_start_date, cina_assessment_id"""

LIST_5 = f"""
with latest as (select s47e_person_id as child, max(s47e_s47_start_date) as last from ssd_s47_enquiry group by 1),
enquiries as (select latest.child, count(s47e_s47_enquiry_id) as n from latest left join ssd_s47_enquiry
    on s47e_person_id = latest.child and s47e_s47_start_date < last
    and s47e_s47_start_date >= last - interval 12 month group by 1),
conferences as (select latest.child, count(icpc_icpc_id) as n from latest left join ssd_initial_cp_conference
    on icpc_person_id = latest.child and icpc_icpc_date < last and icpc_icpc_date >= last - interval 12 month group by 1)
select {WHO}, disability, s47e_s47_start_date, s47e_s47_nfa, icpc_icpc_date, icpc_icpc_outcome_cp_flag,
    enquiries.n, conferences.n, team.name, worker.name
from ssd_s47_enquiry join child as c on c.child = s47e_person_id
join enquiries on enquiries.child = c.child join conferences on conferences.child = c.child
left join ssd_initial_cp_conference on icpc_s47_enquiry_id = s47e_s47_enquiry_id
left join team on team.id = s47e_s47_completed_by_team
left join worker on worker.id = s47e_s47_completed_by_worker_id, days
where s47e_s47_start_date between half_year and today order by s47e_s47_start_date, s47e_s47_enquiry_id"""

LIST_6 = f"""
with seen as (select child, max(visited) as seen from visited group by 1),
care as (select distinct child from period where ended is null),
protected as (select distinct cppl_person_id as child from plan where cppl_cp_plan_end_date is null),
planned as (select distinct cinp_referral_id as referral from ssd_cin_plans where cinp_cin_plan_end_date is null),
assessed as (select distinct cina_person_id as child from ssd_cin_assessments where cina_assessment_auth_date is null),
last as (select * from ssd_cin_episodes where coalesce(cine_referral_nfa, 'N') <> 'Y' qualify row_number() over (
    partition by cine_person_id order by cine_referral_date desc, cine_referral_id desc) = 1)
select {WHO}, disability, cine_referral_date, cine_cin_primary_need_code, seen, cine_close_date, cine_close_reason,
    case when cine_close_date is not null then 'Closed episode'
         when care.child is not null then 'Looked after child'
         when protected.child is not null then 'Child Protection plan'
         when planned.referral is null and assessed.child is not null then 'Open assessment'
         else 'Child in need plan' end,
    allocated.team, allocated.worker
from last join child as c on c.child = cine_person_id left join seen on seen.child = c.child
left join care on care.child = c.child left join protected on protected.child = c.child
left join planned on referral = cine_referral_id left join assessed on assessed.child = c.child
left join allocated on allocated.child = c.child, days
where cine_close_date is null or cine_close_date >= half_year order by cine_referral_date, cine_referral_id"""

LIST_7 = f"""
with visit as (select cppv_cp_plan_id as plan, max(cppv_cp_visit_date) as visited,
        arg_max(cppv_cp_visit_seen_alone, cppv_cp_visit_date) as alone from ssd_cp_visits group by 1),
review as (select cppr_cp_plan_id as plan, max(cppr_cp_review_date) as held from ssd_cp_reviews group by 1),
urgent as (select distinct lega_person_id as child from ssd_legal_status, days where lega_legal_status in ('L1', 'L2')
    and coalesce(lega_legal_status_end_date, today) >= half_year),
last as (select * from plan qualify row_number() over (
    partition by cppl_person_id order by cppl_cp_plan_start_date desc, cppl_cp_plan_id desc) = 1)
select {WHO}, disability, cppl_cp_plan_start_date, cppl_cp_plan_initial_category, cppl_cp_plan_latest_category, visited,
    alone, held, cppl_cp_plan_end_date, case when urgent.child is null then 'N' else 'Y' end, earlier,
    allocated.team, allocated.worker
from last join child as c on c.child = cppl_person_id
left join visit on visit.plan = cppl_cp_plan_id left join review on review.plan = cppl_cp_plan_id
left join urgent on urgent.child = c.child left join allocated on allocated.child = c.child, days
where cppl_cp_plan_end_date is null or cppl_cp_plan_end_date >= half_year
order by cppl_cp_plan_start_date, cppl_cp_plan_id"""

LIST_8 = f"""
with last as (select * from period qualify row_number() over (partition by child order by began desc, period desc) = 1),
again as (select l.child from last as l join period as p on p.child = l.child and p.period <> l.period, days
    where p.ended >= year_from group by 1),
legal as (select lega_person_id as child, arg_max(lega_legal_status, lega_legal_status_start_date) as status,
    max(lega_legal_status_start_date) as since from ssd_legal_status
    where lega_legal_status not in ('V3', 'V4') group by 1),
review as (select clar_cla_id as period, max(clar_cla_review_date) as held from ssd_cla_reviews group by 1),
visit as (select clav_cla_id as period, max(clav_cla_visit_date) as visited from ssd_cla_visits group by 1),
health as (select clah_person_id as child,
    max(clah_health_check_date) filter (clah_health_check_type = 'Health Assessment') as assessed,
    max(clah_health_check_date) filter (clah_health_check_type = 'Dental Check') as dentist
    from ssd_cla_health where clah_health_check_status = 'Completed' group by 1),
aim as (select lacp_person_id as child, arg_max(lacp_cla_care_plan_json, lacp_cla_care_plan_start_date) as j
    from ssd_cla_care_plan group by 1),
moved as (select child, count(*) as n from moves, days
    where since <= today and (until is null or until > year_ago) group by 1),
home as (select * from ssd_cla_placement qualify row_number() over (
    partition by clap_cla_id order by clap_cla_placement_start_date desc, clap_cla_placement_id desc) = 1),
gone as (select l.period, count(*) filter (miss_missing_episode_type = 'Missing') as missing,
    count(*) filter (miss_missing_episode_type = 'Away') as away,
    arg_max(miss_missing_rhi_offered, miss_missing_episode_start_date)
        filter (miss_missing_episode_type = 'Missing') as offered,
    arg_max(coalesce(miss_missing_rhi_accepted, '-'), miss_missing_episode_start_date)
        filter (miss_missing_episode_type = 'Missing') as accepted
    from last as l join ssd_missing on miss_person_id = l.child, days
    where cast(miss_missing_episode_start_date as date) between greatest(began, year_from)
        and coalesce(ended, today) group by 1)
select {WHO}, uasc, disability, began, need, case when again.child is null then 'N' else 'Y' end, legal.since, status,
    review.held, visit.visited, {PLANS}, officer, assessed, dentist, moved.n, ended,
    case when ended is not null then reason end, clap_cla_placement_start_date, clap_cla_placement_type,
    clap_cla_placement_provider, clap_cla_placement_postcode, clap_cla_placement_urn,
    case when clap_cla_placement_postcode like 'ZZ%' then 'In' else 'Out' end,
    case when clap_cla_placement_postcode like 'ZZ%' then $own else 'Neighbouring authority' end,
    coalesce(missing, 0), coalesce(away, 0), offered, nullif(accepted, '-'), allocated.team, allocated.worker
from last join child as c on c.child = last.child left join again on again.child = c.child
left join legal on legal.child = c.child left join review on review.period = last.period
left join visit on visit.period = last.period left join health on health.child = c.child
left join aim on aim.child = c.child left join moved on moved.child = c.child
left join home on clap_cla_id = last.period left join gone on gone.period = last.period
left join allocated on allocated.child = c.child, days
where ended is null or ended >= half_year order by began, last.period"""

LIST_9 = """
select c.child, c.gender, c.ethnicity, c.born, c.age,
    case when immi_person_id is null then 'N' else 'Y' end, disability, team.name, worker.name, adviser.name,
    clea_care_leaver_eligibility, clea_pathway_plan_review_date, clea_care_leaver_in_touch,
    clea_care_leaver_latest_contact, clea_care_leaver_accommodation, clea_care_leaver_accom_suitable,
    clea_care_leaver_activity
from ssd_care_leavers join child as c on c.child = clea_person_id
left join (select distinct immi_person_id from ssd_immigration_status) on immi_person_id = c.child
left join team on team.id = clea_care_leaver_allocated_team
left join worker on worker.id = clea_care_leaver_worker_id
left join worker as adviser on adviser.id = clea_care_leaver_personal_advisor order by clea_table_id"""

LIST_10 = """
select c.child, case when perm_matched_date is not null then 'AF' || substr(perm_table_id, 3) end,
    c.gender, c.ethnicity, c.born, c.age, disability, began, perm_adm_decision_date, perm_placement_order_date,
    perm_matched_date, perm_placed_for_adoption_date,
    case when perm_permanence_order_type = 'Adoption' then perm_permanence_order_date end,
    perm_decision_reversed_date, perm_decision_reversed_reason, perm_placed_ffa_cp_date
from ssd_permanence join child as c on c.child = perm_person_id join period on period.period = perm_cla_id, days
where perm_adm_decision_date is not null
  and coalesce(perm_decision_reversed_date, perm_permanence_order_date, today) >= year_from
order by perm_adm_decision_date, perm_table_id"""

QUERIES = (LIST_1, LIST_2, LIST_3, LIST_4, LIST_5, LIST_6, LIST_7, LIST_8, LIST_9, LIST_10)


def lists(tables: dict[str, pa.Table], data_to: date, own: str = "Aldermere") -> dict[int, pa.Table]:
    """The eleven lists by number, their columns in Ofsted's order without headings; `own` is the authority's name."""
    con = connect(tables, data_to)
    by_number = {}
    for number, query in enumerate(QUERIES, start=1):
        values = {"own": own} if "$own" in query else None
        rows = con.execute(query, values).to_arrow_table()
        by_number[number] = rows.rename_columns([str(place) for place in range(rows.num_columns)])
    by_number[11] = adopters(tables["ssd_permanence"], data_to)
    return by_number
