"""A paper is written by parts, cleared for its very words, and an edit makes void what was signed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sightline.history.refusals import ChangedMeanwhileError
from sightline.papers.models import Paper, PaperChange, ReferenceForm, UnsavedText
from sightline.papers.queries.papers import digest, papers_seen_by, parts_for, sees_exempt
from sightline.papers.services.clearing import (
    ClearerChosen,
    decide_sign_off,
    send_to_clearance,
    set_reference_form,
    take_back,
)
from sightline.papers.services.commenting import answer_comment, comment_on, resolve_comment
from sightline.papers.services.refusals import CannotPaperError, MayNotPaperError
from sightline.papers.services.writing import (
    add_part,
    change_paper,
    keep_unsaved,
    remove_part,
    start_paper,
    write_part,
)
from sightline.people.models import User
from sightline.trail.models import Line
from support.papers import (
    AUTHOR,
    FINANCE,
    LEGAL,
    SECRETARY,
    asked,
    cleared,
    committee,
    part,
    sent,
    small_paper,
)

pytestmark = pytest.mark.django_db
VALUE = {"heading": "Progress", "text": "Visits are late."}


def again(paper: Paper) -> Paper:
    return Paper.objects.select_related("body", "meeting", "freeze").get(pk=paper.pk)


def seen_by(name: str) -> list[int]:
    return [each.pk for each in papers_seen_by(User.objects.get(username=name))]


def test_two_at_one_part_the_second_is_told_and_nothing_is_lost():
    paper = small_paper()
    progress = part(paper, "section.progress")
    User.objects.create(username="jo", role="head_of_service", authority="990")
    write_part(progress, VALUE, edition=1, by=AUTHOR)
    with pytest.raises(ChangedMeanwhileError, match="“Progress” was changed by pm"):
        write_part(progress, {"heading": "Progress", "text": "Mine"}, edition=1, by="jo")
    write_part(part(paper, "section.background"), {"heading": "", "text": "Mine"}, edition=1, by="jo")
    change = PaperChange.objects.get(field="section.progress")
    assert (change.was, change.now, change.by) == (
        "Progress\nVisits are in time.",
        "Progress\nVisits are late.",
        AUTHOR,
    )


def test_a_part_written_as_it_stands_is_no_change():
    paper = sent(small_paper())
    progress = part(paper, "section.progress")
    write_part(progress, progress.value, edition=1, by=AUTHOR)
    assert (
        part(paper, "section.progress").edition == 1
        and not PaperChange.objects.exclude(field="state").exists()
    )
    assert asked(paper, "finance").because == ""


def test_an_edit_makes_sign_offs_void_and_asks_again_naming_what_changed():
    paper = cleared(small_paper())
    assert paper.state == "cleared"
    before = digest(paper)
    write_part(part(paper, "section.progress"), VALUE, edition=1, by=AUTHOR)
    write_part(part(paper, "section.background"), {"heading": "", "text": "x"}, edition=1, by=AUTHOR)
    paper = again(paper)
    assert paper.state == "in_clearance" and digest(paper) != before
    assert [each.state for each in paper.sign_offs.filter(role="finance")] == ["void", "void", "asked"]
    assert asked(paper, "finance").because == "Progress; Background"
    assert asked(paper, "finance").digest == digest(paper)


def test_a_sign_off_is_of_the_words_that_were_read():
    paper = sent(small_paper())
    read, ask = digest(paper), asked(paper, "finance")
    write_part(part(paper, "section.progress"), VALUE, edition=1, by=AUTHOR)
    for stale in (ask, asked(paper, "finance")):
        with pytest.raises(CannotPaperError, match=r"changed while you had it open|decided already"):
            decide_sign_off(stale, state="signed", seen=read, by=FINANCE)
    assert not paper.sign_offs.filter(state="signed").exists()
    decide_sign_off(asked(paper, "finance"), state="signed", seen=digest(again(paper)), by=FINANCE)
    assert asked(paper, "finance").decided_by == FINANCE


def test_sent_back_it_is_a_draft_and_goes_out_again_to_whoever_was_asked():
    paper = sent(small_paper())
    with pytest.raises(CannotPaperError, match="Say why"):
        decide_sign_off(asked(paper, "legal"), state="sent_back", seen=digest(paper), by=LEGAL)
    decide_sign_off(asked(paper, "finance"), state="signed", seen=digest(paper), by=FINANCE)
    decide_sign_off(
        asked(paper, "legal"), state="sent_back", seen=digest(paper), words="No powers named", by=LEGAL
    )
    assert again(paper).state == "draft"
    write_part(part(paper, "section.progress"), VALUE, edition=1, by=AUTHOR)
    assert [each.role for each in paper.sign_offs.filter(state="asked")] == []
    send_to_clearance(again(paper), [], edition=None, by=AUTHOR)
    assert again(paper).state == "in_clearance"
    assert {each.role: each.because for each in paper.sign_offs.filter(state="asked")} == {
        "finance": "Progress",
        "legal": "Progress",
    }


def test_a_changed_title_is_a_changed_paper():
    paper = cleared(small_paper())
    change_paper(paper, title="Another", meeting=paper.meeting, freeze=None, edition=paper.edition, by=AUTHOR)
    assert again(paper).state == "in_clearance" and asked(paper, "finance").because == "its title"


@pytest.mark.parametrize(
    ("role", "account", "words"),
    [
        ("finance", AUTHOR, "nobody clears their own"),
        ("finance", "sue", "does not sign off for finance"),
        ("finance", "nobody", "There is no account nobody"),
    ],
)
def test_nobody_clears_their_own_and_each_only_what_their_role_does(role, account, words):
    paper = small_paper()
    chosen = ClearerChosen(role=role, account=account, post="Head", due=timezone.localdate())
    with pytest.raises(CannotPaperError, match=words) as fault:
        send_to_clearance(paper, [chosen], edition=None, by=AUTHOR)
    assert fault.value.field == role and not paper.sign_offs.exists()


def test_somebody_else_cannot_sign_and_it_is_written_down():
    paper = sent(small_paper())
    with pytest.raises(MayNotPaperError):
        decide_sign_off(asked(paper, "finance"), state="signed", seen=digest(paper), by=LEGAL)
    with pytest.raises(MayNotPaperError):
        decide_sign_off(asked(paper, "finance"), state="signed", seen=digest(paper), by="sue")
    refused = set(Line.objects.filter(action="refused").values_list("actor", flat=True))
    assert asked(paper, "finance").state == "asked"
    assert refused == {LEGAL, "sue"}


def test_a_day_that_is_over_is_no_day_to_ask_for():
    late = ClearerChosen(
        role="finance", account=FINANCE, post="Head", due=timezone.localdate() - timedelta(days=1)
    )
    with pytest.raises(CannotPaperError, match="over already"):
        send_to_clearance(small_paper(), [late], edition=None, by=AUTHOR)


def test_references_are_given_in_the_councils_own_form():
    paper = small_paper()
    set_reference_form("990", "finance", "FD.{number}/{year}", 5297, by=SECRETARY)
    with pytest.raises(CannotPaperError, match=r"Write \{number\}"):
        set_reference_form("990", "legal", "LD", 0, by=SECRETARY)
    with pytest.raises(MayNotPaperError):
        set_reference_form("990", "legal", "LD {number}", 0, by=AUTHOR)
    cleared(paper)
    assert asked(paper, "finance").reference == "FD.5298/26" and asked(paper, "legal").reference == ""
    assert ReferenceForm.objects.get(role="finance").last == 5298


def test_what_is_typed_and_not_saved_is_nobody_elses_and_no_words_of_the_paper():
    paper = cleared(small_paper())
    progress = part(paper, "section.progress")
    before = digest(paper)
    keep_unsaved(progress, {"text": "Half a sent"}, edition=1, by=AUTHOR)
    keep_unsaved(progress, {"text": "Half a sentence"}, edition=1, by=AUTHOR)
    assert UnsavedText.objects.get().typed == {"text": "Half a sentence"}
    assert digest(again(paper)) == before and again(paper).state == "cleared"
    with pytest.raises(MayNotPaperError):
        keep_unsaved(progress, {"text": "Mine"}, edition=1, by="sue")
    write_part(progress, VALUE, edition=1, by=AUTHOR)
    assert not UnsavedText.objects.exists()


def test_parts_are_added_and_removed_and_what_they_said_is_there_to_read():
    paper = small_paper()
    add_part(paper, "section", "money", {"heading": "Money", "text": "None."}, by=AUTHOR)
    with pytest.raises(CannotPaperError, match="one of that name"):
        add_part(paper, "section", "money", {}, by=AUTHOR)
    remove_part(part(paper, "section.money"), edition=1, by=AUTHOR)
    assert PaperChange.objects.last().was == "Money\nNone."
    assert not paper.parts.filter(key="money").exists()


def test_what_does_not_belong_together_is_refused_beside_its_field():
    paper = small_paper()
    other = committee("Cabinet")
    about = {"title": "T", "series": "S", "template": "t", "by": AUTHOR}
    with pytest.raises(CannotPaperError, match="no meeting of Cabinet") as fault:
        start_paper(body=other, meeting=paper.meeting, **about)
    assert fault.value.field == "meeting"
    for name in (FINANCE, "sue", "nobody"):
        with pytest.raises(MayNotPaperError):
            start_paper(body=other, **(about | {"by": name}))
    assert Paper.objects.count() == 1


def test_a_withdrawn_paper_is_written_no_more_and_says_why():
    paper = small_paper()
    with pytest.raises(CannotPaperError, match="Say why"):
        take_back(paper, "withdrawn", reason="", edition=None, by=AUTHOR)
    take_back(paper, "withdrawn", reason="Overtaken", edition=None, by=AUTHOR)
    with pytest.raises(CannotPaperError, match="not changed"):
        write_part(part(paper, "section.progress"), VALUE, edition=None, by=AUTHOR)
    assert PaperChange.objects.get(field="state").reason == "Overtaken"


def test_comments_are_answered_and_resolved():
    paper = small_paper()
    sent(paper)
    made = comment_on(paper, part="section.progress", words="Which visits?", by=FINANCE)
    with pytest.raises(CannotPaperError, match="Choose a part"):
        comment_on(paper, part="section.nothing", words="What?", by=FINANCE)
    with pytest.raises(MayNotPaperError):
        comment_on(paper, part="section.progress", words="Mine", by="sue")
    answer_comment(made, "Social workers’", edition=1, by=AUTHOR)
    with pytest.raises(ChangedMeanwhileError):
        answer_comment(made, "Other", edition=1, by=AUTHOR)
    with pytest.raises(MayNotPaperError):
        answer_comment(made, "Mine", edition=2, by=LEGAL)
    assert resolve_comment(made, edition=2, by=FINANCE).resolved_by == FINANCE


def test_who_sees_which_paper():
    paper = small_paper()
    assert {
        name: bool(seen_by(name)) for name in (AUTHOR, SECRETARY, FINANCE, "sue", "other", "manager")
    } == {
        AUTHOR: True,
        SECRETARY: True,
        FINANCE: False,
        "sue": False,
        "other": False,
        "manager": False,
    }
    sent(paper)
    assert seen_by(FINANCE) == [paper.pk]
    Paper.objects.update(published_at=timezone.now(), published_by=SECRETARY, state="published")
    assert seen_by("sue") == [paper.pk] and seen_by("other") == [] and seen_by("manager") == []
    User.objects.update(authority="343")
    assert not any(seen_by(name) for name in (AUTHOR, SECRETARY, FINANCE, "sue"))


def test_what_is_exempt_is_read_by_whom_the_matrix_says():
    paper = small_paper(exempt=True)
    sent(paper)
    assert paper.exempt
    lead = User.objects.create(username="lead", role="lead_member", authority="990")
    reads = {each.username: sees_exempt(each, paper) for each in (*User.objects.exclude(pk=lead.pk), lead)}
    assert reads == {
        AUTHOR: True,
        FINANCE: True,
        LEGAL: True,
        SECRETARY: True,
        "sue": True,
        "other": False,
        "manager": False,
        "lead": True,
    }
    words = str(parts_for(User.objects.get(username="manager"), paper))
    assert "secret" not in words and "What all may read" in words
    assert "secret" in str(parts_for(User.objects.get(username=AUTHOR), paper))


def test_whoever_reads_no_exempt_part_writes_no_paper_that_has_one():
    paper = small_paper(exempt=True)
    User.objects.create(username="ana", role="performance_analyst", authority="990")
    with pytest.raises(MayNotPaperError):
        write_part(part(paper, "section.progress"), VALUE, edition=1, by="ana")
