"""Sending a document: always as an attachment, under the name it was given with, never to be opened in the page."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from sightline.documents.models import Document
from sightline.documents.openers import opened_through
from sightline.documents.queries.files import path_of
from sightline.people.queries import person
from sightline.web.files import given_out


@require_safe
def document(request: HttpRequest, number: int) -> FileResponse:
    """A document to download; Http404 where there is none, or none for this person."""
    wanted: Any = Document.objects.filter(pk=number).first()
    if wanted is None or not opened_through(person(request), wanted):
        raise Http404
    return attachment(wanted)


def attachment(document: Document) -> FileResponse:
    """The document's bytes; Http404 where they are gone."""
    try:
        return given_out(path_of(document), document.name)
    except FileNotFoundError as fault:
        raise Http404 from fault
