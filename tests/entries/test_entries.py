"""A figure that a person enters: who may, what is refused, when it is shown, and that it is a measure like any other."""

import csv
import io
import json

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from sightline.calendars.periods import parse
from sightline.cli import main
from sightline.entries.models import EntryDefinition, FigureEntry
from sightline.entries.queries.desk import due_from, lines
from sightline.entries.queries.registry import entered_measures
from sightline.entries.rules.entering import EntryTerms
from sightline.entries.services.defining import define, redefine, stop, terms_of
from sightline.entries.services.entering import decide, enter
from sightline.entries.services.refusals import CannotEnterError
from sightline.freezes.queries import freeze_named, opened
from sightline.freezes.queries.differences import side_by_side
from sightline.freezes.services import make
from sightline.measuring.discover import entered_known
from sightline.people.models import User
from sightline.people.posts.services import add_post, take_up
from sightline.scorecards.queries.store import current_readings
from sightline.trail.models import Line
from support.figure_pages import hidden, post_and_follow, send, words
from support.people import signed_in
from support.small_council import AUTHORITY, PERIOD

pytestmark = [pytest.mark.django_db, pytest.mark.database]
TERMS = {
    "title": "Audits graded good or better",
    "why": "Whether practice is good",
    "counts": "Audits finished in the quarter",
    "shape": "percentage",
    "top_words": "audits graded good or better",
    "base_words": "audits",
    "unit_words": "",
    "better": "higher",
    "every": "quarter",
    "grain": "event",
    "starts": "2024-25-Q1",
    "due_days": 10,
    "owner": "Head of quality",
    "theme": "PQ",
}


def defined(**more):
    return define(by="jo", authority=AUTHORITY, terms=EntryTerms(**{**TERMS, **more}))


def signed(measure, period, top, base=None, unit="", **more):
    entry = enter(
        measure, by="jo", period=period, numerator=top, denominator=base, unit=unit, evidence="Audits", **more
    )
    return decide(entry, by="ann", state="signed_off")


def test_an_outsider_learns_nothing_and_who_sees_no_small_number_no_entry(client: Client, council):
    measure = defined()
    entry = signed(measure, PERIOD, 41, 50)
    pages = (
        "/entered",
        f"/entered/{measure.pk}",
        f"/entered/{measure.pk}/enter",
        f"/entered/figures/{entry.pk}",
    )
    for page in (*pages, "/entered/spreadsheet", "/entered/spreadsheet/take"):
        assert client.get(page)["Location"].startswith("/sign-in")
    signed_in(client, "practitioner", teams=["T1"])
    assert measure.title not in client.get("/entered").text
    for page in (*pages[1:], "/entered/spreadsheet", "/entered/spreadsheet/take"):
        assert client.get(page).status_code == 403
    signed_in(client, "head_of_service")
    assert "82.0%" in words(client.get(pages[1]))
    assert "Enter a figure" not in words(client.get(pages[1]))
    assert (
        client.get(pages[2]).status_code == client.post(pages[3], {"state": "sent_back"}).status_code == 403
    )


def test_another_authority_s_measure_is_not_there(client: Client, council):
    measure = define(by="jo", authority="991", terms=EntryTerms(**TERMS))
    signed_in(client, "performance_analyst", authority=AUTHORITY)
    assert client.get(f"/entered/{measure.pk}").status_code == 404
    assert client.get(f"/measure/{measure.reference}").status_code == 404
    assert measure.title not in client.get("/scorecard").text + client.get("/targets/add").text


def test_from_definition_to_scorecard_with_two_people(client: Client, council):
    signed_in(client, "performance_analyst")
    page = post_and_follow(client, "/entered/add", TERMS | {"starts": "Q1 2024-25"})
    assert "EN01: measure saved" in words(page)
    measure = "/measure/EN01?period=" + PERIOD
    assert "There is no figure for Q1 2025-26" in words(client.get(measure))
    address = f"/entered/{EntryDefinition.objects.get().pk}/enter?period={PERIOD}&unit="
    typed = {
        "period": PERIOD,
        "unit": "",
        "numerator": "41",
        "denominator": "50",
        "evidence": "Audit programme",
    }
    assert send(client, address, typed | {"denominator": "40"}).status_code == 200
    assert send(client, address, typed | {"evidence": "Jo Smith born 1 May 2012"}).status_code == 200
    assert not FigureEntry.objects.exists()
    assert send(client, address, typed).status_code == 302
    entry = FigureEntry.objects.get()
    assert "82.0%" not in words(client.get(measure)) + words(client.get("/scorecard?period=" + PERIOD))
    assert "Somebody else signs off" in words(client.get(f"/entered/figures/{entry.pk}"))
    assert client.post(f"/entered/figures/{entry.pk}", {"state": "signed_off"}).status_code == 403

    signed_in(client, "lead_analyst")
    assert "1 entered figure waits" in words(client.get("/today"))
    assert "Needed" in words(client.get(f"/entered/figures/{entry.pk}"))
    assert (
        send(client, f"/entered/figures/{entry.pk}", {"state": "sent_back", "words": ""}).status_code == 200
    )
    assert send(client, f"/entered/figures/{entry.pk}", {"state": "signed_off"}).status_code == 302
    page = words(client.get(measure))
    assert "82.0%, 41 of 50 audits, in Q1 2025-26" in page
    assert "Entered each quarter by Head of quality, and signed off by a second person." in page
    assert "82.0%" in words(client.get("/scorecard?period=" + PERIOD))
    actions = list(Line.objects.order_by("number").values_list("action", flat=True))
    assert (actions.count("figure_entered"), actions[-1]) == (1, "figure_signed_off")


def test_a_team_s_entered_figure_has_no_child_s_age_or_sex(client: Client, council):
    measure = defined()
    signed(measure, PERIOD, 41, 50, unit="T1")
    signed_in(client, "performance_analyst")
    asked = f"?period={PERIOD}&team=T1"
    page = words(client.get(f"/measure/{measure.reference}{asked}"))
    assert "82.0%, 41 of 50 audits" in page and "By age, sex" not in page
    assert "No case in this period" in words(client.get(f"/measure/{measure.reference}/groups{asked}"))


def test_a_correction_is_a_new_entry_and_the_old_one_stays_until_it_is_signed_off(client: Client, council):
    measure = defined()
    signed(measure, PERIOD, 41, 50)
    with pytest.raises(CannotEnterError, match="Say why it is corrected"):
        enter(measure, by="jo", period=PERIOD, numerator=40, denominator=50, evidence="Audits")
    waits = enter(
        measure, by="jo", period=PERIOD, numerator=40, denominator=50, evidence="Audits", reason="Miscounted"
    )
    signed_in(client, "performance_analyst")
    shown = f"/measure/EN01?period={PERIOD}"
    assert "82.0%" in words(client.get(shown))
    assert "A correction waits for sign-off" in words(client.get(f"/entered/{measure.pk}"))
    decide(waits, by="ann", state="signed_off")
    assert "80.0%, 40 of 50 audits" in words(client.get(shown))
    assert "by jo: Miscounted" in words(client.get(f"/entered/{measure.pk}"))
    assert FigureEntry.objects.filter(state="signed_off").count() == 2
    with pytest.raises(CannotEnterError, match="no longer waits"):
        decide(waits, by="ann", state="sent_back", words="Wrong")


def test_of_two_who_enter_the_second_is_told(council):
    measure = defined()
    first = enter(measure, by="jo", period=PERIOD, numerator=41, denominator=50, evidence="A", seen=0)
    with pytest.raises(CannotEnterError, match="meanwhile"):
        enter(measure, by="ann", period=PERIOD, numerator=40, denominator=50, evidence="A", seen=0)
    enter(measure, by="ann", period=PERIOD, numerator=40, denominator=50, evidence="A", seen=first.pk)
    assert sorted(FigureEntry.objects.values_list("state", flat=True)) == ["replaced", "waiting"]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"period": "2025-06"}, "Choose a quarter"),
        ({"period": "2026-27-Q3"}, "is not over"),
        ({"period": "2023-24-Q4"}, "from Q1 2024-25 on"),
        ({"numerator": 51}, "cannot exceed"),
        ({"numerator": 4.5}, "whole number"),
        ({"evidence": " "}, "evidence"),
        ({"evidence": "x" * 301}, "300"),
    ],
)
def test_what_is_not_entered(council, changed, says):
    measure = defined()
    about = {"period": PERIOD, "numerator": 41, "denominator": 50, "evidence": "A"} | changed
    with pytest.raises(CannotEnterError, match=says):
        enter(measure, by="jo", **about)
    assert not FigureEntry.objects.exists()


def test_a_definition_is_changed_with_a_reason_and_its_kind_stays(council):
    measure = defined()
    terms = terms_of(measure)
    with pytest.raises(CannotEnterError, match="Say why"):
        redefine(measure, EntryTerms(**{**TERMS, "title": "Other"}), reason="", by="jo")
    assert not redefine(measure, terms, reason="", by="jo")
    assert redefine(measure, EntryTerms(**{**TERMS, "title": "Other"}), reason="Clearer", by="jo")
    signed(measure, PERIOD, 1, 2)
    with pytest.raises(CannotEnterError, match="this stays as it is"):
        redefine(measure, EntryTerms(**{**TERMS, "shape": "rate"}), reason="New", by="jo")
    stop(measure, reason="Audits end", by="jo")
    with pytest.raises(CannotEnterError, match="stopped"):
        signed(measure, "2024-25-Q4", 1, 2)


def test_what_is_due_is_chased_with_whoever_holds_the_post(client: Client, council):
    add_post(AUTHORITY, "Head of quality", by="jo")
    measure = defined(starts="2026-27-Q1")
    ann = signed_in(client, "practitioner", teams=["T1"])
    today = timezone.localdate()
    assert not due_from(ann, today)
    post = measure.named_post
    assert post is not None
    take_up(post, ann, starts=today, by="jo")
    [line] = due_from(ann, today)
    assert [each.name for each in line.due] == ["2026-27-Q1", "2026-27-Q2"]
    assert len(line.overdue) == 2
    assert "2 figures are due of “Audits graded good or better”, 2 overdue." in words(client.get("/today"))
    enter(measure, by="practitioner", period="2026-27-Q1", numerator=1, denominator=2, evidence="A")
    assert [each.name for each in lines([measure], today)[0].due] == ["2026-27-Q2"]
    assert client.get(f"/entered/{measure.pk}/enter").status_code == 200


# it is a measure like any other


def test_longer_periods_are_added_up_and_a_hole_is_no_figure(council):
    measure = defined()
    for period, top in (("2024-25-Q1", 10), ("2024-25-Q2", 20), ("2024-25-Q3", 30), ("2024-25-Q4", 36)):
        signed(measure, period, top, 40)
    signed(measure, PERIOD, 41, 50)
    readings = current_readings()

    def read(name, unit=None):
        with entered_known(entered_measures):
            return readings.reading("EN01", parse(name), AUTHORITY, team=unit)

    year = read("2024-25")
    assert (year.value, year.numerator, year.denominator) == (60.0, 96, 160)
    assert "later figures have not been entered" in (read("2025-26").cause or "")
    assert read("2025-06").status == "not_computable"
    assert read("R12:2025-05").status == "not_computable"
    assert read("R12:2025-06").numerator == 20 + 30 + 36 + 41
    assert "has been entered" in (read(PERIOD, "T1").cause or "")
    signed(measure, PERIOD, 9, 10, unit="T1")
    readings = current_readings()
    assert read(PERIOD, "T1").value == 90.0
    assert read(PERIOD).value == 82.0
    FigureEntry.objects.filter(period="2024-25-Q3").delete()
    readings = current_readings()
    assert "Q3 2024-25" in (read("2024-25").cause or "")


def test_a_target_a_file_and_the_command_know_it(client: Client, council, capsys):
    measure = defined()
    signed(measure, PERIOD, 41, 50)
    signed_in(client, "performance_analyst")
    typed = {
        "figure": "EN01",
        "unit": "",
        "target_set": "",
        "points": "85 by Q1 2025-26",
        "tolerance": "",
        "owner": "",
    }
    assert "EN01: target saved" in words(post_and_follow(client, "/targets/add", typed | {"words": "Board"}))
    assert "3.0 points below the target of 85%" in words(client.get(f"/measure/EN01?period={PERIOD}"))
    rows = list(
        csv.DictReader(io.StringIO(client.get(f"/scorecard.csv?period={PERIOD}").text.lstrip("\ufeff")))
    )
    assert [row for row in rows if "EN01" in row.values()]
    flat = client.get("/scorecard/every-figure.csv").text
    mine = [row for row in csv.DictReader(io.StringIO(flat.lstrip("\ufeff"))) if row["figure"] == "EN01"]
    assert [(row["month"], row["value"], row["numerator"]) for row in mine] == [("2025-06-01", "0.82", "41")]
    capsys.readouterr()
    assert main(["scorecard", "--period", PERIOD, "--format", "json"]) == 0
    mine = [row for row in json.loads(capsys.readouterr().out) if row["id"] == "EN01"]
    assert (mine[0]["value"], mine[0]["numerator"], mine[0]["target"]) == (82.0, 41.0, 85.0)


def test_whoever_may_not_see_small_numbers_sees_none_of_what_is_entered(client: Client, council):
    measure = defined()
    signed(measure, PERIOD, 48, 50)
    signed(measure, PERIOD, 9, 10, unit="T1")
    signed_in(client, "practitioner", teams=["T1"])
    for page in ("/measure/EN01", "/scorecard", "/measure/EN01/months.csv", "/scorecard/every-figure.csv"):
        text = client.get(f"{page}?period={PERIOD}").text
        assert "96.0%" not in text, page
        assert "48 of 50" not in text, page
        assert ",0.96," not in text, page


def test_a_freeze_keeps_it_as_it_was_reported(council):
    measure = defined()
    signed(measure, PERIOD, 41, 50)
    User.objects.create(username="pat", role="performance_analyst")
    make(by="pat", authority=AUTHORITY, name="q1")
    signed(measure, PERIOD, 40, 50, reason="Miscounted")
    frozen = opened(freeze_named(AUTHORITY, "q1"))
    with entered_known(entered_measures):
        pair = next(
            each
            for each in side_by_side(frozen, current_readings(), parse(PERIOD), AUTHORITY)
            if each.reported.id == "EN01"
        )
        assert (pair.reported.value, pair.now and pair.now.value) == (82.0, 80.0)
        assert frozen.recomputed(pair.reported, parse(PERIOD), AUTHORITY).value == 82.0


# the spreadsheet


def test_a_set_goes_out_and_comes_back(client: Client, council):
    measure = defined()
    signed(measure, PERIOD, 41, 50)
    signed_in(client, "performance_analyst")
    book = openpyxl.load_workbook(io.BytesIO(client.get("/entered/spreadsheet/take").content))
    sheet = book["Figures"]
    heads = [cell.value for cell in sheet[1]]
    at = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
    assert at[f"EN01 {PERIOD}"][heads.index("Number")].value == 41
    row = at["EN01 2025-26-Q2"]
    for head, text in (("Number", 42), ("Of or over", 50), ("Where the evidence lies", "Audits of autumn")):
        row[heads.index(head)].value = text
    raw = io.BytesIO()
    book.save(raw)
    upload = SimpleUploadedFile("figures.xlsx", raw.getvalue())
    shown = client.post("/entered/spreadsheet", {"file": upload})
    assert "1 figure" in words(shown)
    assert not FigureEntry.objects.filter(state="waiting").exists()
    sent = {"rows": hidden(shown)["rows"]}
    assert "1 figure entered" in words(client.post("/entered/spreadsheet", sent, follow=True))
    entry = FigureEntry.objects.get(state="waiting")
    assert (entry.period, entry.numerator, entry.entered_by) == ("2025-26-Q2", 42, "performance_analyst")
    enter(measure, by="jo", period="2025-26-Q2", numerator=40, denominator=50, evidence="A")
    assert "entered meanwhile" in words(client.post("/entered/spreadsheet", sent))
