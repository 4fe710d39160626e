"""What people type is looked through for what seems to say who a child is: warned of once, kept where they confirm it,
never repeated in the trail; and refused where it stands in lists. All numbers here are made up.
"""

import importlib
import pkgutil

import openpyxl
import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from programme.actions.test_round_trip import back, book, found_in, put
from sightline import programme
from sightline.documents.models import Document
from sightline.identifiers.rules import NOT_REPEATED
from sightline.programme.consultation.services.asks import ask_partner
from sightline.programme.consultation.services.comments import comment, respond
from sightline.programme.delivery.forms.actions import MilestoneForm
from sightline.programme.models import Ask, Comment, Source, SourceDraft, SupportingDocument, Version
from sightline.trail.models import Line
from sightline.web.identifier_forms import NamesNoChildForm
from support.figure_pages import send, words
from support.people import granted
from support.plans import AUTHORITY, MAKER, action, person, small_plan, today
from support.printed_reports import Printed
from support.source_files import printed_pdf
from support.sources import draft, stands

pytestmark = pytest.mark.django_db

NHS = "Read with 943 476 5919 in mind"
IN_SHORT = "This seems to hold an NHS number</a>"
TOLD = "This seems to hold an NHS number. Nothing is kept yet."

# what is typed: its address, the form's other fields, the field, the trail's line
TYPED = """
update   | /programme/actions/{action}/update   | words        | action_reported
status   | /programme/actions/{action}/update   | words        | action_moved
comment  | /programme/versions/{version}/comment| words        | plan_commented
response | /programme/comments/{comment}        | response     | plan_comment_answered
ask      | /programme/plans/{plan}/ask          | words        | partner_asked
answer   | /programme/asks/{ask}                | words        | ask_moved
"""
ROWS = [[cell.strip() for cell in row.split("|")] for row in TYPED.strip().splitlines()]
OTHERS = {
    "status": {"wanted": "paused"},
    "comment": {"said_by": "Staff"},
    "ask": {"partner": "Police", "person": ""},
    "answer": {"wanted": "answered", "seen": "open"},
}


@pytest.fixture
def ids() -> dict[str, int]:
    plan = small_plan()
    police = person("police", "partner")
    granted(police)
    version = Version.objects.get()
    return {
        "plan": plan.pk,
        "action": action("A1").pk,
        "version": version.pk,
        "comment": comment(version, "Staff", "Fewer meetings", by=MAKER).pk,
        "ask": ask_partner(plan, "Police", "Share reports", due=today(), person=police, by=MAKER).pk,
    }


def sent(name: str, field: str, text: str, **more: str) -> dict[str, str]:
    thing = {"response": Comment, "answer": Ask}.get(name)
    edition = thing.objects.get().edition if thing else action("A1").edition
    return {**OTHERS.get(name, {}), field: text, "edition": str(edition), **more}


def who(name: str):
    return person("police" if name == "answer" else MAKER)


@pytest.mark.parametrize(("name", "path", "field", "line"), ROWS)
def test_what_is_typed_is_warned_of_once_and_kept_where_it_is_confirmed(client, ids, name, path, field, line):
    path = path.format(**ids)
    assert client.post(path, sent(name, field, NHS))["Location"].startswith("/sign-in")
    client.force_login(who(name))
    before = Line.objects.filter(action=line).count()
    page = client.post(path, sent(name, field, NHS))
    assert page.status_code == 200 and Line.objects.filter(action=line).count() == before
    summary = page.text.partition("govuk-error-summary__list")[2].partition("</ul>")[0]
    assert summary.count(IN_SHORT) == 1 and NHS in page.text and "5919" not in summary
    assert words(page).count(TOLD) == 1
    box = "confirmed"
    assert f'name="{box}" type="checkbox"' in page.text
    assert client.post(path, sent(name, field, NHS, **{box: "yes"})).status_code == 302
    kept = Line.objects.filter(action=line).latest("number")
    assert kept.actor == who(name).get_username()
    assert kept.detail["kept_although_it_seems_to_hold"] == ["an NHS number"]
    assert "5919" not in f"{kept.detail}{kept.reason}" and NOT_REPEATED in f"{kept.detail}{kept.reason}"


@pytest.mark.parametrize(("name", "path", "field", "line"), ROWS)
def test_what_names_nobody_is_kept_at_once_and_said_in_the_trail(client, ids, name, path, field, line):
    client.force_login(who(name))
    assert client.post(path.format(**ids), sent(name, field, "14 of 20 met it")).status_code == 302
    kept = Line.objects.filter(action=line).latest("number")
    assert "14 of 20 met it" in f"{kept.detail}{kept.reason}"
    assert "kept_although_it_seems_to_hold" not in kept.detail


@pytest.mark.parametrize(("name", "field"), [("comment", "said_by"), ("ask", "partner")])
def test_who_said_it_stands_in_lists_and_is_refused(client, ids, name, field):
    client.force_login(person(MAKER))
    path = next(path for each, path, _, _ in ROWS if each == name).format(**ids)
    before = Line.objects.count()
    page = client.post(path, {**sent(name, "words", "Fewer"), field: "943 476 5919", "confirmed": "yes"})
    assert "shown in lists and kept in the trail for good" in words(page) and Line.objects.count() == before


# what else is typed: its address, the field, and what else its form owes. It stands in lists: nobody may confirm it.
REFUSED = """
/programme/actions/{action}/milestone    | milestone-title  |
/programme/actions/{action}/milestone    | milestone-reason | milestone-title=Rota agreed
/programme/actions/{action}/change       | detail    | title=Do it, reason=Put better
/programme/actions/{action}/change       | reason    | title=Do it better
/programme/actions/{action}/difference   | words     | basis=audit
/programme/actions/{action}/verdict      | words     | verdict=better
/programme/plans/{plan}/money/new        | note      | kind=investment, title=More staff, year=2026-27, pounds=1000
/programme/plans/{plan}/money/new        | title     | kind=investment, year=2026-27, pounds=1000
/programme/plans/{plan}/next             | words     | quarter=2026-27-Q4
/programme/plans/{plan}/horizon          | words     | expected=March 2027, reason=Told
/programme/plans/{plan}/body/change      | chair     | another_body=Board, meets=monthly
/programme/plans/{plan}/meetings         | another_body | days=12 January 2030
/programme/versions/{version}/shown      | purpose   | another_body=Board, on=2 March 2026
/programme/versions/{version}/refresh    | reasons   |
/programme/sources/{source}/mend         | quotations| title=A visit, kind=monitoring_visit, said_on=2 March 2026, reason=A slip
/programme/sources/{source}/mend         | focus     | title=A visit, kind=monitoring_visit, said_on=2 March 2026, reason=A slip
/programme/findings/{finding}/withdraw   | reason    |
/programme/findings/{finding}/close      | because   | on=2 March 2026
"""


@pytest.mark.parametrize(
    ("path", "field", "others"),
    [[cell.strip() for cell in row.split("|")] for row in REFUSED.strip().splitlines()],
)
def test_whatever_else_is_typed_is_refused(client, ids, path, field, others):
    source = stands("Assessments are late.")
    Source.objects.update(kind="monitoring_visit")
    Version.objects.update(state="draft" if field == "detail" else "live")  # a live plan's words are sealed
    path = path.format(**ids, source=source.pk, finding=source.findings.get().pk)
    typed = dict(each.split("=") for each in others.split(", ") if each) | {"confirmed": "yes", field: NHS}
    client.force_login(writer())
    before = Line.objects.count()
    page = client.post(path, typed | {"edition": str(action("A1").edition if "/change" in path else 0)})
    assert page.status_code == 200 and "seems to hold an NHS number. It is shown in lists" in words(page)
    assert Line.objects.count() == before


@pytest.mark.parametrize(
    ("typed", "kept"), [("Jane Smith, 12 March 2026", False), ("Jane Smith on 12 March 2026", True)]
)
def test_a_name_beside_a_day_that_is_no_birth_has_a_way_on(client, ids, typed, kept):
    client.force_login(person(MAKER))
    sent = {"milestone-title": f"Seen by {typed}", "milestone-edition": str(action("A1").edition)}
    page = client.post(f"/programme/actions/{ids['action']}/milestone", sent)
    assert (page.status_code == 302) is kept
    assert kept or "If that day is no birth, write “on” before it." in words(page)


def forms_with_words():
    """Every form of the room with a field of words, but a code of three digits."""
    for module in pkgutil.walk_packages(programme.__path__, "sightline.programme."):
        for found in vars(importlib.import_module(module.name)).values():
            if not (isinstance(found, type) and issubclass(found, forms.Form)):
                continue
            fields = found.base_fields.values()  # type: ignore[attr-defined]
            if any(type(each) is forms.CharField and (each.max_length or 99) > 3 for each in fields):
                yield found


def test_no_form_that_takes_words_keeps_them_unseen():
    found = set(forms_with_words())
    assert MilestoneForm in found and len(found) > 30
    # dates counted back are worked out and kept nowhere
    assert {each.__name__ for each in found if not issubclass(each, NamesNoChildForm)} == {"DatesForm"}


def test_an_answer_that_was_kept_so_is_not_repeated_when_it_is_put_better(ids):
    found = Comment.objects.get()
    respond(found, NHS, confirmed=("an NHS number",), by=MAKER)
    respond(found, "We looked at it.", by=MAKER)
    detail = Line.objects.filter(action="plan_comment_answered").latest("number").detail
    assert (detail["from"], detail["to"]) == (NOT_REPEATED, "We looked at it.")


def test_the_box_stays_ticked_when_somebody_else_came_first(client, ids):
    client.force_login(person(MAKER))
    path = f"/programme/actions/{ids['action']}/update"
    old = {"wanted": "paused", "words": NHS, "edition": "0", "confirmed": "yes"}
    page = client.post(path, old)
    assert page.status_code == 409 and 'name="confirmed" value="yes"' in page.text


# what is done with a finding's text; what was read of it; whether it is taken
FINDINGS = """
accept | Read with 943 476 5919 in mind | Read with 943 476 5919 in mind                | yes
accept | Read with 943 476 5919 in mind | Read with 943 476 5919 in mind, H801200001001 | no
accept | Assessments are late.          | Assessments of 943 476 5919 are late.         | no
split  | Assessments are late.          | One.__943 476 5919                            | no
split  | Assessments are late.          | Assessments__are late.                        | yes
add    | Assessments are late.          | Assessments of 943 476 5919 are late.         | no
add    | Assessments are late.          | Plans are late.                               | yes
"""


@pytest.mark.parametrize(
    ("do", "read", "typed", "taken"),
    [[cell.strip() for cell in row.split("|")] for row in FINDINGS.strip().splitlines()],
)
def test_a_finding_that_is_typed_names_no_child_and_what_a_report_prints_is_its_own(
    client, do, read, typed, taken
):
    begun = draft(read)
    client.force_login(writer())
    page = client.post(
        f"/programme/sources/drafts/{begun.pk}",
        {"do": do, "place": "1", "edition": begun.edition, "text": typed.replace("__", "\n\n"),
         "kind": "recommendation", "section": "authority", "confirmed": "yes"},
    )  # fmt: skip
    assert (page.status_code == 302) is (taken == "yes")
    if taken == "no":
        assert "write it without" in words(page)
        assert SourceDraft.objects.get().findings == begun.findings


def writer():
    user = person(MAKER)
    user.authority = AUTHORITY
    user.save()
    return user


@pytest.mark.parametrize("field", ["text", "reason"])
def test_a_finding_that_stands_is_not_mended_so(client, field):
    source = stands("Assessments are late.")
    found = source.findings.get()
    client.force_login(writer())
    typed = {"text": "Assessments are very late.", "reason": "A slip", "kind": found.kind}
    typed |= {"section": found.section, "edition": source.edition, field: NHS}
    page = client.post(f"/programme/findings/{found.pk}/mend", typed)
    found.refresh_from_db()
    assert "write it without" in words(page) and found.text == "Assessments are late."


def test_a_reason_in_a_spreadsheet_leaves_its_row_out(ids):
    plan = Version.objects.get().plan
    made: openpyxl.Workbook = book(plan)
    put(made.active, "A1", "Status", "Paused")
    put(made.active, "A1", "Why", NHS)
    put(made.active, "A2", "Due", "14 November 2030")
    put(made.active, "A2", "Why", "Agreed")
    found = found_in(plan, made)
    assert [each.reference for each in found.changes] == ["A2"]
    assert (
        "seems to hold an NHS number" in found.conflicts[0].words and "5919" not in found.conflicts[0].words
    )
    assert back(made)


def scanned() -> bytes:
    printed = Printed()
    printed._canvas.rect(70, 70, 300, 300, fill=1)
    return printed.break_page().pdf()


@pytest.mark.parametrize(
    ("pdf", "said", "in_the_trail"),
    [
        (
            lambda: printed_pdf("Asha Khan, born 3 April 2012"),
            "a name beside a date of birth",
            "kept_although",
        ),
        (lambda: Printed().lines("x").pdf(password="secret"), "locked with a password", "not_looked_through"),
        (scanned, "no words that can be read", "not_looked_through"),
    ],
)
def test_a_pdf_of_the_plan_is_looked_through_or_said_not_to_be(client, ids, pdf, said, in_the_trail):
    client.force_login(person(MAKER))
    Version.objects.update(state="draft")
    path = f"/programme/versions/{ids['version']}/document"
    typed = {"kind": "supports", "title": "Framework"}
    page = client.post(path, {**typed, "file": SimpleUploadedFile("f.pdf", pdf())})
    assert said in words(page) and "“f.pdf” is chosen" in words(page) and not Document.objects.exists()
    client.post(path, {**typed, "confirmed": "yes", "file": SimpleUploadedFile("f.pdf", pdf())})
    assert SupportingDocument.objects.get().document.name == "f.pdf"
    detail = Line.objects.filter(action="plan_document_named").latest("number").detail
    assert any(key.startswith(in_the_trail) for key in detail)
    again = f"/programme/supporting/{SupportingDocument.objects.get().pk}/again"
    page = send(client, again, {"file": SimpleUploadedFile("g.pdf", pdf())})
    assert said in words(page) and Document.objects.count() == 1
