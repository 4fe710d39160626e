"""A source from its first reading until its findings stand; closing one; telling that it was said before."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.history.refusals import ChangedMeanwhileError
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Finding, Repeat, Source, SourceDraft
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.sources.queries.line_of_sight import sight_of
from sightline.programme.sources.queries.repeats import suggested_for
from sightline.programme.sources.queries.sources import everything
from sightline.programme.sources.rules import findings as moves
from sightline.programme.sources.services import drafts as sources
from sightline.programme.sources.services import findings as sources_findings
from sightline.trail.models import Line
from sightline.trail.queries import verify
from support.plans import add, person, today
from support.sources import AUTHORITY, MAKER, TEXTS, draft, report, stands

pytestmark = pytest.mark.django_db


def last_line() -> Line:
    return Line.objects.latest("number")


def all_right(begun: SourceDraft) -> SourceDraft:
    return sources.change(begun, "all_accepted", moves.all_right, edition=begun.edition, by=MAKER)


def test_what_is_read_is_a_draft_and_no_finding():
    begun = draft()
    assert [each["text"] for each in begun.findings] == list(TEXTS)
    assert begun.findings[1]["boxes"] == [[2, 50, 60, 300, 72]]
    assert begun.facts["judgements"] == {"overall": "Requires improvement to be good"}
    assert (begun.facts["said_on"], begun.remarks) == ("2016-06-27", ["One page is blank."])
    assert not Finding.objects.exists() and not Source.objects.exists()
    assert (last_line().action, last_line().actor) == ("source_begun", MAKER)


def test_nothing_stands_while_one_is_to_be_looked_at():
    begun = draft()
    with pytest.raises(CannotChangePlanError, match="3 findings are still to look at"):
        sources.keep_source(begun, edition=begun.edition, by=MAKER)
    assert not Source.objects.exists()


def test_what_a_person_changed_is_in_the_trail():
    begun = draft()
    now = sources.change(
        begun,
        "accepted",
        lambda found: moves.with_values(found, 1, {"text": "Improve it.", "paragraphs": [2, 3]}),
        edition=1,
        by=MAKER,
    )
    now = sources.change(now, "left_out", lambda found: moves.left_out(found, 2), edition=2, by=MAKER)
    now = all_right(now)
    source = sources.keep_source(now, edition=now.edition, by=MAKER)
    kept = list(source.findings.all())
    assert [(each.place, each.text, each.paragraphs) for each in kept] == [
        (1, TEXTS[0], [1]),
        (2, "Improve it.", [2, 3]),
    ]
    assert (source.said_on, source.said_by, source.title) == (
        date(2016, 6, 27),
        "Ofsted",
        "Inspection of Sefton, 2016",
    )
    told = last_line()
    assert (told.action, told.what) == ("source_kept", f"source {source.pk}")
    assert told.detail["mended"] == [{"from": TEXTS[1], "to": "Improve it."}]
    assert told.detail["left_out"] == [TEXTS[2]]
    assert verify().ok


def test_of_two_people_at_once_the_second_is_told():
    begun = draft()
    first = sources.change(begun, "left_out", lambda found: moves.left_out(found, 0), edition=1, by="first")
    with pytest.raises(ChangedMeanwhileError, match="changed by first"):
        sources.change(begun, "left_out", lambda found: moves.left_out(found, 1), edition=1, by="second")
    assert [each["state"] for each in SourceDraft.objects.get().findings] == ["left_out", "open", "open"]
    assert last_line().actor == "first" and first.edition == 2


def test_what_stands_is_not_confirmed_again():
    stands()
    with pytest.raises(CannotChangePlanError, match="already stands"):
        sources.keep_source(SourceDraft.objects.get(), edition=SourceDraft.objects.get().edition, by=MAKER)
    assert Source.objects.count() == 1


def test_a_source_typed_in_needs_a_title():
    begun = sources.begin(AUTHORITY, "peer_review", by=MAKER)
    begun = sources.change(
        begun,
        "added",
        lambda found: moves.with_values([*found, moves.fresh()], 0, {"text": "Visit earlier."}),
        edition=1,
        by=MAKER,
    )
    with pytest.raises(CannotChangePlanError, match="Give the source a title"):
        sources.keep_source(begun, edition=2, by=MAKER)
    facts = {
        "title": "Peer review",
        "said_on": today(),
        "quotations": ["“Staff are proud.”"],
        "evidence_used": ["Focus groups"],
    }
    begun = sources.change_facts(begun, facts, edition=2, by=MAKER)
    source = sources.keep_source(begun, edition=3, by=MAKER)
    assert [each.words for each in source.quotations.all()] == ["“Staff are proud.”"]
    assert (source.evidence_used, source.said_on) == (["Focus groups"], today())


def test_a_source_without_its_day_does_not_stand():
    begun = all_right(draft(published=None))
    with pytest.raises(CannotChangePlanError, match="on which day"):
        sources.keep_source(begun, edition=begun.edition, by=MAKER)
    assert not Source.objects.exists() and not Finding.objects.exists()


def test_closing_says_when_why_and_who():
    finding = stands().findings.first()
    with pytest.raises(CannotChangePlanError, match="Say why"):
        sources_findings.close(finding, today(), " ", by=MAKER)
    with pytest.raises(CannotChangePlanError, match="after today"):
        sources_findings.close(finding, today() + timedelta(days=1), "Audit", by=MAKER)
    with pytest.raises(CannotChangePlanError, match="before it was said"):
        sources_findings.close(finding, date(2016, 6, 26), "Audit", by=MAKER)
    sources_findings.close(finding, date(2017, 1, 2), "The audit of December", by=MAKER)
    finding.refresh_from_db()
    assert (finding.closed_on, finding.closed_by) == (date(2017, 1, 2), MAKER)
    assert (last_line().action, last_line().reason) == ("finding_closed", "The audit of December")
    assert (last_line().detail["from"], last_line().detail["to"]) == ("open", "closed")
    with pytest.raises(CannotChangePlanError, match="closed already"):
        sources_findings.close(finding, today(), "Again", by=MAKER)
    sources_findings.reopen(finding, "It came back", by=MAKER)
    finding.refresh_from_db()
    assert finding.closed_on is None and last_line().action == "finding_opened_again"
    assert (last_line().detail["from"], last_line().detail["to"]) == ("closed", "open")


def test_a_repeat_is_decided_by_a_person():
    earlier = stands("Recruit more staff.", published=date(2011, 1, 1)).findings.first()
    finding = stands().findings.first()
    assert sources_findings.suggest(finding, [(earlier.pk, 0.8, "Both are about time.")], by=MAKER) == 1
    assert sources_findings.suggest(finding, [(earlier.pk, 0.9, "Again")], by=MAKER) == 0
    repeat = Repeat.objects.get()
    sources_findings.decide(repeat, "repeats", by=MAKER)
    with pytest.raises(CannotChangePlanError, match="Say why"):
        sources_findings.decide(repeat, "differs", by=MAKER)
    repeat.refresh_from_db()
    assert (repeat.decision, repeat.by, repeat.score) == ("repeats", MAKER, 0.8)
    assert last_line().action == "repeat_decided"


def test_the_same_matter_said_again_is_suggested():
    earlier = stands(
        "Improve the monitoring of private fostering.", "Recruit more staff.", published=date(2011, 1, 1)
    )
    later = stands("Ensure private fostering arrangements are recognised.")
    found = suggested_for(later)
    assert [pair[0] for pair in found[later.findings.get().pk]] == [earlier.findings.first().pk]
    assert suggested_for(earlier) == found


def test_the_list_counts_what_the_plan_answers():
    source = stands()
    first, _, third = source.findings.all()
    version = make_plan(AUTHORITY, "Plan", standard="", by=MAKER)
    add(version, "Weekly meeting", findings={first.pk})
    sources_findings.close(third, today(), "Done", by=MAKER)
    found = everything(person(MAKER))
    assert (found.answered, found.red, found.to_answer) == (1, 1, 2)
    said = found.sources[0]
    assert (said.answered, said.red, said.closed, said.strengths) == (1, 1, 1, 0)


def test_queries_do_not_grow():
    small = [stands()]
    version = make_plan(AUTHORITY, "Plan", standard="", by=MAKER)
    finding = small[0].findings.first()
    add(version, "One", findings={finding.pk})
    finding = Finding.objects.select_related("source").get(pk=finding.pk)
    user = person(MAKER)
    with CaptureQueriesContext(connection) as few:
        everything(user)
        sight_of(finding, user, today())
    for n in range(4):
        stands(*[f"Finding {n} {m}" for m in range(10)])
        add(version, f"More {n}", findings={finding.pk})
    with CaptureQueriesContext(connection) as many:
        found = everything(user)
        sight = sight_of(finding, user, today())
    assert (len(found.sources), len(sight.lines)) == (5, 5)
    assert len(many) == len(few)


def test_a_report_says_its_facts_and_guesses_none():
    assert sources.facts_of(None) == {}
    assert sources.facts_of(report(published=None))["said_on"] is None
