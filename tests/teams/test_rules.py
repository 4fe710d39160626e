"""May these links stand together: each fault in a sentence, and what is no fault."""

from datetime import date

import pytest

from sightline.tables.splits import NOT_RECORDED
from sightline.teams.crosswalk_file import CannotReadCrosswalkError, read, written
from sightline.teams.rules import Life, faults

KNOWN = dict.fromkeys("ABCDE", Life()) | {
    "LATE": Life(starts=date(2024, 1, 1)),
    "GONE": Life(ends=date(2022, 3, 31)),
}
HEAD = "old,new,from,main\n"


@pytest.mark.parametrize(
    "rows",
    [
        "A,C,2023-10-01,\nB,C,2023-10-01,",
        "A,B,2023-10-01,yes\nA,C,2023-10-01,no",
        "A,B,2023-10-01,\nA,A,2023-10-01,yes",
        "A,B,2023-10-01,\nB,C,2023-10-02,",
        "A,B,2023-10-01,yes\nA,C,2023-10-01,\nB,D,2024-10-01,\nC,D,2024-10-01,\nD,E,2025-10-01,",
        "A,LATE,2024-01-01,",
        "A,GONE,2022-03-31,",
        "",
    ],
    ids=[
        "merge",
        "split",
        "some stay",
        "one after the other",
        "apart and together again",
        "its first day",
        "its last day",
        "none",
    ],
)
def test_what_may_stand(rows):
    assert faults(read(HEAD + rows), KNOWN) == []


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("A,X,2023-10-01,", "There is no team X"),
        ("A,A,2023-10-01,", "A follows itself"),
        ("A,A,2023-10-01,yes", "A follows itself"),  # its main successor, but of no others
        ("A,A,2023-10-01,\nA,B,2023-10-01,yes", "A follows itself"),  # one of several, but not the main one
        ("A,B,2023-10-01,yes\nA,C,2023-10-01,yes", "are each marked as main"),
        ("A,B,2023-10-01,\nA,C,2023-10-01,", "none is marked as main"),
        ("A,B,2023-10-01,yes\nA,C,2023-10-02,", "on several days: 1 October 2023 and 2 October 2023"),
        ("A,B,2023-10-01,\nB,A,2023-10-02,", "A, B follow each other in a circle"),
        ("A,B,2023-10-01,\nB,C,2023-10-02,\nC,B,2023-10-03,", "B, C follow each other in a circle"),
        ("A,B,2023-10-01,\nB,C,2023-10-01,", "B takes over from A on 1 October 2023, but is itself followed"),
        ("A,B,2023-10-01,\nA,B,2023-10-01,yes", "A to B is there twice"),
        ("A,LATE,2023-12-31,", "LATE starts on 1 January 2024 and cannot take over"),
        ("LATE,A,2023-12-31,", "LATE starts on 1 January 2024 and cannot be followed"),
        ("A,GONE,2022-04-01,", "GONE ends on 31 March 2022 and cannot take over"),
    ],
)
def test_what_may_not_is_said(rows, said):
    assert any(said in each for each in faults(read(HEAD + rows), KNOWN))


def test_what_stands_for_no_team_is_none_even_where_the_data_has_it():
    (sentence,) = faults(read(HEAD + f"A,{NOT_RECORDED},2023-10-01,yes"), KNOWN | {NOT_RECORDED: Life()})
    assert sentence.startswith(f"There is no team {NOT_RECORDED} in the data")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "must name the columns"),
        ("old,new\nA,B", "from is not there"),
        (HEAD + "A,B,31/02/2023,", "Line 2: '31/02/2023' is not a day"),
        (HEAD + "A,,2023-10-01,", "Line 2: name the old and the new team"),
        (HEAD + "A,B,2023-10-01,half", "'half' is neither yes nor no"),
        (HEAD + "A,B,2023-10-01,yes,0.5", "more cells than"),
        (HEAD + '"A,B', "cannot be read as CSV"),
        (HEAD + "A,B,2023-10-01,\n" * 2_001, "at most 2,000"),
    ],
)
def test_a_text_that_is_no_crosswalk_is_said(text, said):
    with pytest.raises(CannotReadCrosswalkError, match=said):
        read(text)


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_what_is_written_is_read_again(between):
    links = read(HEAD + "A,C,1 October 2023,\n=B,C,01/10/2023,\nD,A,2024-01-01,\nD,E,2024-01-01,yes")
    assert read(written(links).replace(",", between)) == sorted(
        links, key=lambda link: (link.starts, link.old, not link.main, link.new)
    )
