"""What stands in the way of an answer to each line of enquiry; a fixed number of queries, and nothing worked out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sightline.commentary.models import CommentaryRequest
from sightline.commentary.queries.desk import CommentaryLine, commentary_lines
from sightline.engine.snapshots import Snapshot
from sightline.measuring.availability import availability
from sightline.measuring.discover import measures
from sightline.people.models import User
from sightline.programme.kinds import STANDS, TO_ANSWER
from sightline.programme.models import Evidence, Finding
from sightline.programme.plans.seen_by import actions_seen_by, findings_seen_by
from sightline.programme.sources.queries.sources import statuses
from sightline.rehearsal.rules.lines_of_enquiry import LineOfEnquiry, lines_of_enquiry


@dataclass(frozen=True, kw_only=True)
class EnquiryReadiness:
    """One line: its measures and why some are not computable, commentary that is late, evidence to look at again, and open
    findings, of which some have no action.
    """

    line: LineOfEnquiry
    measures: int
    not_computable: tuple[tuple[str, str], ...]
    commentary_late: tuple[str, ...]
    evidence_out_of_date: tuple[Evidence, ...]
    findings: int
    without_action: tuple[Finding, ...]

    @property
    def gaps(self) -> int:
        """How many things stand in the way."""
        return (
            len(self.not_computable)
            + len(self.commentary_late)
            + len(self.evidence_out_of_date)
            + len(self.without_action)
        )


def enquiry_readiness(
    snapshot: Snapshot, authority: str, person: User, today: date
) -> list[EnquiryReadiness]:
    """Every line of enquiry, as this person may see it."""
    entry = snapshot.manifest.authorities[authority]
    causes = {each.id: availability(each, entry) for each in measures().values()}
    late = [each.request.figure for each in _late(authority, today)]
    findings = _open_findings(authority, person)
    status_by_finding = statuses(person)
    evidence = _out_of_date(authority, person, today)
    return [_one(line, causes, late, findings, status_by_finding, evidence) for line in lines_of_enquiry()]


def _one(
    line: LineOfEnquiry, causes, late, findings: Sequence[Finding], status_by_finding, evidence
) -> EnquiryReadiness:
    own_measures = {name: able for name, able in causes.items() if line.has_figure(name)}
    own_findings = [each for each in findings if line.has_finding(each.themes)]
    return EnquiryReadiness(
        line=line,
        measures=len(own_measures),
        not_computable=tuple((name, able.cause or "") for name, able in own_measures.items() if not able.ok),
        commentary_late=tuple(figure for figure in late if line.has_figure(figure)),
        evidence_out_of_date=tuple(each for each, themes in evidence if line.has_finding(themes)),
        findings=len(own_findings),
        without_action=tuple(
            each for each in own_findings if not _is_answered(status_by_finding.get(each.pk, ()))
        ),
    )


def _is_answered(statuses_of_actions: Sequence[str]) -> bool:
    return any(status != "stopped" for status in statuses_of_actions)


def _late(authority: str, today: date) -> list[CommentaryLine]:
    rows = CommentaryRequest.objects.filter(authority=authority, closed_at=None)
    return [each for each in commentary_lines(rows, today) if each.late]


def _open_findings(authority: str, person: User) -> list[Finding]:
    rows = findings_seen_by(person).filter(source__authority=authority, kind__in=TO_ANSWER, closed_on=None)
    return list(rows.select_related("source").order_by("-source__said_on", "place"))


def _out_of_date(authority: str, person: User, today: date) -> list[tuple[Evidence, set[str]]]:
    """Evidence that stands and was to be looked at again before today, with the themes of what its action answers."""
    rows = Evidence.objects.filter(
        action__in=actions_seen_by(person),
        action__plan__authority=authority,
        state__in=STANDS,
        review_by__lt=today,
    )
    listed = list(rows.order_by("review_by"))
    themes: dict[int, set[str]] = {each.action_id: set() for each in listed}
    pairs = Finding.objects.filter(entries__action__in=themes).values_list("entries__action", "themes")
    for action, named in pairs:
        themes[action].update(named)
    return [(each, themes[each.action_id]) for each in listed]
