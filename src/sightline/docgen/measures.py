"""Every measure, for people: what it asks, how it counts, from what, and worked examples from its tests."""

from sightline.docgen.measure_map import dated_by
from sightline.measuring.discover import measures
from sightline.measuring.measure import Measure

BETTER = {
    "higher": "Higher is better",
    "lower": "Lower is better",
    "neither": "Neither higher nor lower is better",
}
Examples = dict[str, list[tuple[str, str]]]


def text(examples: Examples) -> str:
    """All measures in Markdown, in the order of their ids."""
    every = measures()
    lines = [
        "# Measures",
        "",
        f"{len(every)} measures. Each is a list of cases before it is a number. The drawn tables are the tests': the "
        "day that counts and the day that does not.",
        "",
        "By team, a case counts with the team its record names itself, else with the team of the case holder (allocated "
        "worker, or personal adviser after care), and with any other role's only where nobody holds the case. A child whom two "
        "hold together counts with each team and once in the whole.",
    ]
    for measure in every.values():
        lines += _one(measure, examples)
    return "\n".join(lines) + "\n"


def _one(measure: Measure, examples: Examples) -> list[str]:
    lines = ["", f"## {measure.id} {measure.title}", "", f"*{measure.why}* {BETTER[measure.better]}.", ""]
    lines += [f"**How it counts.** {measure.definition}", ""]
    lines += [f"- Whose definition: {measure.source}"]
    lines += [f"- Each case is dated by: {dated_by(measure).replace('_', ' ')}"]
    if measure.clock:
        lines += [f"- Clock: {measure.clock.said} from {measure.clock.starts} ({measure.clock.rule})"]
    if measure.not_split:
        lines += [f"- Split by {' and '.join(measure.split_by)} only. {measure.not_split}."]
    lines += [f"- Variant: {variant}" for variant in measure.variants]
    lines += [f"- Needs: {', '.join(f'`{need}`' for need in measure.needs)}"]
    if measure.looks_back:
        lines += [f"- Looks back {measure.looks_back} months"]
    lines += [
        f"- {'Annex A' if source == 'annex_a' else 'SSD'}: {sentence}"
        for source, sentence in measure.says.items()
    ]
    if [each.id for each in measure.figures] != [measure.id]:
        lines += [f"- Figures: {', '.join(f'{each.id} ({each.title})' for each in measure.figures)}"]
    for title, drawn in examples.get(measure.judge.__name__, []):
        lines += ["", f"<details><summary>{title}</summary>", "", "```", drawn, "```", "</details>"]
    return lines
