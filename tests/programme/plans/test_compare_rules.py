"""What a seal keeps and what stands: the same says nothing, and any one thing that differs is found."""

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.programme.plans.rules.compare import as_text, compare, in_words
from sightline.programme.plans.rules.seal import canonical

WORDS = st.text("aé;:, -{", min_size=1, max_size=8)
DAY = st.sampled_from(["2026-10-31", "2027-02-28"])
MAYBE = st.one_of(st.none(), DAY)
KEY = st.text("abc", min_size=1, max_size=3)
LINK = st.lists(st.tuples(st.sampled_from(["priority", "theme"]), KEY), max_size=3, unique=True)
MEASURED = st.fixed_dictionaries(
    {
        "basis": st.just("measure"),
        "measure": st.sampled_from(["AS01", "CP02", "none"]),
        "direction": st.sampled_from(["higher", "lower"]),
        "lag": st.integers(0, 36),
        "least": st.integers(1, 40),
        "words": st.just(""),
    }
)
JUDGED = st.fixed_dictionaries({"basis": st.sampled_from(["audit", "feedback"]), "words": WORDS})


def milestone(title: str, due: str | None, first: bool) -> dict[str, str]:
    """A milestone whose names stand in one order or the other."""
    return {"title": title, "due": due or ""} if first else {"due": due or "", "title": title}


ENTRY = st.fixed_dictionaries(
    {
        "reference": st.from_regex(r"A[1-9]", fullmatch=True),
        "title": WORDS,
        "owner": WORDS,
        "starts": MAYBE,
        "due": MAYBE,
        "groupings": LINK,
        "findings": st.lists(WORDS, max_size=3),
        "milestones": st.lists(st.builds(milestone, WORDS, MAYBE, st.booleans()), max_size=3),
        "difference": st.one_of(st.none(), MEASURED, JUDGED),
    }
)
CONTENT = st.fixed_dictionaries(
    {
        "entries": st.lists(ENTRY, max_size=4, unique_by=lambda each: each["reference"]),
        "groupings": st.lists(
            st.fixed_dictionaries({"kind": st.just("theme"), "key": KEY, "title": WORDS, "about": WORDS}),
            max_size=3,
            unique_by=lambda each: each["key"],
        ),
        "alignments": st.lists(
            st.fixed_dictionaries({"document": WORDS, "priority": WORDS, "groupings": LINK}), max_size=2
        ),
        "supporting": st.lists(
            st.fixed_dictionaries({"title": WORDS, "where": WORDS, "review_by": MAYBE}), max_size=2
        ),
    }
)


def turned(value):
    """The same content with every mapping's names the other way round, and pairs for lists of two."""
    if isinstance(value, dict):
        return {name: turned(value[name]) for name in reversed(value)}
    return [turned(each) for each in value] if isinstance(value, (list, tuple)) else value


@pytest.mark.many_draws
@given(CONTENT)
def test_what_was_sealed_differs_in_nothing_from_what_stands(content):
    sealed = json.loads(canonical(content))
    for other in (sealed, turned(content)):
        found = compare(other, content)
        assert not found.any and found.actions.same == len(content["entries"])


@pytest.mark.many_draws
@given(CONTENT.filter(lambda content: content["entries"]), st.data())
def test_any_one_thing_of_an_action_that_differs_is_found_and_nothing_else(content, data):
    now = copy.deepcopy(content)
    entry = now["entries"][data.draw(st.integers(0, len(now["entries"]) - 1))]
    name = data.draw(st.sampled_from(["title", "owner", "due", "milestones", "difference"]))
    new = {
        "title": entry["title"] + "x",
        "owner": entry["owner"] + "x",
        "due": "9998-12-31" if entry["due"] != "9998-12-31" else None,
        "milestones": [*entry["milestones"], {"title": "One more", "due": ""}],
        "difference": {"basis": "dip_sample", "words": "Ten records"},
    }
    entry[name] = new[name]
    found = compare(json.loads(canonical(content)), now)
    assert [(each.reference, [one.field for one in each.fields]) for each in found.actions.changed] == [
        (entry["reference"], [name])
    ]


def test_a_milestone_is_told_by_its_name_and_its_day():
    entry = {"reference": "A1", "title": "Tracker", "milestones": [{"due": "2026-10-31", "title": "In use"}]}
    moved = {**entry, "milestones": [{"title": "In use", "due": "2026-11-30"}]}
    rest = {"groupings": [], "alignments": [], "supporting": []}
    (changed,) = compare({"entries": [entry], **rest}, {"entries": [moved], **rest}).actions.changed
    assert (changed.fields[0].was_said, changed.fields[0].now_said) == (
        "In use, due 31 October 2026",
        "In use, due 30 November 2026",
    )


def test_a_seal_of_an_older_sightline_is_silent_on_what_came_later():
    old = {"reference": "A1", "title": "Tracker"}
    new = {**old, "difference": {"basis": "audit", "words": "Ten"}, "for_young_people": "You will be asked."}
    rest = {"groupings": [], "alignments": [], "supporting": []}
    assert not compare({"entries": [old], **rest}, {"entries": [new], **rest}).any


REST = {"groupings": [], "alignments": [], "supporting": []}


@pytest.mark.parametrize(
    ("old", "new", "part", "title"),
    [
        ([], [{"document": "Corporate plan", "priority": "Safe"}], "added", "Corporate plan: Safe"),
        ([{"document": "Corporate plan", "priority": ""}], [], "removed", "Corporate plan"),
    ],
)
def test_what_a_plan_serves_is_compared_by_document_and_priority(old, new, part, title):
    empty = {"entries": [], **REST}
    found = compare(empty | {"alignments": old}, empty | {"alignments": new})
    assert found.any and [each.title for each in getattr(found.supports, part)] == [title]
    assert not found.actions.any and not found.groupings.any


def test_a_document_that_is_to_be_reviewed_on_another_day_has_changed():
    empty, qa = {"entries": [], **REST}, {"title": "QA framework", "where": ""}
    then, now = (empty | {"supporting": [qa | {"review_by": day}]} for day in ("2026-10-31", "2027-10-31"))
    (changed,) = compare(then, now).supports.changed
    assert (changed.fields[0].title, changed.fields[0].was_said) == ("To be reviewed by", "31 October 2026")
    assert not compare(empty | {"supporting": [qa]}, now).any  # sealed before there were such days


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (3, "3"),
        (["b", None, ["a", 1]], "b; ; a; 1"),
        ({"b": 1, "a": "x", "c": ""}, "x 1"),
        ([("theme", "k"), ("priority", "j")], "theme; k; priority; j"),
    ],
)
def test_a_value_is_said_in_one_way(value, text):
    assert as_text(value) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-11-14 to 2026-12-01", "14 November 2026 to 1 December 2026"),
        ("2026-02-31", "2026-02-31"),  # no day
        ("12026-11-145", "12026-11-145"),
    ],
)
def test_days_in_a_text_are_said_in_words(text, words):
    assert in_words(text) == words
