"""What people have said of figures and stands: notes, decisions to judge anew, targets."""

from collections.abc import Iterable

from sightline.scorecards.models import Note, Rebase, Target


def notes(authority: str, figure_id: str | None = None) -> list[Note]:
    """Notes that stand, oldest month first: on this figure and on every figure; without one, all."""
    standing = Note.objects.filter(authority=authority, withdrawn_at__isnull=True)
    return list(standing if figure_id is None else standing.filter(figure__in=["", figure_id]))


def rebases(authority: str, figure_id: str | None = None) -> dict[str, list[Rebase]]:
    """Decisions that stand to start limits anew, by figure, oldest month first."""
    return _by_figure(Rebase.objects.filter(authority=authority, withdrawn_at__isnull=True), figure_id)


def targets(authority: str, figure_id: str | None = None) -> dict[str, list[Target]]:
    """Targets that stand, by figure, oldest month first: each holds until the next begins."""
    return _by_figure(Target.objects.filter(authority=authority, withdrawn_at__isnull=True), figure_id)


def target_in(known: Iterable[Target], month: str) -> Target | None:
    """The target that holds in a month; None before the first."""
    return next((each for each in reversed(list(known)) if each.month <= month), None)


def _by_figure(standing, figure_id: str | None) -> dict[str, list]:
    found: dict[str, list] = {}
    for each in standing if figure_id is None else standing.filter(figure=figure_id):
        found.setdefault(each.figure, []).append(each)
    return found
