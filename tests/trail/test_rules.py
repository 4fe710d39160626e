"""The seal covers everything a line says; a line that says nothing is refused."""

from datetime import UTC, datetime, timedelta, timezone
from types import SimpleNamespace

import pytest

from sightline.trail import rules

KEY = b"k" * 32
NOON = datetime(2025, 6, 1, 12, 0, 0, 5, tzinfo=UTC)
LINE = {
    "number": 3,
    "at": NOON,
    "actor": "ann",
    "action": "loaded",
    "what": "AS01",
    "reason": "audit",
    "detail_text": "{}",
    "previous": "ab",
}
OTHERWISE = {
    "number": 4,
    "at": NOON + timedelta(microseconds=1),
    "actor": "bob",
    "action": "exported",
    "what": "AS02",
    "reason": "",
    "detail_text": '{"children":["C-1"]}',
    "previous": "ac",
}


def sealed(**changes) -> str:
    return rules.seal(changes.pop("key", KEY), SimpleNamespace(**(LINE | changes)))


@pytest.mark.parametrize("field", LINE)
def test_changing_any_field_changes_the_seal(field):
    assert sealed(**{field: OTHERWISE[field]}) != sealed()


def test_moving_words_from_one_field_to_the_next_changes_the_seal():
    assert sealed(what="AS", reason="01audit") != sealed()


def test_another_key_gives_another_seal():
    assert sealed(key=b"j" * 32) != sealed()


def test_the_same_moment_told_in_another_time_zone_gives_the_same_seal():
    assert sealed(at=NOON.astimezone(timezone(timedelta(hours=1)))) == sealed()


def test_the_seal_is_the_one_openssl_works_out():
    # printf 'line\n{"action":"loaded","actor":"ann","at":"2025-06-01T12:00:00.000005+00:00","detail":"{}","number":3,
    # "previous":"ab","reason":"audit","what":"AS01"}' (on one line) | openssl dgst -sha256 -hmac kkkk… (32 times)
    assert sealed() == "f1a4396965ba2c572385bad0bb3c5341078dcae50d18db48ddc481c139d49bd0"


def test_a_head_cannot_pass_for_a_line():
    assert rules.keyed(KEY, "head", {"a": 1}) != rules.keyed(KEY, "line", {"a": 1})


def test_detail_is_spelled_in_one_way():
    assert rules.detail_text({"b": 1, "a": ["é", None, True, 0.1]}) == '{"a":["\\u00e9",null,true,0.1],"b":1}'


@pytest.mark.parametrize("unsayable", [{"on": NOON}, {"share": float("nan")}, {"set": {1}}])
def test_detail_that_json_cannot_hold_is_refused_with_advice(unsayable):
    with pytest.raises(rules.CannotRecordError, match="into text first"):
        rules.detail_text(unsayable)


def test_text_no_database_can_hold_is_replaced():
    assert rules.plain("a\0b\ud800c") == "a\ufffdb?c"


@pytest.mark.parametrize(
    ("by", "action", "said"),
    [
        ("", "loaded", "somebody who did it"),
        ("   ", "loaded", "somebody who did it"),
        ("a" * 151, "loaded", "longer than 150"),
        ("ann", "", "is not an action"),
        ("ann", "Looked at", "is not an action"),
        ("ann", "x" * 41, "is not an action"),
    ],
)
def test_a_line_that_does_not_say_who_did_what_is_refused(by, action, said):
    with pytest.raises(rules.CannotRecordError, match=said):
        rules.refuse_unless_sayable(by, action)


def test_a_line_that_says_who_did_what_is_not_refused():
    assert rules.refuse_unless_sayable("a" * 150, "looked_at_cases") is None


def test_two_seals_are_the_same_or_not():
    assert rules.same(sealed(), sealed()) and not rules.same(sealed(), sealed(number=4))
    assert not rules.same(sealed(), "é")  # whatever somebody put there


def test_a_line_without_detail_has_an_empty_one():
    assert rules.detail_text(None) == rules.detail_text({}) == "{}"
