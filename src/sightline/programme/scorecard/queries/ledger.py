"""The ledger: every change of every refresh, and every change of what is reported, in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from sightline.programme.models import Grouping, LedgerChange, Plan, PlanScorecard
from sightline.programme.plans.queries.own_days import OwnDay
from sightline.programme.scorecard.rules.ledger import CHANGES, FIELDS


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """One change of one measure: `fields` are name, what it was and what it is. `on`: the day it holds from, None while a draft.

    `number` is its scorecard's; `agreed_by` the second person's account, blank while nobody has agreed, and for what is no
    refresh.
    """

    number: int
    on: date | None
    key: str
    title: str
    change: str
    fields: tuple[tuple[str, str, str], ...]
    reason: str
    replacement: str
    by: str
    at: datetime
    agreed_by: str

    @property
    def word(self) -> str:
        """The kind of change in a word."""
        return CHANGES[self.change]


def ledger_of(plan: Plan, key: str = "", *, drafts: bool = False) -> list[LedgerEntry]:
    """Every change, the oldest first, of all measures or of one; `drafts`: with those nobody has agreed to yet."""
    rows = LedgerChange.objects.filter(scorecard__plan=plan).select_related("scorecard")
    rows = rows.filter(key=key) if key else rows
    rows = rows if drafts else rows.exclude(scorecard__agreed_by="")
    titles = dict(
        Grouping.objects.filter(version__plan=plan).order_by("version__place").values_list("key", "title")
    )
    ordered = rows.order_by("scorecard__number", "id")
    return list(_entries(list(ordered), titles))


def measures_in_ledger(plan: Plan, *, drafts: bool = False) -> dict[str, str]:
    """The measures that anything was changed of, key and what they are called now, by name."""
    rows = LedgerChange.objects.filter(scorecard__plan=plan)
    rows = rows if drafts else rows.exclude(scorecard__agreed_by="")
    titles = dict(rows.order_by("id").values_list("key", "title"))
    return dict(sorted(titles.items(), key=lambda pair: pair[1].lower()))


def refreshes_of(plan: Plan) -> list[PlanScorecard]:
    """The scorecards that were agreed to, the oldest first."""
    agreed = PlanScorecard.objects.filter(plan=plan).exclude(agreed_by="")
    return list(agreed.select_related("version__plan").defer("version__sealed").order_by("number"))


def changed_in(scorecard: int) -> dict[str, str]:
    """Key → which of CHANGES the refresh that made this scorecard made of a measure."""
    rows = LedgerChange.objects.filter(scorecard=scorecard).exclude(change="reporting")
    return dict(rows.values_list("key", "change"))


def _entries(rows: list[LedgerChange], titles: dict[str, str]) -> Iterator[LedgerEntry]:
    for _, several in groupby(rows, key=lambda row: (row.scorecard_id, row.key, row.change, row.at)):
        changes = list(several)
        first = changes[0]
        yield LedgerEntry(
            number=first.scorecard.number,
            on=first.on or first.scorecard.from_on,
            key=first.key,
            title=first.title,
            change=first.change,
            fields=tuple(
                (
                    FIELDS.get(each.field, each.field),
                    _in_words(each.field, each.was, titles),
                    _in_words(each.field, each.now, titles),
                )
                for each in changes
            ),
            reason=first.reason,
            replacement=first.replacement,
            by=first.by,
            at=first.at,
            agreed_by="" if first.change == "reporting" else first.scorecard.agreed_by,
        )


def _in_words(field: str, text: str, titles: dict[str, str]) -> str:
    if field == "fix_by" and (day := OwnDay.of_text(text)):
        return day.words
    return titles.get(text.partition("/")[2], text) if field == "grouping" else text
