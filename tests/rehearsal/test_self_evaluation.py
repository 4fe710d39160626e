"""The draft of a self-evaluation: it names what each paragraph rests on and how old it is, and claims nothing that is not held."""

from datetime import date
from types import SimpleNamespace as Thing

from sightline.rehearsal.queries.line_content import HeldEvidence, HeldFigure, HeldOfLine
from sightline.rehearsal.rules.lines_of_enquiry import line_named
from sightline.rehearsal.self_evaluation import QUESTIONS, as_html, as_markdown, held_parts, self_evaluation

TODAY = date(2026, 11, 2)
SOURCE = Thing(title="Inspection 2026", said_on=date(2026, 4, 2))


def finding(number, text, closed_on=None):
    return Thing(pk=number, text=text, source=SOURCE, source_id=1, closed_on=closed_on)


def entry(*findings):
    return Thing(
        title="Review every plan",
        due=date(2026, 12, 1),
        action=Thing(reference="A1", status="in_progress"),
        version=Thing(number=3, plan=Thing(title="Improvement plan")),
        findings=Thing(all=lambda: findings),
    )


def held(**more):
    answered, alone = finding(1, "Plans drift."), finding(2, "Visits are late.")
    standard = {
        "line": line_named("in_care"),
        "period": "Q2 2026-27 (July to September 2026)",
        "data_to": date(2026, 10, 31),
        "why": "",
        "figures": (HeldFigure("CL01", "Children in care", "489", "", "No signal", "Nothing unusual."),),
        "findings": (answered, alone, finding(3, "Closed long ago.", date(2025, 1, 1))),
        "entries": (entry(answered),),
        "evidence": (HeldEvidence("Audit of plans", "A1", date(2026, 9, 1), date(2026, 10, 1), False),),
        "quotations": (Thing(words="I was moved three times.", said_by="A young advisor", source=SOURCE),),
    }
    return HeldOfLine(**{**standard, **more})


def empty():
    return held(
        figures=(),
        findings=(),
        entries=(),
        evidence=(),
        quotations=(),
        why="No data is loaded yet, so no figures are shown.",
    )


def test_each_question_is_answered_by_what_is_held_with_its_age():
    text = as_markdown(self_evaluation([held()], "Aldermere", TODAY))
    assert [line[4:] for line in text.splitlines() if line.startswith("### ")] == list(QUESTIONS)
    assert "- Children in care: 489, Q2 2026-27 (July to September 2026). No signal. Nothing unusual." in text
    assert "- Plans drift. (Inspection 2026, 2 April 2026, 7 months old)" in text
    assert "Closed long ago" not in text.split("### ")[1]
    assert "- 1 measure of data to 31 October 2026, 2 days old." in text
    assert (
        "- Audit of plans (A1), 1 September 2026, 2 months old; not accepted yet; was to be looked at again by 1 October 2026."
        in text
    )
    assert "- A1 Review every plan: In progress, due 1 December 2026 (Improvement plan, version 3)" in text
    assert "1 open finding has no action." in text


def test_where_nothing_is_held_it_says_so_and_asks_to_write():
    text = as_markdown(self_evaluation([empty()], "Aldermere", TODAY))
    assert text.count("Nothing is held.") == 3
    assert "No data is loaded yet" in text and "*To write:*" in text


def test_the_page_holds_the_same_words_and_no_markup_of_anybodys():
    parts = self_evaluation([held(findings=(finding(1, "<b>Plans</b> drift."),))], "Aldermere", TODAY)
    page = as_html(parts, "Self-evaluation")
    assert "&lt;b&gt;Plans&lt;/b&gt; drift." in page and "<em>To write:</em>" in page
    assert page.count("<ul>") == page.count("</ul>") > 0
    assert page.count("<h1>") == 1


def test_what_leaves_a_room_leaves_nothing_to_write():
    parts = held_parts(held(), TODAY)
    assert ("heading2", "What they rest on") in parts
    assert not any("To write" in text for _, text in parts)
