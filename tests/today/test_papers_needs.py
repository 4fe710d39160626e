"""What of papers waits for a person on their front page: the day that counts, and the day that does not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sightline.papers.models import Paper, SignOffAsk
from sightline.papers.services.clearing import decide_sign_off
from sightline.papers.services.commenting import answer_comment, comment_on
from sightline.papers.services.writing import write_part
from sightline.people.models import User
from sightline.today.papers_needs import of_the_papers
from support.papers import AUTHOR, FINANCE, LEGAL, SECRETARY, asked, cleared, digest, part, sent, small_paper

pytestmark = pytest.mark.django_db
TITLE = "“Children’s services improvement”"


def told(name: str, *, later: int = 0) -> list[str]:
    day = timezone.localdate() + timedelta(days=later)
    return [sentence for sentence, _ in of_the_papers(User.objects.get(username=name), day)]


def test_a_clearer_is_told_until_they_decide_and_others_when_it_is_late():
    paper = sent(small_paper())
    own = f"{TITLE} waits for your sign-off (finance)"
    assert told(FINANCE)[0].startswith(f"{own}, due ") and len(told(FINANCE)) == 1
    assert told(FINANCE, later=3)[0].startswith(f"{own}, due ")
    assert told(FINANCE, later=4)[0].startswith(f"{own}, overdue since ")
    assert told(AUTHOR, later=3) == told(SECRETARY, later=3) == []
    for name in (AUTHOR, SECRETARY):
        late = told(name, later=4)
        assert [each.partition(" is overdue")[0] for each in late] == [
            f"The sign-off of {TITLE} ({role})" for role in ("finance", "legal")
        ]
    decide_sign_off(asked(paper, "finance"), state="signed", seen=digest(paper), by=FINANCE)
    assert told(FINANCE, later=4) == [] and len(told(SECRETARY, later=4)) == 1


def test_what_is_sent_back_is_told_to_its_author():
    paper = sent(small_paper())
    decide_sign_off(
        asked(paper, "legal"), state="sent_back", seen=digest(paper), words="Name the Act.", by=LEGAL
    )
    assert told(AUTHOR) == [f"{TITLE} was sent back (legal): Name the Act."]
    assert told(LEGAL) == [] and told(SECRETARY) == []


def test_what_is_cleared_is_told_to_who_publishes_and_did_not_write_it():
    paper = cleared(small_paper())
    assert told(SECRETARY) == [f"{TITLE} is cleared and waits to be published."]
    assert told(AUTHOR) == told(FINANCE) == []
    User.objects.create(username="second", role="democratic_services", authority=paper.authority)
    edition = part(paper, "section.progress").edition
    write_part(
        part(paper, "section.progress"),
        {"heading": "Progress", "text": "Late."},
        edition=edition,
        by=SECRETARY,
    )
    Paper.objects.update(state="cleared")
    assert told(SECRETARY) == [] and told("second") == [f"{TITLE} is cleared and waits to be published."]


def test_a_comment_is_told_to_the_author_until_it_is_answered():
    paper = small_paper()
    comment = comment_on(paper, part="section.progress", words="Which visits?", by=SECRETARY)
    assert told(AUTHOR) == [f"1 comment on {TITLE} has no answer."]
    assert told(SECRETARY) == [] and told("sue") == []
    answer_comment(comment, "Of children in care.", edition=comment.edition, by=AUTHOR)
    assert told(AUTHOR) == []


def test_another_council_is_told_nothing_and_the_queries_do_not_grow(django_assert_max_num_queries):
    sent(small_paper())
    User.objects.create(username="far", role="democratic_services", authority="343")
    assert told("far", later=9) == []
    first = SignOffAsk.objects.first()
    for number in range(5):
        paper = Paper.objects.get(pk=first.paper_id)
        paper.pk, paper.title = None, f"Paper {number}"
        paper.save()
    with django_assert_max_num_queries(6):
        told(SECRETARY, later=9)
