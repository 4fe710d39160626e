"""Whether a text seems to say who a child is, asked of its form and of the references of the children that are loaded."""

from sightline.engine.snapshots import NothingLoadedError, open_snapshot
from sightline.identifiers.rules import identifiers_in, references_in, text_of
from sightline.inspections.text import Looked, look


def seem_to_hold(text: str) -> tuple[str, ...]:
    """The kinds of identifier a text seems to hold, in words; none of what it holds."""
    return identifiers_in(text, _known(references_in(text)))


def words_in(content: bytes) -> Looked:
    """The words of a file, and in words what of a PDF could not be read. A picture has none, and is not looked through."""
    return look(content) if content.startswith(b"%PDF-") else Looked(text_of(content))


def _known(references: frozenset[str]) -> frozenset[str]:
    """Which of these are references of children in the current snapshot; none where nothing is loaded."""
    if not references:
        return frozenset()
    try:
        snapshot = open_snapshot()
    except NothingLoadedError:
        return frozenset()
    found: set[str] = set()
    for code in snapshot.manifest.authorities:
        rows = snapshot.rows("ssd_person", code)
        if rows is not None:
            found |= references & {str(each) for each in rows["pers_person_id"].to_pylist()}
    return frozenset(found)
