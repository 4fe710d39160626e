"""A source that stands is mended.

| what | who comes second | what is kept |
|---|---|---|
| facts, a finding, one added, one withdrawn | is told, nothing saved | from and to, on the page and in one line of the trail |
| a finding a plan answers | | stays, withdrawn, and its action says so |
"""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import FieldChange, Finding, Source
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.sources.services import corrections as actions
from sightline.programme.sources.services.findings import reopen
from sightline.trail.models import Line
from support.figure_pages import words
from support.people import signed_in
from support.plans import add
from support.sources import AUTHORITY, MAKER, TEXTS, stands

pytestmark = [pytest.mark.django_db, pytest.mark.database]
TYPED = {"kind": "recommendation", "section": "authority", "paragraphs": "", "tags": "", "figures": ""}
FACTS = {"title": "Inspection of Sefton, 2016", "said_by": "Ofsted", "said_on": "27 June 2016"}


@pytest.fixture
def maker(client):
    signed_in(client, MAKER, authority=AUTHORITY)
    return client


def test_a_fact_is_mended_and_what_it_said_is_kept(maker):
    source = stands()
    here = f"/programme/sources/{source.pk}"
    form = {**FACTS, "kind": "inspection", "said_on": "28 June 2016", "framework": "SIF", "edition": "1"}
    assert "Say why it is corrected" in words(maker.post(f"{here}/mend", {**form, "reason": " "}))
    before = Source.objects.get()
    sent = maker.post(
        f"{here}/mend",
        {**form, "judged_overall": "Requires improvement to be good", "reason": "The cover says the 28th"},
    )
    assert sent.status_code == 302, words(sent)
    now = Source.objects.get()
    assert (before.said_on, now.said_on, now.edition) == (date(2016, 6, 27), date(2016, 6, 28), 2)
    line = Line.objects.get(action="source_mended")
    assert (line.actor, line.what, line.reason) == (MAKER, f"source {source.pk}", "The cover says the 28th")
    assert line.detail == {"from": {"said_on": "2016-06-27"}, "to": {"said_on": "2016-06-28"}}
    page = words(maker.get(here))
    assert "from “27 June 2016” to “28 June 2016”" in page and "The cover says the 28th" in page


def test_of_two_people_the_second_is_told_and_keeps_what_was_typed(maker):
    source = stands()
    finding = source.findings.first()
    actions.add_finding(
        source, {**TYPED, "text": "More.", "paragraphs": [], "tags": [], "figures": []}, edition=1,
        reason="Overlooked", by="somebody",
    )  # fmt: skip
    sent = maker.post(
        f"/programme/findings/{finding.pk}/mend",
        {**TYPED, "text": "What I typed", "edition": "1", "reason": "A word was wrong"},
    )
    assert sent.status_code == 409
    assert "somebody changed finding 4: Overlooked" in words(sent) and "What I typed" in sent.text
    finding.refresh_from_db()
    assert finding.text == TEXTS[0] and 'name="edition" value="2"' in sent.text


def test_a_finding_is_mended_with_its_pages_marks_gone_where_the_page_is_another(maker):
    source = stands()
    finding = source.findings.first()
    assert finding.boxes
    address = f"/programme/findings/{finding.pk}/mend"
    assert TEXTS[0] in maker.get(address).text
    typed = {**TYPED, "kind": "priority_action", "section": "board", "text": "Be timely.", "number": "1a"}
    sent = maker.post(
        address,
        {**typed, "paragraphs": "4, 5", "tags": "Outcome 3", "page": "2", "edition": "1", "reason": "r"},
    )
    assert sent.status_code == 302
    finding.refresh_from_db()
    assert (finding.text, finding.kind, finding.section) == ("Be timely.", "priority_action", "board")
    assert (finding.paragraphs, finding.tags, finding.page, finding.boxes) == ([4, 5], ["Outcome 3"], 2, [])
    page = words(maker.get(f"/programme/findings/{finding.pk}"))
    assert f"from “{TEXTS[0]}” to “Be timely.”" in page
    assert "from “Recommendation” to “Priority action”" in page
    assert "Paragraphs: from “1” to “4, 5”" in page and "Tags: from “nothing” to “Outcome 3”" in page


def test_a_finding_that_was_overlooked_is_added_after_the_others(maker):
    source = stands()
    sent = maker.post(
        f"/programme/sources/{source.pk}/add",
        {**TYPED, "text": "Keep records.", "edition": "1", "reason": "On the last page"},
    )
    assert sent.status_code == 302
    made = Finding.objects.get(text="Keep records.")
    assert made.place == len(TEXTS) + 1
    assert Line.objects.get(action="finding_added").reason == "On the last page"
    page = words(maker.get(f"/programme/sources/{source.pk}"))
    assert f"Added: finding {made.place}" in page and "from “nothing” to “Keep records.”" in page
    assert "State: from" not in page


def test_a_finding_a_plan_answers_is_withdrawn_and_its_action_says_so(maker):
    source = stands()
    finding = source.findings.first()
    entry = add(make_plan(AUTHORITY, "Plan", standard="", by=MAKER), "Weekly", findings={finding.pk})
    address = f"/programme/findings/{finding.pk}/withdraw"
    assert "Say why it is withdrawn" in words(maker.post(address, {"edition": "1", "reason": ""}))
    assert maker.post(address, {"edition": "1", "reason": "A heading, not a finding"}).status_code == 302
    finding.refresh_from_db()
    assert finding.withdrawn and finding.closed_because == "A heading, not a finding"
    assert list(entry.findings.all()) == [finding]
    for page in (f"/programme/actions/{entry.action_id}", f"/programme/sources/{source.pk}"):
        assert "Withdrawn: A heading, not a finding" in words(maker.get(page))
    page = words(maker.get(f"/programme/findings/{finding.pk}"))
    assert "Withdrawn on" in page and "Withdrawn: finding 1" in page
    assert "State: from “Open” to “Withdrawn”" in page
    with pytest.raises(CannotChangePlanError, match="closed already"):
        actions.withdraw_finding(finding, edition=2, reason="again", by=MAKER)
    reopen(finding, "It is one after all", by=MAKER)
    finding.refresh_from_db()
    assert not finding.withdrawn and finding.closed_on is None


def test_nothing_different_and_a_day_after_a_closing_are_refused():
    source = stands()
    with pytest.raises(CannotChangePlanError, match="Nothing differs"):
        actions.mend_facts(source, {"title": source.title}, edition=1, reason="r", by=MAKER)
    actions.withdraw_finding(source.findings.first(), edition=1, reason="r", by=MAKER)
    with pytest.raises(CannotChangePlanError, match="closed before that day"):
        actions.mend_facts(source, {"said_on": date(2090, 1, 1)}, edition=2, reason="r", by=MAKER)
    kept = FieldChange.objects.exclude(source=None)
    assert [(each.field, each.now) for each in kept] == [("state", "withdrawn")]
    assert Source.objects.get().edition == 2


def test_what_is_of_another_kind_has_no_number_in_a_series():
    source = stands()
    actions.mend_facts(
        source, {"kind": "monitoring_visit", "series_number": 3}, edition=1, reason="r", by=MAKER
    )
    assert Source.objects.get().series_number == 3
    actions.mend_facts(source, {"kind": "inspection"}, edition=2, reason="r", by=MAKER)
    assert Source.objects.get().series_number is None
    rows = [(each.field, each.was, each.now) for each in source.changes.all()][2:]
    assert rows == [("kind", "monitoring_visit", "inspection"), ("series_number", "3", "")]


@pytest.mark.parametrize("role", ["dcs", "partner", "action_owner"])
@pytest.mark.parametrize(
    "what", ["sources/{s}/mend", "sources/{s}/add", "findings/{f}/mend", "findings/{f}/withdraw"]
)
def test_who_does_not_write_the_plan_mends_nothing(client, role, what):
    source = stands()
    address = "/programme/" + what.format(s=source.pk, f=source.findings.first().pk)
    signed_in(client, role, authority=AUTHORITY)
    assert client.get(address).status_code == 403
    assert client.post(address, {"edition": "1", "reason": "x", "text": "x"}).status_code == 403
    assert Source.objects.get().edition == 1


def test_another_authoritys_writer_finds_no_such_source(client):
    source = stands()
    signed_in(client, MAKER, authority="343")
    assert client.get(f"/programme/sources/{source.pk}/mend").status_code == 404
    assert client.get(f"/programme/findings/{source.findings.first().pk}/withdraw").status_code == 404


def test_the_history_asks_no_more_for_many_mendings(maker):
    source = stands()
    finding = source.findings.first()

    def mend(times: int) -> int:
        for n in range(times):
            now = Source.objects.get().edition
            actions.mend_finding(finding, {"text": f"Text {now} {n}"}, edition=now, reason="r", by=MAKER)
        maker.get(f"/programme/sources/{source.pk}")  # what is read once a session is read
        with CaptureQueriesContext(connection) as asked:
            maker.get(f"/programme/sources/{source.pk}")
        return len(asked)

    assert mend(1) == mend(12)


def test_a_list_of_quotations_and_judgements_is_shown_as_it_was(maker):
    source = stands()
    quoted = [{"words": "Proud", "said_by": "lead inspector", "page": 3}]
    facts = {"quotations": quoted, "judgements": {"overall": "Good"}}
    actions.mend_facts(source, facts, edition=1, reason="The last page", by=MAKER)
    page = words(maker.get(f"/programme/sources/{source.pk}"))
    assert "Its own words: from “nothing” to “Proud (lead inspector, page 3)”" in page
    assert "to “Overall effectiveness: Good”" in page
