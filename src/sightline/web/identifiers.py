"""Whether a text seems to say who a child is, asked of its form and of the references of the children that are loaded."""

import pyarrow as pa
import pyarrow.compute as pc

from sightline.engine.snapshots import NothingLoadedError, open_snapshot
from sightline.files.limited import StoppedError, run_limited
from sightline.identifiers.rules import REFERENCE, identifiers_in, references_in

LONG = 20_000
"""Letters: what is longer is looked through by a process of its own. No page's field is meant to hold as many."""
TOO_LONG = "more words than can be looked through"


def seem_to_hold(text: str) -> tuple[str, ...]:
    """The kinds of identifier a text seems to hold, in words; none of what it holds."""
    if len(text) <= LONG:
        return identifiers_in(text, references_known(references_in(text)))
    try:
        kinds = tuple(run_limited(identifiers_in, text))
    except StoppedError:
        return (TOO_LONG,)
    return (*kinds, REFERENCE) if references_known(references_in(text)) else kinds


def references_known(references: frozenset[str]) -> frozenset[str]:
    """Which of these are references of children in the current snapshot; none where nothing is loaded."""
    if not references:
        return frozenset()
    try:
        snapshot = open_snapshot()
    except NothingLoadedError:
        return frozenset()
    wanted = pa.array(sorted(references), pa.string())
    matching: set[str] = set()
    for code in snapshot.manifest.authorities:
        rows = snapshot.rows("ssd_person", code)
        if rows is not None:
            references_held = pc.cast(rows["pers_person_id"], pa.string())
            matches = pc.is_in(wanted, value_set=references_held)  # pyright: ignore[reportAttributeAccessIssue]
            matching |= set(wanted.filter(matches).to_pylist())
    return frozenset(matching)
