"""Which plans there are, which of their versions stands, and who may see them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from sightline.people.models import User
from sightline.programme.kinds import BEING_WRITTEN
from sightline.programme.models import Plan, SupportingDocument, Version
from sightline.programme.plans.rules.versions import called
from sightline.programme.plans.seen_by import plans_seen_by, sees_drafts, versions_out

_ORDER = {"live": 0, "submitted": 1, "consulted": 2, "draft": 3, "superseded": 4}
"""Which version stands for the plan: the live one, else what was submitted, else what is being written."""

TOLD = ("consulted", "submitted", "live")
"""The states in which a version is told to young people: neither half written nor out of date."""


def plan_by_default(person: User) -> Plan | None:
    """The plan that is meant where none is named, of those they may see.

    What is out comes before what is only begun or over, a real plan before an example, what is live before what was
    submitted or is out for comments; of several so alike the newest.
    """
    return plan_by_default_of(PlansSeen.by(person))


@dataclass(frozen=True, slots=True)
class PlansSeen:
    """The plans a person may see, and of each the version that stands for it, by the plan's number."""

    plans: tuple[Plan, ...]
    stands: Mapping[int, Version]

    @classmethod
    def by(cls, person: User) -> "PlansSeen":
        """As they are now; two queries."""
        plans = tuple(plans_seen_by(person))
        return cls(plans, current_versions([each.pk for each in plans], person))


def plan_by_default_of(seen: PlansSeen) -> Plan | None:
    """The same, of plans that were read already."""
    stands = seen.stands

    def rank(plan: Plan) -> tuple[bool, bool, int, int]:
        state = stands[plan.pk].state if plan.pk in stands else "superseded"
        return state not in TOLD, bool(plan.kept_in), _ORDER[state], -plan.pk

    return min(seen.plans, key=rank, default=None)


def versions_seen_by(person: User) -> QuerySet[Version]:
    """The versions of those plans, drafts for who writes or approves them."""
    versions = Version.objects if sees_drafts(person) else versions_out()
    return versions.filter(plan__in=plans_seen_by(person)).select_related("plan")


def versions_for_young_people(person: User) -> QuerySet[Version]:
    """The versions this person may read as they are written for young people: those they see, and for a young advisor
    of their authority those out for comments, submitted or live.
    """
    if not person.has_perm("plan.read_for_young_people"):
        return Version.objects.none()
    if person.has_perm("plan.see_all"):
        return versions_seen_by(person)
    versions = Version.objects.filter(state__in=TOLD).select_related("plan").order_by("-plan", "-place")
    return versions.filter(plan__authority=person.authority) if person.authority else versions


def readers_of(authority: str) -> list[User]:
    """Active accounts that see a plan of this authority, or their own part of it, in the order of their names."""
    users = User.objects.filter(is_active=True, authority__in={"", authority}).order_by("username")
    return [user for user in users if user.has_perm("plan.see")]


def supporting_seen_by(person: User) -> QuerySet[SupportingDocument]:
    """The supporting documents of those versions."""
    return SupportingDocument.objects.filter(version__in=versions_seen_by(person)).select_related(
        "version__plan"
    )


def current_version(plan: Plan, person: User | None = None) -> Version | None:
    """The version that stands for a plan: live, else submitted, else being written, else the latest.

    `person`: who looks, for a draft stands only for who may read it; None where nobody does.
    """
    return current_versions([plan], person).get(plan.pk)


def current_versions(
    plans: Iterable[Plan] | Iterable[int] | QuerySet[Plan], person: User | None
) -> dict[int, Version]:
    """Plan number → the version that stands for it, for whoever looks as in `standing`; one query for all of them."""
    by_plan: dict[int, Version] = {}
    every = Version.objects if person is None or sees_drafts(person) else versions_out()
    for version in every.filter(plan__in=plans).select_related("plan").defer("sealed"):
        before = by_plan.get(version.plan_id)
        if before is None or _before(version, before):
            by_plan[version.plan_id] = version
    return by_plan


def being_written(plan: Plan) -> Version | None:
    """The plan's next version, whose words may still be changed, where there is one."""
    return Version.objects.filter(plan=plan, state__in=BEING_WRITTEN, before=None).first()


def any_being_written(plan: Plan) -> Version | None:
    """The same, or one that is being put before another: one version of a plan is written at a time."""
    return Version.objects.filter(plan=plan, state__in=BEING_WRITTEN).first()


def version_before(version: Version) -> Version | None:
    """The version before this one, by their own days; None for the first."""
    earlier = Version.objects.filter(plan=version.plan_id, place__lt=version.place)
    one: Version | None = earlier.select_related("plan").defer("sealed").order_by("-place").first()  # type: ignore[assignment]
    return one


def name_of(version: Version) -> str:
    """What a version is called."""
    return called(version.number, version.refresh, version.phase, version.before)


def _before(one: Version, other: Version) -> bool:
    return (_ORDER[one.state], -one.place) < (_ORDER[other.state], -other.place)
