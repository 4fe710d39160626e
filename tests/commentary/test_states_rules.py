"""What may become of a text, and who decides."""

from sightline.commentary.rules.states import LONGEST_TEXT, TEXT_STATES, fault_of_text, why_not_decide


def test_a_text_says_something_and_not_too_much():
    assert fault_of_text(" \n") and fault_of_text("x" * (LONGEST_TEXT + 1))
    assert not fault_of_text("x" * LONGEST_TEXT)


def test_nobody_decides_on_their_own_and_sending_back_says_why():
    assert why_not_decide("jo", "jo") and not why_not_decide("ann", "jo")
    assert TEXT_STATES.fault("sent", "sent_back", "") and not TEXT_STATES.fault("sent", "accepted", "")
