"""The measures of the semantic model, in DAX. None adds figures up: a percentage of two teams is not the sum of theirs."""

from dataclasses import dataclass

ONE = "COUNTROWS({table}) = 1"


@dataclass(frozen=True, slots=True)
class ModelMeasure:
    """A measure in Power BI: the table it stands in, its name, its DAX, how it is written, and what it says."""

    table: str
    name: str
    dax: str
    format: str
    says: str


def _single(table: str, column: str, more: str = "") -> str:
    """The value where one row is meant, blank where several are."""
    return f"IF({ONE.format(table=table)}{more}, MAX({table}[{column}]))"


def _in_unit(unit: str) -> str:
    return _single("Readings", "Value", f' && SELECTEDVALUE(Measures[Measured in]) = "{unit}"')


def _of_group(group: str) -> str:
    newest = "TOPN(1, Comparators, Comparators[Year ending], DESC)"
    return f'CALCULATE(MAXX({newest}, Comparators[Published value]), Comparators[Group] = "{group}")'


BLANK = "Blank unless one measure, one unit and one period are chosen."
MODEL_MEASURES = (
    ModelMeasure(
        "Readings",
        "Figure",
        _single("Readings", "Value"),
        "#,0.0",
        f"The figure in the measure's own unit. {BLANK}",
    ),
    ModelMeasure("Readings", "Percentage", _in_unit("percent"), '0.0"%"', f"A share, 0 to 100. {BLANK}"),
    ModelMeasure("Readings", "Count", _in_unit("count"), "#,0", f"A number of cases. {BLANK}"),
    ModelMeasure(
        "Readings",
        "Rate per 10,000",
        _in_unit("per_10000"),
        "#,0.0",
        f"A rate for each 10,000 children. {BLANK}",
    ),
    ModelMeasure("Readings", "Days", _in_unit("days"), "#,0.0", f"A mean or median number of days. {BLANK}"),
    ModelMeasure(
        "Readings", "Ratio", _in_unit("ratio"), "#,0.0", f"Children for each full-time worker. {BLANK}"
    ),
    ModelMeasure(
        "Readings", "Pounds", _in_unit("pounds"), "£#,0", f"An amount of money that people enter. {BLANK}"
    ),
    ModelMeasure(
        "Readings", "Numerator of one", _single("Readings", "Numerator"), "#,0", f"What is counted. {BLANK}"
    ),
    ModelMeasure(
        "Readings",
        "Denominator of one",
        _single("Readings", "Denominator"),
        "#,0",
        f"Out of how many. {BLANK}",
    ),
    ModelMeasure(
        "Readings",
        "Target of one",
        _single("Readings", "Target in force"),
        "#,0.0",
        f"The target that holds. {BLANK}",
    ),
    ModelMeasure(
        "Readings",
        "Distance to target",
        "IF(NOT ISBLANK([Figure]) && NOT ISBLANK([Target of one]), [Figure] - [Target of one])",
        "+#,0.0;-#,0.0;0.0",
        f"The figure less its target, in the measure's own unit. {BLANK}",
    ),
    ModelMeasure(
        "Readings",
        "Hidden figures",
        'COUNTROWS(FILTER(Readings, Readings[Symbol] = "c"))',
        "#,0",
        "How many figures of those chosen are hidden because they are small numbers or would give one away.",
    ),
    ModelMeasure(
        "Comparators",
        "Statistical neighbours",
        _of_group("neighbours"),
        "#,0.0",
        "The newest published median of the neighbours.",
    ),
    ModelMeasure(
        "Comparators", "Region", _of_group("region"), "#,0.0", "The newest published figure of the region."
    ),
    ModelMeasure(
        "Comparators", "England", _of_group("england"), "#,0.0", "The newest published figure of England."
    ),
    ModelMeasure(
        "About",
        "Which figures",
        "MAX(About[Standing])",
        "",
        "Frozen, with the freeze's name, or provisional: for every page.",
    ),
)
