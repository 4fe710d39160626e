"""The export for Power BI: written beside where it goes, recorded, and put in place whole, or nothing is."""

from pathlib import Path
from shutil import rmtree

from sightline.exports.services.gathering import CannotExportError, Gathered, gathered
from sightline.exports.verbs import ExportVerb
from sightline.files.whole import FolderReplaced, beside
from sightline.star.folder import is_an_export, write_folder
from sightline.star.tables import Star
from sightline.trail.services import record, recorded_transaction


def export_for_power_bi(folder: Path, *, authority: str, freeze: str = "", by: str = "") -> Star:
    """Write the figures of an authority into `folder`, for whoever `by` is or, without a name, as they may be published.

    An earlier export there is replaced. CannotExportError where something else lies there, and for all that `gathered` refuses.
    Whatever goes wrong, and should the process be killed, what was there is there, or the whole of the new.
    """
    final = folder.absolute()
    if final.exists() and not (final.is_dir() and (is_an_export(final) or not any(final.iterdir()))):
        raise CannotExportError(
            f"{folder} is there already and is no export of Sightline's. Name a folder that is empty, or not there yet."
        )
    made = gathered(authority=authority, freeze=freeze, by=by)
    final.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    waiting = beside(final)
    try:
        waiting.mkdir(mode=0o700)
        seal = write_folder(made.star, waiting, final)
        _put_in_place(waiting, final, made, seal)
    finally:
        rmtree(waiting, ignore_errors=True)
    return made.star


def _put_in_place(waiting: Path, final: Path, made: Gathered, seal: str) -> None:
    """One line in the trail and the folder under its name; what cannot be recorded is not there."""
    placed = None
    try:
        with recorded_transaction():
            detail = {**made.detail, "seal": seal}
            record(by=made.by, action=ExportVerb.EXPORTED_FOR_POWER_BI, what=made.which, detail=detail)
            placed = FolderReplaced(waiting, final)
    except BaseException:
        if placed:
            placed.undo()
        raise
    placed.done()
