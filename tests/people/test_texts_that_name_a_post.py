"""A text that equals a post's title, or its title and service, names the post; free text stays what it is.

| typed | posts of the authority | it names |
|---|---|---|
| head of  SERVICE, assessment | Head of service in Assessment and in Care | the one in Assessment |
| Head of service | the same | none: it might be either |
| DCS | DCS | DCS |
| Somebody else | DCS | none |
"""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from sightline.bodies.models import Body, Member
from sightline.bodies.rules import BodyDescription
from sightline.bodies.services import add_member, body_called, describe_body
from sightline.people.models import User
from sightline.people.posts.queries import post_named
from sightline.people.posts.services import add_post, take_up
from sightline.programme.models import Entry, SignOff
from sightline.programme.plans.services.changes import change_entry
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.plans.services.versions import move_version, refresh
from support.figure_pages import send, words
from support.people import signed_in
from support.plans import AUTHORITY, MAKER, action, add, small_plan

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("of", "names"), [("990", True), ("", True), ("343", False)])
def test_a_text_names_posts_of_its_own_authority_or_of_none(of, names):
    made = add_post(of, "DCS", by="admin")
    assert post_named("990", "dcs") == (made if names else None)


def test_whoever_writes_a_text_that_names_a_post_points_at_it():
    made = add_post(AUTHORITY, "DCS", by="admin")
    body = body_called(AUTHORITY, "Improvement Board", by=MAKER)
    for chaired, post in (
        (BodyDescription("dcs"), made),
        (BodyDescription("DfE adviser", True), None),
        (BodyDescription("DCS"), made),
        (BodyDescription("DCS", True), None),
    ):
        describe_body(body, chaired, reason="r", by=MAKER)
        assert Body.objects.get().named_post == post and Body.objects.get().chair == chaired.chair
    assert add_member(body, "DCS", by=MAKER).named_post == made
    assert add_member(body, "Police", by=MAKER).named_post is None


def test_an_entry_points_at_the_post_that_owns_it_in_each_version_it_is_carried_to():
    made = add_post(AUTHORITY, "DCS", by="admin")
    version = make_plan(AUTHORITY, "Plan", standard="", by=MAKER)
    entry = add(version, "Weekly", owner_post="dcs")
    assert entry.named_post == made
    move_version(version, "live", reason="Agreed", by="dcs")
    new = refresh(version, reasons="A year on", by=MAKER)
    copied = Entry.objects.get(version=new)
    assert copied.named_post == made
    change_entry(
        entry, {"owner_post": "Head of MASH"}, edition=entry.action.edition, reason="A new owner", by=MAKER
    )
    assert [each.named_post for each in Entry.objects.all()] == [None, None]
    assert {each.owner_post for each in Entry.objects.all()} == {"Head of MASH"}


def test_a_post_set_up_later_is_found_by_the_texts_that_name_it():
    small_plan()
    body = body_called(AUTHORITY, "Improvement Board", by=MAKER)
    describe_body(body, BodyDescription("Head of service"), reason="r", by=MAKER)
    outside = body_called(AUTHORITY, "Inspectors", by=MAKER)
    describe_body(outside, BodyDescription("Head of service", True), reason="r", by=MAKER)
    elsewhere = body_called("343", "Improvement Board", by=MAKER)
    describe_body(elsewhere, BodyDescription("Head of service"), reason="r", by=MAKER)
    member = add_member(outside, "head of service, assessment", by=MAKER)
    Entry.objects.filter(action=action("A1")).update(owner_post="HEAD OF SERVICE")
    SignOff.objects.create(
        action=action("A1"), difference="worse", name="Jo", post="DCS", reason="r", by="jo", at=timezone.now()
    )
    made = add_post(AUTHORITY, "Head of service", service="Assessment", by="admin")
    other = add_post(AUTHORITY, "DCS", by="admin")
    add_post(AUTHORITY, "Head of service", service="Care", by="admin")
    posts = dict(Body.objects.values_list("pk", "named_post"))
    assert posts == {body.pk: made.pk, outside.pk: None, elsewhere.pk: None}
    assert Member.objects.get(pk=member.pk).named_post == made
    assert Entry.objects.get(action=action("A1")).named_post == made
    assert SignOff.objects.get(name="Jo").named_post == other
    add_post("", "Head of service", by="admin")
    assert Body.objects.get(pk=elsewhere.pk).named_post.authority == ""


def test_a_post_from_outside_the_council_is_none_of_its_own_in_the_database():
    made = add_post(AUTHORITY, "DCS", by="admin")
    body = body_called(AUTHORITY, "Improvement Board", by=MAKER)
    describe_body(body, BodyDescription("DCS", True), reason="r", by=MAKER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Body.objects.update(named_post=made)


def offered(client: Client, address: str) -> bool:
    return '<option value="Head of service, Assessment">' in client.get(address).text


def test_forms_offer_the_authoritys_posts_and_take_other_words(client):
    add_post(AUTHORITY, "Head of service", service="Assessment", by="admin")
    add_post("343", "Director elsewhere", by="admin")
    signed_in(client, MAKER, authority=AUTHORITY)
    version = make_plan(AUTHORITY, "Plan", standard="", by=MAKER)
    one = add(version, "Weekly").action
    body = body_called(AUTHORITY, "Improvement Board", by=MAKER)
    change = f"/programme/plans/{version.plan_id}/body/change"
    pages = (
        change,
        f"/bodies/{body.pk}",
        f"/programme/versions/{version.pk}/action",
        f"/programme/actions/{one.pk}/change",
    )
    for address in pages:
        assert offered(client, address), address
        assert "Director elsewhere" not in client.get(address).text
    sent = {"another_body": "Cabinet", "chair": "Leader of the council"}
    assert send(client, change, sent).status_code == 302
    cabinet = Body.objects.get(name="Cabinet")
    assert (cabinet.chair, cabinet.named_post) == ("Leader of the council", None)


def test_a_bodys_page_and_an_actions_say_who_holds_the_post_today_and_no_outsider_reads_it(client):
    made = add_post(AUTHORITY, "DCS", by="admin")
    take_up(made, User.objects.create(username="ann.holder", role="dcs"), starts=date(2020, 1, 1), by="admin")
    version = make_plan(AUTHORITY, "Plan", standard="", by=MAKER)
    one = add(version, "Weekly", owner_post="DCS").action
    body = body_called(AUTHORITY, "Improvement Board", by=MAKER)
    describe_body(body, BodyDescription("DCS"), reason="r", by=MAKER)
    pages = (f"/bodies/{body.pk}", f"/programme/actions/{one.pk}")
    signed_in(client, MAKER, authority=AUTHORITY)
    said = ("The chair’s post is held today by ann.holder", "The post is held today by ann.holder")
    for address, sentence in zip(pages, said, strict=True):
        assert sentence in words(client.get(address))
    signed_in(client, "dcs", authority="343")
    assert [client.get(each).status_code for each in pages] == [404, 404]
