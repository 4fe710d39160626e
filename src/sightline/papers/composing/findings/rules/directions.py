"""Words of direction in a sentence that is bound to figures, held against what their signals say. Pure."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from sightline.commentary.rules.direction import (
    CANNOT_TELL,
    NOT_SUPPORTED,
    SUPPORTED,
    CheckedClaim,
    Movement,
    claims_in,
    held_against,
)
from sightline.papers.composing.findings.rules.naked_numbers import NumberFault

TokenType = TypeVar("TokenType")


def judged_claims(
    sentence: str,
    measured: Sequence[tuple[str, TokenType]],
    movement: Callable[[TokenType], Movement | None],
) -> list[NumberFault]:
    """What is said of each claim of a sentence that its figures do not bear out.

    measured: the figures it is bound to, as they are printed, each with what `movement` gives its signal for; asked only where
    something is claimed. One that bears a claim out is enough.
    """
    claims = claims_in(sentence) if measured else []
    signals = [(words, movement(token)) for words, token in measured] if claims else []
    faults = []
    for claim in claims:
        checked = [(words, held_against(claim, each)) for words, each in signals if each is not None]
        verdicts = [each.verdict for _, each in checked]
        if SUPPORTED in verdicts:
            continue
        if NOT_SUPPORTED in verdicts:
            words, against = checked[verdicts.index(NOT_SUPPORTED)]
            faults.append(NumberFault("error", _said(claim.words, words, against)))
        elif CANNOT_TELL in verdicts:
            faults.append(NumberFault("info", _said(claim.words, *checked[0])))
        else:
            faults.append(
                NumberFault("info", f"“{claim.words}”: nothing says which way {measured[0][0]} went.")
            )
    return faults


def _said(claim: str, words: str, checked: CheckedClaim) -> str:
    return f"“{claim}”: of {words}, {checked.verdict}. {checked.why}"
