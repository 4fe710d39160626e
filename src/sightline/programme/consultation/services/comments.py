"""What people said of a version and what was answered; and what a plan sets itself for a quarter."""

from collections.abc import Sequence

from django.utils import timezone

from sightline.bodies.services import body_called
from sightline.calendars.periods import PeriodError, parse
from sightline.history.services import as_seen, count_up, write_changes
from sightline.identifiers.rules import for_the_trail, kept_with
from sightline.programme.kinds.refusals import CannotChangePlanError, required
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import Comment, FieldChange, NextPriority, Plan, Version
from sightline.programme.plans.services.plans import what_plan, what_version
from sightline.trail.services import record, recorded_transaction
from sightline.web.account_names import name_and_post
from sightline.web.identifiers import seem_to_hold


def comment(
    version: Version,
    said_by: str,
    words: str,
    *,
    body: str = "",
    confirmed: Sequence[str] = (),
    by: str,
) -> Comment:
    """A board, staff, partners or young advisors said something of a version outside, and it is written down. `body`: the
    name of the body that said it, where it is one; then `said_by` may be blank.

    `confirmed`: what it seems to hold that says who a child is, and is kept with.
    """
    said_by = required(body or said_by, "Enter who said it.", "said_by")
    words = required(words, "Enter what was said.", "words")
    if version.state == "superseded":
        raise CannotChangePlanError("This version is superseded. Comment on the one that stands.", "words")
    with recorded_transaction():
        named = body_called(version.plan.authority, body, by=by) if body.strip() else None
        made = Comment.objects.create(
            version=version,
            said_by=named.name if named else said_by,
            body=named,
            words=words,
            by=by,
            at=timezone.now(),
        )
        detail = {"said_by": made.said_by, "words": for_the_trail(words, confirmed), **kept_with(confirmed)}
        record(by=by, action=ProgrammeVerb.PLAN_COMMENTED, what=what_version(version), detail=detail)
    return made


def respond(
    made: Comment, response: str, *, edition: int | None = None, confirmed: Sequence[str] = (), by: str
) -> None:
    """Answer a comment. An answer that was given may be put better; what it said before is kept.

    ChangedMeanwhileError where somebody else answered it after that edition.
    """
    response = required(response, "Enter what is answered.", "response")
    with recorded_transaction():
        made = as_seen(made, edition, "version", last=last_of_comment)
        before = made.response
        made.response, made.responded_by, made.responded_at = response, by, timezone.now()
        count_up(made, "response", "responded_by", "responded_at", by=by)
        write_changes(FieldChange, {"response": before}, {"response": response}, by=by, comment=made)
        detail = {
            "comment": made.pk,
            "from": for_the_trail(before, seem_to_hold(before)),
            "to": for_the_trail(response, confirmed),
            **kept_with(confirmed),
        }
        record(
            by=by, action=ProgrammeVerb.PLAN_COMMENT_ANSWERED, what=what_version(made.version), detail=detail
        )


def last_of_comment(comment: Comment) -> str:
    """What happened last to a comment, in a sentence: it was answered, or its writer changed it; blank where nothing did."""
    if comment.changed_at and comment.waits:
        return f"Whoever wrote it changed it: “{comment.words}”"
    if not comment.response:
        return ""
    return f"{name_and_post(comment.responded_by)} answered: “{comment.response}”"


def set_next(plan: Plan, quarter: str, words: str, *, by: str) -> NextPriority:
    """Another priority of this plan for a quarter, as Q4 2026-27. The trail has that quarter's before and after."""
    words = required(words, "Enter the priority.", "words")
    name = _quarter_name(quarter)
    with recorded_transaction():
        before = list(NextPriority.objects.filter(plan=plan, quarter=name).values_list("words", flat=True))
        made = NextPriority.objects.create(
            plan=plan, quarter=name, words=words, place=len(before) + 1, by=by, at=timezone.now()
        )
        detail = {"quarter": name, "from": before, "to": [*before, words]}
        record(by=by, action=ProgrammeVerb.NEXT_PRIORITY_SET, what=what_plan(plan), detail=detail)
    return made


def _quarter_name(text: str) -> str:
    """The quarter that was typed, by its name; CannotChangePlanError where it is none."""
    try:
        period = parse(text)
    except PeriodError:
        period = None
    if period is None or period.kind != "quarter":
        raise CannotChangePlanError("Enter a quarter of a financial year, as Q4 2026-27.", "quarter")
    return period.name
