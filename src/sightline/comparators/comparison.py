"""One comparison: a group's figure in one year, where it comes from, and what it needs to be made again as it was."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from sightline.calendars.dates import MONTHS, in_words
from sightline.comparators.groups import Standing, Statistic
from sightline.statistics.amounts import AFTER, rounded

Group = Literal["neighbours", "region", "part_of_london", "england"]
THE = (
    "North East",
    "North West",
    "East Midlands",
    "West Midlands",
    "East of England",
    "South East",
    "South West",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonKey:
    """What makes a comparison what it is: asked again with it, the same releases and the same model give the same figure.

    `release` and `population` are releases' names, `model` the year of the list of neighbours; blank where they do not apply.
    """

    figure: str
    authority: str
    group: Group
    year: int
    statistic: Statistic
    series: str
    release: str
    population: str = ""
    model: str = ""

    def as_dict(self) -> dict[str, str | int]:
        """As plain values, for whoever stores it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class ComparedAuthority:
    """One of a group: its code (314 / 318 where two answer together), its figure, and the symbol where it has none."""

    code: str
    value: float | None
    symbol: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A group's figure. `value` is unrounded, in `unit` (percent 0 to 100, per_10000, days, ratio, count), None where there is none: `cause`.

    `used` of `of_members` had a figure (neighbours: of ten). `own` is what is published of the authority itself; `standing` its place
    in the group (England: among all authorities, with the quarter; a region: among its own; neighbours: itself among them).
    `places` are the decimals it is published with; `better` is the DfE's polarity. `how` says how it was made where the file
    does not hold it, `caveat` how our own measure differs from the published one.
    """

    key: ComparisonKey
    name: str
    value: float | None
    unit: str
    places: int
    better: str
    year_ending: date
    data_set: str
    release: str
    published: str
    members: tuple[ComparedAuthority, ...] = ()
    used: int | None = None
    of_members: int | None = None
    own: float | None = None
    own_symbol: str = ""
    standing: Standing | None = None
    how: str = ""
    caveat: str = ""
    cause: str = ""

    @property
    def group(self) -> Group:
        """neighbours, region, part_of_london or england."""
        return self.key.group

    @property
    def model(self) -> str:
        """The year of the list of neighbours; blank for a region and England."""
        return self.key.model

    @property
    def rounded(self) -> Decimal | None:
        """The value as it is printed: once, half up, to the places it is published with."""
        return None if self.value is None else rounded(self.value, self.places)

    @property
    def text(self) -> str:
        """4.5%, 67 per 10,000, 15.2; blank where there is none."""
        return "" if self.value is None else value_text(self.value, self.unit, self.places)

    @property
    def among(self) -> str:
        """The group in a sentence: among statistical neighbours, in the North West, in England."""
        if self.group == "neighbours":
            return "among statistical neighbours"
        return f"in {'the ' if self.name in THE else ''}{self.name}"

    @property
    def published_in_words(self) -> str:
        """When it was published: 30 October 2025, October 2025, or that the file does not say."""
        return published_in_words(self.published)

    @property
    def source(self) -> str:
        """Where it comes from, in a line: data set, release, when published, model."""
        model = (
            f", {self.model} neighbours, {self.used} of {self.of_members} with a figure" if self.model else ""
        )
        when = self.published_in_words
        return f"{self.data_set}, release {self.release} ({when if when.startswith('pub') else f'published {when}'}){model}."


def published_in_words(published: str) -> str:
    """2025-10-30 as 30 October 2025, 2025-10 as October 2025; where nobody said, that."""
    year, _, rest = published.partition("-")
    if len(rest) > 2:
        return in_words(date.fromisoformat(published))
    return f"{MONTHS[int(rest) - 1]} {year}" if rest else "publication date not stated"


def value_text(value: float, unit: str, places: int) -> str:
    """A value with its unit, rounded half up to those places: 4.5%, 67 per 10,000, 1,204."""
    return f"{rounded(value, places):,}{AFTER.get(unit, '')}"
