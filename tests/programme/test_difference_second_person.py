"""After the start a test of difference is changed by two people; an action may have several tests, each with its target."""

from datetime import date

import pytest

from sightline.history.refusals import ChangedMeanwhileError
from sightline.programme.delivery.services.status import set_status
from sightline.programme.difference.queries.current import declared_tests_of, waiting_of
from sightline.programme.difference.queries.light import light
from sightline.programme.difference.services.declaring import declare, remove
from sightline.programme.difference.services.judging import judge
from sightline.programme.difference.services.proposing import confirm, propose, propose_removing, refuse
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import DeclaredTest, ProposedTest, Version
from sightline.programme.plans.services.versions import move_version
from sightline.trail.models import Line
from support.figure_pages import addresses, hidden, send, words
from support.people import signed_in
from support.plans import DECIDER, MAKER, action, person, small_plan, today

pytestmark = pytest.mark.django_db
AIM = {
    "baseline": 74.0,
    "baseline_on": date(2026, 6, 30),
    "target": 90.0,
    "target_by": date(2027, 3, 31),
}
SAID = "From 74% (June 2026) to 90% by March 2027."


@pytest.fixture
def plan():
    return small_plan()


def begun() -> DeclaredTest:
    """A2 has a test with its target, and has started."""
    made = declare(action("A2"), "measure", measure="AS01", lag=2, by=MAKER, **AIM)
    set_status(action("A2"), "in_progress", edition=action("A2").edition, on=today(), by=MAKER)
    return made


def proposed(**more) -> ProposedTest:
    asked = {"measure": "AS01", "lag": 1, "reason": "The board asked", "by": MAKER} | AIM | more
    return propose(action("A2"), "measure", **asked)


def at(number: int) -> str:
    return f"/programme/changes-of-tests/{number}"


def targets() -> list[float | None]:
    return [each.target for each in declared_tests_of(action("A2"))]


def test_a_started_action_s_test_is_not_changed_by_one_person(plan):
    begun()
    with pytest.raises(CannotChangePlanError, match="waits for a second person"):
        declare(action("A2"), "audit", words="Easier", reason="Easier", by=DECIDER)
    with pytest.raises(CannotChangePlanError, match="waits for a second person"):
        remove(action("A2"), 1, reason="Easier", by=DECIDER)
    assert targets() == [90.0]


def test_until_it_is_confirmed_the_old_test_counts_and_then_the_new(plan):
    begun()
    waits = proposed(target=80.0)
    assert targets() == [90.0] and waiting_of([action("A2").pk])[action("A2").pk] == [waits]
    made = confirm(waits, by=DECIDER)
    assert targets() == [80.0] and not waiting_of([action("A2").pk])
    assert (made.number, made.by, made.confirmed_by, made.reason) == (2, MAKER, DECIDER, "The board asked")
    line = Line.objects.latest("number")
    assert (line.action, line.detail["proposed_by"], line.detail["from"]["target"]) == (
        "difference_declared",
        MAKER,
        90.0,
    )


def test_who_proposed_it_and_who_owns_the_action_do_not_confirm_it(plan):
    begun()
    waits = proposed()
    with pytest.raises(CannotChangePlanError, match="somebody else must confirm"):
        confirm(waits, by=MAKER)
    with pytest.raises(CannotChangePlanError, match="owns an action"):
        confirm(waits, by="action_owner")
    assert ProposedTest.objects.get().state == "waiting" and targets() == [90.0]


def test_it_is_refused_with_a_reason_or_withdrawn_by_who_proposed_it(plan):
    begun()
    with pytest.raises(CannotChangePlanError, match="Say why it is refused"):
        refuse(proposed(), words=" ", by=DECIDER)
    refuse(ProposedTest.objects.get(), words="Ninety was agreed", by=DECIDER)
    refuse(proposed(), words="", by=MAKER)
    assert list(ProposedTest.objects.values_list("state", flat=True)) == ["refused", "withdrawn"]
    assert targets() == [90.0]
    with pytest.raises(CannotChangePlanError, match="decided meanwhile: refused"):
        confirm(ProposedTest.objects.first(), by=DECIDER)


def test_only_one_change_of_a_test_waits(plan):
    begun()
    proposed()
    with pytest.raises(CannotChangePlanError, match="already waits"):
        proposed(target=80.0)


def test_of_two_who_decide_the_second_is_told(plan):
    begun()
    waits = proposed()
    edition = action("A2").edition
    declare(action("A2"), "audit", series=2, words="Ten audits", by="first")
    with pytest.raises(ChangedMeanwhileError):
        confirm(waits, edition=edition, by=DECIDER)
    assert ProposedTest.objects.get().state == "waiting"


def test_it_is_proposed_and_confirmed_on_the_pages(plan, client):
    begun()
    client.force_login(person(MAKER))
    page = f"/programme/actions/{action('A2').pk}/difference?series=1&basis=measure&measure=AS01"
    form = client.get(page)
    assert "somebody else who writes or approves the plan must confirm" in words(form)
    assert 'value="74"' in form.text and 'value="March 2027"' in form.text and "Which way" not in form.text
    typed = {"baseline": "74", "baseline_on": "June 2026", "target": "80%", "target_by": "3/2027", "lag": "2"}
    assert send(client, page, typed | {"reason": "The board asked"}).status_code == 302
    waits = ProposedTest.objects.get()
    assert (waits.target, waits.target_by, targets()) == (80.0, date(2027, 3, 31), [90.0])
    own = words(client.get(f"/programme/actions/{action('A2').pk}"))
    assert "A change of the test waits for a second person." in own and "Withdraw the change" in own
    client.force_login(person(DECIDER))
    other = client.get(at(waits.pk))
    assert "The test would be: AS01" in words(other) and SAID in words(other)
    assert client.post(at(waits.pk), hidden(other) | {"decision": "confirm"}).status_code == 302
    assert targets() == [80.0]
    history = words(client.get(f"/programme/actions/{action('A2').pk}"))
    assert f"{MAKER}, confirmed by {DECIDER}" in history and "The board asked" in history


@pytest.mark.parametrize("role", ["scrutiny_member", "action_owner", "internal_audit"])
def test_who_does_not_write_the_plan_decides_nothing(plan, client, role):
    begun()
    waits = proposed()
    client.force_login(person(role)) if role == "action_owner" else signed_in(client, role)
    assert client.get(at(waits.pk)).status_code == 403
    assert client.post(at(waits.pk), {"decision": "confirm", "edition": "1"}).status_code == 403
    assert ProposedTest.objects.get().state == "waiting"


def test_an_outsider_is_sent_to_sign_in(plan, client):
    begun()
    waits = proposed()
    for path in (at(waits.pk), f"/programme/actions/{action('A2').pk}/difference/choose"):
        assert client.get(path)["Location"].startswith("/sign-in")


def test_an_action_has_several_tests_and_is_better_only_where_every_one_is(plan, client):
    declare(action("A2"), "audit", words="Ten audits", by=MAKER)
    declare(action("A2"), "feedback", series=2, words="Ask ten families", by=MAKER)
    judge(action("A2"), "better", "Nine of ten", by=DECIDER)
    assert light(action("A2")).answer == "feedback"  # not judged yet
    judge(action("A2"), "worse", "Three of ten", series=2, by=DECIDER)
    assert light(action("A2")).answer == "worse"
    judge(action("A2"), "better", "Eight of ten", series=2, by=DECIDER)
    assert light(action("A2")).answer == "better"
    client.force_login(person(MAKER))
    page = client.get(f"/programme/actions/{action('A2').pk}")
    assert "2 tests: Better, Better." in words(page)
    assert f"/programme/actions/{action('A2').pk}/difference/2/remove" in addresses(page)


def test_a_test_is_removed_before_the_start_by_one_person_and_after_it_by_two(plan):
    declare(action("A2"), "audit", words="Ten audits", by=MAKER)
    declare(action("A2"), "feedback", series=2, words="Ask ten families", by=MAKER)
    declare(action("A2"), "dip_sample", series=3, words="Twenty cases", by=MAKER)
    remove(action("A2"), 2, reason="Nobody can ask them", by=MAKER)
    assert [each.series for each in declared_tests_of(action("A2"))] == [1, 3]
    set_status(action("A2"), "in_progress", edition=action("A2").edition, on=today(), by=MAKER)
    confirm(propose_removing(action("A2"), 3, reason="No auditor", by=MAKER), by=DECIDER)
    assert [each.series for each in declared_tests_of(action("A2"))] == [1]
    with pytest.raises(CannotChangePlanError, match="no such test"):
        declare(action("A2"), "audit", series=5, words="Ten audits", by=MAKER)


def test_what_a_version_said_of_targets_is_sealed_and_compared(client):
    plan = small_plan(live=False)
    version = Version.objects.get(plan=plan)
    declare(action("A2"), "measure", measure="AS01", by=MAKER, **AIM)
    move_version(version, "live", reason="Agreed", by=DECIDER)
    set_status(action("A2"), "in_progress", edition=action("A2").edition, on=today(), by=MAKER)
    confirm(proposed(lag=0, target=80.0), by=DECIDER)
    client.force_login(person("scrutiny_member"))
    page = words(client.get(f"/programme/versions/{version.pk}/compare?with=sealed"))
    assert SAID in page and "to 80% by March 2027" in page
