"""Where a year would end, in two sentences: how it ends, against its target; and what that rests on. Pure."""

from sightline.calendars.dates import in_words
from sightline.calendars.periods import Period
from sightline.scorecards.rules.trajectory import TargetInForce
from sightline.statistics.amounts import amount, from_target, movement, several
from sightline.statistics.year_end import YearEnd


def ends_at(end: YearEnd, year: Period, unit: str, target: TargetInForce | None, *, stands: bool) -> str:
    """If nothing changes, 2026-27 ends at 81.2% (95% range 78.0% to 84.4%), 3.8 points below the target of 85%.

    `stands`: it is a figure of a day, and the end is the year's last. Where nothing can be said, why.
    """
    if end.value is None or end.low is None or end.high is None:
        return f"No year-end forecast. {end.why_not}"
    where = f"on {in_words(year.last)} it stands at" if stands else f"{year.label} ends at"
    low, high = amount(end.low, unit), amount(end.high, unit)
    sentence = f"If nothing changes, {where} {amount(end.value, unit)} (95% range {low} to {high})"
    if target:
        sentence += f", {from_target(end.value, target.value, unit, target.called)}"
    return f"{sentence}."


def rests_on(end: YearEnd, unit: str, noun: str, *, stands: bool) -> str:
    """It rests on 79.8% in 7 months so far and 5 months to come at 83.1%, the average of 24 months. No season is in it."""
    if end.value is None or end.mean is None:
        return ""
    average = f"of {several(end.rests_on, f'{noun}ly change' if stands else noun)}"
    if stands:
        latest = amount(end.so_far or 0.0, unit)
        sentence = f"{latest} in the latest {noun}, and {several(end.to_come, noun)} to come with {movement(end.mean, unit)} each, the average {average}"
    elif end.so_far is None:
        sentence = f"{several(end.to_come, noun)} to come at {amount(end.mean, unit)}, the average {average}"
    else:
        so_far = f"{amount(end.so_far, unit)} in {several(end.periods_so_far, noun)} so far"
        sentence = f"{so_far}, and {several(end.to_come, noun)} to come at {amount(end.mean, unit)}, the average {average}"
    since = " since limits started anew" if end.anew else ""
    return f"It rests on {sentence}{since}. No season is in it."
