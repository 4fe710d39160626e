"""A post has a holder from a day to a day: whoever asks who it is on a day gets who it was on that day."""

from datetime import date, timedelta

import pytest

from sightline.people.models import User
from sightline.people.posts.models import Holder, Post
from sightline.people.posts.queries import holders_on, posts_on
from sightline.people.posts.services import CannotChangePostError, add_post, leave, take_up
from sightline.trail.models import Line
from support.figure_pages import hidden, send, words
from support.people import signed_in

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 4, 1), date(2026, 6, 30)
DAY = timedelta(days=1)


def account(name: str, **more: str) -> User:
    return User.objects.create(username=name, role="head_of_service", **more)


def post() -> Post:
    return add_post("990", "Head of service", service="Assessment", by="admin")


@pytest.mark.parametrize(
    ("day", "names"),
    [(FIRST - DAY, []), (FIRST, ["jo"]), (LAST, ["jo"]), (LAST + DAY, ["sam"]), (date(2030, 1, 1), ["sam"])],
)
def test_who_holds_it_on_a_day(day, names):
    made, jo, sam = post(), account("jo"), account("sam")
    take_up(made, jo, starts=FIRST, ends=LAST, by="admin")
    take_up(made, sam, starts=LAST + DAY, by="admin")
    assert [each.username for each in holders_on(made, day)] == names
    assert posts_on(jo, day) == ([made] if "jo" in names else [])


def test_a_post_may_be_shared_and_nobody_holds_it_twice_at_once():
    made, jo = post(), account("jo")
    take_up(made, jo, starts=FIRST, by="admin")
    take_up(made, account("sam"), starts=FIRST, by="admin")
    assert [each.username for each in holders_on(made, FIRST)] == ["jo", "sam"]
    with pytest.raises(CannotChangePostError, match="jo holds this post then already"):
        take_up(made, jo, starts=LAST, by="admin")
    take_up(made, jo, starts=FIRST - 9 * DAY, ends=FIRST - DAY, by="admin")


def test_a_last_day_and_what_the_trail_says_of_it():
    made, jo = post(), account("jo")
    holder = take_up(made, jo, starts=FIRST, by="admin")
    with pytest.raises(CannotChangePostError, match="before the first"):
        leave(holder, FIRST - DAY, by="admin")
    leave(holder, LAST, by="admin")
    with pytest.raises(CannotChangePostError, match="last day already"):
        leave(holder, LAST, by="admin")
    lines = Line.objects.filter(what=f"post {made.pk}").order_by("number")
    assert [line.action for line in lines] == ["post_added", "post_taken_up", "post_left"]
    assert lines.last().detail == {"person": "jo", "from": None, "to": "2026-06-30"}


@pytest.mark.parametrize(
    ("title", "service", "why"),
    [(" ", "", "Enter the title"), ("HEAD of Service", "assessment", "There is a post of that title")],
)
def test_a_post_has_a_title_and_is_there_once(title, service, why):
    post()
    with pytest.raises(CannotChangePostError, match=why):
        add_post("990", title, service=service, by="admin")
    assert add_post("343", "Head of service", service="Assessment", by="admin").authority == "343"


def test_who_manages_people_sets_posts_and_holders_on_their_page(client):
    signed_in(client, "system_administrator", authority="990")
    account("jo", authority="990")
    assert client.post("/people/posts", {"title": "Head of service", "service": "Care"}).status_code == 302
    made = Post.objects.get()
    assert made.authority == "990" and "Head of service, Care Vacant today" in words(
        client.get("/people/posts")
    )
    page = f"/people/posts/{made.pk}"
    assert send(client, page, {"person": "jo", "starts": "1 April 2026"}).status_code == 302
    assert "jo, from 1 April 2026" in words(client.get(page))
    end = f"/people/posts/holders/{Holder.objects.get().pk}/end"
    assert send(client, end, {"ends": "30 June 2026"}).status_code == 302
    assert "from 1 April 2026, to 30 June 2026" in words(client.get(page))


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"person": "nobody", "starts": "1 April 2026"}, "There is no account nobody"),
        ({"person": "far", "starts": "1 April 2026"}, "There is no account far"),
        ({"person": "jo"}, "Enter a day for: first day"),
        ({"person": "jo", "starts": "2 May 2026", "ends": "1 May 2026"}, "The last day is before the first."),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(client, sent, why):
    signed_in(client, "system_administrator", authority="990")
    account("jo", authority="990")
    account("far", authority="343")
    page = words(send(client, f"/people/posts/{post().pk}", sent))
    assert why in page and "There is a problem" in page and not Holder.objects.exists()


def test_of_two_people_who_change_who_holds_it_the_second_is_told_and_sees_both_days(client):
    signed_in(client, "system_administrator", authority="990")
    made, jo = post(), account("jo", authority="990")
    page = f"/people/posts/{made.pk}"
    opened = hidden(client.get(page))
    holder = take_up(made, account("sam"), starts=FIRST, by="admin")
    told = client.post(page, opened | {"person": "jo", "starts": "1 April 2026"})
    assert told.status_code == 409 and not Holder.objects.filter(person=jo).exists()
    sentence = "The post Head of service, Assessment was changed by admin while you had it open."
    assert f"{sentence} admin changed who holds it, a holder's first day." in words(told)
    sent = hidden(told) | {"person": "jo", "starts": "1 April 2026"}
    assert client.post(page, sent).status_code == 302 and Holder.objects.filter(person=jo).exists()
    end = f"/people/posts/holders/{holder.pk}/end"
    opened = hidden(client.get(end))
    leave(holder, LAST, by="admin")
    both = client.post(end, opened | {"ends": "31 July 2026"})
    assert both.status_code == 409 and "admin changed a holder's last day." in words(both)
    assert "As it is now 30 June 2026 What you wrote 31 July 2026" in words(both)
    assert client.post(end, hidden(both) | {"keep_ends": "mine"}).status_code == 302
    rows = [(each.field, each.was, each.now) for each in holder.changes.all()]
    assert rows == [
        ("holder", "", "sam"),
        ("holder_starts", "", "2026-04-01"),
        ("holder_ends", "", "2026-06-30"),
        ("holder_ends", "2026-06-30", "2026-07-31"),
    ]


def test_nobody_else_reads_or_sets_them_and_another_authority_has_its_own(client):
    made = post()
    holder = take_up(made, account("jo"), starts=FIRST, by="admin")
    addresses = ("/people/posts", f"/people/posts/{made.pk}", f"/people/posts/holders/{holder.pk}/end")
    assert all(client.get(each)["Location"].startswith("/sign-in") for each in addresses)
    for role in ("programme_manager", "dcs", "partner"):
        signed_in(client, role, authority="990")
        assert [client.get(each).status_code for each in addresses] == [403] * 3
        assert client.post(addresses[1], {"person": "jo", "starts": "1 April 2026"}).status_code == 403
    signed_in(client, "system_administrator", authority="343")
    assert [client.get(each).status_code for each in addresses] == [200, 404, 404]
    assert "Head of service, Assessment" not in words(client.get("/people/posts"))
    assert Holder.objects.count() == 1
