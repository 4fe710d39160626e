"""A plan's days counted back from publication: the days worked out by hand, what is too late, what cannot be planned."""

from datetime import date

import pytest

from sightline.calendars.backwards import CannotPlanError, plan_backwards, step_rules
from sightline.calendars.backwards_said import advice, answer

PUBLISHED = date(2022, 5, 9)
MEETINGS = (date(2022, 7, 5), date(2022, 9, 6))

# Sefton 2022: mid-August said, Jubilee days left out. Cheshire East 2015: 22 December printed. Sefton 2016: "October 2016".
DAYS = """
    publication | meeting    | submission | notice     | clearance  | drafting   | because
    2022-05-09  | 2022-07-05 | 2022-08-17 | 2022-06-27 | 2022-06-13 | 2022-05-12 | 2 and 3 June do not count
    2015-09-15  | 2015-11-24 | 2015-12-22 | 2015-11-16 | 2015-11-02 | 2015-10-05 | no holiday between
    2016-06-27  | 2016-09-13 | 2016-10-04 | 2016-09-05 | 2016-08-19 | 2016-07-22 | the summer bank holiday
"""


def rows(text: str) -> list[dict[str, str]]:
    names, *lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    return [dict(zip(names, line, strict=True)) for line in lines]


def day(typed: str) -> date:
    return date.fromisoformat(typed)


@pytest.mark.parametrize("row", rows(DAYS), ids=lambda row: row["publication"])
def test_every_step_falls_on_the_day_a_paper_calendar_gives(row):
    chain = plan_backwards(day(row["publication"]), [day(row["meeting"])])
    assert {step.rule.id: step.by for step in chain.steps} == {
        "submission": day(row["submission"]),
        "committee": day(row["meeting"]),
        "notice": day(row["notice"]),
        "clearance": day(row["clearance"]),
        "drafting": day(row["drafting"]),
    }
    assert chain.missing == ()
    assert [step.by for step in chain.steps] == sorted(step.by for step in chain.steps)


@pytest.mark.parametrize(
    ("meetings", "chosen"),
    [
        (["2022-08-16"], "2022-08-16"),  # the day before it is due
        (["2022-08-17"], None),  # the day it is due leaves no time to send it
        (["2022-05-10"], "2022-05-10"),  # the day after publication
        (["2022-05-09"], None),  # the day of publication is no answer to it
        (["2022-09-06", "2022-06-07", "2022-07-05"], "2022-07-05"),  # the last that is in time, in any order
    ],
)
def test_the_committee_is_the_last_meeting_between_publication_and_the_deadline(meetings, chosen):
    chain = plan_backwards(PUBLISHED, map(day, meetings))
    found = chain.get("committee")
    assert (found.by if found else None) == (day(chosen) if chosen else None)
    if not chosen:
        assert "special meeting" in chain.missing[0]
        assert [step.rule.id for step in chain.steps] == ["submission"]


def test_without_meetings_it_says_what_to_give():
    chain = plan_backwards(PUBLISHED)
    assert [step.rule.id for step in chain.steps] == ["submission"]
    assert chain.missing == (
        "No meeting dates were given, so the steps before the committee are not planned. Give its dates.",
    )


@pytest.mark.parametrize(
    ("meeting", "fits"),
    [
        ("2022-08-09", True),
        ("2022-08-10", False),
    ],  # call-in runs out on the 16th, and on the 17th when the plan is due
)
def test_call_in_of_a_key_decision_must_have_run_out_before_the_plan_is_due(meeting, fits):
    chain = plan_backwards(PUBLISHED, [day(meeting)], key_decision=True)
    assert (chain.get("committee") is not None) is fits
    assert plan_backwards(PUBLISHED, [day(meeting)]).get("committee") is not None


def test_a_key_decision_is_announced_28_clear_days_before():
    notice = plan_backwards(PUBLISHED, MEETINGS, key_decision=True).get("key-notice")
    assert notice is not None and notice.by == date(2022, 6, 6)
    assert plan_backwards(PUBLISHED, MEETINGS).get("key-notice") is None


def test_what_falls_on_a_sunday_is_done_on_the_friday():
    step = plan_backwards(PUBLISHED, [date(2022, 7, 11)], key_decision=True).get("key-notice")
    assert step is not None
    assert (step.by, step.acts_by) == (date(2022, 6, 12), date(2022, 6, 10))
    assert step.left_on(date(2022, 6, 10)) == 0


@pytest.mark.parametrize(
    ("on", "late"),
    [
        ("2022-05-12", []),  # the last day for drafting to begin
        ("2022-05-13", ["drafting"]),
        ("2022-06-13", ["drafting"]),
        ("2022-06-28", ["drafting", "clearance", "notice"]),
        ("2022-07-05", ["drafting", "clearance", "notice"]),  # the day of the meeting
        ("2022-08-18", ["drafting", "clearance", "notice", "committee", "submission"]),
    ],
)
def test_a_step_is_too_late_from_the_day_after_its_day(on, late):
    assert [step.rule.id for step in plan_backwards(PUBLISHED, MEETINGS).too_late(day(on))] == late


def test_a_councils_own_lengths_move_what_lies_behind_them():
    chain = plan_backwards(PUBLISHED, MEETINGS, lengths={"clearance": "5wd", "drafting": "2w"})
    assert [step.by for step in chain.steps[:2]] == [date(2022, 6, 6), date(2022, 6, 20)]


@pytest.mark.parametrize(
    ("lengths", "said"),
    [
        ({"notice": "3cd"}, "not a council's to set. These are: clearance, drafting."),
        ({"tea": "1d"}, "The length of 'tea' is not a council's to set"),
        ({"clearance": "48h"}, "Give report goes into clearance in days"),
        ({"clearance": "ten"}, "'ten' is not a limit"),
    ],
)
def test_a_length_that_is_not_the_councils_is_refused(lengths, said):
    with pytest.raises(ValueError, match=said.replace(".", r"\.")):
        plan_backwards(PUBLISHED, MEETINGS, lengths=lengths)
    assert issubclass(CannotPlanError, ValueError)


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2022-05-10", "Nothing is too late on 10 May 2022; next is 'Drafting begins' (12 May 2022)."),
        ("2022-05-13", "On 13 May 2022 it is already too late for 'Drafting begins' (12 May 2022)."),
        (
            "2022-06-20",
            "On 20 June 2022 it is already too late for 'Drafting begins' (12 May 2022) and 'Report goes into clearance' "
            "(13 June 2022).",
        ),
        ("2022-08-18", "17 August 2022; that day has gone."),
    ],
)
def test_the_answer_says_when_it_is_due_and_what_is_too_late(on, said):
    found = answer(plan_backwards(PUBLISHED, MEETINGS), day(on))
    assert found.startswith("The plan is due with Ofsted by Wednesday 17 August 2022")
    assert found.endswith(said)


@pytest.mark.parametrize(
    ("on", "said", "not_said"),
    [
        ("2022-05-13", "the agenda can still be met", "s.100B"),
        ("2022-06-28", "s.100B(4)(b)", "the agenda can still be met"),
        ("2022-07-06", "", "s.100B"),  # once the meeting is over its agenda is no matter
    ],
)
def test_the_advice_is_about_what_can_still_be_done(on, said, not_said):
    found = " ".join(advice(plan_backwards(PUBLISHED, MEETINGS), day(on)))
    assert said in found and not_said not in found


def test_a_step_before_publication_is_said_to_be():
    chain = plan_backwards(PUBLISHED, [date(2022, 6, 7)])
    assert [step.rule.id for step in chain.before_publication()] == ["drafting"]
    assert "would fall before publication" in " ".join(advice(chain, date(2022, 4, 1)))


def test_every_step_has_a_source_and_comes_after_what_it_is_measured_from():
    known = {"publication"}
    for rule in step_rules().values():
        assert rule.source and rule.says and rule.measured_from in known
        assert not (rule.clock and rule.limit)
        known.add(rule.id)
