"""All findings of a source at once: closed together, and told in one list whether they were said before."""

from datetime import date

import pytest

from sightline.programme.models import Finding, Repeat, Source
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.plans.services.versions import move_version
from sightline.programme.sources.services.findings import close, decide, suggest
from sightline.trail.models import Line
from support.figure_pages import words
from support.people import granted, signed_in
from support.plans import add, person, today
from support.sources import AUTHORITY, MAKER, stands

pytestmark = pytest.mark.django_db


@pytest.fixture
def maker(client):
    user = person(MAKER)
    user.authority = AUTHORITY
    user.save()
    client.force_login(user)
    return client


@pytest.fixture
def told() -> tuple[Source, list[Repeat]]:
    """A source whose first two findings may repeat the third finding of an earlier one."""
    earlier, now = stands(), stands()
    Source.objects.filter(pk=now.pk).update(said_on=date(2022, 5, 9))
    before = earlier.findings.get(place=3)
    for finding in now.findings.filter(place__in=(1, 2)):
        suggest(finding, [(before.pk, 0.48, "Both use 'meet'")], by=MAKER)
    return Source.objects.get(pk=now.pk), list(Repeat.objects.order_by("finding__place"))


def closing(source: Source, **more) -> dict[str, str]:
    return {"on": today().isoformat(), "because": "Overtaken", "edition": str(source.edition), **more}


def test_open_findings_are_closed_together_and_what_was_closed_stays_as_it_was(maker):
    source = stands()
    first, *others = source.findings.all()
    close(first, today(), "Done before", by=MAKER)
    page = words(maker.get(f"/programme/sources/{source.pk}/close"))
    assert f"{len(others)} open findings of “{source.title}”." in page
    sent = maker.post(f"/programme/sources/{source.pk}/close", closing(source))
    assert sent["Location"] == f"/programme/sources/{source.pk}"
    assert {each.closed_because for each in source.findings.exclude(pk=first.pk)} == {"Overtaken"}
    assert Finding.objects.get(pk=first.pk).closed_because == "Done before"
    page = words(maker.get(f"/programme/sources/{source.pk}"))
    assert f"{len(others)} findings closed." in page and "Close all its findings" not in page
    assert Line.objects.filter(action="finding_closed").count() == len(others) + 1


def test_who_closes_them_is_told_that_a_plan_still_answers_some(maker):
    source = stands()
    version = make_plan(AUTHORITY, "Plan", standard="", by=MAKER)
    add(version, "Weekly meeting", findings={source.findings.first().pk})
    assert "of a live plan" not in words(maker.get(f"/programme/sources/{source.pk}/close"))
    move_version(version, "live", reason="Agreed", by="dcs")
    page = words(maker.get(f"/programme/sources/{source.pk}/close"))
    assert "1 action of a live plan still answers them." in page


@pytest.mark.parametrize(
    ("more", "said", "status"),
    [
        ({"because": " "}, "Say why, and on what evidence", 200),
        ({"on": "1 January 2001"}, "It cannot be closed before it was said.", 200),
        ({"on": "1 January 2099"}, "cannot be after today", 200),
        ({"edition": "0"}, "", 409),
    ],
)
def test_none_is_closed_where_one_cannot_be(maker, more, said, status):
    source = stands()
    sent = maker.post(f"/programme/sources/{source.pk}/close", closing(source, **more))
    assert sent.status_code == status and said in words(sent)
    assert not source.findings.exclude(closed_on=None).exists()


def test_a_source_without_an_open_finding_is_not_closed_twice(maker):
    source = stands()
    for each in source.findings.all():
        close(each, today(), "Done", by=MAKER)
    sent = maker.post(f"/programme/sources/{source.pk}/close", closing(source))
    assert "Every finding of it is closed already." in words(sent)


def test_what_may_have_been_said_before_is_decided_in_one_list(maker, told):
    source, (one, two) = told
    assert "2 findings may have been said before. Decide which" in words(
        maker.get(f"/programme/sources/{source.pk}")
    )
    here = f"/programme/sources/{source.pk}/repeats"
    page = words(maker.get(here))
    assert "2 findings may have been said before." in page and "Never closed" in page
    assert "0.48" not in page and "Both use" not in page
    sent = {
        f"pair-{one.pk}": "repeats",
        f"pair-{two.pk}": "",
        f"edition-{one.pk}": "1",
        f"edition-{two.pk}": "1",
    }
    assert maker.post(here, sent)["Location"] == here
    assert [each.decision for each in Repeat.objects.order_by("finding__place")] == ["repeats", "suggested"]
    sent = {f"pair-{two.pk}": "differs", f"edition-{two.pk}": "1"}
    assert maker.post(here, sent)["Location"] == f"/programme/sources/{source.pk}"
    assert "Nothing is left to decide." in words(maker.get(here))
    assert "may have been said before" not in words(maker.get(f"/programme/sources/{source.pk}"))


def test_one_decided_meanwhile_leaves_all_as_they_were(maker, told):
    source, (one, two) = told
    here = f"/programme/sources/{source.pk}/repeats"
    decide(two, "repeats", by="somebody")
    sent = {f"pair-{each.pk}": "differs" for each in (one, two)} | {
        f"edition-{each.pk}": "1" for each in (one, two)
    }
    response = maker.post(here, sent)
    assert response.status_code == 409
    assert "somebody" in words(response)
    assert [each.decision for each in Repeat.objects.order_by("finding__place")] == ["suggested", "repeats"]


def test_nothing_chosen_is_said(maker, told):
    source, _ = told
    assert "Nothing was chosen." in words(maker.post(f"/programme/sources/{source.pk}/repeats", {}))


@pytest.mark.parametrize("role", ["scrutiny_member", "dfe_adviser", "board_chair"])
def test_what_nobody_has_decided_is_told_to_nobody_else(client, told, role):
    source, (one, two) = told
    decide(two, "repeats", by=MAKER)
    reader = signed_in(client, role, authority=AUTHORITY)
    granted(reader, "plan")
    for address in (f"/programme/sources/{source.pk}", f"/programme/findings/{one.finding_id}"):
        page = words(client.get(address))
        assert "may have been said before" not in page and "Were you told this" not in page
    assert "You were told this in" in words(client.get(f"/programme/findings/{two.finding_id}"))
    for address in ("close", "repeats"):
        assert client.get(f"/programme/sources/{source.pk}/{address}").status_code == 403


def test_another_councils_source_is_not_there(maker, told):
    source, _ = told
    Source.objects.filter(pk=source.pk).update(authority="999")
    for address in ("close", "repeats"):
        assert maker.get(f"/programme/sources/{source.pk}/{address}").status_code == 404
