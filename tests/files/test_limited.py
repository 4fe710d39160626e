"""What reads a file does so in a process of its own: it may take too long, need too much or die, and we go on."""

import os
import pickle
import resource
import threading

import pytest

from sightline.files import limited
from sightline.files.crossing import NotOursError, packed, unpacked
from sightline.files.limited import (
    GB,
    MB,
    BusyError,
    FellOverError,
    RunLimits,
    StoppedError,
    TooLongError,
    TooMuchMemoryError,
    file_limits,
    load_limits,
    run_limited,
)
from support import reading_here as job

QUICK = RunLimits(seconds=1.0, memory=200 * MB, answer=MB, patience=2.0)
FILE, LOAD = RunLimits(10, GB, 64 * MB, 10), RunLimits(30, 4 * GB, 2 * GB, 120)
pytestmark = pytest.mark.own_process
posix = pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")


def resident() -> int:
    """The most memory this process has had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


@pytest.mark.parametrize(
    "given",
    [
        (),
        (None, True, 7, -0.5, "Zoë", b"\x00\xff", ""),
        ([1, [b"one", {"two": b"2" * 100_000}]], {"a": {"b": []}}),
        ("\x00bytes", {"sizes": [3], "value": None}),
    ],
)
def test_what_is_given_and_what_is_answered_cross_as_they_are(given):
    assert run_limited(job.echo, *given) == list(given)


def test_it_runs_in_another_process_and_within_one_in_the_same():
    assert run_limited(job.process) != os.getpid()
    outer, inner = run_limited(job.within)
    assert outer == inner != os.getpid()


# what it does, what it is given, and what is said of it
ENDS = [
    (job.sleep, (60.0,), TooLongError, "it takes longer than 1 seconds to read"),
    (job.spin, (), TooLongError, "it takes longer than 1 seconds to read"),
    (job.take, (1_000,), TooMuchMemoryError, "it needs more than 200 MB of memory to read"),
    (job.take_bit_by_bit, (), TooMuchMemoryError, "it needs more than 200 MB of memory to read"),
    (job.answer_with, (2,), TooMuchMemoryError, "it unfolds to more than 1 MB"),
    (job.abort, (), FellOverError, "reading it breaks off"),
    (job.segfault, (), FellOverError, "reading it breaks off"),
    (job.leave, (0,), FellOverError, "reading it breaks off"),
    (job.leave, (3,), FellOverError, "reading it breaks off"),
    (job.recurse, (), FellOverError, "reading it breaks off"),
    (job.raise_other, ("Asha Khan",), FellOverError, "reading it breaks off"),
]


@posix
@pytest.mark.parametrize(("work", "given", "fault", "words"), ENDS)
def test_however_it_ends_we_are_told_in_a_clause_and_go_on(work, given, fault, words):
    before = resident()
    with pytest.raises(fault, match=words) as stopped:
        run_limited(work, *given, limits=QUICK, raises=(job.NoGoodError,))
    assert "Asha" not in f"{stopped.value}"
    assert stopped.value.sentence("a.pdf").startswith(f"a.pdf could not be read: {words}")
    assert resident() - before < 50 * MB
    assert run_limited(job.echo, "still here") == ["still here"]


@posix
def test_the_processors_time_running_out_first_is_no_lack_of_memory():
    with pytest.raises(TooLongError):
        run_limited(job.spin, limits=RunLimits(seconds=1.0, memory=200 * MB, patience=20.0))


@posix
def test_what_fits_the_limits_is_let_through():
    assert run_limited(job.take, 100, limits=QUICK) == 100
    assert len(run_limited(job.answer_with, 1, limits=RunLimits(answer=2 * MB))) == MB


def test_no_child_stands_in_the_log_when_it_breaks_off(caplog):
    for work, given in ((job.raise_other, ("Asha Khan",)), (job.leave, (3,))):
        with pytest.raises(FellOverError):
            run_limited(work, *given)
    assert "support.reading_here:raise_other broke off" in caplog.text and "OtherError" in caplog.text
    assert "Asha" not in caplog.text


def test_a_refusal_that_is_named_comes_through_with_its_sentence():
    with pytest.raises(job.NoGoodError, match=r"^Zoë's file is locked\.$"):
        run_limited(job.refuse, "Zoë's file is locked.", raises=(KeyError, job.NoGoodError))


def test_what_is_printed_meanwhile_is_no_part_of_the_answer():
    assert run_limited(job.print_first) == "the answer"
    assert run_limited(job.complain, 30) == "the answer"


@posix
def test_it_writes_no_file_and_cannot_loosen_its_limits(tmp_path):
    with pytest.raises(FellOverError):
        run_limited(job.write, str(tmp_path / "a"))
    assert not (tmp_path / "a").exists() or not (tmp_path / "a").stat().st_size
    if os.geteuid():
        assert len(run_limited(job.loosen)) == 3


def test_it_is_told_no_secret_of_ours(monkeypatch):
    for name in ("DATABASE_URL", "SIGHTLINE_SECRET_KEY", "SIGHTLINE_DATA", "SOMETHING_ELSE"):
        monkeypatch.setenv(name, "a secret")
    told = run_limited(job.surroundings)
    assert "PYTHONPATH" in told and "a secret" not in told.values()


FORGED = [
    b"",
    b"\x00" * 7,
    (2**63).to_bytes(8, "big") + b"{}",
    (5).to_bytes(8, "big") + b"[1,2]",
    (100_002).to_bytes(8, "big") + b"[" * 50_001 + b"]" * 50_001,
    b"".join(map(bytes, packed({"refused": "SystemExit", "words": "go"}))),
    *(
        b"".join(map(bytes, packed(said)))
        for said in (7, None, [1], "result", {"refused": ["a"]}, {"refused": "NoGoodError "}, {"fell": {}})
    ),
    b"".join(map(bytes, packed({"result": b"cut short"})))[:-1],
    b"".join(map(bytes, packed({"result": "and more"}))) + b"!",
    pickle.dumps(print),
]


@posix
@pytest.mark.parametrize("raw", FORGED)
def test_a_process_that_was_taken_over_can_say_nothing_but_plain_values(raw):
    with pytest.raises(FellOverError):
        run_limited(job.forge, raw, raises=(job.NoGoodError,))


@pytest.mark.parametrize("raw", [*FORGED[:5], *FORGED[-3:]])
def test_what_is_not_ours_is_told_apart(raw):
    with pytest.raises(NotOursError):
        unpacked(raw)


@posix
def test_where_as_many_are_read_as_may_be_the_next_is_told_to_come_again(monkeypatch):
    monkeypatch.setattr(limited, "_turns", threading.BoundedSemaphore(1))
    monkeypatch.setattr(limited, "TURN_SECONDS", 0.05)
    first = threading.Thread(target=run_limited, args=(job.sleep, 1.5))
    first.start()
    while limited._turns._value:
        pass
    with pytest.raises(BusyError) as busy:
        run_limited(job.process)
    assert busy.value.sentence("a.csv") == (
        "a.csv was not read: other files are being read at this moment. Nothing was changed. Try again in a minute."
    )
    first.join()
    assert run_limited(job.process)


def test_a_process_that_cannot_be_started_takes_no_turn_with_it(monkeypatch):
    monkeypatch.setattr(limited, "_turns", threading.BoundedSemaphore(1))
    for _ in range(3):
        with pytest.raises(TypeError):
            run_limited(job.echo, object())
    assert run_limited(job.echo) == []


@pytest.mark.parametrize(
    ("told", "limits"),
    [
        ({}, (FILE, LOAD)),
        ({"FILE_SECONDS": "20"}, (RunLimits(20, GB, 64 * MB, 20), LOAD)),
        ({"LOAD_SECONDS": "90", "LOAD_MEMORY_MB": "8192"}, (FILE, RunLimits(90, 8 * GB, 2 * GB, 360))),
        ({"FILE_MEMORY_MB": "lots", "LOAD_SECONDS": "0"}, (FILE, LOAD)),
    ],
)
def test_limits_are_as_documented_unless_they_are_set(monkeypatch, told, limits):
    for name, value in told.items():
        monkeypatch.setenv(f"SIGHTLINE_{name}", value)
    assert (file_limits(), load_limits()) == limits


def test_every_stop_is_one_of_a_few():
    assert {each.__name__ for each in StoppedError.__subclasses__()} == {
        "TooLongError",
        "TooMuchMemoryError",
        "FellOverError",
        "BusyError",
    }
