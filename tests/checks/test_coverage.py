from checks.small_faults import small
from sightline.checks.checked import CHECK_RESULTS, FillCount
from support.drawn import AUTHORITY


def of(filled: list[FillCount]) -> dict[str, tuple[int, int]]:
    return {each.name: (each.filled, each.rows) for each in filled}


def test_a_field_says_how_many_of_its_rows_are_filled(checked):
    found = of(checked.coverage(AUTHORITY))
    assert found["ssd_cin_episodes.cine_referral_source_code"] == (3, 4)
    assert found["ssd_cin_episodes.cine_close_date"] == (3, 4)
    assert found["ssd_person.pers_sex"] == (2, 3)


def test_keys_and_fields_no_source_filled_are_not_among_them(checked):
    found = of(checked.coverage(AUTHORITY))
    assert "ssd_cin_episodes.cine_referral_id" not in found
    assert "ssd_cin_episodes.cine_referral_nfa" not in found


def test_one_field_by_team_of_the_record(checked):
    found = checked.coverage_by_team(AUTHORITY, "ssd_cin_episodes", "cine_referral_source_code")
    assert of(found) == {"T1": (1, 2), "T2": (1, 1), "Not recorded": (1, 1)}


def test_one_field_by_month_of_the_record_and_a_month_of_no_records_has_no_share(checked):
    found = checked.coverage_by_month(AUTHORITY, "ssd_cin_episodes", "cine_referral_source_code")
    assert len(found) == 24
    assert (found[-2].name, found[-2].percent) == ("2025-05", 50.0)
    assert (found[0].name, found[0].percent) == ("2023-07", None)
    assert of(found)["2025-06"] == (1, 1)


def test_text_of_nothing_but_blanks_is_not_filled():
    people = "pers_person_id | pers_sex | pers_upn_unknown\nAsha | F | UN1\nBen | M |"
    found = of(CHECK_RESULTS.of(small(ssd_person=people)).coverage(AUTHORITY))
    assert found["ssd_person.pers_upn_unknown"] == (1, 2)


def test_one_teams_coverage_is_only_of_its_records(checked):
    assert of(checked.coverage(AUTHORITY, teams=["T2"]))["ssd_cin_episodes.cine_close_date"] == (1, 1)
