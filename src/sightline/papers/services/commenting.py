"""Remarks on a paper's parts: made, answered, resolved."""

from django.utils import timezone

from sightline.history.services import as_seen, count_up
from sightline.papers.models import Paper, PaperComment
from sightline.papers.queries.papers import may_write, papers_seen_by
from sightline.papers.rules.states import WRITABLE
from sightline.papers.services.refusals import CannotPaperError, MayNotPaperError, trail_name
from sightline.papers.verbs import PaperVerb
from sightline.people.queries import user_named
from sightline.trail.refusing import record_refusal
from sightline.trail.services import record, recorded_transaction


def comment_on(paper: Paper, *, part: str, words: str, quoted: str = "", by: str) -> PaperComment:
    """Remark on a part of a paper that is being written. CannotPaperError where it is written no longer."""
    user = user_named(by)
    if user is None or not papers_seen_by(user).filter(pk=paper.pk).exists():
        record_refusal(by=by, what=f"comment on {trail_name(paper)}")
        raise MayNotPaperError("Your role does not see this paper. This attempt has been recorded.")
    if paper.state not in WRITABLE:
        raise CannotPaperError("Comments are made until a paper is published.", "words")
    kind, _, key = part.partition(".")
    if not paper.parts.filter(kind=kind, key=key).exists():
        raise CannotPaperError("Choose a part of the paper.", "part")
    with recorded_transaction():
        made = PaperComment.objects.create(
            paper=paper, part=part, quoted=quoted[:200], words=words.strip(), by=by, at=timezone.now()
        )
        detail = {"comment": made.pk, "part": part}
        record(by=by, action=PaperVerb.PAPER_COMMENTED, what=trail_name(paper), detail=detail)
    return made


def answer_comment(made: PaperComment, answer: str, *, edition: int | None, by: str) -> PaperComment:
    """Answer a remark; of two people the second is told. MayNotPaperError, written down, for who does not write the paper."""
    _allowed(made, by, "answer a comment on")
    with recorded_transaction():
        now = as_seen(made, edition, "paper")
        was, now.answer = now.answer, answer.strip()
        now.answered_by, now.answered_at = by, timezone.now()
        count_up(now, "answer", "answered_by", "answered_at", by=by)
        detail = {"comment": now.pk, "from": was, "to": now.answer}
        record(by=by, action=PaperVerb.PAPER_COMMENT_ANSWERED, what=trail_name(now.paper), detail=detail)
    return now


def resolve_comment(made: PaperComment, *, edition: int | None, by: str) -> PaperComment:
    """Say that nothing is left to do of a remark: whoever made it, or who writes the paper."""
    if made.by != by:
        _allowed(made, by, "resolve a comment on")
    with recorded_transaction():
        now = as_seen(made, edition, "paper")
        if now.resolved_by:
            return now
        now.resolved_by, now.resolved_at = by, timezone.now()
        count_up(now, "resolved_by", "resolved_at", by=by)
        record(
            by=by,
            action=PaperVerb.PAPER_COMMENT_RESOLVED,
            what=trail_name(now.paper),
            detail={"comment": now.pk},
        )
    return now


def _allowed(made: PaperComment, by: str, what: str) -> None:
    user = user_named(by)
    if user is None or not may_write(user, made.paper):
        record_refusal(by=by, what=f"{what} {trail_name(made.paper)}")
        raise MayNotPaperError("Your role does not write this paper. This attempt has been recorded.")
