"""What a load may become, what a file may be called, and when a reason is asked for."""

from datetime import date

import pytest

from sightline.loading import rules
from sightline.loading.rules import FigureMove


def test_every_state_leads_only_to_states_there_are_and_has_its_words_and_shape():
    assert {to for ways in rules.LOAD.may.values() for to in ways} <= set(rules.STATES)
    assert set(rules.LOAD.words) == set(rules.LOAD.shapes) == set(rules.LOAD.may) == set(rules.STATES)


@pytest.mark.parametrize(
    ("state", "wanted", "may"),
    [
        ("receiving", "reading", True),
        ("receiving", "made_current", False),
        ("reading", "made_current", False),  # nothing becomes current without a preview
        ("previewed", "made_current", True),
        ("previewed", "reading", True),  # again, after somebody else's load
        ("made_current", "undone", True),
        ("made_current", "declined", False),
        ("declined", "made_current", False),
        ("undone", "made_current", False),
        ("", "reading", False),
    ],
)
def test_what_a_load_may_become(state, wanted, may):
    assert rules.LOAD.may_become(state, wanted) is may


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("annex_a.xlsx", "annex_a.xlsx"),
        ("Annex A – March (final).xlsx", "Annex A _ March (final).xlsx"),
        ("../../etc/passwd", "passwd"),
        (r"C:\Exports\jo\ssd_person.csv", "ssd_person.csv"),
        (".htaccess", "htaccess"),
        ("con.csv", "file_con.csv"),
        ("", "file_"),
        ("a\nb\0c.csv", "a_b_c.csv"),
        ("x" * 300 + ".xlsx", "x" * 145 + ".xlsx"),
        ("x" * 300, "x" * 150),  # no ending to keep
        ("a." + "x" * 300, "a." + "x" * 148),  # what follows the dot is no ending
        ("x" * 145 + ".xlsx", "x" * 145 + ".xlsx"),
        ("LPT1", "file_LPT1"),
        ("console.csv", "console.csv"),
    ],
)
def test_a_files_name_is_kept_without_what_a_disk_could_stumble_over(said, kept):
    assert rules.tidy_name(said) == kept


def moved(
    before: float | None,
    after: float | None,
    unit: str = "percent",
    base: float = 100,
    then: float | None = None,
) -> FigureMove:
    return FigureMove(
        id="AS01",
        title="Drawn",
        unit=unit,
        before=before,
        after=after,
        before_said=str(before),
        after_said=str(after),
        base_before=base,
        base_after=then or base,
    )


@pytest.mark.parametrize(
    ("figure", "far"),
    [
        (moved(70.0, 80.0), True),  # ten points
        (moved(70.0, 79.9), False),
        (moved(70.0, 60.0), True),
        (moved(70.0, 90.0, base=19), False),  # of nineteen: it swings by itself
        (moved(70.0, 90.0, base=20), True),
        (moved(100, 75, "count"), True),  # a quarter
        (moved(100, 76, "count"), False),
        (moved(70.0, 70.0, base=40, then=30), True),  # the same share of a quarter fewer
        (moved(70.0, 70.0, base=40, then=31), False),
        (moved(70.0, None), True),  # gone
        (moved(None, 70.0), False),  # new
        (moved(None, None), False),
    ],
)
def test_which_figures_move_far_enough_to_say_why(figure, far):
    assert figure.a_lot is far


def test_the_biggest_change_is_the_one_that_changes_most_of_itself():
    sizes = [each.size for each in (moved(50, None), moved(100, 50), moved(100, 90), moved(0, 0))]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(
    ("figure", "size", "difference"),
    [
        (moved(50, None), 2.0, None),
        (moved(None, 50), 2.0, None),
        (moved(None, None), 0.0, None),
        (moved(100, 50), 0.5, -50),
        (moved(50, 100), 0.5, 50),
        (moved(-2, 2), 2.0, 4),
        (moved(70, 70, base=40, then=30), 0.25, 0),  # its base alone
        (moved(0, 0, base=0), 0.0, 0),
    ],
)
def test_how_big_a_change_is_beside_the_figure_itself(figure, size, difference):
    assert (figure.size, figure.difference) == (size, difference)


def test_a_figure_without_a_base_swings_by_itself():
    said = {"before_said": "1", "after_said": "9"}
    assert not FigureMove(id="A", title="", unit="count", before=1.0, after=9.0, **said).a_lot


def test_a_figure_whose_base_alone_changes_has_changed():
    assert FigureMove(
        id="A",
        title="",
        unit="percent",
        before=50.0,
        after=50.0,
        before_said="50.0% (1 of 2)",
        after_said="50.0% (2 of 4)",
    ).changed
    assert not moved(50.0, 50.0).changed


@pytest.mark.parametrize(
    ("before", "after", "asks"),
    [
        (date(2025, 6, 30), date(2025, 6, 29), True),
        (date(2025, 6, 30), date(2025, 6, 30), False),
        (None, date(2025, 6, 30), False),
    ],
)
def test_a_data_date_that_goes_back_asks_for_a_reason(before, after, asks):
    assert bool(rules.why_a_reason([], before, after)) is asks


@pytest.mark.parametrize(("before", "after"), [(date(2025, 6, 30), None), (None, None)])
def test_a_data_date_nobody_knows_does_not_go_back(before, after):
    assert rules.why_a_reason([], before, after) == []


def test_of_several_figures_it_is_said_of_several():
    gone, far = moved(70.0, None), moved(70.0, 90.0)
    assert rules.why_a_reason([gone, far, gone, far], None, None) == [
        "2 figures that had a value have none any more.",
        "2 figures move a lot: by 10 points, or by a quarter of the value or the cases.",
    ]


def test_the_reasons_count_the_figures():
    said = rules.why_a_reason([moved(70.0, None), moved(70.0, 90.0), moved(70.0, 71.0)], None, None)
    assert said == [
        "1 figure that had a value has none any more.",
        "1 figure moves a lot: by 10 points, or by a quarter of the value or the cases.",
    ]


def test_columns_new_names_stand_one_to_a_line():
    assert rules.renames_in(" new = old \n\nshare=percent") == {"new": "old", "share": "percent"}
    assert rules.renames_in("") == {}


@pytest.mark.parametrize("line", ["new", "= old", "new =", "new old"])
def test_a_line_that_is_no_pair_is_named(line: str):
    with pytest.raises(ValueError, match=line.strip()):
        rules.renames_in(f"share=percent\n{line}")
