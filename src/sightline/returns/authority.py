"""Whose rows are these? From the file, from what was said, or from the store when it holds one authority only."""

from collections.abc import Sequence
from dataclasses import replace

from sightline.engine.snapshots import Snapshot
from sightline.returns.contract import RowsRead


class AuthorityUnknownError(Exception):
    """Nobody said whose files these are, and it cannot be told."""


def whose(rows: Sequence[RowsRead], given: str | None, base: Snapshot | None) -> dict[str, list[RowsRead]]:
    """The rows by authority. A national population file is kept only for authorities in this load or the store."""
    if given and not (given.isdigit() and len(given) == 3):
        raise AuthorityUnknownError(
            f"'{given}' is not an authority's code: write its three digits, as in --authority 343."
        )
    in_store = sorted(base.manifest.authorities) if base else []
    national = [each for each in rows if each.source.recognised_as == "ons population"]
    ours = [each for each in rows if each.source.recognised_as != "ons population"]
    found: dict[str, list[RowsRead]] = {}
    for each in ours:
        code = each.source.authority or given or _only(in_store)
        found.setdefault(code, []).append(each)
    wanted = set(found) | set(in_store) | ({given} if given else set())
    for each in national:
        if each.source.authority in wanted:
            found.setdefault(str(each.source.authority), []).append(each)
    if not found and national:
        return {str(each.source.authority): [each] for each in national if len(national) == 1}
    return {code: [_named(each, code) for each in mine] for code, mine in found.items()}


def _only(in_store: list[str]) -> str:
    if len(in_store) == 1:
        return in_store[0]
    reason = "the store holds several authorities" if in_store else "the store is empty"
    raise AuthorityUnknownError(
        f"Which authority are these files from? They do not say, and {reason}. "
        "Say it with its three-digit code, as in --authority 343."
    )


def _named(rows: RowsRead, code: str) -> RowsRead:
    return replace(rows, source=replace(rows.source, authority=code))
