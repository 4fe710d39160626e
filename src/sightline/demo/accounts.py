"""The people of the demo who may sign in: with the posts they hold, the service they see, and what outsiders are let in for."""

import json
from datetime import date, timedelta
from typing import NamedTuple

from django.utils import timezone

from sightline.deadlines.keep import DEADLINE_RESULTS
from sightline.demo.edition import CODE
from sightline.engine.places import data_folder
from sightline.engine.snapshots import open_snapshot
from sightline.files.whole import write_whole
from sightline.people.posts.services import add_post, take_up
from sightline.people.queries import user_named
from sightline.people.rules import needs_a_grant, title
from sightline.people.services import add_user
from sightline.people.services.granting import grant

SignIn = tuple[str, str, str]


class DemoAccount(NamedTuple):
    """Somebody of the fictional council: whom the account is of, and the post they hold, where they hold one.

    `unit`: the service of the data whose children they see. `opens`: the columns of the matrix a grant opens to them.
    """

    name: str
    role: str
    full_name: str
    post: str = ""
    service: str = ""
    leads_a_team: bool = False
    unit: str = ""
    opens: tuple[str, ...] = ()


PEOPLE = (
    DemoAccount("analyst", "performance_analyst", "Priya Raman", "Performance analyst"),
    DemoAccount("lead", "lead_analyst", "Owen Price", "Lead performance analyst"),
    DemoAccount("manager", "team_manager", "Daniel Okafor", "Team manager", "Assessment", leads_a_team=True),
    DemoAccount("head", "head_of_service", "Margaret Ellis", "Head of Central Locality", unit="S03"),
    DemoAccount("principal", "action_owner", "Grace Adeyemi", "Principal social worker"),
    DemoAccount("programme", "programme_manager", "Ruth Kelly", "Improvement programme manager"),
    DemoAccount("director", "dcs", "Helen Whitcombe", "Director of children's services"),
    DemoAccount("clerk", "democratic_services", "Joan Fielding", "Democratic services officer"),
    DemoAccount("finance", "finance_legal", "Peter Nolan", "Finance business partner"),
    DemoAccount("legal", "finance_legal", "Anita Shah", "Solicitor, people"),
    DemoAccount("member", "scrutiny_member", "Councillor Imran Hussain"),
    DemoAccount("chair", "board_chair", "Alan Reid", "Chair of the improvement board", opens=("plan",)),
    DemoAccount("nurse", "partner", "Samira Khan", "Designated nurse"),
    DemoAccount("adviser", "dfe_adviser", "Judith Crane", opens=("evidence",)),
    DemoAccount("young", "young_advisor", "Kai Morgan"),
    DemoAccount("dpo", "data_protection_officer", "Tom Bradley", "Data protection officer"),
    DemoAccount("admin", "system_administrator", "Nia Evans", "System administrator"),
)
IN_POST_SINCE = date(2023, 9, 4)
GRANTED = timedelta(days=180)


def add_accounts() -> list[SignIn]:
    """Add those who are not there yet; gives (name, password, role in words). Their passwords are made here and kept beside the demo's files, nowhere else."""
    path = data_folder() / "demo" / "sign_ins.json"
    passwords: dict[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    for each in PEOPLE:
        if user_named(each.name) is None:
            passwords[each.name] = _account(each)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, json.dumps(passwords))
    _grants()
    return [(name, passwords.get(name, "(set elsewhere)"), title(role)) for name, role, *_ in PEOPLE]


def _account(each: DemoAccount) -> str:
    """Add this account, and let its person take up their post; gives the password."""
    teams = [_first_assessment_team()] if each.leads_a_team else [each.unit] if each.unit else []
    user, password = add_user(
        each.name, each.role, by="demo", teams=teams, excused=True, full_name=each.full_name
    )
    if each.post:
        post = add_post("", each.post, service=each.service, by="demo")
        take_up(post, user, starts=IN_POST_SINCE, by="demo")
    return password


def _grants() -> None:
    """What outsiders are let in for: the director vouches for each, for half a year."""
    director, today = user_named("director"), timezone.localdate()
    for each in PEOPLE:
        user = user_named(each.name)
        if user is None or director is None or user.grants or not needs_a_grant(each.role):
            continue
        grant(
            user,
            sponsor=director,
            why="The improvement programme",
            first=today,
            last=today + GRANTED,
            opens=each.opens,
            by="demo",
        )


def _first_assessment_team() -> str:
    """The assessment team the demo's manager leads: the first by name that still has open work."""
    snapshot = open_snapshot()
    rows = snapshot.rows("ssd_department", CODE)
    due = DEADLINE_RESULTS.of(snapshot).rows(CODE)
    at_work = {row["team"] for row in due if row["clock"] == "assessment"}
    named = sorted(
        (row["dept_team_name"] or "", row["dept_team_id"]) for row in (rows.to_pylist() if rows else ())
    )
    return next((team for name, team in named if team in at_work and "assessment" in name.lower()), "")
