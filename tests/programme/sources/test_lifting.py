"""A notice to improve: who may lift it, and whether it is lifted.

| it is | it becomes | what is needed | what the trail keeps |
|---|---|---|---|
| in force | lifted | a day from when it was given to today, the grounds | who, when, why, from and to |
| lifted | in force again | why | who, when, why, from and to |
| another source | nothing | | |
"""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import FieldChange, Finding, Source
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.sources.services.corrections import mend_facts
from sightline.programme.sources.services.notices import in_force_again, lift
from sightline.trail.models import Line
from support.figure_pages import addresses, words
from support.people import signed_in
from support.plans import add, person, today
from support.sources import AUTHORITY, MAKER, stands

pytestmark = pytest.mark.django_db
GIVEN = date(2013, 3, 20)
GROUNDS = (
    "The Secretary of State decided it on the advice of DfE officials; the letter is among the evidence."
)
WHO = "Secretary of State, on advice from DfE officials"


@pytest.fixture
def maker(client):
    signed_in(client, MAKER, authority=AUTHORITY)
    return client


def notice(**more) -> Source:
    """A notice to improve with one finding, in force."""
    given = {"title": "Notice to improve", "said_by": "Department for Education", "said_on": GIVEN, **more}
    made = Source.objects.create(
        authority=AUTHORITY, kind="improvement_notice", by=MAKER, at=timezone.now(), **given
    )
    Finding.objects.create(source=made, place=1, kind="priority_action", text="Reduce drift.")
    return made


def test_it_is_lifted_by_its_form_and_the_trail_says_so(maker):
    source = notice(lifting_lies_with=WHO)
    here = f"/programme/sources/{source.pk}"
    page = maker.get(here)
    assert "In force" in words(page) and WHO in words(page) and f"{here}/lift" in addresses(page)
    sent = maker.post(f"{here}/lift", {"on": "3 May 2016", "reason": " ", "edition": "1"})
    assert "Say on what grounds it was lifted" in words(sent)
    sent = maker.post(f"{here}/lift", {"on": "3 May 2016", "reason": GROUNDS, "edition": "1"})
    assert sent["Location"] == here
    now = Source.objects.get()
    assert (now.lifted_on, now.lifted_because, now.lifted_by) == (date(2016, 5, 3), GROUNDS, MAKER)
    line = Line.objects.get(action="source_lifted")
    assert (line.actor, line.what, line.reason) == (MAKER, f"source {source.pk}", GROUNDS)
    assert line.detail["from"] == {"notice": "in_force", "lifted_on": None}
    assert line.detail["to"] == {"notice": "lifted", "lifted_on": "2016-05-03"}
    page = words(maker.get(here))
    assert "Improvement notice, lifted on 3 May 2016" in page and GROUNDS in page
    assert "The notice: from “In force” to “Lifted”" in page


def test_it_may_be_in_force_again_and_what_it_was_is_kept(maker):
    source = notice()
    lift(source, date(2016, 5, 3), edition=1, reason=GROUNDS, by=MAKER)
    address = f"/programme/sources/{source.pk}/lift"
    assert "Say that it is in force again" in words(maker.get(address))
    assert "Say why it is in force again" in words(maker.post(address, {"reason": "", "edition": "2"}))
    assert maker.post(address, {"reason": "It was another council’s", "edition": "2"}).status_code == 302
    now = Source.objects.get()
    assert (now.lifted_on, now.lifted_because, now.lifted_by, now.edition) == (None, "", "", 3)
    line = Line.objects.get(action="source_in_force")
    assert line.detail["from"] == {"notice": "lifted", "lifted_on": "2016-05-03"}
    assert line.detail["to"] == {"notice": "in_force", "lifted_on": None}
    rows = [(each.field, each.was, each.now, each.reason) for each in FieldChange.objects.all()]
    assert rows[:2] == [
        ("notice", "in_force", "lifted", GROUNDS),
        ("lifted_on", "", "2016-05-03", GROUNDS),
    ]
    assert "It was another council’s" in words(maker.get(f"/programme/sources/{source.pk}"))


def test_of_two_people_the_second_is_told_and_a_day_that_cannot_be_is_said(maker):
    source = notice()
    address = f"/programme/sources/{source.pk}/lift"
    assert "before it was given" in words(
        maker.post(address, {"on": "1 March 2013", "reason": "r", "edition": "1"})
    )
    lift(source, today(), edition=1, reason=GROUNDS, by="somebody")
    sent = maker.post(address, {"on": "3 May 2016", "reason": "Mine", "edition": "1"})
    assert (
        sent.status_code == 409
        and "was changed by somebody while you had it open" in words(sent)
        and "Mine" in sent.text
    )
    with pytest.raises(CannotChangePlanError, match="cannot go to 'Lifted'"):
        lift(source, today(), edition=2, reason="again", by=MAKER)
    assert Source.objects.get().lifted_because == GROUNDS


def test_wherever_it_is_named_it_says_whether_it_is_in_force(maker):
    source = notice()
    finding = source.findings.get()
    version = make_plan(AUTHORITY, "Plan", standard="", by=MAKER)
    entry = add(version, "Weekly", findings={finding.pk})
    stands()
    client = maker
    client.force_login(person(MAKER))
    everywhere = [
        "/programme/sources",
        f"/programme/sources/{source.pk}",
        f"/programme/findings/{finding.pk}",
        f"/programme/actions/{entry.action_id}",
        "/programme/on-a-page",
    ]
    for address in everywhere:
        assert words(client.get(address)).count(", in force") == 1, address
    lift(source, date(2016, 5, 3), edition=1, reason=GROUNDS, by=MAKER)
    for address in everywhere:
        assert words(client.get(address)).count(", lifted on 3 May 2016") == 1, address


def test_where_nothing_answers_it_the_plan_and_the_highlight_report_say_so_too(maker):
    notice()
    make_plan(AUTHORITY, "Plan", standard="", by=MAKER)
    for address in ("/programme", "/programme/highlight"):
        assert "Notice to improve, in force" in words(maker.get(address)), address


def test_who_decides_is_given_where_a_notice_is_added_and_where_it_is_mended(maker):
    maker.post("/programme/sources/new", {"kind": "improvement_notice"})
    source = notice()
    form = {"kind": "improvement_notice", "title": source.title, "said_by": source.said_by, "edition": "1"}
    address = f"/programme/sources/{source.pk}/mend"
    sent = {**form, "said_on": "20 March 2013", "lifting_lies_with": WHO, "reason": "The letter says so"}
    assert maker.post(address, sent).status_code == 302
    assert Source.objects.get(pk=source.pk).lifting_lies_with == WHO
    assert "Who decides to lift it" in words(maker.get("/programme/sources/drafts/1/facts"))


def test_a_lifted_notice_keeps_its_kind_and_was_given_before_it_was_lifted():
    source = notice(lifting_lies_with=WHO)
    lift(source, date(2016, 5, 3), edition=1, reason=GROUNDS, by=MAKER)
    for facts, said in (
        ({"kind": "other"}, "in force again"),
        ({"said_on": date(2016, 5, 4)}, "lifted before"),
    ):
        with pytest.raises(CannotChangePlanError, match=said):
            mend_facts(source, facts, edition=2, reason="r", by=MAKER)
    in_force_again(source, edition=2, reason="r", by=MAKER)
    mend_facts(source, {"kind": "other"}, edition=3, reason="It is a letter", by=MAKER)
    now = Source.objects.get()
    assert (now.kind, now.lifting_lies_with) == ("other", "")


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "inspection", "lifting_lies_with": WHO},
        {"lifted_on": GIVEN},
        {"lifted_because": GROUNDS, "lifted_by": MAKER},
    ],
)
def test_the_database_keeps_no_half_of_a_lifting(wrong):
    notice()
    with pytest.raises(IntegrityError), transaction.atomic():
        Source.objects.update(**wrong)


def test_another_kind_of_source_has_nothing_to_lift(maker):
    source = stands()
    page = words(maker.get(f"/programme/sources/{source.pk}"))
    assert "in force" not in page and "Who decides to lift it" not in page
    assert maker.get(f"/programme/sources/{source.pk}/lift").status_code == 404


def test_an_outsider_and_who_does_not_write_the_plan_lift_nothing(client):
    source = notice()
    address = f"/programme/sources/{source.pk}/lift"
    assert client.get(address)["Location"].startswith("/sign-in")
    for role in ("dcs", "action_owner"):
        signed_in(client, role, authority=AUTHORITY)
        assert client.post(address, {"on": "3 May 2016", "reason": "x", "edition": "1"}).status_code == 403
    elsewhere = person("elsewhere", MAKER)
    elsewhere.authority = "343"
    elsewhere.save()
    client.force_login(elsewhere)
    assert client.get(address).status_code == 404
    assert Source.objects.get().lifted_on is None
