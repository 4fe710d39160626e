"""The demo's two papers, of the small council's figures: the last is out and whole, the next is being written."""

from datetime import date

import pytest

from sightline.demo import accounts, papers
from sightline.demo.accounts import add_accounts
from sightline.demo.meetings import add_meetings
from sightline.demo.papers import LAST, NEXT, add_papers
from sightline.editions.models import FigureEdition
from sightline.governance.queries.tracker import follow_ups_due
from sightline.papers.models import Paper
from sightline.papers.queries.sealed import findings_of, problems_of_papers
from sightline.trail.models import Line
from support.figure_pages import words
from support.plans import small_plan
from support.small_council import AUTHORITY

pytestmark = pytest.mark.django_db


@pytest.fixture
def both(council, monkeypatch) -> list[Paper]:
    """The last paper and the next."""
    monkeypatch.setattr(accounts, "_first_assessment_team", lambda: "T21")
    quarters = {LAST: ("Q4 2024-25", date(2025, 3, 31)), NEXT: ("Q1 2025-26", date(2025, 6, 30))}
    monkeypatch.setattr(papers, "QUARTERS", quarters)
    monkeypatch.setattr(papers, "FIGURES", ("AS01",))
    add_accounts()
    small_plan()
    add_meetings(AUTHORITY)
    add_papers(AUTHORITY)
    return [*Paper.objects.order_by("pk").select_related("body", "meeting", "freeze", "plan")]


def test_one_is_published_one_is_written_and_a_second_time_adds_nothing(both, client):
    last, coming = both
    assert [each.state for each in both] == ["published", "draft"] and last.series == coming.series
    assert [each.meeting.on for each in both] == [LAST, NEXT]
    assert not [each for each in findings_of(last) if each.severity == "error"]
    assert [each for each in findings_of(coming) if each.severity == "error"]
    assert problems_of_papers() == (3, [])
    assert {each.reference for each in last.sign_offs.all()} == {"FD.413/26", "LD.288/26"}
    assert FigureEdition.objects.get().published_by == papers.LEAD
    assert any("chronologies" in each.words for each in follow_ups_due(last.body.authority, last.body, NEXT))
    assert "chronologies" in coming.parts.get(kind="section", key="promises").value["text"]
    assert coming.comments.get().words == papers.COMMENT
    for name, status in (("member", 200), ("admin", 403)):
        client.force_login(papers.user_named(name))
        page = client.get(f"/papers/{last.pk}")
        assert page.status_code == status, name
    client.force_login(papers.user_named("member"))
    assert "Children’s services improvement" in words(client.get("/papers"))
    assert client.get(f"/papers/{coming.pk}").status_code == 404
    before = Line.objects.count()
    add_papers(AUTHORITY)
    assert Line.objects.count() == before
