"""Our figure beside a group's: how far off, in the measure's own unit, and whether that is more than noise."""

from dataclasses import dataclass

from sightline.comparators.comparison import Comparison, value_text
from sightline.measuring.reading import Reading
from sightline.statistics.amounts import amount, distance_in_words, rounded
from sightline.statistics.intervals import rate_interval, wilson

NOISE_WORDS = {True: "more than noise", False: "within noise", None: "cannot tell"}
SIZES = "A number of children goes with an area's size. Compare the rate or the share instead."


@dataclass(frozen=True, slots=True)
class Gap:
    """How far our figure lies from a group's. `distance` is ours less theirs, unrounded, in the measure's unit; None where it cannot be said.

    `interval` is ours at 95% (Wilson of a share, Byar or exact of a rate). `beyond_noise` is whether their figure, with the
    half of its last decimal it was rounded by, lies outside it; None with `cause` where that cannot be told. `good` is whether
    ours is on the better side, by the DfE's polarity; None where it gives none.
    """

    distance: float | None
    unit: str
    interval: tuple[float, float] | None
    beyond_noise: bool | None
    good: bool | None
    cause: str = ""

    @property
    def words(self) -> str:
        """1.5 points above; 12 per 10,000 below; the same; blank where it cannot be said."""
        if self.distance is None:
            return ""
        if not rounded(self.distance):
            return "the same"
        return f"{distance_in_words(self.distance, self.unit)} {'above' if self.distance > 0 else 'below'}"

    @property
    def noise_words(self) -> str:
        """more than noise, within noise, cannot tell."""
        return NOISE_WORDS[self.beyond_noise]


def gap(reading: Reading, comparison: Comparison) -> Gap:
    """The gap between our reading and the comparison."""
    nothing = Gap(None, reading.unit, None, None, None)
    if reading.value is None or comparison.value is None:
        return Gap(
            None,
            reading.unit,
            None,
            None,
            None,
            reading.cause or comparison.cause or "There is no figure to compare.",
        )
    if reading.unit != comparison.unit:
        return nothing
    if reading.unit == "count":
        return Gap(None, reading.unit, None, None, None, SIZES)
    distance = reading.value - comparison.value
    good = (
        None
        if comparison.better == "neither" or not distance
        else (distance > 0) == (comparison.better == "higher")
    )
    interval = interval_of(reading)
    if interval is None:
        why = "How far our figure could be off by chance is not known: it has no number of cases it is a share of."
        return Gap(distance, reading.unit, None, None, good, why)
    half = 0.5 / 10**comparison.places
    outside = comparison.value + half < interval[0] or comparison.value - half > interval[1]
    return Gap(distance, reading.unit, interval, outside, good)


def interval_of(reading: Reading) -> tuple[float, float] | None:
    """Our figure's own limits at 95%, in its unit; None where its base is not known or it is no share and no rate."""
    top, base = reading.numerator, reading.denominator
    if top is None or not base:
        return None
    if reading.unit == "percent":
        lower, upper = wilson(top, base)
        return 100 * lower, 100 * upper
    return rate_interval(top, base) if reading.unit == "per_10000" else None


def first_words(reading: Reading, comparison: Comparison) -> str:
    """6.0%, against 4.5% among statistical neighbours; blank where either has no figure.

    A percentage has one decimal unless the published one has none.
    """
    if reading.value is None or comparison.value is None or reading.unit == "count":
        return ""
    return f"{own_text(reading.value, comparison)}, against {comparison.text} {comparison.among}"


def own_text(value: float, comparison: Comparison) -> str:
    """Our value as it stands beside that comparison."""
    if comparison.unit == "percent":
        return value_text(value, "percent", comparison.places)
    return amount(value, comparison.unit)
