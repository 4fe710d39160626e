"""What waits for a clearer, what is late of a paper, and who can be asked."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import QuerySet

from sightline.papers.models import Paper, SignOffAsk
from sightline.papers.rules.clearance import CLEARANCE_ROLES, MAY_SIGN, is_late
from sightline.papers.rules.states import ASKED, VOID
from sightline.people.models import User
from sightline.web.account_names import choice_words


def queue_of(person: User) -> QuerySet[SignOffAsk]:
    """What this person is asked to sign off now, what is due first at the top."""
    asks: QuerySet[SignOffAsk] = SignOffAsk.objects.filter(asked_of=person.get_username(), state=ASKED)  # type: ignore[assignment]
    if person.authority:
        asks = asks.filter(paper__authority=person.authority)
    return asks.select_related("paper__body", "paper__meeting").order_by("due", "id")


def decided_by(person: User, most: int = 20) -> list[SignOffAsk]:
    """What this person decided last."""
    asks = SignOffAsk.objects.filter(decided_by=person.get_username()).select_related("paper")
    return list(asks.order_by("-decided_at")[:most])


def late_sign_offs(papers: Iterable[Paper] | QuerySet[Paper], today: date) -> list[SignOffAsk]:
    """The sign-offs of these papers that wait beyond their day."""
    asks = SignOffAsk.objects.filter(paper__in=papers, state=ASKED, due__lt=today).select_related("paper")
    return [each for each in asks.order_by("due", "id") if is_late(each.due, each.state, today)]


def sign_offs_of(paper: Paper) -> list[SignOffAsk]:
    """What is asked of clearers now, in the order in which papers print it."""
    order = list(CLEARANCE_ROLES)
    return sorted(paper.sign_offs.exclude(state=VOID), key=lambda each: order.index(each.role))


def accounts_to_ask(paper: Paper, authors: Iterable[str]) -> Mapping[str, list[tuple[str, str]]]:
    """By role, the accounts of the paper's authority that can be asked, with their names; authors never."""
    users = User.objects.filter(is_active=True, authority__in={"", paper.authority}).exclude(
        username__in=set(authors)
    )
    every = list(users.order_by("username"))
    return {
        role: [(each.get_username(), choice_words(each)) for each in every if each.effective_role in roles]
        for role, roles in MAY_SIGN.items()
    }
