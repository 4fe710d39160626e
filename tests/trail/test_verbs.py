"""What the trail can say: every verb is written down once, by its room, with what its line may hold; and nothing else is said."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

import sightline
from sightline.docgen import trail
from sightline.trail.rules import ACTION
from sightline.trail.verbs import TrailVerb

HOME = Path(sightline.__file__).parent
MEMBERS = {(verbs.__name__, each.name): each for verbs in trail.EVERY.values() for each in verbs}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def modules() -> dict[Path, ast.Module]:
    """The modules that may say something in the trail: those without any of these words cannot."""
    texts = {
        path: path.read_text(encoding="utf-8")
        for path in sorted(HOME.rglob("*.py"))
        if "migrations" not in path.parts
    }
    return {path: ast.parse(text) for path, text in texts.items() if re.search("action=|record|Verb", text)}


def test_a_verb_belongs_to_one_room():
    texts = [str(each) for each in chain.from_iterable(trail.EVERY.values())]
    assert sorted(texts) == sorted(set(texts))


def test_a_verb_is_named_as_it_reads_and_may_be_recorded():
    for each in MEMBERS.values():
        assert each.name == each.value.upper() and ACTION.fullmatch(each.value)


def test_the_verbs_of_every_room_are_gathered():
    written = {name for tree in modules().values() for name in _enums(tree)}
    assert written == {verbs.__name__ for verbs in trail.EVERY.values()}


def _enums(tree: ast.Module) -> Iterator[str]:
    for each in ast.walk(tree):
        if isinstance(each, ast.ClassDef) and any(ast.unparse(base) == "TrailVerb" for base in each.bases):
            yield each.name


def test_every_verb_is_said_somewhere():
    used = {
        (each.value.id, each.attr)
        for path, tree in modules().items()
        if path.name != "verbs.py"
        for each in ast.walk(tree)
        if isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name)
    }
    assert sorted(set(MEMBERS) - used) == []


def taking_verbs(trees: list[ast.Module]) -> dict[str, tuple[str, int]]:
    """The functions that take a verb: by their name the parameter's, and its place among the positional ones or -1."""
    functions = {}
    for each in (node for tree in trees for node in ast.walk(tree) if isinstance(node, Function)):
        positional = [one.arg for one in each.args.args if one.arg != "self"]
        for one in (*each.args.args, *each.args.kwonlyargs):
            if one.annotation and ast.unparse(one.annotation) == "TrailVerb":
                place = positional.index(one.arg) if one.arg in positional else -1
                functions[each.name] = (one.arg, place)
    return functions


def bare_verbs(tree: ast.Module, functions: dict[str, tuple[str, int]]) -> Iterator[int]:
    """The lines of a module on which a verb is given as text instead of as a member, also as one of two or put together."""
    for call in (each for each in ast.walk(tree) if isinstance(each, ast.Call)):
        name, place = functions.get(ast.unparse(call.func).rpartition(".")[2], ("", -1))
        verbs = [each.value for each in call.keywords if each.arg == name]
        verbs += call.args[place : place + 1] if place >= 0 else []
        parts = [
            part
            for verb in verbs
            for part in ([verb.body, verb.orelse] if isinstance(verb, ast.IfExp) else [verb])
        ]
        yield from (each.lineno for each in parts if isinstance(each, ast.Constant | ast.JoinedStr))


@pytest.mark.parametrize(
    ("call", "lines"),
    [
        ('record(by=by, action="loaded")', [1]),
        ('trail.record(by=by, action=f"request_{outcome}")', [1]),
        ('record(by=by, action="exported" if taking else PeopleVerb.LOOKED_AT_FAULTS)', [1]),
        ('tries.record_failure(name, "sign_in_failed")', [1]),
        ("record(by=by, action=LoadingVerb.LOADED)", []),
        ('parser.add_argument("--again", action="store_true")', []),
    ],
)
def test_a_verb_given_as_text_is_seen(call: str, lines: list[int]):
    functions = {"record": ("action", -1), "record_failure": ("action", 1)}
    assert list(bare_verbs(ast.parse(call), functions)) == lines


def test_no_verb_is_given_as_text():
    own = {path: taking_verbs([tree]) for path, tree in modules().items()}
    functions = {name: verb for each in own.values() for name, verb in each.items() if name[0] != "_"}
    assert {"record", "record_look", "look_at_children", "move", "record_failure"} <= set(functions)
    bare = [
        f"{path.relative_to(HOME)}:{line}"
        for path, tree in modules().items()
        for line in bare_verbs(tree, functions | own[path])
    ]
    assert bare == []


def written_keys(function: ast.AST) -> Iterator[tuple[list[TrailVerb], str]]:
    """The verbs of each call in a function, two where one of two is said, with each key that can be read of its detail."""
    for call in (each for each in ast.walk(function) if isinstance(each, ast.Call)):
        arguments = {each.arg: each.value for each in call.keywords}
        parts = [arguments[name] for name in ("detail", "about") if name in arguments]
        keys = {key for part in parts for key in _keys(part, function)}
        if isinstance(counted := arguments.get("counted_as"), ast.Constant):
            keys.add(str(counted.value))
        names = map(_named, ast.walk(arguments.get("action", ast.Pass())))
        verbs = [MEMBERS[name] for name in names if name in MEMBERS]
        yield from ((verbs, key) for key in keys if verbs)


def _named(each: ast.AST) -> tuple[str, str]:
    is_member = isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name)
    return (each.value.id, each.attr) if is_member else ("", "")


def _keys(part: ast.AST, function: ast.AST) -> Iterator[str]:
    if isinstance(part, ast.Dict):
        yield from (str(key.value) for key in part.keys if isinstance(key, ast.Constant))
    elif isinstance(part, ast.BinOp):
        yield from chain(_keys(part.left, function), _keys(part.right, function))
    elif isinstance(part, ast.IfExp):
        yield from chain(_keys(part.body, function), _keys(part.orelse, function))
    elif isinstance(part, ast.Name):
        yield from _keys_of_local(part.id, function)


def _keys_of_local(name: str, function: ast.AST) -> Iterator[str]:
    for each in ast.walk(function):
        if not isinstance(each, ast.Assign | ast.AugAssign | ast.AnnAssign) or each.value is None:
            continue
        for target in each.targets if isinstance(each, ast.Assign) else [each.target]:
            if isinstance(target, ast.Name) and target.id == name:
                yield from _keys(each.value, function)
            elif isinstance(target, ast.Subscript) and ast.unparse(target.value) == name:
                yield from _keys(ast.Dict(keys=[target.slice], values=[each.value]), function)


def test_what_a_detail_holds_can_be_read():
    source = """
def load(by, made):
    detail = {"snapshot": made.snapshot} | ({"faults": made.faults} if made.faults else {})
    detail |= {"of": 1}
    detail["more"] = 2
    record(by=by, action=LoadingVerb.LOADED, detail=detail)
"""
    keys = {(*verbs, key) for verbs, key in written_keys(ast.parse(source))}
    assert keys == {("loaded", key) for key in ("snapshot", "faults", "of", "more")}


def test_a_detail_holds_nothing_that_its_verb_does_not_name():
    functions = [
        (path, each)
        for path, tree in modules().items()
        for each in ast.walk(tree)
        if isinstance(each, Function)
    ]
    written = [(path.name, *pair) for path, each in functions for pair in written_keys(each)]
    assert len(written) > 150
    undeclared = [
        (file, verbs, key) for file, verbs, key in written if not any(key in verb.detail for verb in verbs)
    ]
    assert undeclared == []


def test_the_page_has_every_verb():
    text = trail.text()
    assert [each for each in MEMBERS.values() if f"| `{each}` |" not in text] == []
