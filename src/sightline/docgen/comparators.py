"""Which of our figures are published of every authority: in what series, with what polarity, and how ours differs."""

from sightline.comparators.facts import PublishedSeries, all_series, data_sets, figure_map
from sightline.measuring.discover import figures

UNITS = {"percent": "%", "per_10000": "per 10,000", "count": "number", "days": "days", "ratio": "ratio"}
BETTER = {"higher": "higher is better", "lower": "lower is better", "neither": "none"}


def text() -> str:
    """The list in Markdown."""
    lines = [
        "# Figures that are published of every authority",
        "",
        "Each is set beside statistical neighbours, the region and England once the file is loaded (`sightline comparators load`); "
        "England and the regions come with Sightline where the DfE's interactive tool has them. Polarity is the DfE's.",
        "",
        "| figure | | published in | unit | polarity | how ours differs |",
        "|---|---|---|---|---|---|",
    ]
    for figure, published in figure_map().items():
        series = [all_series()[name] for name in published.series]
        sources = "; ".join(_source(each) for each in series)
        first = series[0]
        lines.append(
            f"| {figure} | {figures()[figure][1].title} | {sources} | {UNITS[first.unit]} | {BETTER[first.better]} | {published.caveat} |"
        )
    without = [name for name in figures() if name not in figure_map()]
    lines += ["", f"No published series is comparable with {', '.join(without)}."]
    return "\n".join(lines) + "\n"


def _source(series: PublishedSeries) -> str:
    """Where a series stands: its column, or what it is computed of."""
    if series.column:
        return f"{data_sets()[series.data_set].title} (`{series.column}`)"
    below = "population" if series.of_population else " + ".join(series.denominator)
    return f"{data_sets()[series.data_set].title} (computed: {' + '.join(series.numerator)} ÷ {below})"
