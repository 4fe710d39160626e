"""What is worked out from a snapshot: once, whole, under its own name, and by nobody who waits for a page."""

import shutil
import threading
import time
from datetime import date

import pytest

from sightline.engine.derived import BeingWorkedOutError, DerivedResult, nobody_waits
from sightline.engine.snapshots import KEEP_FOR_SECONDS, Draft
from support.drawn import AUTHORITY
from support.stored import stored

DAY = KEEP_FOR_SECONDS + 60


class Room:
    """A room whose result is a file that says how often it was written, and one more that names somebody."""

    def __init__(self, **more):
        self.definition, self.written, self.opened = "one", 0, 0
        self.result = DerivedResult(
            name="words",
            version="1",
            fingerprint=lambda: self.definition,
            write=self.write,
            read=self.read,
            meanwhile="Words are being worked out.",
            failure="Words could not be worked out",
            see_why="sightline words",
            **more,
        )

    def write(self, _snapshot, folder, _say):
        self.written += 1
        (folder / "count").write_text(str(self.written))
        (folder / "names").write_text("Asha")

    def read(self, _snapshot, folder):
        self.opened += 1
        return (folder / "count").read_text()


@pytest.fixture
def room():
    return Room()


@pytest.fixture
def snapshot():
    return stored("2025-06-30")


def test_it_is_worked_out_once_and_opened_once(room, snapshot):
    assert not room.result.is_fresh(snapshot)
    assert [room.result.of(snapshot) for _ in range(3)] == ["1", "1", "1"]
    assert room.result.is_fresh(snapshot) and (room.written, room.opened) == (1, 1)
    room.result.forget()
    assert room.result.of(snapshot) == "1" and (room.written, room.opened) == (1, 2)


def test_another_definition_is_another_result(room, snapshot):
    room.result.of(snapshot)
    room.definition = "two"
    assert not room.result.is_fresh(snapshot)
    assert room.result.of(snapshot) == "2"
    room.definition = "one"
    assert room.result.of(snapshot) == "1"


def test_what_changes_while_it_is_worked_out_is_worked_out_again(room, snapshot):
    write = room.write

    def slow(*given):
        write(*given)
        room.definition = "two"

    object.__setattr__(room.result, "write", slow)
    assert room.result.of(snapshot) == "2"
    assert [each.name for each in room.result.home.iterdir()] == [room.result.folder(snapshot).name]


def test_what_fails_leaves_nothing_and_is_raised(room, snapshot):
    def broken(_snapshot, folder, _say):
        (folder / "count").write_text("half")
        raise ValueError("no")

    object.__setattr__(room.result, "write", broken)
    with pytest.raises(ValueError, match="no"):
        room.result.of(snapshot)
    assert list(room.result.home.iterdir()) == []


def test_where_nobody_waits_it_is_begun_beside_and_said(room, snapshot):
    go_on, write = threading.Event(), room.write

    def slow(*given):
        go_on.wait(30)
        write(*given)

    object.__setattr__(room.result, "write", slow)
    for _ in range(2):
        with nobody_waits(), pytest.raises(BeingWorkedOutError, match="are being worked out") as told:
            room.result.of(snapshot)
        assert not told.value.failed
    go_on.set()
    room.result.join()
    with nobody_waits():
        assert room.result.of(snapshot) == "1"


def test_what_could_not_be_worked_out_is_said_once_and_tried_again(room, snapshot, caplog):
    write = room.write

    def broken(*_):
        raise ValueError("Asha is in the way")

    object.__setattr__(room.result, "write", broken)
    with nobody_waits(), pytest.raises(BeingWorkedOutError):
        room.result.of(snapshot)
    room.result.join()
    with nobody_waits(), pytest.raises(BeingWorkedOutError, match="could not") as told:
        room.result.of(snapshot)
    assert str(told.value) == (
        "Words could not be worked out on the data as it is loaded now. Whoever runs Sightline can see why: sightline words"
    )
    assert told.value.failed and "Asha" not in caplog.text and "ValueError" in caplog.text
    object.__setattr__(room.result, "write", write)
    with nobody_waits(), pytest.raises(BeingWorkedOutError, match="are being"):
        room.result.of(snapshot)
    room.result.join()
    assert room.result.is_fresh(snapshot)


def test_two_who_make_it_at_once_make_it_once(room, snapshot):
    write = room.write

    def slow(*given):
        time.sleep(0.2)
        write(*given)

    object.__setattr__(room.result, "write", slow)
    threads = [threading.Thread(target=room.result.make, args=(snapshot,)) for _ in range(3)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert room.written == 1


def test_of_a_snapshot_that_has_gone_only_what_may_outlive_it_stays(snapshot):
    gone = stored("2025-06-30")
    room = Room(outlive=("count",))
    folder = room.result.make(gone)
    shutil.rmtree(gone.folder)
    room.result.make(snapshot)
    assert [each.name for each in folder.iterdir()] == ["count"]
    assert {each.name for each in room.result.folder(snapshot).iterdir()} == {"count", "names"}


def test_of_one_snapshot_the_two_newest_stay(room, snapshot):
    folders = []
    for definition in "abc":
        room.definition = definition
        folders.append(room.result.make(snapshot))
        time.sleep(0.02)
    assert [folder.exists() for folder in folders] == [False, True, True]


@pytest.mark.real_clock  # the sweep looks at the days of folders
def test_what_died_half_written_goes_a_day_later(room, snapshot):
    room.result.make(snapshot)
    half = room.result.home / ".half"
    half.mkdir()
    room.result.sweep()
    assert half.exists()
    room.result.sweep(now=time.time() + DAY)
    assert not half.exists() and room.result.is_fresh(snapshot)


def test_what_is_removed_with_its_snapshot_is_gone(room, snapshot):
    folder = room.result.make(snapshot)
    room.result.remove(snapshot)
    assert not folder.exists()


PEOPLE = "pers_person_id | pers_sex\nAsha | F"


def built_on(base, **tables):
    """A snapshot that carries over all of `base` but the tables drawn here."""
    other = stored("2025-06-30", **tables)
    draft = Draft(base)
    for name, entry in other.manifest.authorities[AUTHORITY].tables.items():
        draft.put(name, AUTHORITY, other.rows(name, AUTHORITY), entry)
    return draft.seal()


@pytest.mark.parametrize(
    ("brought", "times"),
    [("population", 1), ("ssd_person", 2)],
)
def test_where_a_load_brought_only_what_is_ignored_the_result_before_is_taken_over(brought, times):
    room = Room(ignores=("population",))
    tables = {"population": "year | people\n2024 | 10", "ssd_person": PEOPLE}
    before = stored("2025-06-30", **tables)
    after = built_on(before, **{brought: tables[brought]})
    assert room.result.of(before) == "1"
    assert room.result.of(after) == str(times)
    assert room.result.folder(before) != room.result.folder(after) and room.written == times


def test_another_data_date_is_worked_out_anew():
    room = Room(ignores=("population",))
    before = stored("2025-06-30", ssd_person=PEOPLE)
    room.result.of(before)
    draft = Draft(before)
    draft.authority(AUTHORITY, date(2025, 7, 31))
    assert room.result.of(draft.seal()) == "2"


def test_where_the_snapshot_before_has_a_result_it_is_at_hand():
    def write_after(snapshot, folder, say, before):
        (folder / "count").write_text(
            f"after {(before.folder / 'count').read_text()} of {before.snapshot.id}"
        )

    room = Room(write_after=write_after)
    first = stored("2025-06-30", ssd_person=PEOPLE)
    second = built_on(first, ssd_person=PEOPLE)
    assert room.result.of(second) == "1"  # the one before has none
    third = built_on(second, ssd_person=PEOPLE)
    assert room.result.of(third) == f"after 1 of {second.id}"
    room.definition = "two"
    fourth = built_on(third, ssd_person=PEOPLE)
    assert room.result.of(fourth) == "2"  # the one before has one under other definitions alone
