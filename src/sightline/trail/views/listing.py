"""How lines of the trail read on a page and in a file: who, what was done, to what, how many children, why."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils import timezone

from sightline.trail import line_groups
from sightline.trail.models import Line
from sightline.trail.rules import CHILDREN
from sightline.trail.what_words import TrailReading
from sightline.web import words
from sightline.web.account_names import full_name, name_and_account
from sightline.web.components import Cell, Column, Table

FILE_HEADS = ("Line", "When", "Name", "User name", "What was done", "Of what", "Children", "Why")


def reading_of(request: HttpRequest) -> TrailReading:
    """How lines read for whoever asks."""
    return TrailReading(request.user)  # pyright: ignore[reportAttributeAccessIssue]


def who(line: Line) -> str:
    """Jo Smith (jsmith) and, for what was done on the command line, the account of the machine that did it."""
    name = name_and_account(line.actor)
    return f"{name}, on the machine as {line.machine_account}" if line.machine_account else name


def lines_table(
    lines: Iterable[Line], caption: str, *, reading: TrailReading, numbers: bool = False
) -> Table:
    """The lines, one a row, as `reading` has them for whoever looks; with each line's number where asked. Children are counted here, not named: naming them is
    another, recorded, look."""
    columns = [
        *([Column("Line", number=True)] if numbers else []),
        Column("When"),
        Column("Who"),
        Column("What was done"),
        Column("Of what"),
        Column("Children", number=True),
        Column("Why"),
    ]
    return Table(caption, columns, [_cells(line, numbers, reading) for line in lines], caption_hidden=True)


def file_row(line: Line, reading: TrailReading) -> list[str | int]:
    """One line for a file, under FILE_HEADS."""
    at = timezone.localtime(line.at)
    done = line_groups.in_words(line.action)
    name, account = full_name(line.actor), line.actor
    if line.machine_account:
        account = f"{account}, on the machine as {line.machine_account}"
    children = len(line.detail.get(CHILDREN, ()))
    moment = f"{at:%Y-%m-%d %H:%M:%S}"
    what = reading.thing(line.what, line.action).words
    return [line.number, moment, name, account, done, what, children, line.reason]


def _cells(line: Line, numbers: bool, reading: TrailReading) -> list[Cell]:
    thing = reading.thing(line.what, line.action)
    children = len(line.detail.get(CHILDREN, ()))
    left = line_groups.group_of(line.action, names_children=bool(children)) == "exports"
    return [
        *([Cell(f"{line.number:,}")] if numbers else []),
        Cell(words.short_moment(timezone.localtime(line.at))),
        Cell(who(line)),
        Cell(line_groups.in_words(line.action), under="Left as a file" if left else ""),
        Cell(thing.words, thing.href),
        Cell(f"{children:,}" if children else ""),
        Cell(line.reason),
    ]
