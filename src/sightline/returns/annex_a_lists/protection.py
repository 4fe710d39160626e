"""Lists 5 to 7: enquiries with their conferences, children in need, and children on protection plans."""

from sightline.returns.annex_a_lists.front_door import WHO

LIST_5 = f"""
with latest as (select s47e_person_id as child, max(s47e_s47_start_date) as last from ssd_s47_enquiry group by 1),
enquiries as (select latest.child, count(s47e_s47_enquiry_id) as n from latest left join ssd_s47_enquiry
    on s47e_person_id = latest.child and s47e_s47_start_date < last
    and s47e_s47_start_date >= last - interval 12 month group by 1),
conferences as (select latest.child, count(icpc_icpc_id) as n from latest left join ssd_initial_cp_conference
    on icpc_person_id = latest.child and icpc_icpc_date < last and icpc_icpc_date >= last - interval 12 month group by 1),
conference as (select * from ssd_initial_cp_conference qualify row_number() over (
    partition by icpc_s47_enquiry_id order by icpc_icpc_date, icpc_icpc_id) = 1)
select {WHO}, disability, s47e_s47_start_date,
    case when yes(s47e_s47_nfa) then 'Y' when flag(s47e_s47_outcome_json, 'CP_CONFERENCE_FLAG') then 'N'
         else yes_or_no(s47e_s47_nfa) end,
    icpc_icpc_date,
    coalesce(yes_or_no(icpc_icpc_outcome_cp_flag), case when flag(icpc_icpc_outcome_json, 'CP_FLAG') then 'Y' end),
    enquiries.n, conferences.n, coalesce(team.name, s47e_s47_completed_by_team),
    coalesce(worker.name, s47e_s47_completed_by_worker_id)
from ssd_s47_enquiry join child as c on c.child = s47e_person_id
join enquiries on enquiries.child = c.child join conferences on conferences.child = c.child
left join conference on icpc_s47_enquiry_id = s47e_s47_enquiry_id
left join team on team.id = s47e_s47_completed_by_team
left join worker on worker.id = s47e_s47_completed_by_worker_id, days
where s47e_s47_start_date between half_year and today order by s47e_s47_start_date, s47e_s47_enquiry_id"""

LIST_6 = f"""
with seen as (select child, max(visited) as seen from visited group by 1),
care as (select distinct child from period where ended is null),
protected as (select distinct cppl_person_id as child from plan where cppl_cp_plan_end_date is null),
planned as (select distinct cinp_referral_id as referral from ssd_cin_plans where cinp_cin_plan_end_date is null),
assessed as (select distinct cina_person_id as child from ssd_cin_assessments where cina_assessment_auth_date is null),
last as (select * from ssd_cin_episodes where not coalesce(yes(cine_referral_nfa), false) qualify row_number() over (
    partition by cine_person_id order by cine_referral_date desc, cine_referral_id desc) = 1),
served as (select distinct cine_referral_id as referral from last where
    exists (select 1 from ssd_cin_assessments where cina_person_id = cine_person_id
        and cina_assessment_start_date >= cine_referral_date)
    or exists (select 1 from ssd_cin_plans where cinp_referral_id = cine_referral_id)
    or exists (select 1 from plan where cppl_person_id = cine_person_id and (cppl_cp_plan_end_date is null
        or cppl_cp_plan_end_date >= cine_referral_date)))
select {WHO}, disability, cine_referral_date, cine_cin_primary_need_code, seen, cine_close_date, cine_close_reason,
    case when cine_close_date is not null then 'Closed episode'
         when care.child is not null then 'Looked after child'
         when protected.child is not null then 'Child Protection plan'
         when planned.referral is not null then 'Child in need plan'
         when assessed.child is not null then 'Open assessment' end,
    allocated.team, allocated.worker
from last join child as c on c.child = cine_person_id left join seen on seen.child = c.child
left join care on care.child = c.child left join protected on protected.child = c.child
left join planned on referral = cine_referral_id left join assessed on assessed.child = c.child
left join allocated on allocated.child = c.child left join served on served.referral = cine_referral_id, days
where (cine_close_date is null or cine_close_date >= half_year)
    and (served.referral is not null or care.child is not null or (select count(*) from ssd_cin_assessments) = 0)
order by cine_referral_date, cine_referral_id"""
"""Of the states the first that holds, as Ofsted asks; blank for an open case with neither a plan nor an open assessment on
record, which the checks name. Whoever is only the subject of a referral is not on the list: no assessment was begun since,
and there was no plan; where no assessments are loaded, nobody can be told to be."""

LIST_7 = f"""
with visits as (select plan.cppl_cp_plan_id as plan, max(cppv_cp_visit_date) as visited,
        arg_max(yes_or_no(cppv_cp_visit_seen_alone), (cppv_cp_visit_date, cppv_cp_visit_id)) as alone
    from plan join ssd_cp_visits on cppv_cp_plan_id = cppl_cp_plan_id or (cppv_cp_plan_id is null
        and cppv_person_id = cppl_person_id and cppv_cp_visit_date >= cppl_cp_plan_start_date
        and (cppl_cp_plan_end_date is null or cppv_cp_visit_date <= cppl_cp_plan_end_date)) group by 1),
review as (select cppr_cp_plan_id as plan, max(cppr_cp_review_date) as held from ssd_cp_reviews group by 1),
urgent as (select distinct lega_person_id as child from ssd_legal_status, days where lega_legal_status in ('L1', 'L2')
    and coalesce(lega_legal_status_end_date, today) >= half_year),
last as (select * from plan qualify row_number() over (
    partition by cppl_person_id order by cppl_cp_plan_start_date desc, cppl_cp_plan_id desc) = 1)
select {WHO}, disability, cppl_cp_plan_start_date, cppl_cp_plan_initial_category, cppl_cp_plan_latest_category, visited,
    alone, held, cppl_cp_plan_end_date, case when urgent.child is null then 'N' else 'Y' end, earlier,
    allocated.team, allocated.worker
from last join child as c on c.child = cppl_person_id
left join visits on visits.plan = cppl_cp_plan_id left join review on review.plan = cppl_cp_plan_id
left join urgent on urgent.child = c.child left join allocated on allocated.child = c.child, days
where cppl_cp_plan_end_date is null or cppl_cp_plan_end_date >= half_year
order by cppl_cp_plan_start_date, cppl_cp_plan_id"""
