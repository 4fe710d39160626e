"""Five people read for eight seconds while loads run and swap: no error, and no page of two versions."""

import json
import subprocess
import sys

import pytest

from support.bench_council import ROOT
from support.council_folder import ASSESSMENTS, write
from support.processes import environment

TRY = """
import json, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from bench.load_test import prepare, tried
home = Path({home!r})
prepare(home)
folders = [home / "2025-06-30", home / "2025-07-31"]
faults, swaps = tried(home, folders, period="2025-26-Q1", people=5, seconds=8, pause=0.2, workers=2)
print(json.dumps([faults, swaps]))
"""


@pytest.fixture
def home(tmp_path):
    """Two returns a month apart: in the second Cai's assessment is done."""
    write(tmp_path / "2025-06-30" / "ssd")
    later = write(tmp_path / "2025-07-31" / "ssd")
    done = ASSESSMENTS.replace("2025-03-04,N,,T2", "2025-03-04,N,2025-06-20,T2")
    assert done != ASSESSMENTS
    (later / "ssd_cin_assessments.csv").write_text(done, encoding="utf-8")
    return tmp_path


def test_nobody_sees_an_error_or_half_of_a_load(home):

    script = TRY.format(root=str(ROOT), home=str(home))
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment(home / "var"),
        text=True,
        capture_output=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    faults, swaps = json.loads(done.stdout.splitlines()[-1])
    assert faults == [], done.stdout
    assert swaps >= 1
