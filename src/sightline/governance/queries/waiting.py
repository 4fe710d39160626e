"""What of meetings waits for a person: what they are to answer or do by a post, and for who keeps meetings what is due and overdue."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from sightline.governance.models import TrackedMatter
from sightline.governance.queries.agendas import StepShown, agendas_of, late_on, steps_of
from sightline.governance.queries.sight import matters_seen_by, meetings_seen_by, sight_of
from sightline.governance.rules.kinds import FOLLOW_UP
from sightline.governance.rules.states import OPEN
from sightline.people.models import User
from sightline.people.posts.queries import posts_on

SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class MeetingsWaiting:
    """`own`: what is open, of the person's posts, and due within two weeks or without a day; `promises`: follow-ups that are due by
    today; `overdue`: how much else is; `steps`: those before meetings that are not done and late. The last three are for who keeps
    meetings."""

    own: list[TrackedMatter]
    promises: list[TrackedMatter]
    overdue: int
    steps: list[StepShown]


def meetings_waiting(person: User, today: date) -> MeetingsWaiting:
    """What waits for this person."""
    posts = [each.pk for each in posts_on(person, today)]
    soon = Q(due=None) | Q(due__lte=today + SOON)
    mine = TrackedMatter.objects.filter(soon, state=OPEN, named_post__in=posts)
    own = list(mine.select_related("body", "item__meeting__body").order_by("due", "pk")) if posts else []
    sight = sight_of(person, today)
    own = [each for each in own if sight.reads(each.body_id, exempt=each.is_exempt)]
    if not person.has_perm("meetings.keep"):
        return MeetingsWaiting(own, [], 0, [])
    numbers = {each.pk for each in own}
    late = [
        each
        for each in matters_seen_by(person, today)
        if each.state == OPEN and each.due and each.due <= today and each.pk not in numbers
    ]
    promises = [each for each in late if each.kind == FOLLOW_UP]
    meetings = list(meetings_seen_by(person, today).filter(on__gte=today))
    steps = steps_of(meetings, agendas_of(meetings), sight)
    return MeetingsWaiting(
        own,
        promises,
        sum(each.overdue_on(today) for each in late if each.kind != FOLLOW_UP),
        late_on([each for those in steps.values() for each in those], today),
    )
