"""What of papers waits for a person."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from sightline.papers.models import Paper, PaperChange, SignOffAsk
from sightline.papers.queries.clearance import late_sign_offs, queue_of
from sightline.papers.queries.papers import papers_seen_by
from sightline.papers.rules.states import CLEARED, SENT_BACK, WRITABLE
from sightline.people.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersWaiting:
    """What waits, each what is due first at the top.

    `to_sign`: asked of this person; `sent_back`: of papers they began; `remarked`: papers they began with how many comments have no
    answer; `late`: sign-offs of others beyond their day, of papers they began or, for who publishes, of all; `to_publish`: cleared, and not
    written by them.
    """

    to_sign: tuple[SignOffAsk, ...] = ()
    sent_back: tuple[SignOffAsk, ...] = ()
    remarked: tuple[tuple[Paper, int], ...] = ()
    late: tuple[SignOffAsk, ...] = ()
    to_publish: tuple[Paper, ...] = ()


def papers_waiting(person: User, today: date) -> PapersWaiting:
    """What waits for this person; nothing for who neither writes, clears nor publishes."""
    writes, publishes = person.has_perm("papers.write"), person.has_perm("papers.publish")
    to_sign = tuple(queue_of(person)) if person.has_perm("papers.clear") else ()
    if not writes and not publishes:
        return PapersWaiting(to_sign=to_sign)
    name = person.get_username()
    seen = papers_seen_by(person)
    own = seen.filter(by=name, state__in=WRITABLE) if writes else seen.none()
    back = SignOffAsk.objects.filter(paper__in=own, state=SENT_BACK).select_related("paper")
    remarked = own.annotate(
        open_ones=Count("comments", filter=Q(comments__resolved_by="", comments__answer=""))
    )
    late = late_sign_offs(seen if publishes else own, today)
    wrote = PaperChange.objects.filter(by=name).exclude(field="state").values("paper")
    cleared = seen.filter(state=CLEARED).exclude(by=name).exclude(pk__in=wrote) if publishes else seen.none()
    return PapersWaiting(
        to_sign=to_sign,
        sent_back=tuple(back.order_by("id")),
        remarked=tuple((each, each.open_ones) for each in remarked.order_by("id") if each.open_ones),  # type: ignore[attr-defined]
        late=tuple(each for each in late if each.asked_of != name),
        to_publish=tuple(cleared.order_by("id")),
    )
