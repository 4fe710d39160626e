"""The figures of a scorecard by what may be said of their change: the first sentence, which leads to each group. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from sightline.scorecards.signal_words import SignalShown, stocks_in_words, stocks_since_a_year
from sightline.statistics.amounts import several

GROUPS = {
    "better": "got better",
    "worse": "got worse",
    "moved": "moved (neither better nor worse)",
    "same": "show no real change",
    "stock": "are counts or shares on a day with no sudden move",
    "few": "have too little to judge",
    "unreported": "cannot be reported",
}
"""The groups a list of figures may be narrowed to by `?signal=`, in words after a number of figures."""
MEANINGS = (
    ("Improving, Worsening", "The figure changed by more than it usually varies, for better or worse."),
    ("Higher, Lower", "It changed by more than it usually varies, and neither way is better."),
    ("No change", "It moves within its usual range. A higher or lower month is no news."),
    (
        "No sudden change",
        "A count or share on a day, such as children in care, is judged on its steps from month to month. A slow drift is no sudden "
        "change: the line under it says how it stands against a year before.",
    ),
    (
        "Not judged",
        "Too few cases, or too few months, to tell a change from chance. The line under it says which.",
    ),
)
"""What the words of the Signal column mean, at the point of use."""
WORST_FIRST = ("worse", "moved", "better", "same", "stock", "few", "unreported")


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of the first sentence; `group` is the one of GROUPS it leads to, blank where it leads nowhere."""

    text: str
    group: str = ""


def group_of(status: str, signal: SignalShown) -> str:
    """The one of GROUPS that a figure falls in; `status` as of a VisibleReading."""
    if status == "not_computable":
        return "unreported"
    if signal.kind in ("high", "low"):
        return "moved"
    if signal.kind == "same":
        return "stock" if signal.stock else "same"
    return signal.kind or "few"


def badness(group: str, signal: SignalShown) -> tuple[int, bool]:
    """Where a figure stands in a list with the worst first: by its group, and in it what is worse than a year before first."""
    return WORST_FIRST.index(group), signal.year_kind != "worse"


def first_sentence(grouped: Sequence[tuple[str, SignalShown]]) -> list[Clause]:
    """How many figures got better, worse, show no real change, cannot be judged or reported, piece by piece."""
    groups = [group for group, _ in grouped]
    counts = {each: groups.count(each) for each in GROUPS}
    reported = [signal for group, signal in grouped if group != "unreported"]
    better = several(counts["better"], "figure") if counts["better"] else "No figures"
    parts = [
        _clause(f"{better} got better", "better", counts),
        _clause(f"{counts['worse'] or 'none'} worse", "worse", counts),
        Clause(f"{counts['same']} show no real change", "same" if counts["same"] else ""),
    ]
    if counts["moved"]:
        parts.append(Clause(f"{counts['moved']} moved (neither better nor worse)", "moved"))
    stocks = stocks_in_words(reported)
    rest = [Clause(f"{counts['few']} have too little to judge", "few")] if counts["few"] else []
    if counts["unreported"]:
        rest.append(Clause(f"{counts['unreported']} cannot be reported", "unreported"))
    clauses = [_listed(parts), [Clause(stocks, "stock")] if stocks else [], _listed(rest)]
    sentence = _joined([each for each in clauses if each], "; ")
    year = stocks_since_a_year(reported)
    return [*sentence, Clause(f". {year}" if year else ".")]


def _clause(text: str, group: str, counts: dict[str, int]) -> Clause:
    return Clause(text, group if counts[group] else "")


def _listed(parts: list[Clause]) -> list[Clause]:
    """Several pieces as a list: a, b and c."""
    if len(parts) < 2:
        return parts
    return [*_joined([[each] for each in parts[:-1]], ", "), Clause(" and "), parts[-1]]


def _joined(lists: list[list[Clause]], between: str) -> list[Clause]:
    joined: list[Clause] = []
    for place, clauses in enumerate(lists):
        joined += [Clause(between), *clauses] if place else clauses
    return joined
