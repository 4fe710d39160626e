"""What seems to say who a child is: kinds in words, and what looks like one and is none. All numbers here are made up."""

import io
import zipfile

import pytest

from sightline.identifiers.rules import (
    BORN,
    MOST_READ,
    NHS,
    NOT_ALL,
    NOT_REPEATED,
    REFERENCE,
    UPN,
    for_the_trail,
    identifiers_in,
    kept_with,
    references_in,
    text_of,
    warning,
    warning_in_short,
)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("14 of 20 met the standard", ()),
        ("NHS 943 476 5919", (NHS,)),
        ("9434765919", (NHS,)),
        ("943-476-5919", (NHS,)),
        ("9434765918", ()),  # its check digit is wrong
        ("0000000000", ()),
        ("19434765919", ()),  # eleven digits
        ("Pupil H801200001001", (UPN,)),
        ("Pupil H80120000100A", (UPN,)),  # a temporary one ends in a letter
        ("Pupil H8012000010", ()),
        ("Asha Khan, born 3 April 2012", (BORN,)),
        ("Asha Khan DOB 03/04/2012", (BORN,)),
        ("Date of birth: 03/04/2012, Asha Khan", (BORN,)),
        ("Asha Khan (03/04/2012)", (BORN,)),
        ("Khan,Asha,2012-04-03", (BORN,)),
        ("Mary Jones, 12 March 2012", (BORN,)),  # no month, though it begins as one
        ("Declan Marsh (12/03/2012)", (BORN,)),
        ("June Carter, 3 April 2012", (BORN,)),
        ("Zoë Müller, 3 April 2012", (BORN,)),
        ("Łukasz Żak DOB 03/04/2012", (BORN,)),
        ("Seán O’Brien, 2012-04-03", (BORN,)),
        ("Mary-Jane d’Arcy Jones 03.04.2012", (BORN,)),
        ("KHAN, Asha 03/04/2012", (BORN,)),
        ("KHAN Asha, born 3 April 2012", (BORN,)),
        ("NHS England, 12 March 2025", ()),
        ("Late October, 3 November 2025", ()),
        ("Improvement Board, 14 November 2025", ()),
        ("Asha Khan leads the team; it met on Tuesday", ()),  # a name alone
        ("Looked at on 14 November 2025", ()),
        ("They were born 03/04/2012", ()),  # a birth, and nobody's name
        ("Agreed on (03/04/2012)", ()),
        ("Asha, 03/04/2012", ()),  # one word is no name
        ("Case C-1042 was read", (REFERENCE,)),
        ("Case C-1043 was read", ()),
        ("Asha Khan, born 3 April 2012, 943 476 5919", (NHS, BORN)),
    ],
)
def test_what_seems_to_say_who_a_child_is(text, kinds):
    assert identifiers_in(text, {"C-1042"}) == kinds


def test_no_reference_is_looked_for_where_there_are_none():
    assert identifiers_in("Case C-1042 was read") == ()


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("C-1042 and a1b2", {"C-1042", "a1b2"}),
        ("In 2026, 12345 and 123456", {"123456"}),  # six digits where all are digits
        ("abc1 ab1 assessment", {"abc1"}),  # four signs at least, and a digit among them
        ("", set()),
    ],
)
def test_which_words_could_be_a_childs_reference(text, references):
    assert references_in(text) == references


def archive(name: str, content: str, **more: str) -> bytes:
    """An archive with this part, and those of `more`, whose names have `__` for a slash and `_dot_` for a dot."""
    made = io.BytesIO()
    parts = {each.replace("__", "/").replace("_dot_", "."): text for each, text in more.items()}
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for each, text in {name: content, **parts}.items():
            file.writestr(each, text)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "kinds"),
    [
        ("﻿Khan,Asha,2012-04-03\n".encode(), (BORN,)),
        (archive("word/document.xml", "<w:p><w:r>Asha </w:r><w:r>Khan</w:r> born 03/04/2012</w:p>"), (BORN,)),
        (archive("xl/sharedStrings.xml", "<si><t>9434765919</t></si><si><t>1</t></si>"), (NHS,)),
        (archive("ppt/slides/slide1.xml", "<a:p>H801200001001</a:p>"), (UPN,)),
        (b"PK\x03\x04 broken", ()),
        (b"%PDF-1.4 9434765919 %%EOF", ()),  # a PDF's text is not looked through
        (b"\x89PNG 9434765919", ()),
        (b"\xff\xd8\xff 9434765919", ()),
        (archive("word/document.xml", "14 of 20", word__more_dot_xml="9434765919"), (NHS,)),
        (archive("word/document.xml", "14 of 20", other__a_dot_xml="9434765919"), ()),  # no part that is read
        (archive("word/document.xml", "14 of 20", word__a_dot_bin="9434765919"), ()),
        (archive("word/document.xml", "<w:p>Asha</w:p><w:p>Khan</w:p> born 03/04/2012"), ()),  # two lines
    ],
)
def test_files_are_looked_through(content, kinds):
    assert (identifiers_in(text_of(content)[0]), text_of(content)[1]) == (kinds, "")


SPACES = " " * (MOST_READ - 12)


@pytest.mark.parametrize(
    ("content", "kinds", "unread"),
    [
        (f"{SPACES}943 476 5919".encode(), (NHS,), ""),  # to the last sign that is read
        (f" {SPACES}943 476 5919".encode(), (), NOT_ALL),
        (archive("word/document.xml", f"{SPACES}943 476 5919"), (NHS,), ""),
        (archive("word/document.xml", f" {SPACES}943 476 5919"), (), NOT_ALL),
        (archive("word/a.xml", SPACES, word__b_dot_xml=" " * 12, word__c_dot_xml="9434765919"), (), NOT_ALL),
    ],
    ids=["text", "a longer text", "a document", "a longer document", "many parts"],
)
def test_no_more_than_so_much_is_looked_through_and_the_rest_is_told(content, kinds, unread):
    text, left = text_of(content)
    assert (identifiers_in(text), left) == (kinds, unread)


def test_the_warning_says_what_to_do_and_not_what_was_found():
    said = warning((NHS, BORN))
    assert "an NHS number and a name beside a date of birth" in said
    assert "Nothing is kept yet" in said and "confirm" in said


def test_a_file_that_could_not_be_read_is_told_so_beside_what_was_found():
    assert warning(()) == ""
    closed = warning((), "it is locked with a password")
    assert closed.startswith(
        "The file could not be looked through: it is locked with a password. Nothing is kept"
    )
    assert warning_in_short((), "it is locked") == "The file could not be looked through: it is locked"
    assert warning_in_short((NHS, BORN)) == f"This seems to hold {NHS} and {BORN}"
    both = warning((NHS,), "only its first 200 of 300 pages were read")
    assert "an NHS number" in both and "only its first 200 of 300 pages" in both


def test_the_trail_repeats_no_words_that_seem_to_say_who_a_child_is():
    assert for_the_trail("14 of 20", ()) == "14 of 20" and kept_with(()) == {}
    assert for_the_trail("943 476 5919", (NHS,)) == NOT_REPEATED
    assert kept_with((NHS,), "a scan") == {
        "kept_although_it_seems_to_hold": [NHS],
        "not_looked_through": "a scan",
    }
