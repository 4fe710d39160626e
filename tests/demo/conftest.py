"""The demo authority at a fifth of its size, made once for all tests of the room."""

from datetime import date

import pandas as pd
import pytest

from sightline.demo.authority import generate

DATA_TO = date(2026, 10, 31)
START = pd.Timestamp("2018-11-01")


@pytest.fixture(scope="session")
def made():
    """Every table of a small authority, as Arrow."""
    return generate(scale=0.2)


@pytest.fixture(scope="session")
def rows(made):
    """The same as data frames, dates as timestamps, by table name without `ssd_`."""
    frames = {}
    for name, table in made.items():
        frame = table.to_pandas(date_as_object=False)
        frames[name.removeprefix("ssd_")] = frame
    return frames
