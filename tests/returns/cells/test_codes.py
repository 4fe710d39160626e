"""A coded cell is a code, a code and its words, or words; what is none of them is kept and said to be unread."""

import csv

import pytest

from sightline.returns.cells.codes import TWO_ANSWERS, code_of, coded
from sightline.standards.codes import coded_columns, codes


@pytest.mark.parametrize(
    ("set_name", "text", "code"),
    [
        ("leaving_reason", "E11 Adopted - application for an adoption order unopposed", "E11"),
        ("leaving_reason", "E11: Adopted", "E11"),
        ("leaving_reason", "e11 - adopted", "E11"),
        ("leaving_reason", "(E4A) Returned home to live with parents, planned", "E4A"),
        ("leaving_reason", "ADOPTED – CONSENT DISPENSED WITH BY THE COURT", "E12"),
        ("leaving_reason", "Died", "E2"),
        ("start_reason", "T Change of placement (but same carer(s)) only", "T"),
        ("start_reason", "Change of legal  status only", "L"),
        ("start_reason", "S", "S"),
        ("legal_status", "Interim care order Sec. 38(1)", "C1"),
        ("legal_status", "Care Order Sec. 31(a)", "C2"),
        ("legal_status", "INTERIM CARE ORDER [C1]", "C1"),
        ("legal_status", "Single placement acc. by LA S20(3) CA 16 & over", "V2"),
        ("legal_status", "Regular occ. acc by LA S20(3) CA 16 & over", "V4"),
        ("accommodation", "U Independent living", "U"),
        ("accommodation", "U1", "U"),
        ("accommodation", "Bed and breakfast", "W"),
        ("activity", "G5 Young person not in education, employment or training: other circumstances", "G5"),
        ("in_touch", "NO - not in touch", "NO"),
        ("in_touch", "No longer requires services", "NREQ"),
        ("suitability", "Unsuitable", "2"),
        ("suitability", "1.0", "1"),
        ("missing_kind", "Away from placement without authorisation", "A"),
        ("health_status", "COMPLETED", "Completed"),
        ("yes_no", "y", "Y"),
        ("yes_no", "N - No", "N"),
        ("sex", "female", "F"),
        ("referral_source", "6: Police", "6"),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_its_code(set_name, text, code):
    assert code_of(set_name, text) == code


@pytest.mark.parametrize(
    ("set_name", "text"),
    [
        ("leaving_reason", "Went away"),
        ("accommodation", "B and B"),  # not B, with parents
        ("activity", "Young person engaged full time in"),  # four codes begin so
        ("legal_status", "Care order discharged"),
        ("in_touch", "No idea"),
        ("start_reason", "Pony"),
    ],
)
def test_what_could_be_another_code_is_no_code(set_name, text):
    assert code_of(set_name, text) is None


def test_a_code_beside_another_codes_words_is_kept_and_said():
    assert code_of("legal_status", "C1 Full care order") is TWO_ANSWERS
    judged = coded(coded_columns()["ssd_legal_status", "lega_legal_status"])(["C1 Full care order", None])
    assert (judged[0].value, judged[0].wrong) == ("C1 Full care order", TWO_ANSWERS)
    assert (judged[1].value, judged[1].wrong) == (None, None)


def test_every_code_is_read_as_itself_with_its_words_and_by_its_words():
    for set_name in {column.set for column in coded_columns().values()}:
        for code, each in codes(set_name).items():
            assert code_of(set_name, code.lower()) == code
            if " " not in code:
                found = code_of(set_name, f"{code}: {each.label}")
                assert codes(set_name)[found].group == each.group  # of two codes for a sex not known either


def test_the_dfes_own_words_are_read_as_the_dfes_codes(shared):
    """A second opinion: each code of the published list whose words no other code shares."""
    published = shared / "standards" / "ssda903_codes.csv"
    sets = {"REC": "leaving_reason", "RNE": "start_reason", "ACTIV": "activity", "LS": "legal_status"}
    rows = [row for row in csv.DictReader(published.open(encoding="utf-8")) if row["column"] in sets]
    for row in rows:
        if row["status"].startswith("current"):
            found = code_of(sets[row["column"]], f"{row['code']} {row['label']}")
            assert found == row["code"], row
