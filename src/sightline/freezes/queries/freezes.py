"""The freezes there are, one opened, and whether each is still as it was sealed."""

from collections import OrderedDict
from threading import Lock

from sightline.calendars.periods import parse
from sightline.freezes.content import faults_in
from sightline.freezes.frozen import FrozenReadings, NoSuchFreezeError, open_freeze
from sightline.freezes.models import Freeze
from sightline.freezes.places import freeze_folder

KEPT = 4
_opened: OrderedDict[tuple[str, str, str], FrozenReadings] = OrderedDict()
_lock = Lock()


class FreezeChangedError(Exception):
    """A freeze is not as it was sealed, so nothing of it is shown; the message says what of it."""


def freezes_of(authority: str) -> list[Freeze]:
    """The freezes of an authority, the newest cut-off first."""
    return list(Freeze.objects.filter(authority=authority).prefetch_related("publications"))


def freeze_named(authority: str, name: str) -> Freeze:
    """The freeze of that name. NoSuchFreezeError, with the names there are, where there is none."""
    freeze = Freeze.objects.filter(authority=authority, name=name).first()
    if freeze is None:
        others = ", ".join(each.name for each in freezes_of(authority))
        names = f"There are: {others}." if others else "There is none yet."
        raise NoSuchFreezeError(f"There is no freeze {name} of authority {authority}. {names}")
    return freeze


def opened(freeze: Freeze) -> FrozenReadings:
    """Its figures and cases; looked through once a process. FreezeChangedError where it is not as it was sealed."""
    key = (freeze.authority, freeze.name, freeze.seal)
    with _lock:
        if key not in _opened:
            if faults := faults_of(freeze):
                raise FreezeChangedError(" ".join(faults))
            _opened[key] = open_freeze(freeze.authority, freeze.name)
        _opened.move_to_end(key)
        while len(_opened) > KEPT:
            _opened.popitem(last=False)
        return _opened[key]


def faults_of(freeze: Freeze) -> list[str]:
    """What of a freeze is not as it was sealed, a sentence each; nothing where all is whole."""
    return faults_in(freeze_folder(freeze.authority, freeze.name), freeze.seal)


def added_up_otherwise(frozen: FrozenReadings, authority: str) -> list[str]:
    """The figures of the whole authority that today's way of adding up makes another of, from the frozen months."""
    figures = []
    for unit, reading in frozen.every_reported():
        if unit:
            continue
        now = frozen.recomputed(reading, parse(reading.period), authority)
        if (now.value, now.numerator, now.denominator) != (
            reading.value,
            reading.numerator,
            reading.denominator,
        ):
            figures.append(f"{reading.id} {reading.period}")
    return figures
