"""A council's own template is begun as a copy, changed while it is in making, confirmed by a second person, and retired."""

from collections.abc import Callable
from dataclasses import replace

from django.utils import timezone

from sightline.history.services import as_seen, count_up, write_changes
from sightline.papers.models import TemplateChange, TemplateVersion
from sightline.papers.paper_templates.changing import NoSuchPlaceError
from sightline.papers.paper_templates.in_words import template_in_words
from sightline.papers.paper_templates.paper_template import PaperTemplate
from sightline.papers.paper_templates.problems import problems_in
from sightline.papers.paper_templates.reading_templates import shipped_templates, template_as_data
from sightline.papers.queries.templates import last_of_version, template_of, why_not_usable, writers_of
from sightline.papers.rules.templates import (
    IN_MAKING,
    RETIRED,
    TEMPLATE_STATES,
    USABLE,
    key_of_title,
    paper_key,
    why_not_change,
    why_not_confirm,
)
from sightline.papers.services.refusals import CannotPaperError, allowed
from sightline.papers.verbs import PaperVerb
from sightline.standards.authorities import name_of
from sightline.trail.services import record, recorded_transaction

PERMISSION = "papers.publish"
LONGEST_TITLE = 120
Change = Callable[[PaperTemplate], PaperTemplate]


def begin_template(*, title: str, source: PaperTemplate, authority: str, by: str) -> TemplateVersion:
    """Begin a council's own template as a copy of this one. CannotPaperError for a title it has already."""
    allowed(by, PERMISSION, authority, "begin a template of papers")
    title = " ".join(title.split())
    with recorded_transaction():
        own = TemplateVersion.objects.filter(authority=authority)
        if own.filter(title__iexact=title).exists():
            raise CannotPaperError("Your council has a template of that title. Give it another.", "title")
        key = key_of_title(title, {*own.values_list("key", flat=True), *shipped_templates()})
        return _made(key, 1, replace(source, title=title), authority=authority, began_from=source.key, by=by)


def begin_next(version: TemplateVersion, *, by: str) -> TemplateVersion:
    """Begin the next version as a copy of this one, with its Word file. CannotPaperError where one is in making."""
    allowed(by, PERMISSION, version.authority, f"begin a version of {trail_name_of(version)}")
    with recorded_transaction():
        same = TemplateVersion.objects.filter(authority=version.authority, key=version.key)
        now = same.get(pk=version.pk)
        if same.filter(state=IN_MAKING).exists():
            raise CannotPaperError("The next version is in making already. Go on with that one.")
        last = same.order_by("-number").first()
        assert last is not None
        made = _made(
            now.key,
            last.number + 1,
            template_of(now),
            authority=now.authority,
            began_from=now.paper_key,
            by=by,
        )
        if now.word_id is not None:
            made.word_id, made.word_reading = now.word_id, now.word_reading
            made.save(update_fields=["word", "word_reading"])
        return made


def change_template(
    version: TemplateVersion,
    change: Change,
    *,
    edition: int | None,
    by: str,
    field: str = "",
    strict: bool = True,
) -> TemplateVersion:
    """Change a version in making. `change` gives the template as it is to be.

    CannotPaperError where it is confirmed, where what was to be changed is there no longer, and, where `strict`, for a problem that was not
    there before, beside `field`.
    """
    allowed(by, PERMISSION, version.authority, f"change {trail_name_of(version)}")
    with recorded_transaction():
        now = as_seen(version, edition, last=last_of_version)
        if fault := why_not_change(now.state):
            raise CannotPaperError(fault)
        was = template_of(now)
        try:
            made = change(was)
        except NoSuchPlaceError as gone:
            raise CannotPaperError("It was removed meanwhile. Go back to the template.") from gone
        before = problems_in(was)
        fresh = [each for each in problems_in(made) if each not in before]
        if strict and fresh:
            raise CannotPaperError(" ".join(fresh), field)
        if made.title != was.title:
            _refuse_title(now, made.title, field)
        if made != was:
            _write(now, was, made, by=by)
    return now


def confirm_template(version: TemplateVersion, *, edition: int | None, by: str) -> TemplateVersion:
    """Confirm a version that others wrote: papers are begun with it from now on. CannotPaperError where that may not be."""
    allowed(by, PERMISSION, version.authority, f"confirm {trail_name_of(version)}")
    with recorded_transaction():
        now = as_seen(version, edition, "word", last=last_of_version)
        faults = why_not_usable(now) if now.state == IN_MAKING else []
        if fault := why_not_confirm(now.state, by=by, writers=writers_of(now), faults=faults):
            raise CannotPaperError(fault)
        now.state, now.confirmed_by, now.confirmed_at = USABLE, by, timezone.now()
        count_up(now, "state", "confirmed_by", "confirmed_at", by=by)
        detail = {"template": now.paper_key, "word": now.word.sha256 if now.word else ""}
        record(by=by, action=PaperVerb.TEMPLATE_CONFIRMED, what=trail_name_of(now), detail=detail)
    return now


def retire_template(
    version: TemplateVersion, *, reason: str, edition: int | None, by: str
) -> TemplateVersion:
    """No paper is begun with it any more; those that were go on. CannotPaperError for a version that is not confirmed, or without a reason."""
    allowed(by, PERMISSION, version.authority, f"retire {trail_name_of(version)}")
    with recorded_transaction():
        now = as_seen(version, edition, last=last_of_version)
        if fault := TEMPLATE_STATES.fault(now.state, RETIRED, reason):
            raise CannotPaperError(
                fault, "reason" if TEMPLATE_STATES.owes_reason(now.state, RETIRED, reason) else ""
            )
        was, now.state = now.state, RETIRED
        count_up(now, "state", by=by)
        write_changes(TemplateChange, {"state": was}, {"state": RETIRED}, reason=reason, by=by, version=now)
        record(
            by=by,
            action=PaperVerb.TEMPLATE_RETIRED,
            what=trail_name_of(now),
            reason=reason,
            detail={"template": now.paper_key},
        )
    return now


def discard_template(version: TemplateVersion, *, edition: int | None, by: str) -> None:
    """Discard a version in making: nothing was begun with it. CannotPaperError for one that was confirmed."""
    allowed(by, PERMISSION, version.authority, f"discard {trail_name_of(version)}")
    with recorded_transaction():
        now = as_seen(version, edition, last=last_of_version)
        if fault := why_not_change(now.state):
            raise CannotPaperError(fault)
        what, detail = trail_name_of(now), {"title": now.title, "template": now.paper_key}
        now.delete()
        record(by=by, action=PaperVerb.TEMPLATE_DISCARDED, what=what, detail=detail)


def trail_name_of(version: TemplateVersion) -> str:
    """What the trail calls a version: template 3."""
    return f"template {version.pk}"


def _refuse_title(version: TemplateVersion, title: str, field: str) -> None:
    if len(title) > LONGEST_TITLE:
        raise CannotPaperError(f"The title must be {LONGEST_TITLE} characters or fewer.", field)
    others = TemplateVersion.objects.filter(authority=version.authority, title__iexact=title)
    if others.exclude(key=version.key).exists():
        raise CannotPaperError("Your council has a template of that title. Give it another.", field)


def _made(
    key: str, number: int, source: PaperTemplate, *, authority: str, began_from: str, by: str
) -> TemplateVersion:
    own = replace(
        source,
        key=paper_key(key, number),
        authority=authority,
        council=name_of(authority),
        used_from=None,
        used_until=None,
    )
    made = TemplateVersion.objects.create(
        authority=authority,
        key=key,
        number=number,
        title=own.title,
        data=template_as_data(own),
        began_from=began_from,
        by=by,
        at=timezone.now(),
    )
    detail = {"title": own.title, "template": own.key, "from": began_from}
    record(by=by, action=PaperVerb.TEMPLATE_BEGUN, what=trail_name_of(made), detail=detail)
    return made


def _write(version: TemplateVersion, was: PaperTemplate, made: PaperTemplate, *, by: str) -> None:
    """The version says `made` now: a row for each part and field that differs, and one line in the trail."""
    before, after = (
        {name: text for name, (_, text) in template_in_words(each).items()} for each in (was, made)
    )
    gone = {name: "" for name in before if name not in after}
    version.title, version.data = made.title, template_as_data(made)
    edition = version.edition
    count_up(version, "title", "data", by=by)
    names = write_changes(TemplateChange, before, {**after, **gone}, by=by, version=version)
    detail = {"part": ", ".join(names[:10]), "from": str(edition), "to": str(version.edition)}
    record(by=by, action=PaperVerb.TEMPLATE_CHANGED, what=trail_name_of(version), detail=detail)
