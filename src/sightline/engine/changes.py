"""Which tables of two snapshots hold other rows: what rests on the others alone is the same in both."""

from filecmp import cmp

from sightline.engine.snapshots import Snapshot


def tables_that_differ(before: Snapshot, after: Snapshot) -> frozenset[str]:
    """The tables that hold other rows for any authority, or that only one of the two has.

    A load carries over the very file of a table it did not bring. A file that it did bring is read, byte for byte: the same
    extract loaded again changes nothing.
    """
    tables = {
        name
        for snapshot in (before, after)
        for entry in snapshot.manifest.authorities.values()
        for name in entry.tables
    }
    return frozenset(name for name in tables if not _same(before, after, name))


def _same(before: Snapshot, after: Snapshot, table: str) -> bool:
    earlier, later = before.files(table), after.files(table)
    if [each.name for each in earlier] != [each.name for each in later]:
        return False
    try:
        return all(
            one.samefile(other) or cmp(one, other, shallow=False)
            for one, other in zip(earlier, later, strict=True)
        )
    except OSError:
        return False
