import pytest

from sightline.cli import main


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["2015-09-15", "70wd"], "2015-12-22"),
        (["2016-06-27", "70wd"], "2016-10-04"),
        (["2022-05-09", "70wd"], "2022-08-17"),
        (["2017-11-14", "5cd", "--before"], "2017-11-06"),
        (["2025-01-31", "1m"], "2025-02-28"),
        (["2025-03-03T14:30", "72h"], "2025-03-06T14:30:00"),
    ],
)
def test_the_clock_prints_the_deadline_and_nothing_else(arguments, said, capsys):
    assert main(["clock", *arguments]) == 0
    assert capsys.readouterr().out == f"{said}\n"


@pytest.mark.parametrize("arguments", [["15/09/2015", "70wd"], ["2015-09-15", "70 days"]])
def test_what_cannot_be_read_is_misuse_with_a_sentence(arguments, capsys):
    assert main(["clock", *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip().endswith(".")
