"""Drafts of editions: what may be printed of one, in view of all that is published; made, looked at, discarded."""

import hashlib
import json
from dataclasses import dataclass

from django.utils import timezone

from sightline.editions.content import EditionContent
from sightline.editions.gathering import gathered, offered_figures
from sightline.editions.models import FigureEdition
from sightline.editions.queries.editions import EditionChangedError, earlier_editions
from sightline.editions.rules import asking
from sightline.editions.rules.asking import EditionAsk, EditionRuleError
from sightline.editions.rules.forms import as_json
from sightline.editions.rules.layout import key_words
from sightline.editions.rules.making_safe import made_safe
from sightline.editions.rules.printed import PrintedEdition, printed_rows
from sightline.editions.rules.stored_json import protected_words
from sightline.editions.verbs import EditionVerb
from sightline.freezes.models import Freeze
from sightline.freezes.queries import opened
from sightline.freezes.queries.freezes import FreezeChangedError
from sightline.people.models import User
from sightline.people.queries import user_named
from sightline.statistics.disclosure import DisclosureError
from sightline.trail.refusing import record_refusal
from sightline.trail.services import record, recorded_transaction
from sightline.web.refusals import CannotDoError

TO_MAKE, TO_PUBLISH = "editions.make", "editions.publish"


class CannotMakeError(CannotDoError):
    """Why no edition was made, discarded or published, in a sentence."""


class MayNotMakeError(CannotMakeError):
    """Whoever asked may not; the refusal is recorded."""


@dataclass(frozen=True, kw_only=True)
class EditionDraft:
    """What would be published: its content, `seen` (a hash of what it shows) and, a sentence each, what is exposed."""

    content: EditionContent
    seen: str
    exposed: tuple[str, ...]

    @property
    def printed(self) -> PrintedEdition:
        """As readers would have it."""
        return self.content.printed


def look(freeze: Freeze, ask: EditionAsk, *, name: str = "") -> EditionDraft:
    """What an edition of a freeze would be, in view of all that is published of its authority now. Nothing is kept.

    CannotMakeError for a freeze that is not confirmed or not as it was sealed, and for what cannot be made safe.
    """
    if not freeze.confirmed_by:
        raise CannotMakeError("A freeze is confirmed by a second person before an edition is made of it.")
    try:
        frozen = opened(freeze)
        earlier = earlier_editions(freeze.authority)
        whole = gathered(frozen, freeze.authority, ask)
        safe = made_safe(whole.counts, earlier, rounded=ask.rounded)
    except (FreezeChangedError, EditionChangedError) as changed:
        raise CannotMakeError(f"{changed} Put it back from a backup, then run sightline verify.") from changed
    except EditionRuleError as fault:
        raise CannotMakeError(str(fault), fault.field) from fault
    except DisclosureError as fault:
        raise CannotMakeError(f"It cannot be made safe. {fault}") from fault
    printed = PrintedEdition(
        name=name or asking.name_for(freeze.name, ask.audience, ()),
        title=ask.title,
        audience=ask.audience,
        authority=freeze.authority,
        freeze=freeze.name,
        cut_off=freeze.cut_off.isoformat(),
        rounded=ask.rounded,
        rows=printed_rows(whole.layout, safe.cells),
    )
    words = key_words(whole.layout)
    exposed = tuple(
        f"{protected_words(each.key, words)} could be worked out from what is published already.".capitalize()
        for each in safe.exposed
    )
    text = json.dumps(as_json(printed), sort_keys=True)
    content = EditionContent(printed=printed, gathered=whole, safe=safe, facts={})
    return EditionDraft(
        content=content, seen=hashlib.sha256(text.encode()).hexdigest(), exposed=tuple(dict.fromkeys(exposed))
    )


def draft_of(edition: FigureEdition) -> EditionDraft:
    """A draft as it would be published now. As `look`."""
    return look(edition.freeze, ask_of(edition), name=edition.name)


def ask_of(edition: FigureEdition) -> EditionAsk:
    """What was asked of an edition."""
    holds = edition.holds
    return EditionAsk(
        audience=edition.audience,
        title=edition.title,
        figures=tuple(holds["figures"]),
        periods=tuple(holds["periods"]),
        splits=tuple(holds["splits"]),
        rounded=holds["rounded"],
    )


def read(freeze: Freeze, **about: object) -> EditionAsk:
    """What was asked of a freeze, read: see `asking.read_ask`. CannotMakeError, with its field, for what cannot be."""
    try:
        offered = offered_figures(opened(freeze))
        return asking.read_ask(**about, offered=offered, cut_off=freeze.cut_off)  # type: ignore[arg-type]
    except FreezeChangedError as changed:
        raise CannotMakeError(str(changed)) from changed
    except EditionRuleError as fault:
        raise CannotMakeError(str(fault), fault.field) from fault


def make(freeze: Freeze, ask: EditionAsk, *, by: str) -> FigureEdition:
    """Keep a draft, for a second person to publish. As `look`; MayNotMakeError, recorded, for whoever may not."""
    allowed(by, freeze.authority, TO_MAKE, "make editions")
    look(freeze, ask)
    with recorded_transaction():
        taken = FigureEdition.objects.filter(authority=freeze.authority).values_list("name", flat=True)
        name = asking.name_for(freeze.name, ask.audience, list(taken))
        edition = FigureEdition.objects.create(
            freeze=freeze,
            authority=freeze.authority,
            name=name,
            audience=ask.audience,
            title=ask.title,
            holds=ask.as_json(),
            made_by=by,
            made_at=timezone.now(),
        )
        detail = {**_about(edition), **ask.as_json()}
        record(by=by, action=EditionVerb.EDITION_MADE, what=trail_name(edition), detail=detail)
    return edition


def discard(edition: FigureEdition, *, by: str) -> None:
    """Remove a draft. CannotMakeError for what is published; MayNotMakeError, recorded, for whoever may not."""
    allowed(by, edition.authority, TO_MAKE, "discard editions")
    with recorded_transaction():
        now = FigureEdition.objects.filter(pk=edition.pk).first()
        if now is None or now.published_by:
            raise CannotMakeError("It is published, or discarded already.")
        record(by=by, action=EditionVerb.EDITION_DISCARDED, what=trail_name(now), detail=_about(now))
        now.delete()


def allowed(by: str, authority: str, permission: str, what: str) -> User:
    """The person. MayNotMakeError, recorded, where nobody has that name, or the permission for that authority."""
    user = user_named(by)
    if user is None or not user.has_perm(permission) or user.authority not in ("", authority):
        record_refusal(by=by, what=what)
        raise MayNotMakeError(f"{by} may not {what} of authority {authority}. Nothing was done.")
    return user


def trail_name(edition: FigureEdition) -> str:
    """What the trail calls it: q2-2026-27-scrutiny 990."""
    return f"{edition.name} {edition.authority}"


def _about(edition: FigureEdition) -> dict[str, object]:
    return {"freeze": edition.freeze.name, "audience": edition.audience, "title": edition.title}
