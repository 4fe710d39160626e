"""An ask that was answered is answered wherever it stands, and who may answer it.

| what became of it | list's sentence | list | front | highlight | own part | Today of who writes |
|---|---|---|---|---|---|---|
| open, due today | 1 ask is open; none overdue | Open | 1 open ask | open | Open, due | nothing |
| open, due the day before | 1 ask is open; it is overdue | Overdue | 1 open ask | open | overdue | nothing |
| answered | No ask is open. 1 ask has an answer. | the answer | 1 ask answered | the answer | the answer | 1 ask was answered |
| kept | No ask is open. | the answer | nothing | the answer | the answer | nothing |
| opened again | 1 ask is open | Open, no answer | 1 open ask | open | Open | nothing |
"""

from datetime import timedelta

import pytest

from sightline.bodies.services import add_member, body_called
from sightline.programme.consultation.services.asks import ask_partner, move_ask
from sightline.programme.delivery.queries.digest import digest, owners
from sightline.programme.models import Ask, Plan
from sightline.trail.models import Line
from support.figure_pages import hidden, send, words
from support.people import granted
from support.plans import AUTHORITY, MAKER, person, small_plan, today

pytestmark = pytest.mark.django_db
WORDS, ANSWER = "Share missing reports daily", "From March, by nine each morning"


@pytest.fixture
def plan() -> Plan:
    return small_plan()


@pytest.fixture
def police():
    user = person("police", "partner")
    granted(user)
    return user


def put(plan, police, days: int = 0) -> Ask:
    due = today() + timedelta(days=days)
    return ask_partner(plan, "Police", WORDS, due=due, person=police, by=MAKER)


def moved(ask: Ask, *states: str) -> None:
    texts = {"answered": ANSWER, "kept": "Minutes of May", "open": "They stopped"}
    for state in states:
        ask = move_ask(ask, state, words=texts[state], by="police")


def page(client, name: str, path: str) -> str:
    client.force_login(person(name))
    answer = client.get(path)
    assert answer.status_code == 200
    return words(answer)


# days until it is due, its steps → the sentence of the list; what the first page says; whether the answer stands
DRAWN = (
    (0, (), "1 ask is open; none overdue.", "1 open ask of partners", False),
    (-1, (), "1 ask is open; it is overdue.", "1 open ask of partners", False),
    (-1, ("answered",), "No ask is open. 1 ask has an answer.", "1 ask of partners answered", True),
    (-1, ("answered", "kept"), "No ask is open.", "", True),
    (0, ("answered", "open"), "1 ask is open; none overdue.", "1 open ask of partners", False),
)


@pytest.mark.parametrize(("days", "steps", "sentence", "front", "stands"), DRAWN)
def test_it_reads_alike_on_every_page(client, plan, police, days, steps, sentence, front, stands):
    moved(put(plan, police, days), *steps)
    listed = page(client, MAKER, f"/programme/asks?plan={plan.pk}")
    assert sentence in listed and (ANSWER in listed) is stands
    assert ("Overdue" in listed) is (days < 0 and not steps)
    first = page(client, MAKER, "/programme")
    assert (front in first) if front else ("of partners answered" not in first and "open ask" not in first)
    own = page(client, "police", "/programme")
    assert (f"Answer: {ANSWER}" in own) is stands and ("Overdue" in own) is (days < 0 and not steps)
    assert ("has an answer" in page(client, "police", "/programme/asks")) is (steps == ("answered",))


@pytest.mark.parametrize(
    ("steps", "is_open"), [((), True), (("answered",), False), (("answered", "kept"), False)]
)
def test_the_highlight_report_says_what_was_answered_in_its_period(client, plan, police, steps, is_open):
    moved(put(plan, police, 9), *steps)
    report = page(client, MAKER, f"/programme/highlight?plan={plan.pk}&period={today():%Y-%m}")
    assert ("Asks of partners that are open" in report) is is_open
    assert ("Asks of partners that were answered" in report) is not is_open
    assert (ANSWER in report) is not is_open


def test_two_open_and_two_with_an_answer_are_counted_apart(client, plan, police):
    for steps in ((), (), ("answered",), ("answered",)):
        moved(put(plan, police, -1), *steps)
    assert "2 asks are open; 2 overdue. 2 asks have an answer." in page(client, MAKER, "/programme/asks")
    assert "2 open asks of partners, 2 answered" in page(client, MAKER, "/programme")


def test_who_was_asked_answers_on_the_page_and_sees_that_it_was_saved(client, plan, police):
    ask = put(plan, police)
    address = f"/programme/asks/{ask.pk}"
    client.force_login(police)
    shown = client.get(address)
    assert "Your answer" in words(shown) and hidden(shown)["wanted"] == "answered"
    assert "What became of it?" not in words(shown)
    empty = send(client, address, {"words": " "})
    assert empty.status_code == 200 and "There is a problem" in words(empty)
    assert send(client, address, {"words": ANSWER})["Location"] == address
    after = words(client.get(address))
    assert "Your answer was saved." in after and ANSWER in after and "Whoever asked now decides" in after
    assert "Send your answer" not in after
    line = Line.objects.filter(action="ask_moved").get()
    assert (line.actor, line.detail["to"], line.reason) == ("police", "answered", ANSWER)
    told = page(client, MAKER, address)
    assert ANSWER in told and "What became of it?" in told and "Whoever asked now decides" not in told


# who sits on the body that is asked, from when to when → whether they answer
@pytest.mark.parametrize(
    ("role", "days", "answers"),
    [
        ("partner", (None, None), True),
        ("partner", (0, 0), True),
        ("partner", (None, -1), False),
        ("board_chair", (None, None), True),
        ("scrutiny_member", (None, None), True),
        ("partner", None, False),
    ],
)
def test_whoever_sits_on_the_body_that_is_asked_answers_for_it(client, plan, role, days, answers):
    user = person("member", role)
    if role != "scrutiny_member":
        granted(user, *(() if role == "partner" else ("plan",)))
    client.force_login(person(MAKER))
    sent = {"body": "(another)", "partner": "Improvement Board", "words": WORDS}
    assert client.post(f"/programme/plans/{plan.pk}/ask", sent).status_code == 302
    ask = Ask.objects.get()
    assert (ask.partner, ask.body and ask.body.name) == ("Improvement Board", "Improvement Board")
    if days:
        starts, ends = (None if each is None else today() + timedelta(days=each) for each in days)
        add_member(ask.body, "Somebody", person=user, starts=starts, ends=ends, by=MAKER)
    client.force_login(user)
    answer = client.post(f"/programme/asks/{ask.pk}", {"words": ANSWER, "wanted": "answered", "edition": "1"})
    assert (answer.status_code == 302) is answers
    assert (Ask.objects.get().state == "answered") is answers
    if answers and role == "partner":
        assert ANSWER in words(client.get("/programme"))


def test_a_digest_tells_whoever_sits_on_a_body_what_it_is_asked(plan, police):
    ask = ask_partner(plan, "", WORDS, body="Improvement Board", due=today(), by=MAKER)
    assert police not in owners()
    add_member(ask.body, "Police", person=police, by=MAKER)
    assert police in owners() and [each.pk for each in digest(police, today(), 14).asks] == [ask.pk]


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({}, "Enter which partner is asked"),
        ({"body": "(another)"}, "Enter which partner is asked"),
        ({"body": "Improvement Board", "partner": "Police"}, "Leave one of them out"),
        ({"body": "No such board"}, "Choose a body from the list"),
    ],
)
def test_an_ask_is_of_one_body_or_one_partner(client, plan, sent, why):
    body_called(AUTHORITY, "Improvement Board", by=MAKER)
    client.force_login(person(MAKER))
    page = client.post(f"/programme/plans/{plan.pk}/ask", {"words": WORDS, **sent})
    assert page.status_code == 200 and why in words(page) and not Ask.objects.exists()
    assert WORDS in page.text


# whose → what they get of the ask (looking, answering)
WHO = (
    ("police", "partner", AUTHORITY, (200, 302)),
    ("another", "partner", AUTHORITY, (404, 404)),
    ("elsewhere", "partner", "343", (404, 404)),
    ("scrutiny", "scrutiny_member", AUTHORITY, (200, 200)),
    ("theirs", "scrutiny_member", "343", (404, 404)),
    ("admin", "system_administrator", AUTHORITY, (403, 403)),
)


@pytest.mark.parametrize(("name", "role", "authority", "codes"), WHO)
def test_who_answers_who_reads_and_who_does_neither(client, plan, police, name, role, authority, codes):
    ask = put(plan, police)
    assert client.get(f"/programme/asks/{ask.pk}")["Location"].startswith("/sign-in")
    user = person(name, role)
    user.authority = authority
    user.save()
    if role == "partner" and name != "police":
        granted(user)
    client.force_login(user)
    address, sent = f"/programme/asks/{ask.pk}", {"words": ANSWER, "wanted": "answered", "edition": "1"}
    assert (client.get(address).status_code, client.post(address, sent).status_code) == codes
    assert (Ask.objects.get().state == "answered") is (codes[1] == 302)
