"""A version for young people: who writes it, when, what is told once, what is left out, and who may read it."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sightline.people.matrix import ROLES
from sightline.people.models import User
from sightline.people.rules import plan_reach
from sightline.programme.delivery.services.status import set_status
from sightline.programme.delivery.services.updates import share
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import FieldChange, Finding, Grouping, Source, Version
from sightline.programme.overview.queries.compare import compared, since_sealed
from sightline.programme.plans.rules.seal import canonical, seal
from sightline.programme.plans.services.changes import change_entry
from sightline.programme.plans.services.groupings import add_grouping, change_grouping
from sightline.programme.plans.services.versions import move_version, refresh
from sightline.trail.models import Line
from support.figure_pages import words
from support.people import granted, signed_in
from support.plans import (
    AUTHORITY,
    DECIDER,
    MAKER,
    action,
    add,
    close,
    entry,
    person,
    small_plan,
    today,
)

pytestmark = pytest.mark.django_db


def version(number: int = 1) -> Version:
    return Version.objects.get(number=number)


def write(reference: str, text: str, number: int = 1) -> None:
    found = entry(reference, number)
    change_entry(
        found,
        {"for_young_people": text},
        edition=found.action.edition,
        reason="For young people",
        by=MAKER,
    )


def write_priority(key: str, text: str, number: int = 1) -> None:
    found = Grouping.objects.get(key=key, version__number=number)
    change_grouping(
        found,
        edition=found.edition,
        title=found.title,
        about="",
        progress=found.progress,
        for_young_people=text,
        by=MAKER,
    )


def consultation(*texts: str, authority: str = AUTHORITY, kind: str = "young_advisors") -> list[Finding]:
    source = Source.objects.create(
        authority=authority, kind=kind, title="What we think", by="test", at=timezone.now()
    )
    return [
        Finding.objects.create(source=source, place=place, kind="recommendation", text=text)
        for place, text in enumerate(texts, start=1)
    ]


def page(client, number: int = 1):
    return client.get(f"/programme/versions/{version(number).pk}/young-people")


def test_a_text_is_written_while_the_version_is_written_and_the_trail_has_it():
    small_plan(live=False)
    write("A1", "  You will see the same person.\r\nEvery week. ")
    assert entry("A1").for_young_people == "You will see the same person.\nEvery week."
    changed = FieldChange.objects.get(field="for_young_people")
    assert (changed.was, changed.by, changed.reason) == ("", MAKER, "For young people")
    write_priority("practice", "You will be listened to.")
    line = Line.objects.latest("number")
    assert line.action == "grouping_changed" and "You will be listened to." in json.dumps(line.detail)


def test_a_text_that_is_too_long_is_refused_and_nothing_is_kept():
    small_plan(live=False)
    with pytest.raises(CannotChangePlanError, match=r"201 characters\. Use 200 or fewer") as fault:
        write("A1", "x" * 201)
    assert fault.value.field == "for_young_people"
    with pytest.raises(CannotChangePlanError, match="Use 200 or fewer"):
        write_priority("practice", "x" * 201)
    with pytest.raises(CannotChangePlanError, match="Use 200 or fewer"):
        add_grouping(version(), "priority", "Another", for_young_people="x" * 201, by=MAKER)
    assert entry("A1").for_young_people == "" and not Grouping.objects.filter(title="Another").exists()


def test_a_live_versions_texts_are_sealed():
    small_plan()
    with pytest.raises(CannotChangePlanError, match="sealed"):
        write("A1", "Changed after it was agreed.")
    with pytest.raises(CannotChangePlanError, match="sealed"):
        write_priority("practice", "Changed after it was agreed.")
    write_priority("practice", "")
    assert entry("A1").for_young_people == ""


def test_a_grouping_changed_by_somebody_who_does_not_know_of_the_text_keeps_it():
    small_plan(live=False)
    write_priority("practice", "You will be listened to.")
    found = Grouping.objects.get(key="practice")
    change_grouping(found, edition=found.edition, title="Practice", about="More", progress="", by=MAKER)
    found.refresh_from_db()
    assert found.for_young_people == "You will be listened to."


def test_texts_are_sealed_with_the_version_copied_to_its_refresh_and_compared():
    small_plan(live=False)
    write("A1", "You will see the same person.")
    write_priority("practice", "You will be listened to.")
    move_version(version(), "live", reason="Agreed", by=DECIDER)
    sealed = json.loads(version().sealed)
    assert sealed["entries"][0]["for_young_people"] == "You will see the same person."
    assert {each["key"]: each["for_young_people"] for each in sealed["groupings"]}["practice"] == (
        "You will be listened to."
    )
    draft = refresh(version(), reasons="Ask again", by=MAKER)
    assert not compared(version(), draft).any
    write("A1", "You will choose who you see.", 2)
    write_priority("practice", "You will decide with us.", 2)
    found = compared(version(), version(2))
    (thing,), (group,) = found.actions.changed, found.groupings.changed
    assert [(each.title, each.now) for each in (*thing.fields, *group.fields)] == [
        ("For young people", "You will choose who you see."),
        ("For young people", "You will decide with us."),
    ]


def test_nothing_moved_in_a_version_that_was_sealed_before_there_were_texts():
    small_plan()
    old = json.loads(version().sealed)
    for each in (*old["entries"], *old["groupings"]):
        del each["for_young_people"]
    text = canonical(old)
    Version.objects.filter(number=1).update(sealed=text, seal=seal(text))
    found = since_sealed(version())
    assert found is not None and not found.groupings.any
    assert {field.field for thing in found.actions.changed for field in thing.fields} <= {"milestones"}


def test_the_writer_sees_which_texts_are_missing_and_the_reader_nothing_in_their_place(client):
    small_plan(live=False)
    write("A1", "You will see the same person.")
    write_priority("practice", "You will be listened to.")
    signed_in(client, MAKER)
    said = words(page(client))
    assert "You will see the same person." in said and "You will be listened to." in said
    assert "No text yet." in said and "A2 Awareness of private fostering" in said
    assert "Priority: Management oversight" in said and "Theme: Improving quality" in said
    assert f'href="/programme/actions/{action("A2").pk}/change?entry={entry("A2").pk}"' in page(client).text
    client.force_login(person(DECIDER))
    said = words(page(client))
    assert "You will see the same person." in said and "Nothing in it is agreed yet." in said
    for official in ("No text yet", "Awareness of private fostering", "Management oversight", "A1", "A2"):
        assert official not in said


def test_a_sealed_versions_missing_texts_say_that_a_refresh_is_needed(client):
    small_plan()
    signed_in(client, MAKER)
    found = page(client)
    assert "sealed: refresh the plan to write them" in words(found) and "/change?entry=" not in found.text
    assert "Nothing is written here yet." in words(found)


def test_nothing_late_and_no_count_is_told(client):
    small_plan(live=False)
    for reference in ("A1", "A2", "A3"):
        write(reference, f"You will be asked {reference.replace('A', 'about part ')}.")
    move_version(version(), "live", reason="Agreed", by=DECIDER)
    signed_in(client, DECIDER)
    article = page(client).text.partition("<article")[2].partition("</article>")[0].lower()
    assert "about part 1" in article
    for told in (" late", "overdue", "due ", " actions", "finding"):
        assert told not in article


def test_you_said_we_did(client):
    small_plan(live=False)
    mine = consultation("Answer the telephone.", "Tell us who decides.", "Keep our photographs.")
    consultation("Another council's.", authority="991")
    consultation("Inspectors said this.", kind="inspection")
    for reference, finding in (("A3", mine[0]), ("A1", mine[1])):
        found = entry(reference)
        values = {"findings": {finding.pk}, "for_young_people": f"We will do {reference} for you."}
        change_entry(found, values, edition=found.action.edition, by=MAKER)
    signed_in(client, DECIDER)
    said = words(page(client)).partition("You said, we did")[2]
    assert "“Answer the telephone.” We will do A3 for you. ● Done" in said
    assert "“Tell us who decides.” We will do A1 for you. ○ Not done yet" in said
    assert "“Keep our photographs.” We have not answered this yet." in said
    assert "Another council's" not in said and "Inspectors said" not in said
    close(action("A1"))
    assert "We will do A1 for you. ● Done" in words(page(client))


def test_without_a_consultation_there_is_no_such_part(client):
    small_plan()
    signed_in(client, DECIDER)
    assert "You said, we did" not in words(page(client))


def test_what_was_stopped_is_promised_no_longer(client):
    small_plan(live=False)
    write("A1", "You will see the same person.")
    found = action("A1")
    set_status(found, "stopped", edition=found.edition, reason="No money", by=MAKER, on=today())
    signed_in(client, DECIDER)
    assert "You will see the same person." not in words(page(client))


def test_a_text_is_typed_on_the_actions_and_the_priorities_pages_and_a_long_one_refused(client):
    small_plan(live=False)
    signed_in(client, MAKER)
    practice = Grouping.objects.get(key="practice")
    sent = {"title": "Practice", "for_young_people": "You will be listened to.", "place": "2"}
    sent["edition"] = practice.edition
    assert client.post(f"/programme/groupings/{practice.pk}", sent).status_code == 302
    refused = client.post(f"/programme/groupings/{practice.pk}", sent | {"for_young_people": "x" * 201})
    assert "For young people must be 200 characters or fewer" in words(refused)
    added = {"title": "Weekly walk", "for_young_people": "We will walk with you."}
    assert client.post(f"/programme/versions/{version().pk}/action", added).status_code == 302
    said = words(page(client))
    assert "You will be listened to." in said and "We will walk with you." in said


def test_an_owner_may_not_write_it(client):
    small_plan(live=False)
    client.force_login(person("action_owner"))
    path = f"/programme/actions/{action('A2').pk}/change"
    assert 'name="impact"' in client.get(path).text
    assert 'name="for_young_people"' not in client.get(path).text
    sent = {"edition": action("A2").edition, "for_young_people": "Mine", "impact": "Seen"}
    client.post(path, sent)
    assert (entry("A2").impact, entry("A2").for_young_people) == ("Seen", "")


@pytest.mark.parametrize("role", ROLES)
def test_who_sees_the_version_sees_it_and_nobody_else(client, role):
    small_plan()
    user = person(role)
    if role in ("board_chair", "partner", "dfe_adviser", "ofsted_inspector"):
        granted(user, *([] if role == "partner" else ["plan"]))
    client.force_login(user)
    reads = plan_reach(user.effective_role, user.opened) == "all" or role == "young_advisor"
    assert page(client).status_code == (200 if reads else 403)


@pytest.mark.parametrize(
    ("state", "read"),
    [("draft", False), ("consulted", True), ("submitted", True), ("live", True), ("superseded", False)],
)
def test_a_young_advisor_is_led_to_what_is_written_for_them_once_it_is_told(client, state, read):
    small_plan(live=False)
    write("A1", "You will see the same person.")
    Version.objects.update(state=state, sealed="{}", seal="0")
    signed_in(client, "young_advisor", authority=AUTHORITY)
    there = f"/programme/versions/{version().pk}/young-people"
    assert (there in client.get("/programme").text) is read
    assert client.get(there).status_code == (200 if read else 404)
    if read:
        assert "You will see the same person." in words(page(client))
        assert f'href="/programme/versions/{version().pk}"' not in page(client).text
    assert client.get(f"/programme/versions/{version().pk}").status_code == 403
    User.objects.filter(username="young_advisor").update(authority="991")
    assert client.get(there).status_code == 404
    assert there not in client.get("/programme").text


def test_an_outsider_a_partner_with_one_action_and_another_authority_read_nothing(client):
    small_plan(live=False)
    write("A1", "You will see the same person.")
    assert page(client)["Location"].startswith("/sign-in")
    partner = signed_in(client, "partner")
    share(action("A1"), partner, by=MAKER)
    assert page(client).status_code == 403
    assert "You will see the same person." in words(client.get(f"/programme/actions/{action('A1').pk}"))
    elsewhere = person("elsewhere", "head_of_service")
    elsewhere.authority = "991"
    elsewhere.save()
    client.force_login(elsewhere)
    assert page(client).status_code == 404


def test_the_number_of_queries_does_not_grow(client):
    small_plan(live=False)
    signed_in(client, MAKER)
    page(client)

    def queries() -> int:
        with CaptureQueriesContext(connection) as made:
            assert page(client).status_code == 200
        return len(made)

    before = queries()
    found = [each.pk for each in consultation(*(f"Point {n}." for n in range(10)))]
    groups = [
        add_grouping(version(), "priority", f"P{n}", for_young_people=f"P {n}.", by=MAKER) for n in range(8)
    ]
    for number in range(30):
        stands = {groups[number % 8].pk}
        add(
            version(),
            f"Do {number}",
            for_young_people=f"Act {number}.",
            groupings=stands,
            findings=set(found),
        )
    assert queries() == before
