"""A password and a code: set up, asked for, used once, guessed at, lost, and never in the clear."""

import re
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from sightline.people import services as actions
from sightline.people import sessions
from sightline.people.models import SignInTry, User
from sightline.people.second_factor import Adapter, SecretLostError
from sightline.people.services import second_factor
from sightline.trail.models import Line
from support import clock
from support.people import granted, signed_in

pytestmark = pytest.mark.django_db
PASSWORD = "a long dull password"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def ann() -> User:
    return actions.add_user("ann", "dcs", PASSWORD, by="console").user


@pytest.fixture
def codes(ann) -> Iterator[list[str]]:
    """Ann's recovery codes, once her phone is set up, at a moment that stays: a code is another each half minute."""
    with time_machine.travel(clock.MORNING, tick=False):
        made = second_factor.set_up(ann, SECRET, code_at(0))
        assert made
        yield made


def code_at(steps: int) -> str:
    """What Ann's phone shows now, or showed or will show this many half minutes away."""
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30 + steps))


def password_step(client: Client, there: str = "/"):
    return client.post("/sign-in", {"username": "ann", "password": PASSWORD, "next": there})


def code_step(client: Client, code: str):
    return client.post("/sign-in/code", {"code": code})


def is_in(client: Client) -> bool:
    return client.get("/account").status_code == 200


def test_a_right_password_alone_opens_nothing(client: Client, codes):
    assert password_step(client)["Location"] == "/sign-in/code"
    assert not is_in(client)
    assert not Line.objects.filter(action="signed_in").exists()


def test_an_outsider_without_the_password_is_not_asked_for_a_code(client: Client, codes):
    assert client.get("/sign-in/code")["Location"] == "/sign-in"
    assert code_step(client, code_at(1))["Location"] == "/sign-in"
    assert not is_in(client)


def test_the_code_signs_in_and_leads_where_the_person_was_going(client: Client, codes):
    password_step(client, "/account")
    assert code_step(client, code_at(1))["Location"] == "/account"
    assert is_in(client)
    assert Line.objects.latest("number").detail == {"role": "dcs", "second_factor": True}


@pytest.mark.parametrize("typed", ["{0} {1}", "{0}-{1}", " {0}{1} "])
def test_spaces_and_dashes_in_a_code_make_no_difference(client: Client, codes, typed):
    password_step(client)
    code = code_at(1)
    assert code_step(client, typed.format(code[:3], code[3:])).status_code == 302


@pytest.mark.parametrize(("steps", "fits"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_a_phone_may_be_half_a_minute_out_and_no_more(client: Client, codes, steps, fits):
    password_step(client)
    assert (code_step(client, code_at(steps)).status_code == 302) is fits


def test_a_code_works_once(client: Client, codes):
    password_step(client)
    used = code_at(1)
    code_step(client, used)
    other = Client()
    password_step(other)
    assert "The code is not right" in code_step(other, used).text
    assert not is_in(other)


def test_a_recovery_code_works_once_and_is_recorded(client: Client, codes):
    for page, works in ((client, True), (Client(), False)):
        password_step(page)
        assert (code_step(page, codes[0]).status_code == 302) is works
    assert Line.objects.filter(action="recovery_code_used", actor="ann").count() == 1


def test_five_wrong_codes_shut_out_from_everywhere_and_a_right_password_does_not_open(client: Client, codes):
    password_step(client)
    for _ in range(5):
        assert "The code is not right" in code_step(client, "000000").text
    assert "Too many tries" in code_step(client, code_at(1)).text
    elsewhere = Client(REMOTE_ADDR="10.0.0.9")
    password_step(elsewhere)
    assert "Too many tries" in code_step(elsewhere, code_at(1)).text
    assert Line.objects.filter(action="second_factor_failed").latest("number").detail["locked"] is True


def test_after_a_quarter_of_an_hour_codes_are_looked_at_again(client: Client, codes):
    password_step(client)
    for _ in range(5):
        code_step(client, "000000")
    for attempt in SignInTry.objects.all():
        attempt.at -= timedelta(minutes=15)
        attempt.save()
    assert code_step(client, code_at(1)).status_code == 302


def test_a_password_changed_between_the_steps_starts_again(client: Client, codes, ann):
    password_step(client)
    ann.set_password("another dull password")
    ann.save()
    assert code_step(client, code_at(1))["Location"] == "/sign-in"
    assert not is_in(client)


def test_ten_minutes_after_the_password_it_is_asked_for_again(client: Client, codes):
    password_step(client)
    session = client.session
    pk, known_by, at, there = session["half_way"]
    session["half_way"] = [pk, known_by, at - 601, there]
    session.save()
    assert code_step(client, code_at(1))["Location"] == "/sign-in"


@pytest.mark.parametrize("address", ["/scorecard", "/", "/measure/AS01/children", "/glass"])
def test_who_must_have_one_and_has_none_sets_it_up_before_anything_else(
    client: Client, settings, ann, address
):
    settings.SECOND_FACTOR = "sensitive"
    password_step(client)
    assert client.get(address)["Location"] == "/account/second-factor"
    assert client.get("/accessibility").status_code == 200
    assert client.post("/sign-out")["Location"] == "/signed-out"


def test_setting_it_up_shows_the_secret_and_then_the_recovery_codes_once(client: Client, settings, ann):
    settings.SECOND_FACTOR = "sensitive"
    password_step(client)
    page = client.get("/account/second-factor").text
    secret = "".join(re.search(r'people-secret">([A-Z2-7 ]+)<', page)[1].split())
    wrong = client.post("/account/second-factor", {"code": "000000"})
    assert "The code is not right" in wrong.text
    assert "".join(re.search(r'people-secret">([A-Z2-7 ]+)<', wrong.text)[1].split()) == secret
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    done = client.post("/account/second-factor", {"code": code}).text
    assert len(re.findall(r"<li>\d{8}</li>", done)) == 10
    assert client.get("/scorecard").status_code == 200
    assert "people-secret" in client.get("/account/second-factor").text
    assert not re.search(r"<li>\d{8}</li>", client.get("/account/second-factor").text)
    assert Line.objects.filter(action="second_factor_set_up", actor="ann").exists()


def test_a_session_that_skipped_the_code_is_ended(client: Client, settings, codes, ann):
    settings.SECOND_FACTOR = "sensitive"
    client.force_login(ann)
    assert client.get("/scorecard")["Location"] == "/sign-in"
    assert not is_in(client)


def test_the_demos_people_do_without_until_a_real_authority_is_loaded(client: Client, settings, monkeypatch):
    settings.SECOND_FACTOR = "sensitive"
    excused = signed_in(client, "dcs", excused=True)
    assert client.get("/scorecard").status_code == 200
    snapshot = type("Snapshot", (), {"manifest": type("Manifest", (), {"authorities": {"990": 1, "343": 1}})})
    monkeypatch.setattr("sightline.people.queries.accounts.open_snapshot", lambda: snapshot)
    assert client.get("/scorecard")["Location"] == "/account/second-factor"
    assert excused.excused


def test_neither_secret_nor_recovery_codes_lie_in_the_database_in_the_clear(codes):
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert SECRET not in kept
    assert not any(code in kept for code in codes)


def test_another_key_does_not_read_a_secret_and_says_so(ann, codes, tmp_path, monkeypatch):
    monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path / "elsewhere"))
    with pytest.raises(SecretLostError, match="Put keys/second_factor back"):
        Adapter().decrypt(Authenticator.objects.get(type="totp").data["secret"])


def test_putting_another_phone_in_its_place_takes_the_old_codes_away(ann, codes):
    other = second_factor.new_secret()
    fresh = second_factor.set_up(ann, other, format_hotp_value(hotp_value(other, int(time.time()) // 30)))
    assert fresh and set(fresh).isdisjoint(codes)
    assert not second_factor.check_code(ann, codes[0])
    assert Authenticator.objects.filter(user=ann).count() == 2


def stale(client: Client, minutes: int) -> None:
    session = client.session
    session[sessions.PROVED_AT] = int(time.time()) - minutes * 60 - 1
    session.save()


def test_after_a_quarter_of_an_hour_the_person_proves_who_they_are_with_both(client: Client, codes):
    password_step(client)
    code_step(client, code_at(1))
    assert client.get("/account/second-factor").status_code == 200
    stale(client, 15)
    assert (
        client.get("/account/second-factor")["Location"] == "/account/confirm?next=%2Faccount%2Fsecond-factor"
    )
    asked = {"password": PASSWORD, "code": "000000", "next": "/account/second-factor"}
    assert "The code is not right" in client.post("/account/confirm", asked).text
    assert "The password is not right" in client.post("/account/confirm", asked | {"password": "x"}).text
    assert "Enter the code" in client.post("/account/confirm", {"password": PASSWORD}).text
    done = client.post("/account/confirm", asked | {"code": codes[1]})
    assert done["Location"] == "/account/second-factor"
    assert client.get("/account/second-factor").status_code == 200
    assert Line.objects.filter(action="confirmed", actor="ann").count() == 1


def test_a_clock_put_back_does_not_make_an_old_proof_new():
    assert not sessions.is_fresh({sessions.PROVED_AT: 1_000_000}, 999_000, 15)
    assert sessions.is_fresh({sessions.PROVED_AT: 1_000_000}, 1_000_900, 15)
    assert not sessions.is_fresh({sessions.PROVED_AT: 1_000_000}, 1_000_901, 15)
    assert not sessions.is_fresh({}, 1_000_000, 15)


@pytest.mark.parametrize(
    ("session", "over"),
    [
        ({}, ""),
        ({"last_seen": 10_000 - 1800, "signed_in_at": 8_000}, ""),
        ({"last_seen": 10_000 - 1801, "signed_in_at": 8_000}, "nothing done for 30 minutes"),
        ({"last_seen": 10_000, "signed_in_at": 10_000 - 3600}, ""),
        ({"last_seen": 10_000, "signed_in_at": 10_000 - 3601}, "signed in for 1 hours"),
        ({"last_seen": 10_301, "signed_in_at": 9_000}, "the server's clock was put back"),
        ({"last_seen": 10_299, "signed_in_at": 9_000}, ""),
    ],
)
def test_when_a_session_is_over(session, over):
    assert sessions.why_over(session, 10_000, idle_minutes=30, hours=1) == over


def test_a_role_that_must_have_one_cannot_do_without(client: Client, settings, codes):
    password_step(client)
    code_step(client, code_at(1))
    settings.SECOND_FACTOR = "sensitive"
    assert client.post("/account/second-factor/remove").status_code == 403
    assert Authenticator.objects.exists()
    settings.SECOND_FACTOR = "nobody"
    assert client.post("/account/second-factor/remove").status_code == 302
    assert not Authenticator.objects.exists()


def test_an_inspector_whose_access_has_ended_is_told_so_only_after_the_right_password(client: Client):
    ed = actions.add_user("ed", "ofsted_inspector", PASSWORD, by="console").user
    wrong = client.post("/sign-in", {"username": "ed", "password": "wrong"}).text
    right = client.post("/sign-in", {"username": "ed", "password": PASSWORD}).text
    assert ("not been opened" in wrong, "Your access has not been opened yet" in right) == (False, True)
    granted(ed)
    assert client.post("/sign-in", {"username": "ed", "password": PASSWORD}).status_code == 302


@pytest.mark.parametrize(
    "address",
    [
        "/accounts/signup/",
        "/signup",
        "/accounts/login/",
        "/accounts/email/",
        "/accounts/password/reset/",
        "/accounts/social/connections/",
        "/accounts/2fa/",
        "/sign-in/microsoft",
    ],
)
def test_there_is_no_way_to_sign_oneself_up(client: Client, address):
    assert client.get(address).status_code == 404
