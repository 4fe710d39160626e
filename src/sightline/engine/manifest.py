"""What a snapshot says of itself: which tables it holds for whom, from which source, complete from when to when."""

import json
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path


@dataclass(kw_only=True)
class TableEntry:
    """One table of one authority.

    `source` is ssd, annex_a, local or ons. `fields` are the columns the source filled. `window_from` is the first
    day from which the rows are complete (None where the table has no dates). `stock_dates` are the only days on
    which "who is open" can be answered, for sources that show each child once; None means any day in the window.
    `loaded` is the snapshot that brought these rows. `unread` says, by column, why what needs it is not worked out: more
    than a few of its values could not be read.
    """

    source: str
    rows: int
    fields: list[str]
    loaded: str
    window_from: date | None = None
    stock_dates: list[date] | None = None
    notes: list[str] = field(default_factory=list)
    unread: dict[str, str] = field(default_factory=dict)


@dataclass
class AuthorityEntry:
    """One authority in a snapshot: the day its data is complete to, and its tables.

    `unread` says, by measure, why it is not worked out though its fields are there: what it reads could not be read.
    """

    data_to: date
    tables: dict[str, TableEntry] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)


@dataclass
class Manifest:
    """A snapshot's table of contents. `base` is the snapshot it was built on: what undoing it goes back to."""

    snapshot: str
    made: str
    authorities: dict[str, AuthorityEntry] = field(default_factory=dict)
    base: str | None = None

    def write(self, folder: Path) -> None:
        """Write it as `manifest.json` in the snapshot's folder."""
        text = json.dumps(asdict(self), default=str, indent=1, sort_keys=True)
        (folder / "manifest.json").write_text(text, encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """Read the manifest of the snapshot in that folder."""
        whole = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        return cls(
            whole["snapshot"],
            whole["made"],
            {code: _authority(entry) for code, entry in whole["authorities"].items()},
            whole.get("base"),
        )


def _authority(entry: dict) -> AuthorityEntry:
    tables = {name: _table(table) for name, table in entry["tables"].items()}
    return AuthorityEntry(date.fromisoformat(entry["data_to"]), tables, entry.get("unread", {}))


def _table(entry: dict) -> TableEntry:
    window = entry["window_from"]
    stocks = entry["stock_dates"]
    return TableEntry(
        **{
            **entry,
            "window_from": date.fromisoformat(window) if window else None,
            "stock_dates": None if stocks is None else [date.fromisoformat(day) for day in stocks],
        }
    )
