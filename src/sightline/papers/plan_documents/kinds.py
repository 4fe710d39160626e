"""Which documents a plan has, by name, each composed for one reader."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sightline.calendars.periods import Period
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.plan_documents.action_plan import action_plan
from sightline.papers.plan_documents.handouts import line_of_sight, plan_on_a_page
from sightline.papers.plan_documents.highlight_report import highlight_report
from sightline.papers.plan_documents.improvement_plan import improvement_plan
from sightline.papers.plan_documents.plan_paper import with_note
from sightline.people.models import User
from sightline.programme.difference.queries.figures_now import rights_of_person
from sightline.programme.models import Finding, Version
from sightline.programme.overview.queries.document import plan_document
from sightline.programme.overview.queries.highlight import highlight
from sightline.programme.overview.queries.on_a_page import on_a_page
from sightline.programme.overview.views.sections import figures_line
from sightline.programme.plans.queries.meetings import bodies_of_plan
from sightline.programme.plans.queries.plans import current_version, supporting_seen_by
from sightline.programme.sources.queries.line_of_sight import sight_of


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a document is composed, on which day, and of which month or quarter a report speaks."""

    person: User
    today: date
    period: Period


def _improvement_plan(version: Version, reader: Reader) -> PaperDocument:
    read = plan_document(version, reader.person, rights_of_person(reader.person), reader.today)
    bodies = bodies_of_plan(version.plan, reader.today, reader.person)
    supporting = supporting_seen_by(reader.person).filter(version=version)
    return improvement_plan(read, bodies, supporting, reader.today)


def _action_plan(version: Version, reader: Reader) -> PaperDocument:
    read = plan_document(version, reader.person, rights_of_person(reader.person), reader.today)
    return action_plan(read, reader.today)


def _highlight_report(version: Version, reader: Reader) -> PaperDocument:
    return highlight_report(highlight(version.plan, reader.period, reader.person, reader.today), reader.today)


def _plan_on_a_page(version: Version, reader: Reader) -> PaperDocument:
    groups = on_a_page(version.plan, reader.person, reader.today)
    return plan_on_a_page(version.plan, current_version(version.plan, reader.person), groups, reader.today)


@dataclass(frozen=True, slots=True)
class PlanDocumentKind:
    """A document of a plan: its title and, in a sentence, what it is for. `of_version`: it is of the version asked for;
    the others are of the plan as it stands."""

    title: str
    about: str
    compose: Callable[[Version, Reader], PaperDocument]
    of_version: bool = True


KINDS: Mapping[str, PlanDocumentKind] = {
    "improvement-plan": PlanDocumentKind(
        "Improvement plan",
        "What was found, what will be different and who oversees it. The action plan stands beside it.",
        _improvement_plan,
    ),
    "action-plan": PlanDocumentKind(
        "Action plan", "Every action with its owner, days, milestones, measure and lights.", _action_plan
    ),
    "highlight-report": PlanDocumentKind(
        "Highlight report",
        "What a month or a quarter brought, for a board.",
        _highlight_report,
        of_version=False,
    ),
    "plan-on-a-page": PlanDocumentKind(
        "Plan on a page", "A row for each finding, by priority.", _plan_on_a_page, of_version=False
    ),
}


def document_of(name: str, version: Version, reader: Reader) -> PaperDocument:
    """The document of that name, which says that its figures are not frozen where it has any. KeyError for a name not in KINDS."""
    return with_note(
        KINDS[name].compose(version, reader), "Figures", figures_line(version.plan, reader.person)
    )


def line_of_sight_document(finding: Finding, version: Version, reader: Reader) -> PaperDocument:
    """The handout of one finding: what answers it, how that is tested, who was told."""
    sight = sight_of(finding, reader.person, reader.today)
    return line_of_sight(finding, sight, version.plan, version, reader.today)
