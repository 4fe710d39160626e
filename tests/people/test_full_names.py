"""An account has the full name of whose it is: set when it is added, changed with its history, shown with the post held."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from sightline.history.refusals import ChangedMeanwhileError
from sightline.people import names
from sightline.people import services as actions
from sightline.people.models import AccountChange, AccountRequest, User
from sightline.people.posts.services import add_post, take_up
from sightline.people.services import changing, confirming, requests
from sightline.people.services.adding import CannotAddUserError
from sightline.people.services.changing import CannotChangeError
from sightline.people.services.emailing import set_email
from sightline.trail.models import Line
from sightline.web.account_names import name_and_post
from support.figure_pages import send
from support.people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.database]
PASSWORD = "a long dull password"


def jo(**more) -> User:
    return actions.add_user(
        "jsmith", "action_owner", PASSWORD, by="console", full_name=" Jo   Smith ", **more
    ).user


@pytest.mark.parametrize(
    ("typed", "kept", "fault"),
    [
        ("Jo Smith", "Jo Smith", ""),
        ("  Jo\t Smith ", "Jo Smith", ""),
        ("Siân Ní Bhriain-O’Dowd", "Siân Ní Bhriain-O’Dowd", ""),
        ("", "", ""),
        ("J" * 150, "J" * 150, ""),
        ("J" * 151, "J" * 151, "at most 150"),
        ("Jo\u202eSmith", "Jo\u202eSmith", "can be seen"),
        ("Jo\x00Smith", "Jo\x00Smith", "can be seen"),
    ],
)
def test_what_a_full_name_may_be(typed, kept, fault):
    assert names.tidy_full_name(typed) == kept
    said = names.fault_of_full_name(kept)
    assert (fault in said) if fault else (said == "")


def test_an_account_is_added_with_it_and_the_trail_has_it():
    assert jo().full_name == "Jo Smith"
    assert Line.objects.latest("number").detail["full_name"] == "Jo Smith"
    with pytest.raises(CannotAddUserError, match="at most 150"):
        actions.add_user("long", "action_owner", PASSWORD, by="console", full_name="J" * 151)


def test_the_post_is_the_one_held_on_the_day():
    user, today = jo(), timezone.localdate()
    post = add_post("", "Head of service", service="Assessment", by="console")
    take_up(post, user, starts=today, by="console")
    assert name_and_post(user) == "Jo Smith, Head of service"
    assert name_and_post("jsmith", today - timedelta(days=1)) == "Jo Smith"


def test_it_is_changed_with_its_history_and_the_second_of_two_is_told():
    user = jo()
    own = {"role": user.role, "teams": user.teams, "authority": user.authority}
    changing.change(user, **own, full_name="Jo Brown", by="console", edition=1)
    row = AccountChange.objects.get()
    assert (row.field, row.was, row.now, row.by) == ("full_name", "Jo Smith", "Jo Brown", "console")
    with pytest.raises(ChangedMeanwhileError, match="console changed the full name"):
        changing.change(user, **own, full_name="Jo Green", by="ann", edition=1)
    changing.change(user, **own, by="console", edition=2)
    with pytest.raises(CannotChangeError, match="can be seen"):
        changing.change(user, **own, full_name="Jo\u202eBrown", by="console", edition=2)
    assert AccountChange.objects.count() == 1
    user.refresh_from_db()
    assert (user.full_name, user.edition) == ("Jo Brown", 2)


def test_what_else_is_changed_of_an_account_is_kept_too():
    user = jo()
    set_email(user, "jo@council.gov.uk", by="console")
    changing.set_active(user, False, by="console")
    own = {"teams": ["T1"], "authority": "343"}
    changing.change(user, role="auditor", **own, by="console")
    rows = list(AccountChange.objects.values_list("field", "was", "now"))
    assert rows == [
        ("email", "", "jo@council.gov.uk"),
        ("is_active", "True", "False"),
        ("role", "action_owner", "auditor"),
        ("teams", "", '["T1"]'),
        ("authority", "", "343"),
    ]
    user.refresh_from_db()
    assert user.edition == 4


def test_a_name_that_was_asked_for_is_there_once_the_second_person_confirms():
    director = User.objects.create(username="director", role="dcs", full_name="Helen Whit")
    User.objects.create(username="admin", role="system_administrator")
    requests.add("ann", "team_manager", teams=["T1"], authority="", full_name="Ann Lee", by="admin")
    confirming.confirm(AccountRequest.objects.get(), by=director.username)
    ann = User.objects.get(username="ann")
    assert ann.full_name == "Ann Lee"
    ann.must_change_password = False
    ann.save()
    requests.change(ann, role="head_of_service", teams=[], authority="", full_name="Ann Poe", by="admin")
    ann.refresh_from_db()
    assert (ann.full_name, ann.role) == ("Ann Lee", "team_manager")
    confirming.confirm(AccountRequest.objects.get(outcome=""), by=director.username)
    ann.refresh_from_db()
    assert (ann.full_name, ann.role) == ("Ann Poe", "head_of_service")


def test_pages_show_the_name_with_the_post_and_ask_for_names_once(
    client: Client, django_assert_max_num_queries
):
    signed_in(client, "system_administrator")
    user = jo()
    for number in range(12):
        each = actions.add_user(
            f"worker{number}x", "action_owner", PASSWORD, by="console", full_name=f"W {number}"
        ).user
        take_up(add_post("", f"Post {number}", by="console"), each, starts=date(2020, 1, 1), by="console")
    take_up(add_post("", "Head of service", by="console"), user, starts=date(2020, 1, 1), by="console")
    with django_assert_max_num_queries(16):
        page = client.get("/people").text
    assert ">Jo Smith, Head of service<" in page
    assert ">jsmith<" in page
    assert "W 11, Post 11" in page
    send(client, f"/people/{user.pk}", {"full_name": "Jo Brown", "role": "action_owner"})
    page = client.get(f"/people/{user.pk}").text
    assert "Jo Brown, Head of service" in page
    assert "the full name, from “Jo Smith” to “Jo Brown”" in page
    assert (
        "Enter their full name"
        in send(client, f"/people/{user.pk}", {"full_name": " ", "role": "action_owner"}).text
    )


def test_an_outsider_sees_no_account_and_changes_none(client: Client):
    signed_in(client, "performance_analyst")
    user = jo()
    for answer in (client.get(f"/people/{user.pk}"), client.post(f"/people/{user.pk}", {"full_name": "X"})):
        assert (answer.status_code, "Jo Smith" in answer.text) == (403, False)
    user.refresh_from_db()
    assert user.full_name == "Jo Smith"
