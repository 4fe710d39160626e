"""What stops the editions of a paper, each reason once with the editions that it stops. Pure."""

from collections.abc import Mapping, Sequence

from sightline.papers.composing.editions import IN_WORDS

EVERY = "every edition"


def grouped_stops(stops: Mapping[str, Sequence[str]]) -> list[tuple[str, list[str]]]:
    """Which editions, in words, and why. `stops`: by edition its reasons, empty where nothing stops it."""
    editions_of: dict[str, list[str]] = {}
    for edition, reasons in stops.items():
        for reason in dict.fromkeys(reasons):
            editions_of.setdefault(_plain(reason, edition), []).append(edition)
    groups: dict[tuple[str, ...], list[str]] = {}
    for reason, editions in editions_of.items():
        groups.setdefault(tuple(editions), []).append(reason)
    return [(_whom(editions, len(stops)), reasons) for editions, reasons in groups.items()]


def _plain(reason: str, edition: str) -> str:
    """Without the edition that it names, which stands above it."""
    return reason.removeprefix(f"In {IN_WORDS[edition]}: ")


def _whom(editions: Sequence[str], number: int) -> str:
    if len(editions) == number > 1:
        return EVERY
    words = [IN_WORDS[each] for each in editions]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
