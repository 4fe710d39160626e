"""Putting the demo authority into a store: its files written, loaded and computed, and people who may sign in."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sightline.deadlines.keep import DEADLINE_RESULTS
from sightline.demo.annex_a_workbook import write_annex_a
from sightline.demo.authority import DATA_TO, generate
from sightline.demo.days import as_date
from sightline.demo.edition import CODE
from sightline.demo.programme import install_programme
from sightline.demo.ssd_folder import write_local, write_population, write_ssd
from sightline.demo.story import RESTRUCTURED
from sightline.engine.derived import make_all
from sightline.engine.places import data_folder
from sightline.engine.snapshots import NothingLoadedError, open_snapshot
from sightline.files.whole import write_whole
from sightline.loading.services.at_once import load_at_once
from sightline.measuring.crosswalk import TeamLink
from sightline.people.posts.services import add_post, take_up
from sightline.people.queries import user_named
from sightline.people.rules import title
from sightline.people.services import add_user
from sightline.teams.queries import links
from sightline.teams.services import hold_crosswalk


class DemoAccount(NamedTuple):
    """Somebody of the fictional council: whom the account is of, and the post they hold, where they hold one."""

    name: str
    role: str
    full_name: str
    post: str = ""
    service: str = ""
    leads_a_team: bool = False


PEOPLE = (
    DemoAccount("analyst", "performance_analyst", "Priya Raman", "Performance analyst"),
    DemoAccount("manager", "team_manager", "Daniel Okafor", "Team manager", "Assessment", leads_a_team=True),
    DemoAccount("head", "head_of_service", "Margaret Ellis", "Head of Assessment"),
    DemoAccount("programme", "programme_manager", "Ruth Kelly", "Improvement programme manager"),
    DemoAccount("director", "dcs", "Helen Whitcombe", "Director of children's services"),
    DemoAccount("member", "scrutiny_member", "Councillor Imran Hussain"),
    DemoAccount("dpo", "data_protection_officer", "Tom Bradley", "Data protection officer"),
    DemoAccount("admin", "system_administrator", "Nia Evans", "System administrator"),
)
IN_POST_SINCE = date(2023, 9, 4)
Say = Callable[[str], None]
SignIn = tuple[str, str, str]


class DemoRefusedError(Exception):
    """The demo does not go into a store that holds a real council's data."""


def install(*, say: Say = lambda _: None) -> list[SignIn]:
    """Make, load and compute the demo where that has not been done; gives (name, password, role in words)."""
    codes = _loaded_codes()
    if codes - {CODE}:
        raise DemoRefusedError(
            f"The store in {data_folder()} holds data of authority {', '.join(sorted(codes - {CODE}))}. The demo goes "
            "into a store of its own: set SIGHTLINE_DATA to another folder."
        )
    if not codes:
        folder = make_files(data_folder() / "demo", say=say)
        say("Loading it")
        files = [folder / "ssd", folder / "local", folder / "population"]
        load_at_once(files, by="sightline", reason="The demo", authority=CODE, data_to=DATA_TO)
    make_all(open_snapshot(), say=say)
    _crosswalk()
    people = _people()
    say("Writing its inspection report, plan and what became of it")
    install_programme(CODE)
    return people


def make_files(folder: Path, *, say: Say = lambda _: None) -> Path:
    """Write the demo authority as an SSD folder, a local return, a population file and an Annex A workbook."""
    say("Making a fictional authority with eight years of history")
    tables = generate()
    write_ssd({name: rows for name, rows in tables.items() if name.startswith("ssd_")}, folder / "ssd")
    write_local(tables, folder / "local")
    write_population(tables, folder / "population")
    write_annex_a(tables, folder / "annex_a" / "annex_a.xlsx", DATA_TO)
    return folder


def _loaded_codes() -> set[str]:
    try:
        return set(open_snapshot().manifest.authorities)
    except NothingLoadedError:
        return set()


def _crosswalk() -> None:
    """Which of the three assessment teams carry on for the two there were, so that figures can be drawn by them."""
    if links(CODE):
        return
    day = as_date(RESTRUCTURED)
    team_links = [
        TeamLink(old, new, day, main=new == main)
        for old, main in (("T11", "T21"), ("T12", "T22"))
        for new in ("T21", "T22", "T23")
    ]
    hold_crosswalk(CODE, team_links, reason="Two assessment teams became three", by="demo")


def _people() -> list[SignIn]:
    """Add those who are not there yet. Their passwords are made here and kept beside the demo's files, nowhere else."""
    path = data_folder() / "demo" / "sign_ins.json"
    passwords: dict[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    for each in PEOPLE:
        if user_named(each.name) is None:
            passwords[each.name] = _account(each)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, json.dumps(passwords))
    return [(name, passwords.get(name, "(set elsewhere)"), title(role)) for name, role, *_ in PEOPLE]


def _account(each: DemoAccount) -> str:
    """Add this account, and let its person take up their post; gives the password."""
    teams = [_first_assessment_team()] if each.leads_a_team else []
    user, password = add_user(
        each.name, each.role, by="demo", teams=teams, excused=True, full_name=each.full_name
    )
    if each.post:
        post = add_post("", each.post, service=each.service, by="demo")
        take_up(post, user, starts=IN_POST_SINCE, by="demo")
    return password


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
