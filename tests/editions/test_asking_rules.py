"""What may be asked of an edition, what it is called, and who publishes it."""

from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest

from sightline.calendars.periods import parse
from sightline.editions.gathering import offered_figures
from sightline.editions.rules.asking import (
    EditionRuleError,
    name_for,
    periods_offered,
    read_ask,
    refuse_publishing,
    usual_title,
)
from sightline.editions.rules.counts import BaseCount
from sightline.editions.rules.same_people import companions, named_as
from sightline.freezes.frozen import FrozenReadings
from sightline.measuring.count_names import counts_of
from sightline.measuring.discover import measures
from sightline.measuring.same_people import SAME_PEOPLE

FIGURES = ("AS01", "CL01", *(f"ZZ{number:02d}" for number in range(40)))


def ask(**other):
    about = {
        "audience": "board",
        "title": " A  scorecard ",
        "figures": ["CL01", "AS01"],
        "periods": ["Q1 2025-26", "2025-26-Q1"],
        "splits": ["sex", "team"],
    }
    return read_ask(**(about | other), offered=FIGURES, cut_off=date(2025, 6, 30))


def test_what_is_asked_is_put_in_order_and_named_once():
    read = ask()
    assert (read.title, read.figures, read.periods) == ("A scorecard", ("AS01", "CL01"), ("2025-26-Q1",))
    assert read.splits == ("team", "sex") and not read.rounded
    assert read.as_json()["splits"] == ["team", "sex"]


@pytest.mark.parametrize(
    ("other", "words", "field"),
    [
        ({"audience": "aunt"}, "Choose for whom it is: board", "audience"),
        ({"title": ""}, "Give it a title", "title"),
        ({"title": "x" * 201}, "at most 200", "title"),
        ({"figures": []}, "Choose from 1 to 30", "figures"),
        ({"figures": FIGURES[:31]}, "Choose from 1 to 30", "figures"),
        ({"figures": ["QQ01"]}, "no figure QQ01", "figures"),
        ({"periods": []}, "Choose from 1 to 6", "periods"),
        ({"periods": ["soon"]}, "'soon' is not a period", "periods"),
        ({"periods": [f"2024-{month:02d}" for month in range(1, 8)]}, "Choose from 1 to 6", "periods"),
        ({"periods": ["2025-07"]}, "July 2025 is not over then", "periods"),
        ({"splits": ["shoes"]}, "Nothing is split by shoes", "splits"),
    ],
)
def test_what_cannot_be_asked_is_said_beside_its_field(other, words, field):
    with pytest.raises(EditionRuleError, match=words) as fault:
        ask(**other)
    assert fault.value.field == field


def test_the_last_day_and_the_most_of_everything_may_be_asked():
    assert len(ask(figures=FIGURES[:30], title="x" * 200).figures) == 30
    assert ask(periods=["2025-06", *(f"2024-{month:02d}" for month in range(1, 6))]).periods[0] == "2025-06"


def test_periods_to_choose_from_reach_a_year_back():
    offered = periods_offered([parse("2025-26-Q1"), parse("2025-06"), parse("2024-25")])
    assert [each.name for each in offered] == [
        "2025-26-Q1", "2025-06", "2024-25", "2024-25-Q4", "2024-25-Q3", "2024-25-Q2", "2024-25-Q1", "2023-24",
    ]  # fmt: skip


def test_an_edition_is_named_by_its_freeze_and_whom_it_is_for():
    assert name_for("q1-2025-26", "board", ()) == "q1-2025-26-board"
    taken = ["q1-2025-26-board", "q1-2025-26-board-2"]
    assert name_for("q1-2025-26", "board", taken) == "q1-2025-26-board-3"


@pytest.mark.parametrize(
    ("by", "published_by", "exposed", "words"),
    [
        ("lead", "dcs", (), "dcs has published it already"),
        ("analyst", "", (), "A second person publishes"),
        ("lead", "", ("It is 3.",), "It cannot be published. It is 3."),
    ],
)
def test_who_may_not_publish_and_what_may_not_be(by, published_by, exposed, words):
    with pytest.raises(EditionRuleError, match=words):
        refuse_publishing(by, "analyst", published_by, exposed)


def test_a_second_person_publishes_what_is_safe():
    assert refuse_publishing("lead", "analyst", "", ()) is None


def base_count(name: str) -> BaseCount:
    """The count of those a measure is of."""
    measure = measures()[name]
    return next(
        BaseCount(what)
        for what, part in counts_of(measure)
        if not part and what.endswith("counted" if measure.kind in ("count", "rate") else "judged")
    )


def test_measures_of_which_one_tells_the_other_are_counted_together():
    assert companions({"AS01"}) == {"AS01", "AS04", "AS05"}
    assert {"CL02", "CL03", "CL06", "HE01"} <= companions({"CL01"}) == companions({"CL06"})
    assert companions({"MI02"}) == {"MI02"}
    for group in SAME_PEOPLE:
        assert all(set(group) <= companions({name}) for name in group)


def test_whom_measures_are_of_has_one_name_in_all_of_them():
    for first, *others in SAME_PEOPLE:
        assert named_as(base_count(first)) == base_count(first)
        assert all(named_as(base_count(name)) == base_count(first) for name in others)
    assert named_as(BaseCount("LV03 judged 17-18")) == BaseCount("LV01 judged 17-18")
    assert named_as(BaseCount("CL04.percent counted")) == BaseCount("CL04 counted")
    assert named_as(BaseCount("AS04 counted")) == BaseCount("AS04 counted")
    assert named_as(BaseCount("CL06 judged", "age", "5-9")) == BaseCount("CL01 counted", "age", "5-9")
    assert named_as(BaseCount("MI02 counted")) == BaseCount("MI02 counted")


def test_what_people_enter_is_offered_in_no_edition():
    """It has no months to be held against what is out: no figure of it is chosen, though the freeze holds it."""
    frozen = SimpleNamespace(about={"definitions": {"AS01": {}, "EN01": {}}})
    offered = offered_figures(cast(FrozenReadings, frozen))
    assert offered == ["AS01"]
    with pytest.raises(EditionRuleError, match="The freeze holds no figure EN01"):
        read_ask(
            audience="public",
            title="Q1",
            figures=["EN01"],
            periods=["2025-26-Q1"],
            offered=offered,
            cut_off=date(2025, 6, 30),
        )


@pytest.mark.parametrize(
    ("audience", "period", "title"),
    [
        ("scrutiny", "2026-27-Q2", "Children's services figures, Q2 2026-27: Scrutiny committee"),
        ("public", "2025-26", "Children's services figures, 2025-26: The public"),
        ("nobody", "2026-06", "Children's services figures, June 2026: nobody"),
    ],
)
def test_an_edition_that_nobody_named_is_called_by_its_period_and_readers(audience, period, title):
    assert usual_title(audience, parse(period)) == title
