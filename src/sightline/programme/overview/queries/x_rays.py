"""X-rays: what is quietly wrong with a plan that looks right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.people.models import User
from sightline.programme.delivery.queries.lines import ActionLine, lines
from sightline.programme.difference.queries.changes import changes_of_tests
from sightline.programme.difference.queries.current import declared_tests
from sightline.programme.difference.queries.many import DifferenceAnswer, answers_of
from sightline.programme.kinds import STANDS
from sightline.programme.models import Evidence, Plan
from sightline.programme.overview.queries.front import statuses_by_finding
from sightline.programme.plans.queries.findings import PlanFindings, findings_of
from sightline.programme.sources.queries.counts import disagreeing


@dataclass(frozen=True, slots=True)
class XRayHit:
    """One thing an X-ray shows: what it is, and the action, the finding or the source it is about (one of them)."""

    words: str
    action: int = 0
    finding: int = 0
    source: int = 0


@dataclass(frozen=True, slots=True)
class XRay:
    """One way a plan can be wrong: a title, its rule in a sentence, and what was found."""

    title: str
    rule: str
    found: tuple[XRayHit, ...]


def x_rays(plan: Plan, person: User, today: date) -> list[XRay]:
    """Every X-ray of the plan's standing version, in order; those that show nothing too."""
    every = lines(plan, person, today)
    open_now = [line for line in every if not line.over]
    answer_by_action = answers_of([line.id for line in every], plan.authority)
    shown_done = _with_evidence(every)
    return [
        *_unanswered(findings_of(plan, person), every),
        _miscounted(plan),
        *_of_what_is_open(open_now, answer_by_action),
        XRay(
            "Test changed after the start",
            "A test of difference was changed, added or removed after the action started. The action's history has who confirmed it.",
            _tests_changed(every),
        ),
        XRay(
            "Evidence out of date",
            "The day by which it was to be looked at again has passed.",
            _out_of_date(every, today),
        ),
        _of(
            "Done without evidence",
            "It is done, and nothing was given that shows it.",
            [line for line in every if line.status == "done"],
            lambda line: line.id not in shown_done,
        ),
        XRay(
            "Data up, audits and feedback flat",
            "Every measure that was judged is better, and of what people judged from audits, samples or feedback "
            "nothing is.",
            _flattering(every, answer_by_action),
        ),
    ]


def _unanswered(findings: PlanFindings, every: Sequence[ActionLine]) -> list[XRay]:
    red = set(findings.answers(statuses_by_finding(every)).unanswered)
    return [
        XRay(
            "Findings that nothing answers",
            "No action that goes on, or is done, names the finding, here or in another plan.",
            tuple(XRayHit(each.text, finding=each.pk) for each in findings.asked if each.pk in red),
        ),
        XRay(
            "Findings in no plan yet",
            "No plan beyond a draft answers anything of their source yet.",
            tuple(XRayHit(each.text, finding=each.pk) for each in findings.in_no_plan),
        ),
    ]


def _miscounted(plan: Plan) -> XRay:
    return XRay(
        "Recommendations miscounted",
        "The report says how many recommendations it makes, and another number is recorded. What was withdrawn is "
        "not counted.",
        tuple(
            XRayHit(
                f"{source.title}, {each.section[0].lower()}{each.section[1:]}: {each.words}", source=source.pk
            )
            for source, each in disagreeing(plan.authority)
        ),
    )


def _of_what_is_open(
    open_now: Iterable[ActionLine], answer_by_action: dict[int, DifferenceAnswer]
) -> list[XRay]:
    return [
        _of(
            "Actions without an owner",
            "No post, partner or account.",
            open_now,
            lambda line: not line.owned_by,
        ),
        _of(
            "Owners without an account",
            "A post or a partner is named, and nobody who can sign in: nobody is told what is due.",
            open_now,
            lambda line: bool(line.owned_by) and not line.owner,
        ),
        _of(
            "Starts overdue",
            "It should have started, and nobody has said that it did.",
            open_now,
            lambda line: line.start_late,
        ),
        _of("Actions without a day", "No day by which it is due.", open_now, lambda line: line.due is None),
        _of(
            "Started without a test of difference",
            "It goes on, and nothing was declared that would show whether it helps.",
            open_now,
            lambda line: line.status == "in_progress" and line.id not in answer_by_action,
        ),
        _of(
            "No test of difference yet",
            "It has not started, and cannot before its test is declared.",
            open_now,
            lambda line: line.status != "in_progress" and line.id not in answer_by_action,
        ),
    ]


def _of(title: str, rule: str, action_lines: Iterable[ActionLine], wrong) -> XRay:
    return XRay(title, rule, tuple(_hit(line) for line in action_lines if wrong(line)))


def _hit(line: ActionLine) -> XRayHit:
    return XRayHit(f"{line.reference} {line.title}", action=line.id)


def _tests_changed(every: Iterable[ActionLine]) -> tuple[XRayHit, ...]:
    named = {line.id: line.reference for line in every}
    return tuple(
        XRayHit(f"{named[each.action]}: {each.from_to}. {each.reason}", action=each.action)
        for each in changes_of_tests(named)
        if each.after_start
    )


def _with_evidence(every: Iterable[ActionLine]) -> set[int]:
    evidence = Evidence.objects.filter(action__in=[line.id for line in every], state__in=STANDS)
    return set(evidence.values_list("action_id", flat=True))


def _out_of_date(every: Iterable[ActionLine], today: date) -> tuple[XRayHit, ...]:
    named = {line.id: line.reference for line in every}
    late = Evidence.objects.filter(action__in=named, state__in=STANDS, review_by__lt=today).order_by(
        "review_by"
    )
    return tuple(XRayHit(f"{named[each.action_id]}: {each.title}", action=each.action_id) for each in late)


def _flattering(
    every: Iterable[ActionLine], answer_by_action: dict[int, DifferenceAnswer]
) -> tuple[XRayHit, ...]:
    """The actions people judged, where every measure says better and none of these does."""
    named = {line.id: line for line in every if line.id in answer_by_action}
    tests = declared_tests(named)
    by_people = {pk for pk, those in tests.items() if all(each.basis != "measure" for each in those)}
    judged = ("better", "worse", "no_signal")
    measured = [
        answer_by_action[pk].key for pk in named if pk not in by_people and answer_by_action[pk].key in judged
    ]
    people = [pk for pk in named if pk in by_people and answer_by_action[pk].key in judged]
    if (
        not measured
        or not people
        or set(measured) != {"better"}
        or any(answer_by_action[pk].key == "better" for pk in people)
    ):
        return ()
    return tuple(_hit(named[pk]) for pk in people)
