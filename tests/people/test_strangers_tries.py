"""What a stranger's wrong tries shut: their own address, and never somebody else's browser or an open session."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from sightline.config.proxies import trusted_proxies
from sightline.people import services as actions
from sightline.people.models import SignInTry
from sightline.people.services.tries import network_of

pytestmark = pytest.mark.django_db
PASSWORD = "a long dull password"
LOCKED = "Too many tries"
STRANGER, HOME = "203.0.113.9", "198.51.100.4"


@pytest.fixture(autouse=True)
def ann():
    return actions.add_user("ann", "dcs", PASSWORD, by="console").user


@pytest.fixture
def proxied(settings):
    settings.TRUSTED_PROXIES = trusted_proxies("127.0.0.1")


def sign_in(client: Client, name: str = "ann", password: str = PASSWORD, **more: str):
    return client.post("/sign-in", {"username": name, "password": password}, **more)


def lock(name: str = "ann", times: int = 6, **more: str) -> None:
    for _ in range(times):
        sign_in(Client(), name, "wrong", **more)


def may(client: Client, name: str = "ann", **more: str) -> bool:
    return sign_in(client, name, **more).status_code == 302


@pytest.mark.parametrize("theirs", [HOME, f"{HOME}:5021", f"10.0.0.1, {HOME}"])
def test_behind_a_trusted_proxy_each_client_is_its_own_address(proxied, theirs):
    lock(HTTP_X_FORWARDED_FOR=STRANGER)
    assert LOCKED in sign_in(Client(), HTTP_X_FORWARDED_FOR=STRANGER).text
    assert may(Client(), HTTP_X_FORWARDED_FOR=theirs)


@pytest.mark.parametrize("peer", ["192.0.2.1", "127.0.0.1"])
def test_without_one_nobody_chooses_their_own_address(settings, peer):
    settings.TRUSTED_PROXIES = trusted_proxies("127.0.0.1" if peer != "127.0.0.1" else "")
    for number in range(6):
        sign_in(Client(), "ann", "wrong", REMOTE_ADDR=peer, HTTP_X_FORWARDED_FOR=f"203.0.113.{number}")
    assert LOCKED in sign_in(Client(), REMOTE_ADDR=peer, HTTP_X_FORWARDED_FOR=HOME).text


def test_a_client_that_writes_addresses_before_its_own_is_still_itself(proxied):
    for number in range(6):
        sign_in(Client(), "ann", "wrong", HTTP_X_FORWARDED_FOR=f"10.0.0.{number}, {STRANGER}")
    assert LOCKED in sign_in(Client(), HTTP_X_FORWARDED_FOR=f"10.0.0.99, {STRANGER}").text


def test_a_browser_that_has_signed_in_is_never_shut_by_others_at_its_address():
    mine = Client()
    assert may(mine)
    mine.post("/sign-out")
    lock()
    assert LOCKED in sign_in(Client()).text
    assert may(mine)


def test_its_own_wrong_tries_do_shut_it():
    mine = Client()
    assert may(mine)
    mine.post("/sign-out")
    for _ in range(5):
        sign_in(mine, "ann", "wrong")
    assert LOCKED in sign_in(mine).text


@pytest.mark.parametrize("cookie", ["x", "ann-1", "a:b:c"])
def test_nobody_can_make_up_such_a_browser(cookie):
    lock()
    made_up = Client()
    made_up.cookies["known_browser"] = cookie
    assert LOCKED in sign_in(made_up).text


def test_one_that_belongs_to_another_name_is_no_such_browser():
    actions.add_user("bob", "dcs", PASSWORD, by="console")
    bobs = Client()
    assert may(bobs, "bob")
    bobs.post("/sign-out")
    lock()
    assert LOCKED in sign_in(bobs, "ann").text


def test_the_cookie_says_no_name_and_no_script_reads_it():
    mine = Client()
    sign_in(mine)
    cookie = mine.cookies["known_browser"]
    assert "ann" not in cookie.value.partition("-")[2] and cookie["httponly"] and cookie["samesite"] == "Lax"


@pytest.mark.parametrize(("names", "slowed"), [(19, False), (20, True), (25, True)])
def test_going_through_names_is_slowed_and_only_where_it_comes_from(names, slowed):
    for number in range(names):
        sign_in(Client(), f"name{number}", "wrong", REMOTE_ADDR=STRANGER)
    assert may(Client(), REMOTE_ADDR=STRANGER) is not slowed
    assert may(Client(), REMOTE_ADDR=HOME)


def test_going_through_names_from_one_ipv6_network_is_slowed_too():
    for number in range(20):
        sign_in(Client(), f"name{number}", "wrong", REMOTE_ADDR=f"2001:db8::{number:x}")
    assert not may(Client(), REMOTE_ADDR="2001:db8::ffff")
    assert may(Client(), REMOTE_ADDR="2001:db8:0:1::1")


def test_strangers_do_not_shut_what_an_open_session_confirms():
    mine = Client()
    assert may(mine, REMOTE_ADDR=HOME)
    for address in (STRANGER, HOME, ""):
        lock(REMOTE_ADDR=address)
    assert mine.post("/account/confirm", {"password": PASSWORD}, REMOTE_ADDR=HOME).status_code == 302


def test_a_session_that_guesses_is_shut_wherever_it_comes_from():
    mine = Client()
    assert may(mine)
    for number in range(5):
        mine.post("/account/confirm", {"password": "wrong"}, REMOTE_ADDR=f"192.0.2.{number}")
    assert LOCKED in mine.post("/account/confirm", {"password": PASSWORD}, REMOTE_ADDR="192.0.2.77").text


def test_tries_of_a_clock_that_was_a_year_ahead_lock_nobody():
    lock(times=5)
    SignInTry.objects.update(at=timezone.now() + timedelta(days=365))
    assert may(Client())
    assert not SignInTry.objects.exists()


@pytest.mark.parametrize(
    ("address", "under"),
    [("192.0.2.1", "192.0.2.1"), ("2001:db8::1", "2001:db8::/64"), ("", ""), ("x" * 50, "x" * 45)],
)
def test_what_address_a_try_is_counted_under(address, under):
    assert network_of(address) == under
