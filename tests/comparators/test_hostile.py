"""Whatever is done to a file, it is read whole or refused in a sentence; nothing else comes out of the process that reads it."""

import random

import pytest

from comparators.published import c1, referrals, row, tidy
from sightline.comparators.reading import contents_of
from support.seed import SEED

ROUNDS = 150
INSERTS = (
    b",",
    b'"',
    b"\n",
    b"-",
    b"0",
    b"x",
    b"/",
    b":",
    b"\x00",
    b"\xef\xbb\xbf",
    b"9" * 30,
    b"\xff\xfe",
    b"  ",
)


def spoilt(raw: bytes, drawn: random.Random) -> bytes:
    """The bytes with one to five things done to them: another byte, some gone, some more, cut short, some twice."""
    text = bytearray(raw)
    for _ in range(drawn.choice((1, 1, 2, 5))):
        if not text:
            break
        place, what = drawn.randrange(len(text)), drawn.randrange(5)
        if what == 0:
            text[place] = drawn.randrange(256)
        elif what == 1:
            del text[place : place + drawn.randrange(1, 30)]
        elif what == 2:
            text[place:place] = drawn.choice(INSERTS)
        elif what == 3:
            del text[place:]
        else:
            text[place:place] = text[place : place + drawn.randrange(1, 80)]
    return bytes(text)


def figures(path):
    places = ("343", "314 / 318", "E12000002", "England")
    return c1(path, *(referrals(str(year), place) for year in (2023, 2024) for place in places))


def by_filters(path):
    lines = [("343", "Girls", "Abuse", 3, "c"), ("England", "Total", "Total", 30, "5.5")]
    rows = (row("202425", place, *cells, identifier="Academic year") for place, *cells in lines)
    return tidy(path, "sex,need,cases,percent", *rows)


def written(text):
    def write(path):
        path.write_text(text)
        return path

    return write


FILES = {
    "figures": figures,
    "filters": by_filters,
    "tool": written(
        "measure_short,years,lait_number,geography,lait_region,value,symbol\nA,2025,343,S,N,7,\nB,2025,970,E,,,-\n"
    ),
    "neighbours": written(
        "old_la_code,la_name,rank,neighbour_old_la_code,closeness\n"
        + "".join(f"343,Here,{rank},{300 + rank},Close\n" for rank in range(1, 11))
    ),
    "authorities": written(
        "old_la_code,new_la_code,la_name,valid_from,valid_to,region_code\n999,E06000099,P,2027-04-01,,E12000006\n"
    ),
    "measures": written(
        'Measure,Measure_short,Polarity,Last Update,dps,Year_Type\n"Share\nthat",A,Low,45931,,Academic Year\n'
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_it_is_read_whole_or_refused_in_a_sentence(tmp_path, name):
    raw = FILES[name](tmp_path / "whole.csv").read_bytes()
    drawn, path, outcomes = random.Random(f"{SEED} {name}"), tmp_path / "spoilt.csv", set()
    for _ in range(ROUNDS):
        path.write_bytes(spoilt(raw, drawn))
        wish = {"renames": {}, "filters": [], "accept": drawn.random() < 0.7, "dry": False}
        (content,) = contents_of([str(path)], wish, [], {})
        why = content.get("why_not", "")
        assert not why or (why.startswith("spoilt.csv") and why.endswith(".")), why
        assert (
            bool(content.get("content")) is bool(content["kind"] and not why)
            or content["kind"] == "meta file"
        )
        outcomes.add((content["kind"], bool(why)))
    assert len(outcomes) > 2  # some are read, some refused, some not recognised
