"""What a token may be asked for, how long it lasts, and when it is live."""

from datetime import UTC, datetime, timedelta

import pytest

from sightline.api import rules
from sightline.api.rules import TokenRuleError

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("expires", "ended", "live"),
    [
        (NOW + timedelta(seconds=1), None, True),
        (NOW, None, False),
        (NOW + timedelta(days=1), NOW, False),
    ],
)
def test_a_token_is_live_until_it_expires_or_is_ended(expires, ended, live):
    assert rules.is_live(expires, ended, NOW) is live


def test_a_name_has_no_spaces_round_it_and_a_length():
    assert rules.name_of("  Power  BI ") == "Power BI" and rules.name_of("a" * 100)
    for text, sentence in ((" ", "Enter what the token is for"), ("a" * 101, "at most 100 letters")):
        with pytest.raises(TokenRuleError, match=sentence):
            rules.name_of(text)


def test_scopes_stand_in_their_order_and_there_are_no_others():
    assert rules.scopes_of(["freezes", "definitions"]) == ["definitions", "freezes"]
    for chosen, sentence in (
        ([], "Choose what"),
        (["children"], "There is no scope children. There are: def"),
    ):
        with pytest.raises(TokenRuleError, match=sentence) as fault:
            rules.scopes_of(chosen)
        assert fault.value.field == "scopes"


def test_a_token_lasts_one_of_four_lengths():
    assert rules.lasting(365) == timedelta(days=365)
    with pytest.raises(TokenRuleError, match=r"A token lasts 30, 90, 180 or 365 days\."):
        rules.lasting(366)
