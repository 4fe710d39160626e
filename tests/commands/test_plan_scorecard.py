"""`sightline plan-scorecard`: the scorecard as it stands and as it was, for whom, and what is refused."""

import json

import pytest

from sightline.cli import main
from support.plan_scorecards import small_scorecard
from support.plans import MAKER, person

pytestmark = pytest.mark.django_db


def run(*words: str) -> int:
    person(MAKER)
    return main(["plan-scorecard", "--by", MAKER, *words])


def test_it_prints_what_stands_and_what_stood(council, capsys, client):
    small_scorecard()
    assert run() == 0
    told = capsys.readouterr()
    assert "2 measures under 2 priorities: 1 live and 1 not reportable." in told.err
    assert "Supervision each month" in told.out and "71.4" in told.out
    assert run("--format", "json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["scorecard"], answer["agreed_by"], len(answer["measures"])) == (1, "dcs", 2)
    assert answer["measures"][1]["value"] == pytest.approx(71.428571)
    assert run("--as-at", "2026-10-30", "--format", "csv") == 0
    then = capsys.readouterr().out
    client.force_login(person(MAKER))
    page = client.get("/programme/scorecard.csv?as_at=2026-10-30").content.decode("utf-8-sig")
    assert then.strip().splitlines() == page.strip().splitlines()


REFUSED = [
    (("--as-at", "soon"), 2, "is not a day that is over"),
    (("--as-at", "2030-01-01"), 2, "is not a day that is over"),
    (("--as-at", "1999-01-01"), 1, "had no scorecard on 1999-01-01"),
    (("--plan", "Another"), 1, "sees no such plan"),
    (("--period", "x"), 2, ""),
    (("--by", "nobody"), 3, "There is no user 'nobody'."),
]


@pytest.mark.parametrize(("typed", "code", "words"), REFUSED)
def test_what_cannot_be_answered_says_why(council, capsys, typed, code, words):
    small_scorecard()
    assert run(*typed) == code
    told = capsys.readouterr()
    assert words in told.err and not told.out


def test_whoever_may_not_see_small_numbers_names_no_period_that_overlaps_others(council, capsys):
    small_scorecard()
    person("scrutiny_member")
    assert run("--by", "scrutiny_member", "--period", "R12:2025-06") == 0
    told = capsys.readouterr()
    assert "that is over" in told.err and "71.4" not in told.out
