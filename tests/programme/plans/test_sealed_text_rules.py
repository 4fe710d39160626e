"""What was sealed is read from the sealed text alone: whole, in the plan's order, days in words, and silent where it is."""

import pytest

from sightline.programme.plans.rules.seal import canonical
from sightline.programme.plans.rules.sealed_text import SealedAction, SealedPart, read_sealed


def entry(reference: str, place: int, **more):
    return {"reference": reference, "title": f"Do {reference}", "place": place, "groupings": [], **more}


WHOLE = {
    "plan": {"authority": "990", "title": "Improvement plan", "standard": "good"},
    "version": {"number": 2, "refresh": 1, "phase": "Phase 2", "reasons": "The visit"},
    "groupings": [
        {"kind": "theme", "key": "quality", "title": "Quality", "about": "", "progress": ""},
        {
            "kind": "priority",
            "key": "practice",
            "title": "Practice",
            "about": "Plans",
            "progress": "By 2026-11-14",
        },
    ],
    "entries": [
        entry("A3", 3),
        entry(
            "A2",
            2,
            owner="jo",
            owner_post="Head of MASH",
            due="2026-11-14",
            groupings=[["priority", "practice"], ["theme", "quality"]],
            findings=["Inspection, 1: Ensure it."],
            milestones=[{"title": "Leaflet", "due": "2026-10-01"}, {"title": "Talk", "due": ""}],
        ),
    ],
    "alignments": [
        {"document": "Plan", "priority": "Be safe", "groupings": []},
        {"document": "Vision", "priority": "", "groupings": []},
    ],
    "supporting": [
        {"kind": "to_review", "title": "Policy", "where": "Drive", "review_by": "2026-11-14"},
        {"kind": "supports", "title": "Framework", "where": "", "review_by": None},
    ],
}


def test_all_of_it_is_there_in_the_plans_order():
    text = read_sealed(canonical(WHOLE))
    assert (text.plan, text.name, text.standard, text.reasons) == (
        "Improvement plan",
        "Version 2 (first refresh, Phase 2)",
        "good",
        "The visit",
    )
    mine = SealedAction(
        "A2",
        "Do A2",
        "jo",
        ("Inspection, 1: Ensure it.",),
        ("Leaflet, due 1 October 2026", "Talk"),
        (("Owner", "Head of MASH"), ("Due", "14 November 2026")),
    )
    facts = (("What it is about", "Plans"), ("Progress", "By 14 November 2026"))
    rest = SealedPart("Under no priority", (), (SealedAction("A3", "Do A3", "", (), (), ()),))
    assert text.parts == (SealedPart("Practice", facts, (mine,)), rest)
    assert text.also == (SealedPart("Quality", (), (mine,)),) and text.actions == 2
    assert text.supports == (
        "Serves Plan: Be safe",
        "Serves Vision",
        "To be reviewed because of it: Policy (Drive), by 14 November 2026",
        "Framework",
    )


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        ({}, ()),
        ({"entries": [entry("A1", 1)]}, ("Actions",)),
        (
            {"groupings": [{"kind": "theme", "key": "t", "title": "T"}], "entries": [entry("A1", 1)]},
            ("T", "Under no theme"),
        ),
    ],
)
def test_what_an_older_seal_does_not_speak_of_is_left_out(content, parts):
    text = read_sealed(canonical(content))
    assert tuple(each.title for each in text.parts) == parts
    assert text.name == "Version 1" and text.supports == ()
