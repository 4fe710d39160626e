"""A definition changes: counted beside the old one, approved by a second person, the break drawn, and what was published named."""

import json
from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from sightline.calendars import clocks
from sightline.calendars.periods import parse
from sightline.definitions.models import DefinitionChange, KnownDefinition
from sightline.definitions.queries.changes import versions, waiting_for
from sightline.definitions.queries.published import published_with
from sightline.definitions.services.noticing import NOBODY_SAW, notice
from sightline.definitions.services.proposing import decide, propose_leaving_out, withdraw
from sightline.definitions.services.refusals import CannotChangeDefinitionError
from sightline.editions.gathering import gathered
from sightline.editions.rules.asking import EditionAsk
from sightline.engine.snapshots import open_snapshot
from sightline.entries.queries.registry import entered_measures
from sightline.entries.rules.entering import EntryTerms
from sightline.entries.services.defining import define, redefine
from sightline.entries.services.entering import decide as decide_entry
from sightline.entries.services.entering import enter
from sightline.freezes.frozen import open_freeze
from sightline.freezes.services import make
from sightline.measuring import earlier_readings
from sightline.measuring.discover import measures
from sightline.measuring.listing import listed
from sightline.measuring.own_definitions import versions_of
from sightline.measuring.readings import READING_RESULTS
from sightline.people.models import User
from sightline.trail.models import Line
from support.figure_pages import hidden, post_and_follow, row_of, send, words
from support.people import signed_in
from support.small_council import AUTHORITY, CHILD

pytestmark = pytest.mark.django_db
Q1, Q4 = parse("2025-26-Q1"), parse("2024-25-Q4")
OFFERED = {"sex": ["Female", "Male"], "age": ["1-4", "5-9", "10-15", "16-17", "Under 1"]}
MALE = {"sex": ["Male"]}

ENTRY_TERMS = EntryTerms(
    title="Audits graded good",
    why="Whether practice is good",
    counts="Audits finished",
    shape="percentage",
    top_words="audits graded good",
    base_words="audits",
    better="higher",
    every="quarter",
    theme="PQ",
    owner="Head of quality",
    starts="2024-25-Q4",
)


def proposed(leaves_out=None, *, starts=None, by="analyst", reason="Agreed by the board") -> DefinitionChange:
    chosen = MALE if leaves_out is None else leaves_out
    return propose_leaving_out("AS01", chosen, offered=OFFERED, starts=starts, reason=reason, by=by)


def approved(change: DefinitionChange) -> DefinitionChange:
    return decide(change, state="approved", by="lead")


def figure(period=Q1):
    reading = READING_RESULTS.of(open_snapshot()).reading("AS01", period, AUTHORITY)
    return reading.numerator, reading.denominator


def girls_in(period) -> tuple[int, int]:
    """Counted by hand: the list, and the table of children."""
    snapshot = open_snapshot()
    girls = {
        each["pers_person_id"]
        for each in snapshot.rows("ssd_person", AUTHORITY).to_pylist()
        if each["pers_sex"] == "F"
    }
    mine = [each for each in listed(snapshot, "AS01", period, AUTHORITY) if each["child_id"] in girls]
    return sum(each["counted"] for each in mine), len(mine)


def test_nothing_changes_until_a_second_person_approves(published):
    before, by_hand = figure(), girls_in(Q1)
    assert before == (30, 42)
    change = proposed()
    assert figure() == before and versions_of("AS01") == ()
    assert change.before["AS01"] == measures()["AS01"].fingerprint() != change.after["AS01"]
    for who, says in (("analyst", "approved by a lead"), ("outsider", "approved by a lead")):
        with pytest.raises(CannotChangeDefinitionError, match=says):
            decide(change, state="approved", by=who)
    assert figure() == before
    approved(change)
    assert measures()["AS01"].fingerprint() == change.after["AS01"]
    assert figure() == by_hand == (by_hand[0], by_hand[1]) and by_hand[1] < before[1]
    assert [each.number for each in versions("AS01")] == [1, 2]
    lines = Line.objects.filter(what=f"definition {change.pk} AS01").order_by("number")
    assert [(each.action, each.actor) for each in lines] == [
        ("definition_proposed", "analyst"),
        ("definition_approved", "lead"),
    ]


def test_who_may_do_both_still_needs_another(published):
    change = proposed(by="lead")
    with pytest.raises(CannotChangeDefinitionError, match="Somebody else decides"):
        decide(change, state="approved", by="lead")
    User.objects.filter(username="analyst").update(role="dcs")
    assert decide(change, state="approved", by="analyst").state == "approved"


@pytest.mark.parametrize("how", ["declined", "withdrawn"])
def test_what_is_declined_or_withdrawn_never_counts(published, how):
    before, change = figure(), proposed()
    if how == "declined":
        with pytest.raises(CannotChangeDefinitionError, match="needs a reason"):
            decide(change, state="declined", by="lead")
        decide(change, state="declined", words="not the board's to say", by="lead")
    else:
        with pytest.raises(CannotChangeDefinitionError, match="Only whoever proposed"):
            withdraw(change, by="lead")
        withdraw(change, by="analyst")
    with pytest.raises(CannotChangeDefinitionError, match="cannot go to"):
        approved(change)
    assert figure() == before and versions_of("AS01") == ()


def test_from_a_day_on_the_months_before_stay_as_they_were_and_the_limits_start_anew(published):
    q4, q1 = figure(Q4), girls_in(Q1)
    approved(proposed(starts=date(2025, 4, 1)))
    assert figure(Q4) == q4 and figure(Q1) == q1
    assert measures()["AS01"].changed_on == {"2025-04-01": "Definition changed: Left out: of sex Male"}


def test_one_waits_at_a_time_and_what_was_seen_is_what_is_approved(published):
    first = proposed()
    with pytest.raises(CannotChangeDefinitionError, match="waits for approval already"):
        proposed({"age": ["16-17"]})
    withdraw(first, by="analyst")
    second = proposed({"age": ["16-17"]})
    DefinitionChange.objects.filter(pk=second.pk).update(before={"AS01": "another"})
    with pytest.raises(CannotChangeDefinitionError, match="is another than when this was proposed"):
        approved(second)
    second.refresh_from_db()
    assert second.state == "proposed" and not versions_of("AS01")


@pytest.mark.parametrize(
    ("chosen", "about", "says"),
    [
        ({}, {}, "how it is counted now"),
        ({"sex": ["Female", "Male"]}, {}, "leave out every case"),
        ({"sex": ["X"]}, {}, "There are no cases of sex X"),
        (MALE, {"reason": " "}, "Say why"),
        (MALE, {"by": "outsider"}, "may not propose"),
        (MALE, {"by": "nobody"}, "may not propose"),
    ],
)
def test_what_may_not_be_proposed(published, chosen, about, says):
    with pytest.raises(CannotChangeDefinitionError, match=says):
        proposed(chosen, **about)
    assert not DefinitionChange.objects.exists()


def test_a_setting_that_cannot_be_written_leaves_it_waiting(published, monkeypatch):
    change = proposed()

    def full(version):
        raise OSError("No space left on device")

    monkeypatch.setattr("sightline.measuring.own_definitions.keep", full)
    with pytest.raises(OSError, match="No space"):
        approved(change)
    change.refresh_from_db()
    assert change.state == "proposed"
    assert not Line.objects.filter(action="definition_approved").exists()


def test_what_was_published_by_the_old_one_is_named_beside_what_it_would_have_been(published):
    change, by_hand = proposed(), girls_in(Q1)
    (row,) = published_with(measures()["AS01"], AUTHORITY, fingerprint=change.before["AS01"], change=change)
    assert (row.freeze, row.figure, row.period.name) == (published, "AS01", "2025-26-Q1")
    assert [each.title for each in row.publications] == ["Scorecard"]
    assert row.reported[1:] == (30, 42) and row.new and row.new[1:] == by_hand and row.differs
    approved(change)
    assert not published_with(measures()["AS01"], AUTHORITY, fingerprint=measures()["AS01"].fingerprint())
    assert published_with(measures()["AS01"], AUTHORITY, fingerprint=change.before["AS01"])


def test_the_pages_from_proposal_to_the_break_on_the_chart(published, client):
    by_hand = girls_in(Q1)
    signed_in(client, "performance_analyst")
    measure_page = words(client.get("/measure/AS01?period=2025-26-Q1"))
    assert "Version 1" in measure_page
    assert "No definition has been changed here." in words(client.get("/definitions"))
    assert "It counts as it ships." in words(client.get("/definitions/AS01"))
    form = words(client.get("/definitions/AS01/propose"))
    assert "Sex" in form and "Female" in form and "Age on the day" in form
    typed = {"sex": "Male", "starts": "1 April 2025", "reason": "Agreed by the board"}
    response = send(client, "/definitions/AS01/propose", typed)
    change = DefinitionChange.objects.get()
    assert response["Location"] == f"/definition-changes/{change.pk}"
    own = client.get(response["Location"])
    assert "Left out: of sex Male, from 1 April 2025" in words(own)
    assert "1 of the last 12 quarters changes. Q1 2025-26: 71.4% becomes" in words(own)
    assert f"{by_hand[0]} of {by_hand[1]}" in row_of(own, "Q1 2025-26") and "30 of 42" in row_of(
        own, "Q1 2025-26"
    )
    assert "1 freeze with it was published. 1 figure of 1 would read otherwise." in words(own)
    assert "Scorecard, to Scrutiny, 2 November 2026" in row_of(own, "q1-2025-26")
    assert "Somebody else approves what you have proposed." in words(own)
    assert client.post(response["Location"], {"state": "approved"}).status_code == 403
    signed_in(client, "lead_analyst")
    assert "A change of AS01 waits for your approval" in words(client.get("/today"))
    assert "Choose: approve, or decline" in words(client.post(response["Location"], {}))
    after = post_and_follow(client, response["Location"], {"state": "approved", "words": ""})
    assert "AS01: approved" in words(after) and "71.4%" in words(after)  # as whoever decided saw it
    assert "Scorecard, to Scrutiny, 2 November 2026" in row_of(
        after, "q1-2025-26"
    )  # by the definition before
    page = words(client.get("/measure/AS01?period=2025-26-Q1"))
    assert f"{by_hand[0]} of {by_hand[1]}" in page
    assert (
        "Limits are recalculated from April 2025: Definition changed: Left out: of sex Male" in page
        and "Version 2" in page
        and "Left out: of sex Male, from 1 April 2025." in page
    )
    assert "1 definition has been changed here." in words(client.get("/definitions"))
    assert "Version 2 is in force." in words(client.get("/definitions/AS01"))
    assert "The definition has changed since it was frozen" in words(
        client.get(f"/measure/AS01?period=2025-26-Q1&freeze={published.name}")
    )
    every_figure = b"".join(client.get(reverse("flat-csv"))).decode()
    assert "Left out: of sex Male, from 1 April 2025." in every_figure  # with the definition, in every file


def test_the_children_it_is_about_are_listed_under_a_reason(published, client):
    change = proposed()
    signed_in(client, "dcs")
    link = f"/definition-changes/{change.pk}/cases/AS01?period=2025-26-Q1"
    assert link in client.get(f"/definition-changes/{change.pk}").text
    assert CHILD not in client.get(link).text
    seen = post_and_follow(client, link, {"reason": "Deciding on the definition"})
    out = 42 - girls_in(Q1)[1]
    assert f"{out} cases would count differently: {out} left out." in words(seen)
    assert CHILD in seen.text
    line = Line.objects.get(action="looked_at_changed_cases")
    assert line.detail["cases"] == out and line.reason == "Deciding on the definition"
    approved(change)
    assert client.get(link).status_code == 404


def test_who_sees_no_small_numbers_sees_no_figure_of_a_change(published, client):
    change = proposed()
    signed_in(client, "practitioner", teams=["T1"])
    page = words(client.get(f"/definition-changes/{change.pk}"))
    assert "The figures by both definitions are for roles that see small numbers." in page
    assert "71.4%" not in page and "Scorecard" not in page.partition("What changes")[2]


@pytest.mark.parametrize(
    "address", ["/definitions", "/definitions/AS01", "/definitions/AS01/propose", "/definition-changes/1"]
)
def test_an_outsider_is_sent_to_sign_in(client, address):
    assert client.get(address)["Location"].startswith("/sign-in")


@pytest.mark.parametrize(
    "address", ["/definitions/XX99", "/definition-changes/1", "/definitions/XX99/propose"]
)
def test_what_is_not_there_has_no_page(council, client, address):
    signed_in(client, "lead_analyst")
    assert client.get(address).status_code == 404


def test_somebody_of_one_authority_of_several_proposes_and_decides_nothing(published, client, monkeypatch):
    monkeypatch.setattr("sightline.definitions.queries.changes.authorities", lambda: ["343", AUTHORITY])
    User.objects.filter(username__in=("analyst", "lead")).update(authority=AUTHORITY)
    with pytest.raises(CannotChangeDefinitionError, match="may not propose"):
        proposed()
    User.objects.filter(username="analyst").update(authority="")
    change = proposed()
    with pytest.raises(CannotChangeDefinitionError, match="may not decide"):
        approved(change)
    assert waiting_for(User.objects.get(username="lead")) == []


def test_another_deadline_of_a_measure_is_another_definition(published, client):
    signed_in(client, "performance_analyst")
    sent = {
        "state": "runs",
        "amount": "3",
        "unit": "wd",
        "starts": "1 April 2025",
        "reason": "agreed",
        "edition": "0",
    }
    response = client.post("/clocks/child-seen-5", sent)
    change = DefinitionChange.objects.get()
    assert (change.kind, change.measures, change.limit) == ("deadline", ["AS02"], "3wd")
    assert response["Location"] == f"/definition-changes/{change.pk}"
    assert clocks.CHILD_SEEN_5.length == "5 working days"
    assert "Child seen within 5 days: 3 working days from 1 April 2025" in words(
        client.get(response["Location"])
    )
    approved(change)
    assert clocks.CHILD_SEEN_5.length == "5 working days, from 1 April 2025 3 working days"
    assert measures()["AS02"].fingerprint() == change.after["AS02"]


def test_a_release_that_counts_otherwise_is_noticed_with_the_figures_before_and_after(
    published, client, monkeypatch
):
    snapshot = open_snapshot()
    assert notice(snapshot) == [] and KnownDefinition.objects.count() == len(measures()) + 1
    assert notice(snapshot) == []
    old = figure()
    # the next release: another code, by which boys' assessments do not count
    monkeypatch.setattr(earlier_readings, "fingerprint_of", lambda rooms: "next release")
    monkeypatch.setattr("sightline.measuring.refresh.fingerprint_of", lambda rooms: "next release")
    as01 = measures()["AS01"]
    from sightline.measuring.all_cases import left_out_in as real
    from sightline.measuring.own_definitions import OwnDefinition, VersionStretch

    version = OwnDefinition(measure="AS01", number=2, starts=None, leaves_out={"sex": ("Male",)})
    monkeypatch.setattr(
        "sightline.measuring.all_cases.left_out_in",
        lambda measure_id: (
            [VersionStretch(None, None, version)] if measure_id == "AS01" else real(measure_id)
        ),
    )
    (change,) = notice(snapshot)
    (row,) = published_with(as01, AUTHORITY, fingerprint=change.before["AS01"])
    assert row.freeze == published  # by the definition of the release before
    assert change.measures == ["AS01"] and change.kind == "release" and change.state == "proposed"
    row = next(each for each in change.beside[AUTHORITY] if each["period"] == "2025-26-Q1")
    assert tuple(row["old"][1:]) == old and tuple(row["new"][1:]) == girls_in(Q1)
    assert notice(snapshot) == [] and as01.code_fingerprint()
    signed_in(client, "lead_analyst")
    page = words(client.get(f"/definition-changes/{change.pk}"))
    assert "An update of Sightline counts it otherwise" in page and "30 of 42" in page
    approved(change)
    assert [each.number for each in versions("AS01")] == [1, 2] and versions_of("AS01") == ()


def test_a_release_whose_old_figures_are_not_held_says_so(published, monkeypatch):
    snapshot = open_snapshot()
    notice(snapshot)
    KnownDefinition.objects.filter(measure="").update(code="gone")
    KnownDefinition.objects.filter(measure="AS01").update(code="older", fingerprint="older")
    (change,) = notice(snapshot)
    assert (change.measures, change.reason, change.before) == (["AS01"], NOBODY_SAW, {"AS01": "older"})
    assert Line.objects.get(action="definition_noticed").actor == "sightline"


def test_the_command_lists_what_there_is(published, capsys):
    from argparse import Namespace

    from sightline.commands.definitions import run

    def asked(measure=None, as_="json"):
        status = run(Namespace(measure=measure, format=as_))
        return status, capsys.readouterr()

    assert "No definition has been changed here." in asked(as_="table")[1].err
    approved(proposed(starts=date(2025, 4, 1)))
    status, said = asked("AS01")
    (row,) = json.loads(said.out)
    assert status == 0 and row["from"] == "2025-04-01" and row["state"] == "approved"
    assert row["leaves_out"] == MALE and row["decided_by"] == "lead"
    assert "Left out: of sex Male" in asked(as_="table")[1].out
    assert "has not been changed here" in asked("CP05", "table")[1].err
    assert asked("XX99")[0] == 2


def test_before_anything_is_loaded_the_pages_answer(client, people):
    change = DefinitionChange.objects.create(
        kind="leaves_out",
        measures=["AS01"],
        leaves_out=MALE,
        words="Left out: of sex Male, for all months",
        before={},
        after={},
        reason="Agreed",
        proposed_by="analyst",
        proposed_at=timezone.now(),
    )
    signed_in(client, "dcs")
    own = f"/definition-changes/{change.pk}"
    for address in (
        "/definitions",
        "/definitions/AS01",
        "/definitions/AS01/propose",
        own,
        f"{own}/cases/AS01",
    ):
        assert client.get(address).status_code == 200, address
    assert "Nothing loaded yet" in words(client.get("/definitions/AS01/propose"))


def entered_measure_with_a_figure():
    terms = ENTRY_TERMS
    measure = define(by="analyst", authority=AUTHORITY, terms=terms)
    made = enter(
        measure, by="analyst", period="2025-26-Q1", numerator=41, denominator=50, evidence="Audit file"
    )
    decide_entry(made, by="lead", state="signed_off")
    return measure, terms


def test_what_people_enter_is_counted_otherwise_once_a_second_person_agrees(council, people, client):
    measure, terms = entered_measure_with_a_figure()
    other = replace(terms, counts="Audits finished and moderated", title="Audits graded good or better")
    # a wording that counts nothing otherwise is the analyst's own to change
    assert (
        redefine(measure, replace(terms, why="Whether it is good"), reason="Clearer", by="analyst") == "saved"
    )
    measure.refresh_from_db()
    signed_in(client, "performance_analyst")
    address = f"/entered/{measure.pk}/change"
    typed = {
        **vars(other),
        "why": "Whether it is good",
        "reason": "Moderated since July",
        "starts": "Q4 2024-25",
    }
    page = words(post_and_follow(client, address, hidden(client.get(address)) | typed))
    change = DefinitionChange.objects.get()
    assert "change proposed. It holds once a second person has approved it." in page
    measure.refresh_from_db()
    assert measure.counts == "Audits finished" and measure.title == "Audits graded good"
    assert change.words == "What it counts: was “Audits finished”, is “Audits finished and moderated”"
    own = f"/definition-changes/{change.pk}"
    assert (
        "Audits finished and moderated" in words(client.get(own)) and client.post(own, {}).status_code == 403
    )
    approved(change)
    measure.refresh_from_db()
    assert (
        measure.counts == "Audits finished and moderated" and measure.title == "Audits graded good or better"
    )
    counted = entered_measures()[measure.reference]
    assert counted.changed_on == {
        "2025-07-01": "Definition changed: What it counts: was “Audits finished”, is “Audits finished and moderated”"
    }
    assert counted.fingerprint() == change.after[measure.reference]
    assert [each.number for each in versions(measure.reference)] == [1, 2]


def test_before_a_figure_is_entered_a_definition_is_whoevers_who_makes_it(council, people):
    measure, terms = define(by="analyst", authority=AUTHORITY, terms=ENTRY_TERMS), ENTRY_TERMS
    assert redefine(measure, replace(terms, counts="All audits"), reason="A slip", by="analyst") == "saved"
    assert not DefinitionChange.objects.exists() and measure.reference


def test_another_council_decides_nothing_of_what_this_one_enters(council, people):
    measure, terms = entered_measure_with_a_figure()
    assert redefine(measure, replace(terms, better="lower"), reason="x y z", by="analyst") == "proposed"
    change = DefinitionChange.objects.get()
    User.objects.filter(username="lead").update(authority="343")
    lead = User.objects.get(username="lead")
    assert waiting_for(lead) == []
    with pytest.raises(CannotChangeDefinitionError, match="may not decide"):
        approved(change)
    User.objects.filter(username="lead").update(authority=AUTHORITY)
    assert approved(change).state == "approved"


def test_beside_a_measure_of_the_same_people_it_does_not_tell_how_many_are_left_out(published, client):
    """AS01 and AS05 are of the same assessments: AS05 shows them all, so AS01 without boys would give away how many boys there are."""
    blind = signed_in(client, "scrutiny_member")
    before = words(client.get("/measure/AS01?period=2025-26-Q1"))
    assert "30 of 42" in before
    approved(proposed(starts=date(2025, 4, 1)))
    client.force_login(blind)
    assert "is a small number and is hidden" in words(client.get("/measure/AS01?period=2025-26-Q1"))
    assert "42 cases" in words(client.get("/measure/AS05?period=2025-26-Q1"))
    assert " of 42" in words(
        client.get("/measure/AS01?period=2024-25-Q4")
    )  # before the day nothing is left out
    signed_in(client, "dcs")
    assert f"{girls_in(Q1)[0]} of {girls_in(Q1)[1]}" in words(client.get("/measure/AS01?period=2025-26-Q1"))


def test_an_edition_holds_such_a_measure_within_the_other(published):
    approved(proposed())
    make(by="analyst", authority=AUTHORITY, name="again", cut_off=date(2025, 6, 30))
    frozen = open_freeze(AUTHORITY, "again")
    ask = EditionAsk(audience="scrutiny", title="Again", figures=("AS01", "AS05"), periods=("2025-26-Q1",))
    sums = gathered(frozen, AUTHORITY, ask).counts.sums
    within = {(each.total.what, each.parts[0].what) for each in sums if not each.whole}
    assert ("AS05 judged", "AS01 judged") in within
