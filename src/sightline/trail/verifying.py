"""Whether the trail is what was written: every line against its seal, the chain against itself and its head. Pure.

Lines are read once, in order of number, and not kept: a trail of any length is checked in little memory.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sightline.trail import heads, rules
from sightline.trail.heads import Head, NotAHeadError
from sightline.trail.rules import START, Mark, SealedLine

MOST_PROBLEMS = 20


@dataclass(frozen=True)
class TrailVerdict:
    """`ok` when nothing was changed, inserted or removed; `lines` how many there are; `problems` in sentences.

    `notes` tells what is not a fault but looks odd, such as a line begun and undone.
    """

    ok: bool
    lines: int
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass
class _TrailWalk:
    """What was seen on the way down the lines."""

    last: Mark = START
    lines: int = 0
    misfits: int = 0
    problems: list[str] = field(default_factory=list)
    seen: dict[int, str] = field(default_factory=dict)


def check(lines: Iterable[SealedLine], head: Head | NotAHeadError | None, key: bytes) -> TrailVerdict:
    """Check these lines, in order of number, against the key and the head file's content (None: it is not there)."""
    current = head if isinstance(head, Head) else Head()
    reading = _read(lines, key, wanted={current.confirmed.number, *(mark.number for mark in current.pending)})
    problems = reading.problems
    if reading.lines > 1 and reading.misfits == reading.lines:
        problems = [
            "No line fits the key. Either this is not the key the trail was written with, or every line was changed. "
            "Put the right key file in place and verify again."
        ]
    problems = [*_shortened(problems), *_against_the_head(reading, head)]
    return TrailVerdict(not problems, reading.lines, problems, _notes(reading, current))


def _read(lines: Iterable[SealedLine], key: bytes, wanted: set[int]) -> _TrailWalk:
    reading = _TrailWalk()
    for line in lines:
        reading.problems.extend(_faults_between(reading.last, line))
        if not rules.same(line.hash, rules.seal(key, line)):
            reading.misfits += 1
            reading.problems.append(f"Line {line.number} is not as it was written: its seal does not fit.")
        if line.number in wanted:
            reading.seen[line.number] = line.hash
        reading.last = Mark(line.number, line.hash)
        reading.lines += 1
    return reading


def _faults_between(last: Mark, line: SealedLine) -> list[str]:
    """What is wrong with the step from the line before to this one."""
    missing = line.number - last.number - 1
    if missing == 1:
        return [f"Line {last.number + 1} is missing."]
    if missing:
        return [f"Lines {last.number + 1} to {line.number - 1} are missing."]
    if not rules.same(line.previous, last.hash):
        before = f"line {last.number}" if last.number else "the start of the trail"
        return [f"Line {line.number} does not follow from {before}: one of them was changed or put in."]
    return []


def _shortened(problems: list[str]) -> list[str]:
    """At most twenty sentences, and how many more there are."""
    more = len(problems) - MOST_PROBLEMS
    return problems if more <= 0 else [*problems[:MOST_PROBLEMS], f"And {more:,} more faults like these."]


def _against_the_head(reading: _TrailWalk, head: Head | NotAHeadError | None) -> list[str]:
    if head is None:
        return [heads.GONE]
    if isinstance(head, NotAHeadError):
        return [str(head)]
    problems = list(head.breaks)
    if reading.last.number < head.confirmed.number:
        return [*problems, heads.misfit(head, reading.last)]
    if head.confirmed.number and reading.seen.get(head.confirmed.number) != head.confirmed.hash:
        problems.append(f"Line {head.confirmed.number} is not the line the head file remembers.")
    unannounced = _unannounced(reading, head)
    if unannounced:
        problems.append(
            f"{unannounced:,} of the last lines, up to line {reading.last.number:,}, were never announced to the head "
            "file: they were put in behind its back, or an older head file was put back."
        )
    return problems


def _unannounced(reading: _TrailWalk, head: Head) -> int:
    """How many lines after the confirmed one are not among those the head was told to expect."""
    expected = {mark.number: mark.hash for mark in head.pending}
    beyond = reading.last.number - head.confirmed.number
    announced = sum(1 for number, mark in expected.items() if reading.seen.get(number) == mark)
    return beyond - announced


def _notes(reading: _TrailWalk, head: Head) -> list[str]:
    """Lines begun and not kept: the work was undone, or the machine stopped before the commit."""
    unkept = [mark.number for mark in head.pending if mark.number > reading.last.number]
    if not unkept or reading.last.number < head.confirmed.number:
        return []
    return [
        f"Line {unkept[0]} was begun and not kept: the work it belonged to was undone, or the machine stopped before "
        "it was saved. Nothing that was saved is missing."
    ]
