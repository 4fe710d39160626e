"""The page of money: what stands on it, who sees it, who enters a line, and what is refused."""

from decimal import Decimal

import pytest

from sightline.demo.example_load import load_example
from sightline.people.matrix import ROLES
from sightline.people.rules import permits
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import MoneyLine, Plan
from sightline.programme.money.services import add_line, remove_line
from sightline.trail.models import Line
from support.figure_pages import hidden, row_of, send, words
from support.people import signed_in
from support.plans import MAKER, person, small_plan

pytestmark = [pytest.mark.django_db, pytest.mark.database]
GIVEN = {"kind": "investment", "title": "Practice weeks", "year": "2026-27", "pounds": "7900000"}


@pytest.fixture
def plan() -> Plan:
    return small_plan()


def new(plan: Plan) -> str:
    return f"/programme/plans/{plan.pk}/money/new"


def test_an_outsider_is_sent_to_sign_in(plan, client):
    line = add_line(plan, "saving", "Agency", "2026-27", Decimal(5), by=MAKER)
    for path in ("/programme/money", new(plan), f"/programme/money/{line.pk}/remove"):
        assert client.get(path)["Location"].startswith("/sign-in")
        assert client.post(path, GIVEN | {"reason": "x"})["Location"].startswith("/sign-in")
    assert MoneyLine.objects.count() == 1


@pytest.mark.parametrize("role", ROLES)
def test_who_sees_the_whole_plan_sees_its_money_and_who_writes_it_enters_it(plan, client, role):
    signed_in(client, role) if role not in ("programme_manager", "action_owner") else client.force_login(
        person(role)
    )
    assert (client.get("/programme/money").status_code == 200) == permits(role, "plan.see_all")
    assert (client.get(new(plan)).status_code == 200) == permits(role, "plan.change")


def test_without_a_plan_and_without_money_it_says_so(client, db):
    client.force_login(person(MAKER))
    assert "There is no plan yet" in words(client.get("/programme/money"))
    small_plan()
    said = words(client.get("/programme/money"))
    assert said.count("No money is entered for this plan") == 1 and "What cannot be said" not in said


# kind, pounds and what it is held against, of each line; the page's first sentence
FIRST = """
investment 7900000 practice                                   | investment £7.9m for Practice.
investment 7900000 practice; investment 100000 practice       | investment £8m for Practice.
investment 7900000 practice; investment 100000 management-oversight          | investment £8m in 2 parts of the plan.
investment 7900000 practice; investment 100000                | investment £100,000.
base_budget 70000000; investment 9 practice; saving 5 management-oversight   | base budget £70m; investment £9 for Practice; saving £5 for Management oversight.
"""


@pytest.mark.parametrize(
    ("lines", "said"), [[cell.strip() for cell in row.split("|")] for row in FIRST.strip().splitlines()]
)
def test_the_first_sentence_says_each_kind_of_the_whole_plan_else_as_its_parts_add_up(
    plan, client, lines, said
):
    for line in lines.split("; "):
        kind, pounds, *parts = line.split()
        add_line(plan, kind, "x", "2026-27", Decimal(pounds), grouping="".join(parts), by=MAKER)
    client.force_login(person(MAKER))
    assert f"In 2026/27: {said}" in words(client.get("/programme/money"))


def test_a_line_is_entered_shown_and_taken_out_with_a_reason(plan, client):
    client.force_login(person(MAKER))
    assert client.post(new(plan), GIVEN | {"grouping": "practice", "approximate": "yes"}).status_code == 302
    line = MoneyLine.objects.get()
    assert (line.pounds, line.grouping, line.approximate, line.by) == (7_900_000, "practice", True, MAKER)
    page = client.get("/programme/money")
    assert "In 2026/27: investment about £7.9m for Practice." in words(page)
    assert "Practice" in row_of(page, "Practice weeks")
    there = f"/programme/money/{line.pk}/remove"
    assert "Say why the line is taken out" in words(send(client, there, {"reason": " "}))
    opened = hidden(client.get(there))
    assert client.post(there, opened | {"reason": "Entered twice"}).status_code == 302
    assert not MoneyLine.objects.exists()
    second = client.post(there, opened | {"reason": "Entered twice"})
    assert second.status_code == 409 and "taken out by somebody else" in words(second)
    assert client.get(there).status_code == 404
    was = {each.field: (each.was, each.reason) for each in plan.changes.filter(about=line.title)}
    assert was["money_pounds"] == ("7900000.00", "Entered twice")
    last = Line.objects.latest("number")
    assert (last.action, last.reason, last.detail["pounds"]) == (
        "money_taken_out",
        "Entered twice",
        "7900000.00",
    )


def test_parts_are_reconciled_with_the_whole(plan, client):
    add_line(plan, "investment", "All", "2026-27", Decimal(10_000_000), by=MAKER)
    add_line(plan, "investment", "A", "2026-27", Decimal(4_000_000), grouping="practice", by=MAKER)
    add_line(plan, "investment", "B", "2026-27", Decimal(5_000_000), grouping="practice", by=MAKER)
    client.force_login(person(MAKER))
    said = words(client.get("/programme/money"))
    assert "£4m + £5m = £9m, of £10m. £1m is held against no priority." in said
    assert "Investment, Practice: £9m in 2 lines" in said


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"kind": ""}, "Choose what kind of line it is"),
        ({"title": ""}, "Enter what the money is for"),
        ({"year": "2026"}, "Enter a financial year, as 2026-27"),
        ({"year": "2026-28"}, "Enter a financial year, as 2026-27"),
        ({"pounds": "lots"}, "Enter the amount in pounds, as 17900000"),
        ({"pounds": "NaN"}, "Enter the amount in pounds, as 17900000"),
        ({"pounds": "-4"}, "more than nought"),
        ({"pounds": "9999999999999"}, "less than a million million"),
        ({"kind": "unit_cost"}, "Enter what one unit is"),
        ({"grouping": "nonsense"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_entered_is_said_and_nothing_is_kept(plan, client, changed, said):
    client.force_login(person(MAKER))
    lines = Line.objects.count()
    page = client.post(new(plan), GIVEN | changed)
    assert page.status_code == 200 and said in words(page)
    assert not MoneyLine.objects.exists() and Line.objects.count() == lines


def test_a_priority_of_another_plan_is_none_of_this_one_s(plan):
    with pytest.raises(CannotChangePlanError, match="Choose a priority of this plan"):
        add_line(plan, "saving", "x", "2026-27", Decimal(1), grouping="corporate-leadership", by=MAKER)
    with pytest.raises(CannotChangePlanError, match="Say why"):
        remove_line(add_line(plan, "saving", "x", "2026-27", Decimal(1), by=MAKER), reason="", by=MAKER)


def test_the_money_of_s23_stands_with_its_arithmetic(client, db):
    load_example("sefton-2023")
    client.force_login(person(MAKER))
    page = client.get("/programme/money")
    said = words(page)
    assert "In 2023/24: base budget £70m; investment £17.9m." in said
    assert "£17.9m is 25.6% of £70m (£17.9m ÷ £70m)." in said
    assert "£70m less £40m is about £30m in 2018/19." in said and "S23:108" in row_of(page, "about £30m")
    assert said.count("no line is held against") == 1 and "“Corporate Leadership”" in said
