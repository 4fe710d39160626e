"""The documents of a plan hold all that their reader may see of it, and nothing of what they may not."""

from datetime import timedelta

import pytest

from sightline.calendars.periods import month_of
from sightline.papers.document.blocks import PaperHeading, PaperTable
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.document.plain import plain_lines
from sightline.papers.document.runs import plain_text
from sightline.papers.plan_documents.kinds import KINDS, Reader, line_of_sight_document
from sightline.programme.models import Finding, MoneyLine, Plan, SupportingDocument, Version
from sightline.programme.plans.services.plans import make_plan
from support.plans import DECIDER, MAKER, add, person, small_plan, today

pytestmark = pytest.mark.django_db


def composed(kind: str, plan: Plan, name: str = MAKER) -> PaperDocument:
    return KINDS[kind].compose(plan.versions.get(), reader(name))


def reader(name: str = MAKER) -> Reader:
    return Reader(person(name), today(), month_of(today()))


def text_of(document: PaperDocument) -> str:
    return "\n".join(plain_lines(document))


def rows(document: PaperDocument) -> list[list[str]]:
    return [[plain_text(cell) for cell in row] for table in document.tables() for row in table.rows]


def test_the_improvement_plan_names_every_priority_finding_and_action():
    plan = small_plan()
    text = text_of(composed("improvement-plan", plan))
    for each in (
        "Management oversight",
        "Practice",
        "good or better",
        "A1",
        "A2",
        "A3",
        "A4",
        "Something nobody owns",
    ):
        assert each in text
    assert "Ensure that assessments are timely." in text
    assert "Ensure that private fostering is recognised." in text
    assert (
        "Return interviews within 72 hours." not in text
    )  # nothing answers it: it is no part of what the plan does


def test_the_action_plan_has_a_row_for_each_action_under_each_of_its_priorities():
    plan = small_plan()
    made = rows(composed("action-plan", plan))
    assert [row[0].split()[0] for row in made] == ["A1", "A2", "A3", "A4"]
    first = dict(
        zip(("action", "answers", "owner", "dates", "tests", "done", "difference"), made[0], strict=True)
    )
    assert first["action"] == "A1 Weekly performance meeting"
    assert first["answers"] == "Inspection 2026, 1"
    assert first["owner"] == "Head of MASH"
    assert first["dates"].splitlines()[1].endswith(", overdue")
    assert first["done"].startswith("Overdue")
    assert made[3][2:4] == ["No owner yet", "No date"]


def test_a_long_table_repeats_its_headings_and_lies_on_its_side():
    plan = small_plan()
    tables = [each for each in composed("action-plan", plan).blocks() if isinstance(each, PaperTable)]
    assert all(each.wide and each.column_headings and each.description for each in tables)


def test_the_two_lights_stand_side_by_side_and_never_merge():
    plan = small_plan()
    text = text_of(composed("improvement-plan", plan))
    assert "Done: Overdue. Difference: no measure." in text


def test_a_draft_says_that_it_is_not_agreed():
    plan = small_plan(live=False)
    document = composed("improvement-plan", plan)
    assert "(draft, not agreed)" in document.status
    assert "It is a draft and not agreed." in text_of(document)


def test_a_plan_that_is_live_says_nothing_of_drafts():
    live = composed("improvement-plan", small_plan())
    assert "draft" not in live.status + text_of(live)


def test_money_and_supporting_documents_stand_in_it_where_there_are_any():
    plan = small_plan()
    version: Version = plan.versions.get()
    assert "What it costs" not in text_of(composed("improvement-plan", plan))
    key = version.groupings.get(title="Practice").key
    MoneyLine.objects.create(
        plan=plan,
        kind="investment",
        title="Two posts",
        year="2026-27",
        pounds=90000,
        grouping=key,
        by=MAKER,
        at=plan.at,
    )
    SupportingDocument.objects.create(
        version=version, kind="to_review", title="Recruitment policy", review_by=today() + timedelta(days=9)
    )
    document = composed("improvement-plan", plan)
    assert ["Practice", "Investment: Two posts", "2026-27", "90,000"] in rows(document)
    assert "Recruitment policy (to be reviewed because of this plan by " in text_of(document)


def test_the_highlight_report_says_what_is_late_and_what_nothing_answers():
    plan = small_plan()
    text = text_of(composed("highlight-report", plan))
    assert "A1 Weekly performance meeting" in text
    assert "No action answers “Return interviews within 72 hours.” (Inspection 2026, 3)." in text


def test_the_plan_on_a_page_has_every_finding_that_asks_for_something():
    plan = small_plan()
    made = {row[0]: row for row in rows(composed("plan-on-a-page", plan))}
    assert list(made) == [
        "1 Ensure that assessments are timely.",
        "2 Ensure that private fostering is recognised.",
        "3 Return interviews within 72 hours.",
    ]
    assert made["3 Return interviews within 72 hours."][1:3] == ["No action answers it", "Not answered"]
    assert made["1 Ensure that assessments are timely."][1] == "A1 Weekly performance meeting"


def test_a_line_of_sight_leads_from_the_finding_to_its_actions_and_no_other():
    plan = small_plan()
    finding = Finding.objects.get(number="1")
    document = line_of_sight_document(finding, plan.versions.get(), reader())
    text = text_of(document)
    assert "Ensure that assessments are timely." in text
    assert "A1 Weekly performance meeting" in text
    assert "Awareness of private fostering" not in text
    nothing = line_of_sight_document(Finding.objects.get(number="3"), plan.versions.get(), reader())
    assert "No action answers it." in text_of(nothing)


def test_headings_never_skip_a_level():
    plan = small_plan()
    for kind in KINDS:
        levels = [each.level for each in composed(kind, plan).blocks() if isinstance(each, PaperHeading)]
        assert all(after - before <= 1 for before, after in zip([0, *levels], levels, strict=False))


def test_who_decides_gets_the_same_document_as_who_writes():
    plan = small_plan()
    for kind in KINDS:
        assert composed(kind, plan, DECIDER) == composed(kind, plan)


def test_another_plans_actions_stand_in_no_document_of_this_one():
    plan = small_plan()
    add(make_plan("990", "Another plan", by=MAKER), "Only of the other plan")
    for kind in KINDS:
        assert "Only of the other plan" not in text_of(composed(kind, plan))
