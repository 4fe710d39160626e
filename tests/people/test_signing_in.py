"""Signing in and out, the mark each leaves, and what happens to somebody who guesses."""

import time
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from sightline.people import services as actions
from sightline.people.middleware import LAST_SEEN
from sightline.people.models import SignInTry, User
from sightline.trail.models import Line
from support.people import signed_in

pytestmark = pytest.mark.django_db
PASSWORD = "a long dull password"
WRONG = "The user name or the password is not right"
LOCKED = "Too many tries"


@pytest.fixture
def ann() -> User:
    return actions.add_user("ann", "dcs", PASSWORD, by="console").user


def sign_in(client: Client, name: str = "ann", password: str = PASSWORD, **more: str):
    return client.post("/sign-in", {"username": name, "password": password}, **more)


def last_line() -> tuple[str, str]:
    line = Line.objects.latest("number")
    return line.actor, line.action


def test_anybody_may_see_the_sign_in_page(client: Client):
    page = client.get("/sign-in")
    assert page.status_code == 200
    assert "<title>Sign in – Sightline</title>" in page.text


def test_an_outsider_at_any_other_door_is_sent_to_sign_in_and_back(client: Client, ann):
    assert client.get("/")["Location"] == "/sign-in?next=/"
    there = client.post("/sign-in?next=/trail", {"username": "ann", "password": PASSWORD, "next": "/trail"})
    assert there["Location"] == "/trail"


def test_nobody_is_sent_to_another_site_after_signing_in(client: Client, ann):
    there = client.post("/sign-in", {"username": "ann", "password": PASSWORD, "next": "https://example.org/"})
    assert there["Location"] == "/"


@pytest.mark.parametrize("typed", ["ann", "Ann", " ANN "])
def test_the_right_password_signs_in_and_is_recorded(client: Client, ann, typed):
    assert sign_in(client, typed).status_code == 302
    assert client.get("/").status_code in {200, 302}
    assert last_line() == ("ann", "signed_in")


@pytest.mark.parametrize(
    ("name", "password", "actor"), [("ann", "wrong", "ann"), ("my secret", "wrong", "somebody unknown")]
)
def test_a_failure_says_the_same_and_is_recorded_by_name_only_for_a_user(
    client: Client, ann, name, password, actor
):
    page = sign_in(client, name, password)
    assert WRONG in page.text
    assert "<title>Error: Sign in – Sightline</title>" in page.text
    assert last_line() == (actor, "sign_in_failed")
    assert not Line.objects.filter(what__contains="secret").exists()


def test_a_password_is_never_sent_back(client: Client, ann):
    assert "not my password" not in sign_in(client, "ann", "not my password").text


@pytest.mark.parametrize(
    ("name", "password", "said"), [("", "x", "Enter your user name"), ("ann", "", "Enter your password")]
)
def test_an_empty_field_is_asked_for(client: Client, name, password, said):
    assert said in sign_in(client, name, password).text
    assert not SignInTry.objects.exists()


def test_somebody_who_has_left_cannot_sign_in(client: Client, ann):
    User.objects.update(is_active=False)
    assert WRONG in sign_in(client).text


def test_the_fifth_wrong_try_is_looked_at_and_the_sixth_right_one_is_not(client: Client, ann):
    for _ in range(5):
        assert WRONG in sign_in(client, "ann", "wrong").text
    assert Line.objects.latest("number").detail == {"tries": 5, "locked": True}
    assert LOCKED in sign_in(client).text


def test_four_wrong_tries_and_a_right_one_start_the_count_again(client: Client, ann):
    for _ in range(4):
        sign_in(client, "ann", "wrong")
    assert sign_in(client).status_code == 302
    assert not SignInTry.objects.exists()


def test_after_fifteen_minutes_sign_in_opens_again(client: Client, ann):
    for _ in range(5):
        sign_in(client, "ann", "wrong")
    for attempt in SignInTry.objects.all():
        attempt.at -= timedelta(minutes=15)
        attempt.save()
    assert sign_in(client).status_code == 302


def test_a_name_nobody_has_is_locked_like_any_other(client: Client):
    for _ in range(5):
        assert WRONG in sign_in(client, "nobody", "wrong").text
    assert LOCKED in sign_in(client, "nobody", "wrong").text


@pytest.mark.parametrize(("name", "address"), [("bob", "127.0.0.1"), ("ann", "10.0.0.9")])
def test_a_lock_is_for_one_name_from_one_address(client: Client, ann, name, address):
    actions.add_user("bob", "dcs", PASSWORD, by="console")
    for _ in range(5):
        sign_in(client, "ann", "wrong")
    assert sign_in(client, name, REMOTE_ADDR=address).status_code == 302


def test_what_was_typed_as_a_name_is_not_kept(client: Client):
    sign_in(client, "my secret password", "wrong")
    assert "secret" not in str(SignInTry.objects.values())


def test_signing_out_takes_a_button_and_is_recorded(client: Client):
    signed_in(client, "dcs")
    assert client.get("/sign-out").status_code == 405
    assert client.post("/sign-out")["Location"] == "/signed-out"
    assert last_line() == ("dcs", "signed_out")
    assert not Session.objects.exists()
    assert "You have signed out" in client.get("/signed-out").text


def test_an_outsider_who_signs_out_leaves_no_line(client: Client):
    client.post("/sign-out")
    assert not Line.objects.exists()


def test_a_sign_in_form_from_elsewhere_is_refused_in_plain_words(ann):
    answer = Client(enforce_csrf_checks=True).post("/sign-in", {"username": "ann", "password": PASSWORD})
    assert answer.status_code == 403
    assert "This page was open for too long" in answer.text
    assert not Line.objects.filter(action="signed_in").exists()


@pytest.mark.parametrize(("minutes", "still_in"), [(29, True), (31, False)])
def test_a_screen_left_alone_for_half_an_hour_is_signed_out(client: Client, minutes, still_in):
    signed_in(client, "data_protection_officer")
    client.get("/trail")
    session = client.session
    session[LAST_SEEN] = int(time.time()) - minutes * 60
    session.save()
    assert (client.get("/trail").status_code == 200) is still_in
    assert (Line.objects.filter(action="signed_out").count() == 0) is still_in


def test_reading_page_after_page_does_not_write_each_time(client: Client, django_assert_num_queries):
    signed_in(client, "data_protection_officer")
    client.get("/accessibility")
    with django_assert_num_queries(3):  # the session, the person, and whether anything has come to its end
        client.get("/accessibility")
