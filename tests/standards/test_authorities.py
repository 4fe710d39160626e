"""The table of authorities: who has which code, and since when."""

import csv
from datetime import date

import pytest

from sightline.standards import authorities
from sightline.standards.authorities import UnknownAuthorityError

from .shared_data import shared


def test_an_authority_is_known_by_its_three_digit_code():
    sefton = authorities.authority("343")
    assert (sefton.name, sefton.ons_code, sefton.region) == ("Sefton", "E08000014", "North West")


@pytest.mark.parametrize(
    ("on", "ons_code"),
    [(date(2023, 3, 31), "E10000027"), (date(2023, 4, 1), "E06000066"), (None, "E06000066")],
)
def test_an_authority_that_was_reorganised_has_the_ons_code_of_the_day(on, ons_code):
    assert authorities.authority("933", on).ons_code == ons_code


@pytest.mark.parametrize(("on", "known"), [(date(2023, 3, 31), True), (date(2023, 4, 1), False)])
def test_an_authority_that_was_abolished_is_known_until_its_last_day(on, known):
    stood = [each.stood_on(on) for each in authorities.authorities() if each.name == "Cumbria"]
    assert stood == [known]


def test_an_unknown_code_is_refused_in_a_sentence():
    with pytest.raises(
        UnknownAuthorityError, match=r"No authority has the code '999'. Give the DfE's three-digit"
    ):
        authorities.authority("999")


def test_a_code_that_nobody_had_on_the_day_is_refused_with_the_day():
    with pytest.raises(UnknownAuthorityError, match="'942' on 2020-01-01"):
        authorities.authority("942", date(2020, 1, 1))


@pytest.mark.parametrize(("code", "name"), [("343", "Sefton"), ("999", "authority 999")])
def test_a_name_is_said_even_for_a_code_nobody_has(code, name):
    assert authorities.name_of(code) == name


@pytest.mark.parametrize(
    ("ons_code", "code"), [("E08000038", "370"), ("e08000016 ", "370"), ("E06000066", "933")]
)
def test_old_and_new_ons_codes_lead_to_the_authority(ons_code, code):
    assert authorities.by_ons_code(ons_code).code == code


def test_an_unknown_ons_code_is_refused_in_a_sentence():
    with pytest.raises(UnknownAuthorityError, match="No authority has the ONS code 'W06000001'"):
        authorities.by_ons_code("W06000001")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Sefton Council", "343"),
        ("City of Bristol", "801"),
        ("Herefordshire", "884"),
        ("Barking & Dagenham", "301"),
        ("London Borough of Camden", "202"),
        ("City of London", "201"),
        ("St Helens", "342"),
        ("SOMERSET", "933"),
    ],
)
def test_a_name_is_found_as_people_write_it(name, code):
    assert authorities.by_name(name).code == code


def test_an_unknown_name_is_refused_in_a_sentence():
    with pytest.raises(UnknownAuthorityError, match="No authority is called 'Barsetshire'"):
        authorities.by_name("Barsetshire")


def test_there_are_153_authorities_today_with_codes_and_names_of_their_own():
    live = [each for each in authorities.authorities() if each.valid_to is None]
    assert len(live) == 153
    assert len({each.code for each in live}) == len({each.ons_code for each in live}) == 153
    assert all(authorities.by_name(each.name) == each for each in live)


def test_no_code_stands_twice_on_one_day():
    for day in (date(2009, 3, 31), date(2013, 4, 1), date(2019, 4, 1), date(2023, 4, 1), date(2025, 5, 1)):
        codes = [each.code for each in authorities.authorities() if each.stood_on(day)]
        assert len(codes) == len(set(codes)), day


def test_the_table_says_what_the_dfe_says():
    with shared("benchmarks", "la_table.csv").open(encoding="utf-8-sig") as published:
        theirs = {
            (row["old_la_code"], row["new_la_code"], row["la_name"], row["region_name"], row["valid_to"])
            for row in csv.DictReader(published)
        }
    ours = {
        (each.code, each.ons_code, each.name, each.region, str(each.valid_to or ""))
        for each in authorities.authorities()
    }
    assert ours == theirs
