"""Signals: what is judged, on which months, what re-bases and targets do, and what is hidden from whom."""

from collections import OrderedDict
from dataclasses import replace

import pytest

from sightline.calendars.periods import parse
from sightline.measuring.discover import figures
from sightline.scorecards.models import Note, Rebase
from sightline.scorecards.queries.signals import notes_on, signals
from sightline.scorecards.queries.store import Standpoint, current_readings
from sightline.scorecards.rules import ViewingRights
from sightline.scorecards.rules.target_terms import TargetTerms
from sightline.scorecards.rules.trajectory import read_points
from sightline.scorecards.services import set_target
from sightline.scorecards.signal_words import HIDDEN_LATEST, signal_shown, why_not
from sightline.statistics.signal import verdicts
from support.small_council import AUTHORITY

ROOM = "sightline.scorecards.queries.signals"

pytestmark = pytest.mark.django_db


def standpoint(period="2025-26-Q1", role="performance_analyst", team=None) -> Standpoint:
    return Standpoint(current_readings(), AUTHORITY, parse(period), team, ViewingRights(role))


def say(kind, month, figure="AS01", **more):
    return kind.objects.create(
        figure=figure,
        authority=AUTHORITY,
        month=month,
        words="as agreed",
        said_by="jo",
        said_at="2025-07-01T09:00Z",
        **more,
    )


def aim(points, figure="AS01", **more):
    terms = TargetTerms(points=read_points(points), words="as agreed")
    return set_target(by="jo", authority=AUTHORITY, figure=figure, terms=terms, **more)


def test_every_figure_has_a_signal_or_a_reason_why_not(council):
    found = signals(standpoint())
    assert list(found) == list(figures())
    for signal in found.values():
        shown = signal_shown(signal)
        assert bool(shown.kind) != bool(why_not(signal)), signal.figure.id
        assert shown.sentence


@pytest.fixture
def judging(monkeypatch):
    """How many series were judged each time signals were asked for; nothing is kept from before."""
    counts = []

    def count(series_list):
        counts.append(len(series_list))
        return verdicts(series_list)

    monkeypatch.setattr(f"{ROOM}._verdicts", OrderedDict())
    monkeypatch.setattr(f"{ROOM}.verdicts", count)
    return counts


def test_one_figure_asked_alone_is_as_it_is_among_all(council, monkeypatch):
    alone = signals(standpoint(), ["AS01"])["AS01"]
    monkeypatch.setattr(f"{ROOM}._verdicts", OrderedDict())
    among = signals(standpoint())["AS01"]
    assert (alone.verdict, alone.months) == (among.verdict, among.months)


def test_what_was_judged_is_not_judged_again_for_the_next_page(council, judging):
    first, again = signals(standpoint()), signals(standpoint())
    assert judging[0] and judging[1:] == [0]
    assert all(again[each].verdict is signal.verdict for each, signal in first.items())


@pytest.mark.parametrize(
    "decide",
    [lambda: say(Rebase, "2025-01"), lambda: aim("80 by January 2025")],
    ids=["limits anew", "a target"],
)
def test_a_figure_is_judged_again_once_something_was_decided_on_it(council, judging, decide):
    before = signals(standpoint())
    decide()
    after = signals(standpoint())
    assert judging[1:] == [1]
    assert [each for each in before if after[each].verdict is not before[each].verdict] == ["AS01"]


def test_what_was_judged_for_one_reader_is_not_told_to_another_who_may_see_less(council, judging):
    whole, part = (signals(standpoint(role=each)) for each in ("performance_analyst", "scrutiny_member"))
    shared = {each for each in part if part[each].verdict is whole[each].verdict}
    differing = {each for each, signal in part.items() if signal.judged != whole[each].judged}
    assert "AS06" in differing
    assert not shared & differing


def test_no_more_verdicts_are_kept_than_there_is_room_for(council, judging, monkeypatch):
    monkeypatch.setattr(f"{ROOM}.VERDICTS_KEPT", 1)
    assert list(signals(standpoint())) == list(figures())
    signals(standpoint(), ["AS01"])
    signals(standpoint(), ["AS01"])
    assert judging[1:] == [1, 0]


def test_a_signal_is_judged_on_the_latest_month_there_is(council):
    assert signals(standpoint("2025-26-Q1"))["AS01"].months.names[-1] == "2025-06"


def test_for_a_period_long_over_it_is_judged_on_the_months_up_to_its_end(council):
    assert signals(standpoint("2024-25-Q2"))["AS01"].months.names[-1] == "2024-09"


def test_a_decision_starts_limits_anew_and_only_for_its_figure(council):
    say(Rebase, "2025-01")
    found = signals(standpoint())
    assert found["AS01"].starts == {"2025-01": "as agreed"}
    assert found["AS04"].starts == {}


def test_a_decision_withdrawn_or_of_another_authority_changes_nothing(council):
    say(Rebase, "2025-01", withdrawn_by="jo", withdrawn_at="2025-07-02T09:00Z")
    Rebase.objects.create(
        figure="AS01", authority="991", month="2025-02", words="x", said_by="jo", said_at="2025-07-01T09:00Z"
    )
    assert signals(standpoint())["AS01"].starts == {}


def test_the_target_of_each_month_is_the_latest_point_at_or_before_its_end(council):
    aim("80 by January 2025; 85 by Q4 2024-25")
    signal = signals(standpoint())["AS01"]
    assert signal.judged.names[-6:] == ("2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06")
    assert signal.targets[-7:] == (None, 80.0, 80.0, 85.0, 85.0, 85.0, 85.0)
    assert signal.target is not None and signal.target.value == 85.0
    assert signals(standpoint("2024-25-Q3"))["AS01"].target is None
    assert signals(standpoint())["AS04"].targets == ()


def test_a_team_s_months_are_held_against_its_own_target_else_the_council_s(council):
    aim("80 by January 2025")
    aim("60 by January 2025", unit="T2")
    aims = {team: signals(standpoint(team=team))["AS01"].target for team in ("T1", "T2")}
    assert {team: (each.value, each.borrowed) for team, each in aims.items() if each} == {
        "T1": (80.0, True),
        "T2": (60.0, False),
    }


def test_targets_of_another_set_are_not_drawn(council):
    aim("80 by January 2025", target_set="plan 3")
    assert signals(standpoint())["AS01"].targets == ()


def test_notes_of_a_figure_and_of_every_figure_are_shown_where_it_is(council):
    say(Note, "2025-01")
    say(Note, "2025-02", figure="")
    say(Note, "2025-03", figure="AS04")
    assert [note.month for note in notes_on(standpoint(), "AS01")] == ["2025-01", "2025-02"]


def test_whoever_may_not_see_small_numbers_gets_gaps_and_is_told_that_they_are_hidden(council):
    seen = signals(standpoint(team="T2"))["AS01"]
    hidden = signals(standpoint(role="scrutiny_member"))["AS06"]
    assert None not in seen.months.values[-12:]
    assert hidden.hidden
    assert hidden.months.values[-1] is None
    assert why_not(hidden) == HIDDEN_LATEST
    assert "1" not in signal_shown(hidden).sentence


def test_what_has_no_figure_at_all_is_not_said_to_be_hidden(council):
    whole = signals(standpoint())
    without = [each for each in whole if not any(v is not None for v in whole[each].months.values)]
    assert without, "the small council has measures that cannot be computed"
    seen = signals(standpoint(role="scrutiny_member"))
    for each in without:
        assert why_not(seen[each]) == why_not(whole[each]) != HIDDEN_LATEST


def test_a_page_s_signal_never_shows_a_month_its_chart_hides(council):
    for signal in signals(standpoint(role="scrutiny_member")).values():
        chart = signal.verdict.chart
        if chart is not None and signal.verdict.judged_on == "values":
            assert [value is None for value in chart.values] == [
                value is None for value in signal.months.values
            ]


def test_a_month_before_is_judged_on_the_months_there_were_then(council):
    before, now = signals(standpoint(), months_back=1), signals(standpoint())
    for name, signal in now.items():
        assert before[name].months.names == signal.months.names[:-1], name


@pytest.mark.parametrize(
    ("marks", "since"),
    [
        ([], ""),
        (["", ""], ""),
        (["worse", ""], ""),
        (["", "worse"], "2025-02"),
        (["worse", "worse"], "2025-01"),
        (["better", "worse"], "2025-02"),
    ],
)
def test_a_signal_stands_since_the_first_month_that_says_the_same(council, monkeypatch, marks, since):
    found = signals(standpoint(), ["AS01"])["AS01"]
    names = tuple(f"2025-{place:02}" for place, _ in enumerate(marks, start=1))
    months = replace(found.months, names=names)
    monkeypatch.setattr(type(found), "marks", property(lambda _: marks))
    assert replace(found, months=months, quarters=None).since == since
