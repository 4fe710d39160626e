"""What seems to say who a child is: kinds in words, and what looks like one and is none. All numbers here are made up."""

import io
import zipfile

import pytest

from sightline.identifiers.rules import (
    BORN,
    NHS,
    NOT_REPEATED,
    REFERENCE,
    UPN,
    for_the_trail,
    identifiers_in,
    kept_with,
    text_of,
    warning,
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
        ("Case C-1042 was read", (REFERENCE,)),
        ("Case C-1043 was read", ()),
        ("Asha Khan, born 3 April 2012, 943 476 5919", (NHS, BORN)),
    ],
)
def test_what_seems_to_say_who_a_child_is(text, kinds):
    assert identifiers_in(text, {"C-1042"}) == kinds


def archive(name: str, content: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, content)
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
    ],
)
def test_files_are_looked_through(content, kinds):
    assert (identifiers_in(text_of(content)[0]), text_of(content)[1]) == (kinds, "")


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
    both = warning((NHS,), "only its first 200 of 300 pages were read")
    assert "an NHS number" in both and "only its first 200 of 300 pages" in both


def test_the_trail_repeats_no_words_that_seem_to_say_who_a_child_is():
    assert for_the_trail("14 of 20", ()) == "14 of 20" and kept_with(()) == {}
    assert for_the_trail("943 476 5919", (NHS,)) == NOT_REPEATED
    assert kept_with((NHS,), "a scan") == {
        "kept_although_it_seems_to_hold": [NHS],
        "not_looked_through": "a scan",
    }
