"""Commentary is asked for, written, and accepted by a second person or sent back."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from sightline.calendars.periods import PeriodError, parse
from sightline.commentary.models import CommentaryRequest, CommentaryText
from sightline.commentary.rules.checking import CheckedText
from sightline.commentary.rules.states import (
    ACCEPTED,
    REPLACED,
    SENT,
    SENT_BACK,
    TEXT_STATES,
    fault_of_text,
    why_not_decide,
)
from sightline.commentary.verbs import CommentaryVerb
from sightline.measuring.discover import UnknownMeasureError, figure_named
from sightline.people.posts.queries import post_named
from sightline.trail.services import record, recorded_transaction
from sightline.web.refusals import CannotDoError

MEANWHILE = "Somebody else wrote a version meanwhile. Read it before you send yours."


class CannotCommentError(CannotDoError):
    """Why nothing was asked, written or decided, in a sentence."""


def ask_for_commentary(
    *, by: str, authority: str, period: str, due: date, owners: Iterable[tuple[str, str]]
) -> list[CommentaryRequest]:
    """Ask for commentary on figures, each of its owner, by a day; what is asked already is left as it is.

    `owners`: pairs of a figure's id and its owner, a post or a person. CannotCommentError, with nothing asked, where one may not be.
    """
    pairs = list(owners)
    if not pairs:
        raise CannotCommentError("Choose at least one measure", "figures")
    if due < timezone.localdate():
        raise CannotCommentError("Choose a day that is still to come", "due")
    name = _period(period)
    made: list[CommentaryRequest] = []
    with recorded_transaction():
        for figure, owner in pairs:
            if not owner.strip():
                raise CannotCommentError(f"{_known(figure)} has no owner: say whom to ask", "owner")
            there_is = CommentaryRequest.objects.filter(
                authority=authority, figure=_known(figure), period=name, closed_at=None
            )
            if not there_is.exists():
                made.append(_asked(by, authority, figure, name, due, " ".join(owner.split())))
    return made


def _asked(by: str, authority: str, figure: str, period: str, due: date, owner: str) -> CommentaryRequest:
    request = CommentaryRequest.objects.create(
        authority=authority,
        figure=figure,
        period=period,
        owner=owner,
        named_post=post_named(authority, owner),
        due=due,
        asked_by=by,
        asked_at=timezone.now(),
    )
    detail = {"owner": owner, "due": due.isoformat()}
    record(by=by, action=CommentaryVerb.COMMENTARY_ASKED, what=trail_name(request), detail=detail)
    return request


def close_commentary(request: CommentaryRequest, *, by: str) -> None:
    """It is asked no more. What was written stays. CannotCommentError where it is closed already."""
    with recorded_transaction():
        request = CommentaryRequest.objects.get(pk=request.pk)
        if request.closed_at:
            raise CannotCommentError("It is not asked any more.")
        request.closed_by, request.closed_at = by, timezone.now()
        request.save(update_fields=["closed_by", "closed_at"])
        record(by=by, action=CommentaryVerb.COMMENTARY_CLOSED, what=trail_name(request))


def write_commentary(
    request: CommentaryRequest, text: str, check: CheckedText, *, seen: int | None = None, by: str
) -> CommentaryText:
    """Send a version, kept with what it was held against. `seen`: the number of the latest version that was seen, 0 for none.

    CannotCommentError where somebody wrote one meanwhile, where nothing is asked, or where the text cannot be.
    """
    if fault := fault_of_text(text):
        raise CannotCommentError(fault, "text")
    with recorded_transaction():
        request = CommentaryRequest.objects.get(pk=request.pk)
        if request.closed_at:
            raise CannotCommentError("It is not asked any more.")
        last = request.texts.order_by("number").last()
        number = last.number if last else 0
        if seen is not None and seen != number:
            raise CannotCommentError(MEANWHILE)
        if last and last.state in (SENT, SENT_BACK):
            last.state = REPLACED
            last.save(update_fields=["state"])
        made = CommentaryText.objects.create(
            request=request,
            number=number + 1,
            text=text.strip(),
            check_facts=check.as_kept(),
            by=by,
            at=timezone.now(),
        )
        detail = {"number": made.number, "not_supported": check.not_supported}
        record(by=by, action=CommentaryVerb.COMMENTARY_WRITTEN, what=trail_name(request), detail=detail)
    return made


def decide_on_commentary(text: CommentaryText, *, state: str, words: str = "", by: str) -> CommentaryText:
    """Accept a text, or send it back and say why. CannotCommentError for whoever wrote it, and where it does not wait."""
    with recorded_transaction():
        text = CommentaryText.objects.select_related("request").get(pk=text.pk)
        if fault := why_not_decide(by, text.by):
            raise CannotCommentError(fault)
        if text.state != SENT:
            raise CannotCommentError(
                f"This version no longer waits: {TEXT_STATES.words[text.state].lower()}."
            )
        if state not in (ACCEPTED, SENT_BACK):
            raise CannotCommentError("Choose: accept, or send back", "state")
        if fault := TEXT_STATES.fault(text.state, state, words):
            raise CannotCommentError(fault, "words")
        if state == ACCEPTED:
            text.request.texts.filter(state=ACCEPTED).update(state=REPLACED)
        text.state, text.decided_by, text.decided_at = state, by, timezone.now()
        text.words = " ".join(words.split())
        text.save(update_fields=["state", "decided_by", "decided_at", "words"])
        _record_decision(text, by)
    return text


def _record_decision(text: CommentaryText, by: str) -> None:
    accepted = text.state == ACCEPTED
    detail: dict[str, object] = {"number": text.number}
    if accepted:
        claims = text.check_facts.get("claims", [])
        detail["not_supported"] = sum(each["verdict"] == "not supported" for each in claims)
    record(
        by=by,
        action=CommentaryVerb.COMMENTARY_ACCEPTED if accepted else CommentaryVerb.COMMENTARY_SENT_BACK,
        what=trail_name(text.request),
        reason=text.words,
        detail=detail,
    )


def trail_name(request: CommentaryRequest) -> str:
    """As the trail names it: commentary AS01 2026-27-Q2 990."""
    return f"commentary {request.figure} {request.period} {request.authority}"


def _known(figure: str) -> str:
    try:
        return figure_named(figure)[1].id
    except UnknownMeasureError as unknown:
        raise CannotCommentError(str(unknown), "figures") from unknown


def _period(name: str) -> str:
    try:
        return parse(name).name
    except PeriodError as fault:
        raise CannotCommentError(str(fault), "period") from fault
