"""The list of cases an inspector would pick, with the rule that drew each child in words."""

from collections.abc import Mapping, Sequence

from sightline.engine.spreadsheets import Sheet, Value, about, workbook
from sightline.rehearsal.queries.cases import AskedRule
from sightline.rehearsal.rules.sampling import DrawnCase

HOW = (
    "Within each rule the children stand in the order of a hash of the seed, the rule and the child's reference: the same records "
    "and the same seed draw the same children on any machine, and nobody chose them. A child is drawn once."
)


def sampling_workbook(
    lines: Sequence[tuple[str, Value]],
    drawn: Sequence[DrawnCase],
    asked_rules: Sequence[AskedRule],
    held_by: Mapping[str, tuple[str | None, str | None]],
) -> bytes:
    """The children, and the rules with how many children each is true of. `held_by`: a child's team and worker."""
    return workbook(
        [about([*lines, ("How they were drawn", HOW)]), _cases(drawn, held_by), _rules(drawn, asked_rules)]
    )


def _cases(drawn: Sequence[DrawnCase], held_by: Mapping[str, tuple[str | None, str | None]]) -> Sheet:
    heads = ("Child", "Drawn because", "On record", "Also", "Team", "Worker")
    rows = [
        (
            each.child,
            each.rule.words,
            each.on_record or None,
            "; ".join(other.words for other in each.also) or None,
            *held_by.get(each.child, (None, None)),
        )
        for each in drawn
    ]
    return Sheet("Cases", heads, rows, widths={"Drawn because": 50, "On record": 34, "Also": 50, "Team": 26})


def _rules(drawn: Sequence[DrawnCase], asked_rules: Sequence[AskedRule]) -> Sheet:
    heads = (
        "Rule",
        "Limit",
        "Unit",
        "Children it is true of",
        "Drawn",
        "Why it could not be asked",
        "Where it comes from",
    )
    rows = [
        (
            each.rule.words,
            each.rule.limit,
            each.rule.unit or None,
            None if each.cannot else len(each.cases),
            sum(case.rule is each.rule for case in drawn),
            each.cannot or None,
            each.rule.source,
        )
        for each in asked_rules
    ]
    return Sheet(
        "Rules", heads, rows, widths={"Rule": 50, "Why it could not be asked": 40, "Where it comes from": 60}
    )
