"""Who is whose neighbour, and the table of authorities."""

import pytest

from comparators.published import load_one, refused
from sightline.comparators.geography import breaks_of, part_of_london, region_of
from sightline.comparators.neighbour_lists import authorities_with_neighbours, models, neighbours_of

HEADER = "old_la_code,la_name,rank,neighbour_old_la_code,closeness"


def ten(code="343", others=range(301, 311)):
    return [f"{code},Here,{rank},{other},Close" for rank, other in enumerate(others, 1)]


def write(path, *lines):
    path.write_text("\n".join([HEADER, *lines, ""]))
    return path


def test_two_models_come_with_sightline_with_ten_each():
    assert models() == ["2025", "2021"]
    assert [len(authorities_with_neighbours(model)) for model in models()] == [158, 156]
    every = [neighbours_of(code, model) for model in models() for code in authorities_with_neighbours(model)]
    assert {len(each) for each in every} == {10}


def test_nobody_is_their_own_neighbour_and_the_relation_is_not_mutual():
    lists = {
        code: {other for other, _ in neighbours_of(code, "2025")}
        for code in authorities_with_neighbours("2025")
    }
    assert not [code for code, others in lists.items() if code in others]
    assert [code for code, others in lists.items() for other in others if code not in lists.get(other, set())]


def test_the_2021_model_gives_cumberland_none_and_cumbria_its_own():
    assert neighbours_of("942", "2021") == ()
    assert neighbours_of("909", "2021")[0][0] == "925"


def test_a_new_model_is_loaded_beside_the_others(tmp_path):
    assert load_one(write(tmp_path / "neighbours_2028.csv", *ten())).done
    assert models() == ["2028", "2025", "2021"]
    assert neighbours_of("343", "2028")[0] == ("301", "Close")
    assert neighbours_of("343", "2025")[0][0] != "301"


def test_a_list_that_names_no_year_is_asked_for_one(tmp_path):
    path = write(tmp_path / "neighbours.csv", *ten())
    assert "does not say the year of its model" in refused(path)
    assert load_one(path, release="2028").done


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (ten()[:9], "gives 343 9 neighbours where it gives ten or none"),
        (ten(others=[*range(301, 310), 343]), "or itself"),
        (ten(others=[*range(301, 310), 301]), "the neighbour 301 twice"),
        ([*ten()[:9], "343,Here,9,310,Close"], "has the rank '9' twice"),
        ([*ten(), "34,There,1,301,Close"], "no authority's three-digit code"),
        (["343,Here,1,-,-"], "gives nobody a neighbour"),
    ],
)
def test_a_list_that_is_not_whole_is_refused(tmp_path, lines, words):
    assert words in refused(write(tmp_path / "neighbours_2028.csv", *lines))


def test_an_authority_may_have_none(tmp_path):
    assert load_one(write(tmp_path / "n_2028.csv", *ten(), "942,There,1,-,-")).done
    assert neighbours_of("942", "2028") == ()


@pytest.mark.parametrize(
    ("code", "region", "part"),
    [
        ("343", "North West", None),
        ("202", "London", "Inner London"),
        ("203", "London", "Outer London"),
        ("990", None, None),
    ],
)
def test_whose_region_an_authority_is_in(code, region, part):
    assert (getattr(region_of(code), "name", None), getattr(part_of_london(code), "name", None)) == (
        region,
        part,
    )


def test_an_authority_of_later_years_is_known_by_a_table_that_is_loaded(tmp_path):
    assert region_of("999") is None
    header = "old_la_code,new_la_code,la_name,valid_from,valid_to,region_code"
    (tmp_path / "la_table.csv").write_text(f"{header}\n999,E06000099,New Place,2027-04-01,,E12000006\n")
    assert load_one(tmp_path / "la_table.csv").done
    assert region_of("999").name == "East of England"


@pytest.mark.parametrize("line", ["99,E06000099,P,2027-04-01,,E12000006", "999,E06000099,P,April,,E12000006"])
def test_a_table_of_authorities_with_no_code_or_no_day_is_refused(tmp_path, line):
    header = "old_la_code,new_la_code,la_name,valid_from,valid_to,region_code"
    (tmp_path / "la_table.csv").write_text(f"{header}\n{line}\n")
    assert "row 2" in refused(tmp_path / "la_table.csv")


@pytest.mark.parametrize(
    ("code", "days"),
    [
        ("942", ["2023-04-01"]),  # out of Cumbria
        ("909", ["2023-04-01"]),  # ended that day
        ("839", ["2019-04-01"]),  # out of three
        ("815", []),  # North Yorkshire: another ONS code, the same three digits
        ("370", []),  # Barnsley's boundary
    ],
)
def test_a_merged_or_split_authority_has_a_break_and_a_recoded_one_has_none(code, days):
    assert [each.on.isoformat() for each in breaks_of(code)] == days


def test_the_break_says_out_of_whom():
    assert breaks_of("839")[0].sentence.startswith(
        "Bournemouth, Christchurch and Poole began on 1 April 2019, out of Dorset, Poole and Bournemouth."
    )
