"""One reference measure, everybody: the floor, Sightline, pandas and the loop; and whether all gave the same numbers."""

from dataclasses import dataclass

from bench import decode, month_loop, plain_pandas, sightline_side
from bench.columns import MEASURES, Councils
from bench.machine import machine, units
from bench.timing import Ran, best_of, line, run, say

HEADINGS = (
    "",
    "decode",
    "Sightline",
    "units",
    "pandas",
    "by council",
    "loop",
    "x decode",
    "pandas/S",
    "loop/S",
)


@dataclass(frozen=True)
class Row:
    """What one reference measure took. `loop_scale` is by how much the loop's sample was multiplied, 1 for all."""

    name: str
    decode: Ran
    sightline: Ran
    pandas: Ran
    by_council: Ran | None
    loop: Ran
    loop_scale: float

    @property
    def loop_seconds(self) -> float:
        """The loop's seconds, for all councils."""
        return self.loop.seconds * self.loop_scale

    def fault(self) -> str:
        """What went wrong, or where the numbers differ; empty where everybody agrees."""
        for who, ran in self.runs().items():
            if ran.failed:
                return f"{self.name}: {who}: {ran.failed}"
        others = [self.pandas, *([self.by_council] if self.by_council else [])]
        if self.loop_scale == 1:
            others.append(self.loop)
        agree = all(ran.found == self.sightline.found for ran in others)
        return "" if agree else f"{self.name}: the numbers differ between Sightline, pandas and the loop."

    def runs(self) -> dict[str, Ran]:
        """Everybody's run by name."""
        named = {"decode": self.decode, "Sightline": self.sightline, "pandas": self.pandas, "loop": self.loop}
        return named | ({"pandas by council": self.by_council} if self.by_council else {})

    def cells(self) -> tuple[str, ...]:
        """The row as it is printed."""
        mine = self.sightline.seconds
        each = f"{self.by_council.seconds:.2f} s" if self.by_council else "-"
        loop = f"{'~' if self.loop_scale != 1 else ''}{self.loop_seconds:.1f} s"
        times = [f"{ran.seconds:.2f} s" for ran in (self.decode, self.sightline)]
        times += [f"{units(mine):.2f}", f"{self.pandas.seconds:.2f} s"]
        floor, plain, slow = self.decode.seconds, self.pandas.seconds, self.loop_seconds
        ratios = [f"{_over(a, b):.1f}" for a, b in ((mine, floor), (plain, mine), (slow, mine))]
        return (self.name, *times, each, loop, *ratios)


def _over(a: float, b: float) -> float:
    return a / b if b else 0.0


def _floor(councils: Councils, name: str) -> Ran:
    """Decoding, timed inside, since each reader runs twice and the better one counts."""
    ran = run(decode.seconds, councils, name)
    took, reader = ran.found or (0.0, "")
    return Ran(took, ran.peak, reader, ran.failed)


def measure(councils: Councils, snapshot_id: str, name: str, sample: int, times: int = 2) -> Row:
    """Run everybody on one reference measure. The loop runs on the first `sample` councils."""
    few = Councils(councils.folder, councils.codes[:sample], councils.data_to)
    several = len(councils.codes) > 1
    return Row(
        name,
        _floor(councils, name),
        best_of(times, sightline_side.by_sightline, snapshot_id, name),
        best_of(times, plain_pandas.all_at_once, councils, name),
        best_of(times, plain_pandas.council_by_council, councils, name) if several else None,
        run(month_loop.month_by_month, few, name),
        len(councils.codes) / len(few.codes),
    )


def contest(councils: Councils, snapshot_id: str, sample: int, times: int = 2) -> list[Row]:
    """All six, printed as they end."""
    say(machine().sentence())
    say(line(*HEADINGS))
    rows = []
    for name in MEASURES:
        rows.append(measure(councils, snapshot_id, name, sample, times))
        say(line(*rows[-1].cells()))
    floor, mine, plain = (sum(part(row) for row in rows) for part in (_decode, _sightline, _pandas))
    say(line("all six", f"{floor:.2f} s", f"{mine:.2f} s", f"{units(mine):.2f}", f"{plain:.2f} s"))
    for row in rows:
        if row.fault():
            say(row.fault())
    if not any(row.fault() for row in rows):
        say(
            "Everybody found the same numbers"
            + (" (the loop on its sample)." if sample < len(councils.codes) else ".")
        )
    return rows


def _decode(row: Row) -> float:
    return row.decode.seconds


def _sightline(row: Row) -> float:
    return row.sightline.seconds


def _pandas(row: Row) -> float:
    return row.pandas.seconds
