"""A refresh, walked from the plan's first page (people and permissions 4.5.6): added, removed and changed, each with its reason,
compared before and after it goes live. Only addresses the pages offer are opened.
"""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from sightline.calendars.dates import in_words
from sightline.programme.models import Plan, Version
from support.figure_pages import addresses, hidden, words
from support.plans import DECIDER, MAKER, entry, person, small_plan, today

pytestmark = pytest.mark.django_db
WHY, ADDED, REMOVED, CHANGED = (
    "The monitoring visit of May",
    "Nothing answered return interviews",
    "It was never begun",
    "The printer is late",
)


@pytest.fixture
def plan() -> Plan:
    return small_plan()


def follow(client: Client, page: Any, pattern: str) -> Any:
    """The page behind the first address offered here that looks like this."""
    offered = [each for each in addresses(page) if re.search(pattern, each)]
    assert offered, f"Nothing here leads to {pattern}"
    return client.get(offered[0], follow=True)


def send(client: Client, page: Any, **typed: Any) -> Any:
    """What the form of this page carries and holds already, with what is typed over it; and where it leads."""
    stands = {name: _typed(value) for name, value in page.context["form"].initial.items()}
    data = {name: value for name, value in stands.items() if value not in (None, "")} | hidden(page) | typed
    sent = client.post(page.request["PATH_INFO"], data, follow=True)
    assert sent.status_code == 200 and "There is a problem" not in words(sent), words(sent)
    return sent


def _typed(value: Any) -> Any:
    return in_words(value) if isinstance(value, date) else value


def test_the_plan_is_refreshed_and_every_difference_says_why(client: Client, plan):
    client.force_login(person(MAKER))
    first = follow(client, client.get("/programme"), r"/programme/versions/\d+$")
    assert words(first).count("Live") and "Refresh the plan" in words(first)
    draft = send(client, follow(client, first, r"/refresh$"), reasons=WHY)
    assert "Version 2 (first refresh)" in words(draft) and WHY in words(draft)
    new = Version.objects.get(number=2)

    send(client, follow(client, draft, r"/action$"), title="Return interviews in 72 hours", reason=ADDED)
    changed = entry("A2", 2)
    later = changed.due + timedelta(days=14)
    sent = follow(client, client.get(f"/programme/versions/{new.pk}"), rf"change\?entry={changed.pk}$")
    send(client, sent, due=in_words(later), reason=CHANGED)
    gone = entry("A4", 2)
    send(
        client,
        follow(client, client.get(f"/programme/versions/{new.pk}"), rf"entries/{gone.pk}\b"),
        reason=REMOVED,
    )

    compared = follow(client, client.get(f"/programme/versions/{new.pk}"), r"/compare$")
    said = words(compared)
    assert f"Why it was refreshed: {WHY}" in said
    assert f"Return interviews in 72 hours Why: {ADDED}" in said
    assert f"Something nobody owns Why: {REMOVED}" in said
    assert said.index("A2 Awareness of private fostering") < said.index(f"Why: {CHANGED}")
    assert in_words(changed.due) in said and in_words(later) in said
    assert "A1 Weekly performance meeting" not in said  # what is the same is not listed

    decide(client, new)
    before, after = Version.objects.get(number=1), Version.objects.get(number=2)
    assert (before.state, after.state) == ("superseded", "live")
    assert words(client.get(f"/programme/versions/{new.pk}/compare")).count(f"Why: {CHANGED}") == 1
    sealed = words(client.get(f"/programme/versions/{before.pk}/as-sealed"))
    assert "Something nobody owns" in sealed and in_words(later) not in sealed

    client.force_login(person("scrutiny_member"))
    front = client.get("/programme")
    assert "Version 2 (first refresh)" in words(front)
    read = follow(client, follow(client, front, rf"/programme/versions/{new.pk}$"), r"/compare$")
    for why in (WHY, ADDED, REMOVED, CHANGED):
        assert why in words(read)


def decide(client: Client, version: Version) -> None:
    """Whoever made it does not decide; a second person does, on the page."""
    own = client.get(f"/programme/versions/{version.pk}")
    assert f"/programme/versions/{version.pk}/decide" not in addresses(own)
    client.force_login(person(DECIDER))
    page = client.get(f"/programme/versions/{version.pk}")
    assert f"/programme/versions/{version.pk}/decide" in addresses(page)
    edition = str(page.context["version"].edition)
    choices = {"wanted": "live", "reason": "The board agreed", "day": in_words(today())}
    sent = {f"decide-{name}": value for name, value in choices.items()} | {"edition": edition}
    told = client.post(f"/programme/versions/{version.pk}/decide", sent, follow=True)
    assert "This version is live" in words(told)
    client.force_login(person(MAKER))


def test_an_owner_and_an_outsider_have_no_part_in_it(client: Client, plan):
    version = plan.versions.get()
    assert client.get(f"/programme/versions/{version.pk}/refresh")["Location"].startswith("/sign-in")
    for name in ("action_owner", "scrutiny_member"):
        client.force_login(person(name))
        refused = client.post(f"/programme/versions/{version.pk}/refresh", {"reasons": WHY})
        assert refused.status_code == 403
    assert Version.objects.count() == 1
