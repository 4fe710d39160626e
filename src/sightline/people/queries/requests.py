"""What was asked for about accounts that see children, and whose it is to confirm; judged against the clock."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from sightline.people.models import AccountRequest, User


def waiting() -> QuerySet[AccountRequest]:
    """What waits for its second person now, the oldest first."""
    every: QuerySet[AccountRequest] = AccountRequest.objects.filter(outcome="", until__gt=timezone.now())
    return every.select_related("person", "sponsor").order_by("asked_at", "pk")


def may_confirm(user: User, request: AccountRequest) -> bool:
    """Whether this person may confirm or refuse it: a grant its sponsor, anything else whoever confirms accounts.

    Never who asked for it, and never whose account it is. Whoever belongs to one authority confirms that one's accounts.
    """
    if user.get_username() in (request.asked_by, request.name) or not user.is_active:
        return False
    if request.kind == "grant":
        return request.sponsor_id == user.pk
    return user.has_perm("people.confirm") and _of_their_authority(user, request)


def to_confirm(user: User) -> list[AccountRequest]:
    """What waits for this person, the oldest first."""
    if not user.has_perm("people.confirm") and not user.asked_to_sponsor.exists():  # pyright: ignore[reportAttributeAccessIssue]
        return []
    return [each for each in waiting() if may_confirm(user, each)]


def asked_by(user: User, limit: int = 20) -> list[AccountRequest]:
    """What this person asked for, what waits first and then the newest."""
    every = AccountRequest.objects.filter(asked_by=user.get_username()).select_related("sponsor")
    return sorted(every.order_by("-asked_at", "-pk")[:limit], key=lambda each: bool(each.outcome))


def waiting_about(person: User) -> QuerySet[AccountRequest]:
    """What waits about this account."""
    return waiting().filter(Q(person=person) | Q(name=person.username))


def _of_their_authority(user: User, request: AccountRequest) -> bool:
    if not user.authority:
        return True
    now = {request.person.authority} if request.person else set()
    becomes = {str(request.wanted["authority"])} if "authority" in request.wanted else set()
    return now | becomes == {user.authority}
