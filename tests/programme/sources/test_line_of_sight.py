"""The line of sight with data loaded: declared figures, their signals, and the children behind them, by who may see what."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from sightline.programme.difference.queries.many import DifferenceAnswer
from sightline.programme.models import DeclaredTest, Finding, Source
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.plans.services.versions import move_version
from sightline.programme.sources.queries.line_of_sight import LineOfSight
from sightline.programme.sources.views.finding import difference, disagreeing
from support.figure_pages import words
from support.people import signed_in
from support.plans import add
from support.small_council import AUTHORITY as LOADED
from support.sources import AUTHORITY, MAKER, stands

pytestmark = pytest.mark.django_db


@pytest.fixture
def finding() -> Finding:
    """A finding answered by one action that declared AS01."""
    found = stands().findings.first()
    entry = add(make_plan(AUTHORITY, "Plan", standard="", by=MAKER), "Weekly", findings={found.pk})
    DeclaredTest.objects.create(
        action=entry.action, basis="measure", measure="AS01", direction="higher", by=MAKER, at=timezone.now()
    )
    return found


@pytest.mark.usefixtures("council")
def test_a_declared_figure_stands_with_its_signal(finding, client):
    assert LOADED == AUTHORITY
    signed_in(client, "dcs")
    page = client.get(f"/programme/findings/{finding.pk}")
    assert 'href="/measure/AS01"' in page.text and "Declared by A1" in words(page)
    assert 'href="/measure/AS01/children?which=missed"' in page.text


@pytest.mark.usefixtures("council")
def test_who_sees_no_children_is_given_no_list_of_them(finding, client):
    signed_in(client, MAKER)
    page = client.get(f"/programme/findings/{finding.pk}")
    assert "AS01" in words(page) and "/children" not in page.text


@pytest.mark.usefixtures("council")
def test_who_sees_no_figures_sees_none(finding, client):
    from support.people import granted

    move_version(finding.entries.get().version, "consulted", by=MAKER)
    chair = signed_in(client, "board_chair")
    granted(chair, "plan")
    page = words(client.get(f"/programme/findings/{finding.pk}"))
    assert "Figures are not among what you may see." in page and "missed" not in page
    assert "Children are counted once" not in page


@pytest.mark.usefixtures("council")
def test_figures_of_another_authority_are_not_taken_for_its_own(finding, client):
    Source.objects.update(authority="343")
    finding.entries.get().version.plan.__class__.objects.update(authority="343")
    signed_in(client, MAKER)
    page = words(client.get(f"/programme/findings/{finding.pk}"))
    assert "No data of authority 343 is loaded." in page


def test_with_nothing_loaded_it_says_so(finding, client):
    signed_in(client, MAKER)
    page = words(client.get(f"/programme/findings/{finding.pk}"))
    assert "No data is loaded yet" in page and "Declared: AS01" in page


@pytest.mark.usefixtures("council")
def test_the_children_are_of_a_quarter_and_the_first_sentence_says_the_difference(finding, client):
    signed_in(client, MAKER)
    page = words(client.get(f"/programme/findings/{finding.pk}"))
    assert "Answered by 1 action, not yet running. Difference: too early." in page
    children = page[page.index("Children") : page.index("Said to")]
    assert re.search(r"AS01, .*20\d\d", children), children


@pytest.mark.parametrize(
    ("answers", "said", "who"),
    [
        ([], "", ""),
        (["better"], "Difference: better.", ""),
        (["better", "better"], "Difference: better.", ""),
        (["better", "too_early"], "Difference: better, too early.", ""),
        (
            ["better", "no_signal"],
            "Difference: better, no signal yet: they disagree.",
            "A1 better, A2 no signal yet",
        ),
    ],
)
def test_lights_of_difference_are_named_and_never_added_up(answers, said, who):
    lines = [SimpleNamespace(id=n, reference=f"A{n}") for n, _ in enumerate(answers, 1)]
    made: Any = LineOfSight(
        tuple(lines), (), (), (), {n: DifferenceAnswer(key) for n, key in enumerate(answers, 1)}
    )  # type: ignore[arg-type]
    assert (difference(made), disagreeing(made)) == (said, who)
