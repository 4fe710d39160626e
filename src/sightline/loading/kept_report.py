"""A preview's report, kept with its snapshot and gone when that goes: counts and sentences, and no child's row."""

import json
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from sightline.engine.snapshots import snapshots_folder
from sightline.files.whole import write_whole
from sightline.loading import rules
from sightline.loading.comparing import LoadComparison
from sightline.loading.due_and_wrong import BeforeAfter
from sightline.loading.rules import FigureMove
from sightline.returns.report import LoadReport

NAME = "report.json"


@dataclass
class KeptReport:
    """What a person decides on. `load` is the report as `sightline load --json` prints it, faults left out."""

    load: dict[str, Any]
    data_to_how: str
    by_rule: list[tuple[str, str, int]]
    children: int
    comparisons: list[LoadComparison] = field(default_factory=list)

    @property
    def reasons(self) -> list[str]:
        """What asks for a reason before this becomes current, in sentences."""
        sentences: dict[str, None] = {}
        for each in self.comparisons:
            before = date.fromisoformat(each.data_to_before) if each.data_to_before else None
            for sentence in rules.why_a_reason(each.moved, before, date.fromisoformat(each.data_to)):
                sentences[sentence] = None
        return list(sentences)


def write(report: LoadReport, comparisons: list[LoadComparison]) -> None:
    """Keep it with the snapshot it is about."""
    whole_report = KeptReport(
        {name: value for name, value in report.as_contract().items() if name != "faults"},
        report.data_to_how,
        report.by_rule(),
        len(report.by_child()),
        comparisons,
    )
    write_whole(
        snapshots_folder() / report.snapshot / NAME, json.dumps(asdict(whole_report), ensure_ascii=False)
    )


def read(snapshot_id: str) -> KeptReport | None:
    """The report kept with that snapshot; None where there is none, or it went with its snapshot."""
    try:
        text = (snapshots_folder() / snapshot_id / NAME).read_text(encoding="utf-8")
    except OSError:
        return None
    whole = json.loads(text)
    compared = [
        LoadComparison(
            **{
                **each,
                "moved": [FigureMove(**one) for one in each["moved"]],
                "counts": [BeforeAfter(**one) for one in each.get("counts", [])],
            }
        )
        for each in whole.pop("comparisons")
    ]
    whole["by_rule"] = [tuple(each) for each in whole["by_rule"]]
    return KeptReport(**whole, comparisons=compared)
