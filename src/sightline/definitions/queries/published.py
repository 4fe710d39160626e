"""What was published by a definition that has changed, or is to change: from freezes' register, with the figure that was reported."""

from dataclasses import dataclass

from sightline.calendars.periods import Period, quarter_of
from sightline.definitions.models import DefinitionChange
from sightline.definitions.queries.beside import counted_by, numbers_of
from sightline.definitions.rules.beside import Numbers
from sightline.freezes.models import Freeze, Publication
from sightline.freezes.queries.freezes import FreezeChangedError, opened
from sightline.measuring.measure import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFigure:
    """A figure of a freeze that was published: by the definition of its day, and of the same data by a proposed one.

    `new` is None where no change is proposed; `publications` are what went out with it, none where the freeze was not published.
    """

    freeze: Freeze
    publications: tuple[Publication, ...]
    figure: str
    period: Period
    reported: Numbers
    new: Numbers | None

    @property
    def differs(self) -> bool:
        """Whether it would read otherwise."""
        return self.new is not None and self.new != self.reported


def published_with(
    measure: Measure, authority: str, *, fingerprint: str, change: DefinitionChange | None = None
) -> list[PublishedFigure]:
    """The figures of a measure in the freezes of an authority that were counted by the definition of this fingerprint.

    The quarter of each freeze's cut-off, the newest freeze first; with `change` beside what it would have made of them. A
    freeze that is no longer as it was sealed is left out: `sightline verify` says so.
    """
    rows = Freeze.objects.filter(authority=authority).prefetch_related("publications")
    published = []
    for freeze in rows:
        try:
            frozen = opened(freeze)
        except (FreezeChangedError, OSError):
            continue
        period = quarter_of(frozen.cut_off)
        anew = None
        for figure in measure.figures:
            reported = frozen.reported(figure.id, period)
            if reported is None or reported.status != "ok" or frozen.fingerprint(figure.id) != fingerprint:
                continue
            if change is not None:
                anew = anew or counted_by(change, measure.id, frozen, authority)
            published.append(
                PublishedFigure(
                    freeze=freeze,
                    publications=tuple(freeze.publications.all()),
                    figure=figure.id,
                    period=period,
                    reported=numbers_of(reported),
                    new=numbers_of(anew.reading(figure.id, period, authority)) if anew else None,
                )
            )
    return published
