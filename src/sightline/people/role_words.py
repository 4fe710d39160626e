"""What each role may do, in one line for whoever chooses one, and whose children an account sees, in words. Pure.

The matrix decides (`matrix.py`); a test holds these lines against it.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sightline.people import rules

ROLE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "performance_analyst": "Loads data, and sees every child and all figures",
        "lead_analyst": "Sees every child and all figures, and decides how they are judged",
        "practitioner": "Sees the children of their teams",
        "team_manager": "Sees the children of their teams, and reports on their own actions",
        "head_of_service": "Sees the children of their services or teams, all figures, and writes the plan",
        "dcs": "Sees every child and all figures, approves the plan and confirms accounts",
        "qa_lead": "Sees all figures and writes the plan; no lists of children",
        "auditor": "Reads audits while access is open; no lists of children",
        "programme_manager": "Sees all figures and writes the plan; no lists of children",
        "action_owner": "Reports on their own actions; no children",
        "finance_legal": "Sees all figures and reads the plan; no children",
        "democratic_services": "Sees figures and reads the plan; no children, no small numbers",
        "lead_member": "Sees all figures and reads the plan; no children",
        "scrutiny_member": "Sees figures and reads the plan; no children, no small numbers",
        "board_chair": "Reads the plan and figures while access is open; no children",
        "partner": "Reports on their own actions and asks while access is open; no children",
        "dfe_adviser": "Reads the plan and figures while access is open; no children",
        "ofsted_inspector": "Sees children, figures and the plan while access is open",
        "young_advisor": "Reads the plan written for young people; no figures, no children",
        "data_protection_officer": "Reads who looked at which child, guards the restricted list and confirms accounts",
        "internal_audit": "Reads the plan and the trail; no children",
        "system_administrator": "Adds people and changes accounts; no data",
    }
)


def sees_children_of(role: str, teams: Sequence[str]) -> str:
    """Whose children an account of this role and these teams (by name) sees: the teams, all, or none and why."""
    reach = rules.may_see_children(role)
    if reach == "none":
        return "None"
    if teams:
        return ", ".join(teams)
    return "The whole authority" if reach == "all" else "None: no team is set"
