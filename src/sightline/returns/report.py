"""The load report: what was read, kept, set aside and changed, what was wrong, and what can be computed now."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date

from sightline.returns.contract import Input
from sightline.returns.faults import Fault


@dataclass(kw_only=True)
class TableReport:
    """One table in this load. `withdrawn` are Annex A rows a later file no longer shows inside its own window."""

    read: int = 0
    kept: int = 0
    set_aside: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    withdrawn: int = 0


@dataclass(kw_only=True)
class LoadReport:
    """Everything a load did, for one authority or several. `unread` are sentences on columns that could not be read."""

    snapshot: str
    authorities: list[str]
    data_to: date
    data_to_how: str
    published: bool
    inputs: list[Input] = field(default_factory=list)
    tables: dict[str, TableReport] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    coverage: dict[str, dict[str, float]] = field(default_factory=dict)
    drift: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    measures_not_computable: dict[str, str] = field(default_factory=dict)
    newly_computable: list[str] = field(default_factory=list)
    computable_from: dict[str, str] = field(default_factory=dict)
    no_longer_computable: list[str] = field(default_factory=list)

    def as_contract(self) -> dict[str, object]:
        """The report as `sightline load --json` prints it: contracts.md, and what else it holds."""
        return {
            "snapshot": self.snapshot,
            "authority": self.authorities[0] if len(self.authorities) == 1 else None,
            "authorities": self.authorities,
            "data_to": self.data_to.isoformat(),
            "preview": not self.published,
            "inputs": [
                {
                    "file": each.path.name,
                    "sheet": each.sheet,
                    "recognised_as": each.recognised_as,
                    "rows": each.rows,
                }
                for each in self.inputs
            ],
            "tables": {name: asdict(table) for name, table in sorted(self.tables.items())},
            "faults": [fault.as_contract() for fault in self.faults],
            "coverage": self.coverage,
            "drift": self.drift,
            "notes": self.notes,
            "unread": self.unread,
            "measures_not_computable": self.measures_not_computable,
            "newly_computable": self.newly_computable,
            "no_longer_computable": self.no_longer_computable,
        }

    def by_rule(self) -> list[tuple[str, str, int]]:
        """(rule, what became of it, how many), most first."""
        counts = Counter((fault.rule, fault.did) for fault in self.faults)
        return [(rule, did, n) for (rule, did), n in counts.most_common()]

    def by_child(self) -> list[tuple[str, int]]:
        """(child's reference, how many faults), most first: for those allowed to see it, never for a log."""
        return Counter(each.child_id for each in self.faults if each.child_id).most_common()


def fault_rows(faults: Iterable[Fault]) -> list[dict[str, object]]:
    """Faults as rows of the faults file, the child's reference included: the file lies with the snapshot."""
    return [asdict(fault) for fault in faults]


FAULT_COLUMNS = ("file", "sheet", "row", "column", "rule", "found", "expected", "did", "child_id", "table")
