"""The own days of a version: the day that counts and the day that does not, days and months alike."""

from datetime import date

import pytest

from sightline.programme.kinds.own_days import (
    OwnDay,
    fault_of_day,
    fault_of_drafted,
    fault_of_following,
    fault_of_leading,
    fault_of_order,
)
from sightline.programme.plans.rules.versions import fault_of_correcting

TODAY = date(2026, 11, 30)


def day(text: str) -> OwnDay:
    """2016-10-14 as the day, 2016-10 as the month."""
    whole = len(text) == 10
    return OwnDay(date.fromisoformat(text if whole else f"{text}-01"), in_month=not whole)


@pytest.mark.parametrize(
    ("text", "last", "words", "when"),
    [
        ("2016-10-14", "2016-10-14", "14 October 2016", "on 14 October 2016"),
        ("2016-10", "2016-10-31", "October 2016", "in October 2016"),
        ("2024-02", "2024-02-29", "February 2024", "in February 2024"),
    ],
)
def test_a_day_or_a_month_in_words(text, last, words, when):
    one = day(text)
    assert (one.last.isoformat(), one.words, one.when, one.text) == (last, words, when, text)


@pytest.mark.parametrize("text", ["2016-10-14", "2016-10", "2016-13", "Ofsted", "", "2016"])
def test_a_text_is_read_back_as_the_day_it_is(text):
    one = OwnDay.of_text(text)
    assert (one.text if one else None) == (text if text.startswith("2016-10") else None)


@pytest.mark.parametrize(
    ("state", "by", "may"),
    [
        ("draft", "other", False),
        ("consulted", "other", False),
        ("submitted", "other", True),
        ("submitted", " Maker", False),
        ("live", "other", True),
        ("superseded", "other", False),
    ],
)
def test_who_did_not_make_a_version_corrects_when_it_went_out(state, by, may):
    fault = fault_of_correcting(state, made_by="maker", by=by)
    assert (fault == "") is may and (fault == "" or fault.endswith("."))


@pytest.mark.parametrize(
    ("text", "entered", "later"),
    [
        ("2026-11-30", "2026-11-30", False),  # on the very day
        ("2026-11-29", "2026-11-30", True),
        ("2026-11", "2026-11-30", False),  # the month is not over
        ("2026-11", "2026-12-01", True),
    ],
)
def test_what_is_written_down_after_its_day_was_entered_later(text, entered, later):
    assert day(text).entered_later(date.fromisoformat(entered)) is later


@pytest.mark.parametrize(
    ("before", "wanted", "may"),
    [
        ("2016-10-14", "2016-10-14", True),  # both on one day
        ("2016-10-14", "2016-10-13", False),
        ("2016-10-14", "2016-10", True),  # it can have been later in that month
        ("2016-10-14", "2016-09", False),
        ("2016-10", "2016-10-01", True),
        ("2016-10", "2016-09-30", False),
        ("2016-10", "2026-11-30", True),  # today
        ("2016-10", "2026-12-01", False),  # still to come
        ("2016-10", "2026-11", True),
        ("2016-10", "2026-12", False),
    ],
)
def test_nothing_happens_to_a_version_before_the_last_thing_did_or_in_days_to_come(before, wanted, may):
    fault = fault_of_day(day(wanted), TODAY, was="consulted", before=day(before), wanted="submitted")
    assert (fault == "") is may
    assert fault == "" or fault.endswith(".")


def test_a_version_drafted_today_can_be_entered_later_and_its_refusal_says_how():
    fault = fault_of_day(day("2016-10"), TODAY, was="draft", before=day("2026-11-30"), wanted="submitted")
    assert fault.startswith("It was drafted on 30 November 2026, so it was not submitted before that.")
    assert "change the day it was drafted first" in fault


@pytest.mark.parametrize(
    ("drafted", "copied", "after", "fault"),
    [
        ("2016-10", None, None, ""),
        ("2026-11-30", None, None, ""),
        ("2026-12-01", None, None, "still to come"),
        ("2017-09-26", "2016-10", None, ""),
        ("2016-10-01", "2016-10", None, ""),  # in the month the first was drafted in
        ("2016-09-30", "2016-10", None, "The version before it was drafted in October 2016."),
        ("2016-10-14", None, "2016-10-14", ""),
        ("2016-10-15", None, "2016-10-14", "What happened to it next was on 14 October 2016"),
        ("2016-10", None, "2016-10-14", ""),
        ("2016-11", None, "2016-10", "What happened to it next was in October 2016"),
    ],
)
def test_when_a_version_can_have_been_drafted(drafted, copied, after, fault):
    others = {"copied": copied and day(copied), "after": after and day(after)}
    said = fault_of_drafted(day(drafted), TODAY, **others)
    assert (said == "") is (fault == "") and fault in said


@pytest.mark.parametrize(("own", "may"), [("2017-09-26", True), ("2017-09", True), ("2017-09-25", False)])
def test_no_version_takes_the_place_of_a_live_one_before_that_was_live(own, may):
    assert (fault_of_following(day(own), day("2017-09-26")) == "") is may


@pytest.mark.parametrize(
    ("drafted", "earlier", "later", "says"),
    [
        ("2022-05-02", None, "2024-03-01", ""),
        ("2024-03-01", None, "2024-03-01", ""),
        ("2024-03-02", None, "2024-03-01", "One before it cannot be younger."),
        ("2024-03", None, "2024-03-01", ""),  # it can have been the first of that month
        ("2024-04", None, "2024-03-31", "One before it cannot be younger."),
        ("2022-05-02", "2022-05-02", "2024-03-01", ""),
        ("2022-05-01", "2022-05-02", "2024-03-01", "Put this one before that."),
        ("2022-05", "2022-05-31", "2024-03-01", ""),
        ("2022-05-01", None, None, ""),
    ],
)
def test_a_version_that_is_put_before_another_lies_between_those_beside_it(drafted, earlier, later, says):
    beside = {"earlier": day(earlier) if earlier else None, "later": day(later) if later else None}
    assert fault_of_order(day(drafted), **beside).endswith(says)
    assert bool(fault_of_order(day(drafted), **beside)) is bool(says)


@pytest.mark.parametrize(
    ("live", "following", "may"),
    [
        ("2024-03-20", "2024-03-20", True),
        ("2024-03-21", "2024-03-20", False),
        ("2024-03", "2024-03-01", True),
    ],
)
def test_it_went_live_no_later_than_the_version_after_it(live, following, may):
    assert (fault_of_leading(day(live), day(following)) == "") is may
