"""What pages of this room say of a freeze and of its figures."""

from collections.abc import Sequence

from django.utils import timezone

from sightline.freezes.models import Freeze, Publication
from sightline.freezes.queries.differences import ReportedAndNow
from sightline.measuring.reading import Reading
from sightline.scorecards import wording
from sightline.statistics.amounts import several
from sightline.web import words
from sightline.web.account_names import full_name


def made_in_words(freeze: Freeze) -> str:
    """Figures to 30 September 2026, frozen by Priya Raman on 12 November 2026; confirmed by … / not confirmed yet."""
    made = f"Figures to {words.long_date(freeze.cut_off)}, frozen by {full_name(freeze.made_by)} on {_day(freeze.made_at)}"
    if freeze.confirmed_by:
        return f"{made}; confirmed by {full_name(freeze.confirmed_by)} on {_day(freeze.confirmed_at)}."
    return f"{made}; not confirmed yet."


def frozen_line(freeze: Freeze, *, confirmed: bool = True) -> str:
    """As frozen on 14 November 2026 as q2-2026-27, confirmed by Priya Raman; without `confirmed` what never changes of it."""
    line = f"As frozen on {_day(freeze.made_at)} as {freeze.name}"
    if not confirmed:
        return f"{line}."
    by = f"confirmed by {full_name(freeze.confirmed_by)}" if freeze.confirmed_by else "not confirmed yet"
    return f"{line}, {by}."


def files_in_words(publication: Publication) -> str:
    """The files of an edition, each with the beginning of what it hashes to; blank for what was entered by hand."""
    tables = [
        f"{name} {digest[:12]}" for name, digest in publication.files.items() if not name.endswith(".svg")
    ]
    charts = len(publication.files) - len(tables)
    return ", ".join([*tables, *([several(charts, "chart")] if charts else [])])


def first_sentence(pairs: Sequence[ReportedAndNow]) -> str:
    """3 of 70 figures have changed since they were reported."""
    other = sum(each.differs for each in pairs)
    if not other:
        return f"None of {several(len(pairs), 'figure')} has changed since it was reported."
    have = "has" if other == 1 else "have"
    return f"{other:,} of {several(len(pairs), 'figure')} {have} changed since {'it was' if other == 1 else 'they were'} reported."


def figure_shown(reading: Reading | None) -> tuple[str, str]:
    """A figure and what it is of, nothing hidden; where it is not defined any more, that."""
    if reading is None:
        return "Not defined now", ""
    visible = wording.visible_reading(reading, hidden=False)
    return visible.text, visible.under


def difference(pair: ReportedAndNow) -> str:
    """How far the figure is from what was reported, with its sign; blank where it is not."""
    if not pair.differs or pair.now is None:
        return ""
    then, now = pair.reported, pair.now
    if then.value is None or now.value is None or then.status != "ok" or now.status != "ok":
        return "Changed"
    by = wording.changed(
        wording.visible_reading(now, hidden=False), wording.visible_reading(then, hidden=False), now.unit
    )
    return by or "Same value, other cases"


def _day(at: object) -> str:
    return words.long_date(timezone.localtime(at).date())  # type: ignore[arg-type]
