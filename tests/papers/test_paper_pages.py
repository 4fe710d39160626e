"""The pages of papers: written in parts, typed text kept aside, cleared, commented on, and shown to nobody it is not for."""

from datetime import date

import pytest

from sightline.papers.models import Paper, PaperComment, UnsavedText
from sightline.papers.queries.papers import digest, parts_for
from sightline.papers.services.clearing import decide_sign_off
from sightline.papers.services.writing import write_part
from sightline.people.models import User
from support.figure_pages import addresses, hidden, send, words
from support.papers import AUTHOR, FINANCE, LEGAL, SECRETARY, asked, cleared, part, sent, small_paper

pytestmark = pytest.mark.django_db


def as_user(client, name: str) -> None:
    client.force_login(User.objects.get(username=name))


def test_an_author_writes_a_part_and_comes_back_to_where_they_were(client):
    paper = small_paper()
    as_user(client, AUTHOR)
    assert "Children’s services improvement" in words(client.get("/papers"))
    listed = client.get(f"/papers/{paper.pk}/write")
    section = part(paper, "section.progress")
    address = f"/papers/{paper.pk}/write/{section.pk}"
    assert address in addresses(listed) and "Visits are in time." in words(listed)
    answer = send(client, address, {"heading": "Progress", "text": "Visits are late."})
    assert answer["Location"] == f"/papers/{paper.pk}/write#part-{section.pk}"
    assert "Progress: saved" in words(client.get(answer["Location"]))
    assert part(paper, "section.progress").value["text"] == "Visits are late."


def test_the_second_of_two_authors_chooses_between_both_texts(client):
    paper = small_paper()
    section = part(paper, "section.progress")
    as_user(client, AUTHOR)
    address = f"/papers/{paper.pk}/write/{section.pk}"
    seen = hidden(client.get(address))
    write_part(section, {"heading": "Progress", "text": "Theirs."}, edition=1, by=SECRETARY)
    page = client.post(address, seen | {"heading": "Progress", "text": "Mine."})
    assert page.status_code == 409 and "Theirs." in words(page) and "Mine." in words(page)
    chosen = hidden(page) | {"keep_text": "mine"}
    assert client.post(address, chosen).status_code == 302
    assert part(paper, "section.progress").value["text"] == "Mine."


def test_what_is_typed_is_kept_aside_and_gone_on_with(client):
    paper = cleared(small_paper())
    section = part(paper, "section.progress")
    as_user(client, AUTHOR)
    address = f"/papers/{paper.pk}/write/{section.pk}"
    kept = client.post(f"{address}/unsaved", {"edition": "1", "heading": "Progress", "text": "Half"})
    assert kept.json()["words"].startswith("Draft of yours kept at ")
    assert client.post(f"{address}/unsaved", {"text": "Half"}).status_code == 400
    page = client.get(address)
    assert "You typed here until" in words(page) and ">Visits are in time.</textarea>" in page.text
    assert ">Half</textarea>" in client.get(f"{address}?continue=yes").text
    assert "Text of yours is not saved" in words(client.get(f"/papers/{paper.pk}/write"))
    assert Paper.objects.get().state == "cleared"
    assert client.post(f"{address}/unsaved", {"discard": "yes"})["Location"] == address
    assert not UnsavedText.objects.exists()


def test_what_seems_to_say_who_a_child_is_is_warned_of_before_it_is_saved(client):
    paper = small_paper()
    section = part(paper, "section.progress")
    as_user(client, AUTHOR)
    typed = {"heading": "Progress", "text": "The child with UPN A123456789012 was seen."}
    page = send(client, f"/papers/{paper.pk}/write/{section.pk}", typed)
    assert page.status_code == 200 and part(paper, "section.progress").edition == 1


def test_sections_are_added_and_removed_and_fields_are_not(client):
    paper = small_paper()
    as_user(client, AUTHOR)
    assert (
        client.post(f"/papers/{paper.pk}/write/add", {"what": "section", "heading": "Progress"}).status_code
        == 302
    )
    added = part(paper, "section.progress_2")
    assert send(client, f"/papers/{paper.pk}/write/{added.pk}/remove", {}).status_code == 302
    assert not paper.parts.filter(key="progress_2").exists()
    field = part(paper, "field.title")
    assert client.get(f"/papers/{paper.pk}/write/{field.pk}/remove").status_code == 403


def test_clearance_from_the_author_to_the_clearer_and_back(client):
    paper = small_paper()
    as_user(client, AUTHOR)
    address = f"/papers/{paper.pk}/clearance"
    page = client.get(address)
    assert "Finance" in words(page) and f'value="{AUTHOR}"' not in page.text
    nothing = send(client, address, {})
    assert "Choose at least one person" in words(nothing)
    past = send(client, address, {"finance": FINANCE, "finance_due": "1 May 2020"})
    assert "over already" in words(past)
    wrong = send(client, address, {"finance": FINANCE, "finance_due": ""})
    assert "Enter by when" in words(wrong)
    sent_on = send(client, address, {"finance": FINANCE, "finance_due": "20 November 2026"})
    assert sent_on.status_code == 302 and Paper.objects.get().state == "in_clearance"
    as_user(client, FINANCE)
    queue = client.get("/papers/to-clear")
    assert "1 paper waits for you; none overdue." in words(queue) and "due in 18 days" in words(queue)
    sign = f"/papers/{paper.pk}/clearance/finance"
    assert sign in addresses(queue) and "Visits are in time." in words(client.get(sign))
    assert "Say why" in words(send(client, sign, {"state": "sent_back", "words": ""}))
    assert send(client, sign, {"state": "sent_back", "words": "Name the budget"}).status_code == 302
    assert Paper.objects.get().state == "draft"
    as_user(client, AUTHOR)
    assert "Name the budget" in words(client.get(f"/papers/{paper.pk}"))


def test_a_clearer_signs_only_what_they_read_and_sees_what_changed(client):
    paper = sent(small_paper())
    as_user(client, FINANCE)
    sign = f"/papers/{paper.pk}/clearance/finance"
    read = hidden(client.get(sign))
    write_part(part(paper, "section.progress"), {"heading": "Progress", "text": "x"}, edition=1, by=AUTHOR)
    late = client.post(sign, read | {"state": "signed", "words": ""})
    assert "changed while you had it open" in words(late)
    assert "Changed since you were asked before: Progress." in words(client.get(sign))
    assert send(client, sign, {"state": "signed", "words": ""}).status_code == 302
    assert asked(paper, "finance").state == "signed"


def test_a_late_sign_off_is_seen_by_who_wrote_and_who_publishes_and_by_nobody_else(client):
    paper = sent(small_paper())
    paper.sign_offs.filter(role="legal").update(due=date(2026, 10, 30))
    for name, late in ((AUTHOR, True), (SECRETARY, True), (FINANCE, False)):
        as_user(client, name)
        page = words(client.get("/papers"))
        assert ("Overdue sign-offs" in page and "3 days overdue" in page) is late, name
    as_user(client, SECRETARY)
    address = "/papers/references/finance"
    assert address in addresses(client.get("/papers"))
    assert "Write {number}" in words(send(client, address, {"pattern": "FD", "last": "1"}))
    assert send(client, address, {"pattern": "FD {number}/{year}", "last": "4913"}).status_code == 302
    assert "FD {number}/{year}" in client.get(address).text
    as_user(client, AUTHOR)
    assert client.get(address).status_code == 403


def test_comments_on_the_page(client):
    paper = sent(small_paper())
    as_user(client, FINANCE)
    address = f"/papers/{paper.pk}/comments"
    client.post(address, {"part": "section.progress", "words": "Which visits?"})
    comment = PaperComment.objects.get()
    assert client.get(f"{address}/{comment.pk}").status_code == 403
    as_user(client, AUTHOR)
    assert "1 comment is open." in words(client.get(address))
    assert send(client, f"{address}/{comment.pk}", {"answer": "Social workers’"}).status_code == 302
    answered = client.get(address)
    assert "Social workers’" in words(answered)
    assert client.post(f"{address}/{comment.pk}/resolve", {"edition": "2"}).status_code == 302
    assert "0 comments are open." in words(client.get(address))


def test_history_says_what_was_before_and_by_whom(client):
    paper = sent(small_paper())
    write_part(part(paper, "section.progress"), {"heading": "Progress", "text": "Late"}, edition=1, by=AUTHOR)
    as_user(client, AUTHOR)
    page = words(client.get(f"/papers/{paper.pk}/history"))
    assert "Visits are in time." in page and "Late" in page and "In clearance" in page
    assert "This is the first of its series." in words(client.get(f"/papers/{paper.pk}/since"))


OPEN_TO = (
    "",
    "/write",
    "/comments",
    "/history",
    "/since",
    "/clearance",
    "/clearance/finance",
    "/about",
    "/withdraw",
)


@pytest.mark.parametrize("name", ["sue", "other", "manager"])
def test_before_it_is_published_it_is_nobodys_but_theirs_who_work_on_it(client, name):
    paper = sent(small_paper())
    as_user(client, name)
    assert "Children’s services improvement" not in words(client.get("/papers"))
    for place in OPEN_TO:
        assert client.get(f"/papers/{paper.pk}{place}").status_code in (403, 404), place


def test_another_councils_writer_is_told_of_no_paper(client):
    paper = small_paper()
    User.objects.create(username="far", role="programme_manager", authority="343")
    as_user(client, "far")
    assert client.get(f"/papers/{paper.pk}").status_code == 404
    assert "Children’s services" not in words(client.get("/papers"))


def test_what_is_exempt_stands_on_no_page_of_whoever_may_not_read_it(client):
    paper = sent(small_paper(exempt=True))
    User.objects.create(username="ana", role="performance_analyst", authority="990")
    as_user(client, "ana")
    page = client.get(f"/papers/{paper.pk}")
    assert "secret" not in page.text and "not for publication" in words(page)
    for place in ("/write", "/history", "/comments"):
        assert client.get(f"/papers/{paper.pk}{place}").status_code == 403
    assert "0 papers match." in words(client.get("/papers?words=secret"))
    as_user(client, AUTHOR)
    assert "The address is secret." in words(client.get(f"/papers/{paper.pk}"))
    open_text = {"heading": "Background", "text": "What all may read."}
    write_part(part(paper, "section.background"), open_text, edition=1, by=AUTHOR)
    assert "secret" in client.get(f"/papers/{paper.pk}/history").text
    as_user(client, "ana")
    page = client.get(f"/papers/{paper.pk}/history")
    assert page.status_code == 200 and "secret" not in page.text and "not for publication" in words(page)


def test_what_is_for_officers_alone_is_in_no_part_that_a_member_reads():
    paper = small_paper()
    text = "For all.\n{only officers}\nOurs alone.\n{end}"
    write_part(part(paper, "section.progress"), {"heading": "Progress", "text": text}, edition=1, by=AUTHOR)
    member = User.objects.create(username="mem", role="scrutiny_member", authority="990")
    theirs, whole = (
        "\n".join(str(each.value) for each in parts_for(person, paper))
        for person in (member, User.objects.get(username=AUTHOR))
    )
    assert "For all." in theirs and "Ours alone." not in theirs
    assert "Ours alone." in whole


def test_the_register_asks_as_often_for_three_hundred_papers_as_for_one(
    client, django_assert_max_num_queries
):
    paper = small_paper()
    Paper.objects.bulk_create(
        Paper(
            authority="990",
            title=f"Paper {number}",
            series="Many",
            template="sefton-2017",
            body=paper.body,
            meeting=paper.meeting,
            by=AUTHOR,
            at=paper.at,
        )
        for number in range(300)
    )
    as_user(client, AUTHOR)
    client.get("/papers")
    with django_assert_max_num_queries(16):
        page = client.get("/papers?state=draft&page=3")
    assert "301 papers match." in words(page)
    assert "1 paper matches." in words(client.get("/papers?words=Paper+299"))


def test_a_second_decision_is_refused_in_words(client):
    paper = sent(small_paper())
    decide_sign_off(asked(paper, "legal"), state="signed", seen=digest(paper), by=LEGAL)
    as_user(client, LEGAL)
    page = client.get(f"/papers/{paper.pk}/clearance/legal")
    assert "It was decided already." in words(page)
