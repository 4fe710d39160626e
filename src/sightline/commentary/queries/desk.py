"""The commentary desk: what is asked, what waits, what is late, and what is not supported."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sightline.commentary.models import CommentaryRequest, CommentaryText
from sightline.commentary.queries.who import posts_held_by
from sightline.commentary.rules.checking import CheckedText, from_kept
from sightline.commentary.rules.states import ACCEPTED, REPLACED, SENT, SENT_BACK
from sightline.people.models import User


@dataclass(frozen=True, slots=True)
class CommentaryLine:
    """A request with its texts, the latest last, on a day."""

    request: CommentaryRequest
    texts: list[CommentaryText]
    today: date

    @property
    def accepted(self) -> CommentaryText | None:
        """The text that stands."""
        return next((each for each in reversed(self.texts) if each.state == ACCEPTED), None)

    @property
    def latest(self) -> CommentaryText | None:
        """The version written last."""
        return self.texts[-1] if self.texts else None

    @property
    def waits(self) -> bool:
        """Whether a second person must decide."""
        return self.latest is not None and self.latest.state == SENT

    @property
    def owed(self) -> bool:
        """Whether the owner must write: nothing was, or the last was sent back."""
        return self.latest is None or self.latest.state == SENT_BACK

    @property
    def late(self) -> bool:
        """Whether its day has passed and the owner must write."""
        return self.owed and self.request.due < self.today

    @property
    def check(self) -> CheckedText | None:
        """What the latest version was held against when it was sent."""
        return from_kept(self.latest.check_facts) if self.latest else None


def commentary_lines(requests: Iterable[CommentaryRequest], today: date) -> list[CommentaryLine]:
    """These requests with their texts; one query more."""
    chosen = list(requests)
    by_request: dict[int, list[CommentaryText]] = {each.pk: [] for each in chosen}
    for text in CommentaryText.objects.filter(request__in=chosen).order_by("number"):
        by_request[text.request_id].append(text)
    return [CommentaryLine(each, by_request[each.pk], today) for each in chosen]


def lines_of(authority: str, period: str, today: date) -> list[CommentaryLine]:
    """What is asked of a period, by figure."""
    rows = CommentaryRequest.objects.filter(authority=authority, period=period, closed_at=None)
    return commentary_lines(rows, today)


def periods_with_commentary(authority: str) -> list[str]:
    """The names of the periods for which any is asked."""
    rows = CommentaryRequest.objects.filter(authority=authority, closed_at=None)
    return sorted(set(rows.values_list("period", flat=True)), reverse=True)


def owed_by(person: User, today: date) -> list[CommentaryLine]:
    """What is asked of the posts this person holds, and not written yet or sent back."""
    if not (posts := posts_held_by(person, today)):
        return []
    rows = CommentaryRequest.objects.filter(named_post__in=posts, closed_at=None)
    mine = [each for each in rows if person.authority in ("", each.authority)]
    return [each for each in commentary_lines(mine, today) if each.owed]


def to_decide_by(person: User) -> int:
    """How many texts wait for somebody such as this person."""
    if not person.has_perm("measures.define"):
        return 0
    rows = CommentaryText.objects.filter(state=SENT, request__closed_at=None).exclude(
        by=person.get_username()
    )
    return (rows.filter(request__authority=person.authority) if person.authority else rows).count()


def versions(request: CommentaryRequest) -> list[CommentaryText]:
    """All versions, the latest first."""
    return list(request.texts.order_by("-number"))


__all__ = [
    "REPLACED",
    "CommentaryLine",
    "commentary_lines",
    "lines_of",
    "owed_by",
    "to_decide_by",
    "versions",
]
