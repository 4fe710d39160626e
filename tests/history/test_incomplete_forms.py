"""A form that does not say which edition was seen is refused in a sentence, wherever it is sent: nothing is done.

The rooms of teams, people and loading ask the same of their own pages (their `test_pages`, `test_managing`, `test_deciding`).
"""

import pytest
from django.core.exceptions import BadRequest
from django.test import RequestFactory

from sightline.history.views import edition_in
from sightline.programme.consultation.services.comments import comment
from sightline.programme.models import Finding, Grouping, Repeat, Version
from sightline.programme.sources.services.findings import suggest
from sightline.trail.models import Line
from sightline.web.incomplete_forms import IncompleteFormError, bad_request
from support import sources
from support.figure_pages import words
from support.plans import MAKER, person, small_plan

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "edition"),
    [("1", 1), ("0", 0), ("", None), ("-1", None), ("x", None), ("²", None), ("9" * 10, None)],
)
def test_the_edition_a_form_carries_is_a_number_or_the_form_is_incomplete(text, edition):
    request = RequestFactory().post("/", {"edition": text} if text else {})
    if edition is not None:
        assert edition_in(request) == edition
        return
    with pytest.raises(IncompleteFormError, match="does not say which edition of the page you saw"):
        edition_in(request)


def test_what_else_cannot_be_read_says_nothing_of_editions(rf):
    page = bad_request(rf.get("/"), BadRequest("not UTF-8"))
    assert page.status_code == 400 and "We could not read what your browser sent" in words(page)


def a_comment() -> str:
    small_plan()
    return f"/programme/comments/{comment(Version.objects.get(), 'Staff', 'More time', by=MAKER).pk}"


def a_version() -> str:
    small_plan(live=False)
    return f"/programme/versions/{Version.objects.get().pk}/consult"


def a_grouping() -> str:
    small_plan(live=False)
    return f"/programme/groupings/{Grouping.objects.get(key='practice').pk}/remove"


def a_finding() -> str:
    return f"/programme/findings/{sources.stands().findings.first().pk}/close"


def a_repeat() -> str:
    earlier = sources.stands("Recruit more staff.").findings.first()
    later: Finding = sources.stands().findings.first()
    suggest(later, [(earlier.pk, 0.8, "Both are about time.")], by=MAKER)
    return f"/programme/repeats/{Repeat.objects.get(finding=later, earlier=earlier).pk}"


def a_draft() -> str:
    return f"/programme/sources/drafts/{sources.draft().pk}"


SENT = {
    a_comment: {"response": "We will"},
    a_version: {"wanted": "consulted"},
    a_grouping: {},
    a_finding: {"on": "1 November 2026", "because": "Audit 12"},
    a_repeat: {"wanted": "repeats"},
    a_draft: {"do": "all_right"},
}


@pytest.mark.parametrize("thing", SENT, ids=lambda each: each.__name__)
def test_a_form_that_does_not_say_what_was_seen_is_refused_and_nothing_is_done(client, thing):
    address = thing()
    lines = Line.objects.count()
    client.force_login(person(MAKER))
    refused = client.post(address, SENT[thing])
    assert refused.status_code == 400 and "Nothing was saved" in words(refused)
    assert "does not say which edition of the page you saw" in words(refused)
    assert Line.objects.count() == lines
    sent = client.post(address, SENT[thing] | {"edition": "1"})
    assert sent.status_code == 302, words(sent)
    assert Line.objects.count() > lines


def test_an_outsider_is_sent_to_sign_in_before_anything_is_looked_at(client):
    assert client.post(a_finding(), {})["Location"].startswith("/sign-in")
