"""Ofsted's Annex A: its eleven lists, their columns, what a row is known by, and the codes they use.

Headings, codes and wording: Ofsted, Annex A child level data, August 2019 (Open Government Licence v3.0), by way of
sfdata-annexa-clean (MIT). The 2024 shapes (list 9 with 17 columns, list 8's doubled bracket) and councils' own
spellings: liia-tools-pipeline, Social Finance (MIT). Codes marked `later`: DfE, SSDA903 and CIN census guides 2026.
What a row is known by: contracts.md.
"""

import csv
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pyarrow as pa

ARROW = {
    "text": pa.string(),
    "code": pa.string(),
    "date": pa.date32(),
    "birth": pa.date32(),
    "age": pa.int64(),
    "whole": pa.int64(),
}


@dataclass(frozen=True)
class ListColumn:
    """One column of a list.

    `name` is the heading in small letters and underscores. `kind` is text, code, date, birth (a date that may be
    expected, so still to come), age (whole years, -1 unborn) or whole. `codes` names the code set of a code.
    `since` is the template that first had it; `heading_2024` its heading there where that differs; `also` other
    headings it is seen under.
    """

    heading: str
    name: str
    kind: str
    codes: str = ""
    since: str = "2019"
    heading_2024: str = ""
    also: tuple[str, ...] = ()

    @property
    def arrow(self) -> pa.DataType:
        """The type the store holds this column as."""
        return ARROW[self.kind]

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading this column is known by, Ofsted's own first."""
        return tuple(each for each in (self.heading, self.heading_2024, *self.also) if each)


@dataclass(frozen=True, kw_only=True)
class ListSpec:
    """One list.

    `key` says what a row is known by; the first of it names the person. `may_be_blank` are those of the key that
    Ofsted lets a council leave blank. `happened` is the date that places a row in time; `ended` the dates of which
    the first closes it. `shows_open` lists show everything still open, however old. `months` is how far back the
    list looks (0: only what is current). Of a list that `repeats` two rows that are alike are two.
    """

    number: int
    title: str
    columns: tuple[ListColumn, ...]
    key: tuple[str, ...]
    happened: str | None
    ended: tuple[str, ...] = ()
    months: int = 6
    one_row_per_child: bool = False
    shows_open: bool = False
    may_be_blank: tuple[str, ...] = ()
    repeats: bool = False

    @property
    def table(self) -> str:
        """The store's table for this list."""
        return f"annexa_list_{self.number}"

    @property
    def person(self) -> str:
        """The column that names the child (in list 11 the adopter)."""
        return self.key[0]

    def column(self, name: str) -> ListColumn:
        """The column of that name; KeyError names the list when there is none."""
        for each in self.columns:
            if each.name == name:
                return each
        raise KeyError(f"Annex A list {self.number} has no column {name}")

    def shape(self, year: str) -> tuple[ListColumn, ...]:
        """The columns of the template of that year (2019 or 2024), in its order."""
        return tuple(each for each in self.columns if each.since <= year)

    def headings(self, year: str) -> tuple[str, ...]:
        """The headings of the template of that year, in its order."""
        return tuple((year >= "2024" and each.heading_2024) or each.heading for each in self.shape(year))


@dataclass(frozen=True)
class CodeWord:
    """One code of a set.

    `code` is what the store holds; `preferred` Ofsted's own spelling of it; `label` and `detail` its words without
    the code; `also` other words that mean exactly this. `since` is `later` for codes newer than Ofsted's template.
    """

    code: str
    preferred: str
    label: str
    detail: str
    also: tuple[str, ...]
    since: str


@dataclass(frozen=True)
class SpellingGroup:
    """A group of spellings that councils use, as its text; `means` is the one code it is, where it is just one."""

    text: str
    means: str
    spellings: tuple[str, ...]


OPEN_SETS = frozenset({"placement_authority"})
"""Sets in which a name of the council's own is as good as a code: Ofsted asks for the authority's name."""


def _rows(name: str) -> list[dict[str, str]]:
    text = files("sightline.standards").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _several(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))


def _columns() -> dict[int, tuple[ListColumn, ...]]:
    by_list: dict[int, list[ListColumn]] = {}
    for row in _rows("annex_a_columns.csv"):
        more = (row["codes"], row["since"], row["heading_2024"], _several(row["also"]))
        by_list.setdefault(int(row["list"]), []).append(
            ListColumn(row["heading"], row["name"], row["kind"], *more)
        )
    return {number: tuple(columns) for number, columns in by_list.items()}


def _lists() -> dict[int, ListSpec]:
    columns = _columns()
    return {
        int(row["list"]): ListSpec(
            number=int(row["list"]),
            title=row["title"],
            columns=columns[int(row["list"])],
            key=_several(row["key"]),
            happened=row["happened"] or None,
            ended=_several(row["ended"]),
            months=int(row["months"]),
            one_row_per_child=row["one_row_per_child"] == "yes",
            shows_open=row["shows_open"] == "yes",
            may_be_blank=_several(row["may_be_blank"]),
            repeats=row["repeats"] == "yes",
        )
        for row in _rows("annex_a_lists.csv")
    }


LISTS: dict[int, ListSpec] = _lists()


@cache
def code_sets() -> dict[str, tuple[CodeWord, ...]]:
    """Every code set, Ofsted's codes in Ofsted's order and newer ones after them."""
    by_set: dict[str, list[CodeWord]] = {}
    for row in _rows("annex_a_codes.csv"):
        by_set.setdefault(row["set"], []).append(
            CodeWord(
                row["code"],
                row["preferred"],
                row["label"],
                row["detail"],
                _several(row["also"]),
                row["since"],
            )
        )
    return {name: tuple(words) for name, words in by_set.items()}


@cache
def groups() -> dict[str, tuple[SpellingGroup, ...]]:
    """How councils spell coded values beside Ofsted's own codes: the groups of each set.

    A spelling that stands in two groups has two answers, and is not to be decided.
    """
    text = files("sightline.standards").joinpath("data", "annex_a_spellings.json").read_text(encoding="utf-8")
    return {
        name: tuple(
            SpellingGroup(each["group"], each.get("means", ""), tuple(each["spellings"])) for each in listed
        )
        for name, listed in json.loads(text)["sets"].items()
    }


def store_schemas() -> dict[int, pa.Schema]:
    """The columns of each list's table in the store, the authority's code first.

    Beside the list's own columns: `record_id`; `source_row`, the row in the workbook it was last read from;
    `first_seen` and `last_seen`, the data dates of the first and last workbooks that showed the row; `withdrawn`,
    true where a later workbook should have shown it and does not.
    """
    return {
        number: pa.schema(
            [
                ("authority", pa.string()),
                ("record_id", pa.string()),
                *((each.name, each.arrow) for each in spec.columns),
                ("source_row", pa.int64()),
                ("first_seen", pa.date32()),
                ("last_seen", pa.date32()),
                ("withdrawn", pa.bool_()),
            ]
        )
        for number, spec in LISTS.items()
    }
