"""Coded values as they may stand in the store: a DfE code, its meaning, or the group a source wrote instead."""

from sightline.standards import codes


def texts_of(set_name: str, *wanted: str) -> list[str]:
    """Every way, IN CAPITALS, in which a value of the set that is counted in any of these groups may be written.

    Compare with the value stripped of blanks and put in capitals; fill blanks first where `~` follows.
    """
    return sorted(text for text, group in codes.groups(set_name).items() if group in wanted)
