"""Lists 8 to 10: children in care, care leavers, and children for whom adoption was decided."""

from sightline.returns.annex_a_lists.front_door import WHO

PLANS = """case when flag(j, 'RETURN6M') or flag(j, 'REMAINSUP') then 'Return to family'
    when flag(j, 'ADOPTION') then 'Adoption' when flag(j, 'LTRELFR') then 'SGO/CAO'
    when flag(j, 'SUPPLIV') then 'Supported living in the community'
    when flag(j, 'RESPLMT') then 'Long-term residential placement'
    when flag(j, 'LTFOST18') then 'Long-term fostering' when j is not null then 'Other' end"""
"""The SSD's plans for permanence as Ofsted's: what leads home first, then what lasts longest."""

LIST_8 = f"""
with last as (select * from period qualify row_number() over (partition by child order by began desc, period desc) = 1),
again as (select l.child from last as l join period as p on p.child = l.child and p.period <> l.period, days
    where p.ended >= year_from group by 1),
legal as (select lega_person_id as child, arg_max(lega_legal_status, lega_legal_status_start_date) as status,
    max(lega_legal_status_start_date) as since from ssd_legal_status
    where lega_legal_status not in ('V3', 'V4') group by 1),
review as (select clar_cla_id as period, max(clar_cla_review_date) as held from ssd_cla_reviews
    where not coalesce(yes(clar_cla_review_cancelled), false) group by 1),
visit as (select period, max(clav_cla_visit_date) as visited from period join ssd_cla_visits
    on clav_cla_id = period or (clav_cla_id is null and clav_person_id = child and clav_cla_visit_date >= began
        and (ended is null or clav_cla_visit_date <= ended)) group by 1),
health as (select clah_person_id as child,
    max(clah_health_check_date) filter ((contains(kind, 'HEALTH') or contains(kind, 'ASSESS') or kind in ('IHA', 'RHA'))
        and not contains(kind, 'DENT')) as assessed,
    max(clah_health_check_date) filter (contains(kind, 'DENT')) as dentist
    from (select *, upper(clah_health_check_type) as kind from ssd_cla_health
        where upper(trim(clah_health_check_status)) = 'COMPLETED') group by 1),
aim as (select lacp_person_id as child, arg_max(lacp_cla_care_plan_json, lacp_cla_care_plan_start_date) as j
    from ssd_cla_care_plan group by 1),
moved as (select child, count(*) as n from moves, days
    where since <= today and (until is null or until > year_ago) group by 1),
home as (select * from ssd_cla_placement qualify row_number() over (
    partition by clap_cla_id order by clap_cla_placement_start_date desc, clap_cla_placement_id desc) = 1),
gone as (select l.period, count(*) filter (kind = 'M') as missing, count(*) filter (kind = 'A') as away,
    arg_max(coalesce(yes_or_no(miss_missing_rhi_offered), '-'), miss_missing_episode_start_date) filter (kind = 'M') as offered,
    arg_max(coalesce(yes_or_no(miss_missing_rhi_accepted), '-'), miss_missing_episode_start_date)
        filter (kind = 'M') as accepted
    from last as l join (select *, upper(trim(miss_missing_episode_type))[1] as kind from ssd_missing)
        on miss_person_id = l.child, days
    where cast(miss_missing_episode_start_date as date) between greatest(began, year_from)
        and coalesce(ended, today) group by 1)
select {WHO}, uasc, disability, began, need, case when again.child is null then 'N' else 'Y' end, legal.since, status,
    review.held, visit.visited, {PLANS}, officer, assessed, dentist, moved.n, ended,
    case when ended is not null then reason end, clap_cla_placement_start_date, clap_cla_placement_type,
    clap_cla_placement_provider, clap_cla_placement_postcode, clap_cla_placement_urn, place.location, place.of_authority,
    coalesce(missing, 0), coalesce(away, 0), nullif(offered, '-'), nullif(accepted, '-'), allocated.team, allocated.worker
from last join child as c on c.child = last.child left join again on again.child = c.child
left join legal on legal.child = c.child left join review on review.period = last.period
left join visit on visit.period = last.period left join health on health.child = c.child
left join aim on aim.child = c.child left join moved on moved.child = c.child
left join home on clap_cla_id = last.period left join gone on gone.period = last.period
left join place on place.postcode = clap_cla_placement_postcode
left join allocated on allocated.child = c.child, days
where ended is null or ended >= half_year order by began, last.period"""

LIST_9 = """
select c.child, c.gender, c.ethnicity, c.born, c.age,
    case when asylum.child is null then 'N' else 'Y' end, disability,
    coalesce(team.name, clea_care_leaver_allocated_team), coalesce(worker.name, clea_care_leaver_worker_id),
    coalesce(adviser.name, clea_care_leaver_personal_advisor),
    clea_care_leaver_eligibility, clea_pathway_plan_review_date, clea_care_leaver_in_touch,
    clea_care_leaver_latest_contact, clea_care_leaver_accommodation, clea_care_leaver_accom_suitable,
    clea_care_leaver_activity
from (select * from ssd_care_leavers qualify row_number() over (partition by clea_person_id
    order by clea_care_leaver_latest_contact desc nulls last, clea_table_id desc) = 1)
join child as c on c.child = clea_person_id
left join (select distinct immi_person_id as child from unaccompanied) as asylum on asylum.child = c.child
left join team on team.id = clea_care_leaver_allocated_team
left join worker on worker.id = clea_care_leaver_worker_id
left join worker as adviser on adviser.id = clea_care_leaver_personal_advisor
where coalesce(clea_care_leaver_eligibility, '') <> 'No Current Eligibility' order by clea_table_id"""

LIST_10 = """
select c.child, case when perm_matched_date is not null then adoptive.family end,
    c.gender, c.ethnicity, c.born, c.age, disability, began, perm_adm_decision_date, perm_placement_order_date,
    perm_matched_date, perm_placed_for_adoption_date,
    case when perm_permanence_order_type = 'Adoption' then perm_permanence_order_date end,
    perm_decision_reversed_date, perm_decision_reversed_reason, perm_placed_ffa_cp_date
from ssd_permanence join child as c on c.child = perm_person_id left join period on period.period = perm_cla_id
left join adoptive on adoptive.child = perm_person_id, days
where perm_adm_decision_date is not null
  and coalesce(perm_decision_reversed_date, perm_permanence_order_date, today) >= year_from
order by perm_adm_decision_date, perm_table_id"""
