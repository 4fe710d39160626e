"""What people have said of figures and stands: notes, and decisions to judge anew."""

from sightline.scorecards.models import Note, Rebase
from sightline.scorecards.queries.store import Standpoint


def notes(authority: str, figure_id: str | None = None) -> list[Note]:
    """Notes that stand, oldest month first: on this figure and on every figure; without one, all."""
    current_notes = Note.objects.filter(authority=authority, withdrawn_at__isnull=True)
    return list(current_notes if figure_id is None else current_notes.filter(figure__in=["", figure_id]))


def rebases(authority: str, figure_id: str | None = None) -> dict[str, list[Rebase]]:
    """Decisions that stand to start limits anew, by figure, oldest month first."""
    return _by_figure(Rebase.objects.filter(authority=authority, withdrawn_at__isnull=True), figure_id)


def notes_from(standpoint: Standpoint, figure_id: str | None = None) -> list[Note]:
    """The notes as seen from here: those that stand, or of a freeze those that stood."""
    if standpoint.reported is not None:
        return standpoint.reported.notes(figure_id)
    return notes(standpoint.authority, figure_id)


def rebases_from(standpoint: Standpoint, figure_id: str | None = None) -> dict[str, list[Rebase]]:
    """The decisions as seen from here: those that stand, or of a freeze those that stood."""
    if standpoint.reported is not None:
        return standpoint.reported.rebases()
    return rebases(standpoint.authority, figure_id)


def _by_figure(rows, figure_id: str | None) -> dict[str, list]:
    by_figure: dict[str, list] = {}
    for each in rows if figure_id is None else rows.filter(figure=figure_id):
        by_figure.setdefault(each.figure, []).append(each)
    return by_figure
