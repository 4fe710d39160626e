"""The same file twice, a source given up, and an old report that is dropped in after a newer one."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

from sightline.documents.models import Document
from sightline.programme.models import Finding, Repeat, Source, SourceDraft
from sightline.programme.sources.queries import repeats as sources_repeats
from sightline.programme.sources.queries.repeats import MOST, suggested_for
from sightline.programme.sources.rules import findings as moves
from sightline.programme.sources.services import drafts as actions
from sightline.programme.sources.services import findings as sources_findings
from sightline.trail.models import Line
from support.figure_pages import send, words
from support.people import signed_in
from support.source_files import PDF
from support.sources import AUTHORITY, MAKER, TEXTS, draft, stands

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def maker(client):
    signed_in(client, MAKER, authority=AUTHORITY)
    return client


def drop(client, content: bytes = PDF) -> SourceDraft:
    sent = client.post("/programme/sources/drop-in", {"file": SimpleUploadedFile("a.pdf", content)})
    return SourceDraft.objects.get(pk=int(sent["Location"].rpartition("/")[2]))


def test_the_same_file_twice_is_said(maker):
    first, other = drop(maker), drop(maker, PDF + b"%%EOF\n")
    assert "dropped in before" not in " ".join([*first.remarks, *other.remarks])
    again = drop(maker)
    assert f"dropped in before by {MAKER}, and is still being confirmed" in " ".join(again.remarks)
    source = stands()
    Source.objects.filter(pk=source.pk).update(document=first.document)
    page = words(maker.get(f"/programme/sources/drafts/{drop(maker).pk}"))
    assert f"stands as “{source.title}”" in page


def test_the_same_file_of_another_authority_is_not_told(maker):
    begun = drop(maker)
    SourceDraft.objects.filter(pk=begun.pk).update(authority="991")
    assert "dropped in before" not in " ".join(drop(maker).remarks)


def test_a_source_is_given_up_with_a_reason_and_its_file_is_kept(maker):
    begun = drop(maker)
    here = f"/programme/sources/drafts/{begun.pk}"
    assert f'href="{here}/give-up"' in maker.get(here).text
    assert "Say why it is given up" in words(send(maker, f"{here}/give-up", {"reason": " "}))
    assert SourceDraft.objects.exists()
    sent = {"reason": "The wrong file", "edition": begun.edition}
    assert maker.post(f"{here}/give-up", sent)["Location"] == "/programme/sources"
    assert not SourceDraft.objects.exists() and Document.objects.count() == 1
    line = Line.objects.get(action="source_given_up")
    assert (line.actor, line.what, line.reason) == (MAKER, f"source draft {begun.pk}", "The wrong file")
    assert maker.get(f"{here}/give-up").status_code == 404


def test_of_two_people_the_second_is_told_before_a_source_is_given_up(maker):
    begun = draft()
    here = f"/programme/sources/drafts/{begun.pk}/give-up"
    opened = maker.get(here).text
    assert f'name="edition" value="{begun.edition}"' in opened
    actions.change_facts(begun, {"said_by": "Ofsted"}, edition=begun.edition, by="somebody else")
    sent = {"reason": "The wrong file", "edition": begun.edition}
    told = maker.post(here, sent)
    assert "This source was changed by somebody else while you had it open" in words(told)
    assert "The wrong file" in told.text and SourceDraft.objects.filter(pk=begun.pk).exists()
    assert maker.post(here, {"reason": "The wrong file"}).status_code == 400  # who says nothing saw nothing
    assert f'name="edition" value="{begun.edition + 1}"' in told.text
    assert maker.post(here, sent | {"edition": begun.edition + 1}).status_code == 302
    assert not SourceDraft.objects.exists()


def test_what_stands_is_not_given_up(maker):
    source = stands()
    assert (
        maker.post(f"/programme/sources/drafts/{source.draft.pk}/give-up", {"reason": "x"}).status_code == 404
    )
    assert Finding.objects.count() == len(TEXTS)


@pytest.mark.parametrize("role", ["dcs", "partner", "action_owner"])
def test_who_does_not_write_the_plan_gives_nothing_up(client, maker, role):
    begun = drop(maker)
    signed_in(client, role, authority=AUTHORITY)
    assert client.post(f"/programme/sources/drafts/{begun.pk}/give-up", {"reason": "x"}).status_code == 403
    assert SourceDraft.objects.filter(pk=begun.pk).exists()


@pytest.mark.parametrize("order", [(2011, 2016), (2016, 2011)], ids=["the old one first", "the old one last"])
def test_what_was_said_before_is_found_whichever_is_dropped_in_first(order):
    sources = {year: stands(published=date(year, 6, 27)) for year in order}
    suggested = suggested_for(sources[order[1]])
    assert suggested
    for finding, earlier in suggested.items():
        assert Finding.objects.get(pk=finding).source == sources[2016]
        assert len(earlier) <= MOST
        assert {Finding.objects.get(pk=pk).source for pk, _, _ in earlier} == {sources[2011]}


def test_what_was_said_in_two_years_is_told_of_both_however_many_of_one_are_alike():
    alike = [f"Improve private fostering arrangements in {place}." for place in ("schools", "teams", "homes")]
    often = stands(*alike, "Improve private fostering arrangements.", published=date(2019, 1, 1))
    once = stands("Strengthen awareness of private fostering.", published=date(2011, 1, 1))
    later = stands("Improve private fostering arrangements in schools.", published=date(2022, 1, 1))
    (told,) = suggested_for(later).values()
    sources = [Finding.objects.get(pk=pk).source for pk, _, _ in told]
    assert (sources.count(often), sources.count(once)) == (MOST, 1)


def test_what_is_kept_is_kept_with_what_it_may_repeat_or_not_at_all(monkeypatch):
    stands(published=date(2011, 1, 1))
    begun = draft(published=date(2016, 1, 1))
    begun = actions.change(begun, "all_accepted", moves.all_right, edition=begun.edition, by=MAKER)
    real, tried = sources_findings.suggest, []

    def stops_at_the_second(finding, suggested, *, by):
        tried.append(finding)
        if len(tried) == 2:
            raise RuntimeError("The server stopped")
        return real(finding, suggested, by=by)

    monkeypatch.setattr(sources_findings, "suggest", stops_at_the_second)
    with pytest.raises(RuntimeError), transaction.atomic():
        actions.keep_source(begun, edition=begun.edition, by=MAKER)
    assert len(tried) == 2 and Source.objects.count() == 1 and not Repeat.objects.exists()
    monkeypatch.setattr(sources_findings, "suggest", real)
    made = actions.keep_source(begun, edition=begun.edition, by=MAKER)
    pairs = {(new, old) for new, found in suggested_for(made).items() for old, _, _ in found}
    assert pairs and pairs == set(Repeat.objects.values_list("finding_id", "earlier_id"))


def test_texts_are_compared_before_the_one_writer_begins(monkeypatch):
    stands(published=date(2011, 1, 1))
    begun = draft(published=date(2016, 1, 1))
    begun = actions.change(begun, "all_accepted", moves.all_right, edition=begun.edition, by=MAKER)
    outside, depths = len(connection.savepoint_ids), []
    real = sources_repeats.suggest
    monkeypatch.setattr(
        sources_repeats,
        "suggest",
        lambda *said: depths.append(len(connection.savepoint_ids)) or real(*said),
    )
    actions.keep_source(begun, edition=begun.edition, by=MAKER)
    assert depths and set(depths) == {outside}


def test_what_another_kept_meanwhile_is_compared_too(monkeypatch):
    begun = draft(published=date(2016, 1, 1))
    begun = actions.change(begun, "all_accepted", moves.all_right, edition=begun.edition, by=MAKER)
    real, once = actions._repeats, []

    def somebody_keeps_another(now):
        found = real(now)
        monkeypatch.setattr(actions, "_repeats", real)
        once.append(stands(published=date(2011, 1, 1)))
        return found

    monkeypatch.setattr(actions, "_repeats", somebody_keeps_another)
    made = actions.keep_source(begun, edition=begun.edition, by=MAKER)
    assert Repeat.objects.filter(finding__source=made, earlier__source=once[0]).exists()


def test_another_authoritys_findings_and_those_of_the_same_day_are_no_repeats():
    one, other = stands(), stands()
    assert suggested_for(one) == {} and suggested_for(other) == {}
    Source.objects.filter(pk=one.pk).update(authority="991", said_on=date(2011, 1, 1))
    assert suggested_for(other) == {}
    assert not Repeat.objects.exists()


@pytest.mark.parametrize("did", ["all_right", "keep", "leave_out"])
def test_a_button_pressed_twice_leads_to_what_stands_and_saves_nothing_twice(maker, did):
    source = stands()
    here = f"/programme/sources/drafts/{source.draft.pk}"
    sent = maker.post(here, {"do": did, "place": "1", "edition": source.draft.edition})
    assert maker.get(f"{here}/facts")["Location"] == sent["Location"]
    assert sent["Location"] == maker.get(here)["Location"] == f"/programme/sources/{source.pk}"
    assert (Source.objects.count(), Finding.objects.count()) == (1, len(TEXTS))


def test_who_presses_second_is_led_to_what_the_first_one_saved(maker, monkeypatch):
    begun = draft()
    real = actions.keep_source

    def somebody_was_faster(now, **said):
        real(now, **said)
        return real(now, **said)

    monkeypatch.setattr(actions, "keep_source", somebody_was_faster)
    address = f"/programme/sources/drafts/{begun.pk}"
    sent = maker.post(address, {"do": "all_right", "edition": begun.edition})
    assert sent["Location"] == f"/programme/sources/{Source.objects.get().pk}"
    assert Finding.objects.count() == len(TEXTS)


def test_what_the_second_of_two_people_typed_is_not_lost(maker):
    begun = draft()
    here = f"/programme/sources/drafts/{begun.pk}"
    maker.post(here, {"do": "leave_out", "place": "2", "edition": begun.edition})
    typed = {"text": "What <I> typed", "kind": "recommendation", "section": "authority"}
    sent = maker.post(here, {"do": "accept", "place": "1", "edition": begun.edition, **typed})
    assert sent.status_code == 409
    assert "What you typed, and was not saved: “What <I> typed”" in words(sent) and "<I>" not in sent.text
    assert SourceDraft.objects.get().findings[0]["text"] == TEXTS[0]
    assert "What you typed" not in words(maker.get(here))
