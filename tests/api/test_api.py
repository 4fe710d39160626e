"""The API gives the figures of the pages, in the rights of the token's person; and says in a sentence why it gives nothing."""

import csv
import io
from datetime import date

import duckdb
import pytest

from sightline.cli import main
from sightline.entries.rules.entering import EntryTerms
from sightline.entries.services.defining import define
from sightline.entries.services.entering import decide, enter
from sightline.freezes.services import make
from sightline.people.models import User
from sightline.people.services import add_user
from sightline.scorecards.rules.target_terms import TargetTerms
from sightline.scorecards.rules.trajectory import read_points
from sightline.scorecards.services import set_target
from sightline.trail.models import Line
from support.people import signed_in
from support.small_council import CHILD, PERIOD

from .conftest import asking_as

pytestmark = pytest.mark.django_db


def problem(answer) -> tuple[int, str]:
    """The status and the sentence of what is problem JSON."""
    assert answer["Content-Type"] == "application/problem+json"
    content = answer.json()
    assert (content["type"], content["status"]) == ("about:blank", answer.status_code)
    return answer.status_code, content["detail"]


def test_readings_are_those_of_the_scorecard(council, analyst, client):
    ask = asking_as(analyst)
    signed_in(client, "lead_analyst")
    for unit in ("", "T2", "S1"):
        text = client.get("/scorecard.csv", {"period": PERIOD, "team": unit or "all"}).content.decode(
            "utf-8-sig"
        )
        page = {
            each["id"]: float(each["value"]) for each in csv.DictReader(io.StringIO(text)) if each["value"]
        }
        answer = ask("readings", period=PERIOD, unit=unit).json()
        assert {
            each["measure"]: each["value"] for each in answer["items"] if each["value"] is not None
        } == page
    assert answer["about"]["data_to"] == "2025-06-30" and answer["about"]["standing"].startswith(
        "Provisional"
    )
    one = ask("readings", measure="AS01", period=PERIOD, unit="T1").json()["items"]
    assert [(each["numerator"], each["denominator"], each["symbol"]) for each in one] == [(27, 36, "")]
    assert one == ask("readings", measure="AS01", period="Q1 2025-26", unit="T1").json()["items"]


def test_a_series_a_split_signals_and_comparators(council, analyst):
    ask = asking_as(analyst)
    series = ask("readings", measure="AS01", period="series").json()
    assert series["count"] == ask("periods").json()["count"] - 1, "twelve months are no part of AS01's series"
    by = ask("readings", measure="AS01", period=PERIOD, split="team").json()["items"]
    assert {each["category"]: each["value"] for each in by} == {
        "North Assessment Team": 75.0,
        "South Assessment Team": 50.0,
    }
    signals = ask("signals", measure="AS01", unit="every").json()["items"]
    assert [each["unit_reference"] for each in signals] == ["990", "S1", "T1", "T2"] and all(
        each["sentence"] for each in signals
    )
    assert {each["group"] for each in ask("comparators", measure="AS01").json()["items"]} <= {
        "neighbours",
        "region",
        "england",
    }
    assert [each["reference"] for each in ask("units").json()["items"]] == ["990", "S1", "T1", "T2"]
    assert ask("measures/AS01").json()["definition_version"] and ask("measures").json()["count"] == 70


def test_what_is_hidden_on_pages_is_hidden_here(council, member, client):
    ask = asking_as(member)
    signed_in(client, "democratic_services")
    for period in (PERIOD, "2025-03", "2024-25"):
        text = client.get("/scorecard.csv", {"period": period}).content.decode("utf-8-sig")
        page = {
            each["id"]: (each["value"], each["status"][:2] == "c:")
            for each in csv.DictReader(io.StringIO(text))
        }
        for each in ask("readings", period=period).json()["items"]:
            value, hidden = page[each["measure"]]
            assert (str(each["value"] or "")[:6], each["symbol"] == "c") == (
                value[:6] if float(value or 0) else "",
                hidden,
            ), each
    teams = ask("readings", measure="AS01", period="2025-03", unit="T2").json()["items"]
    assert [(each["value"], each["numerator"], each["denominator"], each["symbol"]) for each in teams] == [
        (None, None, None, "c")
    ]
    assert {
        each["value"]
        for each in ask("readings", measure="AS01", period="2025-03", split="age").json()["items"]
    } <= {None}
    assert problem(ask("readings", period="R12:2025-06"))[0] == 422
    assert problem(ask("freezes")) == (403, "Your role does not have access. This attempt has been recorded.")
    assert [
        each["unit_reference"] for each in ask("signals", measure="AS01", unit="every").json()["items"]
    ] == ["990"]
    assert Line.objects.filter(action="refused", actor="member").count() == 1


def test_targets_and_a_freeze(council, analyst):
    terms = TargetTerms(points=read_points("80% by Q1 2025-26"), tolerance=5.0, words="Agreed")
    set_target(by="analyst", authority="990", figure="AS01", unit="T1", target_set="", terms=terms)
    point = {
        "measure": "AS01",
        "unit_reference": "T1",
        "target_set": "",
        "period": PERIOD,
        "value": 80,
        "tolerance": 5,
    }
    make(by="analyst", authority="990", name="q1", cut_off=date(2025, 6, 30))
    ask = asking_as(analyst)
    assert (
        ask("targets", measure="AS01").json()["items"] == [point]
        and ask("targets", measure="AS02").json()["count"] == 0
    )
    assert ask("readings", measure="AS01", unit="T1", period=PERIOD).json()["items"][0]["target"] == 80
    assert [each["name"] for each in ask("freezes").json()["items"]] == ["q1"]
    answer = ask("freezes/q1/readings", measure="AS01", unit="every").json()
    assert answer["about"]["standing"] == "Frozen as q1"
    assert {each["unit_reference"]: each["value"] for each in answer["items"]}["T1"] == 75.0
    assert problem(ask("freezes/q9/readings"))[0] == 404


def test_a_token_opens_its_scopes_and_every_kind_of_use_is_a_line_a_day(council, analyst):
    ask = asking_as(analyst, "definitions", "figures")
    assert [ask("measures").status_code, ask("units").status_code, ask("readings").status_code] == [
        200,
        200,
        200,
    ]
    lines = [
        line.what.partition(" ")[2].partition(" ")[2] for line in Line.objects.filter(action="token_used")
    ]
    assert lines == ["definitions", "figures"]
    status, sentence = problem(ask("targets"))
    assert (status, sentence) == (
        403,
        "This token may not be asked for targets. Its scopes: definitions, figures. This attempt has been recorded.",
    )
    assert Line.objects.filter(action="refused", what="targets by a token without that scope").count() == 1


def test_a_token_opens_no_more_than_its_person_does_today(council, analyst, client):
    ask = asking_as(analyst)
    assert ask("readings").status_code == 200 and "Set-Cookie" not in ask("readings")
    User.objects.filter(pk=analyst.pk).update(role="young_advisor")
    assert problem(ask("readings"))[0] == 403
    User.objects.filter(pk=analyst.pk).update(role="performance_analyst", authority="991")
    assert problem(ask("readings"))[0] == 403
    User.objects.filter(pk=analyst.pk).update(is_active=False)
    assert problem(ask("readings"))[0] == 401
    wrong = client.get("/api/v1/readings", headers={"Authorization": "Bearer sightline_wrong"})
    assert problem(wrong)[0] == 401 and wrong["WWW-Authenticate"].startswith("Bearer")


def test_a_token_does_without_the_second_factor_its_person_signed_in_with(council, analyst, settings):
    settings.SECOND_FACTOR = "everyone"
    assert asking_as(analyst)("readings").status_code == 200


def test_the_same_answer_is_not_sent_twice(council, analyst):
    ask = asking_as(analyst)
    first = ask("units")
    assert (
        first["ETag"].startswith(f'"{first.json()["about"]["snapshot"]}-')
        and first["Cache-Control"] == "private, no-cache"
    )
    again = ask("units", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert ask("periods", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_pages_follow_one_another_and_leave_nothing_out(council, analyst):
    ask = asking_as(analyst)
    whole, seen, page = [each["id"] for each in ask("measures", page_size="1000").json()["items"]], [], 1
    while True:
        answer = ask("measures", page=str(page), page_size="30").json()
        seen += [each["id"] for each in answer["items"]]
        if answer["next"] is None:
            break
        assert answer["next"] == f"/api/v1/measures?page={page + 1}&page_size=30"
        page += 1
    assert (seen, page) == (whole, 3) and ask("measures", page="9").json()["items"] == []


@pytest.mark.parametrize(
    ("path", "asked", "status", "sentence"),
    [
        ("measures/XX99", {}, 404, "There is no such measure. /api/v1/measures lists those there are."),
        (
            "readings",
            {"measure": "XX99"},
            404,
            "There is no such measure. /api/v1/measures lists those there are.",
        ),
        (
            "readings",
            {"unit": "T9"},
            404,
            "There is no such unit for you to see. /api/v1/units lists those there are.",
        ),
        ("readings", {"period": "soon"}, 422, "period: 'soon' is not a period."),
        ("readings", {"period": "series"}, 422, "period: every period is given of one measure at a time."),
        ("readings", {"split": "team"}, 422, "split: name one measure with measure."),
        ("readings", {"split": "eye colour", "measure": "AS01"}, 422, "split: choose one of team,"),
        (
            "readings",
            {"split": "team", "measure": "AS01", "unit": "T1"},
            422,
            "split: figures are split for the whole council.",
        ),
        ("measures", {"page": "0"}, 422, "page: Input should be greater than or equal to 1."),
        ("measures", {"page_size": "1001"}, 422, "page_size: Input should be less than or equal to 1000."),
        ("nothing", {}, 404, "There is nothing at this address."),
        (
            "readings",
            {"authority": "999"},
            403,
            "You may not see that authority, or nothing is loaded for it.",
        ),
    ],
)
def test_what_cannot_be_given_is_said(council, analyst, path, asked, status, sentence):
    got, detail = problem(asking_as(analyst)(path, **asked))
    assert got == status and detail.startswith(sentence)


def test_nothing_loaded_and_other_methods_are_said(db, client):
    person = add_user("analyst", "performance_analyst", by="tests")[0]
    assert problem(asking_as(person)("readings"))[0] == 404
    signed_in(client, "lead_analyst")
    answer = client.post("/api/v1/readings")
    assert problem(answer) == (405, "This address is read with GET, and nothing can be changed here.")
    assert answer["Allow"] == "GET"


def test_what_people_enter_is_given_like_the_rest_and_leaves_with_it(council, analyst, tmp_path):
    about = {
        "title": "Cost of agency staff",
        "why": "Money",
        "counts": "Invoices",
        "shape": "money",
        "top_words": "pounds",
    }
    when = {"every": "quarter", "grain": "event", "starts": "2024-25-Q1", "due_days": 10, "theme": "WF"}
    terms = EntryTerms(**about, **when, base_words="", unit_words="", better="lower", owner="Head of quality")
    measure = define(by="analyst", authority="990", terms=terms)
    entry = enter(
        measure, by="jo", period=PERIOD, numerator=125_000, denominator=None, unit="", evidence="Ledger"
    )
    decide(entry, by="ann", state="signed_off")
    (row,) = asking_as(analyst)("readings", measure=measure.reference, period=PERIOD).json()["items"]
    assert (row["value"], row["unit"], row["symbol"]) == (125_000, "pounds", "")
    assert main(["export", "powerbi", str(tmp_path / "out"), "--by", "analyst"]) == 0
    with duckdb.connect() as database:
        sql = "select value from '{0}/readings.parquet' join '{0}/measures.parquet' using (measure_key) join '{0}/periods.parquet' p using (period_key) where measure = ? and p.period = ?"
        assert database.execute(
            sql.format(tmp_path / "out/data"), [measure.reference, PERIOD]
        ).fetchall() == [(125_000,)]


def test_no_answer_names_a_child(council, analyst):
    ask = asking_as(analyst)
    for path in (
        "measures",
        "periods",
        "units",
        "readings?unit=every",
        "signals?unit=every",
        "targets",
        "comparators",
    ):
        assert CHILD not in ask(path).text, path
