"""Tokens: shown once, kept as a hash, made and ended on a page and by command, and nobody else's."""

import re

import pytest

from sightline.api.models import ApiToken
from sightline.api.queries import fingerprint
from sightline.cli import main
from sightline.trail.models import Line
from support.figure_pages import words
from support.people import proved, signed_in

pytestmark = pytest.mark.django_db
WANTED = {"name": "Power BI refresh", "scopes": ["definitions", "figures"], "days": "90"}


@pytest.fixture
def page(client):
    """The page of somebody who has just proved who they are."""
    signed_in(client, "performance_analyst")
    proved(client)
    return client


def secret_on(answer) -> str:
    """The token as the page shows it."""
    shown = re.search(r'value="(sightline_[\w-]+)"', answer.text)
    return shown[1] if shown else ""


def test_a_token_is_shown_once_and_only_its_hash_is_kept(page):
    assert "You have no tokens." in words(page.get("/account/tokens"))
    secret = secret_on(page.post("/account/tokens", WANTED))
    token = ApiToken.objects.get()
    assert token.fingerprint == fingerprint(secret) and secret not in str(vars(token))
    answer = page.get("/account/tokens")
    assert not secret_on(answer)
    assert (
        "Power BI refresh measures, periods and units; readings and signals Working 2 November 2026 31 January 2027 never"
        in words(answer)
    )
    line = Line.objects.get(action="token_made")
    assert line.detail == {
        "name": "Power BI refresh",
        "scopes": ["definitions", "figures"],
        "expires": "2027-01-31",
    }
    asked = page.get("/api/v1/measures", headers={"Authorization": f"Bearer {secret}"})
    assert asked.status_code == 404, "nothing is loaded, and the token is good"


def test_a_token_that_is_ended_opens_nothing(page):
    secret = secret_on(page.post("/account/tokens", WANTED))
    answer = page.post(f"/account/tokens/{ApiToken.objects.get().pk}/end", follow=True)
    assert "Token Power BI refresh ended" in words(answer) and "Ended" in words(answer)
    assert page.get("/api/v1/measures", headers={"Authorization": f"Bearer {secret}"}).status_code == 401
    assert page.post(f"/account/tokens/{ApiToken.objects.get().pk}/end").status_code == 404
    assert Line.objects.filter(action="token_ended").count() == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": ""}, "Enter: what it is for"),
        ({"scopes": []}, "Choose what the token may be asked for"),
        ({"days": "9000"}, "Select a valid choice"),
        ({"name": "Ann Smith, born 3 May 2015"}, "seems to hold"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_made(page, change, sentence):
    assert sentence in words(page.post("/account/tokens", WANTED | change)) and not ApiToken.objects.exists()


def test_another_persons_token_is_not_there_and_an_outsider_has_none(page, client):
    page.post("/account/tokens", WANTED)
    number = ApiToken.objects.get().pk
    signed_in(client, "lead_analyst")
    assert client.post(f"/account/tokens/{number}/end").status_code == 404
    signed_in(client, "young_advisor")
    assert client.get("/account/tokens").status_code == 403 and ApiToken.objects.get().ended is None


def test_who_signed_in_long_ago_proves_it_first(client):
    signed_in(client, "performance_analyst")
    assert client.get("/account/tokens")["Location"].startswith("/account/confirm?")


def test_by_command(page, capsys):
    assert (
        main(
            [
                "token",
                "add",
                "Nightly copy",
                "--by",
                "performance_analyst",
                "--scope",
                "figures",
                "--days",
                "30",
            ]
        )
        == 0
    )
    secret = capsys.readouterr().out.strip()
    assert ApiToken.objects.get().fingerprint == fingerprint(secret)
    assert main(["token", "list", "--by", "performance_analyst", "--format", "csv"]) == 0
    assert (
        f"{ApiToken.objects.get().pk},Nightly copy,figures,2026-11-02,2026-12-02,working,"
        in capsys.readouterr().out
    )
    assert main(["token", "end", str(ApiToken.objects.get().pk), "--by", "performance_analyst"]) == 0
    assert main(["token", "end", "99", "--by", "performance_analyst"]) == 1
    assert main(["token", "add", "No scope", "--by", "performance_analyst"]) == 1
    signed_in(page, "young_advisor")
    assert main(["token", "add", "X", "--by", "young_advisor", "--scope", "figures"]) == 3
    assert main(["token", "list", "--by", "nobody"]) == 3
    assert (
        "may not see figures" in capsys.readouterr().err
        and Line.objects.get(action="refused").actor == "young_advisor"
    )
