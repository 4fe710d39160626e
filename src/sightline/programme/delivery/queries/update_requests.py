"""Who was asked for an update and has not answered: of a plan's open actions, those of which nothing was said since."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max

from sightline.people.models import User
from sightline.programme.delivery.queries.lines import ActionLine, lines, lines_of
from sightline.programme.delivery.queries.reported_updates import newest_since
from sightline.programme.models import (
    Entry,
    EvidenceVersion,
    FieldChange,
    Plan,
    ReportedUpdate,
    StatusChange,
    Update,
    UpdateRequest,
)
from sightline.programme.plans.queries.plans import current_versions
from sightline.statistics.amounts import several


@dataclass(frozen=True, slots=True)
class RequestedUpdate:
    """An action whose owner was asked: when something was said of it since, None for not yet; the newest update reported
    since, None where there is none; and whether its owner was reminded.

    What was sent back is asked for again, until something is said after it.
    """

    line: ActionLine
    answered_at: datetime | None
    report: ReportedUpdate | None = None
    reminded: bool = False

    @property
    def accepted(self) -> bool:
        """Whether a second person accepted what was reported last."""
        return self.report is not None and self.report.state == "accepted"

    @property
    def sent_back(self) -> bool:
        """Whether it was sent back, and is waited for again."""
        return self.report is not None and self.report.state == "sent_back" and self.answered_at is None


@dataclass(frozen=True, slots=True)
class RequestState:
    """An open request, and what became of it: each open action with an owner who can sign in."""

    request: UpdateRequest
    updates: tuple[RequestedUpdate, ...]

    @property
    def missing(self) -> tuple[RequestedUpdate, ...]:
        """Those not answered, in order of whose they are."""
        waiting = (each for each in self.updates if each.answered_at is None)
        return tuple(sorted(waiting, key=lambda each: each.line.owner))

    @property
    def received(self) -> tuple[RequestedUpdate, ...]:
        """Those answered, the latest first."""
        received = [each for each in self.updates if each.answered_at]
        return tuple(sorted(received, key=lambda each: each.answered_at or each.line.due, reverse=True))  # type: ignore[arg-type,return-value]

    @property
    def owners(self) -> list[str]:
        """The accounts that have not answered for all of theirs, each once."""
        return list(dict.fromkeys(each.line.owner for each in self.missing))

    @property
    def sentence(self) -> str:
        """How many answered, of how many."""
        return f"{len(self.received)} of {several(len(self.updates), 'update')} received"

    @property
    def steps(self) -> str:
        """How far the round is: asked, reported, accepted, chased, each with how many."""
        accepted = sum(each.accepted for each in self.received)
        chased = sum(each.reminded for each in self.updates)
        return f"Asked {len(self.updates):,}, reported {len(self.received):,}, accepted {accepted:,}, chased {chased:,}."

    def overdue(self, today: date) -> bool:
        """Whether its day has passed with something missing."""
        return self.request.due < today and bool(self.missing)


def open_request(plan: Plan) -> UpdateRequest | None:
    """The request that is open, if one is."""
    request: UpdateRequest | None = UpdateRequest.objects.filter(plan=plan, closed_at=None).first()  # type: ignore[assignment]
    return request


def state_of_request(request: UpdateRequest, person: User, today: date) -> RequestState:
    """What became of a request, as this person may see the plan."""
    with_owner = [line for line in lines(request.plan, person, today) if line.owner and not line.over]
    return RequestState(request, _updates(request, with_owner))


def asked_of(person: User, today: date) -> list[RequestState]:
    """The open requests that this person has not answered for all of their own actions."""
    entries = Entry.objects.filter(owner=person, version__plan__update_requests__closed_at=None)
    requests = UpdateRequest.objects.filter(closed_at=None, plan__versions__entries__owner=person).distinct()
    plans = current_versions([each.plan_id for each in requests.order_by("id")], None)
    states = []
    for request in requests.select_related("plan").order_by("due"):
        mine = entries.filter(version=plans.get(request.plan_id))
        own = [line for line in lines_of(mine.distinct(), person, today) if not line.over]
        state = RequestState(request, _updates(request, own))
        states += [state] if state.missing else []
    return states


def _updates(request: UpdateRequest, with_owner: Iterable[ActionLine]) -> tuple[RequestedUpdate, ...]:
    every = list(with_owner)
    actions = [line.id for line in every]
    heard, reports = heard_since(request.at, actions), newest_since(request.at, actions)
    return tuple(
        _update_of(line, heard.get(line.id), reports.get(line.id), request.reminders_to) for line in every
    )


def _update_of(
    line: ActionLine, at: datetime | None, report: ReportedUpdate | None, reminders: Collection[str]
) -> RequestedUpdate:
    back = report is not None and report.state == "sent_back" and at is not None and at <= report.at
    return RequestedUpdate(line, None if back else at, report, line.owner in reminders)


def heard_since(moment: datetime, actions: list[int]) -> dict[int, datetime]:
    """Action → when something was last said of it after that moment: an update, evidence, a status, a milestone reached."""
    rows = (
        Update.objects.filter(action__in=actions, at__gte=moment).values_list("action"),
        StatusChange.objects.filter(action__in=actions, at__gte=moment).values_list("action"),
        FieldChange.objects.filter(action__in=actions, at__gte=moment, field="milestone_reached").values_list(
            "action"
        ),
        EvidenceVersion.objects.filter(evidence__action__in=actions, at__gte=moment).values_list(
            "evidence__action"
        ),
    )
    heard: dict[int, datetime] = {}
    for each in rows:
        for action, at in each.annotate(latest=Max("at")).order_by():
            heard[action] = max(at, heard.get(action, at))
    return heard
