"""The template's own fields, filled as far as they are known; what is not known is left to whoever writes."""

from typing import TYPE_CHECKING, Any

from sightline.papers.gather.words import in_line
from sightline.papers.paper_templates.paper_template import REPORT_OF, SUBJECT, TemplateField
from sightline.papers.rules.content import FIELD, PartContent
from sightline.people.posts.queries import posts_on
from sightline.programme.models import Source
from sightline.programme.overview.queries.highlight import Highlight
from sightline.programme.plans.queries.findings import sources_of

if TYPE_CHECKING:
    from sightline.papers.gather.gathering import GatheredFrom

NOT_WRITTEN = ("meeting_body", "meeting_day", "appendices", "body", "sign_offs")
"""Kinds of field that nobody fills in: they stand in the meeting, the sections, the appendices and the sign-offs."""
BLANK: dict[str, Any] = {
    "recommendations": [],
    "answers": {},
    "posts": [],
    "contact": [],
    "yes_no": None,
    "call_in": None,
}


def field_parts(source: "GatheredFrom", report: Highlight | None) -> list[PartContent]:
    """A part for each field that is filled in."""
    return [
        PartContent(FIELD, each.key, _value(each, source, report))
        for each in source.template.fields()
        if each.kind not in NOT_WRITTEN
    ]


def _value(field: TemplateField, source: "GatheredFrom", report: Highlight | None) -> Any:
    if field.key == SUBJECT:
        return source.title
    if field.key == REPORT_OF:
        return _post(source)
    if field.key == "summary":
        return _summary(source, report)
    if field.kind == "recommendations":
        return [{"verb": "note", "text": "the progress made and what comes next.", "to": ""}]
    if field.kind == "background" and report:
        rows = Source.objects.filter(pk__in=sources_of(report.plan)).exclude(said_on=None)
        return "\n\n".join(f"{in_line(each.title)}" for each in rows.order_by("said_on", "pk"))
    if field.kind == "contact":
        post = _post(source)
        return [{"post": post, "telephone": "", "email": ""}] if post else []
    if field.default is not None:
        return field.default
    return BLANK.get(field.kind, "")


def _post(source: "GatheredFrom") -> str:
    posts = posts_on(source.person, source.today)
    return posts[0].words if posts else ""


def _summary(source: "GatheredFrom", report: Highlight | None) -> str:
    if report is None:
        return ""
    figures = (
        f" Figures are those frozen to {{day {source.freeze.cut_off.isoformat()}}}." if source.freeze else ""
    )
    return f"This report tells the committee what became of the plan “{in_line(report.plan.title)}” in {source.period.label}.{figures}"
