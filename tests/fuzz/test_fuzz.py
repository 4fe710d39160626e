"""Three hundred spoiled files, others when SIGHTLINE_SEED is: a report that accounts for every row, or a sentence. See fuzz_files."""

from pathlib import Path

import pytest

from fuzz.fuzz_files import run, wrong_with
from sightline.engine.places import data_folder
from support.seed import SEED
from support.valid_files import files

COUNT = 300


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What three hundred spoiled files came to."""
    data = tmp_path_factory.mktemp("fuzz")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGHTLINE_DATA", str(data))
        assert data_folder() == data
        return run(COUNT, SEED, data)


def test_no_spoiled_file_brings_anything_but_a_report_or_a_sentence(told):
    assert not told.wrong, f"fuzz_files.py --seed {SEED}\n" + "\n".join(told.wrong[:5])


@pytest.mark.parametrize("end", ["refused", "loaded with faults"])
def test_spoiled_files_end_in_both_ways(told, end):
    assert told.ends[end] > COUNT / 20


def test_every_kind_of_file_is_spoiled():
    assert {Path(name).suffix for name in files()} == {".csv", ".parquet", ".xlsx", ".xls"}


@pytest.mark.parametrize("said", ["Traceback (most recent call last)", "KeyError", "It broke"])
def test_what_is_no_sentence_is_told_from_one(said):
    assert wrong_with(said)
