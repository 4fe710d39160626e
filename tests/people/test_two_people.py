"""No one person alone gives themselves sight of children: what takes a second person, who that may be, and until when.

Drawn from the matrix as printed: a role is guarded whose cell for children's rows, workers' rows or small numbers is not
blank, now or under a grant, or which reads the trail, manages people or confirms what others ask.
"""

import re
from datetime import datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from sightline.cli import main
from sightline.people import services as actions
from sightline.people.matrix import MATRIX, ROLES
from sightline.people.models import AccountRequest, Grant, User
from sightline.people.services import changing, confirming, requests
from sightline.people.services.adding import CannotAddUserError
from sightline.people.services.changing import CannotChangeError
from sightline.people.services.confirming import CannotConfirmError, NotTheirRequestError
from sightline.people.two_people import COMMAND_LINE, AccountSight, is_guarded, widens
from sightline.trail.models import Line
from support.figure_pages import send, words
from support.people import proved, signed_in

LONDON = ZoneInfo("Europe/London")
PASSWORD = "a long dull password"
UNGUARDED = {"action_owner", "democratic_services", "scrutiny_member", "partner", "young_advisor"}
CONFIRM = {"system_administrator", "dcs", "data_protection_officer"}


@pytest.fixture
def clock(monkeypatch):
    """The clock on the wall, which a test may set."""

    def set_to(*moment: int) -> None:
        monkeypatch.setattr(timezone, "now", lambda: datetime(*moment, tzinfo=LONDON))

    set_to(2027, 3, 1, 12)
    return set_to


def somebody(name: str, role: str, **more: object) -> User:
    return User.objects.create(username=name, role=role, **more)


@pytest.fixture
def admin(db) -> User:
    return somebody("admin", "system_administrator")


def again(user: User) -> User:
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize("role", ROLES)
def test_which_roles_take_a_second_person(role):
    row = MATRIX[role]
    sees = any(cell != "-" for cell in (row.children, row.workers, row.small_numbers))
    decides = row.users == "C" or row.trail != "-"
    assert is_guarded(role) is (sees or decides) is (role not in UNGUARDED)


@pytest.mark.parametrize(
    ("before", "after", "takes_two"),
    [
        (("scrutiny_member", [], ""), ("dcs", [], ""), True),
        (("dcs", [], ""), ("scrutiny_member", [], ""), False),  # less is done at once
        (("head_of_service", ["T1"], ""), ("team_manager", ["T1"], ""), True),  # another guarded role
        (("team_manager", ["T1"], ""), ("team_manager", ["T1", "T2"], ""), True),
        (("team_manager", ["T1", "T2"], ""), ("team_manager", ["T2"], ""), False),
        (("team_manager", ["T1"], ""), ("team_manager", [], ""), False),  # no team: nobody
        (("team_manager", [], ""), ("team_manager", ["T1"], ""), True),
        (("dcs", ["T1"], ""), ("dcs", [], ""), True),  # no team: everybody
        (("dcs", [], ""), ("dcs", ["T1"], ""), False),
        (("dcs", ["T1"], ""), ("dcs", ["T2"], ""), True),
        (("dcs", [], "990"), ("dcs", [], "343"), True),
        (("dcs", [], "990"), ("dcs", [], ""), True),  # none named: all of them
        (("dcs", [], ""), ("dcs", [], "990"), False),
        (("lead_member", [], "990"), ("lead_member", [], "343"), True),
        (("lead_member", ["T1"], ""), ("lead_member", [], ""), False),  # sees no child; teams narrow nothing
        (("scrutiny_member", [], "990"), ("scrutiny_member", ["T1"], "343"), False),
        (("action_owner", [], ""), ("system_administrator", [], ""), True),
    ],
)
def test_which_changes_take_a_second_person(before, after, takes_two):
    assert widens(AccountSight.of(*before), AccountSight.of(*after)) is takes_two


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_an_account_that_sees_children_is_not_there_until_another_confirms_it(admin, role):
    somebody("dana", "dcs")
    result = requests.add("bo", role, teams=[], authority="", by="admin")
    if role in UNGUARDED:
        assert again(result.user).check_password(result.password)
        return
    assert not User.objects.filter(username="bo").exists()
    done = confirming.confirm(result.waits, by="dana")
    assert done.user.check_password(f"{result.password}-{done.password}")
    assert done.user.must_change_password
    line = Line.objects.get(action="user_added")
    assert (line.actor, line.what, line.detail["confirmed_by"]) == ("admin", "bo", "dana")
    line = Line.objects.get(action="request_confirmed")
    assert (line.actor, line.what, line.detail["asked_by"]) == ("dana", "bo", "admin")


@pytest.mark.django_db
def test_neither_half_of_a_password_lets_anybody_in_and_none_stays(admin):
    somebody("dana", "dcs")
    result = requests.add("bo", "dcs", teams=[], authority="", by="admin")
    assert result.password not in str(AccountRequest.objects.values())
    done = confirming.confirm(result.waits, by="dana")
    assert not any(done.user.check_password(half) for half in (result.password, done.password))
    assert AccountRequest.objects.get().sealed == ""
    told = "".join(Line.objects.values_list("detail_text", flat=True))
    assert result.password not in told and done.password not in told


ASKS = {
    "change": lambda user: requests.change(user, role="dcs", teams=[], authority="", by="admin"),
    "teams": lambda user: requests.change(user, role="team_manager", teams=["T1", "T2"], authority="", by="admin"),
    "password": lambda user: requests.reset_password(user, by="admin"),
    "factor": lambda user: requests.remove_factor(user, by="admin"),
    "let_in": lambda user: requests.set_active(user, True, by="admin"),
}  # fmt: skip


def account(kind: str) -> User:
    return somebody("mo", "team_manager", teams=["T1"], password="!", is_active=kind != "let_in")


def state(user: User) -> tuple[object, ...]:
    """What must not change before it is confirmed."""
    from allauth.mfa.models import Authenticator

    now = again(user)
    factors = Authenticator.objects.filter(user=user).count()
    return (now.role, now.teams, now.password, now.is_active, now.sign_ins_ended, factors)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ASKS)
@pytest.mark.parametrize("role", ROLES)
def test_who_may_confirm_it(admin, role, kind):
    from allauth.mfa.models import Authenticator

    user = account(kind)
    somebody("second", role)
    Authenticator.objects.create(user=user, type="totp", data={"secret": "x"})
    before = state(user)
    asked = ASKS[kind](user).waits
    assert state(user) == before
    for nobody in ("admin", "mo", "stranger"):
        with pytest.raises(NotTheirRequestError):
            confirming.confirm(asked, by=nobody)
    if role in CONFIRM:
        confirming.confirm(asked, by="second")
        assert state(user) != before
        assert AccountRequest.objects.get().outcome == "confirmed"
    else:
        with pytest.raises(NotTheirRequestError):
            confirming.confirm(asked, by="second")
        assert state(user) == before


@pytest.mark.django_db
def test_whoever_left_confirms_nothing_and_whoever_asked_must_still_be_there(admin):
    user = account("change")
    somebody("gone", "dcs", is_active=False)
    somebody("dana", "dcs")
    asked = ASKS["change"](user).waits
    with pytest.raises(NotTheirRequestError):
        confirming.confirm(asked, by="gone")
    User.objects.filter(pk=admin.pk).update(role="scrutiny_member")
    with pytest.raises(CannotConfirmError, match="does not manage people any more"):
        confirming.confirm(asked, by="dana")
    assert again(user).role == "team_manager"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("moment", "done"),
    [((2027, 3, 8, 11, 59), True), ((2027, 3, 8, 12, 0), False), ((2027, 2, 28, 12, 0), False)],
)
def test_a_request_stands_for_seven_days_and_a_clock_put_back_ends_it(clock, admin, moment, done):
    user = account("change")
    somebody("dana", "dcs")
    asked = ASKS["change"](user).waits
    clock(*moment)
    if done:
        confirming.confirm(asked, by="dana")
    else:
        with pytest.raises(CannotConfirmError, match="expired"):
            confirming.confirm(asked, by="dana")
        assert Line.objects.get(action="request_expired").what == "mo"
        assert ASKS["change"](user).waits  # and may be asked for again
    assert (again(user).role == "dcs") is done


@pytest.mark.django_db
def test_what_is_refused_or_withdrawn_is_not_done_and_says_why(admin):
    user = account("change")
    somebody("dana", "dcs")
    asked = ASKS["change"](user).waits
    with pytest.raises(CannotConfirmError, match="Say why"):
        confirming.refuse(asked, why=" ", by="dana")
    confirming.refuse(asked, why="She has not moved", by="dana")
    line = Line.objects.get(action="request_refused")
    assert (line.actor, line.reason, line.detail["asked_by"]) == ("dana", "She has not moved", "admin")
    with pytest.raises(CannotConfirmError, match="refused by dana already"):
        confirming.confirm(asked, by="dana")
    mine = ASKS["change"](user).waits
    confirming.refuse(mine, why="A mistake", by="admin")
    assert AccountRequest.objects.get(pk=mine.pk).outcome == "withdrawn"
    assert again(user).role == "team_manager"


@pytest.mark.django_db
def test_what_changed_since_it_was_asked_for_is_not_done(admin):
    user = account("change")
    somebody("dana", "dcs")
    asked = ASKS["password"](user).waits
    changing.change(user, role="action_owner", teams=[], authority="", by="dana")
    with pytest.raises(CannotConfirmError, match="has changed since"):
        confirming.confirm(asked, by="dana")
    assert again(user).password == "!"


@pytest.mark.django_db
def test_it_is_asked_for_once(admin):
    user = account("change")
    ASKS["password"](user)
    with pytest.raises(CannotChangeError, match="asked for already"):
        ASKS["password"](user)
    requests.add("bo", "dcs", teams=[], authority="", by="admin")
    with pytest.raises(CannotAddUserError, match="asked for already"):
        requests.add("BO", "team_manager", teams=[], authority="", by="admin")


@pytest.mark.django_db
def test_an_account_whose_password_one_person_knows_does_not_come_to_see_children(admin):
    requests.add("bo", "scrutiny_member", teams=[], authority="", by="admin")
    bo = User.objects.get(username="bo")
    with pytest.raises(CannotChangeError, match="choose a password of their own"):
        requests.change(bo, role="dcs", teams=[], authority="", by="admin")
    User.objects.filter(pk=bo.pk).update(must_change_password=False)
    assert requests.change(again(bo), role="dcs", teams=[], authority="", by="admin").waits


@pytest.mark.django_db
def test_whoever_belongs_to_one_authority_confirms_that_ones_accounts_alone(admin):
    asked = {
        code: requests.add(f"bo{code}", "dcs", teams=[], authority=code, by="admin").waits
        for code in ("", "990", "343")
    }
    here = somebody("dana", "dcs", authority="990")
    somebody("all", "data_protection_officer")
    for code, request in asked.items():
        if code == "990":
            assert confirming.confirm(request, by=here.username).user
        else:
            with pytest.raises(NotTheirRequestError):
                confirming.confirm(request, by=here.username)
            assert confirming.confirm(request, by="all").user


# grants: the sponsor, and nobody else


def granting(ed: User, sponsor: User, *opens: str) -> AccountRequest:
    today = timezone.localdate()
    found = requests.grant(
        ed, sponsor=sponsor, why="Inspection", first=today, last=today, opens=opens, by="admin"
    ).waits
    assert found
    return found


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "opens"), [("ofsted_inspector", ["children", "small_numbers"]), ("partner", [])]
)
def test_a_grant_opens_nothing_before_its_sponsor_confirms_it_and_nobody_else_may(admin, role, opens):
    ed, head = somebody("ed", role), somebody("head", "head_of_service")
    somebody("dana", "dcs")
    somebody("jo", "system_administrator")
    asked = granting(ed, head, *opens)
    assert not Grant.objects.exists() and again(ed).has_ended
    for other in ("admin", "jo", "dana", "ed", COMMAND_LINE):
        with pytest.raises(NotTheirRequestError):
            confirming.confirm(asked, by=other)
    confirming.confirm(asked, by="head")
    assert not again(ed).has_ended
    line = Line.objects.get(action="granted")
    assert (line.actor, line.detail["sponsor"], line.detail["confirmed_by"]) == ("admin", "head", "head")


@pytest.mark.django_db
def test_the_sponsor_is_told_on_their_pages_and_confirms_there(client: Client, admin):
    ed = somebody("ed", "ofsted_inspector")
    head = signed_in(client, "head_of_service")
    granting(ed, head, "children")
    assert "1 request waits for you to confirm" in words(client.get("/account"))
    page = client.get("/account/requests")
    assert "Open something for a while: ed" in words(page) and "You are named as the sponsor" in words(page)
    number = AccountRequest.objects.get().pk
    assert client.post("/account/requests/confirm", {"request": number})["Location"].startswith(
        "/account/confirm"
    )
    proved(client)
    assert client.post("/account/requests/confirm", {"request": number})["Location"] == "/account/requests"
    assert Grant.objects.get().sponsor == head
    assert "Nothing waits for you" in words(client.get("/account/requests"))


# pages


@pytest.mark.django_db
def test_the_whole_way_over_the_pages_of_two_administrators(client: Client, admin):
    somebody("jo", "system_administrator")
    theirs = Client()
    theirs.force_login(User.objects.get(username="jo"))
    client.force_login(admin)
    page = client.post("/people/add", {"full_name": "Bo Lee", "username": "Bo", "role": "dcs"})
    first = re.search(r"<strong>([a-z2-9-]{9})</strong>", page.text)[1]
    assert "This waits for a second person" in words(page) and "Who may confirm jo" in words(page)
    number = {"request": AccountRequest.objects.get().pk}
    proved(client)
    assert client.post("/account/requests/confirm", number).status_code == 403
    assert not User.objects.filter(username="bo").exists()
    proved(theirs)
    assert "1 request waits for you to confirm" in words(theirs.get("/people"))
    assert "Role Director of children's services" in words(theirs.get("/account/requests"))
    page = theirs.post("/account/requests/confirm", number)
    second = re.search(r"<strong>([a-z2-9-]{9})</strong>", page.text)[1]
    bo = Client()
    for tried in (first, second, f"{second}-{first}"):
        assert bo.post("/sign-in", {"username": "bo", "password": tried}).status_code == 200
    assert bo.post("/sign-in", {"username": "bo", "password": f"{first}-{second}"}).status_code == 302
    assert "Confirmed By jo" in words(client.get("/account/requests"))


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "what"), list(product(sorted(set(ROLES) - CONFIRM), ["confirm", "refuse"])))
def test_an_outsider_sees_and_decides_nothing(client: Client, admin, role, what):
    user = account("change")
    asked = ASKS["change"](user).waits
    signed_in(client, role)
    proved(client)
    assert "mo" not in words(client.get("/account/requests")).split()
    sent = {"request": asked.pk, "why": "Because"}
    assert client.post(f"/account/requests/{what}", sent).status_code == 403
    assert Line.objects.get(action="refused").actor == role
    assert AccountRequest.objects.get().outcome == ""


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["", "x", "0", "99", "-1", "1e3", "²"])
def test_a_request_there_is_not_is_not_found(client: Client, admin, number):
    client.force_login(admin)
    assert client.post("/account/requests/refuse", {"request": number, "why": "Because"}).status_code == 404


@pytest.mark.django_db
def test_a_refusal_without_a_reason_says_so(client: Client, admin):
    asked = ASKS["change"](account("change")).waits
    client.force_login(somebody("dana", "dcs"))
    page = client.post("/account/requests/refuse", {"request": asked.pk, "why": ""})
    assert page.status_code == 400 and "Say why it is refused" in words(page)


@pytest.mark.django_db
def test_one_administrator_alone_gets_at_no_child(client: Client, admin):
    """What one administrator once did: another's password and second factor, a new director, an inspector, a sponsor of theirs."""
    dana = actions.add_user("dana", "dcs", PASSWORD, by="console").user
    client.force_login(admin)
    proved(client)
    today = f"{timezone.localdate()}"
    client.post(f"/people/{dana.pk}/password")
    client.post(f"/people/{dana.pk}/second-factor")
    for name, role in (("two", "dcs"), ("three", "system_administrator"), ("four", "ofsted_inspector")):
        client.post("/people/add", {"full_name": "Bo Lee", "username": name, "role": role})
    client.post("/people/add", {"full_name": "Bo Lee", "username": "stooge", "role": "action_owner"})
    stooge = User.objects.get(username="stooge")
    ed = somebody("ed", "ofsted_inspector")
    sent = {"sponsor": stooge.pk, "why": "Because", "first": today, "last": today, "opens": ["children"]}
    assert "do not have themselves" in client.post(f"/people/{ed.pk}/grant", sent).text
    send(client, f"/people/{stooge.pk}", {"role": "dcs"})
    for request in AccountRequest.objects.all():
        client.post("/account/requests/confirm", {"request": request.pk})
    assert again(dana).check_password(PASSWORD)
    assert set(User.objects.values_list("username", "role")) == {
        ("admin", "system_administrator"), ("dana", "dcs"), ("stooge", "action_owner"), ("ed", "ofsted_inspector"),
    }  # fmt: skip
    assert not Grant.objects.exists()


# the command line


@pytest.mark.django_db
def test_the_first_accounts_have_nobody_to_confirm_them_and_the_command_line_adds_them_alone():
    assert main(["user", "add", "jo", "--role", "performance_analyst"]) == 0
    assert main(["user", "add", "ada", "--role", "system_administrator"]) == 0
    assert set(User.objects.values_list("username", flat=True)) == {"jo", "ada"}
    assert main(["user", "add", "dana", "--role", "dcs"]) == 0
    assert not User.objects.filter(username="dana").exists()
    assert main(["user", "add", "owen", "--role", "action_owner"]) == 0
    assert User.objects.filter(username="owen").exists()


@pytest.mark.django_db
def test_the_command_line_does_not_confirm_what_it_asked_for(admin, capsys):
    assert main(["user", "add", "dana", "--role", "dcs"]) == 0
    asked = AccountRequest.objects.get()
    first = re.search(r"first half of the password: (\S+)", capsys.readouterr().out)[1]
    assert main(["user", "confirm", str(asked.pk)]) == 3
    assert not User.objects.filter(username="dana").exists()
    assert Line.objects.get(action="asked_for_account").detail["machine_account"]
    done = confirming.confirm(asked, by="admin")
    assert done.user.check_password(f"{first}-{done.password}")


@pytest.mark.django_db
def test_where_there_is_one_administrator_and_nobody_else_the_machines_keeper_is_the_second(
    client: Client, admin, capsys
):
    client.force_login(admin)
    page = client.post("/people/add", {"full_name": "Bo Lee", "username": "dana", "role": "dcs"})
    first = re.search(r"<strong>([a-z2-9-]{9})</strong>", page.text)[1]
    asked = AccountRequest.objects.get()
    assert f"sightline user confirm {asked.pk}" in words(page)
    assert main(["user", "requests"]) == 0
    assert f"{asked.pk}  Add an account: dana, dcs; asked for by admin" in capsys.readouterr().out
    assert main(["user", "confirm", str(asked.pk)]) == 0
    second = re.search(r"second half of the password: (\S+)", capsys.readouterr().out)[1]
    assert User.objects.get(username="dana").check_password(f"{first}-{second}")
    assert Line.objects.get(action="request_confirmed").detail["machine_account"]


@pytest.mark.django_db
@pytest.mark.parametrize("sent", [["confirm", "99"], ["confirm", "x"], ["refuse", "99", "--reason", "no"]])
def test_a_request_there_is_not_is_said_so(sent, capsys):
    assert main(["user", *sent]) == 1
    assert "There is no request" in capsys.readouterr().err


@pytest.mark.django_db
def test_the_command_line_refuses_with_a_reason(admin):
    asked = requests.add("bo", "dcs", teams=[], authority="", by="admin").waits
    assert main(["user", "refuse", str(asked.pk)]) == 1
    assert main(["user", "refuse", str(asked.pk), "--reason", "Nobody of that name"]) == 0
    assert AccountRequest.objects.get().outcome == "refused"


# the database


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"outcome": "confirmed", "decided_by": "admin", "decided_at": datetime(2027, 3, 2, tzinfo=LONDON), "sealed": ""},
        {"outcome": "refused", "decided_by": "", "decided_at": datetime(2027, 3, 2, tzinfo=LONDON), "sealed": ""},
        {"outcome": "refused", "decided_by": "dana", "decided_at": None, "sealed": ""},
        {"outcome": "refused", "decided_by": "dana", "decided_at": datetime(2027, 3, 2, tzinfo=LONDON)},
        {"kind": "grant"},
    ],
)  # fmt: skip
def test_the_database_refuses_a_request_that_makes_no_sense(admin, wrong):
    asked = requests.add("bo", "dcs", teams=[], authority="", by="admin").waits
    with pytest.raises(IntegrityError), transaction.atomic():
        AccountRequest.objects.filter(pk=asked.pk).update(**wrong)


def test_seven_days():
    from sightline.people.two_people import STANDS_FOR

    assert timedelta(days=7) == STANDS_FOR


def test_pages_and_commands_reach_an_account_only_through_what_asks():
    """The doers are called by what asks, what confirms, Microsoft's door and the fictional demo, and by nobody else."""
    from pathlib import Path

    import sightline

    top = Path(sightline.__file__).parent
    doers = re.compile(
        r"\b(add_user|reset_password|set_active|second_factor\.remove|granting\.grant|changing\.change)\("
    )
    own = {"people/services", "demo"}
    callers = {
        str(file.relative_to(top)): doers.findall(file.read_text(encoding="utf-8"))
        for file in top.rglob("*.py")
        if not any(str(file.relative_to(top)).startswith(each) for each in own)
    }
    through = {name: found for name, found in callers.items() if found}
    assert through == {
        "people/views/managing.py": ["reset_password", "set_active"],  # of `requests`
        "people/views/own.py": ["second_factor.remove"],  # one's own
    }
