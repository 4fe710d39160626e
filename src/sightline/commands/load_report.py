"""The load report in words, for a terminal."""

from datetime import date

from sightline.calendars.dates import in_words, month_in_words
from sightline.returns.report import LoadReport

MOST_LINES = 12
LOW_COVERAGE = 50


def printed(report: LoadReport) -> str:
    """The whole report as plain lines. No child is named: faults by child are in the faults file."""
    parts = [_head(report), _inputs(report), _tables(report), _coverage(report), _faults(report)]
    parts += [_section("Different from last time", report.drift), _section("Notes", report.notes)]
    parts += [_computable(report)]
    return "\n\n".join(part for part in parts if part)


def _head(report: LoadReport) -> str:
    done = "Loaded and current" if report.published else "Preview only: the current data is unchanged"
    return (
        f"{done}: snapshot {report.snapshot}, authority {', '.join(report.authorities)}\n"
        f"Data to {in_words(report.data_to)} ({report.data_to_how})"
        + "".join(f"\nCould not be read: {line}" for line in report.unread)
    )


def _inputs(report: LoadReport) -> str:
    lines = [
        f"  {each.path.name}{f', {each.sheet}' if each.sheet else ''}: {each.recognised_as}, {each.rows:,} rows"
        for each in report.inputs
    ]
    return "Files\n" + "\n".join(lines)


def _tables(report: LoadReport) -> str:
    names = ("read", "kept", "set_aside", "added", "changed", "unchanged", "gone", "withdrawn")
    width = max((len(name) for name in report.tables), default=5)
    head = "Table".ljust(width) + "".join(name.replace("_", " ").rjust(11) for name in names)
    lines = [
        name.ljust(width) + "".join(f"{getattr(table, column):,}".rjust(11) for column in names)
        for name, table in sorted(report.tables.items())
    ]
    return "\n".join([head, *lines])


def _coverage(report: LoadReport) -> str:
    """The columns that say least: the whole of it is in the JSON."""
    low = sorted(
        (share, f"{table}.{column}")
        for table, columns in report.coverage.items()
        for column, share in columns.items()
        if share < LOW_COVERAGE
    )
    if not low:
        return ""
    lines = [f"  {share:>5.1f}%  {name}" for share, name in low[:MOST_LINES]]
    more = [f"  and {len(low) - MOST_LINES} more"] if len(low) > MOST_LINES else []
    return "\n".join([f"Columns filled in fewer than {LOW_COVERAGE}% of rows", *lines, *more])


def _faults(report: LoadReport) -> str:
    if not report.faults:
        return "No faults."
    rules = report.by_rule()
    lines = [
        f"  {n:>7,}  {rule.replace('_', ' ')} ({did.replace('_', ' ')})"
        for rule, did, n in rules[:MOST_LINES]
    ]
    children = len(report.by_child())
    return (
        f"{len(report.faults):,} faults, of {children:,} children; each is in faults.csv in the snapshot's folder\n"
        + "\n".join(lines)
        + "\n"
        + "\n".join(f"  {fault.expected}" for fault in report.faults if fault.rule == "cannot_be_read")
    ).rstrip()


def _section(title: str, lines: list[str]) -> str:
    if not lines:
        return ""
    more = [f"  and {len(lines) - MOST_LINES} more"] if len(lines) > MOST_LINES else []
    return "\n".join([title, *(f"  {line}" for line in lines[:MOST_LINES]), *more])


def _since(report: LoadReport) -> list[str]:
    """Each measure with the first month it can be computed for: a period before that month still cannot."""
    firsts = {name: date.fromisoformat(f"{month}-01") for name, month in report.computable_from.items()}
    return [
        f"{name} from {month_in_words(firsts[name])}" if name in firsts else name
        for name in report.newly_computable
    ]


def _computable(report: LoadReport) -> str:
    lines = []
    if report.newly_computable:
        lines.append(f"Can be computed now that could not before: {', '.join(_since(report))}")
    if report.no_longer_computable:
        lines.append(f"Can no longer be computed: {', '.join(report.no_longer_computable)}")
    if report.measures_not_computable:
        lines.append("Cannot be computed from this:")
        lines += [f"  {name}: {cause}" for name, cause in report.measures_not_computable.items()]
    return "\n".join(lines)
