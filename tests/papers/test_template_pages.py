"""The pages of templates: read by all who read papers, changed by who publishes them, and by nobody of another council."""

import io

import docx
import pytest

from sightline.documents.models import Document
from sightline.papers.models import Paper, TemplateVersion
from sightline.papers.queries.templates import template_of
from sightline.papers.services.templates import begin_next, begin_template, change_template
from sightline.people.models import User
from support.figure_pages import addresses, hidden, send, words
from support.own_templates import SECOND, own_template, upload, usable, with_word, word_of_council
from support.papers import AUTHOR, AUTHORITY, SECRETARY, committee, small_paper
from support.word_templates import changed, template

pytestmark = pytest.mark.django_db
ALL = "/papers/templates"


def as_user(client, name: str) -> None:
    client.force_login(User.objects.get(username=name))


def place(version: TemplateVersion, more: str = "") -> str:
    return f"{ALL}/{version.pk}{more}"


def test_a_secretary_makes_a_template_brings_its_word_file_and_another_confirms_it(client):
    small_paper()
    own_template("Another")
    as_user(client, SECRETARY)
    assert ALL in addresses(client.get("/papers"))
    shipped = client.get(f"{ALL}/shipped/sefton-2017")
    assert "Wards Affected" in words(shipped) and "Begins with: “(All Wards)”." in words(shipped)
    begin = f"{ALL}/begin?source=sefton-2017"
    assert begin in addresses(shipped)
    assert "Enter what it is called" in words(client.post(begin, {"source": "sefton-2017"}))
    assert "template of that title" in words(
        client.post(begin, {"title": "another", "source": "sefton-2017"})
    )
    made = client.post(begin, {"title": "Report to scrutiny", "source": "sefton-2017"})
    version = TemplateVersion.objects.get(title="Report to scrutiny")
    assert made["Location"] == place(version)
    page = client.get(place(version))
    assert "In making" in words(page) and "Cleared by Finance." in words(page)
    bring = place(version, "/word")
    sent = hidden(client.get(bring)) | {"file": upload(word_of_council(version))}
    assert client.post(bring, sent)["Location"] == place(version)
    assert "Committee report.docx" in words(client.get(place(version)))
    assert "You wrote part of it." in words(client.get(place(version, "/confirm")))
    as_user(client, SECOND)
    assert send(client, place(version, "/confirm"), {}).status_code == 302
    listed = words(client.get(ALL))
    assert "Confirmed 2 November 2026" in listed or "Confirmed" in listed
    as_user(client, AUTHOR)
    start = client.get("/papers/start")
    assert "report-to-scrutiny-v1" in start.text and "another-v1" not in start.text


def test_a_paper_is_started_with_the_councils_own_template(client):
    version = usable(own_template())
    body = committee()
    as_user(client, AUTHOR)
    typed = {
        "title": "Improvement in autumn",
        "series": "Improvement",
        "where": f"b{body.pk}",
        "template": version.paper_key,
    }
    assert client.post("/papers/start", typed).status_code == 302
    paper = Paper.objects.get()
    assert paper.template == "report-to-scrutiny-v1" and paper.parts.filter(key="wards").exists()
    page = client.get(f"/papers/{paper.pk}")
    assert "Template Report to scrutiny, version 1" in words(page) and place(version) in addresses(page)
    assert "Papers begun with it 1" in words(client.get(place(version)))


def test_a_paper_says_which_template_that_ships_it_has(client):
    paper = small_paper()
    as_user(client, AUTHOR)
    page = client.get(f"/papers/{paper.pk}")
    assert "Sefton Council: Report to a committee, 2017 and 2018" in words(page)
    assert f"{ALL}/shipped/sefton-2017" in addresses(page)
    Paper.objects.update(template="gone-v1")
    assert "Template gone-v1" in words(client.get(f"/papers/{paper.pk}"))


def test_a_file_with_faults_is_refused_with_each_place_and_nothing_is_stored(client):
    version = own_template()
    as_user(client, SECRETARY)
    bring = place(version, "/word")
    wrong = template("See {{ summary }}", "{{ sumary }}", header="{{ nobody }}")
    page = client.post(bring, hidden(client.get(bring)) | {"file": upload(wrong)})
    for says in (
        "Paragraph 1",
        "must stand alone",
        "Paragraph 2",
        "{{ sumary }} is no part",
        "Header",
        "No place",
    ):
        assert says in words(page), says
    macros = changed(template(), {}, {"word/vbaProject.bin": b"x"})
    page = client.post(bring, hidden(client.get(bring)) | {"file": upload(macros)})
    assert page.status_code == 200 and "has macros" in words(page)
    assert "Choose the Word file" in words(client.post(bring, hidden(client.get(bring))))
    assert not Document.objects.exists() and TemplateVersion.objects.get().word is None


def test_the_word_file_comes_back_as_it_was_brought_and_is_removed(client):
    version = with_word(own_template())
    as_user(client, AUTHOR)
    fetched = client.get(place(version, "/word/file"))
    content = b"".join(fetched.streaming_content)
    assert docx.Document(io.BytesIO(content)).paragraphs[0].text == "Barsetshire County Council"
    assert "attachment" in fetched["Content-Disposition"] and fetched["X-Content-Type-Options"] == "nosniff"
    started = client.get(place(version, "/word/start"))
    assert "{{ summary }}" in [each.text for each in docx.Document(io.BytesIO(started.content)).paragraphs]
    as_user(client, SECRETARY)
    assert send(client, place(version, "/word/remove"), {}).status_code == 302
    assert client.get(place(version, "/word/file")).status_code == 404


def test_a_field_is_changed_added_moved_and_removed(client):
    version = own_template()
    as_user(client, SECRETARY)
    address = place(version, "/fields/wards")
    form = client.get(address)
    assert 'value="(All Wards)"' in form.text
    typed = {
        "label": "Wards",
        "kind": "choice",
        "layout": "pair",
        "level": "1",
        "public": "yes",
        "cleared_by": "Legal",
    }
    assert "A choice needs choices." in words(send(client, address, typed))
    answer = send(client, address, typed | {"choices": "All\nNone", "default": "All"})
    assert answer["Location"] == place(version, "#field-wards")
    wards = template_of(TemplateVersion.objects.get()).field("wards")
    assert (wards.label, wards.choices, wards.cleared_by, wards.required) == (
        "Wards",
        ("All", "None"),
        "Legal",
        False,
    )
    add = place(version, "/parts/costs/fields/add")
    new = {"label": "Value for money", "kind": "text", "layout": "heading", "level": "2", "public": "yes"}
    assert send(client, add, new).status_code == 302
    page = client.get(place(version))
    assert client.post(place(version, "/fields/value_for_money/move"), {"edition": "3", "direction": "up"})[
        "Location"
    ] == place(version, "#field-value_for_money")
    costs = next(each for each in template_of(TemplateVersion.objects.get()).parts if each.key == "costs")
    assert [each.key for each in costs.fields] == ["revenue_costs", "value_for_money", "capital_costs"]
    assert place(version, "/fields/value_for_money/remove") in addresses(page)
    assert send(client, place(version, "/fields/value_for_money/remove"), {}).status_code == 302
    assert client.get(place(version, "/fields/value_for_money")).status_code == 404


def test_a_part_is_added_named_moved_and_removed_and_faults_stand_on_the_page(client):
    version = own_template()
    as_user(client, SECRETARY)
    assert send(client, place(version, "/parts/add"), {"heading": "Climate"}).status_code == 302
    page = words(client.get(place(version)))
    assert "The part “climate” has no fields." in page and "To put right before it is confirmed" in page
    assert send(client, place(version, "/parts/climate"), {"heading": "Climate emergency"}).status_code == 302
    moved = client.post(place(version, "/parts/climate/move"), {"edition": "3", "direction": "up"})
    assert moved.status_code == 302
    assert [each.key for each in template_of(TemplateVersion.objects.get()).parts][-2] == "climate"
    assert send(client, place(version, "/parts/climate/remove"), {}).status_code == 302
    assert "no fields" not in words(client.get(place(version)))
    about = place(version, "/about")
    numbers = {
        "title": "Report",
        "section": "#.",
        "paragraph": "#.#",
        "paragraphs": "all",
        "recommendation": "a)",
        "appendix": "A",
    }
    assert "Enter what it is called" in words(send(client, about, numbers))
    assert send(client, about, numbers | {"appendix_word": "Annex"}).status_code == 302
    now = TemplateVersion.objects.get()
    assert now.title == "Report" and template_of(now).numbering.appendix_word == "Annex"


def test_of_two_people_the_second_sees_both_texts_and_a_late_move_is_refused(client):
    version = own_template()
    as_user(client, SECRETARY)
    address = place(version, "/parts/costs")
    seen = hidden(client.get(address))
    as_user(client, SECOND)
    assert send(client, address, {"heading": "Costs"}).status_code == 302
    as_user(client, SECRETARY)
    page = client.post(address, seen | {"heading": "Money"})
    assert page.status_code == 409 and "Costs" in words(page) and "Money" in words(page)
    late = client.post(place(version, "/fields/wards/move"), {"edition": "1", "direction": "up"})
    assert late.status_code == 409 and "Fields in order" in words(late)


def test_the_next_version_is_begun_compared_retired_and_discarded(client):
    version = usable(with_word(own_template()))
    as_user(client, SECRETARY)
    assert "Papers may have been begun with it" in words(client.get(place(version, "/fields/wards")))
    made = client.post(place(version, "/next"))
    following = TemplateVersion.objects.get(number=2)
    assert made["Location"] == place(following)
    assert "in making already" in words(client.post(place(version, "/next")))
    change = {"label": "Areas", "kind": "line", "layout": "pair", "level": "1", "public": "yes"}
    assert send(client, place(following, "/fields/wards"), change).status_code == 302
    send(client, place(following, "/word/remove"), {})
    page = words(client.get(place(following, "/compare")))
    assert "2 places differ." in page and "Wards Affected" in page and "The Word file is another." in page
    assert "This is the first version." in words(client.get(place(version, "/compare")))
    assert send(client, place(following, "/discard"), {})["Location"] == ALL
    assert "Say why it is retired" in words(send(client, place(version, "/retire"), {}))
    assert send(client, place(version, "/retire"), {"reason": "Another is agreed"}).status_code == 302
    assert "Retired" in words(client.get(ALL))


READ = ("", "/compare", "/word/start")
CHANGED = (
    "/next", "/confirm", "/retire", "/discard", "/about", "/parts/add", "/parts/costs", "/parts/costs/remove",
    "/parts/costs/fields/add", "/fields/wards", "/fields/wards/remove", "/word", "/word/remove",
)  # fmt: skip


@pytest.mark.parametrize("name", [AUTHOR, "sue"])
def test_others_read_and_change_nothing(client, name):
    version = own_template()
    as_user(client, name)
    for more in READ:
        assert client.get(place(version, more)).status_code == 200, more
    for more in (*CHANGED, "/fields/wards/move", "/parts/costs/move"):
        assert client.post(place(version, more), {"edition": "1"}).status_code == 403, more
    page = client.get(place(version))
    assert not {place(version, more) for more in CHANGED} & set(addresses(page))
    assert f"{ALL}/begin" not in addresses(client.get(ALL))
    assert TemplateVersion.objects.get().edition == 1


def test_two_councils_see_nothing_of_each_others(client):
    version = with_word(own_template())
    User.objects.create(username="far", role="democratic_services", authority="343")
    as_user(client, "far")
    for more in (*READ, *CHANGED, "/word/file"):
        assert client.get(place(version, more)).status_code == 404, more
    for more in ("/fields/wards/move", "/parts/costs/move"):
        assert client.post(place(version, more), {"edition": "1"}).status_code == 404, more
    assert "Report to scrutiny" not in words(client.get(ALL))
    assert "report-to-scrutiny" not in client.get(f"{ALL}/begin").text


def test_who_reads_no_papers_reads_no_template(client):
    version = own_template()
    User.objects.create(username="adm", role="system_administrator", authority=AUTHORITY)
    as_user(client, "adm")
    for address in (ALL, place(version), f"{ALL}/shipped/sefton-2017", place(version, "/word/start")):
        assert client.get(address).status_code == 403, address


@pytest.mark.parametrize(
    "more", ["/fields/none", "/parts/none", "/parts/none/fields/add", "/fields/none/remove"]
)
def test_what_is_not_there_is_not_found(client, more):
    version = own_template()
    as_user(client, SECRETARY)
    assert client.get(place(version, more)).status_code == 404
    assert client.get(f"{ALL}/shipped/none").status_code == 404


def test_the_list_and_a_page_ask_as_often_for_forty_templates_as_for_one(
    client, django_assert_max_num_queries
):
    version = own_template()
    source = template_of(version)
    for number in range(40):
        begin_template(title=f"Form {number}", source=source, authority=AUTHORITY, by=SECRETARY)
    usable(version)
    begin_next(version, by=SECRETARY)
    as_user(client, SECRETARY)
    client.get(ALL)
    with django_assert_max_num_queries(14):
        assert "Form 39" in words(client.get(ALL))
    with django_assert_max_num_queries(14):
        client.get(place(version))
    change_template(TemplateVersion.objects.get(number=2), lambda now: now, edition=1, by=SECRETARY)
