"""What may become of a paper and of a sign-off, drawn."""

from datetime import date

import pytest

from sightline.papers.rules.clearance import (
    SignOffFacts,
    days_in_words,
    due_by_default,
    is_cleared,
    is_late,
    live,
    next_state,
    to_ask_again,
    why_not_ask,
    why_not_decide,
    why_not_publish,
)
from sightline.papers.rules.content import (
    PartContent,
    canonical,
    content_of,
    differences,
    digest_of,
    part_title,
    signed_form,
    text_of_value,
)
from sightline.papers.rules.exempt import LEFT_OUT, for_edition, is_exempt, without_exempt
from sightline.papers.rules.references import fault_of_pattern, reference
from sightline.papers.rules.states import PAPER_STATES, SIGN_OFF_STATES

DUE = date(2026, 11, 10)


def sign_off(role="finance", state="signed", digest="d", **other) -> SignOffFacts:
    return SignOffFacts(
        **({"role": role, "state": state, "digest": digest, "due": DUE, "asked_of": "fay"} | other)
    )


@pytest.mark.parametrize(
    ("was", "wanted", "reason", "may"),
    [
        ("draft", "in_clearance", "", True),
        ("draft", "published", "", False),
        ("in_clearance", "published", "", False),
        ("in_clearance", "draft", "", True),
        ("cleared", "published", "", True),
        ("published", "draft", "", False),
        ("published", "withdrawn", "", False),
        ("published", "withdrawn", "Sent to the wrong committee", True),
        ("withdrawn", "draft", "", False),
    ],
)
def test_ways_of_a_paper(was, wanted, reason, may):
    assert (PAPER_STATES.fault(was, wanted, reason) == "") is may


def test_whoever_sends_a_paper_back_says_why():
    assert "Say why" in SIGN_OFF_STATES.fault("asked", "sent_back", " ")
    assert SIGN_OFF_STATES.fault("asked", "signed", "") == ""


@pytest.mark.parametrize(
    ("rows", "cleared"),
    [
        ((), False),
        ((sign_off(),), True),
        ((sign_off(), sign_off("legal", "asked")), False),
        ((sign_off(), sign_off("legal")), True),
        ((sign_off(digest="other"),), False),
        ((sign_off(state="void", digest="other"), sign_off()), True),
        ((sign_off(), sign_off(state="void")), True),
        ((sign_off(state="void"),), False),
    ],
)
def test_a_paper_is_cleared_by_everybody_of_these_very_words(rows, cleared):
    assert is_cleared(rows, "d") is cleared


def test_whose_sign_off_is_needed_must_have_been_asked():
    assert not is_cleared([sign_off()], "d", {"legal"})


@pytest.mark.parametrize(
    ("state", "rows", "then"),
    [
        ("in_clearance", (sign_off(), sign_off("legal", "asked")), "in_clearance"),
        ("in_clearance", (sign_off(), sign_off("legal")), "cleared"),
        ("in_clearance", (sign_off(), sign_off("legal", "sent_back")), "draft"),
        ("cleared", (sign_off(digest="other"),), "in_clearance"),
        ("draft", (sign_off(),), "draft"),
        ("published", (sign_off(digest="other"),), "published"),
    ],
)
def test_sign_offs_make_the_state(state, rows, then):
    assert next_state(state, rows, "d") == then


def test_an_edit_asks_again_whoever_was_asked_of_other_words_but_not_who_sent_it_back():
    rows = [sign_off(digest="old"), sign_off("legal", "asked", "old"), sign_off("hr", "sent_back", "old")]
    rows += [sign_off("director"), sign_off("lead_member", "void", "old")]
    assert [each.role for each in to_ask_again(rows, "d")] == ["finance", "legal"]
    assert [each.role for each in live(rows)] == ["finance", "legal", "hr", "director"]


@pytest.mark.parametrize(
    ("state", "day", "late"),
    [("asked", 10, False), ("asked", 11, True), ("signed", 11, False), ("sent_back", 11, False)],
)
def test_a_sign_off_is_late_from_the_day_after(state, day, late):
    assert is_late(DUE, state, date(2026, 11, day)) is late


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (6, "due in 4 days"),
        (9, "due in 1 day"),
        (10, "due today"),
        (11, "1 day overdue"),
        (13, "3 days overdue"),
    ],
)
def test_how_late_is_said(day, words):
    assert days_in_words(DUE, date(2026, 11, day)) == words


@pytest.mark.parametrize(
    ("meeting", "due"),
    [
        (None, date(2026, 11, 7)),
        (date(2026, 11, 30), date(2026, 11, 20)),
        (date(2026, 11, 4), date(2026, 11, 3)),
    ],
)
def test_by_when_where_nobody_says(meeting, due):
    assert due_by_default(meeting, date(2026, 11, 2)) == due


@pytest.mark.parametrize(
    ("role", "account_role", "authors", "words"),
    [
        ("finance", "finance_legal", (), ""),
        ("finance", "dcs", (), "does not sign off for finance"),
        ("finance", "finance_legal", ("fay",), "nobody clears their own"),
        ("gardener", "finance_legal", (), "Nobody signs off as gardener"),
        ("lead_member", "lead_member", (), ""),
    ],
)
def test_who_can_be_asked(role, account_role, authors, words):
    fault = why_not_ask(role, "fay", account_role, authors)
    assert words in fault and bool(words) == bool(fault)


@pytest.mark.parametrize(
    ("row", "by", "seen", "authors", "words"),
    [
        (sign_off(state="asked"), "fay", "d", (), ""),
        (sign_off(state="asked"), "fay", "d", ("fay",), "nobody clears their own"),
        (sign_off(state="asked"), "jo", "d", (), "asked of somebody else"),
        (sign_off(state="signed"), "fay", "d", (), "decided already"),
        (sign_off(state="asked"), "fay", "other", (), "changed while you had it open"),
        (sign_off(state="asked", digest="old"), "fay", "d", (), "changed while you had it open"),
    ],
)
def test_who_decides_and_on_which_words(row, by, seen, authors, words):
    fault = why_not_decide(row, by=by, seen=seen, digest="d", authors=authors)
    assert words in fault and bool(words) == bool(fault)


@pytest.mark.parametrize(
    ("state", "by", "faults", "words"),
    [
        ("cleared", "dee", (), ""),
        ("in_clearance", "dee", (), "once everybody"),
        ("cleared", "ann", (), "A second person"),
        ("cleared", "dee", ("{AS01} has no figure.",), "{AS01} has no figure."),
    ],
)
def test_who_publishes(state, by, faults, words):
    fault = why_not_publish(state, by=by, authors={"ann"}, faults=faults)
    assert words in fault and bool(words) == bool(fault)


@pytest.mark.parametrize(
    ("pattern", "number", "text"),
    [
        ("FD {number}/{year}", 4914, "FD 4914/17"),
        ("FD.{number}/{year}", 5298, "FD.5298/17"),
        ("LD.{number}/{year}", 5353, "LD.5353/17"),
        ("{number}", 7, "7"),
    ],
)
def test_references_as_councils_print_them(pattern, number, text):
    assert fault_of_pattern(pattern) == ""
    assert reference(pattern, number, date(2017, 11, 14)) == text


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("FD", "Write {number}"),
        ("{number} {number}", "once"),
        ("{number}/{quarter}", "{quarter} means nothing"),
        ("{number}/{year", "left open"),
        ("F" * 30 + "{number}", "at most 30"),
    ],
)
def test_a_form_that_makes_no_reference_is_refused(pattern, words):
    assert words in fault_of_pattern(pattern)


PARTS = (
    PartContent("field", "title", "Progress"),
    PartContent("section", "background", {"heading": "Background", "text": "In {AS01}."}),
    PartContent("figure", "audits", {"value": 12}),
    PartContent("appendix", "card", {"title": "Scorecard", "letter": "A"}),
    PartContent("summary", "plain_english", {"text": "We help."}),
)


def test_parts_make_the_content_of_the_contract():
    content = content_of(
        PARTS, template="sefton-2017", authority="343", body="Cabinet", on=None, edition="members"
    )
    assert content == {
        "template": "sefton-2017",
        "authority": "343",
        "meeting": {"body": "Cabinet", "on": None},
        "fields": {"title": "Progress"},
        "sections": [{"key": "background", "heading": "Background", "text": "In {AS01}."}],
        "figures": {"audits": {"value": 12}},
        "appendices": [{"key": "card", "title": "Scorecard", "letter": "A"}],
        "summaries": {"plain_english": "We help."},
        "edition": "members",
    }


def test_what_is_signed_is_one_text_whatever_the_order_and_for_whomever_it_is_printed():
    content = {"b": "£", "a": 1, "edition": "public"}
    freeze = {"name": "Q2", "seal": "s"}
    assert canonical(signed_form(content, freeze)) == (
        '{"content":{"a":1,"b":"£"},"freeze":{"name":"Q2","seal":"s"}}'
    )
    assert digest_of(signed_form(content, freeze)) == digest_of(signed_form({"a": 1, "b": "£"}, freeze))
    assert digest_of(signed_form(content, None)) != digest_of(signed_form(content, freeze))


def test_parts_that_differ_are_named():
    later = (PARTS[0], PartContent("section", "background", {"heading": "Background", "text": "Now."}))
    later += (PartContent("section", "money", {"heading": "Money", "text": "None."}),)
    rows = differences(PARTS, later)
    assert [(each.name, each.words) for each in rows] == [
        ("section.background", "Changed"),
        ("section.money", "Added"),
        ("figure.audits", "Removed"),
        ("appendix.card", "Removed"),
        ("summary.plain_english", "Removed"),
    ]
    assert rows[0].was == "Background\nIn {AS01}."


@pytest.mark.parametrize(
    ("kind", "key", "value", "title"),
    [
        ("section", "next_steps", {"heading": "What comes next"}, "What comes next"),
        ("section", "next_steps", {"heading": ""}, "Next steps"),
        ("field", "wards-affected", "All", "Wards affected"),
        ("appendix", "map", {"title": "The map"}, "Appendix: The map"),
        ("appendix", "the-map", None, "Appendix: the map"),
        ("figure", "audits", {"value": 1}, "Figure: audits"),
        ("summary", "easy_read", {"text": ""}, "Easy-read edition"),
    ],
)
def test_what_parts_are_called(kind, key, value, title):
    assert part_title(kind, key, value) == title


def test_values_as_people_read_them():
    assert text_of_value(None) == ""
    assert [text_of_value(each) for each in (True, False, 3)] == ["Yes", "No", "3"]
    assert text_of_value([{"text": "Note it", "verb": "note"}, ""]) == "Note it\nnote"


def test_a_value_reads_the_same_whatever_order_its_names_are_in():
    for value in ({"text": "Late.", "heading": "Progress"}, {"heading": "Progress", "text": "Late."}):
        assert text_of_value(value) == "Progress\nLate."
    assert (
        text_of_value({"legal": "b", "equality": "a"})
        == text_of_value({"equality": "a", "legal": "b"})
        == "a\nb"
    )


EXEMPT = "Open.\n{exempt 2: names a family’s home}\nSecret.\n{only officers}\nMore.\n{end}\nSecret too.\n{end}\nOpen again."


@pytest.mark.parametrize(
    ("value", "without"),
    [
        (EXEMPT, f"Open.\n{LEFT_OUT}\nOpen again."),
        ({"text": [EXEMPT, "Plain"]}, {"text": [f"Open.\n{LEFT_OUT}\nOpen again.", "Plain"]}),
        ("Open.\n{exempt 1: why}\nNever ended", f"Open.\n{LEFT_OUT}"),
        (
            "{only officers}\nSeen\n{exempt 1: why}\nNot\n{end}\n{end}",
            f"{{only officers}}\nSeen\n{LEFT_OUT}\n{{end}}",
        ),
        (3, 3),
        ("{only officers}\nSeen\n{end}", "{only officers}\nSeen\n{end}"),
        ("{end}\nSeen", "{end}\nSeen"),
    ],
)
def test_what_is_exempt_is_left_out(value, without):
    assert without_exempt(value) == without
    assert is_exempt(value) is (value != without)
    assert not is_exempt(without)


@pytest.mark.parametrize(
    ("value", "edition", "read"),
    [
        ("Seen\n{only officers}\nNot\n{end}\nSeen too", "members", "Seen\nSeen too"),
        ("{only officers}\nOurs\n{end}", "officers", "{only officers}\nOurs\n{end}"),
        ("{only members}\nTheirs\n{end}", "public", ""),
        ("{only officers members}\nBoth\n{end}", "members", "{only officers members}\nBoth\n{end}"),
        ("{only officers, dfe}\nNot\n{end}", "members", ""),
        (
            "{only officers}\n{exempt 2: a home}\nNot\n{end}\nNot either\n{end}\nSeen",
            "members",
            "Seen",
        ),
        (
            "{exempt 2: a home}\nKept\n{only officers}\nNot\n{end}\n{end}",
            "members",
            "{exempt 2: a home}\nKept\n{end}",
        ),
        ({"a": ["{only officers}\nNot\n{end}", 3]}, "public", {"a": ["", 3]}),
        ("No block", "public", "No block"),
    ],
)
def test_what_is_for_another_edition_alone_is_not_read(value, edition, read):
    assert for_edition(value, edition) == read


def test_a_stray_end_ends_nothing():
    assert without_exempt("{end}\n{exempt 1: x}\nNot\n{end}") == "{end}\n" + LEFT_OUT
