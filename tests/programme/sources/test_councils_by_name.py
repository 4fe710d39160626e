"""Under which council a source is filed: known without asking, or chosen by name; and what is said where it is another's."""

import re
import shutil

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from sightline.documents.models import Document
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Plan, Source, SourceDraft
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.plans.services.sources import set_sources
from sightline.programme.sources.rules import findings as moves
from sightline.programme.sources.services.drafts import change, keep_source
from support.figure_pages import words
from support.plans import person
from support.sources import AUTHORITY, MAKER, SEFTON, stands

pytestmark = pytest.mark.django_db
PAGES = ("/programme/sources/drop-in", "/programme/sources/new")


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path / "data"))
    yield
    shutil.rmtree(tmp_path / "data", ignore_errors=True)


def as_maker(client, authority: str = ""):
    user = person(MAKER)
    user.authority = authority
    user.save()
    client.force_login(user)
    return client


def source_of(authority: str, title: str = "Inspection of Sefton, 2022") -> Source:
    return Source.objects.create(
        authority=authority, kind="inspection", title=title, by="test", at=timezone.now()
    )


def test_an_outsider_is_sent_to_sign_in(client):
    for page in PAGES:
        assert client.get(page)["Location"].startswith("/sign-in")


@pytest.mark.parametrize("page", PAGES)
def test_who_works_for_one_council_is_not_asked(client, page):
    source_of("343"), source_of("204", "Inspection of Hackney, 2024")
    assert 'name="authority"' not in as_maker(client, "343").get(page).text


@pytest.mark.parametrize("page", PAGES)
def test_where_one_council_is_kept_nobody_is_asked(client, page):
    stands()
    assert 'name="authority"' not in as_maker(client).get(page).text
    client.post("/programme/sources/new", {"kind": "audit"})
    assert SourceDraft.objects.get(kind="audit").authority == AUTHORITY


@pytest.mark.parametrize("page", PAGES)
def test_where_several_are_kept_it_is_chosen_by_name(client, page):
    source_of("343"), source_of("204", "Inspection of Hackney, 2024")
    form = as_maker(client).get(page).text
    assert '<option value="343">Sefton</option>' in form and '<option value="204">Hackney</option>' in form
    assert "digits" not in form
    for wrong in ({}, {"authority": ""}):
        assert "Choose the council" in words(client.post(page, {"kind": "audit", **wrong}))
    assert client.post("/programme/sources/new", {"kind": "audit", "authority": "204"}).status_code == 302
    assert SourceDraft.objects.get().authority == "204"


def test_before_anything_is_kept_the_council_sightline_is_called_after_is_meant(client, settings):
    as_maker(client)
    assert 'name="authority"' in client.get(PAGES[1]).text
    settings.COUNCIL_NAME = "Nowhere Council"
    assert 'name="authority"' in client.get(PAGES[1]).text
    settings.COUNCIL_NAME = "Sefton Council"
    assert 'name="authority"' not in client.get(PAGES[1]).text
    client.post(PAGES[1], {"kind": "audit"})
    assert SourceDraft.objects.get().authority == "343"


def test_a_report_about_another_council_says_so_beside_its_findings(client, shared):
    file = SimpleUploadedFile("sefton.pdf", shared.joinpath(*SEFTON).read_bytes())
    as_maker(client, AUTHORITY).post(PAGES[0], {"file": file})
    page = words(client.get(f"/programme/sources/drafts/{SourceDraft.objects.get().pk}"))
    assert "This report is about Sefton, and you are filing it under Aldermere (fictional)." in page
    assert stays_on_the_source(client) == (
        "This report is about Sefton, and it is filed under Aldermere (fictional): its findings are for the plan of "
        "Aldermere (fictional) to answer."
    )
    Source.objects.all().delete()
    SourceDraft.objects.all().delete()
    Document.objects.all().delete()
    file.seek(0)
    as_maker(client, "343").post(PAGES[0], {"file": file})
    page = words(client.get(f"/programme/sources/drafts/{SourceDraft.objects.get().pk}"))
    assert "This report is about" not in page
    assert stays_on_the_source(client) == ""


def stays_on_the_source(client) -> str:
    """What the saved source's page says of whose report it is, after its findings were accepted; blank for nothing."""
    draft = SourceDraft.objects.get()
    draft = change(draft, "all_accepted", moves.all_right, edition=draft.edition, by=MAKER)
    source = keep_source(draft, edition=draft.edition, by=MAKER)
    page = client.get(f"/programme/sources/{source.pk}").text
    said = re.search(r'<p class="govuk-inset-text">(This report is about[^<]*)</p>', page)
    return said[1] if said else ""


def test_a_plan_of_one_council_takes_in_no_source_of_another(client):
    own, others = source_of("343"), source_of("204", "Inspection of Hackney, 2024")
    said = "This plan is of Sefton, and a source you chose was said of another council. Choose sources of Sefton."
    with pytest.raises(CannotChangePlanError, match=said):
        make_plan("343", "Plan", sources=[own.pk, others.pk], by=MAKER)
    assert not Plan.objects.exists()
    plan = make_plan("343", "Plan", by=MAKER).plan
    with pytest.raises(CannotChangePlanError, match=said):
        set_sources(plan, [others.pk], by=MAKER)
    sent = as_maker(client).post(
        "/programme/new", {"title": "Second", "authority": "343", "sources": [others.pk]}
    )
    assert sent.status_code == 200 and said in words(sent)


def test_sources_of_several_councils_say_whose_they_are(client):
    source = source_of("343")
    page = as_maker(client).get("/programme/sources")
    assert "Sefton ·" not in words(page)
    source_of("204", "Inspection of Hackney, 2024")
    assert "Sefton · Inspection" in words(client.get("/programme/sources"))
    assert "Hackney · Inspection" in words(client.get("/programme/sources"))
    assert "Sefton · Inspection" in words(client.get(f"/programme/sources/{source.pk}"))
    assert "Sefton · Inspection" not in words(as_maker(client, "343").get(f"/programme/sources/{source.pk}"))


def test_a_source_has_its_year_and_its_framework_in_words(client):
    source = stands()
    Source.objects.filter(pk=source.pk).update(title="Inspection of Sefton Borough Council")
    page = as_maker(client).get(f"/programme/sources/{source.pk}")
    assert "<title>Inspection of Sefton Borough Council, 2016 – Sightline</title>" in page.text
    assert ">Inspection of Sefton Borough Council, 2016</h1>" in page.text
    assert "SIF Single inspection framework, 2013 to 2017" in words(page)
    assert "Inspection of Sefton Borough Council, 2016" in words(client.get("/programme/sources"))
