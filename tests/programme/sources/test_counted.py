"""How many recommendations a source says it makes, against what is held of it: where it is given, mended and read."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.programme.models import Source, SourceDraft
from sightline.programme.overview.queries.x_rays import x_rays
from sightline.programme.sources.queries.counts import disagreeing
from sightline.programme.sources.services.corrections import mend_facts, withdraw_finding
from sightline.programme.sources.services.drafts import change_facts
from sightline.trail.models import Line
from support.figure_pages import addresses, words
from support.people import signed_in
from support.plans import person, small_plan, today
from support.sources import AUTHORITY, MAKER, draft, stands

pytestmark = pytest.mark.django_db
TYPED = {
    "title": "Inspection of Sefton, 2016",
    "said_by": "Ofsted",
    "said_on": "27 June 2016",
    "edition": "1",
}
BOTH = {"authority": {"said": 17, "where": "page 8"}, "board": {"said": 8, "where": "page 9"}}


@pytest.fixture
def maker(client):
    signed_in(client, MAKER, authority=AUTHORITY)
    return client


def says(number: int, *, source: Source | None = None) -> Source:
    """A source with three findings that says it makes so many recommendations."""
    source = source or stands()
    said = {"authority": {"said": number, "where": "page 8"}}
    return mend_facts(source, {"recommendations": said}, edition=source.edition, reason="r", by=MAKER)


def test_it_is_given_where_a_source_is_added_and_stands_with_it(maker):
    begun = draft()
    here = f"/programme/sources/drafts/{begun.pk}"
    given = {"counted_authority": "4", "counted_where_authority": "page 8"}
    assert maker.post(f"{here}/facts", {**TYPED, **given}).status_code == 302
    assert SourceDraft.objects.get().facts["recommendations"] == {"authority": {"said": 4, "where": "page 8"}}
    assert "Recommendations, the local authority 4 said, 3 held: 1 is missing" in words(maker.get(here))
    shown = maker.get(f"{here}/facts").text
    assert 'name="counted_authority" type="text" value="4"' in shown
    maker.post(here, {"do": "all_right", "edition": "2"})
    source = Source.objects.get()
    assert source.recommendations == {"authority": {"said": 4, "where": "page 8"}}
    page = words(maker.get(f"/programme/sources/{source.pk}"))
    assert "4 said, 3 held: 1 is missing" in page and "Where the number is given: page 8" in page


def test_it_is_mended_with_a_reason_and_the_trail_says_from_what_to_what(maker):
    source = says(4)
    address = f"/programme/sources/{source.pk}/mend"
    judged = {"judged_overall": "Requires improvement to be good", "kind": "inspection", "framework": "SIF"}
    given = {"counted_authority": "3", "counted_where_authority": "page 9"}
    sent = maker.post(
        address, {**TYPED, **judged, **given, "edition": "2", "reason": "The list on page 9 has three"}
    )
    assert sent.status_code == 302, words(sent)
    line = Line.objects.filter(action="source_mended").latest("number")
    assert (line.actor, line.reason) == (MAKER, "The list on page 9 has three")
    assert line.detail["from"] == {"recommendations": {"authority": {"said": 4, "where": "page 8"}}}
    assert line.detail["to"] == {"recommendations": {"authority": {"said": 3, "where": "page 9"}}}
    page = words(maker.get(f"/programme/sources/{source.pk}"))
    assert "from “The local authority: 4 (page 8)” to “The local authority: 3 (page 9)”" in page
    assert "3 said, 3 held Agrees" in page.replace("● ", "")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"counted_authority": "eleven"}, "must be a whole number, as 17"),
        ({"counted_authority": "-1", "counted_where_authority": "page 8"}, "must be a whole number, as 17"),
        ({"counted_authority": "1000", "counted_where_authority": "page 8"}, "must be a whole number"),
        ({"counted_authority": "11"}, "Say where it gives that number"),
        ({"counted_where_board": "page 9"}, "Enter the number, or leave where it is given blank"),
    ],
)
def test_half_of_it_or_no_number_is_said_beside_its_field(maker, given, said):
    begun = draft()
    sent = maker.post(f"/programme/sources/drafts/{begun.pk}/facts", {**TYPED, **given})
    assert sent.status_code == 200 and said in words(sent)
    assert "recommendations" not in SourceDraft.objects.get().facts


def test_an_x_ray_names_those_that_do_not_agree_and_leads_to_them(client):
    plan = small_plan()
    source = says(3, source=stands())
    client.force_login(person("dcs"))

    def found() -> list[str]:
        taken = {each.title: each for each in x_rays(plan, person("dcs"), today())}
        return [each.words for each in taken["Recommendations miscounted"].found]

    assert found() == []
    withdraw_finding(source.findings.first(), edition=source.edition, reason="A heading", by=MAKER)
    assert found() == ["Inspection of Sefton, 2016, the local authority: 3 said, 2 held: 1 is missing"]
    page = client.get("/programme/x-rays")
    assert f"/programme/sources/{source.pk}" in addresses(page)
    Source.objects.update(authority="343")
    assert found() == []


def test_more_sources_ask_no_more():
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            disagreeing(AUTHORITY)
        return len(queries)

    says(9)
    before = asked()
    says(9)
    says(9)
    assert asked() == before and len(disagreeing(AUTHORITY)) == 3


def test_a_draft_begun_before_this_has_no_number_and_says_nothing(maker):
    begun = draft()
    change_facts(begun, {"title": "A"}, edition=1, by=MAKER)
    assert "Recommendations," not in words(maker.get(f"/programme/sources/drafts/{begun.pk}"))


def test_an_outsider_and_who_does_not_write_the_plan_give_no_number(client):
    source = stands()
    address = f"/programme/sources/{source.pk}/mend"
    assert client.get(address)["Location"].startswith("/sign-in")
    signed_in(client, "dcs", authority=AUTHORITY)
    assert client.post(address, {"counted_authority": "9", "reason": "x"}).status_code == 403
    assert Source.objects.get().recommendations == {}
