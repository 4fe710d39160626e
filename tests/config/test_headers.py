"""The headers that keep a page safe, on every address there is, as somebody signed in, as nobody, and where it fails."""

import os
import re

import pytest
from django.test import Client

from people.test_every_address import ADDRESSES, fresh, walk
from support.processes import environment, run

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
LET_IN = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "img-src": {"'self'", "data:"},
    "connect-src": {"'self'"},
    "form-action": {"'self'"},
    "frame-ancestors": {"'none'"},
    "base-uri": {"'none'"},
}
NONCE = re.compile(r"'nonce-[\w+/=-]{16,}'")
ON_TLS = """
from django.test import Client
client = Client(SERVER_NAME="sightline.example")
safe = {"HTTP_X_FORWARDED_PROTO": "https"}
page = client.get("/sign-in", **safe)
print(page["Strict-Transport-Security"])
for cookie in page.cookies.values():
    print(cookie.key, cookie["secure"], cookie["httponly"], cookie["samesite"])
from sightline.people.services import add_user
made = add_user("ann", "performance_analyst", by="test")
page = client.post("/sign-in", {"username": "ann", "password": made.password}, **safe)
print(*[(each.key, each["secure"], each["httponly"], each["samesite"]) for each in page.cookies.values() if each.key == "sessionid"])
"""


def policy(response) -> dict[str, set[str]]:
    """The content security policy, by directive, without its nonces."""
    said = response.headers.get("Content-Security-Policy", "")
    found = {}
    for part in filter(None, (each.strip() for each in said.split(";"))):
        name, *values = part.split()
        found[name] = {value for value in values if not NONCE.fullmatch(value)}
    return found


def refuse_unsafe(response, name: str) -> None:
    """Fail unless the response has every header as it should be."""
    assert {header: response.headers.get(header) for header in ALWAYS} == ALWAYS, name
    assert policy(response) == LET_IN, name
    assert "unsafe" not in response.headers["Content-Security-Policy"], name
    assert "Server" not in response.headers
    assert "X-Powered-By" not in response.headers
    if "Set-Cookie" in response.headers or response.headers["Content-Type"].startswith("text/html"):
        assert "private" in response.headers["Cache-Control"], name
    for cookie in response.cookies.values():
        if cookie.value == "":  # taken away
            continue
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax"), cookie.key


@pytest.mark.django_db
@pytest.mark.parametrize("role", [None, "performance_analyst", "system_administrator", "scrutiny_member"])
def test_every_address_answers_with_them_whatever_it_answers(client: Client, role):
    for name, address in ADDRESSES.items():
        if role:
            client.force_login(fresh(role))
        for send in (client.get, client.post):
            refuse_unsafe(send(walk(address)), f"{name} as {role}")


@pytest.mark.django_db
def test_what_is_not_there_answers_with_them(client: Client):
    refuse_unsafe(client.get("/no-such-page"), "nothing, as nobody")
    client.force_login(fresh("performance_analyst"))
    refuse_unsafe(client.get("/no-such-page"), "nothing, as somebody")


@pytest.mark.django_db
def test_a_page_that_breaks_answers_with_them_and_shows_no_traceback(client: Client, monkeypatch):
    def broken(*_, **__):
        raise RuntimeError("child C-1")

    monkeypatch.setattr("sightline.scorecards.views.scorecard.page_query", broken)
    client.force_login(fresh("performance_analyst"))
    client.raise_request_exception = False
    response = client.get("/scorecard")
    assert response.status_code == 500
    assert "C-1" not in response.text
    assert "Traceback" not in response.text
    refuse_unsafe(response, "a page that breaks")


@pytest.mark.django_db
def test_a_form_of_another_site_is_refused_with_them():
    client = Client(enforce_csrf_checks=True)
    response = client.post("/sign-in", {"username": "ann", "password": "x"})
    assert response.status_code == 403
    refuse_unsafe(response, "a form of another site")


@pytest.mark.django_db
def test_a_file_is_served_as_what_it_is(client: Client, fetched_assets):
    response = client.get("/static/fetched/govuk-frontend.min.css")
    assert response.headers["Content-Type"].startswith("text/css")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.django_db
def test_without_https_no_browser_is_told_to_insist_on_it(client: Client):
    assert "Strict-Transport-Security" not in client.get("/sign-in").headers


def test_behind_https_cookies_are_for_https_alone_and_browsers_insist_on_it(tmp_path):
    environ = environment(tmp_path / "var", SIGHTLINE_HTTPS="1", SIGHTLINE_HOSTS="sightline.example")
    year, *cookies = run(ON_TLS, environ).strip().splitlines()
    assert year == "max-age=31536000"
    assert "csrftoken True True Lax" in cookies
    assert cookies[-1] == "('sessionid', True, True, 'Lax')"


def test_the_policy_is_the_same_in_every_setting(tmp_path):
    """No setting loosens it."""
    said = "from django.conf import settings; print(settings.CONTENT_SECURITY_POLICY)"
    strict = run(said, environment(tmp_path / "var"))
    assert run(said, environment(tmp_path / "var", SIGHTLINE_DEBUG="1", SIGHTLINE_HTTPS="1")) == strict
    assert os.linesep not in strict.strip()
