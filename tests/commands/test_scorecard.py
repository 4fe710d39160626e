import json

from sightline.cli import main


def _scorecard(capsys, *arguments: str) -> dict[str, dict]:
    assert main(["scorecard", *arguments, "--format", "json"]) == 0
    return {row["id"]: row for row in json.loads(capsys.readouterr().out)}


def test_one_object_a_figure_with_the_contracts_fields(loaded, capsys):
    row = _scorecard(capsys, "--period", "2025-26-Q1")["AS01"]
    assert row == {
        "id": "AS01",
        "title": "Assessments completed within 45 working days of referral",
        "period": "2025-26-Q1",
        "value": 50.0,
        "numerator": 1,
        "denominator": 2,
        "unit": "percent",
        "status": "ok",
        "cause": None,
        "too_recent": 0,
        "open_late": 1,
        "data_to": "2025-06-30",
    }


def test_open_work_is_that_of_the_data_date_whatever_the_period(loaded, capsys):
    for period in ("2025-03", "2025-26-Q1", "2025-06"):
        row = _scorecard(capsys, "--period", period)["AS01"]
        assert (row["open_late"], row["data_to"]) == (1, "2025-06-30"), period


def test_the_default_period_is_the_last_complete_quarter(loaded, capsys):
    assert {row["period"] for row in _scorecard(capsys).values()} == {"2025-26-Q1"}


def test_what_cannot_be_computed_has_a_cause_and_no_number(loaded, capsys):
    for row in _scorecard(capsys, "--period", "2025-26-Q1").values():
        if row["status"] == "not_computable":
            assert row["cause"] and row["value"] is None and row["numerator"] is None


def test_a_period_that_is_not_over_says_so(loaded, capsys):
    row = _scorecard(capsys, "--period", "2025-26")["AS01"]
    assert row["status"] == "ok"
    assert row["cause"] == "To 30 June 2025: the period is not over in this data."


def test_a_period_after_the_data_is_not_computable(loaded, capsys):
    row = _scorecard(capsys, "--period", "2025-26-Q2")["AS01"]
    assert row["status"] == "not_computable"
    assert "30 June 2025" in row["cause"]


def test_a_month_without_cases_says_so(loaded, capsys):
    assert _scorecard(capsys, "--period", "2025-06")["AS01"]["status"] == "no_cases"


def test_a_rate_without_a_population_is_never_guessed(loaded, capsys):
    row = _scorecard(capsys, "--period", "2025-26-Q1")["FD05"]
    assert row["status"] == "not_computable"
    assert "mid-2024" in row["cause"]


def test_a_population_entered_with_its_source_gives_the_rate(loaded, capsys):
    assert main(["population", "--year", "2024", "--people", "54760", "--source", "ONS mid-2024"]) == 0
    capsys.readouterr()
    row = _scorecard(capsys, "--period", "2025-03")["FD05"]
    assert (row["numerator"], row["denominator"]) == (3, 54760)
    assert row["value"] == 3 * 10_000 / 54760


def test_one_teams_figures(loaded, capsys):
    assert _scorecard(capsys, "--period", "2025-26-Q1", "--team", "T1")["AS01"]["denominator"] == 2
    assert _scorecard(capsys, "--period", "2025-26-Q1", "--team", "T2")["AS01"]["denominator"] == 0


def test_a_period_nobody_can_read_is_misuse(loaded, capsys):
    assert main(["scorecard", "--period", "last week"]) == 2
    assert "Q1 2025-26" in capsys.readouterr().err


def test_nothing_loaded_says_what_to_do(capsys):
    assert main(["scorecard"]) == 1
    assert "sightline load" in capsys.readouterr().err


def test_csv_cells_cannot_run_as_formulas(loaded, capsys):
    assert main(["scorecard", "--period", "2025-26-Q1", "--format", "csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("id,title,period")
    assert not any(cell.startswith(("=", "+", "@")) for line in lines for cell in line.split(","))


def test_a_team_has_no_rate_because_it_has_no_population(loaded, capsys):
    main(["population", "--year", "2024", "--people", "54760", "--source", "ONS mid-2024"])
    capsys.readouterr()
    row = _scorecard(capsys, "--period", "2025-03", "--team", "T1")["FD05"]
    assert row["status"] == "not_computable"
    assert "population" in row["cause"]


def test_an_engine_nobody_knows_is_said_in_a_sentence(loaded, capsys, monkeypatch):
    monkeypatch.setenv("SIGHTLINE_ENGINE", "oracle://somewhere")
    assert main(["scorecard", "--period", "2025-26-Q1"]) == 1
    said = capsys.readouterr().err
    assert "'oracle'" in said
    assert "duckdb" in said
