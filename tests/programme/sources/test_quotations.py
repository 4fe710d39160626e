"""Words quoted as they stand, with page and role: where they are typed, kept and read."""

import pytest

from sightline.programme.models import Quotation, SourceDraft
from sightline.programme.sources.forms.sources import FactsForm, facts_initial
from sightline.programme.sources.rules.quotations import quotations_in
from sightline.programme.sources.services import drafts as actions
from support.figure_pages import words
from support.people import signed_in
from support.sources import AUTHORITY, MAKER, stands


@pytest.mark.django_db
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
