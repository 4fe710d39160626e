"""The figures of a highlight report: the measures by which its actions were tested, as they stood in its period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sightline.measuring.discover import figures
from sightline.people.models import User
from sightline.programme.delivery.queries.lines import ActionLine
from sightline.programme.difference.queries.current import declared_tests, tested
from sightline.programme.difference.queries.figures_now import (
    latest_of,
    rights_of_person,
    signals_then,
    target_now,
)
from sightline.programme.kinds.test_of_difference import aim_in_words, baseline_in_words
from sightline.programme.models import DeclaredTest
from sightline.programme.overview.queries.events import end_of
from sightline.scorecards.queries.signals import Signal
from sightline.scorecards.signal_words import SignalShown, signal_shown

NOTHING = "There is no figure that may be shown."


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureInReport:
    """A measure with what was declared of it: `baseline` and `aim` in words, blank where there was none; `now`: where it stood,
    and how far from its target, in a sentence. `actions`: references of those that test by it so. `signal`: whether it had
    changed by more than usual, None where there is no figure for this reader."""

    id: str
    title: str
    baseline: str
    aim: str
    now: str
    signal: SignalShown | None
    actions: tuple[str, ...]


def figures_in_report(
    authority: str, lines: Iterable[ActionLine], until: date, person: User
) -> tuple[FigureInReport, ...]:
    """Each measure once for each aim, in the order of the actions: by the tests that counted on that day, from the months up to
    its own, as this person may see them. None for who sees no figures."""
    sight = rights_of_person(person)
    if not sight.figures:
        return ()
    references = {line.id: line.reference for line in lines}
    alike: dict[tuple[str, str, str, str], list[tuple[str, DeclaredTest]]] = {}
    by_action = declared_tests(references, end_of(until))
    for action, reference in references.items():
        for each in by_action.get(action, ()):
            if each.basis == "measure" and each.measure in figures():
                test = tested(each)
                key = (each.measure, each.direction, baseline_in_words(test), aim_in_words(test))
                alike.setdefault(key, []).append((reference, each))
    signals = signals_then(authority, sight, {measure for measure, *_ in alike}, until)
    return tuple(
        _figure(those[0][1], tuple(dict.fromkeys(each for each, _ in those)), signals.get(measure), until)
        for (measure, *_), those in alike.items()
    )


def _figure(
    declared: DeclaredTest, actions: tuple[str, ...], signal: Signal | None, until: date
) -> FigureInReport:
    test = tested(declared)
    title = figures()[declared.measure][1].title
    now = target_now(declared, latest_of(signal) if signal else None, until)
    return FigureInReport(
        id=declared.measure,
        title=title,
        baseline=baseline_in_words(test),
        aim=aim_in_words({**test, "baseline": None}),
        now=now or NOTHING,
        signal=signal_shown(signal, label=f"{title}, the last two years") if signal and now else None,
        actions=actions,
    )
