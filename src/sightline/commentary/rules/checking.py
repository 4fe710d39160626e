"""What stands beside a text before it is sent: claims, numbers that are not the figure's, and silence about one that moved. Pure."""

import re
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass

from sightline.commentary.rules.direction import (
    CheckedClaim,
    Claim,
    Movement,
    claims_in,
    held_against,
)
from sightline.statistics.amounts import rounded

PERCENT = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent\b)", re.IGNORECASE)
UNCHANGED = "The text is the same as for {}, and the figure has moved since."
SILENT = "The figure has moved, and the text says nothing of it."


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedText:
    """A text held against its figure. `numbers` and `quiet`: what to look at, a sentence each; blank for nothing.

    `signal` and `figure` are what it was held against, as they were said then.
    """

    claims: tuple[CheckedClaim, ...]
    numbers: tuple[str, ...]
    quiet: str
    signal: str
    figure: str

    @property
    def not_supported(self) -> int:
        """How many claims the signal does not bear out."""
        return sum(each.verdict == "not supported" for each in self.claims)

    @property
    def flagged(self) -> bool:
        """Whether somebody should look again."""
        return bool(self.not_supported or self.numbers or self.quiet)

    def as_kept(self) -> dict[str, object]:
        """As it is kept with the text, for good."""
        return {
            "claims": [
                {**asdict(each.claim), "verdict": each.verdict, "why": each.why} for each in self.claims
            ],
            "numbers": list(self.numbers),
            "quiet": self.quiet,
            "signal": self.signal,
            "figure": self.figure,
        }


def from_kept(facts: dict[str, object]) -> CheckedText:
    """The same again."""
    names = Claim.__dataclass_fields__
    rows: list[dict[str, object]] = facts.get("claims", [])  # type: ignore[assignment]
    claims = tuple(
        CheckedClaim(Claim(**{name: row[name] for name in names}), row["verdict"], str(row["why"]))  # type: ignore[arg-type]
        for row in rows
    )
    numbers: list[str] = facts.get("numbers", [])  # type: ignore[assignment]
    texts = {name: str(facts.get(name, "")) for name in ("quiet", "signal", "figure")}
    return CheckedText(claims=claims, numbers=tuple(numbers), **texts)


def checked(
    text: str,
    moved: Movement,
    *,
    figure: str,
    unit: str,
    numbers: Collection[float] = (),
    before: Sequence[tuple[str, str]] = (),
) -> CheckedText:
    """A text held against its figure. `figure`: as it is said; `numbers`: the percentages that a text may well name: the figure,
    its target, what it was, what is published of others. `before`: the text accepted last, with the name of its period.
    """
    claims = tuple(held_against(each, moved) for each in claims_in(text))
    return CheckedText(
        claims=claims,
        numbers=tuple(_strangers(text, figure, numbers)) if unit == "percent" else (),
        quiet=quiet_about(text, claims, moved, before),
        signal=moved.sentence,
        figure=figure,
    )


def quiet_about(
    text: str, claims: Sequence[CheckedClaim], moved: Movement, before: Sequence[tuple[str, str]]
) -> str:
    """What a text leaves out of a figure that moved; blank where the figure did not, or the text speaks of it."""
    if moved.way not in ("up", "down"):
        return ""
    same = next((name for name, earlier in before if _plain(earlier) == _plain(text)), "")
    if same:
        return UNCHANGED.format(same)
    speaks = any(each.claim.kind != "good" for each in claims)
    return "" if speaks else SILENT


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _strangers(text: str, figure: str, numbers: Collection[float]) -> list[str]:
    """The percentages of a text that are none of those known."""
    sentences = []
    for match in PERCENT.finditer(text):
        places = len(match[1].partition(".")[2])
        if not any(
            rounded(each, min(places, 1)) == rounded(float(match[1]), min(places, 1)) for each in numbers
        ):
            sentences.append(
                f"The text says {match[0]}; the figure is {figure}, and nothing shown beside it is {match[0]}."
            )
    return list(dict.fromkeys(sentences))
