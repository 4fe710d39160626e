"""Documents nothing refers to are swept 30 days after that was first seen; the 30th day counts, the 29th does not."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from sightline.documents.models import Document
from sightline.documents.queries.files import path_of
from sightline.documents.services.keep import keep_bytes
from sightline.documents.services.sweep import UNUSED_FOR, sweep_documents
from sightline.programme.delivery.services.evidence import give
from sightline.programme.models import Source
from sightline.programme.plans.services.groupings import support, support_again
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.sources.services.drafts import begin, discard
from sightline.trail.models import Line
from support.plans import AUTHORITY, MAKER, add
from support.source_files import PDF

pytestmark = pytest.mark.django_db


def kept(name: str = "a.pdf") -> Document:
    return keep_bytes(PDF, name, by=MAKER)


@pytest.fixture
def start() -> datetime:
    return timezone.now()


def test_the_30th_day_counts_and_the_day_before_does_not(start):
    document = kept()
    path = path_of(document)
    assert sweep_documents(start) == 0
    assert sweep_documents(start + UNUSED_FOR - timedelta(seconds=1)) == 0 and path.exists()
    assert sweep_documents(start + UNUSED_FOR) == 1
    assert not path.exists() and not Document.objects.exists()
    line = Line.objects.get(action="document_swept")
    assert (line.actor, line.what) == ("sightline", f"document {document.pk}")
    assert line.detail["sha256"] == document.sha256 and "30 days" in line.reason


def test_a_draft_given_up_keeps_its_file_for_its_days(start):
    begun = begin(AUTHORITY, "inspection", document=kept(), by=MAKER)
    sweep_documents(start)
    discard(begun, edition=begun.edition, reason="The wrong file", by=MAKER)
    assert sweep_documents(start + timedelta(days=100)) == 0
    assert sweep_documents(start + timedelta(days=130)) == 1


@pytest.mark.parametrize("by", ["draft", "source", "evidence", "supporting", "an older supporting version"])
def test_what_something_refers_to_is_never_swept(start, by):
    document = kept()
    if by == "draft":
        begin(AUTHORITY, "inspection", document=document, by=MAKER)
    elif by == "source":
        Source.objects.create(
            authority=AUTHORITY, kind="audit", title="A", document=document, by=MAKER, at=start
        )
    else:
        version = make_plan(AUTHORITY, "Plan", standard="", by=MAKER)
        if by == "evidence":
            give(add(version, "Weekly").action, "It", kind="audit", document=document, by=MAKER)
        else:
            made = support(version, "supports", "Framework", document=document, by=MAKER)
            if by.startswith("an older"):
                support_again(made, kept("b.pdf"), by=MAKER)
    every = Document.objects.count()
    for days in (0, 40, 80):
        assert sweep_documents(start + timedelta(days=days)) == 0
    assert Document.objects.count() == every and path_of(document).exists()


def test_what_is_used_again_begins_anew(start):
    document = kept()
    sweep_documents(start)
    begun = begin(AUTHORITY, "inspection", document=document, by=MAKER)
    assert sweep_documents(start + timedelta(days=31)) == 0
    discard(begun, edition=begun.edition, reason="No", by=MAKER)
    assert sweep_documents(start + timedelta(days=32)) == 0
    assert Document.objects.get().unused_since == start + timedelta(days=32)
