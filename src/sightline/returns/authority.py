"""Whose rows are these? From the file, from what was said, or from the store when it holds one authority only."""

from collections.abc import Sequence
from dataclasses import replace

from sightline.engine.snapshots import Snapshot
from sightline.returns.contract import RowsRead


class AuthorityUnknownError(Exception):
    """Nobody said whose files these are, and it cannot be told."""


def whose(
    rows: Sequence[RowsRead], code_given: str | None, base: Snapshot | None
) -> dict[str, list[RowsRead]]:
    """The rows by authority. A national population file is kept only for authorities in this load or the store."""
    if code_given and not (code_given.isdigit() and len(code_given) == 3):
        raise AuthorityUnknownError(
            f"'{code_given}' is not an authority's code: write its three digits, as in --authority 343."
        )
    in_store = sorted(base.manifest.authorities) if base else []
    national = [each for each in rows if each.source.recognised_as == "ons population"]
    ours = [each for each in rows if each.source.recognised_as != "ons population"]
    by_code: dict[str, list[RowsRead]] = {}
    for each in ours:
        code = each.source.authority or code_given or _only(in_store)
        by_code.setdefault(code, []).append(each)
    wanted = set(by_code) | set(in_store) | ({code_given} if code_given else set())
    for each in national:
        if each.source.authority in wanted:
            by_code.setdefault(str(each.source.authority), []).append(each)
    if not by_code and national:
        return {str(each.source.authority): [each] for each in national if len(national) == 1}
    return {code: [_with_authority(each, code) for each in mine] for code, mine in by_code.items()}


def _only(in_store: list[str]) -> str:
    if len(in_store) == 1:
        return in_store[0]
    reason = "the store holds several authorities" if in_store else "the store is empty"
    raise AuthorityUnknownError(
        f"Which authority are these files from? They do not say, and {reason}. "
        "Say it with its three-digit code, as in --authority 343."
    )


def _with_authority(rows: RowsRead, code: str) -> RowsRead:
    return replace(rows, source=replace(rows.source, authority=code))
