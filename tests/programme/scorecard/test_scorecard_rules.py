"""The rules of a plan's scorecard, drawn: its first sentence, the kinds of change, what is refused, what a seal holds."""

from dataclasses import replace
from datetime import date

import pytest

from sightline.programme.scorecard.rules import as_at, card, ledger
from sightline.programme.scorecard.rules.card import CardContent, CardGrouping, CardMeasure

FIX = date(2026, 12, 31)
DAY = date(2026, 11, 14)
PRACTICE, QUALITY = ("priority", "practice"), ("theme", "quality")


def one(key: str = "AS01", **more) -> CardMeasure:
    return CardMeasure(
        **{"key": key, "title": key, "figure": key, "grouping": PRACTICE, "theme": "AS", **more}
    )


def owed(state: str = "not_reportable", **more) -> CardMeasure:
    return one(**{"state": state, "cause": "c", "owner": "o", "fix_by": FIX, **more})


def content(*measures: CardMeasure) -> CardContent:
    return CardContent(
        authority="990",
        plan="Plan",
        version=1,
        version_name="Version 1",
        target_set="plan 1 version 1",
        number=1,
        from_on=date(2017, 9, 26),
        agreed_by="dcs",
        reasons="",
        groupings=(
            CardGrouping("priority", "oversight", "Oversight"),
            CardGrouping("priority", "practice", "Practice"),
            CardGrouping("theme", "quality", "Quality"),
        ),
        measures=measures,
    )


# measures, the day, the first sentence
SENTENCES = [
    ((), DAY, "This scorecard has no measure yet."),
    ((one(state="retired"),), DAY, "This scorecard has no measure yet."),
    ((one(),), DAY, "1 measure under 1 priority: 1 live."),
    ((one(), one("B", grouping=("", ""))), DAY, "2 measures under 1 priority: 2 live."),
    ((one(grouping=QUALITY),), DAY, "1 measure under 1 theme: 1 live."),
    ((one(grouping=("", "")),), DAY, "1 measure: 1 live."),
    (
        (one(), one("B", grouping=("priority", "oversight")), owed(key="C"), owed("in_development", key="D")),
        FIX,
        "4 measures under 2 priorities: 2 live, 1 not reportable and 1 in development.",
    ),
    (
        (owed(), one("B", state="suspended"), one("C", state="retired")),
        date(2027, 1, 1),
        "2 measures under 1 priority: 1 not reportable and 1 suspended. 1 of them is past the date for putting it right.",
    ),
    (
        (owed(), owed("in_development", key="B")),
        date(2027, 1, 1),
        "2 measures under 1 priority: 1 not reportable and 1 in development. 2 of them are past the date for putting it right.",
    ),
]


@pytest.mark.parametrize(("measures", "day", "sentence"), SENTENCES)
def test_the_first_sentence_counts_the_states(measures, day, sentence):
    assert card.first_sentence(content(*measures), day) == sentence


def test_measures_stand_under_priorities_in_the_versions_order_or_under_themes_and_what_has_none_stands_last():
    whole = content(
        one("B", theme="CP"),
        one("A", grouping=("priority", "oversight")),
        one("C", grouping=("priority", "gone"), theme=""),
        one("R", state="retired"),
    )
    keys = lambda sections: [(title, [each.key for each in rows]) for _, title, rows in sections]  # noqa: E731
    assert keys(card.by_grouping(whole)) == [
        ("Oversight", ["A"]),
        ("Practice", ["B"]),
        ("Under no priority", ["C"]),
    ]
    themes = {"AS": "Assessment", "CP": "Child protection", "HE": "Health"}
    assert keys(card.by_theme(whole, themes)) == [
        ("Assessment", ["A"]),
        ("Child protection", ["B"]),
        ("Of no theme", ["C"]),
    ]


@pytest.mark.parametrize(
    ("retired", "sentence"),
    [
        ((), ""),
        ((one("N", figure="", state="retired"),), ""),
        ((one(state="retired"),), "1 retired measure is still computed."),
        ((one(state="retired"), one("B", state="retired")), "2 retired measures are still computed."),
    ],
)
def test_retired_measures_that_are_figures_are_still_computed(retired, sentence):
    assert card.still_computed(content(one("A"), *retired)) == sentence


@pytest.mark.parametrize(
    ("groups", "sentence"),
    [
        ((), ""),
        (("better",), "It got better."),
        (("worse",), "It got worse."),
        (("same",), ""),
        (("same", "few"), "Of the 2 live figures none got better and none worse."),
        (("better", "worse", "worse"), "Of the 3 live figures 1 got better and 2 worse."),
    ],
)
def test_how_the_live_figures_moved(groups, sentence):
    assert card.moved_sentence(groups) == sentence


def test_a_figure_stands_beside_what_is_reported_and_what_is_retired():
    states = {state: one(state=state).has_figure for state in ("live", "suspended", "retired")}
    assert states == {"live": True, "suspended": False, "retired": True}
    assert not owed().has_figure and not one(figure="").has_figure


def test_what_is_sealed_is_read_back_as_it_was():
    whole = content(one(), owed(key="B", since=DAY, replaced_by="AS01"))
    assert card.content_in(whole.text) == whole
    assert card.content_in(replace(whole, from_on=None).text).from_on is None
    assert card.keys_of(whole.measures)["B"].overdue(FIX) is False
    assert replace(whole.measures[1], fix_by=None).overdue(FIX) is False


LIVE, SUSPENDED, RETIRED = one(), one(state="suspended"), one(state="retired")
# before, now → kind
KINDS = [
    (None, None, ""),
    (None, RETIRED, ""),
    (RETIRED, RETIRED, ""),
    (None, LIVE, "added"),
    (RETIRED, owed(), "added"),
    (LIVE, None, "removed"),
    (LIVE, RETIRED, "removed"),
    (SUSPENDED, RETIRED, "removed"),
    (LIVE, SUSPENDED, "suspended"),
    (SUSPENDED, SUSPENDED, ""),
    (SUSPENDED, LIVE, "changed"),
    (LIVE, LIVE, ""),
    (LIVE, replace(LIVE, since=DAY, replaced_by="x"), ""),
    (LIVE, replace(LIVE, title="Another"), "changed"),
    (LIVE, owed(), "changed"),
    (owed(), owed(fix_by=DAY), "changed"),
]


@pytest.mark.parametrize(("before", "now", "kind"), KINDS)
def test_each_change_has_its_kind(before, now, kind):
    assert ledger.kind_of(before, now) == kind


def test_of_what_came_and_went_the_ledger_keeps_the_state_and_of_a_change_every_field_that_differs():
    assert ledger.changed_fields(None, LIVE, "added") == ({"state": ""}, {"state": "Live"})
    assert ledger.changed_fields(LIVE, None, "removed") == ({"state": "Live"}, {"state": "Removed"})
    assert ledger.changed_fields(LIVE, SUSPENDED, "suspended") == ({"state": "Live"}, {"state": "Suspended"})
    was, now = ledger.changed_fields(LIVE, replace(LIVE, title="B", grouping=("", "")), "changed")
    assert (was, now) == ({"title": "AS01", "grouping": "priority/practice"}, {"title": "B", "grouping": ""})
    was, now = ledger.changed_fields(LIVE, owed(), "reporting")
    assert now == {"state": "Not reportable", "cause": "c", "owner": "o", "fix_by": "2026-12-31"}


# the measure, the field at fault
FAULTS = [
    (one(), ""),
    (one(figure=""), "state"),
    (one(figure="XX99"), "figure"),
    (one(title=" "), "title"),
    (one(figure="", state="suspended"), ""),
    (owed(), ""),
    (owed(figure=""), ""),
    (owed(cause=""), "cause"),
    (owed(owner=""), "owner"),
    (owed("in_development", fix_by=None), "fix_by"),
]


@pytest.mark.parametrize(("measure", "field"), FAULTS)
def test_what_is_not_reported_has_a_cause_an_owner_and_a_day(measure, field):
    at, fault = ledger.fault_of_measure(measure, {"AS01": "Timely"})
    assert at == field and bool(fault) == bool(field)


# from, to, reason, at a refresh → the field at fault
WAYS = [
    ("live", "not_reportable", "r", False, ""),
    ("live", "not_reportable", "", False, "reason"),
    ("in_development", "live", "", False, ""),
    ("live", "suspended", "r", False, "state"),
    ("suspended", "live", "r", False, "state"),
    ("retired", "live", "r", False, "state"),
    ("live", "suspended", "r", True, ""),
    ("live", "in_development", "r", True, "state"),
    ("retired", "live", "", True, "reason"),
    ("retired", "suspended", "r", True, "state"),
]


@pytest.mark.parametrize(("was", "wanted", "reason", "refresh", "field"), WAYS)
def test_measures_come_and_go_at_a_refresh_alone(was, wanted, reason, refresh, field):
    at, fault = ledger.fault_of_state(was, wanted, reason, refresh=refresh)
    assert at == field and bool(fault) == bool(field)


RIGHT = {
    "wrote": frozenset({"ann"}),
    "by": "dcs",
    "version_state": "live",
    "measures": 2,
    "loose": 0,
    "on": DAY,
    "last": DAY,
    "today": DAY,
}
# what differs → what the refusal says
REFUSALS = [
    ({}, ""),
    ({"last": None}, ""),
    ({"by": "Ann "}, ledger.SECOND_PERSON),
    ({"version_state": "draft"}, "still being written"),
    ({"version_state": "submitted"}, ""),
    ({"measures": 0}, "no measure yet"),
    ({"loose": 1}, "1 of its measures stand under no priority"),
    ({"on": date(2026, 11, 15)}, "still to come"),
    ({"on": date(2026, 11, 13)}, "has something of 14 November 2026"),
]


@pytest.mark.parametrize(("other", "words"), REFUSALS)
def test_a_second_person_agrees_to_what_is_whole(other, words):
    _, fault = ledger.fault_of_agreeing(**{**RIGHT, **other})
    assert words in fault and bool(fault) == bool(words)


def test_what_is_reported_is_said_of_a_day_that_is_over_and_not_before_the_last():
    assert ledger.fault_of_reporting_day(DAY, DAY, DAY) == ""
    assert "still to come" in ledger.fault_of_reporting_day(FIX, DAY, DAY)
    assert "14 November 2026" in ledger.fault_of_reporting_day(date(2026, 11, 13), DAY, DAY)


# confirmed, published → whether it had been reported by the day
REPORTED = [
    (None, [], False),
    (DAY, [], True),
    (date(2026, 11, 15), [], False),
    (None, [DAY], True),
    (date(2026, 11, 15), [date(2026, 11, 13)], True),
    (None, [date(2026, 11, 15)], False),
]


@pytest.mark.parametrize(("confirmed", "published", "reported"), REPORTED)
def test_a_freeze_counts_from_the_day_it_was_confirmed_or_published(confirmed, published, reported):
    assert as_at.reported_by(DAY, confirmed, published) is reported
