"""Coded values: Ofsted's own codes first, bare codes next, councils' spellings last; two answers are none."""

import csv
from collections import Counter

import pytest

from sightline.returns.annex_a.codes import meaning
from sightline.returns.cells.folding import folded
from sightline.standards.annex_a import LISTS, code_sets


@pytest.mark.parametrize(
    ("name", "typed", "stored"),
    [
        ("ethnicity", "a) WBRI", "WBRI"),
        ("ethnicity", "s) NOBT", "NOBT"),
        ("source", "a) 1A: Individual", "1A"),
        ("source", "u) 10: Unknown", "10"),
        ("legal_status", "C1: ICO", "C1"),
        ("placement_type", "a) U1: Foster placement - relatives - long term", "U1"),
        ("placement_type", "zz) T4: Temporary placement - seven days or less", "T4"),
        ("placement_provider", "b) PR1: Own provision", "PR1"),
        ("need", "N1 - Abuse or neglect", "N1"),
        ("closure_reason", "RC8 - Case closed after assessment, no further action", "RC8"),
        ("ceased_reason", "a) E11: Adopted - application unopposed", "E11"),
        ("ceased_reason", "u) X1:CodeError", "X1"),
        ("activity", "F1: Full time in higher education", "F1"),
        ("accommodation", "B: Parents/relatives", "B"),
        ("disability", "a) Yes", "Y"),
        ("disability", "b) No", "N"),
        ("disability", "c) Unknown", "U"),
        ("gender", "a) Male", "M"),
        ("gender", "b) Female", "F"),
        ("gender", "c) Not stated/recorded", "U"),
        ("gender", "d) Neither", "X"),
        ("suitability", "a) Suitable", "1"),
        ("suitability", "b) Unsuitable", "2"),
        ("in_touch", "a) Yes", "YES"),
        ("in_touch", "b) No", "NO"),
        ("in_touch", "c) Died", "DIED"),
        ("in_touch", "d) Refu", "REFU"),
        ("in_touch", "e) NREQ", "NREQ"),
        ("in_touch", "f) Rhom", "RHOM"),
        ("eligibility", "a) Relevant child", "Relevant"),
        ("eligibility", "b) Former relevant child", "Former Relevant"),
        ("eligibility", "c) Qualifying care leaver", "Qualifying"),
        ("abuse_category", "d) Emotional abuse", "Emotional abuse"),
        ("abuse_category", "e) Multiple/not recommended", "Multiple"),
        ("left_reason", "1 - Adopter withdrew from process", "1"),
    ],
)
def test_ofsteds_preferred_codes_become_what_the_store_holds(name, typed, stored):
    assert (meaning(name, typed).value, meaning(name, typed).how) == (stored, "code")


@pytest.mark.parametrize("name", sorted(code_sets()))
def test_every_preferred_and_every_bare_code_is_its_own_code(name):
    words = code_sets()[name]
    said = {text: word.code for word in words for text in (word.preferred, word.code) if text}
    assert {text: meaning(name, text).value for text in said} == said


@pytest.mark.parametrize(
    ("name", "typed", "stored"),
    [
        ("ethnicity", "White - British", "WBRI"),
        ("ethnicity", "  A)  wbri ", "WBRI"),
        ("source", "2A", "2A"),
        ("source", "Police", "6"),
        ("placement_provider", "e) PR4 - Private provision", "PR4"),
        ("placement_type", "o) K1: Secure Children's Homes", "K1"),
        ("need", "N2 – Child’s disability", "N2"),
        ("need", "N1 Abuse (our own words)", "N1"),
        ("ceased_reason", "E17 - Staying put", "E17"),
        ("activity", "F4", "F4"),
        ("gender", "male", "M"),
        ("yes_no", "Y", "Y"),
        ("yes_no", "true", "Y"),
        ("yes_no", "0", "N"),
    ],
)
def test_bare_codes_and_ofsteds_words_are_codes_whatever_their_dress(name, typed, stored):
    assert (meaning(name, typed).value, meaning(name, typed).how) == (stored, "code")


@pytest.mark.parametrize(
    ("name", "typed", "stored"),
    [
        ("source", "(CS) CAMHS", "Health services"),
        ("source", "Assistant Accomodation Manager", "LA services"),
        ("ethnicity", "(C.C1) Indian", "Asian or Asian British"),
        ("placement_type", "AGENCY FOSTER PLACEMENT OUTSIDE LBL", "Foster placement"),
        ("ceased_reason", "Adopted", "Adopted"),
        ("in_touch", "08 - Young Person Refuses Contact", "Not in touch"),
        ("accommodation", "(Z) 16+ Staying Put", "Z"),
        ("disability", "ASPERGER SYNDROME", "Y"),
        ("abuse_category", "Emotional   Physical", "Multiple"),
        ("placement_authority", "SEFTON DISTRICT", "Sefton"),
    ],
)
def test_a_councils_spelling_becomes_its_groups_text_and_never_a_finer_code(name, typed, stored):
    assert (meaning(name, typed).value, meaning(name, typed).how) == (stored, "spelling")


def test_a_spelling_with_two_answers_is_kept_as_typed_with_both():
    found = meaning("source", "Councillor")
    assert (found.value, found.how, set(found.answers)) == (
        "Councillor",
        "two_answers",
        {"Individual", "LA services"},
    )


def test_a_value_whose_code_and_published_group_disagree_is_not_decided():
    found = meaning("source", "1B Individual - Acquaintance (including neighbours and child minders)")
    assert (found.how, set(found.answers)) == ("two_answers", {"1B", "4"})


def test_a_spelling_known_to_be_no_code_is_unknown():
    assert meaning("need", "CW housing issues/resettlement").how == "unknown"


def test_an_unknown_value_is_kept_as_typed():
    assert meaning("source", " Lighthouse keeper ").value == "Lighthouse keeper"


def test_an_authority_may_be_named_freely():
    assert meaning("placement_authority", "Home Town").how == "free_text"


@pytest.fixture(scope="module")
def published(shared):
    """Every published spelling, with its list and column: (set, column, spelling) and the answers given."""
    sets = {
        (n, folded(each.heading)): each.codes
        for n, spec in LISTS.items()
        for each in spec.columns
        if each.codes
    }
    with (shared / "standards" / "annex_a_value_aliases.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    answers: dict[tuple[str, str, str], set[str]] = {}
    for row in rows:
        name = sets[int(row["list"].removeprefix("list_")), folded(row["column"])]
        answers.setdefault((name, row["column"], row["seen_value"]), set()).add(row["canonical"])
    return answers


def test_all_10_781_published_spellings_are_recognised(published):
    found = Counter(meaning(name, typed).how for name, _, typed in published)
    assert sum(found.values()) == 10_781
    no_code = [
        answers for (name, _, typed), answers in published.items() if meaning(name, typed).how == "unknown"
    ]
    assert no_code == [{"zzCodeError"}] * 46
    assert set(found) == {"code", "spelling", "two_answers", "unknown"}


def test_where_the_published_answers_differ_by_more_than_dress_nothing_is_decided(published):
    differing = [
        (name, typed)
        for (name, _, typed), answers in published.items()
        if len({folded(answer).replace("accomodation", "accommodation") for answer in answers}) > 1
    ]
    assert len(differing) == 38
    assert {meaning(name, typed).how for name, typed in differing} == {"two_answers"}


def test_a_spelling_read_as_one_of_ofsteds_codes_was_published_in_that_codes_group(published):
    read = {key: meaning(key[0], key[2]) for key in published}
    ofsteds = {
        (name, word.code) for name, words in code_sets().items() for word in words if word.since == "2019"
    }
    groups_of: dict[tuple[str, str], set[str]] = {}
    for (name, column, typed), answers in published.items():
        code = (name, read[name, column, typed].value)
        if code in ofsteds and folded(typed) in _dresses(*code):
            groups_of.setdefault(code, {"zzcodeerror"}).update(map(folded, answers))
    strays = [
        key[2]
        for key, answers in published.items()
        if read[key].how == "code"
        and not {*map(folded, answers)} & groups_of.get((key[0], read[key].value), {*map(folded, answers)})
    ]
    assert strays == [  # three whose published group is Ofsted's own code instead
        "J1 Remanded to LA accommodation or to youth detention accommodation",
        "J1 Remanded to Local Authority Accomodation",
        "J2 Detained in LA accommodation under PACE",
    ]


def _dresses(name: str, code: str) -> set[str]:
    word = next(each for each in code_sets()[name] if each.code == code)
    return {folded(word.code), folded(word.preferred)}
