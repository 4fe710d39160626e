"""The text of a figure that was accepted for a period."""

from typing import Any

from django.urls import reverse

from sightline.commentary.models import CommentaryRequest, CommentaryText
from sightline.commentary.rules.checking import from_kept
from sightline.commentary.rules.states import ACCEPTED
from sightline.scorecards.period_texts import PeriodText


def accepted_of(authority: str, figure: str, period: str) -> CommentaryText | None:
    """The text accepted last; None where none was."""
    rows = CommentaryText.objects.filter(
        state=ACCEPTED, request__authority=authority, request__figure=figure, request__period=period
    )
    return rows.order_by("decided_at", "pk").last()


def accepted_text(authority: str, figure: str, period: str) -> PeriodText | None:
    """The same for a measure's page, with what its figure did not bear out when it was sent."""
    text = accepted_of(authority, figure, period)
    if text is None:
        return None
    check = from_kept(text.check_facts)
    flags = tuple(
        f"“{each.claim.words}”: not supported" for each in check.claims if each.verdict == "not supported"
    )
    return PeriodText(text.text, text.by, text.at, reverse("commentary", args=[text.request_id]), flags)


def accepted_before(request: CommentaryRequest) -> CommentaryText | None:
    """The text accepted last for an earlier request of the same figure."""
    rows = CommentaryText.objects.filter(
        state=ACCEPTED, request__authority=request.authority, request__figure=request.figure
    )
    return rows.exclude(request__period=request.period).order_by("decided_at", "pk").last()


def accepted_facts(authority: str) -> list[dict[str, Any]]:
    """Every accepted text of an authority, as JSON, for a freeze."""
    rows = CommentaryText.objects.filter(state=ACCEPTED, request__authority=authority)
    return [
        {
            "figure": each.request.figure,
            "period": each.request.period,
            "text": each.text,
            "by": each.by,
            "accepted_by": each.decided_by,
            "check": each.check_facts,
        }
        for each in rows.select_related("request").order_by("request__figure", "request__period", "pk")
    ]
