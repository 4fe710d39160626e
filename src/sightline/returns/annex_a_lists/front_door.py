"""Lists 1 to 4: contacts, early help, referrals and assessments, asked of the SSD."""

WHO = "c.child, c.gender, c.ethnicity, c.born, c.age"

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
select {WHO}, cine_referral_date, cine_referral_source_code,
    coalesce(yes_or_no(cine_referral_nfa), case when flag(cine_referral_outcome_json, 'NFA_FLAG') then 'Y' end),
    before, coalesce(team.name, cine_referral_team), coalesce(worker.name, cine_referral_worker_id)
from ssd_cin_episodes join child as c on c.child = cine_person_id join counted on counted.child = cine_person_id
left join team on team.id = cine_referral_team left join worker on worker.id = cine_referral_worker_id, days
where cine_referral_date between half_year and today order by cine_referral_date, cine_referral_id"""
"""The number of referrals is that of the twelve months before the child's latest, and the same on each of the child's rows."""

LIST_4 = f"""
select {WHO}, disability, cina_assessment_start_date, yes_or_no(cina_assessment_child_seen), cina_assessment_auth_date,
    case yes_or_no(cina_assessment_outcome_nfa) when 'Y' then 'N' when 'N' then 'Y' end,
    coalesce(team.name, cina_assessment_team), coalesce(worker.name, cina_assessment_worker_id)
from ssd_cin_assessments join child as c on c.child = cina_person_id
left join team on team.id = cina_assessment_team left join worker on worker.id = cina_assessment_worker_id, days
where cina_assessment_start_date >= half_year or cina_assessment_auth_date is null
   or cina_assessment_auth_date >= half_year
order by cina_assessment_start_date, cina_assessment_id"""
