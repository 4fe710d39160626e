"""What a ratio stands on, in words: 2,488 children, 157.7 full-time workers."""

from sightline.measuring.discover import figures
from sightline.statistics.amounts import rounded


def ratio_base(figure_id: str, top: float | None, base: float) -> str:
    """Both numbers with what they count, as the measure names it; 171 to 10.0 where it names nothing."""
    measure = figures()[figure_id][0] if figure_id in figures() else None
    first, second = measure.ratio_of if measure else ("", "")
    above, below = f"{top or 0:,.0f}", f"{rounded(base):,}"
    return f"{above} {first}, {below} {second}" if first else f"{above} to {below}"
