"""What of a paper's words is exempt from the public, and the words without it. Pure."""

import re
from collections.abc import Callable
from typing import Any

BEGIN = re.compile(r"^\s*\{(?P<kind>exempt|only)\b\s*(?P<whom>[^}]*?)\s*\}\s*$")
END = re.compile(r"^\s*\{end\}\s*$")
LEFT_OUT = "[Exempt: not for publication]"


def is_exempt(value: Any) -> bool:
    """Whether any words of a value stand in `{exempt …}` … `{end}`."""
    if isinstance(value, str):
        return any((match := BEGIN.match(line)) and match["kind"] == "exempt" for line in value.splitlines())
    if isinstance(value, dict):
        return any(is_exempt(each) for each in value.values())
    if isinstance(value, (list, tuple)):
        return any(is_exempt(each) for each in value)
    return False


def without_exempt(value: Any) -> Any:
    """The same value with a line in place of everything exempt. What is begun and never ended goes to the end of its text."""
    return _in_texts(value, lambda kind, _: kind == "exempt", LEFT_OUT)


def for_edition(value: Any, edition: str) -> Any:
    """The same value without what stands in it for another edition alone; nothing says that something was left out."""
    return _in_texts(
        value, lambda kind, whom: kind == "only" and edition not in whom.replace(",", " ").split(), ""
    )


def _in_texts(value: Any, hides: Callable[[str, str], bool], instead: str) -> Any:
    if isinstance(value, str):
        begins = (match for line in value.splitlines() if (match := BEGIN.match(line)))
        hidden = any(hides(each["kind"], each["whom"]) for each in begins)
        return _without(value, hides, instead) if hidden else value
    if isinstance(value, dict):
        return {key: _in_texts(each, hides, instead) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_in_texts(each, hides, instead) for each in value]
    return value


def _without(text: str, hides: Callable[[str, str], bool], instead: str) -> str:
    lines: list[str] = []
    open_blocks: list[bool] = []
    for line in text.splitlines():
        match = BEGIN.match(line)
        hidden = any(open_blocks)
        if match:
            own = hides(match["kind"], match["whom"])
            if own and not hidden and instead:
                lines.append(instead)
            open_blocks.append(own)
            hidden = any(open_blocks)
        elif END.match(line) and open_blocks:
            open_blocks.pop()
        if not hidden:
            lines.append(line)
    return "\n".join(lines)
