"""Next year's file: what is renamed, new and dropped is named first, and it is loaded or refused as a whole."""

import pytest

from comparators.published import C1, CATEGORY, c1, load_one, referrals, refused, row, tidy
from sightline.comparators.asking import of_year
from sightline.comparators.changes import alike
from sightline.comparators.store import releases

NEXT = (
    C1.replace("rereferral_percent", "re_referral_percent", 1)
    .replace("not_in_need_count,", "")
    .replace("not_in_need_percent,", "not_in_need_percent,early_help_count,")
)
"""rereferral_percent renamed, early_help_count new, not_in_need_count dropped."""


def next_year(path, *places, columns=NEXT):
    lines = [row("2026", place, CATEGORY, 100, 20, "20.0", 10, 10, 30, 5, 90, 18, 20) for place in places]
    return tidy(path, columns, *lines)


def test_a_dry_run_names_each_and_loads_nothing(tmp_path):
    report = load_one(next_year(tmp_path / "c1.csv", "343"), dry=True)
    assert report.done and report.dry and releases() == ()
    assert report.files[0].changes == [
        "Renamed: rereferral_percent is now re_referral_percent (its name is alike).",
        "New column: early_help_count.",
        "Dropped column: not_in_need_count.",
    ]


def test_without_a_person_who_agrees_nothing_of_it_is_loaded(tmp_path):
    why = refused(next_year(tmp_path / "c1.csv", "343"))
    assert "re_referral_percent" in why and "early_help_count" in why and "not_in_need_count" in why
    assert "agree to it" in why


def test_with_one_it_is_loaded_whole_and_the_renamed_column_is_what_it_was(tmp_path):
    assert load_one(next_year(tmp_path / "c1.csv", "343", "England"), accept=True).done
    assert of_year("FD07", "343", 2026)[-1].value == 20.0
    assert of_year("cin_referrals.early_help_count", "343", 2026)[-1].value == 5.0


def test_a_person_may_say_what_a_column_was(tmp_path):
    columns = C1.replace("rereferral_percent", "came_back", 1)
    path = next_year(tmp_path / "c1.csv", "England", columns=columns)
    assert "New column: came_back." in load_one(path, dry=True).files[0].changes
    assert (
        "as you say"
        in load_one(path, dry=True, renames={"came_back": "rereferral_percent"}).files[0].changes[0]
    )
    assert load_one(path, accept=True, renames={"came_back": "rereferral_percent"}).done
    assert of_year("FD07", "343", 2026)[-1].value == 20.0


@pytest.mark.parametrize(
    ("renames", "words"),
    [
        ({"nowhere": "rereferral_percent"}, "has no column nowhere"),
        ({"referral_count": "nothing"}, "had no column nothing"),
    ],
)
def test_a_rename_of_what_is_not_there_is_refused(tmp_path, renames, words):
    assert words in refused(c1(tmp_path / "c1.csv", referrals("2026", "343")), renames=renames)


def test_a_new_name_is_known_by_its_figures_where_an_earlier_release_has_them(tmp_path):
    codes = [f"{code}" for code in range(301, 341)]
    lines = [referrals("2025", code, percent=f"{n}.5") for n, code in enumerate(codes)]
    load_one(c1(tmp_path / "c1_2025.csv", *lines))
    other = lines[:-2] + [line.replace("2025", "2026", 1) for line in lines]
    path = tidy(tmp_path / "c1_2026.csv", C1.replace("rereferral_percent", "came_back", 1), *other)
    (change,) = load_one(path, dry=True).files[0].changes
    assert change == (
        "Renamed: rereferral_percent is now came_back (its figures for years both releases hold are the same)."
    )


def test_a_column_that_was_agreed_to_is_known_the_year_after(tmp_path):
    load_one(next_year(tmp_path / "c1.csv", "343"), accept=True)
    later = tmp_path / "c1_later.csv"
    later.write_text((tmp_path / "c1.csv").read_text().replace("\n2026,", "\n2027,"))
    report = load_one(later)
    assert report.done and report.files[0].changes == []


def test_a_file_of_an_unmapped_data_set_is_held_against_its_own_last_release(tmp_path):
    load_one(tidy(tmp_path / "shoes_2024.csv", "shoes,hats", row("2024", "343", 1, 2)))
    why = refused(tidy(tmp_path / "shoes_2025.csv", "shoes,gloves", row("2025", "343", 1, 2)))
    assert "New column: gloves." in why and "Dropped column: hats." in why


def test_a_new_and_a_missing_label_are_named(tmp_path):
    columns = "population_type,population_estimate,children_count,rate_per_10000"
    labels = (
        "Children looked after on 31 March each year",
        "Children who began to be looked after",
        "Children missing",
    )
    path = tidy(
        tmp_path / "cla.csv", columns, *(row("2026", "343", label, 1000, 10, 100) for label in labels)
    )
    changes = load_one(path, dry=True).files[0].changes
    assert [change for change in changes if "Children missing" in change and "New label" in change]
    assert [change for change in changes if "Dropped label: Children ceasing" in change]
    assert refused(path)


def test_a_release_that_dropped_its_rates_says_that_they_are_computed(tmp_path):
    effects = load_one(c1(tmp_path / "c1.csv", referrals("2025", "343"))).files[0].effects
    assert "computed from referral_count and the 0 to 17 population of the year before" in effects[0]


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Re_referrals_percent", "rereferral_percent", True),
        ("Referrals", "referral_count", True),
        ("referral_count", "referral_percent", False),  # a share is never a count's new name
        ("early_help_count", "not_in_need_count", False),
    ],
)
def test_which_names_are_alike(one, other, near):
    assert (alike(one, other) >= 0.6) is near


def test_labels_of_an_unmapped_filter_are_held_against_last_years(tmp_path):
    lines = (row("2024", "343", "Girls", 1), row("2024", "343", "Boys", 2), row("2024", "343", "Total", 3))
    load_one(tidy(tmp_path / "shoes_2024.csv", "sex,shoes", *lines))
    later = [line.replace("2024", "2025", 1).replace("Boys", "Young men") for line in lines]
    why = refused(tidy(tmp_path / "shoes_2025.csv", "sex,shoes", *later))
    assert "New label: Young men (sex)." in why and "Dropped label: Boys (sex)." in why


def test_the_only_label_of_a_filter_may_change_its_words(tmp_path):
    load_one(tidy(tmp_path / "shoes_2024.csv", "kind,shoes", row("2024", "343", "Shoes of 2024", 1)))
    path = tidy(tmp_path / "shoes_2025.csv", "kind,shoes", row("2025", "343", "Shoes of 2025", 2))
    assert load_one(path).done
    assert of_year("shoes.shoes", "343", 2025)[-1].own == 2.0
