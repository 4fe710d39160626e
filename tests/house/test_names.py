"""Names: no class name stands twice, and nothing is named by a bare participle or a word that points and says nothing."""

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

import sightline

HOME = Path(sightline.__file__).parent
FILES = sorted(path for path in HOME.rglob("*.py") if "migrations" not in path.parts)
BARE = frozenset(
    [
        "found",
        "said",
        "told",
        "asked",
        "answered",
        "typed",
        "known",
        "held",
        "kept",
        "given",
        "shown",
        "met",
        "aside",
        "apart",
        "settled",
        "mended",
        "standing",
        "there",
        "here",
        "alone",
    ]
)
INNER = {"Meta"}
"""Django's own name for what it is told of a model or a form, inside the class."""
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def trees() -> dict[Path, ast.Module]:
    """Every module of Sightline's, parsed once."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}


def bare_names(tree: ast.Module) -> set[str]:
    """The functions, parameters and variables of a module that BARE words name; fields of a class are not among them."""
    nodes = list(ast.walk(tree))
    fields = {
        id(name)
        for each in nodes
        if isinstance(each, ast.ClassDef)
        for line in each.body
        if isinstance(line, ast.AnnAssign | ast.Assign)
        for name in ast.walk(line)
    }
    names: set[str] = set()
    for each in nodes:
        if isinstance(each, Function):
            names.add(each.name)
        elif isinstance(each, ast.arg):
            names.add(each.arg)
        elif isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store) and id(each) not in fields:
            names.add(each.id)
        elif isinstance(each, ast.ExceptHandler | ast.MatchAs) and each.name:
            names.add(each.name)
        elif isinstance(each, ast.alias) and each.asname:
            names.add(each.asname)
    return names & BARE


@pytest.mark.parametrize(
    ("source", "bare"),
    [
        ("def cases(): return 1", set()),
        ("def found(): return 1", {"found"}),
        ("async def told(): return 1", {"told"}),
        ("def cases(kept): return kept", {"kept"}),
        ("def cases(*, given=1): return given", {"given"}),
        ("def cases(*given): return given", {"given"}),
        ("held = 1", {"held"}),
        ("for here in (1, 2): pass", {"here"}),
        ("cases = [there for there in (1, 2)]", {"there"}),
        ("sort = sorted([], key=lambda said: said)", {"said"}),
        ("try:\n    pass\nexcept OSError as met: pass", {"met"}),
        ("import json as known", {"known"}),
        ("with open('x') as (asked, b): pass", {"asked"}),
        ("if (shown := 1): pass", {"shown"}),
        ("class Fault:\n    found: str", set()),
        ("class Fault:\n    def found(self): return 1", {"found"}),
        ("known_ids = 1\nwho_asked = 2\nprint(kept)", set()),
    ],
)
def test_what_counts_as_a_bare_name(source, bare):
    assert bare_names(ast.parse(source)) == bare


def test_no_file_or_folder_is_named_by_such_a_word_alone():
    assert len(FILES) > 800
    places = {path: {path.stem, *path.relative_to(HOME).parts} & BARE for path in FILES}
    assert {str(path): bare for path, bare in places.items() if bare} == {}


def test_nothing_is_named_by_such_a_word_alone():
    names = {str(path): bare_names(tree) for path, tree in trees().items()}
    assert {path: bare for path, bare in names.items() if bare} == {}


def test_no_class_name_stands_twice():
    homes: dict[str, list[str]] = defaultdict(list)
    for path, tree in trees().items():
        for each in ast.walk(tree):
            if isinstance(each, ast.ClassDef) and each.name not in INNER:
                homes[each.name].append(str(path.relative_to(HOME)))
    assert len(homes) > 300
    assert {name: places for name, places in homes.items() if len(places) > 1} == {}
