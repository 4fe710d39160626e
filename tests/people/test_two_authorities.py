"""A store of two authorities, walked by people of one: nothing of the other is shown to them, or moved by them.

Everything of 990 has a word in it that stands nowhere else (MARKS); every address is asked as each role of 343, plainly, with 990's
numbers, and with 990 named.
"""

import shutil
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from people.test_every_address import ADDRESSES, walk
from sightline.bodies.models import Body
from sightline.bodies.services import add_member, body_called
from sightline.engine.derived import make_all
from sightline.engine.places import data_folder
from sightline.engine.snapshots import current_id, open_snapshot
from sightline.loading.models import Load
from sightline.people.matrix import OUTSIDERS
from sightline.people.models import AccountRequest, BreakGlass, User
from sightline.people.services import requests
from sightline.people.services.glass import break_glass
from sightline.programme.models import Source
from sightline.returns.load import load
from sightline.scorecards.models import Note
from sightline.scorecards.services.saying import note
from sightline.teams.models import Team
from sightline.teams.services import add_team
from sightline.trail.models import Line
from sightline.worklists.clock_setting import CannotSetClockError, set_clock
from support.figure_pages import words
from support.people import granted, proved
from support.plans import small_plan
from support.rows_again import rows_once
from support.small_council import AUTHORITY, DATA_TO, write
from support.sources import draft, stands

pytestmark = pytest.mark.django_db
HERE = "343"
MARKS = (
    "markedfile",
    "markedreason",
    "markednote",
    "markedteam",
    "markedplan",
    "marked.person",
    "markedwhy",
    "markedsource",
    "markedbody",
    "markedmember",
)


@pytest.fixture(scope="session")
def stored_for_two(of_this_run: Path) -> Path:
    """The small council twice, as 343 and then as 990, in one store whose current load is 990's."""
    folder = of_this_run / "two"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SIGHTLINE_DATA", str(folder / "var"))
        if not (folder / "whole").exists():
            for code in (HERE, AUTHORITY):
                load([write(folder / code)], authority=code, data_to=DATA_TO)
            make_all(open_snapshot())
            (folder / "whole").touch()
    return folder / "var" / "store"


@pytest.fixture
def two(stored_for_two: Path) -> None:
    """That store, with a load, a note, a team, a plan, a source, an account, a request and broken glass of 990's."""
    shutil.copytree(stored_for_two, data_folder() / "store")
    rows_once("what is of 990", _of_990)


def _of_990() -> None:
    now, snapshot = timezone.now(), str(current_id())
    made = Load.objects.create(
        by="marked.person",
        at=now,
        state="made_current",
        snapshot=snapshot,
        authorities=[AUTHORITY],
        data_to=DATA_TO,
    )
    made.files.create(name="markedfile.csv", at=now, place="arrived", sha256="0")
    made.steps.create(state="made_current", at=now, by="marked.person", reason="markedreason")
    begun = Load.objects.create(by="marked.person", at=now, state="reading", authority=AUTHORITY)
    begun.files.create(name="markedfile2.csv", at=now, place="arrived", sha256="0")
    analyst = User.objects.create(username="marked.person", role="performance_analyst", authority=AUTHORITY)
    note(by=analyst.username, authority=AUTHORITY, month="2025-03", words="markednote")
    add_team(
        AUTHORITY, "T9", "markedteam", starts=date(2025, 1, 1), reason="markedreason", by=analyst.username
    )
    small_plan(title="markedplan")
    Source.objects.filter(pk=stands().pk).update(title="markedsource")
    draft()
    manager = User.objects.create(
        username="marked.manager", role="team_manager", teams=["T1"], authority=AUTHORITY
    )
    User.objects.create(username="marked.admin", role="system_administrator")
    break_glass(manager, team="T2", why="markedwhy", by=manager.username)
    requests.reset_password(analyst, by="marked.admin")
    add_member(body_called(AUTHORITY, "markedbody", by="all"), "markedmember", by="all")


def of_343(role: str) -> Client:
    """Somebody of 343 in this role, with fresh proof of who they are, and a live grant where they need one."""
    user = User.objects.create(
        username=f"{role}.here", role=role, authority=HERE, teams=["T1"] if role == "team_manager" else []
    )
    if role in OUTSIDERS:
        granted(user, "small_numbers", "plan") if role != "partner" else granted(user)
    client = Client()
    client.force_login(user)
    proved(client)
    return client


NOT_WALKED = {
    "sign-out",
    "trail",
    "reads",
    "reads-child",
    "reads-last-days",
    "reads-most",
    "measure-png",
    "measure-svg",
}
"""The trail is one for all authorities, and pictures are slow: their page is walked."""

WALKED = (
    "performance_analyst", "team_manager", "dcs", "programme_manager", "data_protection_officer", "system_administrator",
    "lead_member", "dfe_adviser", "partner",
)  # fmt: skip
"""A role of each kind of reach."""


@pytest.mark.parametrize("role", WALKED)
def test_nothing_of_the_other_authority_is_shown(two, role):
    client = of_343(role)
    seen = []
    for name, address in ADDRESSES.items():
        if name in NOT_WALKED:
            continue
        for asked in ("", f"?authority={AUTHORITY}"):
            page = client.get(walk(address) + asked)
            if page.streaming or page.status_code in (302, 403, 404, 405):
                continue
            seen += [(name, asked, mark) for mark in MARKS if mark in page.content.decode("utf-8", "replace")]
    assert not seen


def test_the_marks_are_there_for_who_has_all_authorities(two):
    client = Client()
    client.force_login(User.objects.create(username="all", role="performance_analyst"))
    assert (
        "markedfile.csv" in client.get("/load/history").text
        and "markedreason" in client.get("/load/history").text
    )
    assert "markednote" in client.get(f"/measure/AS01/notes?authority={AUTHORITY}").text
    assert "markedteam" in client.get(f"/teams?authority={AUTHORITY}").text
    assert "markedplan" in words(client.get("/programme"))
    assert "markedbody" in words(client.get("/bodies")) and "markedmember" in words(
        client.get(f"/bodies/{Body.objects.get().pk}")
    )


CLOCK = {
    "state": "runs",
    "amount": "9",
    "unit": "d",
    "starts": "1/1/2026",
    "reason": "Because",
    "edition": "0",
}


@pytest.mark.parametrize(
    ("role", "address", "sent"),
    [
        ("performance_analyst", "/load/undo", {"reason": "Because we can"}),
        ("performance_analyst", "/load/{load}/current", {"reason": "Because we can"}),
        ("performance_analyst", "/load/{load}/decline", {"reason": "Because we can"}),
        ("performance_analyst", "/load/{load}/again", {}),
        ("performance_analyst", "/load/{reading}/decline", {"reason": "Because we can"}),
        ("performance_analyst", "/clocks/child-protection-visit", CLOCK),
        ("performance_analyst", "/measure/AS01/notes/note?authority=990", {"month": "2025-03", "words": "Ours"}),
        ("performance_analyst", "/teams/change?authority=990", {"doing": "end", "reference": "T9", "day": "1/2/2025", "reason": "x y z"}),
        ("performance_analyst", "/teams/crosswalk/change?authority=990", {"step": "hold", "text": "T1,T2,2025-01-01,yes", "reason": "Because"}),
        ("system_administrator", "/people/{person}", {"role": "action_owner"}),
        ("system_administrator", "/people/{person}/active", {"active": "no"}),
        ("system_administrator", "/people/{person}/password", {}),
        ("system_administrator", "/people/{person}/second-factor", {}),
        ("system_administrator", "/account/requests/confirm", {"request": "{request}"}),
        ("dcs", "/account/requests/confirm", {"request": "{request}"}),
        ("data_protection_officer", "/account/requests/refuse", {"request": "{request}", "why": "Because"}),
        ("data_protection_officer", "/glass/reviews", {"glass": "{glass}", "note": "All is well"}),
        ("team_manager", "/glass", {"team": "T9", "why": "Because"}),
    ],
)  # fmt: skip
def test_nothing_of_the_other_authority_is_moved(two, role, address, sent):
    numbers = {
        "load": Load.objects.get(state="made_current").pk,
        "reading": Load.objects.get(state="reading").pk,
        "person": User.objects.get(username="marked.person").pk,
        "request": AccountRequest.objects.get().pk,
        "glass": BreakGlass.objects.get().pk,
    }
    client = of_343(role)
    sent = {name: value.format(**numbers) for name, value in sent.items()} | {"snapshot": str(current_id())}
    sent |= {"edition": str(edition_seen(address, numbers)), "editions": "{}"}
    before = everything()
    client.post(address.format(**numbers), sent)
    assert everything() == before


def edition_seen(address: str, numbers: dict[str, int]) -> int:
    """The edition of what an address is about, as whoever saw its page would send it."""
    for name, kind in (("load", Load), ("reading", Load), ("person", User)):
        if f"{{{name}}}" in address:
            return kind.objects.get(pk=numbers[name]).edition
    return 1


def everything() -> tuple[object, ...]:
    """All that one of 343 could move."""
    clocks = data_folder() / "clocks.csv"
    return (
        current_id(),
        list(Load.objects.values()),
        list(Note.objects.values()),
        list(Team.objects.values()),
        list(User.objects.filter(authority=AUTHORITY).values()),
        list(AccountRequest.objects.values()),
        list(BreakGlass.objects.values()),
        clocks.exists() and clocks.read_text(),
        Line.objects.exclude(action="refused").count(),
    )


def test_a_load_is_undone_by_whose_authority_it_moves_alone(two):
    client = of_343("performance_analyst")
    assert "Undo the current load" not in words(client.get("/load/history"))
    before = current_id()
    assert client.post("/load/undo", {"snapshot": before, "reason": "The wrong file"}).status_code == 403
    assert Line.objects.get(action="refused").what == f"undo snapshot {before}"
    theirs = Client()
    theirs.force_login(User.objects.get(username="marked.person"))
    assert "Undo the current load" in words(theirs.get("/load/history"))
    theirs.post("/load/undo", {"snapshot": before, "reason": "The wrong file"})
    assert current_id() != before
    assert AUTHORITY not in open_snapshot().manifest.authorities


@pytest.mark.parametrize(("authority", "may"), [("", True), (HERE, False), (AUTHORITY, False)])
def test_the_clocks_of_all_are_set_by_somebody_of_all(two, authority, may):
    user = User.objects.create(username="setter", role="performance_analyst", authority=authority)
    client = Client()
    client.force_login(user)
    assert ('href="/clocks/child-protection-visit"' in client.get("/clocks").text) is may
    try:
        set_clock("child-protection-visit", "9d", date(2026, 1, 1), reason="Agreed", by="setter")
    except CannotSetClockError:
        assert not may
    else:
        assert may


def test_in_a_store_of_one_authority_its_own_people_set_the_clocks(council):
    User.objects.create(username="setter", role="performance_analyst", authority=AUTHORITY)
    assert set_clock("child-protection-visit", "9d", date(2026, 1, 1), reason="Agreed", by="setter")
