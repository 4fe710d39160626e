"""How Sightline speaks: what nobody at a council would say does not come back onto pages or into commands."""

import ast
from functools import cache
from pathlib import Path

import pytest

import sightline

HOME = Path(sightline.__file__).parent
NEVER = (
    "Mend this",
    "Mend it",
    "Mend what",
    "Why it is mended",
    "Leave it as it is",
    "Take it as:",
    "Give evidence",
    "Give this source up",
    "as far as is written down",
    "Its way so far",
    "As where it is said",
    "Say who saw it",
    "Say when bodies meet",
    "Keep a comment",
    "Name a document",
    "Let it go live",
    "Set it aside",
    "Put the answer better",
    "said in round words",
    "Nothing answers",
    "answered by nothing",
    "past its day",
    "past their day",
    "Measures better, people not",
    "another number of findings that ask",
    "Young people read nothing",
    "what only you may see",
    "no action moved",
    "Declare the test anew",
    "The page it stands on",
    "Stands in",
    "As said in",
    "for each pound",
    "changes over",
    "measured against:",
    "are past their limit",
    "will breach",
    "where neither way is better",
    "find signals in chance",
    "what is done already is what was quick",
    "stand on this figure",
    "Limits start anew",
    "so late that nothing",
    "run for the time they came with",
    "need putting right, in",
    "No file on its way",
    "Take them all out again",
    "See how far it is",
    "other people’s actions",
    "No day is known",
)
"""Sentences that were found on pages and replaced; what stands in their place is in the glossary and on the pages."""


@cache
def on_pages() -> dict[str, str]:
    """Every template, and every text of code that is no docstring, by its file."""
    found = {str(path.relative_to(HOME)): path.read_text(encoding="utf-8") for path in HOME.rglob("*.html")}
    for path in HOME.rglob("*.py"):
        if "migrations" not in path.parts:
            found[str(path.relative_to(HOME))] = "\n".join(texts(ast.parse(path.read_text(encoding="utf-8"))))
    return found


def texts(tree: ast.AST) -> list[str]:
    """The texts of a file that could be shown: a text that stands by itself is a docstring, and is not."""
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone
    ]


@pytest.mark.parametrize("words", NEVER)
def test_it_is_not_said(words):
    assert [name for name, text in on_pages().items() if words in text] == []


def test_what_is_said_is_read():
    assert any("No date" in text for text in on_pages().values())
    assert texts(ast.parse('"""Mend it."""\nx = "Change"')) == ["Change"]
