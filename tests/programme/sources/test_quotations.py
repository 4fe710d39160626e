"""Words quoted as they stand, with page and role.

| last line typed | said by | page |
|---|---|---|
| none | blank | none |
| — lead inspector, page 3 | lead inspector | 3 |
| — page 3 | blank | 3 |
| — Mrs Smith | refused: a name | |
| — page 0 | refused | |
"""

import pytest

from sightline.programme.models import Quotation, SourceDraft
from sightline.programme.sources.forms.sources import FactsForm, facts_initial
from sightline.programme.sources.rules.findings import CannotMendError
from sightline.programme.sources.rules.quotations import quotations_in, quotations_text
from sightline.programme.sources.services import drafts as actions
from support.figure_pages import words
from support.people import signed_in
from support.sources import AUTHORITY, MAKER, stands


@pytest.mark.parametrize(
    ("typed", "said_by", "page"),
    [
        ("Staff are proud.", "", None),
        ("Staff are proud.\n— lead inspector, page 3", "lead inspector", 3),
        ("Staff are proud.\n-- Lead inspector", "Lead inspector", None),
        ("Staff are proud.\n– page 3", "", 3),
    ],
)
def test_the_last_line_says_whose_it_is_and_where(typed, said_by, page):
    (found,) = quotations_in(typed)
    assert found == {"words": "Staff are proud.", "said_by": said_by, "page": page}
    assert quotations_in(quotations_text([found])) == [found]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Proud\n— Mrs Smith", "somebody’s name"),
        ("Proud\n— page 0", "count from 1"),
        ("— page 3", "not what was said"),
    ],
)
def test_what_is_no_quotation_is_refused(typed, why):
    with pytest.raises(CannotMendError, match=why):
        quotations_in(typed)


def test_two_quotations_have_a_blank_line_between():
    assert [each["page"] for each in quotations_in("One\n— page 1\r\n\r\nTwo\n— page 2")] == [1, 2]


def test_what_was_kept_before_pages_were_asked_is_shown_in_the_form():
    assert facts_initial({"quotations": ["Proud"]})["quotations"] == "Proud"
    form = FactsForm("audit", {"title": "A", "said_on": "1 May 2026", "quotations": "Proud\n— Dr No, page 2"})
    assert not form.is_valid() and "role" in str(form.errors["quotations"])


@pytest.mark.django_db
def test_it_stands_with_page_and_speaker_on_the_sources_and_the_findings_page(client):
    source = stands()
    Quotation.objects.create(source=source, words="Staff are proud.", said_by="lead inspector", page=3)
    signed_in(client, MAKER, authority=AUTHORITY)
    for page in (f"/programme/sources/{source.pk}", f"/programme/findings/{source.findings.first().pk}"):
        assert "“Staff are proud.” Lead inspector, page 3" in words(client.get(page))


@pytest.mark.django_db
def test_a_visit_typed_in_keeps_page_and_speaker():
    begun = actions.begin(AUTHORITY, "monitoring_visit", by=MAKER)
    facts = {
        "title": "Visit 3",
        "said_on": "2026-05-01",
        "quotations": quotations_in("Proud\n— inspector, page 2"),
    }
    actions.change_facts(begun, facts, edition=1, by=MAKER)
    actions.keep_source(SourceDraft.objects.get(), edition=2, by=MAKER)
    kept = Quotation.objects.get()
    assert (kept.words, kept.said_by, kept.page) == ("Proud", "inspector", 2)
