"""Of which children each rule of the case sampling is true, asked of the views Annex A is made of."""

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from sightline.engine.manifest import AuthorityEntry
from sightline.rehearsal.rules.sampling import MatchedCase, SamplingRule, sampling_rules

OPEN_PLAN = "select * from plan where cppl_cp_plan_end_date is null"
ASKED: Mapping[str, str] = {
    "long_plan": f"""select cppl_person_id as child, date_sub('month', cppl_cp_plan_start_date, today) as value,
        cppl_cp_plan_start_date as since from ({OPEN_PLAN}), days
        where cppl_cp_plan_start_date + to_months($limit) < today""",
    "repeat_plan": """select n.cppl_person_id as child, date_sub('month', p.ended, n.cppl_cp_plan_start_date) as value,
        n.cppl_cp_plan_start_date as since
        from plan as n join (select cppl_person_id as child, earlier, cppl_cp_plan_end_date as ended from plan) as p
            on p.child = n.cppl_person_id and p.earlier = n.earlier - 1
        where n.cppl_cp_plan_end_date is null and n.cppl_cp_plan_start_date <= p.ended + to_months($limit)""",
    "plan_not_visited": f"""select p.cppl_person_id as child, date_diff('day', greatest(max(visited),
            any_value(cppl_cp_plan_start_date)), today) as value, greatest(max(visited), any_value(cppl_cp_plan_start_date)) as since
        from ({OPEN_PLAN}) as p left join visited on visited.child = p.cppl_person_id, days
        group by p.cppl_person_id, today
        having greatest(max(visited), any_value(cppl_cp_plan_start_date)) + $limit::int < today""",
    "care_not_visited": """select p.child, date_diff('day', greatest(max(visited), any_value(began)), today) as value,
            greatest(max(visited), any_value(began)) as since
        from period as p left join visited on visited.child = p.child, days where p.ended is null
        group by p.child, today having greatest(max(visited), any_value(began)) + $limit::int < today""",
    "need_not_seen": """select cinp_person_id as child,
            date_diff('day', greatest(max(visited), max(cinp_cin_plan_start_date)), today) as value,
            greatest(max(visited), max(cinp_cin_plan_start_date)) as since
        from ssd_cin_plans left join visited on visited.child = cinp_person_id, days where cinp_cin_plan_end_date is null
        group by cinp_person_id, today having greatest(max(visited), max(cinp_cin_plan_start_date)) + $limit::int < today""",
    "many_workers": """select invo_person_id as child, count(distinct invo_professional_id) as value, null::date as since
        from ssd_involvements join role_kind on role = invo_professional_role_id, days
        where kind = 'case_holder' and coalesce(invo_involvement_end_date, today) > year_ago
        group by 1 having count(distinct invo_professional_id) >= $limit and bool_or(invo_involvement_end_date is null)""",
    "many_moves": """select moves.child, count(*) as value, null::date as since
        from moves join period on period.period = moves.period, days
        where period.ended is null and since <= today and (until is null or until > year_ago)
        group by moves.child having count(*) >= $limit""",
    "slow_assessment": """select cina_person_id as child, date_diff('day', min(cina_assessment_start_date), today) as value,
            min(cina_assessment_start_date) as since from ssd_cin_assessments, days where cina_assessment_auth_date is null
        group by 1, today having min(cina_assessment_start_date) + $limit::int < today""",
    "slow_need": """select cinp_person_id as child, date_sub('month', min(cinp_cin_plan_start_date), today) as value,
            min(cinp_cin_plan_start_date) as since from ssd_cin_plans, days where cinp_cin_plan_end_date is null
        group by 1, today having min(cinp_cin_plan_start_date) + to_months($limit) < today""",
    "slow_pre_proceedings": """select prep_person_id as child,
            date_sub('week', min(prep_pre_pro_decision_date), today) as value, min(prep_pre_pro_decision_date) as since
        from ssd_pre_proceedings, days where coalesce(prep_pre_pro_outcome, '') = '' and prep_care_pro_letter_date is null
            and prep_agree_stepdown_issue_date is null
        group by 1, today having min(prep_pre_pro_decision_date) + ($limit * 7)::int < today""",
    "no_permanence": """select period.child, date_sub('month', began, today) as value, began as since
        from period left join (select distinct lacp_person_id as child from ssd_cla_care_plan
            where contains(replace(upper(lacp_cla_care_plan_json), ' ', ''), ':"Y"')) as planned on planned.child = period.child, days
        where ended is null and planned.child is null and began + to_months($limit) < today""",
    "referred_again": """select cine_person_id as child, count(*) as value, null::date as since
        from ssd_cin_episodes, days where cine_referral_date >= year_from
        group by 1 having count(*) >= $limit and bool_or(cine_close_date is null)""",
    "enquired_again": f"""select s47e_person_id as child, count(*) as value, null::date as since from ssd_s47_enquiry, days
        where s47e_s47_start_date >= year_from and s47e_person_id not in (select cppl_person_id from ({OPEN_PLAN}))
        group by 1 having count(*) >= $limit""",
    "often_missing": """select miss_person_id as child, count(*) as value, null::date as since from ssd_missing, days
        where cast(miss_missing_episode_start_date as date) >= year_from and upper(trim(miss_missing_episode_type))[1] = 'M'
        group by 1 having count(*) >= $limit""",
    "unsuitable_home": """select distinct clea_person_id as child, null::int as value, null::date as since
        from ssd_care_leavers where trim(clea_care_leaver_accom_suitable) = '2'""",
    "at_random": """select distinct cine_person_id as child, null::int as value, null::date as since from ssd_cin_episodes
        where cine_close_date is null and not coalesce(yes(cine_referral_nfa), false)""",
}
"""By rule, what gives child, value and since; `$limit` is the rule's."""


@dataclass(frozen=True, slots=True)
class AskedRule:
    """One rule asked: the children of whom it is true, or why it cannot be asked."""

    rule: SamplingRule
    cases: tuple[MatchedCase, ...]
    cannot: str = ""


def matched_cases(con: duckdb.DuckDBPyConnection, entry: AuthorityEntry) -> list[AskedRule]:
    """Every rule, asked of the views `opened_lists` makes."""
    return [_asked(con, rule, entry) for rule in sampling_rules()]


def _asked(con: duckdb.DuckDBPyConnection, rule: SamplingRule, entry: AuthorityEntry) -> AskedRule:
    table, _, column = rule.needs.partition(".")
    if table not in entry.tables or column not in entry.tables[table].fields:
        return AskedRule(rule, (), f"Cannot be asked: nothing that is loaded fills {column} of {table}.")
    parameters = {"limit": rule.limit} if rule.limit is not None else None
    rows = con.execute(ASKED[rule.id], parameters).fetchall()
    return AskedRule(rule, tuple(MatchedCase(child, value, since) for child, value, since in rows if child))
