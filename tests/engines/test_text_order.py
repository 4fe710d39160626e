"""Text has one order on every engine, whatever language the server speaks."""

import pytest

from engines.compare import WORDS, greatest


@pytest.mark.postgres
def test_a_postgresql_that_sorts_as_english_does_still_compares_by_code_point_for_us(on_duckdb, on_postgres):
    assert greatest(on_duckdb) == greatest(on_postgres) == "é!"


@pytest.mark.postgres
def test_capitals_beyond_ascii_are_known_on_postgresql(on_postgres):
    words = on_postgres.engine.keep("words", WORDS)
    assert "É" in words.word.upper().execute().tolist()
