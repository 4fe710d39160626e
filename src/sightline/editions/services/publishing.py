"""Publishing: all files are written and put in place whole, and then a second person's name stands on them, or nothing does."""

from pathlib import Path
from shutil import rmtree

from django.utils import timezone
from filelock import FileLock

from sightline.editions.content import EditionContent, files_in, given_files, write_content
from sightline.editions.models import FigureEdition
from sightline.editions.places import CONTENT, editions_folder
from sightline.editions.queries.editions import folder_of
from sightline.editions.rules import asking
from sightline.editions.rules.asking import AUDIENCES, EditionRuleError
from sightline.editions.services.drafts import TO_PUBLISH, CannotMakeError, allowed, draft_of, trail_name
from sightline.editions.verbs import EditionVerb
from sightline.engine.places import store_folder
from sightline.files.digest import sha256_of
from sightline.files.whole import folder_whole
from sightline.freezes.services import enter_edition
from sightline.trail.services import record, recorded_transaction


def publish(edition: FigureEdition, *, by: str, seen: str | None = None) -> FigureEdition:
    """Publish a draft that somebody else made, as it is in view of all that is published by now.

    `seen`: what the person was shown (`EditionDraft.seen`); None for programs, which look at nothing. CannotMakeError where it would
    be another now, where a hidden count could be worked out, and for whoever made it; MayNotMakeError, recorded. Whatever goes
    wrong, and should the process be killed, the whole edition is published or nothing of it.
    """
    allowed(by, edition.authority, TO_PUBLISH, "publish editions")
    editions_folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    with FileLock(store_folder() / "editions.lock"):
        now = FigureEdition.objects.select_related("freeze").filter(pk=edition.pk).first()
        if now is None:
            raise CannotMakeError("This draft was discarded.")
        draft = draft_of(now) if not now.published_by else None
        try:
            asking.refuse_publishing(by, now.made_by, now.published_by, draft.exposed if draft else ())
        except EditionRuleError as fault:
            raise CannotMakeError(str(fault)) from fault
        if draft is None or seen not in (None, draft.seen):
            raise CannotMakeError(
                "Something else was published meanwhile, and this draft is another now. Look at it again."
            )
        return _published(now, draft.content, by)


def _published(edition: FigureEdition, content: EditionContent, by: str) -> FigureEdition:
    folder = folder_of(edition)
    rmtree(folder, ignore_errors=True)  # of one that was killed before it stood in the database
    try:
        folder_whole(folder, lambda waiting: write_content(content, waiting))
        return _written_down(edition, folder, by)
    except BaseException:
        rmtree(folder, ignore_errors=True)
        raise


def _written_down(edition: FigureEdition, folder: Path, by: str) -> FigureEdition:
    with recorded_transaction():
        edition.published_by, edition.published_at = by, timezone.now()
        edition.seal = sha256_of(folder / CONTENT)
        edition.save(update_fields=["published_by", "published_at", "seal"])
        files = given_files(files_in(folder))
        enter_edition(
            edition.freeze,
            edition=edition.name,
            title=edition.title,
            audience=AUDIENCES[edition.audience],
            files=files,
            by=by,
        )
        detail = {
            "freeze": edition.freeze.name,
            "audience": edition.audience,
            "title": edition.title,
            "seal": edition.seal,
        }
        record(by=by, action=EditionVerb.EDITION_PUBLISHED, what=trail_name(edition), detail=detail)
    return edition
