"""Which children there are to be asked for: every reference a record, a deadline or a fault has."""

from sightline.quality.queries.store import CheckResults
from sightline.worklists.queries import Due


def references(due: Due, results: CheckResults, authority: str) -> list[str]:
    """The references of the children of one authority in the current snapshot, each once."""
    rows = due.kept.snapshot.rows("ssd_person", authority)
    people = rows["pers_person_id"].to_pylist() if rows is not None else []
    running = [row["child_id"] for row in due.rows(authority)]
    faulty = [each.name for each in results.checked.by_child(authority)]
    return list(dict.fromkeys(each for each in (*people, *running, *faulty) if each))
