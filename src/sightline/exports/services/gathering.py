"""Who may have an export, in whose rights, and its rows: worked out before anything is written or recorded."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from sightline.comparators import ComparatorError
from sightline.engine.snapshots import open_snapshot
from sightline.exports.queries.sources import PUBLISHED, FigureSource, source_of
from sightline.exports.queries.star import star
from sightline.freezes.frozen import FrozenReadings, NoSuchFreezeError
from sightline.freezes.queries import freeze_named, opened
from sightline.freezes.queries.freezes import FreezeChangedError
from sightline.people.models import User
from sightline.people.queries import user_named
from sightline.scorecards.rules import ViewingRights
from sightline.scorecards.views.asking import authority_name, rights_of
from sightline.star.tables import Star, StarError
from sightline.trail import command_line
from sightline.trail.refusing import record_refusal
from sightline.web.account_names import full_name
from sightline.web.refusals import CannotDoError

FOR_WHOM = (
    "Say with --by whom it is for: figures as they were reported are for those who may see small numbers, because beside the figures of "
    "today they would tell what is hidden. For everybody else publish an edition of the freeze. Nothing was exported."
)
TO_EXPORT, TO_SEE_FREEZES = "figures.export", "freezes.see"
AS_PUBLISHED = "As published: small numbers are hidden, for whoever reads it"


class CannotExportError(CannotDoError):
    """Why nothing was exported, in a sentence."""


class MayNotExportError(CannotExportError):
    """Whoever asked may not; the refusal is recorded."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """A star, and what its line in the trail says: `by` whom, and which figures."""

    star: Star
    by: str
    which: str

    @property
    def detail(self) -> dict[str, object]:
        """What the trail keeps of it."""
        about = self.star.about
        return {
            "shown_to": about["shown_to"],
            "snapshot": about["snapshot"],
            "data_to": about["data_to"].isoformat(),
            "rows": sum(each.num_rows for each in self.star.tables.values()),
        }


def gathered(*, authority: str, freeze: str = "", by: str = "", at: datetime | None = None) -> Gathered:
    """The figures of an authority as `by` may see them, or without a name as they may be published; of a freeze where one is named,
    and then always for somebody.

    MayNotExportError, recorded, for whoever may not; CannotExportError for a freeze there is not, or one that was changed;
    NothingLoadedError without data.
    """
    rights, shown_to = _reader(by, authority, freeze)
    frozen = _frozen(authority, freeze) if freeze else None
    if authority not in open_snapshot().manifest.authorities and frozen is None:
        raise CannotExportError(f"Nothing is loaded for authority {authority}.")
    source = source_of(authority, settings.COUNCIL_NAME or authority_name(authority), rights, frozen)
    try:
        made = star(source, shown_to, at or timezone.localtime())
    except (ComparatorError, StarError) as fault:
        raise CannotExportError(f"{fault} Nothing was exported.") from fault
    return Gathered(made, by or command_line.account(), which_figures(source))


def which_figures(source: FigureSource) -> str:
    """What the trail calls them: 990 provisional, 990 q2-2026-27."""
    return f"{source.standpoint.authority} {source.freeze or 'provisional'}"


def _reader(by: str, authority: str, freeze: str) -> tuple[ViewingRights, str]:
    """What is shown, and to whom in words."""
    if not by:
        if freeze:
            raise CannotExportError(FOR_WHOM)
        return PUBLISHED, AS_PUBLISHED
    user = user_named(by)
    what = f"every figure of authority {authority}, exported"
    if user is None or not _may(user, authority, freeze):
        record_refusal(by=by, what=what)
        raise MayNotExportError(
            f"{by} may not export the figures of authority {authority}. Nothing was exported."
        )
    return rights_of(user), f"As {full_name(user.get_username())} may see them"


def _may(user: User, authority: str, freeze: str) -> bool:
    needed = [TO_EXPORT, TO_SEE_FREEZES] if freeze else [TO_EXPORT]
    return user.has_perms(needed) and user.authority in ("", authority)


def _frozen(authority: str, name: str) -> FrozenReadings:
    try:
        return opened(freeze_named(authority, name))
    except (NoSuchFreezeError, FreezeChangedError) as fault:
        raise CannotExportError(f"{fault} Nothing was exported.") from fault
