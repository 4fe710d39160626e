"""The pages on which an administrator looks after people, without seeing what they see."""

import re
from datetime import date

import pytest
from django.test import Client

from sightline.people import services as actions
from sightline.people.models import AccountRequest, User
from sightline.people.posts.services import add_post, take_up
from sightline.people.services import changing, confirming
from sightline.people.services.changing import CannotChangeError
from sightline.trail.models import Line
from support.figure_pages import hidden, send, words
from support.people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.database]
PASSWORD = "a long dull password"


@pytest.fixture
def admin(client: Client) -> User:
    """An administrator, signed in."""
    return signed_in(client, "system_administrator")


@pytest.fixture
def ann() -> User:
    return actions.add_user("ann", "team_manager", PASSWORD, by="console", teams=["T1"]).user


def last() -> tuple[str, str, str]:
    line = Line.objects.latest("number")
    return line.actor, line.action, line.what


def lines() -> set[tuple[str, str, str]]:
    return set(Line.objects.values_list("actor", "action", "what"))


def confirmed() -> str:
    """The director confirms what waits, and is shown this half of a password."""
    director, _ = User.objects.get_or_create(username="director", defaults={"role": "dcs"})
    return confirming.confirm(AccountRequest.objects.get(outcome=""), by=director.username).password


def test_an_outsider_and_an_analyst_see_nobody(client: Client, ann):
    assert client.get("/people")["Location"] == "/sign-in?next=/people"
    signed_in(client, "performance_analyst")
    page = client.get("/people")
    assert (page.status_code, ">ann<" in page.text) == (403, False)


def test_the_list_says_who_there_is(client: Client, admin, ann):
    page = client.get("/people").text
    assert "2 people can sign in" in page
    for said in ("ann", "Team manager", "system_administrator"):
        assert said in page


def test_the_list_says_who_lacks_the_second_factor_they_must_have(client: Client, admin, ann, settings):
    settings.SECOND_FACTOR = "team_manager"
    page = client.get("/people").text
    assert "1 of them has yet to set up the second factor" in page
    assert page.count("Not set up yet") == 1


def test_somebody_added_gets_a_password_shown_once_and_must_change_it(client: Client, admin):
    page = client.post(
        "/people/add", {"full_name": "Bo Lee", "username": "Bo", "role": "scrutiny_member"}
    ).text
    password = re.search(r"<strong>([a-z2-9-]{19})</strong>", page)[1]
    assert last() == ("system_administrator", "user_added", "bo")
    bo = Client()
    bo.post("/sign-in", {"username": "bo", "password": password})
    assert bo.get("/scorecard")["Location"] == "/account/password"
    new = {"old": password, "new": "three odd words here", "again": "three odd words here"}
    assert bo.post("/account/password", new)["Location"] == "/account"
    assert bo.get("/scorecard").status_code == 200
    assert last() == ("bo", "password_changed", "bo")


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"username": "", "role": "dcs"}, "Enter a user name"),
        ({"username": "bo", "role": "dcs", "full_name": " "}, "Enter their full name"),
        ({"username": "bo", "role": ""}, "Choose a role"),
        ({"username": "bo", "role": "chief"}, "Select a valid choice"),
        ({"username": "ANN", "role": "dcs"}, "already a user named ann"),
        ({"username": "bo", "role": "dcs", "authority": "34"}, "Enter a three-digit code"),
        ({"username": "bo", "role": "dcs", "teams": "T9"}, "Select a valid choice"),
    ],
)
def test_somebody_who_cannot_be_added_is_not(client: Client, admin, ann, sent, said):
    page = client.post("/people/add", {"full_name": "Bo Lee"} | sent)
    assert (page.status_code, "There is a problem" in page.text, said in page.text) == (200, True, True)
    assert User.objects.count() == 2


def test_a_role_and_teams_are_changed_and_the_trail_has_both_before_and_after(client: Client, admin, ann):
    send(client, f"/people/{ann.pk}", {"role": "action_owner", "teams": ["T1"]})
    ann.refresh_from_db()
    assert (ann.role, ann.teams) == ("action_owner", ["T1"])
    line = Line.objects.latest("number")
    assert (line.action, line.detail["before"]["role"]) == ("user_changed", "team_manager")
    assert line.detail["after"] == {"full_name": "", "role": "action_owner", "teams": ["T1"], "authority": ""}


@pytest.fixture
def other(client: Client) -> Client:
    """Another administrator, in a browser of their own."""
    User.objects.create(username="jo", role="system_administrator")
    theirs = Client()
    theirs.force_login(User.objects.get(username="jo"))
    return theirs


def form_of(page) -> dict[str, object]:
    """What the page's form would send, untouched."""
    form = page.context["form"]
    return {name: form[name].value() for name in ("role", "teams", "authority")} | page.context["carried"]


def test_of_two_administrators_at_once_the_second_is_told_and_sees_both_texts(
    client: Client, admin, other, ann
):
    mine, theirs = (form_of(each.get(f"/people/{ann.pk}")) for each in (client, other))
    other.post(f"/people/{ann.pk}", theirs | {"role": "action_owner"})
    before = Line.objects.count()
    page = client.post(f"/people/{ann.pk}", mine | {"role": "democratic_services", "teams": []})
    said = words(page)
    assert page.status_code == 409 and "Nothing of yours is saved yet" in said
    assert "The account ann was changed while you had it open" in said and "jo changed the role" in said
    assert "Role As it is now Action owner What you wrote Democratic services officer" in said
    assert "Teams As it is now T1 What you wrote Nothing" in said
    ann.refresh_from_db()
    assert (ann.role, Line.objects.count()) == ("action_owner", before)
    leaves = hidden(page) | {"keep_role": "theirs", "keep_teams": "theirs"}
    assert client.post(f"/people/{ann.pk}", leaves)["Location"] == f"/people/{ann.pk}"
    ann.refresh_from_db()
    assert (ann.role, ann.teams, Line.objects.count()) == ("action_owner", ["T1"], before)


def test_what_the_second_of_two_administrators_chooses_is_saved(client: Client, admin, other, ann):
    mine, theirs = (form_of(each.get(f"/people/{ann.pk}")) for each in (client, other))
    other.post(f"/people/{ann.pk}", theirs | {"role": "action_owner"})
    page = client.post(f"/people/{ann.pk}", mine | {"role": "democratic_services", "teams": []})
    again = hidden(page)
    assert "Choose one of the two" in words(client.post(f"/people/{ann.pk}", again))
    chosen = again | {"keep_role": "mine", "keep_teams": "mine"}
    assert client.post(f"/people/{ann.pk}", chosen)["Location"] == f"/people/{ann.pk}"
    ann.refresh_from_db()
    assert (ann.role, ann.teams) == ("democratic_services", [])


@pytest.mark.parametrize(
    "sent", [{"role": "action_owner"}, {"role": "dcs"}, {"role": "practitioner", "teams": []}]
)
def test_neither_a_change_at_once_nor_one_that_waits_passes_over_another(
    client: Client, admin, other, ann, sent
):
    opened = form_of(client.get(f"/people/{ann.pk}"))
    other.post(f"/people/{ann.pk}/active", {"active": "no"})
    assert client.post(f"/people/{ann.pk}", opened | sent | {"without_team": "yes"}).status_code == 409
    ann.refresh_from_db()
    assert (ann.role, AccountRequest.objects.count()) == ("team_manager", 0)


def test_a_change_of_somebody_else_meanwhile_bothers_nobody(client: Client, admin, other, ann):
    bo = actions.add_user("bo", "scrutiny_member", PASSWORD, by="console").user
    opened = form_of(client.get(f"/people/{ann.pk}"))
    send(other, f"/people/{bo.pk}", {"role": "action_owner"})
    assert client.post(f"/people/{ann.pk}", opened | {"role": "action_owner"}).status_code == 302


def test_a_form_that_does_not_say_what_was_seen_changes_nothing(client: Client, admin, ann):
    refused = client.post(f"/people/{ann.pk}", {"role": "action_owner"})
    assert refused.status_code == 400 and "does not say which edition" in words(refused)
    ann.refresh_from_db()
    assert ann.role == "team_manager"


def test_saving_without_a_change_leaves_no_line(client: Client, admin, ann):
    before = Line.objects.count()
    send(client, f"/people/{ann.pk}", {"role": "team_manager", "teams": ["T1"]})
    assert Line.objects.count() == before


@pytest.mark.parametrize(
    "change",
    [
        lambda user, by: changing.change(user, role="dcs", teams=(), authority="", by=by),
        lambda user, by: changing.set_active(user, False, by=by),
        lambda user, by: changing.reset_password(user, by=by),
    ],
)
def test_nobody_changes_their_own_account(admin, change):
    with pytest.raises(CannotChangeError, match="your own account"):
        change(admin, admin.username)
    admin.refresh_from_db()
    assert (admin.role, admin.is_active) == ("system_administrator", True)


@pytest.mark.parametrize("address", ["", "/password", "/active", "/second-factor"])
def test_nor_on_a_page(client: Client, admin, address):
    sent = {"role": "dcs", "active": "no", "edition": admin.edition}
    page = client.post(f"/people/{admin.pk}{address}", sent, follow=True)
    assert page.status_code in (200, 409)
    admin.refresh_from_db()
    assert (admin.role, admin.is_active) == ("system_administrator", True)


@pytest.mark.parametrize(
    "change",
    [
        lambda user: changing.set_active(user, False, by="console"),
        lambda user: changing.change(user, role="dcs", teams=(), authority="", by="console"),
    ],
)
def test_the_last_administrator_stays(admin, change):
    with pytest.raises(CannotChangeError, match="the last administrator"):
        change(admin)
    other = actions.add_user("other", "system_administrator", PASSWORD, by="console").user
    changing.set_active(other, False, by="console")
    with pytest.raises(CannotChangeError, match="the last administrator"):
        change(admin)
    changing.set_active(other, True, by="console")
    change(admin)


def test_somebody_shut_out_is_out_at_once_and_can_be_let_in_again(client: Client, admin, ann):
    theirs = Client()
    theirs.force_login(ann)
    assert theirs.get("/account").status_code == 200
    client.post(f"/people/{ann.pk}/active", {"active": "no"})
    assert last() == ("system_administrator", "user_shut_out", "ann")
    assert theirs.get("/account").status_code == 302
    client.post(f"/people/{ann.pk}/active", {"active": "yes"})
    confirmed()
    assert theirs.get("/account").status_code == 302
    assert theirs.post("/sign-in", {"username": "ann", "password": PASSWORD}).status_code == 302


def prove(client: Client, user: User) -> None:
    """The administrator confirms that it is them."""
    user.set_password(PASSWORD)
    user.save()
    client.post("/sign-in", {"username": user.username, "password": PASSWORD})


def test_a_new_password_ends_sessions_is_shown_once_and_works(client: Client, admin, ann):
    theirs = Client()
    theirs.force_login(ann)
    prove(client, admin)
    first = re.search(r"<strong>([a-z2-9-]{9})</strong>", client.post(f"/people/{ann.pk}/password").text)[1]
    assert theirs.get("/account").status_code == 200
    password = f"{first}-{confirmed()}"
    assert ("system_administrator", "password_reset", "ann") in lines()
    assert theirs.get("/account").status_code == 302
    assert theirs.post("/sign-in", {"username": "ann", "password": PASSWORD}).status_code == 200
    assert theirs.post("/sign-in", {"username": "ann", "password": password}).status_code == 302
    assert theirs.get("/account")["Location"] == "/account/password"
    assert password not in "".join(Line.objects.values_list("detail_text", flat=True))


@pytest.mark.parametrize("address", ["password", "second-factor"])
def test_what_lets_one_in_as_another_takes_a_fresh_proof(client: Client, admin, ann, address):
    there = client.post(f"/people/{ann.pk}/{address}")["Location"]
    assert there == f"/account/confirm?next=%2Fpeople%2F{ann.pk}"
    ann.refresh_from_db()
    assert not ann.must_change_password


def test_a_lost_second_factor_is_removed_and_sessions_end(client: Client, admin, ann):
    from allauth.mfa.models import Authenticator

    Authenticator.objects.create(user=ann, type="totp", data={"secret": "x"})
    theirs = Client()
    theirs.force_login(ann)
    prove(client, admin)
    client.post(f"/people/{ann.pk}/second-factor")
    assert Authenticator.objects.exists()
    assert theirs.get("/account").status_code == 200
    confirmed()
    assert ("system_administrator", "second_factor_removed", "ann") in lines()
    assert not Authenticator.objects.exists()
    assert theirs.get("/account").status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "again", "said", "beside"),
    [
        ("wrong", "three odd words here", "three odd words here", "use now is not right", "old"),
        (PASSWORD, PASSWORD, PASSWORD, "is the one you use now", "new"),
        (PASSWORD, "three odd words here", "three odd words", "not the same", "again"),
        (PASSWORD, "short", "short", "at least 12 characters", "new"),
        (PASSWORD, "", "", "Enter a new password", "new"),
    ],
)
def test_a_password_that_cannot_be_changed_stays(client: Client, ann, old, new, again, said, beside):
    client.force_login(ann)
    answer = client.post("/account/password", {"old": old, "new": new, "again": again})
    page = answer.text
    assert said in page and said in str(answer.context["form"].errors[beside])
    assert f'value="{new}"' not in page or not new
    ann.refresh_from_db()
    assert ann.check_password(PASSWORD)


def test_changing_a_password_ends_the_other_sessions_and_not_this_one(client: Client, ann):
    other = Client()
    client.force_login(ann)
    other.force_login(ann)
    client.post(
        "/account/password", {"old": PASSWORD, "new": "three odd words here", "again": "three odd words here"}
    )
    assert (client.get("/account").status_code, other.get("/account").status_code) == (200, 302)


def test_an_administrator_sees_no_figure_and_no_child(client: Client, admin):
    for address in (
        "/scorecard",
        "/measure/AS01",
        "/measure/AS01/children",
        "/trail",
        "/reads",
        "/restricted",
        "/glass",
    ):
        assert client.get(address).status_code == 403


@pytest.mark.parametrize(
    ("role", "teams", "goes_on", "saved"),
    [
        ("practitioner", ["T1"], False, True),
        ("practitioner", [], False, False),
        ("practitioner", [], True, True),
        ("action_owner", [], False, True),
    ],
)
def test_a_role_that_sees_its_own_teams_is_asked_about_having_none(
    client: Client, admin, ann, role, teams, goes_on, saved
):
    tick = {"without_team": "yes"} if goes_on else {}
    page = send(client, f"/people/{ann.pk}", {"role": role, "teams": teams} | tick)
    assert ("without a team sees no children" in page.text) is not saved
    assert ('name="without_team"' in page.text) is not saved


def test_somebody_without_a_team_is_told_so_where_they_are_refused(client: Client):
    signed_in(client, "team_manager")
    page = client.get("/my-day")
    assert (page.status_code, "Your account has no team yet" in page.text) == (403, True)
    signed_in(client, "scrutiny_member")
    page = client.get("/my-day")
    assert (page.status_code, "Your role does not have access" in page.text) == (403, True)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, {"ann", "Bo Lee", "system_administrator"}),
        ({"q": "lee"}, {"Bo Lee"}),
        ({"q": "BO"}, {"Bo Lee"}),
        ({"q": "head of service"}, {"Bo Lee"}),
        ({"q": "nobody"}, set()),
        ({"role": "team_manager"}, {"ann"}),
        ({"role": "team_manager", "q": "bo"}, set()),
    ],
)
def test_people_are_found_by_name_post_user_name_and_role(client: Client, admin, ann, asked, names):
    bo = actions.add_user("bo", "head_of_service", PASSWORD, by="console", full_name="Bo Lee").user
    take_up(add_post("", "Head of service", by="console"), bo, starts=date(2020, 1, 1), by="console")
    page = client.get("/people", asked).text
    shown = {
        name
        for name in ("ann", "Bo Lee", "system_administrator")
        if re.search(f">{name}[,<]", page.partition("<tbody")[2])
    }
    assert shown == names


def test_the_list_says_whose_children_each_sees(client: Client, admin, ann):
    actions.add_user("bo", "head_of_service", PASSWORD, by="console")
    page = words(client.get("/people"))
    assert "1 sees no children because no team is set" in page
    assert "None: no team is set" in page
    assert "T1" in page
