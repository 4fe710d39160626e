"""A draft is gathered of a plan and a freeze: mostly right, with figures as tokens, each reader's as they may see them."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.utils import timezone

from editions.conftest import asked as edition_asked
from sightline.calendars.periods import parse
from sightline.editions.services import make as make_edition
from sightline.editions.services import publish
from sightline.freezes.models import Freeze
from sightline.freezes.services import confirm
from sightline.freezes.services import make as make_freeze
from sightline.governance.services.tracking import MatterTerms, track
from sightline.papers.composing.figure_book import BookFigure, FigureToken, NotInBook
from sightline.papers.gather.sections import findings_sections, money_section
from sightline.papers.gather.words import small_in_words
from sightline.papers.models import Paper
from sightline.papers.queries.figures import book_of
from sightline.papers.queries.papers import as_content, parts_of
from sightline.papers.queries.preview import preview
from sightline.people.models import User
from sightline.people.services import add_user
from sightline.programme.models import MoneyLine
from support.figure_pages import send, words
from support.papers import AUTHOR, committee, people
from support.plans import small_plan
from support.small_council import AUTHORITY

pytestmark = pytest.mark.django_db


@pytest.fixture
def freeze(council) -> Freeze:
    """The small council's first quarter of 2025-26, confirmed."""
    add_user("analyst", "performance_analyst", by="tests")
    add_user("lead", "lead_analyst", by="tests")
    frozen = make_freeze(by="analyst", authority=AUTHORITY, name="Q1 2025-26", cut_off=date(2025, 6, 30))
    return confirm(frozen, by="lead")


@pytest.fixture
def paper(freeze, client) -> Paper:
    """Started on the page by the programme manager, of the small plan and the freeze; something was promised for the meeting."""
    people()
    plan, body = small_plan(), committee()
    promise = MatterTerms(kind="follow_up", words="Bring the staffing figures", due_words="1 December 2026")
    track(body, promise, by=AUTHOR)
    later = MatterTerms(kind="follow_up", words="Visit a team", due_words="1 March 2027")
    track(body, later, by=AUTHOR)
    client.force_login(User.objects.get(username=AUTHOR))
    sent = {
        "title": "Improvement progress",
        "series": "Improvement progress",
        "where": f"m{body.meetings.get().pk}",
        "template": "sefton-2017",
        "plan": str(plan.pk),
        "freeze": str(freeze.pk),
    }
    answer = send(client, "/papers/start", sent)
    assert answer.status_code == 302, words(answer)
    return Paper.objects.select_related("body", "meeting", "freeze", "plan").get()


def test_a_draft_begins_with_what_was_promised_and_holds_what_the_plan_says(paper, client):
    parts = {each.name: each.value for each in as_content(parts_of(paper))}
    names = list(parts)
    sections = [name for name in names if name.startswith("section.")]
    assert sections[0] == "section.promises"
    assert "Bring the staffing figures (due {day 2026-12-01})" in parts["section.promises"]["text"]
    assert "Visit a team" not in parts["section.promises"]["text"]
    assert parts["field.subject"] == "Improvement progress"
    assert parts["field.recommendations"][0]["verb"] == "note"
    assert "{figure actions}" in parts["section.actions"]["text"]
    assert parts["figure.actions"]["value"] == 4
    page = words(client.get(f"/papers/{paper.pk}"))
    assert "Bring the staffing figures (due 1 December 2026)" in page
    assert "of 4 actions were done and" in page and "A1 Weekly performance meeting" in page


def test_money_stands_as_figures_that_the_paper_names(paper):
    plan, figures = paper.plan, {}
    assert money_section(plan, User.objects.get(username=AUTHOR), figures).text == "" and figures == {}
    for kind, pounds, about in (("base_budget", 62_400_000, False), ("saving", 40_000, True)):
        MoneyLine.objects.create(
            plan=plan,
            kind=kind,
            title=kind,
            year="2026-27",
            pounds=pounds,
            approximate=about,
            by="tests",
            at=timezone.now(),
        )
    section = money_section(plan, User.objects.get(username=AUTHOR), figures)
    expected = "In 2026/27: base budget {figure money_base_budget}; saving about {figure money_saving}."
    assert section.text == expected
    assert {name: (each["value"], each["unit"]) for name, each in figures.items()} == {
        "money_base_budget": (62_400_000, "pounds"),
        "money_saving": (40_000, "pounds"),
    }


def test_what_was_done_and_overdue_is_counted_on_one_day():
    """The third was done after the report's last day; the second is late by a milestone, though its own day is to come."""
    states = [
        ("done", "done", ""),
        ("in_progress", "late", "1 milestone overdue."),
        ("done", "in_progress", ""),
    ]
    told = [
        SimpleNamespace(
            line=SimpleNamespace(
                status=status, reference=f"A{number}", title="Visits", due=date(2026, 9, 30), owned_by="Ann"
            ),
            light=SimpleNamespace(key=light, sentence=why),
        )
        for number, (status, light, why) in enumerate(states, start=1)
    ]
    report = SimpleNamespace(
        plan=SimpleNamespace(title="Plan"), told=told, late=told[1:2], unanswered=(), until=date(2026, 6, 30)
    )
    figures = {}
    (section,) = findings_sections(report, figures, parse("2026-27-Q1"))
    assert {name: each["value"] for name, each in figures.items()} == {
        "actions": 3,
        "actions_done": 1,
        "actions_overdue": 1,
    }
    assert section.text.startswith(
        "On {day 2026-06-30} {figure actions_done} of {figure actions} actions were done"
    )
    assert "- A2 Visits, due {day 2026-09-30}: Ann. One milestone overdue." in section.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1 milestone overdue. 1 of 2 milestones reached.",
            "One milestone overdue. One of two milestones reached.",
        ),
        ("12 days overdue; 4% of 0.5, £3 and 1,204", "12 days overdue; 4% of 0.5, £3 and 1,204"),
        ("", ""),
    ],
)
def test_small_counts_are_words(text, expected):
    assert small_in_words(text) == expected


def test_officers_read_the_freeze_and_the_public_what_editions_print(paper, freeze):
    south = FigureToken("AS01", "Q1 2025-26", "South Assessment Team")
    whole = FigureToken("AS01", "Q1 2025-26")
    officers = book_of(paper, "officers")
    assert isinstance(officers.figure(south), BookFigure) and officers.figure(whole).numerator == 30
    assert officers.figure(FigureToken("AS01")).value == officers.figure(whole).value
    public = book_of(paper, "public")
    assert public.figure(whole).why == "not in a published edition of q1-2025-26 for the public"
    draft = make_edition(freeze, edition_asked(freeze, audience="public"), by="analyst")
    assert isinstance(book_of(paper, "public").figure(whole), NotInBook)
    publish(draft, by="lead")
    public = book_of(paper, "public")
    printed = public.figure(whole)
    assert (printed.numerator, printed.denominator, printed.value) == (30, 42, officers.figure(whole).value)
    assert public.figure(south).why == "hidden, so that nobody can be recognised"
    assert isinstance(book_of(paper, "members").figure(whole), BookFigure)
    every = [*public.all_figures()]
    assert [str(each.token) for each in every] == ["AS01, 2025-26-Q1"]


MISSING = [
    (FigureToken("ZZ99"), "no such measure in q1-2025-26"),
    (FigureToken("AS01", "soon"), "“soon” is no period"),
    (FigureToken("AS01", "Q4 2026-27"), "q1-2025-26 ends on 30 June 2025"),
    (FigureToken("AS01", "", "Nobody’s Team"), "there is no team or service Nobody’s Team"),
]


def test_what_a_freeze_does_not_hold_is_said_and_never_made_up(paper):
    for edition in ("officers", "public"):
        book = book_of(paper, edition)
        assert [book.figure(token).why for token, _ in MISSING] == [why for _, why in MISSING]


def test_tables_charts_and_scorecards_are_of_the_same_figures(paper):
    book = book_of(paper, "officers")
    table = book.table(["AS01"])
    assert [each.title for each in table.columns][:2] == ["Measure", "Q1 2025-26"]
    assert table.rows[0][1][0].text == "71.4% (30 of 42)"
    chart = book.chart(["AS01"])
    assert len(chart.table.rows) == 8 and chart.table.rows[-1][1][0].text == "71.4% (30 of 42)"
    assert book.table(["ZZ99"]).why == book.chart(["ZZ99"]).why == "there is no measure ZZ99"
    assert book.scorecard("1").why == "no plan with a scorecard is chosen"
    assert "71.4%" in chart.svg and "71.4% in Q1 2025-26; the table has every figure." in chart.alternative
    public = book_of(paper, "public")
    lacking = public.table(["AS01"])
    assert lacking.rows[0][1][0].text == "[not published]"
    assert lacking.source.endswith(
        "[not published]: not in a published edition of q1-2025-26 for the public."
    )
    assert "[not published]" not in table.source
    nothing = public.chart(["AS01"])
    assert nothing.svg is None and "no quarter has a figure" in nothing.alternative


def test_a_frozen_figure_stands_as_it_was_and_the_paper_says_so(paper, client):
    section = paper.parts.get(kind="section", key="actions")
    section.value = {"heading": "Findings and actions", "text": "In time: {AS01}."}
    section.save()
    made = preview(paper, "officers")
    assert "71.4% (30 of 42)" in str(made.composition.document)
    assert made.composition.document.status == "Draft. Figures frozen to 30 June 2025 (q1-2025-26)"


def test_every_field_of_the_template_is_written_on_its_page(paper, client):
    client.force_login(User.objects.get(username=AUTHOR))
    for part in paper.parts.all():
        page = client.get(f"/papers/{paper.pk}/write/{part.pk}")
        assert page.status_code == 200, part.name
    typed = {
        "recommendations": (
            {"text": "note | the progress\nagree | a report in May | Cabinet"},
            [
                {"verb": "note", "text": "the progress", "to": ""},
                {"verb": "agree", "text": "a report in May", "to": "Cabinet"},
            ],
        ),
        "key_decision": ({"text": "no"}, False),
        "implications": (
            {"resource": "None.", "legal": "None.", "equality": ""},
            {"resource": "None.", "legal": "None.", "equality": ""},
        ),
        "wards": ({"text": "All"}, "All"),
    }
    for key, (fields, value) in typed.items():
        part = paper.parts.get(kind="field", key=key)
        assert send(client, f"/papers/{paper.pk}/write/{part.pk}", fields).status_code == 302, key
        assert paper.parts.get(pk=part.pk).value == value
    figure = paper.parts.get(kind="figure", key="actions")
    wrong = send(client, f"/papers/{paper.pk}/write/{figure.pk}", {"value": "many", "unit": "actions"})
    assert "Enter a number" in words(wrong)


def test_who_may_not_write_starts_nothing_and_bad_choices_are_told(freeze, client):
    people()
    client.force_login(User.objects.get(username="sue"))
    assert client.get("/papers/start").status_code == 403
    client.force_login(User.objects.get(username=AUTHOR))
    assert "There is no body yet" in words(client.get("/papers/start"))
    committee()
    wrong = client.post("/papers/start", {"title": "", "where": "m99", "template": "none"})
    assert wrong.status_code == 200 and "Enter the title" in words(wrong)
    assert not Paper.objects.exists()


def test_what_a_paper_promised_is_due_at_the_top_of_the_next_and_a_line_of_enquiry(paper, client):
    client.force_login(User.objects.get(username=AUTHOR))
    wrong = send(client, f"/papers/{paper.pk}/promise", {"words": "Bring an audit", "due_words": "soon"})
    assert "names no day" in words(wrong)
    sent = {"words": "Bring an audit", "owner": "Head of quality", "due_words": "2 December 2026"}
    assert send(client, f"/papers/{paper.pk}/promise", sent).status_code == 302
    page = words(client.get(f"/papers/{paper.pk}/enquiries"))
    assert "2 lines of enquiry." in page and "Bring an audit" in page
    assert "It was promised by Head of quality and is due." in page
    client.force_login(User.objects.get(username="sue"))
    assert client.get(f"/papers/{paper.pk}/promise").status_code in (403, 404)
    assert client.get(f"/papers/{paper.pk}/enquiries").status_code == 403
