"""Nothing in the product's own code that only a POSIX system has: councils' machines are mostly Windows."""

import ast

import pytest

from support.wheel import ROOT

MODULES = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "termios", "tty"}
CALLS = {
    "os.chown",
    "os.fchmod",
    "os.fork",
    "os.forkpty",
    "os.getegid",
    "os.geteuid",
    "os.getgid",
    "os.getpgid",
    "os.getuid",
    "os.killpg",
    "os.mkfifo",
    "os.nice",
    "os.sched_getaffinity",
    "os.setsid",
    "os.symlink",
    "os.uname",
    "signal.SIGHUP",
    "signal.SIGKILL",
    "signal.SIGUSR1",
    "signal.alarm",
    "time.tzset",
}
METHODS = {"symlink_to", "hardlink_to", "lchmod"}
FILES = sorted((ROOT / "src" / "sightline").rglob("*.py"))


def posix_only(source: str) -> list[str]:
    """What the source names that is not there on Windows, but for imports that are tried and done without."""
    tree = ast.parse(source)
    tried = {id(inner) for node in ast.walk(tree) if isinstance(node, ast.Try) for inner in node.body}
    return [found for node in ast.walk(tree) if id(node) not in tried for found in _named(node)]


def _named(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {each.name for each in node.names} & MODULES
    if isinstance(node, ast.ImportFrom):
        return {node.module or ""} & MODULES
    if isinstance(node, ast.Attribute):
        return {ast.unparse(node)} & CALLS | {node.attr} & METHODS
    return set()


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import fcntl", ["fcntl"]),
        ("import os\nos.fork()", ["os.fork"]),
        ("a.symlink_to(b)", ["symlink_to"]),
        ("try:\n    import resource\nexcept ImportError:\n    pass", []),
        ("import os\nos.replace(a, b)", []),
    ],
)
def test_it_tells_what_windows_has_not_got(source, found):
    assert posix_only(source) == found


def test_nothing_of_ours_needs_posix():
    found = {file.name: posix_only(file.read_text(encoding="utf-8")) for file in FILES}
    assert {name: what for name, what in found.items() if what} == {}


def test_every_text_file_is_opened_with_its_encoding_named():
    """Windows takes another encoding than UTF-8 where none is named."""
    bare = []
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                named = {each.arg for each in node.keywords}
                if node.func.attr in {"read_text", "write_text"} and "encoding" not in named:
                    bare.append(f"{file.name}:{node.lineno}")
    assert bare == []
