"""What people said of a version and what was answered; and what a plan sets itself for a quarter."""

import re
from collections.abc import Sequence

from django.utils import timezone

from sightline.identifiers.rules import for_the_trail, kept_with
from sightline.programme.kinds.refusals import CannotChangePlanError, said
from sightline.programme.models import Comment, NextPriority, Plan, Version
from sightline.programme.plans.services.plans import what_plan, what_version
from sightline.trail.services import one_writer, record
from sightline.web.identifiers import seem_to_hold

QUARTER = re.compile(r"(\d{4})-(\d{2})-Q[1-4]")


def comment(version: Version, said_by: str, words: str, *, confirmed: Sequence[str] = (), by: str) -> Comment:
    """A board, staff, partners or young advisors said something of a version.

    `confirmed`: what it seems to hold that says who a child is, and is kept with.
    """
    said_by = said(said_by, "Enter who said it.", "said_by")
    words = said(words, "Enter what was said.", "words")
    if version.state == "superseded":
        raise CannotChangePlanError("This version is superseded. Comment on the one that stands.", "words")
    with one_writer():
        made = Comment.objects.create(version=version, said_by=said_by, words=words, by=by, at=timezone.now())
        detail = {"said_by": said_by, "words": for_the_trail(words, confirmed), **kept_with(confirmed)}
        record(by=by, action="plan_commented", what=what_version(version), detail=detail)
    return made


def respond(
    made: Comment, response: str, *, seen: str | None = None, confirmed: Sequence[str] = (), by: str
) -> None:
    """Answer a comment. An answer that was given may be put better; the trail keeps both. `seen`: the answer
    they saw, None where nobody looked.

    CannotChangePlanError where somebody else answered it meanwhile.
    """
    response = said(response, "Enter what is answered.", "response")
    with one_writer():
        made = Comment.objects.select_related("version").get(pk=made.pk)
        before = made.response
        if seen is not None and _one_spelling(before) != _one_spelling(seen):
            raise CannotChangePlanError(
                f"{made.responded_by} answered this while you had it open: “{before}” What you typed was not saved: look at "
                "both, and send again.",
                "response",
            )
        made.response, made.responded_by, made.responded_at = response, by, timezone.now()
        made.save(update_fields=["response", "responded_by", "responded_at"])
        detail = {
            "comment": made.pk,
            "from": for_the_trail(before, seem_to_hold(before)),
            "to": for_the_trail(response, confirmed),
            **kept_with(confirmed),
        }
        record(by=by, action="plan_comment_answered", what=what_version(made.version), detail=detail)


def _one_spelling(words: str) -> str:
    """Words as kept or as a form sends them back: the same, whichever way its lines end."""
    return words.replace("\r\n", "\n").strip()


def set_next(plan: Plan, quarter: str, words: str, *, by: str) -> NextPriority:
    """Another priority of this plan for a quarter, as 2026-27-Q4. The trail has that quarter's before and after."""
    words = said(words, "Enter the priority.", "words")
    found = QUARTER.fullmatch(quarter.strip())
    if not found or (int(found[1]) + 1) % 100 != int(found[2]):
        raise CannotChangePlanError("Enter a quarter of a financial year, as 2026-27-Q4.", "quarter")
    with one_writer():
        before = list(
            NextPriority.objects.filter(plan=plan, quarter=found[0]).values_list("words", flat=True)
        )
        made = NextPriority.objects.create(
            plan=plan, quarter=found[0], words=words, place=len(before) + 1, by=by, at=timezone.now()
        )
        detail = {"quarter": found[0], "from": before, "to": [*before, words]}
        record(by=by, action="next_priority_set", what=what_plan(plan), detail=detail)
    return made
