"""The round of a night: everything pages ask is there before the data is current, or nothing has changed."""

import pytest

from sightline.checks.checked import CHECK_RESULTS
from sightline.cli import main
from sightline.deadlines.keep import DEADLINE_RESULTS
from sightline.engine.snapshots import current_id, open_snapshot
from sightline.loading.services import at_once
from sightline.measuring.readings import READING_RESULTS
from sightline.trail.models import Line

pytestmark = [pytest.mark.django_db, pytest.mark.makes_all]
WHOSE = ("--authority", "343", "--data-to", "2025-06-30")


def test_everything_is_worked_out_before_it_is_current(folder, capsys, monkeypatch):
    seen = []
    make_current = at_once._make_current

    def noticed(report, by, reason):
        snapshot = open_snapshot(report.snapshot)
        seen.append(
            (
                current_id(),
                READING_RESULTS.is_fresh(snapshot),
                DEADLINE_RESULTS.folder(snapshot).exists(),
                CHECK_RESULTS.is_fresh(snapshot),
            )
        )
        make_current(report, by, reason)

    monkeypatch.setattr(at_once, "_make_current", noticed)
    assert main(["nightly", str(folder), *WHOSE, "--by", "cron"]) == 0
    assert seen == [(None, True, True, True)]
    assert current_id() is not None
    told = capsys.readouterr()
    assert "data to 30 June 2025" in told.out
    assert "Authority 343:" in told.out and "measures can be computed" in told.out
    assert "Judging" in told.err
    line = Line.objects.get()
    assert (line.actor, line.action, line.detail["command"]) == ("cron", "loaded", "sightline nightly")


@pytest.mark.parametrize("command", ["nightly", "load"])
def test_where_the_figures_cannot_be_computed_the_data_stays_as_it_was(command, loaded, capsys, monkeypatch):
    before = current_id()

    def refused(*_, **__):
        from sightline.measuring.bad_cases import MeasureRefusedError

        raise MeasureRefusedError("AS01 lists 2 cases more than once on the same day.")

    monkeypatch.setattr("sightline.measuring.refresh._computed", refused)
    assert main([command, str(loaded)]) == 1
    assert "AS01 lists 2 cases" in capsys.readouterr().err
    assert current_id() == before


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("--authority", "343", "--data-to", "30/06/2025"), "Write it as 2026-10-31"),
        ((), "Which authority"),
    ],
)
def test_misuse_is_a_sentence_and_asks_nobody(folder, capsys, more, sentence):
    assert main(["nightly", str(folder), *more]) == 2
    assert sentence in capsys.readouterr().err
    assert current_id() is None
